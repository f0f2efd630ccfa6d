"""Do two durations agree, or a duration and an end date?"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from checker.model import Relation, Text, Verdict
from claims.model import Duration, When

Bounds = tuple[Decimal | None, Decimal | None]
UNIT = {"year": 31557600, "month": 2629800, "week": 604800, "day": 86400, "hour": 3600, "minute": 60, "second": 1}
# A count of months is so many days give or take one for each month: 三个月 is 89 to 92 days, so 90 agrees.
_CALENDAR = Decimal("1.6") / Decimal("30.4375")
# Rounding to the unit said may move a length by half that unit, but never by more than this share of it.
_ROUNDING = Decimal("0.25")
# Beyond the stated bound a reader still believes "over two years" of 27 months, "nearly two years" of 20.
_SOFT = Decimal("0.25")


def compare_durations(a: Duration, b: Duration) -> Verdict:
    """How two lengths of time relate; symmetric. Codes of conflicts: "disjoint", "digits-swapped", "unit-slip"."""
    x, y = a.nominal, b.nominal
    if x == y and a.approx == b.approx:
        return _say("same", "same-length", "the same length", "时长相同")
    if not a.approx and not b.approx:
        return _exact(a, b)
    p, q = _hard(a), _hard(b)
    if _meet(p, q):
        return _say(
            "compatible",
            "within-bounds",
            f"{a.text} and {b.text} agree within the words' bounds",
            f"“{a.text}”与“{b.text}”在措辞的范围内一致",
        )
    if _meet(_soft(a, p), _soft(b, q)):
        return _say(
            "weak",
            "soft-bounds",
            f"{a.text} and {b.text} meet only at their vague edges",
            f"“{a.text}”与“{b.text}”只在模糊的边界上相接",
        )
    return _conflict(a, b)


def _say(relation: Relation, code: str, en: str, zh: str) -> Verdict:
    return Verdict(relation, code, Text(en, zh))


def _exact(a: Duration, b: Duration) -> Verdict:
    x, y = a.nominal, b.nominal
    if x == y or (bool(a.months) != bool(b.months) and abs(x - y) <= max(x, y) * _CALENDAR):
        return _say("same", "same-length", "the same length in other units", "换算后时长相同")
    sx, sy = _step(a), _step(b)
    coarse = max(sx, sy)
    if sx != sy and abs(x - y) < coarse / 2 and abs(x - y) <= max(x, y) * _ROUNDING:
        wide, fine = (a, b) if sx > sy else (b, a)
        return _say("less-specific", "rounding", f"{wide.text} is {fine.text} rounded", f"“{wide.text}”是“{fine.text}”的约数")
    return _conflict(a, b)


def _step(d: Duration) -> Decimal:
    """The last place that the words give, in seconds: a whole year for 3年, half of one for 三年半, ten minutes for 110分钟."""
    unit = Decimal(UNIT.get(d.unit, 1))
    n = d.nominal / unit
    if n != n.to_integral_value():
        return unit / (2 if (n * 2) == (n * 2).to_integral_value() else 10)
    whole = int(n)
    if whole >= 100 and whole % 10 == 0 and d.unit in ("hour", "minute", "second", "day", "year"):
        return unit * Decimal(10) ** (len(str(whole)) - len(str(whole).rstrip("0")))
    return unit


def _hard(d: Duration) -> Bounds:
    """The words' own interval; an exact length reaches half its last place, as rounding does."""
    if d.approx:
        return d.lo_seconds, d.hi_seconds
    half = _step(d) / 2 if _step(d) > 1 and d.unit not in ("year", "month") else Decimal(0)
    slack = d.nominal * _CALENDAR if d.months else half
    return d.nominal - slack, d.nominal + slack


def _soft(d: Duration, p: Bounds) -> Bounds:
    lo, hi = p
    if not d.approx:
        return p
    return (None if lo is None else lo * (1 - _SOFT / 2)), (None if hi is None else hi * (1 + _SOFT / 2))


def _meet(p: Bounds, q: Bounds) -> bool:
    return (p[0] is None or q[1] is None or p[0] <= q[1]) and (q[0] is None or p[1] is None or q[0] <= p[1])


def _digits(d: Duration) -> str:
    return str(int(d.nominal / Decimal(UNIT.get(d.unit, 1))))


def _conflict(a: Duration, b: Duration) -> Verdict:
    x, y = _digits(a), _digits(b)
    code = "disjoint"
    if a.unit == b.unit and len(x) > 1 and x != y and sorted(x) == sorted(y):
        code = "digits-swapped"
    elif a.unit != b.unit and x == y:
        code = "unit-slip"
    en = {"digits-swapped": "; the same digits in another order", "unit-slip": "; the same number with another unit"}.get(code, "")
    zh = {"digits-swapped": "，数字相同而次序不同", "unit-slip": "，数字相同而单位不同"}.get(code, "")
    return _say("conflict", code, f"{a.text} and {b.text} are different lengths{en}", f"“{a.text}”与“{b.text}”时长不同{zh}")


def compare_duration_to_date(d: Duration, w: When, start: datetime | None) -> Verdict:
    """A length against the date on which it is to end (一年 against 到年底); `start` is when it began, None where unknown."""
    if start is None or w.start is None or w.end is None:
        return _say(
            "incomparable",
            "start-unknown",
            "the start is not known, so a length and an end date cannot be compared",
            "起点不明，时长与结束日期无法比较",
        )
    length = timedelta(seconds=float(d.nominal))
    end, slack = start + length, min(timedelta(seconds=UNIT.get(d.unit, 1)) / 2, length / 10)
    lo, hi, vague = end - slack, end + slack, length / 6
    until = datetime.min if w.modifier == "before" else w.end - timedelta(1) if w.modifier == "rest" else w.start
    if lo < w.end and until < hi:
        return _say(
            "compatible",
            "ends-then",
            f"{d.text} from {start:%Y-%m-%d} ends in {w.text}",
            f"从{start:%Y-%m-%d}起{d.text}，正好到{w.text}",
        )
    if lo - vague < w.end and (until == datetime.min or until < hi + vague):
        return _say(
            "weak", "ends-near", f"{d.text} from {start:%Y-%m-%d} ends near {w.text}", f"从{start:%Y-%m-%d}起{d.text}，接近{w.text}"
        )
    return _say(
        "conflict",
        "other-end",
        f"{d.text} from {start:%Y-%m-%d} ends about {end:%Y-%m}, not {w.text}",
        f"从{start:%Y-%m-%d}起{d.text}约到{end:%Y-%m}，而不是{w.text}",
    )
