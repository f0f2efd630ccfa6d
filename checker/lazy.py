"""A sequence that is made when somebody looks at it: claims of ten thousand articles cost seconds, and most readers want none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class Lazy(Sequence[T]):
    """`size` items (None: as many as there are) that `make` gives, asked once, at the first look. Equal to a tuple of the same."""

    def __init__(self, size: int | None, make: Callable[[], Sequence[T]]) -> None:
        self._size = size
        self._make: Callable[[], Sequence[T]] | None = make
        self._items: Sequence[T] = ()

    def _all(self) -> Sequence[T]:
        if self._make is not None:
            self._items, self._make = tuple(self._make()), None
        return self._items

    def __len__(self) -> int:
        return len(self._all()) if self._size is None else self._size

    def __iter__(self) -> Iterator[T]:
        return iter(self._all())

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        return self._all()[at]

    def __eq__(self, other: object) -> bool:
        return tuple(self._all()) == (tuple(other) if isinstance(other, Lazy) else other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(tuple(self._all()))
