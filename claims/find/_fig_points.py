"""Points of a stock or price index: 沪指跌12.4点, 收于3021.55点; the Dow fell 230 points. Elsewhere 点 tells the time."""

from __future__ import annotations

import re

from claims.find._fig_reading import Reading, make
from claims.find._num import Number

ZH = re.compile(r" {0,2}点(?![钟半整\d零一二三四五六七八九十亮燃评赞击心子头开缀滴多儿名火射播菜将])")
EN = re.compile(r"[ -]points?(?![A-Za-z])", re.I)
DIMENSION = "index-points"
_SURE = 100  # a whole number below this may be an hour or a score, unless an index has moved by it
_INDEX_ZH = re.compile(r"指(?:数)?[^，。；、\d]{0,8}(?:涨|跌|升|降|挫|扬|低|高)(?:了|约|近|逾|超|幅|出|达)* ?$")
_INDEX_EN = re.compile(
    r"(?<![A-Za-z])(?:index|indices|Dow|Nasdaq|S&P|FTSE|Nikkei|Hang Seng|DAX|CAC|Kospi|Sensex|composite|benchmark|Russell|Stoxx)"
    r"(?![a-z])[^.;]{0,48}$",
    re.I,
)


def points_zh(s: str, n: Number) -> Reading | None:
    """3021.5点, 3021点; 12点 where an index rose or fell by it."""
    if n.form != "arabic" or n.role != "cardinal" or n.vague or ZH.match(s, n.end) is None:
        return None
    if "." not in n.digits and n.value < _SURE and not _INDEX_ZH.search(s[max(0, n.start - 16) : n.start]):
        return None
    return _points(n, s.index("点", n.end) + 1)


def points_en(s: str, n: Number) -> Reading | None:
    """230 points, a 230-point fall, where an index is named before it."""
    found = EN.match(s, n.end)
    if found is None or n.role != "cardinal" or not _INDEX_EN.search(s[max(0, n.start - 64) : n.start]):
        return None
    return _points(n, found.end())


def _points(n: Number, end: int) -> Reading:
    return make(n, end, "quantity", "point", DIMENSION)
