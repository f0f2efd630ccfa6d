"""The rules: stable codes, never reused, with their names, default severities and reasons in both report languages."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from checker.model import Severity, Text
from claims.errors import SettingsError

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
CONFIDENCES: dict[str, float] = {"high": 0.8, "medium": 0.5, "low": 0.0}  # the least confidence that bears the name
FAMILIES: dict[str, Text] = {
    "1": Text("dates and times", "日期与时间"),
    "2": Text("figures", "数字"),
    "3": Text("plausibility and order", "合理性与先后"),
    "4": Text("rosters and sums", "名单与合计"),
    "5": Text("changes and house facts", "变化与既定事实"),
    "9": Text("articles and decisions", "文章与决定"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `why` says what it means, `fix` what an editor does about it, `example` shows a pair that it flags."""

    code: str
    name: str
    severity: Severity
    title: Text
    why: Text
    fix: Text
    example: Text

    @property
    def family(self) -> Text:
        """The family that the first digit of the code names."""
        return FAMILIES[self.code[2]]


_CHECK_SOURCE = Text(
    "Look the value up in a primary source and correct the article that is wrong, or name the source of each value.",
    "查一手来源，改正有误的文章，或为每个数值注明来源。",
)
_SAY_WHICH = Text(
    "If both are right, say in each text what was counted, where and as of when.",
    "若两者都对，在文中各自写明统计对象、范围和截止时间。",
)

