"""XC214 and XC211: one amount in two currencies side by side whose implied rate is out of line.

An amount and its conversion stand together: 3500万元（约合500万美元）, "$5m (about 36 million yuan)". The rate that they imply
is held against the other conversions of the same currencies and against `_rates`. Rates move, so little is believed of a
single partner: a rate is out of line by half at least, and a slip of a power of ten is called so only where it restores the rate.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from checker.compare._rates import bounds
from checker.compare._told import Group, group, joined, made, sentences_of, shown
from checker.model import Draft, Text
from claims.extract import Extraction
from claims.model import Claim, Figure

OUT = Decimal("1.5")  # how many times two rates of one article may differ
CLOSE = Decimal("1.2")  # rates that confirm each other; a year's movement
FAR = Decimal(4)  # how far beyond twenty years of rates an implied one must lie to be called a slip
_POWERS = tuple(Decimal(10) ** k for k in (-4, -3, -2, -1, 1, 2, 3, 4))
_SAME_ZH = r"(?:(?:大?约|即|按.{0,8}汇率)?(?:合|折合|折算|相当于|等于|约为|等值于?|合计约)(?:人民币|成)?(?:大?约|为)?)"
_HEDGE = (
    r"(?:about|around|some|roughly|approximately|approx\.?|nearly|almost|just (?:over|under)|over|under|c\.|~|=|≈|or|"
    r"equivalent to|equal to|the equivalent of)"
)
# between the two amounts: a bracket with or without a word for "equals", or that word alone
_OPENS = re.compile(
    rf"^ ?\((?:{_SAME_ZH}|大?约|近|逾|超|人民币|即|{_HEDGE}| ){{0,4}}$|^ ?[,，]?{_SAME_ZH}$|"
    rf"^,? ?(?:or|equivalent to|the equivalent of|equal to)(?: {_HEDGE})? ?$",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"^ ?(?:左右|上下|人民币|多|at (?:the )?(?:current|today's) (?:exchange )?rates?|,? ?下同|,? ?按[^()]{0,14})?\)", re.IGNORECASE
)
# an old amount in the money of today
_THEN = re.compile(
    r"当时|今天|今日的|如今|现在的?|现值|购买力|通胀|物价|年的?(?:汇率|价格|币值)|旧币|黑市|"
    r"\b(?:today|now|then|at the time|inflation|in \d{4} (?:money|dollars|prices)|modern|nowadays|"
    r"purchasing power|ppp|old|black market)\b",
    re.IGNORECASE,
)
_CHECK = Text("Check the amount and its conversion against the source.", "请对照来源核对金额及其折算。")


@dataclass(frozen=True, slots=True)
class Pair:
    """One amount told twice. `low` to `high` is how much of the second currency of `key` one of the first buys."""

    claims: tuple[Claim, Claim]
    key: tuple[str, str]
    low: Decimal
    high: Decimal

    @property
    def rate(self) -> Decimal:
        """The middle of the implied rate."""
        return (self.low + self.high) / 2


def drafts(extraction: Extraction, as_of: date | None) -> tuple[Draft, ...]:
    """One draft for every amount whose conversion is out of line."""
    known: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in _pairs(extraction):
        known[pair.key].append(pair)
    out: list[Draft] = []
    for key in sorted(known):
        for at, pair in enumerate(known[key]):
            others = [other for n, other in enumerate(known[key]) if n != at]
            draft = _slip(pair, others) or _out_of_line(pair, others)
            if draft is not None:
                out.append(draft)
    return tuple(out)


def _pairs(extraction: Extraction) -> Iterator[Pair]:
    for text, claims in sentences_of(extraction):
        for a, b in pairwise(claims):
            pair = _pair(text, a, b)
            if pair is not None:
                yield pair


def _pair(text: str, a: Claim, b: Claim) -> Pair | None:
    x, y = a.value, b.value
    if not (isinstance(x, Figure) and isinstance(y, Figure) and x.kind == y.kind == "money") or x.unit == y.unit:
        return None
    gap, tail = text[a.value_end : b.value_start], text[b.value_end : b.value_end + 40]
    if not x.unit or not y.unit or (x.per and y.per and x.per != y.per) or not _OPENS.match(gap):
        return None
    told = text[max(a.sentence.span.start, a.value_start - 12) : b.value_end] + tail.split(")")[0]
    if ("(" in gap and not _CLOSES.match(tail)) or _THEN.search(told):
        return None
    one, other = (x, y) if x.unit < y.unit else (y, x)
    if not one.base.lo or not one.base.hi or not other.base.lo or not other.base.hi:
        return None
    return Pair((a, b), (one.unit, other.unit), other.base.lo / one.base.hi, other.base.hi / one.base.lo)


def _apart(a: Pair, b: Pair) -> Decimal:
    """How many times the two rates differ at least; 1 where they may be one rate."""
    return max(Decimal(1), a.low / b.high, b.low / a.high)


def _slip(pair: Pair, others: Sequence[Pair]) -> Draft | None:
    """A power of ten away from every rate of twenty years, or from what two other conversions agree on."""
    limits = bounds(*pair.key)
    reference = next((o for o in others if any(p is not o and _apart(o, p) <= CLOSE for p in others)), None)
    for power in _POWERS:
        if limits is not None:
            low, high = limits
            outside = pair.high < low / FAR or pair.low > high * FAR
            back = pair.low * power <= high and low <= pair.high * power
        elif reference is not None:
            outside = _apart(pair, reference) > FAR
            back = pair.low * power <= reference.high * CLOSE and reference.low <= pair.high * power * CLOSE
        else:
            return None
        if outside and back:
            return _slip_draft(pair, power, others)
    return None


def _slip_draft(pair: Pair, power: Decimal, others: Sequence[Pair]) -> Draft:
    times = f"{int(power if power > 1 else 1 / power):,}"
    a, b = (shown(claim) for claim in pair.claims)
    why = Text(
        f"{a} and {b} imply {_rate(pair)}, about {times} times off any usual rate: one amount has slipped by a power of ten.",
        f"“{a}”与“{b}”折合{_rate(pair)}，与通常汇率相差约{times}倍，其中一个金额的数量级有误。",
    )
    return made("XC214", _groups(pair, others), why, _CHECK, confidence=0.9)


def _out_of_line(pair: Pair, others: Sequence[Pair]) -> Draft | None:
    """Half or more away from the other conversions of the same article, at least two of which agree."""
    own = [other for other in others if other.claims[0].article == pair.claims[0].article and other.claims != pair.claims]
    agreed = [o for o in own if any(p is not o and _apart(o, p) <= CLOSE and o.claims != p.claims for p in own)]
    if not agreed or len(agreed) < len(own) or any(_apart(pair, other) <= OUT for other in own):
        return None
    a, b = (shown(claim) for claim in pair.claims)
    why = Text(
        f"{a} and {b} imply {_rate(pair)}; the article's other conversions imply {_rate(agreed[0])}.",
        f"“{a}”与“{b}”折合{_rate(pair)}，而本文其他换算折合{_rate(agreed[0])}。",
    )
    return made("XC211", _groups(pair, agreed), why, _CHECK, severity="warning", confidence=0.8)


def _groups(pair: Pair, others: Sequence[Pair]) -> list[Group]:
    groups = [group(claim) for claim in pair.claims]
    near = next((other for other in others if _apart(other, pair) > OUT), None)
    if near is not None:
        groups.append((joined(near.claims, " = "), _rate(near), near.claims))
    return groups


def _rate(pair: Pair) -> str:
    first, second = pair.key
    rate = pair.rate
    return f"1 {first} = {rate:.3g} {second}" if rate >= 1 else f"1 {second} = {1 / rate:.3g} {first}"
