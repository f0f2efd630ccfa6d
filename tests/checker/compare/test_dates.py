"""When two dates, times or lengths agree, and when they do not."""

from __future__ import annotations

from datetime import datetime

import pytest

from checker.compare.dates import compare_dates
from checker.compare.durations import compare_duration_to_date, compare_durations
from claims.find.dates import find_dates, resolve_offsets
from claims.find.durations import find_durations
from claims.model import Duration, When

REFERENCE = datetime(2026, 5, 20)


def when(text: str, reference: datetime | None = REFERENCE) -> When:
    return find_dates(text, reference)[0]


def length(text: str) -> Duration:
    return find_durations(text)[0]


DATES = [
    ("5月17日", "2026-05-17", "same", "same-date"),
    ("5月17日", "5月16日", "conflict", "one-day-apart"),
    ("5月17日", "5月", "less-specific", "coarser"),
    ("5月17日", "17 May", "same", "same-date"),
    ("2018年3月", "2018年5月", "conflict", "disjoint"),
    ("3月3日", "5月3日", "conflict", "disjoint"),
    ("2021年6月", "2022年6月", "conflict", "disjoint"),
    ("9年前", "2016年", "less-specific", "coarser"),
    ("9年前", "2010年", "conflict", "disjoint"),
    ("14:52", "16时许", "conflict", "clock"),
    ("15时20分", "下午3点20分", "same", "same-time"),
    ("8时", "10时", "conflict", "clock"),
    ("6:15", "18:15", "conflict", "half-day"),
    ("16日2时20分", "16日凌晨两点多", "less-specific", "coarser"),
    ("下午三点半左右", "15:31", "less-specific", "coarser"),
    ("5月17日下午", "5月17日15时31分", "less-specific", "coarser"),
    ("年底前", "12月20日", "less-specific", "coarser"),
    ("6月17日前", "6月30日", "conflict", "disjoint"),
    ("6月17日前", "6月30日前", "conflict", "disjoint"),
    ("每天", "5月17日", "incomparable", "recurring"),
    ("每天", "daily", "same", "recurring"),
    ("2024年年底", "2024年11月", "less-specific", "coarser"),
    ("去年年底", "2025年9月", "weak", "soft-bounds"),
    ("10月1日至7日", "10月5日至9日", "compatible", "overlap"),
    ("北京时间5月17日15时00分", "5月17日07:00 GMT", "same", "same-date"),
    ("15:00 GMT", "15:00 local time", "incomparable", "time-zone"),
    ("三天后", "三天后", "same", "same-offset"),
    ("三天后", "五天后", "incomparable", "event"),
]


@pytest.mark.parametrize(("a", "b", "relation", "code"), DATES)
def test_dates(a: str, b: str, relation: str, code: str) -> None:
    x, y = when(a), when(b)
    there, back = compare_dates(x, y), compare_dates(y, x)
    assert (there.relation, there.code) == (relation, code)
    assert (back.relation, back.code) == (relation, code)
    assert there.why.en and there.why.zh


UNDATED = [
    ("8月6日", "August 6", "same", "same-date"),
    ("8月6日", "8月7日", "conflict", "one-day-apart"),
    ("8月6日", "9月6日", "conflict", "disjoint"),
    ("8月6日", "8月", "less-specific", "coarser"),
    ("8月6日", "2024年", "incomparable", "year-only"),
    ("周一", "周日", "conflict", "one-day-apart"),
    ("周一", "Thursday", "conflict", "weekday"),
    ("17日", "17日", "same", "same-day"),
    ("17日", "25日", "conflict", "day-of-month"),
]


@pytest.mark.parametrize(("a", "b", "relation", "code"), UNDATED)
def test_dates_of_undated_articles(a: str, b: str, relation: str, code: str) -> None:
    there = compare_dates(when(a, None), when(b, None))
    assert (there.relation, there.code) == (relation, code)


