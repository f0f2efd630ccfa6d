"""From a worded date to an interval, given the reference date and what stands beside the words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple, cast

from claims.find._date_spec import Spec
from claims.find._duration_parts import Amount
from claims.lang import calendar, zh_dates
from claims.model import Granularity

DAY = timedelta(1)
# How far a bare month-day may lie ahead before the one behind is meant: the day ahead must be at most half as far.
AHEAD = 2
# In the past tense too: "was signed on 28 September" in an article of the 18th is this September, and impossible.
AHEAD_PAST = 6


class Period(NamedTuple):
    """Days `[start, end)` with the granularity the words have. `guessed` where the reference date was needed."""

    start: date
    end: date
    gran: Granularity
    guessed: bool = False
    label: str = ""


class Reference(NamedTuple):
    """The day from which relative words count, and the tense that stands beside the date ("past", "future", "")."""

    day: date | None
    moment: datetime | None
    tense: str = ""


def period(spec: Spec, ref: Reference) -> Period | None:
    """The interval of `spec`, None where it cannot be had (no reference, no such day, anchored to an event)."""
    try:
        found = _period(spec, ref)
    except (ValueError, OverflowError):
        return None
    return None if found is None else narrowed(found, spec.narrow)


def _period(spec: Spec, ref: Reference) -> Period | None:  # noqa: PLR0911 - one return a kind of wording
    if spec.event:
        return None
    if spec.window:
        return _window(spec.window, ref)
    if spec.offset:
        return _offset(spec.offset, ref)
    if spec.holiday:
        return _by_year(spec, ref, lambda year: _holiday(spec, year))
    if spec.lunar and spec.month:
        return _by_year(spec, ref, lambda year: _lunar(spec, year))
    if spec.month:
        return _by_year(spec, ref, lambda year: _month(spec, year))
    if spec.sub and spec.rel is None and spec.year is None:
        return _by_year(spec, ref, lambda year: _year(spec, year))
    if spec.year is not None:
        return _year(spec, spec.year)
    return _relative(spec, ref)


def _by_year(spec: Spec, ref: Reference, make: Callable[[int], Period | None]) -> Period | None:
    """The year as said, or counted from the reference, or chosen."""
    if spec.year is not None:
        return make(spec.year)
    if ref.day is None:
        return None
    if spec.sub[:1] == "H" and spec.rel is None and not (spec.sub == "H2" and ref.day.month <= 3 and ref.tense != "future"):
        found = make(ref.day.year)  # 下半年 without a year is this year's, but for the first months that look back
        return found and found._replace(guessed=True)
    if spec.rel and spec.rel[0] == "year" and spec.nearest:
        chosen = _next_or_last(make, spec.rel[1], ref.day)
        return chosen and chosen._replace(guessed=True)
    if spec.rel and spec.rel[0] == "year":
        found = make(ref.day.year + spec.rel[1])
        return found and found._replace(guessed=True)
    candidates = [p for y in range(-2, 3) if (p := _try(make, ref.day.year + y)) is not None]
    if len(candidates) < 5:  # a 29 February, a thirtieth of a lunar month: farther away
        candidates = [p for y in range(-4, 9) if (p := _try(make, ref.day.year + y)) is not None]
    chosen = _nearest(candidates, ref, precise=spec.day is not None or bool(spec.holiday))
    if chosen and spec.day and spec.weekday is not None and abs((chosen.start - ref.day).days) > 60:
        # Sunday, November 8, half a year away: the year in which it is one; a wrong weekday close by is a slip
        near = [p for p in candidates if p.start.weekday() == spec.weekday and abs((p.start - ref.day).days) < 400]
        chosen = _nearest(near, ref, precise=True) if near else chosen
    return chosen and chosen._replace(guessed=True)


def _next_or_last(make: Callable[[int], Period | None], direction: int, day: date) -> Period | None:
    """Last June is the June that is over, next June the one that has not begun."""
    found = [p for y in range(-2, 3) if (p := _try(make, day.year + y)) is not None]
    strict = [p for p in found if (p.end <= day if direction < 0 else p.start > day)]
    return (strict or found)[-1 if direction < 0 else 0] if found else None


def _try(make: Callable[[int], Period | None], year: int) -> Period | None:
    try:
        return make(year)
    except ValueError:
        return None


def _nearest(candidates: list[Period], ref: Reference, *, precise: bool) -> Period | None:
    """The nearest past one; with a future cue the nearest to come. A bare day close ahead beats one far behind."""
    assert ref.day is not None
    past = [p for p in candidates if p.start <= ref.day]
    future = [p for p in candidates if p.end > ref.day]
    if not past or not future:
        return past[-1] if past else future[0] if future else None
    before, ahead = past[-1], future[0]
    if before == ahead:
        return before
    behind, away = (ref.day - before.start).days, (ahead.start - ref.day).days
    if ref.tense == "future":
        # "was to open on 17 May" in an article of 20 May is this May
        return before if behind * 3 < away and behind < 60 else ahead
    if not precise:
        return before
    return ahead if away * (AHEAD_PAST if ref.tense == "past" else AHEAD) <= behind else before


def _holiday(spec: Spec, year: int) -> Period | None:
    day = calendar.holiday(spec.holiday, year)
    if day is None:
        return None
    if spec.sub == "break":
        before, days = zh_dates.days_off(spec.holiday, year)
        return Period(day - before * DAY, day + (days - before) * DAY, "day", label=f"{spec.holiday} {year}")
    return Period(day, day + DAY, "day", label=f"{spec.holiday} {year}")


def _lunar(spec: Spec, year: int) -> Period | None:
    month, day = spec.month or 1, spec.day
    first = calendar.from_lunar(year, month, day or 1)
    if first is None:  # the thirtieth of a month of 29 days means its last
        first = calendar.from_lunar(year, month, 29) if day == 30 else None
    if first is None:
        return None
    if day:
        return Period(first, first + DAY, "day", label=f"lunar {year}-{month:02}-{day:02}")
    return Period(first, first + 29 * DAY, "month", label=f"lunar {year}-{month:02}")


def _month(spec: Spec, year: int) -> Period | None:
    month = spec.month or 1
    first, end = date(year, month, 1), calendar.month_end(year, month)
    if spec.day:
        day = date(year, month, spec.day)
        return Period(day, day + 7 * DAY, "week") if spec.sub == "wk" else Period(day, day + DAY, "day")
    return _inside_month(Period(first, end, "month"), spec)


def _inside_month(whole: Period, spec: Spec) -> Period | None:
    first, sub = whole.start, spec.sub
    if sub[:1] == "T":
        bounds = [first, first + 10 * DAY, first + 20 * DAY, whole.end]
        return whole._replace(start=bounds[int(sub[1]) - 1], end=bounds[int(sub[-1])], gran="third")
    if sub[:1] == "W":
        n = int(sub[1:])
        if n < 0:
            return whole._replace(start=whole.end - 7 * DAY, gran="week")
        start = first + 7 * (n - 1) * DAY
        return whole._replace(start=start, end=min(start + 7 * DAY, whole.end), gran="week")
    if sub[:1] == "N" and spec.weekday is not None:
        day = calendar.nth_weekday(first.year, first.month, spec.weekday, int(sub[1:]))
        return None if day is None else whole._replace(start=day, end=day + DAY, gran="day")
    return whole


_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def _year(spec: Spec, year: int) -> Period | None:  # noqa: PLR0911 - one return a kind of period
    sub, fiscal = spec.sub, "FY" if spec.fiscal else ""
    kind, n = sub[:1], int(sub[1:]) if sub[1:].lstrip("-").isdigit() else 0
    if sub == "century":
        return Period(date(year, 1, 1), date(year + 100, 1, 1), "decade")
    if sub == "decade":
        return Period(date(year, 1, 1), date(year + 10, 1, 1), "decade")
    if sub in _SEASONS:
        first = date(year, _SEASONS[sub], 1)
        return Period(first, _add_months(first, 3), "season", label=f"{sub} {year}")
    if kind == "H":
        return Period(date(year, 6 * n - 5, 1), _add_months(date(year, 6 * n - 5, 1), 6), "half", label=f"{fiscal}{year}{sub}")
    if kind == "Q":
        return Period(date(year, 3 * n - 2, 1), _add_months(date(year, 3 * n - 2, 1), 3), "quarter", label=f"{fiscal}{year}{sub}")
    if kind == "F":  # the first n months
        return Period(date(year, 1, 1), _add_months(date(year, 1, 1), n), "month", label=f"{year} first {n} months")
    if kind == "W":
        return _week_of_year(year, n)
    return Period(date(year, 1, 1), date(year + 1, 1, 1), "year", label=f"FY{year}" if spec.fiscal else "")


def _week_of_year(year: int, n: int) -> Period:
    if n < 0:
        n = date(year, 12, 28).isocalendar().week
    start = date.fromisocalendar(year, n, 1)
    return Period(start, start + 7 * DAY, "week")


def _add_months(day: date, n: int) -> date:
    years, month = divmod(day.month - 1 + n, 12)
    year = day.year + years
    last = (calendar.month_end(year, month + 1) - DAY).day
    return date(year, month + 1, min(day.day, last))


def add(day: date, unit: str, n: int) -> date:
    """`day` moved by n calendar units; 31 January plus a month is the last of February."""
    months = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120}.get(unit)
    if months:
        return _add_months(day, months * n)
    return day + n * (7 if unit in ("week", "weekend") else 1) * DAY


def _relative(spec: Spec, ref: Reference) -> Period | None:
    if ref.day is None:
        return None
    unit, n = spec.rel or ("", 0)
    if spec.weekday is not None and spec.day and not unit:
        found = _weekday_day(spec, ref)
    elif spec.weekday is not None and spec.sub[:1] != "N":
        found = _weekday(spec, ref)
    elif unit == "month":
        first = add(ref.day.replace(day=1), "month", n)
        found = _month(spec._replace(month=first.month, rel=None), first.year)
    elif spec.day:
        found = _bare_day(spec, ref)
    elif unit == "year":
        found = _year(spec, ref.day.year + n)
    elif unit:
        found = _unit(unit, n, spec, ref)
    else:
        return None
    return found and found._replace(guessed=True)


def _bare_day(spec: Spec, ref: Reference) -> Period | None:
    """The 18th: of this month or the nearest before; with a future cue the nearest to come."""
    assert ref.day is not None
    months = [add(ref.day.replace(day=1), "month", k) for k in range(-3, 4)]
    found = [p for m in months if (p := _try(lambda y, m=m: _month(spec._replace(month=m.month), y), m.year)) is not None]  # type: ignore[misc]
    return _nearest(found, ref._replace(tense=ref.tense or "past"), precise=True)


def _weekday_day(spec: Spec, ref: Reference) -> Period | None:
    """Friday the 31st: the nearest 31st that is a Friday."""
    assert ref.day is not None
    months = [add(ref.day.replace(day=1), "month", k) for k in range(-14, 15)]
    days = [p for m in months if (p := _try(lambda y, m=m: _month(Spec(month=m.month, day=spec.day), y), m.year)) is not None]  # type: ignore[misc]
    return _nearest([p for p in days if p.start.weekday() == spec.weekday] or days, ref, precise=True)


def _weekday(spec: Spec, ref: Reference) -> Period | None:
    assert ref.day is not None and spec.weekday is not None
    if spec.rel and not spec.nearest:
        monday = ref.day - ref.day.weekday() * DAY + 7 * spec.rel[1] * DAY
        day = monday + spec.weekday * DAY
    elif spec.nearest:  # last Friday: strictly before; coming Friday: strictly after
        step = spec.rel[1] if spec.rel else -1
        day = ref.day + step * DAY
        while day.weekday() != spec.weekday:
            day += (1 if step > 0 else -1) * DAY
    else:
        step = 1 if ref.tense == "future" else -1
        day = ref.day
        while day.weekday() != spec.weekday:
            day += step * DAY
    return Period(day, day + DAY, "day")


def _unit(unit: str, n: int, spec: Spec, ref: Reference) -> Period | None:  # noqa: PLR0911 - one return a unit
    assert ref.day is not None
    day = ref.day
    if unit == "day":
        return Period(day + n * DAY, day + (n + 1) * DAY, "day")
    monday = day - day.weekday() * DAY
    if unit == "week":
        return Period(monday + 7 * n * DAY, monday + 7 * (n + 1) * DAY, "week")
    if unit == "weekend":
        if spec.nearest and day.weekday() < 5 and ref.tense != "future":
            n -= 1
        return Period(monday + (7 * n + 5) * DAY, monday + (7 * n + 7) * DAY, "weekend")
    if unit == "quarter":
        first = add(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), "quarter", n)
        return Period(first, add(first, "quarter", 1), "quarter", label=f"{first.year}Q{first.month // 3 + 1}")
    if unit == "half":
        first = add(date(day.year, 1 if day.month < 7 else 7, 1), "half", n)
        return Period(first, add(first, "half", 1), "half", label=f"{first.year}H{first.month // 6 + 1}")
    if unit == "decade":
        first = date(day.year // 10 * 10 + 10 * n, 1, 1)
        return Period(first, date(first.year + 10, 1, 1), "decade")
    return None


FEW = 5  # "the past few months" reaches back five


def _window(window: tuple[str, int, int], ref: Reference) -> Period | None:
    """The past three years, the coming two days: from or to the reference day. A few months start with a month's first day."""
    if ref.day is None:
        return None
    unit, n, direction = window
    today, tomorrow = ref.day, ref.day + DAY
    vague = n == 0
    count = FEW if vague else n
    gran = cast(Granularity, unit if unit in ("year", "month", "week", "day", "hour", "minute", "second") else "month")
    if unit in ("hour", "minute", "second"):
        return Period(today, tomorrow, gran, guessed=True)
    if direction < 0:
        start = add(today, unit, -count)
        if vague and unit == "month":
            start = start.replace(day=1)
        elif vague and unit == "year":
            start = start.replace(month=1, day=1)
        return Period(start, tomorrow, gran, guessed=True)
    return Period(today, add(today, unit, count), gran, guessed=True)


