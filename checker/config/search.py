"""Where the configuration of a run lies, and which folder its paths count from."""

from __future__ import annotations

import glob
import os
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.errors import SettingsError

NAMES = ("crossclaim.toml", ".crossclaim.toml", "pyproject.toml")
Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """A configuration file (None where there is none) and the project's root, from which its paths and globs count."""

    file: Path | None
    root: Path


def find(paths: Sequence[str], *, isolated: bool = False, named: Path | None = None) -> Place:
    """The nearest file from the first path up to the repository root, else the user's own; `named` instead of all."""
    start = start_of(paths)
    top = repository(start)
    if named is not None:
        return Place(named, top or Path.cwd())
    if not isolated:
        for folder in _upwards(start, top):
            for name in NAMES:
                file = folder / name
                if file.is_file() and (name != "pyproject.toml" or section(file) is not None):
                    return Place(file, folder)
        own = _own()
        if own is not None and own.is_file():
            return Place(own, top or Path.cwd())
    return Place(None, top or Path.cwd())


def start_of(paths: Sequence[str]) -> Path:
    """The folder in which the search begins: that of the first path, of a glob what precedes its first wildcard."""
    first = next((path for path in paths if path != "-"), ".")
    here = Path(first)
    if not here.exists() and glob.has_magic(first):
        parts = Path(first).parts
        plain = next((n for n, part in enumerate(parts) if glob.has_magic(part)), len(parts))
        here = Path(*parts[:plain]) if plain else Path()
    here = Path(os.path.abspath(here))  # noqa: PTH100 - resolve() would leave a linked corpus' own project
    return here if here.is_dir() else here.parent


def repository(start: Path) -> Path | None:
    """The root of the git work tree that holds `start`, None outside."""
    return next((folder for folder in (start, *start.parents) if (folder / ".git").exists()), None)


def _upwards(start: Path, top: Path | None) -> Iterator[Path]:
    home = _home()
    for folder in (start, *start.parents):
        yield folder
        if folder in (top, home):
            return


def _own() -> Path | None:
    """The user's own file; None where a build machine has no home."""
    given, home = os.environ.get("XDG_CONFIG_HOME"), _home()
    base = Path(given) if given else home / ".config" if home else None
    return base / "crossclaim" / "config.toml" if base else None


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:
        return None


def section(file: Path) -> Table | None:
    """The keys of a configuration file; of a pyproject.toml its [tool.crossclaim], None without. Raises SettingsError."""
    try:
        loaded = tomllib.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{shown(file)}: cannot be read ({error.strerror or error})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{shown(file)}: not valid TOML ({error})") from None
    if file.name != "pyproject.toml":
        return loaded
    tools = loaded.get("tool", {})
    found = tools.get("crossclaim") if isinstance(tools, dict) else None
    if found is not None and not isinstance(found, dict):
        raise SettingsError(f"{shown(file)}: tool.crossclaim: {found!r} is no table")
    return found


def shown(file: Path) -> str:
    """The file as a person would name it from here."""
    relative = os.path.relpath(file)
    return str(file) if relative.startswith("..") and len(relative) > len(str(file)) else relative.replace("\\", "/")
