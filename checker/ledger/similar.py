"""Clauses that are alike: bigrams of characters, compared only where the values are the same."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from checker.ledger.records import Anchor

ALIKE = 0.7  # Dice coefficient of the bigrams; measured on edited clauses: one synonym passes in nine of ten

Grams = frozenset[tuple[str, int]]


def bigrams(text: str) -> Grams:
    """Neighbouring characters, the n-th occurrence of each numbered so that repeats count."""
    seen: Counter[str] = Counter()
    out: set[tuple[str, int]] = set()
    for i in range(max(1, len(text) - 1)):
        gram = text[i : i + 2]
        seen[gram] += 1
        out.add((gram, seen[gram]))
    return frozenset(out) if text else frozenset()


def similarity(a: Grams, b: Grams) -> float:
    """Dice coefficient, 0..1."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


class AnchorIndex:
    """Stored anchors, found by likeness without comparing all with all.

    Two sets with a Dice coefficient of at least `ALIKE` share one of the rarest grams of either (prefix filtering: Chaudhuri,
    Ganti & Kaushik 2006), so only anchors with equal values that share one are compared.
    """

    def __init__(self, anchors: Sequence[tuple[int, Anchor]]) -> None:
        self._anchors = anchors
        self._grams = [bigrams(one.anchor) for _, one in anchors]
        self._count = Counter(gram for grams in self._grams for gram in grams)
        self._postings: dict[tuple[tuple[str, ...], tuple[str, int]], list[int]] = defaultdict(list)
        for n, (_, one) in enumerate(anchors):
            for gram in self._rarest(self._grams[n]):
                self._postings[one.values, gram].append(n)

    def alike(self, one: Anchor) -> list[tuple[int, Anchor]]:
        """Stored anchors (owner, anchor) with the same values, as many digits, and likeness of at least ALIKE."""
        grams = bigrams(one.anchor)
        near = {n for gram in self._rarest(grams) for n in self._postings.get((one.values, gram), ())}
        return [self._anchors[n] for n in sorted(near) if similarity(grams, self._grams[n]) >= ALIKE and self._figures(one, n)]

    def _figures(self, one: Anchor, n: int) -> bool:
        """A figure that no value was read from must not have changed either."""
        return digits(one.anchor) == digits(self._anchors[n][1].anchor)

    def _rarest(self, grams: Grams) -> list[tuple[str, int]]:
        ordered = sorted(grams, key=lambda gram: (self._count[gram], gram))
        return ordered[: len(ordered) - math.ceil(len(ordered) * ALIKE / (2 - ALIKE)) + 1]


def digits(text: str) -> tuple[str, ...]:
    """Runs of digits in the order in which they stand."""
    runs, run = [], ""
    for char in text + " ":
        if char.isdigit():
            run += char
        elif run:
            runs.append(run)
            run = ""
    return tuple(runs)
