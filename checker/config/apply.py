"""What the configuration changes in a finished report: severities, tolerances, rules of a path, the order of suggestions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from checker.codes import BY_CODE, SEVERITIES, lowered, select
from checker.config.globs import matcher
from checker.config.model import Config, Tolerance
from checker.explain import preferred
from checker.model import Finding, Report, Severity, Text
from claims.model import Duration, Figure, Value, When

Near = Callable[[Value, Value], bool]


def apply(report: Report, config: Config, root: Path) -> Report:
    """The report with the configuration's severities, tolerances, per-path rules and authorities; ids stay as they are."""
    kept = tuple(f for f in report.conflicts if not _within(f, config.tolerance))
    notes = report.notes
    if left := len(report.conflicts) - len(kept):
        notes = (*notes, Text(f"within the configured tolerances, left out: {left}", f"在所设容差内，略去 {left} 处"))
    articles = [row.article for row in report.articles] if config.sources else []
    authority = _authorities(config, root, [article.path for article in articles])
    if authority:
        kept = tuple(preferred(f, articles, authority) for f in kept)
    levels = _severities(config)
    allowed = _per_path(config, root)
    change = _changer(levels)
    conflicts = sorted((change(f) for f in kept if allowed(f)), key=lambda f: (SEVERITIES.index(f.severity), -f.confidence, f.id))
    return replace(
        report,
        conflicts=tuple(conflicts),
        updates=tuple(change(f) for f in report.updates if allowed(f)),
        notices=tuple(replace(n, severity=levels.get(n.rule, n.severity)) for n in report.notices),
        notes=notes,
    )


def _severities(config: Config) -> dict[str, Severity]:
    """Severity by code; of two patterns that name a code the narrower one wins."""
    made: dict[str, Severity] = {}
    for pattern in sorted(config.severity, key=lambda text: (-len(select([text])), text)):
        made |= dict.fromkeys(select([pattern]), config.severity[pattern])
    return made


def _changer(levels: dict[str, Severity]) -> Callable[[Finding], Finding]:
    def change(finding: Finding) -> Finding:
        level = levels.get(finding.rule)
        if level is None:
            return finding
        default = BY_CODE[finding.rule].severity
        doubtful = SEVERITIES.index(finding.severity) > SEVERITIES.index(default)
        return replace(finding, severity=lowered(level) if doubtful else level)

    return change


def _per_path(config: Config, root: Path) -> Callable[[Finding], bool]:
    """False for a finding of which, without the articles whose paths ignore its rule, no two values (no one claim) remain."""
    rules = [(select(part.ignore), matcher([part.path], root)) for part in config.per_path]

    def allowed(finding: Finding) -> bool:
        tests = [matches for codes, matches in rules if finding.rule in codes]
        if not tests:
            return True
        left = sum(any(not any(matches(c.path) for matches in tests) for c in side.claims) for side in finding.values)
        return left >= min(2, len(finding.values))

    return allowed


def _authorities(config: Config, root: Path, paths: Iterable[str]) -> dict[str, int]:
    """Authority by path, of the last source in the list that matches; empty where all are equal."""
    tests = [(matcher([source.path], root), source.authority) for source in config.sources]
    made = {path: next((level for matches, level in reversed(tests) if matches(path)), 0) for path in paths}
    return made if len(set(made.values())) > 1 else {}


def _within(finding: Finding, tolerance: Tolerance) -> bool:
    """True where every two values of the finding lie within the tolerance of its rule."""
    near = _RULES.get(finding.rule)
    if near is None:
        return False
    test = near(tolerance)
    values = [[c.value for c in side.claims if c.value is not None] for side in finding.values]
    if test is None or len(values) < 2 or not all(values):
        return False
    return all(test(x, y) for n, side in enumerate(values) for other in values[n + 1 :] for x in side for y in other)


def _figures(limit: Decimal, *, share: bool) -> Near | None:
    def near(x: Value, y: Value) -> bool:
        if not (isinstance(x, Figure) and isinstance(y, Figure)) or x.unit != y.unit or x.sign != y.sign:
            return False
        if x.value is None or y.value is None:
            return False
        return abs(x.value - y.value) <= limit * (max(abs(x.value), abs(y.value)) if share else 1)

    return near if limit else None


def _money(tolerance: Tolerance) -> Near | None:
    return None if tolerance.money == "rounding" else _figures(Decimal(str(tolerance.money)), share=True)


def _durations(days: float) -> Near | None:
    def near(x: Value, y: Value) -> bool:
        return isinstance(x, Duration) and isinstance(y, Duration) and abs(x.nominal - y.nominal) <= Decimal(str(days)) * 86400

    return near if days else None


def _times(seconds: int) -> Near | None:
    def near(x: Value, y: Value) -> bool:
        one, two = _moment(x), _moment(y)
        return one is not None and two is not None and abs((one - two).total_seconds()) <= seconds

    return near if seconds else None


def _moment(value: Value) -> datetime | None:
    return value.start if isinstance(value, When) else None


_RULES: dict[str, Callable[[Tolerance], Near | None]] = {
    "XC101": lambda t: _times(t.date_days * 86400),
    "XC102": lambda t: _times(t.time_minutes * 60),
    "XC201": lambda t: _figures(Decimal(str(t.count)), share=True),
    "XC202": lambda t: _durations(t.duration_days),
    "XC203": lambda t: _figures(Decimal(str(t.age_years)), share=False),
    "XC211": _money,
    "XC212": lambda t: _figures(Decimal(str(t.percent_points)), share=False),
    "XC213": lambda t: _figures(Decimal(str(t.quantity)), share=True),
}
