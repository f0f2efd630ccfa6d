"""The labels of generated corpora are exact: the articles say what the labels say, and nothing else differs."""

from __future__ import annotations

import importlib
from types import ModuleType

import pytest


@pytest.fixture
def corpus(monkeypatch, request) -> ModuleType:
    monkeypatch.syspath_prepend(str(request.path.parent))
    return importlib.import_module("corpus")


def test_each_side_of_a_conflict_says_its_value(corpus):
    texts, planted = corpus.corpus(300)
    said = dict(texts)
    assert len(texts) == 300
    assert len(planted) > 15
    for one in planted:
        assert one.said in said[one.wrong]
        assert one.against
        assert all(true in said[path] and true != one.said for path, true in one.against)


def test_a_larger_corpus_begins_with_the_smaller_one(corpus):
    small, large = corpus.corpus(30)[0], dict(corpus.corpus(60)[0])
    assert all(large[path] == text for path, text in small[:-8])  # the last event may be cut


def test_names_come_back_and_things_do_not(corpus):
    events = [corpus.event_of(number, 7) for number in range(300)]
    towns, things = ({event.names[0][key] for event in events} for key in "tn")
    assert len(towns) < 180
    assert len(things) > 290
    assert {event.languages for event in events} == {"zh", "en", "both"}
