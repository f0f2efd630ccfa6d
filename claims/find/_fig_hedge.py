"""Approximators, direction words and the interval that they leave."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from claims.find._fig_reading import Reading
from claims.find._one_of import one_of
from claims.lang import hedges
from claims.model import Approx, Interval

Direction = Literal["", "up", "down"]


_ZH_BEFORE = re.compile(rf"(?P<word>{one_of(hedges.ZH_BEFORE)})(?:了|为|有)?(?P<tail> ?)$")
_ZH_AFTER = re.compile(rf" ?(?P<word>{one_of([w for w in hedges.ZH_AFTER if len(w) > 1])}|[多余](?=[，。、；的（]|$))")
_PAST_OK = re.compile(r"(?:^|[，。、；：（“已远均都也早]| )过 ?$")
_EN_BEFORE = re.compile(rf"(?<![A-Za-z])(?P<word>{one_of(hedges.EN_BEFORE)})(?: (?:the|a|an|his|her|its|their))? $", re.I)
_EN_AFTER = re.compile(rf" (?P<word>{one_of(hedges.EN_AFTER)})(?![A-Za-z])", re.I)
_FILLERS = ("了", "约", "近", "超过", "逾", "超", "幅度为", "为", "幅", "高达", "达", "额")
_ZH_UP = re.compile(rf"(?:{one_of(hedges.ZH_UP)})(?:{'|'.join((*_FILLERS, '长'))}|(?:将近))* ?$")
_ZH_DOWN = re.compile(rf"(?:{one_of(hedges.ZH_DOWN)})(?:{'|'.join((*_FILLERS, '去', '掉'))}|(?:将近))* ?$")
_SIGN_ENDS = frozenset(word[-1] for word in (*hedges.ZH_UP, *hedges.ZH_DOWN, *_FILLERS, *"长去掉"))
_MID = r"(?: by| about| nearly| almost| more than| over| around| roughly| some| just| at least| a| an)*[ ]?(?:US|HK)?[$£€¥]?$"
_EN_UP = re.compile(rf"(?<![A-Za-z])(?:{one_of(hedges.EN_UP)}){_MID}", re.I)
_EN_DOWN = re.compile(rf"(?<![A-Za-z])(?:{one_of(hedges.EN_DOWN)}){_MID}", re.I)
_EN_UP_AFTER = re.compile(rf" (?:{one_of(hedges.EN_UP_AFTER)})(?![A-Za-z])(?! than)", re.I)
_EN_DOWN_AFTER = re.compile(rf" (?:{one_of(hedges.EN_DOWN_AFTER)})(?![A-Za-z])(?! than)", re.I)
_WINDOW = 36


def hedge(s: str, start: int, end: int) -> tuple[Approx, str]:
    """How the figure at `[start, end)` is hedged, and the word that says so."""
    before = s[max(0, start - _WINDOW) : start]
    chinese, english = _written(before)
    found = (chinese and _ZH_BEFORE.search(before)) or (english and _EN_BEFORE.search(before)) or None
    if found and found.group("word") == "上" and s[start : start + 1] not in "百千万亿":
        found = None
    if found and found.group("word") == "过" and not (_PAST_OK.search(before) or s[start : start + 1] in "百千万亿半"):
        found = None
    if found:
        word = found.group("word").lower()
        return hedges.ZH_BEFORE.get(word) or hedges.EN_BEFORE.get(word, ""), word  # type: ignore[return-value]
    after = _ZH_AFTER.match(s, end) or (s.startswith(" ", end) and _EN_AFTER.match(s, end)) or None
    if after:
        word = after.group("word").lower()
        return (hedges.ZH_AFTER.get(word) or hedges.EN_AFTER[word]), word  # type: ignore[return-value]
    return "", ""


_WEAK_SIGN = re.compile(r"(?<![A-Za-z])(?:up|down|lost|gain(?:s|ed)?) $", re.I)


def sign(s: str, start: int, end: int, *, strong: bool = False) -> Direction:
    """up or down where a word of growth or decline touches the figure; `strong` leaves out bare up, down, lost and gained."""
    before = s[max(0, start - _WINDOW) : start]
    if strong and before[-1:] == " " and _WEAK_SIGN.search(before):
        return ""
    chinese, english = _written(before)
    if chinese and before.rstrip(" ")[-1:] in _SIGN_ENDS:
        if _ZH_UP.search(before):
            return "up"
        if _ZH_DOWN.search(before):
            return "down"
    spaced = s.startswith(" ", end)
    if (english and _EN_UP.search(before)) or (spaced and _EN_UP_AFTER.match(s, end)):
        return "up"
    if (english and _EN_DOWN.search(before)) or (spaced and _EN_DOWN_AFTER.match(s, end)):
        return "down"
    return ""


def _written(before: str) -> tuple[bool, bool]:
    """Can the word that ends here be Chinese, can it be English?"""
    last = before.rstrip(" $£€¥")[-1:]
    if last.isascii():
        return False, bool(last)
    return True, not "\u3400" <= last <= "\u9fff"


# The constants: nearly reaches down to 0.85 because "nearly 5 %" is written for 4.3 %, and readers expect 0.9. About is a
# tenth either way. More than is believed to a quarter above. A figure with a single meaningful digit (3 bn, 3000) may be
# rounded by half a unit, but a reader stops believing at 4 %.
_NEARLY, _NEARLY_SOFT = Decimal("0.85"), Decimal("0.9")
_ABOUT, _ABOUT_SOFT = Decimal("0.1"), Decimal("0.05")
_OVER_SOFT, _UNDER_SOFT, _SMALL_OVER = Decimal("1.25"), Decimal("0.8"), Decimal("1.1")
_ROUND_SOFT = Decimal("0.04")


def exact(reading: Reading) -> bool:
    """True where the figure stands for itself: counts, ages, ordinals, scores below 1000, written as whole numbers."""
    if reading.kind in ("ordinal", "score"):
        return True
    whole = reading.value == reading.value.to_integral_value()
    return reading.kind in ("count", "number", "age") and whole and abs(reading.value) < 1000 and reading.number.scale < 1000


def interval(reading: Reading, approx: Approx, word: str) -> Interval:
    """What the words allow, in the dimension's base unit."""
    raw = _raw(reading, approx, word)
    scale = [None if x is None else x * reading.factor + reading.offset for x in (raw.lo, raw.hi, raw.soft_lo, raw.soft_hi)]
    return Interval(scale[0], scale[1], raw.lo_open, raw.hi_open, scale[2], scale[3])


