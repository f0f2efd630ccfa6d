"""Requests -> what became of them: from a record, from the cache, else from the server, a few at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Any

from checker.judge import keep
from checker.judge.asked import Request
from checker.judge.client import Client, JudgeBudget, JudgeDown, JudgeFailed, Meter, read
from checker.judge.keep import Cache, Entry
from checker.judge.settings import Settings

IN_A_ROW = 4  # requests that a slow or busy server may leave unanswered before the rest is not sent


class Bench:
    """The judge of one run: `ask` as often as needed, then `close`, which writes the record."""

    def __init__(self, settings: Settings, sleep: Callable[[float], None] = time.sleep) -> None:
        self.settings = settings
        self.rows: list[tuple[Request, Entry]] = []
        self.meter = Meter(settings.budget, settings.price)
        self._known = keep.load(settings.replay) if settings.replay else None
        self._cache = Cache(settings.cache, settings.url, settings.model) if settings.cache and not settings.replay else None
        self._client: Client | None = None
        self._sleep = sleep
        self._down = ""
        self._failures = 0
        self._over = False
        self._lock = Lock()

    def ask(self, requests: Sequence[Request]) -> list[Entry]:
        """One entry a request, in their order."""
        if self._known is not None or self.settings.dry_run:
            made = [self._replayed(request) for request in requests]
        elif self.settings.budget is not None:  # one at a time: what is left unasked follows from the order alone
            made = [self._one(request) for request in requests]
        else:
            made = self._together(requests)
        self.rows += zip(requests, made, strict=True)
        return made

    def _together(self, requests: Sequence[Request]) -> list[Entry]:
        pool = ThreadPoolExecutor(self.settings.concurrency)
        try:
            return list(pool.map(self._one, requests))
        except BaseException:  # interrupted: what is under way is cut off, what waits is not sent
            self._down = "interrupted"
            if self._client is not None:
                self._client.close()
            raise
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """End connections and write the record, where one is asked for. Raises SettingsError."""
        if self._client is not None:
            self._client.close()
        if self.settings.record is not None:
            keep.write(self.settings.record, self.rows)

    def _replayed(self, request: Request) -> Entry:
        known = (self._known or {}).get(request.key)
        return known or Entry("open", self.settings.model or "unnamed")

    def _one(self, request: Request) -> Entry:
        known = self._cache.get(request) if self._cache else None
        if known is not None and read(known.answer, request) is not None:
            return known
        entry = self._sent(request)
        if self._cache and entry.outcome == "answered":
            self._cache.put(request, entry)
        return entry

    def _sent(self, request: Request) -> Entry:
        model = self.settings.model
        try:
            if self._over:
                raise JudgeBudget
            if self._down:
                raise JudgeDown(self._down)
            answer = self._ready().ask(request)
        except JudgeBudget:
            self._over = True
            return Entry("budget", model)
        except JudgeDown as error:
            self._down = str(error)
            return Entry("failed", model, problem=str(error))
        except JudgeFailed as error:
            self._count(failed=error.wait, problem=str(error))
            return Entry("failed", model, problem=str(error))
        self._count(failed=False)
        return Entry("answered", model, answer.text, answer.read, answer.written)

    def _ready(self) -> Client:
        with self._lock:
            if self._client is None:
                self._client = Client(self.settings, self.meter, self._sleep)
            return self._client

    def _count(self, *, failed: bool, problem: str = "") -> None:
        with self._lock:
            self._failures = self._failures + 1 if failed else 0
            if self._failures >= IN_A_ROW:
                self._down = problem


def items(request: Request, entry: Entry) -> list[Any] | None:
    """The list in an answer; None where there is no answer that can be read."""
    return read(entry.answer, request) if entry.outcome == "answered" else None


def count(entries: Iterable[Entry], outcome: str) -> int:
    """How many have this outcome."""
    return sum(entry.outcome == outcome for entry in entries)
