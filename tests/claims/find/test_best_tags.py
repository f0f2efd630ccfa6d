"""The likeliest tags against all ways tried one by one."""

from __future__ import annotations

import itertools

import numpy as np

from claims.find.segment import best_tags


def test_the_likeliest_way_of_texts_of_several_lengths():
    dice = np.random.default_rng(5)
    lengths = [4, 1, 3, 4, 2]
    emissions = dice.standard_normal((5, 4, 3)).astype(np.float32)
    start, end = dice.standard_normal((2, 3)).astype(np.float32)
    between = dice.standard_normal((3, 3)).astype(np.float32)

    def score(text: int, way: tuple[int, ...]) -> float:
        steps = sum(between[a, b] for a, b in itertools.pairwise(way))
        return float(start[way[0]] + steps + sum(emissions[text, at, tag] for at, tag in enumerate(way)) + end[way[-1]])

    expected = [
        list(max(itertools.product(range(3), repeat=length), key=lambda way: score(text, way)))
        for text, length in enumerate(lengths)
    ]
    assert best_tags(emissions, lengths, start, between, end) == expected


def test_of_equal_ways_the_one_over_the_smaller_tag():
    zero = np.zeros(2, dtype=np.float32)
    assert best_tags(np.zeros((1, 3, 2), dtype=np.float32), [3], zero, np.zeros((2, 2), dtype=np.float32), zero) == [[0, 0, 0]]
