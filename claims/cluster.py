"""Clusters of claims: close pairs inside blocks, connected components, average linkage inside each component.

Components alone chain (a like b, b like c), the more so the larger the corpus; scikit-learn's average linkage cuts the chains.
It needs a dense matrix, which is why it is given one component at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claims.embed.vectors import Vectors
from claims.model import Cluster

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Indices = NDArray[np.signedinteger]
    Scores = NDArray[np.float64]
    _Coded = tuple[NDArray[np.int64], NDArray[np.int32]]  # pairs as one number each, cosines in millionths

LARGEST = 4096  # claims of the largest component that is refined as a whole (a matrix of 134 MB)
_STEPS = 1e6  # cosines are rounded to so many parts
_WAITING = 4_000_000  # pairs that are kept before those named twice are dropped
_STEP = 0.05  # by which the threshold is raised inside a larger one


def close_pairs(rows: Vectors, blocks: Iterable[Sequence[int]], floor: float) -> tuple[Indices, Indices, Scores]:
    """Pairs of one block whose cosine is at least `floor`: two arrays of indices, left < right, ascending, and the cosines.

    `rows` (n, dim) are whole numbers from `quantize`, of any dtype; a block's products are exact in float32, so the result
    depends neither on the blocks' order nor on threads. Pairs of several blocks are named once. The memory taken beside `rows`
    is 40 bytes for each pair found and 50 MB.
    """
    import numpy as np

    n = len(rows)
    inverse = _inverse_lengths(rows)
    found: list[_Coded] = [(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int32))]
    fresh: list[_Coded] = []
    waiting = 0
    for block in blocks:
        members = np.unique(np.asarray(block, dtype=np.int64))
        part = rows[members].astype(np.float32)
        scale = inverse[members]
        cosine = np.round((part @ part.T).astype(np.float64) * scale[:, None] * scale[None, :], 6)
        left, right = np.nonzero(np.triu(cosine >= floor, 1))
        fresh.append((members[left] * n + members[right], np.rint(cosine[left, right] * _STEPS).astype(np.int32)))
        waiting += len(left)
        if waiting > _WAITING:  # blocks that follow each other often name the same pairs
            found.append(_once(fresh))
            fresh, waiting = [], 0
    code, steps = _once([*found, *fresh])
    found.clear()
    return (code // max(n, 1)).astype(np.int32), (code % max(n, 1)).astype(np.int32), steps / _STEPS


def _once(parts: Sequence[_Coded]) -> _Coded:
    """Each code once, ascending, with its cosine."""
    import numpy as np

    code, first = np.unique(np.concatenate([code for code, _ in parts]), return_index=True)
    return code, np.concatenate([steps for _, steps in parts])[first]


def _inverse_lengths(rows: Vectors) -> Scores:
    import numpy as np

    squares: Scores = np.zeros(len(rows))
    for at in range(0, len(rows), 65536):  # no second copy of all rows
        wide = rows[at : at + 65536].astype(np.float32)
        squares[at : at + len(wide)] = np.einsum("ij,ij->i", wide, wide)
    squares[squares == 0] = 1.0
    return 1.0 / np.sqrt(squares)


def cluster(n: int, pairs_with_scores: Iterable[tuple[int, int, float]], threshold: float) -> tuple[Cluster, ...]:
    """Clusters of two or more of `n` claims: average linkage inside connected components, cut at `threshold`.

    `pairs_with_scores` holds (i, j, score) with scores in 0..1; a pair that is not named scores 0. Members of a cluster have
    an average score of at least `threshold` to each other's halves. Ordered by smallest member.
    """
    import numpy as np

    scores = {(min(i, j), max(i, j)): float(score) for i, j, score in pairs_with_scores if i != j}
    pairs = np.array(sorted(scores), dtype=np.int64).reshape(-1, 2)
    return cluster_pairs(n, pairs[:, 0], pairs[:, 1], np.array([scores[i, j] for i, j in pairs.tolist()]), threshold)


def cluster_pairs(n: int, left: Indices, right: Indices, score: Scores, threshold: float) -> tuple[Cluster, ...]:
    """`cluster` for pairs in arrays, each pair once, left < right, ascending."""
    label = _components(n, left, right, score >= threshold)
    inside = label[left] == label[right]
    found = [Cluster(tuple(members)) for members in _refined(label, left[inside], right[inside], score[inside], threshold)]
    return tuple(sorted(found, key=lambda item: item.members))


def _components(n: int, left: Indices, right: Indices, linked: NDArray[np.bool_]) -> NDArray[np.int32]:
    """The number of each claim's component."""
    import numpy as np
    from scipy.sparse import coo_matrix  # type: ignore[import-untyped]
    from scipy.sparse.csgraph import connected_components  # type: ignore[import-untyped]

    ones = np.ones(int(linked.sum()), dtype=np.int8)
    graph = coo_matrix((ones, (left[linked], right[linked])), shape=(n, n))
    label: NDArray[np.int32] = connected_components(graph, directed=False)[1]
    return label


def _refined(label: NDArray[np.int32], left: Indices, right: Indices, score: Scores, threshold: float) -> Iterable[list[int]]:
    """The clusters of every component; `left`, `right`, `score` are the pairs inside components."""
    import numpy as np

    order = np.argsort(label, kind="stable")
    size = np.bincount(label)
    start = np.concatenate([[0], np.cumsum(size)])
    owner = label[left]
    by = np.argsort(owner, kind="stable").astype(np.int32 if len(owner) < 2**31 else np.int64)
    edge = np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=len(size)))])
    close = np.bincount(owner[score >= threshold], minlength=len(size))
    del owner
    for number in np.flatnonzero(size > 1):
        members = order[start[number] : start[number + 1]]
        if close[number] == size[number] * (size[number] - 1) // 2:  # all are close to all: nothing to cut
            yield members.tolist()
            continue
        own = by[edge[number] : edge[number + 1]]
        yield from _cut(members, left[own], right[own], score[own], threshold)


def _cut(members: Indices, left: Indices, right: Indices, score: Scores, threshold: float) -> Iterable[list[int]]:
    """Average linkage inside one component of ascending `members`."""
    import numpy as np
    from sklearn.cluster import AgglomerativeClustering

    rows, columns = np.searchsorted(members, left), np.searchsorted(members, right)
    if len(members) > LARGEST:
        label = _components(len(members), rows, columns, score >= threshold + _STEP)
        inside = label[rows] == label[columns]
        for part in _refined(label, rows[inside], columns[inside], score[inside], threshold + _STEP):
            yield members[part].tolist()
        return
    distance = np.ones((len(members), len(members)))
    np.fill_diagonal(distance, 0.0)
    distance[rows, columns] = distance[columns, rows] = 1.0 - score
    model = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1.0 - threshold + 1e-9
    )
    label = model.fit_predict(distance)
    for number in np.flatnonzero(np.bincount(label) > 1):
        yield members[label == number].tolist()
