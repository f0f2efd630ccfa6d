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
        "G1234次列车晚点",
        "D301次、K78次停运",
        "1461次列车晚点",
        "MU5735航班备降",
        "搭乘CA981抵达",
        "flight QZ8501 landed",
        "定于12点，",
        "下午3点前后",
        "21点30分闭馆",
    ],
)
def test_leaves_alone(text):
    assert find_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "span", "value", "sign"),
    [
        ("沪指跌12.4点", "12.4点", D("12.4"), "down"),
        ("收于3021.55点", "3021.55点", D("3021.55"), ""),
        ("恒指早盘涨逾300点", "300点", 300, "up"),
        ("创业板指数上涨8点", "8点", 8, "up"),
        ("the FTSE 100 index rose 24 points", "24 points", 24, "up"),
        ("the Dow shrugged off a 230-point fall", "230-point", 230, "down"),
    ],
)
def test_points_of_an_index(text, span, value, sign):
    (figure,) = [f for f in find_figures(text) if f.value == value]
    assert (figure.text, figure.sign) == (span, sign)
    assert (figure.unit, figure.dimension) == ("point", "index-points")


@pytest.mark.parametrize("text", ["积分榜上30点领先", "she scored 25 points", "两队相差12点"])
def test_other_points_are_of_no_index(text):
    assert not [f for f in find_figures(text) if f.dimension == "index-points"]


@pytest.mark.parametrize(
    ("text", "span", "value", "noun"),
    [
        ("第十三届电影节开幕", "第十三届", 13, "电影节"),
        ("第13届全运会在南方举行", "第13届", 13, "全运会"),
        ("第二届董事会成员", "第二届", 2, "董事会"),
        ("首批第六届毕业生", "第六届", 6, "毕业生"),
    ],
)
def test_editions_are_ordinals_of_what_is_held(text, span, value, noun):
    (figure,) = find_figures(text)
    assert (figure.text, figure.kind, figure.value, figure.noun) == (span, "ordinal", value, noun)


def test_trips_are_counted_and_trains_are_not():
    for text in ("全年开行1461次", "春运加开1461次列车"):
        (figure,) = find_figures(text)
        assert (figure.text, figure.classifier) == ("1461次", "次")
    assert find_figures("乘坐1461次列车") == ()
