"""English dates in folded text: months, days, years, weekdays. Relative words and periods are in `_date_en_rel`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.find._date_spec import Piece, Spec
from claims.find._date_words import EN_ORDINAL, EN_SMALL, en_number, en_ordinal, moved, pattern
from claims.find._gate import Gated
from claims.lang import en_dates

MON = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb"
    r"|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
)
WD = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues|tue|wednes|wed|thurs|thur|thu|fri|sat|sun)\b\.?"
YEAR = r"(?:1[6-9]\d\d|20\d\d)(?![\d%]|,\d|\.\d)"
YEAR2 = rf"(?:{YEAR}|'\d\d\b)"
_DAYNUM = rf"(?:{EN_ORDINAL}|[0-3]?\d(?![\d:%]|[.,]\d|(?: ?[ap]\.?m\b)))"
_SEP = r"(?: ?[-/] ?|,? ?)"

_MONTH_DAY = Gated(
    rf"(?<![\w])(?<![^\d]-)(?P<m>{MON}),?(?: ?[-/] ?| )?(?:the )?(?P<d>{_DAYNUM}|{EN_SMALL})(?![\w]|[-/]\d{{1,2}}[-/])"
    rf"(?P<wd> ?\((?:{WD})\))?(?:(?:,? ?(?:of |in )?|[-/])(?P<y>{YEAR2}))?"
)
_DAY_MONTH = Gated(
    rf"(?<![\w.:/$£€,])(?<![^\d]-)(?<!\d\d\d-)(?:the )?(?P<d>{EN_ORDINAL}|[0-3]?\d)(?:[- /.]| day)?"
    rf"(?:\. ?)?(?: ?of)? ?(?P<m>{MON})(?:(?:,? ?(?:of |in )?|[-/])(?P<y>{YEAR2}))?(?![\w]|-\w)"
)
_MONTH_YEAR = Gated(rf"(?<![\w-])(?P<m>{MON})(?: ?[-/,] ?| )(?:of |in )?(?P<y>{YEAR2})(?![\w-])")
_YEAR_MONTH = Gated(rf"(?<![\w.:/-])(?P<y>{YEAR}) ?[-/,]? ?(?P<m>{MON})(?:[-/](?P<d>[0-3]?\d)(?!\d))?(?![\w])")
_MONTH = Gated(rf"(?:(?<![\w-])|(?<=mid-)|(?<=late-)|(?<=early-))(?:(?:the )?month of )?(?P<m>{MON})(?![\w]|-(?!{MON})|'\w)")
_YEAR = Gated(
    rf"(?:(?<![\w.:/$£€#-])|(?<=mid-)|(?<=late-)|(?<=early-))(?P<y>{YEAR})(?![\u4e00-\u9fff\w/:$£€]|-"
    rf"(?!to\b|\d{{4}}|\d\d\b)|[ -](?:people|workers"
    r"|employees|miles|km|metres|meters|dollars|units|seats|votes|tonnes))"
)
_WEEKDAY = Gated(
    rf"(?<![\w-])(?P<w>{WD})(?:,? (?:the )?(?P<d>{EN_ORDINAL})(?! (?:of|{MON}|\w+(?:ly)?ing))|(?: of"
    r"| in)? (?P<rel>next|last|this|previous|the following|following) week\b| (?P<n>[12]?\d|3[01])"
    rf"(?! ?o'?clock| (?:of )?{MON})(?![\w:%]|[.,]\d|[-/]\d| ?[ap]\.?m))?(?![\w]|'s (?:child|people))"
)
_WEEK_DAY = Gated(rf"(?<![\w-])(?P<rel>next|last|this|previous|past|following|coming) week(?: on|,| -)? (?P<w>{WD})(?![\w])")
_NTH = Gated(
    rf"(?<![\w-])(?:the )?(?P<n>first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th) (?P<w>{WD}"
    r"|week|weekend)(?: of| in) (?:the )?"
    rf"(?:(?P<m>{MON})(?:,? (?:of )?(?P<y>{YEAR}))?|(?P<rel>this|next|last|previous|the following"
    rf"|following)? ?(?P<unit>month|year)|(?P<yy>{YEAR}))"
)
_ORD_OF = Gated(
    rf"(?<![\w-])(?:the )?(?P<d>{EN_ORDINAL})(?: day)? of (?:(?P<rel>this|next|last|the|previous) month"
    rf"|(?P<m>{MON}))(?:,? (?P<y>{YEAR}))?(?!\w)"
)
_THE_DAY = Gated(
    r"(?<![\w-])(?:on|by|until|from|for|of|after|before|since) (?P<t>the (?P<d>(?:[12]?\d|3[01])(?:st"
    r"|nd|rd|th)?|twenty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth"
    r"|thirty|thirty[- ]first))(?=[ ]?[;!?]|[ ]?[.,](?!\d)| (?:and|at|in|when|to)\b|$)(?! in the)"
)

_WEEKREL = {"next": 1, "coming": 1, "following": 1, "the following": 1, "last": -1, "previous": -1, "past": -1, "this": 0}
_AMBIGUOUS = {"may", "march", "mar", "sat", "sun", "mon", "dec", "jan", "sep", "wed", "fri", "thu", "tue"}
# words before a bare month that show it is one ("may" the verb, "march" the walk)
_LEAD = pattern(
    r"(?:^|[^a-z])(?:in|of|since|by|until|till|from|last|next|this|early|late|mid|during|before|after"
    r"|to|and|through|end of|between|for|around|the|every|each|on|month of)[ -]$"
)
_YEARLEAD = pattern(
    r"(?:^|[^a-z])(?:in|since|by|until|till|during|before|after|early|late|mid|from|of|to|for|between"
    r"|and|through|than|the|a|an|season|year|years|summer|spring|autumn|winter"
    r"|fall|around|circa|fiscal|back in|like|through|than|beyond|or|was|is|year's)[ -]$"
)
_NAMEYEAR = pattern(r"(?:[A-Z][\w&.-]* )$")


def month_of(word: str) -> int:
    """1-12 of a month's name or abbreviation."""
    return en_dates.MONTHS[word.rstrip(".")]


