"""Clauses that are alike: bigrams of characters, compared only where the values are the same."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from checker.ledger.records import Anchor

ALIKE = 0.7  # Dice coefficient of the bigrams; measured on edited clauses: one synonym passes in nine of ten

Grams = frozenset[str]


def bigrams(text: str) -> Grams:
    """Neighbouring characters; the n-th occurrence of one bears its number, so that repeats count."""
    pieces = [text[i : i + 2] for i in range(len(text) - 1)] or [text] * bool(text)
    found = frozenset(pieces)
    if len(found) == len(pieces):
        return found
    seen: Counter[str] = Counter()
    for i, piece in enumerate(pieces):
        seen[piece] += 1
        if seen[piece] > 1:
            pieces[i] = f"{piece}{seen[piece]}"
    return frozenset(pieces)


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
        count = Counter(gram for grams in self._grams for gram in grams)
        self._rank = {gram: n for n, gram in enumerate(sorted(count, key=lambda gram: (count[gram], gram)))}
        self._postings: dict[tuple[tuple[str, ...], int], list[int]] = defaultdict(list)
        for n, (_, one) in enumerate(anchors):
            for rank in self._rarest(self._grams[n]):
                self._postings[one.values, rank].append(n)

    def alike(self, one: Anchor) -> list[tuple[int, Anchor]]:
        """Stored anchors (owner, anchor) with the same values, as many digits, and likeness of at least ALIKE."""
        grams = bigrams(one.anchor)
        near = {n for rank in self._rarest(grams) for n in self._postings.get((one.values, rank), ())}
        return [self._anchors[n] for n in sorted(near) if similarity(grams, self._grams[n]) >= ALIKE and self._figures(one, n)]

    def _figures(self, one: Anchor, n: int) -> bool:
        """A figure that no value was read from must not have changed either."""
        return digits(one.anchor) == digits(self._anchors[n][1].anchor)

    def _rarest(self, grams: Grams) -> list[int]:
        """Ranks of as many of the rarest grams as must hold one of those that two alike sets share; unknown ones are rarest."""
        ranks = sorted([rank for gram in grams if (rank := self._rank.get(gram)) is not None])
        needed = len(grams) - math.ceil(len(grams) * ALIKE / (2 - ALIKE)) + 1
        return ranks[: max(0, needed - (len(grams) - len(ranks)))]


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
