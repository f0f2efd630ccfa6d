"""Where digits are no figure: addresses, codes, dates, clock times, product names."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from claims.find._num import Number
from claims.lang._words import words

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_ADDRESS = re.compile(r"https?://[^\s\u3000-\u9fff]+|www\.[^\s\u3000-\u9fff]+|[\w.]{1,64}@[\w.]{1,64}")
_YEAR = r"(?:19|20)\d\d"
_LISTED = r"^[ \t>*#-]{0,6}\d{1,2}[.、)](?!\d)"
_LATER = r"(?<![\d-])\+?\d{1,4}(?:-\d{2,8}){2,6}(?!\d)"
# A telephone number without hyphens is as long as a large amount: with a unit behind it, it is the amount.
_UNMEASURED = (
    r"(?!\d| ?(?:[%元人美港欧英日韩加澳卢泰新吨个名股份户件辆台套次张条点票字篇只头]|people|dollars|euros|yuan|shares|tonnes|km))"
)
_DECADE = r"(?<![A-Za-z])(?:mid|late|early|the)?[ -]?(?:19|20)\d0s"
_CENTURY = r"(?<![A-Za-z])(?:the )?\d{1,2}(?:st|nd|rd|th) (?:century|anniversary)"
# What a zone may be, by the character with which it begins, so that a place is tried against few of them. The order counts.
_BY_DIGIT = (
    _LISTED,
    rf"(?<!\d){_YEAR} ?[-/.] ?(?:0?[1-9]|1[0-2])(?: ?[-/.] ?(?:0?[1-9]|[12]\d|3[01]))?(?![\d.%]|,\d)(?! ?[亿万元%])",  # 2024-08-06
    rf"(?<![\d.])\d{{1,2}}[/-]\d{{1,2}}[/-](?:19|20)?\d\d(?!\d)|(?<![\d.]){_YEAR}[-/](?:19|20)?\d\d(?!\d)",  # 6/8/2024, 2019-20
    r"(?<![\d.])\d{1,2}:[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?!\d)",  # clock and race times
    r"(?<![\d.])\d{1,5}(?:\.\d{1,5}){2,9}(?![\d%])",  # versions, IP addresses
    rf"(?<!\d)1[3-9]\d{{9}}{_UNMEASURED}|{_LATER}|(?<!\d)0\d{{2,3}}-\d{{7,8}}(?!\d)|(?<!\d)400-\d{{3,4}}-?\d{{3,4}}(?!\d)|"
    rf"(?<!\d)400\d{{7}}{_UNMEASURED}",  # telephone numbers
    r"(?<![\d.])\d{6}\.(?:SH|SZ|BJ|HK|OF)|(?<!\d)\d{4,5}\.HK",
    rf"(?<![\d.,])\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?![A-Za-z])(?:,? {_YEAR}(?!\d))?",
    _CENTURY,
    r"(?<![\d:])\d{1,2}(?:\.\d\d)? ?(?:[ap]\.m\.?|[ap]m(?![A-Za-z])|o'clock|GMT)",
    _DECADE,
    r"24/7|7x24|7×24",
    r"(?<![\d.])\d{1,3}\+\d{1,3}(?![\d.+%])|(?<![\d.])\d{3,4}(?=合约)",  # 2+36 cities, 2701合约 of January 2027
    r"(?<![\d.])\d{1,2}[·•・]\d{1,2}(?![\d%])|(?<![\d.])\d{1,2}\.\d{1,2}(?=购物节|大促|特大|专案)",  # 5·12
    r"(?<![\w.])(?:[1-4]Q|[12]H|[369]M) ?(?:FY)?(?:20)?\d\d(?![\dA-Za-z])",  # 1H26, 3Q25, 9M25
)
_BY_WORD = (
    r"pp?\. ?\d{1,4}",
    r"(?:at|by|until|from|before|after) \d{1,2}\.[0-5]\d(?![\d%.]| ?(?:per|million|billion|m|km|kg|bn|points|seconds)(?![a-z]))",
    rf"{_MONTH}\.? {{1,2}}\d{{1,2}}(?:st|nd|rd|th)?(?!\d|[,.]\d{{3}}(?!\d)| (?:people|million|billion|percent|per cent))"
    rf"(?:, ?{_YEAR}(?!\d))?|{_MONTH}\.?,? {_YEAR}(?!\d)",
    _CENTURY,
    r"(?:FY|Q|H)\d{1,4}(?!\d)",
    _DECADE,
)
_BY_CODE = r"(?:SH|SZ|HK|sh|sz):? ?\d{4,6}|(?:QQ|ISBN)[:： ]{0,3}\d[\d-]{4,30}|(?:Fig\.?|Figure|Table) ?\d{1,3}(?![\d.,%万亿元年])"
_BY_CHINESE = (
    r"(?:拨打|致电)[^\d\n]{0,4}\d{3,12}",
    r"(?:代码|编号|证号|许可证|备案号|文号)[^\d\n,，。]{0,6}\d[\d-]{3,30}|(?:电话|热线|邮编)[:： ]{0,3}\d[\d-]{4,30}",
    r"(?:图|(?<!代)表|附件|版|图表) ?\d{1,3}(?![\d.,%万亿元年])",
)
_PLATE = r"[\u4e00-\u9fff][A-Z] ?[·•] ?[A-Z\d]{5,6}(?![A-Z\d])"
_BY_SIGN = (
    _LISTED,
    _LATER,
    r"〔\d{4}〕 ?第?\d{1,5}号|\[\d{1,3}\]|〔\d{1,3}〕|\(\d{1,2}\)(?=[\u4e00-\u9fff])",
    _DECADE,
    r"(?<![\w'])'\d0?\ds?(?![\w'%])",  # the class of '98
)


@cache
def _zones(latin: bool, chinese: bool) -> re.Pattern[str]:
    """Every zone that a text with or without Latin letters and Chinese characters may have."""
    ways = [rf"(?=\d)(?:{'|'.join(_BY_DIGIT)})", rf"(?=[ \t>*#+〔\[('-])(?:{'|'.join(_BY_SIGN)})"]
    if latin:
        ways += [rf"(?=[A-Za-z])(?<![A-Za-z])(?=[abefJFMASONDHQtmlpu])(?:{'|'.join(_BY_WORD)})", rf"(?=[SHshQIFT])(?:{_BY_CODE})"]
    if chinese:
        ways += [rf"(?=[拨致代编证许备文电热邮图表附版])(?:{'|'.join(_BY_CHINESE)})"]
    if latin and chinese:
        ways += [_PLATE]
    return re.compile("|".join(ways), re.M)


# letters glued to digits: LC8436, GPT-4, A320, COVID-19, 5G, 3D
_CODE = re.compile(
    r"(?<![A-Za-z\d])[A-Za-z][A-Za-z]{0,15}(?:-\d|\d)[\dA-Za-z.-]{0,20}(?<![.-])|(?<![\dA-Za-z.,])\d{1,3}(?:G|D|K|P|B|C|"
    r"F|nm|Pro|Plus)(?![A-Za-z\d])"
)
_MONEY_CODE = re.compile(r"(?:US|HK|NT|RMB|USD|CNY|EUR|GBP|JPY|AUD|CAD|HKD|No|NO|no|MUSD|MEUR|MGBP|MAUD|CLTC)[\d-]")
_LATIN_NAME = re.compile(r"([A-Z][A-Za-z.&'-]{0,24}) $")
_COMMON = frozenset(
    words(
        "About Around Some Nearly Almost Over More Only Just At By In Of On With For From And But The A An All Its Their "
        "Another Roughly Approximately Up To Under "
        "Below Above Between After Before When While As Then Than Another Those These Both Or So Another Fewer Less Close "
        "Every Exactly Its This That Fully Total Still Now "
        "Estimated Another Including Within Top Last Next Past First Since During Until Through Also Not Even Mr Ms Mrs Dr "
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Today Yesterday "
        "His Her Our My We They He She It I You Had Has Was "
        "Were Is Are Be Been Among Where Which Who What If Because Another January"
    )
)
_NUMBERED = re.compile(
    (
        r"(?<![a-z])(?:pages?|section|chapter|room|gate|flight|route|highway|article|act|ward|level|grade|class|phase|type|model|"
        r"version|line|bus|platform|channel|runway|unit|block|stage|episode|season|volume|issue|windows|iphone|area|zone|"
        r"district|day|step|tier|category|group|lot|pier|bay|terminal|building) $"
    ),
    re.I,
)


_DIGIT = re.compile("[0-9]")
_LINK = re.compile("@|://|www")
_LATIN, _CJK, _GLUED = re.compile("[A-Za-z]"), re.compile("[\u4e00-\u9fff]"), re.compile(r"[A-Za-z](?:-\d|\d)|\d[A-Za-z]")


class Zones:
    """Sorted spans of a text; `holds(start)` tells whether an offset lies in one."""

    def __init__(self, s: str) -> None:
        spans = [m.span() for m in _ADDRESS.finditer(s)] if _LINK.search(s) else []
        if spans or _DIGIT.search(s):
            latin = _LATIN.search(s) is not None
            spans += [m.span() for m in _zones(latin, _CJK.search(s) is not None).finditer(s)]
            if latin and _GLUED.search(s):
                spans += [m.span() for m in _CODE.finditer(s) if not _keeps(s, m)]
            spans.sort()
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in spans:
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, start: int) -> bool:
        """True where `start` lies in a zone."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and start < self._ends[at]