def weekday_of(word: str) -> int:
    """0-6 of a weekday's name or abbreviation."""
    return en_dates.WEEKDAYS[word.rstrip(".")]


def year_of(word: str) -> int:
    """Year of 2024, '24."""
    if word.startswith("'"):
        n = int(word[1:])
        return n + (2000 if n <= 50 else 1900)
    return int(word)


_MONTHS = Gated(rf"(?<![\w-])(?P<a>{MON}) ?(?:-|to|through|until) ?(?P<b>{MON})(?:,? (?P<y>{YEAR}))?(?![\w-]|,? ?\d)")


def _month_range(text: str) -> Iterator[Piece]:
    """Jan-Feb 2017."""
    for m in _MONTHS.finditer(text):
        if moved(text, m.start()):
            continue
        year = int(m["y"]) if m["y"] else None
        a, b = month_of(m["a"]), month_of(m["b"])
        first = None if year is None else year if a <= b else year - 1
        yield Piece(m.start(), m.end(), Spec(month=a, year=first), Spec(month=b, year=year), rank=2)


def years(text: str, raw: str) -> Iterator[Piece]:
    """Years in folded `text`: all that a text without letters can have."""
    return _years(text, raw)


def scan(text: str, raw: str) -> Iterator[Piece]:
    """Dates in folded `text`; `raw` is the text as written, for its capitals. The dot of an abbreviation at the end stays out."""
    for found in (_month_days(text), _month_range(text), _months(text, raw), _years(text, raw), _weekdays(text, raw), _nth(text)):
        for p in found:
            yield p._replace(end=p.end - 1) if text[p.end - 1] == "." else p


def _day(word: str) -> int | None:
    if word[:1].isdigit():
        n: int | None = int(word.rstrip("stndrh ") or 0)
    else:
        n = en_ordinal(word)
        if n is None:
            small = en_number(word)
            n = None if small is None else int(small)
    return n if n and 1 <= n <= 31 else None


def _month_days(text: str) -> Iterator[Piece]:
    for shape in (_MONTH_DAY, _DAY_MONTH, _YEAR_MONTH):
        for m in shape.finditer(text):
            g = m.groupdict()
            if g["d"] is None:
                yield Piece(m.start(), m.end() - (1 if m[0].endswith(".") else 0), Spec(year=int(g["y"]), month=month_of(g["m"])))
                continue
            day = _day(g["d"])
            if day is None or _is_count(text, m):
                continue
            end = m.end() - (1 if text[m.end() - 1] == "." and shape is _DAY_MONTH and not g["y"] else 0)
            yield Piece(m.start(), end, Spec(year=year_of(g["y"]) if g["y"] else None, month=month_of(g["m"]), day=day), rank=1)


