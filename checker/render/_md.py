"""Pieces of the Markdown page: links, quotes, values, one card a conflict.

Bold is `<b>`: beside Chinese punctuation `**` is often shown as it is. Nothing is said by colour or sign alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.codes import BY_CODE
from checker.identity import short
from checker.model import Finding
from checker.render import _states as states
from checker.render import _words as words
from checker.render._escape import code, inline, raw
from checker.render._places import ANYWHERE, Root, href
from claims.model import Claim

_WIDE = "\u00a0" * 9  # keeps a column wide enough for its words: a browser breaks a Chinese word between any two characters
_WORDS: dict[str, tuple[str, str]] = {
    "heading": ("Consistency report", "一致性检查报告"),
    "table": ("Severity | Conflict | Rule | Values found | Where | Id", f"级别{_WIDE} | 冲突 | 规则 | 各方数值 | 位置 | 编号"),
    "values": ("Value | Source | Quote | Normalised", "数值 | 出处 | 原文 | 归一化"),
    "articles": ("Article | Title | Date used | Conflicts | Remarks", "文章 | 标题 | 所用日期 | 冲突数 | 备注"),
    "confidence": ("confidence ", "置信度 "),
    "why": ("Why it conflicts.", "为何冲突："),
    "why update": ("What changed.", "变化："),
    "suggestion": ("Suggestion.", "建议："),
    "before": ("Decision so far.", "此前裁定："),
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
_REACH = 8  # values and places in one row of the table


@dataclass(frozen=True, slots=True)
class Page:
    """What every part needs: language, short names of the articles, and how links are made (see `_places.href`)."""

    lang: str
    names: dict[str, str]
    base: str = ""
    template: str = ""
    root: Root = ANYWHERE
    most: int | None = None  # quotes of one value in a card

    def say(self, key: str) -> str:
        """A word in the page's language."""
        return _WORDS[key][self.lang == "zh"]

    def paren(self, text: str) -> str:
        """A remark in brackets."""
        return f"（{text}）" if self.lang == "zh" else f" ({text})"

    def link(self, path: str, line: int, name: str = "") -> str:
        """A Markdown link to a line of an article."""
        label = name or f"{code(words.cut(self.names.get(path, path), 120))} L{line}"
        return f"[{label}]({href(path, line, template=self.template, base=self.base, root=self.root)})"


def row(finding: Finding, n: int, page: Page) -> str:
    """A row of the table of conflicts."""
    level = f"{words.SIGNS[finding.severity]}\u00a0{words.SEVERITY[finding.severity].get(page.lang)}"
    if finding.state == "changed":
        level += page.paren(states.STATE["changed"].get(page.lang))
    title = f"[{n}. {inline(words.cut(words.subject(finding), 120))}](#c-{finding.id})"
    found = [side.claims[0] for side in finding.values if side.claims]
    places = dict.fromkeys(page.link(claim.path, claim.line) for claim in found)
    where = " · ".join([*list(places)[:_REACH], *(["…"] if len(places) > _REACH else [])])
    return f"| {level} | {title} | {code(finding.rule)} | {inline(words.versus(finding))} | {where} | {code(short(finding.id))} |"


def card(finding: Finding, n: int, page: Page) -> str:
    """A folding card: every value with its quotes, why, and what to do. Errors are open."""
    rule = BY_CODE.get(finding.rule)
    name = (rule.title.zh if page.lang == "zh" else rule.name) if rule else ""
    head = f"{words.SIGNS[finding.severity]} {words.SEVERITY[finding.severity].get(page.lang)} "
    head += f"<b>{n}. {raw(words.cut(words.subject(finding), 160))}</b> — <code>{raw(f'{finding.rule} {name}'.strip())}</code>"
    head += f" · {page.say('confidence')}{words.confidence(finding, page.lang)} · <code>{short(finding.id)}</code>"
    if finding.state != "open":
        head += f" · {states.STATE[finding.state].get(page.lang)}"
    opened = " open" if finding.severity == "error" else ""
    parts = [
        f'<a id="c-{finding.id}"></a>',
        f"<details{opened}><summary>{head}</summary>",
        values(finding, page),
    ]
    if finding.ruling is not None:
        parts.append(f"<b>{page.say('before')}</b>{page.say('stop')}{inline(states.ruling(finding, page.lang))}")
    parts.append(f"<b>{page.say('why')}</b>{page.say('stop')}{prose(finding.why.get(page.lang), finding, page)}")
    if finding.suggestion:
        parts.append(f"<b>{page.say('suggestion')}</b>{page.say('stop')}{prose(finding.suggestion.get(page.lang), finding, page)}")
    return "\n\n".join([*parts, "</details>"])


def prose(text: str, finding: Finding, page: Page) -> str:
    """A sentence of the checker's, with short names of articles."""
    return inline(words.short_names(text, finding, page.names))


def values(finding: Finding, page: Page) -> str:
    """The table of values, one row a quote; a value without a quote (a house fact) has a row too."""
    rows = [f"| {page.say('values')} |", "|---|---|---|---|"]
    for side in finding.values:
        display = inline(words.cut(side.display, 160))
        bold = f"<b>{display}</b>" if display else display
        normal = code(words.normalized(side))
        if not side.claims:
            rows.append(f"| {bold} | — | — | {normal} |")
        claims = side.claims if page.most is None else side.claims[: page.most]
        for i, claim in enumerate(claims):
            rows.append(f"| {display if i else bold} | {page.link(claim.path, claim.line)} | {quote(claim)} | {normal} |")
        if len(side.claims) > len(claims):
            rows.append(f"| {display} | … +{len(side.claims) - len(claims)} | … | {normal} |")
    return "\n".join(rows)


def quote(claim: Claim) -> str:
    """The clause with its value in bold."""
    before, value, after = words.shorten(claim.quote, *words.value_in_quote(claim))
    bold = f"<b>{inline(value)}</b>" if value.strip() else ""
    return f"{_spaced(before, end=True)}{bold}{_spaced(after, start=True)}"


def _spaced(text: str, *, start: bool = False, end: bool = False) -> str:
    """Escaped text that keeps the space beside the value."""
    body = inline(text)
    left = " " if start and text[:1].isspace() else ""
    right = " " if end and text[-1:].isspace() else ""
    return f"{left}{body}{right}"


def places(claims: Sequence[Claim], page: Page) -> str:
    """Links to all places, the lines of one article together."""
    shown = []
    for path, lines in words.places(claims):
        first, rest = lines[0], lines[1:]
        shown.append(", ".join([page.link(path, first), *(page.link(path, line, f"L{line}") for line in rest)]))
    return ", ".join(shown)


def brief(finding: Finding, page: Page) -> str:
    """One list item: subject, values, places, id and the ruling, for conflicts that do not count."""
    claims = [side.claims[0] for side in finding.values[:_REACH] if side.claims]
    line = f"- <b>{inline(words.cut(words.subject(finding), 120))}</b>{page.say('colon')}{inline(words.versus(finding))}"
    line += f" — {places(claims, page)} · {code(finding.rule)} · {code(short(finding.id))}"
    made = states.ruling(finding, page.lang)
    return f"{line}<br>{inline(made)}" if made else line


def folded(title: str, parts: Sequence[str]) -> str:
    """A folded section; "" where nothing is in it."""
    return "\n\n".join([f"<details><summary>{title}</summary>", *parts, "</details>"]) if parts else ""
