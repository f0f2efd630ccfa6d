"""XC302: an order of events that their own dates forbid, within one article.

Either the stages of a procedure stand in an order in which they cannot happen (accepted before it was filed), or a sentence
says "after" of an event that it dates later. Nothing is said where a year is not certain, where a stage was planned, put off or
done again, and where the two stages need not concern one thing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import combinations, pairwise

from checker.codes import BY_CODE
from checker.compare._corpus import by_article
from checker.model import Draft, Text
from claims.extract import Extraction
from claims.lang.scripts import plain
from claims.lang.stages import (
    EN_AFTER,
    EN_BEFORE,
    EN_OPENS_AFTER,
    PROCEDURES,
    UNCERTAIN,
    ZH_AFTER,
    ZH_THEN,
    Procedure,
    Stage,
)
from claims.model import Claim, Span, When

FAR = timedelta(days=150)  # an unwritten year may be the wrong one; dates further apart than this show nothing
NIGHT = timedelta(hours=6)  # clock times further apart may lie on two sides of midnight
CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d(?::\d\d)?")
FINE = frozenset({"month", "third", "week", "day", "part", "hour", "minute", "second"})
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Step:
    """A dated claim that tells stage number `at` of a procedure, and the thing it names ("" where it names none)."""

    claim: Claim
    at: int
    thing: str


def drafts(extraction: Extraction, as_of: date | None) -> tuple[Draft, ...]:
    """One draft for each two claims of an article whose order is impossible, in the order of the articles."""
    corpus = [[claim for claim in claims if _usable(claim)] for claims in by_article(extraction)]
    out: list[Draft] = []
    told: set[tuple[int, int, int]] = set()
    for article, claims in enumerate(corpus):
        text = extraction.articles[article].text
        for early, late, procedure in _stages(text, claims):
            key = (article, early.claim.value_start, late.claim.value_start)
            if key not in told:
                told.add(key)
                out.append(_stage_draft(extraction, corpus, early, late, procedure))
        for first, second in _said(text, claims):
            key = (article, first.value_start, second.value_start)
            if key not in told:
                told.add(key)
                out.append(_said_draft(first, second))
    return tuple(out)


def _usable(claim: Claim) -> bool:
    value = claim.value
    return (
        isinstance(value, When)
        and ((value.start is not None and value.end is not None) or (value.start is None and bool(CLOCK.fullmatch(value.clock))))
        and (value.granularity in FINE or bool(_YEAR.search(value.text)))
        and not value.recurring
        and value.modifier in {"", "start", "mid", "end"}
        and (value.start is None or value.anchor in {"absolute", "published", "context"})
        and claim.modality in {"actual", "quoted"}
        and claim.sentence.role not in {"title", "heading"}
        and dict(claim.extra).get("role") == "event"
    )


def _stages(text: str, claims: Sequence[Claim]) -> list[tuple[Step, Step, Procedure]]:
    found: list[tuple[Step, Step, Procedure]] = []
    governed = [(claim, _governed(text, claim, claims)) for claim in claims]
    for procedure in PROCEDURES:
        steps = [step for claim, words in governed if words for step in _step(claim, words, procedure)]
        for a, b in combinations(steps, 2):
            early, late = sorted((a, b), key=lambda step: step.at)
            if early.at < late.at and _one_thing(early, late, procedure, steps) and _later(early.claim, late.claim):
                found.append((early, late, procedure))
    return found


def _governed(text: str, claim: Claim, claims: Sequence[Claim]) -> str:
    """The words that the claim's date governs: its clause, or its share of it; the next clause too where the date stands alone."""
    span = claim.span
    rest = text[span.start : claim.value_start] + text[claim.value_end : span.end]
    if len(rest.strip(" \t，,。（）()")) < 4:
        later = [clause for clause in claim.sentence.clauses if clause.start >= span.end]
        span = Span(span.start, later[0].end) if later else span
    others = [other.value_span for other in claims if other is not claim and span.overlaps(other.value_span)]
    before = max((other.end for other in others if other.end <= claim.value_start), default=span.start)
    after = min((other.start for other in others if other.start >= claim.value_end), default=span.end)
    if others and text[span.start : span.end].isascii() and len(text[span.start : claim.value_start].strip()) > 4:
        return text[before : claim.value_end]  # several dates in one English clause: each follows its verb
    return plain(text[before if not others else claim.value_start : after])


