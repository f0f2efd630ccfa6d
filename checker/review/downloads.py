"""What an editor takes away: the decisions file, the to-do list, the table."""

from __future__ import annotations

from checker.review import todo
from checker.review.ask import Answer, Ask, File, Page


def export(ask: Ask) -> Answer:
    """The to-do list on screen, and the downloads."""
    report = ask.desk.look().report
    return Page(
        "export.html",
        {"sheets": todo.sheets(report), "calls": todo.calls(report), "file": ask.desk.book.shown(ask.desk.book.decisions)},
    )


def decisions(ask: Ask) -> Answer:
    """decisions.jsonl as it is on disk."""
    ask.desk.look()
    path = ask.desk.book.decisions
    return File("decisions.jsonl", "application/jsonl", path.read_text(encoding="utf-8") if path.is_file() else "")


def tasks(ask: Ask) -> Answer:
    """The to-do list as Markdown."""
    return File("todo.md", "text/markdown", todo.markdown(ask.desk.look().report, ask.lang))


def table(ask: Ask) -> Answer:
    """All conflicts with their decisions as CSV."""
    return File("decisions.csv", "text/csv", todo.table(ask.desk.look().report))
