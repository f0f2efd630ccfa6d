"""The pre-commit hooks, run by pre-commit in a repository where that is installed, with the entry as it is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ci.conftest import Desk
from tests.ci.test_action import WRONG

ROOT = Path(__file__).resolve().parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


@pytest.fixture
def hooked(desk: Desk) -> Desk:
    """The repository with our hook as a local one; only where it is found differs from what a user writes."""
    pytest.importorskip("pre_commit")
    system = next(hook for hook in HOOKS if hook["id"] == "crossclaim-system")
    desk.commit({".pre-commit-config.yaml": yaml.safe_dump({"repos": [{"repo": "local", "hooks": [system]}]})})
    done = desk.run(sys.executable, "-m", "pre_commit", "install")
    assert done.returncode == 0, done.stderr
    return desk


def test_manifest() -> None:
    pre_commit = pytest.importorskip("pre_commit.clientlib")
    assert {hook["id"] for hook in pre_commit.load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))} == {
        "crossclaim",
        "crossclaim-system",
    }
    for hook in HOOKS:
        assert hook["pass_filenames"] is False and hook["always_run"] is False and hook["files"] == "^corpus/"


def test_the_installed_hook_stops_a_commit(hooked: Desk) -> None:
    hooked.write(WRONG)
    hooked.git("add", "-A")
    done = hooked.run("git", "commit", "-m", "wrong figure")
    assert done.returncode == 1
    assert "XC201" in done.stdout + done.stderr
    assert hooked.git("log", "--oneline").count("\n") == 1


def test_other_files_do_not_wake_it(hooked: Desk) -> None:
    hooked.write({"README.md": "Nothing to compare.\n"})
    hooked.git("add", "-A")
    done = hooked.run("git", "commit", "-m", "readme")
    assert done.returncode == 0, done.stderr
    assert "(no files to check)" in done.stdout + done.stderr


def test_excluded_file_is_not_checked_by_the_hook(hooked: Desk) -> None:
    """ComPWA/policy #586: hooks name files outright, so that what the configuration excludes was checked all the same."""
    assert all("--force-exclude" in hook["entry"].split() for hook in HOOKS)
    hooked.write({**WRONG, "crossclaim.toml": 'exclude = ["corpus/paper.md"]\n'})
    hooked.git("add", "-A")
    done = hooked.run(sys.executable, "-m", "pre_commit", "run", "crossclaim-system", "--files", "corpus/paper.md")
    assert done.returncode == 0, done.stdout
    named = ("crossclaim", "check", "corpus/paper.md", "corpus/wire.md", "--no-progress")
    assert hooked.run(*named).returncode == 1  # named outright and not forced: it counts
    assert hooked.run(*named, "--force-exclude").returncode == 0
