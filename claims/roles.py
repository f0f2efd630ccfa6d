"""Dates that do not date what their clause tells: of the page, of the paper that is quoted, of a level told day by day."""

from __future__ import annotations

import re

from claims.model import Span, When

_URL = re.compile(r"(?:https?://|www\.)\S{3,120}\s{0,12}$")
_STAMPED = re.compile(
    r"(?:发布时间|发表时间|更新时间|发稿时间|\b(?:published|updated|posted|last (?:updated|modified)))\s?(?:on|at|[:：])?\s?$",
    re.IGNORECASE,
)
_STAMP = re.compile(r"\d{4}([-/.])\d{1,2}\1\d{1,2}\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?")  # as pages print it, and nobody writes
_SIGNED = re.compile(
    r"\s{0,12}(?:(?:文章)?来源|來源|责任编辑|責任編輯|责编|作者|编辑|記者|稿源|字号|浏览(?:次数|量)?|阅读(?:量|数)?|分享到|\b(?:source|author|editor|by))\s{0,2}[:：|]|"
    r"\s{0,3}(?:第\s?)?[A-Z]?\d{1,3}\s?版\s?[)）]",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[（(](?:据|来源[:：]?|原载)?\s?$")
_MEDIUM = re.compile(
    r"[，,]?\s?《?[^，。；;（）()《》]{0,12}(?:日报|晚报|晨报|早报|时报|周刊|新闻网?|通讯社|社|电视台|广播|客户端|频道|视频|网|在线|报|News|Times|Post|Daily|Agency)》?\s?[)）]"
)
_LEARNED = re.compile(r"[，,][^。；;，,]{0,24}(?:获悉|了解到|獲悉)")
_TOLD_BY = re.compile(r"[^\S\n]?(?:[上下]午|晚间?|早间?|凌晨|傍晚)?(?:的)?(?:报道|報道|報導|消息)")
_LEVEL = re.compile(
    r"[，,]\s?[^，,。；;]{0,14}(?:指数|AQI|PM2\.5|PM10|浓度|中间价|汇率|牌价|气温|水位|库容|蓄水量|负荷|油价|均价|批发价|收盘价|报价|客流量?|票房)[^，,。；;]{0,8}"
    r"(?:为|是|达到?|报|收于|升至|降至)\s?[\d零一二三四五六七八九十百千万]"
    r"|,\s?(?:the )?(?:[\w-]+ ){0,4}(?:index|AQI|level|rate|temperature|price|reading|concentration|turnout)"
    r"\s?(?:was|stood at|reached|hit|closed at|averaged)\s?[$€£]?\d"
)
_EXPECTED = re.compile(r"(?:预计|预报|预测)[:：]?\s?$")  # 预计5日8时至6日8时，: the window of a forecast
_NAMES = re.compile(
    r"年?(?:年度(?!净|营|总|收|利|实|亏)|度?第[一二三四五六七八九十\d]{1,3}[次届期]|赛季|世界杯|奥运会|亚运会|世锦赛|大运会|欧洲杯|高考|年报|半年报|年鉴)|"
    r"\s(?:annual (?:report|meeting|general)|World Cup|Olympics|Olympic Games|Games|season|edition|budget|census)\b"
)
_LEFT = re.compile(r"[\s“\"（(【]*(?:on |据[^，]{0,8}，)?$", re.IGNORECASE)


def role_beside(text: str, when: When, sentence: Span) -> str:
    """ "dateline" for the time line of a page and the day of a printed issue, "report" for the day of a report that is quoted,
    "as-of" for the hours of a forecast, the year in a name (2031年年度报告, the 2031 season) and a day that opens its sentence and
    only says for which day a level was measured; else ""."""
    before = text[max(0, when.span.start - 160) : when.span.start]
    after = text[when.span.end : when.span.end + 60]
    if _STAMP.fullmatch(when.text) or _URL.search(before) or _STAMPED.search(before) or _SIGNED.match(after):
        return "dateline"
    if _TOLD_BY.match(after) or _LEARNED.match(after) or (_BRACKET.search(before) and _MEDIUM.match(after)):
        return "report"
    opens = _LEFT.fullmatch(text[sentence.start : when.span.start]) is not None
    if when.granularity in {"hour", "minute"} and _EXPECTED.search(before) and re.match(r"[，,]", after):
        return "as-of"
    if when.granularity == "year" and _NAMES.match(after):
        return "as-of"
    if opens and when.granularity in {"day", "part"} and _LEVEL.match(text[when.span.end : when.span.end + 80]):
        return "as-of"
    return ""
