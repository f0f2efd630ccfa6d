"""A run with a store: same report, no model the second time; `crossclaim cache`."""

import json
import subprocess
import sys

import pytest

from checker import cli
from checker._store import opened
from claims.errors import StoreError
from claims.store import SqliteStore, base

_RUN = """
import sys
from checker.cli import run
code = run(sys.argv[1:])
sys.stderr.write(f"exit {code} torch {'torch' in sys.modules}")
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


def _check(folder, *options):
    file = folder / "report.json"
    args = ["check", str(folder / "in"), "-o", f"json={file}", "--encoder", "hash", "-e", "--isolated", *options]
    done = subprocess.run([sys.executable, "-c", _RUN, *args], capture_output=True, text=True, cwd=folder, check=True)
    assert "exit 0" in done.stderr, done.stderr
    return file.read_bytes(), "torch True" in done.stderr


def test_cold_warm_and_storeless_reports_are_byte_identical_and_the_warm_run_imports_no_torch(folder, monkeypatch):
    monkeypatch.setenv("CROSSCLAIM_CACHE_DIR", str(folder / "cache"))
    cold, _ = _check(folder)
    warm, torch = _check(folder)
    bare, _ = _check(folder, "--no-cache")
    assert cold == warm == bare
    assert not torch
    assert json.loads(cold)["stats"]["claims"] >= 5
    with SqliteStore(folder / "cache" / "store.sqlite3") as store:
        info = store.info()
    assert (info.readings, info.runs) == (3, 1)


def test_a_named_store_that_cannot_be_had_fails_and_the_users_own_does_not(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    said = []
    with pytest.raises(StoreError), opened(str(tmp_path / "file" / "s.db"), None, False, said.append):
        pass
    monkeypatch.setenv("CROSSCLAIM_CACHE_DIR", str(tmp_path / "file"))
    with opened(None, None, False, said.append) as store:
        assert store is None
    assert len(said) == 1 and "without a store" in said[0]
    with opened(None, None, True, said.append) as store:
        assert store is None
    assert len(said) == 1


def test_the_variable_names_a_store_that_counts_as_asked_for(tmp_path, monkeypatch):
    monkeypatch.setenv("CROSSCLAIM_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("CROSSCLAIM_STORE", str(tmp_path / "own.db"))
    with opened(None, None, False, print) as store:
        assert store.place == str(tmp_path / "own.db")
    with opened(str(tmp_path / "other.db"), None, False, print) as store:
        assert store.place == str(tmp_path / "other.db")
    with opened(None, None, True, print) as store:
        assert store is None
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CROSSCLAIM_STORE", str(tmp_path / "file" / "s.db"))
    with pytest.raises(StoreError), opened(None, None, False, print):
        pass


def test_the_variable_is_no_misspelt_setting(monkeypatch):
    from checker.config.load import load

    monkeypatch.setenv("CROSSCLAIM_STORE", "s.db")
    assert load(["."], isolated=True).notes == ()


def test_clean_of_what_is_old_keeps_the_rest(tmp_path, capsys, monkeypatch):
    path = tmp_path / "s.db"
    with SqliteStore(path) as store:
        monkeypatch.setattr(base, "clock", lambda: 30_000 * 86_400)
        store.put_results("story", {"00" * 32: b"old"})
        monkeypatch.setattr(base, "clock", lambda: 30_008 * 86_400)
        store.put_results("story", {"11" * 32: b"new"})
    assert cli.run(["cache", "clean", "--store", str(path), "--older-than", "7"]) == 0
    assert "1 entries deleted" in capsys.readouterr().out
    assert cli.run(["cache", "info", "--store", str(path)]) == 0
    assert "results   1  (story)" in capsys.readouterr().out


def test_a_damaged_store_of_the_user_stops_the_run(tmp_path, monkeypatch):
    monkeypatch.setenv("CROSSCLAIM_CACHE_DIR", str(tmp_path))
    (tmp_path / "store.sqlite3").write_bytes(b"not a database " * 99)
    with pytest.raises(StoreError, match="damaged"), opened(None, None, False, print):
        pass


def test_cache_info_and_clean(tmp_path, capsys):
    path = tmp_path / "s.db"
    assert cli.run(["cache", "info", "--store", str(path)]) == 0
    assert "no store yet" in capsys.readouterr().out
    with SqliteStore(path) as store:
        store.put_readings([(b"k", b"body")])
    assert cli.run(["cache", "info", "--store", str(path)]) == 0
    assert "articles  1" in capsys.readouterr().out
    assert cli.run(["cache", "clean", "--store", str(path)]) == 0
    assert "freed" in capsys.readouterr().out and not path.exists()
    assert cli.run(["cache", "clean", "--store", str(path)]) == 0
    assert "no store" in capsys.readouterr().out


def test_clean_takes_a_damaged_store_and_leaves_other_files_alone(tmp_path, capsys):
    (tmp_path / "store.sqlite3").write_bytes(b"not a database " * 99)
    assert cli.run(["cache", "clean", "--cache-dir", str(tmp_path)]) == 0
    assert not (tmp_path / "store.sqlite3").exists()
    other = tmp_path / "article.txt"
    other.write_text("an article " * 20)
    assert cli.run(["cache", "clean", "--store", str(other)]) == 2
    assert other.exists() and "nothing was deleted" in capsys.readouterr().err
