"""The `check` command behind its options: choose, read, run, apply the ledger and the configuration, narrow, write."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from checker import _outputs, notices
from checker._options import Options
from checker._plan import Plan, settle
from checker._read import Corpus, choose, read
from checker.memory import Budget, budget
from checker.model import Report
from checker.progress import reporter
from checker.selection import fails, narrow, only_active, only_changed
from claims.errors import SettingsError, chinese

if TYPE_CHECKING:
    from checker.run import Inside
    from claims.store import Store

Say = Callable[[str], None]


def run(options: Options, say: Say) -> int:
    """Exit code 0, 1 or 3. `say` takes lines for stderr. Raises CrossclaimError before anything is written."""
    plan = settle(options)
    if options.watch:
        from checker._watch import watch

        return watch(plan, say, once)
    return once(plan, say)


def once(plan: Plan, say: Say) -> int:
    """One run of a plan that has been settled."""
    options = plan.options
    notes: Say = (lambda line: None) if options.quiet or options.silent else say
    for note in plan.loaded.notes:
        notes(note)
    if options.show_settings:
        from checker._show import in_force, put

        put(in_force(plan.loaded))
        return 0
    bound = _budget(plan)
    files = choose(plan, notes)
    if options.show_files:
        from checker._show import put

        put("".join(f"{file}\n" for file in files))
        return 0
    record = [_outputs.Output("record", str(plan.judge.record))] if plan.judge and plan.judge.record else []
    _outputs.protect([*plan.outputs, *record], (file for file in files if file != "-"))
    with _store(plan, notes, bound) as store:  # open to the end: what nobody looks at is never taken out of it
        corpus = read(plan, files, notes, store, bound)
        if plan.judge is not None and plan.judge.dry_run:
            from checker._show import put

            put(_dry_run(plan, corpus, store))
            return 0
        report = compare(plan, corpus, store)
        _keep(plan, report)
        report = narrowed(plan, report)
        _write(plan, report)
        _tell(plan, report, notes)
        return exit_code(plan, report)


def _budget(plan: Plan) -> Budget:
    """What `--memory` allows. Raises SettingsError."""
    if plan.options.memory is not None and plan.judge is not None:
        raise SettingsError("--memory: a language model is shown the whole corpus at once; leave out --judge or --memory")
    return budget(plan.options.memory, model=plan.config.encoder != "hash")


def _store(plan: Plan, say: Say, bound: Budget | None = None) -> AbstractContextManager[Store | None]:
    from checker._store import opened

    options = plan.options
    given = opened(options.store, options.cache_dir, options.no_cache, say)
    if bound is None or bound.total is None:
        return given
    from checker._store import or_temporary

    return or_temporary(given)


def _keep(plan: Plan, report: Report) -> None:
    """In the user's cache, for `decide` and `explain`; the ledger itself is never written by a check."""
    from checker.ledger.lastrun import save

    save(report, plan.root, plan.paths, plan.config.report.lang)


def whole(options: Options, say: Say) -> tuple[Plan, Report]:
    """The report of the paths with nothing narrowed, for the commands that write the ledger or show it."""
    plan = settle(options)
    notes: Say = (lambda line: None) if options.quiet or options.silent else say
    with _store(plan, notes) as store:
        return plan, _taken_out(compare(plan, read(plan, choose(plan, notes), notes, store), store))


def compare(plan: Plan, corpus: Corpus, store: Store | None) -> Report:
    """The whole corpus compared, with the ledger and the configuration laid over it; nothing is narrowed yet."""
    from checker.config.apply import apply

    return apply(_with_ledger(plan, _compared(plan, corpus, store)), plan.config, plan.root)


def without_ledger(plan: Plan, say: Say) -> Report:
    """The whole corpus compared and nothing laid over it, for the review app, which lays the ledger over again and again."""
    with _store(plan, say) as store:
        return _taken_out(_compared(plan, read(plan, choose(plan, say), say, store), store))


def _taken_out(report: Report) -> Report:
    """With all claims and names at hand, for who looks at them after the store is closed."""
    return replace(report, claims=tuple(report.claims), clusters=tuple(report.clusters), entities=tuple(report.entities))


def _compared(plan: Plan, corpus: Corpus, store: Store | None) -> Report:
    return replace(_judged(plan, corpus, store), notices=corpus.notices)


def _judged(plan: Plan, corpus: Corpus, store: Store | None) -> Report:
    """The corpus compared, and judged where a judge is asked for."""
    if plan.judge is None:
        return _offline(plan, corpus, store)
    from checker.judge.work import judged
    from checker.render._words import language

    seen: list[Inside] = []
    report = _offline(plan, corpus, store, inside=seen.append)
    return judged(report, seen[-1], plan.judge, language(report, plan.config.report.lang))


def _dry_run(plan: Plan, corpus: Corpus, store: Store | None) -> str:
    from checker.judge.work import rehearsed
    from checker.render._words import language

    assert plan.judge is not None
    seen: list[Inside] = []
    report = _offline(plan, corpus, store, inside=seen.append)
    return rehearsed(report, seen[-1], plan.judge, language(report, plan.config.report.lang))


