"""JSON: the schema, offsets, and nothing that changes between runs."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest

from checker.model import Report
from checker.render.json import render
from tests.checker._reports import A, report

SCHEMA = json.loads(files("checker").joinpath("report.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("made", [report(), report(rows=3), Report((), (), (), (), (), None)])
def test_validates(made: Report) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(render(made)))


def test_the_schema_can_refuse() -> None:
    broken = json.loads(render(report()))
    del broken["conflicts"][0]["values"][0]["claims"][0]["quote"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, SCHEMA)


def test_offsets_are_code_points_of_the_file() -> None:
    one = json.loads(render(report()))["conflicts"][0]["values"][0]["claims"][0]
    assert A.text[one["start"] : one["end"]] == one["quote"]
    assert one["path"] == "corpus/001_bridge.md"
    assert one["line"] == 1


def test_equal_bytes() -> None:
    assert render(report()) == render(report())
    assert "\\u" not in render(report())
