"""How two claims stand in time: when their articles appeared, the moments that they tell of, tallies that ran on meanwhile."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from checker.compare.values import compare_values
from claims.lang.running import FALLS, GROWS, SINCE
from claims.lang.scripts import plain
from claims.model import Article, Claim, Duration, Figure, Value, When

NAMES: tuple[str, ...] = (
    "published_apart",
    "unknown_published",
    "grows_with_time",
    "update_cue",
    "asof_apart",
    "asof_same",
    "outrun",
)
_LABEL = re.compile(r"--\d\d-\d\d")
ONGOING = timedelta(days=45)  # how long after the first report a tally may still move
_UPDATE = re.compile(
    r"上调|下调|增至|升至|降至|增加到|扩大到|更新|修正|调整为|最新|截至目前|目前|已达|累计|推迟|改为|延期|提前|原定|此前|早些时候|初步|"
    r"\brevis|\braised (?:to|its|the)|\bupdated?\b|\bso far\b|"
    r"\bby (?:the )?(?:evening|morning|noon|night|mon|tues|wednes|thurs|fri|satur|sun)|"
    r"\bput back|\bpostponed|\bdelayed|\bearlier\b|\binitial|\bfirst estimate|\bfirst guess|\bprelim|\bnow\b|"
    r"\bgrown to|\brose to|\bdown from|\bup from",
    re.IGNORECASE,
)

_RISEN = re.compile(
    r"增至|升至|增加到|增加至|上升到|上升至|扩大到|扩大至|达到了?(?=\d)|\b(?:risen|rose|grown|grew|climbed|increased|up) to\b",
    re.IGNORECASE,
)
_FALLEN = re.compile(
    r"降至|减至|减少到|减少至|下降到|下降至|缩减到|缩减至|\b(?:fallen|fell|dropped|decreased|down|cut) to\b", re.IGNORECASE
)


def number(value: Value | None) -> float | None:
    """The middle of a figure or the length of a duration; None for dates and open intervals without a stated value."""
    if isinstance(value, Figure) and value.base.lo is not None and value.base.hi is not None:
        return float(value.base.lo + value.base.hi) / 2
    if isinstance(value, Figure) and value.value is not None:
        return float(value.value)
    if isinstance(value, Duration):
        return float(value.nominal)
    return None


@dataclass(frozen=True, slots=True)
class _Said:
    """What the words of a clause say of time: an update, tallies that grow or fall, how far they rose or fell."""

    update: bool
    grows: bool
    falls: bool
    risen: bool
    fallen: bool


@lru_cache(maxsize=65536)  # a clause stands in many pairs
def _said(quote: str) -> _Said:
    text = plain(quote)
    return _Said(*(pattern.search(text) is not None for pattern in (_UPDATE, GROWS, FALLS, _RISEN, _FALLEN)))


@lru_cache(maxsize=65536)
def _counted_on(context: str) -> bool:
    return SINCE.search(plain(context)) is not None


def timing(x: Claim, y: Claim, articles: Sequence[Article]) -> tuple[float, ...]:
    """The features in NAMES: published_apart is the log of days, grows_with_time 1 or -1, the rest 0 to 1."""
    a, b = articles[x.article].published, articles[y.article].published
    first, second = _said(x.quote), _said(y.quote)
    cue = float(first.update + second.update) / 2
    moments = _moments(x.as_of, y.as_of)
    outrun = float(_outrun(x, y, first, second, a, b))
    if a is None or b is None:
        return (0.0, 1.0, 0.0, cue, *moments, outrun)
    apart = (b - a).days
    p, q = number(x.value), number(y.value)
    grows = 0.0
    if p is not None and q is not None and apart and p != q:
        grows = 1.0 if (q > p) == (apart > 0) else -1.0
    return (math.log10(1 + abs(apart)), 0.0, grows, cue, *moments, outrun)


def _moments(a: When | None, b: When | None) -> tuple[float, float]:
    if a is None or b is None:
        return 0.0, 0.0
    relation = compare_values(a, b).relation
    first, second = _LABEL.match(a.label), _LABEL.match(b.label)
    if (a.start is None or b.start is None) and first and second:  # days of an unknown year
        relation = "same" if first[0] == second[0] else "conflict"
    return float(relation == "conflict"), float(relation in {"same", "compatible", "less-specific"})


def _outrun(x: Claim, y: Claim, first: _Said, second: _Said, a: date | None, b: date | None) -> bool:
    """True where both tell a tally in progress and the later of the two has what time brings: more of it, or fewer missing.

    A bulletin (截至…) beside a text that names no moment is the earlier one if it counts less.
    """
    p, q = number(x.value), number(y.value)
    if p is None or q is None or p == q or isinstance(x.value, When | Duration):
        return False
    falls = first.falls and second.falls
    grows = (first.grows and second.grows) or (_counted_on(x.context) and _counted_on(y.context))
    s, t = _moment(x.as_of, a), _moment(y.as_of, b)
    if s is None or t is None:
        told = p if y.as_of is None else q if x.as_of is None else None  # the figure of the one bulletin
        return grows and (x.as_of is None) != (y.as_of is None) and told == min(p, q)
    if s == t or abs(t - s) > ONGOING:
        return False
    later, up = (second, q > p) if t > s else (first, p > q)
    return falls or (grows and up) or (later.risen if up else later.fallen)


def _moment(told: When | None, published: date | None) -> datetime | None:
    """The moment named, else the end of the day of publication: what is printed may be as late as that."""
    if told is not None and told.start is not None:
        return told.start.replace(tzinfo=None)
    return datetime.combine(published, time.max) if published else None
