"""The editors' desk: one report, the decisions file, the log. Every step goes through here, one at a time.

Order of a step: into the log (flushed to disk), into decisions.jsonl (replaced in one step), then the answer. On reading the
file wins, so that what `git pull` brings is what everybody sees; what it brings is told in the log too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from threading import RLock

from checker.ledger.storage import loads_decision
from checker.model import Finding, Report, Ruling
from checker.render._words import subject
from checker.review.book import Book, Settled, dated, same
from checker.review.journal import Action, Journal, Step
from checker.review.snapshot import News, Snapshot, version, versions
from checker.version import __version__
from claims.errors import SettingsError

FEW = 20  # steps that are taken back one by one; for more the files are laid over everything again


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants: the ruling (None withdraws) for one conflict that they saw in the state `seen`."""

    id: str
    ruling: Ruling | None
    seen: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """`batch` is the step's number, 0 where nothing was recorded: then `clash` holds the conflict as it is now, if it is."""

    batch: int = 0
    clash: Finding | None = None


class Desk:
    """The state of one server. `clock` gives ISO 8601 times, so that tests are deterministic.

    `trouble` is why the files cannot be read at the moment (then nothing is written either), `busy` that a new check runs.
    """

    def __init__(self, report: Report, book: Book, journal: Journal, clock: Callable[[], str]) -> None:
        self.book = book
        self.journal = journal
        self.clock = clock
        self.busy = False
        self.trouble = ""
        self.failed = ""
        self._lock = RLock()
        self._base = report
        self._stamp: object = None
        self._snapshot = Snapshot.of(report)
        self._apply()
        self._recover()

    def look(self) -> Snapshot:
        """The present state; reads the files again where they were changed from outside."""
        with self._lock:
            if self.book.stamp() != self._stamp:
                before = self._snapshot
                self._apply()
                self._tell(before)
            return self._snapshot

    def renew(self, report: Report) -> None:
        """A new check of changed articles: the queue is replaced in place and says what is new."""
        with self._lock:
            before = set(self._snapshot.order)
            self._base = report
            self._apply()
            now = set(self._snapshot.order)
            self._snapshot = replace(self._snapshot, news=News(self.clock(), frozenset(now - before), len(before - now)))

    def decide(self, wish: Wish, by: str, action: Action = "decide") -> Outcome:
        """Record one ruling, unless the conflict has changed since this person saw it. Raises SettingsError, see `trouble`."""
        with self._lock:
            finding = self.look().find(wish.id)
            if finding is None or version(finding) != wish.seen:
                return Outcome(0, finding)
            return Outcome(self._rule({wish.id: wish.ruling}, by, action))

    def decide_many(self, wishes: Mapping[str, Ruling], by: str, seen: str) -> Outcome:
        """Record one ruling each for many conflicts, all or none; `seen` is the digest of the preview."""
        with self._lock:
            snapshot = self.look()
            found = {id_: finding for id_ in wishes if (finding := snapshot.find(id_)) is not None}
            if len(found) != len(wishes) or versions(found) != seen:
                return Outcome()
            return Outcome(self._rule(wishes, by, "decide"))

    def undo(self, batch: int, by: str) -> Outcome:
        """Take this person's newest step back: each conflict gets the line that it had, unless somebody decided since."""
        with self._lock:
            snapshot = self.look()
            steps = self.journal.of_batch(batch)
            if not steps or self.journal.undoable(by) != batch:
                return Outcome()
            for step in steps:
                finding = snapshot.find(step.conflict)
                if finding is None or not same(self.book.held(step.conflict), step.made):
                    return Outcome(0, finding)
            at = self.clock()
            back = [replace(s, action="undo", held=s.made, made=dated(s.held, at), at=at, undoes=batch, by=by) for s in steps]
            return Outcome(self._record(back))

    def promote(self, id_: str, wanted: Settled, by: str, seen: str) -> Outcome:
        """Turn the kept value of a decided conflict into a house fact. Raises SettingsError where it cannot be one."""
        with self._lock:
            finding = self.look().find(id_)
            if finding is None or version(finding) != seen or not finding.ruling or finding.ruling.verdict != "keep":
                return Outcome(0, finding)
            at = self.clock()
            self._may_write()
            self.book.promote(finding, wanted, by=by, on=at)
            line = self.book.held(id_)
            batch = self.journal.append([self._step(finding, "fact", line, line, by, at)])
            self.journal.publish(batch)
            self._apply()
            return Outcome(batch)

    def _rule(self, rulings: Mapping[str, Ruling | None], by: str, action: Action) -> int:
        at = self.clock()
        steps = []
        for id_, ruling in rulings.items():
            finding = self._snapshot.find(id_)
            if finding is not None:
                made = self.book.line(finding, replace(ruling, by=by, on=at)) if ruling else ""
                steps.append(self._step(finding, action, self.book.held(id_), made, by, at))
        return self._record(steps)

    def _step(self, finding: Finding, action: Action, held: str, made: str, by: str, at: str) -> Step:
        return Step(action, finding.id, finding.rule, subject(finding), held, made, by, at, __version__)

    def _may_write(self) -> None:
        if self.trouble:
            raise SettingsError(self.trouble)

    def _record(self, steps: list[Step]) -> int:
        """Into the log, into the file, into the view."""
        self._may_write()
        batch = self.journal.append(steps)
        try:
            self.book.put({step.conflict: step.made for step in steps})
        except SettingsError:  # the disk is full: the person is told that nothing was recorded, so nothing may come back later
            back = [replace(step, action="undo", held=step.made, made=step.held, undoes=batch) for step in steps]
            self.journal.publish(self.journal.append(back) + len(back) - 1)
            raise
        self.journal.publish(batch + len(steps) - 1)
        if all(step.made and step.action in {"decide", "note"} for step in steps):
            self._snapshot = self._snapshot.with_rulings({step.conflict: step.now for step in steps})
            self._stamp = self.book.stamp()
        elif len(steps) < FEW:
            findings = [finding for step in steps if (finding := self._snapshot.find(step.conflict)) is not None]
            self._snapshot = self._snapshot.with_findings(self.book.again(self._snapshot.report, findings))
            self._stamp = self.book.stamp()
        else:
            self._apply()
        return batch

    def _apply(self) -> None:
        """Lay the files over the report; where one cannot be read, the view stays and says so."""
        self._stamp = self.book.stamp()
        try:
            applied = self.book.apply(self._base)
        except SettingsError as error:
            self.trouble = str(error)
            return
        self.trouble = ""
        self._snapshot = Snapshot.of(applied, self._snapshot.news)

    def _tell(self, before: Snapshot) -> None:
        """Into the log: what came from the file."""
        steps = []
        for finding in self._snapshot.report.conflicts:
            old = before.find(finding.id)
            if old is not None and old.ruling != finding.ruling:
                held = self.book.line(old, old.ruling) if old.ruling else ""
                by = finding.ruling.by if finding.ruling else ""
                steps.append(self._step(finding, "file", held, self.book.held(finding.id), by, self.clock()))
        if batch := self.journal.append(steps):
            self.journal.publish(batch + len(steps) - 1)

    def _recover(self) -> None:
        """A step that was logged but did not reach the file before the last server ended is written now."""
        late = {step.conflict: step for step in self.journal.unpublished() if step.action not in {"file", "fact"}}
        lines = {id_: step.made for id_, step in late.items() if self._is_newer(step)}
        if lines and not self.trouble:
            self.book.put(lines)
            self._apply()
        if not self.trouble:
            self.journal.publish(self.journal.last())

    def _is_newer(self, step: Step) -> bool:
        """False where the conflict is gone, or the file holds something later than the step, which then wins."""
        if self._snapshot.find(step.conflict) is None:
            return False
        line = self.book.held(step.conflict)
        return not line or loads_decision(line).on <= step.at
