"""The claims of a corpus by article and by sentence."""

from __future__ import annotations

from claims.extract import Extraction
from claims.model import Claim, Span


def by_article(extraction: Extraction) -> list[list[Claim]]:
    """Claims of each article, in the order of the text."""
    out: list[list[Claim]] = [[] for _ in extraction.articles]
    for claim in extraction.claims:
        out[claim.article].append(claim)
    return out


def by_sentence(claims: list[Claim]) -> dict[Span, list[Claim]]:
    """Claims of one article under the span of their sentence."""
    out: dict[Span, list[Claim]] = {}
    for claim in claims:
        out.setdefault(claim.sentence.span, []).append(claim)
    return out
