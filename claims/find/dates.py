"""Dates and times: absolute, partial, relative, periods, ranges, sets, holidays; and dates that hang on an event."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from claims.find import _date_clock_en, _date_clock_zh, _date_en, _date_en_rel, _date_num, _date_zh, _date_zh_off
from claims.find._date_join import joined
from claims.find._date_make import make, tense_beside
from claims.find._date_resolve import Period, Reference, add, around, midnight
from claims.find._date_spec import Piece, Spec, clean
from claims.find._date_words import fold
from claims.find._runs import SHORT, stretches, thinned
from claims.model import Span, When

_CJK = re.compile(r"[\u3400-\u9fff]")
_LATIN, _DIGIT, _FOUR = re.compile("[a-z]"), re.compile("[0-9]"), re.compile("[0-9]{4}")  # what a family of patterns needs
_LINE = re.compile(r"[^\n]+")
AHEAD = 7  # days after publication up to which a bare day may still belong to the month named before it
CARRY = 400  # code points over which a bare day (14日) borrows the month of the date before it
BEFORE = 40  # dates of a sentence among which an anchor is looked for: no sentence has more
NEAR = 250  # after another month has been named (去年9月 ... 16日) a bare day stays open: only its number is known


def find_dates(text: str, reference: datetime | None, *, tense_hint: str | None = None) -> tuple[When, ...]:
    """Every date, time, period and set in `text`, sorted and disjoint.

    `reference` is the publication date; without it relative dates stay open (start and end None). `tense_hint` ("past" or
    "future") overrules the words beside a date.
    """
    folded = fold(text)
    scanned = _scan(folded, text)
    pieces = thinned(joined(folded, thinned(clean(scanned), len(text))), len(text)) if scanned else []
    made: list[When] = []
    carried: Period | None = None
    place, monthly = 0, -NEAR - 1
    for p in pieces:
        tense = tense_hint or tense_beside(folded, p.start, p.end)
        ref = Reference(reference.date() if reference else None, reference, tense)
        if carried is None and p.start - monthly <= NEAR and _bare_day(p.spec):
            ref = Reference(None, None, tense)
        borrowed = _borrowed(p, carried, ref)
        when = make(text, folded, p, ref, borrowed)
        made.append(when)
        if _lends(p.spec, borrowed) and when.start is not None:
            carried = Period(when.start.date(), when.start.date() + timedelta(1), "day")
            place = p.end
        elif _other_month(p.spec, when, reference):
            monthly = p.end
        if carried is not None and p.start - place > CARRY:
            carried = None
    return tuple(made)


def _scan(folded: str, raw: str) -> list[Piece]:
    chinese = bool(_CJK.search(raw))
    if "\n" not in folded and len(folded) < SHORT:
        return _pieces(folded, raw, chinese=chinese)
    parts = [line for start, end in stretches(folded) for line in _lines(folded, start, end)]
    return [
        p._replace(start=p.start + start, end=p.end + start)
        for start, end in parts
        for p in _pieces(folded[start:end], raw[start:end], chinese=chinese)
    ]


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a stretch of `text`: no date goes on over a line break, and few rules fit one line."""
    for m in _LINE.finditer(text, start, end):
        yield m.span()


def _pieces(folded: str, raw: str, *, chinese: bool) -> list[Piece]:
    latin, digit = _LATIN.search(folded) is not None, _DIGIT.search(folded) is not None
    pieces = [*_date_num.scan(folded, day_first=chinese)] if digit and _date_num.SHAPED.search(folded) else []
    if latin:
        pieces += _date_en.scan(folded, raw)
    elif digit and _FOUR.search(folded):
        pieces += _date_en.years(folded, raw)
    if latin:
        pieces += _date_en_rel.scan(folded)
    if latin or (digit and (not chinese or ":" in folded)):
        pieces += _date_clock_en.scan(folded)
    if (chinese or digit) and _date_clock_zh.RULES.open(folded):
        pieces += _date_clock_zh.scan(folded)
    if chinese:
        pieces += [*_date_zh.scan_zh(folded), *_date_zh_off.scan(folded)]
    return pieces


def _bare_day(spec: Spec) -> bool:
    return bool(spec.day and not spec.month and not spec.rel and spec.weekday is None)


def _other_month(spec: Spec, when: When, reference: datetime | None) -> bool:
    if when.granularity != "month" or when.start is None or reference is None or spec.window or spec.offset:
        return False
    return (when.start.year, when.start.month) != (reference.year, reference.month)


def _lends(spec: Spec, borrowed: Period | None) -> bool:
    return bool(spec.day and (spec.month or (spec.rel and spec.rel[0] == "month") or borrowed is not None)) and not spec.event


