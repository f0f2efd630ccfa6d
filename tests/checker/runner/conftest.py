"""A small Spark cluster for the tests that want one: two executors on this machine, each a Java process with its Python workers."""

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
MASTER = "local-cluster[2,1,1024]"


def missing():
    """Why Spark cannot run here; empty where it can."""
    if find_spec("pyspark") is None:
        return "pyspark is not installed (crossclaim[spark])"
    from checker.runner import RunnerError, _java

    try:
        _java.check()
    except RunnerError as error:
        return str(error)
    return ""


@pytest.fixture(scope="session")
def spark_environment():
    """What executors inherit: they must find the tests' work functions, in whatever folder they start."""
    if why := missing():
        pytest.skip(why)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(part for part in (str(ROOT), os.environ.get("PYTHONPATH")) if part))
        patch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")  # three Java processes start sooner so
        yield


@pytest.fixture(scope="session")
def cluster(spark_environment):
    """A runner on two executors."""
    from checker.runner import runner_of

    with runner_of(f"spark={MASTER}") as runner:
        yield runner
        _forget(runner._context)


def _forget(context):
    """Drop what the executors of a local cluster leave in the folder of Spark itself."""
    if context is not None:
        home = context._jvm.java.lang.System.getenv("SPARK_HOME")
        shutil.rmtree(Path(home) / "work" / context.applicationId, ignore_errors=True)


def children(pid):
    """Process ids of everything below `pid`, with their command lines."""
    table = subprocess.run(
        ["ps", "-ww", "-e", "-o", "pid=", "-o", "ppid=", "-o", "args="], capture_output=True, text=True, check=True
    ).stdout
    rows = [(int(own), int(parent), args) for own, parent, args in (line.split(None, 2) for line in table.splitlines())]
    below = {pid}
    found = {}
    grown = True
    while grown:
        grown = False
        for own, parent, args in rows:
            if parent in below and own not in below:
                below.add(own)
                found[own] = args
                grown = True
    return found
