"""The files under `.crossclaim/` as the desk needs them: decisions by conflict, one line each, through `checker.ledger`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from checker.ledger import load_and_apply
from checker.ledger.anchors import entries_of
from checker.ledger.apply import apply, rulings
from checker.ledger.cases import cases_of
from checker.ledger.facts import Fact, append, make, path_of, promote, read_facts
from checker.ledger.records import Decision, Known
from checker.ledger.storage import BASELINE, DECISIONS, FOLDER, dumps, loads_decision, read_baseline, read_decisions, write_lines
from checker.model import Finding, Report, Ruling
from claims.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settled:
    """A house fact as an editor words it: `value` stands in `quote`, which names `subject`; `published` is ISO 8601 or empty."""

    subject: str
    quote: str
    value: str
    published: str = ""
    source: str = ""


def _settled(fact: Fact) -> Settled:
    return Settled(fact.subject, fact.wording.quote, fact.wording.value, fact.wording.published, fact.source)


class Book:
    """Decisions, baseline and facts of the project at `root`; paths that are given win over those below `.crossclaim`.

    `after` is what the configuration does with a report once the files are laid over it.

    Every method that reads raises SettingsError for a file that cannot be read (a git conflict marker, say).
    """

    def __init__(
        self,
        root: Path,
        decisions: Path | None = None,
        baseline: Path | None = None,
        facts: Path | None = None,
        *,
        after: Callable[[Report], Report] = lambda report: report,
    ) -> None:
        self.root = root
        self._after = after
        self.decisions = decisions or root / FOLDER / DECISIONS
        self.baseline = baseline or root / FOLDER / BASELINE
        self.facts = facts or path_of(root)
        self._report: Report | None = None
        self._entries: dict[str, Known] = {}
        self._rows: tuple[Decision, ...] = ()
        self._read_at: object = None
        self._held: dict[str, Decision] = {}
        self._lines: dict[str, str] = {}  # by id, so that a step of many thousand decisions formats one

    def shown(self, path: Path) -> str:
        """A path of ours as people know it: from the project's root."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()

    def stamp(self) -> tuple[tuple[int, int, int], ...]:
        """Changes whenever one of the files does."""
        return tuple(_stamp(path) for path in (self.decisions, self.baseline, self.facts))

    def apply(self, report: Report) -> Report:
        """The report with states and rulings; what is stored for each conflict is remembered for `held`."""
        self._read()
        applied = load_and_apply(
            report,
            self.root,
            decisions=self.decisions if self.decisions.is_file() else None,
            baseline=self.baseline if self.baseline.is_file() else None,
            facts=self.facts if self.facts.is_file() else None,
            no_decisions=not self.decisions.is_file(),
            no_baseline=not self.baseline.is_file(),
            no_facts=not self.facts.is_file(),
        )
        applied = self._after(applied)
        self._report = applied
        self._entries = {entry.id: entry for entry in entries_of(applied)}
        self._held = rulings(applied, self._rows)
        return applied

    def held(self, id_: str) -> str:
        """The line that decides a conflict now, empty for none."""
        decision = self._held.get(id_)
        return dumps(decision) if decision else ""

    def line(self, finding: Finding, ruling: Ruling) -> str:
        """The line that would store this ruling; fields of newer versions in the present line are kept."""
        entry = self._entries.get(finding.id) or Known(finding.id, finding.rule)
        before = self._held.get(finding.id)
        return dumps(
            Decision(
                id=finding.id,
                rule=finding.rule,
                verdict=ruling.verdict,
                keep=ruling.keep,
                scope=ruling.scope,
                note=ruling.note,
                by=ruling.by,
                on=ruling.on,
                values=entry.values,
                anchors=entry.anchors,
                extra=before.extra if before else (),
            )
        )

    def put(self, lines: Mapping[str, str]) -> None:
        """Replace the lines of these conflicts (an empty one removes) and write the file in one step."""
        self._read()
        made = {id_: loads_decision(line) for id_, line in lines.items() if line}
        gone = {decision.id for id_ in lines if (decision := self._held.get(id_))} | set(lines)
        kept = [row for row in self._rows if row.id not in gone]
        rows = tuple(sorted([*kept, *made.values()], key=lambda row: row.id))
        known = {row.id: text for row in kept if (text := self._lines.get(row.id))}
        texts = {row.id: known.get(row.id) or dumps(row) for row in rows}
        write_lines(self.decisions, texts.values())
        self._rows, self._lines = rows, texts
        self._read_at = _stamp(self.decisions)
        self._held = {id_: row for id_, row in self._held.items() if id_ not in lines} | made

    def again(self, report: Report, findings: Iterable[Finding]) -> dict[str, Finding]:
        """These findings, by id, as the files leave them now: without its decision one may be known or have changed before."""
        few = tuple(replace(finding, state="open", ruling=None) for finding in findings)
        decisions = tuple(self._held[finding.id] for finding in few if finding.id in self._held)
        applied = apply(replace(report, conflicts=few), decisions=decisions, baseline=read_baseline(self.baseline))
        return {finding.id: finding for finding in applied.conflicts}

    def known_facts(self) -> tuple[Fact, ...]:
        """The house facts in the order of their file."""
        return read_facts(self.facts)

    def promote(self, finding: Finding, wanted: Settled, *, by: str, on: str) -> None:
        """Add a kept value to the house facts. Raises SettingsError where it cannot stand as one or is there already.

        What the quotes themselves state is worded as everybody in the conflict did; an editor's own sentence stands alone.
        """
        own = self._promoted(finding, by, on)
        if own is not None and wanted == _settled(own):
            append(self.facts, own)
            return
        append(
            self.facts,
            make(
                wanted.quote,
                wanted.value,
                subject=wanted.subject,
                published=wanted.published,
                source=wanted.source,
                note=finding.ruling.note if finding.ruling else "",
                by=by,
                on=on,
            ),
        )

    def draft(self, finding: Finding) -> Settled:
        """The house fact as proposed: a quote that names the subject, else the subject put before the quote."""
        own = self._promoted(finding, "", "")
        if own is not None:
            return _settled(own)
        keep = finding.ruling.keep if finding.ruling else ""
        side = next((side for side in finding.values if side.normalized == keep), None)
        if side is None or self._report is None:
            return Settled(finding.subject, "", keep)
        claim = side.claims[0]
        article = self._report.articles[claim.article].article
        gap = " " if article.language == "en" else ""
        quote = claim.quote if finding.subject in claim.quote else f"{finding.subject}{gap}{claim.quote}"
        day = article.published.isoformat() if article.published else ""
        value = claim.quote[claim.value_start - claim.start : claim.value_end - claim.start]
        return Settled(finding.subject, quote, value, day, article.path)

    def _promoted(self, finding: Finding, by: str, on: str) -> Fact | None:
        if self._report is None or finding.ruling is None:
            return None
        case = cases_of(replace(self._report, conflicts=(finding,)))[0]
        try:
            return promote(case, finding.ruling.keep, note=finding.ruling.note, by=by, on=on)
        except SettingsError:
            return None

    def _read(self) -> None:
        """The rows of the decisions file, read again only where it was changed."""
        stamp = _stamp(self.decisions)
        if stamp != self._read_at:
            self._rows, self._lines = read_decisions(self.decisions), {}
            self._read_at = stamp


def ruling_of(line: str) -> Ruling | None:
    """What a stored line says; None for an empty one."""
    return loads_decision(line).ruling if line else None


def dated(line: str, on: str) -> str:
    """The same line as if written at `on`, so that a merge of branches takes it for the latest word."""
    return dumps(replace(loads_decision(line), on=on)) if line else ""


def same(a: str, b: str) -> bool:
    """True where two lines say the same, whenever they were written."""
    return dated(a, "") == dated(b, "")


def _stamp(path: Path) -> tuple[int, int, int]:
    try:
        state = path.stat()
    except OSError:
        return (0, 0, 0)
    return (state.st_mtime_ns, state.st_size, state.st_ino)
