"""The audit log: an append-only table of steps in SQLite. A step is on disk before anybody is told that it was recorded.

`published` notes up to which step decisions.jsonl has been written, so that a crash between the two loses nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any, Literal

from checker.model import Ruling
from checker.review.book import ruling_of
from claims.errors import InputError, SettingsError

Action = Literal["decide", "undo", "withdraw", "note", "fact", "file"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS steps (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    batch INTEGER NOT NULL,
    action TEXT NOT NULL,
    conflict TEXT NOT NULL,
    rule TEXT NOT NULL,
    subject TEXT NOT NULL,
    held TEXT NOT NULL,
    made TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    tool TEXT NOT NULL,
    undoes INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS steps_by_conflict ON steps(conflict);
CREATE INDEX IF NOT EXISTS steps_by_person ON steps(by, seq);
CREATE INDEX IF NOT EXISTS steps_by_undone ON steps(undoes);
CREATE TRIGGER IF NOT EXISTS steps_stay BEFORE DELETE ON steps BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS steps_hold BEFORE UPDATE ON steps BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TABLE IF NOT EXISTS published (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS preferences (person TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (person, name));
"""
_COLUMNS = "seq, batch, action, conflict, rule, subject, held, made, by, at, tool, undoes"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the log. `seq` 0 is not yet written; steps of one bulk decision share `batch` (the seq of the first).

    `held` and `made` are the lines of decisions.jsonl before and after, empty for undecided. `undoes` is the batch that an undo
    takes back.
    """

    action: Action
    conflict: str
    rule: str
    subject: str
    held: str
    made: str
    by: str
    at: str
    tool: str
    undoes: int = 0
    seq: int = 0
    batch: int = 0

    @property
    def was(self) -> Ruling | None:
        """The ruling before, None for undecided."""
        return ruling_of(self.held)

    @property
    def now(self) -> Ruling | None:
        """The ruling after, None for undecided."""
        return ruling_of(self.made)


class Journal:
    """The table in one file, safe to use from several threads. Raises InputError where the file cannot be used."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = RLock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            ignore = path.parent / ".gitignore"
            if not ignore.exists():  # the log stays out of git; the decisions go in
                ignore.write_text(f"{path.name}*\n", encoding="utf-8")
            self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=10)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=FULL")
            self._db.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise InputError(str(path), f"cannot be used as the review's log: {error}") from None

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    def append(self, steps: Sequence[Step]) -> int:
        """Write the steps in one transaction, flushed to disk; the batch number (0 for no steps). Raises SettingsError."""
        if not steps:
            return 0
        with self._lock:
            try:
                self._db.execute("BEGIN IMMEDIATE")
                batch = self._db.execute("SELECT COALESCE(MAX(seq), 0) + 1 FROM steps").fetchone()[0]
                self._db.executemany(
                    "INSERT INTO steps (batch, action, conflict, rule, subject, held, made, by, at, tool, undoes)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    [_row(step, batch) for step in steps],
                )
                self._db.execute("COMMIT")
            except BaseException as error:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                if isinstance(error, sqlite3.Error):
                    raise SettingsError(f"{self.path}: cannot be written ({error})") from None
                raise
        return int(batch)

    def publish(self, seq: int) -> None:
        """Note that decisions.jsonl holds everything up to this step."""
        with self._lock:
            self._db.execute(
                "INSERT INTO published VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET seq = MAX(seq, excluded.seq)", (seq,)
            )

    def unpublished(self) -> tuple[Step, ...]:
        """Steps that were recorded but may not stand in decisions.jsonl: the last run ended between the two."""
        return self._read("WHERE seq > COALESCE((SELECT seq FROM published), 0) ORDER BY seq", ())

    def last(self) -> int:
        """The number of the newest step."""
        with self._lock:
            return int(self._db.execute("SELECT COALESCE(MAX(seq), 0) FROM steps").fetchone()[0])

    def of_conflict(self, conflict: str) -> tuple[Step, ...]:
        """The steps about one conflict, oldest first."""
        return self._read("WHERE conflict = ? ORDER BY seq", (conflict,))

    def of_batch(self, batch: int) -> tuple[Step, ...]:
        """The steps of one batch."""
        return self._read("WHERE batch = ? ORDER BY seq", (batch,))

    def undoable(self, by: str) -> int:
        """The newest batch of this person that can be taken back and was not, 0 for none."""
        found = (
            "SELECT MAX(batch) FROM steps WHERE by = ? AND action IN ('decide', 'withdraw', 'note')"
            " AND batch NOT IN (SELECT undoes FROM steps WHERE undoes > 0)"
        )
        with self._lock:
            return int(self._db.execute(found, (by,)).fetchone()[0] or 0)

    def page(self, offset: int, limit: int) -> tuple[tuple[Step, ...], int]:
        """Steps from the newest on, and how many there are."""
        with self._lock:
            total = int(self._db.execute("SELECT COUNT(*) FROM steps").fetchone()[0])
        return self._read("ORDER BY seq DESC LIMIT ? OFFSET ?", (limit, offset)), total

    def preferences(self, person: str) -> dict[str, str]:
        """What this person has set (keys)."""
        with self._lock:
            rows = self._db.execute("SELECT name, value FROM preferences WHERE person = ?", (person,)).fetchall()
        return dict(rows)

    def prefer(self, person: str, values: Mapping[str, str]) -> None:
        """Remember this person's settings."""
        with self._lock:
            self._db.executemany(
                "INSERT INTO preferences VALUES (?, ?, ?) ON CONFLICT (person, name) DO UPDATE SET value = excluded.value",
                [(person, name, value) for name, value in values.items()],
            )

    def _read(self, where: str, values: Iterable[object]) -> tuple[Step, ...]:
        with self._lock:
            rows = self._db.execute(f"SELECT {_COLUMNS} FROM steps {where}", tuple(values)).fetchall()
        return tuple(_step(row) for row in rows)


def _row(step: Step, batch: int) -> tuple[object, ...]:
    texts = (step.action, step.conflict, step.rule, step.subject, step.held, step.made, step.by, step.at, step.tool)
    return (batch, *texts, step.undoes)


def _step(row: tuple[Any, ...]) -> Step:
    seq, batch, action, conflict, rule, subject, held, made, by, at, tool, undoes = row
    return Step(action, conflict, rule, subject, held, made, by, at, tool, undoes, seq, batch)
