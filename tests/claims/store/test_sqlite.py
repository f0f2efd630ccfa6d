"""The SQLite file: what is kept, what is refused, what a killed process leaves."""

import os
import signal
import sqlite3
import subprocess
import sys
import time

import numpy as np
import pytest

from claims.errors import StoreError
from claims.store import SqliteStore, schema
from claims.store.base import text_key
from claims.store.sqlite import foreign, remove


def test_vectors_and_readings_come_back_as_they_were_kept(tmp_path):
    rows = np.array([[127, -3, 0], [1, 127, -127]], dtype=np.int8)
    with SqliteStore(tmp_path / "deep" / "s.db") as store:
        store.put_vectors("m", ["甲", "乙"], rows)
        store.put_readings([(b"k", b"body")])
        store.put_background("m", b"means")
        store.put_run(b"c", 2, 3, 1)
    with SqliteStore(tmp_path / "deep" / "s.db") as store:
        assert store.vectors("m", ["乙", "甲", "丙"]) == {"甲": rows[0].tobytes(), "乙": rows[1].tobytes()}
        assert store.vectors("other", ["甲"]) == {}
        assert store.readings([b"k", b"none"]) == {b"k": b"body"}
        assert store.background("m") == b"means"
        info = store.info()
    assert (info.readings, info.runs, info.schema) == (1, 1, len(schema.SQLITE))
    assert info.models == {"m": 2, "other": 0}
    assert info.size > 0


def test_more_keys_than_one_query_takes(tmp_path):
    with SqliteStore(tmp_path / "s.db") as store:
        keys = [f"{n}".encode() for n in range(1300)]
        store.put_readings((key, key + b"!") for key in keys)
        assert store.readings(keys) == {key: key + b"!" for key in keys}


def test_a_newer_store_is_refused_in_one_line_and_left_alone(tmp_path):
    path = tmp_path / "s.db"
    SqliteStore(path).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"newer crossclaim \(schema 99") as caught:
        SqliteStore(path)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize("damage", ["head", "middle"])
def test_a_damaged_store_is_refused_in_one_line_and_left_alone(tmp_path, damage):
    path = tmp_path / "s.db"
    with SqliteStore(path) as store:
        store.put_readings((f"{n}".encode(), b"x" * 3000) for n in range(200))
    body = bytearray(path.read_bytes())
    at = 0 if damage == "head" else 4096
    body[at : at + 60_000 if at else 60] = b"\xa5" * (60_000 if at else 60)
    path.write_bytes(body)
    with pytest.raises(StoreError, match="damaged") as caught, SqliteStore(path) as store:
        store.check()
        store.readings([b"100"])
    assert "\n" not in str(caught.value) and str(path) in str(caught.value)
    assert path.read_bytes()[at : at + 60] == b"\xa5" * 60


def test_another_programs_database_is_not_touched(tmp_path):
    path = tmp_path / "photos.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE photo (id)")
    db.commit()
    db.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        SqliteStore(path)
    assert path.read_bytes() == before
    assert foreign(path)


def test_a_place_that_cannot_be_written_is_told_apart(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError) as caught:
        SqliteStore(tmp_path / "file" / "s.db")
    assert caught.value.unwritable


def test_the_first_schema_keeps_its_vectors(tmp_path, monkeypatch):
    path = tmp_path / "s.db"
    known = schema.SQLITE
    db = sqlite3.connect(path)
    for statement in known[0]:
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {schema.APPLICATION}")
    db.execute("PRAGMA user_version = 1")
    db.execute("INSERT INTO reading VALUES (x'00', x'01')")
    db.execute("INSERT INTO model (name) VALUES ('m')")
    db.execute("INSERT INTO vector VALUES (1, ?, x'0102')", (text_key("甲"),))
    db.commit()
    db.close()
    with SqliteStore(path) as store:
        assert store.vectors("m", ["甲"]) == {"甲": b"\x01\x02"}
        assert store.info().readings == 0  # made by other code, found by none
        assert store.info().schema == len(known)


def test_an_older_schema_is_brought_up_to_date_with_its_rows(tmp_path, monkeypatch):
    path = tmp_path / "s.db"
    with SqliteStore(path) as store:
        store.put_readings([(b"k", b"body")])
    monkeypatch.setattr(schema, "SQLITE", (*schema.SQLITE, ("CREATE TABLE later (x)",)))
    with SqliteStore(path) as store:
        assert store.readings([b"k"]) == {b"k": b"body"}
        assert store.info().schema == len(schema.SQLITE)


def test_a_failed_step_leaves_the_old_schema(tmp_path, monkeypatch):
    path = tmp_path / "s.db"
    SqliteStore(path).close()
    known = schema.SQLITE
    monkeypatch.setattr(schema, "SQLITE", (*known, ("CREATE TABLE later (x)", "NO SQL AT ALL")))
    with pytest.raises(StoreError):
        SqliteStore(path)
    monkeypatch.setattr(schema, "SQLITE", known)
    with SqliteStore(path) as store:
        assert store.info().schema == len(known)


_WRITER = """
import sys
from claims.store import SqliteStore
store = SqliteStore(sys.argv[1])
for n in range(100_000):
    store.put_readings((f"{n}-{i}".encode(), b"body") for i in range(20))
    store.put_results("story", {f"{n * 20 + i:064x}": b"result" * 500 for i in range(20)})
    print(n, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_a_killed_writer_loses_no_batch_that_it_finished_and_leaves_no_half_one(tmp_path):
    path = tmp_path / "s.db"
    writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    last = -1
    for line in writer.stdout:
        last = int(line)
        if last >= 30:
            break
    with SqliteStore(path) as reader:  # a reader is not in the writer's way
        assert reader.readings([b"0-0"]) == {b"0-0": b"body"}
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    time.sleep(0.05)
    with SqliteStore(path) as store:
        store.check()
        assert len(store.readings([f"{n}-{i}".encode() for n in range(last + 1) for i in range(20)])) == 20 * (last + 1)
        keys = [f"{k:064x}" for k in range(20 * (last + 1))]
        assert store.results("story", keys) == dict.fromkeys(keys, b"result" * 500)
        info = store.info()
        assert info.readings % 20 == 0 and info.results["story"] % 20 == 0
    db = sqlite3.connect(path)
    assert db.execute("SELECT count(*) FROM result LEFT JOIN body USING (id) WHERE body IS NULL").fetchone() == (0,)
    assert db.execute("SELECT count(*) FROM body LEFT JOIN result USING (id) WHERE key IS NULL").fetchone() == (0,)
    db.close()


def test_removal_takes_the_side_files_along(tmp_path):
    path = tmp_path / "s.db"
    SqliteStore(path).close()
    for end in ("-wal", "-shm"):
        (tmp_path / f"s.db{end}").write_bytes(b"12345")
    assert remove(path) > 10
    assert list(tmp_path.iterdir()) == []
    assert remove(path) == 0
