"""A number together with the unit, classifier or sign that makes it a figure."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from claims.find._num import Number
from claims.model import FigureKind

ONE = Decimal(1)


class Reading(NamedTuple):
    """`value` and `ulp` are in `unit`; `value * factor + offset` is in the dimension's base unit. `kind` None: not a figure."""

    number: Number
    start: int
    end: int
    kind: FigureKind | None
    value: Decimal
    ulp: Decimal
    unit: str = ""
    dimension: str = ""
    factor: Decimal = ONE
    offset: Decimal = Decimal(0)
    classifier: str = ""
    lo: Decimal | None = None  # in `unit`
    hi: Decimal | None = None
    hi_open: bool = False
    per: str = ""
    noun: str = ""
    bare: bool = False  # nothing but the number


def make(
    number: Number,
    end: int,
    kind: FigureKind | None,
    unit: str = "",
    dimension: str = "",
    *,
    factor: Decimal = ONE,
    start: int | None = None,
) -> Reading:
    """A reading from `number` (or `start`) to `end`."""
    at = number.start if start is None else start
    return Reading(
        number, at, end, kind, number.value, number.ulp, unit, dimension, factor, lo=number.lo, hi=number.hi, hi_open=number.hi_open
    )
