"""Percentages against what stands beside them: N of M is P %, and shares of one whole that should make 100."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.lang.scripts import plain
from claims.model import Claim, Figure

GRACE = Decimal("0.6")  # percentage points: a share is often cut, not rounded
LIST_REACH = Decimal(12)  # a list further from 100 lists something else
_EN_OF = re.compile(r"^ (?:[a-z]+ ){0,4}(?:out )?of (?:the |its |their |some |about |all )*$", re.IGNORECASE)
_EN_OR = re.compile(
    r"^ ?(?:[a-z-]+ ){0,4}?[a-z-]*(?:,? or|,? that is,?| \(|,? i\.e\.,?) ?(?:about |some |nearly |roughly |around )?$",
    re.IGNORECASE,
)
_ZH_IN = re.compile(r"^[^。；;]{0,12}[中里][，,]?[^。；;，,]{0,10}$")
_ZH_TAKES = re.compile(r"^[^。；;，,]{0,14}[，,（(]?(?:约?占|占比|比例为|占到)[^。；;，,]{0,6}$")
_WHOLE = re.compile(r"构成|由.{0,10}组成|占比分别|分布为|\b(?:made up of|split|breakdown|composed of)\b", re.IGNORECASE)
_REST = re.compile(r"其他|其余|剩余|\b(?:the rest|others?|the remaining)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage, the counts or shares that contradict it, and what they make."""

    stated: Claim | None  # None for a list that should make 100
    parts: tuple[Claim, ...]
    made: Decimal


def shares(text: str, claims: Sequence[Claim]) -> Share | None:
    """The first share of a sentence that its own figures contradict."""
    figures = [claim for claim in claims if isinstance(claim.value, Figure) and claim.value.value is not None]
    for at in range(2, len(figures)):
        found = _of(text, figures[at - 2], figures[at - 1], figures[at])
        if found is not None:
            return found
    return _hundred(text, figures)


def _figure(claim: Claim) -> Figure:
    assert isinstance(claim.value, Figure)
    return claim.value


def _of(text: str, first: Claim, second: Claim, percent: Claim) -> Share | None:
    """ "61,000 of 143,000 voters, or 43 percent" and 143000名选民中，61000人投票，占43%."""
    if (
        _figure(percent).kind != "percent"
        or _figure(percent).sign
        or not {_figure(first).kind, _figure(second).kind} <= {"count", "number"}
    ):
        return None
    between, lead = plain(text[first.value_end : second.value_start]), plain(text[second.value_end : percent.value_start])
    if _EN_OF.match(between) and _EN_OR.match(lead):
        part, whole = first, second
    elif _ZH_IN.match(between) and _ZH_TAKES.match(lead):
        part, whole = second, first
    else:
        return None
    a, b, p = _figure(part), _figure(whole), _figure(percent)
    if a.value is None or not b.value or a.value >= b.value or a.approx not in {"", "about"} or b.approx not in {"", "about"}:
        return None
    low = 100 * (a.base.lo or a.value) / (b.base.hi or b.value)
    high = 100 * (a.base.hi or a.value) / (b.base.lo or b.value)
    stated_low, stated_high = p.base.lo, p.base.hi
    if stated_low is None or stated_high is None or (low <= stated_high + GRACE and stated_low <= high + GRACE):
        return None
    return Share(percent, (part, whole), 100 * a.value / b.value)


def _hundred(text: str, figures: Sequence[Claim]) -> Share | None:
    """Three or more shares that are called the whole, "others" among them."""
    parts = [claim for claim in figures if _figure(claim).kind == "percent"]
    if len(parts) < 3 or any(_figure(claim).sign or _figure(claim).approx for claim in parts):
        return None
    span = parts[0].sentence.span
    told = plain(text[span.start : span.end])
    if (
        not _WHOLE.search(plain(text[span.start : parts[0].value_start]))
        or not _REST.search(told)
        or re.search(r"增长|下降|提高|\b(?:up|down|from)\b", told)
    ):
        return None
    made = sum((_figure(claim).value or Decimal(0) for claim in parts), Decimal(0))
    off = abs(made - 100)
    return Share(None, tuple(parts), made) if GRACE * len(parts) < off <= LIST_REACH else None
