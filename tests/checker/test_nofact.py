"""Figures that state no fact of their own."""

from __future__ import annotations

import pytest

from checker.nofact import no_fact
from claims.extract import extract
from claims.model import Article, Figure


def first(text: str) -> bool:
    made = extract([Article.from_text(text, path="a.txt", published="2031-08-05")])
    return no_fact(next(claim for claim in made.claims if isinstance(claim.value, Figure)))


@pytest.mark.parametrize(
    "text",
    [
        "裁判大声倒数5个数字，随后吹哨。",
        "有人撑伞，有人帮忙拨打120和110。",
        "等到120救护车赶到时，老人已醒。",
        "三位知情人士透露，恒屿股份准备裁员。",
        "Four people familiar with the matter said Norbury will sell its mine.",
        "恒屿股份(12.350, 0.40, 3.35%)领涨。",
        'play({id:"a",width:600,height:360}); 恒屿大桥恢复通车。',
    ],
)
def test_no_fact(text):
    assert first(text)


@pytest.mark.parametrize(
    "text",
    [
        "裁判共吹罚5个犯规。",
        "青河市出动了120辆车。",
        "恒屿股份有120名员工。",
        "三位董事透露，恒屿股份准备裁员。",
        "Four people were hurt in the fire, officials said.",
        "恒屿股份利润率升至12.35%。",
        "Width: the tunnel has 600 lamps.",
    ],
)
def test_a_fact(text):
    assert not first(text)
