"""What users of other tools complain about, and what must not happen here: one test for each."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from checker.ledger import load_and_apply
from checker.ledger.anchors import entries_of
from checker.ledger.apply import apply
from checker.ledger.baseline import write
from checker.ledger.decide import decide
from checker.ledger.matching import match
from checker.ledger.storage import read_decisions, write_baseline, write_decisions
from checker.model import ArticleRow, Report
from checker.selection import fails
from tests.checker.ledger._corpus import PAIRS, Edit, Said, build
from tests.checker.ledger.test_edits import above, line_start, other_value, synonym


@pytest.fixture(scope="module")
def report() -> Report:
    return build()


def test_no_baseline_churn_without_line_numbers_times_and_versions(report: Report, tmp_path: Path) -> None:
    """A line number or a time in the file means merge conflicts and red builds without cause."""
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    write(report, first)
    write(build(above), second)  # every line number is another one
    rows = [[json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] for file in (first, second)]
    for row in rows[0] + rows[1]:
        assert set(row) == {"id", "rule", "values", "anchors"}
        for one in row["anchors"]:
            assert set(one) == {"anchor", "doc", "prefix", "suffix", "values"}
            del one["prefix"]
    assert rows[0] == rows[1]
    assert not re.search(r'"(?:line|version|on|time|date)"', first.read_text(encoding="utf-8"))


def test_writing_the_baseline_twice_changes_no_byte(report: Report, tmp_path: Path) -> None:
    file = tmp_path / "baseline.jsonl"
    write(report, file)
    before = file.read_bytes()
    write(apply(report, baseline=entries_of(report)), file)
    assert file.read_bytes() == before


def test_concurrent_branches_merge(report: Report, tmp_path: Path) -> None:
    """Two editors decide on two branches; git merges the file by itself, and with merge=union also where lines touch."""

    def git(*words: str) -> None:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    file = tmp_path / ".crossclaim" / "decisions.jsonl"
    git("init", "-q", "-b", "main")
    (tmp_path / ".gitattributes").write_text(".crossclaim/*.jsonl merge=union\n", encoding="utf-8")
    ids = [f.id for f in report.conflicts]
    write_decisions(file, decide(report, (), ids[0], "call", by="A", on="2031-06-01"))
    git("add", "."), git("commit", "-qm", "base")
    git("checkout", "-qb", "one")
    write_decisions(file, decide(report, decide(report, read_decisions(file), ids[1], "both"), ids[0], "both", on="2031-06-02"))
    git("commit", "-qam", "one"), git("checkout", "-q", "main")
    newer = decide(report, decide(report, read_decisions(file), ids[2], "both"), ids[0], "false-positive", on="2031-06-03")
    write_decisions(file, newer)
    git("commit", "-qam", "two"), git("merge", "-q", "one", "-m", "merge")
    merged = read_decisions(file)
    assert {d.id for d in merged} == set(ids[:3])
    assert next(d.verdict for d in merged if d.id == ids[0]) == "false-positive"
    assert [f.state for f in load_and_apply(report, tmp_path).conflicts].count("decided") == 3


@pytest.mark.parametrize("edit", [above, line_start])
def test_fingerprints_do_not_change_on_rename_and_edit(edit: Edit, report: Report) -> None:
    moved = build(edit, rename=lambda name: name.replace("corpus/", "2031/"))
    assert [f.id for f in moved.conflicts] == [f.id for f in report.conflicts]


def test_fingerprints_do_not_change_with_the_model_the_title_or_the_confidence(report: Report) -> None:
    rows = tuple(ArticleRow(replace(row.article, title="Another title", language="en")) for row in report.articles)
    findings = tuple(replace(f, confidence=0.2, severity="note", subject="x", attribute="y") for f in report.conflicts)
    other = replace(report, articles=rows, conflicts=findings, encoder="another")
    assert entries_of(other) == entries_of(report)


def test_matching_has_one_strategy_and_no_knob() -> None:
    import inspect

    assert set(inspect.signature(match).parameters) == {"conflicts", "entries", "same_values"}
    assert not any("match" in name for name in inspect.signature(load_and_apply).parameters)


def test_stale_suppressions_do_not_fail_the_run_and_are_not_silent(report: Report) -> None:
    fixed = replace(report, conflicts=())
    after = apply(fixed, baseline=entries_of(report))
    assert len(after.stale) == len(PAIRS)
    assert not fails(after, "note")


def test_deleted_articles_are_told_and_pruned(report: Report, tmp_path: Path) -> None:
    from checker.ledger.baseline import prune
    from checker.ledger.storage import read_baseline

    file = tmp_path / ".crossclaim" / "baseline.jsonl"
    write_baseline(file, entries_of(report))
    nothing = replace(report, articles=(), conflicts=(), claims=())
    assert prune(load_and_apply(nothing, tmp_path), file) == len(PAIRS)
    assert read_baseline(file) == ()


def test_ignoring_one_conflict_does_not_silence_its_rule(report: Report) -> None:
    rules = [f.rule for f in report.conflicts]
    rule = next(rule for rule in rules if rules.count(rule) > 1)
    one = next(f for f in report.conflicts if f.rule == rule)
    after = apply(report, decisions=decide(report, (), one.id, "false-positive"))
    assert [f.state for f in after.conflicts if f.rule == rule].count("decided") == 1
    assert [f.state for f in after.conflicts].count("open") == len(PAIRS) - 1


def test_an_ignored_conflict_does_not_return_after_an_edit(report: Report) -> None:
    made = decide(report, (), report.conflicts[0].id, "false-positive")
    for edit in (above, line_start, synonym):
        assert apply(build(edit), decisions=made).conflicts[0].state == "decided"


def test_a_decision_reopens_when_a_value_changes_and_shows_what_was_decided(report: Report) -> None:
    made = decide(report, (), report.conflicts[0].id, "both", scope="period", reason="两次统计", by="Lin", on="2031-06-01")
    after = apply(build(other_value, 0), decisions=made).conflicts[0]
    assert after.state == "changed"
    assert after.ruling is not None
    assert (after.ruling.verdict, after.ruling.note, after.ruling.by) == ("both", "两次统计", "Lin")
    assert fails(replace(report, conflicts=(after,)), "error")


def test_verdicts_can_be_undone(report: Report) -> None:
    id_ = report.conflicts[0].id
    assert decide(report, decide(report, (), id_, "both"), id_, "undo") == ()


def test_one_edited_comma_orphans_no_verdict(report: Report) -> None:
    made = decide(report, (), report.conflicts[0].id, "both")

    def comma(said: Said) -> tuple[str, str]:
        text = said.text
        return text if text.isascii() else text.replace(",", "；", 1), said.value

    assert apply(build(comma), decisions=made).conflicts[0].state == "decided"


def test_reading_never_writes(report: Report, tmp_path: Path) -> None:
    folder = tmp_path / ".crossclaim"
    write_baseline(folder / "baseline.jsonl", entries_of(report)[:5])
    write_decisions(folder / "decisions.jsonl", decide(report, (), report.conflicts[7].id, "both"))
    before = {one.name: (one.read_bytes(), one.stat().st_mtime_ns) for one in folder.iterdir()}
    load_and_apply(build(other_value), tmp_path)
    assert {one.name: (one.read_bytes(), one.stat().st_mtime_ns) for one in folder.iterdir()} == before
