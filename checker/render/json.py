"""The report as JSON that validates against `report.schema.json`."""

from __future__ import annotations

import json

from checker.model import Json, Report
from checker.render import _data as data

SCHEMA = data.SCHEMA


def render(report: Report, *, lang: str = "auto") -> str:
    """JSON text, two spaces deep, keys in the schema's order; both languages are in it, so `lang` changes nothing."""
    return json.dumps(to_dict(report), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def to_dict(report: Report) -> Json:
    """The report as plain dicts, lists, strings and numbers."""
    made = {
        **data.head(report),
        "articles": [data.article(row) for row in report.articles],
        "conflicts": [data.finding(f) for f in report.conflicts],
        "updates": [data.finding(f) for f in report.updates],
        "agreements": [data.finding(f) for f in report.agreements],
        "not_compared": [data.apart(n) for n in report.not_compared],
        "notices": [data.notice(n) for n in report.notices],
        "stale": [data.stale(s) for s in report.stale],
        "notes": [{"en": note.en, "zh": note.zh} for note in report.notes],
        "stats": dict(sorted(report.stats.items())),
    }
    return made if report.judge is None else {**made, "judge": data.judge(report.judge)}
