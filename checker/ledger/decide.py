"""Record what a person decided about a conflict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from checker.identity import short
from checker.ledger.anchors import entries_of
from checker.ledger.apply import rulings
from checker.ledger.records import SCOPES, Decision
from checker.model import Finding, Report, RulingKind
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
    report: Report,
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

    `verdict` is "keep:VALUE" (VALUE as shown or as normalised), "both", "false-positive", "call" or "undo", which drops the
    decision that belongs to the conflict; "undo" also takes the id of a stale decision. A new decision replaces the old one.
    `by` and `on` (ISO 8601) are stored as given. Raises SettingsError.
    """
    kind, _, value = verdict.strip().partition(":")
    if kind == "undo":
        return _undo(report, decisions, prefix)
    id_ = resolve((finding.id for finding in report.conflicts), prefix)
    finding = next(finding for finding in report.conflicts if finding.id == id_)
    if kind not in {"keep", "both", "false-positive", "call"} or (value and kind != "keep"):
        raise SettingsError(f"no verdict {verdict!r}; there are {', '.join(VERDICTS)}")
    if scope and scope not in SCOPES.get(kind, ()):
        allowed = SCOPES.get(kind)
        raise SettingsError(f"no scope {scope!r}; there are {', '.join(allowed)}" if allowed else f"{kind} has no scope")
    keep = kept_value(finding, value) if kind == "keep" else ""
    entry = entries_of(report, [finding])[0]
    before = rulings(report, decisions).get(id_)
    extra = next((d.extra for d in decisions if d.id == id_), ())
    made = Decision(id_, entry.rule, cast("RulingKind", kind), keep, scope, reason, by, on, entry.values, entry.anchors, extra)
    rest = (d for d in decisions if d.id != id_ and d is not before)
    return tuple(sorted([*rest, made], key=lambda d: d.id))


def kept_value(finding: Finding, value: str) -> str:
    """The normalised value of the side that shows or means `value`. Raises SettingsError that names the choices."""
    wanted = _folded(value)
    found = {side.normalized for side in finding.values if wanted in {_folded(side.display), _folded(side.normalized)}}
    if len(found) == 1:
        return found.pop()
    choices = ", ".join(f"keep:{side.display}" for side in finding.values)
    normal = ", ".join(f"keep:{side.normalized}" for side in finding.values)
    raise SettingsError(
        f"{short(finding.id)}: {value!r} is shown by two sides; use {normal}"
        if found
        else f"{short(finding.id)} has no value {value!r}; use {choices}"
    )


def _undo(report: Report, decisions: Sequence[Decision], prefix: str) -> tuple[Decision, ...]:
    used = rulings(report, decisions)
    id_ = resolve({finding.id for finding in report.conflicts} | {d.id for d in decisions}, prefix)
    gone = used.get(id_) or next((d for d in decisions if d.id == id_), None)
    if gone is None:
        raise SettingsError(f"{short(id_)} has no decision to undo")
    return tuple(d for d in decisions if d is not gone)


def _folded(value: str) -> str:
    import unicodedata

    return "".join(unicodedata.normalize("NFKC", value).lower().split())
