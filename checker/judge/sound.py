"""Our own arithmetic on what a model says does not add up, or cannot follow."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claims.model import Article, Claim, Figure, When


def adds_up(own: Sequence[Claim]) -> bool:
    """True unless the first value is surely not the sum of the others: three figures of one unit at least, none of them vague."""
    values = [claim.value for claim in own]
    figures = [value for value in values if isinstance(value, Figure) and value.value is not None]
    if len(figures) < len(values) or len(figures) < 3 or len({value.unit for value in figures}) > 1:
        return True
    numbers = [value.value or Decimal(0) for value in figures]
    rest = sum(numbers[1:], Decimal(0))
    if figures[0].kind == "percent" and rest + numbers[0] == 100:
        return True
    vague = sum((_slack(value) for value in figures), Decimal(0))
    return abs(rest - numbers[0]) <= vague


def _slack(value: Figure) -> Decimal:
    """How far the number behind the words may lie from what is written: half of its last digit, a tenth where it is hedged."""
    number = value.value or Decimal(0)
    if value.approx:
        return abs(number) / 10
    base = value.base
    if base.lo is not None and base.hi is not None and base.lo + base.hi:
        return abs(number * (base.hi - base.lo) / (base.hi + base.lo))
    return Decimal(0)


def in_order(own: Sequence[Claim], articles: Sequence[Article]) -> bool | None:
    """Whether we read the dates in the order that is said to be broken: the first before the second, a single one as past.

    None where we cannot tell.
    """
    dates = [claim.value for claim in own if isinstance(claim.value, When)]
    if len(dates) < len(own):
        return None
    if len(own) == 1:
        published = articles[own[0].article].published
        return None if dates[0].start is None or published is None else dates[0].start.date() <= published
    a, b = dates[0], dates[1]
    if a.start is not None and b.start is not None:
        return a.start <= b.start
    if a.clock and b.clock and a.start is None and b.start is None:
        return a.clock.zfill(5) <= b.clock.zfill(5)
    return None
