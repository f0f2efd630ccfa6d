"""The Markdown report: verdict, table, one card a conflict, then what agrees, what was kept apart and how the run went.

Bold is `<b>`: beside Chinese punctuation `**` is often shown as it is. Nothing is said by colour or sign alone.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

from checker.codes import BY_CODE
from checker.identity import short
from checker.model import ArticleRow, Finding, NotCompared, Report, Side
from checker.render import _words as words
from checker.render._escape import code, href, inline, raw
from checker.render._places import ANYWHERE, Root
from checker.selection import fails
from checker.version import __version__
from claims.model import Claim

_WORDS: dict[str, tuple[str, str]] = {
    "heading": ("Consistency report", "一致性检查报告"),
    "table": ("Severity | Conflict | Rule | Values found | Where | Id", "级别 | 冲突 | 规则 | 各方数值 | 位置 | 编号"),
    "values": ("Value | Source | Quote | Normalised", "数值 | 出处 | 原文 | 归一化"),
    "articles": ("Article | Title | Date used | Conflicts | Remarks", "文章 | 标题 | 所用日期 | 冲突数 | 备注"),
    "confidence": ("confidence ", "置信度 "),
    "why": ("Why it conflicts.", "为何冲突："),
    "why update": ("What changed.", "变化："),
    "suggestion": ("Suggestion.", "建议："),
    "explain": ("What a rule means:", "规则说明："),
    "run": ("Run details", "运行信息"),
    "no date": ("none found", "未找到"),
    "copy": ("copy of ", "转载自 "),
    "colon": (": ", "："),
    "stop": (" ", ""),
    "as of": ("as of ", "基准日 "),
    "model": ("encoder ", "模型 "),
    "equal": (
        "no wall-clock time or duration is printed, so equal input gives an equal file.",
        "不打印时间与耗时：输入相同则文件逐字节相同。",
    ),
}


@dataclass(frozen=True, slots=True)
class _Page:
    """What every part needs: language, names of the articles, and the folder that links start from."""

    lang: str
    names: dict[str, str]
    base: str

    def say(self, key: str) -> str:
        return _WORDS[key][self.lang == "zh"]

    def link(self, path: str, line: int, name: str = "") -> str:
        file = path.partition("#")[0]
        target = posixpath.relpath(file, self.base) if self.base and not file.startswith("/") else file
        return f"[{name or f'{code(self.names.get(path, path))} L{line}'}]({href(target, line)})"


def render(
    report: Report,
    *,
    lang: str = "auto",
    fail_on: str = "error",
    base: str = "",
    link: str = "",
    root: Root = ANYWHERE,
    max_bytes: int | None = None,
    max_chars: int | None = None,
    artifact: str = "",
) -> str:
    """The page as text ending in one newline.

    `lang` is "zh", "en" or "auto"; `base` is the folder in which the page will lie, "/" separated and relative to the same
    place as the articles' paths, so that links lead from the page to the articles.
    """
    page = _Page(words.language(report, lang), words.labels([row.article.path for row in report.articles]), base)
    parts = ["<!-- crossclaim:report v1 -->\n# " + page.say("heading"), _verdict(report, page, fail_on)]
    if report.conflicts:
        parts += [_table(report, page), _hint(report, page)]
    parts += [part for n, finding in enumerate(report.conflicts, 1) for part in _card(finding, n, page)]
    parts += _updates(report.updates, page)
    parts += _agreements(report.agreements, page)
    parts += _apart(report.not_compared, page)
    parts += _run(report, page, fail_on)
    return "\n\n".join(parts) + "\n"


def _verdict(report: Report, page: _Page, fail_on: str) -> str:
    zh = page.lang == "zh"
    total, articles = len(report.conflicts), len(report.articles)
    failed = fails(report, fail_on)
    mark = ("❌ 未通过" if zh else "❌ Failed") if failed else ("✅ 通过" if zh else "✅ Passed")
    if fail_on == "never" and total:
        mark = "ℹ️ 仅报告" if zh else "ℹ️ Report only"  # nobody asked for a verdict, and six conflicts are no pass
    counts = [(name, sum(f.severity == name for f in report.conflicts)) for name in words.SEVERITY]
    if zh:
        kinds = " · ".join(f"{words.SIGNS[name]} {words.SEVERITY[name].zh} {n}" for name, n in counts if n)  # type: ignore[index]
        line = f"<b>{mark}</b> — {articles} 篇文章中有 <b>{total} 处冲突</b>"
        return f"{line}：{kinds}。" if kinds else f"{line}。"
    kinds = " · ".join(f"{words.SIGNS[name]} {words.counted(n, name, name + 's')}" for name, n in counts if n)  # type: ignore[index]
    line = f"<b>{mark}</b> — <b>{words.counted(total, 'conflict', 'conflicts')}</b>"
    return f"{line} in {words.counted(articles, 'article', 'articles')}" + (f": {kinds}." if kinds else ".")


def _table(report: Report, page: _Page) -> str:
    rows = [f"| {page.say('table')} |", "|---|---|---|---|---|---|"]
    for n, finding in enumerate(report.conflicts, 1):
        level = f"{words.SIGNS[finding.severity]} {words.SEVERITY[finding.severity].get(page.lang)}"
        title = f"[{n}. {inline(words.subject(finding))}](#c-{finding.id})"
        values = " ≠ ".join(inline(side.display) for side in finding.values)
        where = " · ".join(page.link(side.claims[0].path, side.claims[0].line) for side in finding.values if side.claims)
        rows.append(f"| {level} | {title} | {code(finding.rule)} | {values} | {where} | {code(short(finding.id))} |")
    return "\n".join(rows)


def _hint(report: Report, page: _Page) -> str:
    return f"> {page.say('explain')} `crossclaim explain {report.conflicts[0].rule}`"


def _card(finding: Finding, n: int, page: _Page) -> list[str]:
    rule = BY_CODE.get(finding.rule)
    name = (rule.title.zh if page.lang == "zh" else rule.name) if rule else ""
    head = f"{words.SIGNS[finding.severity]} {words.SEVERITY[finding.severity].get(page.lang)} "
    head += f"<b>{n}. {raw(words.subject(finding))}</b> — <code>{raw(f'{finding.rule} {name}'.strip())}</code>"
    head += f" · {page.say('confidence')}{words.confidence(finding, page.lang)} · <code>{short(finding.id)}</code>"
    opened = " open" if finding.severity == "error" else ""
    parts = [
        f'<a id="c-{finding.id}"></a>',
        f"<details{opened}><summary>{head}</summary>",
        _values(finding, page),
        f"<b>{page.say('why')}</b>{page.say('stop')}{inline(finding.why.get(page.lang))}",
    ]
    if finding.suggestion:
        parts.append(f"<b>{page.say('suggestion')}</b>{page.say('stop')}{inline(finding.suggestion.get(page.lang))}")
    return [*parts, "</details>"]


def _values(finding: Finding, page: _Page) -> str:
    rows = [f"| {page.say('values')} |", "|---|---|---|---|"]
    for side in finding.values:
        for i, claim in enumerate(side.claims):
            display = inline(side.display)
            shown = f"<b>{display}</b>" if i == 0 and display else display
            rows.append(f"| {shown} | {page.link(claim.path, claim.line)} | {_quote(claim)} | {code(side.normalized)} |")
    return "\n".join(rows)


def _quote(claim: Claim) -> str:
    before, value, after = words.shorten(claim.quote, *words.value_in_quote(claim))
    bold = f"<b>{inline(value)}</b>" if value.strip() else ""
    return f"{_spaced(before, end=True)}{bold}{_spaced(after, start=True)}"


def _spaced(text: str, *, start: bool = False, end: bool = False) -> str:
    """Escaped text that keeps the space beside the value."""
    body = inline(text)
    left = " " if start and text[:1].isspace() else ""
    right = " " if end and text[-1:].isspace() else ""
    return f"{left}{body}{right}"


def _folded(title: str, parts: Sequence[str]) -> list[str]:
    return [f"<details><summary>{title}</summary>", *parts, "</details>"] if parts else []


def _updates(findings: Sequence[Finding], page: _Page) -> list[str]:
    n = len(findings)
    title = (
        f"数字已更新（{n}）：后来的报道修订了数值，不算冲突"
        if page.lang == "zh"
        else f"Updates ({n}): a later report revised the value"
    )
    parts: list[str] = []
    for finding in findings:
        parts.append(f"<b>{inline(words.subject(finding))}</b> — {code(finding.rule)} · {code(short(finding.id))}")
        parts += [_values(finding, page), f"<b>{page.say('why update')}</b>{page.say('stop')}{inline(finding.why.get(page.lang))}"]
    return _folded(title, parts)


def _where(claims: Sequence[Claim], page: _Page) -> str:
    shown = []
    for path, lines in words.places(claims):
        first, rest = lines[0], lines[1:]
        shown.append(", ".join([page.link(path, first), *(page.link(path, line, f"L{line}") for line in rest)]))
    return ", ".join(shown)


def _agreements(findings: Sequence[Finding], page: _Page) -> list[str]:
    n = len(findings)
    title = f"已核对且一致（{n} 项，每项至少两处提及）"
    if page.lang != "zh":
        title = f"Checked and consistent ({words.counted(n, 'fact', 'facts')} with ≥ 2 mentions)"
    items = [_agreement(finding, page) for finding in findings]
    return _folded(title, ["\n".join(items)] if items else [])


def _agreement(finding: Finding, page: _Page) -> str:
    values = " = ".join(dict.fromkeys(_value_words(side) for side in finding.values))
    claims = [claim for side in finding.values for claim in side.claims]
    return f"- <b>{inline(words.subject(finding))}</b>{page.say('colon')}{values} — {_where(claims, page)}"


def _value_words(side: Side) -> str:
    return inline(side.display)


def _apart(items: Sequence[NotCompared], page: _Page) -> list[str]:
    n = len(items)
    title = f"相似但不作比较（{n}）" if page.lang == "zh" else f"Similar sentences not compared ({n})"
    lines = []
    for item in items:
        quotes = " / ".join(f"{_quote(claim)} ({page.link(claim.path, claim.line)})" for claim in item.claims)
        lines.append(f"- <b>{inline(item.reason.get(page.lang))}</b>{page.say('colon')}{quotes}")
    return _folded(title, ["\n".join(lines)] if lines else [])


def _run(report: Report, page: _Page, fail_on: str) -> list[str]:
    rows = [f"| {page.say('articles')} |", "|---|---|---|--:|---|"]
    rows += [_article(row, report, page) for row in report.articles]
    notes = [f"- {inline(note.get(page.lang))}" for note in report.notes]
    return _folded(page.say("run"), [part for part in ("\n".join(rows), "\n".join(notes), _facts(report, page, fail_on)) if part])


def _article(row: ArticleRow, report: Report, page: _Page) -> str:
    article = row.article
    day = page.say("no date")
    if article.published:
        sign = "≈ " if article.published_from == "inferred" else ""
        day = f"{sign}{article.published.isoformat()} ({words.origin(article.published_from, page.lang)})"
    found = sum(any(c.path == article.path for side in f.values for c in side.claims) for f in report.conflicts)
    remarks = [f"{page.say('copy')}{code(page.names.get(row.copy_of, row.copy_of))}"] if row.copy_of else []
    remarks += [inline(note) for note in article.notes]
    name = page.link(article.path, 1, code(page.names[article.path]))
    return f"| {name} | {inline(article.title)} | {day} | {found} | {' · '.join(remarks)} |"


def _facts(report: Report, page: _Page, fail_on: str) -> str:
    facts = [f"`crossclaim {__version__}`"]
    if report.as_of:
        facts.append(f"{page.say('as of')}`{report.as_of.isoformat()}` ({inline(words.origin(report.as_of_from, page.lang))})")
    facts.append(f"fail-on `{fail_on}`")
    if report.encoder:
        facts.append(f"{page.say('model')}{code(report.encoder)}")
    facts += [f"{inline(name)} {n}" for name, n in sorted(report.stats.items())]
    return " · ".join([*facts, page.say("equal")])
