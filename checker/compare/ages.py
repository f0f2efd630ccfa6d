"""XC203: the age of one named person in two places, with the time between them; an age against a year of birth elsewhere.

Only an age that stands beside a full name counts, in a sentence that tells of no other year, in an article whose day is known.
A year either way is allowed for (birthdays, ages counted from the year). People of one name are one person only within an
article or between articles that share two more names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import ceil, floor

from checker.compare import _span_words as words
from checker.compare._told import group, latin, made, sentences_of, shown
from checker.model import Draft, Text
from claims.extract import Extraction
from claims.lang.scripts import plain
from claims.model import Claim, Figure, Mention, Span, When

YEAR = 365.25  # days
SHARED = 2  # other names that two articles must have in common
_ZH_AFTER = re.compile(r"[(，,]{0,2}(?:[男女][，,])?(?:现年|今年|年龄)?")
_ZH_BEFORE = re.compile(r"的[^，,。；;、的和与及被把向对给让跟同在后前时比]{0,10}")  # titles only: nobody else, no verb
_POINTS = re.compile(r"[这该][位名]$")
_ZH_TAIL = re.compile(r"[，,。;；)、:：]|$")
_EN_AFTER = re.compile(r"(?:, | \(| is | is now |, who is )(?:aged )?", re.IGNORECASE)
_EN_TAIL = re.compile(r"[,).;]|$| and |(?:[ -]years?[ -]old)")
_EN_BEFORE = re.compile(r",?(?! (?:son|daughter|brother|sister|wife|husband|mother|father|friend))(?: [a-z-]+){0,3},? ")
_PAST = re.compile(
    r"时年|当年|那年|当时|年轻时|化名|享年|终年|去世|遇难|"
    r"\b(?:then|at the time|at age|would be|was born|died|when (?:he|she)|turned|turns)\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"某|^[老小阿].$|先生|女士|同学|老师|小姐|阿姨|叔叔|师傅")
_CHECK = Text("Check the ages against the person's date of birth.", "请对照出生日期核对年龄。")


@dataclass(frozen=True, slots=True)
class Told:
    """An age, or a year of birth (`born`), of a person as of `day`."""

    person: str
    number: int
    day: date
    born: bool
    claim: Claim
    latin: bool  # the script of the name


def drafts(extraction: Extraction, as_of: date | None) -> tuple[Draft, ...]:
    """One draft for every person of whom two ages, or an age and a year of birth, cannot both hold."""
    told: dict[str, list[Told]] = defaultdict(list)
    for one in _told(extraction):
        told[one.person].append(one)
    out: list[Draft] = []
    for person in sorted(told):
        pairs = combinations(told[person], 2)
        found = next((pair for pair in pairs if _apart(*pair) and _one_person(extraction, *pair)), None)
        if found is not None:
            out.append(_draft(extraction, told[person], *found))
    return tuple(out)


def _told(extraction: Extraction) -> Iterator[Told]:
    for text, claims in sentences_of(extraction):
        index = claims[0].article
        article = extraction.articles[index]
        if article.published is None or article.published_from == "inferred":
            continue
        people: list[Mention] | None = None
        for claim in claims:
            age, birth = _age(claim), _birth(text, claim)
            if age is None and birth is None:
                continue
            span = claim.sentence.span
            if _PAST.search(text[span.start : span.end]) and age is not None:
                continue
            people = people if people is not None else _people(extraction, claim)
            who = _beside(text, claim, people) or _pointed(extraction, text, claim) if age is not None else _only(people, claim)
            if who is not None and (birth is not None or not _other_year(claims, claim, article.published.year)):
                person = extraction.resolution.of(index, who)
                number = age if age is not None else birth
                if person and number is not None:
                    yield Told(person, number, article.published, age is None, claim, latin(who.text))


def _age(claim: Claim) -> int | None:
    value = claim.value
    if not isinstance(value, Figure) or value.kind != "age" or value.unit != "year" or value.approx or value.value is None:
        return None
    whole = value.value == int(value.value) and value.base.lo == value.base.hi
    return int(value.value) if whole and 5 <= value.value <= 110 and claim.modality in {"actual", "quoted"} else None


def _birth(text: str, claim: Claim) -> int | None:
    value = claim.value
    if not isinstance(value, When) or value.start is None or value.end is None or value.modifier or value.anchor != "absolute":
        return None
    around = text[max(claim.sentence.span.start, claim.value_start - 10) : claim.value_start] + "|"
    if not words.BORN.search(around + text[claim.value_end : claim.value_end + 6]) or (value.end - value.start).days > 366:
        return None
    return value.start.year


def _people(extraction: Extraction, claim: Claim) -> list[Mention]:
    """People in the sentence of a claim who are named in full there or somewhere else."""
    span, own = claim.sentence.span, extraction.mentions[claim.article]
    return [m for m in own if m.kind == "PER" and span.contains(m.span) and _known(extraction, claim.article, m)]


def _known(extraction: Extraction, index: int, mention: Mention) -> bool:
    entity = extraction.resolution.by_id.get(extraction.resolution.of(index, mention))
    if _WHO.search(plain(mention.text)) or entity is None:
        return False
    return _full(mention.text) or any(_full(alias) and mention.text in alias for alias in entity.aliases)


def _pointed(extraction: Extraction, text: str, claim: Claim) -> Mention | None:
    """The one person named before "这位61岁的船长", in its sentence or else in the one before."""
    index, start = claim.article, claim.sentence.span.start
    if (
        not _POINTS.search(text[max(start, claim.value_start - 3) : claim.value_start])
        or text[claim.value_end : claim.value_end + 1] != "的"
    ):
        return None
    own = _between(extraction, index, Span(start, claim.value_start))
    if not own:
        before = next((s for s in reversed(extraction.sentences[index]) if s.span.end <= start), None)
        same = before is not None and before.paragraph == claim.sentence.paragraph
        own = _between(extraction, index, before.span) if before is not None and same else []
    people = {extraction.resolution.of(index, m) for m in own}
    return own[0] if len(people) == 1 and _known(extraction, index, own[0]) else None


def _between(extraction: Extraction, index: int, span: Span) -> list[Mention]:
    return [m for m in extraction.mentions[index] if m.kind == "PER" and span.contains(m.span)]


def _full(name: str) -> bool:
    folded = plain(name)
    return (" " in folded.strip() if latin(folded) else len(folded) >= 2) and not _WHO.search(folded)


def _beside(text: str, claim: Claim, people: Sequence[Mention]) -> Mention | None:
    """The person whose name the age stands beside: "Tom Baker, 61," 61岁的船长王海平, 王海平（男，61岁）."""
    for person in people:
        english = latin(text[person.span.start : person.span.end])
        if person.span.end <= claim.value_start:
            gap, tail = text[person.span.end : claim.value_start], text[claim.value_end : claim.value_end + 10]
            bound = len(gap) <= 12 and (_EN_AFTER if english else _ZH_AFTER).fullmatch(gap)
            if bound and (_EN_TAIL if english else _ZH_TAIL).match(tail):
                return person
        elif claim.value_end <= person.span.start:
            gap = text[claim.value_end : person.span.start]
            compound = not english or "year" in text[claim.value_start : claim.value_end].lower()
            if compound and len(gap) <= 40 and not words.KIN.search(gap) and (_EN_BEFORE if english else _ZH_BEFORE).fullmatch(gap):
                return person
    return None


def _only(people: Sequence[Mention], claim: Claim) -> Mention | None:
    """The one person whom the clause of a birth names."""
    own = [person for person in people if claim.span.contains(person.span)]
    return own[0] if len(own) == len(people) == 1 else None


def _other_year(claims: Sequence[Claim], age: Claim, year: int) -> bool:
    """True where the sentence tells of another year than the article's before the age or in its clause."""
    dated = [c.value for c in claims if c.value_start < age.value_start or age.span.contains(c.value_span)]
    return any(isinstance(value, When) and value.start is not None and value.start.year != year for value in dated)


