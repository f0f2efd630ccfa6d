"""Spans told in words against their own dates."""

from __future__ import annotations

import pytest

from checker.compare import spans
from tests.checker.compare._drafts import check_quotes, drafts, shown

MISSED = [
    ("展会于2031年1月3日至9日举行，为期10天。", "XC202", ("10天", "2031年1月3日至9日")),
    ("展會於2031年1月3日至9日舉行，為期十天。", "XC202", ("十天", "2031年1月3日至9日")),
    ("书市将于5月3日至5月9日（共12天）在老码头举办。", "XC202", ("12天", "5月3日至5月9日")),
    ("为期五天的工艺节自4月10日至4月18日在旧厂房举办。", "XC202", ("五天", "自4月10日至4月18日")),
    ("4月10日至4月18日，青河师范学院的二十名学生在山城镇开展了为期六天的支教活动。", "XC202", ("六天", "4月10日至4月18日")),
    ("The fair ran from May 3 to 9, lasting ten days.", "XC202", ("ten days", "from May 3 to 9")),
    ("The twelve-day fair runs from 3 May to 9 May.", "XC202", ("twelve-day", "from 3 May to 9")),
    ("学校创办于1998年，2020年迎来20周年校庆。", "XC202", ("20周年", "1998年", "2020年")),
    ("書店成立於1986年，今年迎來四十周年。", "XC202", ("四十周年", "1986年")),
    ("Founded in 1998, the firm marked its 20th anniversary in 2020.", "XC202", ("20th anniversary", "1998", "2020")),
    ("Opened in 1951, the bridge celebrates its 70th anniversary this year.", "XC202", ("70th anniversary", "1951")),
    ("王海平生于1965年，现年50岁。", "XC203", ("50岁", "1965年")),
    ("王海平1965年出生，今年50岁，仍在船上工作。", "XC203", ("50岁", "1965年")),
    ("Tom Baker, born in 1965, is 50 years old.", "XC203", ("50 years old", "1965")),
    ("王海平生于1930年，2020年病逝，享年70岁。", "XC203", ("70岁", "1930年")),
]

MEETS = [
    "展会于2031年1月3日至9日举行，为期7天。",
    "展会于2031年1月3日至9日举行，为期六天。",  # the first day not counted
    "展会于2031年1月3日至9日举行，为期一周。",
    "展会于2031年1月3日至9日举行，其中4天对公众开放。",
    "展会于2031年1月3日至9日举行，共5个工作日。",
    "夏令营从7月1日到8月20日，共18天活动。",  # days on which it met
    "学期从2031年2月20日到7月5日，共计90天课程。",
    "展会于2031年1月3日至9日举行，门票10天前已售完。",
    "展会于2031年1月3日至9日举行，10天后布展单位撤场。",
    "The fair ran from May 3 to 9, lasting seven days.",
    "The fair ran from May 3 to 9, ten days after the flood.",
    "The fair ran from May 3 to 9, and a three-day pass cost 40 yuan.",
    "The week-long fair runs from 3 May to 9 May.",
    "学校创办于1998年，2020年迎来22周年校庆。",
    "学校创办于1998年，2019年迎来20周年校庆。",  # counted from the first full year
    "学校创办于1998年，2020年并入大学，学院将庆祝20周年。",
    "Founded in 1998, the firm marked its 20th anniversary in 2018.",
    "王海平生于1965年，现年66岁。",
    "王海平生于1965年，现年67岁。",  # counted from the year
    "王海平生于1965年，30岁时第一次出海。",
    "王海平的儿子生于1995年，王海平今年66岁。",
    "Tom Baker, born in 1965, is 66 years old.",
    "Tom Baker, born in 1965, joined the navy at 20.",
    "王海平生于1930年，2020年病逝，享年90岁。",
]


@pytest.mark.parametrize(("text", "rule", "values"), MISSED)
def test_missed(text: str, rule: str, values: tuple[str, ...]) -> None:
    found = drafts(spans.drafts, text)
    assert [draft.rule for draft in found] == [rule]
    assert shown(found) == [values]
    check_quotes(found)


@pytest.mark.parametrize("text", MEETS)
def test_meets(text: str) -> None:
    assert drafts(spans.drafts, text) == ()


def test_one_day_off_is_a_warning() -> None:
    found = drafts(spans.drafts, "展会于2031年1月3日至9日举行，为期8天。")
    assert [(draft.severity, draft.confidence) for draft in found] == [("warning", 0.7)]


def test_an_age_needs_the_day_of_the_article() -> None:
    assert drafts(spans.drafts, "王海平生于1965年，现年50岁。", published=None) == ()
