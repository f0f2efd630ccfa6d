"""All values of a text: figures, dates and durations without overlap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from claims.find.dates import find_dates, resolve_offsets
from claims.find.durations import find_durations
from claims.find.figures import find_figures
from claims.model import Duration, Span, Value, When


def find_values(text: str, reference: datetime | None) -> tuple[Value, ...]:
    """Every value in `text`, sorted by start and disjoint: the longest reading wins, then dates over durations over figures."""
    return _disjoint([*find_dates(text, reference), *find_durations(text), *find_figures(text)])


def find_sentence_values(text: str, sentences: Sequence[Span], reference: datetime | None) -> tuple[tuple[Value, ...], ...]:
    """The values of each of `sentences` (sorted, disjoint spans of `text`), spans counted in `text`.

    Dates are read across the whole article: a bare day takes the month of the date before it, and dates that count from an event
    (次日, two days later) are placed where exactly one date can be meant.
    """
    dates = resolve_offsets(find_dates(_only(text, sentences), reference), sentences)
    starts = [s.start for s in sentences]
    inside: list[list[Value]] = [[] for _ in sentences]
    for when in dates:
        at = bisect_right(starts, when.span.start) - 1
        if at >= 0 and sentences[at].contains(when.span):
            inside[at].append(when)
    out: list[tuple[Value, ...]] = []
    for sentence, found in zip(sentences, inside, strict=True):
        part = text[sentence.start : sentence.end]
        rest: list[Value] = [*find_durations(part), *find_figures(part)]
        out.append(_disjoint([*found, *(_moved(v, sentence.start) for v in rest)]))
    return tuple(out)


def _only(text: str, sentences: Sequence[Span]) -> str:
    """`text` with everything outside the sentences blanked, so that offsets stay; sentences end in a line break."""
    parts: list[str] = []
    reached = 0
    for s in sentences:
        parts.append(" " * max(0, s.start - reached - 1) + "\n" * (s.start > reached))
        parts.append(text[s.start : s.end])
        reached = s.end
    return "".join(parts)


def _moved(value: Value, by: int) -> Value:
    return replace(value, span=value.span.shift(by))


def _disjoint(found: list[Value]) -> tuple[Value, ...]:
    found.sort(key=lambda v: (v.span.start, v.span.end))
    if all(a.span.end <= b.span.start for a, b in pairwise(found)):
        return tuple(found)
    found.sort(key=lambda v: (v.span.start - v.span.end, _rank(v), v.span.start))
    kept: list[Value] = []
    taken: set[int] = set()
    for value in found:
        cells = range(value.span.start, value.span.end)
        if taken.isdisjoint(cells):
            taken.update(cells)
            kept.append(value)
    return tuple(sorted(kept, key=lambda v: (v.span.start, v.span.end)))


def _rank(value: Value) -> int:
    return 0 if isinstance(value, When) else 1 if isinstance(value, Duration) else 2