RULES: tuple[Rule, ...] = (
    Rule(
        "XC101",
        "date-mismatch",
        "error",
        Text("date mismatch", "日期不一致"),
        Text("Two articles date the same event differently.", "不同文章给同一事件写了不同日期。"),
        _CHECK_SOURCE,
        Text("“The bridge opened in 2021.” / “The bridge opened in 2020.”", "“大桥于2021年通车。”/“大桥于2020年通车。”"),
    ),
    Rule(
        "XC102",
        "time-mismatch",
        "warning",
        Text("time mismatch", "时刻不一致"),
        Text("The same event is given different clock times on one day.", "同一事件在同一天被写成不同时刻。"),
        Text("Name the time zone of each time, then correct the one that is wrong.", "注明各自的时区，再改正有误的一处。"),
        Text("“at 14:52” / “at 16:10”", "“14时52分”/“16时10分”"),
    ),
    Rule(
        "XC201",
        "count-mismatch",
        "error",
        Text("count mismatch", "数量不一致"),
        Text("The same things are counted with different results.", "对同一批人或物给出了不同数目。"),
        _SAY_WHICH,
        Text("“nine crew members” / “eleven crew members”", "“9名船员”/“11名船员”"),
    ),
    Rule(
        "XC202",
        "duration-mismatch",
        "error",
        Text("duration mismatch", "时长不一致"),
        Text("The same span of time is given different lengths.", "同一段时间被写成不同长度。"),
        _CHECK_SOURCE,
        Text("“closed for one year” / “closed for six months”", "“停运一年”/“停运半年”"),
    ),
    Rule(
        "XC203",
        "age-mismatch",
        "error",
        Text("age mismatch", "年龄不一致"),
        Text("The same person or thing is given different ages for the same time.", "同一人或物在同一时间被写成不同年龄。"),
        _CHECK_SOURCE,
        Text("“the 61-year-old captain” / “the captain, 58”", "“61岁的船长”/“58岁的船长”"),
    ),
    Rule(
        "XC204",
        "ordinal-mismatch",
        "error",
        Text("rank mismatch", "序次不一致"),
        Text("The same thing is given different places in one order.", "同一对象在同一排序中的位次不同。"),
        _CHECK_SOURCE,
        Text("“the third launch this year” / “the fourth launch this year”", "“今年第三次发射”/“今年第四次发射”"),
    ),
    Rule(
        "XC211",
        "money-mismatch",
        "error",
        Text("money mismatch", "金额不一致"),
        Text("The same amount of money is given different values in one currency.", "同一笔钱以同一货币写成不同金额。"),
        _SAY_WHICH,
        Text("“raised $35m” / “raised $53m”", "“融资3500万美元”/“融资5300万美元”"),
    ),
    Rule(
        "XC212",
        "percent-mismatch",
        "error",
        Text("percentage mismatch", "百分比不一致"),
        Text("The same share or rate is given different percentages.", "同一比例或增幅写成不同百分比。"),
        _SAY_WHICH,
        Text("“up 12%” / “up 21%”", "“增长12%”/“增长21%”"),
    ),
    Rule(
        "XC213",
        "quantity-mismatch",
        "error",
        Text("quantity mismatch", "度量不一致"),
        Text("The same measure is given different values after conversion of units.", "同一度量换算单位后数值不同。"),
        _CHECK_SOURCE,
        Text("“a 520 km orbit” / “a 250 km orbit”", "“520公里轨道”/“250公里轨道”"),
    ),
    Rule(
        "XC214",
        "magnitude-slip",
        "error",
        Text("slip of magnitude", "数量级错误"),
        Text(
            "The same digits stand with different powers of ten (万 for 亿, million for billion): one of them is a slip.",
            "数字相同而数量级不同（万与亿、million 与 billion），其中一处应为笔误。",
        ),
        Text("Correct the large-number word in the article that is out of line.", "改正量级有误的那篇文章。"),
        Text("“35 million” / “35 billion”", "“35万”/“35亿”"),
    ),
    Rule(
        "XC301",
        "future-event-in-past-tense",
        "error",
        Text("future date told as past", "将来日期用作过去"),
        Text(
            "An event is told as having happened, but its date lies after the article or after the as-of date.",
            "叙述为已发生的事件，日期却晚于文章发表日或基准日。",
        ),
        Text("Check the year first; it is the usual slip.", "先核对年份，笔误多在年份。"),
        Text("“In December 2031 she resigned.” in an article of May 2031", "2031年5月的文章写“2031年12月，她辞职了”"),
    ),
    Rule(
        "XC302",
        "impossible-order",
        "error",
        Text("impossible order", "先后顺序矛盾"),
        Text(
            "Two sources order the same events differently, or their own dates forbid the order told.",
            "两处来源的先后次序相反，或其日期与所述次序不符。",
        ),
        Text("Correct the date or the order that the other sources contradict.", "改正与其他来源矛盾的日期或次序。"),
        Text("“left before the launch” / launch 3 May, left 10 May", "“发射前离职”/5月3日发射、5月10日离职"),
    ),
    Rule(
        "XC303",
        "weekday-date-mismatch",
        "warning",
        Text("weekday does not fit the date", "星期与日期不符"),
        Text("The weekday and the date written together do not fall on one day.", "并列写出的星期与日期不是同一天。"),
        Text("Correct the weekday or the date.", "改正星期或日期。"),
        Text("“Monday, 6 August 2024” (a Tuesday)", "“2024年8月6日（周一）”（应为周二）"),
    ),
    Rule(
        "XC401",
        "roster-mismatch",
        "error",
        Text("roster mismatch", "名单不一致"),
        Text(
            "The number of a group agrees, but the members named for it differ.",
            "人数一致，但列出的成员不同。",
        ),
        Text("Correct the list, or the count if someone was left out.", "改正名单；若遗漏了人，则改正人数。"),
        Text("“two remain: Lin and Wu” / “two remain: Lin and Qiu”", "“仅剩林、吴两人”/“仅剩林、邱两人”"),
    ),
    Rule(
        "XC402",
        "parts-do-not-sum",
        "error",
        Text("parts do not sum", "分项与合计不符"),
        Text("The parts named do not add up to the total named.", "各分项之和与所写合计不等。"),
        Text(
            "Correct the total or the part that is wrong, or say what the parts leave out.", "改正合计或分项，或写明未列出的部分。"
        ),
        Text("“11 ships: 7 cargo ships and 3 tugs”", "“共11艘：货船7艘、拖轮3艘”"),
    ),
    Rule(
        "XC501",
        "updated-figure",
        "note",
        Text("updated figure", "数字已更新"),
        Text("A later report revises the value; the older one was right in its time.", "较晚的报道修订了数值，较早的在当时无误。"),
        Text(
            "Nothing to correct; add the as-of time where the older value is still quoted.",
            "无需更正；仍引用旧值处宜注明截止时间。",
        ),
        Text("“14 injured (9:00)” / “22 injured (18:00)”", "“14人受伤（9时）”/“22人受伤（18时）”"),
    ),
    Rule(
        "XC502",
        "differs-from-house-fact",
        "error",
        Text("differs from a house fact", "与既定事实不符"),
        Text("An article differs from a value that the newsroom has settled.", "文章与编辑部已确认的数值不同。"),
        Text("Correct the article, or revise the house fact with its source.", "改正文章，或连同来源修订既定事实。"),
        Text("house fact: founded 2021 / “founded in 2020”", "既定事实：2021年成立/“成立于2020年”"),
    ),
    Rule(
        "XC901",
        "unreadable-article",
        "warning",
        Text("unreadable article", "文章无法读取"),
        Text("A file found in a directory could not be read as an article.", "目录中的某个文件无法作为文章读取。"),
        Text("Repair the file or exclude it.", "修复该文件或将其排除。"),
        Text("a picture saved as .txt", "保存为 .txt 的图片"),
    ),
    Rule(
        "XC902",
        "article-without-date",
        "note",
        Text("article without a date", "文章无日期"),
        Text(
            "No publication date was found, so relative dates of the article stay unresolved.",
            "未找到发表日期，文中的相对日期无法推算。",
        ),
        Text("Add a date to the front matter.", "在前置元数据中补充日期。"),
        Text("“on Monday” in an undated text", "无日期文章中的“周一”"),
    ),
    Rule(
        "XC903",
        "stale-decision",
        "note",
        Text("stale decision", "决定已失效"),
        Text("A recorded decision no longer belongs to any conflict.", "已记录的决定不再对应任何冲突。"),
        Text(
            "Remove it: `crossclaim decide ID undo` for a decision, `crossclaim baseline prune` for the baseline.",
            "将其删除：决定用 `crossclaim decide ID undo`，基线用 `crossclaim baseline prune`。",
        ),
        Text("the article was corrected", "文章已改正"),
    ),
)
BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}
BY_NAME: dict[str, Rule] = {rule.name: rule for rule in RULES}


