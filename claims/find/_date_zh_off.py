"""Chinese dates made of a duration (两年前, 三天后, 近几个月, 一年内), sets (每周一) and holidays, in folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claims.find._date_spec import Piece, Spec
from claims.find._date_words import pattern, zh_number
from claims.find._duration_parts import Found
from claims.find._duration_zh import scan_zh as scan_durations
from claims.find._gate import Gated, Rules
from claims.find._one_of import one_of
from claims.lang import calendar, zh_dates

_SUFFIX = pattern(
    r"[ ]?(?:(?P<ago>之前|以前|前(?![往期夕景台后提]))|(?P<later>之后|以后|后(?![来期续台世勤方]))|(?P<within>之内|以内|内"
    r"(?![部容地外陆])|之间)|(?P<past>以来|来(?![自到源回华]))|(?P<since>间))"
)
_PREFIX = pattern(r"(?P<w>(?:在|于)?(?:过去|最近|近|未来|今后|此前|之前|接下去|上|前|下|还剩|余下)(?:的|这)?(?:整整)?[ ]?)$")
_PAST, _NEXT = ("过去", "最近", "近", "此前", "之前"), ("未来", "今后", "接下去", "余下")
_BOUNDARY = set("，。、；：！？,.;:!?（( \n\t“”\"'在《")
_EVENT_BEFORE = pattern(
    r"(?:事发|案发|出事|发生|开幕|开赛|赛|会|选举|投票|落幕|发射|起飞|出发|启程|上市|坍塌|事故|地震|爆炸|开业|开庭|宣判|签约|婚礼|考试|大选|失联|坠毁|被捕|离职|去世|逝世|生|死|倒塌|交付|发布)(?:的)?前$"
)
_SET = Gated(
    r"每(?:隔)?(?P<n>\d{1,3}(?:\.\d{1,2})?|[一二两三四五六七八九十]{1,3})?个?(?:(?P<wd>(?:周|星期|礼拜)(?P<w>[一二三四五六日天]))|(?P<u>天|日|周|星期|礼拜|月|年|季度|小时|分钟|晚|早|夜|逢周末|周末))"
    r"(?![度轮股])"
)
_HOL = Gated(
    rf"(?P<h>{one_of(calendar.ZH_HOLIDAYS)})"
    r"(?P<tail>节日?|假期|长假|小长假|黄金周|期间|当天|前夕|前后|档)?"
)
_STRICT = {"新年", "十一", "五一", "六一", "国庆", "元旦", "清明", "中秋", "重阳", "端午", "圣诞", "元宵"}
_LONG = ("假期", "长假", "小长假", "黄金周")
_REST = Gated(r"(?P<u>今年|本年|本月|本周|全年|年)(?:内)?(?:的)?(?:余下|剩余|剩下|接下来)(?:的)?(?:时间|日子|月份|几个月)?")
_CODES = {
    "天": "daily",
    "日": "daily",
    "周": "weekly",
    "星期": "weekly",
    "礼拜": "weekly",
    "月": "monthly",
    "年": "yearly",
    "季度": "quarterly",
} | {
    "小时": "hourly",
    "分钟": "every minute",
    "晚": "daily",
    "早": "daily",
    "夜": "daily",
    "逢周末": "weekly:WE",
    "周末": "weekly:WE",
}
_EVENT_NOUN = pattern(r"(?:事发|案发|出事|发生|事故|事件|爆炸|坍塌|倒塌|地震)(?:的)?$")
_PASSED = pattern(r"(?:已经|已|都)过去[ ]?$")
_DAYS_EN = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_ENGLISH = {
    "天": "day",
    "日": "day",
    "周": "week",
    "星期": "week",
    "礼拜": "week",
    "月": "month",
    "年": "year",
    "小时": "hour",
    "分钟": "minute",
}
_INSIDE = Gated(r"(?<![\d一二两三四五六七八九十半几数个多余近当全])(?P<u>今年|本年|年|本月|月|本周)内(?![部外容])")


_RULES = Rules(_SET, _INSIDE, _REST, _HOL)


def scan(text: str) -> Iterator[Piece]:
    """Pieces made of durations, sets and holidays."""
    for found in _longest(scan_durations(text)):
        piece = _around(text, found)
        if piece is not None:
            yield piece
    if not _RULES.open(text):
        return
    for m in _SET.finditer(text):
        yield Piece(m.start(), m.end(), Spec(recurring=_rhythm(m)), rank=2)
    for m in _INSIDE.finditer(text):
        unit = {"月": "month", "周": "week"}.get(m["u"][-1], "year")
        yield Piece(m.start(), m.end(), Spec(rel=(unit, 0), modifier="within"), rank=2)
    for m in _REST.finditer(text):
        unit = {"月": "month", "周": "week"}.get(m["u"][-1], "year")
        yield Piece(m.start(), m.end(), Spec(rel=(unit, 0), modifier="rest"), rank=2)
    yield from _holidays(text)


def _rhythm(m: re.Match[str]) -> str:
    """daily, weekly:MON, every 5 minute: one code for both languages."""
    if m["w"]:
        return f"weekly:{_DAYS_EN[zh_dates.WEEKDAYS[m['w']]]}"
    n = zh_number(m["n"]) if m["n"] else None
    if n and (n > 1 or m["u"] == "分钟") and m["u"] in _ENGLISH:
        return f"every {n} {_ENGLISH[m['u']]}"
    return _CODES[m["u"]]


def _longest(found: Iterable[Found]) -> list[Found]:
    out: list[Found] = []
    for f in sorted(found, key=lambda f: (f.start, -f.end)):
        if not out or f.start >= out[-1].end:
            out.append(f)
    return out


def _around(text: str, f: Found) -> Piece | None:
    head, tail = text[max(0, f.start - 8) : f.start], _SUFFIX.match(text, f.end)
    prefix = _PREFIX.search(head)
    if head.endswith("前") and _EVENT_BEFORE.search(head):
        return Piece(f.start - 1, f.end, Spec(offset=(f.amount, f.unit, -1), event=True))
    if prefix and not (tail and (tail["ago"] or tail["later"])):
        piece = _window(text, f, prefix, tail)
        if piece is not None:
            return piece
    if tail is None or (f.unit in ("hour", "minute", "second") and tail["past"]):
        return None
    return _suffixed(text, f, tail, head)


def _window(text: str, f: Found, prefix: re.Match[str], tail: re.Match[str] | None) -> Piece | None:
    word = prefix["w"].strip().removeprefix("在").removeprefix("于").rstrip("的这整 ")
    start = f.start - len(prefix["w"]) + (1 if prefix["w"][0] in "在于" else 0)
    before = text[start - 1 : start]
    free = not before or before in _BOUNDARY
    if _PASSED.search(text[max(0, f.start - 6) : f.start]) or (word == "近" and not free and not (tail and tail["past"])):
        return None  # 已经过去6天: six days have passed; 历时近三年: nearly three years
    if word in _PAST:
        return Piece(start, f.end, Spec(window=_units(f, -1)), rank=1)
    if word in _NEXT:
        return Piece(start, f.end, Spec(window=_units(f, 1), modifier="within"), rank=1)
    if word in ("上", "前", "下") and "的" not in prefix["w"] and f.unit in ("week", "hour", "day") and free:
        return Piece(start, f.end, Spec(window=_units(f, 1 if word == "下" else -1)), rank=1)
    return None


def _units(f: Found, direction: int) -> tuple[str, int, int]:
    """Unit, count and direction; a vague number is 0."""
    vague = f.approx == "vague"
    amount = f.amount
    if amount.months:
        unit, n = (
            ("year", int(amount.months / 12)) if f.unit == "year" and amount.months % 12 == 0 else ("month", int(amount.months))
        )
    elif amount.days:
        unit, n = ("week", int(amount.days / 7)) if f.unit == "week" and amount.days % 7 == 0 else ("day", int(amount.days))
    else:
        unit, n = "hour", max(1, int(amount.seconds / 3600))
    return unit, 0 if vague else n, direction


def _suffixed(text: str, f: Found, tail: re.Match[str], head: str) -> Piece | None:
    end = tail.end()
    if tail["ago"]:
        approx = f.unit in ("year", "month") or bool(f.approx)
        event = bool(_EVENT_NOUN.search(head))  # 事故4个月前
        return Piece(f.start, end, Spec(offset=(f.amount, f.unit, -1), event=event, modifier="approx" if approx else ""), rank=1)
    if tail["later"]:
        return Piece(f.start, end, Spec(offset=(f.amount, f.unit, 1), event=True), rank=1)
    if tail["within"] and f.unit in ("minute", "second") and not f.approx:  # 二十分钟内沉没: counted from what happened
        return Piece(f.start, end, Spec(offset=(f.amount, f.unit, 1), event=True, modifier="within"), rank=1)
    if tail["within"] and not text[tail.start() : end].endswith("间"):
        return Piece(f.start, end, Spec(window=_units(f, 1), modifier="within"), rank=1)
    if tail["past"]:
        return Piece(f.start, end, Spec(window=_units(f, -1)), rank=1)
    return None


def _holidays(text: str) -> Iterator[Piece]:
    for m in _HOL.finditer(text):
        name, tail = m["h"], m["tail"] or ""
        before = text[m.start() - 1 : m.start()]
        if name in _STRICT and not tail and not _open(text, m, before):
            continue
        if name == "十一" and not tail.endswith(("假期", "长假", "黄金周", "期间", "假")):
            continue
        if name in ("五一", "六一") and not (tail or before in _BOUNDARY or before == ""):
            continue
        spec = Spec(holiday=calendar.ZH_HOLIDAYS[name])
        if tail in _LONG or (tail == "期间" and name not in ("元旦", "新年")):
            spec = spec._replace(modifier="approx", sub="break")
        end = m.end() if tail in ("节", "节日", *_LONG) else m.end("h")
        yield Piece(m.start(), end, spec)


def _open(text: str, m: re.Match[str], before: str) -> bool:
    """王国庆 is a man: a short holiday name needs room on both sides."""
    after = text[m.end() : m.end() + 1]
    free = not before or before in _BOUNDARY or before in "年天月到至前后的去今明是过为于日当" or before.isdigit()
    return free and (m["h"] != "新年" or after not in "度货级")
