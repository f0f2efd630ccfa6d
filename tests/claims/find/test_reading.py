"""What news writers use, read as values: misreadings that must not come back, rule by rule, in both scripts."""

from datetime import datetime
from decimal import Decimal

import pytest

from claims.find.durations import find_durations
from claims.find.figures import find_figures
from claims.find.values import find_values
from claims.model import Duration, Figure, When

D = Decimal
REFERENCE = datetime(2026, 5, 20)


def figures(text):
    return [(f.text, f.value) for f in find_figures(text)]


TWO = [
    ("Copper fell $6.20 to $9,140.50 a tonne.", [("$6.20", D("6.20")), ("$9,140.50", D("9140.50"))]),
    ("Orders dropped by 31,000 to 655,000.", [("31,000", 31000), ("655,000", 655000)]),
    ("Wheat lost 4 cents to $6.12.", [("4 cents", 4), ("$6.12", D("6.12"))]),
    ("Stocks rose 5.1 tonnes to 812.4 tonnes.", [("5.1 tonnes", D("5.1")), ("812.4 tonnes", D("812.4"))]),
    ("尿素上调30元至1860元", [("30元", 30), ("1860元", 1860)]),
    ("收盤下跌2.4元至76.8元", [("2.4元", D("2.4")), ("76.8元", D("76.8"))]),
    ("原油由70元上调至82元", [("70元", 70), ("82元", 82)]),
    ("The board voted 9 to 3.", [("9", 9), ("3", 3)]),
    ("The motion passed 214 to 187.", [("214", 214), ("187", 187)]),
]


@pytest.mark.parametrize(("text", "found"), TWO)
def test_a_change_and_its_level_and_two_sides_of_a_vote_are_two_values(text, found):
    assert figures(text) == found


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Bills will rise by $40 to $60.", "$40 to $60"),
        ("Sales fell 7 to 9 per cent.", "7 to 9 per cent"),
        ("预计下降10%至15%", "10%至15%"),
        ("降价50至80元不等", "50至80元"),
        ("a fee of 2 to 30 euros", "2 to 30 euros"),
    ],
)
def test_ranges_stay_ranges(text, span):
    (figure,) = find_figures(text)
    assert (figure.text, figure.value) == (span, None)


def test_cents_to_dollars_is_a_range_in_one_unit():
    (figure,) = find_figures("tickets cost 50 cents to $2")
    assert (figure.base.lo, figure.base.hi) == (D("0.5"), D(2))


def test_points_and_percents_are_no_range():
    assert [f.unit for f in find_figures("widened by 60 basis points to 41.2 percent")] == ["bp", "%"]


@pytest.mark.parametrize(
    ("text", "span", "unit", "value"),
    [
        ("全年发电8.2亿千瓦时", "8.2亿千瓦时", "kWh", D(820000000)),
        ("裝機45萬千瓦", "45萬千瓦", "kW", D(450000)),
        ("裝置容量300萬瓩", "300萬瓩", "kW", D(3000000)),
        ("用電500瓩時", "500瓩時", "kWh", D(500)),
        ("票价25克朗", "25克朗", "KR", D(25)),
        ("重0.14克", "0.14克", "g", D("0.14")),
        ("a pack of 210 watt-hours", "210 watt-hours", "Wh", D(210)),
        ("开展1500亿元7天期操作", "1500亿元", "CNY", D(150000000000)),
        ("5元5一碗", "5元5", "CNY", D("5.5")),
        ("3元一张", "3元", "CNY", D(3)),
        ("12月龄以上", "12月龄", "month", D(12)),
        ("六月齡嬰兒", "六月齡", "month", D(6)),
        ("It was 9 degrees.", "9 degrees", "°C", D(9)),
    ],
)
def test_units(text, span, unit, value):
    figure = find_figures(text)[0]
    assert (figure.text, figure.unit, figure.value) == (span, unit, value)


@pytest.mark.parametrize(
    "text",
    [
        "位于北纬84度11分",
        "東經121度",
        "at 71 degrees 40 minutes north",
        "2609合约走低",
        "“2+26”城市",
        "染上H5N1病毒",
    ],
)
def test_bearings_and_codes_are_no_values(text):
    assert find_values(text, REFERENCE) == ()


@pytest.mark.parametrize("text", ["第63分钟破门", "第63分鐘破門"])
def test_the_minute_of_a_match_counts_no_things(text):
    (figure,) = find_figures(text)
    assert (figure.kind, figure.value, figure.classifier, figure.noun) == ("ordinal", 63, "分钟", "")


def test_a_branch_office_is_no_minute():
    assert find_figures("第三分公司")[0].classifier != "分"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("以14分32秒7夺冠", [("14分32秒7", D("872.7"))]),
        ("用時10秒3人獲救", [("10秒", D(10))]),
        ("three years, and 150 hours of work", [("three years", D(94672800)), ("150 hours", D(540000))]),
        ("two hours and 12 minutes", [("two hours and 12 minutes", D(7920))]),
        ("六分之一年满70岁", []),
    ],
)
def test_lengths(text, spans):
    assert [(d.text, d.nominal) for d in find_durations(text)] == spans


@pytest.mark.parametrize(
    ("text", "rhythm"), [("每5.2年一次", "every 5.2 year"), ("每三年一届", "every 3 year"), ("每12小時一班", "every 12 hour")]
)
def test_rhythms_with_decimals(text, rhythm):
    (when,) = (v for v in find_values(text, REFERENCE) if isinstance(v, When))
    assert when.recurring == rhythm


@pytest.mark.parametrize(
    ("text", "span"),
    [("power for the 9,000 homes", None), ("It came at 5:10 am.", "5:10 am"), ("It came at 5:10 a.m. on foot", "5:10 a.m.")],
)
def test_spans_of_dates_end_with_their_words(text, span):
    assert [v.text for v in find_values(text, REFERENCE) if isinstance(v, When)] == ([span] if span else [])


@pytest.mark.parametrize(
    ("text", "length", "negative"),
    [
        ("八年后重获自由", ("year", D(8 * 12 * 2629800)), False),
        ("二十五分鐘內沉沒", ("minute", D(1500)), False),
        ("三天内抵达", ("day", D(3 * 86400)), False),
        ("六年来首次", ("year", D(6 * 12 * 2629800)), True),
        ("seven years later he was freed", ("year", D(7 * 12 * 2629800)), False),
    ],
)
def test_an_offset_tells_its_length(text, length, negative):
    when = find_values(text, REFERENCE)[0]
    assert isinstance(when, When) and when.offset is not None
    assert ((when.offset.unit, when.offset.nominal), when.offset.negative) == (length, negative)


def test_minutes_within_are_counted_from_what_happened():
    when = find_values("船在二十分钟内沉没", REFERENCE)[0]
    assert isinstance(when, When) and (when.start, when.anchor, when.modifier) == (None, "event", "within")


def test_kinds_are_disjoint():
    found = find_values("服刑九年，八年后获释，赔偿30万元", REFERENCE)
    assert [type(v) for v in found] == [Duration, When, Figure]
