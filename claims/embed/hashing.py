"""A deterministic encoder without a model: hashed character n-grams. For tests and for machines that can hold no weights."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from claims.embed.vectors import Vectors, normalise

DIM = 256


class HashEncoder:
    """Character 1- to 3-grams hashed with BLAKE2 into 256 signed buckets: close texts are those that share characters."""

    name = "hash"
    version = "hash-1"
    dim = DIM

    def encode(self, texts: Sequence[str]) -> Vectors:
        """L2-normalised float32 array of shape (len(texts), 256)."""
        import numpy as np

        rows = np.zeros((len(texts), DIM), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for gram in _grams(text):
                digest = blake2b(gram.encode("utf-8", "surrogatepass"), digest_size=4).digest()
                row[digest[0]] += 1.0 if digest[1] & 1 else -1.0
        return normalise(rows)


def _grams(text: str) -> list[str]:
    folded = " " + " ".join(text.casefold().split()) + " "
    return [folded[i : i + n] for n in (1, 2, 3) for i in range(len(folded) - n + 1)]
