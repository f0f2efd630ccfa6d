"""What was decided and what is known, laid over the conflicts of a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from checker.group import normalised
from checker.ledger.anchors import entries_of
from checker.ledger.cases import Case
from checker.ledger.facts import Fact
from checker.ledger.matching import Hit, match
from checker.ledger.records import Decision, Entry, Known
from checker.model import Finding, Report, Ruling, Stale


def rulings(report: Report, decisions: Sequence[Decision]) -> dict[str, Decision]:
    """Conflict id -> the decision that belongs to it, whether it still holds or not."""
    return _by_id(entries_of(report), decisions)


def decided_cases(cases: Sequence[Case], decisions: Sequence[Decision]) -> dict[str, Decision]:
    """The same of the cases of a run."""
    return _by_id([case.entry for case in cases], decisions)


def _by_id(probes: Sequence[Known], decisions: Sequence[Decision]) -> dict[str, Decision]:
    return {probes[number].id: decisions[hit.entry] for number, hit in _decided(probes, decisions).items()}


def apply(
    report: Report,
    *,
    decisions: Sequence[Decision] = (),
    baseline: Sequence[Known] = (),
    facts: Sequence[Fact] = (),
    exists: Callable[[str], bool] = lambda doc: False,
) -> Report:
    """The report with states and rulings of its conflicts, XC502 findings, and stale entries sorted by id.

    A decision that holds makes a conflict "decided" ("call" leaves it "open"), one that no longer holds "changed"; a baseline entry
    that holds makes it "known", one that no longer holds leaves it "open". `exists` says whether an article outside of the run is
    still there: entries that concern such an article are not stale, they were not looked at.
    """
    first = _overlay(report.conflicts, report, decisions, baseline)
    report, used = replace(report, conflicts=first.conflicts), [first]
    if facts:
        from checker.ledger.factcheck import RULE, differing

        report = differing(report, facts)
        own = [n for n, finding in enumerate(report.conflicts) if finding.rule == RULE]
        second = _overlay([report.conflicts[n] for n in own], report, decisions, baseline, keep=True)
        renewed = dict(zip(own, second.conflicts, strict=True))
        report = replace(report, conflicts=tuple(renewed.get(n, finding) for n, finding in enumerate(report.conflicts)))
        used.append(second)
    read = {row.article.path for row in report.articles}

    def looked_at(entry: Entry) -> bool:
        return not any(one.doc not in read and exists(one.doc) for one in entry.anchors)

    left_d = [d for n, d in enumerate(decisions) if not any(n in one.decisions for one in used) and looked_at(d)]
    left_b = [b for n, b in enumerate(baseline) if not any(n in one.baseline for one in used) and looked_at(b)]
    stale = [Stale(d.id, d.rule, "decision", d.values, d.ruling) for d in left_d]
    stale += [Stale(b.id, b.rule, "baseline", b.values) for b in left_b]
    return replace(report, stale=tuple(sorted(stale, key=lambda s: (s.id, s.source))))


@dataclass(frozen=True, slots=True)
class _Overlay:
    """Conflicts with their states, and the numbers of the entries that belong to them."""

    conflicts: tuple[Finding, ...]
    decisions: frozenset[int]
    baseline: frozenset[int]


def _overlay(
    conflicts: Sequence[Finding], report: Report, decisions: Sequence[Decision], baseline: Sequence[Known], *, keep: bool = False
) -> _Overlay:
    """`keep`: a conflict that no entry belongs to keeps the state it has."""
    probes = entries_of(report, conflicts)
    decided, known = _decided(probes, decisions), match(probes, baseline)
    made = tuple(
        finding if keep and n not in decided and n not in known else _state(finding, decisions, decided.get(n), known.get(n))
        for n, finding in enumerate(conflicts)
    )
    return _Overlay(made, *(frozenset(hit.entry for hit in hits.values()) for hits in (decided, known)))


def _decided(probes: Sequence[Known], decisions: Sequence[Decision]) -> dict[int, Hit]:
    both = frozenset(n for n, decision in enumerate(decisions) if decision.verdict == "both")
    return match(probes, decisions, same_values=both)


def _state(finding: Finding, decisions: Sequence[Decision], decided: Hit | None, known: Hit | None) -> Finding:
    ruling = _shown(finding, decisions[decided.entry].ruling) if decided else None
    if decided and decided.holds and ruling:
        return replace(finding, state="open" if ruling.verdict == "call" else "decided", ruling=ruling)
    if known and known.holds:
        return replace(finding, state="known", ruling=ruling)
    return replace(finding, state="changed" if decided else "open", ruling=ruling)


def _shown(finding: Finding, ruling: Ruling) -> Ruling:
    """The ruling with the kept value in the notation of its side, which may now show another witness first."""
    if not ruling.keep or any(side.normalized == ruling.keep for side in finding.values):
        return ruling
    wanted = ruling.keep.split(" ")[0]
    sides = [
        side
        for side in finding.values
        if any(wanted in {normalised(claim).split(" ")[0], side.normalized.split(" ")[0]} for claim in side.claims)
    ]
    return replace(ruling, keep=sides[0].normalized) if len(sides) == 1 else ruling
