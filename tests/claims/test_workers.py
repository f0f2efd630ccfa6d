"""Several processes read what one reads, and a killed one costs only time."""

import os
import signal

import pytest

from claims.extract import read_all
from claims.model import Article
from claims.workers import SHARE, Workers

ARTICLES = [
    Article.from_text(f"The ferry carried {400 + n} passengers on {1 + n % 28} May 2024.\n", path=f"{n}.txt")
    for n in range(2 * SHARE + 3)
]


def test_two_processes_read_what_one_reads_and_a_killed_one_costs_only_time():
    wanted = read_all(ARTICLES)
    with Workers(2) as workers:
        assert workers.read(ARTICLES) == wanted
        assert workers._pool is not None
        for process in list(workers._pool._processes.values()):
            os.kill(process.pid, signal.SIGTERM)
        assert workers.read(ARTICLES) == wanted
    assert workers._pool is None


@pytest.mark.parametrize(("jobs", "count"), [(1, 2 * SHARE), (2, SHARE), (0, 3)])
def test_few_articles_or_one_job_start_no_process(jobs, count):
    with Workers(jobs) as workers:
        assert workers.read(ARTICLES[:count]) == read_all(ARTICLES[:count])
        assert workers._pool is None
