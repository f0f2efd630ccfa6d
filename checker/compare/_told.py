"""What the rules that set values of one article side by side have in common: gaps, shown values, drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.codes import BY_CODE
from checker.compare._corpus import by_article, by_sentence
from checker.model import Draft, Severity, Text
from claims.extract import Extraction, clause_of
from claims.find.show import describe
from claims.lang.scripts import plain
from claims.model import Article, Claim, Span

_EASTERN = re.compile(r"[\u3001-\u30ff\u3400-\u9fff\uac00-\ud7af]")
Group = tuple[str, str, tuple[Claim, ...]]


def sentences_of(extraction: Extraction) -> Iterator[tuple[str, list[Claim]]]:
    """(folded text of the article, claims of one sentence), in the order of the articles and their sentences.

    The folded text has the offsets of the article's.
    """
    for index, claims in enumerate(by_article(extraction)):
        if not claims:
            continue
        text = plain(extraction.articles[index].text)
        for own in by_sentence(claims).values():
            yield text, own


def latin(text: str) -> bool:
    """True where no Chinese, Japanese or Korean character or mark stands in a text: “£5m”, José and ASCII alike."""
    return text.isascii() or not _EASTERN.search(text)


def placed(article: Article, near: Claim, start: int, end: int) -> Claim:
    """A claim without a value that quotes [start, end) of the article in the sentence of `near`."""
    span = clause_of(near.sentence, Span(start, end))
    return replace(
        near,
        line=article.line_of(start),
        span=span,
        quote=article.text[span.start : span.end],
        value=None,
        value_span=Span(start, end),
        period=None,
        extra=(),
    )


def shown(claim: Claim) -> str:
    """The value as written, on one line."""
    at = claim.sentence.span.start
    return " ".join(claim.context[claim.value_start - at : claim.value_end - at].split())


def normal(claim: Claim) -> str:
    """The value's normalised form."""
    if claim.value is None:
        return shown(claim)
    said = describe(claim.value)
    return said["stated"] or said["interval"]


def group(*claims: Claim) -> Group:
    """One side of a finding: the first claim's value, said by all."""
    return shown(claims[0]), normal(claims[0]), tuple(claims)


def joined(claims: Sequence[Claim], sign: str = " · ") -> str:
    """Values as written, in a row."""
    return sign.join(shown(claim) for claim in claims)


def made(
    rule: str,
    groups: Sequence[Group],
    why: Text,
    suggestion: Text,
    *,
    severity: Severity | None = None,
    confidence: float = 0.85,
    attribute: str = "",
) -> Draft:
    """A draft of `rule` about the subject and the clause of its first claim."""
    first = groups[0][2][0]
    return Draft(
        rule=rule,
        severity=severity or BY_CODE[rule].severity,
        confidence=confidence,
        subject=first.subject_name,
        attribute=attribute or " ".join(first.quote.split())[:60],
        groups=tuple(groups),
        why=why,
        suggestion=suggestion,
    )
