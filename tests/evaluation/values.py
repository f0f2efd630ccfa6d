"""Adapter from the finders to the value scorer: `extract(text, reference)`.

What the specification does otherwise than news does is converted here and nowhere else: it leaves out the last day of a range,
gives the parts of the day other hours, reads "two years ago" as one day, and takes prepositions into the span.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from claims.find._date_words import fold
from claims.find.dates import find_dates
from claims.find.durations import find_durations
from claims.lang.calendar import HOLIDAYS as rules
from claims.model import Duration, When

_WEEK = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"]
_AFTER = re.compile(r"[ ]?(?:之后|以后|过后|后)$")
Row = tuple[int, int, str, Any]
_RANGE = re.compile(r"(?:至|到|-|~| to | until | till | through | thru |之间|between)")
_PARTS = {
    "dawn": (4, 8),
    "morning": (8, 12),
    "noon": (11, 13),
    "afternoon": (12, 16),
    "evening": (16, 20),
    "night": (20, 24),
}
_WORDS = (
    ("凌晨", "dawn"),
    ("上午", "morning"),
    ("早", "morning"),
    ("晨", "morning"),
    ("中午", "noon"),
    ("下午", "afternoon"),
    ("傍晚", "evening"),
    ("夜", "night"),
    ("晚", "evening"),
    ("morning", "morning"),
    ("afternoon", "afternoon"),
    ("evening", "evening"),
    ("night", "night"),
    ("tonite", "night"),
)


def extract(text: str, reference: datetime | None) -> Iterator[Row]:
    """Rows (start, end, kind, value) as `score.py values` wants them."""
    dates = find_dates(text, reference)
    taken = [w.span for w in dates]
    for w in dates:
        row = _date(text, w, reference)
        after = _AFTER.search(w.text)
        row = _with_preposition(text, w, row)
        yield (row[0], row[1] - len(after[0]), *row[2:]) if after and w.modifier == "after" else row
    for d in find_durations(text):
        if any(d.span.overlaps(s) for s in taken):
            continue
        if reference and fold(text)[: d.span.start].endswith("in ") and d.unit in ("minute", "hour") and not d.approx:
            then = reference + timedelta(seconds=float(d.seconds))
            yield d.span.start - 3, d.span.end, "datetime", {"start": then.isoformat(), "end": then.isoformat()}
        else:
            yield d.span.start, d.span.end, "duration", {"dur": _seconds(d)}
    try:
        from tests.evaluation._figures import extract_figures
    except ImportError:
        return
    for row in extract_figures(text, reference):
        if row[2] == "number" or not any(row[0] < s.end and s.start < row[1] for s in taken):
            yield row


_BOUND = re.compile(r"(?:since|starting|later than|greater than|no later than|before|after|until|till)(?: the)? $")


def _with_preposition(text: str, w: When, row: Row) -> Row:
    """Bounds are half-open intervals whose span takes in the preposition: since August, before 2018."""
    head = fold(text)[max(0, row[0] - 16) : row[0]]
    if head.endswith("at ") and w.clock and w.start and re.match(r"\d+\.\d\d ?[ap]m", w.text):
        return row[0] - 3, *row[1:]
    m = _BOUND.search(head)
    if not m or w.modifier not in ("since", "before", "after", "until"):
        return row
    start = row[0] - len(head) + m.start()
    if w.start is None or w.end is None:
        return (start, row[1], "timerange" if w.clock else "daterange", {})
    first, last = w.start.isoformat()[:10], w.end.isoformat()[:10]
    if w.modifier == "since" or (w.modifier == "after" and w.granularity == "day"):
        if "late " in w.text:
            first = _wide(When(w.span, w.text, w.start, w.end, w.granularity, "end"))[0].isoformat()[:10]
        return start, row[1], "daterange", {"start": first}
    if w.modifier == "after":
        return start, row[1], "daterange", {"start": last}
    return start, row[1], "daterange", {"end": last if "end of" in w.text else first}


def _seconds(d: Duration) -> float:
    """The specification's year has 365 days and its month 30."""
    if d.approx == "vague":
        return float(d.months * 30 * 86400 + d.days * 86400 + d.seconds) * 1.5
    if "half" in d.text and d.months == 6:
        return 365 * 43200.0
    return float(
        d.months // 12 * 365 * 86400 + d.months % 12 / 12 * (365 * 86400)
        if d.unit == "year" or d.months >= 12
        else d.months * 30 * 86400
    ) + float(d.days * 86400 + d.seconds)


