"""Everything that is claimed about one subject: what conflicts, what agrees, and what stands alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from checker.model import Finding, Report
from checker.review.text import visible
from claims.lang.scripts import plain
from claims.model import Claim, Entity


@dataclass(frozen=True, slots=True)
class Row:
    """A subject in the list, with how many claims and conflicts concern it."""

    id: str
    name: str
    claims: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One subject's page; `others` are claims that no finding holds."""

    entity: Entity
    conflicts: tuple[Finding, ...]
    updates: tuple[Finding, ...]
    agreements: tuple[Finding, ...]
    others: tuple[Claim, ...]


def rows(report: Report, words: str = "") -> tuple[Row, ...]:
    """Subjects of at least one claim whose names hold all the words; those in conflict first."""
    wanted = plain(words).casefold().split()
    claims = Counter(claim.subject for claim in report.claims if claim.subject)
    conflicts: Counter[str] = Counter()
    for finding in report.conflicts:
        conflicts.update({claim.subject for side in finding.values for claim in side.claims} - {""})
    made = []
    for entity in report.entities:
        names = plain("\n".join((entity.name, *entity.aliases))).casefold()
        if claims[entity.id] and all(word in names for word in wanted):
            made.append(Row(entity.id, visible(entity.name), claims[entity.id], conflicts[entity.id]))
    return tuple(sorted(made, key=lambda row: (-row.conflicts, -row.claims, row.id)))


def sheet(report: Report, id_: str) -> Sheet | None:
    """The page of one subject, None where there is none."""
    entity = next((entity for entity in report.entities if entity.id == id_), None)
    if entity is None:
        return None
    conflicts, updates, agreements = (
        tuple(finding for finding in part if any(claim.subject == id_ for side in finding.values for claim in side.claims))
        for part in (report.conflicts, report.updates, report.agreements)
    )
    held = {
        (claim.article, claim.value_start)
        for finding in (*conflicts, *updates, *agreements)
        for side in finding.values
        for claim in side.claims
    }
    others = tuple(c for c in report.claims if c.subject == id_ and (c.article, c.value_start) not in held)
    return Sheet(entity, conflicts, updates, agreements, others)


def agreeing(report: Report, finding: Finding, most: int = 6) -> tuple[Finding, ...]:
    """What the articles of a conflict agree on, the same subject first: it shows that the check read them right."""
    articles = {claim.article for side in finding.values for claim in side.claims}
    about = {claim.subject for side in finding.values for claim in side.claims} - {""}
    ranked = []
    for place, other in enumerate(report.agreements):
        claims = [claim for side in other.values for claim in side.claims]
        shared = len({claim.article for claim in claims} & articles)
        if shared >= min(2, len(articles)):
            ranked.append((not any(claim.subject in about for claim in claims), -shared, place, other))
    return tuple(item[3] for item in sorted(ranked, key=lambda item: item[:3])[:most])
