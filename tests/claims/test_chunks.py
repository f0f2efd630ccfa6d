"""A corpus in pieces: identities that follow the bytes, and pieces that another process can load."""

import gzip
import json
import pickle
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256

import pytest

from claims import held, lines, parquet
from claims.chunks import chunks
from claims.errors import InputError
from claims.read import fingerprint, read_file, stream
from claims.settings import Fields, Settings

ROWS = [{"title": f"Boat {n}", "text": f"The harbour counted {n} boats on Monday.", "date": "2031-05-06"} for n in range(1, 2501)]
PACKING = [("a.jsonl", lambda data: data), ("a.jsonl.gz", gzip.compress)]


def jsonl(rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def write(tmp_path, name, data):
    file = tmp_path / name
    file.write_bytes(data)
    return str(file)


def table(tmp_path, rows, name="a.parquet", **more):
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(rows), tmp_path / name, **more)
    return str(tmp_path / name)


def loaded(path, settings=None):
    return tuple(article for chunk in chunks(path, settings) for article in chunk.load())


@pytest.mark.parametrize("data", [b"# Six boats\n\nSix boats sank.\n", b""])
def test_an_ordinary_file_is_one_chunk_and_its_digest_its_fingerprint(tmp_path, data):
    path = write(tmp_path, "2031-05-06.md", data)
    (chunk,) = chunks(path)
    assert (chunk.path, chunk.index, chunk.digest) == (path, 0, sha256(data).hexdigest())
    assert chunk.digest == fingerprint(path)
    assert chunk.load() == read_file(path) == tuple(stream(path))


@pytest.mark.parametrize(("name", "pack"), PACKING)
def test_lines_are_cut_by_number(tmp_path, name, pack):
    path = write(tmp_path, name, pack(jsonl(ROWS)))
    found = list(chunks(path))
    assert [len(chunk.load()) for chunk in found] == [1000, 1000, 500]
    assert [chunk.index for chunk in found] == [0, 1, 2]
    articles = read_file(path)
    assert loaded(path) == articles
    assert (articles[1500].path, articles[1500].first_line) == (f"{path}#1501", 1501)
    assert [chunk.load()[0].path for chunk in (found[2], found[0], found[1])] == [f"{path}#{n}" for n in (2001, 1, 1001)]


@pytest.mark.parametrize(("name", "pack"), PACKING)
def test_lines_are_cut_by_size(tmp_path, monkeypatch, name, pack):
    monkeypatch.setattr(lines, "BYTES", 10_000)
    rows = [{"text": f"{n} " + "海" * 2000} for n in range(9)]
    path = write(tmp_path, name, pack(jsonl(rows)))
    assert [len(chunk.load()) for chunk in chunks(path)] == [2, 2, 2, 2, 1]
    assert loaded(path) == read_file(path)


def test_only_the_changed_chunk_has_another_digest(tmp_path):
    before = [chunk.digest for chunk in chunks(write(tmp_path, "a.jsonl", jsonl(ROWS)))]
    changed = [*ROWS[:1200], {**ROWS[1200], "title": "Boat 99"}, *ROWS[1201:]]
    after = [chunk.digest for chunk in chunks(write(tmp_path, "a.jsonl", jsonl(changed)))]
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, True]


def test_equal_lines_further_down_are_another_chunk(tmp_path):
    """The numbers of the records are part of the articles."""
    path = write(tmp_path, "a.jsonl", jsonl(ROWS[:1]) * 2000)
    first, second = chunks(path)
    assert first.digest != second.digest


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.md"])
def test_a_file_that_changed_since_it_was_cut_is_told(tmp_path, name):
    pack = gzip.compress if name.endswith(".gz") else bytes
    path = write(tmp_path, name, pack(jsonl(ROWS)))
    last = list(chunks(path))[-1]
    write(tmp_path, name, pack(jsonl([{"text": "other"}, *ROWS[1:]])[:-10] + b"x" * 9 + b"\n"))
    with pytest.raises(InputError, match="changed while it was being read"):
        last.load()
    write(tmp_path, name, pack(b"\n"))
    with pytest.raises(InputError, match="changed while it was being read"):
        last.load()