def _is_count(text: str, m: re.Match[str]) -> bool:
    """In March 15 people died: a bare number after "in March" that something countable follows."""
    if m.groupdict().get("y") or not m["d"].isdigit() or not re.search(r"\bin $", text[max(0, m.start() - 4) : m.start()]):
        return False
    return m.re is _MONTH_DAY.compiled and bool(
        re.match(r" (?!to\b|at\b|and\b|for\b|in\b|on\b|the\b)[a-z]", text[m.end() : m.end() + 5])
    )


def _months(text: str, raw: str) -> Iterator[Piece]:
    for m in _MONTH_YEAR.finditer(text):
        yield Piece(m.start(), m.end(), Spec(year=year_of(m["y"]), month=month_of(m["m"])))
    for m in _MONTH.finditer(text):
        word = m["m"].rstrip(".")
        at = m.start("m")
        led = bool(_LEAD.search(text[max(0, at - 14) : at]))
        if word in _AMBIGUOUS and not (led and (raw[at].isupper() or word not in ("may", "march", "mar", "sat", "sun"))):
            continue
        if (
            word in ("march", "may")
            and re.match(r" (?:of|on|to|through|be|have|not|past)\b", text[m.end() : m.end() + 9])
            and not led
        ):
            continue
        if len(word) <= 4 and word not in ("may", "june", "july") and not led and not raw[at].isupper():
            continue
        end = m.end() - (1 if m[0].endswith(".") and len(word) > 4 else 0)
        yield Piece(m.start(), end, Spec(month=month_of(word)))


_OLD_YEAR = Gated(
    r"(?<![\w-])(?:(?:in|since|circa|from|before|after|until|by) (?P<y>1[0-5]\d\d)(?=[.,;:)]|$|\n| (?:by|and|as|when|for"
    r"|during|under|to|on|in)\b)(?![.,]\d)|(?:charter|treaty|battle|siege|act|law|revolt|rebellion|fire|plague|earthquake"
    r"|famine|map|census|edict|statute|will|grant|survey|war|winter|summer|spring|autumn|year|bull|council|synod|crusade) of "
    r"(?P<o>1[0-5]\d\d)(?![.,]?\d))"
)
# a 2012 poll, a 1962 drama; not a 2000 metre race, a 2019 Toyota
_ARTICLE = pattern(r"(?:^|[^a-z])an? $")
_KIND_OF = pattern(
    r" (?!met(?:re|er)|mile|f(?:oo|ee)t|ton|pound|dollar|euro|yuan|seat|strong|word|page|lit(?:re|er)|kilo|yard|acre|watt|km|kg|hp"
    r"|square|cubic|cc|mm|cm|rpm|calorie|year|mah|horsepower|point|piece|bed|room|unit|percent|per )[a-z]{3}"
)


_SHORT_YEAR = Gated(
    r"(?<![\w-])(?:in|since|of|from|until|till|by|before|after|through|summer|spring|autumn|fall|winter) "
    r"(?P<y>'\d\d)(?![\w'%]|[.,]\d)"
)


def _years(text: str, raw: str) -> Iterator[Piece]:
    for m in _SHORT_YEAR.finditer(text):
        yield Piece(m.start("y"), m.end(), Spec(year=year_of(m["y"])))
    for m in _OLD_YEAR.finditer(text):
        yield Piece(m.end() - 4, m.end(), Spec(year=int(m["y"] or m["o"])))
    for m in _YEAR.finditer(text):
        before = text[max(0, m.start() - 12) : m.start()]
        after = text[m.end() : m.end() + 3]
        led = bool(_YEARLEAD.search(before))
        named = bool(_NAMEYEAR.search(raw[max(0, m.start() - 24) : m.start()]))
        open_ = before[-1:] in ("(", "/", "") or before[-2:] in ("- ", ", ", ". ")
        closed = bool(
            re.match(r"[,.;:)]|$| (?:and|was|is|has|when|season|edition|after|as|by|the)", after + text[m.end() + 3 : m.end() + 9])
        )
        if (named and not led) or (_ARTICLE.search(before) and not _KIND_OF.match(raw, m.end())):
            continue
        yield Piece(m.start(), m.end(), Spec(year=int(m["y"])), weak=not (led or open_ or closed))


