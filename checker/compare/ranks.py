"""XC204: a place in an order that its own figures contradict.

Second with more than the first has, the most with less than a peer of the same list. Read within a sentence and the one after
it: the places and the figures must stand beside each other, of one unit and one counted noun, with no date or scope between
them. Only orders from the greatest down are read; times, prices from the lowest up and averages are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from checker.compare import _rank_words as words
from checker.compare._numerals import ZH, small
from checker.compare._told import group, latin, made, sentences_of, shown
from checker.model import Draft, Text
from claims.extract import Extraction
from claims.model import Claim, Figure, When

KINDS = {"count", "number", "money", "percent", "quantity"}
_CHECK = Text("Check the place and the figures against the source.", "请对照来源核对位次与数字。")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an order and the figure that it goes by; `at` is where the place stands, `noun` what is counted."""

    rank: int
    said: str
    at: int
    claim: Claim
    noun: str
    scope: frozenset[str]


def drafts(extraction: Extraction, as_of: date | None) -> tuple[Draft, ...]:
    """One draft for every order that its own figures contradict."""
    out: list[Draft] = []
    before: tuple[Sequence[Claim], list[Place]] = ((), [])
    for text, claims in sentences_of(extraction):
        places = _places(text, claims)
        near = _adjoins(before[0], claims)
        draft = _against(text, [*(before[1] if near else []), *places], claims) or _peer(text, places, claims)
        if draft is not None:
            out.append(draft)
        before = (claims, places)
    return tuple(out)


def _adjoins(previous: Sequence[Claim], claims: Sequence[Claim]) -> bool:
    """True where the sentences follow each other in one paragraph."""
    if not previous or previous[0].article != claims[0].article:
        return False
    a, b = previous[0].sentence, claims[0].sentence
    return a.paragraph == b.paragraph and 0 <= b.span.start - a.span.end <= 2


def _figure(claim: Claim) -> Figure | None:
    value = claim.value
    usable = isinstance(value, Figure) and value.kind in KINDS and value.approx in {"", "about"} and not value.sign
    return value if usable and isinstance(value, Figure) and value.value is not None and value.value > 0 else None


def _places(text: str, claims: Sequence[Claim]) -> list[Place]:
    """The places of one sentence with their figures; empty where an order from the least up is told."""
    span = claims[0].sentence.span
    sentence = text[span.start : span.end]
    figures = [claim for claim in claims if _figure(claim) is not None]
    if not figures or claims[0].sentence.role == "title" or words.UPWARD.search(sentence):
        return []
    found: list[Place] = []
    taken: set[int] = set()
    for match in (words.RANK_EN if latin(sentence) else words.RANK_ZH).finditer(sentence):
        if several := _several(text, span.start + match.start(), span.start + match.end(), figures):
            found += [replace(place, said=match.group()) for place in several]
            taken |= {place.claim.value_start for place in several}
            continue
        rank = _rank(match.groupdict(), found)
        start, end = span.start + match.start(), span.start + match.end()
        bound = _bound(text, start, end, [c for c in figures if c.value_start not in taken]) if rank else None
        if rank is None or bound is None:
            continue
        claim, noun = bound
        taken.add(claim.value_start)
        near = text[min(claim.span.start, start) : max(claim.value_end, end)]
        found.append(Place(rank, match.group(), start, claim, noun, frozenset(words.SCOPE.findall(near))))
    return found


def _several(text: str, start: int, end: int, figures: Sequence[Claim]) -> list[Place]:
    """分别以98分、97分位居第二、第三: as many figures before the places as there are places, in their order."""
    more = words.MORE_PLACES.match(text, end)
    if more is None:
        return []
    ranks = [small(n) for n in re.findall(rf"第({ZH})", text[start : more.end()])]
    own = [c for c in figures if c.value_end <= start][-len(ranks) :]
    if len(own) != len(ranks) or None in ranks or not words.EACH.search(text[max(0, own[0].value_start - 4) : own[0].value_start]):
        return []
    gaps = [text[a.value_end : b.value_start] for a, b in pairwise(own)]
    noun = words.TO_RANK_ZH.fullmatch(text[own[-1].value_end : start])
    if noun is None or not all(words.JOINS.fullmatch(gap) for gap in gaps):
        return []
    scope = frozenset(words.SCOPE.findall(text[own[0].span.start : more.end()]))
    return [Place(rank, "", start, c, noun["noun"].strip(), scope) for rank, c in zip(ranks, own, strict=True) if rank]


def _rank(said: dict[str, str | None], before: Sequence[Place]) -> int | None:
    if said["first"]:
        return 1
    if said["next"]:
        return before[-1].rank + 1 if before else None
    word = said["a"] or said["b"] or said["c"] or ""
    return words.EN.get(word.lower()) or small(word)


