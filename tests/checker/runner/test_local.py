"""A runner on this machine gives the results of a plain loop, in its order, whatever happens to its processes."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from itertools import count, islice
from pathlib import Path

import pytest

from checker.runner import LocalRunner, Runner
from checker.runner.shares import cut
from claims.errors import InputError
from tests.checker.runner._work import add, die_once, fail_at, odd, pid, slow, square, told

ROOT = Path(__file__).parents[3]
GROUPS = [("c", [5, 6]), ("a", [1]), ("b", [2, 3, 4]), ("d", [])]


@pytest.fixture(scope="module")
def two():
    with LocalRunner(2) as runner:
        yield runner


@pytest.fixture(params=[1, 2])
def runner(request, two):
    return LocalRunner(1) if request.param == 1 else two


def test_map_keeps_the_order(runner: Runner):
    assert runner.collect(runner.map(square, range(50), share=3)) == [n * n for n in range(50)]
    assert list(runner.map(partial(add, 7), iter(range(5)), share=1)) == [7, 8, 9, 10, 11]
    assert list(runner.map(square, [])) == []


def test_groups_come_in_the_order_of_their_keys(runner: Runner):
    wanted = [("a", 1, (1,)), ("b", 9, (2, 3, 4)), ("c", 11, (5, 6)), ("d", 0, ())]
    assert list(runner.group_map(told, GROUPS, share=2)) == wanted
    assert list(runner.group_map(told, iter(sorted(GROUPS)), share=1)) == wanted


@pytest.mark.parametrize("groups", [[("a", [1]), ("a", [2])], iter([("b", [1]), ("a", [2])])])
def test_keys_that_do_not_ascend_are_refused(groups):
    with pytest.raises(ValueError, match="the key 'a' of a group comes after"):
        list(LocalRunner().group_map(told, groups))


def test_two_jobs_work_in_other_processes(two):
    workers = {process for _, process in two.map(pid, range(40), share=1)}
    assert os.getpid() not in workers
    assert 1 <= len(workers) <= 2
    assert {process for _, process in two.map(pid, range(10), share=10)} == {os.getpid()}  # one share starts nothing


def test_an_error_comes_where_its_result_would_have_come(runner: Runner):
    got = []
    with pytest.raises(InputError) as caught:
        for n in runner.map(partial(fail_at, 11), range(30), share=4):
            got.append(n)
    assert got == list(range(11))
    assert str(caught.value) == "a.txt: no text in 11"
    assert (caught.value.path, caught.value.reason) == ("a.txt", "no text in 11")


def test_an_error_that_no_pickle_takes_keeps_its_message(two):
    with pytest.raises(RuntimeError) as caught:
        list(two.map(odd, range(4), share=1))
    assert str(caught.value) == "Odd: 0 and 0"
    assert list(two.map(square, range(4), share=1)) == [0, 1, 4, 9]  # and the processes live on


def test_only_so_many_items_are_taken_ahead(two):
    taken = []

    def endless():
        for n in count():
            taken.append(n)
            yield n

    results = two.map(square, endless(), share=1)
    assert list(islice(results, 3)) == [0, 1, 4]
    assert len(taken) < 100
    results.close()


def test_a_killed_worker_costs_only_time(tmp_path):
    with LocalRunner(2) as runner:
        assert list(runner.map(partial(die_once, str(tmp_path), 13), range(60), share=2)) == [n * n for n in range(60)]
        assert (tmp_path / "died").read_text() != str(os.getpid())
        assert runner.jobs == 1
        assert list(runner.map(square, range(5), share=1)) == [0, 1, 4, 9, 16]


def test_leaving_does_not_wait_for_what_is_under_way(tmp_path):
    with pytest.raises(RuntimeError, match="enough"), LocalRunner(2) as runner:
        for _ in runner.map(partial(slow_after, str(tmp_path)), range(8), share=1):
            begun = time.monotonic()
            raise RuntimeError("enough")
    assert time.monotonic() - begun < 10


def slow_after(folder, n):
    return slow(folder, 0 if n == 0 else 60, n)


# what a shell starts in the background ignores Ctrl-C, and so do its children: here it must be heard
SCRIPT = """
import signal, sys
from functools import partial
from checker.runner import LocalRunner
from tests.checker.runner._work import slow
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with LocalRunner(2) as runner:
            list(runner.map(partial(slow, sys.argv[1], 60), range(6), share=1))
    except KeyboardInterrupt:
        print("stopped")
"""


@pytest.mark.skipif(os.name != "posix", reason="signals to a process group are POSIX")
@pytest.mark.parametrize(("sign", "said"), [(signal.SIGINT, "stopped\n"), (signal.SIGKILL, "")])
def test_a_stopped_run_leaves_no_worker_and_no_noise(tmp_path, sign, said):
    script = tmp_path / "run.py"
    script.write_text(SCRIPT)
    env = dict(os.environ, PYTHONPATH=os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
    command = [sys.executable, str(script), str(tmp_path)]
    run = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    wait_for(lambda: len(list(tmp_path.glob("began-*"))) == 2)
    workers = [int(mark.read_text()) for mark in tmp_path.glob("began-*")]
    if sign == signal.SIGINT:
        os.killpg(run.pid, sign)  # as a terminal does: everybody hears it
    else:
        run.kill()
    try:
        out, err = run.communicate(timeout=60)
    finally:
        run.kill()
    assert (out, err if sign == signal.SIGINT else "") == (said, "")
    wait_for(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))


def wait_for(condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


def test_shares_end_with_the_call_that_makes_them_heavy():
    assert list(cut([(("a",), 1), (("b",), 5), (("c",), 0), (("d",), 1)], 2)) == [[("a",), ("b",)], [("c",), ("d",)]]
    assert list(cut([], 2)) == []
