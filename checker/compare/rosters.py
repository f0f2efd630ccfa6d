"""XC401: the counted members of a group, named differently.

A roster is a list whose length is the stated count (三个病区…A、B和C; "three owners: A, B and C"). Two rosters are of one group
when they have one length and share all members but one (one of two). A member is the same when its names are one entity or
one contains the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from checker.codes import BY_CODE
from checker.compare._lists import listings
from checker.model import Draft, Text
from claims.extract import Extraction
from claims.lang.scripts import plain
from claims.model import Claim, Figure, Sentence, Span

_REMAIN = re.compile(r"剩|留任|留下|留在|现存|\b(?:remain\w*|left|stay\w*)\b", re.IGNORECASE)
_ONE_OF = re.compile(r"(?:是|为|便是|就是)其中之一|是其中一[位名个]|\bis (?:among|one of) them\b", re.IGNORECASE)
_ONLY = re.compile(r"(?:只剩下?|仅剩下?|只有|仅有)|\bonly\b", re.IGNORECASE)
_TITLE = re.compile(
    r"^(?:原|前|现任|时任)?[\u4e00-\u9fff]{0,6}(?:区|市|县|省|局|厅|部|院)?(?:委书记|副?区长|副?市长|副?县长|书记|副?局长|副?院长|副?总裁|"
    r"董事长|总经理|主任|部长|选手|名将|队员|(?<=负责).*的)"
)
_LEAD = re.compile(r"^.*(?:依次为|分别为|分别是|包括|确定为|即|也正是|正是|就是|[是为有])")
_TAIL = re.compile(r"(?:\d+|[两二三四五六七八九十])?[人位名家个](?:被|已|获).*$|(?:继续|仍|均|都|已|被|位列|先后|三个|这).*$|\s(?:were|are|will|was|have|had)\b.*$")
_ARTICLE = re.compile(r"^(?:the|an?|its|their) ", re.IGNORECASE)


_TOP = {word: n + 2 for n, word in enumerate("二三四五六七八九十")} | {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


@dataclass(frozen=True, slots=True)
class Roster:
    """Members as keys, the place of the list, the count stated for it."""

    article: int
    sentence: Sentence
    span: Span
    members: tuple[str, ...]
    size: int
    partial: bool = False
    base: frozenset[int] = frozenset()  # other counts of its passage: 11 of whom 2 remain


def drafts(extraction: Extraction, as_of: date | None) -> tuple[Draft, ...]:
    """One draft for every two groups of rosters that name different members."""
    found = [roster for index in range(len(extraction.articles)) for roster in _rosters(extraction, index)]
    out: list[Draft] = []
    done: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for n, a in enumerate(found):
        for b in found[n + 1 :]:
            key = (tuple(sorted(a.members)), tuple(sorted(b.members)))
            if key in done or not _disagree(a, b):
                continue
            done.update({key, key[::-1]})
            out.append(_draft(extraction, a, b, found))
    return tuple(out)


def _key(item: str) -> str:
    text = plain(item).strip(" .。").lower()
    text = _ARTICLE.sub("", _TAIL.sub("", text))
    lead = _LEAD.sub("", text) if not text.isascii() else text
    text = lead if len(lead) >= 2 else text
    stripped = _TITLE.sub("", text)
    return stripped if len(stripped) >= 2 else text


def _same(a: str, b: str) -> bool:
    if a == b or (len(min(a, b, key=len)) >= 2 and (a in b or b in a)):
        return True
    return not a.isascii() and not b.isascii() and len(a) >= 4 and len(b) >= 4 and _kept(a, b)


def _kept(a: str, b: str) -> bool:
    """True where the shorter name's characters stand in the longer in order: 澜江财政局 in 澜江市财政局."""
    short, long = sorted((a, b), key=len)
    at = iter(long)
    return len(long) - len(short) <= 2 and all(char in at for char in short)


def _rosters(extraction: Extraction, index: int) -> list[Roster]:
    text = extraction.articles[index].text
    out: list[Roster] = []
    previous: list[int] = []
    for sentence in extraction.sentences[index]:
        if sentence.role == "title":
            continue
        body = text[sentence.span.start : sentence.span.end]
        counts = [count for count in _counts(extraction, index, sentence)]
        for listing in listings(body):
            if listing.open:
                continue
            items = _counted(listing.items, counts)
            members = tuple(dict.fromkeys(_name(extraction, index, sentence, key) for key in map(_key, items)))
            if len(members) >= 2 and len(members) == len(items):
                base = frozenset(c for c in counts if c > len(members))
                out.append(Roster(index, sentence, listing.span.shift(sentence.span.start), members, len(members), base=base))
        out += _only(extraction, index, sentence, body, counts)
        one = _ONE_OF.search(plain(body))
        if one and previous:
            out += _partial(extraction, index, sentence, one.start(), previous, text)
        previous = counts or previous
    return out


def _counted(items: Sequence[str], counts: Sequence[int]) -> Sequence[str]:
    """The items whose number was stated; the first may be the group's name (three owners, A, B and C). None fits: nothing."""
    for size in (len(items), len(items) - 1):
        if size in counts and size >= 2:
            return items[len(items) - size :]
    return ()