def _offline(plan: Plan, corpus: Corpus, store: Store | None, **more: Any) -> Report:
    from checker.run import check
    from checker.runner import runner_of

    config, options = plan.config, plan.options
    newest = config.as_of == "newest-article"
    day = _newest(corpus) if newest else plan.as_of
    with (
        reporter(quiet=options.no_progress or options.quiet or options.silent) as progress,
        runner_of(options.runner, options.jobs, progress) as runner,
    ):
        report = check(
            corpus.articles,
            settings=plan.settings,
            as_of=day,
            encoder=config.encoder,
            progress=progress,
            store=store,
            runner=runner,
            budget=corpus.budget,
            **more,
        )
    return replace(report, as_of_from="newest article") if newest and day else report


def _newest(corpus: Corpus) -> date | None:
    days = [a.published for a in corpus.articles.bare if a.published is not None and a.published_from != "inferred"]
    return max(days, default=None)


def _with_ledger(plan: Plan, report: Report) -> Report:
    """States and rulings from the records, and a notice for each stale entry."""
    from checker.ledger import load_and_apply

    found = {kind: plan.record(kind) for kind in ("baseline", "decisions", "facts")}
    there = {kind: file if file is not None and file.is_file() else None for kind, file in found.items()}
    report = load_and_apply(
        report,
        plan.root,
        **there,
        no_baseline=there["baseline"] is None,
        no_decisions=there["decisions"] is None,
        no_facts=there["facts"] is None,
    )
    files = {name: found[kind] or plan.root for name, kind in (("decision", "decisions"), ("baseline", "baseline"))}
    return replace(report, notices=(*report.notices, *notices.stale(report.stale, files, plan.root)))


def narrowed(plan: Plan, report: Report) -> Report:
    """The report with the rules, the confidence, the changed files and the states that were asked for."""
    config = plan.config
    report = narrow(
        report,
        chosen=config.select,
        ignored=config.ignore,
        extended=config.extend_select,
        min_confidence=config.min_confidence,
    )
    if plan.changed is not None:
        report = only_changed(report, plan.is_changed)
    return only_active(report) if config.new_only else report


def _changed_paths(plan: Plan, report: Report) -> frozenset[str]:
    return frozenset(row.article.path for row in report.articles if plan.is_changed(row.article.path))


def exit_code(plan: Plan, report: Report) -> int:
    """0, 1 where conflicts fail the run, 3 where only stale entries do and the user asked for that."""
    config = plan.config
    if fails(report, config.fail_on, config.max_conflicts):
        return 1
    return 3 if config.strict_decisions and report.stale else 0


def _write(plan: Plan, report: Report) -> None:
    """Files first, then stdout, so that a reader who leaves early costs no file."""
    color = colored(plan.options.color, os.environ, tty=sys.stdout.isatty())
    part = plan.config.report
    wanted = _outputs_of(plan)
    texts = [
        _outputs.render(
            report,
            output,
            lang=part.lang,
            fail_on=_verdict(plan, report),
            color=color,
            link=part.link,
            max_bytes=part.max_bytes,
            max_chars=part.comment_max_chars,
            changed=_changed_paths(plan, report),
            others=wanted,
        )
        for output in wanted
    ]
    for output, text in sorted(zip(wanted, texts, strict=True), key=lambda pair: pair[0].file is None):
        _outputs.write(output, text)
    if plan.options.statistics and not plan.options.silent:
        from checker._show import statistics

        statistics(report, part.lang, to_stderr=any(output.file is None for output in wanted))


def _verdict(plan: Plan, report: Report) -> str:
    """What a page says of the run: no failure where --max-conflicts allows what was found."""
    config = plan.config
    allowed = fails(report, config.fail_on) and not fails(report, config.fail_on, config.max_conflicts)
    return "never" if allowed else config.fail_on


def _outputs_of(plan: Plan) -> tuple[_outputs.Output, ...]:
    """Without stdout where nothing is to be shown; the table of --statistics stands in for the default text."""
    options = plan.options
    bare = options.statistics and not options.output and not options.report
    dropped = _outputs.FORMATS if options.silent else ("text",) if bare else ()
    return tuple(output for output in plan.outputs if output.file or output.format not in dropped)


def _tell(plan: Plan, report: Report, say: Say) -> None:
    """What a reader of stderr should know: notes of the run, and where the results are."""
    from checker.render._words import language
    from checker.render.text import closing

    lang = language(report, plan.config.report.lang)
    for row in report.articles:
        for note in row.article.notes:
            say(f"{row.article.path}: {chinese(note) if lang == 'zh' else note}")
    for text in report.notes:
        say(text.get(lang))
    files = [output.file for output in plan.outputs if output.file]
    if files:
        say(f"{closing(report, lang)} → {', '.join(files)}")


def day(option: str, text: str) -> date:
    """A date from an option. Raises SettingsError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SettingsError(f"{option}: {text!r} is no date (YYYY-MM-DD)") from None


def colored(option: str, environment: Mapping[str, str], *, tty: bool) -> bool:
    """Colours on stdout: the option, NO_COLOR, FORCE_COLOR, then a terminal that is neither dumb nor in CI."""
    if option != "auto":
        return option == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return environment["FORCE_COLOR"] != "0"
    return tty and environment.get("TERM") != "dumb" and not environment.get("CI")
