"""A number as written, before anything is known about its unit."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

Form = Literal["arabic", "zh", "word"]


class Number(NamedTuple):
    """`text[start:end]` is a numeral worth `value`.

    `ulp` is the weight of the last digit that carries meaning (35亿 -> 1e8, 84,000 -> 1000, 4.67 -> 0.01). `lo`/`hi` are set
    where the words leave room: 600多 is [600, 700), 数百 is [200, 1000), 三五 is [3, 5]. `scale` is the magnitude word (1 where
    there is none). `role` is "percent" for 百分之 (the value is then in per cent), "fraction" for thirds, "ordinal" for fourth.
    """

    start: int
    end: int
    value: Decimal
    ulp: Decimal
    digits: str
    form: Form
    scale: Decimal = Decimal(1)
    lo: Decimal | None = None
    hi: Decimal | None = None
    hi_open: bool = False
    role: Literal["cardinal", "ordinal", "fraction", "percent"] = "cardinal"
    bare_scale: bool = False  # 百, 千, 万 alone: only with a cue (上百, 百余) a number

    @property
    def vague(self) -> bool:
        """True where the words themselves give a range."""
        return self.lo is not None


def last_place(digits: str) -> Decimal:
    """Weight of the last significant digit of an Arabic numeral without separators: 4.67 -> 0.01, 84000 -> 1000, 0 -> 1."""
    if "." in digits:
        return Decimal(1).scaleb(-(len(digits) - digits.index(".") - 1))
    whole = digits.lstrip("+-")
    return Decimal(1).scaleb(len(whole) - len(whole.rstrip("0"))) if whole.strip("0") else Decimal(1)
