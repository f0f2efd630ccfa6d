"""XC9: what is to be said about an article or a record rather than about two values."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from checker.codes import BY_CODE
from checker.model import Notice, Stale, Text
from claims.errors import InputError, chinese
from claims.model import Article

_ID = re.compile(r'"id": ?"([0-9a-z-]+)"')
_STALE = {"decision": Text("decision", "决定"), "baseline": Text("baseline entry", "基线条目")}


def notice(rule: str, path: str, why: Text, *, line: int = 1, about: str = "") -> Notice:
    """A notice with its rule's severity; the id rests on rule, path and `about`, not on the line."""
    key = "\n".join(("v1", rule, path, about))
    return Notice(hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:12], rule, BY_CODE[rule].severity, path, line, why)


def unreadable(error: InputError) -> Notice:
    """XC901 for a file that was found but could not be read."""
    return notice("XC901", error.path, Text(f"Cannot be read: {error.reason}.", f"无法读取：{chinese(error.reason)}。"))


def undated(articles: Iterable[Article]) -> tuple[Notice, ...]:
    """XC902 for every article that has text and no publication date."""
    why = Text(
        "No publication date was found; relative dates in it stay unresolved.",
        "未找到发表日期，文中的相对日期无法推算。",
    )
    return tuple(notice("XC902", a.path, why, line=a.first_line or 1) for a in articles if a.published is None and a.text.strip())


def stale(entries: Iterable[Stale], files: dict[str, Path], root: Path) -> tuple[Notice, ...]:
    """XC903 for every decision or baseline entry that belongs to no conflict any more, at its line of the record.

    `files` maps "decision" and "baseline" to their files; paths are told from `root`.
    """
    made = []
    lines = {kind: _lines(file) for kind, file in files.items()}
    for entry in entries:
        file = files[entry.source]
        path = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
        kind, short = _STALE[entry.source], entry.id[:7]
        values = ", ".join(entry.values)
        about = f" ({entry.rule}: {values})" if values else f" ({entry.rule})"
        why = Text(
            f"The {kind.en} {short}{about} belongs to no conflict any more.",
            f"{kind.zh} {short}{about} 已不对应任何冲突。",
        )
        made.append(notice("XC903", path, why, line=lines[entry.source].get(entry.id, 1), about=entry.id))
    return tuple(made)


def _lines(file: Path) -> dict[str, int]:
    """Line by id in a JSONL record; empty where it cannot be read."""
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    found = ((number, _ID.search(line)) for number, line in enumerate(text.split("\n"), 1))
    return {match[1]: number for number, match in found if match}
