"""Future events told as past, and weekdays."""

from __future__ import annotations

from datetime import date

import pytest

from checker.compare import plausibility
from tests.checker.compare._drafts import check_quotes, drafts, shown

FUTURE = [
    ("检测报告已于6月12日发布。", "6月12日"),
    ("The board delivered its report on June 12.", "June 12"),
    ("截至2031年8月底，公司已建成站点300座。", "2031年8月底"),
    ("2031年12月，面对激烈的竞争，校长向全体教师发出了公开信。", "2031年12月"),
]

SOUND = [
    "检测报告已于5月12日发布。",
    "检测报告将于6月12日发布。",
    "The board will deliver its report on June 12.",
    "The board extended the deadline to June 12.",
    "The June 12 final was sold out in minutes.",
    "The club announced the June 12 friendly had sold out.",
    "他签下了到2034年6月底的合同。",
    "6月12日的门票已经售完。",
    "距离6月12日的开幕只剩下三周了。",
    "8月12日，老人正在家中休息，陌生人敲开了门。",  # the year is not written: rather the last August
    "检测报告已于5月21日发布。",  # the other side of the date line
    "截至2031年8月底，公司计划建成站点300座。",
]


@pytest.mark.parametrize(("text", "value"), FUTURE)
def test_future_told_as_past(text: str, value: str) -> None:
    found = drafts(plausibility.drafts, text)
    assert shown(found) == [(value,)]
    assert found[0].rule == "XC301"
    assert found[0].severity == "error"
    check_quotes(found)


@pytest.mark.parametrize("text", SOUND)
def test_sound(text: str) -> None:
    assert drafts(plausibility.drafts, text) == ()


def test_the_reference_day_bounds_an_undated_article() -> None:
    text = "2031年6月，学校向全体教师发出了公开信。"
    assert drafts(plausibility.drafts, text, published=None, as_of=None) == ()
    assert drafts(plausibility.drafts, text, published=None, as_of=date(2031, 7, 1)) == ()
    assert shown(drafts(plausibility.drafts, text, published=None, as_of=date(2031, 5, 1))) == [("2031年6月",)]


def test_another_article_that_orders_the_event_is_evidence() -> None:
    one = "2031年12月，校长周启明向全体教师发出了“节流令”。今年1月，教师韩若川选择离开。"
    two = "“节流令”发出之后，学校里起了争执。今年1月，教师韩若川宣布离职。"
    found = drafts(plausibility.drafts, one, two, published=None, as_of=date(2031, 5, 1))
    assert shown(found) == [("2031年12月", "“节流令”发出之后，")]
    assert [claim.article for claim in found[0].groups[1][2]] == [1, 1, 0]
    check_quotes(found)


def test_weekday() -> None:
    found = drafts(plausibility.drafts, "2031年5月14日（周一），大桥通车。")
    assert [draft.rule for draft in found] == ["XC303"]
    assert drafts(plausibility.drafts, "2031年5月14日（周三），大桥通车。") == ()
