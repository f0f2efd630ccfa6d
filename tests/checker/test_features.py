"""Features of pairs: the same for a pair whatever stands beside it, and what single ones say."""

from __future__ import annotations

import numpy as np
import pytest

from checker import features
from checker.cards import card
from checker.features import NAMES, pair_features
from tests.checker._claims import read

TEXTS = (
    "东港停靠了41艘货船，西港停靠了12艘货船。今年3月，青崖集团招聘了230名工人。",
    "东港停靠了48艘货船，西港停靠了15艘货船。今年4月，青崖集团招聘了250名工人。",
    "The east port held 41 freighters. Green Cliff Group hired 230 workers in March.",
)


@pytest.fixture(scope="module")
def told():
    found = read(*TEXTS)
    claims = list(found.claims)
    cards = [card(claim) for claim in claims]
    vectors = np.random.default_rng(1).standard_normal((2, len(claims), 16)).astype(np.float32)
    pairs = [(i, j) for i in range(len(claims)) for j in range(i + 1, len(claims))]
    return claims, cards, found.articles, vectors, pairs


def rows_of(told, pairs):
    claims, cards, articles, vectors, _ = told
    return pair_features(pairs, claims, cards, articles, *vectors)


def named(told, value, other):
    claims = told[0]
    at = {claim.quote[claim.value_start - claim.start : claim.value_end - claim.start]: i for i, claim in enumerate(claims)}
    pair = tuple(sorted((at[value], at[other])))
    return dict(zip(NAMES, rows_of(told, [pair])[0].tolist(), strict=True))


def test_no_pairs_no_rows(told):
    assert rows_of(told, []).shape == (0, len(NAMES))


def test_a_pair_has_the_same_row_alone_and_in_any_chunk(told, monkeypatch):
    pairs = told[-1]
    whole = rows_of(told, pairs)
    monkeypatch.setattr(features, "CHUNK", 7)
    assert rows_of(told, pairs).tobytes() == whole.tobytes()
    assert b"".join(rows_of(told, [pair]).tobytes() for pair in pairs) == whole.tobytes()


def test_values_in_one_place_of_two_lists(told):
    assert named(told, "41艘", "48艘")["list_place"] == 1.0
    assert named(told, "41艘", "15艘")["list_place"] == -1.0


def test_nouns_classifiers_and_units(told):
    same = named(told, "230名", "250名")
    assert (same["noun_same"], same["noun_apart"], same["classifier_same"], same["unit_same"]) == (1.0, 0.0, 1.0, 1.0)
    assert named(told, "41艘", "230名")["classifier_same"] == 0.0


def test_periods_that_exclude_each_other(told):
    found = named(told, "230名", "250名")
    assert (found["period_same"], found["period_apart"], found["period_one"]) == (0.0, 1.0, 0.0)


def test_two_languages_share_no_words_beside_the_value(told):
    found = named(told, "41艘", "230")
    assert found["cross_language"] == 1.0
    assert [found[name] for name in ("left_like", "right_like", "lead_like", "swap", "cos_clause")] == [0.0] * 5
    assert found["cos_clause_cross"] != 0.0
