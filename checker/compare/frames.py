"""Events of named people and organisations, told with their date or length: the slot is certain, so values compare directly.

A date that opens a sentence governs its later clauses as far as the next date. "Founded" is about the thing founded: the
organisation named after the verb (创办了…X), or before it in the passive (X由…创立). A person on leave or announcing a
departure is the one named last before the verb, or after it in 官宣离职的X.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from checker.codes import BY_CODE
from checker.compare.values import compare_values
from checker.model import Draft, Text, Verdict
from claims.extract import Extraction
from claims.find.show import describe
from claims.lang import frames as words
from claims.lang.scripts import plain
from claims.model import Claim, Duration, Sentence, Span, When

_NAMES = {
    "founded": Text("founded", "成立时间"),
    "leave": Text("length of leave", "休假时长"),
    "departure": Text("departure announced", "宣布离职时间"),
    "born": Text("born", "出生时间"),
}
_AGREE = {"same", "compatible", "less-specific"}


@dataclass(frozen=True, slots=True)
class Frame:
    """An event of an entity with the claim that dates or measures it; `sure` where the value stands in the verb's own clause."""

    event: str
    entity: str
    claim: Claim
    sure: bool


def drafts(extraction: Extraction, as_of: date | None) -> tuple[Draft, ...]:
    """One draft for every event of an entity whose values do not all agree."""
    slots: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for claim_frames in _frames(extraction):
        slots[claim_frames.event, claim_frames.entity].append(claim_frames)
    out: list[Draft] = []
    for (event, entity), found in sorted(slots.items()):
        draft = _draft(extraction, event, entity, found)
        if draft is not None:
            out.append(draft)
    return tuple(out)


def _frames(extraction: Extraction) -> Iterator[Frame]:
    by_sentence: dict[tuple[int, Span], list[Claim]] = defaultdict(list)
    for claim in extraction.claims:
        by_sentence[claim.article, claim.sentence.span].append(claim)
    for (index, span), claims in sorted(by_sentence.items()):
        text = plain(extraction.articles[index].text[span.start : span.end])
        yield from _founded(extraction, index, claims, text, span.start)
        yield from _leave(extraction, index, claims, text, span.start)
        yield from _announced(extraction, index, claims, text, span.start)
        yield from _born(extraction, index, claims, text, span.start)


def _entities(extraction: Extraction, index: int, start: int, end: int, kinds: set[str]) -> list[str]:
    found = extraction.resolution.entities_in(index, Span(start, max(start, end)))
    return [e for e in found if extraction.resolution.by_id[e].kind in kinds]


def _people(extraction: Extraction, index: int, start: int, end: int) -> list[str]:
    """People named (not pointed at by a title or a pronoun) in a stretch of text, in order."""
    resolution = extraction.resolution
    found = [m for m in extraction.mentions[index] if m.kind == "PER" and start <= m.span.start and m.span.end <= end]
    ids = [resolution.of(index, mention) for mention in found]
    return [e for e in ids if e in resolution.by_id and resolution.by_id[e].kind == "PER"]


def _governing(claims: Sequence[Claim], at: int, sentence: Sentence, *, kinds: tuple[type, ...] = (When,)) -> Claim | None:
    """The last dated claim before `at`, else the first after it in the verb's clause."""
    dated = [c for c in claims if isinstance(c.value, kinds) and not (isinstance(c.value, When) and c.value.recurring)]
    dated = [c for c in dated if dict(c.extra).get("role") not in {"report", "dateline"}]
    before = [c for c in dated if c.value_end <= at]
    if before:
        return before[-1]
    clause = next((c for c in sentence.clauses if c.start <= at < c.end), None)
    after = [c for c in dated if clause is not None and clause.start <= c.value_start < clause.end]
    return after[0] if after else None


def _held(claim: Claim, at: int, end: int) -> tuple[Claim, bool]:
    """The claim with its quote stretched to the verb's phrase, and whether both stand in one clause."""
    one = claim.start <= at < claim.end
    span = Span(min(claim.start, at), max(claim.end, end))
    sentence = claim.sentence.span
    quote = claim.context[span.start - sentence.start : span.end - sentence.start]
    return (claim, True) if one else (replace(claim, span=span, quote=quote), False)


