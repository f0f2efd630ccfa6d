"""Do two dates or times agree?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from checker.model import Relation, Text, Verdict
from claims.model import When

Pair = tuple[datetime | None, datetime | None]
_DAY = timedelta(1)
# How far "about" reaches, by the unit that was said: 9年前 is a year wide on either side, 16时许 half an hour.
_WIDTH = {
    "decade": timedelta(365),
    "year": timedelta(366),
    "half": timedelta(61),
    "quarter": timedelta(31),
    "season": timedelta(31),
    "month": timedelta(31),
    "third": timedelta(5),
    "week": timedelta(7),
    "weekend": _DAY,
    "day": _DAY,
    "part": timedelta(hours=1),
    "hour": timedelta(minutes=30),
    "minute": timedelta(minutes=10),
    "second": timedelta(seconds=30),
}
# CST is not among them: it is American, Chinese or Cuban
_FIXED = {"GMT": 0, "UTC": 0, "BST": 1, "CET": 1, "CEST": 2, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6} | {
    "PST": -8,
    "PDT": -7,
    "AEST": 10,
    "AEDT": 11,
    "UTC+8": 8,
    "UTC+9": 9,
    "UTC+3": 3,
}


def compare_dates(a: When, b: When) -> Verdict:  # noqa: PLR0911 - one return a case
    """How `a` and `b` relate, for the same event and attribute; symmetric.

    "same", "less-specific" (one holds the other), "compatible" (overlap), "weak" (they meet only at soft edges), "conflict"
    ("disjoint", "one-day-apart", "clock", "weekday", "day-of-month") or "incomparable" (sets, unknown years, unknown zones).
    """
    if a.recurring or b.recurring:
        same = a.recurring == b.recurring
        return (
            _say("same", "recurring", "the same rhythm", "周期相同")
            if same
            else _say("incomparable", "recurring", "a repeated time is not one point in time", "周期性时间不是一个时间点")
        )
    a, b = _one_zone(a, b)
    if a.zone and b.zone and a.zone != b.zone and a.clock and b.clock:
        return _say(
            "incomparable",
            "time-zone",
            f"given in different time zones ({a.zone}, {b.zone})",
            f"所用时区不同（{a.zone}、{b.zone}）",
        )
    if a.start and b.start:
        return _resolved(a, b)
    if (a.start or b.start) and (a.label[:2] in ("--", "W-") or b.label[:2] in ("--", "W-")):
        found = _half_open(a, b) if a.start else _half_open(b, a)
        return _clocks(a, b) if found.relation in ("same", "less-specific") and a.clock and b.clock else found
    if (a.clock and b.clock) or (_part_of(a) and b.clock) or (_part_of(b) and a.clock):
        return _clocks(a, b)
    if a.start or b.start:
        return _half_open(a, b) if a.start else _half_open(b, a)
    return _open(a, b)


def _say(relation: Relation, code: str, en: str, zh: str) -> Verdict:
    return Verdict(relation, code, Text(en, zh))


def _one_zone(a: When, b: When) -> tuple[When, When]:
    """Move `b` to the zone of `a` where both are fixed offsets."""
    if a.zone == b.zone or not (a.clock and b.clock) or a.zone not in _FIXED or b.zone not in _FIXED:
        return a, b
    shift = timedelta(hours=_FIXED[a.zone] - _FIXED[b.zone])
    start = datetime.fromisoformat(f"2000-01-02T{b.clock.replace('24:', '00:')}") + shift
    clock = start.strftime("%H:%M:%S" if b.clock.count(":") > 1 else "%H:%M")
    if b.start and b.end:
        return a, replace(b, start=b.start + shift, end=b.end + shift, clock=clock, zone=a.zone)
    return a, replace(b, clock=clock, zone=a.zone)


def _bounds(w: When) -> Pair:
    """What the words allow for certain: "before" is open to the past, "after" to the future."""
    if w.modifier in ("before", "until"):
        return None, w.end
    if w.modifier in ("after", "since"):
        return w.start, None
    if w.modifier == "approx" and w.start and w.end:
        width = _WIDTH[w.granularity]
        return w.start - width, w.end + width
    return w.start, w.end


def _soft(w: When, pair: Pair) -> Pair:
    """The edges of 年初, late May, about noon and of parts of the day are not sharp."""
    vague = w.modifier in ("start", "mid", "end", "approx") or w.granularity in ("part", "season", "third")
    width = _WIDTH["month" if w.granularity == "year" and w.modifier != "approx" else w.granularity] if vague else timedelta(0)
    lo, hi = pair
    return (lo and lo - width), (hi and hi + width)


def _meet(p: Pair, q: Pair) -> bool:
    return (p[0] is None or q[1] is None or p[0] < q[1]) and (q[0] is None or p[1] is None or q[0] < p[1])


def _holds(p: Pair, q: Pair) -> bool:
    lo = p[0] is None or (q[0] is not None and p[0] <= q[0])
    hi = p[1] is None or (q[1] is not None and q[1] <= p[1])
    return lo and hi


def _resolved(a: When, b: When) -> Verdict:
    bounded = ("before", "until", "after", "since")
    p, q = ((a.start, a.end), (b.start, b.end)) if a.modifier == b.modifier and a.modifier in bounded else (_bounds(a), _bounds(b))
    if p == q or (a.start, a.end) == (b.start, b.end):
        return _say("same", "same-date", "the same date", "日期相同")
    if a.clock and b.clock and _same_clock(a, b) and _same_day(a, b):
        return _say("same", "same-time", "the same time", "时间相同")
    if _meet(p, q):
        if _holds(p, q) or _holds(q, p):
            fine, coarse = (b, a) if _holds(p, q) else (a, b)
            return _say(
                "less-specific",
                "coarser",
                f"{coarse.text} is less specific and holds {fine.text}",
                f"“{coarse.text}”较笼统，包含“{fine.text}”",
            )
        return _say("compatible", "overlap", f"{a.text} and {b.text} overlap", f"“{a.text}”与“{b.text}”有重叠")
    if _meet(_soft(a, p), _soft(b, q)):
        return _say(
            "weak",
            "soft-bounds",
            f"{a.text} and {b.text} meet only at their vague edges",
            f"“{a.text}”与“{b.text}”只在模糊的边界上相接",
        )
    return _apart(a, b)


def _same_clock(a: When, b: When) -> bool:
    return a.clock[:5] == b.clock[:5]


def _same_day(a: When, b: When) -> bool:
    return bool(a.start and b.start and a.start.date() == b.start.date())


_FINE = ("day", "part", "hour", "minute", "second")


def _apart(a: When, b: When) -> Verdict:
    assert a.start and b.start and a.end and b.end
    single = a.granularity in _FINE and b.granularity in _FINE and max(a.end - a.start, b.end - b.start) <= _DAY
    days = abs((a.start.date() - b.start.date()).days)
    borrowed = {a.anchor, b.anchor} & {"context", "event"}
    if single and days == 1 and borrowed and a.clock and b.clock and _clocks(a, b).relation != "conflict":
        # the day was borrowed from another date, which is compared for itself
        return _say("compatible", "same-time", "the same time of day", "时刻相同")
    if single and days == 1:
        return _one_day(a, b)
    if single and days == 0:
        return _clock_conflict(a, b)
    return _say("conflict", "disjoint", f"{_iso(a)} and {_iso(b)} cannot both hold", f"{_iso(a)}与{_iso(b)}不能同时成立")


def _one_day(a: When, b: When) -> Verdict:
    return _say(
        "conflict",
        "one-day-apart",
        f"{a.text} and {b.text} are one day apart; a time zone could explain it",
        f"“{a.text}”与“{b.text}”相差一天，可能出于时区不同",
    )


def _clock_conflict(a: When, b: When) -> Verdict:
    if _minutes(a) is not None and _minutes(b) is not None and abs((_minutes(a) or 0) - (_minutes(b) or 0)) == 720:
        return _say("conflict", "half-day", f"{a.text} and {b.text} are twelve hours apart", f"“{a.text}”与“{b.text}”相差十二小时")
    return _say("conflict", "clock", f"{a.text} and {b.text} are different times of day", f"“{a.text}”与“{b.text}”时刻不同")


def _iso(w: When) -> str:
    """As precise as the words: 2024, 2024-08, 2024-08-06."""
    if not w.start:
        return w.text
    shape = {"year": "%Y", "month": "%Y-%m"}.get(w.granularity, "%Y-%m-%d")
    if w.clock:
        shape = "%Y-%m-%d %H:%M"
    return w.start.strftime(shape) if w.granularity in (*_FINE, "year", "month") and not w.modifier else w.text


def _minutes(w: When) -> int | None:
    if not w.clock:
        return None
    hour, minute = w.clock.split(":")[:2]
    return int(hour) * 60 + int(minute)


def _part_of(w: When) -> tuple[int, int] | None:
    m = re.fullmatch(r"T(\d\d)/(\d\d)", w.label)
    return (int(m[1]) * 60, int(m[2]) * 60) if m else None


def _clock_interval(w: When) -> tuple[int, int]:
    part = _part_of(w)
    if part and not w.clock:
        return part
    minute = _minutes(w) or 0
    if re.fullmatch(r"/\d\d:\d\d(:\d\d)?", w.label):
        hour, last = w.label[1:].split(":")[:2]
        return minute, int(hour) * 60 + int(last)
    lo, hi = minute, minute + (60 if w.granularity == "hour" else 1)
    if w.modifier == "approx":
        wide = 30 if w.granularity == "hour" else 10
        return lo - wide, lo + wide + 1
    return lo, hi


def _clocks(a: When, b: When) -> Verdict:
    """By the clock alone: one of the two has no date."""
    p, q = _clock_interval(a), _clock_interval(b)
    if p == q or (a.clock and b.clock and _same_clock(a, b)):
        return _say("same", "same-time", "the same time of day", "时刻相同")
    if p[0] < q[1] and q[0] < p[1]:
        nested = (p[0] <= q[0] and q[1] <= p[1]) or (q[0] <= p[0] and p[1] <= q[1])
        relation: Relation = "less-specific" if nested else "compatible"
        return _say(
            relation, "coarser", f"{a.text} and {b.text} agree as far as they go", f"“{a.text}”与“{b.text}”在各自的精度内一致"
        )
    return _clock_conflict(a, b)


def _half_open(known: When, vague: When) -> Verdict:
    """A dated date against one whose year (or month) is not known: month and day are compared."""
    assert known.start and known.end
    label = vague.label
    m = re.fullmatch(r"--(\d\d)(?:-(\d\d))?", label)
    if m:
        return _month_day(known, vague, int(m[1]), int(m[2]) if m[2] else None)
    if label.startswith("---") and known.granularity in _FINE:
        day = int(label[3:])
        if known.start.day == day:
            return _say(
                "less-specific",
                "month-unknown",
                f"{vague.text} names the same day of a month",
                f"“{vague.text}”所指的日子相同，未说明月份",
            )
        code = "one-day-apart" if abs(known.start.day - day) == 1 else "day-of-month"
        return (
            _one_day(known, vague)
            if code == "one-day-apart"
            else _say(
                "conflict",
                code,
                f"{known.text} and {vague.text} are different days of a month",
                f"“{known.text}”与“{vague.text}”不是同一天",
            )
        )
    if label.startswith("W-") and known.granularity in _FINE:
        return _weekdays(known, vague, known.start.isoweekday(), int(label[2:]))
    return _say("incomparable", "open-date", f"{vague.text} cannot be placed", f"“{vague.text}”无法确定具体日期")


def _month_day(known: When, vague: When, month: int, day: int | None) -> Verdict:
    assert known.start and known.end
    try:
        start = datetime(known.start.year, month, day or 1)
    except ValueError:
        start = datetime(known.start.year, month, 28)
    end = start + _DAY if day else (start + timedelta(32)).replace(day=1)
    if known.end - known.start >= timedelta(365):
        return _say(
            "incomparable",
            "year-only",
            f"{known.text} and {vague.text} share no unit",
            f"“{known.text}”与“{vague.text}”没有可比的单位",
        )
    placed = replace(vague, start=start, end=end)
    found = _resolved(known, placed)
    if found.relation in ("same", "less-specific", "compatible"):
        return _say("less-specific", "year-unknown", f"{vague.text} agrees but names no year", f"“{vague.text}”一致，但未说明年份")
    return found


def _weekdays(a: When, b: When, x: int, y: int) -> Verdict:
    if x == y:
        return _say("less-specific", "weekday", "the same day of the week", "星期相同")
    if (x - y) % 7 in (1, 6):
        return _one_day(a, b)
    return _say(
        "conflict", "weekday", f"{a.text} and {b.text} are different days of the week", f"“{a.text}”与“{b.text}”不是同一个星期几"
    )


def _open(a: When, b: When) -> Verdict:  # noqa: PLR0911 - one return a shape of label
    """Neither is placed: labels of the same shape are compared."""
    if a.anchor == "event" and b.anchor == "event" and a.offset and b.offset and not (a.label or b.label):
        if a.offset.nominal == b.offset.nominal and a.offset.negative == b.offset.negative:
            return _say("same", "same-offset", "the same distance from an event", "与事件的间隔相同")
        return _say("incomparable", "event", "both count from an event that is not known", "两者都以未确定的事件为起点")
    x, y = re.fullmatch(r"--(\d\d)(?:-(\d\d))?", a.label), re.fullmatch(r"--(\d\d)(?:-(\d\d))?", b.label)
    if x and y:
        return _labels(a, b, x, y)
    if a.label[:3] == b.label[:3] == "---":
        p, q = int(a.label[3:]), int(b.label[3:])
        if p == q:
            return _say("same", "same-day", "the same day of a month", "日子相同")
        return (
            _one_day(a, b)
            if abs(p - q) == 1
            else _say(
                "conflict",
                "day-of-month",
                f"{a.text} and {b.text} are different days of a month",
                f"“{a.text}”与“{b.text}”不是同一天",
            )
        )
    if a.label[:2] == b.label[:2] == "W-":
        return _weekdays(a, b, int(a.label[2:]), int(b.label[2:]))
    if a.label and a.label == b.label:
        return _say("same", "same-name", "the same name of a time", "时间名称相同")
    return _say("incomparable", "open-date", f"{a.text} and {b.text} cannot be placed", f"“{a.text}”与“{b.text}”无法确定具体日期")


def _labels(a: When, b: When, x: re.Match[str], y: re.Match[str]) -> Verdict:
    if x[0] == y[0]:
        return _say("same", "same-date", "the same date", "日期相同")
    if x[1] == y[1] and not (x[2] and y[2]):
        return _say(
            "less-specific",
            "coarser",
            f"one of {a.text} and {b.text} names only the month",
            f"“{a.text}”与“{b.text}”中有一个只说到月份",
        )
    days = [datetime(2024, int(m[1]), int(m[2] or 1)) for m in (x, y)]
    if x[2] and y[2] and abs((days[0] - days[1]).days) in (1, 365):
        return _one_day(a, b)
    return _say("conflict", "disjoint", f"{a.text} and {b.text} cannot both hold", f"“{a.text}”与“{b.text}”不能同时成立")
