"""Remove what all sentences of a language share, so that cosine ranks by content and across languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from claims.embed.vectors import Vectors, normalise

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from claims.embed import Encoder

    Wide = NDArray[np.float64]

PRIOR_ROWS = 8
"""The background's mean counts as this many rows, so a group of one row is not centred to nothing; it fades out at 32 rows."""

COMPONENT_MIN = 200
"""Principal components are removed only from at least this many rows; of fewer they would be the rows' own topics."""


def centre(vectors: Vectors, groups: Sequence[str], remove: int = 0, background: Mapping[str, Vectors] | None = None) -> Vectors:
    """`vectors` (n, dim) without the mean of each group and the first `remove` principal components, rows of length 1.

    `groups[i]` is the language of row i ("zh", "en", ...); a group's mean is blended with the background's mean of that
    language (see `background_means`), or with the shrunken mean of all rows where none is given. The result is float32 of
    the same shape and depends on the rows as a set: reordering rows reorders the result.
    """
    import numpy as np

    rows = np.asarray(vectors, dtype=np.float64).copy()
    if not len(rows):
        return rows.astype(np.float32)
    labels = np.asarray(list(groups))
    overall = rows.sum(axis=0) / (len(rows) + PRIOR_ROWS)
    for label in sorted(set(groups)):
        chosen = labels == label
        known = (background or {}).get(label)
        prior = overall if known is None else np.asarray(known, dtype=np.float64)
        size = int(chosen.sum())
        weight = max(0.0, PRIOR_ROWS - size / 4)
        rows[chosen] -= (rows[chosen].sum(axis=0) + weight * prior) / (size + weight)
    if remove and len(rows) >= COMPONENT_MIN:
        axes = components(rows, remove)
        rows -= (rows @ axes.T) @ axes
    return normalise(rows.astype(np.float32))


@runtime_checkable
class Backed(Protocol):
    """An encoder that knows its background means, such as one with a store."""

    def background(self) -> dict[str, Vectors]:
        """Mean vector (dim,) by language."""


_MEANS: dict[tuple[str, str], dict[str, Vectors]] = {}


def background_means(encoder: Encoder) -> dict[str, Vectors]:
    """Mean vector (dim,) of the bundled sentences of each language, under `encoder`; computed once a process (48 sentences)."""
    if isinstance(encoder, Backed):
        return encoder.background()
    key = (encoder.name, encoder.version)
    if key not in _MEANS:
        _MEANS[key] = _background(encoder)
    return _MEANS[key]


def _background(encoder: Encoder) -> dict[str, Vectors]:
    texts = _sentences()
    vectors = encoder.encode([text for _, text in texts])
    means: dict[str, Vectors] = {}
    for language in sorted({language for language, _ in texts}):
        means[language] = vectors[[i for i, (found, _) in enumerate(texts) if found == language]].mean(axis=0)
    means["zh-Hant"] = means["zh"]
    return means


@lru_cache(maxsize=1)
def _sentences() -> tuple[tuple[str, str], ...]:
    lines = files("claims.embed").joinpath("background.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple((language, text) for language, text in rows)


def components(rows: Wide, count: int) -> Wide:
    """The first `count` principal axes of centred `rows` (n, dim), shape (count, dim), each with its largest entry positive."""
    import numpy as np

    values, vectors = np.linalg.eigh(rows.T @ rows)
    axes = vectors[:, np.argsort(values)[::-1][:count]].T
    signs = np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)])
    result: Wide = axes * signs[:, None]
    return result
