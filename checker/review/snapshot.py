"""One consistent view of the report with the decisions on it; requests read it without locks."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from checker.model import Finding, Report, Ruling
from checker.review.filters import Card, card, status_of


@dataclass(frozen=True, slots=True)
class News:
    """What the last new check of changed articles brought: ids of findings that are new, how many have gone, and when."""

    at: str = ""
    fresh: frozenset[str] = frozenset()
    gone: int = 0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The report with rulings, its cards in the report's order, and where each finding stands."""

    report: Report
    cards: tuple[Card, ...]
    order: Mapping[str, int]
    news: News = field(default_factory=News)

    @classmethod
    def of(cls, report: Report, news: News | None = None) -> Snapshot:
        """The snapshot of a report whose findings bear their rulings."""
        cards = tuple(card(finding, report) for finding in report.conflicts)
        return cls(report, cards, {one.finding.id: i for i, one in enumerate(cards)}, news or News())

    def find(self, id_: str) -> Finding | None:
        """The conflict with this id."""
        place = self.order.get(id_)
        return None if place is None else self.cards[place].finding

    def cards_findings(self) -> tuple[Finding, ...]:
        """The conflicts in the report's order."""
        return tuple(one.finding for one in self.cards)

    def with_rulings(self, changed: Mapping[str, Ruling | None]) -> Snapshot:
        """The same report after people's verdicts."""
        return self.with_findings({id_: ruled(found, one) for id_, one in changed.items() if (found := self.find(id_)) is not None})

    def with_findings(self, made: Mapping[str, Finding]) -> Snapshot:
        """The same report with some findings replaced, by id."""
        cards = tuple(replace(one, finding=made[one.finding.id]) if one.finding.id in made else one for one in self.cards)
        report = replace(self.report, conflicts=tuple(one.finding for one in cards))
        return Snapshot(report, cards, self.order, self.news)


def ruled(finding: Finding, ruling: Ruling | None) -> Finding:
    """The finding after a person's step: a call leaves it open, every other verdict decides it."""
    if ruling is None:
        return replace(finding, state="open", ruling=None)
    return replace(finding, state="open" if ruling.verdict == "call" else "decided", ruling=ruling)


def version(finding: Finding) -> str:
    """A digest of everything an editor decides on: the values, how many say them, the state and the ruling."""
    parts = [status_of(finding), repr(finding.ruling)]
    parts += [f"{side.normalized}\x1f{side.witnesses}\x1f{len(side.claims)}" for side in finding.values]
    return hashlib.sha256("\x1e".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def versions(findings: Mapping[str, Finding]) -> str:
    """One digest of many findings, for a bulk decision's preview."""
    text = "\n".join(f"{id_} {version(finding)}" for id_, finding in sorted(findings.items()))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
