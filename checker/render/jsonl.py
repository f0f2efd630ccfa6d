"""One JSON object a line, for tools that read streams: the run, then every finding, notice and stale record."""

from __future__ import annotations

import json
from collections.abc import Iterator

from checker.model import Json, Report
from checker.render import _data as data


def render(report: Report, *, lang: str = "auto") -> str:
    """Lines of JSON with the keys of `json`; `kind` is "run" (first), "conflict", "update", "agreement", "notice" or "stale"."""
    return "".join(json.dumps(line, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[Json]:
    yield {"kind": "run", **data.head(report), "stats": dict(sorted(report.stats.items()))}
    for kind, findings in (("conflict", report.conflicts), ("update", report.updates), ("agreement", report.agreements)):
        for finding in findings:
            yield {"kind": kind, **data.finding(finding)}
    for notice in report.notices:
        yield {"kind": "notice", **data.notice(notice)}
    for item in report.stale:
        yield {"kind": "stale", **data.stale(item)}
