"""Long lines that are no prose: time grows with the text and not faster, and the prose around them is still read."""

from __future__ import annotations

import random
from datetime import datetime
from time import process_time

import pytest

from claims.find._runs import BLOCK, SHORT, stretches, thinned
from claims.find.dates import find_dates, resolve_offsets
from claims.find.durations import find_durations
from claims.find.figures import find_figures
from claims.find.values import find_values
from claims.model import Span

REFERENCE = datetime(2026, 5, 20)
UNITS = [
    "1",
    "一",
    "(",
    "1,",
    "1、",
    "5月",
    "三天后",
    "1.",
    "1 ",
    "百分之",
    "12:30",
    "$",
    "http://a",
    "a@",
    "the ",
    "123 ",
    "1/",
    " ",
    "\n",
]
ALPHABETS = ["1,", "1、", "0123456789,. ", "1年月日", "一二三十百千万亿", "今昨明天前", "(1)", "上下午周一", "abc 1"]


def seconds(text: str) -> float:
    began = process_time()
    find_figures(text)
    resolve_offsets(find_dates(text, REFERENCE))
    find_durations(text)
    return process_time() - began


@pytest.mark.parametrize("unit", UNITS)
def test_a_repeated_unit_takes_linear_time(unit: str) -> None:
    """Twice the text takes about twice as long; a quadratic reader would take four times."""
    line = unit * (200_000 // len(unit))
    half = seconds(line[: len(line) // 2])
    assert seconds(line) < 3.2 * half + 0.5


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_a_random_line_takes_linear_time(alphabet: str) -> None:
    choose = random.Random(7)
    line = "".join(choose.choice(alphabet) for _ in range(40_000))
    half = seconds(line[:20_000])
    assert seconds(line) < 3.2 * half + 0.5


@pytest.mark.parametrize("wall", ["1,", "5月", "=", "\n", "1、", " "])
def test_what_stands_beside_a_wall_is_read_with_its_span(wall: str) -> None:
    before, after = "水厂2024年5月售水35万吨。", "工期三年。"
    text = before + wall * (6 * BLOCK) + "\n" * BLOCK + after
    found = {v.text: v.span.start for v in find_values(text, REFERENCE)}
    assert found["2024年5月"] == 2
    assert found["35万吨"] == before.index("35")
    assert found["三年"] == text.rindex("三年")


def test_prose_is_one_stretch() -> None:
    text = "2024年5月3日，水厂售水35万吨，同比增长12.5%，共有1,200户受益，其中320户为新增。" * 2
    assert stretches(text * 20 + "工期三年") == [(0, len(text) * 20 + 4)]
    assert stretches("1," * (SHORT // 2 - 1)) == [(0, SHORT - 2)]


def test_a_short_list_of_numbers_is_read_whole() -> None:
    line = "、".join(f"{n}吨" for n in range(100, 300))
    assert len(find_figures(line)) == 200
    assert thinned([Span(i, i + 1) for i in range(100)], SHORT) == []
    assert len(thinned([Span(8 * i, 8 * i + 1) for i in range(100)], SHORT)) == 100
