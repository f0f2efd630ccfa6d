"""What may stand around a number in English: currency signs and words, units, ages, ordinals, counted nouns, dates."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.find._fig_reading import Reading, make
from claims.find._num import Number
from claims.find._one_of import one_of
from claims.lang import currencies, units
from claims.lang.rates import EN_PER, SYMBOLS

_TIME_WORD = (
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|hrs?|mins?|secs?|decades?|century|centuries|nights?|"
    r"weekends?|fortnights?|quarters|yrs?|quarter-hours?)"
)
TEMPORAL = re.compile(
    (
        rf"[ -]{{1,2}}(?:(?:consecutive|working|calendar|business|more|full|long|straight|and a half|or so|odd) "
        rf")?{_TIME_WORD}(?![A-Za-z])|(?:s|th|st|nd|rd)? century|(?:'s|s)(?![A-Za-z])(?= |$)| o'clock| ?[ap]\.m| "
        rf"?[ap]m(?![A-Za-z])"
    ),
    re.I,
)
_AGE = re.compile(r"[ -]{0,3}(?P<unit>year|month|week|day)s?[ -]{1,3}(?:olds?|of age)(?![A-Za-z])| ?(?:yo|y/o)(?![A-Za-z])", re.I)
_AGE_BEFORE = re.compile(r"(?:\b(?:aged|age|of age|ages|turned|turns|turning) |\bwho (?:is|was|turned) )$", re.I)
_AGE_AFTER = re.compile(r"(?= ?[,.;)]|$| and | from | or |\s)")
_NAME_BEFORE = re.compile(r"(?:^|[^A-Za-z])((?:[A-Z][A-Za-z'.’-]{1,20}|[\u4e00-\u9fff]{2,5}) ?)[,(（，] ?$")
_NOT_NAME = re.compile(
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Street|Road|Avenue|Ward|Room|No|In|Of|By|Yes|However|Also|Today|"
    r"Yesterday|Finally|Meanwhile|"
    r"Overall|Then|Now|Still|But|And)\.? ?"
)
_AGE_CLOSE = re.compile(r"[,.;)），]|$| ?and(?: |$)| said| of ")
_PERCENT = re.compile(
    (
        r"[ -]{0,2}(?P<pp>percentage[ -]points?|p\.?p\.?(?![A-Za-z]))|[ -]{0,2}(?P<bp>basis[ -]points?|bps?(?![A-Za-z]))|"
        r"[ -]{0,2}(?P<pct>%|per ?cent(?:age)?(?![A-Za-z])|pct(?![A-Za-z]))|(?P<mille> ?‰| per mille)"
    ),
    re.I,
)
_PERCENT_OF = re.compile(r"(?:percents?|per cents?|percentage) of $", re.I)
_DOUBTFUL = ("won", "real", "mark", "rand", "marks", "pound", "pounds", "quid", "buck")
_CODES = one_of(currencies.CODES)
_WORD_MONEY = re.compile(rf"[ -]{{0,2}}(?:(?P<word>{one_of(currencies.EN)})|(?P<cent>cents?|pence|penny))(?![A-Za-z])", re.I)
_CODE_AFTER = re.compile(rf" ?(?P<mega>M)?(?P<code>{_CODES}|[€₭])(?: (?P<scale>million|billion))?(?![A-Za-z])")
_SHORT_MONEY = re.compile(  # 36m yuan; "5m pounds" may be anything
    rf" ?(?:m|mn) (?P<word>{one_of([word for word in currencies.EN if word not in _DOUBTFUL])})(?![A-Za-z])", re.I
)
_SMALL_COIN = re.compile(r"(?:,? and | )(?P<n>\d{1,2}|[a-z]+(?:-[a-z]+)?) (?:cents|pence)(?![A-Za-z])", re.I)
_SIGN = re.compile(rf"(?P<code>M?(?:{_CODES})) ?\$? {{0,2}}$|(?P<sign>{one_of(currencies.PREFIX)}) {{0,2}}-?$")
_UNIT_WORD = re.compile(rf"(?:[ -]{{1,2}}|(?<=\d))(?P<word>{one_of(units.WORDS)})(?![A-Za-z])", re.I)
_UNIT_SYMBOL = re.compile(
    rf" ?[{{<(]?(?P<symbol>{one_of(units.SYMBOLS)})(?![A-Za-z\d²³]|/(?!(?:[km]?g|t|m?[Ll]|m[23²³]|ha|km|lb)(?![A-Za-z])))[}}>]?"
)
# "1.2m people" counts millions, "50m waves" are metres
_MILLIONS_OF = re.compile(
    r" (?:[a-z]+ )?(?:people|users|customers|visitors|households|homes|jobs|tonnes|barrels|doses|copies|passengers|"
    r"children|workers|followers|"
    r"subscribers|vehicles|cars|shares|views|downloads|viewers|voters|residents|students|patients|trips|tickets|units|"
    r"litres|trees)(?![a-z])"
)
_INCHES = re.compile(r" ?(?:and )?(?P<n>\d{1,2}(?:\.\d)?) ?(?:inches|inch|in(?![A-Za-z])|\")")
_DEGREES = re.compile(
    (
        r"[ -]{0,2}(?:(?P<deg>degrees?|degs?\.?)[ -]{0,2}(?P<scale>celsius|celcius|fahrenheit|farenheit|centigrade|"
        r"[cf](?![A-Za-z]))?|(?P<mark>°) ?(?P<mark_scale>[CF])?|(?P<bare>celsius|celcius|fahrenheit|farenheit|centigrade)|"
        r"(?P<glued>[CF](?![A-Za-z\d])))"
    ),
    re.I,
)
_NO_HEAT = re.compile(
    r" (?:angle|turn|of|north|south|east|west|below|above|(?:and )?\d{1,2}(?:\.\d{1,3})? (?:minutes|'))|-?[NSEW](?![a-z])"
)
_TIMES = re.compile(
    r"(?:-| )?(?:(?P<fold>fold)|(?P<x>[xX×](?![A-Za-z\d]))|(?P<times>times)(?= (?:as|more|higher|the|its|larger|greater|"
    r"bigger|faster|that|what)))(?![A-Za-z])"
)
_ORDINAL_SUFFIX = re.compile(r"(?:st|nd|rd|th)(?![A-Za-z])")
_NUMERO = re.compile(r"(?:No\. ?|No ?|NO\. ?|[Nn]umber |ranked |rank )$")
_NOT_AFTER_FIRST = re.compile(
    r"[ -](?:time|times|class|lady|minister|aid|half|quarter|person|of all|world|party|parties|place that|degree|hand|"
    r"name|thing|days?|years?|weeks?|months?|(?:[a-z]+ )?weeks|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"and foremost|ever|century|anniversary|hours?|then|to last|thought|opinion|floor)(?![A-Za-z])",
    re.I,
)
_PER = re.compile(
    (
        rf"(?:,? ?(?:a|an|per|each|every|the) |/|[ -])(?P<word>{one_of(EN_PER)})(?![A-Za-z])(?! (?:and a half|earlier|ago|later|"
        rf"before|after|old|from|to ))"
    ),
    re.I,
)
_PER_SYMBOL = re.compile(rf" ?(?:/|per ) ?(?P<symbol>{one_of(SYMBOLS)})(?![A-Za-z\d-])")
_PER_STARTS = frozenset(" ,/-aApPeEtT")
_PER_ALONE = frozenset({"daily", "monthly", "annually", "yearly", "weekly", "hourly", "apiece", "each"})
_PER_THE = frozenset({"tonne", "ton", "ounce", "gallon", "barrel", "kilo"})  # $90 the barrel
# what each reader looks for behind a number, and with what a sign or code in front of it may end
AGES, PERCENTS, TEMPERATURES, MULTIPLES = (_AGE,), (_PERCENT,), (_DEGREES,), (_TIMES,)
MONEY, MEASURES, ORDINALS = (_WORD_MONEY, _CODE_AFTER, _SHORT_MONEY), (_UNIT_WORD, _UNIT_SYMBOL), (_ORDINAL_SUFFIX,)
SIGN_ENDS = frozenset({" ", "-", "$", *(word[-1] for word in (*currencies.CODES, *currencies.PREFIX))})
_MASS_CUE = re.compile(r"weigh|heav|load|mass|tip(?:s|ped) the scales|lift|gained|lost", re.I)


def per(s: str, end: int) -> str:
    """The unit that a figure is "per": `a day`, `per person`, `apiece`; "" where none."""
    found = _PER.match(s, end) if s[end : end + 1] in _PER_STARTS else None
    if found is None:
        short = _PER_SYMBOL.match(s, end) if "/" in s[end : end + 2] or s.startswith(" per ", end) else None
        return SYMBOLS[short.group("symbol")] if short else ""
    word = found.group("word").lower()
    lead = found.group()[: -len(word)].strip().lower()
    if (lead in ("", "-") and word not in _PER_ALONE) or (lead == "the" and word not in _PER_THE):
        return ""
    return EN_PER[word]


_PRICED = re.compile(r"clos|trad|open|pric|valu|stood|stand|speed|rate|level|sold|index|sett|limit", re.I)


def age(s: str, n: Number) -> Reading | None:  # noqa: PLR0911
    """51-year-old, 29 years old, aged 38, "Mara Quill, 51,", at eighty-six."""
    if n.role != "cardinal":
        return None
    found = _AGE.match(s, n.end)
    if found:
        unit = (found.group("unit") or "year").lower()
        factor = {"year": Decimal(12), "month": Decimal(1), "week": Decimal("0.2299794661"), "day": Decimal("0.0328542094")}[unit]
        return make(n, found.end(), "age", unit, "age", factor=factor)
    if n.scale != 1 or not (0 < n.value <= 120) or n.value != int(n.value) or n.form == "zh":
        return None
    before = s[max(0, n.start - 32) : n.start]
    cue = _AGE_BEFORE.search(before)
    if cue and _AGE_AFTER.match(s, n.end):
        start = n.start - 4 if cue.group().lower().endswith("age ") else n.start
        return make(n, n.end, "age", "year", "age", factor=Decimal(12), start=start)
    name = _NAME_BEFORE.search(before)
    at = n.form == "word" and n.value >= 20 and before.endswith(" at ") and not _PRICED.search(before)  # first ran at eighty-eight
    if at and _AGE_CLOSE.match(s, n.end):
        return make(n, n.end, "age", "year", "age", factor=Decimal(12))
    if name is None or _NOT_NAME.fullmatch(name.group(1)) or not 5 <= n.value <= 110 or n.form != "arabic":
        return None
    return make(n, n.end, "age", "year", "age", factor=Decimal(12)) if _AGE_CLOSE.match(s, n.end) else None


def percent(s: str, n: Number) -> Reading | None:
    """18 per cent, 25 basis points, 2 percentage points."""
    found = _PERCENT.match(s, n.end)
    if found is None:
        before = _PERCENT_OF.search(s[max(0, n.start - 16) : n.start])
        return make(n, n.end, "percent", "%", "percent", start=n.start - len(before.group())) if before else None
    if n.role == "fraction":  # one-seventh of one percent is read from its second half
        n = n._replace(role="cardinal")
    if found.group("pp"):
        return make(n, found.end(), "percent", "pp", "percentage-points")
    if found.group("bp"):
        return make(n, found.end(), "percent", "bp", "percentage-points", factor=Decimal("0.01"))
    if found.group("mille"):
        return make(n, found.end(), "percent", "‰", "percent", factor=Decimal("0.1"))
    return make(n, found.end(), "percent", "%", "percent")


def money(s: str, n: Number) -> Reading | None:
    """$3.5bn, GBP 350, five million yen, 50 cents, 4.2 million pounds."""
    before = _SIGN.search(s[max(0, n.start - 8) : n.start])
    if (
        before
        and re.search(r"[\u4e00-\u9fff]", before.group())
        and re.search(r"[\d ]$", s[max(0, n.start - len(before.group()) - 1) : n.start])
    ):
        before = None
    if before and not (before.group("code") and s[n.start - len(before.group()) - 1 : n.start - len(before.group())].isalpha()):
        return _signed(s, n, before)
    found = _WORD_MONEY.match(s, n.end)
    if found:
        return _named(s, n, found)
    short = _SHORT_MONEY.match(s, n.end) if n.scale == 1 else None
    if short:
        code, size = currencies.EN[short.group("word").lower()], Decimal(10) ** 6
        return make(n, short.end(), "money", code, f"money:{code}")._replace(value=n.value * size, ulp=n.ulp * size)
    found = _CODE_AFTER.match(s, n.end)
    if found is None:
        return None
    code = {"€": "EUR", "₭": "LAK"}.get(found.group("code"), found.group("code"))
    code = {"RMB": "CNY", "CNH": "CNY"}.get(code, code)
    size = {"million": Decimal(10) ** 6, "billion": Decimal(10) ** 9}.get(found.group("scale") or "", Decimal(1)) * (
        10**6 if found.group("mega") else 1
    )
    return make(n, found.end(), "money", code, f"money:{code}")._replace(value=n.value * size, ulp=n.ulp * size)


def _signed(s: str, n: Number, before: re.Match[str]) -> Reading:
    sign, code = before.group("sign"), before.group("code")
    size = Decimal(1)
    if code:
        if code.startswith("M") and code[1:] in currencies.CODES:
            code, size = code[1:], Decimal(10) ** 6
        iso = {"RMB": "CNY", "CNH": "CNY"}.get(code, code)
    else:
        iso = currencies.PREFIX[sign]
    end = n.end
    short = re.compile(r" ?([mMbBtT])(?:ln|n)?(?![A-Za-z\d])").match(s, end)
    if short and n.scale == 1:
        size *= {"m": Decimal(10) ** 6, "b": Decimal(10) ** 9, "t": Decimal(10) ** 12}[short.group(1).lower()]
        end = short.end()
    ulp = n.ulp if size == 1 else min(n.ulp, Decimal(1))
    suffix = re.compile(r" ?(?:人民币|美元|美金|元|日元|港元|US dollars|dollars)").match(s, end)
    if suffix and (suffix.group().strip() in ("元", "美元", "美金", "dollars")):
        end = suffix.end()
        iso = "USD" if "美" in suffix.group() else iso
    reading = make(n, end, "money", iso, f"money:{iso}", start=n.start - len(before.group()))
    return reading._replace(value=n.value * size, ulp=ulp * size)


def _named(s: str, n: Number, found: re.Match[str]) -> Reading | None:
    if found.group("cent"):
        code, factor = currencies.CENTS[found.group("cent").lower()]
        return make(n, found.end(), "money", code, f"money:{code}", factor=factor)
    word = found.group("word").lower()
    if word in _DOUBTFUL and not _truly_money(s, n, word, found.end()):
        return None
    code = currencies.EN[word]
    reading = make(n, found.end(), "money", code, f"money:{code}")
    coins = _SMALL_COIN.match(s, found.end())
    if coins is None:
        return reading
    text = coins.group("n")
    cents = Decimal(text) if text.isdigit() else _small_words(text)
    return reading if cents is None else reading._replace(end=coins.end(), value=n.value + cents / 100, ulp=Decimal("0.01"))


def _small_words(text: str) -> Decimal | None:
    from claims.find._num_en import read_words

    number = read_words(text, 0)
    return number.value if number is not None and number.end == len(text) and number.role == "cardinal" else None


def _truly_money(s: str, n: Number, word: str, end: int) -> bool:
    if word in ("pound", "pounds"):
        if _MASS_CUE.search(s[max(0, n.start - 40) : n.start]) and n.scale == 1:
            return False
        if n.scale >= 1000 or s[end : end + 9].startswith(" sterling") or per(s, end):
            return True
        return (
            re.search(
                r"cost|pa[iy]|worth|price|fee|fine|bill|spen|earn|charg|sold|ticket|fare|insur|budget|revis|figure",
                s[max(0, n.start - 60) : n.start],
                re.I,
            )
            is not None
        )
    return n.scale >= 1000 or "," in s[n.start : n.end]


def measure(s: str, n: Number) -> Reading | None:
    """520 km, 18.6-kilometre, three-ton, 5 ft 2 in."""
    found = _UNIT_WORD.match(s, n.end)
    if found:
        unit = units.WORDS[found.group("word").lower()]
        if unit.symbol in ("bit", "mu", "kn", "A") and n.form == "word":
            return None
        return _with_inches(s, n, make(n, found.end(), "quantity", unit.symbol, unit.dimension, factor=unit.factor))
    symbol = _UNIT_SYMBOL.match(s, n.end)
    if symbol is None or n.form == "word":
        return None
    if symbol.group("symbol") == "m" and _MILLIONS_OF.match(s, symbol.end()):
        return None
    unit = units.SYMBOLS[symbol.group("symbol")]
    if (
        symbol.group("symbol") in ("A", "V", "W", "L", "g", "t", "m")
        and s[symbol.end() : symbol.end() + 1] in ("'", "-", ".")
        and s[symbol.end() + 1 : symbol.end() + 2].isalnum()
    ):
        return None
    end = symbol.end() if symbol.group()[-1] in "}>" else symbol.end("symbol")
    return _with_inches(s, n, make(n, end, "quantity", unit.symbol, unit.dimension, factor=unit.factor))


def _with_inches(s: str, n: Number, reading: Reading) -> Reading:
    more = _INCHES.match(s, reading.end) if reading.unit == "ft" else None
    if more is None:
        return reading
    return reading._replace(end=more.end(), value=n.value + Decimal(more.group("n")) / 12, ulp=Decimal(1) / 12)


def temperature(s: str, n: Number) -> Reading | None:
    """40 deg celsius, 98.6 degrees F, 81F."""
    found = _DEGREES.match(s, n.end)
    if found is None or (
        found.group("glued") and (n.form == "word" or found.group("glued") not in "CF" or not -60 <= n.value <= 130)
    ):
        return None
    if found.group("glued") and found.start("glued") != n.end:
        return None
    scale = next((found.group(g) for g in ("scale", "mark_scale", "bare", "glued") if found.group(g)), "")
    if not scale and _NO_HEAT.match(s, found.end("deg") if found.group("deg") else found.end()):
        return make(n, found.end(), None)
    hot = scale[:1].lower() == "f"
    factor, offset = (Decimal(5) / 9, Decimal("255.3722222222222")) if hot else (Decimal(1), Decimal("273.15"))
    end = found.end() if scale or not found.group("deg") else found.end("deg")
    return make(n, end, "temperature", "°F" if hot else "°C", "temperature", factor=factor)._replace(offset=offset)


def times(s: str, n: Number) -> Reading | None:
    """10x, tenfold, three times as many."""
    found = _TIMES.match(s, n.end)
    if found is None or n.role != "cardinal":
        return None
    return make(n, found.end(), "ratio", "times", "multiple")


_RANKED = re.compile(
    r"(?<![A-Za-z])(?:rank(?:s|ed|ing)?|finish(?:es|ed|ing)?|placed|c[ao]mes?|qualif(?:y|ies|ied)|lies|lying|sits|stands) $",
    re.I,
)
_SUPERLATIVE = re.compile(r"[ -](?:[a-z]{2,12}est|(?:most|least) [a-z]{3,14}|best|worst)(?![A-Za-z])(?! of)")  # third-highest
_A_SECOND = re.compile(rf"\d(?:\.\d+)? ?(?:(?:{one_of(units.WORDS)})|[kcm]?m|[GM]B) (?:a|per|every) $")  # 3 metres a second


def ordinal(s: str, n: Number) -> Reading | None:
    """fourth, 3rd, No. 3."""
    before = _NUMERO.search(s[max(0, n.start - 8) : n.start])
    if (
        before
        and n.form == "arabic"
        and n.role == "cardinal"
        and n.scale == 1
        and not s[n.start - len(before.group()) - 1 : n.start - len(before.group())].isalpha()
    ):
        return make(n, n.end, "ordinal", "", "ordinal", start=n.start - len(before.group()))
    end = n.end
    if n.role != "ordinal":
        found = _ORDINAL_SUFFIX.match(s, n.end) if n.form == "arabic" else None
        if found is None:
            return None
        end = found.end()
    if _NOT_AFTER_FIRST.match(s, end) or (
        n.value < 4 and not (re.match(r" [A-Za-z]| ?[,.;]|$", s[end : end + 3]) or _SUPERLATIVE.match(s, end))
    ):
        return make(n, end, None)
    if n.value == 2 and n.form == "word" and _A_SECOND.search(s[max(0, n.start - 24) : n.start]):
        return make(n, end, None)
    if (
        n.value < 4
        and n.form == "word"
        and not _RANKED.search(s[max(0, n.start - 16) : n.start])
        and not re.search(
            r"(?:\b(?:the|its|his|her|their|a|this|that|our|city's|country's|world's)|'s) $",
            s[max(0, n.start - 24) : n.start],
            re.I,
        )
    ):
        return make(n, end, None)
    best = _SUPERLATIVE.match(s, end)
    return make(n, best.end() if best else end, "ordinal", "", "ordinal")