def _by_sound(extraction: Extraction, person: str) -> bool:
    """True where a name of the person was joined to another by pronunciation alone."""
    known = extraction.resolution.by_id.get(person)
    return known is None or any(link.kind == "sound" for link in known.links)


def _apart(a: Told, b: Told) -> bool:
    """True where the two cannot both hold, with a year of grace either way."""
    if a.born and b.born:
        return False
    if a.born or b.born:
        birth, age = (a, b) if a.born else (b, a)
        years = age.day.year - birth.number
        return not years - 2 <= age.number <= years + 1
    early, late = (a, b) if a.day <= b.day else (b, a)
    passed = (late.day - early.day).days / YEAR
    return not floor(passed) - 1 <= late.number - early.number <= ceil(passed) + 1


def _one_person(extraction: Extraction, a: Told, b: Told) -> bool:
    if a.claim.article == b.claim.article:
        return True
    if a.latin != b.latin and _by_sound(extraction, a.person):
        return False
    names = [_names(extraction, told.claim.article) - {a.person} for told in (a, b)]
    return len(names[0] & names[1]) >= SHARED


def _names(extraction: Extraction, index: int) -> set[str]:
    return {entity for m in extraction.mentions[index] if m.kind != "TITLE" and (entity := extraction.resolution.of(index, m))}


def _draft(extraction: Extraction, told: Sequence[Told], a: Told, b: Told) -> Draft:
    if a.born or b.born:
        birth, age = (a, b) if a.born else (b, a)
        years = age.day.year - birth.number
        en = f"Who was born in {birth.number} is {years - 1} or {years} in {age.day.year}, not {age.number}."
        zh = f"{birth.number}年出生，{age.day.year}年应为{years - 1}至{years}岁，不是{age.number}岁。"
    else:
        days = abs((b.day - a.day).days)
        en = f"{shown(a.claim)} and {shown(b.claim)} in articles {days} days apart: no birthday explains the difference."
        zh = f"两处报道相隔{days}天，年龄却写作“{shown(a.claim)}”与“{shown(b.claim)}”。"
    sides = []
    for side, other in ((a, b), (b, a)):
        same = [t for t in told if (t.number, t.born) == (side.number, side.born) and t is not side and _apart(t, other)]
        sides.append(group(side.claim, *(t.claim for t in same if _one_person(extraction, t, side))))
    # whose age it is rests on the words between: read over real articles, what was wrong was always that
    return made("XC203", sides, Text(en, zh), _CHECK, severity="warning", confidence=0.8)
