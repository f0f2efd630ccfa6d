"""Formats of one line or one entry a conflict: annotations, code quality, diagnostics, JUnit, concise, JSON lines."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from junitparser import JUnitXml

from checker.model import Finding, Report, Side, Text
from checker.render import concise, github, gitlab, jsonl, junit, rdjson, text
from checker.render import json as as_json
from tests.checker._reports import A, claim, report
from tests.checker.render._made import many, states
from tests.checker.render.test_json import SCHEMA

EMPTY = Report((), (), (), (), (), None)


def test_concise_is_path_line_column_message() -> None:
    lines = concise.render(report(), lang="en").splitlines()
    id_ = report().conflicts[0].id[:7]
    assert lines[0].startswith(
        f"corpus/001_bridge.md:1:1: error XC101 date-mismatch [{id_}] 大桥 · 通车年份: 2021 here, but 2020 ("
    )
    assert lines[1] == "Found 1: 1 error."
    assert concise.render(EMPTY, lang="zh") == "没有发现冲突。\n"
    assert "共 1 处（错误 1）。" in concise.render(report(), lang="zh")


def test_concise_leaves_out_what_does_not_count() -> None:
    page = concise.render(states(), lang="en")
    assert len(page.splitlines()) == 4  # open, changed, a notice, the total
    assert "Earlier decision: both are true (different periods) — 李编, 2031-05-01." in page


def test_annotation_fields_are_escaped() -> None:
    a = replace(A, path="a,b:c%d.md")
    made = report()
    one = claim(a, a.text.rstrip("\n"), "2021年")
    found = tuple(
        replace(f, values=(replace(f.values[0], claims=(one,)), f.values[1]), why=Text("100%\nnow", "")) for f in made.conflicts
    )
    rows = (replace(made.articles[0], article=a), made.articles[1])
    line = github.render(replace(made, articles=rows, conflicts=found), lang="en").splitlines()[0]
    assert line.startswith("::error file=a%2Cb%3Ac%25d.md,line=1,endLine=1,col=1,endColumn=21,title=XC101 date-mismatch [")
    assert line.endswith("100%25 now")


def test_annotations_are_complete_where_they_fit() -> None:
    assert github.render(EMPTY) == ""
    lines = github.render(many(30), lang="en").splitlines()
    assert len(lines) == 30 and "more in" not in lines[-1]
    short = github.render(many(33), lang="en", more="the summary").splitlines()
    assert len(short) == 30 and short[-1].endswith("29 annotated; 4 more in the summary")


def test_annotation_of_several_lines_has_no_columns() -> None:
    a = replace(A, text="海峡大桥于2021年\n通车,全长12公里。\n")
    made = report()
    one = claim(a, a.text.rstrip("\n"), "2021年")
    found = tuple(replace(f, values=(replace(f.values[0], claims=(one,)), f.values[1])) for f in made.conflicts)
    rows = (replace(made.articles[0], article=a), made.articles[1])
    assert "line=1,title=" in github.render(replace(made, articles=rows, conflicts=found), lang="en")


def test_gitlab_has_the_required_keys() -> None:
    rows = json.loads(gitlab.render(many(9), lang="en"))
    assert [row["severity"] for row in rows] == ["major"] * 3 + ["minor"] * 3 + ["info"] * 3
    assert len({row["fingerprint"] for row in rows}) == 9
    for row in rows:
        assert {"description", "check_name", "fingerprint", "severity", "location"} <= set(row)
        assert row["location"]["lines"]["begin"] >= 1 and not row["location"]["path"].startswith(("/", "./"))
    assert json.loads(gitlab.render(EMPTY)) == []


def test_rdjson_counts_bytes() -> None:
    a = replace(A, text="序。海峡大桥于2021年通车\n")
    made = report()
    one = claim(a, "海峡大桥于2021年通车", "2021年")
    found = tuple(replace(f, values=(replace(f.values[0], claims=(one,)), f.values[1])) for f in made.conflicts)
    rows = (replace(made.articles[0], article=a), made.articles[1])
    one_ = json.loads(rdjson.render(replace(made, articles=rows, conflicts=found), lang="en"))["diagnostics"][0]
    end = 7 + len("海峡大桥于2021年通车".encode())
    assert one_["location"]["range"] == {"start": {"line": 1, "column": 7}, "end": {"line": 1, "column": end}}
    assert one_["severity"] == "ERROR" and one_["code"] == {"value": "XC101"}
    assert set(one_) <= {"message", "location", "severity", "code"}


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 3), ("warning", 6), ("note", 9), ("never", 0)])
def test_junit_fails_what_fails_the_run(fail_on: str, failures: int, tmp_path: Path) -> None:
    file = tmp_path / "j.xml"
    file.write_text(junit.render(many(9), lang="zh", fail_on=fail_on), "utf-8")
    suite = next(iter(JUnitXml.fromfile(str(file))))
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (9, failures, 0, 9 - failures)
    cases = list(suite)
    assert sum(bool(case.result) and case.result[0].type == "XC201" for case in cases) == failures
    assert all(case.classname.startswith("corpus/") for case in cases)


def test_junit_skips_what_is_settled_and_says_why(tmp_path: Path) -> None:
    file = tmp_path / "j.xml"
    file.write_text(junit.render(states(), lang="en"), "utf-8")
    cases = list(next(iter(JUnitXml.fromfile(str(file)))))
    told = [case.result[0].message for case in cases if not getattr(case.result[0], "type", None)]
    assert any(one.startswith("decided: keep 2021 — 王编, 2031-05-03: 船长核实.") for one in told)
    assert any(one.startswith("known (baseline).") for one in told)


def test_junit_without_conflicts_passes(tmp_path: Path) -> None:
    file = tmp_path / "j.xml"
    file.write_text(junit.render(EMPTY, lang="en"), "utf-8")
    suite = next(iter(JUnitXml.fromfile(str(file))))
    assert (suite.tests, suite.failures, suite.skipped) == (1, 0, 0)
    assert "time" not in file.read_text("utf-8")


def test_json_lines_are_the_findings_of_json() -> None:
    lines = [json.loads(line) for line in jsonl.render(states()).splitlines()]
    kinds = [line.pop("kind") for line in lines]
    assert kinds == ["run", *["conflict"] * 4, "update", "agreement", "notice", "stale", "stale"]
    whole = json.loads(as_json.render(states()))
    assert lines[1:5] == whole["conflicts"] and lines[-2:] == whole["stale"]


def test_json_says_states_and_rulings_and_validates() -> None:
    whole = json.loads(as_json.render(states()))
    jsonschema.Draft202012Validator(SCHEMA).validate(whole)
    assert [one["state"] for one in whole["conflicts"]] == ["decided", "open", "known", "changed"]
    assert whole["conflicts"][0]["ruling"]["by"] == "王编" and whole["conflicts"][1]["ruling"] is None
    whole["conflicts"][0]["state"] = "lost"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(whole, SCHEMA)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_text_says_states(lang: str) -> None:
    page = text.render(states(), lang=lang)
    assert page.count("XC101") == 4 and "\n\n\n" not in page
    line = (
        "；其中 1 处裁定后有变化 · 已裁定 1 · 已知 1 · 失效记录 2；"
        if lang == "zh"
        else "; 1 changed since decided · 1 decided · 1 known · 2 stale; "
    )
    assert line in page.splitlines()[-1]
    assert ("裁定：采用 2021" in page) == (lang == "zh")


def test_short_ids_are_everywhere() -> None:
    made = report()
    one: Finding = made.conflicts[0]
    for page in (
        concise.render(made),
        github.render(made),
        gitlab.render(made),
        junit.render(made),
        rdjson.render(made),
        text.render(made),
    ):
        assert re.search(rf"\[{one.id[:7]}\]", page)


def test_terminal_lists_few_of_the_settled() -> None:
    made = states()
    decided = replace(made.conflicts[0], state="decided")
    page = text.render(replace(made, conflicts=(decided,) * 30), lang="en")
    assert page.count("decided: keep 2021") == 10 and "… +20\n" in page


@pytest.mark.parametrize("render", [concise.render, github.render, text.render])
def test_paths_records_and_addresses_are_plain(render) -> None:  # type: ignore[no-untyped-def]
    page = replace(A, path="corpus/news.jsonl#2", first_line=7)
    one = claim(page, page.text.rstrip("\n"), "2021年")
    made = report()
    why = Text("Said by desk@example.org and @someone of #12.", "")
    found = tuple(replace(f, values=(f.values[1], Side("2021", "2021", 1, (one,))), why=why) for f in made.conflicts)
    shown = render(replace(made, conflicts=found), lang="en")
    assert "corpus/news.jsonl#2:7" in shown.replace("%3A", ":")
    assert "desk@example.org" in shown
    assert render is text.render or "@\u200bsomeone of #\u200b12" in shown
