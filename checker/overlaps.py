"""Bags of words of many claims as sparse rows, and what the bags of each of many pairs of claims share.

Every sum runs over the words in their sorted order, so a pair's numbers depend on its two bags and the weights alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Indices = NDArray[np.intp]

Bag = Collection[str]


@dataclass(frozen=True, slots=True)
class Bags:
    """One bag a row: a sparse matrix (claims, words), columns in the order of the words."""

    matrix: Any
    totals: Numbers  # of each row
    sizes: Indices  # words of each row

    def shared(self, left: Indices, right: Indices) -> Numbers:
        """Weight of the words that both bags of each pair hold, the smaller of two weights."""
        return _row_sums(self.matrix[left].minimum(self.matrix[right]))

    def jaccard(self, left: Indices, right: Indices) -> Numbers:
        """Weighted Jaccard of the bags of each pair; 0 where both are empty."""
        import numpy as np

        one, other = self.matrix[left], self.matrix[right]
        both, either = _row_sums(one.minimum(other)), _row_sums(one.maximum(other))
        found: Numbers = np.divide(both, either, out=np.zeros(len(left)), where=either > 0)
        return found

    def contained(self, left: Indices, right: Indices) -> Numbers:
        """Weight of what both bags share, over that of the smaller; 0 where one is empty."""
        import numpy as np

        total = np.minimum(self.totals[left], self.totals[right])
        share = np.divide(self.shared(left, right), total, out=np.zeros(len(left)), where=total > 0)
        return np.array([round(x, 4) if x else 0.0 for x in share.tolist()], dtype=np.float64)


def bags(rows: Sequence[Bag], weight: Mapping[str, float] | None, order: Mapping[str, int]) -> Bags:
    """The bags `rows`; a row that maps words to numbers has each multiplied with the word's weight (1 where there is none).

    `order` gives every word its column.
    """
    import numpy as np
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

    words = list(chain.from_iterable(rows))
    data = np.ones(len(words))
    if weight is not None:
        data = np.fromiter((weight.get(word, 1.0) for word in words), dtype=np.float64, count=len(words))
    if any(isinstance(row, Mapping) for row in rows):
        data *= np.fromiter(chain.from_iterable(row.values() for row in rows if isinstance(row, Mapping)), dtype=np.float64)
    columns = np.fromiter((order[word] for word in words), dtype=np.int32, count=len(words))
    sizes = np.fromiter(map(len, rows), dtype=np.intp, count=len(rows))
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    matrix = csr_matrix((data, columns, starts), shape=(len(rows), max(1, len(order))))
    matrix.sort_indices()
    # rounded: the sum must not depend on the order of the sets
    totals = np.array([round(x, 9) for x in _row_sums(matrix).tolist()], dtype=np.float64)
    return Bags(matrix, totals, sizes)


def _row_sums(matrix: Any) -> Numbers:
    """Sums of the rows, each added up from left to right (numpy's own sums pair the numbers in another order)."""
    import numpy as np

    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    sums: Numbers = np.bincount(rows, weights=matrix.data, minlength=matrix.shape[0]).astype(np.float64)
    return sums
