"""The report as JSON that validates against `report.schema.json`."""

from __future__ import annotations

import json

from checker.model import Finding, Json, NotCompared, Report, Side
from checker.version import __version__
from claims.model import Claim

SCHEMA = "crossclaim-report/1"


def render(report: Report, *, lang: str = "auto") -> str:
    """JSON text, two spaces deep, keys in the schema's order; both languages are in it, so `lang` changes nothing."""
    return json.dumps(to_dict(report), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def to_dict(report: Report) -> Json:
    """The report as plain dicts, lists, strings and numbers."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "crossclaim", "version": __version__, "encoder": report.encoder},
        "as_of": report.as_of.isoformat() if report.as_of else None,
        "as_of_from": report.as_of_from,
        "articles": [_article(report, i) for i in range(len(report.articles))],
        "conflicts": [_finding(f) for f in report.conflicts],
        "updates": [_finding(f) for f in report.updates],
        "agreements": [_finding(f) for f in report.agreements],
        "not_compared": [_apart(n) for n in report.not_compared],
        "notes": [{"en": note.en, "zh": note.zh} for note in report.notes],
        "stats": dict(sorted(report.stats.items())),
    }


def _article(report: Report, index: int) -> Json:
    row = report.articles[index]
    article = row.article
    return {
        "path": article.path,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "published_from": article.published_from,
        "source": article.source,
        "language": article.language,
        "copy_of": row.copy_of,
        "notes": list(article.notes),
    }


def _finding(finding: Finding) -> Json:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": round(finding.confidence, 4),
        "subject": finding.subject,
        "attribute": finding.attribute,
        "explanation": finding.why.en,
        "explanation_zh": finding.why.zh,
        "suggestion": finding.suggestion.en if finding.suggestion else None,
        "suggestion_zh": finding.suggestion.zh if finding.suggestion else None,
        "values": [_side(side) for side in finding.values],
    }


def _side(side: Side) -> Json:
    return {
        "display": side.display,
        "normalized": side.normalized,
        "witnesses": side.witnesses,
        "claims": [_claim(claim) for claim in side.claims],
    }


def _claim(claim: Claim) -> Json:
    return {
        "path": claim.path,
        "line": claim.line,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "value_start": claim.value_start,
        "value_end": claim.value_end,
    }


def _apart(item: NotCompared) -> Json:
    return {"reason": item.reason.en, "reason_zh": item.reason.zh, "claims": [_claim(claim) for claim in item.claims]}
