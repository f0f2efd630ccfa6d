"""Figures without a numeral: 翻番, 翻两番, 一半, 过半, 减半, doubled, halved, nearly half."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.find._fig_reading import Reading
from claims.find._num import Number
from claims.lang.zh_numbers import DIGITS

_ZH = re.compile(r"翻(?:了)?(?P<n>[一两二三四1234])(?:番|倍)|(?P<two>翻番|翻倍|翻一倍|成倍)|(?P<half>一半|半数|过半|减半|腰斩)")
_EN = re.compile(
    r"(?<![A-Za-z])(?:(?P<two>doubled|doubling|twice (?:as|the))|(?P<three>tripled|trebled|tripling)|"
    r"(?P<four>quadrupled)|(?P<cut>halved|halving)|"
    r"(?P<fold>(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|\d{1,4}(?:\.\d)?)-?fold)|"
    r"(?P<half>(?<=nearly )half|(?<=almost )half|(?<=about )half|(?<=than )half|(?<=over )half|(?<=by )half|(?<=under "
    r")half|(?<=around )half|half(?= of (?!the season|time)))"
    r")(?![A-Za-z])(?! (?:a (?:million|billion|dozen|thousand|trillion|mile|year|century|hour)|million|billion|hour|an hour|year))",
    re.I,
)
_FOLDS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "twenty": 20,
    "hundred": 100,
}


_SMALL = r"two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|\d{1,4}"
_SHARE = re.compile(
    rf"(?<![A-Za-z\d.,-])(?:(?P<one>one|1) in (?:every )?|(?P<top>one|{_SMALL}) (?:out of (?:every )?|in every ))(?:a )?"
    rf"(?P<all>{_SMALL})(?![A-Za-z\d%-]|[.,:]\d| (?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|games|matches|millions?"
    r"|thousands?|hundreds?)(?![a-z]))",
    re.I,
)


# a text without these has none
_ZH_CUES, _EN_CUES = ("番", "倍", "半", "腰斩"), ("doubl", "twice", "tripl", "trebl", "quadrupl", "halv", "fold", "half")
_LATIN = re.compile("[A-Za-z]")


def word_readings(s: str) -> list[Reading]:
    """Readings of figures that are words or pairs of words, in order."""
    found = [_zh(m) for m in _ZH.finditer(s)] if any(word in s for word in _ZH_CUES) else []
    if not _LATIN.search(s):
        return found
    low = s.lower()
    if any(word in low for word in _EN_CUES):
        found += [_en(m) for m in _EN.finditer(s)]
    if " in " in low or " out of " in low:
        found += [r for m in _SHARE.finditer(s) if (r := _share(m)) is not None]
    return found


def _share(m: re.Match[str]) -> Reading | None:
    """one in five, three out of ten: a share; one in 2019 is a year."""
    top, whole = (_size(m.group(g) or "one") for g in ("top", "all"))
    if not 0 < top < whole or 1900 <= whole <= 2099:
        return None
    return _reading(m, top / whole, half=True)


def _size(word: str) -> Decimal:
    return Decimal(word) if word.isdigit() else Decimal({"one": 1, **_FOLDS}[word.lower()])


def _reading(m: re.Match[str], value: Decimal, *, half: bool = False) -> Reading:
    start, end = m.span()
    number = Number(start, end, value, value / 10, "", "word")
    if half:
        return Reading(number, start, end, "ratio", value, value / 20, "", "percent", Decimal(100))
    return Reading(number, start, end, "ratio", value, value / 20, "times", "multiple")


def _zh(m: re.Match[str]) -> Reading:
    if m.group("half"):
        return _reading(m, Decimal("0.5"), half=True)
    if m.group("two"):
        return _reading(m, Decimal(2))
    n = m.group("n")
    times = int(DIGITS.get(n, 0)) or int(n)
    return _reading(m, Decimal(2) ** times if m.group().endswith("番") else Decimal(times))


def _en(m: re.Match[str]) -> Reading:
    if m.group("half"):
        return _reading(m, Decimal("0.5"), half=True)
    if m.group("fold"):
        head = re.sub("-?fold$", "", m.group("fold").lower())
        return _reading(m, Decimal(_FOLDS[head]) if head in _FOLDS else Decimal(head))
    value = "2" if m.group("two") else "3" if m.group("three") else "4" if m.group("four") else "0.5"
    return _reading(m, Decimal(value))
