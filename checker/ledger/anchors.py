"""Conflicts of a report as entries that can be stored and found again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from checker.identity import anchor
from checker.ledger.records import Anchor, Known
from checker.model import Finding, Report, Side
from claims.find.show import describe, plain
from claims.model import Claim, Duration, Figure, Value, When

CONTEXT = 32  # characters kept on either side of a clause


def value_key(value: Value | None) -> str:
    """The value in one notation, with what bounds it ("about", "up", "before") and without the noun that it counts.

    A synonym for the noun is no change of the value; "fell" for "rose" is. "" where there is no value. What this returns is
    stored by users: another notation would reopen their decisions.
    """
    if value is None:
        return ""
    if isinstance(value, Figure):
        stated = plain(value.value) or value.digits or value.text.casefold()
        parts = [stated, value.unit, f"per {value.per}" if value.per else "", value.approx, value.sign]
    elif isinstance(value, Duration):
        parts = [describe(value)["stated"], value.approx, "earlier" if value.negative else ""]
    else:
        parts = [*_when(value), value.modifier, value.zone]
    return " ".join(part for part in parts if part)


def _when(value: When) -> tuple[str, ...]:
    said = describe(value)
    if value.recurring or not (value.start and value.end):
        return (value.recurring or said["stated"] or value.text.casefold(), value.clock)
    if value.granularity in {"year", "month", "day"} and not value.clock and not value.label:
        return (said["stated"],)  # what a person reads in the file, where it says as much
    return (said["interval"],)


def values_of(finding: Finding) -> tuple[str, ...]:
    """The sorted distinct normalised values of all claims, whichever of them a side shows."""
    return tuple(sorted({value for side in finding.values for value in _side_values(side, finding.rule)}))


def entries_of(report: Report, findings: Iterable[Finding] | None = None) -> tuple[Known, ...]:
    """One entry a finding (default: the conflicts of the report), in their order."""
    chosen = report.conflicts if findings is None else tuple(findings)
    # what differs from a house fact is a conflict that no story knows of
    listed = report.beside is not None and not any(f.rule == "XC502" for f in chosen)
    paths = {claim.path for finding in chosen for side in finding.values for claim in side.claims}
    clauses = _Clauses(report, paths, (report.beside or ()) if listed else report.claims)
    return tuple(Known(f.id, f.rule, values_of(f), clauses.anchors(f)) for f in chosen)


def _compared(rule: str) -> bool:
    """True for rules whose sides are the values of their claims; the sides of the others (rosters, sums) say more than those."""
    return rule[:3] in {"XC1", "XC2"} or rule == "XC502"


def _side_values(side: Side, rule: str) -> set[str]:
    own = {value for claim in side.claims if (value := value_key(claim.value))}
    return own if own and _compared(rule) else own | {side.normalized}


class _Clauses:
    """The articles of findings and the values read in each clause."""

    def __init__(self, report: Report, paths: Collection[str], claims: Iterable[Claim]) -> None:
        self._articles = {row.article.path: row.article for row in report.articles if row.article.path in paths}
        self._values: dict[tuple[str, int, int], set[str]] = defaultdict(set)
        for claim in claims:
            if value := value_key(claim.value):
                self._values[_key(claim)].add(value)

    def anchors(self, finding: Finding) -> tuple[Anchor, ...]:
        """One anchor an article and folded clause, sorted."""
        found: dict[tuple[str, str], tuple[Claim, set[str]]] = {}
        for side in finding.values:
            shown = set() if _compared(finding.rule) else {side.normalized}
            for claim in side.claims:
                own = value_key(claim.value)
                _, values = found.setdefault((anchor(claim.quote), claim.path), (claim, set()))
                values |= self._values.get(_key(claim), set()) | ({own} if own else {side.normalized}) | shown
        return tuple(self._anchor(text, *found[text, doc]) for text, doc in sorted(found))

    def _anchor(self, text: str, claim: Claim, values: set[str]) -> Anchor:
        article = self._articles.get(claim.path)
        body = article.text if article is not None else ""
        before = body[max(0, claim.start - CONTEXT) : claim.start] if body else ""
        return Anchor(text, claim.path, before, body[claim.end : claim.end + CONTEXT], tuple(sorted(values - {""})))


def _key(claim: Claim) -> tuple[str, int, int]:
    return claim.path, claim.start, claim.end
