"""Which parts of a text can be prose: endless repetitions and walls of digits are stepped over by every finder.

A hostile or broken line of a megabyte (`1,1,1,…`, `5月5月…`) would hold half a million values, none of which is a claim.
Texts below `SHORT` code points are never looked at: a paragraph of news is always read whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

BLOCK = 512  # code points that are looked at together
SHORT = 4 * BLOCK
PERIOD = 24  # the longest unit whose repetition is noticed
DENSE = 0.4  # share of numerals from which two blocks in a row are a wall; the densest prose (results, prices) stays below 0.3
_NUMERALS = re.compile("[^0-9零〇○一二两三四五六七八九十百千万亿]+")
_SENTENCE_END = re.compile(r"[。！？\n]|[.!?] ")
CROWD, ROOM = 64, 384  # so many values within so many code points are a table or a list of words, not sentences


class Spanned(Protocol):
    """Anything with a start and an end."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last code point."""


S = TypeVar("S", bound=Spanned)


def stretches(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of `text` that may be prose, in order; all of it where nothing stands out."""
    if len(text) < SHORT:
        return [(0, len(text))]
    kept: list[tuple[int, int]] = []
    reached = 0
    for start, end in _trimmed(text):
        if start > reached:
            kept.append((reached, start))
        reached = end
    if reached < len(text):
        kept.append((reached, len(text)))
    return kept


def _trimmed(text: str) -> Iterator[tuple[int, int]]:
    """Walls of whole blocks, less the sentences that end in their first block or begin in their last."""
    joined: list[list[int]] = []
    for start, end in _walls(text):
        if joined and joined[-1][1] == start:
            joined[-1][1] = end
        else:
            joined.append([start, end])
    for start, end in joined:
        first, last = text[start : start + BLOCK], text[max(start, end - BLOCK) : end]
        heads = [m.end() for m in _SENTENCE_END.finditer(first)]
        tail = _SENTENCE_END.search(last) if end - start > BLOCK else None
        yield start + (heads[-1] if heads else 0), end - (len(last) - tail.end() if tail else 0)


def _walls(text: str) -> Iterator[tuple[int, int]]:
    before = False
    for start in range(0, len(text), BLOCK):
        block = text[start : start + BLOCK]
        dense = _dense(block)
        if (dense and (before or _dense(text[start + BLOCK : start + 2 * BLOCK]))) or _repeats(block):
            yield start, start + len(block)
        before = dense


def _dense(block: str) -> bool:
    return bool(block) and len(_NUMERALS.sub("", block)) >= DENSE * len(block)


def _repeats(block: str) -> bool:
    """The block is one short unit over and over."""
    return len(block) > 2 * PERIOD and any(block[p:] == block[:-p] for p in range(1, PERIOD + 1))


def thinned(found: Sequence[S], length: int) -> list[S]:
    """`found` (sorted) in a text of `length` without crowds: members of a run of `CROWD` that lie within `ROOM` code points."""
    if length < SHORT or len(found) < CROWD:
        return list(found)
    crowded = bytearray(len(found))
    reached = 0
    for i in range(len(found) - CROWD + 1):
        if found[i + CROWD - 1].end - found[i].start <= ROOM:
            first = max(i, reached)
            crowded[first : i + CROWD] = b"\x01" * (i + CROWD - first)
            reached = i + CROWD
    return [f for f, out in zip(found, crowded, strict=True) if not out]
