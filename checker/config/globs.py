"""gitignore-style patterns with {a,b}, against paths that count from one folder."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from claims.errors import SettingsError

_BRACES = re.compile(r"\{([^{}]*)\}")


def expand(pattern: str) -> tuple[str, ...]:
    """`*.{md,txt}` as `*.md` and `*.txt`; gitignore knows no braces."""
    found = _BRACES.search(pattern)
    if found is None:
        return (pattern,)
    before, after = pattern[: found.start()], pattern[found.end() :]
    return tuple(made for part in found[1].split(",") for made in expand(f"{before}{part}{after}"))


def matcher(patterns: Sequence[str], root: Path) -> Callable[[str], bool]:
    """A test of paths as given on the command line; the `#n` of a record is no part of its path."""
    from pathspec import GitIgnoreSpec

    try:
        spec = GitIgnoreSpec.from_lines([one for pattern in patterns for one in expand(pattern)])
    except ValueError as error:
        raise SettingsError(f"no glob: {', '.join(patterns)} ({error})") from None
    cache: dict[str, bool] = {}

    def matches(path: str) -> bool:
        if path not in cache:
            cache[path] = spec.match_file(relative(path, root))
        return cache[path]

    return matches


def relative(path: str, root: Path) -> str:
    """The path from `root`, `/` separated; as it is where the two have no folder in common."""
    file = path if Path(path).exists() else path.partition("#")[0]
    try:
        return os.path.relpath(os.path.realpath(file), os.path.realpath(root)).replace("\\", "/")
    except ValueError:  # another drive
        return file.replace("\\", "/")