def _step(claim: Claim, words: str, procedure: Procedure) -> list[Step]:
    """The one stage that the words tell; none where they tell two, or not for certain."""
    hits = [(at, found) for at, stage in enumerate(procedure.stages) if (found := stage.pattern.search(words))]
    if len(hits) != 1 or UNCERTAIN.search(words):
        return []
    groups = hits[0][1].groupdict()
    return [Step(claim, hits[0][0], (groups.get("o") or groups.get("e") or "").lower())]


def _one_thing(early: Step, late: Step, procedure: Procedure, steps: Sequence[Step]) -> bool:
    """Both stages name one thing, stand in one sentence or share an entity in neighbouring ones, or can only be of one thing."""
    if early.thing or late.thing:
        return early.thing == late.thing
    if early.claim.sentence.span == late.claim.sentence.span:
        subjects = {early.claim.subject, late.claim.subject} if procedure.name in {"life", "trial", "hospital"} else set()
        return len(subjects) <= 1
    if _bounds(early.claim)[0].year == 1:
        return False  # clock times of two sentences may be of two days
    near = early.claim.sentence.paragraph == late.claim.sentence.paragraph
    if near and early.claim.subject and early.claim.subject == late.claim.subject:
        return True
    single = all(len({_start(step.claim) for step in steps if step.at == side.at}) == 1 for side in (early, late))
    return procedure.anywhere and single


def _bounds(claim: Claim) -> tuple[datetime, datetime]:
    """Start and end; a clock time without a date stands on the first day of year 1."""
    value = claim.value
    assert isinstance(value, When)
    if value.start is not None and value.end is not None:
        return value.start, value.end
    hour, minute = (int(part) for part in value.clock.split(":")[:2])
    start = datetime(1, 1, 1, hour, minute)
    return start, start + timedelta(minutes=1)


def _start(claim: Claim) -> datetime:
    return _bounds(claim)[0]


def _later(early: Claim, late: Claim) -> bool:
    """True where what must come first is dated wholly after what must follow it, and both years are certain."""
    (first, _), (second, ends) = _bounds(early), _bounds(late)
    a, b = early.value, late.value
    assert isinstance(a, When) and isinstance(b, When)
    if ends > first or (a.start is None) != (b.start is None):
        return False
    if a.clock and b.clock and first - second > NIGHT:
        return False
    written = bool(_YEAR.search(a.text)) and bool(_YEAR.search(b.text))
    return written or (first - second <= FAR and first.year == second.year)


