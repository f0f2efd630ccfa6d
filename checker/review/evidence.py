"""What the conflict screen shows of a finding: a column a value, a card a quote, with the sentences around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from checker.model import ArticleRow, Finding, Report, Side
from checker.review.text import Piece, around, cut, visible
from claims.model import Article, Claim, Span


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence as an editor reads it, its claims and their values marked.

    `before` and `after` are the sentences around it, empty where they are a headline; `apart` tells of each whether it stands
    in another paragraph. `copy_of` and `copies` name the articles that repeat each other.
    """

    path: str
    line: int
    start: int
    title: str
    source: str
    day: str
    day_from: str
    lang: str
    before: str
    pieces: tuple[Piece, ...]
    after: str
    apart: tuple[bool, bool]
    attribution: str
    copy_of: str
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One value of a finding; `n` counts from 1."""

    n: int
    display: str
    normalized: str
    witnesses: int
    articles: int
    quotes: tuple[Quote, ...]


def columns(finding: Finding, report: Report) -> tuple[Column, ...]:
    """One column a value, in the report's order, originals before their copies."""
    return tuple(_column(n, side, report) for n, side in enumerate(finding.values, 1))


def _column(n: int, side: Side, report: Report) -> Column:
    rows = report.articles
    claims = sorted(side.claims, key=lambda claim: (rows[claim.article].copy_of is not None, claim.article, claim.start))
    together: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        together.setdefault((claim.article, _held(claim, rows[claim.article].article)[0].start), []).append(claim)
    quotes = tuple(quote(own, rows, n) for own in together.values())
    return Column(n, visible(side.display), side.normalized, side.witnesses, len({c.article for c in claims}), quotes)


def quote(claims: Sequence[Claim], rows: Sequence[ArticleRow], n: int = 1) -> Quote:
    """Claims of one sentence, with the sentences before and after it; the values carry the key `n` of their column."""
    first = claims[0]
    row = rows[first.article]
    article = row.article
    whole, paragraph = _held(first, article)
    before, after = around(_sentences(article), whole)
    marks = [(claim.span, "claim", str(n)) for claim in claims] + [(claim.value_span, "value", str(n)) for claim in claims]
    return Quote(
        path=article.path,
        line=first.line,
        start=first.value_start,
        title=visible(article.title) or article.path,
        source=visible(article.source or ""),
        day=article.published.isoformat() if article.published else "",
        day_from=article.published_from,
        lang="en" if article.language == "en" else "zh-Hant" if article.language == "zh-Hant" else "zh",
        before=_part(article, before),
        pieces=cut(article.text, whole, marks),
        after=_part(article, after),
        apart=(before is None or before[1] != paragraph, after is None or after[1] != paragraph),
        attribution=visible(first.attribution),
        copy_of=_name(row.copy_of, rows),
        copies=tuple(_name(other.article.path, rows) for other in rows if other.copy_of == article.path),
    )


def _held(claim: Claim, article: Article) -> tuple[Span, int]:
    """The sentence that holds the claim, all of the claim included, and its paragraph."""
    place = (claim.sentence.span, claim.sentence.paragraph)
    held, paragraph = next((one for one in _sentences(article) if one[0].start <= claim.start < one[0].end), place)
    return Span(min(held.start, claim.start), max(held.end, claim.end)), paragraph


def _name(path: str | None, rows: Sequence[ArticleRow]) -> str:
    """Title and source of the article with this path; two articles of one title are told apart by their paths."""
    if path is None:
        return ""
    row = next((row for row in rows if row.article.path == path), None)
    return visible(row.article.source or row.article.path) if row else path


def _part(article: Article, neighbour: tuple[Span, int] | None) -> str:
    """A neighbouring sentence on one line, short enough to stay in the background."""
    if neighbour is None:
        return ""
    text = " ".join(visible(article.text[neighbour[0].start : neighbour[0].end]).split())
    return text if len(text) <= 200 else text[:200].rstrip() + "…"


@lru_cache(maxsize=512)
def _sentences(article: Article) -> tuple[tuple[Span, int], ...]:
    """Sentences of the body with their paragraphs; headlines are left out, they are shown beside the quote."""
    from claims.split import sentences

    found = [(one.span, one.paragraph) for one in sentences(article) if one.role in {"body", "item"}]
    return tuple(sorted(found, key=lambda one: one[0].start))


@dataclass(frozen=True, slots=True)
class Block:
    """A line of an article as shown: `pieces` carry the ids of findings as keys; `faint` where it is not part of the text."""

    line: int
    faint: bool
    pieces: tuple[Piece, ...]


def blocks(article: Article, marks: Sequence[tuple[Span, str, str]]) -> tuple[Block, ...]:
    """The article line by line, blank lines left out, with its claims marked."""
    out = []
    at = 0
    for number, line in enumerate(article.text.split("\n"), 1):
        span = Span(at, at + len(line))
        at = span.end + 1
        if not line.strip():
            continue
        outside = span.end <= article.body.start or span.start >= article.body.end
        faint = outside or any(drop.contains(span) for drop in article.dropped)
        out.append(Block(number, faint, cut(article.text, span, marks)))
    return tuple(out)


def named_once(found: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the place in a piece's key ("place:id") kept only where it stands first, for it names an element."""
    seen: set[str] = set()
    out = []
    for block in found:
        pieces = []
        for piece in block.pieces:
            place, mark, id_ = piece.key.partition(":")
            pieces.append(replace(piece, key=mark + id_) if place in seen and mark else piece)
            seen.add(place)
        out.append(replace(block, pieces=tuple(pieces)))
    return tuple(out)
