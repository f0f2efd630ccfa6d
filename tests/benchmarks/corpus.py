"""Corpora of any size, with planted conflicts, copies and look-alikes: `python tests/benchmarks/corpus.py FOLDER ARTICLES`.

An event has a place, an organisation and a person of its own and eight facts; four articles tell it, each in its own order and
wording. In every second event one article gets one fact wrong (the planted conflict); every fifth article is a copy of the one
before it with its first line changed. All events of a kind share their wording, so every other event of the kind is a
look-alike that must be kept apart by its names. Everything follows from the seed.
"""

from __future__ import annotations

import json
import random
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

TELLERS = 4  # articles of one event
_FIRST = "青柏临安平清沙石云白松江河溪泉南北东西景永宜丰乐和嘉汉桐梅柳荷莲杨枫榆岚"
_SECOND = "州陵川浦原湾港岭泽桥塘洲峰源溪野坪林谷岛渡城潭岗滩埠垣丘台屏浔汀"
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "明华建国志强文丽晓东海燕春梅伟平学军玉兰秀英永红立新德胜"
_EN_A = (
    "Al",
    "Bar",
    "Cor",
    "Dal",
    "Eld",
    "Fen",
    "Gar",
    "Hol",
    "Ing",
    "Kel",
    "Lor",
    "Mar",
    "Nor",
    "Pen",
    "Quin",
    "Ros",
    "Sel",
    "Tor",
)
_EN_B = (
    "bury",
    "by",
    "dale",
    "field",
    "ford",
    "ham",
    "holm",
    "leigh",
    "mere",
    "mouth",
    "ness",
    "ridge",
    "stead",
    "ton",
    "wick",
    "worth",
)
_EN_SIDES = ("Upper", "Lower", "North", "South", "East", "West", "New", "Old")
_EN_LAST = (
    "Ashdown",
    "Bellamy",
    "Carrow",
    "Denholm",
    "Everett",
    "Fairley",
    "Granger",
    "Hollis",
    "Inwood",
    "Jessop",
    "Kendrick",
    "Lomax",
)
_EN_FIRST = ("Alice", "Brian", "Clara", "Daniel", "Edith", "Frank", "Grace", "Henry", "Irene", "James", "Laura", "Martin")

