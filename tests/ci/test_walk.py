"""One newsroom's week, in one process with the real model: red, decided, green, merged, a changed value, red again."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from checker.cli import run
from tests.ci.conftest import Desk

WIRE = """---
title: 望潮渡口新桥通车
date: 2031-05-21
---
望潮渡口新桥5月20日正式通车。大桥全长7.4公里，总投资31.5亿元。施工高峰期共有2600名工人在现场作业。
"""
PAPER = """---
title: Wangchao Ferry Bridge opens
date: 2031-05-21
---
The Wangchao Ferry Bridge opened on May 20. The bridge is 7.4 kilometres long and cost 3.15 billion yuan.
"""
NOTICE = """---
title: 望潮渡口新桥通车公告
date: 2031-05-20
---
望潮渡口新桥于2031年5月20日正式开放通行。大桥全长7.4公里，工程总投资三十一亿五千万元。施工高峰期共有{}名工人。
"""


class Newsroom:
    """Runs commands in the repository and keeps what they print."""

    def __init__(self, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
        self.desk, self.capsys = desk, capsys

    def __call__(self, *args: str) -> tuple[int, str, str]:
        code = run(list(args))
        out, err = self.capsys.readouterr()
        return code, out, err

    def check(self, *args: str) -> tuple[int, dict[str, Any]]:
        code, out, err = self("check", "corpus", "-o", "json", "--no-progress", *args)
        assert code in {0, 1, 3}, err
        return code, json.loads(out)

    def records(self) -> list[str]:
        return sorted(p.name for p in (self.desk.root / ".crossclaim").glob("*"))


@pytest.fixture
def room(desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Newsroom:
    for name in [name for name in os.environ if name.startswith(("CROSSCLAIM_", "GITHUB_", "CI_"))]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.chdir(desk.root)
    desk.git("rm", "-q", "-r", "corpus")
    desk.commit({"corpus/wire.md": WIRE, "corpus/paper.md": PAPER, "corpus/notice.md": NOTICE.format("2600")}, "three articles")
    return Newsroom(desk, capsys)


def test_the_walk(room: Newsroom) -> None:
    desk = room.desk
    code, report = room.check()
    assert (code, report["conflicts"]) == (0, [])

    # A branch brings a wrong figure: red, and only because of the file that it touches.
    desk.git("switch", "-q", "-c", "edit")
    desk.commit({"corpus/notice.md": NOTICE.format("3600")})
    code, report = room.check("--base", "main")
    assert code == 1 and len(report["conflicts"]) == 1
    conflict = report["conflicts"][0]
    assert conflict["rule"] == "XC201" and conflict["state"] == "open"
    assert conflict["values"][0]["claims"][0]["path"] == "corpus/notice.md"  # the end that changed comes first
    assert room.records() == []  # a check writes nothing
    desk.commit({"minutes.txt": "nothing to compare"})
    assert room.check("--base", "HEAD~1") == (0, {**report, "conflicts": []})

    # An editor decides: green, and the decision is a file in the branch.
    short = conflict["id"][:7]
    code, out, err = room("explain", short)
    assert code == 0 and "corpus/notice.md:5" in out, err
    keep = next(v["normalized"] for v in conflict["values"] if v["claims"][0]["path"] == "corpus/wire.md")
    code, out, err = room("decide", short, f"keep:{keep}", "--reason", "工地名册", "--by", "陆编辑")
    assert code == 0, err
    assert room.records() == ["decisions.jsonl"]
    code, report = room.check("--base", "main")
    assert code == 0 and report["conflicts"][0]["state"] == "decided"
    assert report["conflicts"][0]["ruling"]["by"] == "陆编辑"
    assert room.check("--new-only")[1]["conflicts"] == []
    assert room.check("--no-decisions")[0] == 1
    desk.git("add", "-A")
    desk.git("commit", "-q", "-m", "decided")

    # Merged, with an edit around the quote: still green, the decision found its conflict again.
    desk.git("switch", "-q", "main")
    desk.git("merge", "-q", "--no-ff", "edit", "-m", "merge")
    longer = NOTICE.format("3600").replace("\n望潮渡口新桥于", "\n各位市民：\n\n望潮渡口新桥于")
    desk.commit({"corpus/notice.md": longer})
    code, report = room.check("--strict-decisions")
    assert code == 0 and [c["state"] for c in report["conflicts"]] == ["decided"]

    # The value changes to another wrong one: the decision no longer covers it, so it is red again.
    desk.commit({"corpus/notice.md": longer.replace("3600", "4600")})
    code, report = room.check()
    assert code == 1 and [c["state"] for c in report["conflicts"] if c["rule"] == "XC201"] in (["changed"], ["open"])

    # Corrected: green; what is left of the decision is a note, and fails only who asked for that.
    desk.commit({"corpus/notice.md": longer.replace("3600", "2600")})
    code, report = room.check()
    assert code == 0 and report["conflicts"] == [] and [s["source"] for s in report["stale"]] == ["decision"]
    assert [n["rule"] for n in report["notices"]] == ["XC903"]
    assert room.check("--strict-decisions")[0] == 3


def test_a_team_with_old_conflicts_sees_only_new_ones(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = room.desk
    desk.commit({"corpus/notice.md": NOTICE.format("3600")})
    assert room.check()[0] == 1
    monkeypatch.setenv("CI", "true")
    code, _, err = room("baseline", "write", "corpus")
    assert code == 2 and "refuses" in err  # a job that writes its own baseline is green for ever
    assert room.records() == []
    monkeypatch.delenv("CI")
    assert room("baseline", "write", "corpus")[0] == 0
    assert room.records() == ["baseline.jsonl"]
    desk.git("add", "-A")
    desk.git("commit", "-q", "-m", "known")

    code, report = room.check()
    assert code == 0 and [c["state"] for c in report["conflicts"]] == ["known"]
    assert room.check("--no-baseline")[0] == 1
    desk.commit({"corpus/wire.md": WIRE.replace("7.4公里", "9.4公里")})
    code, report = room.check("--new-only")
    assert code == 1 and [(c["rule"], c["state"]) for c in report["conflicts"]] == [("XC213", "open")]
