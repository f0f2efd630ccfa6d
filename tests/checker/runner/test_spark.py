"""Spark gives what this process gives, though workers and executors die on the way."""

import os
import signal
import time
from functools import partial
from pathlib import Path

import pytest

from checker.runner import LocalRunner, RunnerError
from claims.errors import InputError
from tests.checker.runner._work import add, die_once, fail_at, pid, slow, square, told
from tests.checker.runner.conftest import children

N = 24


def test_same_results_in_the_same_order(cluster):
    here = LocalRunner()
    assert list(cluster.map(partial(add, 5), range(N), share=2)) == list(here.map(partial(add, 5), range(N)))
    groups = [(key, list(range(key % 5))) for key in range(N, 0, -1)]
    assert list(cluster.group_map(told, groups, share=6)) == list(here.group_map(told, groups))
    assert {process for _, process in cluster.map(pid, range(4), share=1)}.isdisjoint({os.getpid()})
    assert list(cluster.map(square, [])) == []


def test_an_error_of_the_work_comes_as_it_is(cluster):
    got = []
    with pytest.raises(InputError) as caught:
        for n in cluster.map(partial(fail_at, 7), range(N), share=3):
            got.append(n)
    assert (got, str(caught.value)) == (list(range(7)), "a.txt: no text in 7")
    assert list(cluster.map(square, range(4), share=2)) == [0, 1, 4, 9]  # and Spark goes on


def test_a_killed_python_worker_costs_only_time(cluster, tmp_path):
    assert list(cluster.map(partial(die_once, str(tmp_path), 9), range(N), share=2)) == [n * n for n in range(N)]
    assert int((tmp_path / "died").read_text()) != os.getpid()


def test_a_killed_executor_costs_only_time(cluster, tmp_path):
    results = cluster.map(partial(slow, str(tmp_path), 0.2), range(2 * N), share=2)
    first = next(results)
    executors = [process for process, args in children(os.getpid()).items() if "CoarseGrainedExecutorBackend" in args]
    assert len(executors) == 2
    assert len(list(tmp_path.glob("began-*"))) < 2 * N
    os.kill(executors[0], signal.SIGKILL)
    assert [first, *results] == [n * n for n in range(2 * N)]
    end = time.monotonic() + 30
    while executors[0] in children(os.getpid()):
        assert time.monotonic() < end, "the executor was not killed"
        time.sleep(0.1)


def test_work_that_ends_every_worker_ends_with_one_line(cluster):
    with pytest.raises(RunnerError, match=r"^Spark gave up: .+ \(log: .+\)$") as caught:
        list(cluster.map(os._exit, [3]))
    assert "\n" not in str(caught.value)
    log = Path(str(caught.value).rpartition("(log: ")[2].removesuffix(")"))
    assert "ERROR" in log.read_text()
    log.unlink()


def test_nothing_of_spark_is_seen(cluster, tmp_path, capfd):
    list(cluster.map(partial(die_once, str(tmp_path), 1), range(4), share=1))
    assert capfd.readouterr() == ("", "")
