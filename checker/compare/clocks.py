"""XC102: one moment in two time zones side by side whose hours do not fit: 北京时间20时30分（格林尼治时间13时30分）.

Summer time is allowed for wherever the zone's name does not settle it. A local time of an unnamed place may lie any number of
quarter hours from another zone, so only its minutes can be wrong. Days are left alone: what counts is the time of day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise, product

from checker.compare._told import group, made, sentences_of, shown
from checker.model import Draft, Text
from claims.extract import Extraction
from claims.model import Claim, When

DAY, QUARTER = 24 * 60, 15  # minutes
# hours from UTC: both where a name is used the year round; CST is American, Chinese or Cuban, so it says nothing
_HOURS: dict[str, tuple[int, ...]] = {
    "GMT": (0,),
    "UTC": (0,),
    "BST": (1,),
    "CET": (1, 2),
    "CEST": (2,),
    "EST": (-5, -4),
    "EDT": (-4,),
    "CDT": (-5,),
    "MST": (-7, -6),
    "MDT": (-6,),
    "PST": (-8, -7),
    "PDT": (-7,),
    "AEST": (10, 11),
    "AEDT": (11,),
    "US/Eastern": (-5, -4),
    "US/Central": (-6, -5),
    "US/Mountain": (-7, -6),
    "US/Pacific": (-8, -7),
    "Europe/London": (0, 1),
    "Europe/Paris": (1, 2),
    "Europe/Berlin": (1, 2),
}
_UTC = re.compile(r"UTC([+-]\d{1,2})(?::?(\d\d))?")
_NAME = r"(?:[A-Z]{2,5}|[A-Z][a-z]+(?: [A-Z][a-z]+)? time|local(?: time)?|time|on [A-Z][a-z]+| )*"
_ZH_NAME = r"(?:为|于|约|是|次日|翌日|当日|同日|前一日|凌晨|早上|上午|中午|下午|晚上?|日|\d{1,2}日|[\u4e00-\u9fff]{2,8}时间| )*"
_BESIDE = re.compile(rf"[，,]? ?(?:\(|即|也就是|相当于|对应){_ZH_NAME}|{_NAME},? ?(?:\({_NAME}|or (?:about )?|i\.e\. |that is,? )")
_CHECK = Text("Convert the time again and correct the one that is wrong.", "请重新换算时区，改正有误的时刻。")


def drafts(extraction: Extraction, as_of: date | None) -> tuple[Draft, ...]:
    """One draft for every pair of times side by side that are not one moment."""
    out: list[Draft] = []
    for text, claims in sentences_of(extraction):
        for a, b in pairwise(claims):
            if _not_one(text, a, b):
                out.append(_draft(a, b))
    return tuple(out)


def _not_one(text: str, a: Claim, b: Claim) -> bool:
    x, y = a.value, b.value
    if not (isinstance(x, When) and isinstance(y, When)) or not x.zone or not y.zone or x.zone == y.zone:
        return False
    if x.modifier or y.modifier or not _BESIDE.fullmatch(text[a.value_end : b.value_start]):
        return False
    first, second = _minutes(x.clock), _minutes(y.clock)
    one, other = _offsets(x.zone), _offsets(y.zone)
    if first is None or second is None or (one is None and other is None):
        return False
    if one is None or other is None:
        exact = x.granularity in {"minute", "second"} and y.granularity in {"minute", "second"}
        return "local" in {x.zone, y.zone} and exact and (first - second) % QUARTER != 0
    together = x.zone.startswith("US/") and y.zone.startswith("US/")  # one country changes its clocks on one night
    pairs = zip(one, other, strict=False) if together else product(one, other)
    return all((first - second - (p - q)) % DAY != 0 for p, q in pairs)


def _minutes(clock: str) -> int | None:
    found = re.match(r"(\d{1,2}):(\d\d)", clock)
    return int(found[1]) * 60 + int(found[2]) if found else None


def _offsets(zone: str) -> Sequence[int] | None:
    """Minutes from UTC that a zone may stand for; None where it is not known."""
    found = _UTC.fullmatch(zone)
    if found:
        hours = int(found[1])
        own = hours * 60 + (int(found[2] or 0) if hours >= 0 else -int(found[2] or 0))
        return (own, own + 60) if zone == "UTC+3" else (own,)  # Moscow kept UTC+4 from 2011 to 2014
    return tuple(hours * 60 for hours in _HOURS[zone]) if zone in _HOURS else None


def _draft(a: Claim, b: Claim) -> Draft:
    x, y = shown(a), shown(b)
    why = Text(
        f"{x} and {y} are given as one moment in two time zones, but they are not the same moment.",
        f"“{x}”与“{y}”写作同一时刻的两地时间，换算后并不一致。",
    )
    return made("XC102", [group(a), group(b)], why, _CHECK, severity="warning", confidence=0.85)
