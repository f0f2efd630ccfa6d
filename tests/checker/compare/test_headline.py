"""Headlines against the articles under them."""

from __future__ import annotations

import pytest

from checker.compare import headline
from checker.model import Draft
from claims.extract import extract
from claims.model import Article
from tests.checker.compare._drafts import check_quotes, shown


def found(title: str, body: str) -> tuple[Draft, ...]:
    article = Article.from_text(f"{title}\n\n{body}\n", path="a.txt", title=title, published="2031-05-20")
    return headline.drafts(extract([article]), None)


AGAINST = [
    ("青河化工厂爆炸致14人死亡", "青河化工厂19日凌晨发生爆炸，爆炸共致11人死亡。厂方未回应。", "XC201", ("14人", "11人")),
    ("青河化工廠爆炸致14人死亡", "青河化工廠19日凌晨發生爆炸，化工廠爆炸共致11人死亡。廠方未回應。", "XC201", ("14人", "11人")),
    ("青河港务集团融资5300万元", "青河港务集团宣布，集团完成融资3500万元。", "XC211", ("5300万元", "3500万元")),
    ("海港大桥主桥全长2600米", "海港大桥今日通车。海港大桥主桥全长1600米。", "XC213", ("2600米", "1600米")),
    ("山城啤酒节6月3日开幕", "记者获悉，山城啤酒节将于6月13日开幕。", "XC101", ("6月3日", "6月13日")),
    ("山城小学新生入学率达97%", "据介绍，山城小学新生入学率达79%。", "XC212", ("97%", "79%")),
    (
        "Petrel ferry sinking leaves 14 passengers dead",
        "The Petrel ferry sinking has left 11 passengers dead.",
        "XC201",
        ("14", "11"),
    ),
    (
        "Larkmere bank raises $53 million for harbour bridge",
        "Larkmere bank raises $35 million for the harbour bridge.",
        "XC211",
        ("$53 million", "$35 million"),
    ),
    (
        "Averill stadium to open on 3 June",
        "The Averill stadium is to open on 13 June, the city said.",
        "XC101",
        ("3 June", "13 June"),
    ),
    (
        "Larkmere’s café fire leaves 14 diners injured",
        "No exaggeration: Larkmere’s café fire left 11 diners injured.",
        "XC201",
        ("14", "11"),
    ),
]

BORNE_OUT = [
    ("青河化工厂爆炸致11人死亡", "青河化工厂19日凌晨发生爆炸，爆炸共致11人死亡。"),
    ("青河化工厂爆炸致14人伤亡", "青河化工厂爆炸，爆炸造成11人死亡，3人受伤。"),  # added up
    ("青河化工厂爆炸致14人死亡", "青河化工厂爆炸，死亡人数由11人升至14人。"),
    ("青河化工厂爆炸致14人死亡", "青河化工厂爆炸死亡人数更新。此前通报爆炸致11人死亡。"),
    ("青河化工厂爆炸致14人死亡", "青河化工厂爆炸造成重大伤亡，其中青河籍工人11人死亡。"),  # a part
    ("青河港务集团融资5000万元", "青河港务集团宣布，集团完成融资4980万元。"),  # rounded
    ("青河港务集团融资近亿元", "青河港务集团宣布，集团完成融资9300万元。"),
    ("青河港务集团融资5300万元", "青河港务集团去年曾融资3500万元。此次数额未披露。"),
    ("青河化工厂爆炸的三个疑问", "青河化工厂爆炸，爆炸留下五个疑问。"),
    ("山城发布12项养老服务标准", "山城今日举行发布会。会上，21名青年志愿者获奖。"),
    ("山城发布12项养老服务标准", "山城去年发布了21项养老服务标准，今年的数量减少。"),
    ("海港大桥主桥全长2600米", "海港大桥今日通车。海港大桥引桥宽26米。"),  # another measure
    ("山城啤酒节6月3日开幕", "山城啤酒节将于6月3日至10日举行，门票6月1日开售。"),
    ("山城啤酒节6月3日开幕", "山城啤酒节原定6月13日开幕，现提前。"),
    ("为何青河化工厂爆炸致14人死亡？", "青河化工厂爆炸，爆炸致11人死亡。"),
    (
        "Petrel ferry sinking leaves 14 passengers dead",
        "The Petrel ferry sinking left nine passengers and five crew dead, 14 people in all.",
    ),
    (
        "Petrel ferry sinking leaves 14 passengers dead",
        "The Petrel ferry sinking left 11 passengers dead, with a further three bodies found later.",
    ),
    ("Larkmere bank raises $50 million for harbour bridge", "Larkmere bank raises $48.6 million for the harbour bridge."),
    ("Larkmere bank raises $53 million for harbour bridge", "Larkmere bank last year raised $35 million for the harbour bridge."),
    ("Averill stadium to open on 3 June", "The Averill stadium was originally to open on 13 June."),
]


@pytest.mark.parametrize(("title", "body", "rule", "values"), AGAINST)
def test_against(title: str, body: str, rule: str, values: tuple[str, str]) -> None:
    drafts = found(title, body)
    assert shown(drafts) == [values]
    assert [(draft.rule, draft.severity) for draft in drafts] == [(rule, "warning")]
    check_quotes(drafts)


@pytest.mark.parametrize(("title", "body"), BORNE_OUT)
def test_borne_out(title: str, body: str) -> None:
    assert found(title, body) == ()


def test_two_other_values_say_nothing() -> None:
    body = "青河化工厂19日发生爆炸，爆炸致11人死亡。青河化工厂20日再次发生爆炸，爆炸致9人死亡。"
    assert found("青河化工厂爆炸致14人死亡", body) == ()
