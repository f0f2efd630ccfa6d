"""The SQLite file: opened in WAL mode, so a reader is never in a writer's way and a killed writer loses only its last batch."""

from __future__ import annotations

import shlex
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from claims.errors import StoreError
from claims.store import schema
from claims.store.base import KEPT, READING, Info, Store, moment, today

FILE = "store.sqlite3"
"""The name in the cache directory: a file of that name is ours even where its first page is damaged."""
WAIT = 60.0  # seconds for another process to finish writing
_ASKED = 500  # keys in one query; SQLite allows 999 in its oldest supported builds


class SqliteStore(Store):
    """A store in one file. Every method raises `StoreError`, one line that names the file."""

    def __init__(self, path: str | Path) -> None:
        """Open or create the file at `path` and bring it to this version's schema.

        Raises `StoreError` where the file is damaged, is another program's, was written by a newer crossclaim, or cannot be
        written.
        """
        self.path = Path(path)
        self.place = str(path)
        self._models: dict[str, int] = {}
        self._seen: set[int] = set()  # results that were of use and are not noted as used today
        self._met: set[tuple[int, bytes]] = set()  # vectors, likewise
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(self.path, timeout=WAIT, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(self.path, f"cannot be opened ({_cause(error)})", unwritable=True) from error
        try:
            with self._told():
                self._prepare()
        except StoreError:
            self._db.close()
            raise

    def _prepare(self) -> None:
        found = schema.version(self._db)
        owner = int(self._db.execute("PRAGMA application_id").fetchone()[0])
        tables = int(self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
        if (tables or owner) and owner != schema.APPLICATION:
            raise StoreError(self.path, "is a database of another program; name another file")
        if found > len(schema.SQLITE):
            raise StoreError(
                self.path,
                f"was written by a newer crossclaim (schema {found}, this one knows {len(schema.SQLITE)}); "
                "upgrade crossclaim or name another file",
            )
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        if found < len(schema.SQLITE):
            schema.migrate(self._db)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(self.path, _reason(self.path, error), unwritable=_unwritable(error)) from error

    def _write(self, work: Callable[[], object]) -> None:
        """All of `work` or nothing of it."""
        with self._told():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                work()
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def _by_key(self, query: str, before: tuple[object, ...], keys: Sequence[bytes]) -> Iterator[Any]:
        with self._told():
            for at in range(0, len(keys), _ASKED):
                part = keys[at : at + _ASKED]
                yield from self._db.execute(query.format(",".join("?" * len(part))), (*before, *part))

    def _load(self, kind: str, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        query = "SELECT key, body, id, used FROM result JOIN body USING (id) WHERE kind = ? AND key IN ({})"
        day, found = today(), {}
        for key, body, row, used in self._by_key(query, (kind,), keys):
            found[key] = body
            if used < day:
                self._seen.add(row)
        return found

    def _known(self, kind: str, keys: Sequence[bytes]) -> set[bytes]:
        return {row[0] for row in self._by_key("SELECT key FROM result WHERE kind = ? AND key IN ({})", (kind,), keys)}

    def _save(self, kind: str, rows: Sequence[tuple[bytes, bytes]]) -> None:
        day = today()
        head = "INSERT INTO result (kind, key, used) VALUES (?, ?, ?) ON CONFLICT (kind, key) DO UPDATE SET used = excluded.used"
        body = "INSERT OR REPLACE INTO body SELECT id, ? FROM result WHERE kind = ? AND key = ?"

        def work() -> None:
            self._db.executemany(head, ((kind, key, day) for key, _ in rows))
            self._db.executemany(body, ((packed, kind, key) for key, packed in rows))

        self._write(work)

    def _model(self, model: str) -> int:
        if model not in self._models:
            with self._told():
                self._db.execute("INSERT OR IGNORE INTO model (name) VALUES (?)", (model,))
                self._models[model] = int(self._db.execute("SELECT id FROM model WHERE name = ?", (model,)).fetchone()[0])
        return self._models[model]

    def _load_vectors(self, model: str, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        query = "SELECT text, row, used FROM vector WHERE model = ? AND text IN ({})"
        number, day, found = self._model(model), today(), {}
        for key, row, used in self._by_key(query, (number,), keys):
            found[key] = row
            if used < day:
                self._met.add((number, key))
        return found

    def _save_vectors(self, model: str, rows: Sequence[tuple[bytes, bytes]]) -> None:
        number, day = self._model(model), today()
        query = "INSERT OR REPLACE INTO vector (model, text, row, used) VALUES (?, ?, ?, ?)"
        self._write(lambda: self._db.executemany(query, ((number, key, row, day) for key, row in rows)))

    def background(self, model: str) -> bytes | None:
        """The packed background means of `model`."""
        with self._told():
            row = self._db.execute("SELECT background FROM model WHERE id = ?", (self._model(model),)).fetchone()
        return row[0] if row else None

    def put_background(self, model: str, body: bytes) -> None:
        """Keep the packed background means of `model`."""
        number = self._model(model)
        self._write(lambda: self._db.execute("UPDATE model SET background = ? WHERE id = ?", (body, number)))

    def put_run(self, corpus: bytes, articles: int, claims: int, conflicts: int) -> None:
        """Note that a corpus was checked, when, and what was of use for it; the first run of a day forgets."""
        values = (corpus, articles, claims, conflicts, moment())

        def work() -> None:
            self._note_use()
            first = self._db.execute("SELECT 1 FROM run WHERE finished >= ? LIMIT 1", (moment(0),)).fetchone() is None
            self._db.execute("INSERT OR REPLACE INTO run VALUES (?, ?, ?, ?, ?)", values)
            if first:
                self._forget(KEPT)

        self._write(work)

    def _note_use(self) -> None:
        day = today()
        self._db.executemany("UPDATE result SET used = ? WHERE id = ?", ((day, row) for row in sorted(self._seen)))
        query = "UPDATE vector SET used = ? WHERE model = ? AND text = ?"
        self._db.executemany(query, ((day, *key) for key in sorted(self._met)))
        self._seen.clear()
        self._met.clear()

    def forget(self, days: int) -> int:
        """Take out what was of no use for `days` days and give its room back. Returns the number of rows that went."""
        found: list[int] = []
        self._write(lambda: found.append(self._forget(days)))
        with self._told():
            self._db.execute("VACUUM")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return found[0]

    def _forget(self, days: int) -> int:
        before = (today() - days,)
        self._db.execute("DELETE FROM body WHERE id IN (SELECT id FROM result WHERE used < ?)", before)
        gone = self._db.execute("DELETE FROM result WHERE used < ?", before).rowcount
        gone += self._db.execute("DELETE FROM vector WHERE used < ?", before).rowcount
        return gone + self._db.execute("DELETE FROM run WHERE finished < ?", (moment(days),)).rowcount

    def info(self) -> Info:
        """What the store holds."""
        with self._told():
            query = "SELECT name, (SELECT count(*) FROM vector WHERE model = model.id) FROM model ORDER BY name"
            kinds = self._db.execute("SELECT kind, count(*) FROM result GROUP BY kind ORDER BY kind").fetchall()
            results = dict(kinds)
            return Info(
                place=self.place,
                size=sum(part.stat().st_size for part in _files(self.path) if part.exists()),
                readings=results.pop(READING, 0),
                models=dict(self._db.execute(query).fetchall()),
                runs=self._count("run"),
                schema=schema.version(self._db),
                results=results,
            )

    def _count(self, table: str) -> int:
        return int(self._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def check(self) -> None:
        """Read every page. Raises `StoreError` where one is damaged."""
        with self._told():
            found = self._db.execute("PRAGMA quick_check").fetchone()[0]
        if found != "ok":
            raise StoreError(self.path, f"is damaged ({str(found).splitlines()[0]})")

    def close(self) -> None:
        """Note what was of use since the last run, where that can be written, and close the file."""
        if self._seen or self._met:
            with suppress(StoreError):
                self._write(self._note_use)
        self._db.close()


def foreign(path: Path) -> bool:
    """True for a file that is neither a store, nor was one before it was damaged: another program's database, any other file."""
    if not path.exists() or path.stat().st_size == 0:
        return False
    with path.open("rb") as file:
        head = file.read(72)
    return head[68:72] != schema.APPLICATION.to_bytes(4, "big") and path.name != FILE


def remove(path: str | Path) -> int:
    """Delete the store's files and return their size in bytes; only on a user's word. Raises `StoreError`."""
    size = 0
    for part in _files(Path(path)):
        try:
            size += part.stat().st_size
            part.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise StoreError(part, f"cannot be deleted ({_cause(error)})") from error
    return size


def _files(path: Path) -> tuple[Path, ...]:
    return path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def _unwritable(error: sqlite3.Error) -> bool:
    return "readonly" in str(error) or "unable to open" in str(error)


def _cause(error: OSError | sqlite3.Error) -> str:
    if isinstance(error, OSError):
        return (error.strerror or "unknown reason").lower()
    return str(error)


def _reason(path: Path, error: sqlite3.Error) -> str:
    text = str(error)
    if "malformed" in text or "not a database" in text or "corrupt" in text:
        if foreign(path):  # what `cache clean` refuses
            return f"is no store of crossclaim ({text}); name another file"
        return f"is damaged ({text}); delete it with `crossclaim cache clean --store {shlex.quote(str(path))}` or name another file"
    if "locked" in text:
        return "is in use by another process that does not finish"
    return f"cannot be used ({text})"
