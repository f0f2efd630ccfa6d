"""English relative dates and periods in folded text: last week, two days ago, the third quarter, Christmas, every Monday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claims.find._date_en import MON, WD, YEAR, YEAR2, month_of, weekday_of, year_of
from claims.find._date_spec import Piece, Spec
from claims.find._date_words import EN_NUMBER, en_number, pattern
from claims.find._duration_parts import amount_of
from claims.find._gate import Gated
from claims.find._one_of import one_of
from claims.lang import calendar, en_dates

_WORDS = {  # word -> (days, anchored to an event?)
    "the day before yesterday": (-2, False),
    "the day after tomorrow": (2, False),
    "day before yesterday": (-2, False),
    "day after tomorrow": (2, False),
    "yesterday": (-1, False),
    "today": (0, False),
    "tomorrow": (1, False),
    "tomorow": (1, False),
    "the next day": (1, True),
    "next day": (1, True),
    "the following day": (1, True),
    "the day after": (1, True),
    "the day before": (-1, True),
    "the previous day": (-1, True),
    "the same day": (0, True),
    "that day": (0, True),
    "that same day": (0, True),
    "a day later": (1, True),
    "a day earlier": (-1, True),
    "one day later": (1, True),
    "one day earlier": (-1, True),
}
_DAYS = Gated(rf"(?<![\w-])(?:{one_of(_WORDS)})\b(?!-)")
_REL = r"(?P<rel>last|next|this|past|previous|coming|current|following|upcoming|the same|that|this past|this coming)"
_UNIT = Gated(
    rf"(?<![\w-])(?:the |my )?{_REL}(?: (?:fiscal|financial|calendar|school))? (?P<unit>year|quarter"
    r"|month|week|weekend|decade|half|fortnight)(?!-(?:old|long)|\w|'s (?:old))"
)
_RELNAME = Gated(
    rf"(?<![\w-])(?:the )?{_REL} (?:(?P<m>{MON})(?:,? (?P<d>\d{{1,2}})(?!\d))?|(?P<w>{WD})|(?P<s>spring"
    r"|summer|autumn|fall|winter))(?![\w-])"
)
_OFYEAR = Gated(rf"(?<![\w-])(?P<m>{MON}) (?:of )?(?P<rel>last|next|this) year\b")
_THE = Gated(
    r"(?<![\w-])(?P<narrow>earlier|later|early|late|mid|rest of|the rest of|the remainder of"
    r"|remainder of)[ -](?:in )?(?:the |this |my )?(?P<unit>year|month|week|quarter|decade)(?![\w-])"
)
_THEUNIT = Gated(r"(?<=end of )the (?P<unit>year|month|week|quarter|decade)(?![\w-])")
_EOY = Gated(r"(?<![\w-])(?:year[- ]end|end[- ]of[- ]year|eoy|(?:month[- ]end|end[- ]of[- ]month|eom))\b")
_AGO = Gated(
    r"(?<![\w.,-])(?:some |about |around |nearly |almost |over |more than |just over )?(?"
    rf"P<n>{EN_NUMBER}|an?|a few|several|a couple of|few)(?P<half> and a half)? (?P<unit>decade|year"
    r"|month|fortnight|week|day|night|hour|hr|minute|min)s?"
    r"(?: (?P<how>ago|later|earlier|from now|from today|from tomorrow|from yesterday|after today|on"
    r"|afterwards?)|(?= (?:after|before)\b(?! (?:it|he|she|they|that|which|we|i)\b))(?P<ev> (?:after"
    r"|before)))(?![\w-])"
)
_WINDOW = Gated(
    rf"(?<![\w-])(?:the )?(?P<rel>past|last|previous|next|coming|following)(?: (?P<n>{EN_NUMBER}|few"
    r"|several|couple of))? (?P<unit>years|months|weeks|days|decades|quarters|hours|minutes|weekends"
    r"|minute|hour|hrs?|mins?)(?![\w-])"
)
_QUARTER = Gated(
    rf"(?<![\w-])(?:(?P<y1>{YEAR})[, -]{{1,2}}|(?P<rel1>this|last|next) year's )?(?:the )?(?:(?"
    r"P<n>first|second|third|fourth|last|final"
    r"|1st|2nd|3rd|4th)[ -](?:fiscal )?(?P<u>quarter|half|six months|three months|nine months)|(?"
    rf"P<q>[qh][1-4]))(?![\w'-]*[a-z]{{2}})"
    rf"(?:(?:,? (?:of |in )?|[- ]?)(?:(?:fiscal |fy ?)?(?P<y2>{YEAR})|(?P<rel>this|last|next|the) (?:fiscal )?year|(?P<y3>'\d\d)))?"
)
_FISCAL = Gated(
    rf"(?<![\w-])(?:fy ?-?(?P<a>\d\d(?!\d)|{YEAR})|(?:the )?(?:fiscal|financial)(?: year)? (?P<b>{YEAR})(?:[-/]\d\d)?)(?![\w])"
)
_SEASON = Gated(
    r"(?<![\w-])(?P<in>(?:(?:in )?the|in|since|by|until|during|throughout|through|before|after|over|last|early|late) |mid-)?"
    rf"(?P<s>spring|summer|autumn|fall|winter)(?:,? (?:of )?(?P<y>{YEAR}))?(?![\w-]| (?:of|in|to|by|from|from|palace"
    r"|olympics|games|festival|school|rate|break)\b)"
)
_DECADE = Gated(
    r"(?:(?<![\w-])|(?<=mid-)|(?<=late-)|(?<=early-))(?:the )?(?:(?P<n>(?:1[6-9]|20)\d0)'?s|'?(?"
    r"P<short>[2-9]0)'?s|(?P<w>twenties|thirties"
    r"|forties|fifties|sixties|seventies|eighties|nineties))(?![\w-])"
)
_HOLIDAY = Gated(
    rf"(?<![\w-])(?:{one_of(calendar.EN_HOLIDAYS)})(?:"
    rf"(?:,? (?:of |in )?)(?:(?P<y>{YEAR})|(?P<rel>this|last|next) year))?(?![\w-])"
)
_SET = Gated(
    rf"(?<![\w-])(?:(?:every|each)(?: (?:other|second|single))?(?: {EN_NUMBER})?[ -](?P<u>seconds?"
    r"|minutes?|mins?|hours?|days?|nights?|weeks?|weekends?|months?|quarters?|years?|morning|afternoon"
    rf"|evening|weekday|{WD}|{MON})|everyday"
    r"|(?P<adv>daily|weekly|biweekly|bi-weekly|fortnightly|monthly|quarterly|annually|yearly|hourly"
    r"|nightly)|(?:once|twice) (?:a|an|every|per|each) (?P<per>day|week|month|year|hour)|one a day"
    r"|(?:on )?(?P<pl>monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|weekday"
    r"|tuesday (?:morning|afternoon|evening))s(?: (?:mornings?|afternoons?|evenings?|nights?))?"
    r"|mornings)\b(?!')"
)
_WEEKNO = Gated(
    r"(?<![\w-])(?:the )?(?:week (?P<n>[1-5]?\d)|the week (?:starting|beginning|commencing|of)(?: on)?"
    rf"|w/c)(?![\w:.-])(?: of (?P<y>{YEAR}))?"
)


# "is now closed" names no day; only now with a word that asks for one does
_NOW = Gated(r"(?<![\w-])(?:(?P<led>(?:until|till|up to|as of) ))?(?P<now>now)(?![\w-])")
_WEEKEND = Gated(r"(?<![\w-])(?P<p>over |at |during |on )?(?P<w>(?:(?:the|my) )?weekend)(?![\w-])(?= |[.,;!?]|$)")


def scan(text: str) -> Iterator[Piece]:
    """Relative dates, periods, holidays and sets."""
    for m in _DAYS.finditer(text):
        shift, event = _WORDS[m[0]]
        yield Piece(m.start(), m.end(), Spec(rel=("day", shift), event=event))
    for m in _NOW.finditer(text):
        yield Piece(m.start("now"), m.end(), Spec(rel=("day", 0)), weak=not m["led"])
    for m in _WEEKEND.finditer(text):
        near = m["p"] in ("over ", "at ", "during ")
        if m["p"] or m["w"] != "weekend":
            yield Piece(m.start("w"), m.end("w"), Spec(rel=("weekend", 0), nearest=near))
    yield from _units(text)
    yield from _names(text)
    yield from _ago(text)
    yield from _windows(text)
    yield from _periods(text)
    yield from _compact(text)
    yield from _seasons(text)
    yield from _holidays(text)
    yield from _sets(text)


_SHIFT = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "this past": -1,
    "this": 0,
    "current": 0,
    "the same": 0,
    "that": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
    "upcoming": 1,
    "this coming": 1,
    "the": 0,
}


def _units(text: str) -> Iterator[Piece]:
    for m in _UNIT.finditer(text):
        unit = m["unit"]
        n = _SHIFT[m["rel"]]
        event = m["rel"] in ("the same", "that", "following")
        if unit == "fortnight":
            continue
        start = (
            m.start()
            + (4 if m[0].startswith("the ") and not m["rel"].startswith("the") else 0)
            + (3 if m[0].startswith("my ") else 0)
        )
        yield Piece(start, m.end(), Spec(rel=(unit, n), event=event and unit != "weekend"))
    for m in _THE.finditer(text):
        word = m["narrow"]
        if "rest" in word or "remainder" in word or word == "later":
            yield Piece(m.start(), m.end(), Spec(rel=(m["unit"], 0), modifier="rest"))
        elif word == "earlier":
            yield Piece(m.start(), m.end(), Spec(rel=(m["unit"], 0), modifier="until"))
        elif " this " in m[0] or " the " in m[0]:
            narrow = {"early": "start", "mid": "mid", "late": "end"}[word]
            yield Piece(m.start(), m.end(), Spec(rel=(m["unit"], 0), narrow=narrow))
    for m in _THEUNIT.finditer(text):
        yield Piece(m.start(), m.end(), Spec(rel=(m["unit"], 0)))
    for m in _EOY.finditer(text):
        yield Piece(m.start(), m.end(), Spec(rel=("month" if "month" in m[0] or "eom" in m[0] else "year", 0), narrow="end"))


def _names(text: str) -> Iterator[Piece]:
    for m in _RELNAME.finditer(text):
        n = _SHIFT[m["rel"]]
        if m["w"]:
            near = m["rel"] not in ("this", "next", "current")
            spec = Spec(weekday=weekday_of(m["w"]), rel=("week", n), nearest=near and n != 0)
        elif m["m"]:
            spec = Spec(month=month_of(m["m"]), day=int(m["d"]) if m["d"] else None, nearest=True, rel=None)
            spec = _nearest_month(spec, n)
        else:
            spec = _nearest_month(Spec(sub=en_dates.SEASONS[m["s"]], nearest=True), n)
        yield Piece(m.start(), m.end() - (1 if m[0].endswith(".") else 0), spec, rank=1)
    for m in _OFYEAR.finditer(text):
        yield Piece(m.start(), m.end(), Spec(month=month_of(m["m"]), rel=("year", _SHIFT[m["rel"]])), rank=2)


def _nearest_month(spec: Spec, n: int) -> Spec:
    """Last June is the June before this month; this June is this year's; next June the one to come."""
    if n == 0:
        return spec._replace(rel=("year", 0), nearest=False)
    return spec._replace(rel=("year", n), nearest=True)


