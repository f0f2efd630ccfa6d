"""The line on top of a page: passed or failed, and what counts."""

from __future__ import annotations

from checker.model import Report
from checker.render import _states as states
from checker.render import _words as words
from checker.selection import fails


def mark(report: Report, lang: str, fail_on: str) -> str:
    """Passed, failed, or, where nobody asked for a verdict and there are conflicts, a report only."""
    zh = lang == "zh"
    if fail_on == "never" and states.active(report):
        return "ℹ️ 仅报告" if zh else "ℹ️ Report only"
    if fails(report, fail_on):
        return "❌ 未通过" if zh else "❌ Failed"
    return "✅ 通过" if zh else "✅ Passed"


def verdict(report: Report, lang: str, fail_on: str, bold: tuple[str, str] = ("", "")) -> str:
    """One line: the verdict, conflicts that count by severity, what does not count. `bold` is put around what matters."""
    on, off = bold
    active = states.active(report)
    total, articles = len(active), len(report.articles)
    count = [(name, n) for name, n in states.tally(active).items() if n]
    beside = states.beside(report, lang)
    head = f"{on}{mark(report, lang, fail_on)}{off}"
    if lang == "zh":
        kinds = " · ".join(f"{words.SIGNS[name]} {words.SEVERITY[name].zh} {n}" for name, n in count)
        line = f"{head} — {articles} 篇文章中有 {on}{total} 处冲突{off}"
        return f"{line}{f'：{kinds}' if kinds else ''}。{f'{beside}。' if beside else ''}"
    kinds = " · ".join(f"{words.SIGNS[name]} {words.counted(n, name, name + 's')}" for name, n in count)
    line = f"{head} — {on}{words.counted(total, 'conflict', 'conflicts')}{off}"
    line += f" in {words.counted(articles, 'article', 'articles')}"
    return f"{line}{f': {kinds}' if kinds else ''}.{f' {beside}.' if beside else ''}"
