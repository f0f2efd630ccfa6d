"""What deciding needs to know of a conflict: plain enough to be kept between runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from checker.ledger.anchors import entries_of
from checker.ledger.records import Anchor, Known
from checker.model import Finding, Report, Text
from claims.model import Claim


@dataclass(frozen=True, slots=True)
class Said:
    """One quote: `at` and `until` are where the value stands in it, `published` the day of its article (ISO 8601 or "")."""

    path: str
    line: int
    quote: str
    at: int
    until: int
    published: str = ""

    @property
    def value(self) -> str:
        """The value as written."""
        return self.quote[self.at : self.until]


@dataclass(frozen=True, slots=True)
class CaseSide:
    """One value of a conflict and who says it."""

    display: str
    normalized: str
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A conflict of the last run."""

    entry: Known
    sides: tuple[CaseSide, ...]
    subject: str = ""
    names: tuple[str, ...] = ()  # other names of the subject
    attribute: str = ""
    severity: str = "error"
    confidence: float = 1.0
    why: Text = field(default_factory=lambda: Text("", ""))
    suggestion: Text | None = None

    @property
    def id(self) -> str:
        """The conflict's id."""
        return self.entry.id


def cases_of(report: Report) -> tuple[Case, ...]:
    """One case a conflict, in their order."""
    known = report.entities if report.subjects is None else report.subjects
    days = [str(row.article.published or "") for row in report.articles]
    names = {entity.id: (entity.name, *entity.aliases) for entity in known}
    return tuple(_case(f, entry, days, names) for f, entry in zip(report.conflicts, entries_of(report), strict=True))


def _case(finding: Finding, entry: Known, days: Sequence[str], names: dict[str, tuple[str, ...]]) -> Case:
    def said(claim: Claim) -> Said:
        day = days[claim.article] if 0 <= claim.article < len(days) else ""
        return Said(claim.path, claim.line, claim.quote, claim.value_start - claim.start, claim.value_end - claim.start, day)

    own = {name for side in finding.values for claim in side.claims for name in names.get(claim.subject, ())}
    return Case(
        entry,
        tuple(CaseSide(side.display, side.normalized, tuple(map(said, side.claims))) for side in finding.values),
        finding.subject,
        tuple(sorted(own - {finding.subject, ""})) if finding.subject in own else (),
        finding.attribute,
        finding.severity,
        finding.confidence,
        finding.why,
        finding.suggestion,
    )


def to_row(case: Case) -> dict[str, Any]:
    """JSON of a case."""
    from dataclasses import asdict

    return asdict(case)


def from_row(row: dict[str, Any]) -> Case:
    """The case from its JSON. Raises KeyError or TypeError where it is none."""
    entry = row["entry"]
    anchors = tuple(Anchor(**{**one, "values": tuple(one["values"])}) for one in entry["anchors"])
    sides = tuple(CaseSide(s["display"], s["normalized"], tuple(Said(**one) for one in s["said"])) for s in row["sides"])
    rest = {key: row[key] for key in ("subject", "attribute", "severity", "confidence")}
    return Case(
        Known(entry["id"], entry["rule"], tuple(entry["values"]), anchors),
        sides,
        names=tuple(row["names"]),
        why=Text(**row["why"]),
        suggestion=Text(**row["suggestion"]) if row["suggestion"] else None,
        **rest,
    )
