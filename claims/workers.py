"""Articles read by several processes. The result is that of one process; only the time differs."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from types import TracebackType

from claims.extract import Reading, read_all
from claims.model import Article

SHARE = 16  # articles handed to a worker at a time


class Workers:
    """`jobs` processes that read articles; with one job the work is done here. Use as a context manager.

    The processes start with the first call (a few seconds, for the name tagger) and are fresh ones, not copies of this one,
    so that they behave alike on every system.
    """

    def __init__(self, jobs: int = 1) -> None:
        self.jobs = max(1, jobs)
        self._pool: ProcessPoolExecutor | None = None

    def read(self, articles: Sequence[Article]) -> tuple[Reading, ...]:
        """`read_all(articles)`. Where a worker is killed, the rest is read here."""
        if self.jobs == 1 or len(articles) <= SHARE:
            return read_all(articles)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.jobs, mp_context=get_context("spawn"), initializer=_leave_interrupts)
        shares = [tuple(articles[at : at + SHARE]) for at in range(0, len(articles), SHARE)]
        found: list[Reading] = []
        try:
            for share in self._pool.map(read_all, shares):
                found.extend(share)
        except BrokenProcessPool:
            self.close()
            self.jobs = 1
            found.extend(read_all(articles[len(found) :]))
        return tuple(found)

    def close(self) -> None:
        """Stop the processes; shares that none has begun are dropped."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _leave_interrupts() -> None:
    """Ctrl-C is answered by the first process, which then stops the workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
