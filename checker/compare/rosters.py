"""XC401: the members of a counted group, named differently.

A roster is a list whose length a count beside it states (三个病区，即A、B和C; three owners: A, B and C). Two rosters of different
articles disagree when they are of one group and share all members but one. Those who remain of a counted group are compared too:
"2 of 11 remain. X is one of them." against "only Y and Z remain".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from checker.codes import BY_CODE
from checker.compare._corpus import by_article, by_sentence
from checker.compare._lists import Listing, bound, listings
from checker.compare._remain import remaining
from checker.compare._roster import Member, Roster, claims_of, same
from checker.model import Draft, Text
from claims.extract import Extraction
from claims.lang.scripts import plain
from claims.model import Claim, Figure, Sentence, Span, When

_TOP_WORDS = {word: n + 2 for n, word in enumerate("二三四五六七八九")} | {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SPANS = frozenset({"month", "quarter", "half", "year", "season", "week"})
_TOP = re.compile(
    r"前(?P<zh>[二三四五六七八九])(?![年月日天周季个])|\b(?:top|first) (?P<en>two|three|four|five|six)\b", re.IGNORECASE
)
_STOP = frozenset(
    [
        "were",
        "will",
        "with",
        "that",
        "have",
        "been",
        "this",
        "from",
        "they",
        "them",
        "their",
        "which",
        "there",
        "what",
        "when",
        "than",
        "also",
        "into",
        "more",
        "said",
        "would",
        "about",
        "after",
        "before",
        "first",
        "second",
        "third",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
    ]
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence with its text, counts (span in the text, value) and resolved dates."""

    index: int
    sentence: Sentence
    body: str
    counts: tuple[tuple[Span, int], ...]
    dates: tuple[When, ...]


def drafts(extraction: Extraction, as_of: date | None) -> tuple[Draft, ...]:
    """One draft for every two distinct rosters of one group that name different members."""
    places = [place for index, claims in enumerate(by_article(extraction)) for place in _places(extraction, index, claims)]
    lists = [(place, listing) for place in places for listing in listings(place.body)]
    counted = [roster for place, listing in lists if (roster := _counted(extraction, place, listing)) is not None]
    loose = [_roster(extraction, place, listing, frozenset()) for place, listing in lists if not listing.open]
    remain = remaining(extraction)
    out: list[Draft] = []
    done: set[frozenset[frozenset[str]]] = set()
    for pool, disagree in ((counted, _disagree), (remain, _disagree_remain)):
        for a, b in _pairs(pool):
            pair = frozenset({_keys(a), _keys(b)})
            if pair not in done and disagree(a, b):
                done.add(pair)
                out.append(_draft(extraction, a, b, [*pool, *loose]))
    return tuple(out)


def _pairs(pool: Sequence[Roster]) -> Iterator[tuple[Roster, Roster]]:
    """Pairs of one size that have two neighbouring characters of a member in common, and all pairs with a partial roster."""
    by_piece: dict[tuple[int, str], list[int]] = {}
    for n, roster in enumerate(pool):
        pieces = {member.key[at : at + 2] for member in roster.members for at in range(len(member.key) - 1)}
        for piece in {""} if roster.partial else pieces | {""} if roster.base else pieces:
            by_piece.setdefault((roster.size, piece), []).append(n)
    found = {(a, b) for same_piece in by_piece.values() for at, a in enumerate(same_piece) for b in same_piece[at + 1 :]}
    for a, b in sorted(found):
        yield pool[a], pool[b]


def _places(extraction: Extraction, index: int, own: list[Claim]) -> Iterator[_Place]:
    text = extraction.articles[index].text
    claims = by_sentence(own)
    for sentence in extraction.sentences[index]:
        start = sentence.span.start
        body = text[start : sentence.span.end]
        if sentence.role in {"title", "heading"} or len(body) > 600:
            continue
        values = [claim.value for claim in claims.get(sentence.span, [])]
        counts = [
            (value.span.shift(-start), int(value.value))
            for value in values
            if isinstance(value, Figure) and value.value is not None and value.kind in {"count", "number"} and 2 <= value.value <= 9
        ]
        counts += [(Span(*found.span()), _TOP_WORDS[(found["zh"] or found["en"]).lower()]) for found in _TOP.finditer(plain(body))]
        dates = tuple(value for value in values if isinstance(value, When) and value.start is not None)
        yield _Place(index, sentence, body, tuple(counts), dates)


def _counted(extraction: Extraction, place: _Place, listing: Listing) -> Roster | None:
    if listing.open:
        return None
    found = bound(place.body, listing, place.counts)
    if found is None:
        return None
    kept = found
    words = _words(place.body, [item.span for item in kept.items])
    roster = _roster(extraction, place, kept, words)
    return roster if len(_keys(roster)) == len(kept.items) else None


