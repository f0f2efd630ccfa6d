"""Shares of work: how they are cut, done elsewhere, and how an error comes back from there."""

from __future__ import annotations

import pickle
import traceback
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Generic, TypeVar

from checker.runner.model import SHARE, A, K, R

Args = tuple[Any, ...]
Share = list[Args]
"""The arguments of each call in a share."""

S = TypeVar("S", bound="InShares")


@dataclass(frozen=True, slots=True)
class Failure:
    """An error that `work` raised, in parts that a pickle carries: exceptions with arguments of their own do not survive one."""

    kind: type[Exception]
    args: Args
    state: dict[str, Any]
    trace: str

    def error(self) -> Exception:
        """The error as it was raised; where it was raised is a note of it."""
        error = self.kind.__new__(self.kind, *self.args)
        error.args = self.args
        error.__dict__.update(self.state)
        error.add_note(f"\nin a worker:\n{self.trace}")
        return error


@dataclass(frozen=True, slots=True)
class Outcome(Generic[R]):
    """What a share has given, up to the first error."""

    results: list[R]
    failure: Failure | None = None

    def each(self) -> Iterator[R]:
        """The results, then the error if there is one."""
        yield from self.results
        if self.failure is not None:
            raise self.failure.error()


def here(work: Callable[..., R], share: Share) -> Iterator[R]:
    """The share done in this process."""
    for args in share:
        yield work(*args)


def away(work: Callable[..., R], share: Share) -> Outcome[R]:
    """The share done in a worker, with an error as a value: it would fail again, and must not count as a lost worker."""
    results: list[R] = []
    try:
        results.extend(here(work, share))
    except Exception as error:
        return Outcome(results, _failure(error))
    return Outcome(results)


def _failure(error: Exception) -> Failure:
    trace = traceback.format_exc().strip()
    found = Failure(type(error), error.args, dict(error.__dict__), trace)
    try:
        again = pickle.loads(pickle.dumps(found)).error()
    except Exception:  # whatever a class or its fields do to a pickle
        again = None
    if str(again) != str(error):
        return Failure(RuntimeError, (f"{type(error).__name__}: {error}",), {}, trace)
    return found


class InShares(ABC):
    """A runner that knows how to do shares; map and group_map are cut into them here."""

    @abstractmethod
    def _run(self, work: Callable[..., R], shares: Iterator[Share]) -> Iterator[R]:
        """The results of all calls in their order."""

    @abstractmethod
    def close(self) -> None:
        """Stop the workers; what is under way is dropped. The runner may be used again."""

    def map(self, work: Callable[[A], R], items: Iterable[A], *, share: int = SHARE) -> Iterator[R]:
        """`work(item)` of each item, in the order of the items; `share` items go to a worker together."""
        return self._run(work, cut((((item,), 1) for item in items), share))

    def group_map(
        self, work: Callable[[K, Sequence[A]], R], groups: Iterable[tuple[K, Sequence[A]]], *, share: int = SHARE
    ) -> Iterator[R]:
        """`work(key, items)` of each group, in the order of the keys; see `Runner.group_map`."""
        return self._run(work, cut(((group, len(group[1])) for group in ascending(groups)), share))

    def collect(self, results: Iterable[R]) -> list[R]:
        """All of `results` at once."""
        return list(results)

    def __enter__(self: S) -> S:
        return self

    def __exit__(self, *about: object) -> None:
        self.close()


def cut(calls: Iterable[tuple[Args, int]], size: int) -> Iterator[Share]:
    """Calls with their weights, in shares that end with the call that makes them `size` heavy."""
    share: Share = []
    weight = 0
    for args, own in calls:
        share.append(args)
        weight += max(1, own)
        if weight >= size:
            yield share
            share, weight = [], 0
    if share:
        yield share


def ascending(groups: Iterable[tuple[K, Sequence[A]]]) -> Iterator[tuple[K, Sequence[A]]]:
    """The groups in the order of their keys. Raises ValueError where two keys are equal, or a generator's do not ascend."""
    ordered: Iterable[Any] = sorted(groups, key=_key) if isinstance(groups, Sequence) else groups
    last: Any = None
    for at, (key, items) in enumerate(ordered):
        if at and not last < key:
            raise ValueError(f"the key {key!r} of a group comes after {last!r}")
        last = key
        yield key, items


_key = itemgetter(0)