# Every fact: (name, kind of number, two wordings). {v} is the value, {o} the organisation, {p} the person.
_ZH = {
    "桥": (
        ("length", "quantity", ("{o}介绍，大桥全长{v}米。", "据{o}公布的资料，这座大桥全长{v}米。")),
        ("workers", "count", ("{o}说，高峰时有{v}名工人在桥上施工。", "施工高峰期，{o}组织{v}名工人上桥作业。")),
        ("cost", "money", ("{o}披露，工程总投资{v}亿元。", "整个工程总投资{v}亿元，由{o}筹措。")),
        ("opened", "day", ("大桥于{v}正式通车。", "{v}，大桥正式通车。")),
        ("lanes", "small", ("桥面设{v}条机动车道。", "按照设计，桥面共有{v}条机动车道。")),
        ("cars", "count", ("通车首日，共有{v}辆汽车驶过大桥。", "{o}统计，首日过桥车辆为{v}辆汽车。")),
        ("share", "percent", ("{o}测算，两岸通勤时间缩短{v}%。", "通车后两岸通勤时间缩短了{v}%。")),
        ("families", "count", ("为建桥，当地搬迁了{v}户居民。", "{p}说，建桥前有{v}户居民搬迁。")),
    ),
    "医院": (
        ("beds", "count", ("{o}说，新院区设置床位{v}张。", "新院区共有{v}张床位，由{o}管理。")),
        ("doctors", "count", ("{o}为新院区招聘了{v}名医生。", "新院区现有医生{v}名，{p}说他们来自各地。")),
        ("cost", "money", ("{o}披露，新院区建设耗资{v}亿元。", "建设新院区共花费{v}亿元，{o}说。")),
        ("opened", "day", ("新院区于{v}开诊。", "{v}，新院区开诊。")),
        ("area", "quantity", ("新院区建筑面积{v}平方米。", "{o}介绍，院区的建筑面积为{v}平方米。")),
        ("visits", "count", ("开诊首周，门诊接待患者{v}人次。", "{o}统计，首周门诊量为{v}人次。")),
        ("share", "percent", ("挂号等候时间下降{v}%。", "{p}表示，挂号等候时间下降了{v}%。")),
        ("rooms", "count", ("院内建有{v}间手术室。", "{o}在院内配备了{v}间手术室。")),
    ),
}
_EN = {
    "ferry": (
        (
            "passengers",
            "count",
            ("{o} said {v} passengers travelled in the first week.", "In its first week {o} carried {v} passengers."),
        ),
        ("crew", "count", ("The ship has a crew of {v} sailors.", "{o} hired {v} sailors as crew for the ship.")),
        ("cost", "money", ("{o} paid ${v} million for the ship.", "The ship cost {o} ${v} million.")),
        ("opened", "day", ("The service opened on {v}.", "On {v} the service opened.")),
        ("cabins", "count", ("It has {v} cabins on two decks.", "Travellers can choose among {v} cabins.")),
        ("length", "quantity", ("The ship is {v} metres long.", "At {v} metres long, the ship is the largest in the port.")),
        ("share", "percent", ("Bookings rose {v}% after the announcement.", "{p} said bookings rose {v}% after the announcement.")),
        ("jobs", "count", ("The route created {v} jobs in the town.", "{o} says the route created {v} jobs.")),
    ),
}
# Filling without figures: one part of each row makes a sentence.
_ZH_FILL = """
{p}的同事|一位退休教师|附近的商户|几名大学生|前来采访的媒体|{o}的负责人|住在对岸的老人|参与设计的专家|志愿者|出租车司机们
在现场|接受采访时|回忆往事时|谈到变化|走出家门后|听到消息后|站在人群里|面对镜头|对记者|和家人一起
说心情很激动|表示等待了很久|谈起了童年的见闻|希望人气能够保持下去|担心停车会更加困难|对施工质量表示满意|提到了过去出行的不便|认为周边配套还要完善
，天空下着小雨|，久久不愿离去|，旁边的孩子听得入神|，不少人点头赞同|，周围响起掌声|，语气十分平静|，还提出了几点建议|，话里带着一点遗憾|，脸上露出笑容
"""
_EN_FILL = """
A retired teacher|A friend of {p}|A spokesman for {o}|Shop owners nearby|A student on the quay|The harbour master|An elderly visitor
 told reporters| said with a smile| explained over coffee| argued at the gate| remarked in the rain| recalled at length| insisted
 that the town had waited for this day| that parking would be harder to find| that the mood was calm| that work had been hard
 while others listened| as the lights came on| and left soon afterwards| to some applause| despite the weather| in a calm voice
"""


@dataclass(frozen=True, slots=True)
class Planted:
    """One planted conflict: `wrong` says `said` where the others of `event` say `true`."""

    event: int
    fact: str
    wrong: str
    said: str
    true: str


def corpus(articles: int, seed: int = 7) -> tuple[list[tuple[str, str]], list[Planted]]:
    """(file name, text) of `articles` articles, and the conflicts planted in them."""
    out: list[tuple[str, str]] = []
    planted: list[Planted] = []
    event = 0
    while len(out) < articles:
        made, conflict = _event(event, random.Random(f"{seed}-{event}"))
        out += made[: articles - len(out)]
        if conflict is not None and conflict.wrong in {name for name, _ in out}:
            planted.append(conflict)
        event += 1
    return out, planted


def _event(number: int, dice: random.Random) -> tuple[list[tuple[str, str]], Planted | None]:
    chinese = number % 3 != 2
    kind = dice.choice(sorted(_ZH if chinese else _EN))
    facts = (_ZH if chinese else _EN)[kind]
    names = _names(kind, chinese, number, dice)
    day = date(2024, 1, 5) + timedelta(days=dice.randrange(300))
    true = {name: _value(sort, chinese, day, dice) for name, sort, _ in facts}
    wrong = dice.randrange(1, TELLERS - 1) if number % 2 == 0 else None
    slip = dice.choice(facts)
    out: list[tuple[str, str]] = []
    planted = None
    for teller in range(TELLERS):
        path = f"{number:06d}-{teller}.txt"
        told = dict(true)
        if teller == wrong:
            told[slip[0]] = _slipped(slip[1], true[slip[0]], chinese, day, dice)
            planted = Planted(number, slip[0], path, told[slip[0]], true[slip[0]])
        copied = (number * TELLERS + teller) % 5 == 4 and teller > 0 and teller - 1 != wrong and teller != wrong
        body = out[-1][1].split("\n", 2)[2] if copied else _body(facts, told, names, chinese, dice)
        out.append((path, f"{_title(names, kind, chinese, teller)}\n{day + timedelta(days=1 + teller)}\n{body}"))
    return out, planted


