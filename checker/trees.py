"""Boosted trees read from JSON: what scikit-learn trained, evaluated without it.

File: {"features": [name, ...], "base": float, "trees": [[[feature, threshold, left, right, value], ...], ...]}; a node with
left 0 is a leaf; a row goes left where its feature is at most the threshold.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Tree = tuple[tuple[int, float, int, int, float], ...]

INNER = 12  # nodes of one tree that ask something, at most: all their answers together are one place in a table
CHUNK = 512  # rows looked at together: their answers stay in the processor's cache


@dataclass(frozen=True)
class Trees:
    """A binary classifier; `predict` takes rows whose columns are `features`. A tree has at most INNER inner nodes."""

    features: tuple[str, ...]
    base: float
    trees: tuple[Tree, ...]

    def predict(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Probabilities (n,) of rows (n, len(features)), rounded to 1e-4 so that no last bit decides."""
        import numpy as np

        total = np.full(len(rows), self.base, dtype=np.float64)
        for start in range(0, len(rows), CHUNK):
            for leaf in self._tables.leaves(rows[start : start + CHUNK]):
                total[start : start + CHUNK] += leaf  # tree by tree, so that the sum does not depend on the rows beside
        result: NDArray[np.float64] = np.round(1 / (1 + np.exp(-total)), 4)
        return result

    @cached_property
    def _tables(self) -> _Tables:
        return _tables(self.trees)


@dataclass(frozen=True, slots=True)
class _Tables:
    """All trees together. `asked` holds (feature, thresholds, places): what is asked of a feature, and which rows of the answers
    (width * trees,) it fills; the answers to one tree's questions are the bits of a place in its row of `values`
    (trees, 2 ** width)."""

    asked: tuple[tuple[int, NDArray[np.float64], NDArray[np.intp]], ...]
    values: NDArray[np.float64]
    width: int

    def leaves(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """The value of each tree's leaf for each row: (trees, len(rows))."""
        import numpy as np

        trees = len(self.values)
        answers = np.zeros((self.width * trees, len(rows)), dtype=np.bool_)
        columns = rows.T.astype(np.float64, order="C")
        for feature, thresholds, places in self.asked:
            answers[places] = columns[feature] <= thresholds[:, None]
        place = np.zeros((trees, len(rows)), dtype=np.uint16)
        for bit in range(self.width):
            place += answers[bit * trees : (bit + 1) * trees] * np.uint16(1 << bit)
        starts = np.arange(trees, dtype=np.intp) * self.values.shape[1]
        found: NDArray[np.float64] = self.values.ravel().take(starts[:, None] + place)
        return found


def _tables(trees: Sequence[Tree]) -> _Tables:
    import numpy as np

    inner = [[at for at, node in enumerate(tree) if node[2]] for tree in trees]
    width = max(map(len, inner))
    if width > INNER:
        raise ValueError(f"a tree has {width} inner nodes, more than {INNER}")
    asked: dict[int, list[tuple[float, int]]] = defaultdict(list)
    values = np.empty((len(trees), 1 << width))
    for number, (tree, own) in enumerate(zip(trees, inner, strict=True)):
        for bit, at in enumerate(own):
            asked[tree[at][0]].append((tree[at][1], bit * len(trees) + number))
        values[number] = _values(tree, own, width)
    return _Tables(
        tuple(
            (feature, np.array([threshold for threshold, _ in nodes]), np.array([place for _, place in nodes], dtype=np.intp))
            for feature, nodes in sorted(asked.items())
        ),
        values,
        width,
    )


def _values(tree: Tree, inner: Sequence[int], width: int) -> NDArray[np.float64]:
    """The leaf's value for every combination of answers; bit n is set where node `inner[n]` sends the row to the left."""
    import numpy as np

    nodes = np.array(tree, dtype=np.float64)
    bit = np.zeros(len(tree), dtype=np.intp)
    bit[list(inner)] = np.arange(len(inner))
    answers = np.arange(1 << width)
    at = np.zeros(1 << width, dtype=np.intp)
    for _ in inner:  # no way is longer; a leaf stays
        left = (answers >> bit[at]) & 1 == 1
        at = np.where(nodes[at, 2] == 0, at, np.where(left, nodes[at, 2], nodes[at, 3])).astype(np.intp)
    found: NDArray[np.float64] = nodes[at, 4]
    return found


@lru_cache(maxsize=4)
def load(name: str) -> Trees:
    """The model `checker/data/<name>.json`."""
    raw = json.loads(files("checker").joinpath("data", f"{name}.json").read_text(encoding="utf-8"))
    trees = tuple(tuple((int(f), float(t), int(a), int(b), float(v)) for f, t, a, b, v in tree) for tree in raw["trees"])
    return Trees(tuple(raw["features"]), float(raw["base"]), trees)