def _borrowed(p: Piece, carried: Period | None, ref: Reference) -> Period | None:
    """The month for a bare day; the next month where the date before it is later in the month and that is already past."""
    spec = p.spec
    if carried is None or not spec.day or spec.month or spec.rel or spec.weekday is not None:
        return None
    if spec.day < carried.start.day and ref.day is not None:
        following = add(carried.start.replace(day=1), "month", 1)
        candidate = _day_of(following, spec.day)
        if candidate is not None and candidate <= ref.day and (ref.day - candidate).days < 31:
            return Period(following, following, "month")
    candidate = _day_of(carried.start, spec.day)
    if candidate is None or (ref.day is not None and ref.tense != "future" and (candidate - ref.day).days > AHEAD):
        return None
    return carried


def _day_of(month: date, day: int) -> date | None:
    try:
        return month.replace(day=day)
    except ValueError:
        return None


def resolve_offsets(whens: Sequence[When], sentences: Sequence[Span] = ()) -> tuple[When, ...]:
    """Give event-anchored dates (次日, 三天后, 当天15时) an interval where exactly one date before them can be the anchor.

    `sentences` are spans of the same text; without them all of `whens` count as one sentence. The anchor is looked for in the
    sentence first (before the word, else after it), then in the sentence before. Clock times
    without a date get the sentence's only date.
    """
    out = list(whens)
    starts = [w.span.start for w in out]
    groups = sentences or [Span(0, max((w.span.end for w in whens), default=0))]
    before: list[When] = []
    for sentence in groups:
        first = bisect_left(starts, sentence.start)
        inside = [i for i in range(first, bisect_left(starts, sentence.end)) if out[i].span.end <= sentence.end]
        for i in inside:
            if out[i].start is not None or out[i].recurring:
                continue
            here = out[max(first, i - BEFORE) : i]
            nearest = _same_day(out[i])  # 同日 means the day named last; other words need a single candidate
            anchor = _only(here, last=nearest) or (_only(before, last=nearest) if not _days(here) else None)
            if anchor is not None:
                out[i] = _placed(out[i], anchor)
        known = [out[i] for i in inside[-BEFORE:]]
        before = known or before
    return tuple(out)


def _same_day(w: When) -> bool:
    if w.anchor != "event" or w.offset is None or w.label[:2] == "--":
        return False
    return w.offset.nominal == 0 and w.offset.unit == "day"


def _days(whens: Sequence[When]) -> list[date]:
    """The different days named, in the order in which they were named last."""
    fine = ("day", "part", "hour", "minute", "second")
    days = [w.start.date() for w in whens if w.start and w.end and w.granularity in fine and w.end - w.start <= timedelta(1)]
    return list(dict.fromkeys(reversed(days)))[::-1]


def _only(whens: Sequence[When], *, last: bool = False) -> date | None:
    days = _days(whens)
    return days[-1] if days and (last or len(days) == 1) else None


def _placed(w: When, anchor: date) -> When:
    if w.label == "event-word":
        return w
    if w.anchor == "event" and w.offset is not None:
        sign = -1 if w.offset.negative else 1
        day = add(anchor, "month", sign * int(w.offset.months)) if w.offset.months else anchor
        moved = day + sign * timedelta(days=int(w.offset.days))
        if w.offset.unit in ("hour", "minute", "second"):
            return w
        return _timed(w, _label_day(w, around(moved, w.offset.unit)))
    if w.anchor == "context" and w.clock:
        return _timed(w, Period(anchor, anchor + timedelta(1), "day"))
    return w


def _label_day(w: When, p: Period) -> Period:
    """同年9月12日: the month and day stand in the label."""
    m = re.fullmatch(r"--(\d\d)?-?(\d\d)?", w.label) if w.label.startswith("--") and not w.label.startswith("---") else None
    try:
        if m and m[1]:
            first = date(p.start.year, int(m[1]), int(m[2] or 1))
            return around(first, "day" if m[2] else "month")
        if w.label.startswith("---"):
            return around(p.start.replace(day=int(w.label[3:])), "day")
    except ValueError:
        return p
    return p


def _timed(w: When, p: Period) -> When:
    start, end = midnight(p.start), midnight(p.end)
    part = re.fullmatch(r"T(\d\d)/(\d\d)", w.label)
    if w.clock:
        hour, minute, *second = (int(x) for x in w.clock.split(":"))
        start += timedelta(hours=hour, minutes=minute, seconds=second[0] if second else 0)
        end = start + {"hour": timedelta(hours=1), "minute": timedelta(minutes=1)}.get(w.granularity, timedelta(seconds=1))
    elif part:
        start, end = start + timedelta(hours=int(part[1])), start + timedelta(hours=int(part[2]))
    return replace(w, start=start, end=end)
