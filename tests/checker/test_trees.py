"""Trees evaluated against values worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from checker.features import NAMES
from checker.trees import Trees, load

STUMP = ((0, 0.5, 1, 2, 0.0), (0, 0.0, 0, 0, -1.0), (1, 2.0, 3, 4, 0.0), (0, 0.0, 0, 0, 0.25), (0, 0.0, 0, 0, 2.0))


@pytest.mark.parametrize(
    ("row", "leaf"),
    [((0.5, 9.0), -1.0), ((0.6, 2.0), 0.25), ((0.6, 2.5), 2.0)],  # a value at the threshold goes left
)
def test_leaf_reached(row: tuple[float, float], leaf: float) -> None:
    trees = Trees(("a", "b"), 0.1, (STUMP,))
    got = trees.predict(np.asarray([row], dtype=np.float32))
    assert got.tolist() == [round(1 / (1 + math.exp(-(0.1 + leaf))), 4)]


def test_trees_add_up() -> None:
    trees = Trees(("a", "b"), -0.5, (STUMP, STUMP))
    got = trees.predict(np.asarray([(0.0, 0.0), (1.0, 3.0)], dtype=np.float32))
    assert got.tolist() == [round(1 / (1 + math.exp(2.5)), 4), round(1 / (1 + math.exp(-3.5)), 4)]


def test_no_rows() -> None:
    assert Trees(("a", "b"), 0.0, (STUMP,)).predict(np.zeros((0, 2), dtype=np.float32)).shape == (0,)


def walked(tree, row) -> float:
    at = 0
    while tree[at][2]:
        feature, threshold, left, right, _ = tree[at]
        at = left if row[feature] <= threshold else right
    return tree[at][4]


def test_the_shipped_trees_give_what_a_walk_through_each_gives() -> None:
    model = load("slot")
    rows = np.random.default_rng(3).uniform(-1, 2, (40, len(NAMES))).round(1).astype(np.float32)
    expected = []
    for row in rows.tolist():
        total = model.base
        for tree in model.trees:
            total += walked(tree, row)
        expected.append(round(1 / (1 + math.exp(-total)), 4))
    assert model.predict(rows).tolist() == expected
    assert [model.predict(rows[i : i + 1])[0] for i in range(len(rows))] == expected


def test_a_tree_of_too_many_questions_is_refused() -> None:
    chain = [(0, float(n), 2 * n + 1, 2 * n + 2, 0.0) if n < 13 else (0, 0.0, 0, 0, 1.0) for n in range(27)]
    with pytest.raises(ValueError, match="13 inner nodes"):
        Trees(("a",), 0.0, (tuple(chain),)).predict(np.zeros((1, 1), dtype=np.float32))


def test_the_shipped_model_takes_the_features_that_are_made() -> None:
    model = load("slot")
    assert model.features == NAMES
    assert all(0 <= node[0] < len(NAMES) for tree in model.trees for node in tree)
