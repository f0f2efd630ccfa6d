"""Which files a run reads, and the articles in them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker import _git, _outputs
from checker.articles import Articles, Gathering
from checker.memory import Budget
from checker.model import Notice
from checker.notices import undated, unreadable
from checker.parsed import Parsed, Piece
from claims.errors import InputError
from claims.model import Article
from claims.settings import Settings

if TYPE_CHECKING:
    from checker._plan import Plan
    from checker.config.model import Source
    from claims.store import Store

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles in order, and what there is to say about files and articles."""

    articles: Articles
    notices: tuple[Notice, ...] = ()
    budget: Budget | None = None  # what a run of them may hold


def choose(plan: Plan, say: Say) -> tuple[str, ...]:
    """The files to read, sorted; `-` is standard input. Reports of ours are never articles. Raises InputError."""
    from claims.discover import STDIN, discover

    found = discover(plan.paths, plan.settings)
    if plan.paths and not found.files:  # only globs, and each of them empty: a typing error must not look like a clean run
        raise InputError(", ".join(plan.paths), "matches no article")
    for note in found.notes:
        say(note)
    files = [file for file in found.files if file == STDIN or not _outputs.is_report(file)]
    named = _named(plan)
    kept = [file for file in files if file == STDIN or (found.real[file] in named and not plan.config.force_exclude)]
    outright = set(kept)
    rest = [file for file in files if file not in outright]
    if plan.config.respect_gitignore:
        rest = _not_ignored(rest, plan, found.real)
    chosen = sorted([*kept, *(file for file in rest if plan.wanted(file))])
    if files and not chosen:
        say(f"no article left of {len(files)} by include, exclude and .gitignore")
    return tuple(chosen)


def _named(plan: Plan) -> frozenset[str]:
    """What the files really are that are named outright."""
    return frozenset(os.path.realpath(path) for path in plan.paths if Path(path).is_file())


def _not_ignored(files: Sequence[str], plan: Plan, real: Mapping[str, str]) -> list[str]:
    """Without what git ignores, but a folder that is named outright is read although it is ignored itself."""
    from checker.config.search import repository, start_of

    top = repository(start_of(plan.paths))
    if top is None or not files:
        return list(files)
    folders = [os.path.realpath(path) for path in plan.paths if Path(path).is_dir()]
    out = _git.ignored(top, [*(real[file] for file in files), *folders])
    asked = [folder for folder in folders if folder in out]
    return [file for file in files if real[file] not in out or any(Path(real[file]).is_relative_to(one) for one in asked)]


def read(plan: Plan, files: Sequence[str], say: Say, store: Store | None = None, budget: Budget | None = None) -> Corpus:
    """The articles of the files, dated and in the language that the configuration says; what `store` knows is not parsed again.

    With a budget they are put away as they are read. A path named outright that cannot be read raises InputError; a file found in
    a directory is left out with a notice, unless none remains. Raises InputError too where no article has any text.
    """
    from claims.discover import STDIN

    budget = budget or Budget()
    gathered = Gathering(budget)
    if STDIN in files:
        for article in _piped(plan):
            gathered.add(article)
    failed = _gather(gathered, plan, [file for file in files if file != STDIN], store)
    if failed and not len(gathered):
        raise failed[0]
    for problem in failed:
        say(f"{problem} (left out)")
    made = gathered.done()
    if budget.total is not None and budget.wanted(len(made)) > budget.total:
        say(f"--memory: {len(made)} articles take about {budget.wanted(len(made)) / 1e9:.1f}G, whatever is put away")
    if not made:
        say("no article to check")
    elif not any(article.text.strip() for article in made.bare):
        raise InputError(made.bare[0].path, "no text")
    return Corpus(made, (*map(unreadable, failed), *undated(made.bare)), budget)


def _gather(to: Gathering, plan: Plan, files: Sequence[str], store: Store | None) -> list[InputError]:
    """The articles of the files, and why some of these cannot be read: all or nothing of a file."""
    named = _named(plan)
    failed: list[InputError] = []
    begun = (-1, 0)  # a file, and how many articles there were before it
    for made in Parsed(store).pieces([(file, _settings(file, plan)) for file in files]):
        file = files[made.n]
        if made.n != begun[0]:
            begun = (made.n, len(to))
        if isinstance(made, Piece):
            own = _configured(made.articles, file, plan)
            for at, article in enumerate(own):
                to.add(article, made.keys[at] if made.keys and article is made.articles[at] else None)
        elif os.path.realpath(file) in named:
            raise made.error
        else:
            to.cut(begun[1])
            failed.append(made.error)
    return failed


def stream(plan: Plan, files: Sequence[str], say: Say) -> Iterator[Article]:
    """The articles of the files in their order, as `read` gives them, a chunk at a time; no more is held, whatever the files' size.

    A path named outright that cannot be read raises InputError; of a file found in a directory what cannot be read is left out.
    """
    from claims.chunks import chunks
    from claims.discover import STDIN

    named = _named(plan)
    for file in files:
        if file == STDIN:
            yield from _piped(plan)
            continue
        try:
            for chunk in chunks(file, _settings(file, plan)):
                yield from _configured(chunk.load(), file, plan)
        except InputError as error:
            if os.path.realpath(file) in named:
                raise
            say(f"{error} (left out)")


def _piped(plan: Plan) -> tuple[Article, ...]:
    """The articles of standard input."""
    from claims.discover import STDIN
    from claims.read import from_bytes

    settings = _settings(STDIN, plan)
    made = from_bytes(sys.stdin.buffer.read(), settings.stdin_filename.replace("\\", "/"), settings)
    return _configured(made, STDIN, plan)


def _settings(file: str, plan: Plan) -> Settings:
    source = plan.source_of(file)
    return _with_date_field(plan.settings, source.date_field) if source and source.date_field else plan.settings


def _configured(articles: tuple[Article, ...], file: str, plan: Plan) -> tuple[Article, ...]:
    """The articles of a file with what the configuration says of them."""
    source = plan.source_of(file)
    if source and source.date_field:
        articles = tuple(_dated(article, source) for article in articles)
    if plan.config.language != "auto":
        articles = tuple(replace(article, language=plan.config.language) for article in articles)
    return articles


def _with_date_field(settings: Settings, name: str) -> Settings:
    return replace(settings, fields=replace(settings.fields, date=(name, *settings.fields.date)))


def _dated(article: Article, source: Source) -> Article:
    """With the date in the front matter field that the configuration names."""
    from claims.front_matter import read as front_matter
    from claims.published import parse

    day = parse(front_matter(article.text, article.path).fields.get(source.date_field.lower()))
    return article if day is None else replace(article, published=day, published_from="front matter")
