from __future__ import annotations

import pytest

from checker.twins import twins
from claims.extract import extract
from claims.model import Article


def pair(first: str, second: str) -> bool:
    made = extract([Article.from_text(text, path=f"{i}.txt", published="2031-08-05") for i, text in enumerate((first, second))])
    a, b = (next(c for c in made.claims if c.article == i) for i in (0, 1))
    return twins(a, b, made.articles)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "恒屿股份今年以来共有17次跌破均线，值得关注。恒屿股份收跌。",
            "澜江电气今年以来共有28次跌破均线，值得关注。澜江电气收涨。",
        ),
        (
            "Norbury sold 17 houses last month, agents said. Norbury is growing.",
            "Wexcombe sold 28 houses last month, agents said. Wexcombe waits.",
        ),
    ],
)
def test_one_mould_two_names(first, second):
    assert pair(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "恒屿股份今年共有17次跌破均线，值得关注。恒屿股份收跌。",
            "恒屿股份今年共有28次跌破均线，值得关注。恒屿股份收跌。",
        ),  # altered figure
        ("暴雨造成17人受伤，救援仍在进行。", "暴雨导致28人受伤，救援仍在进行。"),  # a synonym
        ("恒屿股份今年共有17次跌破均线。恒屿股份收跌。", "昨日降雨28毫米，气象台发布预警。"),  # no mould
        ("Norbury sold 17 houses last month. Norbury is growing.", "Norbury sold 28 houses last month. It is growing."),
    ],
)
def test_what_is_no_twin(first, second):
    assert not pair(first, second)
