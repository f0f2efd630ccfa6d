"""The queue: which conflicts the editor asked for, in the report's order, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from checker.codes import BY_CODE, confidence_name
from checker.identity import short
from checker.model import Finding, Report
from checker.render._words import subject
from checker.review.text import visible
from claims.lang.scripts import plain

STATUSES = ("open", "new", "changed", "call", "decided", "mine", "known", "all")
NAMES = ("status", "rule", "severity", "confidence", "article", "source", "q")
PAGE = 50


@dataclass(frozen=True, slots=True)
class Filter:
    """What a queue is narrowed to; empty means any."""

    status: str = "open"
    rule: str = ""
    severity: str = ""
    confidence: str = ""
    article: str = ""
    source: str = ""
    q: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Filter:
        """From the address; an unknown status counts as the usual one."""
        values = {name: query.get(name, "").strip()[:200] for name in NAMES}
        if values["status"] not in STATUSES:
            values["status"] = "open"
        return cls(**values)

    def address(self, **more: object) -> str:
        """The query string, empty or with its question mark, without what is not set."""
        values = {name: getattr(self, name) for name in NAMES}
        wanted = {name: value for name, value in values.items() if value and (name, value) != ("status", "open")}
        text = urlencode({**wanted, **{name: str(value) for name, value in more.items() if value}})
        return f"?{text}" if text else ""


@dataclass(frozen=True, slots=True)
class Card:
    """A finding with what filters ask about it; made once a report."""

    finding: Finding
    paths: frozenset[str]
    sources: frozenset[str]
    confidence: str
    haystack: str


def card(finding: Finding, report: Report) -> Card:
    """The card of a finding."""
    claims = [claim for side in finding.values for claim in side.claims]
    sources = {visible(report.articles[claim.article].article.source or "") for claim in claims}
    rule = BY_CODE.get(finding.rule)
    words = [subject(finding), finding.id, finding.rule, *(side.display for side in finding.values), *sources]
    words += [rule.name, rule.title.zh] if rule else []
    words += [part for claim in claims for part in (claim.quote, claim.subject_name, claim.path)]
    return Card(
        finding,
        frozenset(claim.path for claim in claims),
        frozenset(sources - {""}),
        confidence_name(finding.confidence),
        plain("\n".join(words)).casefold(),
    )


def status_of(finding: Finding) -> str:
    """The state as shown: a ruling "call" is a state of its own."""
    if finding.state in {"open", "changed"} and finding.ruling and finding.ruling.verdict == "call":
        return "call" if finding.state == "open" else "changed"
    return finding.state


def is_open(finding: Finding) -> bool:
    """True where an editor still has to decide; what waits for a call is on its own list."""
    return status_of(finding) in {"open", "changed"}


def _statuses(person: str, fresh: frozenset[str]) -> dict[str, Callable[[Finding], bool]]:
    return {
        "open": is_open,
        "new": lambda finding: finding.id in fresh and is_open(finding),
        "changed": lambda finding: status_of(finding) == "changed",
        "call": lambda finding: status_of(finding) == "call",
        "decided": lambda finding: finding.state == "decided",
        "mine": lambda finding: finding.ruling is not None and finding.ruling.by == person,
        "known": lambda finding: finding.state == "known",
        "all": lambda finding: True,
    }


def chosen(cards: Sequence[Card], wanted: Filter, person: str, fresh: frozenset[str]) -> list[Card]:
    """The cards that pass, in the same order. Search words must all occur, in either script and any width."""
    passes = _statuses(person, fresh)[wanted.status]
    words = plain(wanted.q).casefold().split()
    return [
        card
        for card in cards
        if passes(card.finding)
        and wanted.rule in {"", card.finding.rule}
        and wanted.severity in {"", card.finding.severity}
        and wanted.confidence in {"", card.confidence}
        and (not wanted.article or wanted.article in card.paths)
        and (not wanted.source or wanted.source in card.sources)
        and all(word in card.haystack for word in words)
    ]


def counts(cards: Sequence[Card], person: str, fresh: frozenset[str]) -> dict[str, int]:
    """How many conflicts each status holds."""
    tests = _statuses(person, fresh)
    return {name: sum(test(card.finding) for card in cards) for name, test in tests.items()}


def neighbours(order: Mapping[str, int], cards: Sequence[Card], id_: str) -> tuple[str, str, int]:
    """Ids before and after `id_` among the cards (empty at the ends) and its place from 1 (0 where it is not among them).

    `order` is the place of every finding in the report, so that a conflict that has left the list still has neighbours.
    """
    here = order.get(id_, -1)
    ids = [card.finding.id for card in cards]
    before = [other for other in ids if order[other] < here]
    after = [other for other in ids if order[other] > here]
    return (before[-1] if before else "", after[0] if after else "", ids.index(id_) + 1 if id_ in ids else 0)


__all__ = ["PAGE", "STATUSES", "Card", "Filter", "card", "chosen", "counts", "is_open", "neighbours", "short", "status_of"]
