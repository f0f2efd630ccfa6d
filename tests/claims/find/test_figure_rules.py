"""Rules of the figure finder, one by one: what each must read and what it must leave alone."""

from decimal import Decimal

import pytest

from claims.find.figures import find_figures

D = Decimal


@pytest.mark.parametrize(
    "text", ["5·12地震", "“3·15”晚会", "9•11事件", "11.11购物节", "2026款轿车", "the class of '98", "in 1H26", "9M25业绩", "3Q2025"]
)
def test_names_made_of_digits_are_no_figures(text):
    assert find_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("上市12款车型", "12款", 12),
        ("比重达11.11%", "11.11%", D("11.11")),
        ("rated '98%' safe", "98%", 98),
        ("五座轿车", "五座", 5),
    ],
)
def test_figures_beside_such_names(text, span, value):
    (figure,) = find_figures(text)
    assert (figure.text, figure.value) == (span, value)


READ = [
    # text, span, kind, value
    ("主队以3:1战胜客队", "3:1", "score", 3),
    ("以85:79击败对手", "85:79", "score", 85),
    ("one in five adults", "one in five", "ratio", D("0.2")),
    ("three out of ten voters", "three out of ten", "ratio", D("0.3")),
    ("three-quarters of voters", "three-quarters", "ratio", D("0.75")),
    ("发着38.5度高烧", "38.5度", "temperature", D("38.5")),
    ("发烧38.5℃", "38.5℃", "temperature", D("38.5")),
    ("8个月大的婴儿", "8个月大", "age", 8),
    ("利润增长两成", "两成", "percent", 20),
    ("产能翻一番", "翻一番", "ratio", 2),
    ("a threefold rise", "threefold", "ratio", 3),
    ("含量为千分之三", "千分之三", "percent", D("0.3")),
    ("a rise of 50bps", "50bps", "percent", 50),
    ("世界排名第一", "第一", "ordinal", 1),
    ("the 12th edition", "12th", "ordinal", 12),
]


@pytest.mark.parametrize(("text", "span", "kind", "value"), READ)
def test_reads(text, span, kind, value):
    (figure,) = find_figures(text)
    assert (figure.text, figure.kind, figure.value) == (span, kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "定于20:15开赛",
        "one in 2019",
        "one in five years",
        "第二财季",
        "第十四个五年规划",
        "倒数第三",
        "车牌粤B·12345",
        "Ⅲ期临床试验",
        "Phase II trial",
        "World War II",
        "Louis XIV",
        "①加强监管②完善制度",
        "联系电话13812345678",
        "热线400-820-8820",
        "股票代码600519",
        "证券代码：000001.SZ",
        "iOS 17.4.1",
        "版本号v2.3.1",
        "ISBN 978-7-100-00000-0",
        "用时1分23秒45",
    ],
)
def test_leaves_alone(text):
    assert find_figures(text) == ()
