"""What a long run says about itself, on stderr only: a spinner on a terminal, one line a stage in CI, else nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

Progress = Callable[[str], None]
"""Receives one line for a person each time a stage starts."""


@contextmanager
def reporter(*, quiet: bool = False, stream: TextIO | None = None) -> Iterator[Progress]:
    """A progress function for the time of the block; it says nothing where `quiet` or where nobody would look."""
    out = stream or sys.stderr
    if quiet or (not out.isatty() and not os.environ.get("CI")):
        yield lambda line: None
    elif not out.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda line: print(f"crossclaim: {line}", file=out, flush=True)
    else:
        from rich.console import Console
        from rich.progress import Progress as Bar
        from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
        with Bar(*columns, console=Console(file=out), transient=True) as bar:
            task = bar.add_task("starting", total=None)
            yield lambda line: bar.update(task, description=line)