def _clause_end(sentence: Sentence, at: int) -> int:
    return next((c.end for c in sentence.clauses if c.start <= at < c.end), sentence.span.end)


def _clause_start(sentence: Sentence, at: int) -> int:
    return next((c.start for c in sentence.clauses if c.start <= at < c.end), sentence.span.start)


def _founded(extraction: Extraction, index: int, claims: Sequence[Claim], text: str, offset: int) -> Iterator[Frame]:
    sentence = claims[0].sentence
    for verb in words.FOUND.finditer(text):
        at = offset + verb.start()
        start, end = _clause_start(sentence, at), _clause_end(sentence, at)
        things = _entities(extraction, index, at, end, {"ORG", "PROD", "OTHER"})
        passive = re.search(r"由|\b(?:was|were|is|been)\b", text[start - offset : verb.start()])
        following = text[verb.end() : end - offset]
        if words.SOME.match(following) or words.LONG_SINCE.match(following):
            continue  # 成立了全国首家…: one of a kind, which is not the thing named beside it; 成立38年的X: the date is another's
        if passive or re.match(r"于|[,，]|$| in ", following):
            things = _entities(extraction, index, start, at, {"ORG", "PROD", "OTHER"})[:1]
        claim = _governing(claims, at, sentence)
        if claim is not None and words.OF_ANOTHER.match(text, claim.value_end - offset):
            continue  # 3月4日起施行的《…》介绍，…成立: the date is that of the rules
        if len(things) != 1 or claim is None or words.AGAIN.search(text[start - offset : end - offset]):
            continue
        held, sure = _held(claim, at, end)
        yield Frame("founded", things[0], held, sure)


def _person(extraction: Extraction, index: int, claims: Sequence[Claim], at: int, follows: str, end: int) -> str:
    """The person named last before the verb, or right after it (…的X); else the claim's own subject."""
    if follows.startswith("的"):
        after = _people(extraction, index, at, end)
        return after[0] if after else ""
    before = _people(extraction, index, claims[0].sentence.span.start, at)
    if before:
        return before[-1]
    subject = next((c.subject for c in claims if c.subject), "")
    known = extraction.resolution.by_id.get(subject)
    return subject if known is not None and known.kind == "PER" else ""


def _leave(extraction: Extraction, index: int, claims: Sequence[Claim], text: str, offset: int) -> Iterator[Frame]:
    for verb in words.ON_LEAVE.finditer(text):
        at = offset + verb.start()
        for claim in claims:
            value = claim.value
            between = text[min(verb.end(), claim.value_end - offset) : max(verb.start(), claim.value_start - offset)]
            ends = isinstance(value, When) and (
                value.modifier == "rest"
                or re.search(r"到|至|until|through|till", text[max(0, claim.value_start - offset - 8) : claim.value_start - offset])
            )
            near = len(between) <= 14 and not re.search(r"[。；;]", between)
            if near and (ends or (isinstance(value, Duration) and not value.negative)):
                person = _person(extraction, index, claims, at, text[verb.end() :], claim.sentence.span.end)
                if person:
                    yield Frame("leave", person, _held(claim, at, at)[0], True)


def _announced(extraction: Extraction, index: int, claims: Sequence[Claim], text: str, offset: int) -> Iterator[Frame]:
    sentence = claims[0].sentence
    for verb in words.ANNOUNCE.finditer(text):
        leaves = words.DEPART.search(text, verb.end(), verb.end() + 14)
        if leaves is None:
            continue
        at = offset + verb.start()
        claim = _governing(claims, at, sentence)
        if claim is None or not isinstance(claim.value, When) or claim.value.granularity not in {"day", "part", "hour", "minute"}:
            continue
        between = text[max(0, claim.value_end - offset) : verb.start()]
        if "。" in between or claim.value_end > at or words.BEFORE_THAT.search(between):
            continue  # 不久前宣布辞职的X: the date is that of what X did next
        person = _person(extraction, index, claims, at, text[leaves.end() :], sentence.span.end)
        if person:
            held, sure = _held(claim, at, offset + leaves.end())
            yield Frame("departure", person, held, sure)