def _said(text: str, claims: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """Pairs (what is said to come first, what is said to follow) of one sentence whose dates say the reverse."""
    out: list[tuple[Claim, Claim]] = []
    for a, b in pairwise(claims):
        if a.sentence.span != b.sentence.span:
            continue
        pair = _english(text, a, b) or _chinese(text, a, b)
        if pair is None or not _later(*pair):
            continue
        if not UNCERTAIN.search(plain(text[a.start : max(a.end, b.end)])):
            out.append(pair)
    return out


def _english(text: str, a: Claim, b: Claim) -> tuple[Claim, Claim] | None:
    between = text[a.value_end : b.value_start]
    opening = text[a.sentence.span.start : a.value_start].lstrip('*> "“')
    if EN_AFTER.match(between):
        return b, a
    if EN_BEFORE.match(between):
        return a, b
    if EN_OPENS_AFTER.match(opening) and between.count(",") == 1 and a.span != b.span:
        return a, b
    return None


def _chinese(text: str, a: Claim, b: Claim) -> tuple[Claim, Claim] | None:
    clauses = a.sentence.clauses
    index = next((n for n, clause in enumerate(clauses) if clause.overlaps(a.value_span)), None)
    if index is None or index + 1 >= len(clauses) or not clauses[index + 1].overlaps(b.value_span):
        return None
    told = plain(text[a.value_end : clauses[index].end])
    follows = plain(text[clauses[index + 1].start : b.value_start])
    if (len(told.strip("，, ")) > 2 and ZH_AFTER.search(told)) or ZH_THEN.match(follows):
        return a, b
    return None


def _shown(claim: Claim) -> str:
    return " ".join(claim.quote[claim.value_start - claim.start : claim.value_end - claim.start].split())


def _day(claim: Claim) -> str:
    value = claim.value
    assert isinstance(value, When)
    if value.start is None:
        return value.clock
    return f"{value.start:%Y-%m-%d %H:%M}" if value.granularity in {"hour", "minute", "second"} else f"{value.start:%Y-%m-%d}"


def _stage_draft(extraction: Extraction, corpus: Sequence[Sequence[Claim]], early: Step, late: Step, procedure: Procedure) -> Draft:
    first, second = procedure.stages[early.at], procedure.stages[late.at]
    en = f"“{second.en}” is dated {_day(late.claim)}, before “{first.en}” on {_day(early.claim)}; it can only follow it."
    zh = f"“{second.zh}”的日期是 {_day(late.claim)}，早于“{first.zh}”的 {_day(early.claim)}；前者只能在后者之后。"
    groups = [_group(early.claim), _group(late.claim)]
    for step, stage in ((early, first), (late, second)):
        other = _elsewhere(extraction, corpus, step, stage, procedure)
        if other:
            groups.append((_shown(other[0]), _day(other[0]), tuple(other)))
            en += f" Another article dates “{stage.en}” {_day(other[0])}."
            zh += f"另一篇文章把“{stage.zh}”写在 {_day(other[0])}。"
    return _draft(early.claim, late.claim, tuple(groups), Text(en, zh))


def _elsewhere(
    extraction: Extraction, corpus: Sequence[Sequence[Claim]], step: Step, stage: Stage, procedure: Procedure
) -> list[Claim]:
    """Claims of other articles that date the same stage of the same thing otherwise, all on one day."""
    mine = _content(step.claim.quote, stage)
    found: list[Claim] = []
    for article, claims in enumerate(corpus):
        if article == step.claim.article:
            continue
        text = extraction.articles[article].text
        for claim in claims:
            told = _step(claim, _governed(text, claim, claims), procedure)
            near = abs(_start(claim) - _start(step.claim)) <= FAR
            if (
                told
                and told[0].at == step.at
                and told[0].thing == step.thing
                and near
                and len(mine & _content(claim.quote, stage)) >= 2
            ):
                found.append(claim)
    days = {_start(claim).date() for claim in found}
    return found if len(days) == 1 and _start(step.claim).date() not in days else []


def _content(quote: str, stage: Stage) -> set[str]:
    """Words of a clause: lower-case Latin words of four letters or more, and pairs of Chinese characters."""
    folded = plain(quote).lower()
    runs = re.findall(r"[\u4e00-\u9fff]+", re.sub(r"[\d年月日时分]+", " ", folded))
    pairs = {run[n : n + 2] for run in runs for n in range(len(run) - 1)}
    return pairs | set(re.findall(r"[a-z]{4,}", folded))


def _group(claim: Claim) -> tuple[str, str, tuple[Claim, ...]]:
    return _shown(claim), _day(claim), (replace(claim),)


def _said_draft(first: Claim, second: Claim) -> Draft:
    return _draft(
        first,
        second,
        (_group(first), _group(second)),
        Text(
            f"The sentence puts {_day(second)} after {_day(first)}, but that date is the earlier one.",
            f"句中称 {_day(second)} 的事在 {_day(first)} 之后，日期却更早。",
        ),
    )


def _draft(first: Claim, second: Claim, groups: tuple[tuple[str, str, tuple[Claim, ...]], ...], why: Text) -> Draft:
    return Draft(
        rule="XC302",
        severity=BY_CODE["XC302"].severity,
        confidence=0.85,
        subject=second.subject_name or first.subject_name,
        attribute=" ".join(second.quote.split())[:50],
        groups=groups,
        why=why,
        suggestion=Text("Check the two dates against each other.", "请对照核对这两个日期。"),
    )
