"""Which articles report one event, and which dates each of their sources claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations
from math import log1p

from checker.model import Finding, Report
from checker.review.text import visible
from claims.model import Claim, When

MEMBERS = 30  # articles of one finding that are linked with each other
MOST = 400  # dated claims on one axis; more would be a smear


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that findings connect: indices into `Report.articles`, ascending; `n` counts from 0."""

    n: int
    articles: tuple[int, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A dated claim on the axis. `x` and `width` are user units of the drawing; `finding` is the id of its conflict or empty."""

    x: float
    width: float
    label: str
    quote: str
    path: str
    line: int
    start: int
    finding: str
    lang: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One source's line: `y` of its middle, its marks from left to right, and the x of its publication date or None."""

    name: str
    day: str
    path: str
    y: float
    marks: tuple[Mark, ...]
    published: float | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled date of the axis; `gap` is true where time before it was shortened."""

    x: float
    label: str
    gap: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """The drawing: lanes, ticks and its size in user units."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    width: float
    height: float


def stories(report: Report) -> tuple[Story, ...]:
    """Groups of articles that share a conflict, two agreements, or repeat each other; largest first."""
    parent = list(range(len(report.articles)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in _linked(report):
        parent[root(i)] = root(j)
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(report.articles)):
        groups[root(i)].append(i)
    ordered = sorted((tuple(group) for group in groups.values()), key=lambda group: (-len(group), group))
    return tuple(Story(n, group, _title(report, group)) for n, group in enumerate(ordered))


def _linked(report: Report) -> list[tuple[int, int]]:
    """Pairs of articles about one event; one agreement alone may be chance (both say "two men")."""
    weight: Counter[tuple[int, int]] = Counter()
    for worth, part in ((2, report.conflicts), (1, report.agreements)):
        for finding in part:
            members = sorted({claim.article for side in finding.values for claim in side.claims})[:MEMBERS]
            weight.update({pair: worth for pair in combinations(members, 2)})
    where = {row.article.path: i for i, row in enumerate(report.articles)}
    weight.update({(i, where[row.copy_of]): 2 for i, row in enumerate(report.articles) if row.copy_of in where})
    return sorted(pair for pair, worth in weight.items() if worth >= 2)


def _title(report: Report, group: Sequence[int]) -> str:
    dated = sorted(group, key=lambda i: (report.articles[i].article.published or date.max, i))
    article = report.articles[dated[0]].article
    return visible(article.title) or article.path


def story_of(found: Sequence[Story], articles: Sequence[int]) -> Story | None:
    """The story that holds the first of these articles."""
    return next((story for story in found if articles and articles[0] in story.articles), None)


def axis(report: Report, articles: Sequence[int], only: Finding | None = None) -> Axis:
    """The dated claims of the articles on one axis, a lane each; with `only` those of one finding."""
    disputed = {
        (claim.article, claim.value_start): finding.id
        for finding in report.conflicts
        for side in finding.values
        for claim in side.claims
    }
    if only is None:
        dated = [claim for claim in report.claims if claim.article in set(articles) and _range(claim)][:MOST]
    else:
        dated = [claim for side in only.values for claim in side.claims if _range(claim)]
    lanes = sorted({claim.article for claim in dated}, key=lambda i: (report.articles[i].article.published or date.max, i))
    days = {day for claim in dated if (span := _range(claim)) for day in (span[0].date(), _last(span))}
    published = {day for i in lanes if (day := report.articles[i].article.published)}
    places, ticks, width = _scale(days | published)
    rows = []
    for n, i in enumerate(lanes):
        marks = [_mark(claim, report, places, disputed) for claim in dated if claim.article == i]
        rows.append(_lane(report, i, n, sorted(marks, key=lambda mark: (mark.x, mark.start)), places))
    return Axis(tuple(rows), ticks, width, 56.0 + 44.0 * len(rows))


def _lane(report: Report, i: int, n: int, marks: Sequence[Mark], places: dict[date, float]) -> Lane:
    article = report.articles[i].article
    day = article.published
    name = visible(article.source or article.title or article.path)
    return Lane(name, day.isoformat() if day else "", article.path, 34.0 + 44.0 * n, tuple(marks), places[day] if day else None)


def _mark(claim: Claim, report: Report, places: dict[date, float], disputed: dict[tuple[int, int], str]) -> Mark:
    span = _range(claim)
    assert span is not None
    left, right = places[span[0].date()], places[_last(span)]
    text = claim.value.text if isinstance(claim.value, When) else ""
    language = "en" if report.articles[claim.article].article.language == "en" else "zh"
    finding = disputed.get((claim.article, claim.value_start), "")
    return Mark(
        left, right - left, visible(text), visible(claim.quote), claim.path, claim.line, claim.value_start, finding, language
    )


def _range(claim: Claim) -> tuple[datetime, datetime] | None:
    value = claim.value
    if not isinstance(value, When) or value.start is None or value.end is None or value.recurring:
        return None
    if value.anchor == "published" and value.granularity in {"year", "half", "quarter", "season"}:
        return None  # this year: says nothing about when
    return value.start.replace(tzinfo=None), value.end.replace(tzinfo=None)


def _last(span: tuple[datetime, datetime]) -> date:
    """The last day of a half-open range."""
    return max(span[0], span[1] - timedelta(microseconds=1)).date()


def _scale(days: set[date]) -> tuple[dict[date, float], tuple[Tick, ...], float]:
    """A place for each day: neighbours keep their distance, long gaps are shortened."""
    places: dict[date, float] = {}
    ticks: list[Tick] = []
    at = 60.0
    before: date | None = None
    for day in sorted(days):
        gap = (day - before).days if before else 0
        at += 74.0 + 16.0 * log1p(max(gap - 1, 0)) if before else 0.0
        places[day] = at
        ticks.append(Tick(at, day.isoformat(), gap > 31))
        before = day
    return places, tuple(ticks), at + 60.0