def _ago(text: str) -> Iterator[Piece]:
    for m in _AGO.finditer(text):
        few = m["n"] in ("a few", "several", "a couple of", "few")
        n = (
            Decimal(3 if few and "couple" not in m["n"] else 2)
            if few
            else (Decimal(1) if m["n"] in ("a", "an") else en_number(m["n"]))
        )
        if n is None:
            continue
        if m["half"]:
            n += Decimal("0.5")
        amount, unit = amount_of(en_dates.UNITS, m["unit"], n)
        how = m["how"] or (m["ev"] or "").strip()
        direction = -1 if how in ("ago", "earlier", "before", "on") else 1
        if how == "on" and not re.match(r"[,. ]", text[m.end() : m.end() + 1] or " "):
            continue
        event = how in ("later", "earlier", "after", "before", "on", "afterward", "afterwards")
        if how == "on":
            direction, event = 1, True
        if m["ev"] and unit in ("hour", "minute", "second"):
            continue
        shift = {"from tomorrow": 1, "from yesterday": -1}.get(how, 0)
        amount = amount._replace(days=amount.days + shift)
        start = m.start("n")
        spec = Spec(offset=(amount, unit, direction), event=event, modifier="approx" if unit in ("year", "month") or few else "")
        yield Piece(start, m.end() - len(m["ev"] or ""), spec, rank=1)


