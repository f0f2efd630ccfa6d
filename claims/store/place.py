"""Where a store is, and how to open it."""

from __future__ import annotations

import re
from pathlib import Path

from claims.embed.e5 import cache_root
from claims.errors import StoreError
from claims.store.base import Store
from claims.store.sqlite import FILE, SqliteStore


def default_path(cache_dir: str | Path | None = None) -> Path:
    """store.sqlite3 in `cache_dir`, else in CROSSCLAIM_CACHE_DIR, else in crossclaim/ of the user's cache folder."""
    return cache_root(cache_dir) / FILE


def on_server(place: str | Path) -> bool:
    """True for the address of a PostgreSQL server, False for the path of a file. Raises `StoreError` for other addresses."""
    found = re.match(r"([A-Za-z][A-Za-z0-9+.-]*)://", str(place))
    if found is None:
        if re.match(r"\s*postgres(?:ql)?\b\W*/|.*\bpassword\s*=|\s+postgres", str(place), re.IGNORECASE | re.DOTALL):
            raise StoreError("postgresql…", "is no address; write postgresql://user@host/database")  # it may hold a password
        return False
    if found[1].lower() in {"postgresql", "postgres"}:
        return True
    # The rest may hold a password.
    raise StoreError(f"{found[0]}…", "is no kind of store; name a file or postgresql://user@host/database")


def open_store(place: str | Path) -> Store:
    """The store at `place`: a file, made where there is none, or postgresql://user@host/database.

    Raises `StoreError` where it cannot be had, `MissingExtraError` where the library for PostgreSQL is not installed.
    """
    if on_server(place):
        from claims.store.postgres import PostgresStore

        return PostgresStore(str(place))
    return SqliteStore(place)
