"""The ledger of one project as the commands use it: which files, which conflicts, who decides."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from checker._options import Options
from checker._plan import Plan, settle
from checker.ledger import baseline, lastrun, storage, who
from checker.ledger import facts as house
from checker.ledger.cases import Case, cases_of
from checker.ledger.decide import decide, find
from checker.model import Report
from claims.errors import SettingsError

Say = Callable[[str], None]


@dataclass(frozen=True)
class Desk:
    """`paths` as typed (empty: those of the last run, else the current directory), `config` as with `check`."""

    paths: tuple[str, ...]
    config: tuple[str, ...]
    say: Say

    @cached_property
    def plan(self) -> Plan:
        """Configuration and files. Raises SettingsError."""
        return settle(self._options(self.paths or (".",)))

    @property
    def baseline_file(self) -> Path:
        """Where the baseline stands."""
        return self._file("baseline")

    @property
    def decisions_file(self) -> Path:
        """Where the decisions stand."""
        return self._file("decisions")

    @property
    def facts_file(self) -> Path:
        """Where the house facts stand."""
        return self._file("facts")

    @cached_property
    def report(self) -> Report:
        """The check of the paths with the ledger applied, run now."""
        from checker._check import whole

        last = None if self.paths else lastrun.load(self.plan.root)
        plan, report = whole(self._options(last[0] if last and last[0] else self.paths or (".",)), self.say)
        lastrun.save(report, plan.root, plan.paths, plan.config.report.lang)
        return report

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The conflicts to decide about: of the last run where no path was named, else of a run now."""
        last = None if self.paths else lastrun.load(self.plan.root)
        return last[1] if last else cases_of(self.report)

    def find(self, prefix: str) -> Case:
        """The one conflict whose id begins so; where the last run has none, the check runs again. Raises SettingsError."""
        try:
            return find(self.cases, prefix)
        except SettingsError:
            if "report" in self.__dict__ or any(case.id.startswith(prefix.strip().lower()) for case in self.cases):
                raise
            return find(self._again(), prefix)

    def decide(
        self, prefix: str, verdict: str, *, reason: str = "", scope: str = "", by: str = "", fact_source: str | None = None
    ) -> None:
        """Write the decision, with `fact_source` (may be "") the house fact too. Raises SettingsError before it writes."""
        old = storage.read_decisions(self.decisions_file)
        name, on = who.author(by, self.plan.root), who.now()
        new = decide(self.cases, old, prefix, verdict, reason=reason, scope=scope, by=name, on=on)
        if fact_source is not None:
            case = self.find(prefix)
            keep = next(d.keep for d in new if d.id == case.id)
            made = house.promote(case, keep, source=fact_source, note=reason, by=name, on=on[:10])
            house.append(self.facts_file, made)
        storage.write_decisions(self.decisions_file, new)

    def refuse_in_ci(self) -> None:
        """Raises SettingsError where CI is set: a job that writes its own baseline is green for ever."""
        if os.environ.get("CI", "").strip().lower() not in {"", "0", "false", "no"}:
            raise SettingsError("baseline write refuses to run in CI; run it on your machine and commit the file")

    def write_baseline(self) -> tuple[int, int]:
        """(entries, new ones) after writing; see `checker.ledger.baseline.write`."""
        return baseline.write(self.report, self.baseline_file)

    def prune_baseline(self) -> int:
        """How many entries were removed."""
        return baseline.prune(self.report, self.baseline_file)

    def facts(self) -> tuple[house.Fact, ...]:
        """The house facts."""
        return house.read_facts(self.facts_file)

    def add_fact(
        self,
        sentence: str,
        value: str,
        *,
        subject: str,
        aliases: Sequence[str] = (),
        published: str = "",
        source: str = "",
        note: str = "",
        by: str = "",
    ) -> house.Fact:
        """The fact, after it was added. Raises SettingsError where it cannot be one."""
        name, on = who.author(by, self.plan.root), who.now()[:10]
        made = house.make(
            sentence, value, subject=subject, aliases=aliases, published=published, source=source, note=note, by=name, on=on
        )
        house.append(self.facts_file, made)
        return made

    def remove_fact(self, prefix: str) -> house.Fact:
        """The fact that was removed. Raises SettingsError."""
        return house.remove(self.facts_file, prefix)

    def _again(self) -> tuple[Case, ...]:
        cases = cases_of(self.report)
        self.__dict__["cases"] = cases
        return cases

    def _options(self, paths: Sequence[str]) -> Options:
        return Options(paths=list(paths), config=list(self.config) or None)

    def _file(self, kind: str) -> Path:
        found = self.plan.record(kind)
        if found is None:  # cannot be switched off here
            raise SettingsError(f"{kind} are switched off")
        return found
