"""Two neighbouring pieces of a date that are one: date and clock, weekday and date, part of the day and clock."""

from __future__ import annotations

import re

from claims.find._date_clock_zh import hour_in_part
from claims.find._date_spec import Piece, Spec
from claims.find._date_words import pattern

_CLOCK_GAP = pattern(r"^(?:[ ]?[,，的]?[ ]?|,? ?(?:at|for|@|around|about|by|from|between) ?| ?- ?)$")
_BACK_GAP = pattern(r"^,? ?(?:(?:[a-z]{2,8} time|gmt|utc|bst|[ecmp][sd]?t),? ?)?(?:on |of |the |on the )?$")
_PAREN = pattern(r"^[ ]?[(（,，、][ ]?$")
_WD_GAP = pattern(r"^[,.]? ?(?:the )?$|^[ ]?[(（]$")


def combine(text: str, p: Piece, gap: str, q: Piece) -> Piece | None:
    """`p` and `q`, which stand `gap` apart in folded `text`, as one piece; None where they are two."""
    if p.to is not None and q.to is not None:
        return None
    if q.spec.recurring or (p.spec.recurring and not timed(q.spec)):
        return None
    for rule in (_week_range, _year_months, _dates, _date_time, _chinese_order, _time_part, _time_date):
        found = rule(text, p, gap, q)
        if found is not None:
            return found if found.end > found.start else None
    return None


def _week_range(text: str, p: Piece, gap: str, q: Piece) -> Piece | None:
    """next week between Wednesday and Friday."""
    a, b = p.spec, q.spec
    whole_week = a.rel and a.rel[0] == "week" and a.weekday is None
    if q.to is not None and whole_week and b.weekday is not None and b.rel is None and re.match(r"^ (?:between |from )?$", gap):
        return Piece(p.start, q.end, b._replace(rel=a.rel), q.to._replace(rel=a.rel))
    return None


def _year_months(text: str, p: Piece, gap: str, q: Piece) -> Piece | None:
    """去年1至4月: the year belongs to both ends."""
    a, b = p.spec, q.spec
    yearly = a.year is not None or (a.rel is not None and a.rel[0] == "year")
    bare = yearly and p.to is None and not (a.month or a.sub or a.narrow or a.clock or a.modifier)
    if q.to is None or not bare or gap not in ("", " ", "的") or not b.month or b.year is not None or b.rel is not None:
        return None
    end = q.to if q.to.year is not None else q.to._replace(year=a.year, rel=a.rel)
    return Piece(p.start, q.end, b._replace(year=a.year, rel=a.rel), end)


def _dates(text: str, p: Piece, gap: str, q: Piece) -> Piece | None:
    if p.to is not None or q.to is not None:
        return None
    for rule in (_weekday_date, _date_weekday, _year_holiday, _year_quarter, _week_weekday):
        spec = rule(p.spec, q.spec, gap)
        if spec is not None:
            closed = (
                rule in (_date_weekday, _weekday_date) and gap.strip()[:1] in ("(", "（") and text[q.end : q.end + 1] in (")", "）")
            )
            return Piece(p.start, q.end + (1 if closed else 0), spec)
    return None


def _date_time(text: str, p: Piece, gap: str, q: Piece) -> Piece | None:
    """5月17日15时, Monday at 3 pm."""
    a, b = p.spec, q.spec
    if not _day_like(a) or a.clock or not timed(b) or not _CLOCK_GAP.match(gap) or p.to is not None:
        return None
    if gap.strip() in ("from", "between", "by") and q.to is None:
        return None
    return Piece(p.start, q.end, at(a, b), None if q.to is None else at(a, q.to))


def _chinese_order(text: str, p: Piece, gap: str, q: Piece) -> Piece | None:
    """13时20分晚22分钟: in Chinese the part of the day stands before the clock, so the two stay apart (an empty piece says so)."""
    if p.spec.clock and timed(q.spec) and not q.spec.clock and not latin(text, q):
        return Piece(p.start, p.start, p.spec)
    return None


