"""JSONL line by line: a broken line costs itself, a long one is read, a large file is never held."""

import gzip
import json
import tracemalloc

import pytest

from claims import lines
from claims.errors import InputError, chinese
from claims.read import from_bytes, opened, read_file, stream
from claims.settings import Settings

ROW = json.dumps({"title": "Boats", "text": "Two boats sank on Monday.", "date": "2031-05-06"})


def write(tmp_path, name, data):
    file = tmp_path / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(file)


def notes(articles):
    return {article.path.rpartition("#")[2]: article.notes for article in articles if article.notes}


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (b'{"text": "x"', "line 2 is not valid JSON"),
        (b"[" * 100_000, "line 2 is not valid JSON"),
        (b'{"text": ' + b"9" * 5000 + b"}", "line 2 is not valid JSON"),
        ('{"text": "青岚港昨日'.encode() + b"\xff" + '开工，总投资42亿元"}'.encode(), "line 2 is not valid UTF-8"),
        (b"[1, 2]", "a record is not an object with fields"),
        (b'{"headline": "x"}', "no field text or content"),
    ],
)
@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson.gz"])
def test_a_broken_line_is_a_note_and_the_rest_is_read(tmp_path, name, broken, reason):
    data = ROW.encode() + b"\n" + broken + b"\n" + ROW.encode() + b"\n"
    articles = read_file(write(tmp_path, name, gzip.compress(data) if name.endswith("gz") else data))
    assert [(article.path.rpartition("#")[2], article.first_line, bool(article.text)) for article in articles] == [
        ("1", 1, True),
        ("2", 2, False),
        ("3", 3, True),
    ]
    ((number, (note,)),) = notes(articles).items()
    assert number == "2"
    assert note.startswith(reason)
    assert chinese(note) != note


def test_a_file_of_broken_lines_is_an_error_that_tells_the_first(tmp_path):
    with pytest.raises(InputError, match=r"a\.jsonl: line 2 is not valid JSON"):
        read_file(write(tmp_path, "a.jsonl", "\nbroken\n" + "{\n" * 50))


def test_many_broken_lines_are_counted(tmp_path):
    articles = read_file(write(tmp_path, "a.jsonl", f"{ROW}\n" + "{\n" * 50))
    assert len(articles) == 1 + lines.TOLD + 1
    assert articles[-1].notes == ("30 more lines cannot be read",)


def test_bom_line_ends_and_empty_lines(tmp_path):
    data = b"\xef\xbb\xbf" + f"{ROW}\r\n\r\n   \r\n{ROW}\r\n{ROW}".encode()
    articles = read_file(write(tmp_path, "a.jsonl", data))
    assert [article.first_line for article in articles] == [1, 4, 5]
    assert not notes(articles)
    assert {article.text for article in articles} == {"Two boats sank on Monday."}


def test_equal_ids_are_two_articles(tmp_path):
    row = json.dumps({"id": 7, "text": "Two boats sank."})
    path = write(tmp_path, "a.jsonl", f"{row}\n{row}\n")
    assert [article.path for article in read_file(path)] == [f"{path}#1", f"{path}#2"]


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030"])
def test_other_encodings(tmp_path, encoding):
    rows = [json.dumps({"text": f"青岚港昨日开工，总投资{n}亿元，新增泊位六个。"}, ensure_ascii=False) for n in range(30)]
    articles = read_file(write(tmp_path, "a.jsonl", "\n".join(rows).encode(encoding)))
    assert articles[29].text == "青岚港昨日开工，总投资29亿元，新增泊位六个。"
    assert articles[29].path.endswith("#30")


def test_a_line_separator_inside_a_string_ends_no_line(tmp_path):
    text = "Two boats.\u2028Three men.\x85Four."
    (article,) = read_file(write(tmp_path, "a.jsonl", json.dumps({"text": text}, ensure_ascii=False)))
    assert article.text == text


def test_a_line_of_ten_megabytes(tmp_path):
    long = json.dumps({"text": "Two boats sank. " * 650_000})
    first, second = read_file(write(tmp_path, "a.jsonl", f"{long}\n{ROW}\n"))
    assert len(first.text) > 10_000_000
    assert second.first_line == 2


def test_a_line_beyond_the_limit_is_told(tmp_path):
    path = write(tmp_path, "a.jsonl", f"{ROW}\n" + "x" * 2000 + "\n")
    with pytest.raises(InputError, match=r"a\.jsonl: line 2 is longer than 1000 bytes"):
        read_file(path, Settings(max_bytes=1000))


def test_a_wide_encoding_beyond_the_limit_is_told(tmp_path):
    path = write(tmp_path, "a.jsonl", f"{ROW}\n{ROW}\n".encode("utf-16"))
    with pytest.raises(InputError, match="a file of this size must be UTF-8"):
        read_file(path, Settings(max_bytes=300))


@pytest.mark.parametrize("data", [b"no gzip", gzip.compress(ROW.encode() * 50)[:-20]])
def test_broken_gzip_is_told(tmp_path, data):
    with pytest.raises(InputError, match=r"a\.jsonl\.gz: not valid gzip data, or cut off"):
        read_file(write(tmp_path, "a.jsonl.gz", data))


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_an_empty_file_says_so(tmp_path, name):
    (article,) = read_file(write(tmp_path, name, gzip.compress(b"") if name.endswith("gz") else b""))
    assert article.notes == ("no text",)


def test_a_binary_is_told(tmp_path):
    with pytest.raises(InputError, match="a binary file"):
        read_file(write(tmp_path, "a.jsonl", b"%PDF-1.7 ..."))


def test_standard_input_reads_alike(tmp_path):
    data = f"{ROW}\n{{\n{ROW}\n".encode()
    assert from_bytes(data, "a.jsonl", Settings()) == tuple(
        article for article in _renamed(read_file(write(tmp_path, "a.jsonl", data)), tmp_path)
    )


def _renamed(articles, folder):
    from dataclasses import replace

    return [replace(article, path=article.path.removeprefix(f"{folder}/")) for article in articles]


def test_a_large_file_is_never_held(tmp_path):
    """60 MB of lines, of which about 8 MB are held."""
    row = (json.dumps({"text": "Two boats sank on Monday. " * 2000}) + "\n").encode()
    path = write(tmp_path, "a.jsonl", row * (60_000_000 // len(row)))
    tracemalloc.start()
    try:
        with opened(path) as file:
            count = sum(block.data.count(b"\n") for block in lines.blocks(file, path, 10**6))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count > 1000
    assert peak < 30_000_000


def test_articles_come_before_the_file_is_read_to_its_end(tmp_path):
    path = write(tmp_path, "a.jsonl", f"{ROW}\n" * 1500 + "x" * 2000)
    found = stream(path, Settings(max_bytes=1000))
    assert [next(found).path for _ in range(1000)][-1] == f"{path}#1000"
    with pytest.raises(InputError, match="line 1501 is longer"):
        list(found)
