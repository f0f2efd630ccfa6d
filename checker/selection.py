"""Narrow a report to what the user asked for, and say whether what is left fails the run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from checker.codes import CONFIDENCES, SEVERITIES, select
from checker.model import Finding, Report, Severity, Side
from claims.errors import SettingsError


def narrow(
    report: Report,
    *,
    chosen: Sequence[str] = (),
    ignored: Sequence[str] = (),
    extended: Sequence[str] = (),
    min_confidence: str = "low",
) -> Report:
    """The report with the conflicts, updates and notices of the chosen rules at or above a confidence (high, medium, low).

    Raises SettingsError where a rule or a confidence is unknown.
    """
    if min_confidence not in CONFIDENCES:
        raise SettingsError(f"--min-confidence: {min_confidence!r} is none of {', '.join(CONFIDENCES)}")
    rules = wanted_rules(chosen, ignored, extended)
    least = CONFIDENCES[min_confidence]

    def keep(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(f for f in findings if f.rule in rules and f.confidence >= least)

    notices = tuple(notice for notice in report.notices if notice.rule in rules)
    return replace(report, conflicts=keep(report.conflicts), updates=keep(report.updates), notices=notices)


def wanted_rules(chosen: Sequence[str], ignored: Sequence[str], extended: Sequence[str] = ()) -> frozenset[str]:
    """Codes of --select (all where empty) without --ignore, and those of --extend-select. SettingsError for an unknown one."""
    return (select(chosen or ["XC"]) - select(ignored)) | select(extended)


def only_active(report: Report) -> Report:
    """Without the conflicts that stand in the baseline or are decided."""
    return replace(report, conflicts=tuple(finding for finding in report.conflicts if finding.active))


def only_changed(report: Report, changed: Callable[[str], bool]) -> Report:
    """Conflicts, updates and notices with an end in a changed article, that end first; what agrees stays.

    The first claim of the first side is the primary location of every format, which a code host shows beside the change. Ids
    do not depend on the order.
    """

    def keep(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        touched = (f for f in findings if any(changed(c.path) for side in f.values for c in side.claims))
        return tuple(replace(f, values=_first(f.values, changed)) for f in touched)

    notices = tuple(notice for notice in report.notices if notice.rule == "XC903" or changed(notice.path))
    return replace(report, conflicts=keep(report.conflicts), updates=keep(report.updates), notices=notices)


def _first(values: tuple[Side, ...], changed: Callable[[str], bool]) -> tuple[Side, ...]:
    sides = (replace(s, claims=tuple(sorted(s.claims, key=lambda c: not changed(c.path)))) for s in values)
    return tuple(sorted(sides, key=lambda s: not changed(s.claims[0].path)))


def failing(report: Report, fail_on: str) -> int:
    """How many active conflicts, and notices, are at or above `fail_on` ("error", "warning", "note"; "never": none)."""
    if fail_on == "never":
        return 0
    levels: list[Severity] = [f.severity for f in report.conflicts if f.active]
    levels += [notice.severity for notice in report.notices]
    return sum(SEVERITIES.index(level) <= SEVERITIES.index(fail_on) for level in levels)


def fails(report: Report, fail_on: str, allowed: int = 0) -> bool:
    """True where more than `allowed` conflicts and notices are at or above `fail_on`."""
    return failing(report, fail_on) > allowed
