"""From joined pieces to `When`: the reference, the words beside a date, clock times, labels of what stays open."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import cast

from claims.find._date_resolve import Period, Reference, midnight, narrowed, period
from claims.find._date_spec import Piece, Spec
from claims.find._date_words import moved, pattern
from claims.find._duration_parts import Amount
from claims.lang import en_dates, zh_dates
from claims.model import Anchor, DateModifier, Duration, Granularity, Span, When

_ZH_FUTURE = pattern("|".join(zh_dates.FUTURE))
_ZH_PAST = pattern("|".join(zh_dates.PAST))
_EN_FUTURE = pattern(rf"(?<![\w-])(?:{'|'.join(en_dates.FUTURE)})(?![\w-])")
_EN_PAST = pattern(rf"(?<![\w-])(?:{'|'.join(en_dates.PAST)}|[a-z]{{3,12}}ed)(?![\w-])")
_STOP, _COMMA = pattern(r"[。！？!?；;\n]|\. "), pattern("[，,、]")


_REPORTED = pattern(r"(?<![\w-])(?:said|says|told|announced|reported|added|wrote|confirmed|revealed|declared|stated)(?![\w-])")
_EN_NEXT = pattern(rf"^,? ?(?:{'|'.join(en_dates.FUTURE)})(?![\w-])")
_ZH_NEXT = pattern(
    rf"^[ ]?(?:前|之前|起|后|上午|下午|晚间|晚上|早上|凌晨|的)?(?!{zh_dates.HANDLED})(?:{'|'.join(zh_dates.FUTURE)})"
)


def tense_beside(text: str, start: int, end: int) -> str:
    """ "future", "past" or "" from the words of the clause before a date and directly after it.

    A verb of saying between the cue and the date takes the date for itself: "it will close, he said on Monday" is past.
    """
    head = _STOP.split(text[max(0, start - 60) : start])[-1]
    tail = _STOP.split(text[end : end + 24])[0]
    near = _COMMA.split(head)[-1][-16:]
    if _ZH_FUTURE.search(near) or _ZH_NEXT.match(tail) or _EN_NEXT.match(tail):
        return "future"
    cue = None
    for cue in _EN_FUTURE.finditer(head):  # noqa: B007
        pass
    if cue is not None:
        return "past" if _REPORTED.search(head, cue.end()) else "future"
    if _ZH_PAST.search(near + "|" + _COMMA.split(tail)[0][:10]) or _EN_PAST.search(head + " | " + tail):
        return "past"
    return ""


_BEFORE_ZH = pattern(r"^[ ]?(?:之前|以前|前(?!往|期|夕|景|后|台|瞻|述|来|去|任|线|\d))")
_AFTER_ZH = pattern(r"^[ ]?(?:之后|以后|过后|后(?!来|期|续|台|世|卫|勤))")
_SINCE_ZH = pattern(r"^[ ]?(?:以来|起(?!飞|降|诉|火|草|点|码|初|步|因|源|义|伏|立|身|来)|开始|至今)")
_ABOUT_ZH = pattern(r"^[ ]?(?:左右|前后|许)")
_SUFFIX = ((_BEFORE_ZH, "before"), (_AFTER_ZH, "after"), (_SINCE_ZH, "since"), (_ABOUT_ZH, "approx"))
_PREFIX = (
    (pattern(r"(?:(?<![a-z])(?:since|starting(?: from| on)?|beginning|from)|自|自从)(?: on| the)? ?$"), "since"),
    (
        pattern(
            r"(?:(?<![a-z])(?:no later than|as of|by the end of|by|until|till|up to|as late as)|截至|截止到?|直到|持续到|延续到)"
            r"(?: the| on)? ?$"
        ),
        "until",
    ),
    (pattern(r"(?:(?<![a-z])(?:before|prior to|ahead of))(?: the| on)? ?$"), "before"),
    (pattern(r"(?:(?<![a-z])(?:after|following|later than|greater than))(?: the| on)? ?$"), "after"),
    (pattern(r"(?:(?<![a-z])(?:about|around|circa|c\.)|大约|约|大概)(?: the| on)? ?$"), "approx"),
)

_PREFIX_ENDS = frozenset("自从至到止约概")


def _modifier(text: str, p: Piece) -> DateModifier:
    if p.spec.modifier:
        return p.spec.modifier
    tail, head = text[p.end : p.end + 4], text[max(0, p.start - 20) : p.start]
    after = [name for shape, name in _SUFFIX if shape.match(tail)]
    last = head.rstrip(" ")[-1:]
    led = last in _PREFIX_ENDS or last.isascii()
    before = [name for shape, name in _PREFIX if shape.search(head)] if led and last else []
    if before[:1] == ["since"] and head.endswith("from ") and moved(text, p.start):
        before = before[1:]  # moved from 8am to 10am: no time since
    return cast(DateModifier, (*after, *before, p.spec.narrow)[0])


_ZONE_BEFORE = pattern(rf"(?P<z>{'|'.join(zh_dates.ZONES)})时间[ ,，]?$|(?<![a-z])(?P<g>gmt|utc)[ ]?$")
_ZONE_AFTER = pattern(
    rf"^[ ]?\(?(?P<z>{'|'.join(sorted(en_dates.ZONES, key=len, reverse=True))})\b|^[ ]?\(?(?P<zh>{'|'.join(zh_dates.ZONES)})时间"
)


def _zone(text: str, p: Piece) -> str:
    m = _ZONE_BEFORE.search(text[max(0, p.start - 9) : p.start])
    if m:
        return zh_dates.ZONES[m["z"]] if m["z"] else m["g"].upper()
    if p.spec.clock and text[p.end : p.end + 1] == "z" and not text[p.end + 1 : p.end + 2].isalnum():
        return "UTC"
    m = _ZONE_AFTER.match(text[p.end : p.end + 18]) if p.spec.clock else None
    if m:
        return en_dates.ZONES[m["z"]] if m["z"] else zh_dates.ZONES[m["zh"]]
    return ""


_FREE = frozenset("，。、；：！？,.;:!?（()） \n\t“”\"'于在并至从到自就是而但和及与则即又也却")


def _hangs(text: str, p: Piece) -> bool:
    """The event that the word counts from is named beside it (事发次日, the day after the vote): no date stands for it."""
    before, after = text[p.start - 1 : p.start], text[p.end : p.end + 8]
    if text[p.start] == "前" and p.spec.offset:
        return True
    if text[p.start : p.end].isascii():
        return bool(re.match(r" (?:after|before|of)\b", after)) or text[p.start : p.end].endswith(
            ("the day after", "the day before")
        )
    return bool(before) and before not in _FREE


_TIME_OF = pattern(r"^的?(?P<w>早些时候|早前|稍早|较早时候|晚些时候|稍晚|迟些时候)")


def _stretched(text: str, p: Piece) -> Piece:
    """Take 前 and 后 into the span, and 早些时候 (until now), 晚些时候 (from now on)."""
    m = _TIME_OF.match(text[p.end : p.end + 6])
    if m and p.to is None and p.spec.rel and p.spec.rel[0] != "day" and not p.spec.modifier:
        modifier: DateModifier = "until" if m["w"][0] in "早稍较" and m["w"] != "稍晚" else "rest"
        return p._replace(end=p.end + m.end(), spec=p.spec._replace(modifier=modifier))
    for shape, name in ((_BEFORE_ZH, "before"), (_AFTER_ZH, "after")):
        m = shape.match(text[p.end : p.end + 4])
        if m and p.spec.dated and not p.spec.recurring and not p.spec.modifier:
            return p._replace(end=p.end + m.end(), spec=p.spec._replace(modifier=cast(DateModifier, name)))
    return p


def make(raw: str, text: str, p: Piece, ref: Reference, carried: Period | None = None) -> When:
    """The `When` of a joined piece. `carried` is the month that a bare day borrows from the date before it."""
    p = _stretched(text, p)
    first = _resolved(p.spec, ref, carried)
    anchor = _anchor(p.spec, first, ref, carried)
    if p.to is None:
        start, end, gran = _bounds(p.spec, first, ref)
    else:
        start, end, gran = _range_bounds(p, first, ref, carried)
    modifier = _modifier(text, p)
    if p.spec.modifier in ("rest", "until") and start and end and ref.day and p.spec.rel and p.spec.rel[0] != "day":
        start, end = _cut(p.spec.modifier, start, end, ref.day)
    clock = _clock(p.spec)
    label = _label(p, first)
    if p.spec.event and not label and _hangs(text, p):
        label = "event-word"
    if p.to is not None and p.to.clock and start is None:
        label = "/" + _clock(p.to)
    return When(
        Span(p.start, p.end),
        raw[p.start : p.end],
        start,
        end,
        gran,
        modifier=modifier,
        anchor=anchor,
        zone=_zone(text, p),
        offset=_offset(raw, p),
        clock=clock,
        recurring=p.spec.recurring,
        label=label,
    )


def _cut(modifier: str, start: datetime, end: datetime, day: date) -> tuple[datetime, datetime]:
    """The rest of the year starts today; earlier this year ends today."""
    today = midnight(day)
    if modifier == "rest":
        return max(start, today), end
    return start, min(end, today + timedelta(1))


def _resolved(spec: Spec, ref: Reference, carried: Period | None) -> Period | None:
    if spec.recurring or not spec.dated:
        return None
    if carried is not None and spec.day and not spec.month and spec.rel is None:
        try:
            day = carried.start.replace(day=spec.day)
        except ValueError:
            return None
        return Period(day, day + timedelta(1), "day", guessed=True)
    return period(spec, ref)


def _anchor(spec: Spec, found: Period | None, ref: Reference, carried: Period | None) -> Anchor:
    if spec.event:
        return "event"
    if spec.recurring or not spec.dated:
        return "context"
    if found is None:
        return "unknown"
    if carried is not None:
        return "context"
    return "published" if found.guessed else "absolute"


def _bounds(spec: Spec, found: Period | None, ref: Reference) -> tuple[datetime | None, datetime | None, Granularity]:
    gran = _granularity(spec, found)
    if found is None:
        return None, None, gran
    if spec.clock or spec.part:
        return *clock_bounds(found.start, spec), gran
    if spec.window and spec.window[0] in ("hour", "minute", "second") and ref.moment:
        unit, n, direction = spec.window
        length = timedelta(seconds={"hour": 3600, "minute": 60, "second": 1}[unit] * (n or 1))
        return (ref.moment - length, ref.moment, gran) if direction < 0 else (ref.moment, ref.moment + length, gran)
    return midnight(found.start), midnight(found.end), gran


def clock_bounds(day: date, spec: Spec) -> tuple[datetime, datetime]:
    """The interval of a clock time (as fine as it was said) or a part of `day`."""
    zero = midnight(day)
    if spec.clock:
        hour, minute, second = spec.clock
        start = zero + timedelta(hours=hour, minutes=minute, seconds=second or 0)
        step = timedelta(hours=1) if spec.clock_to_hour else timedelta(minutes=1) if second is None else timedelta(seconds=1)
        return start, start + step
    lo, hi = spec.part or (0, 24)
    return zero + timedelta(hours=lo), zero + timedelta(hours=hi)


def _granularity(spec: Spec, found: Period | None) -> Granularity:
    if spec.clock:
        return "hour" if spec.clock_to_hour else "minute" if spec.clock[2] is None else "second"
    if spec.part:
        return "part"
    if found is not None:
        return found.gran
    return _worded(spec)


_SUBS = {"H": "half", "Q": "quarter", "F": "month", "W": "week", "d": "decade"}


def _worded(spec: Spec) -> Granularity:
    """As fine as the words are, for a date without an interval."""
    if spec.offset:
        name = spec.offset[1]
    elif spec.day or spec.weekday is not None or spec.holiday:
        name = "week" if spec.sub == "wk" else "day"
    elif spec.month:
        name = "third" if spec.sub[:1] == "T" else "month"
    elif spec.sub:
        name = _SUBS.get(spec.sub[:1], "season")
    else:
        name = spec.rel[0] if spec.rel else spec.window[0] if spec.window else "year" if spec.year else "day"
    return cast(Granularity, name)


def _range_bounds(
    p: Piece, first: Period | None, ref: Reference, carried: Period | None
) -> tuple[datetime | None, datetime | None, Granularity]:
    assert p.to is not None
    start, _, gran = _bounds(p.spec, first, ref)
    later = first.start if first else ref.day
    second = _resolved(p.to, ref, carried) if p.to.year or not first else _following(p.to, first, ref, carried)
    _, end, fine = _bounds(p.to, second, ref._replace(day=later))
    if start and end and end <= start:
        if p.to.clock and not (p.to.day or p.to.month):
            end += timedelta(1)
        elif not p.to.year:
            end = end.replace(year=end.year + 1) if (end.month, end.day) != (2, 29) else None
        else:
            start = start.replace(year=start.year - 1) if not p.spec.year and (start.month, start.day) != (2, 29) else None
    return (start, end, fine) if start and end else (None, None, gran)


def _following(spec: Spec, first: Period, ref: Reference, carried: Period | None) -> Period | None:
    """The end of a range counts from its start: 12月30日至1月2日, Monday to Friday."""
    if spec.event:
        return None
    if spec.rel and spec.rel[0] == "year":
        spec = spec._replace(rel=None, year=first.start.year)
    elif spec.rel or carried is not None:
        return _resolved(spec, ref, carried)
    return period(spec, Reference(first.start, None, "future"))


def _clock(spec: Spec) -> str:
    if not spec.clock:
        return ""
    hour, minute, second = spec.clock
    return f"{hour:02}:{minute:02}" + ("" if second is None else f":{second:02}")


_UNITS = {
    "year": Amount(months=Decimal(12)),
    "month": Amount(months=Decimal(1)),
    "week": Amount(days=Decimal(7)),
    "day": Amount(days=Decimal(1)),
    "hour": Amount(seconds=Decimal(3600)),
    "minute": Amount(seconds=Decimal(60)),
    "second": Amount(seconds=Decimal(1)),
}


def _offset(raw: str, p: Piece) -> Duration | None:
    spec = p.spec
    if spec.offset:
        amount, unit, direction = spec.offset
    elif spec.window and spec.window[1] and (spec.modifier == "within" or raw[p.end - 1 : p.end] in ("来", "來", "内", "內")):
        unit, n, direction = spec.window  # 二十分钟内, 三年来: the length is said, whatever it counts from
        amount = _UNITS[unit].times(Decimal(n))
    elif spec.event and spec.rel:
        n = spec.rel[1]
        per = _UNITS.get(spec.rel[0], Amount(days=Decimal(1)))
        amount, unit, direction = per.times(Decimal(abs(n))), spec.rel[0], -1 if n < 0 else 1
    else:
        return None
    nominal = amount.nominal
    return Duration(
        Span(p.start, p.end),
        raw[p.start : p.end],
        amount.months,
        amount.days,
        amount.seconds,
        nominal,
        nominal,
        negative=direction < 0,
        unit=unit,
    )


def _label(p: Piece, found: Period | None) -> str:
    """A period's name, a disagreeing weekday, or what an open date does say: --08-06, ---17, --08, W-5, T06/12."""
    spec = p.spec
    part = f"T{spec.part[0]:02}/{spec.part[1]:02}" if spec.part and not spec.clock else ""
    if found is None:
        return _open_label(spec) or part or spec.holiday or spec.sub
    dated = spec.weekday is not None and (spec.day or spec.month) and spec.sub[:1] != "N"
    if dated and found.start.weekday() != spec.weekday:
        return "weekday-mismatch"
    return found.label or part


def _open_label(spec: Spec) -> str:
    if spec.month and not spec.lunar:
        return f"--{spec.month:02}" + (f"-{spec.day:02}" if spec.day else "")
    if spec.day:
        return f"---{spec.day:02}"
    return "" if spec.weekday is None else f"W-{spec.weekday + 1}"


__all__ = ["clock_bounds", "make", "narrowed", "tense_beside"]
