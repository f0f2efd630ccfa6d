"""Findings as plain dicts, lists, strings and numbers: what `json` and `jsonl` write."""

from __future__ import annotations

from checker.model import ArticleRow, Finding, Json, Judgement, JudgeRun, NotCompared, Notice, Report, Ruling, Side, Stale
from checker.version import __version__
from claims.model import Claim

SCHEMA = "crossclaim-report/1"


def head(report: Report) -> Json:
    """What the run was: schema, tool and date."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "crossclaim", "version": __version__, "encoder": report.encoder},
        "as_of": report.as_of.isoformat() if report.as_of else None,
        "as_of_from": report.as_of_from,
    }


def article(row: ArticleRow) -> Json:
    """An article's row."""
    one = row.article
    return {
        "path": one.path,
        "title": one.title,
        "published": one.published.isoformat() if one.published else None,
        "published_from": one.published_from,
        "source": one.source,
        "language": one.language,
        "copy_of": row.copy_of,
        "notes": list(one.notes),
    }


def finding(made: Finding) -> Json:
    """A conflict, update or agreement; both languages are in it. `judged` is there where a language model said something."""
    row: Json = {
        "id": made.id,
        "rule": made.rule,
        "severity": made.severity,
        "confidence": round(made.confidence, 4),
        "subject": made.subject,
        "attribute": made.attribute,
        "explanation": made.why.en,
        "explanation_zh": made.why.zh,
        "suggestion": made.suggestion.en if made.suggestion else None,
        "suggestion_zh": made.suggestion.zh if made.suggestion else None,
        "state": made.state,
        "ruling": ruling(made.ruling),
        "values": [_side(side) for side in made.values],
    }
    if made.judged is not None:
        row["judged"] = judged(made.judged)
    return row


def judged(made: Judgement) -> Json:
    """What a language model said, beside what the pipeline says without it."""
    return {
        "model": made.model,
        "use": made.use,
        "relation": made.relation,
        "slot": made.slot,
        "grade": made.grade,
        "reason": made.reason,
        "quotes": list(made.quotes),
        "offline": {"listed": made.offline.listed, "severity": made.offline.severity, "confidence": made.offline.confidence},
    }


def judge(run: JudgeRun) -> Json:
    """The part of a language model in a run: its verdicts, those that changed nothing included."""
    return {
        "models": list(run.models),
        "uses": list(run.uses),
        "counts": dict(sorted(run.counts.items())),
        "verdicts": [{**judged(one), "claims": [_claim(claim) for claim in one.claims]} for one in run.verdicts],
    }


def ruling(made: Ruling | None) -> Json | None:
    """A ruling, or None."""
    if made is None:
        return None
    return {
        "verdict": made.verdict,
        "keep": made.keep,
        "scope": made.scope,
        "note": made.note,
        "by": made.by,
        "on": made.on,
    }


def stale(item: Stale) -> Json:
    """A record that belongs to no conflict any more."""
    return {
        "id": item.id,
        "rule": item.rule,
        "source": item.source,
        "values": list(item.values),
        "ruling": ruling(item.ruling),
    }


def notice(item: Notice) -> Json:
    """What is said about an article or a record."""
    return {
        "id": item.id,
        "rule": item.rule,
        "severity": item.severity,
        "path": item.path,
        "line": item.line,
        "explanation": item.why.en,
        "explanation_zh": item.why.zh,
    }


def apart(item: NotCompared) -> Json:
    """Look-alikes that were kept apart."""
    return {"reason": item.reason.en, "reason_zh": item.reason.zh, "claims": [_claim(claim) for claim in item.claims]}


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
