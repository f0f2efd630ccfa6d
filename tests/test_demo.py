"""The demo corpus: its reports are up to date, every rule finds its plant, and no look-alike is flagged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.codes import RULES
from tests.regenerate_demo import arguments

ROOT = Path(__file__).resolve().parent.parent
FILES = ("demo.md", "demo.zh.md", "demo.json")

# rule -> the two (or one) displayed values that must stand against each other
PLANTED = [
    ("XC101", {"5月20日", "5月25日"}),
    ("XC101", {"2014", "2016年"}),
    ("XC102", {"3月9日凌晨2时40分", "3月9日凌晨3时40分"}),
    ("XC201", {"3200名", "2300名"}),
    ("XC201", {"860", "680人"}),
    ("XC201", {"96名", "69名"}),
    ("XC202", {"5小时20分钟", "8小时20分钟"}),
    ("XC203", {"52岁", "55岁"}),
    ("XC204", {"第三座", "第四座"}),
    ("XC211", {"86.4亿元", "84.6亿元"}),
    ("XC212", {"34%", "43%"}),
    ("XC213", {"216米", "261米"}),
    ("XC214", {"1860万元", "1.86亿元"}),
    ("XC301", {"2026年8月31日"}),
    ("XC302", {"2021年7月2日", "2021年6月15日"}),
    ("XC303", {"5月27日（星期五）"}),
    ("XC401", {"严树人, 丁兆礼", "严树人, 曹敏"}),
    ("XC402", {"1150人", "640人 + 570人 = 1210"}),
]
# values of two subjects, periods, parts, plans: never against each other
LOOKALIKES = [
    {"4.2亿元", "3.9亿元"},  # two years
    {"320吨", "150吨"},  # two companies
    {"860", "310"},  # two plants
    {"860人", "1400人"},  # today and planned
    {"3人", "7人"},  # first count and a later bulletin
    {"90分钟", "18分钟"},  # before and after
    {"34%", "25%"},  # last year and forecast
    {"640人", "510人"},  # two villages
]
# rules that report on articles, decisions or house facts, not on what is written in these
NOT_HERE = {"XC501", "XC502", "XC901", "XC902", "XC903"}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """The reports made anew, under another hash seed than the stored ones may have had."""
    target = tmp_path_factory.mktemp("reports", numbered=True)
    for lang in ("en", "zh"):
        environment = {**os.environ, "PYTHONHASHSEED": "77"}
        done = subprocess.run(
            [
                sys.executable,
                "-c",
                "import sys; from checker.cli import run; sys.exit(run(sys.argv[1:]))",
                *arguments(target, lang),
            ],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    return target


@pytest.fixture(scope="module")
def report(fresh):
    return json.loads((fresh / "demo.json").read_text(encoding="utf-8"))


def test_json_report_is_up_to_date(fresh):
    assert (fresh / "demo.json").read_bytes() == (ROOT / "reports" / "demo.json").read_bytes(), (
        "run: python -m tests.regenerate_demo"
    )


@pytest.mark.parametrize("name", ["demo.md", "demo.zh.md"])
def test_markdown_report_is_up_to_date(fresh, name):
    def without_links(path):
        return [line.split("](")[0] if "](" in line else line for line in path.read_text(encoding="utf-8").splitlines()]

    assert without_links(fresh / name) == without_links(ROOT / "reports" / name), "run: python -m tests.regenerate_demo"


@pytest.mark.parametrize(("rule", "values"), PLANTED)
def test_planted_conflict_is_found(report, rule, values):
    found = [{v["display"] for v in f["values"]} for f in report["conflicts"] if f["rule"] == rule]
    assert any(values <= displays for displays in found), found


@pytest.mark.parametrize("values", LOOKALIKES, ids=" ".join)
def test_lookalike_is_not_flagged(report, values):
    assert not [f for f in report["conflicts"] if values <= {v["display"] for v in f["values"]}]


def test_an_update_is_told_as_one(report):
    assert all(f["rule"] == "XC501" and f["severity"] == "note" for f in report["updates"])
    assert len(report["updates"]) >= 1


def test_nothing_but_the_plants(report):
    unexpected = [
        f
        for f in report["conflicts"]
        if not any(f["rule"] == rule and values <= {v["display"] for v in f["values"]} for rule, values in PLANTED)
    ]
    assert len(unexpected) <= 2, unexpected  # the interchanges' roster and the production lines


def test_every_rule_is_planted():
    assert {rule.code for rule in RULES} - {rule for rule, _ in PLANTED} <= NOT_HERE


def test_spans_hold_the_quotes(report):
    texts = {}
    for finding in report["conflicts"]:
        for side in finding["values"]:
            for claim in side["claims"]:
                if claim["path"].endswith((".md", ".txt")):
                    text = texts.setdefault(claim["path"], (ROOT / claim["path"]).read_bytes().decode("utf-8"))
                    assert text[claim["start"] : claim["end"]] == claim["quote"]
                    assert claim["start"] <= claim["value_start"] < claim["value_end"] <= claim["end"] or not finding[
                        "rule"
                    ].startswith("XC1")
