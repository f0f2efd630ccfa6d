"""The report for a terminal: one block a conflict, places as path:line, one closing line."""

from __future__ import annotations

from checker.codes import BY_CODE
from checker.identity import short
from checker.model import Finding, Notice, Report
from checker.render import _states as states
from checker.render import _words as words

_COLOR = {"error": "\x1b[31m", "warning": "\x1b[33m", "note": "\x1b[34m"}
_LISTED = 10  # decided conflicts and stale records
_BOLD, _DIM, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def render(report: Report, *, lang: str = "auto", color: bool = False) -> str:
    """Plain text; with `color`, ANSI colours beside the words that they repeat."""
    lang = words.language(report, lang)
    blocks = [_finding(finding, lang, color) for finding in states.active(report)]
    notices = [_notice(item, lang, color) for item in states.notices(report)]
    settled = _some([_settled(finding, lang) for finding in states.settled(report, "decided")])
    gone = _some([f"{'失效：' if lang == 'zh' else 'stale: '}{_safe(states.stale(item, lang))}" for item in report.stale])
    tail = [*notices, *settled, *gone]
    return "\n".join([*blocks, *([*tail, ""] if tail else []), closing(report, lang)]) + "\n"


def closing(report: Report, lang: str = "auto") -> str:
    """One line: how many conflicts count, in how many articles, what does not count, and what agrees."""
    lang = words.language(report, lang)
    active = states.active(report)
    count = states.tally(active)
    conflicts, articles, agree = len(active), len(report.articles), words.agreeing(report)
    beside = states.beside(report, lang)
    if lang == "zh":
        kinds = "，".join(f"{words.SEVERITY[name].zh} {n}" for name, n in count.items() if n)
        head = f"{articles} 篇文章中有 {conflicts} 处冲突" + (f"（{kinds}）" if kinds else "")
        head += f"；{beside}" if beside else ""
        return f"{head}；更新 {len(report.updates)} 处；一致 {agree} 项。"
    kinds = ", ".join(words.counted(n, name, f"{name}s") for name, n in count.items() if n)
    head = f"{words.counted(conflicts, 'conflict', 'conflicts')}" + (f" ({kinds})" if kinds else "")
    tail = f"{words.counted(len(report.updates), 'update', 'updates')}; {words.counted(agree, 'fact agrees', 'facts agree')}"
    tail = f"{beside}; {tail}" if beside else tail
    return f"{head} in {words.counted(articles, 'article', 'articles')}; {tail}."


def _finding(finding: Finding, lang: str, color: bool) -> str:
    rule = BY_CODE.get(finding.rule)
    level = _paint(words.SEVERITY[finding.severity].get(lang), _COLOR[finding.severity], color)
    name = (rule.title.zh if lang == "zh" else rule.name) if rule else ""
    sure = ("置信度 " if lang == "zh" else "confidence ") + words.confidence(finding, lang)
    title = _paint(_safe(words.subject(finding)), _BOLD, color)
    lines = [f"{level} {finding.rule} {name} [{short(finding.id)}] {title} ({sure})"]
    if finding.state != "open":
        lines[0] += f" — {states.STATE[finding.state].get(lang)}"
    for side in finding.values:
        lines.append(f"  - {_paint(_safe(side.display), _BOLD, color)}")
        for claim in side.claims:
            before, value, after = words.shorten(claim.quote, *words.value_in_quote(claim))
            quote = _safe(f"{before}{value}{after}")
            lines.append(f"      {_paint(f'{_safe(claim.path)}:{claim.line}', _DIM, color)}  “{quote}”")
    old = states.ruling(finding, lang)
    if old:
        lines.append(f"  {'此前裁定：' if lang == 'zh' else 'decision so far: '}{_safe(old)}")
    why, todo = ("原因：", "建议：") if lang == "zh" else ("why: ", "suggestion: ")
    lines.append(f"  {why}{_safe(finding.why.get(lang))}")
    if finding.suggestion:
        lines.append(f"  {todo}{_safe(finding.suggestion.get(lang))}")
    return "\n".join(lines) + "\n"


def _some(lines: list[str]) -> list[str]:
    """The first lines, and how many more there are: on a terminal what is settled must not bury what is open."""
    return [*lines[:_LISTED], f"… +{len(lines) - _LISTED}"] if len(lines) > _LISTED else lines


def _notice(item: Notice, lang: str, color: bool) -> str:
    level = _paint(words.SEVERITY[item.severity].get(lang), _COLOR[item.severity], color)
    place = _paint(f"{_safe(item.path)}:{item.line}", _DIM, color)
    return f"{level} {item.rule} {place}  {_safe(item.why.get(lang))}"


def _settled(finding: Finding, lang: str) -> str:
    """One line for a decided conflict: what was decided."""
    made = states.ruling(finding, lang)
    word = states.STATE[finding.state].get(lang)
    told = f"{word}{'：' if lang == 'zh' else ': '}{made}" if made else word
    head = f"{finding.rule} [{short(finding.id)}] {words.cut(words.subject(finding), 120)}"
    return _safe(f"{head}{'：' if lang == 'zh' else ': '}{words.versus(finding)} — {told}")


def _safe(text: str) -> str:
    """One line that neither moves the cursor nor gives orders to a CI runner."""
    return words.plain(text).replace("##[", "## [").replace("::", ":\u200b:")


def _paint(text: str, code: str, color: bool) -> str:
    return f"{code}{text}{_RESET}" if color else text
