"""Which claims fill one slot, and which pairs of them conflict: the learned scorer applied to a corpus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from checker.blocks import Cut
from checker.candidates import Candidate, candidates
from checker.cards import card
from checker.features import NAMES, pair_features
from checker.pairs import choose, vectors_of
from checker.trees import load as load_trees
from claims.model import Article, Claim

if TYPE_CHECKING:
    from checker.pairs import Matrix
    from claims.embed import Encoder

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Alignment:
    """`scores` holds P(one slot) of every pair compared, `decided` P(conflict) of every candidate, in candidate order.

    `cuts` names the keys that too many claims share to be compared for.
    """

    scores: dict[tuple[int, int], float]
    features: dict[tuple[int, int], dict[str, float]]
    candidates: tuple[Candidate, ...]
    decided: tuple[float, ...]
    cuts: tuple[Cut, ...] = ()


def align(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    family: Sequence[int],
    encoder: Encoder,
    say: Say,
    *,
    decision: str = "decide",
) -> Alignment:
    """Score the pairs of `claims` that `choose` gives; decide those whose values differ, by the trees named `decision`."""
    import numpy as np

    cards = [card(claim) for claim in claims]

    @cache
    def vectors() -> tuple[Matrix, Matrix]:
        say(f"embedding {len(cards)} claims")
        return vectors_of(cards, encoder)

    pairs, cuts = choose(claims, articles, vectors)
    if not pairs:
        return Alignment({}, {}, (), (), tuple(cuts))
    clause, sentence = vectors()
    say(f"scoring {len(pairs)} pairs")
    rows = pair_features(pairs, claims, cards, articles, clause, sentence)
    scored = load_trees("slot").predict(rows)
    scores = {pair: float(score) for pair, score in zip(pairs, scored, strict=True)}
    kept = {
        pair: dict(zip(NAMES, map(float, row), strict=True)) for pair, row in zip(pairs, rows, strict=True) if scores[pair] >= 0.05
    }
    found = candidates(claims, articles, family, scores, kept)
    if not found:
        return Alignment(scores, kept, (), (), tuple(cuts))
    decided = load_trees(decision).predict(np.asarray([c.row for c in found], dtype=np.float32))
    return Alignment(scores, kept, tuple(found), tuple(float(p) for p in decided), tuple(cuts))
