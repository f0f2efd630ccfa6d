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
    """One claim as an editor reads it. `copy_of` and `copies` are titles of the articles that repeat each other."""

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
    quotes = tuple(quote(claim, rows, n) for claim in claims)
    return Column(n, visible(side.display), side.normalized, side.witnesses, len({c.article for c in claims}), quotes)


def quote(claim: Claim, rows: Sequence[ArticleRow], n: int = 1) -> Quote:
    """The claim with the sentence before and after it; the value carries the key `n` of its column."""
    row = rows[claim.article]
    article = row.article
    spans = _sentences(article)
    held = next((span for span in spans if span.start <= claim.span.start < span.end), claim.sentence.span)
    whole = Span(min(held.start, claim.span.start), max(held.end, claim.span.end))
    before, after = around(spans, whole)
    pieces = cut(article.text, whole, [(claim.span, "claim", str(n)), (claim.value_span, "value", str(n))])
    return Quote(
        path=article.path,
        line=claim.line,
        start=claim.value_start,
        title=visible(article.title) or article.path,
        source=visible(article.source or ""),
        day=article.published.isoformat() if article.published else "",
        day_from=article.published_from,
        lang="en" if article.language == "en" else "zh-Hant" if article.language == "zh-Hant" else "zh",
        before=_part(article, before),
        pieces=pieces,
        after=_part(article, after),
        attribution=visible(claim.attribution),
        copy_of=_name(row.copy_of, rows),
        copies=tuple(_name(other.article.path, rows) for other in rows if other.copy_of == article.path),
    )


def _name(path: str | None, rows: Sequence[ArticleRow]) -> str:
    """Title and source of the article with this path; two articles of one title are told apart by their paths."""
    if path is None:
        return ""
    row = next((row for row in rows if row.article.path == path), None)
    return visible(row.article.source or row.article.path) if row else path


def _part(article: Article, span: Span | None) -> str:
    """A neighbouring sentence on one line, short enough to stay in the background."""
    if span is None:
        return ""
    text = " ".join(visible(article.text[span.start : span.end]).split())
    return text if len(text) <= 200 else text[:200].rstrip() + "…"


@lru_cache(maxsize=512)
def _sentences(article: Article) -> tuple[Span, ...]:
    from claims.split import sentences

    return tuple(sorted((sentence.span for sentence in sentences(article)), key=lambda span: span.start))


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
