"""English clock times and parts of the day in folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.find._date_clock_zh import is_score, made
from claims.find._date_spec import Piece, Spec
from claims.find._date_words import EN_SMALL, en_number, is_race, moved
from claims.find._gate import Gated
from claims.lang import en_dates

_AMPM = r"(?P<ap>[ap])(?:\. ?m\.|\.? ?m\b|\b(?!\.m|[ ]?\w))"
_HOUR = r"(?:2[0-3]|1\d|0?\d|twelve|eleven|ten|nine|eight|seven|six|five|four|three|two|one)"
_PART = (
    r"(?P<part>early[- ]morning|late[- ]morning|morning|early[- ]afternoon|late[- ]afternoon|afternoon"
    r"|early[- ]evening|late[- ]evening|evening|night)"
)
_INPART = rf"(?: (?:in the|at|of the) {_PART}s?\b)?"
_AT = r"(?:(?P<about>about|around|roughly|approximately|shortly|just) )?"
_MERIDIEM = Gated(
    rf"(?<![\w.:,$£€-]){_AT}(?P<h>1[0-2]|0?\d|{_HOUR})(?:[:.](?P<mi>[0-5]\d)(?:[:](?P<s>[0-5]\d))?|[ -]"
    rf"(?P<mw>o'clock|{EN_SMALL}|oh \w+))? ?{_AMPM}{_INPART}(?!-?\w)"
)
_COMPACT = Gated(r"(?<![\w.:,$£€-])(?P<h>1[0-2]|0?\d)(?P<mi>[0-5]\d) ?(?P<ap>[ap])(?:\. ?m\.|\.? ?m\b)(?!\w)")
_DIGITAL = Gated(
    rf"(?<![\w.:/$])t?(?P<h>[01]?\d|2[0-3]):(?P<mi>[0-5]\d)(?::(?P<s>[0-5]\d))?(?![\d:%]|\.\d| ?[ap]\.? ?m\b){_INPART}"
)
_OCLOCK = Gated(rf"(?<![\w.:-]){_AT}(?P<h>{_HOUR}) ?o'?clock\b{_INPART}")
_PAST = Gated(
    rf"(?<![\w.:-])(?P<n>half|(?:a )?quarter|{EN_SMALL}|\d{{1,2}})(?: minutes?)? (?P<way>past|after|to"
    rf"|before|till) (?P<h>{_HOUR})(?: o'?clock)?\b(?! (?:years?|days?|minutes?|seconds?|hours?|people"
    rf"|of)\b){_INPART}"
)
_SPOKEN = Gated(rf"(?<![\w.:$-])(?P<h>{_HOUR})(?:[- ](?P<mw>{EN_SMALL}))? (?:in the|at) {_PART}\b")
_NAMED = Gated(r"(?<![\w-])(?P<w>noonish|noon|midday|mid-day|mid day|midnight|mid night)\b(?! (?:run|oil|sun))")
_DAYPART = Gated(
    r"(?<![\w-])(?:(?P<this>this|that|last|tomorrow|yesterday|later this|early this) |(?P<in>in"
    r"|during) the (?P<mod>early |late |later in the )?)?"
    r"(?P<part>early[- ]morning|late[- ]morning|mid[- ]morning|morning|early[- ]afternoon"
    r"|late[- ]afternoon|mid[- ]afternoon|afternoon|early[- ]evening|late[- ]evening"
    r"|evening|early[- ]night|late[- ]night|overnight|early hours|small hours|night|dawn|dusk|lunchtime)\b(?! (?:post|news"
    r"|standard|club|edition|shift|watch|market|school|fever|sky))"
)
_TONIGHT = Gated(r"(?<![\w-])(?:tonight|tonite)\b")
_BETWEEN = Gated(
    rf"(?<![\w.:$-])(?:(?:from|between) )?(?P<h1>{_HOUR})(?:[:.](?P<m1>[0-5]\d))?(?: ?(?P<ap1>[ap])\.?"
    rf"m\b\.?)? ?(?:to|-|and|until|till|through) ?(?P<h2>{_HOUR})(?:[:.](?P<m2>[0-5]\d))?"
    rf"(?: ?(?P<ap2>[ap])\.?m\b\.?)?{_INPART}(?![\w:]|-\d|[.,]\d)"
)
_AFTER_PART = Gated(
    rf"(?<![\w-])(?:in the )?{_PART},? (?:at )?(?P<h>{_HOUR})(?::(?P<mi>[0-5]\d)(?::(?P<s>[0-5]\d))?)?"
    r"(?: ?(?P<ap>[ap])\.? ?m\b\.?)?(?![\w:]|-\d| (?:people|years|of|percent|%))"
)


def scan(text: str) -> Iterator[Piece]:
    """Clock times and parts of the day; bare parts are weak (they count beside a date, or with a word that points)."""
    for shape in (_MERIDIEM, _COMPACT, _DIGITAL, _OCLOCK, _SPOKEN, _AFTER_PART):
        for m in shape.finditer(text):
            if shape is _DIGITAL and is_score(text, m.start(), m.end()):
                continue
            if shape is _DIGITAL and m["s"] and not m["part"] and is_race(text, m.start(), m.end(), m["h"]):
                continue
            piece = _clock(m)
            if piece is not None:
                yield piece
    yield from _spoken(text)
    yield from _parts(text)
    yield from _loose(text)
    yield from _between(text)


def _hour(word: str) -> int | None:
    n = en_number(word)
    return None if n is None else int(n)


def part_hours(word: str | None) -> tuple[int, int] | None:
    """Hours of a part of the day."""
    return en_dates.PARTS[word.replace("-", " ")] if word else None


def _clock(m: re.Match[str]) -> Piece | None:
    g = m.groupdict()
    hour = _hour(m["h"])
    minute = int(g["mi"]) if g.get("mi") else 0
    word = g.get("mw")
    if word and word != "o'clock":
        n = en_number(word.removeprefix("oh "))
        if n is None or n > 59:
            return None
        minute = int(n)
    if hour is None or hour > 23:
        return None
    spec = clock_of(hour, minute, int(g["s"]) if g.get("s") else None, g.get("ap"), part_hours(g.get("part")))
    spec = spec._replace(clock_to_hour=not (g.get("mi") or (word and word != "o'clock")))
    if g.get("about") in ("about", "around", "roughly", "approximately"):
        spec = spec._replace(modifier="approx")
    start = m.start("h") if g.get("about") else m.start()
    return Piece(start, _trim(m), spec)


def _trim(m: re.Match[str]) -> int:
    return m.end()


def clock_of(hour: int, minute: int, second: int | None, ap: str | None, part: tuple[int, int] | None) -> Spec:
    """Clock from a spoken hour with am/pm or a part of the day."""
    if ap:
        hour = hour % 12 + (12 if ap == "p" else 0) if hour <= 12 else hour
        return Spec(clock=(hour, minute, second))
    if part and part[0] >= 12 and hour < 12 and (part[0] < 17 or hour >= 4):
        hour += 12
    return made(hour, minute, second, part if part and part[0] < 12 else None)


def _spoken(text: str) -> Iterator[Piece]:
    for m in _PAST.finditer(text):
        hour = _hour(m["h"])
        n = 30 if m["n"] == "half" else 15 if "quarter" in m["n"] else int(en_number(m["n"]) or 0)
        if hour is None or not 0 < n < 60 or hour > 23:
            continue
        if not (m["part"] or "quarter" in m["n"] or m["n"] == "half" or m["way"] == "past" or "minute" in m[0]):
            continue
        if m["way"] in ("to", "before", "till"):
            hour, n = hour - 1, 60 - n
        spec = clock_of(hour % 24, n, None, None, part_hours(m["part"]))
        yield Piece(m.start(), m.end(), spec)
    for m in _NAMED.finditer(text):
        yield Piece(m.start(), m.end(), Spec(clock=(0 if "night" in m["w"] else 12, 0, None), clock_to_hour=True))


_LOOSE = Gated(
    rf"(?<![\w.:-])(?P<h>{_HOUR})[- ](?P<mw>thirty(?:[- ]five)?|fifteen|forty[- ]five|twenty"
    r"(?:[- ]five)?|ten|fifty(?:[- ]five)?)(?![\w-])"
)
_LED = Gated(
    r"(?:^|[.\n] )(?P<w>at|by|from|until|before) (?P<h>1?\d|2[0-3])\.(?P<mi>[0-5]\d)(?= [a-z]|,)(?! "
    r"(?:per|million|billion|points|m|bn|km|kg|dollars|euros|pounds)\b)"
)


_MILITARY = Gated(
    r"(?<![\w.:,$/-])(?P<h>[01]\d|2[0-3])(?P<mi>[0-5]\d)(?= ?(?:gmt|utc|bst|[ecmp][sd]t|hrs|hours"
    r"|local time)(?!\w))"
)


def _loose(text: str) -> Iterator[Piece]:
    """five-thirty counts only beside a date; "By 9.15 ..." opens a sentence."""
    for m in _LOOSE.finditer(text):
        hour, minute = _hour(m["h"]), en_number(m["mw"])
        if hour is not None and minute is not None:
            yield Piece(m.start(), m.end(), made(hour, int(minute), None, None), weak=True)
    for m in _MILITARY.finditer(text):
        yield Piece(m.start(), m.end(), made(int(m["h"]), int(m["mi"]), None, None), rank=5)
    for m in _LED.finditer(text):
        yield Piece(m.start("h"), m.end(), made(int(m["h"]), int(m["mi"]), None, None), rank=5)


def _parts(text: str) -> Iterator[Piece]:
    for m in _DAYPART.finditer(text):
        word = m["part"].replace("mid-", "").replace("mid ", "")
        if m["mod"]:
            word = m["mod"].split()[0].replace("later", "late") + " " + word if "early" not in word and "late" not in word else word
        elif m["this"] and m["this"].startswith(("later", "early")):
            word = m["this"].split()[0].replace("later", "late") + " " + word
        hours = en_dates.PARTS.get(word.replace("-", " ")) or en_dates.PARTS[word.split()[-1].replace("-", " ")]
        day = {"this": 0, "last": -1, "tomorrow": 1, "yesterday": -1}.get((m["this"] or "").split(" ")[-1])
        if m["this"] == "that":
            yield Piece(m.start(), m.end(), Spec(rel=("day", 0), event=True, part=hours))
        elif day is not None:
            yield Piece(m.start(), m.end(), Spec(rel=("day", day), part=hours))
        else:
            yield Piece(m.start(), m.end(), Spec(part=hours), weak=not m["in"] and " " not in word)
    for m in _TONIGHT.finditer(text):
        yield Piece(m.start(), m.end(), Spec(rel=("day", 0), part=(18, 24)))


def _between(text: str) -> Iterator[Piece]:
    """from 5 to 6 pm, between 7 and 9:30, 4pm-5pm: a bare pair of numbers counts only beside a date."""
    for m in _BETWEEN.finditer(text):
        h1, h2 = _hour(m["h1"]), _hour(m["h2"])
        if h1 is None or h2 is None or max(h1, h2) > 23:
            continue
        if m[0].startswith("from ") and moved(text, m.start("h1")):
            continue  # put back from 8am to 10am: two times
        part = part_hours(m["part"])
        ap1, ap2 = m["ap1"], m["ap2"]
        weak = not (ap1 or ap2 or part or (m["m1"] and m["m2"] and ":" in m[0]))
        right = clock_of(h2, int(m["m2"] or 0), None, ap2, part)
        left = clock_of(h1, int(m["m1"] or 0), None, ap1, None if ap1 else part)
        if ap2 and not ap1 and h1 <= 12:
            left = clock_of(h1, int(m["m1"] or 0), None, ap2, None)
            if ap2 == "p" and _minutes(left) >= _minutes(right):
                left = clock_of(h1, int(m["m1"] or 0), None, "a", None)
        left, right = left._replace(clock_to_hour=not m["m1"]), right._replace(clock_to_hour=not m["m2"])
        yield Piece(m.start(), m.end(), left, right, weak=weak, rank=1)


def _minutes(spec: Spec) -> int:
    assert spec.clock is not None
    return spec.clock[0] * 60 + spec.clock[1]
