"""The report for a terminal: one block a conflict, places as path:line, one closing line."""

from __future__ import annotations

from checker.codes import BY_CODE
from checker.identity import short
from checker.model import Finding, Report
from checker.render import _words as words

_COLOR = {"error": "\x1b[31m", "warning": "\x1b[33m", "note": "\x1b[34m"}
_BOLD, _DIM, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def render(report: Report, *, lang: str = "auto", color: bool = False) -> str:
    """Plain text; with `color`, ANSI colours beside the words that they repeat."""
    lang = words.language(report, lang)
    blocks = [_finding(finding, lang, color) for finding in report.conflicts]
    return "\n".join([*blocks, closing(report, lang)]) + "\n"


def closing(report: Report, lang: str = "auto") -> str:
    """One line: how many conflicts, in how many articles, and what agrees."""
    lang = words.language(report, lang)
    count = {name: sum(f.severity == name for f in report.conflicts) for name in words.SEVERITY}
    conflicts, articles, agree = len(report.conflicts), len(report.articles), len(report.agreements)
    if lang == "zh":
        kinds = "，".join(f"{words.SEVERITY[name].zh} {n}" for name, n in count.items() if n)
        head = f"{articles} 篇文章中有 {conflicts} 处冲突" + (f"（{kinds}）" if kinds else "")
        return f"{head}；更新 {len(report.updates)} 处；一致 {agree} 项。"
    kinds = ", ".join(words.counted(n, name, f"{name}s") for name, n in count.items() if n)
    head = f"{words.counted(conflicts, 'conflict', 'conflicts')}" + (f" ({kinds})" if kinds else "")
    tail = f"{words.counted(len(report.updates), 'update', 'updates')}; {words.counted(agree, 'fact agrees', 'facts agree')}"
    return f"{head} in {words.counted(articles, 'article', 'articles')}; {tail}."


def _finding(finding: Finding, lang: str, color: bool) -> str:
    rule = BY_CODE.get(finding.rule)
    level = _paint(words.SEVERITY[finding.severity].get(lang), _COLOR[finding.severity], color)
    name = (rule.title.zh if lang == "zh" else rule.name) if rule else ""
    sure = ("置信度 " if lang == "zh" else "confidence ") + words.confidence(finding, lang)
    title = _paint(_safe(words.subject(finding)), _BOLD, color)
    lines = [f"{level} {finding.rule} {name} [{short(finding.id)}] {title} ({sure})"]
    for side in finding.values:
        lines.append(f"  - {_paint(_safe(side.display), _BOLD, color)}")
        for claim in side.claims:
            before, value, after = words.shorten(claim.quote, *words.value_in_quote(claim))
            quote = _safe(f"{before}{value}{after}")
            lines.append(f"      {_paint(f'{_safe(claim.path)}:{claim.line}', _DIM, color)}  “{quote}”")
    why, todo = ("原因：", "建议：") if lang == "zh" else ("why: ", "suggestion: ")
    lines.append(f"  {why}{_safe(finding.why.get(lang))}")
    if finding.suggestion:
        lines.append(f"  {todo}{_safe(finding.suggestion.get(lang))}")
    return "\n".join(lines) + "\n"


def _safe(text: str) -> str:
    """One line that neither moves the cursor nor gives orders to a CI runner."""
    return words.plain(text).replace("##[", "## [").replace("::", ":\u200b:")


def _paint(text: str, code: str, color: bool) -> str:
    return f"{code}{text}{_RESET}" if color else text
