"""Remove what all sentences of a language share, so that cosine ranks by content and across languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claims.embed.vectors import Vectors, normalise

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Wide = NDArray[np.float64]

GROUP_MIN = 50
"""Fewer rows than this in a language group: its mean is blended with the background's, or, without one, with the rest's."""

COMPONENT_MIN = 200
"""Fewer rows than this altogether: principal components come from the background, or none are removed."""


def centre(vectors: Vectors, groups: Sequence[str], remove: int = 3) -> Vectors:
    """`vectors` (n, dim) without the mean of each group and the first `remove` principal components, rows of length 1.

    `groups[i]` is the language of row i ("zh", "en", ...). The result is float32 of the same shape and depends on the rows
    as a set: reordering rows reorders the result.
    """
    import numpy as np

    rows = np.asarray(vectors, dtype=np.float64).copy()
    if not len(rows):
        return rows.astype(np.float32)
    labels = np.asarray(list(groups))
    for label in sorted(set(groups)):
        chosen = labels == label
        rows[chosen] -= rows[chosen].mean(axis=0)
    if remove and len(rows) >= COMPONENT_MIN:
        axes = components(rows, remove)
        rows -= (rows @ axes.T) @ axes
    return normalise(rows.astype(np.float32))


def components(rows: Wide, count: int) -> Wide:
    """The first `count` principal axes of centred `rows` (n, dim), shape (count, dim), each with its largest entry positive."""
    import numpy as np

    values, vectors = np.linalg.eigh(rows.T @ rows)
    axes = vectors[:, np.argsort(values)[::-1][:count]].T
    signs = np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)])
    result: Wide = axes * signs[:, None]
    return result
