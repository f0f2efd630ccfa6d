"""Which files a command line names."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.errors import InputError
from claims.settings import SUFFIXES, Settings

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """Files to read, sorted, `/` separated, each once; and what a user should be told about the choice."""

    files: tuple[str, ...]
    notes: tuple[str, ...] = ()


def discover(paths: Sequence[str], settings: Settings) -> Found:
    """Expand files, directories (recursive, hidden ones left out) and globs; `-` stays for standard input.

    A file named outright is always taken. Raises InputError for a missing path and for a directory without any article; a
    glob that matches nothing is a note.
    """
    notes: list[str] = []
    chosen: dict[str, str] = {}
    for path in paths:
        for name in _expand(path, settings, notes):
            key = name if name == STDIN else os.path.realpath(name)
            if key in chosen:
                notes.append(f"{name}: named twice, read once")
                continue
            chosen[key] = name
    return Found(tuple(sorted(chosen.values())), tuple(dict.fromkeys(notes)))


def _expand(path: str, settings: Settings, notes: list[str]) -> tuple[str, ...]:
    if path == STDIN:
        return (STDIN,)
    here = Path(path)
    if here.is_dir():
        inside = tuple(_inside(here, settings))
        if not inside:
            raise InputError(path, f"no article in this directory ({' '.join(SUFFIXES)})")
        return inside
    if here.exists():
        return (_name(here, path),)
    if glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - patterns may be absolute
        files = [name for match in matches for name in _of_match(Path(match), settings)]
        if not files:
            notes.append(f"{path}: matches no article")
        return tuple(dict.fromkeys(files))
    raise InputError(path, "no such file or directory")


def _of_match(match: Path, settings: Settings) -> Iterable[str]:
    if match.is_dir():
        return _inside(match, settings)
    return [match.as_posix()] if match.suffix.lower() in SUFFIXES and _wanted(match.as_posix(), settings) else []


def _name(here: Path, path: str) -> str:
    if not here.is_file():
        raise InputError(path, "not a regular file")
    return here.as_posix()


def _inside(folder: Path, settings: Settings) -> Iterable[str]:
    for root, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            file = Path(root, name)
            if name.startswith(".") or file.suffix.lower() not in SUFFIXES or not file.is_file():
                continue
            if _wanted(file.relative_to(folder).as_posix(), settings):
                yield file.as_posix()


def _wanted(name: str, settings: Settings) -> bool:
    if not settings.include and not settings.exclude:
        return True
    from pathspec import GitIgnoreSpec

    if settings.include and not GitIgnoreSpec.from_lines(settings.include).match_file(name):
        return False
    return not (settings.exclude and GitIgnoreSpec.from_lines(settings.exclude).match_file(name))
