"""Work done on this machine: in this process, or in several that are started for it."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any

from checker.runner.model import R
from checker.runner.shares import InShares, Outcome, Share, away, here

_FLYING = 2  # shares a process that are not done yet: one under way, one waiting
_HELD = 32  # shares a process in all; those behind a slow one are done and held


class LocalRunner(InShares):
    """`jobs` processes; with one job, or a single share, the work is done here and no process starts.

    The processes start with the first work that needs them and are fresh ones, not copies of this one, so that they behave
    alike on every system. Where one is killed, what is not done yet is done here: that costs only time.
    """

    def __init__(self, jobs: int = 1) -> None:
        self._jobs = max(1, jobs)
        self._pool: ProcessPoolExecutor | None = None
        self._flying: set[Future[Any]] = set()

    @property
    def jobs(self) -> int:
        """How many processes work."""
        return self._jobs

    def _run(self, work: Callable[..., R], shares: Iterator[Share]) -> Iterator[R]:
        first = list(islice(shares, 2))
        shares = chain(first, shares)
        queue: deque[tuple[Share, Future[Outcome[R]]]] = deque()
        try:
            if len(first) > 1:
                yield from self._elsewhere(work, shares, queue)
            for share in shares:
                yield from here(work, share)
        finally:
            if any(not future.done() for _, future in queue):  # nobody waits for these any more
                self.close()

    def _elsewhere(
        self, work: Callable[..., R], shares: Iterator[Share], queue: deque[tuple[Share, Future[Outcome[R]]]]
    ) -> Iterator[R]:
        """Results until all shares are done or the processes are lost; then those that nobody has begun are left in `shares`."""
        while True:
            self._fill(work, shares, queue)
            if not queue:
                return
            share, future = queue[0]
            if not future.done():
                wait([other for _, other in queue if not other.done()], return_when=FIRST_COMPLETED)
                continue
            queue.popleft()
            self._flying.discard(future)
            try:
                outcome = future.result()
            except BrokenProcessPool:
                self.close()
                self._jobs = 1
                yield from here(work, share)
            else:
                yield from outcome.each()

    def _fill(self, work: Callable[..., R], shares: Iterator[Share], queue: deque[tuple[Share, Future[Outcome[R]]]]) -> None:
        open_ = sum(not future.done() for _, future in queue)
        while self._jobs > 1 and len(queue) < _HELD * self._jobs and open_ < _FLYING * self._jobs:
            share = next(shares, None)
            if share is None:
                return
            future = self._submitted(work, share)
            self._flying.add(future)
            queue.append((share, future))
            open_ += 1

    def _submitted(self, work: Callable[..., R], share: Share) -> Future[Outcome[R]]:
        try:
            if self._pool is None:
                self._pool = _started(self._jobs)
            return self._pool.submit(away, work, share)
        except BrokenProcessPool as error:
            lost: Future[Outcome[R]] = Future()
            lost.set_exception(error)
            return lost

    def close(self) -> None:
        """Stop the processes, in the middle of their work if they are at it; what they were at is dropped."""
        pool, self._pool = self._pool, None
        busy = any(not future.done() for future in self._flying)
        self._flying.clear()
        if pool is None:
            return
        if busy:
            for process in list((getattr(pool, "_processes", None) or {}).values()):
                process.terminate()
        # nothing is cancelled: of a cancelled share the pool would complain that it has lost it
        pool.shutdown(wait=True)


def _started(jobs: int) -> ProcessPoolExecutor:
    """A pool with all its processes started, none of which hears Ctrl-C, not even before it can say that it does not want to."""
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(jobs,))
    with _no_interrupts():
        pool.submit(_begun)
    return pool


@contextmanager
def _no_interrupts() -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # what is started now inherits it
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(jobs: int) -> None:
    """Ctrl-C is answered by the first process, which then stops the workers; where it is killed itself, they go too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("OMP_NUM_THREADS", str(max(1, (os.cpu_count() or 1) // jobs)))
    Thread(target=_end_with_parent, daemon=True).start()


def _begun() -> None:
    """Nothing; the first call starts the processes."""


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
