"""All numbers of a text, left to right: Chinese, Arabic and English ones in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from string import ascii_letters

from claims.find._num import Number
from claims.find._num_en import START, read_words, scaled
from claims.find._num_zh import read_zh
from claims.find._one_of import one_of
from claims.lang import units
from claims.lang.zh_numbers import IDIOMS

_PLAIN = r"[\d零〇○一二两三四五六七八九壹贰叁肆伍陆柒捌玖十百千拾佰仟万亿兆几数倆俩½⅓⅔¼¾]|(?<!\d)\.(?=\d)"
_CANDIDATE = re.compile(rf"{_PLAIN}|{START.pattern}", re.I)
_WITHOUT_WORDS, _LATIN = re.compile(_PLAIN), re.compile("[A-Za-z]")
_IDIOM = re.compile(one_of(IDIOMS))
_NUMERAL = frozenset("零〇一二两三四五六七八九十百千万亿点")
_SLASH = re.compile(r" ?/ ?(\d{1,4})(?![\d/.])")
_SET = re.compile(r"[-:]\d")
_MIXED = re.compile(r" (\d{1,2}) ?/ ?(\d{1,2})(?![\d/])")
_POWER = re.compile(r"\^([+-]?\d{1,2})(?!\d)")
_VULGAR = {"½": "0.5", "⅓": "0.3333333333333333", "⅔": "0.6666666666666667", "¼": "0.25", "¾": "0.75"}


def idiom_spans(s: str) -> list[tuple[int, int]]:
    """Where a numeral is part of a fixed word (三亚, 千方百计); sorted."""
    spans = []
    for found in _IDIOM.finditer(s):
        before, after = s[found.start() - 1 : found.start()], s[found.end() : found.end() + 1]
        numeral_head = found.group()[0] in _NUMERAL
        if numeral_head and (before in _NUMERAL or before.isdigit()) and before:
            continue
        last = found.group()[-1]
        if last + after in units.ZH or (
            found.group() == "一角" and s[found.end() + 1 : found.end() + 2] == "分"
        ):  # 三公里, 一角八分
            continue
        if (last in _NUMERAL and after and after in _NUMERAL) or (
            last == "分" and s[found.end() : found.end() + 6].lstrip().startswith("之")
        ):
            continue
        spans.append(found.span())
    return spans


def scan_numbers(s: str) -> Iterator[Number]:
    """Numbers of normalised text, in order and disjoint; idioms are stepped over."""
    idioms = idiom_spans(s)
    pos, at = 0, 0
    candidate = _CANDIDATE if _LATIN.search(s) else _WITHOUT_WORDS
    while True:
        found = candidate.search(s, pos)
        if found is None:
            return
        start = found.start()
        while at < len(idioms) and idioms[at][1] <= start:
            at += 1
        if at < len(idioms) and idioms[at][0] <= start:
            pos = idioms[at][1]
            continue
        number = _read(s, start)
        if number is None:
            run = _RUN.match(s, start)
            pos = max(found.end(), run.end() if run else 0)
            continue
        yield _signed(s, number, pos)
        pos = max(number.end, start + 1)


_RUN = re.compile(r"[\d,.]+")  # what no reader wanted is stepped over whole, so long digit strings cost linear time
_SIGN = re.compile(r"(?:(?<![^\s(,，。:;；、\u4e00-\u9fff])-|(?<![欠抱胜])负|(?:minus|negative) ) {0,2}$", re.I)


_MINUS = frozenset("-负sSeE")  # where a minus sign or its word may end


def _signed(s: str, number: Number, floor: int) -> Number:
    """`number` with the minus before it; "5 -10" and "5 - 10" are ranges. 廿一 is twenty-one."""
    if (
        number.form == "zh"
        and number.value < 10
        and number.scale == 1
        and s[number.start - 1 : number.start] in ("廿", "卅")
        and number.start
    ):
        tens = 20 if s[number.start - 1] == "廿" else 30
        value = number.value + tens
        return number._replace(start=number.start - 1, value=value, digits=str(value))
    if s[max(floor, number.start - 3) : number.start].rstrip(" ")[-1:] not in _MINUS or number.start == floor:
        return number
    window = max(floor, number.start - 10)
    found = _SIGN.search(s[window : number.start]) if number.role in ("cardinal", "fraction") and number.lo is None else None
    if found is None or (number.form == "word" and found.group().startswith("-")):
        return number
    before = s[max(0, window + found.start() - 2) : window + found.start()].rstrip()
    if found.group().startswith("-") and before and (before[-1].isdigit() or before[-1] in "年月日%元"):
        return number
    flip = number.value if s[number.start : number.end].count("负") else -number.value
    return number._replace(start=window + found.start(), value=flip)


def _read(s: str, start: int) -> Number | None:
    char = s[start]
    if char in _VULGAR:
        value = Decimal(_VULGAR[char])
        return Number(start, start + 1, value, value / 20, "", "word", role="fraction")
    if char.isascii() and char.isalpha():
        return _over(s, _with_fraction(s, read_words(s, start)))
    run = _PLAIN_RUN.match(s, start)
    if run is None:
        number = read_zh(s, start)
        return number if number is None or number.form != "arabic" else _arabic_tail(s, number)
    alone = _alone(run.group())
    if alone is None:
        return None
    number = Number(start, start + alone.end, *alone[2:])
    if number.form != "arabic" or number.end < run.end() or s[number.end : number.end + 1] not in _TAIL:
        return number
    return _arabic_tail(s, number)


# A run of plain numerals is worth the same wherever it stands, unless what follows belongs to it: 三|多, 5|千米, 3|分之, 12| 345
_ZH = "零〇○一二两三四五六七八九十百千万亿"
_DIGIT_ZH = rf"\d{_ZH}壹贰叁肆伍陆柒捌玖"
_GOES_ON = (
    rf" {{0,4}}(?:[.兆拾佰仟倆俩几多余来又打{_DIGIT_ZH}]|个(?=亿)|点(?= {{0,2}}[{_DIGIT_ZH}])|分(?= {{0,4}}之))"
    r"|(?<=千)[米克瓦卡伏焦]|[eE]"
)
_PLAIN_RUN = re.compile(rf"(?!千)[\d{_ZH},.]{{1,40}}(?![\d{_ZH},.])(?!{_GOES_ON})")
_TAIL = frozenset(" ^/-" + ascii_letters)  # what the readers of the tail of an Arabic number begin with


@lru_cache(maxsize=4096)
def _alone(run: str) -> Number | None:
    return read_zh(run, 0)


def _with_fraction(s: str, number: Number | None) -> Number | None:
    """five and three quarters."""
    found = _AND.match(s, number.end) if number is not None and number.role == "cardinal" and not number.vague else None
    part = read_words(s, found.end()) if found else None
    if number is None or part is None or part.role != "fraction" or part.value >= 1 or not found:
        return number
    return Number(number.start, part.end, number.value + part.value, part.ulp, "", "word")


_OVER = re.compile(r" over (?=[\da-z])", re.I)
_CLAUSE_END = re.compile(r"\s{0,4}(?:[.;!?)]|$)")


def _over(s: str, number: Number | None) -> Number | None:
    """1 over twenty-one, 2000 over 3: a fraction where nothing follows that is counted."""
    found = _OVER.match(s, number.end) if number is not None and number.role == "cardinal" and not number.vague else None
    if number is None or found is None:
        return number
    bottom = read_words(s, found.end()) if s[found.end()].isalpha() else read_zh(s, found.end())
    if bottom is None or bottom.value <= 0 or bottom.role != "cardinal" or not _CLAUSE_END.match(s, bottom.end):
        return number
    value = number.value / bottom.value
    return Number(number.start, bottom.end, value, abs(value) / 20, "", "arabic", role="fraction")


_AND = re.compile(r" and (?=[a-z])", re.I)


def _arabic_tail(s: str, number: Number) -> Number:
    power = _POWER.match(s, number.end)
    if power is not None and number.value and len(number.digits) < 9:
        value = number.value ** int(power.group(1))
        return number._replace(end=power.end(), value=value, ulp=abs(value) / 1000)
    slash = _SLASH.match(s, number.end)
    if (
        slash is not None
        and int(slash.group(1))
        and "." not in number.digits
        and s[number.start - 1 : number.start] not in ("/", ".")
        and not (_SET.match(s, slash.end()) and _SET.match(s[max(0, number.start - 2) : number.start][::-1]))  # 6-4/5-7/6-3
    ):
        value = number.value / int(slash.group(1))
        return Number(number.start, slash.end(), value, value / 20, "", "arabic", role="fraction")
    mixed = _MIXED.match(s, number.end)
    if mixed is not None and int(mixed.group(2)) > 0 and "." not in number.digits:
        value = number.value + Decimal(mixed.group(1)) / Decimal(mixed.group(2))
        return Number(number.start, mixed.end(), value, value / 1000, "", "arabic")
    return _over(s, scaled(s, number)) or number
