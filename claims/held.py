"""A reader that stays where it is between two chunks of one file: packed data and row groups can only be read forwards."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from claims.errors import InputError


class Placed(Protocol):
    """A piece that knows where it begins."""

    @property
    def start(self) -> int:
        """Ascending in a file."""


T = TypeVar("T", bound=Placed)


@dataclass(slots=True)
class _Held:
    key: Hashable
    pieces: Iterator[Placed]
    after: int  # start of the last piece given


_LAST: list[_Held] = []  # of this process: at most one, for the chunks of a file come one after the other


def state(path: str) -> tuple[str, int, int]:
    """What tells a file from a newer one of its name. Raises InputError."""
    try:
        found = Path(path).stat()
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror or error})") from None
    return path, found.st_mtime_ns, found.st_size


def item(key: Hashable, start: int, pieces: Callable[[], Iterator[T]]) -> T | None:
    """The piece that begins at `start`, None where none does.

    Where the last one asked for under `key` is before it, reading goes on from there.
    """
    held = _LAST.pop() if _LAST else None
    reader: Iterator[T]
    if held is not None and held.key == key and held.after < start:
        reader = held.pieces  # type: ignore[assignment]
    else:
        held = None
        reader = pieces()
    for piece in reader:
        if piece.start >= start:
            if piece.start == start:
                _LAST.append(_Held(key, reader, start))
                return piece
            return None
    return None
