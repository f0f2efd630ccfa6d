"""Where a record stands in its file."""

from dataclasses import replace

import pytest

from checker.model import ArticleRow
from checker.render._places import Places, file_of
from tests.checker._reports import A, claim, report


@pytest.mark.parametrize(
    ("path", "line", "place"),
    [
        ("a/news.jsonl#7", 7, ("a/news.jsonl", 7, 0)),
        ("a/news.jsonl.gz#7", 7, ("a/news.jsonl.gz", 7, 0)),
        ("a/NEWS.NDJSON.GZ#7", 7, ("a/NEWS.NDJSON.GZ", 7, 0)),
        ("a/part-0.parquet#7", 1, ("a/part-0.parquet", 1, 0)),
        ("a/part-0.pq#7", 9, ("a/part-0.pq", 1, 0)),
        ("a/news.md#7", 0, ("a/news.md#7", 1, 1)),
    ],
)
def test_a_record_has_the_line_of_its_file(path, line, place):
    article = replace(A, path=path, first_line=line)
    one = claim(article, article.text.rstrip("\n"), "2021年")
    places = Places(replace(report(), articles=(ArticleRow(article, None),)))
    found = places.of(one)
    assert (found.path, found.line, found.column) == place
    assert file_of(path) == place[0]
