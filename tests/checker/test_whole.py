"""Stories put together: the report of a divided corpus says what its stories say, with articles counted through."""

from __future__ import annotations

import pytest

from checker import stories as room
from checker.lazy import Lazy
from checker.run import check
from checker.story import Inside
from checker.whole import together
from claims.model import Article, Entity, Link

TOLD = {
    "a": (
        "青渚市图书馆2031年5月18日重新开放，馆长闻人溪说首日接待读者4120人次。",
        "青渚市图书馆2031年5月18日重新开放，馆长闻人溪说首日接待读者3120人次。",
    ),
    "b": (
        "乌岭煤业公司二号井2031年7月2日停产整顿，负责人屠怀远说，停产涉及矿工316人。",
        "乌岭煤业公司二号井2031年7月2日停产整顿，负责人屠怀远说，停产涉及矿工361人。",
    ),
    "c": (
        "Gallowby Railway Museum bought the locomotive from Rudge Brothers for $84,500, director Ines Cobb said.",
        "Gallowby Railway Museum bought the locomotive from Rudge Brothers for $84,500, director Ines Cobb said.",
    ),
}


def _articles(name: str) -> list[Article]:
    # the second article of each event sorts far from the first, so that stories interleave
    return [Article.from_text(text, path=f"{i}{name}.txt", published="2031-08-01") for i, text in enumerate(TOLD[name])]


@pytest.fixture
def divided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "ALL_PAIRS", 0)


def _all() -> list[Article]:
    return [article for name in TOLD for article in _articles(name)]


def test_a_divided_corpus_says_what_its_stories_say(divided: None) -> None:
    made = check(_all(), encoder="hash")
    alone = [check(_articles(name), encoder="hash") for name in TOLD]
    assert made.stats["stories"] == 3
    assert "6 articles were sorted into 3 stories" in made.notes[0].en
    head, _, _ = made.to_markdown(lang="en").partition("<details")
    assert "> 6 articles were sorted into 3 stories" in head  # before anything that is folded
    assert {f.id for f in made.conflicts} == {f.id for one in alone for f in one.conflicts}
    assert len(made.conflicts) == 2
    for finding in (*made.conflicts, *made.agreements):
        for side in finding.values:
            assert all(made.articles[claim.article].article.path == claim.path for claim in side.claims)


def test_claims_stand_in_the_order_of_articles(divided: None) -> None:
    made = check(_all(), encoder="hash")
    assert [claim.article for claim in made.claims] == sorted(claim.article for claim in made.claims)
    assert all(made.articles[claim.article].article.path == claim.path for claim in made.claims)
    assert len(made.claims) == len(made.clusters) == made.stats["claims"] == sum(1 for _ in made.claims)
    used = [number for number in made.clusters if number >= 0]
    assert list(dict.fromkeys(used)) == list(range(len(set(used))))
    assert {claim.subject for claim in made.claims if claim.subject} <= {entity.id for entity in made.entities}


def test_copies_are_named_through_the_corpus(divided: None) -> None:
    text = TOLD["b"][0] + "屠怀远表示，复产时间要看整改情况，井下的排水和通风没有中断，矿工的工资照发，附近的居民用煤也有保证。"
    made = check([*_articles("a"), *_articles("c"), *(Article.from_text(text, path=f"{i}z.txt") for i in range(2))], encoder="hash")
    assert {row.article.path: row.copy_of for row in made.articles if row.copy_of}["1z.txt"] == "0z.txt"


def test_what_the_run_knows_counts_through_the_corpus(divided: None) -> None:
    seen: list[Inside] = []
    made = check(_all(), encoder="hash", inside=seen.append)
    (inside,) = seen
    assert tuple(inside.extraction.claims) == tuple(made.claims)
    assert inside.extraction.articles == tuple(row.article for row in made.articles)
    for (i, j), score in inside.found.scores.items():
        a, b = (inside.extraction.claims[k] for k in (i, j))
        assert 0 <= score <= 1
        assert a.path[1] == b.path[1]  # no pair of two stories
    assert [inside.extraction.sentences[k][0].span.start for k in range(6)] == [0] * 6


def test_one_entity_an_id() -> None:
    link = Link("闻人溪", "闻人", "containment")
    found = together(
        [Entity("闻人", "闻人", "PER", ("馆长",)), Entity("江", "江", "LOC"), Entity("闻人", "闻人溪", "PER", ("闻人",), (link,))]
    )
    assert [entity.id for entity in found] == ["江", "闻人"]
    assert found[1] == Entity("闻人", "闻人溪", "PER", ("闻人", "馆长"), (link,))


def test_lazy_is_asked_once_and_only_when_looked_at() -> None:
    asked = []

    def make() -> tuple[int, ...]:
        asked.append(1)
        return (4, 5)

    lazy: Lazy[int] = Lazy(2, make)
    assert len(lazy) == 2
    assert asked == []
    assert list(lazy) == [4, 5] and lazy[1] == 5 and lazy == (4, 5) and lazy[:1] == (4,)
    assert asked == [1]
    assert len(Lazy(None, make)) == 2
