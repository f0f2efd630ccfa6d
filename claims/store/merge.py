"""Stores that several machines filled brought together."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from claims.errors import StoreError
from claims.store.base import Store
from claims.store.place import on_server
from claims.store.sqlite import SqliteStore

_TOGETHER = 2_000  # rows between two writes


def merge(sources: Sequence[str | Path], into: Store) -> tuple[int, int]:
    """Copy the results and the vectors of the files `sources` into another store; returns how many of each those hold.

    Equal keys mean equal contents, so nothing is weighed and the order does not matter; the sources stay as they are. Raises
    `StoreError` for a file that is no store, or a damaged or newer one, before anything of it is copied.
    """
    for source in sources:
        if on_server(source):  # the address may hold a password
            raise StoreError("postgresql://…", "is a server; only files can be taken up")
        if not Path(source).is_file():
            raise StoreError(source, "there is no such file")
        with SqliteStore(source) as opened:
            opened.check()
    results = vectors = 0
    for source in sources:
        with SqliteStore(source) as opened, opened._told():
            results += _results(opened._db, into)
            vectors += _vectors(opened._db, into)
    return results, vectors


def _results(source: sqlite3.Connection, into: Store) -> int:
    count = 0
    for (kind,) in source.execute("SELECT DISTINCT kind FROM result ORDER BY kind").fetchall():
        rows = source.execute("SELECT key, body FROM result JOIN body USING (id) WHERE kind = ? ORDER BY key", (kind,))
        for part in _parts(rows):
            into._save(kind, part)
            count += len(part)
    return count


def _vectors(source: sqlite3.Connection, into: Store) -> int:
    count = 0
    for number, name, background in source.execute("SELECT id, name, background FROM model ORDER BY name").fetchall():
        for part in _parts(source.execute("SELECT text, row FROM vector WHERE model = ? ORDER BY text", (number,))):
            into._save_vectors(name, part)
            count += len(part)
        if background is not None and into.background(name) is None:
            into.put_background(name, background)
    return count


def _parts(rows: Iterator[Any]) -> Iterator[list[tuple[bytes, bytes]]]:
    while part := list(islice(rows, _TOGETHER)):
        yield part