def test_row_groups_and_parts_of_them(tmp_path):
    path = table(tmp_path, ROWS, row_group_size=1200)
    found = list(chunks(path))
    assert [(chunk.part.group, chunk.part.start, chunk.part.count, chunk.part.first) for chunk in found] == [
        (0, 0, 1000, 1),
        (0, 1000, 200, 1001),
        (1, 0, 1000, 1201),
        (1, 1000, 200, 2201),
        (2, 0, 100, 2401),
    ]
    assert loaded(path) == read_file(path)
    assert [chunk.load()[0].path for chunk in reversed(found)] == [f"{path}#{n}" for n in (2401, 2201, 1201, 1001, 1)]
    assert read_file(path)[1234].title == "Boat 1235"


def test_only_the_changed_row_group_has_another_digest(tmp_path):
    before = [chunk.digest for chunk in chunks(table(tmp_path, ROWS, row_group_size=1000))]
    changed = [{**row, "title": "Boat 9" if at == 1200 else row["title"]} for at, row in enumerate(ROWS)]
    after = [chunk.digest for chunk in chunks(table(tmp_path, changed, row_group_size=1000))]
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, True]


def test_a_column_that_is_not_read_changes_nothing(tmp_path):
    digests = []
    for stamp in (1, 2):
        path = table(tmp_path, [{**row, "crawled": stamp} for row in ROWS])
        digests.append([chunk.digest for chunk in chunks(path)])
    assert digests[0] == digests[1]


def test_rows_of_a_file_that_was_replaced_are_told(tmp_path):
    path = table(tmp_path, ROWS)
    first, *_ = chunks(path)
    table(tmp_path, [{"text": "other"}] * 2500)
    with pytest.raises(InputError, match="changed while it was being read"):
        first.load()


def test_long_rows_make_short_parts(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "BYTES", 10_000)
    path = table(tmp_path, [{"text": f"{n} " + "ab" * n + "xyz" * (2000 - n)} for n in range(10)])
    assert max(len(chunk.load()) for chunk in chunks(path)) <= 2
    assert loaded(path) == read_file(path)


def test_reading_on_starts_over_where_it_must(tmp_path):
    """Chunks of two packed files, loaded in turns and in any order."""
    paths = [write(tmp_path, name, gzip.compress(jsonl(ROWS))) for name in ("a.jsonl.gz", "b.jsonl.gz")]
    a, b = (list(chunks(path)) for path in paths)
    for chunk in (a[1], b[1], a[2], a[0], a[2], a[2], b[0]):
        assert chunk.load()[0].path == f"{chunk.path}#{1000 * chunk.index + 1}"
    held._LAST.clear()


def test_another_process_loads_a_chunk(tmp_path):
    settings = Settings(fields=replace(Fields(), title=("name",)), aliases={"Ming": ("明",)})
    path = write(tmp_path, "a.jsonl.gz", gzip.compress(jsonl([{"name": "Boats", "text": "Two boats."}] * 1100)))
    packed = pickle.dumps(list(chunks(path, settings))[1])
    program = "import pickle, sys; print([a.title for a in pickle.load(sys.stdin.buffer).load()][:2])"
    done = subprocess.run([sys.executable, "-c", program], input=packed, capture_output=True, check=True)
    assert done.stdout.strip() == b"['Boats', 'Boats']"


@pytest.mark.parametrize("name", ["none.md", "none.jsonl", "none.parquet"])
def test_a_missing_file_is_told(tmp_path, name):
    with pytest.raises(InputError, match="no such file"):
        list(chunks(str(tmp_path / name)))
    with pytest.raises(InputError, match="no such file"):
        fingerprint(str(tmp_path / name))


def test_a_file_beyond_the_limit_is_told(tmp_path):
    path = write(tmp_path, "a.md", b"x" * 101)
    with pytest.raises(InputError, match="larger than 100 bytes"):
        list(chunks(path, Settings(max_bytes=100)))
