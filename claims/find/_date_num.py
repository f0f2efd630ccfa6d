"""Dates in figures: 2024-08-09, 2010.01.29, 13.5.2015, 5/3/2018, 20161016, in folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from claims.find._date_spec import Piece, Spec
from claims.find._gate import Gated

_YMD = Gated(
    r"(?<![\d.,/])(?<![^\d]-)(?P<y>1\d{3}|20\d\d)(?P<s>[-/.]|[ ])(?P<m>1[0-2]|0?[1-9])(?P=s)(?"
    r"P<d>3[01]|[12]\d|0?[1-9])(?![\d]|-\d{1,3}(?![\d/-])|[.,/]\d)(?P<t>t(?=\d\d:))?"
)
_LOOSE_DMY = Gated(
    r"(?<![\w.,/])(?<![^\d ]-)(?P<a>[0-3]?\d)(?P<s>[-/.])(?P<b>[0-3]?\d)(?:(?P=s)|,)(?P<y>\d{4}|\d\d)"
    r"(?![\d/]|-\d{1,2}(?![\d/-])|[.,]\d|%)"
)
_YEARS = Gated(
    r"(?<![\w.,:/$£€-])(?P<a>1[89]\d\d|20\d\d) ?(?:-|~|至|到) ?(?P<b>1[89]\d\d|20\d\d)(?![\w/%-]|[.,]\d| ?[年元万亿人个米件家页])"
)
_COMPACT = Gated(r"(?<![\w.,/:-])(?P<y>19\d\d|20\d\d)(?P<m>1[0-2]|0[1-9])(?P<d>3[01]|[12]\d|0[1-9])(?![\w/:-]|[.,]\d)")
_MD = Gated(r"(?<![\w.,/:$£€-])(?P<a>1[0-2]|0?[1-9]|[12]\d|3[01])/(?P<b>3[01]|[12]\d|0?[1-9])(?![\w/%]|[.,]\d)")
_LED = Gated(
    r"(?<![\w-])(?:on|in|from|by|since|until|before|after|(?:mon|tues|wednes|thurs|fri|satur|sun)"
    r"day) +(?P<a>[0-3]?\d)(?P<s>[-/]|\.(?=\d\d(?!\d)))(?P<b>[0-3]?\d)(?![\w%]|[-/.,]\d| (?:to"
    r"|and) \d+(?![/\d])|-)(?! [a-z]*(?:vote|win|loss|lead|defeat|victory|split|ruling|decision"
    r"|percent|per|points?|million|billion|times|of)\b)"
)
_YM = Gated(r"(?<![\w.,/:$£€-])(?P<y>19\d\d|20\d\d) ?(?P<s>[-/.]) ?(?P<m>1[0-2]|0?[1-9])(?![\w/%-]|[.,]\d)")
_MY = Gated(r"(?<![\w.,/:$£€-])(?P<m>1[0-2]|0?[1-9]) ?[-/] ?(?P<y>19\d\d|20\d\d)(?![\w/%-]|[.,]\d)")


SHAPED = re.compile(r"[0-9] ?[-/.,~至到] ?[0-9]|[0-9] [0-9]|[0-9]{8}")  # what every date in figures has


def scan(text: str, *, day_first: bool) -> Iterator[Piece]:
    """Dates in figures; `day_first` reads 5/3/2018 as 5 March where both orders are possible."""
    for shape in (_YMD, _COMPACT):
        for m in shape.finditer(text):
            yield from _made(m, int(m["y"]), int(m["m"]), int(m["d"]))
    yield from _short_years(text, day_first=day_first)
    yield from _yearless(text)
    for m in _YEARS.finditer(text):
        a, b = int(m["a"]), int(m["b"])
        if a < b <= a + 80:
            yield Piece(m.start(), m.end(), Spec(year=a), Spec(year=b))
    for shape in (_YM, _MY):
        for m in shape.finditer(text):
            weak = m.groupdict().get("s") == "."
            yield Piece(m.start(), m.end(), Spec(year=int(m["y"]), month=int(m["m"])), weak=weak, rank=-1)


def _short_years(text: str, *, day_first: bool) -> Iterator[Piece]:
    for m in _LOOSE_DMY.finditer(text):
        year = int(m["y"])
        year += 0 if year > 99 else 2000 if year <= 50 else 1900
        if len(m["y"]) == 4 or m["s"] != ".":
            yield from _ordered(m, year, day_first=day_first or m["s"] == ".")


def _yearless(text: str) -> Iterator[Piece]:
    """4/22 after "on", else only where it joins a weekday or a range: 1/2 is a fraction."""
    for m in _LED.finditer(text):
        a, b = int(m["a"]), int(m["b"])
        month, day = (a, b) if a <= 12 else (b, a)
        if month <= 12 and _real(2024, month, day):
            yield Piece(m.start("a"), m.end(), Spec(month=month, day=day))
    for m in _MD.finditer(text):
        a, b = int(m["a"]), int(m["b"])
        month, day = (a, b) if a <= 12 else (b, a)
        if month <= 12 and _real(2024, month, day):
            yield Piece(m.start(), m.end(), Spec(month=month, day=day), weak=True, rank=-1)


def _real(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _made(m: re.Match[str], year: int, month: int, day: int) -> Iterator[Piece]:
    if _real(year, month, day):
        yield Piece(m.start(), m.end(), Spec(year=year, month=month, day=day), rank=2)


def _ordered(m: re.Match[str], year: int, *, day_first: bool) -> Iterator[Piece]:
    a, b = int(m["a"]), int(m["b"])
    day, month = (a, b) if day_first else (b, a)
    if not _real(year, month, day):
        day, month = month, day
    yield from _made(m, year, month, day)