def _offset(offset: tuple[Amount, str, int], ref: Reference) -> Period | None:
    """Two years ago: as wide as the unit that was said, never finer."""
    if ref.day is None:
        return None
    amount, unit, direction = offset
    day = ref.day
    if amount.months:
        day = _add_months(day, direction * int(amount.months))
        if amount.months % 1:  # half a month is a week or two, not a day
            day, unit = day + direction * round(amount.months % 1 * 30) * DAY, "week"
    day += direction * timedelta(days=float(amount.days), seconds=float(amount.seconds))
    return around(day, unit)._replace(guessed=True)


def around(day: date, unit: str) -> Period:
    """The calendar unit that holds `day`."""
    if unit == "year":
        return Period(date(day.year, 1, 1), date(day.year + 1, 1, 1), "year")
    if unit == "month":
        return Period(day.replace(day=1), calendar.month_end(day.year, day.month), "month")
    if unit == "week":
        monday = day - day.weekday() * DAY
        return Period(monday, monday + 7 * DAY, "week")
    return Period(day, day + DAY, "day")


_SHARES = {"start": (0, 1), "mid": (1, 2), "end": (2, 3)}


def narrowed(p: Period, part: str) -> Period:
    """Start, middle or end of a period. 年底 is the last quarter of the year, 年初 the first; other periods go by thirds."""
    if not part or p.gran in ("third", "day"):
        return p
    if p.gran == "year":
        first = {"start": 1, "mid": 5, "end": 10}[part]
        months = 4 if part == "mid" else 3
        start = date(p.start.year, first, 1)
        return p._replace(start=start, end=_add_months(start, months))
    a, b = _SHARES[part]
    days = (p.end - p.start).days
    if p.gran == "month":
        cuts = [0, 10, 20, days]
        return p._replace(start=p.start + cuts[a] * DAY, end=p.start + cuts[b] * DAY, gran="third")
    return p._replace(start=p.start + days * a // 3 * DAY, end=p.start + days * b // 3 * DAY)


def midnight(day: date) -> datetime:
    """The start of a day."""
    return datetime.combine(day, time())
