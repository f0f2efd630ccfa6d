"""The option's words, and one line for each thing that is missing."""

import os
import subprocess
import sys

import pytest

from checker.runner import LocalRunner, RunnerError, _java, runner_of
from claims.errors import MissingExtraError, SettingsError


@pytest.mark.parametrize(("jobs", "wanted"), [(1, 1), (3, 3), (0, 1)])
def test_local_takes_the_jobs(jobs, wanted):
    runner = runner_of("local", jobs)
    assert isinstance(runner, LocalRunner)
    assert runner.jobs == wanted


@pytest.mark.parametrize("text", ["", "Spark", "local=2", "spark=", "spark= ", "ray"])
def test_other_words_are_refused(text):
    with pytest.raises(SettingsError, match="is none of local, spark, spark=MASTER"):
        runner_of(text)


@pytest.fixture
def installed(monkeypatch):
    monkeypatch.setattr("checker.runner.spark.find_spec", lambda name: name)
    monkeypatch.delenv("PYSPARK_GATEWAY_PORT", raising=False)


def test_without_the_extra_there_is_its_line(monkeypatch):
    monkeypatch.setattr("checker.runner.spark.find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r"pip install 'crossclaim\[spark\]'"):
        runner_of("spark")


def test_without_java_there_is_one_line(installed, monkeypatch, tmp_path):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RunnerError, match=r"^Spark needs Java 17 or newer .*; there is none$"):
        runner_of("spark")


def test_a_java_home_without_java_is_named(installed, monkeypatch, tmp_path):
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(RunnerError, match=f"{tmp_path}.*does not run"):
        runner_of("spark=local[2]")


@pytest.mark.parametrize(
    ("said", "old"), [('openjdk version "1.8.0_412"', "8"), ('java version "11.0.2" 2019', "11"), ('openjdk version "21.0.1"', "")]
)
def test_a_java_that_is_too_old_is_named(installed, monkeypatch, tmp_path, said, old):
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    answer = subprocess.CompletedProcess([], 0, "", f"Picked up some options\n{said}\n")
    monkeypatch.setattr(_java.subprocess, "run", lambda *args, **more: answer)
    if old:
        with pytest.raises(RunnerError, match=f"is Java {old}$"):
            runner_of("spark")
    else:
        runner_of("spark").close()


def test_spark_connect_is_refused(installed):
    with pytest.raises(RunnerError, match="Spark Connect"):
        runner_of("spark=sc://somewhere")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "An error occurred while calling o1.x.\n: java.lang.IllegalArgumentException: no such master\n\tat org.a.B",
            "no such master",
        ),
        (
            "An error occurred\n: org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 failed 4 times: "
            "org.apache.spark.api.python.PythonException: Traceback (most recent call last):\n  File x\n"
            "ModuleNotFoundError: No module named 'checker'\n\n\tat org.a.B\n\nDriver stacktrace:\nValueError: of no interest",
            "ModuleNotFoundError: No module named 'checker'",
        ),
        ("", "ValueError"),
    ],
)
def test_the_cause_is_one_line(text, wanted):
    assert _java.cause(ValueError(text)) == wanted


def test_nothing_heavy_is_loaded_for_local_work():
    code = "import checker.runner, sys; print(sorted({'pyspark', 'torch', 'numpy', 'multiprocessing.pool'} & set(sys.modules)))"
    env = dict(os.environ, PYTHONPATH=os.pathsep.join(path for path in sys.path if path))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    assert done.stdout == "[]\n"
