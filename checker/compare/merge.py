"""One conflict found twice, by a rule and by the scorer, is told once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.codes import SEVERITIES
from checker.model import Draft


def merge(ruled: Sequence[Draft], scored: Sequence[Draft]) -> list[Draft]:
    """The drafts of both; where one of `scored` holds all sides of one of `ruled`, it takes that one's place.

    It keeps its sides, which name every witness, with the greater confidence and the graver severity of the two.
    """
    out = list(scored)
    kept: list[Draft] = []
    for draft in ruled:
        at = next((n for n, other in enumerate(out) if _holds(other, draft)), None)
        if at is None:
            kept.append(draft)
            continue
        other = out[at]
        grave = min(draft.severity, other.severity, key=SEVERITIES.index)
        out[at] = replace(other, severity=grave, confidence=max(draft.confidence, other.confidence), why=draft.why)
    return [*kept, *out]


def _holds(other: Draft, draft: Draft) -> bool:
    """True where every side of `draft` lies in a side of its own of `other`, a draft of the same rule."""
    if other.rule != draft.rule or len(draft.groups) < 2:
        return False
    places = [{(claim.path, claim.value_span) for claim in claims} for _, _, claims in other.groups]
    homes = [
        next((n for n, place in enumerate(places) if {(claim.path, claim.value_span) for claim in claims} <= place), None)
        for _, _, claims in draft.groups
    ]
    return None not in homes and len(set(homes)) == len(homes)
