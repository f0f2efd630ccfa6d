"""Cues of modality, tense and attribution in Chinese and English. Tables only; longest alternatives first where it matters."""

from __future__ import annotations

# Each pair: modality, pattern. The order is the order of precedence.
ZH_CUES: tuple[tuple[str, str], ...] = (
    ("denied", r"否认|并非|不属实|不实|辟谣|没有证据|未曾|从未|并没有|并未|不存在"),
    ("rumour", r"网传|传言|传闻|据传|坊间|疑似|有消息称|听说|据说|被曝|小道消息|未经证实"),
    ("hypothetical", r"如果|假如|倘若|一旦|假设|若(?=[\u4e00-\u9fff])|除非|要是|只要"),
    ("target", r"目标|力争|争取|不低于.{0,6}目标|指标定为|上限为|限值"),
    ("forecast", r"预计|预测|预估|预期|有望|料将|估计将|或将|可能|大概率|看好|测算|展望|应该会"),
    (
        "planned",
        r"计划|届时|屆時|拟(?=[\u4e00-\u9fff])|将于|将在|将会|即将|打算|准备|定于|安排在|原定|原计划|预定|将(?=[\u4e00-\u9fff])",
    ),
)
EN_CUES: tuple[tuple[str, str], ...] = (
    ("denied", r"\b(?:den(?:y|ies|ied)|rejected (?:claims|reports)|never|not true|untrue|no evidence)\b"),
    ("rumour", r"\b(?:rumou?r(?:ed|s)?|reportedly|allegedly|apparently|unconfirmed|said to (?:be|have)|word is|hearsay)\b"),
    ("hypothetical", r"\b(?:if|unless|suppose|supposing|were to|would have|provided that)\b"),
    ("target", r"\b(?:targets?|targeted|targeting|goals?|aims?|aimed|aiming|limit is|ceiling)\b"),
    (
        "forecast",
        r"\b(?:forecasts?|expects?|expected|expecting|predicts?|predicted|estimates? (?:for|of) next|projected|projects|likely|"
        r"may|might|could|outlook|on course|anticipates?|anticipated)\b",
    ),
    (
        "planned",
        r"\b(?:plans?|planned|planning|intends?|due|scheduled|slated|set (?:for|to)|pencilled in|penciled in|will|"
        r"is to|are to|going to|hopes?|hoped|hoping|put back|postponed)\b",
    ),
)
# A cue of these modalities counts only where it stands before the value in its clause, or in the clause's own verb group.
ZH_COMPLETED = r"已经|已(?!知|婚|故)|曾|曾经|了(?!解|不起|不得|断|如|却|然)|过(?=[，。,.]|$)|完成|达成|截至"
ZH_FUTURE = r"将(?!军|领|士|近|信|就|错|来)|拟(?!定|合|人)|计划|预计|定于|即将|有望|打算|明年|明天|明日|下周|下月|届时|预定"
ZH_PAST_TIME = r"昨[天日晚]|前[天日]|去年|前年|上[个]?[月周]|日前|此前|今晨|当[天日晚时]"
ZH_EVENT_VERB = (
    r"(?:[于在].{1,24}?)(?:离开|离职|加入|成立|创立|创办|建成|竣工|开业|挂牌|发生|去世|逝世|出生|宣布|发布|公布|上市|启动|获批|举行|"
    r"落成|通车|投产|签署|抵达|起飞|降落|坍塌|开通|开幕|闭幕|当选|辞去|辞职|上任|罢免|购得|收购|铸)"
)
EN_PAST = (
    r"\b(?:was|were|had|did|has been|have been|has|have)\b|\b[a-z]{2,}ed\b|\b(?:began|broke|brought|built|bought|came|caught|chose|"
    r"cost|cut|drew|fell|fled|flew|found|gave|got|grew|held|kept|knew|led|left|lost|made|met|paid|put|ran|rose|said|sank|saw|sent|"
    r"set|shut|sold|spent|stood|struck|took|told|went|won|wrote|opened)\b"
)
EN_FUTURE = (
    r"\b(?:will|shall|won't|is to|are to|to be|due|plans? to|planned for|expects? to|is expected|are expected|set for|is set to|"
)
EN_FUTURE += r"are set to|scheduled|slated|pencilled in|going to|next (?:week|month|year)|tomorrow)\b|'ll\b"
EN_NOT_PAST = frozenset(
    {"need", "feed", "seed", "speed", "indeed", "hundred", "exceed", "proceed", "succeed", "breed", "red", "bed"}
)

# Who says so.
ZH_SAY = (
    r"(?:表示|指出|透露|强调|坦言|介绍|认为|宣称|声称|称(?!为|之|号|作|呼)|说(?!明|法|服)|通报|公布|宣布|报道|披露|补充道|总结道|解释|回应|证实|"
    r"写道|告诉)"
)
ZH_ACCORDING = (
    r"(?:据(?!点|此|悉|说|传|称|了解|介绍|统计|测算|不完全)|根据|按照)(?P<who>[^，。,；;：:]{1,30}?)(?:的?(?:最新)?(?:报道|消息|通报|介绍|透露|"
    r"数据|统计|公告|测算|说法|披露|调查|报告|称|讯))"
)
EN_SAY = (
    r"(?:said|says|told|reported|reports|announced|announces|stated|states|confirmed|confirms|claimed|claims|wrote|writes|"
    r"estimated|added|insisted|admitted|put)"
)
