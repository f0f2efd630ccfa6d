"""Durations: what must be read, what must not, and what the words around them allow."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.find.durations import find_durations

YEAR, DAY = 31557600, 86400

READ = [
    # text, span, months, days, seconds, approximator
    ("跑了1分24秒才停", "1分24秒", 0, 0, 84, ""),
    ("她请假一年回乡写书", "一年", 12, 0, 0, ""),
    ("工期缩短了半年", "半年", 6, 0, 0, ""),
    ("抢修持续35个小时", "35个小时", 0, 0, 126000, ""),
    ("电池撑了148 seconds就没电", "148 seconds", 0, 0, 148, ""),
    ("The kettle took two minutes and 28 seconds.", "two minutes and 28 seconds", 0, 0, 148, ""),
    ("他以2小时08分47秒撞线", "2小时08分47秒", 0, 0, 7727, ""),
    ("She won in a time of 2:08:47 on a wet road", "2:08:47", 0, 0, 7727, ""),
    ("学制三年半", "三年半", 42, 0, 0, ""),
    ("房租押五个月", "五个月", 5, 0, 0, ""),
    ("He ran the shop for eight years.", "eight years", 96, 0, 0, ""),
    ("after two four-year terms as chair", "two four-year terms", 96, 0, 0, ""),
    ("桥修了近三年才通车", "三年", 36, 0, 0, "nearly"),
    ("养护期两年多", "两年多", 24, 0, 0, "over"),
    ("It lay idle for nearly two years.", "two years", 24, 0, 0, "nearly"),
    ("It has stood for over a decade.", "a decade", 120, 0, 0, "over"),
    ("判处有期徒刑三年六个月", "三年六个月", 42, 0, 0, ""),
    ("half an hour later the lights came back", "half an hour", 0, 0, 1800, ""),
    ("It lasted two and a half hours.", "two and a half hours", 0, 0, 9000, ""),
    ("排队约１２分钟", "１２分钟", 0, 0, 720, "about"),
    ("累計工作1.28萬小時", "1.28萬小時", 0, 0, 46080000, ""),
    ("整修耗时三个半月", "三个半月", Decimal("3.5"), 0, 0, ""),
    ("期限至少90天", "90天", 0, 90, 0, "at-least"),
    ("The permit lasts up to six weeks.", "six weeks", 0, 42, 0, "up-to"),
]


@pytest.mark.parametrize(("text", "span", "months", "days", "seconds", "approx"), READ)
def test_reads(text: str, span: str, months: int, days: int, seconds: int, approx: str) -> None:
    (d,) = find_durations(text)
    assert (d.text, d.months, d.days, d.seconds, d.approx) == (span, months, days, seconds, approx)
    assert text[d.span.start : d.span.end] == d.text


@pytest.mark.parametrize(
    "text",
    [
        "2024年5月的账目",  # a date
        "这张卷子考了438分",  # points
        "周年庆典",
        "五月份的雨",
        "他读三年级",
        "第三年才见效",
        "每天一杯",
        "07年的旧票",
        "a 12-year-old bottle, three years old",  # ages
        "rents of 900 dollars a year",  # a rate
        "the second half of the match",
        "at 12:34:20 the bell rang",  # a time of day
        "3月的花",
        "今天气温28度",
    ],
)
def test_does_not_read(text: str) -> None:
    assert find_durations(text) == ()


def test_bounds_of_words() -> None:
    def bounds(text: str) -> tuple[Decimal | None, Decimal | None]:
        (d,) = find_durations(text)
        return d.lo_seconds, d.hi_seconds

    assert bounds("两年多") == (2 * YEAR, 3 * YEAR)
    assert bounds("20多年") == (20 * YEAR, 30 * YEAR)
    assert bounds("超过三天") == (3 * DAY, None)
    assert bounds("不到五天") == (Decimal("4.5") * DAY, 5 * DAY)
    assert bounds("三到五天") == (3 * DAY, 5 * DAY)
    assert bounds("数十年") == (20 * YEAR, 100 * YEAR)
    assert bounds("three to five years") == (3 * YEAR, 5 * YEAR)


def test_calendar_units_are_kept() -> None:
    (half,) = find_durations("停业半年")
    assert (half.months, half.days, half.unit) == (6, 0, "month")


ZH_UNITS = {"年": "year", "个月": "month", "周": "week", "天": "day", "小时": "hour", "分钟": "minute", "秒": "second"}
EN_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
MONTHS = {"year": 12, "month": 1}
DAYS = {"week": 7, "day": 1}
SECONDS = {"hour": 3600, "minute": 60, "second": 1}


@given(n=st.integers(1, 99), unit=st.sampled_from(sorted(ZH_UNITS)))
def test_every_chinese_length_is_read_back(n: int, unit: str) -> None:
    name = ZH_UNITS[unit]
    (d,) = find_durations(f"全程{n}{unit}。")
    assert (d.months, d.days, d.seconds) == (n * MONTHS.get(name, 0), n * DAYS.get(name, 0), n * SECONDS.get(name, 0))


@given(n=st.integers(2, 999), unit=st.sampled_from(EN_UNITS))
def test_every_english_length_is_read_back(n: int, unit: str) -> None:
    (d,) = find_durations(f"It took {n} {unit}s.")
    assert (d.months, d.days, d.seconds) == (n * MONTHS.get(unit, 0), n * DAYS.get(unit, 0), n * SECONDS.get(unit, 0))


@settings(max_examples=200)
@given(st.text(alphabet="0123456789年月日天个半两三十多 近约:.,-abyerhosuminted", max_size=60))
def test_any_text_gives_ordered_disjoint_spans(text: str) -> None:
    found = find_durations(text)
    assert all(text[d.span.start : d.span.end] == d.text for d in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize("text", ["渔船年复一年地出海。", "他日复一日地练习。"])
def test_idioms_of_time_are_no_lengths(text):
    assert not find_durations(text)
