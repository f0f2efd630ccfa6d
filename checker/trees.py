"""Boosted trees read from JSON: what scikit-learn trained, evaluated without it.

File: {"features": [name, ...], "base": float, "trees": [[[feature, threshold, left, right, value], ...], ...]}; a node with
left 0 is a leaf; a row goes left where its feature is at most the threshold.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

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
        flat = [_flat(tree) for tree in self.trees]
        for start in range(0, len(rows), CHUNK):
            part = rows[start : start + CHUNK]
            columns = np.ascontiguousarray(part.T).ravel()
            for tree in flat:
                total[start : start + CHUNK] += tree.leaves(columns, len(part))
        result: NDArray[np.float64] = np.round(1 / (1 + np.exp(-total)), 4)
        return result


CHUNK = 8192  # rows walked together: their columns stay in the processor's cache


@dataclass(frozen=True, slots=True)
class _Flat:
    """One tree as arrays (nodes,): a leaf is its own child, so every row takes `depth` steps. child[2n + 1] is n's left."""

    feature: NDArray[np.intp]
    threshold: NDArray[np.float64]
    child: NDArray[np.intp]
    value: NDArray[np.float64]
    depth: int

    def leaves(self, columns: NDArray[np.float32], count: int) -> NDArray[np.float64]:
        """The value of each row's leaf; `columns` are the rows' features one after the other, `count` numbers each."""
        import numpy as np

        row = np.arange(count)
        at = np.zeros(count, dtype=np.intp)
        for _ in range(self.depth):
            seen = columns.take(self.feature.take(at) * count + row)
            at = self.child.take(2 * at + (seen <= self.threshold.take(at)))
        found: NDArray[np.float64] = self.value.take(at)
        return found


@lru_cache(maxsize=2048)
def _flat(tree: tuple[tuple[int, float, int, int, float], ...]) -> _Flat:
    import numpy as np

    nodes = np.array(tree, dtype=np.float64)
    leaf, here = nodes[:, 2] == 0, np.arange(len(nodes))
    depth = [0] * len(tree)
    for i, (_, _, left, right, _) in enumerate(tree):
        if left:
            depth[left] = depth[right] = depth[i] + 1
    return _Flat(
        feature=np.where(leaf, 0, nodes[:, 0]).astype(np.intp),
        threshold=nodes[:, 1],
        child=np.stack([np.where(leaf, here, nodes[:, 3]), np.where(leaf, here, nodes[:, 2])], axis=1).astype(np.intp).ravel(),
        value=nodes[:, 4].copy(),
        depth=max(depth),
    )


@lru_cache(maxsize=4)
def load(name: str) -> Trees:
    """The model `checker/data/<name>.json`."""
    raw = json.loads(files("checker").joinpath("data", f"{name}.json").read_text(encoding="utf-8"))
    trees = tuple(tuple((int(f), float(t), int(a), int(b), float(v)) for f, t, a, b, v in tree) for tree in raw["trees"])
    return Trees(tuple(raw["features"]), float(raw["base"]), trees)
