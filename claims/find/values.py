"""All values of a text: figures, dates and durations without overlap."""

from __future__ import annotations

from datetime import datetime

from claims.find.dates import find_dates
from claims.find.durations import find_durations
from claims.find.figures import find_figures
from claims.model import Duration, Value, When


def find_values(text: str, reference: datetime | None) -> tuple[Value, ...]:
    """Every value in `text`, sorted by start and disjoint: the longest reading wins, then dates over durations over figures."""
    found: list[Value] = [*find_dates(text, reference), *find_durations(text), *find_figures(text)]
    found.sort(key=lambda v: (v.span.start - v.span.end, _rank(v), v.span.start))
    kept: list[Value] = []
    taken: set[int] = set()
    for value in found:
        cells = range(value.span.start, value.span.end)
        if taken.isdisjoint(cells):
            taken.update(cells)
            kept.append(value)
    return tuple(sorted(kept, key=lambda v: v.span))


def _rank(value: Value) -> int:
    return 0 if isinstance(value, When) else 1 if isinstance(value, Duration) else 2
