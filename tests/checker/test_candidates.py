"""What no score may overrule, and which pairs become candidates."""

from __future__ import annotations

import pytest

from checker.candidates import NAMES, barred, related
from tests.checker._claims import claim_of, read

CASES = [
    ({"slot": 0.7}, False),
    ({"slot": 0.7, "agree_left": 0.8}, True),
    ({"slot": 0.7, "agree_right": 0.8}, True),
    ({"slot": 0.9, "agree_right": 0.8}, False),
    ({"slot": 0.7, "subject_apart": 1.0, "template": 0.5}, True),
    ({"slot": 0.85, "subject_apart": 1.0, "template": 0.5}, False),
    ({"slot": 0.7, "subject_apart": 1.0, "template": 0.9}, False),
    ({"slot": 0.9, "mode_apart": 1.0, "template": 0.5}, True),
    ({"slot": 0.9, "mode_apart": 1.0, "template": 0.9}, False),
    ({"slot": 0.9, "mode_apart": 1.0, "template": 0.5, "is_when": 1.0}, False),
]


@pytest.mark.parametrize(("row", "expected"), CASES)
def test_barred(row: dict[str, float], expected: bool) -> None:
    assert barred([row.get(name, 0.0) for name in NAMES]) is expected


def test_related_is_remembered() -> None:
    found = read("东港停靠了41艘货船。", "西港停靠了48艘货船。")
    a, b = (claim_of(found, value).value for value in ("41艘", "48艘"))
    assert a is not None and b is not None
    assert related(a, b).relation == "conflict"
    assert related(a, b) is related(a, b)
