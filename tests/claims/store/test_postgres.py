"""The shared store: as the file, and for many writers at once."""

import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from claims.errors import MissingExtraError, StoreError
from claims.extract import reading
from claims.model import Article
from claims.store import SqliteStore, base, open_store, readings, schema
from claims.store.articles import article_key

psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed")
KEYS = [f"{n:064x}" for n in range(3000)]
SECRET = "s3cr3t-w0rd"


def _one_line(error):
    text = str(error)
    assert "\n" not in text and SECRET not in text, text
    return text


def test_everything_comes_back_as_it_was_kept(url):
    rows = np.array([[127, -3, 0], [1, 127, -127]], dtype=np.int8)
    with open_store(url) as store:
        store.put_vectors("m", ["甲", "乙"], rows)
        store.put_readings([(b"k", b"body")])
        store.put_background("m", b"means")
        store.put_results("story", {KEYS[0]: b"zero", KEYS[1]: b""})
        store.put_results("story", {KEYS[0]: b"zero again"})
        store.put_run(b"c", 2, 3, 1)
        store.put_run(b"c", 2, 3, 1)
    with open_store(url.replace("postgresql", "postgres")) as store:
        assert store.vectors("m", ["乙", "甲", "丙"]) == {"甲": rows[0].tobytes(), "乙": rows[1].tobytes()}
        assert store.vectors("other", ["甲"]) == {}
        assert store.readings([b"k", b"none"]) == {b"k": b"body"}
        assert (store.background("m"), store.background("other")) == (b"means", None)
        assert store.results("story", KEYS) == {KEYS[0]: b"zero again", KEYS[1]: b""}
        assert store.result_keys("story", KEYS[1:]) == {KEYS[1]}
        assert store.results("story", []) == {}
        store.check()
        info = store.info()
    assert (info.readings, info.runs, info.schema, info.results) == (1, 1, len(schema.POSTGRES), {"story": 2})
    assert info.models == {"m": 2, "other": 0} and info.size > 0
    assert info.place == url.replace(f":{SECRET}", "")


def test_more_than_one_statement_takes(url, monkeypatch):
    from claims.store import postgres

    monkeypatch.setattr(postgres, "_SENT", 20_000)
    rows = {key: key.encode() * 4 for key in KEYS}
    with open_store(url) as store:
        store.put_results("story", rows)
        assert store.results("story", KEYS) == rows


def test_what_is_of_no_use_for_three_months_is_forgotten(url, monkeypatch):
    def on(day):
        monkeypatch.setattr(base, "clock", lambda: day * 86_400 + 3600)

    with open_store(url) as store:
        on(30_000)
        store.put_results("story", {KEYS[0]: b"zero", KEYS[1]: b"one"})
        store.put_vectors("m", ["a", "b"], np.ones((2, 3), dtype=np.int8))
        on(30_090)
        store.results("story", KEYS[:1])
        store.vectors("m", ["a"])
        store.put_run(b"c", 1, 1, 1)
        assert store.info().results == {"story": 2}
        on(30_091)
        store.put_run(b"d", 1, 1, 1)
        assert store.results("story", KEYS[:2]) == {KEYS[0]: b"zero"}
        assert store.vectors("m", ["a", "b"]).keys() == {"a"}
        on(30_200)
        assert store.forget(0) == 4  # a result, a vector, two runs


def test_a_newer_schema_is_refused(url):
    open_store(url).close()
    with psycopg.connect(url, autocommit=True) as db:
        db.execute("UPDATE crossclaim.version SET number = 99")
    with pytest.raises(StoreError, match=r"newer crossclaim \(schema 99") as caught:
        open_store(url)
    _one_line(caught.value)


def test_an_older_schema_is_brought_up_to_date_once(url, monkeypatch):
    with open_store(url) as store:
        store.put_results("story", {KEYS[0]: b"zero"})
    monkeypatch.setattr(schema, "POSTGRES", (*schema.POSTGRES, ("CREATE TABLE crossclaim.later (x integer)",)))
    for _ in range(2):
        with open_store(url) as store:
            assert store.results("story", KEYS[:1]) == {KEYS[0]: b"zero"}
            assert store.info().schema == len(schema.POSTGRES)


def test_of_many_that_start_together_one_makes_the_schema(url):
    for _ in range(10):  # it takes a few rounds until two of them meet
        with psycopg.connect(url, autocommit=True) as db:
            db.execute("DROP SCHEMA IF EXISTS crossclaim CASCADE")
        with ThreadPoolExecutor(4) as pool:
            infos = [one.result() for one in [pool.submit(_opened, url) for _ in range(4)]]
        assert {info.schema for info in infos} == {len(schema.POSTGRES)}


