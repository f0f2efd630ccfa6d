"""`decide`, `accept`, `baseline` and `facts` from the shell, on a last run that is already kept."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from checker import _check, _desk
from checker.cli import run
from checker.ledger import lastrun, load_and_apply
from checker.ledger.storage import read_baseline, read_decisions
from checker.model import Report
from tests.checker.ledger._corpus import PAIRS, build

LEDGER = Path(".crossclaim")


@pytest.fixture(scope="module")
def made() -> Report:
    return build()


@pytest.fixture
def project(made: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """A project without git identity or CI; the check of any paths gives the twelve conflicts with the ledger applied."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("CROSSCLAIM_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("LOGNAME", "ming")
    monkeypatch.delenv("CI", raising=False)
    root = tmp_path / "project"
    root.mkdir()
    monkeypatch.chdir(root)
    (root / "crossclaim.toml").write_text("", encoding="utf-8")

    def whole(options: object, say: object) -> tuple[object, Report]:
        plan = _check.settle(options)  # type: ignore[arg-type]
        return plan, load_and_apply(made, plan.root)

    monkeypatch.setattr(_check, "whole", whole)
    lastrun.save(made, root, ["corpus"])
    return made


def said(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    out = capsys.readouterr()
    return out.out, out.err


def test_decide_writes_who_when_and_why(project: Report, capsys: pytest.CaptureFixture[str]) -> None:
    id_ = project.conflicts[2].id
    assert run(["decide", id_[:7], "keep:35.2亿元", "--reason", "年报", "--by", "Lin"]) == 0
    assert said(capsys)[0].startswith(f"{id_[:7]} XC211: keep:35.2亿元")
    (one,) = read_decisions(LEDGER / "decisions.jsonl")
    assert (one.id, one.verdict, one.note, one.by) == (id_, "keep", "年报", "Lin")
    assert datetime.fromisoformat(one.on).tzinfo is not None
    assert not (LEDGER / "baseline.jsonl").exists()
    assert run(["decide", id_[:7], "undo"]) == 0
    assert read_decisions(LEDGER / "decisions.jsonl") == ()


def test_the_author_is_gits_user_else_the_login_name(project: Report) -> None:
    id_ = project.conflicts[0].id
    run(["decide", id_, "both"])
    assert read_decisions(LEDGER / "decisions.jsonl")[0].by == "ming"
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "config", "user.name", "林"], check=True)
    subprocess.run(["git", "config", "user.email", "lin@example.org"], check=True)
    run(["decide", id_, "both"])
    assert read_decisions(LEDGER / "decisions.jsonl")[0].by == "林 <lin@example.org>"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["zzzz", "both"], "no conflict 'zzzz'"),
        (["{id}", "maybe"], "no verdict 'maybe'"),
        (["{id}", "keep:1"], "use keep:"),
        (["{id}", "both", "--scope", "entity"], "no scope 'entity'"),
        (["{id}", "both", "--fact"], "--fact goes with keep:VALUE"),
        (["{id}", "keep:37名", "--fact"], "no subject is known"),
        (["{id}", "undo"], "has no decision to undo"),
    ],
)
def test_what_cannot_be_decided_is_told_and_writes_nothing(
    words: list[str], reason: str, project: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["decide", *(word.format(id=project.conflicts[1].id) for word in words)]) == 2
    out, err = said(capsys)
    assert reason in err
    assert err.count("\n") == 1
    assert out == ""
    assert not LEDGER.exists()


