"""Bad input: one line that names the file, or a note; never a traceback of another kind."""

import time

import pytest

from claims.discover import discover
from claims.errors import FrontMatterError, InputError
from claims.read import article_from_text, read_all, read_file
from claims.settings import Settings
from claims.split import sentences


def write(tmp_path, name, data):
    file = tmp_path / name
    file.write_bytes(data)
    return str(file)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"\x00\x01\x02\x03" * 50, "binary"),
        ("a.txt", b"%PDF-1.7 ...", "binary"),
        ("a.md", b"\x89PNG\r\n\x1a\n0000", "binary"),
        ("a.txt", "青岚港昨日开工，总投资42亿元。".encode()[:-1], "byte 41"),
        ("a.txt", "青岚港昨日".encode() + b"\xff" + "开工，总投资42亿元。".encode(), "byte 15"),
        ("a.txt", b"Six boats sank in the harbour on Monday \xe4\xb8 and nobody drowned in it, the mayor said.", "byte 40"),
        ("a.json", b"{", "JSON"),
        ("a.json", b"3", "JSON"),
        ("a.jsonl", b'{\n{"text": ', "line 1"),
        ("a.json", b'{"headline": "x"}', "no field text"),
        ("a.csv", b"title,date\nx,2026-01-01\n", "no column text"),
        ("a.json", b"[" * 100_000, "JSON"),
    ],
)
def test_one_line_that_names_the_file(tmp_path, name, data, reason):
    with pytest.raises(InputError) as caught:
        read_file(write(tmp_path, name, data))
    message = str(caught.value)
    assert reason in message
    assert name in message
    assert "\n" not in message


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: Six boats\nBody without an end.\n",
        "---\ntitle: Six boats\nthis line is : not [yaml\n}{\n---\nBody.",
        "---\ntitle: [Six, boats\n---\nBody.",
    ],
)
def test_broken_front_matter(tmp_path, head):
    with pytest.raises(FrontMatterError):
        read_file(write(tmp_path, "a.md", head.encode()))


def test_missing_path_and_empty_directory(tmp_path):
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(InputError) as caught:
            discover([str(path)], Settings())
        assert str(path) in str(caught.value)
    with pytest.raises(InputError):
        read_file(str(tmp_path / "none.txt"))
    with pytest.raises(InputError):
        read_file(str(tmp_path))


def test_a_glob_that_matches_nothing_is_a_note(tmp_path):
    found = discover([f"{tmp_path}/*.md"], Settings())
    assert found.files == ()
    assert len(found.notes) == 1


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n\n", b"---\ntitle: x\n---\n"])
def test_an_empty_file_is_an_article_without_sentences(tmp_path, data):
    (article,) = read_file(write(tmp_path, "a.md", data))
    assert [s for s in sentences(article) if s.role != "title"] == []
    if not data.strip(b"\xef\xbb\xbf \n"):
        assert "no text" in article.notes


def test_a_date_that_cannot_be_read_is_an_error():
    with pytest.raises(InputError):
        article_from_text("x", path="a.txt", published="soon")


def test_too_large_a_file_is_refused(tmp_path):
    with pytest.raises(InputError):
        read_file(write(tmp_path, "a.txt", b"x" * 20), Settings(max_bytes=10))


@pytest.mark.parametrize("unit", ["word ", "港", "“", "（", "![a](", "1", "3月5日", "---"])
def test_a_long_single_line_is_read_in_linear_time(tmp_path, unit):
    small, large = (unit * (size // len(unit)) for size in (100_000, 1_000_000))
    spent = []
    for text in (small, large):
        began = time.perf_counter()
        article = article_from_text(text, path="a.txt")
        assert all(sentence.span.end - sentence.span.start <= 3000 for sentence in sentences(article))
        spent.append(time.perf_counter() - began)
    assert spent[1] < 40 * max(spent[0], 0.02)


def test_ten_megabytes_in_one_line(tmp_path):
    file = write(tmp_path, "a.txt", b"six boats sank " * 700_000)
    began = time.perf_counter()
    articles, _ = read_all([file], Settings())
    assert len(sentences(articles[0])) > 1000
    assert time.perf_counter() - began < 30