def _opened(url):
    with open_store(url) as store:
        return store.info()


def test_a_failed_step_leaves_the_old_schema(url, monkeypatch):
    open_store(url).close()
    known = schema.POSTGRES
    monkeypatch.setattr(schema, "POSTGRES", (*known, ("CREATE TABLE crossclaim.later (x integer)", "NO SQL AT ALL")))
    with pytest.raises(StoreError) as caught:
        open_store(url)
    _one_line(caught.value)
    monkeypatch.setattr(schema, "POSTGRES", known)
    with open_store(url) as store:
        assert store.info().schema == len(known)


def test_a_server_that_is_not_there_a_wrong_password_and_no_such_database(server, url):
    for address, reason in (
        (url.replace(str(server.port), "1"), "refused"),
        (f"postgresql://u:{SECRET}@127.0.0.1:1,127.0.0.1:2/x", "refused"),
        (url.replace(SECRET, SECRET[::-1]), "password authentication failed"),
        (server.url("nowhere"), "does not exist"),
    ):
        with pytest.raises(StoreError, match=f"cannot be reached .*{reason}") as caught:
            open_store(address)
        assert SECRET[::-1] not in _one_line(caught.value)


def test_who_may_only_look_is_told_so(server, url):
    open_store(url).close()
    with psycopg.connect(url, autocommit=True) as db:
        db.execute(f"DROP ROLE IF EXISTS intern; CREATE ROLE intern LOGIN PASSWORD '{SECRET}'")
    theirs = server.url(url.rpartition("/")[2], "intern")
    with pytest.raises(StoreError, match="no right") as caught:
        open_store(theirs)
    _one_line(caught.value)
    with psycopg.connect(url, autocommit=True) as db:
        db.execute("GRANT USAGE ON SCHEMA crossclaim TO intern; GRANT SELECT ON ALL TABLES IN SCHEMA crossclaim TO intern")
    with open_store(theirs) as store:
        assert store.results("story", KEYS) == {}
        with pytest.raises(StoreError, match="no right"):
            store.put_results("story", {KEYS[0]: b"zero"})
        assert store.results("story", KEYS) == {}


def test_a_connection_that_is_cut_is_one_line(url):
    with open_store(url) as store:
        store.put_results("story", {KEYS[0]: b"zero"})
        with psycopg.connect(url, autocommit=True) as db:
            db.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'crossclaim'")
        for _ in range(2):
            with pytest.raises(StoreError, match="connection is lost") as caught:
                store.results("story", KEYS)
            _one_line(caught.value)


def test_without_the_library_the_line_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'crossclaim\[postgres\]'"):
        open_store("postgresql://user@host/db")


def test_a_reading_that_makes_no_sense_is_made_again(url):
    article = Article.from_text("The ferry carried 412 passengers on 3 May 2024.\n", path="a.txt")
    with open_store(url) as store:
        store.put_readings([(article_key(article), b"nonsense")])
        assert readings([article], store) == (reading(article),)
        assert readings([article], store, lambda items: 1 / 0) == (reading(article),)


_WRITER = """
import sys, numpy
from claims.store import open_store
url, turn = sys.argv[1], int(sys.argv[2])
with open_store(url) as store:
    print("open", flush=True)
    sys.stdin.readline()
    for n in range(12):
        keys = [f"{k:064x}" for k in range(n * 50, n * 50 + 100)][:: 1 if turn else -1]
        store.put_results("story", {key: key.encode() for key in keys})
        store.put_vectors(f"m{turn * n % 3}", keys, numpy.ones((100, 8), dtype=numpy.int8))
        store.put_readings((key.encode(), b"body") for key in keys)
        assert len(store.results("story", keys)) == 100
        store.put_run(b"c", 1, 1, 1)
"""


