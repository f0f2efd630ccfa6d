"""A store on a PostgreSQL server, for many machines at once.

Everything is in a schema named `crossclaim`. Rows are written in the order of their keys and rows that somebody else is writing are
passed over where that does no harm, so writers wait for each other but never in a circle.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, LiteralString

from claims.errors import StoreError
from claims.store import schema
from claims.store.address import read
from claims.store.base import KEPT, READING, Info, Store, moment, today

_ASKED = 2_000  # keys in one query
_SENT = 8 << 20  # bytes of blobs in one statement
_TABLES = ("result", "vector", "model", "run")


class PostgresStore(Store):
    """An open store on a server."""

    def __init__(self, url: str) -> None:
        """Connect to the server at `url` and bring its schema to this version's.

        Raises `StoreError` where it cannot be reached, refuses the user, or was brought further by a newer crossclaim;
        `MissingExtraError` where psycopg is not installed.
        """
        self._url = url
        self._address = read(url)
        self.place = self._address.shown
        self._models: dict[str, int] = {}
        self._seen: dict[str, set[bytes]] = defaultdict(set)  # results that were of use and are not noted as used today
        self._met: dict[int, set[bytes]] = defaultdict(set)  # vectors, likewise
        import psycopg

        try:
            # No prepared statements: a pooler between us and the server may give each transaction another connection.
            self._db = psycopg.connect(autocommit=True, prepare_threshold=None, **self._address.parameters)  # type: ignore[arg-type]
        except psycopg.Error as error:
            reason = f"cannot be reached ({self._said(error)})"
            raise StoreError(self.place, reason) from None  # libpq's own words may quote what it was given
        try:
            with self._told():
                self._prepare()
        except BaseException:
            self._db.close()
            raise

    @property
    def address(self) -> str:
        """The URL by which it was opened."""
        return self._url

    def _prepare(self) -> None:
        if self._version() == len(schema.POSTGRES):
            return
        with self._db.transaction():
            self._db.execute("SELECT pg_advisory_xact_lock(%s)", (schema.APPLICATION,))  # of two that start together, one migrates
            at = self._version()
            if at > len(schema.POSTGRES):
                raise StoreError(
                    self.place,
                    f"was written by a newer crossclaim (schema {at}, this one knows {len(schema.POSTGRES)}); "
                    "upgrade crossclaim or name another database",
                )
            if at == 0 and not self._one("SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = 'crossclaim')"):
                self._db.execute("CREATE SCHEMA crossclaim")
            for step in schema.POSTGRES[at:]:
                for statement in step:
                    self._db.execute(statement.encode())
            if at == 0:
                self._db.execute("CREATE TABLE crossclaim.version (number integer NOT NULL)")
                self._db.execute("INSERT INTO crossclaim.version VALUES (0)")
            self._db.execute("UPDATE crossclaim.version SET number = %s", (len(schema.POSTGRES),))

    def _version(self) -> int:
        # Asked of the table itself: to_regclass may answer from before the wait for the lock.
        if not self._one("SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = 'crossclaim' AND tablename = 'version')"):
            return 0
        return int(self._one("SELECT number FROM crossclaim.version"))

    def _one(self, query: LiteralString, values: Sequence[object] = ()) -> Any:
        row = self._db.execute(query, values, binary=True).fetchone()
        return row[0] if row else None

    @contextmanager
    def _told(self) -> Iterator[None]:
        import psycopg

        try:
            yield
        except psycopg.Error as error:
            raise StoreError(self.place, self._reason(error)) from None

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Everything inside, or nothing of it."""
        with self._told(), self._db.transaction():
            yield

    def _reason(self, error: Exception) -> str:
        from psycopg import errors

        if isinstance(error, errors.InsufficientPrivilege):
            return f"the user has no right to that ({self._said(error)}); docs/store.md says what to grant"
        if isinstance(error, errors.ReadOnlySqlTransaction):
            return "the server is read-only"
        if isinstance(error, errors.DataCorrupted | errors.IndexCorrupted):
            return f"is damaged ({self._said(error)})"
        if self._db.broken or self._db.closed:
            return f"the connection is lost ({self._said(error)})"
        return f"cannot be used ({self._said(error)})"

    def _said(self, error: Exception) -> str:
        """What the server says, in one line, without the words before it that name the place once more."""
        lines = [line.strip() for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
        line = next((line for line in reversed(lines) if "FATAL:" in line or "failed:" in line), lines[0])
        for before in ("FATAL:", "failed:"):
            line = line.rpartition(before)[2].strip() or line
        return self._address.scrubbed(line)

    def _rows(self, query: LiteralString, before: object, keys: Sequence[bytes]) -> Iterator[Any]:
        with self._told():
            for at in range(0, len(keys), _ASKED):
                yield from self._db.execute(query, (before, list(keys[at : at + _ASKED])), binary=True).fetchall()

    def _load(self, kind: str, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        query: LiteralString = "SELECT key, body, used FROM crossclaim.result WHERE kind = %s AND key = ANY(%s)"
        day, found = today(), {}
        for key, body, used in self._rows(query, kind, keys):
            found[key] = body
            if used < day:
                self._seen[kind].add(key)
        return found

    def _known(self, kind: str, keys: Sequence[bytes]) -> set[bytes]:
        return {row[0] for row in self._rows("SELECT key FROM crossclaim.result WHERE kind = %s AND key = ANY(%s)", kind, keys)}

    def _save(self, kind: str, rows: Sequence[tuple[bytes, bytes]]) -> None:
        query: LiteralString = (
            "INSERT INTO crossclaim.result (kind, key, body, used) SELECT %s, key, body, %s FROM unnest(%b, %b) AS new(key, body) "
            "ON CONFLICT (kind, key) DO UPDATE SET body = excluded.body, used = excluded.used "
            "WHERE result.body <> excluded.body OR result.used < excluded.used"
        )
        self._send(query, kind, rows)

    def _send(self, query: LiteralString, first: object, rows: Sequence[tuple[bytes, bytes]]) -> None:
        day = today()
        with self._whole():
            for part in _parts(rows):
                self._db.execute(query, (first, day, [key for key, _ in part], [body for _, body in part]))

    def _model(self, model: str) -> int:
        if model not in self._models:
            with self._told():
                found = self._one("SELECT id FROM crossclaim.model WHERE name = %s", (model,))
                if found is None:
                    self._db.execute("INSERT INTO crossclaim.model (name) VALUES (%s) ON CONFLICT DO NOTHING", (model,))
                    found = self._one("SELECT id FROM crossclaim.model WHERE name = %s", (model,))
                self._models[model] = int(found)
        return self._models[model]

    def _load_vectors(self, model: str, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        query: LiteralString = "SELECT text, numbers, used FROM crossclaim.vector WHERE model = %s AND text = ANY(%s)"
        number, day, found = self._model(model), today(), {}
        for key, row, used in self._rows(query, number, keys):
            found[key] = row
            if used < day:
                self._met[number].add(key)
        return found

    def _save_vectors(self, model: str, rows: Sequence[tuple[bytes, bytes]]) -> None:
        query: LiteralString = (
            "INSERT INTO crossclaim.vector (model, text, numbers, used) SELECT %s, text, numbers, day FROM "
            "(SELECT %s::integer AS day) AS now, unnest(%b, %b) AS new(text, numbers) ON CONFLICT DO NOTHING"
        )
        self._send(query, self._model(model), rows)

    def background(self, model: str) -> bytes | None:
        """The packed background means of `model`."""
        with self._told():
            found = self._one("SELECT background FROM crossclaim.model WHERE id = %s", (self._model(model),))
        return None if found is None else bytes(found)

    def put_background(self, model: str, body: bytes) -> None:
        """Keep the packed background means of `model`."""
        number = self._model(model)
        with self._whole():
            self._db.execute("UPDATE crossclaim.model SET background = %s WHERE id = %s", (body, number))

    def put_run(self, corpus: bytes, articles: int, claims: int, conflicts: int) -> None:
        """Note that a corpus was checked, when, and what was of use for it; the first run of a day forgets."""
        query: LiteralString = (
            "INSERT INTO crossclaim.run VALUES (%s, %s, %s, %s, %s) ON CONFLICT (corpus) DO UPDATE SET "
            "articles = excluded.articles, claims = excluded.claims, conflicts = excluded.conflicts, finished = excluded.finished"
        )
        self._note_use()
        with self._told():
            first = not self._one("SELECT EXISTS (SELECT 1 FROM crossclaim.run WHERE finished >= %s)", (moment(0),))
            self._db.execute(query, (corpus, articles, claims, conflicts, moment()))
        if first:
            self.forget(KEPT)

    def _note_use(self) -> None:
        result: LiteralString = (
            "UPDATE crossclaim.result SET used = %s WHERE kind = %s AND key IN (SELECT key FROM crossclaim.result "
            "WHERE kind = %s AND key = ANY(%s) FOR UPDATE SKIP LOCKED)"
        )
        vector: LiteralString = (
            "UPDATE crossclaim.vector SET used = %s WHERE model = %s AND text IN (SELECT text FROM crossclaim.vector "
            "WHERE model = %s AND text = ANY(%s) FOR UPDATE SKIP LOCKED)"
        )
        with self._told():
            for kind, keys in sorted(self._seen.items()):
                self._db.execute(result, (today(), kind, kind, sorted(keys)))
            for number, texts in sorted(self._met.items()):
                self._db.execute(vector, (today(), number, number, sorted(texts)))
        self._seen.clear()
        self._met.clear()

    def forget(self, days: int) -> int:
        """Take out what was of no use for `days` days; the server gives its room back. Returns the number of rows that went."""
        before = today() - days
        result: LiteralString = (
            "DELETE FROM crossclaim.result WHERE (kind, key) IN "
            "(SELECT kind, key FROM crossclaim.result WHERE used < %s FOR UPDATE SKIP LOCKED)"
        )
        vector: LiteralString = (
            "DELETE FROM crossclaim.vector WHERE (model, text) IN "
            "(SELECT model, text FROM crossclaim.vector WHERE used < %s FOR UPDATE SKIP LOCKED)"
        )
        with self._told():
            gone = self._db.execute(result, (before,)).rowcount + self._db.execute(vector, (before,)).rowcount
            return gone + self._db.execute("DELETE FROM crossclaim.run WHERE finished < %s", (moment(days),)).rowcount

    def clear(self) -> int:
        """Empty the store, for everybody who uses it. Returns the bytes that were freed."""
        before = self._size()
        with self._whole():
            self._db.execute("TRUNCATE crossclaim.result, crossclaim.vector, crossclaim.run")
            self._db.execute("UPDATE crossclaim.model SET background = NULL")  # its numbers stay: a run may be using them
        return before - self._size()

    def _size(self) -> int:
        query: LiteralString = (
            "SELECT sum(pg_total_relation_size(('crossclaim.' || name)::regclass))::bigint FROM unnest(%s::text[]) AS names(name)"
        )
        with self._told():
            return int(self._one(query, (list(_TABLES),)))

    def info(self) -> Info:
        """What the store holds."""
        kinds: LiteralString = 'SELECT kind, count(*) FROM crossclaim.result GROUP BY kind ORDER BY kind COLLATE "C"'
        models: LiteralString = (
            "SELECT name, (SELECT count(*) FROM crossclaim.vector WHERE model = model.id) FROM crossclaim.model "
            'ORDER BY name COLLATE "C"'
        )
        size = self._size()
        with self._told():
            results: dict[str, int] = dict(self._db.execute(kinds).fetchall())
            return Info(
                place=self.place,
                size=size,
                readings=results.pop(READING, 0),
                models=dict(self._db.execute(models).fetchall()),
                runs=int(self._one("SELECT count(*) FROM crossclaim.run")),
                schema=self._version(),
                results=results,
            )

    def check(self) -> None:
        """Read every row. Raises `StoreError` where one cannot be read."""
        with self._told():
            for table, column in (("result", "body"), ("vector", "numbers")):
                self._db.execute(f"SELECT sum(length({column})) FROM crossclaim.{table}".encode()).fetchone()

    def close(self) -> None:
        """Note what was of use since the last run, where that can be written, and close the connection."""
        if not self._db.closed:
            with suppress(StoreError):
                self._note_use()
        self._db.close()


def _parts(rows: Sequence[tuple[bytes, bytes]]) -> Iterator[Sequence[tuple[bytes, bytes]]]:
    """Stretches of `rows` that fit into one statement."""
    start = size = 0
    for at, (_, body) in enumerate(rows):
        if at > start and (size + len(body) > _SENT or at - start >= _ASKED):
            yield rows[start:at]
            start, size = at, 0
        size += len(body)
    if start < len(rows):
        yield rows[start:]
