"""The baseline: conflicts that are known and that nobody judged yet, so that a team can start with a green run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from checker.ledger.anchors import entries_of
from checker.ledger.matching import match
from checker.ledger.records import Known
from checker.ledger.storage import read_baseline, write_baseline
from checker.model import Report


@dataclass(frozen=True, slots=True)
class Status:
    """How the conflicts of a run stand against what is stored: numbers of conflicts, and of stale entries."""

    open: int
    known: int
    decided: int
    changed: int
    stale: int


def write(report: Report, path: Path) -> tuple[int, int]:
    """Make the file say what the report, with its ledger applied, leaves undecided: (entries now, of those new).

    Entries of articles outside of the run stay. Conflicts with a decision that holds or that await a call are left out.
    """
    old = read_baseline(path)
    findings = [f for f in report.conflicts if f.state != "decided" and not (f.state == "open" and f.ruling)]
    extra = {entry.id: entry.extra for entry in old}
    made = [Known(e.id, e.rule, e.values, e.anchors, extra.get(e.id, ())) for e in entries_of(report, findings)]
    fresh = sum(f.state != "known" for f in findings)
    read = {row.article.path for row in report.articles}
    ids = {entry.id for entry in made}
    stale = {entry.id for entry in report.stale if entry.source == "baseline"}
    outside = [e for e in old if e.id not in ids | stale and any(one.doc not in read for one in e.anchors)]
    covered = {hit.entry for hit in match(entries_of(report), outside).values()}
    kept = [entry for number, entry in enumerate(outside) if number not in covered]
    write_baseline(path, [*made, *kept])
    return len(made) + len(kept), fresh


def prune(report: Report, path: Path) -> int:
    """Remove stale entries from the file and return how many; nothing is added and other lines stay as they are."""
    old = read_baseline(path)
    stale = {entry.id for entry in report.stale if entry.source == "baseline"}
    kept = [entry for entry in old if entry.id not in stale]
    if len(kept) < len(old):
        write_baseline(path, kept)
    return len(old) - len(kept)


def status(report: Report) -> Status:
    """Counts of the states in a report with its ledger applied."""
    states = [finding.state for finding in report.conflicts]
    counts = {name: states.count(name) for name in ("open", "known", "decided", "changed")}
    return Status(**counts, stale=len(report.stale))