# "it will last two hours": the verb, not a window
_VERB = pattern(
    r"(?:\b(?:to|will|would|may|might|can|could|should|must|not|didn't|doesn't|shouldn't|won't|cannot|often|usually|typically)) $"
)


_RECENT = Gated(r"(?<![\w-])recent (?P<u>years|months|weeks|days)(?![\w-])")


def _windows(text: str) -> Iterator[Piece]:
    for m in _RECENT.finditer(text):
        yield Piece(m.start(), m.end(), Spec(window=(m["u"].rstrip("s"), 0, -1)))
    for m in _WINDOW.finditer(text):
        direction = _SHIFT[m["rel"]]
        unit = (
            m["unit"].rstrip("s") if m["unit"] not in ("hrs", "mins", "hr", "min") else {"h": "hour", "m": "minute"}[m["unit"][0]]
        )
        n = en_number(m["n"]) if m["n"] and m["n"] not in ("few", "several", "couple of") else None
        if m["rel"] == "last" and _VERB.search(text[max(0, m.start() - 12) : m.start()]):
            continue
        if m["rel"] == "following" and not m["n"]:
            continue
        count = 2 if m["n"] == "couple of" else int(n) if n is not None else (1 if not m["unit"].endswith("s") else 0)
        start = m.start() + (4 if m[0].startswith("the ") else 0)
        yield Piece(start, m.end(), Spec(window=(unit, count, direction)), rank=2)


