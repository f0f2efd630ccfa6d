"""Tables of the store and how an older file becomes a newer one."""

from __future__ import annotations

import sqlite3

APPLICATION = 0x58434C4D
"""Marks the file as ours ("XCLM"), so that no other program's database is ever written to."""

WRITTEN = 20_781
"""24 November 2026 in days since 1970: vectors from before the second step count as used on that day."""

SQLITE: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE reading (key BLOB PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID",
        "CREATE TABLE model (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, background BLOB)",
        "CREATE TABLE vector (model INTEGER NOT NULL REFERENCES model(id), text BLOB NOT NULL, row BLOB NOT NULL, "
        "PRIMARY KEY (model, text)) WITHOUT ROWID",
        "CREATE TABLE run (corpus BLOB PRIMARY KEY, articles INTEGER NOT NULL, claims INTEGER NOT NULL, "
        "conflicts INTEGER NOT NULL, finished TEXT NOT NULL) WITHOUT ROWID",
    ),
    (
        # Readings are results now. Those of before were made by other code, which nothing finds any more.
        "DROP TABLE reading",
        # Keys and days apart from the blobs: asking what is known, or noting what was of use, touches none of them.
        "CREATE TABLE result (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key BLOB NOT NULL, used INTEGER NOT NULL, "
        "UNIQUE (kind, key))",
        "CREATE TABLE body (id INTEGER PRIMARY KEY REFERENCES result(id), body BLOB NOT NULL)",
        f"ALTER TABLE vector ADD COLUMN used INTEGER NOT NULL DEFAULT {WRITTEN}",
    ),
)
"""Step n takes a file from `user_version` n to n + 1. Steps are only ever added."""


def version(connection: sqlite3.Connection) -> int:
    """`user_version` of the file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the newest version; each step is one transaction, so a killed process leaves a whole step or none."""
    while True:
        connection.execute("BEGIN IMMEDIATE")  # of two processes that start together, one migrates and one finds it done
        at = version(connection)
        if at >= len(SQLITE):
            connection.execute("COMMIT")
            return
        for statement in SQLITE[at]:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {at + 1}")
        connection.execute("COMMIT")


POSTGRES: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE crossclaim.result (kind text NOT NULL, key bytea NOT NULL, used integer NOT NULL, body bytea NOT NULL, "
        "PRIMARY KEY (kind, key))",
        "ALTER TABLE crossclaim.result ALTER COLUMN body SET STORAGE EXTERNAL",  # it is compressed already
        "CREATE TABLE crossclaim.model (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE, "
        "background bytea)",
        "CREATE TABLE crossclaim.vector (model integer NOT NULL REFERENCES crossclaim.model(id), text bytea NOT NULL, "
        "numbers bytea NOT NULL, used integer NOT NULL, PRIMARY KEY (model, text))",
        "CREATE TABLE crossclaim.run (corpus bytea PRIMARY KEY, articles integer NOT NULL, claims integer NOT NULL, "
        "conflicts integer NOT NULL, finished text NOT NULL)",
    ),
)
"""The same for a server, in a schema of our own. Step n leaves n + 1 in `crossclaim.version`."""
