"""The SQLite file: opened in WAL mode, so a reader is never in a writer's way and a killed writer loses only its last batch."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from time import time
from types import TracebackType
from typing import TYPE_CHECKING, Any

from claims.errors import StoreError
from claims.store import schema

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.int8]

FILE = "store.sqlite3"
"""The name in the cache directory: a file of that name is ours even where its first page is damaged."""
WAIT = 60.0  # seconds for another process to finish writing
READING = "reading"
"""The kind of result that is a packed reading."""
KEPT = 90
"""Days without use after which a run forgets a row: a store grows with what is read in three months, not with all time."""
_ASKED = 500  # keys in one query; SQLite allows 999 in its oldest supported builds


@dataclass(frozen=True, slots=True)
class Info:
    """What a store holds. `models` maps the identity of an encoder to its number of vectors, `results` a kind of result to its
    number; `size` is in bytes."""

    path: Path
    size: int
    readings: int
    models: Mapping[str, int]
    runs: int
    schema: int
    results: Mapping[str, int] = field(default_factory=dict)


def _today() -> int:
    """Days since 1970: when something was last of use. It decides how long a row is kept, never what a run finds."""
    return int(time() // 86_400)


def _keys(keys: Sequence[str]) -> list[bytes]:
    return sorted({bytes.fromhex(key) for key in keys})


def text_key(text: str) -> bytes:
    """Sixteen bytes that stand for a text."""
    return sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]


class Store:
    """An open store. Use as a context manager. Every method raises `StoreError`, one line that names the file."""

    def __init__(self, path: str | Path) -> None:
        """Open or create the file at `path` and bring it to this version's schema.

        Raises `StoreError` where the file is damaged, is another program's, was written by a newer crossclaim, or cannot be
        written.
        """
        self.path = Path(path)
        self._models: dict[str, int] = {}
        self._seen: set[int] = set()  # results that were of use and are not noted as used today
        self._met: set[tuple[int, bytes]] = set()  # vectors, likewise
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(self.path, timeout=WAIT, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(self.path, f"cannot be opened ({_reason(error)})", unwritable=True) from error
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
        if found > len(schema.MIGRATIONS):
            raise StoreError(
                self.path,
                f"was written by a newer crossclaim (schema {found}, this one knows {len(schema.MIGRATIONS)}); "
                "upgrade crossclaim or name another file",
            )
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        if found < len(schema.MIGRATIONS):
            schema.migrate(self._db)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(self.path, _reason(error), unwritable=_unwritable(error)) from error

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

    def results(self, kind: str, keys: Sequence[str]) -> dict[str, bytes]:
        """The results of `kind` that are known of `keys`, each a sha256 in hexadecimal."""
        return {key.hex(): body for key, body in self._results(kind, _keys(keys))}

    def _results(self, kind: str, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        query = "SELECT key, body, id, used FROM result JOIN body USING (id) WHERE kind = ? AND key IN ({})"
        today = _today()
        for key, body, row, used in self._by_key(query, (kind,), keys):
            if used < today:
                self._seen.add(row)
            yield key, body

    def result_keys(self, kind: str, keys: Sequence[str]) -> set[str]:
        """Those of `keys` under which a result of `kind` is known; no result is read, and none counts as used."""
        query = "SELECT key FROM result WHERE kind = ? AND key IN ({})"
        return {row[0].hex() for row in self._by_key(query, (kind,), _keys(keys))}

    def put_results(self, kind: str, rows: Mapping[str, bytes]) -> None:
        """Keep results of `kind`, all or none; one that is known is replaced."""
        self._put_results(kind, {bytes.fromhex(key): body for key, body in rows.items()})

    def _put_results(self, kind: str, rows: Mapping[bytes, bytes]) -> None:
        today = _today()
        head = "INSERT INTO result (kind, key, used) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET used = excluded.used RETURNING id"

        def work() -> None:
            ids = [self._db.execute(head, (kind, key, today)).fetchone()[0] for key in rows]
            self._db.executemany("INSERT OR REPLACE INTO body VALUES (?, ?)", zip(ids, rows.values(), strict=True))

        self._write(work)

    def readings(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The packed readings that are known of `keys`."""
        return dict(self._results(READING, sorted(set(keys))))

    def put_readings(self, rows: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep packed readings; one that is known is replaced."""
        self._put_results(READING, dict(rows))

    def _model(self, model: str) -> int:
        if model not in self._models:
            with self._told():
                self._db.execute("INSERT OR IGNORE INTO model (name) VALUES (?)", (model,))
                self._models[model] = int(self._db.execute("SELECT id FROM model WHERE name = ?", (model,)).fetchone()[0])
        return self._models[model]

    def vectors(self, model: str, texts: Iterable[str]) -> dict[str, bytes]:
        """The int8 rows (dim,) as bytes of those of `texts` that `model` has encoded before."""
        by_key = {text_key(text): text for text in texts}
        query = "SELECT text, row, used FROM vector WHERE model = ? AND text IN ({})"
        number, today, found = self._model(model), _today(), {}
        for key, row, used in self._by_key(query, (number,), sorted(by_key)):
            found[by_key[key]] = row
            if used < today:
                self._met.add((number, key))
        return found

    def put_vectors(self, model: str, texts: Sequence[str], rows: Rows) -> None:
        """Keep `rows` (len(texts), dim)."""
        number = self._model(model)
        today = _today()
        found = [(number, text_key(text), row.tobytes(), today) for text, row in zip(texts, rows, strict=True)]
        self._write(
            lambda: self._db.executemany("INSERT OR REPLACE INTO vector (model, text, row, used) VALUES (?, ?, ?, ?)", found)
        )

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
        """Note that a corpus was checked, and when, and what was of use for it; forget what was of no use for `KEPT` days."""
        values = (corpus, articles, claims, conflicts)
        query = "INSERT OR REPLACE INTO run VALUES (?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))"

        def work() -> None:
            self._note_use()
            self._db.execute(query, values)
            self._forget(KEPT)

        self._write(work)

    def _note_use(self) -> None:
        today = _today()
        query = "UPDATE result SET used = ? WHERE id IN (SELECT value FROM json_each(?))"
        self._db.execute(query, (today, json.dumps(sorted(self._seen))))
        query = "UPDATE vector SET used = ? WHERE model = ? AND text = ?"
        self._db.executemany(query, ((today, *key) for key in sorted(self._met)))
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
        before = _today() - days
        queries = (
            "DELETE FROM body WHERE id IN (SELECT id FROM result WHERE used < ?)",
            "DELETE FROM result WHERE used < ?",
            "DELETE FROM vector WHERE used < ?",
            "DELETE FROM run WHERE unixepoch(finished) / 86400 < ?",
        )
        gone = [self._db.execute(query, (before,)).rowcount for query in queries]
        return sum(gone[1:])  # a body goes with its result

    def info(self) -> Info:
        """What the store holds."""
        with self._told():
            query = "SELECT name, (SELECT count(*) FROM vector WHERE model = model.id) FROM model ORDER BY name"
            kinds = self._db.execute("SELECT kind, count(*) FROM result GROUP BY kind ORDER BY kind").fetchall()
            results = dict(kinds)
            return Info(
                path=self.path,
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
        """Close the file."""
        self._db.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


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
            raise StoreError(part, f"cannot be deleted ({_reason(error)})") from error
    return size


def _files(path: Path) -> tuple[Path, ...]:
    return path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def _unwritable(error: sqlite3.Error) -> bool:
    return "readonly" in str(error) or "unable to open" in str(error)


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return (error.strerror or "unknown reason").lower()
    text = str(error)
    if "malformed" in text or "not a database" in text or "corrupt" in text:
        return f"is damaged ({text}); delete it with `crossclaim cache clean` or name another file"
    if "locked" in text:
        return "is in use by another process that does not finish"
    return f"cannot be used ({text})"
