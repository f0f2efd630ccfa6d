"""What an editor takes away: the decisions file, the to-do list, the table."""

from __future__ import annotations

from checker.review import todo
from checker.review.ask import Answer, Ask, File, Page
from checker.review.filters import PAGE
from checker.review.pages import page_of


def export(ask: Ask) -> Answer:
    """The to-do list on screen, and the downloads."""
    report, book = ask.desk.look().report, ask.desk.book
    sheets = todo.sheets(report)
    page, pages = page_of(ask, len(sheets))
    data = {
        "sheets": sheets[(page - 1) * PAGE : page * PAGE],
        "calls": todo.calls(report),
        "file": book.shown(book.decisions),
        "page": page,
        "pages": pages,
    }
    return Page("export.html", data)


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
