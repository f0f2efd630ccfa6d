"""Who remains of a counted group: "2 of 11 remain. X is one of them", "only Y and Z remain", a heading with names below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.compare._corpus import by_article
from checker.compare._roster import Member, Roster
from claims.extract import Extraction
from claims.lang.scripts import plain
from claims.model import Claim, Figure, Sentence, Span

_REMAIN = re.compile(
    r"剩下|仅剩|只剩|剩余|留任|留下|留在|留守|现存|在任|\b(?:remain\w*|left|stay\w*|still (?:there|with))\b", re.IGNORECASE
)
_ONE_OF = re.compile(
    r"(?:是|为|便是|就是|即是)其中之一|是其中一[位名个]|\bis (?:among|one of) (?:them|the (?:two|three|four|five))\b", re.IGNORECASE
)
_ONLY = re.compile(r"只剩下?|仅剩下?|只有|仅有|\bonly\b", re.IGNORECASE)
_JOINED = re.compile(r"[和与、]|以及|\band\b")


def remaining(extraction: Extraction) -> list[Roster]:
    """Rosters of those who remain, in the order of the articles and their sentences."""
    out: list[Roster] = []
    corpus = by_article(extraction)
    for index, sentences in enumerate(extraction.sentences):
        counts = _counts(corpus[index])
        for at, sentence in enumerate(sentences):
            own = counts.get(sentence.span, ())
            if sentence.role == "title":
                continue
            out += _only(extraction, index, sentence, own)
            out += _headed(extraction, index, sentences[at:], [n for values in counts.values() for n in values])
            if at:
                previous = sentences[at - 1]
                out += _partial(extraction, index, sentence, previous, counts.get(previous.span, ()))
    return out


def _counts(claims: list[Claim]) -> dict[Span, tuple[int, ...]]:
    """Counts below 1,000 by sentence."""
    found: dict[Span, tuple[int, ...]] = {}
    for claim in claims:
        value = claim.value
        if isinstance(value, Figure) and value.kind in {"count", "number"} and value.value is not None and value.value < 1000:
            found[claim.sentence.span] = (*found.get(claim.sentence.span, ()), int(value.value))
    return found


def _people(extraction: Extraction, index: int, span: Span) -> list[Member]:
    names = extraction.resolution.entities_in(index, span)
    return [Member(e, extraction.resolution.name_of(e), True) for e in names if extraction.resolution.by_id[e].kind == "PER"]


def _only(extraction: Extraction, index: int, sentence: Sentence, counts: Sequence[int]) -> list[Roster]:
    """ "Only A and B remain": the people named after the word are the whole group."""
    text = extraction.articles[index].text
    body = plain(text[sentence.span.start : sentence.span.end])
    found = next((m for m in _ONLY.finditer(body) if _REMAIN.search(body, max(0, m.start() - 2))), None)
    if found is None:
        return []
    end = re.search(r"[，,。；;]|\b(?:remain|are|were|stay)", body[found.end() :])
    span = Span(sentence.span.start + found.end(), sentence.span.start + (found.end() + end.start() if end else len(body)))
    members = _people(extraction, index, span)
    if not 2 <= len(members) <= 5 or not _JOINED.search(text[span.start : span.end]):
        return []
    base = frozenset(count for count in counts if count > len(members))
    return [Roster(index, (sentence,), span, tuple(members), len(members), base=base)]


def _headed(extraction: Extraction, index: int, sentences: Sequence[Sentence], counts: Sequence[int]) -> list[Roster]:
    """A heading like 现存人员: with names as headings below it, up to the next heading that is no name."""
    text = extraction.articles[index].text
    head = plain(text[sentences[0].span.start : sentences[0].span.end]).strip()
    if sentences[0].role not in {"heading", "item"} or len(head) > 20 or not head.endswith(":") or not _REMAIN.search(head):
        return []
    named: list[tuple[Sentence, Member]] = []
    for sentence in sentences[1:]:
        if sentence.role not in {"heading", "item"}:
            continue
        people = _people(extraction, index, sentence.span)
        if len(people) != 1 or sentence.span.end - sentence.span.start > 30:
            break
        named.append((sentence, people[0]))
    if not 2 <= len(named) <= 9:
        return []
    members = tuple(member for _, member in named)
    base = frozenset(count for count in counts if count > len(members))
    where = (sentences[0], *(sentence for sentence, _ in named))
    return [Roster(index, where, where[-1].span, members, len(members), base=base)]


def _partial(extraction: Extraction, index: int, sentence: Sentence, previous: Sentence, counts: Sequence[int]) -> list[Roster]:
    """ "X is one of them" after "2 of 11 remain": a roster of that size of which one member is known."""
    text = extraction.articles[index].text
    found = _ONE_OF.search(plain(text[sentence.span.start : sentence.span.end]))
    if found is None or len(counts) < 2 or not _REMAIN.search(plain(text[previous.span.start : previous.span.end])):
        return []
    people = _people(extraction, index, Span(sentence.span.start, sentence.span.start + found.start()))
    size = min(counts)
    if len(people) != 1 or size < 2:
        return []
    span = Span(sentence.span.start, sentence.span.start + found.end())
    return [Roster(index, (previous, sentence), span, tuple(people), size, True, frozenset(n for n in counts if n > size))]
