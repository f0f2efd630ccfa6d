"""Figures "per" something: which words and strokes name it, and which rates convert."""

from decimal import Decimal

import pytest

from claims.find.figures import find_figures
from claims.lang.rates import rate

PER = [
    ("白银现货报每克7.9元", "g"),
    ("報每克7.9元", "g"),
    ("螺纹钢收于3210元/吨", "t"),
    ("金价1930美元/盎司", "oz"),
    ("每桶71.4美元", "barrel"),
    ("浓度42微克/立方米", "m3"),
    ("每立方米42微克", "m3"),
    ("每公里造价1.2亿元", "km"),
    ("每千瓦时0.61元", "kWh"),
    ("每度電0.61元", "kWh"),
    ("每个月补贴800元", "month"),
    ("每吨上调40元", "t"),
    ("at $1,930 an ounce", "oz"),
    ("£8,700 a year", "year"),
    ("12 km per second", "second"),
    ("$71 per barrel", "barrel"),
    ("$90 the barrel", "barrel"),
    ("11 cents per kilowatt-hour", "kWh"),
    ("$4 a square foot", "ft2"),
    ("310 people per square kilometre", "km2"),
    ("80 mg/L", "L"),
    ("电芯380Wh/kg", "kg"),
    ("$30 the whole pound", ""),
    ("卖了3000元，公斤数未报", ""),
    ("a 5 km run", ""),
    ("sold for £8 a T-shirt", ""),
]


@pytest.mark.parametrize(("text", "per"), PER)
def test_per(text, per):
    assert find_figures(text)[0].per == per


def test_the_level_after_a_change_is_per_the_same():
    assert [f.per for f in find_figures("每吨上调40元至1860元")] == ["t", "t"]


@pytest.mark.parametrize("text", ["每千克38元", "每百公里38元"])
def test_what_it_is_per_is_no_figure_of_its_own(text):
    assert [f.value for f in find_figures(text)] == [38]


def test_a_second_is_no_second_place():
    assert [f.kind for f in find_figures("falling at 4 metres a second")] == ["quantity"]
    assert [f.kind for f in find_figures("4 metres below a second terrace")] == ["quantity", "ordinal"]


def test_rates():
    assert rate("t", "kg") == 1000
    assert rate("kg", "g") == 1000
    assert rate("jin", "kg") == Decimal("0.5")
    assert rate("kg", "L") is None
    assert rate("day", "year") is None
