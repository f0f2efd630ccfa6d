"""Which claims are compared at all."""

from __future__ import annotations

import numpy as np

from checker.cards import card
from checker.pairs import comparable, counted_apart, usable, vectors_of
from claims.embed import load
from tests.checker._claims import claim_of, read


def test_never_within_one_sentence() -> None:
    found = read("东港停靠了41艘货船，西港停靠了48艘货船。", "东港停靠了14艘货船。")
    pairs = comparable(found.claims)
    assert pairs == [(0, 2), (1, 2)]


def test_two_sentences_of_one_article_are_compared() -> None:
    assert comparable(read("东港停靠了41艘货船。港务局称东港停靠了48艘货船。").claims) == [(0, 1)]


def test_units_apart_are_not_compared() -> None:
    assert comparable(read("东港投资41亿元。", "东港投资41亿美元。", "东港长41公里。").claims) == []


def test_people_and_things_are_counted_apart() -> None:
    found = read("灾区转移640人。", "灾区关停46家工厂。", "灾区转移460名村民。")
    people, things, more = (claim_of(found, value) for value in ("640人", "46家", "460名"))
    assert counted_apart(people, things)
    assert not counted_apart(people, more)
    assert comparable((people, things, more)) == [(0, 2)]


def test_usable() -> None:
    found = read("新华社栖州5月18日电 栖州港于4月9日开港。", "截至6月末，港区贷款余额为30亿元。", "港区每周一盘点。")
    assert not usable(claim_of(found, "5月18日"))
    assert not usable(claim_of(found, "6月末"))
    assert usable(claim_of(found, "4月9日"))
    assert usable(claim_of(found, "30亿元"))
    assert not any(usable(c) for c in found.claims if c.article == 2)


def test_vectors_have_unit_length() -> None:
    cards = [card(c) for c in read("东港停靠了41艘货船。", "The port took in 41 ships.", "西港于4月9日开港。").claims]
    for made in vectors_of(cards, load("hash")):
        assert made.shape[0] == len(cards)
        assert np.allclose(np.linalg.norm(made, axis=1), 1.0, atol=1e-3)


def test_people_are_not_compared_with_firms_across_languages() -> None:
    made = read("Lanzhou Tech employed 3,210 people.", "全市有312家企业。", "公司有3120名员工。").claims
    assert counted_apart(made[0], made[1])
    assert not counted_apart(made[0], made[2])


def test_a_time_allowed_is_no_date() -> None:
    assert not usable(claim_of(read("请在刊发之日起30日内联系本报。"), "30日内"))
    assert usable(claim_of(read("大桥5月20日通车。"), "5月20日"))
