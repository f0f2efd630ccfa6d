"""Two issues of one series: a market report, a bulletin, a ranking that fills the same clauses anew every day or for every thing.

A clause without its numbers is a mould. Two articles that share moulds and fill most of them differently are issues of a series:
what differs between them is another day or another thing. Sources that tell one event share moulds too (they copy an agency),
but then most of the numbers are the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from claims.lang.scripts import plain
from claims.model import Article

FILLED = 3  # moulds that two issues fill differently
MOULDED = 0.6  # share of the moulds of the shorter that two issues have in common; a careless rewrite keeps fewer
LONGEST = 20_000  # code points of an article that are looked at
_CLAUSE = re.compile(r"[，。；;！？!?、：:（(）)【】“”\n\r\t]|,(?!\d)|\.(?!\d)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# what a series says of every number: it rose or it fell
_MOVED = re.compile(
    r"上涨|下跌|上升|下降|增加|减少|增长|流入|流出|净买入|净卖出|涨|跌|升|降|买入|卖出|\b(?:rose|fell|gained|lost|up|down)\b"
)
_LETTER = re.compile(r"[A-Za-z\u4e00-\u9fff]")


@lru_cache(maxsize=512)
def moulds(text: str) -> dict[str, frozenset[str]]:
    """The clauses of a text that hold a number, numbers and up or down left out, and the numbers that stand in each."""
    found: dict[str, set[str]] = defaultdict(set)
    for clause in _CLAUSE.split(plain(text[:LONGEST])):
        numbers = _NUMBER.findall(clause)
        mould = "".join(_MOVED.sub("~", _NUMBER.sub("0", clause)).split())
        if numbers and len(_LETTER.findall(mould)) >= 3:
            found[mould].add(" ".join(numbers))
    return {mould: frozenset(filled) for mould, filled in found.items()}


def one_series(a: Article, b: Article, *, one_of_many: bool = False) -> bool:
    """True where two articles share most moulds and fill them differently, FILLED at least and more than they fill alike.

    In a corpus of many events (`one_of_many`) issues that have more to tell beside their moulds are common, careless rewrites rare.
    """
    first, second = moulds(a.text), moulds(b.text)
    shared = [(filled, second[mould]) for mould, filled in first.items() if mould in second]
    if not one_of_many and len(shared) < MOULDED * min(len(first), len(second)):
        return False
    alike = sum(2 * len(x & y) >= max(len(x), len(y)) for x, y in shared)
    return len(shared) - alike >= max(FILLED, alike + 1)


class Series:
    """`one_series` for the articles of a story, each pair asked once."""

    def __init__(self, articles: Sequence[Article], *, one_of_many: bool = False) -> None:
        self._articles = articles
        self._many = one_of_many
        self._known: dict[tuple[int, int], bool] = {}

    def issues(self, a: int, b: int) -> bool:
        """True where the articles at `a` and `b` are two issues of one series."""
        key = (min(a, b), max(a, b))
        if a != b and key not in self._known:
            self._known[key] = one_series(self._articles[key[0]], self._articles[key[1]], one_of_many=self._many)
        return a != b and self._known[key]