def _names(kind: str, chinese: bool, number: int, dice: random.Random) -> dict[str, str]:
    """Names that no other event has: the number picks the place."""
    if chinese:
        places = len(_FIRST) * len(_SECOND)
        place = _FIRST[number % len(_FIRST)] + _SECOND[(number // len(_FIRST)) % len(_SECOND)]
        place += _SECOND[(number // places) % len(_SECOND)] if number >= places else ""
        person = dice.choice(_SURNAMES) + dice.choice(_GIVEN) + dice.choice(_GIVEN)
        return {"t": f"{place}市", "o": f"{place}{'桥梁集团' if kind == '桥' else '中心医院'}", "p": person}
    places = len(_EN_A) * len(_EN_B)
    place = _EN_A[number % len(_EN_A)] + _EN_B[(number // len(_EN_A)) % len(_EN_B)]
    place = (
        f"{['Upper', 'Lower', 'North', 'South', 'East', 'West', 'New', 'Old'][(number // places) % 8]} {place}"
        if number >= places
        else place
    )
    return {"t": place, "o": f"{place} Ferries", "p": f"{dice.choice(_EN_FIRST)} {dice.choice(_EN_LAST)}"}


def _title(names: dict[str, str], kind: str, chinese: bool, teller: int) -> str:
    if chinese:
        what = ("新" if teller % 2 else "") + ("大桥" if kind == "桥" else "医院")
        return names["t"] + what + ("启用", "迎来首批市民", "投入使用", "开放")[teller]
    return (
        f"{names['t']} {('welcomes a new ferry', 'ferry starts its service', 'gets its ferry', 'harbour has a new ship')[teller]}"
    )


def _body(
    facts: tuple[tuple[str, str, tuple[str, str]], ...],
    told: dict[str, str],
    names: dict[str, str],
    chinese: bool,
    dice: random.Random,
) -> str:
    lines = [dice.choice(wordings).format(v=told[name], **names) for name, _, wordings in facts]
    parts = [row.split("|") for row in (_ZH_FILL if chinese else _EN_FILL).strip("\n").splitlines()]
    for _ in range(14 if chinese else 5):
        lines.append("".join(dice.choice(part) for part in parts).format(**names) + ("。" if chinese else "."))
    dice.shuffle(lines)
    opening = (
        f"{names['t']}的新项目由{names['o']}承建，{names['p']}负责。"
        if chinese
        else f"{names['o']} of {names['t']} is led by {names['p']}."
    )
    gap = "" if chinese else " "
    third = len(lines) // 3
    return "\n".join(gap.join(part) for part in ([opening, *lines[:third]], lines[third : 2 * third], lines[2 * third :])) + "\n"


def _value(sort: str, chinese: bool, day: date, dice: random.Random) -> str:
    if sort == "day":
        return f"{day.month}月{day.day}日" if chinese else f"{day.day} {day:%B}"
    if sort == "percent":
        return str(dice.randrange(5, 60))
    if sort == "money":
        return f"{dice.randrange(11, 99)}.{dice.randrange(1, 10)}"
    if sort == "small":
        return str(dice.choice((4, 6, 8)))
    return str(dice.randrange(110, 980) * (1 if sort == "count" else 3))


def _slipped(sort: str, true: str, chinese: bool, day: date, dice: random.Random) -> str:
    if sort == "day":
        return _value(sort, chinese, day + timedelta(days=dice.randrange(3, 20)), dice)
    if sort == "small":
        return {"4": "6", "6": "8", "8": "4"}[true]
    said = true
    while said == true:
        said = _value(sort, chinese, day, dice)
    return said


def write(folder: Path, articles: int, seed: int = 7) -> list[Planted]:
    """The corpus as files in `folder`, and planted.json beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    texts, planted = corpus(articles, seed)
    for name, text in texts:
        (folder / name).write_text(text, encoding="utf-8")
    rows = [{"event": p.event, "fact": p.fact, "wrong": p.wrong, "said": p.said, "true": p.true} for p in planted]
    folder.with_name(folder.name + ".planted.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    return planted


if __name__ == "__main__":
    print(len(write(Path(sys.argv[1]), int(sys.argv[2]))), "planted conflicts")
