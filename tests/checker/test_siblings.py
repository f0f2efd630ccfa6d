"""Two things of one kind that each clause calls by its full name."""

from __future__ import annotations

import pytest

from checker.siblings import siblings
from claims.extract import extract
from claims.model import Article, Claim


def _pair(first: str, second: str) -> tuple[list[Claim], list[Article]]:
    articles = [Article.from_text(text, path=f"{i}.txt", published="2031-06-01") for i, text in enumerate((first, second))]
    claims = extract(articles).claims
    return [next(c for c in claims if c.article == i) for i in range(2)], articles


EN = "Garridge {} Fair drew 34,780 visitors, and the mayor praised Garridge {} Fair."
ZH = "岚洲文旅集团为莲湾{}轮渡招募了348名船员。莲湾{}轮渡的码头也已建成。"


@pytest.mark.parametrize(("text", "names"), [(EN, ("Newacre", "Whitewater")), (ZH, ("碧水", "西山"))])
def test_two_names_of_one_kind_are_two_things_in_a_corpus_of_many(text: str, names: tuple[str, str]) -> None:
    (a, b), articles = _pair(*(text.format(name, name) for name in names))
    assert siblings(a, b, articles, one_of_many=True)
    assert not siblings(a, b, articles, one_of_many=False)  # may be two names of one thing


@pytest.mark.parametrize(
    ("text", "names", "more"),
    [
        (EN, ("Newacre", "Whitewater"), " It is younger than Garridge Newacre Fair."),
        (ZH, ("碧水", "西山"), "它比莲湾碧水轮渡晚一年启用。"),
    ],
)
def test_an_article_that_knows_both_tells_them_apart(text: str, names: tuple[str, str], more: str) -> None:
    first, second = (text.format(name, name) for name in names)
    (a, b), articles = _pair(first, second + more)
    assert siblings(a, b, articles, one_of_many=False)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (EN.format("Newacre", "Newacre"), EN.format("Newacre", "Newacre").replace("34,780", "34,870")),
        (EN.format("Newacre", "Newacre"), EN.format("New Newacre", "New Newacre")),  # the same, more fully
        (EN.format("Newacre", "Newacre"), "Garridge Hospital drew 34,870 visitors, and people liked Garridge Hospital."),
        (ZH.format("碧水", "碧水"), "莲湾碧水轮渡公司招募了384名船员。"),
        (ZH.format("碧水", "碧水"), "它招募了384名船员。"),
    ],
)
def test_what_is_no_sibling(first: str, second: str) -> None:
    (a, b), articles = _pair(first, second)
    assert not siblings(a, b, articles, one_of_many=True)


def test_one_article_is_not_asked() -> None:
    (a, _), articles = _pair(EN.format("Newacre", "Newacre"), EN.format("Whitewater", "Whitewater"))
    assert not siblings(a, a, articles, one_of_many=True)
