"""While the app is open: an article that is saved is checked again, and the queue is replaced in place."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

from checker.model import Report
from checker.review.desk import Desk
from claims.errors import CrossclaimError


class Watcher:
    """Looks every `every` seconds whether `stamp()` has changed; then `check()` makes a new report, in a thread of its own.

    A change is acted on only when two looks in a row agree, so that a file that is being written is not read half. An error of
    the check (an article that cannot be read) is shown in the app, and the old report stays.
    """

    def __init__(self, desk: Desk, stamp: Callable[[], object], check: Callable[[], Report], every: float = 2.0) -> None:
        self._desk = desk
        self._stamp = stamp
        self._check = check
        self._every = every
        self._over = Event()
        self._seen = self._try_stamp()
        self._thread = Thread(target=self._run, name="recheck", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for a check that runs."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join(timeout=60)

    def look(self, before: object) -> object:
        """One look: what the articles are now; checks again where they are as they were `before` but not as last checked."""
        now = self._try_stamp()
        if now is not None and now != self._seen and now == before:
            self._seen = now
            self._renew()
        return now

    def _run(self) -> None:
        before: object = self._seen
        while not self._over.wait(self._every):
            before = self.look(before)

    def _renew(self) -> None:
        self._desk.busy = True
        try:
            report = self._check()
        except CrossclaimError as error:
            self._desk.failed = str(error)
        else:
            self._desk.failed = ""
            self._desk.renew(report)
        finally:
            self._desk.busy = False

    def _try_stamp(self) -> object:
        try:
            return self._stamp()
        except (CrossclaimError, OSError) as error:  # a folder that is moved away for a moment
            self._desk.failed = str(error)
            return None
