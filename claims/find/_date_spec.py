"""A date as it is worded, before any reference date turns it into an interval."""

from __future__ import annotations

from typing import NamedTuple

from claims.find._duration_parts import Amount
from claims.model import DateModifier


class Spec(NamedTuple):
    """What the words say. A field that is None or "" was not said.

    `rel` counts units from the reference (or from an event where `event`): ("week", -1) with `weekday` 0 is Monday of last week.
    `sub` narrows the period: H1, Q3, spring, T1 (first third), W2 (second week), N1 with `weekday` (the first), N-1 (last).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    rel: tuple[str, int] | None = None
    event: bool = False
    sub: str = ""
    modifier: DateModifier = ""
    narrow: str = ""  # start, mid, end of the period
    clock: tuple[int, int, int | None] | None = None
    clock_to_hour: bool = False  # only the hour was said
    part: tuple[int, int] | None = None
    zone: str = ""
    window: tuple[str, int, int] | None = None  # unit, how many (0: a few), direction
    offset: tuple[Amount, str, int] | None = None  # amount, finest unit, direction
    holiday: str = ""
    lunar: bool = False
    recurring: str = ""
    fiscal: bool = False
    nearest: bool = False  # "last Friday": the nearest past one

    @property
    def dated(self) -> bool:
        """True where a day or a longer period is named (rather than a clock time alone)."""
        return any(
            x is not None for x in (self.year, self.month, self.day, self.weekday, self.rel, self.window, self.offset)
        ) or bool(self.holiday or self.sub)


class Piece(NamedTuple):
    """A worded date in folded text, with the end of the range where it is one."""

    start: int
    end: int
    spec: Spec
    to: Spec | None = None
    weak: bool = False  # kept only where it joins another piece (五点, 5 to 6)
    rank: int = 0  # breaks ties between readings of one span: higher wins


def clean(pieces: list[Piece]) -> list[Piece]:
    """Sorted, disjoint: the longest reading at the leftmost start wins; an earlier start wins over a later, longer one
    unless that one swallows it."""
    out: list[Piece] = []
    for p in sorted(pieces, key=lambda p: (p.start, -p.end, -p.rank)):
        if out and p.start < out[-1].end:
            if p.end > out[-1].end and out[-1].weak and not p.weak:
                out[-1] = p
            continue
        out.append(p)
    return out
