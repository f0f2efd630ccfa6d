"""Figures that are words or fixed shapes: 首部, 四度获奖, 一儿一女, 三胞胎, 六旬, 2号种子, only one school, four to one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claims.find._fig_noun import noun_zh
from claims.find._fig_reading import Reading, make
from claims.find._num import Number
from claims.find._num_en import read_words
from claims.find._num_zh import read_zh
from claims.find._one_of import one_of
from claims.lang import currencies, units
from claims.lang._words import words
from claims.lang.zh_numbers import BIG, DIGITS
from claims.model import FigureKind

_ZH = "[一二两三四五六七八九]"
_FIRST = re.compile(
    r"(?<![榜岁元党匕魁部俯回翘自])首(?P<c>部(?!长(?![片篇])|分|署)|支(?!付|出)|套(?!房|住)|[位个座家款届枚艘架台条例名颗所次度间项])"
    r"(?![于置数别案目])"
)
_TIMES = re.compile(
    rf"(?<![\d.第几十百千万零一二两三四五六七八九度])(?P<n>{_ZH})度(?="
    "[获獲夺奪当當入出结結登蝉蟬摘捧参參问問赢荣榮打晋晉访訪执執担擔连任])"
)
_PAIR = re.compile(
    rf"(?<![第十百千万\d])(?P<a>{_ZH})(?P<x>[儿女子男雄雌公母])(?P<b>{_ZH})(?P<y>[儿女子男雄雌公母])(?![一二三四五六七八九])"
)
_BORN = re.compile(rf"(?:育有|生有|生下|育)(?:了)?(?P<n>{_ZH})(?P<x>[子女])(?=[，。；、,和与與]|$)")
_BIRTH = re.compile(
    r"(?P<n>[双三四五六七八])胞胎|(?<![第十百千万\d])(?P<s>[两三四五六七八九])(?:兄弟|兄妹|姐妹|姊妹|姐弟)(?!会|校|单)"
)
_SAME = {"颱风": "台风", "颱風": "台风", "战袍": "球衣", "戰袍": "球衣"}
_DECADES = re.compile(
    r"(?<![第上中下一二三月])(?:年过|年逾|年近|已过|年届)?(?P<n>[四五六七八九])旬(?=[，。、老以的夫妇母父]|$|高龄|奶|大)"
)
_SEED = re.compile(
    rf"第?(?<![\d一二三四五六七八九十])(?P<n>\d{{1,2}}|{_ZH}?十?{_ZH}|{_ZH}?十)号(?=(?P<what>种子|台风|颱风|颱風|球衣|战袍|戰袍))"
)
_ZH_CUE = re.compile(rf"[首度胎旬雄雌]|号(?:种子|台风|颱|球衣|战袍|戰袍)|[兄姐姊][弟妹]|{_ZH}[儿女子]")  # what all of them need

_YEARS_ON = re.compile(
    r"(?<![\d.第零一二三四五六七八九十百千万约近])(?P<n>\d{1,4}|[一二三四五六七八九十百]{1,7}) ?[周週]年(?![年岁])"
)
_YEARS_ON_EN = re.compile(
    r"(?<![A-Za-z\d])(?P<n>\d{1,4}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?(?:st|nd|rd|th)) (?:[a-z]+ )?anniversary(?![A-Za-z])", re.I
)

_ONLY = re.compile(r"(?<![A-Za-z])(?:[Oo]nly|[Jj]ust|[Ee]xactly) (?P<n>one) (?P<noun>[a-z]{3,20})(?![A-Za-z-])")
_TO_ONE = re.compile(
    r"(?<![A-Za-z])(?:by|outnumber(?:ed|s|ing)?|margin of|ratio of|odds of|at odds of|majority of)"
    r"(?: (?:more than|about|nearly|around))? "
    r"(?P<n>two|three|four|five|six|seven|eight|nine|ten) to one(?![A-Za-z-])"
)
_OUT_OF = re.compile(
    r"(?<![A-Za-z-])(?P<n>two|three|four|five|six|seven|eight|nine) in (?P<all>three|four|five|six|seven|eight|nine|ten)"
    r"(?![A-Za-z-])(?! (?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|games|matches|seasons|starts|overs|innings"
    r"|hundred|thousand|million))"
)
_TWICE = re.compile(
    r"(?<![A-Za-z-])[Tt]wice(?! (?:as|the|a|an|daily|weekly|monthly|yearly|per|more|that|its|their|his|her|over|removed"
    r"|about|before|what|round|this)"
    r"(?![a-z]))(?![A-Za-z-])"
)
_AND_HALF = re.compile(rf"(?<![A-Za-z])(?P<n>an?|one) (?P<u>{one_of(units.WORDS)}) and a half(?![A-Za-z])")
_HALF = re.compile(r"(?<![\d一二两三四五六七八九十百千万多大小前后上下过])半(?P<u>公里|英里|公斤|吨|斤|亩|公顷|千米|升)(?![半多])")
_MORE = re.compile(
    r"(?<![\d.第])(?P<n>\d{1,4}|[一二两三四五六七八九十]{1,3})个(?:多|(?P<half>半))(?P<u>[亿万])(?P<m>元|美元|港元|欧元)?"
)
_NOT_THINGS = frozenset(
    words(
        "year month week day hour minute second night time way thing side more other reason option choice answer problem step "
        "part point who that day's million billion thousand hundred dozen and could can has was will"
    )
)
_SMALL = {w: Decimal(i) for i, w in enumerate(words("two three four five six seven eight nine ten"), 2)}


def shapes(s: str) -> Iterator[Reading]:
    """Readings of normalised text, in no order; they may overlap others."""
    if _ZH_CUE.search(s):
        yield from _chinese(s)
    if "周年" in s or "週年" in s or "nniversary" in s:
        yield from _anniversaries(s)
    if "半" in s or "个多" in s:
        yield from _halves(s)
    if " one" in s or " in " in s or "wice" in s or " and a half" in s:
        yield from _english(s)


def _count(m: re.Match[str], group: str, value: Decimal, end: int, kind: FigureKind = "count") -> Reading:
    number = Number(m.start(group), m.end(group), value, Decimal(1), str(value), "zh")
    return make(number, end, kind, "", "ordinal" if kind == "ordinal" else "count")


def _digit(word: str) -> Decimal:
    return Decimal(2 if word == "双" else DIGITS[word])


def _chinese(s: str) -> Iterator[Reading]:
    for m in _FIRST.finditer(s):
        word = "次" if m["c"] == "度" else m["c"]
        yield _count(m, "c", Decimal(1), m.end(), "ordinal")._replace(start=m.start(), classifier=word)
    for m in _SEED.finditer(s):
        n = read_zh(m["n"], 0)
        if n is not None:
            named = _count(m, "n", n.value, m.end(), "ordinal")
            yield named._replace(start=m.start(), classifier="号", noun=_SAME.get(m["what"], m["what"]))
    for m in _TIMES.finditer(s):
        yield _count(m, "n", _digit(m["n"]), m.end())._replace(classifier="度", noun=noun_zh(s, m.end()))
    for m in _PAIR.finditer(s):
        yield _count(m, "a", _digit(m["a"]), m.end("x"))._replace(noun=m["x"])
        yield _count(m, "b", _digit(m["b"]), m.end("y"))._replace(noun=m["y"])
    for m in _BORN.finditer(s):
        yield _count(m, "n", _digit(m["n"]), m.end())._replace(noun=m["x"])
    for m in _BIRTH.finditer(s):
        group = "n" if m["n"] else "s"
        yield _count(m, group, _digit(m[group]), m.end())._replace(noun=s[m.end(group) : m.end()])
    for m in _DECADES.finditer(s):
        value = _digit(m["n"]) * 10
        age = _count(m, "n", value, m.end(), "age")._replace(unit="year", dimension="age", factor=Decimal(12))
        yield age._replace(lo=value, hi=value + 10, hi_open=True)


def _anniversaries(s: str) -> Iterator[Reading]:
    """建校30周年, the twentieth anniversary: a place in an order, so no year more or less."""
    for m in _YEARS_ON.finditer(s):
        n = read_zh(m["n"], 0)
        if n is not None and n.end == len(m["n"]) and n.value < 5000:
            yield _count(m, "n", n.value, m.end(), "ordinal")._replace(noun="周年")
    for m in _YEARS_ON_EN.finditer(s) if "nniversary" in s else ():
        word = m["n"]
        value = Decimal(word[:-2]) if word[0].isdigit() else getattr(read_words(word.lower(), 0), "value", None)
        if value is not None:
            yield _count(m, "n", value, m.end(), "ordinal")._replace(noun="anniversary")


def _halves(s: str) -> Iterator[Reading]:
    """半公里; 三个多亿: three to four hundred million."""
    for m in _HALF.finditer(s):
        unit = units.ZH[m["u"]]
        number = Number(m.start(), m.start() + 1, Decimal("0.5"), Decimal("0.1"), "", "zh")
        yield make(number, m.end(), "quantity", unit.symbol, unit.dimension, factor=unit.factor)
    for m in _MORE.finditer(s):
        n = read_zh(m["n"], 0)
        if n is not None:
            size = BIG[m["u"]]
            number = Number(m.start(), m.end("u"), n.value * size, size, n.digits, "zh", size)
            if m["half"]:
                number = number._replace(value=number.value + size / 2, ulp=size / 2)
            else:
                number = number._replace(lo=number.value, hi=number.value + size, hi_open=True)
            code = currencies.ZH.get(m["m"] or "", "")
            yield make(number, m.end(), "money" if code else "number", code, f"money:{code}" if code else "number")


def _english(s: str) -> Iterator[Reading]:
    for m in _ONLY.finditer(s) if " one " in s else ():
        if m["noun"] not in _NOT_THINGS:
            number = Number(m.start("n"), m.end("n"), Decimal(1), Decimal(1), "1", "word")
            yield make(number, m.end("n"), "count", "", "count")._replace(noun=m["noun"])
    for m in _TO_ONE.finditer(s) if " to one" in s else ():
        number = Number(m.start("n"), m.end(), _SMALL[m["n"]], Decimal("0.5"), "", "word")
        yield make(number, m.end(), "ratio", "times", "multiple")
    for m in _TWICE.finditer(s) if "wice" in s else ():
        number = Number(m.start(), m.end(), Decimal(2), Decimal(1), "2", "word")
        yield make(number, m.end(), "count", "", "count")._replace(noun="times")
    for m in _AND_HALF.finditer(s) if " and a half" in s else ():
        unit = units.WORDS[m["u"]]
        number = Number(m.start(), m.end("u"), Decimal("1.5"), Decimal("0.5"), "", "word")
        yield make(number, m.end(), "quantity", unit.symbol, unit.dimension, factor=unit.factor)
    for m in _OUT_OF.finditer(s) if " in " in s else ():
        top, whole = _SMALL[m["n"]], _SMALL[m["all"]]
        if top < whole:
            value = top / whole
            number = Number(m.start(), m.end(), value, value / 20, "", "word")
            yield make(number, m.end(), "ratio", "", "percent", factor=Decimal(100))


__all__ = ["shapes"]