_ORD = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def _periods(text: str) -> Iterator[Piece]:
    for m in _QUARTER.finditer(text):
        spec = _quarter(m)
        if spec is not None:
            yield Piece(m.start(), m.end(), spec)
    for m in _FISCAL.finditer(text):
        word = m["a"] or m["b"]
        year = int(word) + (2000 if len(word) == 2 else 0)
        yield Piece(m.start(), m.end(), Spec(year=year, fiscal=True, modifier="approx"))
    for m in _DECADE.finditer(text):
        word = m["n"] or m["short"]
        year = (
            int(word)
            if word
            else 20
            + 10 * ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"].index(m["w"])
        )
        if not m["n"] and not m[0].startswith("the "):
            continue
        yield Piece(
            m.start(),
            m.end(),
            Spec(year=year if year > 100 else 1900 + year, sub="century" if year in (1600, 1700, 1800, 1900) else "decade"),
        )


_HALF_YEAR = Gated(r"(?<![\x30-\x39a-z.])(?P<n>[1-4])(?P<u>[qh])(?: ?(?P<fy>fy))?(?P<y>(?:20)?\d\d)(?![\da-z.%])")
_MONTHS_OF = Gated(r"(?<![\x30-\x39a-z.])(?P<n>[369])m(?P<y>(?:20)?\d\d)(?![\da-z.%])")


