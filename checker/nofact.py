"""Figures that state no fact of their own, by the words around them."""

from __future__ import annotations

import re

from claims.lang.scripts import plain
from claims.model import Claim, Figure

_COUNTDOWN = re.compile(
    r"(?:倒数|倒计时|数到|数了|喊[着出]?|\bcount(?:ed|ing|s)? (?:down|to|out))[“\"‘'：: ]{0,3}(?:[\d、，,. ]{0,12})$", re.IGNORECASE
)
_DIGITS = re.compile(r"[ 个]{0,2}(?:数字|数$|numbers?\b|digits?\b)")
_HOTLINES = frozenset("110 119 120 122 112 911 999 12345 12306 12315 12110 95598 101 111 100".split())  # noqa: SIM905
_CALL = re.compile(
    r"拨打|打了?|报警|急救|热线|电话|致电|拨通|求助|\b(?:call(?:ed|ing|s)?|dial(?:led|ing|s|ed)?|phoned?|hotline|emergency)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"[”\"’]?(?:急救|救护|报警|热线|指挥|调度|接警|出警|消防|平台|客服|电话|和|、|\s?(?:call|hotline|operator|emergency))"
)
# those who tell something to a reporter are counted differently by every reporter
_SOURCES = re.compile(
    r"[位名]?(?:不愿具名的|匿名|要求匿名的|了解[^，。]{0,10}的)?(?:知情人士|消息人士|知情者|匿名人士)|"
    r"\s?(?:people|persons|sources|officials)"
    r"(?:,? (?:who are )?(?:familiar|with (?:direct )?knowledge|close to|briefed|told reuters))|"
    r"\s?sources\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Za-z_]{2,}[:=][\"']?$")


# 恒屿股份(12.350, 0.40, 3.35%): what a page shows at the moment it is looked at
_QUOTED = re.compile(r"[(（]\s?\d+(?:\.\d+)?\s?[,，]\s?[-+−]?\d+(?:\.\d+)?\s?[,，]\s?[-+−]?\d+(?:\.\d+)?\s?[%％]\s?[)）]")
_CLUB = re.compile(r"[七八]国|二十国")


def no_fact(claim: Claim) -> bool:
    """True for a number counted aloud, the number of a hotline, a count of informants, a share price in brackets, a number in a
    piece of program or in the name of a group of states."""
    if not isinstance(claim.value, Figure) or claim.value.kind not in {"count", "number", "percent"}:
        return False
    context = plain(claim.context)
    at, end = claim.value_start - claim.sentence.span.start, claim.value_end - claim.sentence.span.start
    before, after = context[max(0, at - 24) : at], context[end : end + 40]
    if claim.value.kind == "percent" or _quoted(context, at, end):
        return _quoted(context, at, end)
    club = bool(_CLUB.fullmatch(plain(claim.value.text))) and after.startswith(("集团", "峰会"))
    aloud = bool(_COUNTDOWN.search(before)) and (bool(_DIGITS.match(after)) or not claim.value.noun)
    code = bool(_CODE.search(before)) and bool(re.search(r"[{};()]", context))
    return club or aloud or code or bool(_SOURCES.match(after)) or _hotline(claim.value, before, after)


def _quoted(context: str, at: int, end: int) -> bool:
    return any(found.start() < at and end < found.end() for found in _QUOTED.finditer(context, max(0, at - 40), end + 40))


def _hotline(value: Figure, before: str, after: str) -> bool:
    near = before[-8:] if "\u4e00" <= before[-1:] <= "\u9fff" else before
    return value.text in _HOTLINES and bool(_CALL.search(near) or _CALLED.match(after))