def _raw(reading: Reading, approx: Approx, word: str) -> Interval:  # noqa: PLR0911
    value = reading.value
    if reading.lo is not None and reading.hi is not None:
        lo, hi = reading.lo, reading.hi
        if approx in ("over", "at-least"):
            return Interval(lo, None, soft_lo=lo, soft_hi=max(hi, lo * _OVER_SOFT))
        return Interval(lo, hi, False, reading.hi_open, lo, hi)
    if value < 0:
        return _rounded(reading)
    if approx in ("", "vague"):
        return _rounded(reading)
    if approx in ("about", "some"):
        return Interval(
            value * (1 - _ABOUT), value * (1 + _ABOUT), False, False, value * (1 - _ABOUT_SOFT), value * (1 + _ABOUT_SOFT)
        )
    if approx == "nearly":
        return Interval(value * _NEARLY, value, False, False, value * _NEARLY_SOFT, value)
    if approx == "under":
        return Interval(Decimal(0), value, False, True, value * _UNDER_SOFT, value)
    if approx == "over":
        top = value * _SMALL_OVER if word in hedges.SMALL_STEP else None
        return Interval(value, top, True, False, value, top if top is not None else value * _OVER_SOFT)
    if approx == "at-least":
        return Interval(value, None, False, False, value, value * _OVER_SOFT)
    bounds = _rounded(reading)
    return Interval(Decimal(0), bounds.hi, False, False, value * _UNDER_SOFT, bounds.soft_hi)


def _rounded(reading: Reading) -> Interval:
    value = reading.value
    if exact(reading):
        return Interval(value, value, False, False, value, value)
    half = reading.ulp / 2
    soft = min(half, abs(value) * _ROUND_SOFT) if value else half
    return Interval(value - half, value + half, False, False, value - soft, value + soft)
