"""English durations in folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import cast

from claims.find._date_words import EN_NUMBER, EN_SMALL, en_number, pattern
from claims.find._duration_parts import Amount, Found, amount_of, before_words
from claims.find._gate import Gated
from claims.lang import en_dates
from claims.model import Approx

_LONG = (
    r"(?:decades?|centuries|century|years?|yrs?|months?|fortnights?|weeks?|wks?|days?|nights?|hours?"
    r"|hrs?|minutes?|mins?|seconds?|secs?)"
)
_OLD = r"(?![- ]olds?\b| of age\b|-(?:half|quarter|place|hand)\b)"
_SIMPLE = Gated(
    rf"(?<![\w.,:/$£€-])(?<!degrees )(?P<n>{EN_NUMBER}|½)(?P<half>(?: and)? (?:a )?(?:half|quarter)|½|\.5)?"
    rf"(?:[- ]{{1,2}}|[- ](?:more|working|business|calendar|consecutive|straight|full|school|trading"
    r"|extra|additional|further|solid) )?"
    rf"(?P<unit>{_LONG})\b{_OLD}(?P<tail> and (?:a )?(?:half|quarter)\b)?"
)
_LETTER = Gated(r"(?<![\w.,:/$£€-])(?P<n>\d{1,4}(?:\.\d{1,2})?) ?(?P<unit>h|s)(?![\w'’/-])(?! [a-z]{1,2}\b\.)")
_HMS = Gated(
    r"(?<![\w.:/-])(?:(?P<h>\d{1,3}) ?h(?:rs?|ours?)? ?)(?P<m>[0-5]?\d) ?m(?:ins?)?(?: ?(?P<s>[0-5]?\d"
    r"(?:\.\d+)?) ?s(?:ecs?)?)?(?![\w])"
)
_NEXT = pattern(
    rf"(?:,? and |, | )(?P<n>{EN_NUMBER}|an?)(?:[- ])?(?P<unit>{_LONG}|s)\b{_OLD}(?! (?:later|earlier"
    rf"|ago|before|after)\b.{{0,1}}\d)"
)
_ONE = Gated(
    r"(?<![\w-])(?P<n>an?|another|a full|a whole|a single|the whole|the entire|all|full|whole|half an?"
    r"|a half|half|one-half)(?P<sep>[- ])(?P<unit>decade|century|year|month|fortnight|week|day|night"
    r"|hour|minute)\b"
    rf"{_OLD}(?![- ](?:end|on|olds?|light)\b|-(?!long)\w)(?P<tail> and (?:a )?(?:half|quarter)\b)?"
)
_VAGUE = Gated(
    r"(?<![\w-])(?P<q>a few|few|several|many|a couple of|a couple|couple of|dozens of|hundreds of|thousands of|decades of|some)"
    rf" (?:more )?(?P<unit>{_LONG})\b{_OLD}"
)
_PLURAL = Gated(
    r"(?<![\w-])(?P<q>for |over |after |in |within )(?P<unit>decades|centuries|years|months|weeks|days"
    r"|hours|minutes)(?! (?:ago|before|later)\b)(?=[ ,.;!?)]|$)"
)
_TERMS = Gated(
    rf"(?<![\w.,-])(?P<k>{EN_SMALL}|\d{{1,2}}) (?:consecutive |straight |full |back-to-back )?(?"
    rf"P<n>{EN_SMALL}|\d{{1,2}})-(?P<unit>year|month|week|day) (?:terms|stints|spells|sentences"
    r"|contracts)\b"
)
_RANGE = Gated(rf"(?<![\w.,:/$£€-])(?P<a>{EN_NUMBER})(?: to |-| or )(?P<b>{EN_NUMBER})[- ](?P<unit>{_LONG})\b{_OLD}")
# words after which "a year" is a length and not a rate ("96 million dollars a year")
_LENGTH = pattern(
    r"(?:^|[^a-z])(?:for|in|about|over|within|nearly|almost|after|than|takes?|took|lasts?|lasted|spent"
    r"|of|and|roughly|under|only|just|around|half|is|was"
    r"|be|waited?|every|once|to|least|most|up to|as|with|plus|leave|need|needs|another|some|barely|but"
    r"|through|by|throughout|has|have|had|or)$"
)


def scan_en(text: str) -> Iterator[Found]:
    """English durations; overlaps are left to the caller (longest first at one start)."""
    yield from _numbers(text)
    yield from _ones(text)
    yield from _vague(text)
    yield from _special(text)


def _unit(word: str) -> str:
    if word in ("centuries", "century"):
        return "century"
    return word if word in en_dates.UNITS else word.rstrip("s")


def _approx(text: str, start: int) -> Approx:
    return cast(Approx, before_words(text, start, en_dates.BEFORE, spaced=True))


_QUARTERS = Gated(r"(?<![\w-])(?P<n>a|one|three)[- ]quarters? of an hour\b")


def _part(tail: str | None) -> Decimal:
    if not tail:
        return Decimal(0)
    return Decimal("0.25") if "quarter" in tail else Decimal("0.5")


def _numbers(text: str) -> Iterator[Found]:
    for m in _SIMPLE.finditer(text):
        n = Decimal("0.5") if m["n"] == "½" else en_number(m["n"])
        if n is None or _ordinal_second(text, m) or _year_word(m):
            continue
        n += _part(m["half"]) + _part(m["tail"])
        amount, name = amount_of(en_dates.UNITS, _unit(m["unit"]), n)
        yield _extend(text, m.start(), m.end(), amount, name)
    for m in _LETTER.finditer(text):
        amount, name = amount_of(en_dates.UNITS, m["unit"], Decimal(m["n"]))
        yield _extend(text, m.start(), m.end(), amount, name)


def _ordinal_second(text: str, m: re.Match[str]) -> bool:
    """`one second` may be a length, `21 second` is a slip of another kind: singular second after a number above one."""
    return m["unit"] == "second" and m["n"] not in ("one", "1") and "-" not in m[0]


def _year_word(m: re.Match[str]) -> bool:
    """`2024 months` never; `in 2026 days ...` neither: a bare four-digit year before a unit is a year."""
    return len(m["n"]) == 4 and m["n"].isdigit() and m["n"][:2] in ("19", "20") and m["unit"].endswith(("s",)) is False


def _extend(text: str, start: int, end: int, amount: Amount, name: str) -> Found:
    while name != "second":
        m = _NEXT.match(text, end)
        n = None if not m else (Decimal(1) if m["n"] in ("a", "an") else en_number(m["n"]))
        if m is None or n is None:
            break
        more, finer = amount_of(en_dates.UNITS, _unit(m["unit"]), n)
        if not _continues(name, finer, n):
            break
        amount, name, end = amount.plus(more), finer, m.end()
    return Found(start, end, amount, name, _approx(text, start))


_PARTS = {  # what may follow a unit, and how many of it that unit holds
    "year": {"month": 12, "week": 53, "day": 366},
    "month": {"week": 5, "day": 31},
    "week": {"day": 7},
    "day": {"hour": 24, "minute": 1440},
    "hour": {"minute": 60, "second": 3600},
    "minute": {"second": 60},
}


def _continues(unit: str, finer: str, n: Decimal) -> bool:
    """two hours and 8 minutes is one length; two years, and 180 hours are two."""
    return n <= _PARTS.get(unit, {}).get(finer, 0)


def _is_length(text: str, m: re.Match[str]) -> bool:
    """True for "took a year", "a year later"; false for the rate "two dollars a year"."""
    if _LENGTH.search(text[max(0, m.start() - 12) : m.start()].rstrip()):
        return True
    return bool(re.match(r" (?:ago|later|earlier|after|before|from)\b|-long\b", text[m.end() : m.end() + 9]))


def _ones(text: str) -> Iterator[Found]:
    for m in _ONE.finditer(text):
        if m["n"] in ("a", "an") and not m["tail"] and not _is_length(text, m):
            continue
        half = "half" in m["n"]
        n = (Decimal("0.5") if half else Decimal(1)) + _part(m["tail"])
        amount, name = amount_of(en_dates.UNITS, m["unit"], n)
        finer = {"year": "month", "month": "day"}.get(name, name) if half else name
        yield (
            Found(m.start(), m.end(), amount, finer, _approx(text, m.start()))
            if half
            else _extend(text, m.start(), m.end(), amount, finer)
        )


_QUANTITY: dict[str, tuple[int, int | None]] = {
    "a few": (2, 7),
    "few": (2, 7),
    "several": (2, 10),
    "some": (2, None),
    "many": (3, None),
    "a couple of": (2, 3),
    "a couple": (2, 3),
    "couple of": (2, 3),
    "dozens of": (24, None),
    "hundreds of": (200, None),
    "thousands of": (2000, None),
    "decades of": (2, None),
}


def _vague(text: str) -> Iterator[Found]:
    for m in _VAGUE.finditer(text):
        lo, hi = _QUANTITY[m["q"]]
        unit = _unit(m["unit"])
        amount, name = amount_of(en_dates.UNITS, unit, Decimal(lo))
        top = None if hi is None else amount_of(en_dates.UNITS, unit, Decimal(hi))[0].nominal
        if m["unit"].endswith("s"):
            yield Found(m.start(), m.end(), amount, name, "vague", amount.nominal, top)
    for m in _PLURAL.finditer(text):
        amount, name = amount_of(en_dates.UNITS, _unit(m["unit"]), Decimal(2))
        yield Found(m.start("unit"), m.end(), amount, name, "vague", amount.nominal, None)


def _special(text: str) -> Iterator[Found]:
    for m in _QUARTERS.finditer(text):
        amount = Amount(seconds=Decimal(2700 if m["n"] == "three" else 900))
        yield Found(m.start(), m.end(), amount, "minute", _approx(text, m.start()))
    for m in _TERMS.finditer(text):
        k, n = en_number(m["k"]), en_number(m["n"])
        if k is not None and n is not None:
            amount, name = amount_of(en_dates.UNITS, m["unit"], n * k)
            yield Found(m.start(), m.end(), amount, name, _approx(text, m.start()))
    for m in _RANGE.finditer(text):
        a, b = en_number(m["a"]), en_number(m["b"])
        if a is not None and b is not None and a < b:
            low, name = amount_of(en_dates.UNITS, _unit(m["unit"]), a)
            high, _ = amount_of(en_dates.UNITS, _unit(m["unit"]), b)
            yield Found(m.start(), m.end(), low, name, "some", low.nominal, high.nominal)
    for m in _HMS.finditer(text):
        seconds = int(m["h"]) * 3600 + int(m["m"]) * 60 + Decimal(m["s"] or 0)
        yield Found(m.start(), m.end(), Amount(seconds=seconds), "second" if m["s"] else "minute", _approx(text, m.start()))