# Super Tuesday is a day of its own, the Sunday Times a paper
_NAMED = pattern(r"(?<![\w])(?:super|ash|black|good|cyber|giving|palm|bloody|easter|red|maundy|shrove|freaky|casual) $")
_COUNTED = pattern(r" (?!at|by|and|or|to|in|on|from|until|when|after|before|as|for|the|a|this|next|last|his|her)[a-z]+\b")
_PAPER = pattern(r" (?:times|telegraph|mirror|mail|express|post|herald|world|school|league)\b")


def _weekdays(text: str, raw: str) -> Iterator[Piece]:
    for m in _WEEKDAY.finditer(text):
        word = m["w"].rstrip(".")
        if _NAMED.search(text[max(0, m.start() - 10) : m.start()]) or _PAPER.match(text[m.end("w") : m.end("w") + 12]):
            continue
        if word in _AMBIGUOUS and not (
            raw[m.start()].isupper() and (m["d"] or m["n"] or re.match(r",? ?\d|,", text[m.end("w") : m.end("w") + 3]))
        ):
            continue
        some = re.search(
            r"(?<![\w-])(?:an?|one|that|some|the) (?:\w+y |cold |warm |hot )?$", text[max(0, m.start() - 14) : m.start()]
        )
        spec = Spec(weekday=weekday_of(word), event=bool(some) and not (m["rel"] or m["d"] or m["n"]))
        if m["rel"]:
            spec = spec._replace(rel=("week", _WEEKREL[m["rel"]]))
        day = m["d"] or m["n"]
        end = m.end() if m[0][-1] != "." or word in _AMBIGUOUS else m.end() - 1
        if m["d"] and m["d"].isalpha() and text[m.end("w")] == "," and _COUNTED.match(text, m.end("d")):
            day, end = None, m.end("w")  # on Tuesday, the first such prize
        if day:
            n = _day(day)
            if n is None:
                continue
            spec = spec._replace(day=n)
        yield Piece(m.start(), end, spec)
    for m in _WEEK_DAY.finditer(text):
        yield Piece(m.start(), m.end(), Spec(weekday=weekday_of(m["w"]), rel=("week", _WEEKREL[m["rel"]])), rank=1)


_NTHS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5}
_RELS = {"this": 0, "next": 1, "last": -1, "previous": -1, "the following": 1, "following": 1, None: 0, "the": 0}


_SPAN = Gated(
    r"(?<![\w.,:/$£€-])(?P<a>[0-3]?\d)(?:st|nd|rd|th)?(?:-| (?P<c>to|and|until|till|through) )(?"
    r"P<b>[0-3]?\d)(?:st|nd|rd|th)? (?:of |in )?(?P<rel>this|next|last) month(?!\w)"
)


def _month_span(text: str) -> Iterator[Piece]:
    """4 till 23 of this month."""
    for m in _SPAN.finditer(text):
        rel = ("month", _RELS[m["rel"]])
        a, b = int(m["a"]), int(m["b"])
        if 0 < a < b <= 31:
            yield Piece(m.start(), m.end(), Spec(rel=rel, day=a), Spec(rel=rel, day=b), rank=3)


def _nth(text: str) -> Iterator[Piece]:
    for m in _NTH.finditer(text):
        n = _NTHS[m["n"]]
        spec = Spec(sub=f"W{n}") if m["w"].startswith("week") else Spec(sub=f"N{n}", weekday=weekday_of(m["w"]))
        if m["m"]:
            spec = spec._replace(month=month_of(m["m"]), year=int(m["y"]) if m["y"] else None)
        elif m["yy"]:
            spec = spec._replace(year=int(m["yy"]))
        else:
            spec = spec._replace(rel=(m["unit"], _RELS[m["rel"]]))
        yield Piece(m.start(), m.end(), spec, rank=2)
    for m in _ORD_OF.finditer(text):
        n_ = en_ordinal(m["d"])
        if not n_ or n_ > 31:
            continue
        if m["m"]:
            spec = Spec(month=month_of(m["m"]), day=n_, year=int(m["y"]) if m["y"] else None)
        else:
            spec = Spec(rel=("month", _RELS[m["rel"]]), day=n_)
        yield Piece(m.start(), m.end() - (1 if m[0].endswith(".") else 0), spec, rank=2)
    yield from _month_span(text)
    for m in _THE_DAY.finditer(text):
        day = _day(m["d"])
        if day:
            yield Piece(m.start("t"), m.end("t"), Spec(day=day))