def _time_part(text: str, p: Piece, gap: str, q: Piece) -> Piece | None:
    """in the afternoon at 3, 8:00 early morning."""
    a, b = p.spec, q.spec
    if p.to is not None:
        return None
    if a.dated and a.clock and not a.part and b.part and timed(b) and not b.clock and gap == " ":
        return Piece(p.start, q.end, at(a, b))
    both = timed(a) and timed(b) and bool(a.clock) != bool(b.clock)
    if both and _CLOCK_GAP.match(gap) and gap.strip() not in ("-", "for", "from"):
        return Piece(p.start, q.end, at(a, b), q.to and at(a, q.to))
    return None


def _time_date(text: str, p: Piece, gap: str, q: Piece) -> Piece | None:
    """4pm on Monday."""
    a, b = p.spec, q.spec
    if timed(a) and _day_like(b) and not b.clock and _BACK_GAP.match(gap) and q.to is None and latin(text, p):
        return Piece(p.start, q.end, at(b, a), None if p.to is None else at(b, p.to))
    return None


def latin(text: str, p: Piece) -> bool:
    """True where the piece is written in ASCII."""
    return text[p.start : p.end].isascii()


def timed(s: Spec) -> bool:
    """A clock time or a part of the day without a date."""
    return not s.dated and not s.recurring and (s.clock is not None or s.part is not None)


def _day_like(s: Spec) -> bool:
    if s.recurring:
        return True
    return bool(s.day or s.weekday is not None or s.holiday or (s.rel and s.rel[0] == "day")) and not s.window


def at(date: Spec, time: Spec) -> Spec:
    """`date` at the clock time or in the part of `time`; 今晚 + 6点 is 18."""
    clock, part = time.clock, time.part or date.part
    if clock and not time.part and date.part:
        clock = (hour_in_part(clock[0], date.part), clock[1], clock[2])
    if clock is None and date.clock:
        clock = (hour_in_part(date.clock[0], time.part), date.clock[1], date.clock[2])
    return date._replace(
        clock=clock,
        part=part,
        clock_to_hour=time.clock_to_hour if time.clock else date.clock_to_hour,
        modifier=date.modifier or time.modifier,
        zone=time.zone or date.zone,
    )


def _weekday_date(a: Spec, b: Spec, gap: str) -> Spec | None:
    if (
        a.weekday is not None
        and a.rel is None
        and not a.day
        and not a.sub
        and b.month
        and b.day
        and b.weekday is None
        and _WD_GAP.match(gap)
    ):
        return at(b._replace(weekday=a.weekday), a) if a.clock or a.part else b._replace(weekday=a.weekday)
    return None


def _date_weekday(a: Spec, b: Spec, gap: str) -> Spec | None:
    plain = b.weekday is not None and b.rel is None and not b.day and not b.sub and not b.clock
    if plain and a.day and a.weekday is None and not a.clock and (_PAREN.match(gap) or gap in ("", " ")):
        return a._replace(weekday=b.weekday, part=b.part or a.part)
    return None


def _year_holiday(a: Spec, b: Spec, gap: str) -> Spec | None:
    yearly = a.year is not None or (a.rel is not None and a.rel[0] == "year")
    bare = yearly and not (a.month or a.sub or a.narrow or a.day)
    if bare and gap in ("", " ", "的") and b.year is None and b.rel is None and b.holiday:
        return b._replace(year=a.year, rel=a.rel, event=a.event)
    return None


def _year_quarter(a: Spec, b: Spec, gap: str) -> Spec | None:
    """FY2026 Q2."""
    bare = a.fiscal and a.year is not None and not (a.month or a.sub or a.narrow or a.day)
    if bare and gap == " " and b.sub[:1] in ("Q", "H") and b.year is None:
        return b._replace(year=a.year, fiscal=True, modifier="approx")
    return None


def _week_weekday(a: Spec, b: Spec, gap: str) -> Spec | None:
    if (
        a.rel
        and a.rel[0] == "week"
        and a.weekday is None
        and b.weekday is not None
        and b.rel is None
        and not b.day
        and gap in ("", "的")
    ):
        return b._replace(rel=a.rel)
    return None
