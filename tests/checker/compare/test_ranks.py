"""Places in an order against their figures."""

from __future__ import annotations

import pytest

from checker.compare import ranks
from tests.checker.compare._drafts import check_quotes, drafts, shown

AGAINST = [
    ("青河队以35枚金牌位居第一，海港队以41枚金牌位列第二。", ("35枚", "41枚")),
    ("青河隊以35枚金牌位居第一，海港隊以41枚金牌位列第二。", ("35枚", "41枚")),
    ("海港队以41枚金牌位列第二，青河队以35枚金牌位居第一。", ("35枚", "41枚")),
    ("销量最高的是甲车（3200辆），其次是乙车（4100辆）。", ("3200辆", "4100辆")),
    ("贷款余额排名第一的是甲行，达3200亿元；排名第二的是乙行，达4100亿元。", ("3200亿元", "4100亿元")),
    ("第一大股东林氏集团持股20%，第二大股东港务公司持股31%。", ("20%", "31%")),
    ("东区报名人数最多，有1300人，其次是西区，有2100人。", ("1300人", "2100人")),
    ("吞吐量排名第三的青港为3400万吨。排名第四的石港为5100万吨。", ("3400万吨", "5100万吨")),
    ("报名最多的是东区（30人）、西区（45人）、南区（12人）。", ("30人", "45人")),
    ("青河以18900元的月薪位居第一；海港、山城分别以18100元、18600元位居第三、第四。", ("18100元", "18600元")),
    ("青河以18900元位居第一；海港、山城分别以19200元、18600元位居第二、第三。", ("18900元", "19200元")),
    ("The Reds came first with 35 medals, the Blues second with 41.", ("35", "41")),
    ("The largest donor was Averill, with $30 million, followed by Brook, with $45 million.", ("$30 million", "$45 million")),
    ("Larkmere (1,200 tonnes) ranked first and Petrel (1,350 tonnes) came second.", ("1,200 tonnes", "1,350 tonnes")),
    (
        "“We lead,” he said: Averill’s Reds came first with £35 million, the Blues second with £41 million.",
        ("£35 million", "£41 million"),
    ),
    ("Larkmere took the most (30 seats), Petrel (45 seats) and Brook (12 seats).", ("30", "45")),
]

FINE = [
    "青河队以41枚金牌位居第一，海港队以35枚金牌位列第二。",
    "青河队以35枚金牌位居第一，海港队以41枚银牌位列第二。",  # other things
    "青河以18900元位居第一；海港、山城分别以18100元、17600元位居第二、第三。",
    "青河、海港分别以18900元和41枚金牌位居第二、第一。",
    "男子组青河队以35分位居第一，女子组海港队以41分位列第二。",
    "青河港以1200万吨居全省第一，海港以3100万吨居全国第五。",
    "去年海港队以41枚金牌位列第二，今年青河队以35枚金牌位居第一。",
    "2029年海港队以41枚金牌位列第二，2030年以35枚金牌位居第一。",
    "受灾最重的是东区，倒塌房屋30户，其次是西区，倒塌45户。",  # by another measure
    "第一，新建住房30套；第二，改建住房45套。",  # points of a list
    "第一期投资30亿元，第二期投资45亿元。",
    "第一季度产量3200辆，第二季度产量4100辆。",
    "失分最少的青河队以35分排名第一，海港队以41分排名第二。",
    "事故最多的是东区，有30起，全市共45起。",
    "报名最多的是东区（30人）、全市总计（45人）、南区（12人）。",
    "排名第一的甲行有员工3200人，排名第二的乙行有网点4100个。",
    "The Reds came first with 41 medals, the Blues second with 35.",
    "The Reds came first with 35 medals, the Blues second with 41 points.",
    "The first with 35 seats opened in May, and 41 seats were added later.",
    "The largest donor was Averill, with $45 million, followed by Brook, with $30 million.",
    "Larkmere used the fewest (30 days' work), Petrel second with 45.",
    "The Blues finished second with 41 points in 2029 and first with 35 points in 2030.",
    "Averill won the most, 30 seats, of the 45 on offer.",
]


@pytest.mark.parametrize(("text", "values"), AGAINST)
def test_against(text: str, values: tuple[str, str]) -> None:
    found = drafts(ranks.drafts, text)
    assert shown(found) == [values]
    assert [(draft.rule, draft.severity) for draft in found] == [("XC204", "warning")]
    check_quotes(found)


@pytest.mark.parametrize("text", FINE)
def test_fine(text: str) -> None:
    assert drafts(ranks.drafts, text) == ()
