"""Who decides, and when: the only place of the ledger that looks at the clock, at git and at the login name."""

from __future__ import annotations

import getpass
import subprocess
from datetime import UTC, datetime
from pathlib import Path


def now() -> str:
    """The moment in UTC, ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def author(given: str, folder: Path) -> str:
    """`given`, else git's user.name <user.email> as set for `folder`, else the login name, else ""."""
    if given.strip():
        return given.strip()
    name, mail = _git("user.name", folder), _git("user.email", folder)
    if name or mail:
        return " ".join(part for part in (name, f"<{mail}>" if mail else "") if part)
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user: a bare container
        return ""


def _git(key: str, folder: Path) -> str:
    try:
        done = subprocess.run(["git", "-C", str(folder), "config", "--get", key], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else ""