def _born(extraction: Extraction, index: int, claims: Sequence[Claim], text: str, offset: int) -> Iterator[Frame]:
    for verb in words.BORN.finditer(text):
        at = offset + verb.start()
        start, end = _clause_start(claims[0].sentence, at), _clause_end(claims[0].sentence, at)
        own = [c for c in claims if isinstance(c.value, When) and start <= c.value_start < end]
        people = _people(extraction, index, start, end)
        if len(own) == 1 and len(people) == 1 and not _after_of(text[verb.end() :], own[0], at):
            yield Frame("born", people[0], own[0], True)


def _after_of(following: str, claim: Claim, at: int) -> bool:
    """True in 62年出生的X今年61岁: the value stands behind the clause of the birth."""
    return following.startswith("的") and claim.value_start > at


def _verdict(a: Frame, b: Frame) -> Verdict:
    x, y = a.claim.value, b.claim.value
    if isinstance(x, When) and isinstance(y, Duration):
        a, b, x, y = b, a, y, x
    if isinstance(x, Duration) and isinstance(y, When):
        return _length(x, y)
    return compare_values(x, y)


def _length(length: Duration, until: When) -> Verdict:
    """A length against an end in the same year: a year or more cannot end within the year in which it began."""
    months = length.nominal / 2629800
    if until.modifier == "rest" or until.granularity in {"year", "month"} or until.modifier == "end":
        if months >= 12:
            return Verdict(
                "conflict", "disjoint", Text(f"{length.text} runs past {until.text}.", f"“{length.text}”超出了“{until.text}”。")
            )
        return Verdict("compatible", "length", Text("may be the same end", "可能指同一截止时间"))
    return Verdict("incomparable", "kind", Text("no start is known", "起点未知"))


def _draft(extraction: Extraction, event: str, entity: str, found: Sequence[Frame]) -> Draft | None:
    frames = sorted(found, key=lambda f: (f.claim.path, f.claim.value_start))
    pairs = [(a, b, _verdict(a, b)) for n, a in enumerate(frames) for b in frames[n + 1 :]]
    against = [(a, b, verdict) for a, b, verdict in pairs if verdict.relation == "conflict"]
    if not against:
        return None
    sides: list[list[Frame]] = []
    for frame in frames:
        home = next((s for s in sides if all(_verdict(frame, other).relation in _AGREE for other in s)), None)
        if home is None:
            sides.append([frame])
        else:
            home.append(frame)
    sure = any(a.sure and b.sure for a, b, _ in against)
    verdict = against[0][2]
    rule = "XC202" if event == "leave" else "XC101"
    certain = sure and event == "leave"
    return Draft(
        rule=rule,
        severity=BY_CODE[rule].severity if certain else "warning",
        confidence=0.85 if certain else 0.7,
        subject=extraction.resolution.name_of(entity),
        attribute=f"{_NAMES[event].zh} · {_NAMES[event].en}",
        groups=tuple((_shown(side[0].claim), _normal(side[0].claim), tuple(f.claim for f in side)) for side in sides),
        why=verdict.why if sure else _loosely(verdict.why),
        suggestion=None,
    )


def _loosely(why: Text) -> Text:
    return Text(
        f"{why.en.rstrip('.')}. One date stands in another clause than the event; it may be meant for that clause only.",
        f"{why.zh.rstrip('。')}。其中一个日期与事件不在同一分句，可能只修饰前面的动作。",
    )


def _shown(claim: Claim) -> str:
    at = claim.sentence.span.start
    return " ".join(claim.context[claim.value_start - at : claim.value_end - at].split())


def _normal(claim: Claim) -> str:
    if claim.value is None:
        return ""
    said = describe(claim.value)
    return said["interval"] or said["stated"]
