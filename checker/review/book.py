"""The files under `.crossclaim/` as the desk needs them: decisions by conflict, one line each, through `checker.ledger`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from checker.ledger import load_and_apply
from checker.ledger.anchors import entries_of
from checker.ledger.apply import rulings
from checker.ledger.cases import cases_of
from checker.ledger.facts import Fact, append, path_of, promote, read_facts
from checker.ledger.records import Decision, Known
from checker.ledger.storage import BASELINE, DECISIONS, FOLDER, dumps, loads_decision, read_decisions, write_decisions
from checker.model import Finding, Report, Ruling
from claims.errors import SettingsError


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
        self._report, self._entries = applied, {}
        self._held = rulings(applied, self._rows)
        return applied

    def held(self, id_: str) -> str:
        """The line that decides a conflict now, empty for none."""
        decision = self._held.get(id_)
        return dumps(decision) if decision else ""

    def line(self, finding: Finding, ruling: Ruling) -> str:
        """The line that would store this ruling; fields of newer versions in the present line are kept."""
        if not self._entries and self._report is not None:
            self._entries = {entry.id: entry for entry in entries_of(self._report)}
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
        self._rows = tuple(sorted([*kept, *made.values()], key=lambda row: row.id))
        write_decisions(self.decisions, self._rows)
        self._read_at = _stamp(self.decisions)
        self._held = {id_: row for id_, row in self._held.items() if id_ not in lines} | made
        _ignore_log(self.decisions.parent)

    def known_facts(self) -> tuple[Fact, ...]:
        """The house facts in the order of their file."""
        return read_facts(self.facts)

    def promote(self, finding: Finding, *, by: str, on: str) -> None:
        """Add the kept value to the house facts. Raises SettingsError where it cannot stand as one or is there already."""
        if self._report is None or finding.ruling is None:
            raise SettingsError(f"{finding.id}: nothing is kept")
        case = cases_of(replace(self._report, conflicts=(finding,)))[0]
        append(self.facts, promote(case, finding.ruling.keep, note=finding.ruling.note, by=by, on=on))

    def _read(self) -> None:
        """The rows of the decisions file, read again only where it was changed."""
        stamp = _stamp(self.decisions)
        if stamp != self._read_at:
            self._rows = read_decisions(self.decisions)
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


def _ignore_log(folder: Path) -> None:
    """Keep the log out of git; the decisions go in."""
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("review.sqlite*\n", encoding="utf-8")
