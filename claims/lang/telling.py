"""Words that show what a value belongs to: who spoke, which edition, what is counted, who has no name. Tables only."""

from __future__ import annotations

import re

from claims.lang._words import words

_SAY = (
    r"(?:表示|介绍|透露|证实|回应|解释|告诉|通报|指出|强调|说明|坦言|直言|爆料|反映|发文|发布(?:了)?(?:消息|通报|预警|提示|提醒)|"
    r"发布[^，,。；;：:]{0,10}预警|消息|通告)(?:称|说|道)?|称(?=[，,：:“]|$)|说(?=[，,：:“])"
)
SAID_AFTER = re.compile(
    rf"(?:[上下]午|晚间?|凌晨|早上?)?[，,]?[ ]?(?:[^，,。；;：:]{{0,26}}?)(?:{_SAY})"
    r"|(?:,? )?(?:[\w'’.-]+ ){0,6}(?:said|told|added|confirmed|explained|warned)\b",
    re.IGNORECASE,
)
# "opened on 20 May, the mayor said": behind a comma, or with the speaker's name, a date is that of the speech only where it opens
# the sentence; 成立于…，负责人说 likewise
ASIDE = re.compile(
    r"\s*[，,]|\s+(?!(?:later |also )?(?:said|told|added|confirmed|explained|warned|announced|declared|revealed)\b)[A-Z]"
)
OPENING = re.compile(r"\W*(?:(?:but|and|also|late|early|earlier|later)\W+)*(?:on |in )?\W*", re.IGNORECASE)
FOUNDED = re.compile(r"[于於是为為自至到]\s*$")
SAID_BEFORE = re.compile(
    r"\b(?:said|told \w+|added|confirmed|explained|warned|according to [^.;]{2,60})(?: in a statement)?,? "
    r"(?:late |early )?(?:on |in )?$",
    re.IGNORECASE,
)
ANNOUNCED_AFTER = re.compile(
    r"(?:[上下]午|晚间?|凌晨|早上?)?[，,]?[ ]?(?:[^，,。；;：:]{0,26}?)(?:宣布|公布|发布|官宣|发表|下发|印发|公告)"
    r"|(?:,? )?(?:[\w'’.-]+ ){0,6}(?:announced|declared|revealed|issued|published)\b",
    re.IGNORECASE,
)

NTH = re.compile(
    r"第(?P<n>[一二三四五六七八九十百零〇\d]{1,5})(?P<unit>[届次期场轮批季集号版站回])|(?<![\d第年])(?P<issue>\d{3,7})期"
)
EDITION = re.compile(r"第(?P<n>[一二三四五六七八九十百零〇\d]{1,5})(?P<unit>[届屆期季])(?P<name>[\u4e00-\u9fff（）()]{4})")
TITLE = re.compile(r"《([^《》]{2,60})》")

LATIN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+-]*(?![A-Za-z0-9])")  # words of a model's name in Chinese text
VERSION = re.compile(r"(?<=[A-Za-z0-9])\s?([\u4e00-\u9fff]{1,4}版)(?!本)")
RELATIVE = re.compile(r"^\D*$|^[今昨明前当]|^(?:today|yesterday|tomorrow)\b", re.IGNORECASE)
RUN = re.compile(r"[A-Za-z][A-Za-z0-9+-]*(?: [A-Za-z0-9+-]+)+")
CREDIT = re.compile(r"[摄攝][)）]?\s*$|\b(?:photo|picture|image) by [\w .'-]{3,40}[.:)]?\s*$", re.IGNORECASE)
MARKET = re.compile(
    r"汇率|兑(?!换|现|奖|付)|股价|油价|金价|银价|币价|比特币|期货|盘中|"
    r"\b(?:exchange rate|against the (?:dollar|euro|yen|pound)|share price|shares (?:rose|fell|traded)|crude|bitcoin|futures)\b",
    re.IGNORECASE,
)
CLOSE = re.compile(r"收盘|收报|收于|收涨|收跌|\bclos(?:e|ed|ing)\b|\bsettled\b", re.IGNORECASE)

# a single day, or a month, with as much of its date as is written
WRITTEN = re.compile(
    r"^(?:(?P<year>\d{4})年)?(?:今年|去年)?(?:(?P<month>\d{1,2})月(?:[上中下]旬|[初底末份中])?)?(?:(?P<day>\d{1,2})[日号][上下中午晚间凌晨]*)?$"
)
AGO = re.compile(r"年(?:以)?前|years ago", re.IGNORECASE)

_HOUR = r"(?:\d{1,2}日)?\d{1,2}(?:[时点]\d{0,2}分?|[:：]\d\d)"
HOURS = re.compile(
    rf"{_HOUR}[至到—–~-]{{1,2}}{_HOUR}|"
    r"(?:between|from) \d{1,2}(?::\d\d)?(?: [ap]\.?m\.?)? (?:and|to) \d{1,2}(?::\d\d)?(?: [ap]\.?m\.?)?",
    re.IGNORECASE,
)

# people who are told of by no more than a surname
_SURNAME = r"[\u4e00-\u9fff]"
NO_NAME = re.compile(
    rf"{_SURNAME}某|{_SURNAME}(?:先生|女士|小姐|阿姨|大爷|大妈|大娘|大叔|大伯|叔叔|奶奶|爷爷|婆婆|老伯|老汉|师傅|同学|老师)|[老小阿]{_SURNAME}(?=[（(，,])|"
    r"\b(?:Mr|Mrs|Ms|Miss|Mister)\.? [A-Z][\w'-]+\b(?! [A-Z])",
)

# Classifiers in classes of things: two that share no class never count the same. A word may stand in several classes; one that
# stands in none (个, 种, 批, 套) may count anything.
_CLASSES = {
    "people": "人 名 位 口 例 个人 人次",
    "cases": "起 例 宗 桩 件 单",
    "texts": "页 字 章 节 篇 首 段 句 行",
    "copies": "本 册 份 部 卷",
    "items": "项 条 款 件 份",
    "vehicles": "辆 台 部 列 车次 辆次",
    "craft": "架 艘 架次 台",
    "buildings": "座 栋 幢 间 处 所 层",
    "firms": "家 所 户 处 座 间",
    "homes": "户 家 间 套 床 栋 幢",
    "times": "次 场 届 轮 遍 趟 回 起 场次 班次",
    "animals": "头 只 匹 尾 条",
    "plants": "棵 株 朵 片",
    "machines": "台 部 架 套 件 颗 枚",
    "small": "枚 颗 粒 块 片 张 根 支 发",
    "areas": "省 市 县 区 镇 乡 村 国",
    "shares": "股 只",
    "votes": "票 张",
}
CLASSES: dict[str, frozenset[str]] = {
    word: frozenset(name for name, text in _CLASSES.items() if word in words(text))
    for text in _CLASSES.values()
    for word in words(text)
}
