"""A roster: the members named for a group, and the claims that show it in a report."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extract import Extraction
from claims.model import Claim, Sentence, Span, When


@dataclass(frozen=True, slots=True)
class Member:
    """`key` is the entity id of a person, else the folded name; `shown` is the name as written."""

    key: str
    shown: str
    person: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """Members with the place where they are listed.

    `sentences` holds the sentence of the list last, before it those that it rests on (the count, the heading). A `partial` roster
    names only some of its `size` members. `base` are counts of the larger group, `words` what is said of the group.
    """

    article: int
    sentences: tuple[Sentence, ...]
    span: Span
    members: tuple[Member, ...]
    size: int
    partial: bool = False
    base: frozenset[int] = frozenset()
    words: frozenset[str] = frozenset()
    dates: tuple[When, ...] = ()


def same(a: Member, b: Member) -> bool:
    """One member under two spellings: one key, one name inside the other, or an abbreviation that leaves out two characters."""
    if a.key == b.key or a.key in b.key or b.key in a.key:
        return True
    if a.person and b.person:
        return False
    short, long = sorted((a.key, b.key), key=len)
    if short.isascii() or len(short) < 4 or len(long) - len(short) > 2:
        return False
    at = iter(long)
    return all(character in at for character in short)


def claims_of(extraction: Extraction, roster: Roster) -> tuple[Claim, ...]:
    """The list's own claim and those of the sentences that it rests on; a claim's value span is the list, its value None."""
    found = [_claim(extraction, roster.article, sentence, sentence.span) for sentence in roster.sentences[:-1]]
    found.append(_claim(extraction, roster.article, roster.sentences[-1], roster.span))
    return tuple(found)


def _claim(extraction: Extraction, index: int, sentence: Sentence, span: Span) -> Claim:
    article = extraction.articles[index]
    clauses = [clause for clause in sentence.clauses if clause.overlaps(span)]
    quote = Span(min(clauses[0].start, span.start), max(clauses[-1].end, span.end)) if clauses else sentence.span
    return Claim(
        article=index,
        path=article.path,
        line=article.line_of(span.start),
        span=quote,
        quote=article.text[quote.start : quote.end],
        sentence=sentence,
        value=None,
        value_span=span,
        context=article.text[sentence.span.start : sentence.span.end],
    )
