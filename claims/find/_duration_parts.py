"""What the two scanners of durations share: an amount of calendar units, and a found duration before it is dressed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from claims.model import Approx

ORDER = ("year", "month", "week", "day", "hour", "minute", "second")


class Amount(NamedTuple):
    """Calendar units; `nominal` is in seconds."""

    months: Decimal = Decimal(0)
    days: Decimal = Decimal(0)
    seconds: Decimal = Decimal(0)

    def plus(self, other: Amount) -> Amount:
        """Both together."""
        return Amount(self.months + other.months, self.days + other.days, self.seconds + other.seconds)

    def times(self, n: Decimal) -> Amount:
        """This amount n times over."""
        return Amount(self.months * n, self.days * n, self.seconds * n)

    @property
    def nominal(self) -> Decimal:
        """Length in nominal seconds (a month is 30.4375 days)."""
        return self.months * Decimal("2629800") + self.days * 86400 + self.seconds


class Found(NamedTuple):
    """A duration in folded text. `lo`/`hi` are nominal seconds where the words give a range, else None."""

    start: int
    end: int
    amount: Amount
    unit: str
    approx: Approx = ""
    lo: Decimal | None = None
    hi: Decimal | None = None


def amount_of(units: Mapping[str, tuple[str, str, str, str]], unit: str, n: Decimal) -> tuple[Amount, str]:
    """`n` of `unit` and the canonical name of the unit."""
    one, name = _one(units[unit])
    return one.times(n), name


@cache
def _one(unit: tuple[str, str, str, str]) -> tuple[Amount, str]:
    months, days, seconds, name = unit
    return Amount(Decimal(months), Decimal(days), Decimal(seconds)), name


def before_words(text: str, start: int, table: Mapping[str, tuple[str, ...]], *, spaced: bool) -> str:
    """The approximator that ends directly before `start`, "" where none does."""
    head = text[max(0, start - 24) : start].rstrip()
    best, kind = 0, ""
    for name, words in table.items():
        for word in words:
            if len(word) > best and head.endswith(word) and (not spaced or not head[: -len(word)][-1:].isalpha()):
                best, kind = len(word), name
    return kind
