"""A logistic regression read from JSON: {"features": [...], "mean": [...], "scale": [...], "coef": [...], "intercept": x}."""

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
class Logistic:
    """A binary classifier; `predict` takes rows whose columns are `features`."""

    features: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    coef: tuple[float, ...]
    intercept: float

    def predict(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Probabilities (n,) of rows (n, len(features)), rounded to 1e-4 so that no last bit decides."""
        import numpy as np

        scaled = (np.asarray(rows, dtype=np.float64) - np.array(self.mean)) / np.array(self.scale)
        total = self.intercept + (scaled * np.array(self.coef)).sum(axis=1)
        result: NDArray[np.float64] = np.round(1 / (1 + np.exp(-total)), 4)
        return result


@lru_cache(maxsize=4)
def load(name: str) -> Logistic:
    """The model `checker/data/<name>.json`."""
    raw = json.loads(files("checker").joinpath("data", f"{name}.json").read_text(encoding="utf-8"))
    return Logistic(tuple(raw["features"]), tuple(raw["mean"]), tuple(raw["scale"]), tuple(raw["coef"]), float(raw["intercept"]))
