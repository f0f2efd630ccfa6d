"""Articles that are put away: in the same order, with the same keys and texts, and few of them held at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from checker.articles import Articles, Gathering, PutAway, View, as_articles, ordered
from checker.memory import ARTICLE, Budget
from claims.model import Article, Span
from claims.store import corpus_key

TEXTS = [f"第{n}号馆首日接待读者{4000 + n}人次。\ud800🙂\n" for n in range(30)]


def _articles() -> list[Article]:
    made = [Article.from_text(text, path=f"in/{n}.txt", published="2031-05-18") for n, text in enumerate(TEXTS)]
    made[3] = replace(
        made[3], published=None, published_from="unknown", source="晨报", dropped=(Span(1, 2), Span(4, 5)), notes=("x", "y")
    )
    made[4] = replace(made[4], published_from="inferred", title_span=Span(0, 3), first_line=7)
    return [*made, replace(made[9], text="一\n"), replace(made[9], text="\n")]  # three under one path


def _put_away(articles: Sequence[Article], room: int = 1) -> PutAway:
    away = PutAway(room)
    for article in articles:
        away.add(article, Articles([article]).key(0))
    away.sort()
    return away


def test_what_is_put_away_comes_back_in_order() -> None:
    away, held = _put_away(_articles()), ordered(_articles())
    assert list(away) == list(held) == [away[i] for i in range(len(held))] == list(away[:])
    assert away[-1] == held[-1]
    assert list(away[3:9:2]) == list(held[3:9:2])
    with pytest.raises(IndexError):
        away[len(held)]
    everything = range(len(held))
    assert [away.key(i) for i in everything] == [held.key(i) for i in everything]
    assert [away.digest(i) for i in everything] == [held.digest(i) for i in everything]
    assert [away.undated(i) for i in everything] == [held.undated(i) for i in everything]
    assert sum(away.undated(i) for i in everything) == 2
    assert away.corpus_key() == held.corpus_key() == corpus_key(_articles())


def test_few_articles_are_held_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    fetched: list[int] = []
    inner = PutAway._text

    def text(self: PutAway, n: int) -> str:
        fetched.append(n)
        return inner(self, n)

    articles = _articles()
    most = 3 * (ARTICLE + 2 * max(len(article.text) for article in articles))
    away = _put_away(articles, most)
    monkeypatch.setattr(PutAway, "_text", text)
    for i in (*range(len(away)), *range(len(away))):
        assert away[i].text
        assert len(away._recent) <= 4
        assert away._spent <= most
    assert len(fetched) == 2 * len(away)
    fetched.clear()
    assert away[5].text == away[5].text
    assert fetched == [away._order[5]]


def test_bare_articles_fetch_no_text_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    away, held = _put_away(_articles()), ordered(_articles())
    expected = list(held)
    seen = list(away.bare)
    with monkeypatch.context() as closed:
        closed.setattr(PutAway, "_text", lambda *_: pytest.fail("a text was read"))
        assert [one.path for one in seen] == [one.path for one in expected]
        assert [(one.published, one.title, one.notes, one.dropped, one.first_line) for one in seen] == [
            (one.published, one.title, one.notes, one.dropped, one.first_line) for one in expected
        ]
        assert seen[0].published == date(2031, 5, 18)
    assert [one.text for one in seen] == [one.text for one in expected]
    assert [one.line_of(5) for one in seen] == [one.line_of(5) for one in expected]


@pytest.mark.parametrize("budget", [Budget(), Budget(2_000_000_000, model=False)])
def test_what_is_gathered_can_be_cut(budget: Budget) -> None:
    gathered = Gathering(budget)
    articles = _articles()
    for article in articles[:5]:
        gathered.add(article)
    gathered.cut(2)
    assert len(gathered) == 2
    for article in reversed(articles[5:]):
        gathered.add(article, Articles([article]).key(0))
    made = gathered.done()
    assert isinstance(made, PutAway) == (budget.total is not None)
    assert list(made) == list(ordered([*articles[:2], *articles[5:]]))
    assert made.corpus_key() == corpus_key([*articles[:2], *articles[5:]])


def test_articles_that_are_held_keep_their_places() -> None:
    articles = _articles()[::-1]
    made = as_articles(articles)
    assert list(made) == articles == list(made.bare)
    assert as_articles(made) is made is ordered(made)


def test_everything_in_an_article_but_its_notes_is_in_its_digest() -> None:
    one = _articles()[4]
    other = {
        "path": "b", "text": "b", "title": "b", "published": date(2031, 1, 1), "published_from": "metadata", "source": "b",
        "language": "en", "body": Span(0, 1), "title_span": None, "dropped": (Span(0, 1),), "first_line": 9,
    }  # fmt: skip
    assert {*other, "notes"} == set(Article.__slots__)
    own = Articles([one]).digest(0)
    assert all(Articles([replace(one, **{name: value})]).digest(0) != own for name, value in other.items())
    assert Articles([replace(one, notes=("z",))]).digest(0) == own


def test_a_view_makes_what_is_looked_at() -> None:
    made: list[int] = []
    view = View(4, lambda i: made.append(i) or i * 10)  # type: ignore[func-returns-value]
    assert (len(view), view[-1], view[1:3]) == (4, 30, (10, 20))
    assert made == [3, 1, 2]
    assert list(view) == [0, 10, 20, 30]
