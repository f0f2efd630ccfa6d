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


def test_the_shipped_model_takes_the_features_that_are_made() -> None:
    model = load("slot")
    assert model.features == NAMES
    assert all(0 <= node[0] < len(NAMES) for tree in model.trees for node in tree)