def test_accept_takes_several_or_none(project: Report, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = project.conflicts[0].id[:8], project.conflicts[1].id[:8]
    for words, reason in (
        ([one, "--as", "both"], "accept needs --reason"),
        ([one], "accept needs --reason TEXT and --as both or --as false-positive"),
        ([one, "--reason", "x"], "say --as both or --as false-positive"),
        ([one, "--reason", "x", "--as", "call"], "is none of both, false-positive"),
        ([one, "zzzz", "--reason", "x", "--as", "both"], "no conflict 'zzzz'"),
    ):
        assert run(["accept", *words]) == 2
        assert reason in said(capsys)[1]
    assert not LEDGER.exists()
    assert run(["accept", one, two, "--reason", "两次统计", "--as", "both", "--scope", "period"]) == 0
    assert [(d.verdict, d.scope, d.note) for d in read_decisions(LEDGER / "decisions.jsonl")] == [
        ("both", "period", "两次统计")
    ] * 2


def test_without_a_last_run_the_check_runs(project: Report, tmp_path: Path) -> None:
    for file in (tmp_path / "cache").rglob("*.json"):
        file.unlink()
    assert run(["decide", project.conflicts[0].id, "both"]) == 0
    assert len(read_decisions(LEDGER / "decisions.jsonl")) == 1


def test_an_id_that_the_last_run_has_not_is_looked_for_in_a_new_one(project: Report, made: Report) -> None:
    from dataclasses import replace

    lastrun.save(replace(made, conflicts=made.conflicts[:1]), Path.cwd(), ["corpus"])
    assert run(["decide", made.conflicts[5].id[:7], "both"]) == 0
    assert read_decisions(LEDGER / "decisions.jsonl")[0].id == made.conflicts[5].id


def test_a_broken_last_run_is_no_error(project: Report, tmp_path: Path) -> None:
    (file,) = (tmp_path / "cache").rglob("*.json")
    for text in ("{", "[]", '{"version": 1, "paths": [], "cases": [{}]}', '{"version": 999}'):
        file.write_text(text, encoding="utf-8")
        assert lastrun.load(Path.cwd()) is None


def test_last_runs_of_old_projects_are_forgotten(project: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lastrun, "KEPT", 3)
    roots = [tmp_path / f"p{n}" for n in range(5)]
    for n, root in enumerate(roots, 1):
        lastrun.save(project, root)
        for file in (tmp_path / "cache").rglob("*.json"):
            if file.stat().st_mtime_ns > 10**17:  # the one just written, or the fixture's
                os.utime(file, ns=(n, n))
    assert [lastrun.load(root) is not None for root in roots] == [False, False, True, True, True]


def test_a_cache_that_cannot_be_written_is_no_error(project: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("CROSSCLAIM_CACHE_DIR", str(tmp_path / "file"))
    lastrun.save(project, Path.cwd())
    assert lastrun.load(Path.cwd()) is None


def test_the_last_run_says_what_the_report_said(project: Report) -> None:
    found = lastrun.load(Path.cwd())
    assert found is not None
    assert found[0] == ("corpus",)
    assert [case.id for case in found[1]] == [f.id for f in project.conflicts]


def test_baseline_write_status_and_prune(project: Report, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["baseline", "write", "corpus"]) == 0
    assert said(capsys)[0].startswith(f"{len(PAIRS)} known, {len(PAIRS)} of them new")
    assert len(read_baseline(LEDGER / "baseline.jsonl")) == len(PAIRS)
    file = LEDGER / "baseline.jsonl"
    rows = file.read_text(encoding="utf-8").splitlines()
    gone = json.dumps({"id": "0" * 12, "rule": "XC201", "values": ["7"], "anchors": []})
    file.write_text("\n".join([gone, *rows]) + "\n", encoding="utf-8")
    assert run(["baseline", "status"]) == 0
    out = said(capsys)[0]
    assert out.startswith(f"open 0, changed 0, known {len(PAIRS)}, decided 0, stale 1\n")
    assert "stale baseline 0000000 XC201: 7" in out
    assert run(["baseline", "prune"]) == 0
    assert said(capsys)[0].startswith("1 removed")
    assert file.read_text(encoding="utf-8").splitlines() == rows


@pytest.mark.parametrize(("value", "code"), [("true", 2), ("1", 2), ("", 0), ("false", 0)])
def test_baseline_write_refuses_in_ci(value: str, code: int, project: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", value)
    assert run(["baseline", "write", "corpus"]) == code
    assert LEDGER.exists() == (code == 0)
    assert run(["baseline", "prune", "corpus"]) == 0  # removing is allowed


def test_facts_from_the_shell(project: Report, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["facts", "add", "青澜大桥全长12.6公里", "--subject", "青澜大桥", "--value", "12.6公里", "--alias", "Qinglan Bridge"]
    assert run([*words, "--source", "图纸", "--by", "Lin"]) == 0
    id_ = said(capsys)[0].split()[0]
    assert run(["facts", "list"]) == 0
    out = said(capsys)[0]
    assert out.startswith(f"{id_}  青澜大桥: 12.6公里  “青澜大桥全长12.6公里”  (图纸; Lin; ")
    assert run(words) == 2
    assert run(["facts", "remove", id_[:6]]) == 0
    said(capsys)
    assert run(["facts", "list"]) == 0
    assert said(capsys)[0] == ""


def test_a_kept_value_becomes_a_fact(project: Report, made: Report) -> None:
    from dataclasses import replace

    named = replace(made.conflicts[0], subject="澜江大桥")
    lastrun.save(replace(made, conflicts=(named,)), Path.cwd(), ["corpus"])
    assert run(["decide", named.id, "keep:2021年6月", "--fact", "--source", "交通局"]) == 0
    (fact,) = _desk.Desk((), (), lambda line: None).facts()
    assert (fact.subject, fact.wording.value, fact.source) == ("澜江大桥", "2021年6月", "交通局")
    assert [one.value for one in fact.others] == ["2021年5月"]
    before = (LEDGER / "decisions.jsonl").read_bytes()
    assert run(["decide", named.id, "keep:2021年6月", "--fact"]) == 2  # the fact is there already
    assert (LEDGER / "decisions.jsonl").read_bytes() == before
