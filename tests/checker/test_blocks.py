"""Which claims of a large corpus meet."""

from datetime import date

import numpy as np
import pytest

from checker import blocks as room
from checker import pairs
from checker.blocks import Cut, alike, blocks, left_out, topics
from claims.extract import extract
from claims.model import Article


def _article(path, text, day="2024-05-03"):
    return Article.from_text(text, path=path, published=day)


EVENTS = [
    ("Thornwick", "Thornwick Harbour Trust", "lighthouse"),
    ("Gallowby", "Gallowby Railway Museum", "locomotive"),
    ("Ferndale", "Ferndale Observatory", "telescope"),
]


@pytest.fixture(scope="module")
def corpus():
    articles = []
    for number, (_, owner, thing) in enumerate(EVENTS):
        for teller in range(2):
            text = f"{owner} reopened its {thing} on Monday.\n{owner} said {310 + number} visitors came. "
            text += f"The {thing} drew {85 + teller} volunteers.\n"
            articles.append(_article(f"{number}-{teller}.txt", text))
    return extract(articles)


def _alike(claims):
    """Vectors by which all clauses and sentences are near each other."""
    rows = np.ones((len(claims), 4), dtype=np.float32) / 2
    return lambda: (rows, rows)


def _met(corpus, monkeypatch, limit):
    monkeypatch.setattr(pairs, "ALL_PAIRS", limit)
    found, cuts = pairs.choose(corpus.claims, corpus.articles, _alike(corpus.claims))
    return {(corpus.claims[i].path, corpus.claims[j].path) for i, j in found}, found, cuts


def test_few_claims_all_meet(corpus, monkeypatch):
    _, found, cuts = _met(corpus, monkeypatch, 20_000)
    assert found == pairs.comparable(corpus.claims) and cuts == []


def test_of_many_claims_those_meet_that_share_names_or_rare_words(corpus, monkeypatch):
    paths, found, cuts = _met(corpus, monkeypatch, 0)
    assert {("0-0.txt", "0-1.txt"), ("1-0.txt", "1-1.txt"), ("2-0.txt", "2-1.txt")} <= paths
    assert all(a[0] == b[0] for a, b in paths)
    assert set(found) < set(pairs.comparable(corpus.claims)) and found == sorted(set(found))
    assert cuts == []


def test_a_claim_without_a_name_meets_by_the_names_of_its_article(corpus, monkeypatch):
    _, found, _ = _met(corpus, monkeypatch, 0)
    quotes = {frozenset((corpus.claims[i].quote, corpus.claims[j].quote)) for i, j in found}
    assert any(all("volunteers" in quote and "Trust" not in quote for quote in pair) and len(pair) == 2 for pair in quotes)


def test_a_key_that_too_many_share_needs_a_second_one_or_the_week(monkeypatch):
    monkeypatch.setattr(room, "HOT", 3)
    monkeypatch.setattr(room, "WORDS", 0)
    days = [date(2024, 1, 1 + 7 * (n // 2)) for n in range(8)]
    articles = [
        _article(f"{n}.txt", f"The Ostrava Council counted {40 + n} trees.\n", day.isoformat()) for n, day in enumerate(days)
    ]
    found = extract(articles)
    chosen = [i for i, claim in enumerate(found.claims) if claim.subject or claim.entities]
    assert len(chosen) == 8
    groups, cuts = blocks(found.claims, found.articles, ["count"] * len(found.claims), chosen)
    assert cuts == []
    met = {(found.claims[i].path, found.claims[j].path) for group in groups for i in group for j in group if i < j}
    assert met == {(f"{n}.txt", f"{n + 1}.txt") for n in range(0, 8, 2)}


def test_what_is_left_out_is_told(monkeypatch):
    monkeypatch.setattr(room, "HOT", 3)
    monkeypatch.setattr(room, "WORDS", 0)
    articles = [_article(f"{n}.txt", f"The Ostrava Council counted {40 + n} trees.\n") for n in range(8)]
    found = extract(articles)
    groups, cuts = blocks(found.claims, found.articles, ["count"] * len(found.claims), list(range(len(found.claims))))
    assert groups == [] and [cut.claims for cut in cuts] == [8]
    (text,) = left_out(cuts)
    assert "2024-W18 (8)" in text.en and "2024-W18 (8)" in text.zh
    assert left_out([]) == ()
    assert left_out([Cut(("count", "a", "b"), 9)])[0].en.endswith("a + b (9).")


def test_topics_of_articles(corpus):
    about = topics(corpus.claims, len(corpus.articles))
    assert any("thornwick" in key for key in about[0]) and not any("gallowby" in key for key in about[0])


def test_articles_that_share_rare_words_are_alike(monkeypatch):
    told = "the surveyor measured the culvert beneath the orchard lane after the thunderstorm"
    texts = [
        f"On Monday {told}.",
        f"Officials said {told}.",
        "A choir sang in the square.",
        "A surveyor sang.",
        "The square was full.",
    ]
    articles = [_article(f"{n}.txt", text + "\n") for n, text in enumerate(texts)]
    assert alike(articles) == [(0, 1)]
    monkeypatch.setattr(room, "SHARED", 99)
    assert alike(articles) == []


def test_the_order_of_the_articles_does_not_matter(corpus, monkeypatch):
    monkeypatch.setattr(pairs, "ALL_PAIRS", 0)
    other = extract(corpus.articles[::-1])

    def met(extraction):
        found, _ = pairs.choose(extraction.claims, extraction.articles, _alike(extraction.claims))
        named = [(claim.path, claim.value_span) for claim in extraction.claims]
        return {frozenset((named[i], named[j])) for i, j in found}

    assert met(corpus) == met(other)


def test_what_is_near_by_neither_clause_nor_sentence_is_not_compared(corpus, monkeypatch) -> None:
    monkeypatch.setattr(pairs, "ALL_PAIRS", 0)
    found, _ = pairs.choose(corpus.claims, corpus.articles, _alike(corpus.claims))
    left = found[0][0]
    rows = np.ones((len(corpus.claims), 4), dtype=np.float32) / 2
    far = rows.copy()
    far[left] *= np.array([1, -1, 1, -1])
    less, _ = pairs.choose(corpus.claims, corpus.articles, lambda: (far, far))
    assert set(less) == {pair for pair in found if left not in pair}
    assert pairs.choose(corpus.claims, corpus.articles, lambda: (far, rows))[0] == found  # near by one of the two
