"""The calendar: known festivals, and properties of the lunar table."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.lang.calendar import EN_HOLIDAYS, HOLIDAYS, ZH_HOLIDAYS, from_lunar, holiday, lunar_new_year, nth_weekday

KNOWN = [
    ("Spring Festival", date(2024, 2, 10)),
    ("Spring Festival", date(2033, 1, 31)),
    ("Mid-Autumn Festival", date(2025, 10, 6)),
    ("Dragon Boat Festival", date(2023, 6, 22)),
    ("New Year's Eve (lunar)", date(2026, 2, 16)),
    ("Tomb-Sweeping Day", date(2023, 4, 5)),
    ("Tomb-Sweeping Day", date(2024, 4, 4)),
    ("Thanksgiving", date(2024, 11, 28)),
    ("Black Friday", date(2024, 11, 29)),
    ("Easter", date(2024, 3, 31)),
    ("Memorial Day", date(2024, 5, 27)),
    ("National Day", date(2026, 10, 1)),
]


@pytest.mark.parametrize(("name", "day"), KNOWN)
def test_festivals(name: str, day: date) -> None:
    assert holiday(name, day.year) == day


def test_every_name_has_a_day() -> None:
    assert all(holiday(name, 2025) is not None for name in HOLIDAYS)
    assert set(ZH_HOLIDAYS.values()) | set(EN_HOLIDAYS.values()) <= set(HOLIDAYS)


@given(st.integers(1900, 2059))
def test_a_lunar_year_has_twelve_or_thirteen_months(year: int) -> None:
    this, following = lunar_new_year(year), lunar_new_year(year + 1)
    assert this is not None and following is not None
    assert (following - this).days in {353, 354, 355, 383, 384, 385}
    assert date(year, 1, 20) <= this <= date(year, 2, 21)


@given(st.integers(1900, 2060), st.integers(1, 12), st.integers(1, 29))
def test_lunar_days_follow_each_other(year: int, month: int, day: int) -> None:
    here, next_ = from_lunar(year, month, day), from_lunar(year, month, day + 1)
    assert here is not None
    assert next_ is None or next_ == here + timedelta(1)


def test_outside_the_table_there_is_no_day() -> None:
    assert from_lunar(1899, 1, 1) is None
    assert from_lunar(2061, 1, 1) is None
    assert from_lunar(2025, 13, 1) is None
    assert from_lunar(2025, 1, 31) is None
    assert nth_weekday(2025, 2, 0, 5) is None
