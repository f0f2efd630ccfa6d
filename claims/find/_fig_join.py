"""Ranges, lists and scores: units and magnitudes that several numbers share."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from claims.find._fig_reading import Reading
from claims.find._num import Number
from claims.find._one_of import one_of
from claims.lang import hedges

_RANGE = re.compile(r" ?(?:-|~|～|至|到) ?$")
_RANGE_EN = re.compile(r" (?:to|and|or|through) $")
_LIST = re.compile(r" ?(?:、|和|及|与|或|以及|,|，) ?$| (?:and|or) $|, (?:and )?$")
_SCORE = re.compile(r" ?(?:比|-|:) ?$| to $")
_SCORE_CUE = re.compile(
    (
        r"战胜|击败|不敌|输给|取胜|逼平|大胜|险胜|比分|赢|胜|负|票|表决|力克|力挫|轻取|横扫|完胜|告捷|过关|win|won|beat|lead|led|draw|drew|score|victory|"
        r"defeat|loss|lost|voted|vote"
    ),
    re.I,
)
_BESIDE = re.compile(r"(?:比分|战成|总分|以) ?$")  # 以3:1战胜; 20:15 far from such a word is a time
_BEAT = re.compile(r" ?(?:战胜|击败|领先|落后|大胜|险胜|惜败|逆转|胜|负)")
_CHANGE = re.compile(r"(?:从|由|自|from) ?(?:[^\d,，。]{0,8})$", re.I)
# after these a change and the level that it led to: fell $7 to $1,338, 上调50元至1570元
_MOVE_EN = re.compile(
    rf"(?<![A-Za-z])(?:{one_of((*hedges.EN_UP, *hedges.EN_DOWN, *hedges.EN_MOVE))})"
    r"(?: by| about| nearly| almost| more than| another| a further| just| roughly| around| over| some)*[ ]?(?:US|HK)?[$£€¥]?$",
    re.I,
)
_MOVE_ZH = re.compile(
    rf"(?:{one_of((*hedges.ZH_UP, *hedges.ZH_DOWN, *hedges.ZH_MOVE))})(?:了|约|近|逾|超|超过|幅度为|为|幅|高达|达|额)* ?$"
)
_VOTE = re.compile(r"vot(?:e[ds]?|ing)|ballot|approv|reject|passed|carried|motion|elect|poll|majority", re.I)
MANY = 200  # no match ends with so many
LEVEL, LEVEL_BARE = 4, 8  # from so many times the first figure the second is where it got to


def join(s: str, readings: list[Reading]) -> list[Reading]:
    """Merge ranges and scores, hand units on to the bare members of a list."""
    out: list[Reading] = []
    for reading in readings:
        previous = out[-1] if out else None
        if previous is None:
            out.append(reading)
            continue
        gap = s[previous.end : reading.start] if 0 <= reading.start - previous.end <= 12 else None
        merged = _merge(s, previous, reading, gap) if gap is not None and _links(gap) else None
        if merged is not None:
            out[-1] = merged
            continue
        out.append(reading)
        if gap is not None and _LIST.fullmatch(gap):
            _hand_on(s, out)
    return out


@lru_cache(maxsize=1024)
def _links(gap: str) -> bool:
    """Can what stands between two numbers join them to one figure?"""
    return gap.strip() == "of" or any(shape.fullmatch(gap) for shape in (_SCORE, _RANGE, _RANGE_EN))


def _plain(r: Reading) -> bool:
    """A number that has found no unit of its own."""
    n = r.number
    return (
        r.end == n.end
        and r.start == n.start
        and n.role == "cardinal"
        and not n.vague
        and (r.kind is None or r.bare or (r.kind == "count" and not r.classifier))
    )


def _merge(s: str, a: Reading, b: Reading, gap: str) -> Reading | None:  # noqa: PLR0911
    score = _score(s, a, b, gap)
    if score is not None:
        return score
    if gap.strip() == "of" and a.kind == "ratio" and b.kind == "percent" and b.value == 1:
        value = a.value * b.value
        return b._replace(start=a.start, value=value, ulp=value / 10)
    between = s[max(0, a.start - 8) : a.start].lower() == "between "
    english = _RANGE_EN.fullmatch(gap)
    if not (_RANGE.fullmatch(gap) or (english and (between or gap in (" to ", " through ")))):
        return None
    if _CHANGE.search(s[max(0, a.start - 12) : a.start]) or b.kind in (None, "ordinal") or b.number.vague or a.number.vague:
        return None
    if a.number.form == "arabic" and a.number.scale == 1 and re.fullmatch(r"(?:19|20)\d\d", s[a.start : a.end]) and english:
        return None
    if _plain(a) and a.unit == "":
        low = _shared(a.number, b)
    elif a.kind == b.kind and a.unit == b.unit and a.dimension == b.dimension and a.kind is not None:
        low = a.value * a.factor / b.factor if a.factor != b.factor else a.value
    elif a.kind == "money" == b.kind or (a.kind == "money" and b.bare):
        return _money_range(a, b)
    else:
        return None
    if low is None or low >= b.value or _level(s, a, b, low):
        return None
    return b._replace(start=a.start, lo=low, hi=b.value, hi_open=False)


def _level(s: str, a: Reading, b: Reading, low: Decimal) -> bool:
    """fell $7 to $1,338: a change and a level; fell 7 to 9 per cent, rose by $50 to $70: a range."""
    if b.kind == "percent" or low <= 0 or b.value < low * (LEVEL_BARE if _plain(a) and b.unit else LEVEL):
        return False
    head = s[max(0, a.start - 36) : a.start]
    return (_MOVE_EN if head.rstrip(" $£€¥")[-1:].isascii() else _MOVE_ZH).search(head) is not None


def _money_range(a: Reading, b: Reading) -> Reading | None:
    """$5-10 million, 30万至50万元 are read where only one end names the currency."""
    if not b.bare:
        return None
    low = _shared(a.number, b)
    if low is None or low >= b.value:
        return None
    return a._replace(end=b.end, number=b.number, value=b.value, ulp=b.ulp, lo=low, hi=b.value)


def _shared(n: Number, b: Reading) -> Decimal | None:
    """Lower end of a range whose magnitude word stands on the upper end only: 18至20亿."""
    scale = b.number.scale
    if scale > 1 and n.scale == 1 and n.value < 10000 and n.value < b.value / scale:
        return n.value * scale
    if b.unit == "%" and b.value >= 10 and n.form == "zh" and n.value < 10 and b.number.value < 10:
        return n.value * 10
    return n.value


def _score(s: str, a: Reading, b: Reading, gap: str) -> Reading | None:
    """3比1, 2-1: never a range, for the larger number stands first or a word of winning stands near."""
    if not _SCORE.fullmatch(gap) or not (_plain(a) and b.number.role == "cardinal" and b.start == b.number.start):
        return None
    if a.number.value >= 1000 or b.number.value >= 1000 or b.unit or b.kind in ("money", "percent", "age") or a.number.scale != 1:
        return None
    cue = _SCORE_CUE.search(s[max(0, a.start - 40) : a.start]) or _SCORE_CUE.search(s[b.number.end : b.number.end + 16])
    named = "比" in gap
    if gap.strip() == ":":
        cue = _BESIDE.search(s[max(0, a.start - 4) : a.start]) or _BEAT.match(s, b.number.end)
    if not (named or (cue and (gap.strip() in ("-", "to", ":")))) or (gap == " to " and not _won(s, a, b)):
        return None
    if any("." in r.number.digits for r in (a, b)) and not named:
        return None
    digits = f"{a.number.value}-{b.number.value}"
    number = b.number._replace(start=a.start, digits=digits)
    return Reading(number, a.start, b.number.end, "score", a.number.value, Decimal(1), "", "score")


def _won(s: str, a: Reading, b: Reading) -> bool:
    """won 4 to 2; voted 27 to 16 are two counts of votes."""
    return b.number.value < a.number.value < MANY and not _VOTE.search(s[max(0, a.start - 60) : a.start] + s[b.end : b.end + 16])


def _hand_on(s: str, out: list[Reading]) -> None:
    """18、10和12亿元: bare numbers before take the unit of the last."""
    last = out[-1]
    if last.kind in (None, "ordinal", "score", "age") and last.kind is not None:
        return
    if last.kind in ("number", None) and not last.number.scale > 1 and last.kind is not None:
        return
    if last.kind is not None and not (last.classifier or last.unit or last.number.scale > 1):
        return
    temporal = last.kind is None
    at = len(out) - 2
    while at >= 0 and _LIST.fullmatch(s[out[at].end : out[at + 1].start]) and _can_take(s, out[at], last):
        if temporal:
            out[at] = out[at]._replace(kind=None)
        else:
            factor = last.number.scale if out[at].number.scale == 1 else Decimal(1)
            out[at] = last._replace(
                number=out[at].number._replace(scale=last.number.scale),
                start=out[at].start,
                end=out[at].end,
                value=out[at].number.value * factor,
                ulp=out[at].number.ulp * factor,
                lo=None,
                hi=None,
            )
        at -= 1


def _can_take(s: str, r: Reading, last: Reading) -> bool:
    if not _plain(r) or r.number.scale != 1 or r.number.form == "zh" or r.number.value >= 10000:
        return False
    if last.kind is None:
        return (
            r.kind in (None, "number")
            and re.match(r" ?(?:年|月|日|时|号|[yY]ears?|[dD]ays?|[hH]ours?|[mM]inutes?)", s[last.end : last.end + 8]) is not None
        )
    return last.number.value / last.number.scale < 10000