@pytest.mark.parametrize(
    ("known", "vague", "relation", "code"),
    [
        ("2026年5月17日", "5月17日", "less-specific", "year-unknown"),
        ("2026年5月17日", "5月18日", "conflict", "one-day-apart"),
        ("2026年5月17日", "6月17日", "conflict", "disjoint"),
        ("2026年5月17日", "周日", "less-specific", "weekday"),
        ("2026年5月17日", "周三", "conflict", "weekday"),
        ("2026年5月17日", "17日", "less-specific", "month-unknown"),
        ("2026年5月17日", "25日", "conflict", "day-of-month"),
        ("2026年5月17日8时30分", "17日9时30分", "conflict", "clock"),
    ],
)
def test_a_dated_against_an_undated_article(known: str, vague: str, relation: str, code: str) -> None:
    there = compare_dates(when(known), when(vague, None))
    assert (there.relation, there.code) == (relation, code)


LENGTHS = [
    ("148 seconds", "two minutes and 28 seconds", "same", "same-length"),
    ("一年", "半年", "conflict", "disjoint"),
    ("nearly two years", "23 months", "compatible", "within-bounds"),
    ("nearly two years", "three years", "conflict", "disjoint"),
    ("3年", "三年", "same", "same-length"),
    ("35小时", "53小时", "conflict", "digits-swapped"),
    ("三天", "三个月", "conflict", "unit-slip"),
    ("三个月", "90天", "same", "same-length"),
    ("96小时", "四天", "same", "same-length"),
    ("一周", "七天", "same", "same-length"),
    ("44 months", "more than three and a half years", "compatible", "within-bounds"),
    ("近110分钟", "1小时49分", "compatible", "within-bounds"),
    ("不到两小时", "1小时49分", "compatible", "within-bounds"),
    ("不到两小时", "3小时", "conflict", "disjoint"),
    ("over two years", "six years", "compatible", "within-bounds"),
    ("2 years", "23 months", "less-specific", "rounding"),
    ("31 minutes", "41 minutes", "conflict", "disjoint"),
    ("数十年", "30年", "compatible", "within-bounds"),
]


@pytest.mark.parametrize(("a", "b", "relation", "code"), LENGTHS)
def test_lengths(a: str, b: str, relation: str, code: str) -> None:
    x, y = length(a), length(b)
    there, back = compare_durations(x, y), compare_durations(y, x)
    assert (there.relation, there.code) == (relation, code)
    assert (back.relation, back.code) == (relation, code)


@pytest.mark.parametrize(
    ("span", "end", "start", "relation", "code"),
    [
        ("一年", "年底", datetime(2026, 5, 20), "conflict", "other-end"),
        ("半年", "年底", datetime(2026, 5, 20), "compatible", "ends-then"),
        ("半年", "今年余下的时间", datetime(2026, 8, 5), "weak", "ends-near"),
        ("一年", "今年余下的时间", datetime(2026, 8, 5), "conflict", "other-end"),
        ("七天", "5月27日", datetime(2026, 5, 20), "compatible", "ends-then"),
        ("一年", "年底", None, "incomparable", "start-unknown"),
    ],
)
def test_a_length_against_an_end(span: str, end: str, start: datetime | None, relation: str, code: str) -> None:
    verdict = compare_duration_to_date(length(span), when(end), start)
    assert (verdict.relation, verdict.code) == (relation, code)


def test_a_clock_with_a_borrowed_day_is_compared_by_the_clock() -> None:
    """Two articles differ on the day; their clock times agree, and only the days are in conflict."""
    first = resolve_offsets(find_dates("飞机5月17日备降，当天15时31分落地。", REFERENCE))[1]
    second = resolve_offsets(find_dates("事情发生在5月16日，乘客说下午三点半左右飞机停稳。", REFERENCE))[1]
    assert first.start and second.start and first.start.date() != second.start.date()
    assert compare_dates(first, second).relation == "compatible"
    assert compare_dates(when("5月17日15时31分"), when("5月16日15时31分")).code == "one-day-apart"
