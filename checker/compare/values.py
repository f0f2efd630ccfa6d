"""Compare any two values: the one door to the comparators of figures, dates and durations."""

from __future__ import annotations

from checker.compare.dates import compare_dates
from checker.compare.durations import compare_duration_to_date, compare_durations
from checker.compare.figures import compare_figures
from checker.model import Text, Verdict
from claims.model import Duration, Figure, Value, When

_KINDS = Verdict("incomparable", "kind", Text("different kinds of value", "值的类型不同"))


def compare_values(a: Value | None, b: Value | None) -> Verdict:
    """How two values relate; values of different kinds are incomparable."""
    if isinstance(a, Figure) and isinstance(b, Figure):
        return compare_figures(a, b)
    if isinstance(a, When) and isinstance(b, When):
        return compare_dates(a, b)
    if isinstance(a, Duration) and isinstance(b, Duration):
        return compare_durations(a, b)
    if isinstance(a, Duration) and isinstance(b, When):
        return compare_duration_to_date(a, b, None)
    if isinstance(a, When) and isinstance(b, Duration):
        return compare_duration_to_date(b, a, None)
    return _KINDS
