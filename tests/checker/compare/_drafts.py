"""Articles made of one line each, and what a comparator says of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from checker.model import Draft
from claims.extract import Extraction, extract
from claims.model import Article

Drafts = Callable[[Extraction, date | None], tuple[Draft, ...]]


def drafts(rule: Drafts, *texts: str, published: str | None = "2031-05-20", as_of: date | None = None) -> tuple[Draft, ...]:
    articles = [
        Article.from_text(
            ("一则标题\n\n" if not text.isascii() else "A headline\n\n") + text + "\n", path=f"{n}.txt", published=published
        )
        for n, text in enumerate(texts)
    ]
    return rule(extract(articles), as_of)


def shown(found: tuple[Draft, ...]) -> list[tuple[str, ...]]:
    return [tuple(group[0] for group in draft.groups) for draft in found]


def check_quotes(found: tuple[Draft, ...]) -> None:
    """Every claim quotes its own place and the value lies in the quote."""
    for draft in found:
        for _, _, claims in draft.groups:
            assert claims
            for claim in claims:
                assert claim.quote
                assert claim.span.contains(claim.value_span)
                assert claim.quote in claim.context or claim.context in claim.quote
