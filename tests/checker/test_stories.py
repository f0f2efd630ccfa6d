"""Which articles of a large corpus are checked together."""

from __future__ import annotations

import random

import numpy as np
import pytest

from checker import stories as room
from checker.stories import few, sketch, stories
from claims.extract import read_all
from claims.model import Article

EVENTS = (
    (
        "Thornwick Harbour Trust reopened its lighthouse on 4 March 2031. Warden Ada Pellow counted 3,120 visitors.",
        "The Thornwick lighthouse is open again. The Harbour Trust, said Pellow, welcomed 3,120 visitors on 4 March 2031.",
        "Visitors climbed the lighthouse at Thornwick; warden Ada Pellow of the Harbour Trust spoke of 3,150.",
    ),
    (
        "Gallowby Railway Museum bought a locomotive for $84,500 from Rudge Brothers on 9 June 2031.",
        "Rudge Brothers sold a locomotive to the museum of Gallowby. The price was $84,500, director Ines Cobb said.",
        "Director Ines Cobb showed the locomotive that Gallowby Railway Museum had bought from Rudge Brothers.",
    ),
    (
        "青渚市图书馆2031年5月18日重新开放，馆长闻人溪说首日接待读者4120人次。",
        "青渚市图书馆重新开放。馆长闻人溪介绍，开放首日共有4120名读者入馆。",
        "闻人溪馆长表示，青渚市图书馆改造历时14个月，5月18日重新开放。",
    ),
    (
        "乌岭煤业公司2031年7月2日公布，二号井停产整顿，涉及矿工316人，负责人为屠怀远。",
        "屠怀远说，乌岭煤业二号井自7月2日起停产，316名矿工放假。",
        "乌岭煤业公司二号井停产，当地应急管理局派出工作组，屠怀远到场。",
    ),
)


@pytest.fixture(scope="module")
def made():
    texts = [(number, text) for number, event in enumerate(EVENTS) for text in event]
    articles = [Article.from_text(text, path=f"{i:02}.txt", published="2031-08-01") for i, (_, text) in enumerate(texts)]
    return [sketch(article, read) for article, read in zip(articles, read_all(articles), strict=True)]


def _divided(monkeypatch):
    monkeypatch.setattr(room, "ALL_PAIRS", 0)


def test_few_values_are_one_story(made) -> None:
    assert few(made)
    assert stories(made) == (tuple(range(12)),)
    assert stories([]) == ()


def test_events_are_stories(made, monkeypatch) -> None:
    _divided(monkeypatch)
    assert stories(made) == ((0, 1, 2), (3, 4, 5), (6, 7, 8), (9, 10, 11))


def test_order_of_articles_does_not_matter(made, monkeypatch) -> None:
    _divided(monkeypatch)
    order = list(range(len(made)))
    random.Random(7).shuffle(order)
    found = {frozenset(order[i] for i in group) for group in stories([made[i] for i in order])}
    assert found == {frozenset(group) for group in stories(made)}


def test_two_languages_meet_by_names_and_values(made, monkeypatch) -> None:
    _divided(monkeypatch)
    texts = (
        "杜明远率领的考察队2031年3月9日登上青石寺所在的山顶，全程5420米。",
        "An expedition led by Du Mingyuan reached the summit above Qingshi Temple on 9 March 2031, a walk of 5,420 metres.",
    )
    articles = [Article.from_text(text, path=f"x{i}.txt", published="2031-08-01") for i, text in enumerate(texts)]
    sketches = [sketch(article, read) for article, read in zip(articles, read_all(articles), strict=True)]
    assert stories([*made, *sketches])[-1] == (12, 13)


def test_a_large_core_is_divided_by_a_stricter_floor(monkeypatch) -> None:
    monkeypatch.setattr(room, "LARGE", 3)
    left, right = np.array([0, 1, 2, 3, 4]), np.array([1, 2, 3, 4, 5])
    likeness = np.array([0.9, 0.9, 0.21, 0.9, 0.9])  # two triples with one weak bridge
    numbers = np.zeros(6, dtype=np.int64)
    room._divide(np.arange(6), (left, right, likeness), 0.2, numbers)
    assert numbers.tolist() == [0, 0, 0, 3, 3, 3]


def test_what_cannot_be_divided_stays_together(monkeypatch) -> None:
    monkeypatch.setattr(room, "LARGE", 3)
    left, right = np.array([0, 1, 2]), np.array([1, 2, 3])
    numbers = np.zeros(4, dtype=np.int64)
    room._divide(np.arange(4), (left, right, np.ones(3)), 0.2, numbers)
    assert numbers.tolist() == [0, 0, 0, 0]


def test_a_small_core_joins_the_larger_one_it_resembles_most() -> None:
    numbers = np.array([0, 0, 0, 3, 4, 4])
    left, right = np.array([3, 3, 2]), np.array([1, 4, 5])
    joined = room._joined(numbers, left, right, np.array([0.10, 0.15, 0.07]))
    assert joined == {3: 4}  # larger and more alike than 0; what 4 resembles most is smaller


def test_one_article_more_leaves_far_stories_as_they_are(made, monkeypatch) -> None:
    _divided(monkeypatch)
    before = {frozenset(group) for group in stories(made)}
    after = {frozenset(group) for group in stories(made[:-1])}
    assert len(before - after) == 1


@pytest.mark.parametrize("terms", [1, 60, 500])
def test_how_many_terms_are_weighed_together_changes_nothing(terms, made, monkeypatch) -> None:
    _divided(monkeypatch)
    sketches = [*made, room.Sketch(b"", b"", ()), *made[::-1]]
    whole, vectors = stories(sketches), room._vectors(sketches).toarray()
    assert vectors.any()
    monkeypatch.setattr(room, "TERMS", terms)
    assert np.array_equal(room._vectors(sketches).toarray(), vectors)
    assert stories(sketches) == whole
