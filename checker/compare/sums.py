"""XC402: parts that do not make their total, within one sentence (or a sentence and the 其中 that follows it).

Only near misses are flagged (within a fifth of the total, at least two parts): a list that is far from its total is a list of
something else, or an open one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from checker.codes import BY_CODE
from checker.model import Draft, Text
from claims.extract import Extraction
from claims.find.show import plain as number
from claims.lang.scripts import plain
from claims.model import Claim, Figure, Span

NEAR = Decimal("0.2")
SHORT, SHORT_TWO = Decimal("0.1"), Decimal("0.05")  # parts may fall short because some are not named; two parts more easily
_OPENS = re.compile(
    r"其中|包括|包含|分别|由.{0,12}组成|中[，,]|里[，,]|[:：]|——|"
    r"\b(?:including|of which|of whom|of them|made up of|consist\w*|compris\w*|split|composed|divided|from)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\bof (?:the |these |those |its |[\w']+'s )?$", re.IGNORECASE)
_SUMS_UP = re.compile(r"累计|合计|总计|共计|一共|总共|两者相加|\b(?:in all|in total|altogether|combined|a total of|all told)\b", re.IGNORECASE)
_NOT_PARTS = re.compile(r"以上|另有|此外|增[长加]|比|较|同比|环比|每|\b(?:more than|than|up from|down from|every|each|per)\b", re.IGNORECASE)
_OPEN = re.compile(r"等(?:[^级候待]|$)|\bamong (?:them|others)\b|\bsuch as\b|\bat least\b", re.IGNORECASE)
_PEOPLE = frozenset("人名位个例")


def drafts(extraction: Extraction, as_of: date | None) -> tuple[Draft, ...]:
    """One draft for every sentence whose parts miss their total."""
    out: list[Draft] = []
    for article in range(len(extraction.articles)):
        own = [claim for claim in extraction.claims if claim.article == article]
        sentences = [list(group) for _, group in groupby(own, key=lambda claim: claim.sentence.span)]
        for n, claims in enumerate(sentences):
            text = extraction.articles[article].text
            draft = _within(text, claims) or (_across(text, sentences[n - 1], claims) if n else None)
            if draft is not None:
                out.append(draft)
    return tuple(out)


def _countable(claim: Claim) -> bool:
    value = claim.value
    return (
        isinstance(value, Figure)
        and value.kind in {"count", "number", "money", "quantity"}
        and value.value is not None
        and value.value > 0
        and not value.per
        and value.approx in {"", "about"}
    )


def _alike(total: Claim, part: Claim) -> bool:
    a, b = total.value, part.value
    if not isinstance(a, Figure) or not isinstance(b, Figure):
        return False
    if a.kind in {"money", "quantity"} or b.kind in {"money", "quantity"}:
        return a.kind == b.kind and a.dimension == b.dimension and a.unit == b.unit
    if a.classifier and b.classifier:
        return a.classifier == b.classifier or {a.classifier, b.classifier} <= _PEOPLE
    return not (a.classifier or b.classifier) or b.kind == "number" or a.kind == "number"


def _within(text: str, claims: Sequence[Claim]) -> Draft | None:
    figures = [claim for claim in claims if _countable(claim)]
    for at, total in enumerate(figures):
        rest = [c for c in figures[at + 1 :] if _alike(total, c)]
        found = _opened(text, total, rest)
        if found is not None:
            return found
    for at in range(len(figures) - 1, 1, -1):
        total = figures[at]
        parts = [c for c in figures[:at] if _alike(total, c)]
        lead = text[parts[-1].value_end : total.value_start] if parts else ""
        if len(parts) >= 2 and _SUMS_UP.search(plain(lead)) and not _NOT_PARTS.search(plain(lead)):
            return _judge(text, total, parts, stated=True)
    return None


def _opened(text: str, total: Claim, rest: Sequence[Claim]) -> Draft | None:
    """Total first, then a word that opens its parts."""
    if len(rest) < 2:
        return None
    end = total.sentence.span.end
    between = plain(text[total.value_end : rest[0].value_start])
    before = plain(text[total.sentence.span.start : total.value_start])
    summed_up = re.search(r"(?:共|合计|总计|总共|\b(?:a total of|in all))\s?$", before, re.IGNORECASE)
    if not (_OPENS.search(between) or _OF.search(before) or summed_up) or len(between) > 80:
        return None
    parts = [rest[0]]
    for part in rest[1:]:
        gap = plain(text[parts[-1].value_end : part.value_start])
        if len(gap) > 48 or re.search(r"[。！？；;]|[.!?] ", gap) or _NOT_PARTS.search(gap):
            break
        parts.append(part)
    return None if _OPEN.search(plain(text[parts[-1].value_end : end])[:24]) else _judge(text, total, parts)


def _across(text: str, previous: Sequence[Claim], claims: Sequence[Claim]) -> Draft | None:
    """A sentence that opens with 其中 / Of these, after the sentence that states the total."""
    head = plain(text[claims[0].sentence.span.start : claims[0].sentence.span.start + 10])
    if not re.match(r"其中|(?:Of|Among) (?:them|these|those)\b", head):
        return None
    figures = [claim for claim in claims if _countable(claim)]
    totals = [claim for claim in previous if _countable(claim)]
    if len(figures) < 2 or not totals or not all(_alike(totals[-1], part) for part in figures):
        return None
    return _judge(text, totals[-1], figures)


def _judge(text: str, total: Claim, parts: Sequence[Claim], *, stated: bool = False) -> Draft | None:
    """`stated`: the text itself says that the total is the sum of the parts."""
    whole = total.value
    values = [part.value for part in parts]
    assert isinstance(whole, Figure)
    figures = [value for value in values if isinstance(value, Figure) and value.value is not None]
    if whole.value is None or len(figures) < 2:
        return None
    summed = sum((value.value for value in figures if value.value is not None), Decimal(0))
    low = sum((value.base.lo or Decimal(0) for value in figures), Decimal(0))
    high = sum((value.base.hi or value.value or Decimal(0) for value in figures), Decimal(0))
    bound_low, bound_high = whole.base.lo or whole.value, whole.base.hi or whole.value
    meets = low <= bound_high and bound_low <= high
    if meets or abs(summed - whole.value) > NEAR * whole.value or any(v.value and v.value >= whole.value for v in figures):
        return None
    short = whole.value - summed
    if short > 0 and not (stated or _closed(text, parts) and short <= whole.value * (SHORT_TWO if len(parts) == 2 else SHORT)):
        return None
    return _draft(text, total, parts, figures, summed)


def _closed(text: str, parts: Sequence[Claim]) -> bool:
    """True where the list of parts reads as complete: three or more, or the last joined by 和 / and, and nothing after it."""
    last = parts[-1]
    tail = plain(text[last.value_end : last.sentence.span.end])
    if re.search(r"其余|剩下|另|\b(?:rest|others?|remaining)\b|\band (?:one|an?|the)\b", tail, re.IGNORECASE):
        return False
    gap = plain(text[parts[-2].value_end : last.value_start])
    return len(parts) >= 3 or bool(re.search(r"[和与及]|\band\b", gap))


def _draft(text: str, total: Claim, parts: Sequence[Claim], figures: Sequence[Figure], summed: Decimal) -> Draft:
    shown = " + ".join(value.text for value in figures)
    whole = text[total.value_start : total.value_end]
    quote = Span(min(total.start, parts[0].start), max(total.end, parts[-1].end))
    attribute = " ".join(text[quote.start : quote.end].split())[:60]
    return Draft(
        rule="XC402",
        severity=BY_CODE["XC402"].severity,
        confidence=0.85,
        subject=total.subject_name,
        attribute=attribute,
        groups=(
            (whole, number(total.value.value) if isinstance(total.value, Figure) else "", (total,)),
            (f"{shown} = {number(summed)}", number(summed), tuple(parts)),
        ),
        why=Text(
            f"The parts named make {number(summed)}, the total is given as {whole}.",
            f"所列各部分之和为 {number(summed)}，而总数写作 {whole}。",
        ),
        suggestion=Text("Check the total and each part against the source.", "请对照来源核对总数及各分项。"),
    )