def _roster(extraction: Extraction, place: _Place, listing: Listing, words: frozenset[str]) -> Roster:
    start = place.sentence.span.start
    members = tuple(_member(extraction, place, item.key, item.shown, item.span.shift(start)) for item in listing.items)
    return Roster(place.index, (place.sentence,), listing.span.shift(start), members, len(members), words=words, dates=place.dates)


def _member(extraction: Extraction, place: _Place, key: str, shown: str, span: Span) -> Member:
    """A person is the entity named inside the item, whatever title stands before the name."""
    inside = [e for e in extraction.resolution.entities_in(place.index, span) if extraction.resolution.by_id[e].kind == "PER"]
    if len(inside) == 1:
        return Member(inside[0], extraction.resolution.name_of(inside[0]), True)
    return Member(key, shown, False)


def _words(body: str, items: Sequence[Span]) -> frozenset[str]:
    """What the sentence says of the group: Latin words of four letters or more, pairs of Chinese characters, no members."""
    folded = list(plain(body).lower())
    for item in items:
        folded[item.start : item.end] = "|" * (item.end - item.start)
    text = "".join(folded)
    latin = {word.removesuffix("s") for word in re.findall(r"[a-z]{4,}", text)} - _STOP
    runs = re.findall(r"[\u4e00-\u9fff]+", text)
    return frozenset(latin | {run[n : n + 2] for run in runs for n in range(len(run) - 1)})


def _keys(roster: Roster) -> frozenset[str]:
    return frozenset(member.key for member in roster.members)


def _disagree(a: Roster, b: Roster) -> bool:
    """One group (as many members, all but one shared, one thing said of it) in two articles; a group of two must be of people."""
    if a.article == b.article or a.size != b.size or _apart(a, b):
        return False
    odd_a = [x for x in a.members if not any(same(x, y) for y in b.members)]
    odd_b = [y for y in b.members if not any(same(x, y) for x in a.members)]
    if len(odd_a) != 1 or len(odd_b) != 1 or not _comparable(odd_a[0], odd_b[0]):
        return False
    common = len(a.words & b.words)
    return common >= 1 if a.size > 2 else common >= 2 and all(member.person for member in (*a.members, *b.members))


def _comparable(x: Member, y: Member) -> bool:
    """Names in two scripts may be one name, and a long item is no name: nothing is said of them."""
    if max(len(x.key), len(y.key)) > (40 if x.key.isascii() else 12):
        return False
    return x.key.isascii() == y.key.isascii() and x.shown.isascii() == y.shown.isascii()


def _apart(a: Roster, b: Roster) -> bool:
    """True where the lists may be of two times: no date of one meets a date of the other, or only one names its month or year."""
    if not a.dates or not b.dates:
        return any(date.granularity in _SPANS for date in (*a.dates, *b.dates))
    return not any(_meet(x, y) for x in a.dates for y in b.dates)


def _meet(x: When, y: When) -> bool:
    if x.start is None or y.start is None or x.end is None or y.end is None:
        return False
    return x.start < y.end and y.start < x.end


def _disagree_remain(a: Roster, b: Roster) -> bool:
    if a.size != b.size or not a.base & b.base or (a.partial and b.partial):
        return False
    shared = sum(any(same(x, y) for y in b.members) for x in a.members)
    if a.partial or b.partial:
        return shared == 0
    return shared == a.size - 1


def _draft(extraction: Extraction, a: Roster, b: Roster, found: Sequence[Roster]) -> Draft:
    groups = []
    for side in (a, b):
        like = [r for r in found if r.size == side.size and r.partial == side.partial and _equal(r, side)]
        claims = tuple({c.value_span.start + (c.article << 32): c for r in like for c in claims_of(extraction, r)}.values())
        more = f" + {side.size - 1} ?" if side.partial else ""
        shown = ", ".join(member.shown for member in side.members) + more
        groups.append((shown, "{" + shown + "}", tuple(sorted(claims, key=lambda c: (c.article, c.value_span)))))
    first = ", ".join(x.shown for x in a.members if not any(same(x, y) for y in b.members))
    second = ", ".join(y.shown for y in b.members if not any(same(x, y) for x in a.members))
    return Draft(
        rule="XC401",
        severity=BY_CODE["XC401"].severity,
        confidence=0.85 if a.size > 2 or a.base else 0.8,
        subject="",
        attribute=" ".join(groups[0][2][0].quote.split())[:50],
        groups=tuple(groups),
        why=Text(
            f"The count is the same ({a.size}), the members are not: {first} against {second}.",
            f"人数或个数相同（{a.size}），名单不同：{first}；{second}。",
        ),
        suggestion=Text("Check who or what is on the list.", "请核对名单。"),
    )


def _equal(a: Roster, b: Roster) -> bool:
    return len(a.members) == len(b.members) and all(any(same(x, y) for y in b.members) for x in a.members)
