"""Orders that the dates forbid."""

from __future__ import annotations

import pytest

from checker.compare import order
from claims.lang.stages import PROCEDURES
from tests.checker.compare._drafts import check_quotes, drafts, shown

IMPOSSIBLE = [
    ("开工申请于3月9日递交县住建局，县住建局3月2日正式受理。", ("3月9日", "3月2日")),
    ("The panel approved the design on March 3, after it had heard the engineers on March 9.", ("March 9", "March 3")),
    ("大赛评审4月8日结束后，组委会于4月2日公布名单。", ("4月8日", "4月2日")),
    ("The bus station opened on April 2. The operating licence was issued on April 9.", ("April 9", "April 2")),
    ("飞机9时20分降落，9时35分机组宣布紧急状态。", ("9时35分", "9时20分")),
    ("新馆4月9日竣工，4月2日正式开放。", ("4月9日", "4月2日")),
    ("Voting opened on March 9 and the board certified the result on March 2.", ("March 9", "March 2")),
    ("他4月9日被捕，3月2日被判处有期徒刑三年。", ("4月9日", "3月2日")),
    ("学籍申请在4月27日关闭，全部学籍结果已于4月21日通知家长。", ("4月27日", "4月21日")),
]

POSSIBLE = [
    "开工申请于3月2日递交县住建局，县住建局3月9日正式受理。",
    "开工申请于3月9日递交县住建局，县住建局同日正式受理。",
    "The panel approved the design on March 9, after it had heard the engineers on March 3.",
    "大赛评审4月2日结束后，组委会于4月8日公布名单。",
    "The bus station was due to open on April 2. The operating licence was issued on April 9.",
    "新馆一期4月2日正式开放，二期4月9日竣工。",  # two parts of one thing
    "新馆计划4月9日竣工，4月2日正式开放。",  # planned
    "客机23时50分起飞，0时40分降落。",  # across midnight
    "The firm closed one plant on March 30, before a new one opened on January 5.",  # the year may be the next
    "成绩结果4月21日公布，学籍申请4月27日截止。",  # results of something else
    "学籍申请材料4月9日补充提交，县里4月2日已受理首批材料。",  # handed in again
]


@pytest.mark.parametrize(("text", "groups"), IMPOSSIBLE)
def test_impossible(text: str, groups: tuple[str, ...]) -> None:
    found = drafts(order.drafts, text)
    assert shown(found) == [groups]
    assert found[0].rule == "XC302"
    check_quotes(found)


@pytest.mark.parametrize("text", POSSIBLE)
def test_possible(text: str) -> None:
    assert drafts(order.drafts, text) == ()


def test_the_date_of_another_article_is_shown() -> None:
    one = "The bus station opened on April 2. The ministry issued the operating licence on April 9."
    two = "The ministry issued the operating licence on March 27 after long tests."
    found = drafts(order.drafts, one, two)
    assert shown(found) == [("April 9", "April 2", "March 27")]
    assert found[0].groups[2][2][0].article == 1


def test_stages_are_told_apart() -> None:
    """No stage's own name in Chinese reads as two stages of its procedure."""
    for procedure in PROCEDURES:
        assert len(procedure.stages) >= 2
        for stage in procedure.stages:
            assert sum(bool(other.pattern.search(stage.zh)) for other in procedure.stages) <= 1, (procedure.name, stage.zh)
