"""The gate of the values scorer: floors only rise, a fall is told, and today's figures pass."""

import json

import pytest

from tests.evaluation import gate_values as gate


def test_floors_never_fall():
    stored = {"zh number": {"f1": 0.98, "f1_value": 0.9}}
    new = gate.raised({"zh number": {"f1": 0.97, "f1_value": 0.9519}}, stored)
    assert new == {"zh number": {"f1": 0.98, "f1_value": 0.951}}


def test_a_fall_is_told():
    found = {"zh number": {"f1": 0.97, "f1_value": 0.99}}
    assert gate.below(found, {"zh number": {"f1": 0.98, "f1_value": 0.9}, "en age": {"f1": 0.5}}) == [
        "en age f1: 0.0000 is below 0.5000",
        "zh number f1: 0.9700 is below 0.9800",
    ]


def test_goals_bind_below_and_stored_floors_above(tmp_path):
    path = tmp_path / "gates.json"
    path.write_text(json.dumps({"values": {"zh date": {"f1": 0.99, "f1_value": 0.1}}}), encoding="utf-8")
    assert gate.floors(path)["zh date"] == {"f1": 0.99, "f1_value": 0.83}


@pytest.mark.skipif(not gate.available(), reason="the evaluation sets are not beside the repository")
def test_figures_are_at_or_above_their_floors():
    assert gate.below(gate.scores(), gate.floors()) == []
