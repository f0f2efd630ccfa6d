"""The Java side of Spark: whether there is one, where its log goes, what it has died of."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from checker.runner.model import RunnerError

OLDEST = 17

_ADVICE = f"Spark needs Java {OLDEST} or newer (on Debian: apt-get install openjdk-17-jre-headless; or set JAVA_HOME)"
_LOGS: list[Path] = []  # of this process; at most one


def check() -> None:
    """Raises RunnerError where Java is missing or too old for Spark 4."""
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    if java is None:
        raise RunnerError(f"{_ADVICE}; there is none")
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60, check=False).stderr
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RunnerError(f"{_ADVICE}; {java} does not run ({error})") from None
    found = re.search(r'version "(?:1\.)?(\d+)', said)
    if found and int(found[1]) < OLDEST:
        raise RunnerError(f"{_ADVICE}; {java} is Java {found[1]}")


def gateway(conf: Any) -> Any:
    """A Java process that writes to a log of its own; None where one runs already. Its log goes when this process ends well."""
    from pyspark import SparkContext
    from pyspark.java_gateway import launch_gateway

    if SparkContext._gateway is not None or "PYSPARK_GATEWAY_PORT" in os.environ:
        return None
    handle, name = tempfile.mkstemp(prefix="crossclaim-spark-", suffix=".log")
    log = Path(name)
    _LOGS[:] = [log]
    atexit.register(log.unlink, missing_ok=True)
    with os.fdopen(handle, "wb") as out:
        launch: Callable[..., Any] = launch_gateway  # untyped where pyspark is installed, unknown where it is not
        return launch(conf, popen_kwargs={"stdout": out, "stderr": out})


def logged() -> str:
    """Where the log is, which stays from now on; empty where it is not ours."""
    for log in _LOGS:
        atexit.unregister(log.unlink)
    return f" (log: {_LOGS[0]})" if _LOGS else ""


def cause(error: BaseException) -> str:
    """One line that says what went wrong: the error of a Python worker, else the first line of Java's message."""
    text = str(error).replace("\r", "")
    raised = re.findall(r"^(?:[\w.]*\.)?(\w*(?:Error|Exception): (?!Traceback).+)$", text.partition("Driver stacktrace:")[0], re.M)
    python = [line for line in raised if not line.startswith(("PythonException", "Py4JJavaError"))]
    if python:
        return str(python[-1]).strip()
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("An error occurred while calling")]
    first = lines[0].removeprefix(": ") if lines else type(error).__name__
    return re.sub(r"^(?:[\w.$]+\.)?\w+(?:Exception|Error): ", "", first)
