"""What follows from the decisions: corrections article by article, calls to make, and the table of all decisions."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from checker.model import Finding, Report, Ruling, Side
from checker.render._words import subject, value_in_quote
from checker.review.text import Piece, visible
from checker.review.words import say
from claims.model import Claim, Figure


@dataclass(frozen=True, slots=True)
class Task:
    """One correction: the quote as it stands and as proposed (empty where it has to be reworded by hand)."""

    finding: str
    subject: str
    line: int
    start: int
    now: tuple[Piece, ...]
    proposed: tuple[Piece, ...]
    right: str
    note: str
    by: str
    lang: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The corrections of one article, in the order of its text."""

    path: str
    title: str
    source: str
    tasks: tuple[Task, ...]


def sheets(report: Report) -> tuple[Sheet, ...]:
    """One sheet an article that a kept value corrects, in the report's order of articles."""
    tasks: dict[int, list[Task]] = defaultdict(list)
    for finding in report.conflicts:
        if finding.ruling and finding.ruling.verdict == "keep" and finding.state == "decided":
            for side in finding.values:
                if side.normalized != finding.ruling.keep:
                    for claim in side.claims:
                        tasks[claim.article].append(_task(finding, finding.ruling, claim, report))
    made = []
    for i in sorted(tasks):
        article = report.articles[i].article
        ordered = tuple(sorted(tasks[i], key=lambda task: (task.start, task.finding)))
        made.append(Sheet(article.path, visible(article.title) or article.path, visible(article.source or ""), ordered))
    return tuple(made)


def calls(report: Report) -> tuple[Finding, ...]:
    """Conflicts that wait for a call."""
    return tuple(f for f in report.conflicts if f.ruling and f.ruling.verdict == "call" and f.state in {"open", "changed"})


def right_value(finding: Finding, ruling: Ruling) -> str:
    """The kept value as written by the side that has it, else as it was typed."""
    side = next((side for side in finding.values if side.normalized == ruling.keep), None)
    return visible(side.display if side else ruling.keep)


def _task(finding: Finding, ruling: Ruling, claim: Claim, report: Report) -> Task:
    start, end = value_in_quote(claim)
    before, value, after = (visible(text) for text in (claim.quote[:start], claim.quote[start:end], claim.quote[end:]))
    new = _wording(finding, ruling, claim, report)
    english = report.articles[claim.article].article.language == "en"
    now = (Piece(before), Piece(value, "value"), Piece(after))
    proposed = (Piece(before), Piece(new, "value"), Piece(after)) if new and value else ()
    right = right_value(finding, ruling)
    lang = "en" if english else "zh"
    return Task(
        finding.id, subject(finding), claim.line, claim.value_start, now, proposed, right, visible(ruling.note), ruling.by, lang
    )


def _wording(finding: Finding, ruling: Ruling, claim: Claim, report: Report) -> str:
    """The kept value as an article of the same language writes it; empty where replacing words would make no sentence."""
    if finding.rule in {"XC302", "XC401", "XC402"}:
        return ""
    side = next((side for side in finding.values if side.normalized == ruling.keep), None)
    if side is None:
        return visible(ruling.keep) if not _is_range(ruling.keep) else ""
    english = report.articles[claim.article].article.language == "en"
    own = (_value(other) for other in _alike(side, report, english=english))
    return next(own, "") or next((text for other in side.claims if (text := _with_digits(claim, other))), "")


def _alike(side: Side, report: Report, *, english: bool) -> list[Claim]:
    return [claim for claim in side.claims if (report.articles[claim.article].article.language == "en") == english]


def _with_digits(claim: Claim, right: Claim) -> str:
    """The value as the article writes it, with the digits of one in another language; empty where it has words of size (万)."""
    old, new = claim.value, right.value
    if not isinstance(old, Figure) or not isinstance(new, Figure) or old.value is None or new.value is None:
        return ""
    text = _value(claim)
    alike = (old.kind, old.unit, old.dimension, old.per) == (new.kind, new.unit, new.dimension, new.per)
    if not alike or new.approx or not old.digits or text.count(old.digits) != 1 or Decimal(old.digits) != old.value:
        return ""
    return text.replace(old.digits, f"{new.value.normalize():f}")


def _value(claim: Claim) -> str:
    start, end = value_in_quote(claim)
    return visible(claim.quote[start:end])


def _is_range(value: str) -> bool:
    return value[:1] in "[({" or value.startswith("PT")


def markdown(report: Report, lang: str) -> str:
    """The to-do list as Markdown text, for a message or a ticket; article text is escaped."""
    from checker.render._escape import code, inline

    lines = [f"# {say(lang, 'todo title')}", ""]
    for sheet in sheets(report):
        lines += [f"## {inline(sheet.title)}", "", f"{code(sheet.path)} {inline(sheet.source)}".rstrip(), ""]
        for task in sheet.tasks:
            lines.append(f"- [ ] {say(lang, 'todo line', line=task.line)} · {inline(task.subject)} ({code(task.finding[:7])})")
            lines.append(f"  - {say(lang, 'todo now')}: {_marked(task.now)}")
            if task.proposed:
                lines.append(f"  - {say(lang, 'todo new')}: {_marked(task.proposed)}")
            else:
                lines.append(f"  - {inline(say(lang, 'todo by hand', value=task.right))}")
            if task.note:
                lines.append(f"  - {say(lang, 'note')}: {inline(task.note)}")
        lines.append("")
    waiting = calls(report)
    if waiting:
        lines += [f"## {say(lang, 'todo calls')}", ""]
        for finding in waiting:
            note = finding.ruling.note if finding.ruling else ""
            lines.append(f"- [ ] {inline(subject(finding))} ({code(finding.id[:7])}) {inline(note)}".rstrip())
        lines.append("")
    return "\n".join(lines)


def _marked(pieces: tuple[Piece, ...]) -> str:
    from checker.render._escape import inline

    return "".join(f"<b>{inline(piece.text)}</b>" if piece.kind else inline(piece.text) for piece in pieces)


def table(report: Report) -> str:
    """Every conflict with its decision as CSV with a byte order mark, which spreadsheets need to read Chinese."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        ["id", "rule", "severity", "state", "subject", "values", "verdict", "keep", "scope", "note", "by", "on", "where"]
    )
    for finding in report.conflicts:
        ruling = finding.ruling
        values = " | ".join(side.display for side in finding.values)
        where = " | ".join(f"{claim.path}:{claim.line}" for side in finding.values for claim in side.claims)
        decided = [ruling.verdict, ruling.keep, ruling.scope, ruling.note, ruling.by, ruling.on] if ruling else [""] * 6
        row = [finding.id, finding.rule, finding.severity, finding.state, subject(finding), values, *decided, where]
        writer.writerow([_cell(text) for text in row])
    return "\ufeff" + out.getvalue()


def _cell(text: str) -> str:
    """A spreadsheet runs a cell that begins like a formula."""
    text = " ".join(visible(text).split())
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