def _date(text: str, w: When, reference: datetime | None) -> Row:
    start, end = w.span.start, w.span.end
    if w.recurring:
        return start, end, "set", {"timex": _timex(w)}
    if w.start is None and w.anchor == "context":
        return _clock_row(text, w)
    if w.offset is not None and (w.modifier == "within" or w.text.endswith(("来", "來"))):
        w = _window(w, reference)  # a stretch up to or from now, of which the offset is the length
    if w.offset is not None and reference is not None and w.offset.seconds and w.anchor == "event":
        then = reference + timedelta(seconds=float(w.offset.seconds))
        return start, end, "datetime", {"start": then.isoformat(), "end": then.isoformat()}
    if w.offset is not None and reference is not None and w.offset.days + w.offset.months:
        return _offset_row(w, reference)
    if w.label.startswith("lunar ") or rules.get(w.label[:-5], "").startswith("lunar:"):
        return _lunar_row(w)
    if w.start is None or w.end is None:
        return start, end, _open_kind(w), {}
    return _resolved_row(text, w, reference)


def _window(w: When, reference: datetime | None) -> When:
    assert w.offset is not None
    if w.start is None and reference is not None and w.offset.seconds:
        return replace(w, start=reference, end=reference + timedelta(seconds=float(w.offset.seconds)), offset=None)
    return replace(w, offset=None)


_SPAN = re.compile(
    r"^(?:from|between)|至|到| to | until | till | through |之间"
    r"|(?<![\d./-])\d{1,2}(?:st|nd|rd|th|日|号)? ?[-~] ?\d{1,2}(?:[ 日号月,]|$)(?=.)"
    r"|[a-z] ?- ?[a-z]"
)


def _open_kind(w: When) -> str:
    """The kind of a date that has no interval because there is no reference."""
    ranged = bool(_SPAN.search(fold(w.text)) or _WINDOW.search(fold(w.text)))
    if w.clock:
        return "datetimerange" if ranged else "datetime"
    if w.granularity in ("part", "hour", "minute"):
        return "datetimerange" if w.offset is None else "datetime"
    return "date" if (w.granularity == "day" or w.offset is not None) and not ranged else "daterange"


def _lunar_row(w: When) -> Row:
    """The specification takes a lunar month for a solar one."""
    if w.label.startswith("lunar "):
        day = w.label[6:]
    else:
        month, number = rules[w.label[:-5]].removeprefix("lunar:").split("-")
        day = f"{w.label[-4:]}-{int(month):02}-{int(number):02}"
    if w.clock:
        return w.span.start, w.span.end, "datetime", {"start": f"{day}T{w.clock}:00", "end": f"{day}T{w.clock}:00"}
    return w.span.start, w.span.end, "date", {"start": day, "end": str(date.fromisoformat(day) + timedelta(1))}


def _timex(w: When) -> str:
    code = w.recurring
    if code.startswith("weekly:") and code[7:] in _WEEK:
        clock = (w.clock.removesuffix(":00") if w.clock.endswith(":00") else w.clock) and "T" + (
            w.clock[:2] if w.clock.endswith(":00") else w.clock
        )
        return f"XXXX-WXX-{_WEEK.index(code[7:]) + 1}{clock}"
    every = re.fullmatch(r"every (\d+) (day|week|month|year)s?", code)
    if every:
        return f"P{every[1]}{every[2][0].upper()}"
    if w.clock and code == "daily":
        return "T" + (w.clock[:2] if w.clock.endswith(":00") else w.clock)
    return {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "biweekly": "P2W", "quarterly": "P3M"}.get(
        code, code
    )


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
        stamps = [("2000-01-01T" + x + ":00:00")[:19] for x in (w.clock, w.label[1:] or w.clock)]
        return start, end, "timerange", {"start": stamps[0], "end": stamps[1]}
    lo, hi = _hours(w.text) or (0, 0)
    return (
        start,
        end,
        "timerange",
        {"start": f"2000-01-01T{lo:02}:00:00", "end": f"2000-01-01T{'23:59' if hi == 24 else f'{hi:02}:00'}:00"},
    )


def _offset_row(w: When, reference: datetime) -> Row:
    from claims.find._date_resolve import add

    assert w.offset is not None
    sign = -1 if w.offset.negative else 1
    day = add(reference.date(), "month", sign * int(w.offset.months)) + sign * timedelta(days=int(w.offset.days))
    return w.span.start, w.span.end, "date", {"start": str(day), "end": str(day + timedelta(1))}


