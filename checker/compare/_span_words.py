"""Words that tell how long something lasts, how old it is and since when."""

from __future__ import annotations

import re

from checker.compare._numerals import EN_ORDINAL, ZH

RANGE = re.compile(r"至|到|-|–|—|~|\bto\b|\buntil\b|\btill\b|\bthrough\b|\band\b", re.IGNORECASE)
LASTS_ZH = re.compile(r"(?:为期|历时|持续了?|共计?|一共|总共|长达|前后|连续|时间为|展期|会期|工期|赛期)(?:时间)?[约为]?$")
COUNTED = re.compile(r"(?:共|共计|一共|总共|a total of |over )$", re.IGNORECASE)
LASTS_EN = re.compile(
    r"\b(?:lasting|lasts?|lasted|for|over|a total of|spanning|spans?|which is|or) (?:a |the |all )?$", re.IGNORECASE
)
RUNS_EN = re.compile(
    r"\b(?:runs?|ran|was held|is held|be held|held|takes? place|took place|from|between|lasts?|lasted|on)\b", re.IGNORECASE
)
# days that are not every day of a period, or several periods
NOT_ALL_DAYS = re.compile(
    r"工作日|交易日|实际|教学|上课|有效|除|不含|不包括|休息|间隔|分[两三四五\d]|每天|每周|周末|其中|提前|前\d|预留|之?前[\d一二三四五六七八九十]+[天日]|推迟|延长|缩短|"
    r"\b(?:working|business|trading|week(?:end|day)s?|except|excluding|not including|each|every|extend\w*|shorten\w*|delay\w*|"
    r"within|early|earlier|later|of the|of them|first|last|per)\b",
    re.IGNORECASE,
)
NOT_LENGTH = re.compile(
    r"[内前后里中]|之[内前后]|以[内前后来上下]| ?(?:ago|later|before|after|earlier|early|notice|in advance)|[的]?(?:宽限|缓冲)"
)

ANNIVERSARY = re.compile(
    rf"(?<![\d一二三四五六七八九十百])(?P<zh>{ZH})(?:周年|週年)|\b(?P<en>{EN_ORDINAL}) (?:[a-z]+ )?(?:anniversary|birthday)\b",
    re.IGNORECASE,
)
BEGUN = re.compile(
    r"创立|创办|创建|创刊|始建|成立|组建|设立|建校|建厂|建馆|建成|建立|开业|开馆|诞生|出生|生于|通车|投产|开园|创始|始于|"
    r"\b(?:founded|established|set up|opened|launched|started|born|built|created|formed|inaugurated|dating from)\b",
    re.IGNORECASE,
)
THIS_YEAR = re.compile(r"今年|本年|\bthis year\b", re.IGNORECASE)
OTHER_YEAR = re.compile(r"去年|明年|前年|后年|\b(?:last|next) year\b", re.IGNORECASE)

BORN = re.compile(
    r"(?:出生于|生于|诞生于)$|(?:出?生于|出生于)[^|]{0,3}\||\|(?:[^，。]{0,3}(?:出生|生[，,。）)]))|\bborn (?:in|on)[^|]{0,8}\|",
    re.IGNORECASE,
)
NOW = re.compile(r"(?:现年|今年|年龄|目前|已)$|\b(?:is|aged?|now|currently)(?: just| only| now)? ?$", re.IGNORECASE)
AT_DEATH = re.compile(r"(?:享年|终年)$|\bdied\b[^.;]{0,40}\b(?:aged|at) ?$", re.IGNORECASE)
KIN = re.compile(
    r"父亲|母亲|妻子|丈夫|儿子|女儿|之子|之女|哥哥|弟弟|姐姐|妹妹|爷爷|奶奶|孙|双胞胎|"
    r"\b(?:father|mother|wife|husband|son|daughter|brother|sister|parents?|grand\w+|children|twins?)\b",
    re.IGNORECASE,
)
