"""GitLab Code Quality: a JSON array for `artifacts: reports: codequality`."""

from __future__ import annotations

import json
from collections.abc import Collection

from checker.model import Json, Report, Severity
from checker.render import _words as words
from checker.render._entries import Entry, entries
from checker.render._places import ANYWHERE, Root

_SEVERITY: dict[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report, *, lang: str = "auto", root: Root = ANYWHERE, changed: Collection[str] = ()) -> str:
    """One object a conflict that counts, the gravest first; the fingerprint is its id, so a merge request shows what is new."""
    lang = words.language(report, lang)
    rows = [_row(entry) for entry in entries(report, lang, root=root, changed=changed)]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _row(entry: Entry) -> Json:
    place = entry.place
    return {
        "engine_name": "crossclaim",
        "type": "issue",
        "check_name": entry.rule,
        "description": f"{entry.title} {entry.message}",
        "fingerprint": entry.id,
        "severity": _SEVERITY[entry.severity],
        "categories": ["Bug Risk"],
        "location": {"path": place.path, "lines": {"begin": place.line, "end": place.end_line or place.line}},
    }
