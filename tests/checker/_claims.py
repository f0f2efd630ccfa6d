"""Articles in memory and what is read of them, for tests of the matching."""

from __future__ import annotations

from claims.extract import Extraction, extract
from claims.model import Article, Claim


def article(text: str, path: str = "a.txt", published: str | None = "2031-05-20") -> Article:
    head = "A headline" if text.isascii() else "一则标题"
    return Article.from_text(f"{head}\n\n{text}\n", path=path, published=published)


def read(*texts: str, published: str | None = "2031-05-20") -> Extraction:
    return extract([article(text, f"{n}.txt", published) for n, text in enumerate(texts)])


def claim_of(extraction: Extraction, value: str) -> Claim:
    """The one claim whose value is written so."""
    found = [c for c in extraction.claims if c.quote[c.value_start - c.start : c.value_end - c.start] == value]
    assert len(found) == 1, [c.quote for c in extraction.claims]
    return found[0]
