"""The counted thing beside a number."""

from __future__ import annotations

import re

from claims.lang._words import words

_IRREGULAR = frozenset(
    words(
        "people children men women police crew staff spacecraft aircraft craft sheep fish series species personnel cattle "
        "fans teeth feet mice oxen troops media data "
        "criteria alumni fungi bacteria offspring trout deer salmon folk swine premises headquarters"
    )
)
_STOP = frozenset(
    words(
        "of in at on that were was are is be been being to for from by and or who whom whose which with had has have did do "
        "does will would can could may might should must "
        "as but than then so because while when where if into onto over under out up down off about after before between "
        "through during until per the a an this these those "
        "its their his her our your my it they he she we you said say says told against among across ahead since via not no "
        "nor yet still already now also both too very only "
        "more less most least such each every all any some other another thus"
    )
)
_NOT_PLURAL = frozenset(
    words(
        "this his its as us is was has yes less across plus versus thus perhaps always besides whereas unless analysis basis "
        "status process press loss class business pass previous various serious famous religious dangerous mass gas bus "
        "focus virus campus consensus census access success progress congress address witness illness fitness"
    )
)
_WORD = re.compile(r"(?:[ ]|-)(?P<word>[A-Za-z][A-Za-z'-]{0,24})")
_TIME = frozenset(words("years months weeks days hours minutes seconds decades centuries nights weekends"))
_ZH_RUN = re.compile(r" ?(?:的|多|余)?([\u4e00-\u9fff]{1,14})")
_ZH_RUN_BACK = re.compile(r"([\u4e00-\u9fff]{1,10})(?: ?[:：为共约近超达仅已])* ?$")
_ZH_CUT = re.compile(
    r"在|于|了|被|将|已|受|遇|死|获|和|与|及|、|从|到|是|有|没|都|分别|因|可|能|会|不|仍|正|则|也|就|才|还|又|并|或|等|"
    r"对|向|把|让|使|为|以|来自|参|透露|表示|称|说|认为|送|接|出|完成|"
    r"进行|进入|留|离|走|落|失|收|投|通过|达|超|近|约|共|仅|只|其中|去|年|月|今|昨|目前|组成|同时|当|由|给|全部|集|报|"
    r"挤|用|做|装|要|更新|上调|下调|升|调|组建|成为|需|想|开|建|当场|涉|"
    r"伤得|占|改|打|判|排|增|减|上升|下降"
)
# who is counted: the shortest run that ends in a word for people
_PEOPLE = re.compile(
    r" ?[\u4e00-\u9fff]{1,7}?(?:者|人员|人士|员工|员|客|生|师|手|友|户|民(?![警政事间企营航主族])"
    r"|民警|警察|众|兵|家属|人|干部|专家)(?![的]?[\u4e00-\u9fff]者)"
)
_PEOPLE_END = re.compile(r"(?:者|人员|人士|员工|员|客|学生|考生|教师|选手|网友|户|居民|村民|观众|群众|人|干部|专家|粉丝|岗位)$")


def is_people(noun: str) -> bool:
    """True for nouns that name people, accounts or jobs (开发者, 用户, 观众)."""
    return _PEOPLE_END.search(noun) is not None


_ZH_BACK_CUT = re.compile(
    r".*(?:在|于|了|被|将|已|受|获|和|与|及|从|到|是|有|没|都|分别|因|能|会|不|仍|正|则|也|就|才|还|又|并|或|对|向|把|"
    r"让|使|为|以|其中|共|仅|只|约|近|达|的|共设|采集|完成|运营|载|"
    r"排查|认定|建成|发现|接听|交付|新增|增加|减少|剩|足|至|降|升|增|减|每|月|岁|逾|过|另|首|余|给|花|跌|涨|售|占|"
    r"罚|赔|死|亡|伤|获得|包括|以及)"
)


def noun_en(s: str, end: int) -> tuple[str, bool]:
    """Head noun after a number in English: the first plural within four words. Second: True where it is a unit of time."""
    pos, word = end, ""
    for _ in range(4):
        found = _WORD.match(s, pos)
        if found is None:
            return "", False
        word = found.group("word").lower().strip("'-")
        if word in _STOP:
            return "", False
        if word in _TIME:
            return word, True
        if word in _IRREGULAR or (
            word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and word not in _NOT_PLURAL and len(word) > 3
        ):
            return word, False
        pos = found.end()
    return "", False


_VOTES = re.compile("赞成|赞同|同意|支持|反对|弃权|无效|贊成|反對|棄權")


def noun_zh(s: str, end: int) -> str:
    """The noun after a classifier (11位|创始人): the run of characters up to a verb or function word, after its last 的."""
    found = _ZH_RUN.match(s, end)
    if found is None:
        return ""
    run = found.group(1)
    vote = _VOTES.match(run) if s[end - 1 : end] in ("票", "户", "席", "人") else None
    if vote:
        return vote.group()
    people = _PEOPLE.match(s, found.start(1))
    if people is not None and "、" not in people.group():
        return people.group().strip().rsplit("的", 1)[-1][-8:]
    cut = _ZH_CUT.search(run)
    if cut and not cut.start():
        return ""
    run = run[: cut.start()] if cut else run
    head, _, tail = run.partition("的")
    run = head if 0 < len(head) <= 3 or not tail else run.rsplit("的", 1)[-1]
    return run.rstrip("中里内外上下间时后前之")[:8]


_EDITION = re.compile(r" ?([\u4e00-\u9fff]{1,9}?(?:会|节|赛|杯|奖|展|论坛|人大|政协))")


def edition_zh(s: str, end: int) -> str:
    """What is held or elected for the nth time (第三届|电影节, 第13届|全运会): up to its first word for a gathering."""
    found = _EDITION.match(s, end)
    return found.group(1) if found else ""


def noun_before_zh(s: str, start: int) -> str:
    """The noun before a number where none follows (旅客|162人)."""
    found = _ZH_RUN_BACK.search(s[max(0, start - 14) : start])
    if found is None:
        return ""
    run = found.group(1)
    run = _ZH_BACK_CUT.sub("", run)
    return run[-6:]
