"""Results of any kind: found by their key, forgotten when they were of no use for long."""

from hashlib import sha256

import numpy as np
import pytest

from claims.store import SqliteStore, base

KEYS = [sha256(b"%d" % n).hexdigest() for n in range(1300)]


def test_results_come_back_by_kind_and_key(tmp_path):
    with SqliteStore(tmp_path / "s.db") as store:
        store.put_results("story", {KEYS[0]: b"zero", KEYS[1]: b"one"})
        store.put_results("sketch", {KEYS[0]: b"other"})
        store.put_results("story", {KEYS[1]: b"one again"})
    with SqliteStore(tmp_path / "s.db") as store:
        assert store.results("story", KEYS) == {KEYS[0]: b"zero", KEYS[1]: b"one again"}
        assert store.results("sketch", KEYS[:2]) == {KEYS[0]: b"other"}
        assert store.result_keys("story", KEYS[1:]) == {KEYS[1]}
        assert store.results("none", KEYS) == {} == store.results("story", [])
        assert store.info().results == {"sketch": 1, "story": 2}


def test_more_keys_than_one_query_takes(tmp_path):
    rows = {key: key.encode() for key in KEYS}
    with SqliteStore(tmp_path / "s.db") as store:
        store.put_results("story", rows)
        assert store.results("story", KEYS) == rows
        assert store.result_keys("story", KEYS) == set(KEYS)


def test_a_key_that_is_no_digest_is_the_callers_mistake(tmp_path):
    with SqliteStore(tmp_path / "s.db") as store, pytest.raises(ValueError):
        store.results("story", ["no hex"])


def test_a_failed_batch_leaves_nothing(tmp_path):
    with SqliteStore(tmp_path / "s.db") as store:
        with pytest.raises(Exception, match="store"):
            store.put_results("story", {KEYS[0]: b"fine", KEYS[1]: None})
        assert store.result_keys("story", KEYS) == set()


def _on(monkeypatch, day):
    monkeypatch.setattr(base, "clock", lambda: day * 86_400 + 3600)


def test_what_is_of_use_stays_and_the_rest_is_forgotten_after_three_months(tmp_path, monkeypatch):
    with SqliteStore(tmp_path / "s.db") as store:
        _on(monkeypatch, 30_000)
        store.put_results("story", {KEYS[0]: b"zero", KEYS[1]: b"one"})
        store.put_vectors("m", ["a", "b"], np.ones((2, 3), dtype=np.int8))
        store.put_readings([(b"k", b"body"), (b"l", b"body")])
        _on(monkeypatch, 30_090)
        store.results("story", KEYS[:1])
        store.vectors("m", ["a"])
        store.readings([b"k"])
        store.put_run(b"c", 1, 1, 1)
        assert store.info().results == {"story": 2}  # the ninetieth day
        _on(monkeypatch, 30_091)
        store.put_run(b"c", 1, 1, 1)
        assert store.results("story", KEYS[:2]) == {KEYS[0]: b"zero"}
        assert store.vectors("m", ["a", "b"]).keys() == {"a"}
        assert store.readings([b"k", b"l"]).keys() == {b"k"}


def test_asking_what_is_known_is_no_use(tmp_path, monkeypatch):
    with SqliteStore(tmp_path / "s.db") as store:
        _on(monkeypatch, 30_000)
        store.put_results("story", {KEYS[0]: b"zero"})
        _on(monkeypatch, 30_091)
        store.result_keys("story", KEYS[:1])
        store.put_run(b"c", 1, 1, 1)
        assert store.result_keys("story", KEYS[:1]) == set()


def test_forgetting_gives_the_room_back(tmp_path, monkeypatch):
    with SqliteStore(tmp_path / "s.db") as store:
        _on(monkeypatch, 30_000)
        store.put_results("story", {key: b"x" * 2000 for key in KEYS})
        before = store.info().size
        _on(monkeypatch, 30_008)
        store.put_results("story", {KEYS[0]: b"new"})
        assert store.forget(7) == len(KEYS) - 1
        assert store.info().size < before / 10
        assert store.results("story", KEYS) == {KEYS[0]: b"new"}
