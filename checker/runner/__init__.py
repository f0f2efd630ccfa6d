"""Where work is done: on this machine or on a Spark cluster. The results, and so the report, are the same."""

from __future__ import annotations

from collections.abc import Callable

from checker.runner.local import LocalRunner
from checker.runner.model import SHARE, Runner, RunnerError
from claims.errors import SettingsError


def runner_of(text: str, jobs: int = 1, say: Callable[[str], None] | None = None) -> Runner:
    """The runner of an option: `local` (with `jobs` processes), `spark` or `spark=MASTER`.

    `say` is told when Spark starts, which takes seconds. Raises `SettingsError` for any other text, and what `SparkRunner` raises.
    """
    if text == "local":
        return LocalRunner(jobs)
    name, _, master = text.partition("=")
    if name != "spark" or (master.strip() == "" and "=" in text):
        raise SettingsError(f"runner {text!r} is none of local, spark, spark=MASTER (such as spark=spark://HOST:7077)")
    from checker.runner.spark import SparkRunner

    return SparkRunner(master.strip() or None, say)


__all__ = ["SHARE", "LocalRunner", "Runner", "RunnerError", "runner_of"]
