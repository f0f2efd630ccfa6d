"""Which claims may be compared at all, and the vectors by which they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from checker.blocks import ALL_PAIRS, Cut, blocks
from checker.cards import Card, unit_of
from checker.nofact import no_fact
from claims.model import Article, Claim, Duration, Figure, When

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from claims.embed import Encoder

    Matrix = NDArray[np.float32]


def usable(claim: Claim) -> bool:
    """False for what is no fact of its own: recurring dates, reporting dates, datelines, offsets without their event."""
    value = claim.value
    if isinstance(value, When):
        if dict(claim.extra).get("role") != "event":
            return False
        if value.modifier == "within" and value.offset is not None:
            return False  # a time allowed (30日内, within five days) is no date of an event
        return not value.recurring and (value.start is not None or bool(value.label) or bool(value.clock))
    if isinstance(value, Figure):
        return (value.kind not in {"ratio"} or value.approx == "") and not no_fact(claim)
    return isinstance(value, Duration)


_PEOPLE = frozenset("人名位口例")
_ANY = frozenset({"", "个", "個"})
# the heads that English counts people by; beside Chinese classifiers they tell whether like is compared
_PERSONS = frozenset(
    "people person man men woman women child children employee staff worker builder crew passenger student teacher resident "  # noqa: SIM905
    "patient soldier officer troop victim survivor volunteer member visitor spectator voter guest runner firefighter rescuer "
    "migrant job".split()
)


def counted_apart(a: Claim, b: Claim) -> bool:
    """True where the words say that one counts people and the other does not (640人 and 46家, 3,210 people and 312家)."""
    if not isinstance(a.value, Figure) or not isinstance(b.value, Figure):
        return False
    first, second = _persons(a.value), _persons(b.value)
    return first is not None and second is not None and first != second


def _persons(figure: Figure) -> bool | None:
    """Whether it counts people; None where no classifier or noun says so."""
    if figure.classifier not in _ANY:
        return figure.classifier in _PEOPLE
    noun = figure.noun.lower()
    return True if noun in _PERSONS or noun.removesuffix("s") in _PERSONS else None


def comparable(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """All pairs (i, j), i < j, of usable claims with one unit, from two sentences.

    Values of one sentence stand beside each other because they differ; sums and orders have rules of their own.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        if usable(claim):
            groups[unit_of(claim)].append(i)
    return sorted(pair for group in groups.values() for pair in _apart(group, claims))


def _apart(group: Sequence[int], claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Pairs of an ascending group that may be compared."""
    return ((i, j) for a, i in enumerate(group) for j in group[a + 1 :] if _may_meet(claims[i], claims[j]))


def _may_meet(a: Claim, b: Claim) -> bool:
    """False for two values of one sentence, and where one counts people and the other does not."""
    return (a.article != b.article or a.sentence.span != b.sentence.span) and not counted_apart(a, b)


NEAR = 0.1  # cosine of clauses or sentences below which a large corpus does not compare: see docs/scale.md


def choose(
    claims: Sequence[Claim], articles: Sequence[Article], vectors: Callable[[], tuple[Matrix, Matrix]]
) -> tuple[list[tuple[int, int]], list[Cut]]:
    """The pairs to compare, and what was left out.

    All that are comparable where they are few; else those that share a block and whose clauses or sentences are near each
    other. `vectors()` gives the two arrays (n, dim) of `vectors_of`.
    """
    units = {i: unit_of(claim) for i, claim in enumerate(claims) if usable(claim)}
    count = Counter(units.values())
    if sum(n * (n - 1) // 2 for n in count.values()) <= ALL_PAIRS:
        return comparable(claims), []
    groups, cuts = blocks(claims, articles, [units.get(i, "") for i in range(len(claims))], sorted(units))
    return [pair for pair in _near(groups, vectors()) if _may_meet(claims[pair[0]], claims[pair[1]])], cuts


def _near(groups: Sequence[Sequence[int]], vectors: tuple[Matrix, Matrix]) -> list[tuple[int, int]]:
    """Pairs of one group, ascending, whose clauses or sentences have a cosine of at least NEAR."""
    from claims.cluster import close_pairs
    from claims.embed import quantize

    found: set[tuple[int, int]] = set()
    for rows in vectors:
        left, right, _ = close_pairs(quantize(rows), groups, NEAR)
        found.update(zip(left.tolist(), right.tolist(), strict=True))
    return sorted(found)


def vectors_of(cards: Sequence[Card], encoder: Encoder) -> tuple[Matrix, Matrix]:
    """Centred unit vectors of the masked clauses and of the masked sentences, two arrays (n, dim), rounded to int8 steps."""
    import numpy as np

    from claims.embed import normalise, quantize
    from claims.embed.centre import background_means, centre

    groups = ["zh" if card.chinese else "en" for card in cards]
    means = background_means(encoder)
    out = []
    for texts in ([card.clause for card in cards], [card.sentence for card in cards]):
        vectors = encoder.encode(texts)
        centred = centre(normalise(quantize(vectors)), groups, background=means) if len(texts) else vectors
        out.append(np.asarray(normalise(quantize(centred)), dtype=np.float32) if len(texts) else centred)
    return out[0], out[1]
