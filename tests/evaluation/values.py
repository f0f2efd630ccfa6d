"""Adapter from the finders to the value scorer: `extract(text, reference)`.

What the specification does otherwise than news does is converted here and nowhere else: it leaves out the last day of a range,
gives the parts of the day other hours, reads "two years ago" as one day, and takes prepositions into the span.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from claims.find._date_words import fold
from claims.find.dates import find_dates
from claims.find.durations import find_durations
from claims.model import Duration, When

Row = tuple[int, int, str, Any]
_RANGE = re.compile(r"(?:至|到|-|~| to | until | till | through | thru |之间|between)")
_PARTS = {
    "dawn": (4, 8), "morning": (8, 12), "noon": (11, 13), "afternoon": (12, 16), "evening": (16, 20), "night": (20, 24),
}  # fmt: skip
_WORDS = (
    ("凌晨", "dawn"), ("上午", "morning"), ("早", "morning"), ("晨", "morning"), ("中午", "noon"), ("下午", "afternoon"), ("傍晚", "evening"),
    ("夜", "night"), ("晚", "evening"), ("morning", "morning"), ("afternoon", "afternoon"), ("evening", "evening"), ("night", "night"), ("tonite", "night"),
)  # fmt: skip


def extract(text: str, reference: datetime | None) -> Iterator[Row]:
    """Rows (start, end, kind, value) as `score.py values` wants them."""
    dates = find_dates(text, reference)
    taken = [w.span for w in dates]
    for w in dates:
        yield _date(text, w, reference)
    for d in find_durations(text):
        if not any(d.span.overlaps(s) for s in taken):
            yield d.span.start, d.span.end, "duration", {"dur": _seconds(d)}
    try:
        from tests.evaluation._figures import extract_figures
    except ImportError:
        return
    for row in extract_figures(text, reference):
        if not any(row[0] < s.end and s.start < row[1] for s in taken):
            yield row


def _seconds(d: Duration) -> float:
    """The specification's year has 365 days and its month 30."""
    return float(d.months // 12 * 365 * 86400 + d.months % 12 / 12 * (365 * 86400) if d.unit == "year" or d.months >= 12 else d.months * 30 * 86400) + float(
        d.days * 86400 + d.seconds
    )


def _date(text: str, w: When, reference: datetime | None) -> Row:
    start, end = w.span.start, w.span.end
    if w.recurring:
        return start, end, "set", {"timex": _timex(w)}
    if w.start is None and (w.clock or w.label[:1] == "T"):
        return _clock_row(text, w)
    if w.offset is not None and reference is not None and w.offset.days + w.offset.months:
        return _offset_row(w, reference)
    if w.start is None or w.end is None:
        kind = "date" if w.granularity == "day" else "daterange"
        if w.granularity == "day" and _RANGE.search(fold(w.text)):
            kind = "daterange"
        if w.clock:
            kind = "datetimerange" if _RANGE.search(fold(w.text)) else "datetime"
        elif w.granularity == "part":
            kind = "datetimerange"
        return start, end, kind, {}
    return _resolved_row(text, w)


def _timex(w: When) -> str:
    return {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y"}.get(w.recurring, w.recurring)


def _hours(text: str) -> tuple[int, int] | None:
    folded = fold(text)
    for word, name in _WORDS:
        if word in folded:
            lo, hi = _PARTS[name]
            if "early" in folded:
                return lo, lo + 2
            return (hi - 2, hi) if "late" in folded else (lo, hi)
    return None


def _clock_row(text: str, w: When) -> Row:
    start, end = w.span.start, w.span.end
    if w.clock and not _RANGE.search(fold(w.text)):
        return start, end, "time", {"time": (w.clock + ":00:00")[:8]}
    if w.clock:
        return start, end, "timerange", {"start": f"2000-01-01T{w.clock}:00", "end": f"2000-01-01T{w.label or w.clock}:00"}
    lo, hi = _hours(w.text) or (0, 0)
    return start, end, "timerange", {"start": f"2000-01-01T{lo:02}:00:00", "end": f"2000-01-01T{'23:59' if hi == 24 else f'{hi:02}:00'}:00"}


def _offset_row(w: When, reference: datetime) -> Row:
    from claims.find._date_resolve import add

    assert w.offset is not None
    sign = -1 if w.offset.negative else 1
    day = add(reference.date(), "month", sign * int(w.offset.months)) + sign * timedelta(days=int(w.offset.days))
    return w.span.start, w.span.end, "date", {"start": str(day), "end": str(day + timedelta(1))}


def _resolved_row(text: str, w: When) -> Row:
    assert w.start is not None and w.end is not None
    start, end = w.start, w.end
    folded = fold(w.text)
    ranged = bool(_RANGE.search(folded)) and not w.text[:4].isdigit() or bool(re.search(r"\d ?(?:-|~|至|到) ?\d{4}$|\d年.*[到至].*年", folded))
    if w.granularity in ("hour", "minute", "second"):
        if end - start <= timedelta(hours=1) and not ranged:
            return w.span.start, w.span.end, "datetime", {"start": start.isoformat(), "end": start.isoformat()}
        step = {"hour": timedelta(hours=1), "minute": timedelta(minutes=1)}.get(w.granularity, timedelta(seconds=1))
        return w.span.start, w.span.end, "datetimerange", {"start": start.isoformat(), "end": (end - step).isoformat()}
    if w.granularity == "part":
        lo, hi = _hours(w.text) or (start.hour, end.hour)
        day = start.replace(hour=0)
        last = day + timedelta(hours=hi) if hi < 24 else day + timedelta(hours=23, minutes=59, seconds=59)
        return w.span.start, w.span.end, "datetimerange", {"start": (day + timedelta(hours=lo)).isoformat(), "end": last.isoformat()}
    if w.granularity == "day" and end - start == timedelta(1):
        return w.span.start, w.span.end, "date", {"start": start.isoformat()[:10], "end": end.isoformat()[:10]}
    if ranged:
        end = _last_unit(w, end)
    return w.span.start, w.span.end, "daterange", {"start": start.isoformat()[:10], "end": end.isoformat()[:10]}


def _last_unit(w: When, end: datetime) -> datetime:
    """The start of the range's last unit, which the specification gives as its end."""
    from claims.find._date_resolve import add, midnight

    if w.granularity in ("day", "month", "year"):
        return midnight(add(end.date(), w.granularity, -1))
    return end
