"""One line a conflict: `path:line:column: severity rule name [id] message`, as editors and `grep` read it."""

from __future__ import annotations

from collections.abc import Collection

from checker.model import Report
from checker.render import _words as words
from checker.render._entries import Entry, address, entries, tally


def render(report: Report, *, lang: str = "auto", changed: Collection[str] = ()) -> str:
    """The lines, the gravest first, and a last one with the total. Only conflicts that count, and notices."""
    lang = words.language(report, lang)
    found = entries(report, lang, changed=changed)
    if not found:
        return ("没有发现冲突。" if lang == "zh" else "No conflicts found.") + "\n"
    total = f"共 {len(found)} 处（{tally(found, lang)}）。" if lang == "zh" else f"Found {len(found)}: {tally(found, lang)}."
    return "\n".join([*(_line(entry, lang) for entry in found), total]) + "\n"


def _line(entry: Entry, lang: str) -> str:
    place = entry.place
    at = f"{address(place.path)}:{place.line}" + (f":{place.column}" if place.column else "")
    return f"{at}: {words.SEVERITY[entry.severity].get(lang)} {entry.title} {entry.message}"
