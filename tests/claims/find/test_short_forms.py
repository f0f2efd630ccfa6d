"""Anniversaries, neighbouring months, sets of a match, millions in short, lengths between two numbers, and what looks like them."""

from datetime import datetime

import pytest

from claims.find.dates import find_dates
from claims.find.durations import find_durations
from claims.find.figures import find_figures


def figures(text):
    return [(f.text, f.kind, str(f.value)) for f in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("学校举行建校40周年纪念大会。", "40周年", "40"),
        ("两市结好二十五周年之际", "二十五周年", "25"),
        ("成立15週年的乐团", "15週年", "15"),
        ("The choir marked its 30th anniversary.", "30th anniversary", "30"),
        ("on the twenty-fifth anniversary of the strike", "twenty-fifth anniversary", "25"),
    ],
)
def test_an_anniversary_is_a_place_in_an_order(text, span, value):
    assert figures(text) == [(span, "ordinal", value)]


@pytest.mark.parametrize("text", ["周年庆典", "近20周年", "他今年周岁", "an anniversary gift", "the anniversary dinner"])
def test_no_anniversary_with_a_number(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("以6-2/4-6/7-5击败头号种子", ["6-2", "4-6", "7-5"]),
        ("主队以3-2力克来访的青川队", ["3-2"]),
    ],
)
def test_sets_of_a_match(text, expected):
    assert [(f.text, f.kind) for f in find_figures(text)] == [(span, "score") for span in expected]


def test_a_fraction_stays_one():
    assert [f.kind for f in find_figures("about 3/4 of the seats")] == ["ratio"]


@pytest.mark.parametrize(
    ("text", "span", "unit"),
    [("The depot cost 36m yuan.", "36m yuan", "CNY"), ("a fine of 4.5m euros", "4.5m euros", "EUR")],
)
def test_millions_in_short(text, span, unit):
    (found,) = find_figures(text)
    assert (found.text, found.kind, found.unit) == (span, "money", unit)
    assert found.value >= 4_500_000


@pytest.mark.parametrize("text", ["a wall of 36m yuanly", "The mast is 36m high."])
def test_metres_stay_metres(text):
    assert [f.dimension for f in find_figures(text)] == ["length"]


@pytest.mark.parametrize(
    ("text", "span", "start", "end"),
    [("三四月份雨水偏多", "三四月份", (3, 1), (5, 1)), ("花期在九十月间", "九十月间", (9, 1), (11, 1))],
)
def test_neighbouring_months(text, span, start, end):
    (found,) = find_dates(text, datetime(2030, 12, 20))
    assert found.text == span
    assert (found.start.month, found.start.day, found.end.month, found.end.day) == (*start, *end)


@pytest.mark.parametrize("text", ["三五月份", "近三四月份", "第三四月份"])
def test_not_neighbouring_months(text):
    assert find_dates(text, datetime(2030, 12, 20)) == ()


def test_a_first_of_its_kind_is_no_day_of_the_month():
    (found,) = find_dates("The prize was given on Tuesday, the first such award in years.", datetime(2030, 9, 13))
    assert found.text == "Tuesday"
    (found,) = find_dates("The prize was given on Friday, the thirteenth.", datetime(2030, 9, 20))
    assert found.text == "Friday, the thirteenth"


@pytest.mark.parametrize(
    ("text", "days"),
    [("等了三四天，路通了", (3, 4)), ("需要一两周时间", (7, 14)), ("七八天的行程", (7, 8)), ("四十五天的行程", (45, 45))],
)
def test_lengths_between_two_numbers(text, days):
    (found,) = find_durations(text)
    low = found.nominal if found.lo_seconds is None else found.lo_seconds
    high = found.nominal if found.hi_seconds is None else found.hi_seconds
    assert (low, high) == (days[0] * 86400, days[1] * 86400)


@pytest.mark.parametrize("text", ["刷新了之前日本选手的纪录", "当前日元走弱", "目前日程已定"])
def test_words_that_only_look_like_the_day_before(text):
    assert find_dates(text, datetime(2030, 9, 20)) == ()


def test_the_day_before_yesterday():
    (found,) = find_dates("前日，两地通车。", datetime(2030, 9, 20))
    assert found.start == datetime(2030, 9, 18)


def test_both_ends_of_years_ago_are_no_counts():
    assert figures("化石距今1.3亿至1.1亿年前") == []
    assert [f[1] for f in figures("投资1.1亿至1.3亿元")] == ["money"]