def _only(extraction: Extraction, index: int, sentence: Sentence, body: str, counts: Sequence[int]) -> list[Roster]:
    """ "Only A and B remain": the people named after the word are the whole group."""
    found = _ONLY.search(body)
    if found is None or not _REMAIN.search(body):
        return []
    span = Span(sentence.span.start + found.end(), sentence.span.end)
    people = [e for e in extraction.resolution.entities_in(index, span) if extraction.resolution.by_id[e].kind == "PER"]
    members = tuple(plain(extraction.resolution.by_id[person].name).lower() for person in people)
    if not 2 <= len(members) <= 4 or not re.search(r"[和与、]|\band\b", body[found.end() :]):
        return []
    return [Roster(index, sentence, span, members, len(members), base=frozenset(c for c in counts if c > len(members)))]


def _counts(extraction: Extraction, index: int, sentence: Sentence) -> list[int]:
    values = [c.value for c in extraction.claims if c.article == index and c.sentence.span == sentence.span]
    text = plain(extraction.articles[index].text[sentence.span.start : sentence.span.end])
    first = [_TOP[found] for found in re.findall(r"前([二三四五六七八九十])(?![年月日天个])|top (\w+)", text) for found in found if found in _TOP]
    return first + [int(v.value) for v in values if isinstance(v, Figure) and v.value is not None and v.kind in {"count", "number", "ordinal"} and v.value < 100]


def _name(extraction: Extraction, index: int, sentence: Sentence, key: str) -> str:
    """The person's name inside an item, where one is known; else the item."""
    for entity in extraction.resolution.entities_in(index, sentence.span):
        known = extraction.resolution.by_id[entity]
        names = [plain(name).lower() for name in (known.name, *known.aliases)]
        if known.kind == "PER" and any(len(name) >= 2 and name in key for name in names):
            return plain(known.name).lower()
    return key


def _partial(extraction: Extraction, index: int, sentence: Sentence, at: int, counts: Sequence[int], text: str) -> list[Roster]:
    """ "X is one of them" after a count: a roster of that size with one known member."""
    span = Span(sentence.span.start, sentence.span.start + at)
    people = [e for e in extraction.resolution.entities_in(index, span) if extraction.resolution.by_id[e].kind == "PER"]
    if not people or len(counts) < 2:
        return []
    name = plain(extraction.resolution.by_id[people[0]].name).lower()
    before = text[max(0, sentence.span.start - 60) : sentence.span.start]
    if not _REMAIN.search(before):
        return []
    return [Roster(index, sentence, span, (name,), min(counts), True, frozenset(c for c in counts if c > min(counts)))]


def _disagree(a: Roster, b: Roster) -> bool:
    if a.size != b.size or (a.partial and b.partial):
        return False
    shared = sum(any(_same(x, y) for y in b.members) for x in a.members)
    if a.partial or b.partial:
        return shared == 0 and bool(a.base & b.base)
    if any(x.isascii() != y.isascii() for x in a.members[:1] for y in b.members[:1]):
        return False
    needed = max(1, a.size - 1)
    return needed <= shared < a.size


def _claim(extraction: Extraction, roster: Roster) -> Claim:
    article = extraction.articles[roster.article]
    span = roster.sentence.span
    clauses = [clause for clause in roster.sentence.clauses if clause.overlaps(roster.span)]
    quote = Span(min(clauses[0].start, roster.span.start), max(clauses[-1].end, roster.span.end)) if clauses else span
    return Claim(
        article=roster.article,
        path=article.path,
        line=article.line_of(roster.span.start),
        span=quote,
        quote=article.text[quote.start : quote.end],
        sentence=roster.sentence,
        value=None,
        value_span=roster.span,
        context=article.text[span.start : span.end],
    )


def _draft(extraction: Extraction, a: Roster, b: Roster, found: Sequence[Roster]) -> Draft:
    sides = []
    for side in (a, b):
        like = [r for r in found if r.size == side.size and r.partial == side.partial and _equal(r, side)]
        more = "" if not side.partial else f" + {side.size - 1}"
        shown = ", ".join(side.members) + more
        sides.append((shown, "{" + shown + "}", tuple(_claim(extraction, r) for r in like)))
    only_a = [x for x in a.members if not any(_same(x, y) for y in b.members)]
    only_b = [y for y in b.members if not any(_same(x, y) for x in a.members)]
    first, second = ", ".join(only_a), ", ".join(only_b)
    return Draft(
        rule="XC401",
        severity=BY_CODE["XC401"].severity,
        confidence=0.85,
        subject="",
        attribute=" ".join(sides[0][2][0].quote.split())[:50],
        groups=tuple(sides),
        why=Text(
            f"The count is the same ({a.size}), the members are not: {first} against {second}.",
            f"人数或个数相同（{a.size}），名单不同：{first}，{second}。",
        ),
        suggestion=Text("Check who or what is on the list.", "请核对名单。"),
    )


def _equal(a: Roster, b: Roster) -> bool:
    return len(a.members) == len(b.members) and all(any(_same(x, y) for y in b.members) for x in a.members)
