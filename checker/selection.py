"""Narrow a report to the rules and the confidence that the user asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.codes import CONFIDENCES, SEVERITIES, select
from checker.model import Finding, Report
from claims.errors import SettingsError


def narrow(report: Report, *, chosen: Sequence[str] = (), ignored: Sequence[str] = (), min_confidence: str = "low") -> Report:
    """The report with the conflicts and updates of the chosen rules at or above a confidence ("high", "medium", "low").

    Raises SettingsError where a rule or a confidence is unknown.
    """
    if min_confidence not in CONFIDENCES:
        raise SettingsError(f"--min-confidence: {min_confidence!r} is none of {', '.join(CONFIDENCES)}")
    rules = wanted_rules(chosen, ignored)
    least = CONFIDENCES[min_confidence]

    def keep(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(f for f in findings if f.rule in rules and f.confidence >= least)

    return replace(report, conflicts=keep(report.conflicts), updates=keep(report.updates))


def wanted_rules(chosen: Sequence[str], ignored: Sequence[str]) -> frozenset[str]:
    """Codes left after --select (all where empty) and --ignore. Raises SettingsError where one is unknown."""
    return select(chosen or ["XC"]) - select(ignored)


def fails(report: Report, fail_on: str) -> bool:
    """True where an active conflict is at or above `fail_on` ("error", "warning", "note"; "never" is never)."""
    if fail_on == "never":
        return False
    worst = SEVERITIES.index(fail_on)
    return any(SEVERITIES.index(f.severity) <= worst for f in report.conflicts if f.active)
