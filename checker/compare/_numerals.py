"""Small whole numbers in words where the finders give no value: 第三届, 二十周年, "its 20th anniversary", "third edition"."""

from __future__ import annotations

import re

from claims.lang.en_numbers import ORDINALS, TENS
from claims.lang.zh_numbers import DIGITS, SMALL

ZH = r"(?:\d{1,4}|[〇零一二三四五六七八九十百]{1,7})"
_TEN = "|".join(sorted(TENS, key=len, reverse=True))
_WORD = "|".join(sorted((word for word in ORDINALS if word.isalpha()), key=len, reverse=True))
EN_ORDINAL = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|(?:(?:{_TEN})-)?(?:{_WORD}))"


def small(word: str) -> int | None:
    """The number that a match of `ZH` or `EN_ORDINAL` says; None for what is no number."""
    folded = word.lower()
    digits = re.fullmatch(r"(\d+)(?:st|nd|rd|th)?", folded)
    if digits:
        return int(digits[1])
    return _english(folded) if folded.isascii() else _chinese(folded)


def _english(word: str) -> int | None:
    head, _, last = word.rpartition("-")
    if last not in ORDINALS or (head and head not in TENS):
        return None
    return int(ORDINALS[last]) + (int(TENS[head]) if head else 0)


def _chinese(word: str) -> int | None:
    """一百二十, 十五, 二〇 read by place; units descend."""
    if not any(char in SMALL for char in word):
        return int("".join(str(DIGITS[char]) for char in word)) if all(char in DIGITS for char in word) else None
    total, digit, last = 0, 0, 1000
    for char in word:
        if char in SMALL:
            if SMALL[char] >= last:
                return None
            last = SMALL[char]
            total, digit = total + (digit or 1) * last, 0
        else:
            digit = DIGITS.get(char, 0)
    return total + digit
