"""Publication dates and where they come from."""

import subprocess
from datetime import date

import pytest

from claims.model import Article
from claims.published import as_of, dateline, infer, parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2015-02-06 16:55:53", date(2015, 2, 6)),
        ("2015-02-06T16:55:53+08:00", date(2015, 2, 6)),
        ("2015/2/6", date(2015, 2, 6)),
        ("2015年2月6日", date(2015, 2, 6)),
        ("20150206", date(2015, 2, 6)),
        ("Feb 6, 2015", date(2015, 2, 6)),
        ("6 February 2015", date(2015, 2, 6)),
        ("Fri, 06 Feb 2015 08:00:00 GMT", date(2015, 2, 6)),
        ("2015-02", date(2015, 2, 1)),
        ("2015-13-45", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_parse(text, expected):
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "near", "expected"),
    [
        ("港湾社青岚3月5日电 工程开工。", date(2026, 3, 6), date(2026, 3, 5)),
        ("港湾社青岚12月31日电 工程开工。", date(2026, 1, 1), date(2025, 12, 31)),
        ("港湾社青岚2026年3月5日电 工程开工。", None, date(2026, 3, 5)),
        ("本报3月5日讯（记者何岚）工程开工。", date(2026, 3, 6), date(2026, 3, 5)),
        ("SALT BAY, March 5 (Harbour Press) - Six boats sank.", date(2026, 3, 6), date(2026, 3, 5)),
        ("SALT BAY, March 5, 2026 — Six boats sank.", None, date(2026, 3, 5)),
        ("据港湾社3月5日报道，工程开工。", date(2026, 3, 9), None),
        ("工程于3月5日开工。", date(2026, 3, 9), None),
        ("港湾社青岚3月5日电 工程开工。", None, None),
        ("港湾社青岚3月5日电 工程于2026年2月28日获批。", None, date(2026, 3, 5)),
        ("SALT BAY, May 17 (Harbour Press) - The line opened. Work began in March 2018.", None, None),
        ("他在3月5日电话中说。", date(2026, 3, 9), None),
    ],
)
def test_dateline(text, near, expected):
    assert dateline(text, near) == expected


def test_order_of_the_sources():
    line = "港湾社青岚3月5日电 工程开工。"
    fields = {"date": "2026-03-05"}
    assert infer(line, "2026-01-01-a.md", fields, given=date(2026, 2, 2)) == (date(2026, 3, 5), "front matter")
    assert infer("工程开工。", "2026-01-01-a.md", {}, given=date(2026, 2, 2)) == (date(2026, 2, 2), "metadata")
    assert infer("工程开工。", "x/2026-01-01-a.md", {}) == (date(2026, 1, 1), "file name")
    assert infer("工程开工。", "x/12345678.md", {}) == (None, "unknown")


def test_an_earlier_dateline_wins_over_a_reposts_date():
    line = "港湾社青岚3月5日电 工程昨日开工。"
    assert infer(line, "a.txt", {}, given=date(2026, 3, 9)) == (date(2026, 3, 5), "dateline")
    assert infer(line, "a.txt", {}, given=date(2026, 12, 9)) == (date(2026, 12, 9), "metadata")


def test_inferred_from_the_articles_own_dates():
    text = "何岚自2024年8月起休假。2024年5月，钱越离开。公司计划于2024年12月前上市。"
    assert infer(text, "a.txt", {}) == (date(2024, 8, 1), "inferred")


def test_one_date_alone_infers_nothing():
    assert infer("2026年12月，公司拉响警报。今年1月，钱越离开。", "a.txt", {}) == (None, "unknown")


def article(path, published, origin="metadata"):
    return Article(path, "x", published=published, published_from=origin)


def test_as_of_never_needs_a_clock(tmp_path):
    articles = [article("a", date(2026, 3, 5)), article("b", date(2026, 4, 1), "inferred"), article("c", None)]
    assert as_of(articles, date(2020, 1, 1)) == (date(2020, 1, 1), "given")
    assert as_of(articles, None, tmp_path) == (date(2026, 3, 5), "newest article")
    assert as_of([article("c", None)], None, tmp_path) == (None, "unknown")


def test_as_of_is_the_newest_commit_where_every_file_is_committed(tmp_path):
    def git(*arguments):
        subprocess.run(
            ["git", "-C", str(tmp_path), "-c", "user.name=n", "-c", "user.email=e@example.org", *arguments],
            check=True,
            capture_output=True,
            env={"PATH": "/usr/bin:/bin:/usr/local/bin", "GIT_COMMITTER_DATE": "2026-05-06T12:00:00Z", "HOME": str(tmp_path)},
        )

    file = tmp_path / "a.txt"
    file.write_text("x", encoding="utf-8")
    git("init", "-q")
    articles = [article(str(file), date(2026, 3, 5))]
    assert as_of(articles, None, tmp_path) == (date(2026, 3, 5), "newest article")
    git("add", "a.txt")
    git("commit", "-qm", "x", "--date", "2026-05-06T12:00:00Z")
    assert as_of(articles, None, tmp_path) == (date(2026, 5, 6), "commit date")
