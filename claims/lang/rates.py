"""What a figure is "per": a time, a person, a thing, or a physical unit (then its canonical symbol, so that rates convert)."""

from __future__ import annotations

from decimal import Decimal

from claims.lang import units
from claims.lang._words import words

_MEASURES = ("mass", "volume", "area", "length", "energy")
_NOT_ZH = frozenset(words("里 方 立方 两 担 码 尺 寸 丈 焦 顷 分米"))  # 每两人, 每方: these begin other words
ZH_PER: dict[str, str] = {
    **{f"每{form}": unit.symbol for form, unit in units.ZH.items() if unit.dimension in _MEASURES and form not in _NOT_ZH},
    **dict.fromkeys(words("每天 每日 每个工作日 日均 单日"), "day"),
    **dict.fromkeys(words("每月 每个月 月均 单月"), "month"),
    **dict.fromkeys(words("每年 年均 每学年"), "year"),
    **dict.fromkeys(words("每周 每星期 每个星期 周均"), "week"),
    **dict.fromkeys(words("每季度 每个季度 季均"), "quarter"),
    **dict.fromkeys(words("每人 人均 每名 每位 每个人"), "person"),
    **dict.fromkeys(words("每户 户均 每家每户"), "household"),
    **dict.fromkeys(
        words("每辆 每件 每个 每家 每张 每台 每只 每头 每套 每份 每瓶 每箱 每间 每枚 每条 每部 每本 每支 每盒 每块 每颗"), "unit"
    ),
    "每小时": "hour",
    "每个小时": "hour",
    "每分钟": "minute",
    "每秒": "second",
    "每秒钟": "second",
    "每晚": "night",
    "每股": "share",
    "每桶": "barrel",
    "每度": "kWh",
    "每度电": "kWh",
    "每次": "time",
}
EN_PER: dict[str, str] = {
    **{
        word: unit.symbol
        for word, unit in units.WORDS.items()
        if unit.dimension in _MEASURES and not word.endswith("s") and word not in ("foot", "inch", "mu", "feet")
    },
    "day": "day",
    "daily": "day",
    "month": "month",
    "monthly": "month",
    "year": "year",
    "annually": "year",
    "yearly": "year",
    "annum": "year",
    "week": "week",
    "weekly": "week",
    "hour": "hour",
    "hourly": "hour",
    "quarter": "quarter",
    "person": "person",
    "head": "person",
    "capita": "person",
    "pupil": "person",
    "student": "person",
    "share": "share",
    "apiece": "unit",
    "each": "unit",
    "barrel": "barrel",
    "minute": "minute",
    "second": "second",
    "night": "night",
    "household": "household",
    "ticket": "unit",
}
# written after a stroke or "per", never after an article: 35 g/L, 12 per kg
SYMBOLS: dict[str, str] = {
    form: unit.symbol for form, unit in units.SYMBOLS.items() if unit.dimension in _MEASURES and form not in ("yd", "yds")
}
_UNITS = {unit.symbol: unit for unit in (*units.ZH.values(), *units.WORDS.values()) if unit.dimension in _MEASURES}


def rate(a: str, b: str) -> Decimal | None:
    """How many of `b` make one of `a` where both name physical units of one kind ("t", "kg": 1000), else None."""
    one, other = _UNITS.get(a), _UNITS.get(b)
    if one is None or other is None or one.dimension != other.dimension:
        return None
    return one.factor / other.factor


__all__ = ["EN_PER", "SYMBOLS", "ZH_PER", "rate"]
