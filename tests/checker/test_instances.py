"""Words at a value that tell of another instance, and words that do not."""

import pytest

from checker.instances import instances
from claims.extract import extract
from claims.model import Article


def pair(first, second, which=(0, 0), kind=None):
    found = extract([Article.from_text(text, path=f"{n}.txt", published="2031-05-20") for n, text in enumerate((first, second))])
    sides = [[c for c in found.claims if c.article == n and (kind is None or type(c.value).__name__ == kind)] for n in (0, 1)]
    return sides[0][which[0]], sides[1][which[1]]


@pytest.mark.parametrize(
    ("first", "second", "which"),
    [
        ("水厂的预算由原先的30亿元增加到52亿元。", "这座水厂的总投资约为41亿元。", (0, 0)),
        ("日处理量从40万吨提高到65万吨。", "该厂日处理量为58万吨。", (0, 0)),
        ("The budget rose from 30 million euros to 52 million euros.", "The waterworks cost 41 million euros.", (0, 0)),
        ("这是云杉出行继去年完成8亿元融资之后再次获得投资。", "云杉出行完成12亿元融资。", (1, 0)),
        ("这是该公司首次承建海上风电场。", "这是两国合建的第三座风电场。", (0, 0)),
        ("雪豹“阿岚”出生于2019年6月3日。", "雪豹“阿岚”5月12日启程返回保护区。", (0, 0)),
        ("林队半场2比1领先。", "林队最终以4比3取胜。", (0, 0)),
        ("松原大桥于2028年4月2日开工。", "松原大桥2030年9月1日建成通车。", (0, 0)),
        ("林队末日再夺两枚金牌。", "林队共获七枚金牌。", (0, 0)),
        ("The firm hired another 40 welders.", "The firm employs 300 welders.", (0, 0)),
        ("The festival's lead was admitted to hospital on 3 May.", "She was discharged on 9 May.", (0, 0)),
    ],
)
def test_two_instances(first, second, which):
    assert instances(*pair(first, second, which))
    assert instances(*pair(second, first, which[::-1]))


@pytest.mark.parametrize(
    ("first", "second", "which"),
    [
        ("水厂的预算由原先的30亿元增加到52亿元。", "水厂预算从原来的35亿元增至52亿元。", (0, 0)),
        ("水厂的预算由原先的30亿元增加到52亿元。", "这座水厂的总投资约为41亿元。", (1, 0)),
        ("从3月起每天开行12班。", "3月起每天开行15班。", (1, 1)),
        ("雪豹“阿岚”出生于2019年6月3日。", "雪豹“阿岚”2018年6月3日出生。", (0, 0)),
        ("这是第二次会议。", "这是第三次会议。", (0, 0)),
        ("松原大桥于2028年4月2日开工。", "松原大桥2028年4月6日动工。", (0, 0)),
        ("展会11月27日开幕、12月5日落幕。", "展会将于12月6日闭幕。", (1, 0)),
        ("公司继续投入8亿元。", "公司投入12亿元。", (0, 0)),
        ("林队以3比1取胜。", "林队以4比1取胜。", (0, 0)),
    ],
)
def test_one_instance(first, second, which):
    assert not instances(*pair(first, second, which))


def test_never_within_one_article():
    found = extract([Article.from_text("预算由原先的30亿元增加到52亿元。总投资41亿元。", path="a.txt")])
    assert not instances(found.claims[0], found.claims[2])
