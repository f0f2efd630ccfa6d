"""Logistic regression evaluated against values worked out by hand."""

from __future__ import annotations

import math

import numpy as np

from checker.candidates import NAMES
from checker.logistic import Logistic, load


def test_by_hand() -> None:
    model = Logistic(("a", "b"), (1.0, 10.0), (2.0, 5.0), (3.0, -1.0), 0.5)
    got = model.predict(np.asarray([(3.0, 20.0), (1.0, 10.0)], dtype=np.float32))
    # (3-1)/2*3 - (20-10)/5 + .5 = 1.5, then the intercept alone
    assert got.tolist() == [round(1 / (1 + math.exp(-1.5)), 4), round(1 / (1 + math.exp(-0.5)), 4)]


def test_the_shipped_model_takes_the_features_that_are_made() -> None:
    model = load("decide")
    assert model.features == NAMES
    assert len(model.mean) == len(model.scale) == len(model.coef) == len(NAMES)
    assert all(scale > 0 for scale in model.scale)
