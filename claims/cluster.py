"""Which claims may fill one slot: candidate pairs by two kinds of closeness, then clusters of scored pairs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from claims.embed.vectors import Vectors, quantize, similarity
from claims.model import Cluster

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

_CHUNK = 1024


def candidates(vectors: Vectors, texts: Sequence[str], articles: Sequence[int], *, k: int = 5) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, ascending, where one is among the other's `k` nearest of some article, by vectors or by characters.

    `vectors` (n, dim) are centred and L2-normalised, `texts[i]` is the claim's text, `articles[i]` its article. Nearness is
    ranked inside each article separately (a claim's own article included), so a long article does not crowd out the others.
    """
    import numpy as np

    if len(texts) < 2:
        return []
    rows = quantize(vectors)
    grams = _tfidf(texts)
    owner = np.asarray(articles)
    places = [np.flatnonzero(owner == article) for article in sorted(set(articles))]
    pairs: set[tuple[int, int]] = set()
    for start in range(0, len(texts), _CHUNK):
        stop = min(start + _CHUNK, len(texts))
        close = similarity(rows[start:stop], rows)
        alike: Scores = np.round((grams[start:stop] @ grams.T).toarray(), 6)
        for scores in (close, alike):
            scores[np.arange(stop - start), np.arange(start, stop)] = -1.0
            for columns in places:
                for row, place in _best(scores[:, columns], k):
                    i, j = start + row, int(columns[place])
                    pairs.add((min(i, j), max(i, j)))
    return sorted(pairs)


def _best(scores: Scores, k: int) -> list[tuple[int, int]]:
    """(row, column) of every row's `k` highest positive scores; all ties with the k-th, so the input's order never decides."""
    import numpy as np

    width = scores.shape[1]
    floor = np.full(len(scores), 1e-6, dtype=np.float32)
    if width > k:
        floor = np.maximum(floor, np.partition(scores, width - k, axis=1)[:, width - k])
    return [(int(row), int(column)) for row, column in np.argwhere(scores >= floor[:, None])]


def _tfidf(texts: Sequence[str]) -> Any:
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True, dtype=np.float32).fit_transform(
        [text or " " for text in texts]
    )


def cluster(n: int, pairs_with_scores: Iterable[tuple[int, int, float]], threshold: float) -> tuple[Cluster, ...]:
    """Clusters of two or more of `n` claims: average linkage inside connected components, cut at `threshold`.

    `pairs_with_scores` holds (i, j, score) with scores in 0..1; a pair that is not named scores 0. Members of a cluster have
    an average score of at least `threshold` to each other's halves. Ordered by smallest member.
    """
    scores = {(min(i, j), max(i, j)): float(score) for i, j, score in pairs_with_scores if i != j}
    linked = sorted(pair for pair, score in scores.items() if score >= threshold)
    found: list[Cluster] = []
    for component in _components(n, linked):
        found.extend(Cluster(tuple(members)) for members in _refine(component, scores, threshold))
    return tuple(sorted(found, key=lambda item: item.members))


def _components(n: int, linked: Sequence[tuple[int, int]]) -> list[list[int]]:
    root = list(range(n))

    def find(item: int) -> int:
        while root[item] != item:
            root[item] = root[root[item]]
            item = root[item]
        return item

    for left, right in linked:
        low, high = sorted((find(left), find(right)))
        root[high] = low
    groups: dict[int, list[int]] = {}
    for item in range(n):
        groups.setdefault(find(item), []).append(item)
    return [members for members in groups.values() if len(members) > 1]


def _refine(members: list[int], scores: dict[tuple[int, int], float], threshold: float) -> list[list[int]]:
    import numpy as np
    from sklearn.cluster import AgglomerativeClustering

    if len(members) == 2:
        return [members]
    place = {member: row for row, member in enumerate(members)}
    distance = np.ones((len(members), len(members)))
    np.fill_diagonal(distance, 0.0)
    for i, a in enumerate(members):
        for b in members[i + 1 :]:
            distance[place[a], place[b]] = distance[place[b], place[a]] = 1.0 - scores.get((a, b), 0.0)
    model = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1.0 - threshold + 1e-9
    )
    groups: dict[int, list[int]] = {}
    for member, label in zip(members, model.fit_predict(distance), strict=True):
        groups.setdefault(int(label), []).append(member)
    return [group for group in groups.values() if len(group) > 1]
