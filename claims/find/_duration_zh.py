"""Chinese durations in folded text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import cast

from claims.find._date_words import ZH_NUMBER, is_race, pattern, zh_int, zh_number
from claims.find._duration_parts import Amount, Found, amount_of, before_words
from claims.find._gate import Gated, Rules, lacking
from claims.lang import zh_dates
from claims.model import Approx

SP = r"[ \t]?"
# what may not follow a unit, because another word begins there (年级, 周年, 周一, 小时候, 天气)
_YEAR = r"(?:年(?![级度代款货薪轻龄底初末均报]|规划|计划)|载(?=[，。,.、的多来]|$))"
_UNIT = (
    rf"(?:世纪(?!初|末|中|[一二三四五六七八九\d]{{1,2}}0?年代)|季度|个?昼夜|{_YEAR}|月(?![份饼球亮底初末租薪龄])"
    r"|周(?!年|岁|末|刊|报|期|边|围|[一二三四五六日天])|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])"
    r"|小时(?!候)|钟头|刻钟|分钟|秒钟|秒|天(?![气津然空河才堂文地府天台价线桥涯安龄]))"
)
_HEAD = r"(?<![年日月天][复又])(?<!公元)(?<!公元前)(?<![第每\d/])(?<!\d[.,:-])(?<![零〇一二两三四五六七八九十百千万])(?<!分之)"
_SIMPLE = Gated(
    rf"{_HEAD}(?P<n>{ZH_NUMBER}){SP}(?P<mid>多|余|来|几)?{SP}(?P<ge>个)?(?P<half>半|多)?{SP}(?P<unit>{_UNIT}|日(?=之?内|以内|游|游|期限))"
    rf"(?P<tail>半(?![径岛导数夜])|多(?![家位名个种次元边方])|有余|余(?!额|下))?"
)
_NEXT = pattern(
    rf"{SP}(?:零|又|外加|加|,)?{SP}(?P<n>{ZH_NUMBER}){SP}(?P<ge>个)?(?P<half>半)?{SP}"
    rf"(?P<unit>{_UNIT}|分(?![之析别公校行店局]))(?P<tail>半|多)?"
)
_MINUTES = Gated(rf"{_HEAD}(?P<n>{ZH_NUMBER}){SP}分(?=(?:零|又)?{SP}\d{{1,2}}(?:\.\d{{1,3}})?{SP}秒)")
_HUNDREDTHS = pattern(  # 9秒83, 21秒9
    rf"(\d{{2,3}}(?![\d.,:%个人万亿]|{SP}[年月日时分秒元米])|\d(?![\d.,:%个人名位次分秒年月日时元米万亿千百十成倍号台家支枚项点比胜负折级种条]))"
)
_HALF = Gated(
    rf"(?<![一二两三四五六七八九十\d上下前后])(?:大|小)?半{SP}个?(?P<more>多)?{SP}(?P<unit>年(?![报度])|月(?=[^份球旬]|$)|世纪|小时|钟头|天|星期|学期)(?P<tail>多|有余)?"
)
_DAYS = Gated(rf"{_HEAD}(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d{{3,5}}|[4-9]\d|3[2-9]){SP}日(?![元圆本])")  # 3,310日: no month has so many
_VAGUE = Gated(
    r"(?<![第每\d])(?P<q>数十|数百|数千|几十|几百|几千|上百|上千|十几|十余|十多|二十多|[二三四五六七八九]十(?:几|余|多)|\d{2,4}余|\d{2,4}多|数|几|好几|多|若干)"
    rf"{SP}个?{SP}(?P<unit>{_UNIT})(?![前后]?[一二三四五六七八九十]级)"
)
_RANGE = Gated(
    rf"{_HEAD}(?P<a>{ZH_NUMBER}){SP}(?:个?(?:年|月|周|天|小时|分钟))?(?:至|到|-|~|或){SP}(?P<b>{ZH_NUMBER}){SP}个?{SP}(?P<unit>{_UNIT})"
)
_EITHER = ("一两", "两三", "二三", "三四", "三五", "四五", "五六", "六七", "七八", "八九")  # 三四天: three days or four
_PAIR = Gated(rf"{_HEAD}(?P<p>{'|'.join(_EITHER)})(?P<ten>十)?个?(?P<unit>{_UNIT})")
_RACE = Gated(r"(?<![\d:.])(?P<h>\d{1,2}):(?P<m>[0-5]\d):(?P<s>[0-5]\d(?:\.\d{1,3})?)(?![\d:])")

DAY = 25  # no clock has such an hour
_TIMED = pattern(r"成绩|用时|耗时|完赛|纪录|跑出|游出|净计时|(?:^|[^a-z])(?:finish|in a time|time of|record|clocked|winner|runner)")
_SPLIT = Gated(
    r"(?<![\d:.])(?P<m>[0-5]?\d):(?P<s>[0-5]\d(?:\.\d{1,3})?)(?![\d:]|\.\d| ?[ap]\.? ?m)"
)  # 2:08.41: no clock tells hundredths


@lru_cache(maxsize=8)
def scan_zh(text: str) -> tuple[Found, ...]:
    """Chinese durations, and race times of either language; overlaps are left to the caller (longest first at one start).

    Dates and durations both ask for those of the same sentence, one after the other.
    """
    lacks = lacking(text)
    return tuple(found for rules, read in _READ if not rules.need & lacks for found in read(text))


_MONTH_NEXT = re.compile(rf"{SP}(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}}){SP}月(?!余)")


def _calendar_year(text: str, word: str, unit: str, after: str) -> bool:
    """True for 2024年, 07年, 二〇二四年 and 98年5月, which name a year."""
    if unit[:1] != "年" or "." in word:
        return False
    if _MONTH_NEXT.match(after):
        return True
    if word.isdigit():
        return (len(word) == 4 and word[:2] in ("10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21")) or (
            len(word) > 1 and word[0] == "0"
        )
    placed = any(c in zh_dates.TENS for c in word)
    return not placed and len(word) >= 2


def _bare_month(m: re.Match[str]) -> bool:
    """3月 is March; 3个月 a duration."""
    return m["unit"].startswith("月") and not m["ge"]


# 四周 is also "all around"
_AROUND = frozenset("墙围边环都是的皆有无布")


def _simple(text: str) -> Iterator[Found]:
    for m in _SIMPLE.finditer(text):
        if (
            (m["n"] == "四" and m["unit"] == "周" and text[m.end() : m.end() + 1] in _AROUND)
            or _bare_month(m)
            or m["n"] in _EITHER
            or _calendar_year(text, m["n"], m["unit"], text[m.end() : m.end() + 8])
        ):
            continue
        found = _chain(text, m)
        if found is not None:
            yield found
    for m in _DAYS.finditer(text):
        amount = Amount(days=Decimal(m["n"].replace(",", "")))
        yield Found(m.start(), m.end(), amount, "day", _approx(text, m.start(), m.end()))
    for m in _MINUTES.finditer(text):
        n = zh_number(m["n"])
        if n is not None:
            yield _extend(text, m.start(), m.end(), Amount(seconds=n * 60), "minute")


def _chain(text: str, m: re.Match[str]) -> Found | None:
    n = zh_number(m["n"])
    if n is None:
        return None
    if m["half"] == "半":
        n += Decimal("0.5")
    unit = m["unit"].lstrip("个")
    amount, name = amount_of(zh_dates.UNITS, unit, n)
    if m["tail"] == "半":
        amount = amount.plus(amount_of(zh_dates.UNITS, unit, Decimal("0.5"))[0])
    more = m["mid"] in ("多", "余", "几") or m["half"] == "多" or m["tail"] in ("多", "有余", "余")
    if more:
        top = amount.plus(amount_of(zh_dates.UNITS, unit, _step(m["n"], m["mid"], n))[0])
        return Found(m.start(), m.end(), amount, name, "over", amount.nominal, top.nominal)
    return _extend(text, m.start(), m.end(), amount, name)


def _step(word: str, mid: str | None, n: Decimal) -> Decimal:
    """两年多 is below three years; 20多年 below thirty; 600多天 below seven hundred."""
    if not mid:
        return Decimal(1)
    zeros = len(str(int(n))) - len(str(int(n)).rstrip("0"))
    return Decimal(10) ** zeros


def _extend(text: str, start: int, end: int, amount: Amount, name: str) -> Found:
    """Append 47秒 to 2小时08分, 三个月 to 两年."""
    order = ("year", "month", "week", "day", "hour", "minute", "second")
    while name != "second":
        m = _NEXT.match(text, end)
        if not m or (m["unit"].startswith("月") and not m["ge"]):
            break
        n = zh_number(m["n"])
        if n is None:
            break
        if m["half"]:
            n += Decimal("0.5")
        more, finer = amount_of(zh_dates.UNITS, m["unit"].lstrip("个"), n)
        if order.index(finer) <= order.index(name):
            break
        amount, name, end = amount.plus(more), finer, m.end()
    hundredths = _HUNDREDTHS.match(text, end) if name == "second" and text[end - 1] == "秒" else None
    if hundredths:
        amount, end = amount.plus(Amount(seconds=Decimal(f"0.{hundredths[1]}"))), hundredths.end()
    return Found(start, end, amount, name, _approx(text, start, end))


def _approx(text: str, start: int, end: int) -> Approx:
    kind = before_words(text, start, zh_dates.BEFORE, spaced=False)
    if not kind:
        after = text[end : end + 3].lstrip()
        for name, words in zh_dates.AFTER.items():
            if after.startswith(words):
                kind = name
    return cast(Approx, kind)


def _halves(text: str) -> Iterator[Found]:
    for m in _HALF.finditer(text):
        if m["unit"] == "学期":
            continue
        amount, name = amount_of(zh_dates.UNITS, m["unit"], Decimal("0.5"))
        approx = _approx(text, m.start(), m.end())
        if m["more"] or m["tail"]:
            whole = amount.times(Decimal(2)).nominal
            yield Found(m.start(), m.end(), amount, name, "over", amount.nominal, whole)
        else:
            finer = {"year": "month", "month": "day"}.get(name, name)
            yield Found(m.start(), m.end(), amount, finer, approx)


_QUANTITY = {
    "数": (2, 10),
    "几": (2, 10),
    "好几": (3, 10),
    "数十": (20, 100),
    "几十": (20, 100),
    "数百": (200, 1000),
    "几百": (200, 1000),
} | {
    "数千": (2000, 10000),
    "几千": (2000, 10000),
    "十几": (11, 20),
    "十余": (11, 20),
    "十多": (11, 20),
    "上百": (100, None),
    "上千": (1000, None),
    "多": (2, None),
    "若干": (2, None),
}


def _vague(text: str) -> Iterator[Found]:
    for m in _VAGUE.finditer(text):
        lo, hi = _QUANTITY.get(m["q"]) or _tens(m["q"])
        unit = m["unit"].lstrip("个")
        amount, name = amount_of(zh_dates.UNITS, unit, Decimal(lo))
        top = None if hi is None else amount_of(zh_dates.UNITS, unit, Decimal(hi))[0].nominal
        yield Found(m.start(), m.end(), amount, name, "vague", amount.nominal, top)


def _tens(word: str) -> tuple[int, int | None]:
    n = zh_int(word.rstrip("几余多")) or 0
    zeros = len(str(n)) - len(str(n).rstrip("0"))
    return n, n + 10**zeros


def _ranges(text: str) -> Iterator[Found]:
    for m in _RANGE.finditer(text):
        a, b = zh_number(m["a"]), zh_number(m["b"])
        if a is None or b is None or a >= b or _calendar_year(text, m["b"], m["unit"], text[m.end() : m.end() + 8]):
            continue
        if m["unit"].startswith("月") and "个" not in m[0]:
            continue
        yield _between(m, a, b)
    for m in _PAIR.finditer(text):
        ten = 10 if m["ten"] else 1
        if m["unit"].startswith("月") and "个" not in m[0]:
            continue
        yield _between(m, Decimal(zh_dates.DIGITS[m["p"][0]] * ten), Decimal(zh_dates.DIGITS[m["p"][1]] * ten))


def _between(m: re.Match[str], a: Decimal, b: Decimal) -> Found:
    unit = m["unit"].lstrip("个")
    low, name = amount_of(zh_dates.UNITS, unit, a)
    high, _ = amount_of(zh_dates.UNITS, unit, b)
    return Found(m.start(), m.end(), low, name, "some", low.nominal, high.nominal)


def _races(text: str) -> Iterator[Found]:
    for m in _RACE.finditer(text):
        if is_race(text, m.start(), m.end(), m["h"]):
            seconds = int(m["h"]) * 3600 + int(m["m"]) * 60 + Decimal(m["s"])
            yield Found(m.start(), m.end(), Amount(seconds=seconds), "second", _approx(text, m.start(), m.end()))
    for m in _SPLIT.finditer(text):
        if "." in m["s"] or (
            int(m["m"]) >= DAY and _TIMED.search(text[max(0, m.start() - 24) : m.start()] + "|" + text[m.end() : m.end() + 12])
        ):
            yield Found(m.start(), m.end(), Amount(seconds=int(m["m"]) * 60 + Decimal(m["s"])), "second")


_READ: tuple[tuple[Rules, Callable[[str], Iterator[Found]]], ...] = (
    (Rules(_SIMPLE, _DAYS, _MINUTES), _simple),
    (Rules(_HALF), _halves),
    (Rules(_VAGUE), _vague),
    (Rules(_RANGE, _PAIR), _ranges),
    (Rules(_RACE, _SPLIT), _races),
)