@dataclass(frozen=True, slots=True)
class Measured:
    """How often a rule was right: `true` of its `flags` (severity error or warning) on an evaluation set."""

    flags: int
    true: int
    set: str

    @property
    def tells(self) -> bool:
        """False where there are too few flags for a share to say anything."""
        return self.flags >= 5

    @property
    def level(self) -> str:
        """The word that code scanning has for it: very-high, high, medium, low; few flags never make it more than high."""
        share = self.true / self.flags
        levels = {"very-high": 0.95 if self.flags >= 10 else 2.0, "high": 0.8, "medium": 0.5}
        return next((name for name, least in levels.items() if share >= least), "low")


@cache
def measured() -> dict[str, Measured]:
    """Measured precision by code, from the packaged figures (`tools/rule_precision.py`); a rule that never flagged is not in it."""
    import json
    from importlib.resources import files

    rows = json.loads(files("checker").joinpath("data", "precision.json").read_text("utf-8"))
    return {code: Measured(**row) for code, row in rows.items()}


def find_rule(text: str) -> Rule:
    """The rule with this code or name; SettingsError with the nearest name where there is none."""
    rule = BY_CODE.get(text.upper()) or BY_NAME.get(text.lower())
    if rule is None:
        raise SettingsError(f"no rule {text!r}{_nearest(text)}")
    return rule


def select(patterns: Iterable[str]) -> frozenset[str]:
    """Codes that any of the patterns names: a name, a code or the beginning of codes (XC1). Unknown ones: SettingsError."""
    chosen: set[str] = set()
    for pattern in patterns:
        wanted = pattern.strip()
        if wanted.lower() in BY_NAME:
            chosen.add(BY_NAME[wanted.lower()].code)
            continue
        codes = [code for code in BY_CODE if wanted and code.startswith(wanted.upper())]
        if not codes:
            raise SettingsError(f"no rule {pattern!r}{_nearest(wanted)}")
        chosen.update(codes)
    return frozenset(chosen)


def severity_for(code: str, confidence: float) -> Severity:
    """The rule's default, one step lower where the confidence is low."""
    default = BY_CODE[code].severity
    return default if confidence >= CONFIDENCES["medium"] else lowered(default)


def lowered(severity: Severity) -> Severity:
    """One step lower; a note stays a note."""
    return SEVERITIES[min(SEVERITIES.index(severity) + 1, len(SEVERITIES) - 1)]


def confidence_name(confidence: float) -> str:
    """The word for a confidence: high, medium or low."""
    return next(name for name, least in CONFIDENCES.items() if confidence >= least)


def _nearest(text: str) -> str:
    names = [*BY_CODE, *BY_NAME]
    close = difflib.get_close_matches(text.upper(), names, 1) or difflib.get_close_matches(text.lower(), names, 1)
    return f"; did you mean {close[0]}?" if close else "; `crossclaim rules` lists them"
