"""A runner reads what one process reads."""

import pytest

from checker.runner import SHARE, LocalRunner
from checker.runner.reading import read
from claims.extract import read_all
from claims.model import Article

ARTICLES = [
    Article.from_text(f"The ferry carried {400 + n} passengers on {1 + n % 28} May 2024.\n", path=f"{n}.txt")
    for n in range(2 * SHARE + 3)
]


@pytest.mark.parametrize(("jobs", "count"), [(1, 70), (2, len(ARTICLES)), (2, SHARE), (2, 0)])
def test_runners_read_what_one_process_reads(jobs, count):
    articles = (ARTICLES * 2)[:count]
    with LocalRunner(jobs) as runner:
        assert read(runner, articles) == read_all(articles)


def test_spark_reads_what_one_process_reads(cluster):
    assert read(cluster, ARTICLES) == read_all(ARTICLES)
