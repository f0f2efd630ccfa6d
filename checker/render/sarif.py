"""SARIF 2.1.0 for code scanning: one result a conflict, its other ends as related locations, its id as the fingerprint.

GitHub refuses a whole file for one result without a place, keeps 100 places a result and 25,000 results a run (it shows
5,000), and matches alerts by `primaryLocationLineHash` alone; the id stands there, because it outlives edits of the line.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from checker.codes import BY_CODE, confidence_name, measured
from checker.model import Finding, Json, Notice, Report, Severity, Side
from checker.render import _states as states
from checker.render import _words as words
from checker.render._entries import harmless
from checker.render._places import ANYWHERE, Place, Places, Root, relative, uri
from checker.version import __version__
from claims.model import Claim

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
RESULTS = 25_000
RELATED = 99
_REACH = 6  # other values that a message names
_STATE = {"open": "new", "changed": "updated", "known": "unchanged", "decided": "unchanged"}
_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


def render(report: Report, *, lang: str = "auto", root: Root = ANYWHERE, changed: Collection[str] = ()) -> str:
    """The log as JSON text: conflicts that count first, then known and decided ones as suppressed, the gravest first in each.

    `root` tells what the paths are relative to; a conflict with an end in one of the
    `changed` files has its place there, the others are related.
    """
    lang = words.language(report, lang)
    places = Places(report, root, changed)
    found = sorted(report.conflicts, key=lambda finding: (not finding.active, _RANK[finding.severity]))
    kept = found[: max(RESULTS - len(report.notices), 0)]
    codes = sorted({finding.rule for finding in kept} | {item.rule for item in report.notices})
    index = {code: n for n, code in enumerate(codes)}
    compared = bool(report.stale) or any(finding.state != "open" for finding in report.conflicts)
    results = [_result(finding, lang, places, index, compared) for finding in kept]
    results += [_notice(item, lang, root, index, compared) for item in report.notices[:RESULTS]]
    run: Json = {
        "tool": {"driver": _driver(codes, lang)},
        "automationDetails": {"id": "crossclaim/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the repository."}}},
        "results": results,
    }
    if len(kept) < len(found):
        run["invocations"] = [_truncated(len(found) - len(kept), lang)]
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _driver(codes: Sequence[str], lang: str) -> Json:
    return {
        "name": "crossclaim",
        "semanticVersion": __version__,
        "rules": [_rule(code, lang) for code in codes],
    }


def _rule(code: str, lang: str) -> Json:
    rule = BY_CODE.get(code)
    if rule is None:
        return {"id": code, "shortDescription": {"text": code}}
    why, fix, example = rule.why.get(lang), rule.fix.get(lang), rule.example.get(lang)
    found = measured().get(code)
    rate = {"precision": found.level} if found and found.tells else {}
    sign = "例：" if lang == "zh" else "Example: "
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.title.get(lang)},
        "fullDescription": {"text": why},
        "help": _help(code, why, f"{sign}{example}", fix),
        "defaultConfiguration": {"level": rule.severity},
        "properties": {
            **rate,
            "problem.severity": {"note": "recommendation"}.get(rule.severity, rule.severity),
            "tags": ["consistency", rule.family.en],
        },
    }


def _help(code: str, why: str, example: str, fix: str) -> Json:
    return {
        "text": f"{why}\n{example}\n{fix}",
        "markdown": f"{why}\n\n> {example}\n\n{fix}\n\n`crossclaim explain {code}`",
    }


def _result(finding: Finding, lang: str, places: Places, index: dict[str, int], compared: bool) -> Json:
    ends = places.ends(finding)
    related = ends[1 : RELATED + 1]
    first = places.of(ends[0][1]) if ends else places.fallback()
    made: Json = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": finding.severity,
        "message": {"text": _message(finding, ends, lang)},
        "locations": [_location(first)],
        "relatedLocations": [_related(n, side, places.of(claim)) for n, (side, claim) in enumerate(related, 1)],
        "partialFingerprints": {"conflictId/v1": finding.id, "primaryLocationLineHash": f"{finding.id}:1"},
        "properties": {
            "confidence": confidence_name(finding.confidence),
            "state": finding.state,
        },
    }
    if compared:
        made["baselineState"] = _STATE[finding.state]
    if not finding.active:
        made["suppressions"] = [_suppression(finding, lang)]
    return made


def _suppression(finding: Finding, lang: str) -> Json:
    told = states.ruling(finding, lang) or states.STATE[finding.state].get(lang)
    return {"kind": "external", "status": "accepted", "justification": harmless(told)}


def _message(finding: Finding, ends: Sequence[tuple[Side, Claim]], lang: str) -> str:
    """The values, those elsewhere as links to their places: `[2020](1)` is the related location with id 1."""
    zh = lang == "zh"
    head = _text(words.cut(words.subject(finding), 120))
    why = _text(words.cut(finding.why.get(lang), 400))
    first: dict[int, int] = {}
    for n, (side, _) in enumerate(ends[: RELATED + 1]):
        first.setdefault(id(side), n)
    here = ends[0][0] if ends else None
    others = [side for side in finding.values if side is not here]
    if here is None or not others:
        said = " ≠ ".join(_text(words.cut(side.display, 80)) for side in finding.values[:_REACH])
    else:
        links = [_link(side, first.get(id(side), 0)) for side in others[:_REACH]]
        links += [f"… +{len(others) - _REACH}"] if len(others) > _REACH else []
        value = _text(words.cut(here.display, 80))
        said = f"此处为 {value}，而别处为 {'、'.join(links)}" if zh else f"{value} here, but {', '.join(links)}"
    return f"{head}：{said}。{why}" if zh else f"{head}: {said}. {why}"


def _link(side: Side, n: int) -> str:
    text = _text(words.cut(side.display, 80))
    return f"[{text}]({n})" if n and text else text


def _text(text: str) -> str:
    """Text that makes no link of its own in a message."""
    return harmless(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _location(place: Place) -> Json:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri(place.path), "uriBaseId": "%SRCROOT%"},
            "region": _region(place),
        }
    }


def _related(n: int, side: Side, place: Place) -> Json:
    quote = words.cut(place.quote, 300)
    return {"id": n, **_location(place), "message": {"text": f"{_text(words.cut(side.display, 80))}: {_text(quote)}"}}


def _region(place: Place) -> Json:
    region: Json = {"startLine": place.line}
    if place.column:
        region |= {"startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column}
    if place.column and place.quote and len(place.quote) <= 1_000:
        region["snippet"] = {"text": place.quote}
    return region


def _notice(item: Notice, lang: str, root: Root, index: dict[str, int], compared: bool) -> Json:
    made: Json = {
        "ruleId": item.rule,
        "ruleIndex": index[item.rule],
        "level": item.severity,
        "message": {"text": _text(words.cut(item.why.get(lang), 600)) or item.rule},
        "locations": [_location(Place(relative(item.path, root), max(item.line, 1)))],
        "partialFingerprints": {"conflictId/v1": item.id, "primaryLocationLineHash": f"{item.id}:1"},
    }
    return {**made, "baselineState": "new"} if compared else made


def _truncated(n: int, lang: str) -> Json:
    said = f"另有 {n} 处冲突未写入：代码扫描每次最多接受 {RESULTS} 条。" if lang == "zh" else ""
    said = said or f"{n} more conflicts are not in this file: code scanning takes {RESULTS} results a run."
    return {"executionSuccessful": True, "toolExecutionNotifications": [{"level": "warning", "message": {"text": said}}]}
