"""Totals and their parts."""

from __future__ import annotations

import pytest

from checker.compare import sums
from tests.checker.compare._drafts import check_quotes, drafts, shown

MISSED = [
    ("全村共86户，其中东组41户、西组48户。", ("86户", "41户 + 48户 = 89")),
    ("The fleet has 16 ships: nine ferries, four tugs and four barges.", ("16", "nine + four + four = 17")),
    ("Of the nine pilots, five stayed and five left.", ("nine", "five + five = 10")),
    ("一季度售出2,310台，二季度售出2,640台，上半年累计售出5,250台。", ("5,250台", "2,310台 + 2,640台 = 4950")),
    ("公司原有11人，走了9人，只剩3人。", ("11人", "9人 + 3人 = 12")),
    ("Of the board's 11 seats, the Reds have six, the Blues five and an independent one.", ("11", "six + five + 1 = 12")),
    ("全镇143000名选民中，61000人参加了投票，占46%。", ("46%", "61000人 / 143000名 = 42.7%")),
    ("61,000 of 143,000 registered voters, or 46 percent, cast a ballot.", ("46 percent", "61,000 / 143,000 = 42.7%")),
    ("支出构成为：人工占45%，材料占38%，其他占22%。", ("45% + 38% + 22% = 105.0%",)),
]

MEETS = [
    "全村共86户，其中东组41户、西组45户。",
    "全村共86户，其中东组有11户，西组有20户。",  # some parts only
    "The fleet has 16 ships, including nine ferries and four tugs.",
    "Of the nine pilots, six stayed and three left.",
    "一季度售出2,310台，二季度售出2,640台，上半年累计售出4,950台。",
    "一季度售出2.3万台，二季度售出2.6万台，上半年累计售出4.95万台。",  # within rounding
    "公司原有11人，走了9人，只剩2人。",
    "Of the board's 11 seats, the Reds have six, the Blues four and an independent one.",
    "全区有84幢老楼，其中东园41幢、西园21幢，南园和北园各11幢。",  # eleven each
    "全队有22名选手，其中18人参加预赛，老将丁某和另3人轮空。",  # one by name and three others
    "累计登记86人，其中男性40人、女性44人，另有2人未填。",
    "公司有员工320人，其中研发人员180人、博士45人、硕士120人。",  # categories that overlap
    "船队接到116艘订单，包括40艘货船、35艘油船、40艘拖轮、1座平台。",  # the last part has another unit
    "全镇143000名选民中，61000人参加了投票，占42.7%。",
    "61,000 of 143,000 registered voters, or 43 percent, cast a ballot.",
    "支出构成为：人工占45%，材料占33%，其他占22%。",
]


@pytest.mark.parametrize(("text", "groups"), MISSED)
def test_missed(text: str, groups: tuple[str, ...]) -> None:
    found = drafts(sums.drafts, text)
    assert shown(found) == [groups]
    assert found[0].rule == "XC402"
    check_quotes(found)


@pytest.mark.parametrize("text", MEETS)
def test_meets(text: str) -> None:
    assert drafts(sums.drafts, text) == ()


def test_of_these_in_the_next_sentence() -> None:
    text = "港区去年停靠了57艘邮轮。其中本国邮轮31艘、外国邮轮29艘。"
    assert shown(drafts(sums.drafts, text)) == [("57艘", "31艘 + 29艘 = 60")]


def test_the_breakdown_of_another_article_is_shown() -> None:
    wrong, right = "馆藏共90件，其中瓷器52件、木器44件。", "馆藏的90件中，瓷器52件、木器38件。"
    found = drafts(sums.drafts, wrong, right)
    assert len(found) == 1
    assert [claim.article for claim in found[0].groups[2][2]] == [1, 1, 1]
    assert "38件" in found[0].why.zh
