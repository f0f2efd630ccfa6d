"""Which files a command line names."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from claims.errors import InputError
from claims.settings import SUFFIXES, Settings

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """Files to read, sorted, `/` separated, each once; and what a user should be told about the choice.

    `real` maps each file to what it really is, links followed.
    """

    files: tuple[str, ...]
    notes: tuple[str, ...] = ()
    real: Mapping[str, str] = field(default_factory=dict)


def discover(paths: Sequence[str], settings: Settings) -> Found:
    """Expand files, directories (recursive, hidden ones left out) and globs; `-` stays for standard input.

    A file named outright is always taken. Raises InputError for a missing path and for a directory without any article; a
    glob that matches nothing is a note.
    """
    notes: list[str] = []
    chosen: dict[str, str] = {}
    for path in paths:
        for name, key in _expand(path, settings, notes):
            if key in chosen:
                notes.append(f"{name}: named twice, read once")
                continue
            chosen[key] = name
    return Found(tuple(sorted(chosen.values())), tuple(dict.fromkeys(notes)), {name: key for key, name in chosen.items()})


def _expand(path: str, settings: Settings, notes: list[str]) -> Iterable[tuple[str, str]]:
    """Files, each with what it really is: two names of one file have one of these."""
    if path == STDIN:
        return ((STDIN, STDIN),)
    here = Path(path)
    if here.is_dir():
        inside = tuple(_inside(here, settings))
        if not inside:
            raise InputError(path, f"no article in this directory ({' '.join(SUFFIXES)})")
        return inside
    if here.exists():
        return ((_name(here, path), os.path.realpath(path)),)
    if glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - patterns may be absolute
        files = [found for match in matches for found in _of_match(Path(match), settings)]
        if not files:
            notes.append(f"{path}: matches no article")
        return tuple(dict.fromkeys(files))
    raise InputError(path, "no such file or directory")


def _of_match(match: Path, settings: Settings) -> Iterable[tuple[str, str]]:
    if match.is_dir():
        return _inside(match, settings)
    name = match.as_posix()
    return [(name, os.path.realpath(name))] if name.lower().endswith(SUFFIXES) and _wanted(name, settings) else []


def _name(here: Path, path: str) -> str:
    if not here.is_file():
        raise InputError(path, "not a regular file")
    return here.as_posix()


def _inside(folder: Path, settings: Settings) -> Iterator[tuple[str, str]]:
    """The articles below a folder. No file is looked up by itself: what the folders list is enough but for links."""
    top = folder.as_posix()
    head = "" if top == "." else f"{top.rstrip('/')}/"
    waiting = [("", os.path.realpath(folder))]
    while waiting:
        inner, real = waiting.pop()
        try:
            with os.scandir(real) as found:
                entries = sorted((entry for entry in found if not entry.name.startswith(".")), key=lambda entry: entry.name)
        except OSError:  # as a folder that may not be read is passed over by every walk
            continue
        for entry in entries:
            name = inner + entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting.append((f"{name}/", entry.path))
            elif name.lower().endswith(SUFFIXES) and entry.is_file() and _wanted(name, settings):
                yield head + name, os.path.realpath(entry.path) if entry.is_symlink() else entry.path


def _wanted(name: str, settings: Settings) -> bool:
    if not settings.include and not settings.exclude:
        return True
    from pathspec import GitIgnoreSpec

    if settings.include and not GitIgnoreSpec.from_lines(settings.include).match_file(name):
        return False
    return not (settings.exclude and GitIgnoreSpec.from_lines(settings.exclude).match_file(name))
