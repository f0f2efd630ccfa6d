"""Commands about what is known and decided: `decide`, `accept`, `baseline`, `facts`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from checker._desk import Desk
    from checker.ledger.cases import Case

_baseline = typer.Typer(name="baseline", help="Known conflicts: write, prune, status.", no_args_is_help=True, rich_markup_mode=None)
_facts = typer.Typer(name="facts", help="House facts: list, add, remove.", no_args_is_help=True, rich_markup_mode=None)

_Paths = Annotated[list[str] | None, typer.Argument(metavar="[PATHS]...", help="Articles; default: those of the last run, else .")]
_On = Annotated[
    list[str] | None, typer.Option("--path", metavar="PATH", help="Run the check on these first; default: use the last run.")
]
_Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; shown with the conflict.")]
_By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides; default: git's user, else the login name.")]
_Config = Annotated[list[str] | None, typer.Option("--config", metavar="FILE|KEY=VALUE", help="Configuration; repeatable.")]
_Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Show the traceback of an internal error.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(decide)
    app.command()(accept)
    app.add_typer(_baseline)
    app.add_typer(_facts)


def decide(
    conflict: Annotated[str, typer.Argument(metavar="ID", help="Id of a conflict, or its beginning.")],
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="keep:VALUE, both, false-positive, call or undo.")],
    *,
    reason: _Reason = "",
    scope: Annotated[
        str, typer.Option(metavar="NAME", help="What separates the values (both), or what was misread (false-positive).")
    ] = "",
    by: _By = "",
    fact: Annotated[bool, typer.Option("--fact", help="Make the kept value a house fact too.")] = False,
    source: Annotated[str, typer.Option(metavar="TEXT", help="Where the house fact comes from.")] = "",
    path: _On = None,
    config: _Config = None,
    verbose: _Verbose = False,
) -> int:
    """Record what you decided about one conflict in decisions.jsonl."""
    from claims.errors import SettingsError

    if fact and not verdict.startswith("keep:"):
        raise SettingsError("--fact goes with keep:VALUE")
    desk = _desk(path, config, quiet=True)
    case = None if verdict.strip() == "undo" else desk.find(conflict)
    desk.decide(conflict, verdict, reason=reason, scope=scope, by=by, fact_source=source if fact else None)
    typer.echo(f"{_shown(case, conflict)}: {verdict}  ({desk.decisions_file})")
    if fact:
        typer.echo(f"house fact added  ({desk.facts_file})")
    return 0


def accept(
    conflicts: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of conflicts, or their beginnings.")],
    *,
    reason: _Reason = "",
    verdict: Annotated[str, typer.Option("--as", metavar="both|false-positive", help="Which; asked for at a terminal.")] = "",
    scope: Annotated[str, typer.Option(metavar="NAME", help="As with decide.")] = "",
    by: _By = "",
    path: _On = None,
    config: _Config = None,
    verbose: _Verbose = False,
) -> int:
    """Accept conflicts as they are: both values are right, or it is a false alarm."""
    from claims.errors import SettingsError

    if not reason.strip():
        raise SettingsError("accept needs --reason TEXT" + ("" if verdict else " and --as both or --as false-positive"))
    chosen = verdict or _asked()
    if chosen not in {"both", "false-positive"}:
        raise SettingsError(f"--as: {chosen!r} is none of both, false-positive")
    desk = _desk(path, config, quiet=True)
    cases = [desk.find(one) for one in conflicts]
    for case in cases:
        desk.decide(case.id, chosen, reason=reason, scope=scope, by=by)
    for case in cases:
        typer.echo(f"{_shown(case, case.id)}: {chosen}  ({desk.decisions_file})")
    return 0


@_baseline.command("write")
def baseline_write(paths: _Paths = None, config: _Config = None, verbose: _Verbose = False) -> int:
    """Write every undecided conflict into baseline.jsonl, so that only new ones count. Refuses in CI."""
    desk = _desk(paths, config)
    desk.refuse_in_ci()
    entries, fresh = desk.write_baseline()
    typer.echo(f"{entries} known, {fresh} of them new  ({desk.baseline_file})")
    return 0


@_baseline.command("prune")
def baseline_prune(paths: _Paths = None, config: _Config = None, verbose: _Verbose = False) -> int:
    """Remove entries that belong to no conflict any more; nothing is added."""
    desk = _desk(paths, config)
    typer.echo(f"{desk.prune_baseline()} removed  ({desk.baseline_file})")
    return 0


@_baseline.command("status")
def baseline_status(paths: _Paths = None, config: _Config = None, verbose: _Verbose = False) -> int:
    """Count open, known, decided and changed conflicts and stale entries."""
    from checker.identity import short
    from checker.ledger.baseline import status

    desk = _desk(paths, config)
    now = status(desk.report)
    typer.echo(f"open {now.open}, changed {now.changed}, known {now.known}, decided {now.decided}, stale {now.stale}")
    for entry in desk.report.stale:
        typer.echo(f"stale {entry.source} {short(entry.id)} {entry.rule}: {' / '.join(entry.values)}")
    return 0


@_facts.command("list")
def facts_list(config: _Config = None, verbose: _Verbose = False) -> int:
    """Show the house facts."""
    for fact in _desk(None, config).facts():
        told = "; ".join(part for part in (fact.source, fact.by, fact.on[:10]) if part)
        typer.echo(f"{fact.id}  {fact.subject}: {fact.wording.value}  “{fact.wording.quote}”" + (f"  ({told})" if told else ""))
    return 0


@_facts.command("add")
def facts_add(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="A short sentence that states the fact.")],
    *,
    subject: Annotated[str, typer.Option(metavar="NAME", help="Who or what it is about, as the sentence names it.")],
    value: Annotated[str, typer.Option(metavar="TEXT", help="The figure or date in the sentence that is settled.")],
    alias: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Another name of the subject; repeatable.")] = None,
    source: Annotated[str, typer.Option(metavar="TEXT", help="Where it comes from.")] = "",
    published: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="Day from which relative dates count.")] = "",
    note: Annotated[str, typer.Option(metavar="TEXT", help="Anything else.")] = "",
    by: _By = "",
    config: _Config = None,
    verbose: _Verbose = False,
) -> int:
    """Add a house fact; an article that differs from it is reported as XC502."""
    desk = _desk(None, config)
    made = desk.add_fact(
        sentence, value, subject=subject, aliases=alias or (), source=source, published=published, note=note, by=by
    )
    typer.echo(f"{made.id} added  ({desk.facts_file})")
    return 0


@_facts.command("remove")
def facts_remove(
    fact: Annotated[str, typer.Argument(metavar="ID", help="Id of a fact, or its beginning.")],
    config: _Config = None,
    verbose: _Verbose = False,
) -> int:
    """Take a house fact out."""
    desk = _desk(None, config)
    typer.echo(f"{desk.remove_fact(fact).id} removed  ({desk.facts_file})")
    return 0


def _desk(paths: Sequence[str] | None, config: Sequence[str] | None, *, quiet: bool = False) -> Desk:
    """`quiet` where the notes of a check, should one be needed, have nothing to do with what was asked for."""
    from checker._desk import Desk

    return Desk(
        tuple(paths or ()), tuple(config or ()), lambda line: None if quiet else typer.echo(f"crossclaim: {line}", err=True)
    )


def _shown(case: Case | None, conflict: str) -> str:
    from checker.identity import short

    return conflict if case is None else f"{short(case.id)} {case.entry.rule} {case.subject}".rstrip()


def _asked() -> str:
    import sys

    from claims.errors import SettingsError

    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise SettingsError("say --as both or --as false-positive")
    return str(typer.prompt("both or false-positive", err=True)).strip()
