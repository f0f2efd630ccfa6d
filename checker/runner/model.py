"""What every runner offers: pure functions over many things, the same results in the same order wherever they are computed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from claims.errors import CrossclaimError

SHARE = 16  # items, or items of groups, handed to a worker at a time

A = TypeVar("A")
K = TypeVar("K")
R = TypeVar("R")


class RunnerError(CrossclaimError):
    """The runner cannot start or has lost its workers for good. What `work` itself raises is raised as it is."""


class Runner(Protocol):
    """Applies a pure, picklable top-level function (or a `functools.partial` of one) to many things.

    Results come in a fixed order while the work goes on, so a consumer may count them to tell how far it is. A bounded number
    of shares is under way at a time: items may be a generator of any length. What `work` raises is raised where its result
    would have come, with its class and message. A runner is a context manager; leaving it stops what is under way.
    """

    @property
    def jobs(self) -> int:
        """How many pieces of work go on at once; 1 means in this process. May start the runner."""

    def map(self, work: Callable[[A], R], items: Iterable[A], *, share: int = SHARE) -> Iterator[R]:
        """`work(item)` of each item, in the order of the items; `share` items go to a worker together."""

    def group_map(
        self, work: Callable[[K, Sequence[A]], R], groups: Iterable[tuple[K, Sequence[A]]], *, share: int = SHARE
    ) -> Iterator[R]:
        """`work(key, items)` of each group, in the order of the keys; small groups go to a worker together, up to `share` items.

        A sequence of groups is sorted here; any other iterable is taken as it comes. Raises ValueError where a key does not
        lie after the one before it.
        """

    def collect(self, results: Iterable[R]) -> list[R]:
        """All of `results` at once."""

    def close(self) -> None:
        """Stop the workers; what is under way is dropped. The runner may be used again."""

    def __enter__(self) -> Runner: ...

    def __exit__(self, *about: object) -> None: ...
