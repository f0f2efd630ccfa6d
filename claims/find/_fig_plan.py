"""Which readers a number is shown to: those that can read it, by the characters beside it, in order of preference."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from claims.find import _fig_en as en
from claims.find import _fig_points as points
from claims.find import _fig_zh as zh
from claims.find._fig_reading import Reading
from claims.find._num import Number
from claims.find._opening import opening

Reader = Callable[[str, Number], Reading | None]
# in order of preference, before and after the question whether a date or a length of time begins here
_BEFORE_TIME: tuple[Reader, ...] = (zh.ordinal, points.points_zh, zh.age, en.age)
_AFTER_TIME: tuple[Reader, ...] = (
    en.percent,
    zh.percent,
    en.ordinal,
    zh.temperature,
    en.temperature,
    points.points_en,
    zh.times,
    en.times,
    en.money,
    zh.money,
    zh.measure,
    en.measure,
    zh.counted,
)
# readers that look at what follows, and cannot match before a Chinese character, or before an ASCII one
_NEVER_BEFORE_CJK = frozenset({en.age, en.percent, en.temperature, points.points_en, en.times, en.measure})
_NEVER_BEFORE_ASCII = frozenset({points.points_zh, zh.age, zh.times, zh.money, zh.measure, zh.counted})
# what a reader looks for behind the number, and the last characters of what it looks for in front of it
_FOLLOWED: dict[Reader, tuple[re.Pattern[str], ...]] = {
    points.points_zh: (points.ZH,),
    points.points_en: (points.EN,),
    zh.age: zh.AGES,
    en.age: en.AGES,
    en.percent: en.PERCENTS,
    zh.percent: zh.PERCENTS,
    zh.temperature: zh.TEMPERATURES,
    en.temperature: en.TEMPERATURES,
    zh.times: zh.MULTIPLES,
    en.times: en.MULTIPLES,
    en.money: en.MONEY,
    zh.money: zh.MONEY,
    zh.measure: zh.MEASURES,
    en.measure: en.MEASURES,
    zh.counted: zh.COUNTS,
    en.ordinal: en.ORDINALS,
}
_LED: dict[Reader, frozenset[str]] = {
    zh.ordinal: frozenset("第"),
    en.age: frozenset(" ,(（，"),
    en.percent: frozenset(" "),
    en.ordinal: frozenset(" .oO"),
    en.money: en.SIGN_ENDS,
}
_BY_ROLE: dict[Reader, str] = {zh.percent: "percent", en.ordinal: "ordinal"}


class Plan(NamedTuple):
    """Readers to ask before and after the question whether a time begins here, and whether one can begin."""

    before: tuple[Reader, ...]
    temporal: bool
    after: tuple[Reader, ...]


def plan(s: str, n: Number) -> Plan:
    """The plan for a number of normalised text."""
    return _plan(s[n.end : n.end + 6].lstrip(" ")[:1], s[n.end : n.end + 8].lstrip(" -")[:1], s[n.start - 1 : n.start], n.role)


@lru_cache(maxsize=8192)
def _plan(next_char: str, past_blanks: str, last: str, role: str) -> Plan:
    never = frozenset[Reader]()
    if next_char.isascii():
        never = _NEVER_BEFORE_ASCII
    elif "\u3300" <= next_char <= "\u9fff":
        never = _NEVER_BEFORE_CJK
    told = past_blanks.isascii() or "\u3400" <= past_blanks <= "\u9fff"

    def asked(reader: Reader) -> bool:
        if reader in never:
            return False
        if last in _LED.get(reader, ()) or _BY_ROLE.get(reader) == role:
            return True
        if reader not in _FOLLOWED:
            return False
        first = _first(*_FOLLOWED[reader])
        return not told or first is None or past_blanks in first

    times = _first(zh.TEMPORAL, en.TEMPORAL)
    temporal = not told or times is None or past_blanks in times
    return Plan(tuple(filter(asked, _BEFORE_TIME)), temporal, tuple(filter(asked, _AFTER_TIME)))


@cache
def _first(*patterns: re.Pattern[str]) -> frozenset[str] | None:
    return opening(*patterns)
