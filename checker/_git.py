"""Read-only questions to git. Nothing here writes, and a repository's own hooks and monitors are not run."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

from claims.errors import SettingsError


def ask(root: Path, *arguments: str, given: str | None = None) -> tuple[int, str]:
    """Exit code and output of a git command in `root`; code 127 where git is absent or hangs."""
    command = ["git", "-c", "core.fsmonitor=false", "--no-optional-locks", "-C", str(root), *arguments]
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, encoding="utf-8", errors="surrogateescape", timeout=60, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return 127, ""
    return done.returncode, done.stdout


def changed(root: Path, ref: str) -> frozenset[str]:
    """Real paths of the files that differ between a ref and the work tree, new files included.

    Where the ref and HEAD have a common ancestor, that counts instead of the ref: what others changed on the base branch
    meanwhile is no change of ours. Raises SettingsError outside a repository and for an unknown ref.
    """
    code, top = ask(root, "rev-parse", "--show-toplevel")
    if code:
        raise SettingsError("--base: not a git repository, or one that git does not trust (safe.directory)")
    code, commit = ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if code:
        raise SettingsError(f"--base: no commit {ref!r} here; in CI fetch it first (fetch-depth: 0)")
    tree = Path(top.rstrip("\n"))
    code, ancestor = ask(tree, "merge-base", commit.strip(), "HEAD")
    start = ancestor.strip() if code == 0 and ancestor.strip() else commit.strip()
    code, names = ask(tree, "diff", "--name-only", "--no-ext-diff", "-z", start, "--")
    if code:
        raise SettingsError(f"--base: git cannot compare with {ref!r}")
    _, new = ask(tree, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(str((tree / name).resolve()) for name in (names + new).split("\0") if name)


def ignored(root: Path, files: Iterable[str]) -> frozenset[str]:
    """Those of the real paths that git ignores; none outside a repository. `root` is the repository's root."""
    top = root.resolve()
    head = str(top).rstrip(os.sep) + os.sep
    inside = sorted(file for file in files if file.startswith(head))
    if not inside:
        return frozenset()
    code, found = ask(root, "check-ignore", "-z", "--stdin", given="\0".join(inside) + "\0")
    return frozenset(name for name in found.split("\0") if name) if code == 0 else frozenset()
