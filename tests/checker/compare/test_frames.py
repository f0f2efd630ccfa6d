"""Founded, on leave, departure announced, born: one event of one named holder."""

from __future__ import annotations

import pytest

from checker.compare import frames
from tests.checker.compare._drafts import check_quotes, drafts, shown

FLAGGED = [
    (("2012年，周启明创办了远帆科技。", "远帆科技由周启明于2014年创立。"), "XC101", {"2012年", "2014年"}),
    (("Northwind Robotics Inc. was founded in 2012.", "Northwind Robotics Inc. was founded in 2014."), "XC101", {"2012", "2014"}),
    (("周启明正在休假，为期一年。", "周启明休假6个月。"), "XC202", {"一年", "6个月"}),
    (("3月4日，周启明宣布离职。", "3月14日，周启明宣布离职。"), "XC101", {"3月4日", "3月14日"}),
    (("周启明1971年出生于栖州。", "周启明出生于1974年。"), "XC101", {"1971年", "1974年"}),
]

SOUND = [
    ("2012年，周启明创办了远帆科技。", "远帆科技由周启明于2012年创立。"),
    ("2012年，周启明创办了远帆科技。", "2014年，周启明创办了云岭医药。"),
    ("2012年，周启明创办了远帆科技。", "远帆科技2014年搬到栖州。"),
    ("Northwind Robotics Inc. was founded in 2012.", "Eastlake Foods was founded in 2014."),
    ("Northwind Robotics Inc. was founded in 2012.", "Northwind Robotics Inc. moved to Leeds in 2014."),
    ("周启明休假6个月。", "韩若川休假一年。"),
    ("周启明休假6个月。", "周启明休假半年。"),
    ("3月4日，周启明宣布离职。", "3月14日，韩若川宣布离职。"),
    ("3月4日，周启明宣布离职。", "3月14日，周启明宣布新书出版。"),
    ("周启明1971年出生于栖州。", "韩若川1974年出生于栖州。"),
    ("8月3日，成立38年的远帆科技发布公告。", "远帆科技成立于1985年。"),
    ("2024年8月19日起施行的章程介绍，远帆科技设立了监事会。", "远帆科技成立于1985年。"),
    ("8月3日消息，远帆科技于近日在栖州成立。", "远帆科技成立于2031年7月。"),
    ("1962年出生的周启明在栖州长大。", "62年出生的周启明今年61岁。"),
    ("3月4日，周启明宣布离职。", "3月14日，不久前宣布离职的周启明在栖州开了一家书店。"),
    ("2012年，栖州成立了全国首家远帆科技体验馆。", "2014年，远帆科技体验馆在云岭成立。"),
]


@pytest.mark.parametrize(("texts", "rule", "values"), FLAGGED)
def test_flagged(texts: tuple[str, str], rule: str, values: set[str]) -> None:
    found = drafts(frames.drafts, *texts)
    assert [draft.rule for draft in found] == [rule]
    assert set(shown(found)[0]) == values
    check_quotes(found)


@pytest.mark.parametrize("texts", SOUND)
def test_not_flagged(texts: tuple[str, str]) -> None:
    assert drafts(frames.drafts, *texts) == ()