def _timed_row(w: When, *, ranged: bool) -> Row:
    """Clock times, ranges of them, and parts of the day with the specification's hours."""
    assert w.start is not None and w.end is not None
    start, end = w.start, w.end
    if w.granularity != "part":
        if end - start <= timedelta(hours=1) and not ranged:
            return w.span.start, w.span.end, "datetime", {"start": start.isoformat(), "end": start.isoformat()}
        if not w.clock:
            return w.span.start, w.span.end, "datetimerange", {"start": start.isoformat(), "end": end.isoformat()}
        step = {"hour": timedelta(hours=1), "minute": timedelta(minutes=1)}.get(w.granularity, timedelta(seconds=1))
        return w.span.start, w.span.end, "datetimerange", {"start": start.isoformat(), "end": (end - step).isoformat()}
    lo, hi = _hours(w.text) or (start.hour, end.hour)
    day = start.replace(hour=0)
    last = day + timedelta(hours=hi) if hi < 24 else day + timedelta(hours=23, minutes=59, seconds=59)
    return (
        w.span.start,
        w.span.end,
        "datetimerange",
        {"start": (day + timedelta(hours=lo)).isoformat(), "end": last.isoformat()},
    )


def _resolved_row(text: str, w: When, reference: datetime | None) -> Row:
    assert w.start is not None and w.end is not None
    start, end = w.start, w.end
    folded = fold(w.text)
    ranged = bool(_RANGE.search(folded)) and not (w.granularity in ("day", "month", "year") and _one_unit(w))
    if w.granularity in ("hour", "minute", "second", "part"):
        return _timed_row(w, ranged=ranged)
    if w.granularity == "day" and end - start == timedelta(1):
        on = 3 if _WEEKDAY_ON.search(folded) and fold(text)[: w.span.start].endswith("on ") else 0
        return w.span.start - on, w.span.end, "date", {"start": start.isoformat()[:10], "end": end.isoformat()[:10]}
    if w.modifier in ("start", "end") and w.granularity in ("year", "third", "week"):
        start, end = _wide(w)
    elif w.modifier == "rest" and folded.startswith("later"):
        start = start.replace(month=7, day=1) if w.granularity == "year" and start.month < 7 else start
    elif w.modifier == "rest":
        end -= timedelta(1)
    elif ranged:
        end = _last_unit(w, end)
    elif (
        reference
        and _WINDOW.search(folded)
        and end == reference.replace(hour=0, minute=0, second=0) + timedelta(1)
        and w.granularity != "day"
    ):
        end -= timedelta(1)
    elif w.modifier == "within" and w.text[:2] in ("未来", "今后"):
        start, end = start + timedelta(1), end + timedelta(1)
    return w.span.start, w.span.end, "daterange", {"start": start.isoformat()[:10], "end": end.isoformat()[:10]}


_WINDOW = re.compile(r"^(?:past|last|previous) (?:\w+ )?\w+s$|^(?:过去|最近|近|此前|之前|前)")
_WEEKDAY_ON = re.compile(r"day (?:of )?(?:next|last|this|the following) week$")


def _one_unit(w: When) -> bool:
    from claims.find._date_resolve import add

    assert w.start is not None and w.end is not None
    return add(w.start.date(), w.granularity, 1) == w.end.date()


def _wide(w: When) -> tuple[datetime, datetime]:
    """The specification's early and late: half of the year or month; three and four days of the week."""
    from claims.find._date_resolve import add, midnight

    assert w.start is not None and w.end is not None
    day = w.start.date()
    if w.granularity == "week":
        monday = day - timedelta(day.weekday())
        return (
            (midnight(monday), midnight(monday + timedelta(3)))
            if w.modifier == "start"
            else (midnight(monday + timedelta(3)), midnight(monday + timedelta(7)))
        )
    first = day.replace(month=1, day=1) if w.granularity == "year" else day.replace(day=1)
    middle = add(first, "month", 6) if w.granularity == "year" else first.replace(day=16)
    last = add(first, "month", 12 if w.granularity == "year" else 1)
    return (midnight(first), midnight(middle)) if w.modifier == "start" else (midnight(middle), midnight(last))


def _last_unit(w: When, end: datetime) -> datetime:
    """The start of the range's last unit, which the specification gives as its end."""
    from claims.find._date_resolve import add, midnight

    if w.granularity in ("day", "month", "year"):
        return midnight(add(end.date(), w.granularity, -1))
    return end
