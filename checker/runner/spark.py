"""Work done on Apache Spark: each share is a partition of an RDD, and all data passes as pickles.

Nothing here depends on how Spark places its tasks: `collect` gives the partitions in their order, and a share that is lost with
its worker or executor is done again by another one, with the same result, because the work is pure.
"""

from __future__ import annotations

import os
import signal
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from importlib.util import find_spec
from itertools import islice
from typing import Any
from uuid import uuid4

from checker.runner import _java
from checker.runner.model import R, RunnerError
from checker.runner.shares import InShares, Outcome, Share, away
from claims.errors import MissingExtraError

_WAVE = 4  # shares a core of the cluster in one Spark job
_WAVES = 2  # Spark jobs at a time: where one ends with a slow share, the next keeps the other cores busy
_EVERYWHERE = {
    "spark.app.name": "crossclaim",
    "spark.ui.showConsoleProgress": "false",
    "spark.rpc.message.maxSize": "2047",  # MiB; the largest that Spark takes. A large story travels in one piece
}
_ONE_MACHINE = {"spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}


class SparkRunner(InShares):
    """Work on the Spark master `master`; None is the one of spark-submit where that has started us, else all cores of this machine.

    Spark starts with the first work and stops with `close`. A SparkContext that is already active in this process is used as it
    is and left running. Raises `MissingExtraError` without pyspark, `RunnerError` without Java 17 or where the master is none
    that this runner can use; later `RunnerError` where Spark cannot start or gives a share up.
    """

    def __init__(self, master: str | None = None, say: Callable[[str], None] | None = None) -> None:
        if master is not None and master.startswith("sc://"):
            raise RunnerError(
                f"{master}: Spark Connect carries no Python data as it is; give a classic master, such as spark://HOST:7077"
            )
        if find_spec("pyspark") is None:
            raise MissingExtraError("pyspark", "spark")
        self._submitted = "PYSPARK_GATEWAY_PORT" in os.environ
        if not self._submitted:
            _java.check()
            # without the second number, a lost worker of local mode would not be tried again
            master = "local[*,4]" if master in (None, "local", "local[*]") else master
        self._master = master
        self._say = say or (lambda line: None)
        self._context: Any = None
        self._owned = False

    @property
    def jobs(self) -> int:
        """Cores of the executors that have come up by now."""
        return max(1, int(self._started().defaultParallelism))

    def _run(self, work: Callable[..., R], shares: Iterator[Share]) -> Iterator[R]:
        queue: deque[Future[list[Outcome[R]]]] = deque()
        group = f"crossclaim-{uuid4()}"
        threads = ThreadPoolExecutor(_WAVES, thread_name_prefix="spark")
        try:
            while True:
                while len(queue) < _WAVES and (wave := self._wave(shares)):
                    queue.append(threads.submit(_collected, self._context, group, work, wave))
                if not queue:
                    return
                for outcome in _waited(queue[0]):
                    yield from outcome.each()
                queue.popleft()
        finally:
            if queue and self._context is not None:
                with suppress(Exception):  # where Spark is gone there is nothing left to cancel, and why it went is told already
                    self._context.cancelJobGroup(group)
            threads.shutdown(wait=True, cancel_futures=True)

    def _wave(self, shares: Iterator[Share]) -> list[Share]:
        """The next shares; Spark is asked how many anew each time, for executors come and go. Without a share it is not started."""
        first = list(islice(shares, 1))
        return first + list(islice(shares, _WAVE * self.jobs - 1)) if first else []

    def _started(self) -> Any:
        if self._context is None:
            active = _active()
            self._owned = active is None
            if active is None:
                self._say("starting Spark")
            self._context = active or self._new()
        return self._context

    def _new(self) -> Any:
        own = _EVERYWHERE | (_ONE_MACHINE if (self._master or "").startswith("local") else {})
        if self._master is not None:
            own["spark.master"] = self._master
        try:
            with _python_of_workers(), _own_interrupts(), _no_warnings():
                from pyspark import SparkConf, SparkContext

                conf = SparkConf(loadDefaults=False).setAll(list(own.items()))
                context = SparkContext(conf=conf, gateway=_java.gateway(conf))
        except Exception as error:
            raise RunnerError(f"Spark cannot start: {_java.cause(error)}{_java.logged()}") from error
        context.setLogLevel("WARN")
        return context

    def close(self) -> None:
        """Stop Spark, if it was started here, in the middle of its work if it is at it."""
        context, self._context = self._context, None
        if context is not None and self._owned:
            context.stop()


def _collected(context: Any, group: str, work: Callable[..., R], wave: list[Share]) -> list[Outcome[R]]:
    """One Spark job, a partition a share."""
    from claims.store import code_key

    context.setJobGroup(group, "crossclaim", interruptOnCancel=True)
    task = partial(_task, work, code_key("claims", "checker"))
    found: list[Outcome[R]] = context.parallelize(wave, len(wave)).mapPartitions(task, preservesPartitioning=True).collect()
    return found


def _waited(wave: Future[list[Outcome[R]]]) -> list[Outcome[R]]:
    """What the job has given. Errors of the work are inside; one that comes out is Spark's."""
    try:
        return wave.result()
    except Exception as error:
        raise RunnerError(f"Spark gave up: {_java.cause(error)}{_java.logged()}") from error


def _task(work: Callable[..., R], code: str, shares: Iterable[Share]) -> Iterator[Outcome[R]]:
    """What runs on an executor. Another crossclaim there would tell another report, and nobody would see why."""
    from claims.store import code_key

    if code_key("claims", "checker") != code:
        raise RuntimeError("the crossclaim of this executor is not the one of the driver, or leans on other versions of libraries")
    for share in shares:
        yield away(work, share)


def _active() -> Any:
    """The SparkContext of this process, if there is one."""
    with _no_warnings():
        from pyspark import SparkContext

    return SparkContext._active_spark_context


@contextmanager
def _no_warnings() -> Iterator[None]:
    """Spark warns of a pandas that it does not know yet; nothing here uses its data frames."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def _python_of_workers() -> Iterator[None]:
    """Workers run this very Python, unless somebody has said otherwise."""
    from sys import executable

    name = "PYSPARK_PYTHON"
    if os.environ.get(name):
        yield
        return
    os.environ[name] = executable
    try:
        yield
    finally:
        os.environ.pop(name, None)


@contextmanager
def _own_interrupts() -> Iterator[None]:
    """A context takes Ctrl-C for itself, and keeps it after it has stopped; here leaving the runner stops the work."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
