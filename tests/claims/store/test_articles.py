"""Readings from the store equal readings without it, and only the same code finds them again."""

import pickle
import zlib

import pytest

from claims.extract import read_all, reading
from claims.model import Article
from claims.store import SqliteStore, articles, corpus_key, readings
from claims.store.articles import article_key, pack, unpack
from claims.store.codec import dumps

ARTICLES = (
    Article.from_text("The ferry carried 412 passengers on 3 May 2024. Crew numbered 31.\n", path="a.txt"),
    Article.from_text("Rebuilding took eight months and cost $4.2 million.\n", path="b.txt", published="2024-05-03"),
)


def test_a_reading_survives_packing():
    for article in ARTICLES:
        made = reading(article)
        assert made.values != () and unpack(pack(made)) == made


def test_known_articles_are_not_read_again(tmp_path):
    with SqliteStore(tmp_path / "s.db") as store:
        cold = readings(ARTICLES, store)
        warm = readings(ARTICLES[::-1], store, _never)
    assert cold == warm[::-1] == tuple(reading(article) for article in ARTICLES)


def _never(items):
    raise AssertionError(f"{len(items)} articles read again")


def test_other_code_reads_again(tmp_path, monkeypatch):
    with SqliteStore(tmp_path / "s.db") as store:
        readings(ARTICLES, store)
        monkeypatch.setattr(articles, "reader_version", lambda: "newer")
        with pytest.raises(AssertionError, match="2 articles"):
            readings(ARTICLES, store, _never)


def test_the_key_follows_what_is_read_and_not_the_path():
    same = Article.from_text(ARTICLES[0].text, path="elsewhere.txt")
    dated = Article.from_text(ARTICLES[0].text, path="a.txt", published="2020-01-01")
    assert article_key(same) == article_key(ARTICLES[0]) != article_key(dated)
    assert corpus_key(ARTICLES) == corpus_key(ARTICLES[::-1]) != corpus_key(ARTICLES[:1])


def test_an_interruption_keeps_the_batches_that_were_read(tmp_path):
    seen, said = [], []

    def stopped(items):
        if seen:
            raise KeyboardInterrupt
        seen.extend(items)
        return read_all(items)

    with SqliteStore(tmp_path / "s.db") as store:
        with pytest.raises(KeyboardInterrupt):
            readings(ARTICLES, store, stopped, batch=1, say=said.append)
        left = []
        readings(ARTICLES, store, lambda items: left.extend(items) or read_all(items))
    assert len(left) == 1 and left[0] not in seen
    assert said == ["read 1 of 2 new articles"]


@pytest.mark.parametrize("body", [b"no zlib", zlib.compress(pickle.dumps(print)), zlib.compress(b"x"), dumps((1, 2))])
def test_a_body_that_is_no_reading_runs_nothing_and_is_made_again(tmp_path, body):
    said = []
    with SqliteStore(tmp_path / "s.db") as store:
        store.put_readings([(article_key(ARTICLES[0]), body)])
        assert readings(ARTICLES[:1], store, say=said.append) == (reading(ARTICLES[0]),)
        assert readings(ARTICLES[:1], store, _never) == (reading(ARTICLES[0]),)
    assert len(said) == 1 and "1 readings make no sense" in said[0]


def test_without_a_store_every_article_is_read():
    assert readings(ARTICLES, None) == tuple(reading(article) for article in ARTICLES)
