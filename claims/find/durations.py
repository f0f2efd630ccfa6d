"""Lengths of time: 三年半, 35个小时, "two minutes and 28 seconds", 2:08:47 as a race time."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.find._date_words import fold
from claims.find._duration_en import scan_en
from claims.find._duration_parts import Found
from claims.find._duration_zh import scan_zh
from claims.find._runs import stretches
from claims.model import Duration, Span


def find_durations(text: str) -> tuple[Duration, ...]:
    """Every duration in `text`, sorted by start and disjoint; approximators are read but stand outside the span."""
    folded = fold(text)
    parts = stretches(folded)
    if parts == [(0, len(folded))]:
        found = _scan(folded)
    else:
        found = [f._replace(start=f.start + start, end=f.end + start) for start, end in parts for f in _scan(folded[start:end])]
    found.sort(key=lambda f: (f.start, -f.end))
    made: list[Duration] = []
    reached = 0
    for f in found:
        if f.start >= reached:
            made.append(_make(text, f))
            reached = f.end
    return tuple(made)


_LATIN, _OTHER = re.compile("[a-z:]"), re.compile("[\u3400-\u9fff:]")


def _scan(folded: str) -> list[Found]:
    found = [*scan_zh(folded)] if _OTHER.search(folded) else []
    return [*found, *scan_en(folded)] if _LATIN.search(folded) else found


def _make(text: str, f: Found) -> Duration:
    nominal = f.amount.nominal
    lo, hi = _interval(nominal, f)
    return Duration(
        Span(f.start, f.end),
        text[f.start : f.end],
        months=f.amount.months,
        days=f.amount.days,
        seconds=f.amount.seconds,
        lo_seconds=lo,
        hi_seconds=hi,
        approx=f.approx,
        unit=f.unit,
    )


def _interval(nominal: Decimal, f: Found) -> tuple[Decimal | None, Decimal | None]:
    """Nominal seconds that the words allow; the tenths are those of figures (about: a tenth, nearly: the last tenth)."""
    if f.lo is not None or f.hi is not None:
        return f.lo, f.hi
    tenth = nominal / 10
    table: dict[str, tuple[Decimal | None, Decimal | None]] = {
        "": (nominal, nominal),
        "about": (nominal - tenth, nominal + tenth),
        "nearly": (nominal - tenth, nominal),
        "over": (nominal, None),
        "at-least": (nominal, None),
        "under": (None, nominal),
        "at-most": (None, nominal),
        "up-to": (None, nominal),
    }
    return table.get(f.approx, (None, None))
