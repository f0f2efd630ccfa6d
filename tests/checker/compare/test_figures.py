"""When two figures disagree."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.compare.figures import compare_figures
from claims.find.figures import find_figures

AGREE = {"same", "compatible", "less-specific"}
CASES = [
    ("3860亿元", "近3900亿元", AGREE, None),
    ("31.6亿元", "三十亿元出头", AGREE, None),
    ("89 ft", "27 m", AGREE, None),
    ("430 people", "more than 400 people", AGREE, "coarser"),
    ("18%", "almost a fifth", AGREE, None),
    ("62亿元", "6200百万元", {"same"}, "equal"),
    ("22.98万元", "229,800元", {"same"}, "equal"),
    ("4.4%", "超过一成", {"conflict"}, "disjoint"),
    ("22.98万元", "22.89万元", {"conflict"}, "digits-swapped"),
    ("84,000 riders", "94,000 riders", {"conflict"}, "disjoint"),
    ("11人", "12人", {"conflict"}, "disjoint"),
    ("162人", "126人", {"conflict"}, "digits-swapped"),
    ("5亿美元", "5亿元", {"incomparable"}, "currency"),
    ("5公里", "5公斤", {"incomparable"}, "dimension"),
    ("120万元", "1200万元", {"conflict"}, "magnitude-slip"),
    ("3000元", "3万块", {"conflict"}, "magnitude-slip"),
    ("近1500张", "1500张", AGREE, None),
    ("超400人", "400人", {"weak"}, "boundary"),
    ("$3 billion", "$3.2 billion", {"weak"}, "soft"),
    ("3比1", "1比3", {"compatible"}, "other-side"),
    ("3比1", "3比2", {"conflict"}, "disjoint"),
    ("3比1", "3比1", {"same"}, "equal"),
    ("增长5%", "下降5%", {"conflict"}, "direction"),
    ("第四位", "第三位", {"conflict"}, "disjoint"),
    ("12 trains an hour", "12 trains a day", {"incomparable"}, "per"),
    ("5-10个人", "7个人", AGREE, "coarser"),
    ("500万元", "五百万", AGREE, None),
    ("81F", "27 degrees Celsius", AGREE, None),
    ("不到50人", "46人", AGREE, None),
    ("600多字", "720字", {"conflict"}, "disjoint"),
    ("45%", "45个百分点", {"incomparable"}, "dimension"),
    ("100 miles", "161.5 km", AGREE, None),
]


@pytest.mark.parametrize(("left", "right", "relations", "code"), CASES)
def test_cases(left, right, relations, code):
    a, b = find_figures(left)[0], find_figures(right)[0]
    for verdict in (compare_figures(a, b), compare_figures(b, a)):
        assert verdict.relation in relations, (a, b)
        assert code is None or verdict.code == code
        assert verdict.why.en.endswith(".") and verdict.why.zh.endswith("。")


def test_reason_names_the_hedge():
    a, b = find_figures("近1500张")[0], find_figures("1480张")[0]
    why = compare_figures(a, b).why
    assert "近1500张" in why.zh and "nearly 1500张" in why.en


def test_missing_value():
    (a,) = find_figures("5人")
    gone = replace(a, base=replace(a.base, lo=None, hi=None))
    assert compare_figures(gone, a).code == "no-value"


SHAPES = ["{}人", "约{}人", "近{}人", "超{}人", "不足{}人", "{}元", "{}%", "{} km", "第{}名", "{}-90000个人"]


@given(st.integers(2, 5000), st.integers(2, 5000), st.sampled_from(SHAPES), st.sampled_from(SHAPES))
@settings(max_examples=300, deadline=None)
def test_symmetric_and_reflexive(x, y, left, right):
    a, b = find_figures(left.format(x))[0], find_figures(right.format(y))[0]
    there, back = compare_figures(a, b), compare_figures(b, a)
    assert (there.relation, there.code) == (back.relation, back.code)
    assert compare_figures(a, a).relation == "same"


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("每克4.034元", "每公斤4034元", "same"),
        ("3.21元/公斤", "3210元/吨", "same"),
        ("每克4.034元", "每公斤4304元", "conflict"),
        ("每克4.034元", "每升4034元", "incomparable"),
    ],
)
def test_rates_per_units_of_one_kind_convert(a, b, relation):
    first, second = find_figures(a)[0], find_figures(b)[0]
    assert compare_figures(first, second).relation == relation
