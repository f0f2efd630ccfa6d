"""Record what a person decided about a conflict."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import cast

from checker.identity import short
from checker.ledger.apply import decided_cases
from checker.ledger.cases import Case, CaseSide, cases_of
from checker.ledger.records import SCOPES, Decision
from checker.model import Finding, Report, RulingKind, Side
from claims.errors import SettingsError

VERDICTS = ("keep:VALUE", "both", "false-positive", "call", "undo")


def resolve(ids: Iterable[str], prefix: str) -> str:
    """The one id that begins so. Raises SettingsError where there is none or several, which it lists."""
    wanted = prefix.strip().lower()
    found = sorted({id_ for id_ in ids if wanted and id_.startswith(wanted)})
    if wanted in found:
        return wanted
    if not found:
        raise SettingsError(f"no conflict {prefix!r}; `crossclaim check` lists them")
    if len(found) > 1:
        raise SettingsError(f"{prefix!r} is ambiguous: {', '.join(found)}")
    return found[0]


def decide(
    report: Report | Sequence[Case],
    decisions: Sequence[Decision],
    prefix: str,
    verdict: str,
    *,
    reason: str = "",
    scope: str = "",
    by: str = "",
    on: str = "",
) -> tuple[Decision, ...]:
    """The decisions, sorted by id, with one more about the conflict whose id begins with `prefix`.

    `report` may also be the cases of the last run. `verdict` is "keep:VALUE" (VALUE as shown or as normalised), "both",
    "false-positive", "call" or "undo", which drops the decision that belongs to the conflict; "undo" also takes the id of a
    stale decision. A new decision replaces the old one. `by` and `on` (ISO 8601) are stored as given. Raises SettingsError.
    """
    cases = cases_of(report) if isinstance(report, Report) else tuple(report)
    kind, _, value = verdict.strip().partition(":")
    used = decided_cases(cases, decisions)
    if verdict.strip() == "undo":
        return _undo(cases, decisions, used, prefix)
    case = find(cases, prefix)
    _check(kind, value, scope, verdict)
    keep = kept_value(case, value) if kind == "keep" else ""
    entry, before = case.entry, used.get(case.id)
    extra = next((d.extra for d in decisions if d.id == case.id), ())
    made = Decision(case.id, entry.rule, cast("RulingKind", kind), keep, scope, reason, by, on, entry.values, entry.anchors, extra)
    rest = (d for d in decisions if d.id != case.id and d is not before)
    return tuple(sorted([*rest, made], key=lambda d: d.id))


def find(cases: Sequence[Case], prefix: str) -> Case:
    """The one case whose id begins so. Raises SettingsError."""
    id_ = resolve((case.id for case in cases), prefix)
    return next(case for case in cases if case.id == id_)


def kept_value(case: Case | Finding, value: str) -> str:
    """The normalised value of the side that shows or means `value`. Raises SettingsError that names the choices."""
    sides: Sequence[CaseSide | Side] = case.values if isinstance(case, Finding) else case.sides
    wanted = _folded(value)
    found = {side.normalized for side in sides if wanted in {_folded(side.display), _folded(side.normalized)}}
    if len(found) == 1:
        return found.pop()
    said = "is shown by two sides" if found else "is none of its values"
    choices = ", ".join(f"keep:{side.normalized if found else side.display}" for side in sides)
    raise SettingsError(f"{short(case.id)}: {value!r} {said}; use {choices}")


def _check(kind: str, value: str, scope: str, verdict: str) -> None:
    if kind not in {"keep", "both", "false-positive", "call"} or (value and kind != "keep"):
        raise SettingsError(f"no verdict {verdict!r}; there are {', '.join(VERDICTS)}")
    allowed = SCOPES.get(kind, ())
    if scope and scope not in allowed:
        raise SettingsError(f"no scope {scope!r}; there are {', '.join(allowed)}" if allowed else f"{kind} has no scope")


def _undo(cases: Sequence[Case], decisions: Sequence[Decision], used: dict[str, Decision], prefix: str) -> tuple[Decision, ...]:
    id_ = resolve({case.id for case in cases} | {d.id for d in decisions}, prefix)
    gone = used.get(id_) or next((d for d in decisions if d.id == id_), None)
    if gone is None:
        raise SettingsError(f"{short(id_)} has no decision to undo")
    return tuple(d for d in decisions if d is not gone)


def _folded(value: str) -> str:
    return "".join(unicodedata.normalize("NFKC", value).lower().split())
