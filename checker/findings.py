"""Drafts -> findings: witnesses counted, explained, identified, what says the same once, put in order."""

from __future__ import annotations

from collections.abc import Sequence

from checker import explain
from checker.codes import SEVERITIES
from checker.identity import assign
from checker.model import Draft, Finding, Side
from checker.sources import witnesses
from claims.model import Article

_BY_SENTENCE = {"XC401", "XC402"}  # one roster or sum may be read from several of the figures in its sentences

Place = tuple[str, int]


def findings(drafts: Sequence[Draft], articles: Sequence[Article], family: Sequence[int]) -> tuple[Finding, ...]:
    """The findings by severity, confidence and id. `family[i]` is the first article of which article i is a copy."""
    named = assign([explain.complete(counted(draft, family), articles, family) for draft in drafts])
    return tuple(sorted(_distinct(named), key=lambda f: (SEVERITIES.index(f.severity), -f.confidence, f.id)))


def counted(draft: Draft, family: Sequence[int]) -> Finding:
    """The draft with the witnesses of each side counted, still without id."""
    return Finding(
        id="",
        rule=draft.rule,
        severity=draft.severity,
        confidence=draft.confidence,
        subject=draft.subject,
        attribute=draft.attribute,
        values=tuple(Side(shown, normal, witnesses({c.article for c in own}, family), own) for shown, normal, own in draft.groups),
        why=draft.why,
        suggestion=draft.suggestion,
    )


def _distinct(named: Sequence[Finding]) -> list[Finding]:
    """Without those that say no more than another of their rule: the same values of the same places, or some of them."""
    kept: list[Finding] = []
    seen: dict[str, list[frozenset[Place]]] = {}
    for finding in sorted(named, key=lambda f: (-len(_places(f)), -f.confidence, f.id)):
        places = _places(finding)
        if not any(places <= other for other in seen.get(finding.rule, [])):
            seen.setdefault(finding.rule, []).append(places)
            kept.append(finding)
    return kept


def _places(finding: Finding) -> frozenset[Place]:
    claims = [claim for side in finding.values for claim in side.claims]
    if finding.rule in _BY_SENTENCE:
        return frozenset((claim.path, claim.sentence.span.start) for claim in claims)
    return frozenset((claim.path, claim.value_start) for claim in claims)
