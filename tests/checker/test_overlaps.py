"""What bags of words share, against the same sums written out."""

from __future__ import annotations

import random

import numpy as np
import pytest

from checker.overlaps import bags

WEIGHT = {"a": 1.0, "b": 0.5, "c": 0.5}


def of(*rows, weight=WEIGHT):
    return bags(rows, weight, {word: place for place, word in enumerate(sorted({word for row in rows for word in row}))})


def pair(found):
    return found(np.array([0]), np.array([1]))[0]


@pytest.mark.parametrize(
    ("a", "b", "share"),
    [("ab", "a", 1.0), ("ab", "bc", 0.5), ("", "a", 0.0), ("", "", 0.0), ("ad", "d", 1.0), ("ad", "ab", 0.6667)],
)
def test_containment_weighs_and_is_zero_for_nothing(a, b, share):
    assert pair(of(frozenset(a), frozenset(b)).contained) == share


def test_a_weight_of_zero_shares_nothing():
    found = of(frozenset("a"), frozenset("a"), weight={"a": 0.0})
    assert (pair(found.contained), pair(found.jaccard)) == (0.0, 0.0)


def test_without_weights_words_are_counted():
    assert pair(of(frozenset("abz"), frozenset("byz"), weight=None).shared) == 2.0


def test_jaccard_takes_the_smaller_and_the_larger_number():
    assert pair(of({"a": 0.2, "b": 1.0}, {"a": 0.6}).jaccard) == 0.2 / (0.6 + 0.5)


def naive(a: dict[str, float], b: dict[str, float], weight: dict[str, float]) -> float:
    both = either = 0.0
    for word in sorted(a.keys() | b.keys()):
        both += min(a.get(word, 0.0), b.get(word, 0.0)) * weight[word]
        either += max(a.get(word, 0.0), b.get(word, 0.0)) * weight[word]
    return both / either if either else 0.0


def test_sums_run_in_the_order_of_the_words_to_the_last_bit():
    dice = random.Random(4)
    words = [f"w{n}" for n in range(60)]
    weight = {word: dice.random() for word in words}
    rows = [{word: round(dice.random(), 4) for word in dice.sample(words, dice.randrange(40))} for _ in range(40)]
    left, right = (x.ravel() for x in np.indices((40, 40)))
    expected = [naive(rows[i], rows[j], weight) for i, j in zip(left, right, strict=True)]
    assert of(*rows, weight=weight).jaccard(left, right).tolist() == expected