def _bound(text: str, start: int, end: int, figures: Sequence[Claim]) -> tuple[Claim, str] | None:
    """The figure that a place goes by, and the noun between them: "with 41 medals" after it, 以41枚金牌 before it."""
    after = next((c for c in figures if c.value_start >= end), None)
    before = next((c for c in reversed(figures) if c.value_end <= start), None)
    english = latin(text[start:end])
    if before is not None and before.sentence.span.contains(before.value_span):
        gap = (words.TO_RANK_EN if english else words.TO_RANK_ZH).fullmatch(text[before.value_end : start])
        lead = (words.LEADS_EN if english else words.LEADS_ZH).search(text[max(0, before.value_start - 8) : before.value_start])
        if gap and lead:
            return before, gap["noun"].strip()
    if after is not None and (words.TO_FIGURE_EN if english else words.TO_FIGURE_ZH).fullmatch(text[end : after.value_start]):
        return after, ""
    return None


def _comparable(a: Claim, b: Claim) -> bool:
    x, y = _figure(a), _figure(b)
    if x is None or y is None or x.per != y.per:
        return False
    if x.noun and y.noun and x.noun != y.noun and (x.noun + y.noun).isascii():
        return False
    if "number" in {x.kind, y.kind}:
        return x.kind == y.kind or {x.kind, y.kind} == {"count", "number"}
    return x.dimension == y.dimension and x.classifier == y.classifier and x.kind == y.kind


def _less(a: Claim, b: Claim) -> bool:
    """True where the first figure is certainly less than the second, and not by so much that they measure different things."""
    x, y = _figure(a), _figure(b)
    if x is None or y is None or x.base.hi is None or y.base.lo is None or not x.value or not y.value:
        return False
    return x.base.hi < y.base.lo and y.value <= 30 * x.value


def _against(text: str, places: Sequence[Place], claims: Sequence[Claim]) -> Draft | None:
    for n, a in enumerate(places):
        for b in places[n + 1 :]:
            high, low = (a, b) if a.rank < b.rank else (b, a)
            same = _comparable(a.claim, b.claim) and a.scope == b.scope and (a.noun == b.noun or not a.noun or not b.noun)
            own = b.claim.sentence.span == claims[0].sentence.span
            if a.rank == b.rank or not same or not own or not _less(high.claim, low.claim) or _dated(claims, a.claim, b.claim):
                continue
            return _draft(high, low)
    return None


def _dated(claims: Sequence[Claim], a: Claim, b: Claim) -> bool:
    """True where a date stands between the two figures: they may be of different times."""
    start, end = sorted((a.value_start, b.value_start))
    if a.period is not None and b.period is not None and a.period.span != b.period.span:
        return True
    return any(isinstance(c.value, When) and start < c.value_start < end for c in claims)


def _draft(high: Place, low: Place) -> Draft:
    a, b = shown(high.claim), shown(low.claim)
    why = Text(
        f"{a} is given place {high.rank} and {b} place {low.rank} in one order, but {b} is more.",
        f"同一排序中{a}列第{high.rank}、{b}列第{low.rank}，而后者数字更大。",
    )
    return made("XC204", [group(high.claim), group(low.claim)], why, _CHECK, severity="warning", confidence=0.8)


def _peer(text: str, places: Sequence[Place], claims: Sequence[Claim]) -> Draft | None:
    """A list in brackets after the first of an order: A（30人）、B（45人）、C（20人）."""
    top = next((place for place in places if place.rank == 1), None)
    if top is None or top.at > top.claim.value_start:
        return None
    last = top.claim
    peers: list[Claim] = []
    for claim in claims:
        if claim.value_start <= last.value_start or not _comparable(top.claim, claim):
            continue
        gap = text[last.value_end : claim.value_start]
        found = (words.PEER_EN if latin(gap) else words.PEER_ZH).fullmatch(gap)
        if found is None or words.TOTAL.search(found["name"]):
            break
        peers.append(claim)
        last = claim
    more = next((claim for claim in peers if _less(top.claim, claim)), None)
    if more is None or len(peers) < 2 or _dated(claims, top.claim, last):
        return None
    a, b = shown(top.claim), shown(more)
    why = Text(f"{a} is called the most of a list that also names {b}.", f"文中称{a}为最多，同一列举中却有{b}。")
    return made("XC204", [group(top.claim), group(more)], why, _CHECK, severity="warning", confidence=0.75)


def ranked(extraction: Extraction) -> Iterator[Place]:
    """Every place that could be read with its figure; for measuring."""
    for text, claims in sentences_of(extraction):
        yield from _places(text, claims)
