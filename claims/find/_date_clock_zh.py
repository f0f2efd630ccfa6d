"""Chinese clock times and parts of the day in folded text; digital clocks (14:52) of either language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.find._date_spec import Piece, Spec
from claims.find._date_words import is_race, pattern, zh_int
from claims.find._gate import Gated, Rules
from claims.lang import currencies, units, zh_dates

SP = r"[ \t]?"
_CN = "零〇一二两三四五六七八九十百千万"
_PARTS = "|".join(sorted(zh_dates.PARTS, key=len, reverse=True))
_H = r"(?P<h>2[0-4]|1\d|0?\d|二十[一二三四]?|十[一二三四五六七八九]?|[零〇一二两三四五六七八九])"
_MIN = r"(?P<mi>[0-5]?\d|[二三四五]?十[一二三四五六七八九]?|[零〇]?[一二三四五六七八九])"
_SEC = r"(?P<s>[0-5]?\d|[二三四五]?十[一二三四五六七八九]?|[零〇]?[一二三四五六七八九])"
_HEDGE = r"(?P<about>大约|约莫|约|大概|差不多)?"
_TAIL = r"(?P<tail>许|左右|前后|多|过后?|出头)?"
_CLOCK = Gated(
    rf"{_HEDGE}(?:(?<![今昨明当次后前])(?P<part>{_PARTS}))?(?:的)?{SP}(?<![\d{_CN}第每])(?<!\d[.,:])(?P<pre>在|于|到"
    rf"|至|从|约|自|晚|截至|[-~，,：(]|^)?{_H}{SP}"
    rf"(?:(?P<dian>点)钟?|(?P<shi>时)(?![间期代段速常隔装尚刻差机光]))"
    rf"(?:{SP}(?:(?P<half>半)|(?P<ke>[一三123])刻|(?P<zheng>整)|{_MIN}(?:{SP}分(?![之])(?:{SP}{_SEC}{SP}秒)?|"
    rf"(?=[^\d{_CN}.%点个元倍万亿]|$))))?{_TAIL}"
)
_DIGITAL = Gated(
    rf"{_HEDGE}(?:(?P<part>{_PARTS})(?:的)?{SP})?(?<![\d.:/])(?P<h>[01]?\d|2[0-4])[:：](?P<mi>[0-5]\d)"
    r"(?:[:：](?P<s>[0-5]\d)(?:\.\d+)?)?(?![\d:%]|\.\d)"
    rf"(?![ ]?(?:[ap]\.?[ ]?m|p\b|a\b)){_TAIL}"
)
_PART = Gated(rf"(?<![每清早晚{_CN}])(?P<part>{_PARTS})(?![报会饭餐宴年期于点婚场熟产间恋辈节课市盘了些就已在有先早晚])(?:时分)?")
_TO = Gated(
    rf"(?P<part>{_PARTS})(?P<a>\d{{1,2}}|[一二两三四五六七八九十]{{1,2}}){SP}[到至~-]{SP}(?P<b>\d{{1,2}}|[一二两三四五六七八九十]{{1,2}}){SP}[点时](?!间)"
)
_SCORE = pattern(r"(?:比分|大比分|以|战成|总分)[ ]?$")
# what makes 三点一 a decimal: 三点一折, 六点五成, 三点五倍, 三点二公斤
_UNIT_WORDS = "|".join(sorted(map(re.escape, {*units.ZH, *currencies.ZH}), key=len, reverse=True))
_MEASURED = pattern(rf"{SP}(?:[成折倍番%‰℃度岁]|个?(?:百分点|基点|亿|万)|[千百十]?(?:{_UNIT_WORDS}))")
_DIGIT = frozenset("零〇一二三四五六七八九0123456789")
_LOOSE = set("，。,.、；;：:（(的前后起至到在开结出抵就准即才以从之~- 左")


RULES = Rules(_CLOCK, _DIGITAL, _PART, _TO)


def scan(text: str) -> Iterator[Piece]:
    """Clock times and parts of the day."""
    for m in _CLOCK.finditer(text):
        piece = _chinese(text, m)
        if piece is not None:
            yield piece
    for m in _DIGITAL.finditer(text):
        piece = _digital(text, m)
        if piece is not None:
            yield piece
    for m in _PART.finditer(text):
        lo, hi, _ = zh_dates.PARTS[m["part"]]
        yield Piece(m.start(), m.end(), Spec(part=(lo, hi)), weak=len(m["part"]) == 1)
    for m in _TO.finditer(text):
        a, b = zh_int(m["a"]), zh_int(m["b"])
        if a is not None and b is not None and a < b <= 24:
            part = zh_dates.PARTS[m["part"]][:2]
            yield Piece(m.start(), m.end(), made(a, 0, None, part, hour_only=True), made(b, 0, None, part, hour_only=True))


def is_score(text: str, start: int, end: int) -> bool:
    """21:15 beside 比分 or 击败 is a result."""
    if _SCORE.search(text[max(0, start - 4) : start]):
        return True
    return bool(re.match(r"[ ]?(?:战胜|击败|领先|落后|大胜|惜败|逆转|胜|负)", text[end : end + 4]))


def hour_in_part(hour: int, part: tuple[int, int] | None) -> int:
    """Hour of the day of a spoken hour: 下午4 is 16, 凌晨12 is 0."""
    if part is None or hour == 24:
        return hour
    if hour == 12 and part[1] <= 7:
        return 0
    if hour == 12 and part[0] >= 17:
        return 24
    if hour < 12 and part[0] >= 11 and not (part[0] == 11 and hour >= 10):
        # 晚2点半 and 半夜两点 are after midnight
        return hour if part[0] >= 17 and hour < 4 else hour + 12
    return hour % 24


def _chinese(text: str, found: re.Match[str]) -> Piece | None:
    m = _no_decimal(text, found)
    if m is None:
        return None
    hour = zh_int(m["h"])
    if hour is None or hour > 24:
        return None
    if m["part"] in ("早", "晚") and m["h"] == "一" and not (m["half"] or m["ke"] or m["mi"] or m["tail"]):
        return None  # 早一点: a little earlier
    minute = _minute(m)
    second = zh_int(m["s"]) if m["s"] else None
    tail = m["tail"] or ""
    fine = bool(m["half"] or m["ke"] or m["mi"] or m["zheng"] or m["part"])
    if minute is None or minute > 59 or (tail == "多" and m["mi"]):
        return None
    start = m.start() if m["about"] or m["part"] else m.start("h")
    weak = not fine and not _stands_alone(text, m, tail)
    part = zh_dates.PARTS[m["part"]][:2] if m["part"] else None
    spec = made(hour, minute, second, part, hour_only=not (m["half"] or m["ke"] or m["mi"] or m["zheng"]))
    if m["about"] or tail in ("许", "左右", "前后"):
        spec = _approx(spec)
    return Piece(start, m.end(), spec, weak=weak)


def _no_decimal(text: str, m: re.Match[str]) -> re.Match[str] | None:
    """None for 三点一折 and 八点五; 下午三点一行人 without its last digit: one digit is no minute unless 分 follows."""
    if not m["dian"]:
        return m
    if not m["mi"]:
        bare = not (m["part"] or m["half"] or m["ke"] or m["zheng"])
        return None if bare and text[m.end("dian") : m.end("dian") + 1] in _DIGIT else m
    if text[m.end("mi") : m.end("mi") + 2].lstrip()[:1] == "分":
        return m
    if _MEASURED.match(text, m.end("mi")):
        return None
    if len(m["mi"]) > 1 or m["mi"] == "十":
        return m
    return _CLOCK.compiled.match(text, m.start(), m.start("mi")) if m["part"] else None


def _approx(spec: Spec) -> Spec:
    return spec._replace(modifier="approx")


def _minute(m: re.Match[str]) -> int | None:
    if m["half"]:
        return 30
    if m["ke"]:
        return {"一": 15, "三": 45, "1": 15, "2": 30, "3": 45}[m["ke"]]
    return zh_int(m["mi"]) if m["mi"] else 0


def _stands_alone(text: str, m: re.Match[str], tail: str) -> bool:
    """十点 may be ten points: a bare hour needs 时 in digits, a hedge, or a word before it that asks for a time."""
    if m["h"] == "零":
        return True
    if m["shi"]:
        return len(m["h"]) > 1 or m["h"].isdigit() or bool(tail)
    after = text[m.end() : m.end() + 1]
    if m["about"] or tail or text[m.end("h") : m.end()].endswith("钟"):
        return True
    before = text[max(0, m.start("h") - 2) : m.start("h")]
    asks = before.endswith(("在", "于", "到", "至", "从", "自", "截至", "是"))
    return asks and (not after or after in _LOOSE)


def made(hour: int, minute: int, second: int | None, part: tuple[int, int] | None, *, hour_only: bool = False) -> Spec:
    """A clock time; `hour_only` where the minutes were not said."""
    return Spec(clock=(hour_in_part(hour, part), minute, second), clock_to_hour=hour_only, part=part)


def _digital(text: str, m: re.Match[str]) -> Piece | None:
    if m["s"] and not m["part"] and is_race(text, m.start(), m.end(), m["h"]):
        return None
    if is_score(text, m.start(), m.end()):
        return None
    part = zh_dates.PARTS[m["part"]][:2] if m["part"] else None
    spec = made(int(m["h"]), int(m["mi"]), int(m["s"]) if m["s"] else None, part)
    if m["about"] or m["tail"] in ("许", "左右", "前后"):
        spec = _approx(spec)
    return Piece(m.start(), m.end(), spec)
