"""The `check` command behind its options: choose, read, run, narrow, write."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from checker import _outputs
from checker.codes import CONFIDENCES, SEVERITIES
from checker.model import Report
from checker.progress import reporter
from checker.selection import fails, narrow, wanted_rules
from claims.errors import InputError, SettingsError
from claims.model import Article
from claims.settings import Settings

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `crossclaim check`, as typed."""

    paths: tuple[str, ...]
    outputs: tuple[str, ...] = ()
    report: str | None = None
    lang: str = "auto"
    fail_on: str = "error"
    as_of: str | None = None
    encoder: str = "default"
    stdin_filename: str = "stdin.txt"
    min_confidence: str = "low"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    quiet: bool = False
    progress: bool = True
    color: str = "auto"


def run(options: Options, say: Say) -> int:
    """Exit code 0 or 1. `say` takes lines for stderr. Raises CrossclaimError before anything is written."""
    _one_of("--lang", options.lang, ("zh", "en", "auto"))
    _one_of("--fail-on", options.fail_on, (*SEVERITIES, "never"))
    _one_of("--min-confidence", options.min_confidence, tuple(CONFIDENCES))
    _one_of("--color", options.color, ("auto", "always", "never"))
    wanted_rules(options.select, options.ignore)
    outputs = _outputs.parse(options.outputs, options.report)
    as_of = day("--as-of", options.as_of) if options.as_of else None
    settings = Settings(as_of=as_of, encoder=options.encoder, lang=options.lang, stdin_filename=options.stdin_filename)
    notes = (lambda line: None) if options.quiet else say
    articles = read(options.paths, settings, outputs, notes)
    report = _run(articles, settings, as_of, options)
    report = narrow(report, chosen=options.select, ignored=options.ignore, min_confidence=options.min_confidence)
    texts = [
        _outputs.render(report, output, lang=options.lang, fail_on=options.fail_on, color=_colored(options.color))
        for output in outputs
    ]
    for output, text in sorted(zip(outputs, texts, strict=True), key=lambda pair: pair[0].file is None):
        _outputs.write(output, text)
    _tell(report, outputs, options, notes)
    return int(fails(report, options.fail_on))


def day(option: str, text: str) -> date:
    """A date from an option. Raises SettingsError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SettingsError(f"{option}: {text!r} is no date (YYYY-MM-DD)") from None


def read(paths: Sequence[str], settings: Settings, outputs: Sequence[_outputs.Output], say: Say) -> tuple[Article, ...]:
    """The articles, sorted by path.

    A path named outright that cannot be read raises InputError; a file found in a directory is left out and told about,
    unless none remains. Reports of ours are never read as articles.
    """
    from claims.discover import STDIN, discover
    from claims.read import from_bytes, read_file

    found = discover(paths, settings)
    for note in found.notes:
        say(note)
    files = [file for file in found.files if file == STDIN or not _outputs.is_report(file)]
    _outputs.protect(outputs, (file for file in files if file != STDIN))
    named = {os.path.realpath(path) for path in paths if Path(path).is_file()}
    articles: list[Article] = []
    failed: list[InputError] = []
    for file in files:
        try:
            if file == STDIN:
                articles += from_bytes(sys.stdin.buffer.read(), settings.stdin_filename.replace("\\", "/"), settings)
            else:
                articles += read_file(file, settings)
        except InputError as error:
            if file == STDIN or os.path.realpath(file) in named:
                raise
            failed.append(error)
    if failed and not articles:
        raise failed[0]
    for problem in failed:
        say(f"{problem} (left out)")
    if not articles:
        say("no article to check")
    return tuple(sorted(articles, key=lambda article: article.path))


def _run(articles: tuple[Article, ...], settings: Settings, as_of: date | None, options: Options) -> Report:
    from checker.run import check

    with reporter(quiet=not options.progress) as progress:
        return check(articles, settings=settings, as_of=as_of, encoder=options.encoder, progress=progress)


def _tell(report: Report, outputs: Sequence[_outputs.Output], options: Options, say: Say) -> None:
    """What a reader of stderr should know: notes of the run, and where the results are."""
    from checker.render._words import language
    from checker.render.text import closing

    lang = language(report, options.lang)
    for row in report.articles:
        for note in row.article.notes:
            say(f"{row.article.path}: {note}")
    for text in report.notes:
        say(text.get(lang))
    files = [output.file for output in outputs if output.file]
    if files:
        say(f"{closing(report, lang)} → {', '.join(files)}")


def _one_of(option: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise SettingsError(f"{option}: {value!r} is none of {', '.join(allowed)}")


def _colored(option: str) -> bool:
    if option != "auto":
        return option == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
