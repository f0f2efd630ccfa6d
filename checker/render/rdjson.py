"""Reviewdog's diagnostic format: `crossclaim check … -o rdjson | reviewdog -f=rdjson`. Columns count bytes of UTF-8."""

from __future__ import annotations

import json
from collections.abc import Collection

from checker.model import Json, Report, Severity
from checker.render import _words as words
from checker.render._entries import Entry, entries
from checker.render._places import ANYWHERE, Root

_SEVERITY: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(report: Report, *, lang: str = "auto", root: Root = ANYWHERE, changed: Collection[str] = ()) -> str:
    """One diagnostic a conflict that counts, the gravest first, at its primary end; the message names the other ends."""
    lang = words.language(report, lang)
    found = entries(report, lang, root=root, changed=changed)
    made = {"source": {"name": "crossclaim"}, "diagnostics": [_diagnostic(entry) for entry in found]}
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _diagnostic(entry: Entry) -> Json:
    place = entry.place
    start: Json = {"line": place.line}
    span: Json = {"start": start}
    if place.byte:
        start["column"] = place.byte
        span["end"] = {"line": place.end_line, "column": place.end_byte}
    return {
        "message": f"{entry.title} {entry.message}",
        "location": {"path": place.path, "range": span},
        "severity": _SEVERITY[entry.severity],
        "code": {"value": entry.rule},
    }
