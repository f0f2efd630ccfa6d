"""Finds figures: counts, money, percentages, multiples, measures, temperatures, ages, places in an order, scores.

Dates, clock times and lengths of time are stepped over; they have their own finders.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from claims.find import _fig_en as en
from claims.find import _fig_points as points
from claims.find import _fig_zh as zh
from claims.find._fig_hedge import Direction, hedge, interval, sign
from claims.find._fig_join import join
from claims.find._fig_noun import edition_zh, is_people, noun_before_zh, noun_en, noun_zh
from claims.find._fig_plan import plan
from claims.find._fig_reading import Reading, make
from claims.find._fig_shapes import shapes
from claims.find._fig_words import word_readings
from claims.find._fig_zones import Zones, name_number, year_like
from claims.find._num import Number
from claims.find._num_scan import scan_numbers
from claims.find._num_text import normalise
from claims.find._one_of import one_of
from claims.find._runs import stretches, thinned
from claims.lang._words import words
from claims.lang.rates import SYMBOLS, ZH_PER
from claims.model import Figure, FigureKind, Span

_PER_ZH = re.compile(rf"(?P<word>{one_of(ZH_PER)})[\u4e00-\u9fff]{{0,5}}?(?:[\d.,]{{1,9}}[\u4e00-\u9fff]{{1,3}}[至到])? ?$")
_PER_AFTER_ZH = re.compile(
    rf" ?(?:/ ?(?P<symbol>{one_of(SYMBOLS)})(?![A-Za-z\d])|(?:/|每)(?P<word>{one_of([w[1:] for w in ZH_PER if w[0] == '每'])}))"
)
_CJK = re.compile(r"[\u4e00-\u9fff]")
_BARE_CUE = frozenset("达至到为是要约近超逾过有共仅破增减升降涨跌于从比:：,率数占给")
_ZH_BARE_NOT = re.compile(r" ?(?:号|型|版|代(?!表)|系列?|[A-Za-z])")
_SHORT_MILLION = re.compile(r"m(?= [a-z])")
_ANAPHOR = re.compile(r"(?:the|these|those|or|other|last|next|first|top|any|no|every|each|another|at|'s) $", re.I)


def find_figures(text: str) -> tuple[Figure, ...]:
    """Figures of `text`, sorted and disjoint, spans relative to `text`. Chinese and English are read in the same pass."""
    s = normalise(text)
    return tuple(f for start, end in stretches(s) for f in _found(text, s, start, end))


def _found(text: str, s: str, start: int, end: int) -> list[Figure]:
    """The figures of one stretch; spans are counted in `text`."""
    whole = end - start == len(s)
    part, raw = (s, text) if whole else (s[start:end], text[start:end])
    readings = [r for r in join(part, read_all(part)) if r.kind is not None]
    figures = [_figure(raw, part, r) for r in _disjoint([*readings, *word_readings(part), *shapes(part)])]
    return figures if whole else [replace(f, span=f.span.shift(start)) for f in figures]


def find_number_spans(text: str) -> tuple[tuple[int, int, Decimal], ...]:
    """Every numeral of `text` with its value, whatever it measures (dates included): (start, end, value), sorted."""
    return tuple((n.start, n.end, n.value) for n in scan_numbers(normalise(text)))


def _disjoint(readings: list[Reading]) -> list[Reading]:
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda r: (r.start, -r.end)):
        if not kept or reading.start >= kept[-1].end:
            kept.append(reading)
    return kept


def read_all(s: str) -> list[Reading]:
    """One reading for each number of normalised text; `kind` None for dates, times and noise."""
    zones = Zones(s)
    return [_read(s, number, zones) for number in thinned(list(scan_numbers(s)), len(s))]


def _read(s: str, n: Number, zones: Zones) -> Reading:
    if zones.holds(n.start) and not _glued_money(s, n):
        return make(n, n.end, None)
    readers = plan(s, n)
    for reader in readers.before:
        reading = reader(s, n)
        if reading is not None:
            return reading
    if _temporal(s, n, begins=readers.temporal):
        return make(n, n.end, None)
    for reader in readers.after:
        reading = reader(s, n)
        if reading is not None:
            return reading
    return _unmarked(s, n) or make(n, n.end, None)


def _glued_money(s: str, n: Number) -> bool:
    return s[n.start - 1 : n.start] in ("$", "£", "€") and n.start > 0


def _temporal(s: str, n: Number, *, begins: bool) -> bool:
    """2024年, 三天, 148 seconds: another finder's business."""
    if s.startswith("年", n.end) and n.form == "arabic" and len(n.digits) == 4:
        return True
    if not begins or n.role in ("percent", "ordinal") or (n.role == "fraction" and s.startswith(("年满", "年滿"), n.end)):
        return False
    return zh.TEMPORAL.match(s, n.end) is not None or en.TEMPORAL.match(s, n.end) is not None


