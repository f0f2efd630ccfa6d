"""Articles read by a runner. What is found is what one process finds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from checker.runner.model import SHARE, Runner
from claims.extract import TOGETHER, Reading, read_all
from claims.model import Article


def read(runner: Runner, articles: Sequence[Article]) -> tuple[Reading, ...]:
    """`read_all(articles)`."""
    if not articles:
        return ()
    size = TOGETHER if runner.jobs == 1 else SHARE
    parts = (tuple(articles[at : at + size]) for at in range(0, len(articles), size))
    return tuple(chain.from_iterable(runner.map(read_all, parts, share=1)))
