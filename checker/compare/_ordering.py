"""What other articles say of the order of an event named in quotation marks: "“X”之后，…", "after the “X”, …"."""

from __future__ import annotations

import re

from claims.extract import Extraction
from claims.lang.scripts import plain
from claims.model import Claim, Sentence, Span, When

NAMED = re.compile(r"[“\"「『《]([^”\"」』》]{2,14})[”\"」』》]")
_FOLLOWS = re.compile(r"[”\"」』》]?.{0,6}(?:之后|以后|后[，,])")
_AFTER = re.compile(r"\bafter [^.,]{0,20}$", re.IGNORECASE)
_OPENING = ("“", '"', "「", "『", "《")
_MOST = 3


def following(extraction: Extraction, claim: Claim) -> list[Claim]:
    """Clauses of other articles in which something follows an event that the claim's sentence names; at most three."""
    names = sorted({found.group(1) for found in NAMED.finditer(claim.context)})
    out: list[Claim] = []
    for index, article in enumerate(extraction.articles):
        if index == claim.article or not any(name in article.text for name in names):
            continue
        for sentence in extraction.sentences[index]:
            text = article.text[sentence.span.start : sentence.span.end]
            for name in names:
                at = text.find(name)
                if at < 0:
                    continue
                follows = _FOLLOWS.match(plain(text), at + len(name))
                if follows or _AFTER.search(text[:at]):
                    end = follows.end() if follows else at + len(name)
                    out.append(
                        _ordering(
                            extraction,
                            index,
                            sentence,
                            Span(at - (text[at - 1 : at] in _OPENING), end).shift(sentence.span.start),
                            claim,
                        )
                    )
    return out[:_MOST]


def anchors(extraction: Extraction, claim: Claim, order: Claim) -> tuple[Claim, ...]:
    """A later event of one person that both articles date alike, told after the event in each: (theirs, ours), or nothing."""
    ours = {
        (plain(other.value.text), other.subject): other
        for other in reversed(extraction.claims)
        if other.article == claim.article
        and other.value_start > claim.value_start
        and isinstance(other.value, When)
        and other.subject
    }
    for other in extraction.claims:
        if other.article != order.article or other.value_start < order.value_start or not isinstance(other.value, When):
            continue
        known = extraction.resolution.by_id.get(other.subject)
        match = ours.get((plain(other.value.text), other.subject))
        if match is not None and known is not None and known.kind == "PER":
            return (other, match)
    return ()


def _ordering(extraction: Extraction, index: int, sentence: Sentence, span: Span, claim: Claim) -> Claim:
    article = extraction.articles[index]
    text = article.text[sentence.span.start : sentence.span.end]
    return Claim(
        article=index,
        path=article.path,
        line=article.line_of(span.start),
        span=sentence.span,
        quote=text,
        sentence=sentence,
        value=None,
        value_span=span,
        subject=claim.subject,
        subject_name=claim.subject_name,
        context=text,
    )
