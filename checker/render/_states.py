"""What became of a finding, in words: states, rulings, records that fit nothing any more."""

from __future__ import annotations

from collections.abc import Iterable

from checker.identity import short
from checker.model import Finding, Notice, Report, Ruling, Severity, Stale, Text
from checker.render import _words as words

STATE: dict[str, Text] = {
    "open": Text("open", "待处理"),
    "changed": Text("changed since it was decided", "裁定后有变化"),
    "known": Text("known (baseline)", "已知（基线）"),
    "decided": Text("decided", "已裁定"),
}
VERDICT: dict[str, Text] = {
    "keep": Text("keep", "采用"),
    "both": Text("both are true", "两者皆对"),
    "false-positive": Text("false alarm", "误报"),
    "call": Text("needs a call", "待核实"),
}
SCOPE: dict[str, Text] = {
    "person": Text("different persons", "不同的人"),
    "period": Text("different periods", "不同时段"),
    "place": Text("different places", "不同地点"),
    "part-whole": Text("part and whole", "部分与整体"),
    "time-zone": Text("time zones", "时区不同"),
    "forecast-actual": Text("forecast and actual", "预测与实际"),
    "entity": Text("wrong name", "对象认错"),
    "value": Text("value misread", "数值读错"),
    "same-value": Text("same value", "数值相同"),
    "quote": Text("quoted speech", "引语"),
    "advert": Text("advertisement", "广告"),
}
_ORDER: dict[str, int] = {"error": 0, "warning": 1, "note": 2}


def active(report: Report) -> list[Finding]:
    """The conflicts that count, in the report's order."""
    return [finding for finding in report.conflicts if finding.active]


def settled(report: Report, state: str) -> list[Finding]:
    """The conflicts in one state, in the report's order."""
    return [finding for finding in report.conflicts if finding.state == state]


def tally(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many findings there are of each severity, gravest first."""
    count: dict[Severity, int] = {"error": 0, "warning": 0, "note": 0}
    for finding in findings:
        count[finding.severity] += 1
    return count


def by_severity(findings: Iterable[Finding]) -> list[Finding]:
    """The gravest first, else in the order given."""
    return sorted(findings, key=lambda finding: _ORDER[finding.severity])


def ruling(finding: Finding, lang: str) -> str:
    """The ruling in one line: what, then who, when and why; "" where there is none."""
    if finding.ruling is None:
        return ""
    kept = {side.normalized: side.display for side in finding.values}
    return say(finding.ruling, lang, kept.get(finding.ruling.keep, finding.ruling.keep))


def say(made: Ruling, lang: str, keep: str = "") -> str:
    """A ruling in one line of plain text; `keep` is the value to show for "keep"."""
    zh = lang == "zh"
    head = VERDICT[made.verdict].get(lang) if made.verdict in VERDICT else made.verdict
    if made.verdict == "keep":
        head += f" {words.cut(keep or made.keep, 120)}"
    elif made.scope:
        scope = SCOPE[made.scope].get(lang) if made.scope in SCOPE else words.cut(made.scope, 60)
        head += f"（{scope}）" if zh else f" ({scope})"
    who = ("，" if zh else ", ").join(part for part in (words.cut(made.by, 80), words.cut(made.on[:10], 10)) if part)
    head += (f" — {who}") if who else ""
    if made.note:
        head += f"{'：' if zh else ': '}{words.cut(made.note, 400)}"
    return head


def notices(report: Report) -> list[Notice]:
    """The notices of a page that lists stale records in a section of their own."""
    return [item for item in report.notices if item.rule != "XC903" or not report.stale]


def stale(item: Stale, lang: str) -> str:
    """One line of plain text on a record that belongs to no conflict of this run."""
    kind, id_, rest = stale_parts(item, lang)
    return f"{kind} {id_} {rest}"


def stale_parts(item: Stale, lang: str) -> tuple[str, str, str]:
    """What kind of record, its short id, and rule, values and ruling in plain text."""
    zh = lang == "zh"
    kind = {"decision": ("decision", "裁定"), "baseline": ("baseline entry", "基线条目")}[item.source][zh]
    values = " ≠ ".join(words.cut(value, 60) for value in item.values[:6])
    line = f"({words.cut(item.rule, 20)})"
    line += f"{'：' if zh else ': '}{values}" if values else ""
    if item.ruling is not None:
        line += f"{'；' if zh else '; '}{say(item.ruling, lang)}"
    return kind, short(item.id), line


def beside(report: Report, lang: str) -> str:
    """What does not count, in a half sentence: known, decided and stale; "" where there is none of them."""
    known, decided, gone = len(settled(report, "known")), len(settled(report, "decided")), len(report.stale)
    changed = len(settled(report, "changed"))
    if lang == "zh":
        own = [f"其中 {changed} 处裁定后有变化"] if changed else []
        rest = (("已裁定", decided), ("已知", known), ("失效记录", gone))
        return " · ".join([*own, *(f"{word} {n}" for word, n in rest if n)])
    count = (("changed since decided", changed), ("decided", decided), ("known", known), ("stale", gone))
    return " · ".join(f"{n} {word}" for word, n in count if n)
