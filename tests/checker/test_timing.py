from __future__ import annotations

import pytest

from checker.timing import NAMES, number, timing
from claims.extract import extract
from claims.model import Article


def told(first: str, second: str, days: tuple[str | None, str | None] = ("2031-08-05", "2031-08-07")) -> dict[str, float]:
    """The timing features of the first figures of two texts."""
    articles = [
        Article.from_text(text, path=f"{i}.txt", published=day)
        for i, (text, day) in enumerate(zip((first, second), days, strict=True))
    ]
    claims = extract(articles).claims
    x, y = (next(c for c in claims if c.article == i and number(c.value) is not None) for i in (0, 1))
    return dict(zip(NAMES, timing(x, y, articles), strict=True))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("洪水已造成6人遇难。", "洪水已造成14人遇难。"),
        ("仍有30人失联。", "仍有9人失联。"),
        ("The fire has killed 6 people.", "The fire has killed 14 people."),
        ("截至目前，青河电影票房为16亿元。", "截至最新，青河电影票房已达17亿元。"),
        ("青河学院自揭牌以来举办了149个班次。", "青河学院自揭牌以来举办了154个班次。"),
        ("The ferry has carried 4,100 people since its launch.", "The ferry has carried 4,600 people since its launch."),
    ],
)
def test_a_tally_runs_on(first, second):
    assert told(first, second)["outrun"] == 1


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        ("洪水已造成14人遇难。", "洪水已造成6人遇难。", ("2031-08-05", "2031-08-07")),  # the dead do not become fewer
        ("洪水已造成6人遇难。", "洪水已造成14人遇难。", ("2031-08-05", "2031-08-05")),  # one day
        ("洪水已造成6人遇难。", "洪水已造成14人遇难。", ("2031-08-05", None)),
        ("洪水已造成6人遇难。", "洪水已造成14人遇难。", ("2031-08-05", "2033-08-07")),  # long over
        ("大桥有6座桥墩。", "大桥有14座桥墩。", ("2031-08-05", "2031-08-07")),  # nothing that runs on
    ],
)
def test_what_is_no_running_tally(first, second, days):
    assert told(first, second, days)["outrun"] == 0


def test_a_bulletin_beside_a_text_without_moment():
    bulletin, total = "截至8月5日3时，已有9人死亡。", "坍塌共造成11人死亡。"
    assert told(bulletin, total, ("2031-08-05", "2031-08-05"))["outrun"] == 1
    assert told(total, bulletin, (None, "2031-08-05"))["outrun"] == 1
    assert told("截至8月5日3时，已有12人死亡。", total, ("2031-08-05", None))["outrun"] == 0  # the dead do not become fewer
    assert told("已有9人死亡。", total, ("2031-08-05", None))["outrun"] == 0  # no bulletin


def test_moments_apart_and_alike():
    first = "截至8月5日22时，已有6人遇难。"
    assert told(first, "截至8月6日22时，已有14人遇难。")["asof_apart"] == 1
    same = told(first, "截至8月5日22时，已有14人遇难。")
    assert (same["asof_apart"], same["asof_same"]) == (0, 1)
    assert told(first, "已有14人遇难。")["asof_same"] == 0


def test_days_of_an_unknown_year_are_apart_too():
    found = told("截至8月5日22时，已有6人遇难。", "截至8月6日22时，已有14人遇难。", (None, None))
    assert (found["asof_apart"], found["asof_same"]) == (1, 0)
