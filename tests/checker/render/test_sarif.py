"""SARIF: the published schema, GitHub's own limits, places, fingerprints, states."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from checker.codes import Measured, measured
from checker.model import Report, Side
from checker.render._places import Root
from checker.render.sarif import render
from tests.checker._reports import A, claim, report
from tests.checker.render._made import HOSTILE, hostile, many, states, thousands

SCHEMA = json.loads((Path(__file__).resolve().parents[2] / "data" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)


def log(made: Report, **options: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render(made, lang="en", **options))
    return found


def lint(found: dict[str, Any]) -> list[str]:
    """What GitHub refuses or cuts off, by its own documentation of code scanning."""
    problems = ["runs"] if len(found["runs"]) > 20 else []
    for run in found["runs"]:
        rules = run["tool"]["driver"]["rules"]
        problems += ["results"] * (len(run["results"]) > 25_000) + ["rules"] * (len(rules) > 25_000)
        problems += ["tags" for rule in rules if len(rule.get("properties", {}).get("tags", [])) > 10]
        problems += [f"rule {rule['id']} without text" for rule in rules if not rule["shortDescription"]["text"]]
        for result in run["results"]:
            problems += _result(result, rules)
    return problems


def _result(result: dict[str, Any], rules: list[dict[str, Any]]) -> list[str]:
    places = [*result.get("locations", []), *result.get("relatedLocations", [])]
    problems = [] if result.get("locations") else ["no location"]
    problems += ["locations"] * (len(places) > 100)
    problems += ["message"] * (not result["message"]["text"])
    problems += ["rule"] * (rules[result["ruleIndex"]]["id"] != result["ruleId"])
    problems += ["fingerprint"] * ("primaryLocationLineHash" not in result["partialFingerprints"])
    for place in places:
        physical = place["physicalLocation"]
        uri, region = physical["artifactLocation"]["uri"], physical["region"]
        problems += ["absolute"] * (uri.startswith(("/", "file:")) or ".." in uri.split("/"))
        problems += ["base"] * (physical["artifactLocation"].get("uriBaseId") != "%SRCROOT%")
        problems += ["line"] * (region["startLine"] < 1)
        problems += ["column"] * (region.get("endLine") == region["startLine"] and region["endColumn"] <= region["startColumn"])
    return problems


EMPTY = Report((), (), (), (), (), None)
BARE = replace(report(), conflicts=tuple(replace(f, values=(Side("x", "x", 0, ()),)) for f in report().conflicts))


@pytest.mark.parametrize("made", [report(), report(rows=3), states(), EMPTY, BARE, many(60)])
def test_validates_against_the_published_schema(made: Report) -> None:
    found = log(made)
    VALIDATOR.validate(found)
    assert lint(found) == []


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) < 200])
def test_validates_with_strangers_text(text: str) -> None:
    found = log(hostile(text))
    VALIDATOR.validate(found)
    assert lint(found) == []


def test_schema_and_lint_can_refuse() -> None:
    found = log(report())
    found["runs"][0]["results"][0]["locations"] = []
    assert lint(found) == ["no location"]
    found["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(found)


def test_complaint_one_result_without_location_rejects_the_file() -> None:
    found = log(BARE)
    region = found["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1}


def test_ends_are_linked_and_in_code_points() -> None:
    run = log(report())["runs"][0]
    result = run["results"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert "2021 here, but [2020](1)" in result["message"]["text"]
    assert [place["id"] for place in result["relatedLocations"]] == [1]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (1, 1, 21)
    assert region["snippet"]["text"] == A.text.rstrip("\n")


def test_columns_in_a_line_further_down() -> None:
    a = replace(A, text="𠀀序\n另外，海峡大桥于2021年通车。\n")
    one = claim(a, "海峡大桥于2021年通车", "2021年")
    made = report()
    sides = (Side("2021", "2021", 1, (one,)), made.conflicts[0].values[1])
    found = tuple(replace(f, values=sides) for f in made.conflicts)
    rows = (replace(made.articles[0], article=a), made.articles[1])
    region = log(replace(made, articles=rows, conflicts=found))["runs"][0]["results"][0]["locations"][0]["physicalLocation"][
        "region"
    ]
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (2, 4, 2, 16)


def test_files_whose_text_was_extracted_have_a_line_only() -> None:
    page = replace(A, path="corpus/news.csv#2", first_line=7)
    one = claim(page, page.text.rstrip("\n"), "2021年")
    made = report()
    found = tuple(replace(f, values=(Side("2021", "2021", 1, (one,)), f.values[1])) for f in made.conflicts)
    place = log(replace(made, conflicts=found))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "corpus/news.csv" and place["region"] == {"startLine": page.line_of(0)} == {
        "startLine": 7
    }


def test_fingerprints_are_the_conflict_id() -> None:
    made = report()
    prints = log(made)["runs"][0]["results"][0]["partialFingerprints"]
    id_ = made.conflicts[0].id
    assert prints == {"conflictId/v1": id_, "primaryLocationLineHash": f"{id_}:1"}


def test_complaint_fingerprint_changes_on_rename_or_language() -> None:
    moved = replace(A, path="elsewhere/renamed.md", text="新加的一段。\n" + A.text)
    assert _prints(log(report())) == _prints(log(report(a=A))) == _prints(json.loads(render(report(), lang="zh")))
    one = claim(moved, A.text.rstrip("\n"), "2021年")
    made = report()
    found = tuple(replace(f, values=(Side("2021", "2021", 1, (one,)), f.values[1])) for f in made.conflicts)
    assert _prints(log(replace(made, conflicts=found))) == _prints(log(made))


def _prints(found: dict[str, Any]) -> list[Any]:
    return [result["partialFingerprints"] for result in found["runs"][0]["results"]]


def test_precision_of_a_rule_is_the_measured_one() -> None:
    words = {rule["id"]: rule["properties"].get("precision") for rule in log(report())["runs"][0]["tool"]["driver"]["rules"]}
    assert words["XC101"] in {"very-high", "high", "medium", "low"} and words["XC101"] == measured()["XC101"].level


def test_states_suppress_and_compare() -> None:
    made = states()
    results = log(made)["runs"][0]["results"]
    by_state = {result["properties"]["state"]: result for result in results if "properties" in result}
    assert {name: one["baselineState"] for name, one in by_state.items()} == {
        "open": "new",
        "changed": "updated",
        "known": "unchanged",
        "decided": "unchanged",
    }
    assert [name for name, one in by_state.items() if "suppressions" in one] == ["decided", "known"]
    told = by_state["decided"]["suppressions"][0]
    assert told["kind"] == "external" and told["status"] == "accepted"
    assert told["justification"] == "keep 2021 — 王编, 2031-05-03: 船长核实"
    assert [result["ruleId"] for result in results][-1] == "XC902"
    assert "baselineState" not in log(report())["runs"][0]["results"][0]


def test_the_end_in_a_changed_file_comes_first() -> None:
    def first(**options: Any) -> str:
        result = log(report(), **options)["runs"][0]["results"][0]
        uri: str = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        return uri

    assert first() == "corpus/001_bridge.md"
    assert first(changed={"corpus/002_strait.txt"}) == "corpus/002_strait.txt"
    assert (
        "2020 here, but [2021](1)" in log(report(), changed={"corpus/002_strait.txt"})["runs"][0]["results"][0]["message"]["text"]
    )
    nested = {"changed": {"news/corpus/002_strait.txt"}, "root": Root("/r", "/r/news")}
    assert first(**nested) == "news/corpus/002_strait.txt"


def test_paths_are_relative_to_the_repository() -> None:
    a = replace(A, path="/r/news/corpus/大桥 1.md")
    one = claim(a, a.text.rstrip("\n"), "2021年")
    made = report()
    found = tuple(replace(f, values=(Side("2021", "2021", 1, (one,)), f.values[1])) for f in made.conflicts)
    result = log(replace(made, conflicts=found), root=Root("/r", "/r/news"))["runs"][0]["results"][0]
    places = [result["locations"][0], *result["relatedLocations"]]
    uris = [place["physicalLocation"]["artifactLocation"]["uri"] for place in places]
    assert uris == ["news/corpus/%E5%A4%A7%E6%A1%A5%201.md", "news/corpus/002_strait.txt"]


def test_five_thousand_conflicts_keep_within_the_limits() -> None:
    text = render(thousands(), lang="zh")
    found = json.loads(text)
    assert lint(found) == []
    assert len(found["runs"][0]["results"]) == 5_000
    assert len(gzip.compress(text.encode("utf-8"))) < 10_000_000
    levels = [result["level"] for result in found["runs"][0]["results"]]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)


def test_more_results_than_are_taken_are_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.render.sarif.RESULTS", 10)
    run = log(many(25))["runs"][0]
    assert len(run["results"]) == 10
    assert {result["level"] for result in run["results"]} == {"error", "warning"}
    note = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    assert note.startswith("15 more conflicts")


def test_a_value_with_hundreds_of_places() -> None:
    made = report()
    side = made.conflicts[0].values[0]
    found = tuple(replace(f, values=(replace(side, claims=side.claims * 300), f.values[1])) for f in made.conflicts)
    result = log(replace(made, conflicts=found))["runs"][0]["results"][0]
    assert len(result["relatedLocations"]) == 99
    assert "but [2020](1)" in result["message"]["text"]
    assert lint(log(replace(made, conflicts=found))) == []


def test_a_rule_with_few_flags_has_no_precision(monkeypatch: pytest.MonkeyPatch) -> None:
    for flags, known in ((4, False), (5, True)):
        monkeypatch.setattr("checker.render.sarif.measured", lambda n=flags: {"XC101": Measured(n, n, "a set")})
        rules = log(report())["runs"][0]["tool"]["driver"]["rules"]
        properties = next(rule["properties"] for rule in rules if rule["id"] == "XC101")
        assert ("precision" in properties) is known
