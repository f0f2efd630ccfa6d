"""Arithmetic on rows of vectors that gives the same bytes whatever the batch, the threads or the machine's word size."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Vectors: TypeAlias = "NDArray[np.float32]"

STEPS = 127
"""Vectors are rounded to multiples of 1/127: the range of int8."""


def normalise(vectors: Vectors) -> Vectors:
    """Rows scaled to length 1, shape (n, dim); a zero row stays zero."""
    import numpy as np

    wide = np.asarray(vectors, dtype=np.float64)
    lengths = np.sqrt(np.einsum("ij,ij->i", wide, wide))
    lengths[lengths == 0] = 1.0
    result: Vectors = (wide / lengths[:, None]).astype(np.float32)
    return result


def quantize(vectors: Vectors) -> Vectors:
    """Rows of L2-normalised `vectors` scaled to use the whole of int8 and rounded: whole numbers in -127..127 as float32.

    Each row is scaled by its own largest entry, so compare rows by cosine (`similarity`). Products of such rows are exact in
    float32 (below 2**24 for up to 1,040 dimensions), which makes every sum independent of the order it is taken in.
    """
    import numpy as np

    wide = np.asarray(vectors, dtype=np.float64)
    peaks = np.abs(wide).max(axis=1, initial=0.0)
    peaks[peaks == 0] = 1.0
    result: Vectors = np.rint(wide * (STEPS / peaks)[:, None]).astype(np.float32)
    return result


def similarity(left: Vectors, right: Vectors) -> Vectors:
    """Cosine of every row of `left` with every row of `right`, both from `quantize`; shape (n, m), rounded to 1e-6."""
    import numpy as np

    scale_left = _inverse_lengths(left)
    scale_right = _inverse_lengths(right)
    product = (left @ right.T).astype(np.float64)
    result: Vectors = np.round(product * scale_left[:, None] * scale_right[None, :], 6).astype(np.float32)
    return result


def _inverse_lengths(rows: Vectors) -> NDArray[np.float64]:
    import numpy as np

    wide = np.asarray(rows, dtype=np.float64)
    lengths = np.sqrt(np.einsum("ij,ij->i", wide, wide))
    lengths[lengths == 0] = 1.0
    result: NDArray[np.float64] = 1.0 / lengths
    return result
