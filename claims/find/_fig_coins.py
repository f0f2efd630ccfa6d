"""Prices as they are said: 2块8毛5, 一块零二, 一角八分, 五角六分八."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.find._fig_reading import Reading, make
from claims.find._num import Number
from claims.lang.zh_numbers import DIGITS

_ONE = r"[一二两三四五六七八九\d]"
_SPOKEN = re.compile(  # 2块8毛5, 一块零二, 一角八分, 七毛一
    rf"(?:[块元](?:(?P<a>{_ONE})[毛角](?P<b>{_ONE})?分?|零(?P<c>{_ONE})分?)|[毛角](?P<d>{_ONE})(?:分(?P<e>{_ONE})?)?)(?!一?[零二三四五六七八九十百千万亿\d个名位])"
)


def spoken(s: str, n: Number) -> Reading | None:
    """Yuan, tenths, hundredths and thousandths behind `n` as they are said, else None."""
    found = _SPOKEN.match(s, n.end) if n.scale == 1 and n.role == "cardinal" else None
    if found is None:
        return None
    tenths, cents = found["a"], found["b"] or found["c"] or found["d"]
    value = n.value if found["d"] is None else n.value / 10
    value += sum(
        (
            Decimal(DIGITS.get(c, c)) * weight
            for c, weight in ((tenths, Decimal("0.1")), (cents, Decimal("0.01")), (found["e"], Decimal("0.001")))
            if c
        ),
        Decimal(0),
    )
    ulp = Decimal("0.001") if found["e"] else Decimal("0.01") if cents else Decimal("0.1")
    return make(n, found.end(), "money", "CNY", "money:CNY")._replace(value=value, ulp=ulp)