def _unmarked(s: str, n: Number) -> Reading | None:
    """A number with a counted noun or none at all."""
    if n.role == "ordinal":
        return None
    if n.role == "fraction":
        return _fraction(s, n)
    if n.form == "zh" or _zh_context(s, n):
        return _unmarked_zh(s, n)
    return _unmarked_en(s, n)


def _zh_context(s: str, n: Number) -> bool:
    around = s[max(0, n.start - 2) : n.start] + s[n.end : n.end + 2]
    return _CJK.search(around) is not None


_SHARE_BEFORE = re.compile(r"(?:nearly|almost|about|more than|over|less than|by|around|roughly|just under|at least) $")
_NOT_SHARE = ("first ", "second ", "third ", "fourth ", "and ", "this ", "the ", "last ", "next ")
_SHARE_AFTER = re.compile(r" (?:of|the|its|their|his|her|a)(?![a-z])")


def _share(s: str, n: Number) -> bool:
    """half of the fleet and nearly a quarter are shares; the second half and a quarter to three are not."""
    before = s[max(0, n.start - 14) : n.start].lower()
    plain = not before.endswith(_NOT_SHARE) and _SHARE_AFTER.match(s, n.end) is not None
    return plain or _SHARE_BEFORE.search(before) is not None


_ROUND = re.compile("决赛|決賽|音符")
_PART_OF = re.compile(r" ?(?:of|的|mile|the)")
_PART_LED = re.compile(r"(?:占|约|近|逾|超|超过|不足|不到|仅|剩|少了|减少|(?<![A-Za-z])(?:about|nearly|almost|than|only|by)) ?$")


def _fraction(s: str, n: Number) -> Reading | None:
    if n.form == "arabic" and not (
        n.value < 1 and (_PART_OF.match(s, n.end) or _PART_LED.search(s[max(0, n.start - 10) : n.start]))
    ):
        return None
    if n.form == "zh" and _ROUND.match(s, n.end):
        return None
    if n.form == "word" and n.value > 1 and s[n.start : n.end].lower().endswith("quarters") and " and " not in s[n.start : n.end]:
        return None  # in seven quarters
    if n.form == "word" and s[n.start : n.end].lower().endswith(("half", "quarter")) and not _share(s, n):
        return None
    return make(n, n.end, "ratio", "", "percent", factor=Decimal(100))._replace(bare=True)


_TO_YEARS = re.compile(r" ?[多余]? ?[-~—至到] ?[\d.]{1,6}[十百千万亿]{0,2}年")  # 1.2亿至1.1亿年前 are years, both of them


def _unmarked_zh(s: str, n: Number) -> Reading | None:  # noqa: PLR0911
    if _TO_YEARS.match(s, n.end):
        return None
    if _ZH_BARE_NOT.match(s, n.end) and n.scale == 1:
        return None
    if n.bare_scale and s[n.start - 1 : n.start] not in ("上", "近", "逾", "超", "约"):
        return None
    if n.form == "zh" and n.scale < 10000 and not n.vague and (zh._weak(s, n, n.end) or n.value < 100 or len(n.digits) < 2):
        return None
    if n.form == "zh" and n.vague and n.scale == 1:
        return None
    before = s[n.start - 1 : n.start] if n.start else ""
    noun = noun_zh(s, n.end)
    if n.form == "arabic" and n.scale == 1 and not _zh_bare_ok(s, n, before):
        return None
    reading = make(n, n.end, "number", "", "number")
    if n.form == "arabic" and n.scale == 1:
        if name_number(s, n) or year_like(s, n):
            return None
        noun = ""
    if is_people(noun):
        reading = reading._replace(kind="count", dimension="count")
    return reading._replace(noun=noun, bare=True)


def _zh_bare_ok(s: str, n: Number, before: str) -> bool:
    if "," in s[n.start : n.end] or "." in n.digits:
        return True
    if len(n.digits) == 4 and 1900 <= n.value <= 2100:
        return False
    return before in _BARE_CUE or (len(n.digits) >= 3 and n.value < 10**9 and bool(before) and _CJK.match(before) is not None)


_CLOCK_BEFORE = re.compile(r"(?:(?:half|quarter|minutes) (?:past|to|before|after)|o'clock) $", re.I)
_CLOCK_AFTER = re.compile(r" (?:in the (?:morning|afternoon|evening)|tonight|at night|o'clock)")


def _clock_word(s: str, n: Number) -> bool:
    """half past seven, nine in the morning."""
    before = s[max(0, n.start - 20) : n.start]
    return n.value <= 24 and (_CLOCK_BEFORE.search(before) is not None or _CLOCK_AFTER.match(s, n.end) is not None)


