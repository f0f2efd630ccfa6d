"""A small newsroom in a git repository, and commands that stand in for those of a runner."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

STUB = Path(__file__).with_name("_stub.py")
ARTICLES = {
    "corpus/wire.md": "---\ntitle: Bridge opens\ndate: 2031-05-21\n---\nAt the peak 3200 workers were on the site.\n",
    "corpus/paper.md": "---\ntitle: A bridge at last\ndate: 2031-05-22\n---\nSome 3200 workers built it.\n",
}


@dataclass
class Desk:
    """A repository with two articles that agree, and a PATH on which `crossclaim` is the stub."""

    root: Path
    bin: Path
    env: dict[str, str] = field(default_factory=dict)

    def git(self, *arguments: str) -> str:
        """Output of a git command in the repository."""
        done = subprocess.run(["git", *arguments], cwd=self.root, env=self.env, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def write(self, files: Mapping[str, str]) -> None:
        """Write files below the root."""
        for name, text in files.items():
            file = self.root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")

    def commit(self, files: Mapping[str, str], message: str = "edit") -> str:
        """Write and commit files; the commit's hash."""
        self.write(files)
        self.git("add", *files)
        self.git("commit", "-q", "-m", message)
        return self.git("rev-parse", "HEAD")

    def tool(self, name: str, script: str) -> None:
        """An executable on the PATH."""
        file = self.bin / name
        file.write_text(f"#!/usr/bin/env bash\n{script}\n", "utf-8")
        file.chmod(0o755)

    def run(self, *command: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the repository; its exit code is the test's business."""
        return subprocess.run(command, cwd=self.root, env={**self.env, **env}, capture_output=True, text=True, check=False)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The repository on branch main, with one commit."""
    root, tools = tmp_path / "repo", tmp_path / "bin"
    root.mkdir()
    tools.mkdir()
    keep = {name: os.environ[name] for name in ("LANG", "OMP_NUM_THREADS", "PYTHONPATH") if name in os.environ}
    env = keep | {
        "PATH": f"{tools}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path / "home"),
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "CROSSCLAIM_CACHE_DIR": str(tmp_path / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{
            f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "Desk"), ("EMAIL", "d@desk"))
        },
        "GIT_AUTHOR_DATE": "2031-05-23T08:00:00Z",
        "GIT_COMMITTER_DATE": "2031-05-23T08:00:00Z",
    }
    (tmp_path / "home").mkdir()
    made = Desk(root, tools, env)
    made.tool("crossclaim", f'exec "{sys.executable}" "{STUB}" "$@"')
    made.tool("python", f'exec "{sys.executable}" "$@"')
    made.git("init", "-q", "-b", "main")
    made.commit(ARTICLES, "two articles")
    return made
