"""Chinese dates in folded text: years, months, days, weeks, relative words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from claims.find._date_spec import Piece, Spec
from claims.find._date_words import zh_int
from claims.find._gate import Gated, Rules, lacking
from claims.lang import calendar, zh_dates

SP = r"[ \t]?"
_N2 = r"(?:[0-3]?\d(?!\d)|[零〇一二两三四五六七八九十廿卅]{1,3})"
_CN = "零〇一二两三四五六七八九十百千廿卅"
_BEFORE = rf"(?<![\d{_CN}])(?<!\d[.,:])"
_Y = (
    r"(?:(?<!\d)(?<!\d[.,])(?:1\d|20|21)\d\d(?!\d)|(?<![零〇○一二三四五六七八九])[一二][〇零○一二三四五六七八九]{3}"
    rf"|(?<!\d)(?<!\d[.,:])0\d|(?<!\d)(?<!\d[.,])\d\d(?={SP}年{SP}\d{{1,2}}{SP}月(?!余))|两千)"
)
_ERA = "|".join(zh_dates.ERAS)
_YR = "|".join(sorted(zh_dates.RELATIVE_YEARS, key=len, reverse=True))
YEAR = (
    rf"(?<!公元前)(?:(?:公元)?(?P<y>{_Y}|(?<=公元)\d{{3}}){SP}(?P<fy>财)?年(?![级款版型式])度?|(?P<era>{_ERA})(?P<ey>元"
    rf"|\d{{1,3}}|[{_CN}]{{1,5}}){SP}年(?![级])|"
    rf"(?<!马)(?P<yr>{_YR})(?![轻龄级糕货画饭夜]))"
)
_Q = r"(?:第?[一二三四1-4]财?季度?[初末底]?(?![稻])|q[1-4](?![\w]))"
YSUB = (
    rf"(?P<ysub>上半年|下半年|前半年|后半年|{_Q}|前[一二三]季度?|(?:前|头|1-|首)[一二两三四五六七八九十\d]{{1,2}}个?月(?!内)"
    r"|(?:年[初底末尾]|年中(?=[，,。；;、的时前后已将会就起]|$)|[初底末](?![一二三四五六七八九十步级期中次])|岁末|岁尾|年终(?!奖))"
    r"|(?:[春夏秋冬][季天](?!的故事)|(?<![\u4e00-\u9fff](?<![年今去明每]))[春夏秋冬](?=[，。至到,、末初])))"
)
_M = r"(?P<m>(?:1[0-2]|0?[1-9])|十[一二]?|[一二三四五六七八九正腊冬])"
MONTH = rf"{_M}{SP}月(?![球饼亮薪租嫂票龄])份?"
_MREL = "|".join(sorted(zh_dates.RELATIVE_MONTHS, key=len, reverse=True))
_DAYTAIL = r"(?![线楼院机店馆令元圆本内])"
DAY = rf"(?P<d>{_N2}){SP}(?:日(?![元圆本])|号(?![线楼院机]))"
MSUB = (
    r"(?P<msub>上中旬|中下旬|上旬|中旬|下旬|月?[初末底](?![一二三四五六七八九十步级次])|第[一二三四五1-5]个?(?:周(?![一二三四五六日天末])|星期(?![一二三四五六日天]))|"
    r"(?:的?(?:第[一二三四五1-5]|最后一|首)个?)(?:周|星期)[一二三四五六日天])"
)
_LUNARDAY = r"(?P<ld>初[一二三四五六七八九十]|十[一二三四五六七八九]?|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十)"

_LUNAR_CUE = r"(?:(?P<lunar>农历|阴历|旧历)[ \t]?)?"
_ORDINARY = Gated(
    rf"{_LUNAR_CUE}{YEAR}(?:{SP}的?{SP}(?:(?P<lunar2>农历|阴历)?(?<!\d){MONTH}(?:{SP}的?(?:{DAY}|{MSUB}"
    rf"|{_LUNARDAY}(?![多余几月年天个])))?|{YSUB}))?"
)
_MONTHED = Gated(
    rf"{_LUNAR_CUE}(?<![\d个每{_CN}])(?<!\d[.,:])(?<!第)(?<!近){MONTH}(?:{SP}的?(?:{DAY}|{MSUB}|{_LUNARDAY}(?![多余几月年天个万亿])))?"
)
_SLASHED = Gated(rf"{_BEFORE}(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})(?=[-~至到]|上午|下午|凌晨|晚)")
_MONTHREL = Gated(rf"(?<![\d{_CN}])(?P<mr>{_MREL})(?![球饼薪])份?(?:{SP}的?(?:{DAY}|{MSUB}))?")
_BAREMONTHSUB = Gated(
    r"(?<![每\d一二三四五六七八九十个])月[初末底](?![一二三四五六七八九十])|(?<![\d一二三四五六七八九十])[上中下]旬"
)
_BAREYEARSUB = Gated(
    rf"(?<![每{_CN}\d今去明前后当同多半百])(?P<lead>整个|今|)(?={SP}(?:年[初底末尾中终]|上半年|下半年|第|前|头|首|[一二三四1-4]季度|q[1-4]|岁|[春夏秋冬]))(?:{YSUB})"
)
_BAREDAY = Gated(
    rf"(?<![\d/月年{_CN}第每近为约])(?<!\d[.,:])(?P<d>(?:[12]\d|3[01]|0?[1-9])|二?十[一二三四五六七八九]|[二三]十|三十一){SP}"
    r"(?:日(?![元圆本内之间游均后前]|以[内来])|号(?=[上下中早晚凌傍深夜的，。,、；：:（(前后起至到在就已也将开发以公 ~-]|$))"
)
_PLACES = tuple("村路街巷弄道楼园区苑院镇单元室座")  # 花园3号 is an address
_LUNARNEW = Gated(r"(?:(?P<yr>今年|去年|明年|(?P<y>\d{4})年)的?)?(?P<w>大年(?P<ld>初[一二三四五六七八]|三十)|除夕(?:夜)?)")

_WEEKREL = r"(?P<wr>上上个?|下下个?|上一个?|下一个?|前一个?|上个?|下个?|本|这一?个?|当前)"
_WEEKDAY = Gated(
    rf"(?:{_WEEKREL})?(?<!每)(?<!每个)(?<![一二两三四五六七八九十\d几])(?:周|星期|礼拜)(?P<wd>[一二三四五六日天]|[1-6](?!\d))(?![围年期岁身次]|些)"
)
_WEEK = Gated(rf"(?<![\d一二三四五六七八九十每]){_WEEKREL}(?:周(?P<end>末)?|星期|礼拜)(?![一二三四五六日天1-6]|年|期|边|围|刊|报)")
_WEEKEND = Gated(r"(?<![上下本这个每])周末(?!版|愉快)")
_DAYS = "|".join(sorted(zh_dates.RELATIVE_DAYS, key=len, reverse=True))
_DAYPARTS = "|".join(sorted(zh_dates.DAY_PARTS, key=len, reverse=True))
_RELDAY = Gated(
    rf"(?<![每以{_CN}])(?:(?P<rd>(?<![的光])[今明昨][天日]|(?![今明昨][天日])(?:{_DAYS}))(?!头条|俄罗斯|资本|美术|不同往日|(?<=前日)[本元圆程])|(?P<dp>{_DAYPARTS})(?!报)(?:间|上)?)"
)
_DECADE = Gated(
    rf"(?:(?P<last>上个?世纪|本世纪)|(?P<c>\d{{1,2}}|[{_CN}]{{1,3}})世纪)?(?P<n>[1-9]0|[一二三四五六七八九]十|(?<!\d)"
    r"(?:1[6-9]|20)\d0)年代(?P<part>初期?|中期?|末期?|后期|前期)?"
)


def scan_zh(text: str) -> Iterator[Piece]:
    """Every Chinese date piece; overlapping readings are left to `clean`."""
    for m in _ORDINARY.finditer(text):
        yield from _ordinary(m)
    for shape in (_MONTHED, _SLASHED):
        for m in shape.finditer(text):
            yield from _monthed(m)
    lacks = lacking(text)
    for rules, read in _READ:
        if not rules.need & lacks:
            yield from read(text)


def _groups(m: re.Match[str]) -> dict[str, str]:
    return {k: v for k, v in m.groupdict().items() if v}


def year_of(word: str) -> int | None:
    """Year of 2024, 二〇二四, 07, 98, 两千."""
    if word == "两千":
        return 2000
    n = zh_int(word.replace("○", "〇"))
    if n is None:
        return None
    if len(word) == 2 and word.isascii():
        return n + (2000 if n <= 50 else 1900)
    return n


def _year(g: dict[str, str]) -> Spec | None:
    if "y" in g:
        year = year_of(g["y"])
        if year and "fy" in g:
            return Spec(year=year, fiscal=True, modifier="approx")
        return None if year is None else Spec(year=year)
    if "era" in g:
        n = 1 if g["ey"] == "元" else zh_int(g["ey"])
        return None if not n else Spec(year=zh_dates.ERAS[g["era"]] + n - 1)
    if "yr" in g:
        shift, event = zh_dates.RELATIVE_YEARS[g["yr"]]
        return Spec(rel=("year", shift), event=event)
    return Spec()


def _ordinary(m: re.Match[str]) -> Iterator[Piece]:
    g = _groups(m)
    spec = _year(g)
    if spec is None:
        return
    if "m" in g:
        dated = _with_month(spec, g)
        if dated is None:
            return
        spec = dated
    elif "ysub" in g:
        spec = _with_sub(spec, g["ysub"])
    yield Piece(m.start(), m.end(), spec)


def _monthed(m: re.Match[str]) -> Iterator[Piece]:
    spec = _with_month(Spec(), _groups(m))
    if spec is not None:
        yield Piece(m.start(), m.end(), spec)


_MONTHS = {"正": 1, "冬": 11, "腊": 12}


def _with_month(spec: Spec, g: dict[str, str]) -> Spec | None:
    month = _MONTHS.get(g["m"]) or zh_int(g["m"])
    if not month or month > 12:
        return None
    lunar = "lunar" in g or "lunar2" in g or g["m"] in _MONTHS or g.get("ld", "").startswith(("初", "廿"))
    spec = spec._replace(month=month, lunar=lunar)
    day = g.get("d") or g.get("ld")
    if day:
        n = zh_int(day.lstrip("初"))
        return None if not n or n > 31 else spec._replace(day=n)
    return _with_msub(spec, g.get("msub", ""))


_THIRDS = {"上中旬": "T12", "中下旬": "T23", "上旬": "T1", "中旬": "T2", "下旬": "T3"}
_ENDS = {"初": ("T1", "start"), "末": ("T3", "end"), "底": ("T3", "end")}


def _with_msub(spec: Spec, word: str) -> Spec:
    if not word:
        return spec
    if word in _THIRDS:
        return spec._replace(sub=_THIRDS[word])
    if word[-1] in _ENDS:
        sub, narrow = _ENDS[word[-1]]
        return spec._replace(sub=sub, narrow=narrow)
    nth = re.search(r"第([一二三四五1-5])|(首)|(最后)", word)
    n = "-1" if nth and nth[3] else str(1 if nth is None or nth[2] else zh_int(nth[1]))
    if word[-1] in zh_dates.WEEKDAYS:
        return spec._replace(sub=f"N{n}", weekday=zh_dates.WEEKDAYS[word[-1]])
    return spec._replace(sub=f"W{n}")


_YEAR_ENDS = {"初": "start", "中": "mid", "底": "end", "末": "end", "尾": "end", "终": "end"}
_SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}


def _with_sub(spec: Spec, word: str) -> Spec:  # noqa: PLR0911 - one return a kind of word
    if word.endswith("半年"):
        return spec._replace(sub="H1" if word[0] in "上前" else "H2")
    if word[0] == "q":
        return spec._replace(sub="Q" + word[1])
    if "季" in word and word[0] in "前":
        return spec._replace(sub=f"F{3 * (zh_int(word[1]) or 1)}")
    if word[0] in _SEASONS:
        return spec._replace(sub=_SEASONS[word[0]])
    if "季" in word:
        narrow = {"初": "start", "末": "end", "底": "end"}.get(word[-1], "")
        return spec._replace(sub=f"Q{zh_int(word.lstrip('第')[0])}", narrow=narrow)
    if "月" in word:
        count = re.sub(r"[前头首个月]|1-", "", word)
        return spec._replace(sub=f"F{min(zh_int(count) or 1, 12)}")
    return spec._replace(narrow=_YEAR_ENDS[word[-1]], rel=spec.rel or (None if spec.year else ("year", 0)))


def _month_relative(text: str) -> Iterator[Piece]:
    for m in _MONTHREL.finditer(text):
        shift, event = zh_dates.RELATIVE_MONTHS[m["mr"]]
        spec = Spec(rel=("month", shift), event=event)
        if m["d"]:
            n = zh_int(m["d"])
            if not n or n > 31:
                continue
            spec = spec._replace(day=n)
        yield Piece(m.start(), m.end(), _with_msub(spec, m["msub"] or ""))


def _bare(text: str) -> Iterator[Piece]:
    for m in _BAREMONTHSUB.finditer(text):
        yield Piece(m.start(), m.end(), _with_msub(Spec(rel=("month", 0)), m[0]))
    for m in _BAREYEARSUB.finditer(text):
        spec = _with_sub(Spec(), m["ysub"])
        yield Piece(m.start("ysub"), m.end(), spec)
    for m in _BAREDAY.finditer(text):
        n = zh_int(m["d"])
        if n and n <= 31 and not ("号" in m[0] and text[m.start() - 1 : m.start()] in _PLACES):
            yield Piece(m.start(), m.end(), Spec(day=n))


def _weeks(text: str) -> Iterator[Piece]:
    for m in _WEEKDAY.finditer(text):
        rel = _week_shift(m["wr"])
        some = rel is None and text[max(0, m.start() - 2) : m.start()].endswith(
            ("一个", "某个", "某")
        )  # 一个周日 is not the last one
        yield Piece(m.start(), m.end(), Spec(weekday=zh_dates.WEEKDAYS[m["wd"]], rel=rel, event=some))
    for m in _WEEK.finditer(text):
        shift = _week_shift(m["wr"])
        if shift is not None:
            yield Piece(m.start(), m.end(), Spec(rel=("weekend" if m["end"] else "week", shift[1])))
    for m in _WEEKEND.finditer(text):
        yield Piece(m.start(), m.end(), Spec(rel=("weekend", 0), nearest=True))


def _week_shift(word: str | None) -> tuple[str, int] | None:
    if word:
        return ("week", zh_dates.WEEK_WORDS[word.rstrip("个")])
    return None


def _days(text: str) -> Iterator[Piece]:
    for m in _RELDAY.finditer(text):
        if m["rd"]:
            shift, event = zh_dates.RELATIVE_DAYS[m["rd"]]
            yield Piece(m.start(), m.end(), Spec(rel=("day", shift), event=event))
        else:
            shift, part, event = zh_dates.DAY_PARTS[m["dp"]]
            lo, hi, _ = zh_dates.PARTS[part]
            yield Piece(m.start(), m.end(), Spec(rel=("day", shift), event=event, part=(lo, hi)))


def _decades(text: str) -> Iterator[Piece]:
    for m in _DECADE.finditer(text):
        n = zh_int(m["n"])
        if n is None:
            continue
        century = zh_int(m["c"]) if m["c"] else (21 if m["last"] == "本世纪" else 20)
        year = n if n > 100 else ((century or 20) - 1) * 100 + n
        narrow = {"初": "start", "前": "start", "中": "mid", "末": "end", "后": "end"}.get((m["part"] or " ")[0], "")
        yield Piece(m.start(), m.end(), Spec(year=year, sub="decade", narrow=narrow))


_SEASON = Gated(r"(?P<y>[今去明])(?P<s>[春夏秋冬])(?=[季，。、,的以起至到]|$|两|共)季?")


def _short_seasons(text: str) -> Iterator[Piece]:
    """今夏, 去冬."""
    for m in _SEASON.finditer(text):
        shift = {"今": 0, "去": -1, "明": 1}[m["y"]]
        yield Piece(m.start(), m.end(), Spec(rel=("year", shift), sub=_SEASONS[m["s"]]))


_TWO_MONTHS = Gated(r"(?<![\d第几近零一二三四五六七八九十百千万年])(?P<ab>一二|二三|三四|四五|五六|六七|七八|八九|九十)月(?:份|间)")


def _neighbours(text: str) -> Iterator[Piece]:
    """三四月份: from the one month to the end of the next."""
    for m in _TWO_MONTHS.finditer(text):
        first = zh_int(m["ab"][0]) or 1
        yield Piece(m.start(), m.end(), Spec(month=first), Spec(month=first + 1))


def _lunar_new_year(text: str) -> Iterator[Piece]:
    for m in _LUNARNEW.finditer(text):
        if m["w"].startswith("除夕") or m["ld"] == "三十":
            spec = Spec(holiday="New Year's Eve (lunar)")
        else:
            spec = Spec(month=1, day=zh_int(m["ld"][1:]), lunar=True)
        if m["y"]:
            spec = spec._replace(year=int(m["y"]))
        elif m["yr"]:
            spec = spec._replace(rel=("year", zh_dates.RELATIVE_YEARS[m["yr"]][0]))
        yield Piece(m.start(), m.end(), spec, rank=1)


_READ: tuple[tuple[Rules, Callable[[str], Iterator[Piece]]], ...] = (
    (Rules(_MONTHREL), _month_relative),
    (Rules(_BAREMONTHSUB, _BAREYEARSUB, _BAREDAY), _bare),
    (Rules(_WEEKDAY, _WEEK, _WEEKEND), _weeks),
    (Rules(_RELDAY), _days),
    (Rules(_DECADE), _decades),
    (Rules(_LUNARNEW), _lunar_new_year),
    (Rules(_SEASON), _short_seasons),
    (Rules(_TWO_MONTHS), _neighbours),
)

__all__ = ["calendar", "scan_zh", "year_of"]
