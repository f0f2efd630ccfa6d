"""The whole pipeline on one screen: articles -> claims -> slots -> conflicts -> report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from checker.align import Alignment, align
from checker.blocks import left_out
from checker.candidates import barred, repeated
from checker.compare.merge import merge
from checker.compare.rules import ruled
from checker.findings import findings
from checker.group import conflict_drafts, threshold
from checker.model import ArticleRow, Report
from checker.overview import agreements, clusters_of, not_compared, updates
from checker.sources import families
from checker.twins import twins
from claims.extract import TOGETHER, Extraction, extract
from claims.model import Article
from claims.published import as_of as reference_day
from claims.settings import Settings
from claims.store import Store, StoredEncoder, corpus_key, readings
from claims.workers import Workers

if TYPE_CHECKING:
    from claims.embed import Encoder

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Inside:
    """What a run knows beside its report, for who looks at it a second time. `family[i]` is the article that article i copies."""

    extraction: Extraction
    family: tuple[int, ...]
    found: Alignment


Look = Callable[[Inside], None]


def check(
    articles: Sequence[Article],
    *,
    settings: Settings | None = None,
    as_of: date | None = None,
    encoder: str = "default",
    progress: Progress | None = None,
    store: Store | None = None,
    jobs: int = 1,
    inside: Look | None = None,
) -> Report:
    """Check `articles` against each other and themselves.

    `encoder` is a name that `claims.embed.load` knows. What `store` knows of the articles is not read or encoded again; the
    rest is read by `jobs` processes. The report depends neither on these nor on the order of the articles. Raises
    `EncoderError` where the encoder cannot be had, `StoreError` where the store fails.
    `inside` is shown what the run knows beside its report.
    """
    say = progress or (lambda line: None)
    chosen = settings or Settings()
    sorted_articles = tuple(sorted(articles, key=lambda article: (article.path, article.text)))
    day, origin = reference_day(sorted_articles, as_of or chosen.as_of)
    say(f"reading claims of {len(sorted_articles)} articles")
    with Workers(jobs) as workers:
        read = readings(sorted_articles, store, workers.read, batch=TOGETHER * workers.jobs, say=say)
    extraction = extract(sorted_articles, chosen, read)
    family = families(sorted_articles)
    found = _align(extraction, family, _encoder(encoder, say, store), say)
    report = _report(extraction, family, found, day, origin, encoder)
    if inside is not None:
        inside(Inside(extraction, tuple(family), found))
    if store is not None:
        store.put_run(corpus_key(sorted_articles), len(report.articles), len(report.claims), len(report.conflicts))
    return report


def _align(extraction: Extraction, family: Sequence[int], encoder: Callable[[], Encoder], say: Progress) -> Alignment:
    if len(extraction.claims) < 2:
        return Alignment({}, {}, (), ())
    return align(extraction.claims, extraction.articles, family, encoder(), say)


_LOADED: dict[str, Encoder] = {}


def _encoder(name: str, say: Progress, store: Store | None) -> Callable[[], Encoder]:
    """How to get the encoder: loaded once a process (a library user who checks many small sets pays for it once), and with a
    store only when there is a text that the store does not know."""
    from claims.embed import identity, load

    def loaded() -> Encoder:
        if name not in _LOADED:
            _LOADED[name] = load(name, progress=say)
        return _LOADED[name]

    return loaded if store is None else lambda: StoredEncoder(store, identity(name), loaded, say)


def _report(extraction: Extraction, family: Sequence[int], found: Alignment, day: date | None, origin: str, encoder: str) -> Report:
    claims, articles = extraction.claims, extraction.articles
    entities = {entity.id: entity for entity in extraction.resolution.entities}
    cut = threshold(len(found.scores), len(claims))
    flagged = [
        (c.i, c.j, p)
        for c, p in zip(found.candidates, found.decided, strict=True)
        if p >= cut
        and not barred(c.row)
        and not repeated(claims[c.i], claims[c.j], family)
        and not twins(claims[c.i], claims[c.j], articles)
    ]
    grouped = conflict_drafts(flagged, claims, found.scores, entities)
    used = {k for _, members in grouped for k in members}
    drafts = merge(ruled(extraction, day), [draft for draft, _ in grouped])
    conflicts = findings(drafts, articles, family)
    revised = findings(updates(found, claims, articles, used, entities, cut), articles, family)
    moved = {id(claim) for finding in revised for side in finding.values for claim in side.claims}
    told = used | {k for k, claim in enumerate(claims) if id(claim) in moved}
    agreed = findings(agreements(found, claims, used, entities), articles, family)
    rows = tuple(ArticleRow(article, articles[family[i]].path if family[i] != i else None) for i, article in enumerate(articles))
    stats = {
        "articles": len(articles),
        "claims": len(claims),
        "pairs": len(found.scores),
        "conflicts": len(conflicts),
        "updates": len(revised),
        "agreements": len(agreed),
    }
    return Report(
        articles=rows,
        conflicts=conflicts,
        updates=revised,
        agreements=agreed,
        not_compared=not_compared(found, claims, told),
        as_of=day,
        as_of_from=origin,
        claims=claims,
        clusters=clusters_of(found, len(claims)),
        entities=extraction.resolution.entities,
        encoder=encoder,
        stats=stats,
        notes=left_out(found.cuts),
    )


__all__ = ["check"]