def _compact(text: str) -> Iterator[Piece]:
    """1H26, 3Q2025, 9M25: the half, the quarter, the first nine months."""
    for shape in (_HALF_YEAR, _MONTHS_OF):
        for m in shape.finditer(text):
            g = m.groupdict()
            unit, fiscal = g.get("u", "f").upper(), bool(g.get("fy"))
            if unit == "H" and m["n"] in "34":
                continue
            year = int(m["y"]) + (2000 if len(m["y"]) == 2 else 0)
            spec = Spec(year=year, sub=f"{unit}{m['n']}", fiscal=fiscal, modifier="approx" if fiscal else "")
            yield Piece(m.start(), m.end(), spec, rank=1)


def _quarter(m: re.Match[str]) -> Spec | None:
    if m["q"]:
        if m["q"][0] == "h" and m["q"][1] in "34":
            return None
        sub = m["q"].upper()
    elif m["u"] == "quarter":
        sub = f"Q{_ORD[m['n']]}"
    elif m["u"] == "half":
        if m["n"] not in ("first", "second", "1st", "2nd") or not (m["y1"] or m["y2"] or m["rel"] or m["rel1"] or m["y3"]):
            return None  # the first half of a match is no date
        sub = f"H{_ORD[m['n']]}"
    else:
        if m["n"] not in ("first", "1st"):
            return None
        sub = {"six months": "F6", "three months": "F3", "nine months": "F9"}[m["u"]]
    year = m["y1"] or m["y2"]
    fiscal = re.search(r"fy|fiscal", m[0]) is not None
    if year or m["y3"]:
        return Spec(year=year_of(year or m["y3"]), sub=sub, fiscal=fiscal, modifier="approx" if fiscal else "")
    rel = m["rel"] or m["rel1"]
    return Spec(rel=("year", _SHIFT[rel]), sub=sub) if rel else Spec(sub=sub)


def _seasons(text: str) -> Iterator[Piece]:
    for m in _SEASON.finditer(text):
        spec = Spec(sub=en_dates.SEASONS[m["s"]], year=int(m["y"]) if m["y"] else None)
        if m["y"] or m["in"]:
            yield Piece(m.start("s"), m.end(), spec)
    for m in _WEEKNO.finditer(text):
        if m["n"] and int(m["n"]) in range(1, 54):
            yield Piece(
                m.start(),
                m.end(),
                Spec(sub=f"W{m['n']}", rel=None if m["y"] else ("year", 0), year=int(m["y"]) if m["y"] else None),
            )


def _holidays(text: str) -> Iterator[Piece]:
    for m in _HOLIDAY.finditer(text):
        name = re.split(r",? (?:of |in )?(?:\d{4}|(?:this|last|next) year)$", m[0])[0]
        spec = Spec(holiday=calendar.EN_HOLIDAYS[name])
        if m["y"]:
            spec = spec._replace(year=int(m["y"]))
        elif m["rel"]:
            spec = spec._replace(rel=("year", _SHIFT[m["rel"]]))
        yield Piece(m.start(), m.end(), spec, rank=1)


_NAMES = {
    "day": "daily",
    "week": "weekly",
    "month": "monthly",
    "year": "yearly",
    "hour": "hourly",
    "quarter": "quarterly",
    "night": "daily",
}


def _sets(text: str) -> Iterator[Piece]:
    for m in _SET.finditer(text):
        word = (m["u"] or m["adv"] or m["per"] or m["pl"] or "day").rstrip(".")
        unit = word.rstrip("s")
        if unit in en_dates.WEEKDAYS:
            code = f"weekly:{['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'][en_dates.WEEKDAYS[unit]]}"
        else:
            code = _NAMES.get(unit, {"annually": "yearly", "yearly": "yearly"}.get(word, word))
        number = re.search(rf"(?:every|each) (?P<n>{EN_NUMBER})[ -]", m[0])
        if number:
            code = f"every {en_number(number['n'])} {unit}"
        yield Piece(m.start(), m.end(), Spec(recurring=code), rank=3)


__all__ = ["YEAR2", "scan"]