def test_two_processes_start_and_write_at_once(url):
    command = [sys.executable, "-c", _WRITER, url]
    both = [
        subprocess.Popen([*command, turn], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for turn in "01"
    ]
    for one in both:
        assert one.stdout.readline() == "open\n", one.stderr.read()
    for one in both:
        one.stdin.write("go\n")
        one.stdin.flush()
    for one in both:
        _, err = one.communicate(timeout=60)
        assert one.returncode == 0, err
    with open_store(url) as store:
        info = store.info()
        assert (info.readings, info.runs, info.results) == (650, 1, {"story": 650})
        assert store.results("story", KEYS[:650]) == {key: key.encode() for key in KEYS[:650]}


_ENDLESS = """
import sys
from claims.store import open_store
store = open_store(sys.argv[1])
for n in range(100_000):
    store.put_results("story", {f"{n * 20 + i:064x}": b"result" * 500 for i in range(20)})
    print(n, flush=True)
"""


def test_a_killed_writer_loses_no_batch_that_it_finished_and_leaves_no_half_one(url):
    writer = subprocess.Popen([sys.executable, "-c", _ENDLESS, url], stdout=subprocess.PIPE, text=True)
    last = -1
    for line in writer.stdout:
        last = int(line)
        if last >= 20:
            break
    writer.kill()
    writer.wait()
    writer.stdout.close()
    keys = [f"{k:064x}" for k in range(20 * (last + 1))]
    with open_store(url) as store:
        assert store.results("story", keys) == dict.fromkeys(keys, b"result" * 500)
        assert store.info().results["story"] % 20 == 0


_RUN = """
import sys
from checker.cli import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.fixture
def folder(tmp_path):
    texts = {
        "a.txt": "2024-05-04\n海原轮渡公司说，首周共运送旅客412人。新船长86米，耗资3.5亿元。\n",
        "b.txt": "2024-05-05\n据海原轮渡公司统计，首周共运送旅客421人。新船长86米。\n",
        "c.txt": "2024-05-05\nThe Haiyuan ferry is 86 metres long and has a crew of 31 sailors.\n",
    }
    (tmp_path / "in").mkdir()
    for name, text in texts.items():
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    return tmp_path


def _run(folder, *args, store=None):
    environment = {**os.environ, "CROSSCLAIM_CACHE_DIR": str(folder / "cache")}
    if store is not None:
        environment["CROSSCLAIM_STORE"] = store
    command = [sys.executable, "-c", _RUN, *args]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environment, check=False)


def _check(folder, *options, store=None):
    args = ["check", "in", "-o", "json=report.json", "--encoder", "hash", "-e", "--isolated", "--no-progress", *options]
    done = _run(folder, *args, store=store)
    assert done.returncode == 0, done.stderr
    assert SECRET not in done.stderr + done.stdout
    return (folder / "report.json").read_bytes()


def test_the_report_does_not_depend_on_the_store(folder, url):
    file = _check(folder, "--store", "s.db")
    cold, warm = _check(folder, "--store", url), _check(folder, store=url)
    assert file == cold == warm
    assert json.loads(file)["stats"]["claims"] >= 5
    with open_store(url) as shared, SqliteStore(folder / "s.db") as own:
        theirs, ours = shared.info(), own.info()
    assert (theirs.readings, theirs.results, theirs.models, theirs.runs) == (ours.readings, ours.results, ours.models, ours.runs)
    assert theirs.readings == 3


def test_cache_info_and_clean_of_a_shared_store(folder, url):
    with open_store(url) as store:
        store.put_results("story", {KEYS[0]: b"x" * 50_000})
    done = _run(folder, "cache", "info", store=url)
    assert "results   1  (story)" in done.stdout and SECRET not in done.stdout + done.stderr
    refused = _run(folder, "cache", "clean", "--store", url)
    assert refused.returncode == 2 and "--yes" in refused.stderr and SECRET not in refused.stderr
    assert "0 entries deleted" in _run(folder, "cache", "clean", "--older-than", "7", store=url).stdout
    with open_store(url) as store:
        assert store.info().results == {"story": 1}
    assert "freed" in _run(folder, "cache", "clean", "--yes", store=url).stdout
    with open_store(url) as store:
        assert store.info().results == {}


_SLOW = """
import sys
import claims.extract as extract
import claims.store.articles as articles
from checker.cli import run

def slowly(items, read=extract.read_all):
    print("reading", flush=True)
    sys.stdin.readline()
    return read(items)

import checker.shelf as shelf
whole = articles.readings
shelf.readings = lambda chosen, store, read, **more: whole(chosen, store, slowly, **more)
sys.exit(run(sys.argv[1:]))
"""


def test_a_server_that_dies_during_a_run_is_one_line(folder, server, url):
    args = ["check", "in", "--encoder", "hash", "-e", "--isolated", "--no-progress", "--store", url]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    run = subprocess.Popen([sys.executable, "-c", _SLOW, *args], text=True, cwd=folder, **pipes)
    assert run.stdout.readline() == "reading\n", run.stderr.read()
    server.stop(signal.SIGQUIT)  # at once, as after a crash
    try:
        _, err = run.communicate("\n", timeout=60)
    finally:
        server.start()
    assert run.returncode == 2
    assert len(err.strip().splitlines()) == 1 and "connection is lost" in err and SECRET not in err, err
    open_store(url).close()
