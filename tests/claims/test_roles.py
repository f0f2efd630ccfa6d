"""Dates that do not date what their clause tells."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.model import Article, When


def roles(text: str) -> list[str]:
    made = extract([Article.from_text(text, path="a.txt", published="2031-08-05")])
    return [dict(claim.extra)["role"] for claim in made.claims if isinstance(claim.value, When)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("恒屿大桥恢复通车 2031-08-03 12:47 来源：青河晚报 恒屿大桥修好了。", "dateline"),
        ("恒屿大桥恢复通车。发布时间：2031年8月3日 12:47", "dateline"),
        ("2031/08/03 12:47 恒屿大桥修好了", "dateline"),
        ("《青河日报》（2031年8月3日 04版）刊登了全文。", "dateline"),
        ("Bridge reopens. Last updated: 3 August 2031 at noon.", "dateline"),
        ("据《青河晚报》8月3日晚报道，恒屿大桥恢复通车。", "report"),
        ("8月3日，财经记者由恒屿股份方面获悉，大桥恢复通车。", "report"),
        ("恒屿大桥恢复通车（8月3日青河新闻网）。", "report"),
        ("2031年8月3日，青河市空气质量指数为23，优。", "as-of"),
        ("On 3 August 2031, the air quality index was 23 in Larkmere.", "as-of"),
        ("预计8月3日8时至4日8时，青河北部有大雨。", "as-of"),
        ("杨岚在2031年第一次临时股东大会上当选董事。", "as-of"),
    ],
)
def test_of_the_page_or_the_figure(text, role):
    assert set(roles(text)) == {role}


@pytest.mark.parametrize(
    "text",
    [
        "2031年8月3日，恒屿大桥恢复通车。",
        "恒屿大桥将于2031年8月3日恢复通车。",
        "8月3日晚，恒屿大桥恢复通车（全长3公里）。",
        "The bridge reopened on 3 August 2031.",
        "On 3 August 2031, the mayor reopened the bridge.",
        "2031年，恒屿股份在青河上市。",
    ],
)
def test_of_an_event(text):
    assert set(roles(text)) == {"event"}