def _unmarked_en(s: str, n: Number) -> Reading | None:  # noqa: PLR0911
    if name_number(s, n) or s[n.end : n.end + 1] == "%":
        return None
    if s[n.end : n.end + 1].isalpha():
        short = _SHORT_MILLION.match(s, n.end)
        if short is None:
            return None
        noun, _ = noun_en(s, short.end())
        size = Decimal(10) ** 6
        return (
            make(n, short.end(), "count", "", "count")._replace(value=n.value * size, ulp=n.ulp * size, noun=noun) if noun else None
        )
    if _clock_word(s, n) or re.match(r"-[a-z]+ed(?![a-z])", s[n.end : n.end + 20]):
        return None
    noun, temporal = noun_en(s, n.end + (3 if n.vague and s.startswith(" of ", n.end) else 0))
    if temporal:
        return None
    if noun and not (year_like(s, n) and re.search(r"\b(?:in|since|by|of) $", s[max(0, n.start - 6) : n.start], re.I)):
        return make(n, n.end, "count", "", "count")._replace(noun=noun)
    if year_like(s, n) or (n.form == "arabic" and len(n.digits) == 4 and 1900 <= n.value <= 2099 and "," not in s[n.start : n.end]):
        return None
    if n.form == "word" and n.scale == 1 and (n.value < 2 or _ANAPHOR.search(s[max(0, n.start - 10) : n.start]) or n.vague):
        return None
    return make(n, n.end, "number", "", "number")._replace(bare=True)


def _figure(text: str, s: str, r: Reading) -> Figure:
    approx, word = hedge(s, r.start, r.end)
    base = interval(r, approx, word)
    value: Decimal | None = r.value
    if r.lo is not None:
        said = _said(r)
        value = r.value if said else None
        approx = approx or ("over" if said else "vague")
    noun = r.noun or _noun(s, r)
    return Figure(
        span=Span(r.start, r.end),
        text=text[r.start : r.end],
        kind=_kind(r, noun),
        value=value,
        base=base,
        unit=r.unit,
        dimension=r.dimension,
        per=r.per or _per(s, r),
        approx=approx,
        classifier=r.classifier,
        noun=noun,
        sign=_direction(s, r),
        digits=r.number.digits,
    )


def _said(r: Reading) -> bool:
    """十余 and 600多 state a number; 数百 and 5-10 do not."""
    return r.hi_open and r.lo is not None and r.lo < 2 * r.value


def _kind(r: Reading, noun: str) -> FigureKind:
    if r.kind == "number" and noun and not _CJK.search(noun):
        return "count"
    return r.kind or "number"


def _noun(s: str, r: Reading) -> str:
    if r.kind == "ordinal":
        return _ordered(s, r)
    if r.kind != "count" or r.classifier in zh.NOUNLESS:
        return ""
    if r.classifier:
        return noun_zh(s, r.end) or noun_before_zh(s, r.start)
    return noun_en(s, r.end)[0]


def _ordered(s: str, r: Reading) -> str:
    """What stands in an order: 第三届|电影节, the fourth|day; 第61分钟 is in none of things."""
    if r.classifier in zh.LAPSES:
        return zh.LAPSES[r.classifier]
    if r.classifier == "届":
        return edition_zh(s, r.end) or noun_zh(s, r.end)
    return noun_zh(s, r.end) if _CJK.match(s, r.end) else _next_word(s, r.end)


_NEXT = re.compile(r" ([A-Za-z-]{2,20})(?: ([A-Za-z-]{2,20}))?(?: ([A-Za-z-]{2,20}))?")
_NOT_NOUN = frozenset(
    words(
        "of in at on the to for from by and or that is was were a an with as largest biggest highest had has have will "
        "would should could may might must did does are were been who which also ever"
    )
)


def _next_word(s: str, end: int) -> str:
    found = _NEXT.match(s, end)
    words = [w for w in (found.groups() if found else ()) if w]
    kept: list[str] = []
    for word in words:
        if word.lower() in _NOT_NOUN:
            break
        kept.append(word.lower())
    return kept[-1] if kept and len(kept) < 3 else (kept[1] if kept else "")


def _per(s: str, r: Reading) -> str:
    after = _PER_AFTER_ZH.match(s, r.end)
    if after:
        return SYMBOLS[after.group("symbol")] if after.group("symbol") else ZH_PER[f"每{after.group('word')}"]
    english = en.per(s, r.end)
    if not english and r.noun and _CJK.search(r.noun) is None:
        at = s[r.end : r.end + 60].lower().find(r.noun)
        english = en.per(s, r.end + at + len(r.noun)) if at >= 0 else ""
    if english:
        return english
    head = s[max(0, r.start - 20) : r.start]
    before = _PER_ZH.search(head) if any(c in head for c in "每均单") else None
    return ZH_PER[before.group("word")] if before else ""


def _direction(s: str, r: Reading) -> Direction:
    if r.kind in ("age", "ordinal", "score", "temperature", "quantity") and r.dimension != points.DIMENSION:
        return ""
    return sign(s, r.start, r.end, strong=r.kind == "count")


__all__ = ["find_figures", "find_number_spans"]
