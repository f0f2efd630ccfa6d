"""Rules of the date finder, one by one: what each must read and what it must leave alone."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from claims.find.dates import find_dates
from claims.find.durations import find_durations
from claims.find.values import find_sentence_values
from claims.model import Span, When

WEDNESDAY = datetime(2026, 5, 20)


def interval(w: When) -> str:
    return "open" if w.start is None or w.end is None else f"{w.start:%Y-%m-%d}/{w.end:%Y-%m-%d}"


@pytest.mark.parametrize(
    "text",
    [
        "一律三点一折",
        "出苗率八点五成",
        "出苗率八點五成",
        "出苗率六 点 五 成",
        "快了三点五倍",
        "重三点二公斤",
        "增长三点五%",
        "约三点五亿",
        "得了八点五",
    ],
)
def test_a_decimal_is_no_clock_time(text: str) -> None:
    assert find_dates(text, WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("text", "span", "clock"),
    [
        ("早上三点一刻", "早上三点一刻", "03:15"),
        ("下午三点一行人到场", "下午三点", "15:00"),
        ("晚上八点十分", "晚上八点十分", "20:10"),
        ("上午9点05分", "上午9点05分", "09:05"),
    ],
)
def test_a_clock_time_beside_such_numbers(text: str, span: str, clock: str) -> None:
    (w,) = find_dates(text, WEDNESDAY)
    assert (w.text, w.clock) == (span, clock)


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("国庆假期客流大增", "国庆假期", "2025-10-01/2025-10-09"),
        ("2024年国庆假期", "2024年国庆假期", "2024-10-01/2024-10-08"),
        ("2019年国庆期间", "2019年国庆", "2019-10-01/2019-10-08"),
        ("今年五一假期", "今年五一假期", "2026-05-01/2026-05-06"),
        ("2025年春节假期", "2025年春节假期", "2025-01-28/2025-02-05"),
        ("今年国庆节", "今年国庆节", "2026-10-01/2026-10-02"),
    ],
)
def test_a_holiday_break_lasts_days_and_the_holiday_one(text: str, span: str, expected: str) -> None:
    (w,) = find_dates(text, WEDNESDAY)
    assert (w.text, interval(w)) == (span, expected)


@pytest.mark.parametrize(
    ("text", "span", "expected", "label"),
    [
        ("sales in 1H26 rose", "1H26", "2026-01-01/2026-07-01", "2026H1"),
        ("3Q2025业绩", "3Q2025", "2025-07-01/2025-10-01", "2025Q3"),
        ("9M25 profit", "9M25", "2025-01-01/2025-10-01", "2025 first 9 months"),
        ("in FY2026 Q2", "FY2026 Q2", "2026-04-01/2026-07-01", "FY2026Q2"),
        ("Q2 FY2026", "Q2 FY2026", "2026-04-01/2026-07-01", "FY2026Q2"),
        ("the class of '98", "'98", "1998-01-01/1999-01-01", ""),
        ("back in ’07", "’07", "2007-01-01/2008-01-01", ""),
    ],
)
def test_short_years_halves_and_quarters(text: str, span: str, expected: str, label: str) -> None:
    (w,) = find_dates(text, WEDNESDAY)
    assert (w.text, interval(w), w.label) == (span, expected, label)


@pytest.mark.parametrize("text", ["model 4H26", "A1H26 type", "2Q of it", "of '98% of them", "of '98' fame", "9M20s shell"])
def test_codes_are_no_periods(text: str) -> None:
    assert find_dates(text, WEDNESDAY) == ()
    assert find_durations(text) == ()


def test_a_move_from_one_hour_to_another_is_no_range() -> None:
    assert [w.text for w in find_dates("19日的检票时间从9时推迟到11时", WEDNESDAY)] == ["19日", "9时", "11时"]


@pytest.mark.parametrize(
    ("text", "span", "seconds"),
    [
        ("以9秒83夺冠", "9秒83", "9.83"),
        ("成绩1分23秒45", "1分23秒45", "83.45"),
        ("前9秒83人通过", "9秒", "9"),
        ("用了9秒", "9秒", "9"),
    ],
)
def test_hundredths_of_a_race_time(text: str, span: str, seconds: str) -> None:
    (d,) = find_durations(text)
    assert (d.text, d.nominal) == (span, Decimal(seconds))


@pytest.mark.parametrize("text", ["十四五规划", "第十四个五年规划", "五年规划"])
def test_plans_are_no_durations(text: str) -> None:
    assert find_durations(text) == ()


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("第二财季", "第二财季", "2026-04-01/2026-07-01"),
        ("2024财年上半年", "2024财年上半年", "2024-01-01/2024-07-01"),
        ("农历五月初五", "农历五月初五", "2026-06-19/2026-06-20"),
        ("康熙二十年", "康熙二十年", "1681-01-01/1682-01-01"),
    ],
)
def test_fiscal_lunar_and_era_dates(text: str, span: str, expected: str) -> None:
    reference = datetime(2026, 6, 19)
    (w,) = find_dates(text, reference)
    assert (w.text, interval(w)) == (span, expected)


MOVED_WITHIN_A_DAY = [
    "28日的开馆时间由9时推迟到11时",
    "5月28日，闭馆时间由17时延长至20时",
    "The library moved its opening on 28 May from 9am to 11am",
    "The concert on 28 May was moved from 18:00 to 20:30",
]


@pytest.mark.parametrize("text", MOVED_WITHIN_A_DAY)
def test_times_moved_within_a_day_are_two_times_of_that_day(text: str) -> None:
    values = find_sentence_values(text, [Span(0, len(text))], datetime(2026, 5, 29))[0]
    whens = [v for v in values if isinstance(v, When)]
    assert [w.start.day for w in whens if w.start] == [28, 28, 28]
    assert [bool(w.clock) for w in whens] == [False, True, True]
    assert not any(w.modifier for w in whens)


@pytest.mark.parametrize(
    ("text", "span", "modifier", "expected"),
    [
        ("no one had noticed until now", "now", "until", "2026-05-20/2026-05-21"),
        ("as of now, the bridge is shut", "now", "until", "2026-05-20/2026-05-21"),
        ("the pool was shut throughout summer", "summer", "", "2025-06-01/2025-09-01"),
        ("rents rose during winter", "winter", "", "2025-12-01/2026-03-01"),
        ("it will reopen before autumn", "autumn", "before", "2026-09-01/2026-12-01"),
    ],
)
def test_now_and_seasons_with_a_word_that_asks_for_a_date(text: str, span: str, modifier: str, expected: str) -> None:
    (when,) = find_dates(text, WEDNESDAY)
    assert (when.text, when.modifier, interval(when)) == (span, modifier, expected)


@pytest.mark.parametrize(
    "text",
    [
        "the road is now closed",
        "it is being repaired right now",
        "you will have heard by now",
        "Summer sales rose",
        "prices fall",
        "winter coats",
        "a spring in her step",
    ],
)
def test_now_and_seasons_that_name_no_date(text: str) -> None:
    assert find_dates(text, WEDNESDAY) == ()


def test_opening_hours_are_one_span() -> None:
    (when,) = find_dates("open on 28 May from 9am to 11am", datetime(2026, 5, 29))
    assert when.start is not None and when.end is not None and (when.start.hour, when.end.hour) == (9, 12)
