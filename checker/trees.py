"""Boosted trees read from JSON: what scikit-learn trained, evaluated without it.

File: {"features": [name, ...], "base": float, "trees": [[[feature, threshold, left, right, value], ...], ...]}; a node with
left 0 is a leaf; a row goes left where its feature is at most the threshold.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Trees:
    """A binary classifier; `predict` takes rows whose columns are `features`."""

    features: tuple[str, ...]
    base: float
    trees: tuple[tuple[tuple[int, float, int, int, float], ...], ...]

    def predict(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Probabilities (n,) of rows (n, len(features)), rounded to 1e-4 so that no last bit decides."""
        import numpy as np

        total = np.full(len(rows), self.base, dtype=np.float64)
        for tree in self.trees:
            total += _leaf(tree, rows)
        result: NDArray[np.float64] = np.round(1 / (1 + np.exp(-total)), 4)
        return result


def _leaf(tree: tuple[tuple[int, float, int, int, float], ...], rows: NDArray[np.float32]) -> Any:
    import numpy as np

    nodes = np.array(tree, dtype=np.float64)
    feature, left, right = (nodes[:, column].astype(np.int64) for column in (0, 2, 3))
    at = np.zeros(len(rows), dtype=np.int64)
    index = np.arange(len(rows))
    while True:
        inner = left[at] > 0
        if not inner.any():
            return nodes[at, 4]
        goes_left = rows[index, feature[at]] <= nodes[at, 1]
        at = np.where(inner, np.where(goes_left, left[at], right[at]), at)


@lru_cache(maxsize=4)
def load(name: str) -> Trees:
    """The model `checker/data/<name>.json`."""
    raw = json.loads(files("checker").joinpath("data", f"{name}.json").read_text(encoding="utf-8"))
    trees = tuple(tuple((int(f), float(t), int(a), int(b), float(v)) for f, t, a, b, v in tree) for tree in raw["trees"])
    return Trees(tuple(raw["features"]), float(raw["base"]), trees)
