"""The claims as a table: one row a claim, with its cluster and what the checker says of it. Home of pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Finding, Report
from claims.model import Claim, Duration, Figure, When

if TYPE_CHECKING:
    import pandas

COLUMNS = (
    "path",
    "line",
    "start",
    "end",
    "value_start",
    "value_end",
    "quote",
    "value",
    "kind",
    "stated",
    "unit",
    "subject",
    "modality",
    "period",
    "attribution",
    "cluster",
    "verdict",
    "rule",
    "severity",
    "finding",
    "state",
)
_INTEGERS = ("line", "start", "end", "value_start", "value_end", "cluster")
_Key = tuple[str, int, int, int, int]


def to_frame(report: Report) -> pandas.DataFrame:
    """One row a claim in the report's order; columns as in COLUMNS, int64 for offsets, text for everything else.

    `verdict` is "conflict", "update", "agreement", "not compared" or "" (nothing to compare with); `finding` holds the ids
    of all findings of that verdict, `rule`, `severity` and `state` those of the first. Values stay text, so a month never becomes a
    day and a count never a float.
    """
    import pandas

    found = _verdicts(report)
    clusters = report.clusters or (-1,) * len(report.claims)
    rows = [_row(claim, clusters[i], found.get(_key(claim), ("", []))) for i, claim in enumerate(report.claims)]
    frame = pandas.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return frame.astype({name: "int64" if name in _INTEGERS else "str" for name in COLUMNS})


def render(report: Report, *, lang: str = "auto") -> str:
    """The table as CSV text. A text cell that a spreadsheet would run as a formula gets a leading apostrophe."""
    frame = to_frame(report)
    for name in ("path", "quote", "value", "subject", "attribution"):
        frame[name] = [_tame(cell) for cell in frame[name]]
    text: str = frame.to_csv(index=False, lineterminator="\n")
    return text


def _tame(cell: str) -> str:
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell


def _key(claim: Claim) -> _Key:
    return (claim.path, claim.start, claim.end, claim.value_start, claim.value_end)


def _verdicts(report: Report) -> dict[_Key, tuple[str, list[Finding]]]:
    """The gravest verdict of each claim and the findings that give it."""
    found: dict[_Key, tuple[str, list[Finding]]] = {}
    kinds = (("conflict", report.conflicts), ("update", report.updates), ("agreement", report.agreements))
    for verdict, findings in kinds:
        for finding in findings:
            for key in dict.fromkeys(_key(claim) for side in finding.values for claim in side.claims):
                entry = found.setdefault(key, (verdict, []))
                if entry[0] == verdict:
                    entry[1].append(finding)
    for item in report.not_compared:
        for claim in item.claims:
            found.setdefault(_key(claim), ("not compared", []))
    return found


def _row(claim: Claim, cluster: int, verdict: tuple[str, list[Finding]]) -> list[object]:
    kind, stated, unit = _value(claim)
    word, findings = verdict
    first = findings[0] if findings else None
    shift = claim.value_start - claim.start
    value = claim.quote[shift : shift + claim.value_end - claim.value_start] if shift >= 0 else ""
    places = [claim.path, claim.line, claim.start, claim.end, claim.value_start, claim.value_end]
    said = [claim.quote, value, kind, stated, unit, claim.subject_name or claim.subject, claim.modality]
    period = claim.period.text if claim.period else ""
    ids = " ".join(finding.id for finding in findings)
    state = first.state if first and word == "conflict" else ""
    judged = [cluster, word, first.rule if first else "", first.severity if first else "", ids, state]
    return [*places, *said, period, claim.attribution, *judged]


def _value(claim: Claim) -> tuple[str, str, str]:
    if not isinstance(claim.value, Figure | When | Duration):
        return "", "", ""
    from claims.find.show import describe

    row = describe(claim.value)
    return row["kind"], row["stated"], row["unit"]
