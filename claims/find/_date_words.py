"""Numerals inside dates and durations, and the folding that lets one pattern read every way of writing.

`fold` maps one code point to one code point, so spans found in the folded text hold in the original.
"""

from __future__ import annotations

import re
from decimal import Decimal

from claims.find._one_of import one_of
from claims.lang import en_dates, zh_dates

_FOLD = (
    {i + 0xFEE0: i for i in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B), 0x25, 0x2E, 0x2F)}
    | {0x3000: 0x20, 0xA0: 0x20, 0x202F: 0x20, 0x2009: 0x20}
    | {ord(a): ord(b) for a, b in zip("–—−－～〜∼’‘“”", "-----~~''\"\"", strict=False)}
    | zh_dates.SIMPLIFIED
)
_LOWER = {c: c + 32 for c in range(65, 91)} | {c + 0xFEE0: c + 32 for c in range(65, 91)}
_DASHES = {ord(c): ord("-") for c in "–—−－‐‑"} | {ord(c): ord("~") for c in "～〜∼"} | {ord("’"): ord("'"), ord("‘"): ord("'")}
_TABLE = {**_FOLD, **_LOWER, **_DASHES}


def fold(text: str) -> str:
    """Half-width and lower-case letters and digits, simplified date characters, one kind of dash; same length as `text`.

    Full-width punctuation stays: a Chinese comma never stands inside a number.
    """
    return text.translate(_TABLE)


def pattern(source: str) -> re.Pattern[str]:
    """A compiled pattern in which words and digits are ASCII: a Chinese character never extends an English word."""
    return re.compile(source, re.ASCII)


_RACE_CUE = pattern(
    r"成绩|用时|耗时|夺冠|完赛|冠军|净计时|纪录|跑出"
    r"|(?:^|[^a-z])(?:finish|time of|in a time|record|won|winning|clocked|ran|run|race)"
)
_OF_DAY = pattern(r"[日天号午上晨晚间t@] ?$")


def is_race(text: str, start: int, end: int, hours: str) -> bool:
    """True where h:mm:ss is a time run: one digit of hours, unless a day or am/pm stands beside it; two digits need a cue."""
    if re.match(r" ?[ap]\.? ?m", text[end : end + 5]) or _OF_DAY.search(text[max(0, start - 4) : start]):
        return False
    if hours[0] == "0" and len(hours) > 1:
        return False
    return len(hours) == 1 or bool(_RACE_CUE.search(text[max(0, start - 24) : start] + "|" + text[end : end + 16]))


_MOVED = pattern(
    r"(?<![a-z])(?:put back|moved?|postponed?|delayed?|push(?:ed)?(?: back)?|shift(?:ed)?|changed?|brought forward"
    r"|resched\w{1,8}|extend(?:ed)?|revised?|raised?|cut|slipp?(?:ed)?|switch(?:ed)?)(?: \w{1,14}){0,5} from $"
)


def moved(text: str, start: int) -> bool:
    """True where "from A to B" before `start` tells of a change and not of a span: put back from November to February."""
    return bool(_MOVED.search(text[max(0, start - 60) : start]))


ZH_INT = r"(?:\d{1,4}|[零〇一二两三四五六七八九十百千廿卅]{1,7})"
ZH_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,3})?|\d{1,9}(?:\.\d{1,4})?[万千百]?|[零〇一二两三四五六七八九十百千万廿卅]{1,9})"


def zh_int(word: str) -> int | None:
    """Value of a Chinese or Arabic whole number ("二十五", "两", "25", "二〇二四"), None where it is none."""
    if word.isascii():
        return int(word) if word.isdigit() else None
    if not any(c in zh_dates.TENS for c in word):
        digits = [zh_dates.DIGITS.get(c) for c in word]
        return int("".join(map(str, digits))) if digits and None not in digits else None
    return _zh_placed(word)


def _zh_placed(word: str) -> int | None:
    total, section, digit = 0, 0, -1
    for c in word:
        if c in zh_dates.DIGITS:
            if digit > 0:
                return None
            digit = zh_dates.DIGITS[c]
        elif c in "廿卅":
            section += zh_dates.TENS[c]
        elif c == "万":
            total, section, digit = (section + max(digit, 0) or 1) * 10000, 0, -1
        elif c in zh_dates.TENS:
            section += (digit if digit > 0 else 1) * zh_dates.TENS[c]
            digit = -1
        else:
            return None
    return total + section + max(digit, 0)


def zh_number(word: str) -> Decimal | None:
    """As `zh_int`, with decimals and thousands separators."""
    bare = word.replace(",", "")
    if bare[-1:] in "万千百" and bare[:1].isascii():
        return Decimal(bare[:-1]) * zh_dates.TENS[bare[-1]]
    if bare.replace(".", "", 1).isascii() and bare.replace(".", "", 1).isdigit():
        return Decimal(bare)
    value = zh_int(bare)
    return None if value is None else Decimal(value)


_ONES, _TENS = one_of(en_dates.ONES), one_of(en_dates.TENS)
EN_SMALL = rf"(?:(?:{_TENS})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|(?:{_ONES}))"
EN_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,3})?|\d{1,9}(?:\.\d{1,4})?"
    rf"|(?:(?:a|{EN_SMALL}) hundred(?: and {EN_SMALL}| {EN_SMALL})?|(?:a|{EN_SMALL}) thousand)|{EN_SMALL}|a dozen|dozen)"
)
_ORDS = one_of(en_dates.ORDINALS)
EN_ORDINAL = (
    rf"(?:\d{{1,2}} ?(?:st|nd|rd|th)|(?:{_TENS})[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|{_ORDS})"
)


def en_number(word: str) -> Decimal | None:
    """Value of an English number as matched by `EN_NUMBER` ("twenty-one", "two hundred and five", "1,200")."""
    bare = word.replace(",", "")
    if bare.replace(".", "", 1).isdigit() and bare.isascii():
        return Decimal(bare)
    total = 0
    for part in bare.replace("-", " ").split():
        if part in en_dates.ONES:
            total += en_dates.ONES[part]
        elif part in en_dates.TENS:
            total += en_dates.TENS[part]
        elif part in ("hundred", "thousand"):
            total = (total or 1) * (100 if part == "hundred" else 1000)
        elif part == "dozen":
            total = (total or 1) * 12
        elif part not in ("a", "an", "and"):
            return None
    return Decimal(total)


def en_ordinal(word: str) -> int | None:
    """Value of an English ordinal ("3rd", "twenty-first", "second")."""
    digits = word.rstrip("stndrh ")
    if digits.isdigit():
        return int(digits)
    total = 0
    for part in word.replace("-", " ").split():
        step = en_dates.ORDINALS.get(part, en_dates.TENS.get(part))
        if step is None:
            return None
        total += step
    return total