_UNIT_TAIL = re.compile(r"\d{1,3}(?:K|k|D|B|C|F|P|G|nm)")


def _keeps(s: str, m: re.Match[str]) -> bool:
    """RMB500 and US5 are money; 20K, 60C and $157B may be figures."""
    text = m.group()
    if _MONEY_CODE.match(text):
        return True
    if text[0].isdigit():
        before = s[m.start() - 1 : m.start()]
        return (
            text.endswith("nm")
            or text[-1] == "K"
            or (text[-1] in "BCF" and (before in ("$", "£", "€", "¥") or text[-1] in "CF"))
            or before in tuple("$£€¥")
        )
    return False


def name_number(s: str, number: Number) -> bool:
    """Falcon 9, Ward 3, flight 22: an integer that belongs to the name before it."""
    if number.form != "arabic" or number.scale != 1 or "." in number.digits or "," in s[number.start : number.end]:
        return False
    before = s[max(0, number.start - 30) : number.start]
    if _NUMBERED.search(before) and number.value < 1000:
        return True
    found = _LATIN_NAME.search(before)
    return found is not None and not found.group(1).endswith("'s") and found.group(1) not in _COMMON and number.value < 10000


_YEAR_CUE = re.compile(
    (
        r"(?:\b(?:in|since|by|of|from|until|till|to|during|before|after|late|early|mid|year|and|for|through|fiscal|summer|"
        r"winter|spring|autumn|season)[ -]|[(\"']|^)$"
    ),
    re.I,
)


def year_like(s: str, number: Number) -> bool:
    """A bare 1900-2099 that reads as a year."""
    if (
        number.form != "arabic"
        or len(number.digits) != 4
        or not 1000 <= number.value <= 2099
        or "," in s[number.start : number.end]
    ):
        return False
    if number.value < 1500:
        return re.search(r"\b(?:in|since|from|of) $", s[max(0, number.start - 6) : number.start], re.I) is not None
    if _YEAR_CUE.search(s[max(0, number.start - 12) : number.start]):
        return True
    return re.match(r" ?[,.;:)\"'-]|\s*$| [a-z]+ed ", s[number.end : number.end + 12]) is not None
