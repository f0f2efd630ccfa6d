"""Which articles of a large corpus are checked together: stories, groups of articles that tell of the same things.

Everything that is compared, weighed and joined to names is looked at inside one story, so that a story is a pure function of
its articles: it can be kept, computed elsewhere, and stays what it is when another article changes. An article is sketched by
its names, words and values; two belong together where the parts of the sketches that set them apart from the corpus are alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from checker.blocks import ALL_PAIRS
from checker.cards import grams, tokens
from claims.aliases import is_han, split_head, syllables
from claims.extract import Reading, unit_of
from claims.lang.scripts import fold
from claims.model import Article, Figure, Value, When

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

    Numbers = NDArray[np.int64]
    Links = tuple[Numbers, Numbers, NDArray[np.float64]]

KEPT = 80  # terms that stand for an article
TERMS = 2_000_000  # of sketches that are weighed together
SPREAD = 400  # articles that share a term from which it sets none of them apart
CORE = 0.20  # cosine of two sketches from which two articles belong together
LARGE = 100  # articles of a core from which a stricter likeness is asked, by STEP
STEP = 0.06
SMALL = 10  # articles of a core that joins the larger one which it resembles most, from the likeness NEAR
NEAR = 0.10
_NAME, _VALUE = 3, 2  # how much more than a word a name and a value count
_NAMES = frozenset({"PER", "ORG", "LOC", "PROD"})
_OTHER = re.compile(r"[^a-z]")


@dataclass(frozen=True, slots=True)
class Sketch:
    """Terms of one article: two arrays of one length, hashes ascending and how much each counts (1..255)."""

    terms: bytes
    counts: bytes
    units: tuple[tuple[str, int], ...]  # how many values of each unit


def sketch(article: Article, read: Reading) -> Sketch:
    """What an article is about, whatever else is in the corpus."""
    import numpy as np

    count: Counter[int] = Counter()
    for sentence in read.sentences:
        for gram in grams(tokens(article.text[sentence.span.start : sentence.span.end])):
            count[crc32(gram.encode())] += 1
    for mention in read.mentions:
        if mention.kind in _NAMES:
            for name in _spellings(mention.text):
                count[crc32(b"\x01" + name.encode())] += _NAME
    for values in read.values:
        for value in values:
            for term in _of_value(value):
                count[crc32(b"\x02" + term.encode())] += _VALUE
    items = sorted(count.items())
    return Sketch(
        np.array([term for term, _ in items], dtype=np.uint32).tobytes(),
        np.array([min(n, 255) for _, n in items], dtype=np.uint8).tobytes(),
        tuple(sorted(Counter(unit_of(value) for values in read.values for value in values).items())),
    )


@lru_cache(maxsize=65536)
def _spellings(name: str) -> tuple[str, ...]:
    """A name as both languages may write it: 李明 is liming and mingli, as is Ming Li; 青石寺 and Qingshi Temple are qingshi."""
    folded = fold(name).lower()
    core = split_head(folded)[0]
    if not is_han(folded):
        return tuple(dict.fromkeys((folded, *(_OTHER.sub("", form) for form in (folded, core)))))
    sounds = [syllables(form) for form in dict.fromkeys((folded, core))]
    turned = sounds[0][1:] + sounds[0][:1] if len(sounds[0]) < 4 else ()
    return (folded, *dict.fromkeys("".join(sound) for sound in (*sounds, turned) if len(sound) > 1))


def _of_value(value: Value) -> Iterator[str]:
    """Days and months, and figures of two digits and more: what two languages write alike."""
    if isinstance(value, When):
        if value.start is not None and value.granularity in {"day", "part", "hour", "minute"} and not value.recurring:
            yield value.start.date().isoformat()
    elif isinstance(value, Figure) and value.value is not None and len(value.digits.strip("0.")) > 1:
        yield f"{value.dimension or value.kind} {value.value.normalize()}"


def stories(sketches: Sequence[Sketch]) -> tuple[tuple[int, ...], ...]:
    """Groups of articles (indices, ascending) in the order of their first article; each article is in one.

    A corpus of few values is one story. `sketches` are in the order of the articles; which are together does not depend on it
    but for ties. What one article says moves only what is near it: the floors are fixed and weights are rounded coarsely.
    """
    import numpy as np

    n = len(sketches)
    if few(sketches):
        return (tuple(range(n)),) if n else ()
    left, right, likeness = _alike(_vectors(sketches))
    numbers = np.zeros(n, dtype=np.int64)
    close = likeness >= CORE
    _divide(np.arange(n), (left[close], right[close], likeness[close]), CORE, numbers)
    joined = _joined(numbers, left, right, likeness)
    groups: dict[int, list[int]] = {}
    for i, number in enumerate(numbers.tolist()):
        groups.setdefault(joined.get(number, number), []).append(i)
    return tuple(sorted(tuple(group) for group in groups.values()))


def few(sketches: Sequence[Sketch]) -> bool:
    """True where so few values stand in all articles that every pair of one unit can be compared."""
    count: Counter[str] = Counter()
    for one in sketches:
        count.update(dict(one.units))
    return sum(n * (n - 1) // 2 for n in count.values()) <= 2 * ALL_PAIRS  # about half of the values are no claims of their own


def _vectors(sketches: Sequence[Sketch]) -> csr_matrix:
    """Sparse (n, terms): of each article the KEPT terms that set it apart most, whole numbers, a row of length about 1,000."""
    import numpy as np
    from scipy.sparse import csr_matrix

    told, spread = _spread(sketches)
    # half octaves: one article more or less changes the weight of few words; the power keeps the wording that all reports of
    # one kind share from joining them
    rarity = np.maximum(np.rint(2 * np.log2(len(sketches))) - np.rint(2 * np.log2(spread)), 1) ** 1.5
    made = [_weighed(part, told, rarity) for part in _parts(sketches)]
    sizes, column, whole = (np.concatenate(part) for part in zip(*made, strict=True))
    begins = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(sizes)))
    return csr_matrix((whole, column, begins), shape=(len(sketches), max(len(told), 1)))


def _parts(sketches: Sequence[Sketch]) -> Iterator[Sequence[Sketch]]:
    """Sketches in order, of about TERMS terms together: numbers of the terms of all articles would take more than the sketches."""
    begin, size = 0, 0
    for at, one in enumerate(sketches, 1):
        size += len(one.counts)
        if size >= TERMS or at == len(sketches):
            yield sketches[begin:at]
            begin, size = at, 0


def _spread(sketches: Sequence[Sketch]) -> tuple[NDArray[np.uint32], Numbers]:
    """The terms that set articles apart, ascending, and in how many articles each stands: two at least, SPREAD at most."""
    import numpy as np

    counted: list[tuple[NDArray[np.uint32], Numbers]] = []
    for part in _parts(sketches):
        counted.append(np.unique(_terms(part), return_counts=True))
        while len(counted) > 1 and len(counted[-2][0]) <= 2 * len(counted[-1][0]):
            counted.append(_added(counted.pop(), counted.pop()))
    while len(counted) > 1:
        counted.append(_added(counted.pop(), counted.pop()))
    terms, often = counted[0]
    told = (often > 1) & (often <= SPREAD)
    return terms[told], often[told]


def _added(
    one: tuple[NDArray[np.uint32], Numbers], other: tuple[NDArray[np.uint32], Numbers]
) -> tuple[NDArray[np.uint32], Numbers]:
    import numpy as np

    terms, often = np.concatenate((one[0], other[0])), np.concatenate((one[1], other[1]))
    order = np.argsort(terms, kind="stable")
    terms, begins = np.unique(terms[order], return_index=True)
    return terms, np.add.reduceat(often[order], begins) if len(terms) else often


def _terms(sketches: Sequence[Sketch]) -> NDArray[np.uint32]:
    import numpy as np

    return np.frombuffer(b"".join(one.terms for one in sketches), dtype=np.uint32)


def _weighed(
    sketches: Sequence[Sketch], told: NDArray[np.uint32], rarity: NDArray[np.float64]
) -> tuple[Numbers, NDArray[np.int32], NDArray[np.int32]]:
    """How many terms of each article are kept, then all of them: places in `told`, and what each counts."""
    import numpy as np

    n = len(sketches)
    terms = _terms(sketches)
    counts = np.frombuffer(b"".join(one.counts for one in sketches), dtype=np.uint8)
    rows = np.repeat(np.arange(n), [len(one.counts) for one in sketches])
    column = np.searchsorted(told, terms)
    known = column < len(told)
    known[known] = told[column[known]] == terms[known]
    rows, column, counts = rows[known], column[known], counts[known]
    weight = np.rint(4 * np.floor(1 + np.log2(counts)) * rarity[column])
    order = np.lexsort((column, -weight, rows))
    rows, column, weight = rows[order], column[order], weight[order]
    kept = np.arange(len(rows)) - np.searchsorted(rows, np.arange(n))[rows] < KEPT
    rows, column, weight = rows[kept], column[kept], weight[kept]
    length = np.sqrt(np.bincount(rows, weight * weight, minlength=n))
    length[length == 0] = 1.0
    whole = np.rint(1000 * weight / length[rows]).astype(np.int32)
    return np.bincount(rows, minlength=n), column.astype(np.int32), whole


def _alike(vectors: csr_matrix) -> Links:
    """Pairs of articles, left < right, whose cosine is at least NEAR, and that cosine in hundredths."""
    import numpy as np

    found = []
    across = vectors.T.tocsr()
    for at in range(0, vectors.shape[0], 2048):  # a product of all at once holds every pair with one word in common
        product = (vectors[at : at + 2048] @ across).tocoo()
        cosine = np.rint(product.data / 10_000) / 100
        kept = (cosine >= NEAR) & (product.row + at < product.col)
        found.append((product.row[kept].astype(np.int64) + at, product.col[kept].astype(np.int64), cosine[kept]))
    left, right, likeness = (np.concatenate(part) for part in zip(*found, strict=True))
    return left, right, likeness


def _divide(members: Numbers, links: Links, floor: float, numbers: Numbers) -> None:
    """Number the connected parts of `members` by their first; a part that is LARGE is divided again by a stricter floor."""
    import numpy as np
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components  # type: ignore[import-untyped]

    left, right, likeness = links
    place = np.full(len(numbers), -1, dtype=np.int64)
    place[members] = np.arange(len(members))
    graph = coo_matrix((np.ones(len(left), dtype=np.int8), (place[left], place[right])), shape=(len(members), len(members)))
    _, part = connected_components(graph, directed=False)
    order = np.argsort(part, kind="stable")
    for own in np.split(members[order], np.flatnonzero(np.diff(part[order])) + 1):
        numbers[own] = own[0]
        if len(own) > LARGE and floor + STEP < 1:
            closer = np.isin(left, own) & (likeness >= floor + STEP)
            _divide(own, (left[closer], right[closer], likeness[closer]), floor + STEP, numbers)


def _joined(numbers: Numbers, left: Numbers, right: Numbers, likeness: NDArray[np.float64]) -> dict[int, int]:
    """Of each small core the core at the end of the way from it: the one that each resembles most, while that is larger."""
    import numpy as np

    size = np.bincount(numbers, minlength=len(numbers))
    first, second = numbers[np.concatenate((left, right))], numbers[np.concatenate((right, left))]
    alike = np.concatenate((likeness, likeness))
    chosen = (first != second) & (size[first] <= SMALL)
    first, second, alike = first[chosen], second[chosen], alike[chosen]
    order = np.lexsort((second, -size[second], -alike, first))
    nearest: dict[int, int] = {}
    for core, other in zip(first[order].tolist(), second[order].tolist(), strict=True):
        nearest.setdefault(core, other)
    # only towards larger ones: chains of small ones would join what has nothing to do with each other
    step = {core: other for core, other in nearest.items() if (size[other], -other) > (size[core], -core)}
    found = {}
    for core in step:
        end = core
        while end in step:
            end = step[end]
        found[core] = end
    return found
