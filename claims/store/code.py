"""Which code made something: part of the key of everything that is kept, so that other code never finds it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from importlib.resources import files
from importlib.resources.abc import Traversable

_LEANS_ON = ("cutword", "jieba", "numpy", "opencc", "pypinyin", "rapidfuzz", "scikit-learn", "scipy")


@lru_cache(maxsize=64)
def code_key(*names: str) -> str:
    """sha256 hex of the sources and the data files of packages and modules, and of the versions of what they lean on.

    `names` are packages (`"claims"`: everything below it) or modules (`"checker.cards"`: that file). They are not imported;
    the second call in a process costs nothing. Raises ValueError where there is none of that name.
    """
    made = sha256(f"{sys.version_info[:2]}\n".encode())
    for name in names:
        for label, item in _parts(name):
            body = item.read_bytes()
            made.update(f"{label} {len(body)}\n".encode())
            made.update(body)
    for package in _LEANS_ON:
        made.update(f"{package} {_version(package)}\n".encode())
    return made.hexdigest()


def _parts(name: str) -> Iterator[tuple[str, Traversable]]:
    top, *path = name.split(".")
    place = files(top)
    *folders, last = path or [""]
    for folder in folders:
        place = place.joinpath(folder)
    if not last or place.joinpath(last).is_dir():
        yield from _below(name, place.joinpath(last) if last else place)
        return
    found = [(name, one) for end in (".py", ".pyc") if (one := place.joinpath(last + end)).is_file()]
    if not found:
        raise ValueError(f"no package or module {name}")
    yield found[0]


def _below(label: str, folder: Traversable) -> Iterator[tuple[str, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.name == "__pycache__" or item.name.startswith("."):
            continue
        if item.is_dir():
            yield from _below(f"{label}/{item.name}", item)
        else:
            yield f"{label}/{item.name}", item


@lru_cache(maxsize=64)
def _version(package: str) -> str:
    try:
        return installed(package)
    except PackageNotFoundError:
        return "absent"
