"""What number of its class a thing is."""

from __future__ import annotations

import pytest

from checker.compare import nth
from tests.checker.compare._drafts import check_quotes, drafts, shown

APART = [
    ("海港大桥今日通车。海港大桥是东江省第三座跨海大桥。", "海港大桥全长12公里，是东江省第四座跨海大桥。", ("第三座", "第四座")),
    ("海港大橋今日通車。海港大橋是東江省第三座跨海大橋。", "海港大桥全长12公里，是东江省的第四座跨海大桥。", ("第三座", "第四座")),
    ("青河图书馆南馆是青河市第六座公共图书馆。", "青河图书馆南馆将于月底开放，成为全市第七座公共图书馆。", ("第六座", "第七座")),
    ("北湾核电站是东江省第二座核电站，总投资300亿元。", "北湾核电站是我省第三座核电站。", ("第二座", "第三座")),
    ("“远航”号是船厂交付的第八艘科考船。", "“远航”号是船厂交付的第九艘科考船。", ("第八艘", "第九艘")),
    (
        "The Amber Line is the fourth rail line in Larkmere.",
        "The Amber Line opened on Sunday. The Amber Line is Larkmere's third rail line.",
        ("fourth", "third"),
    ),
    (
        "The Amber Line is Larkmere’s fourth rail line.",
        "The Amber Line – at £2bn – is Larkmere’s third rail line.",
        ("fourth", "third"),
    ),
    (
        "The Brook Bridge is the country's second suspension bridge.",
        "The Brook Bridge was the country's third suspension bridge.",
        ("second", "third"),
    ),
    (
        "Petrel Stadium became the city's fifth covered stadium, and its dearest.",
        "Petrel Stadium is the sixth covered stadium in the city.",
        ("fifth", "sixth"),
    ),
]

TOGETHER = [
    ("海港大桥是东江省第三座跨海大桥。", "海港大桥是东江省第三座跨海大桥，也是最长的一座。"),
    ("海港大桥是东江省第三座跨海大桥。", "南岭大桥是东江省第四座跨海大桥。"),  # another bridge
    ("海港大桥是东江省第三座跨海大桥。", "海港大桥是全国第四座公铁两用大桥。"),  # another class
    ("海港大桥是东江省第三座跨海大桥。", "海港大桥是西川省第四座跨海大桥。"),  # another owner
    ("青河图书馆南馆是全市第六座公共图书馆。", "青河图书馆南馆是全国第七座公共图书馆。"),
    ("海港大桥是东江省第三座跨海大桥。", "海港大桥是东江省今年建成的第一座跨海大桥。"),
    ("海港大桥是东江省第三座跨海大桥。", "东江省计划建设的第四座跨海大桥位于海港大桥以南。"),
    ("“远航”号完成第八次出海，是全年第八次任务。", "“远航”号完成第九次出海，是全年第九次任务。"),
    ("这是青河市的第三例病例。", "这是青河市的第四例病例。"),
    ("海港大桥是东江省第三座跨海大桥。东江省的第四座跨海大桥是南岭大桥。", "海港大桥限速80公里。"),
    ("The Amber Line is the fourth rail line in Larkmere.", "The Amber Line is Larkmere's 4th rail line."),
    ("The Amber Line is the fourth rail line in Larkmere.", "The Coral Line is Larkmere's third rail line."),
    ("The Amber Line is the fourth rail line in Larkmere.", "The Amber Line is Petrel's third rail line."),
    ("The Amber Line is the fourth rail line in Larkmere.", "The Amber Line is the third rail project this year."),
    ("The Amber Line is the city's fourth rail line.", "The Amber Line is the country's ninth rail line."),
    ("The Reds are a club. It is the club's third straight title.", "The Reds are a club. It is the club's fourth straight title."),
    ("The Amber Line is the fourth rail line in Larkmere.", "A fifth rail line is planned beside the Amber Line."),
]


@pytest.mark.parametrize(("first", "second", "values"), APART)
def test_apart(first: str, second: str, values: tuple[str, str]) -> None:
    found = drafts(nth.drafts, first, second)
    assert shown(found) == [values]
    assert [(draft.rule, draft.severity) for draft in found] == [("XC204", "warning")]
    check_quotes(found)


@pytest.mark.parametrize(("first", "second"), TOGETHER)
def test_together(first: str, second: str) -> None:
    assert drafts(nth.drafts, first, second) == ()
