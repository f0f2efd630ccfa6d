"""An encoder that asks the store first and loads its model only for a text that no run has encoded before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from claims.embed.vectors import Vectors, normalise, quantize
from claims.store.base import Store

if TYPE_CHECKING:
    from claims.embed import Encoder

CHUNK = 512  # texts encoded between two writes: what an interruption can cost


class StoredEncoder:
    """Vectors of `load()`'s encoder, rounded to int8 steps, kept in `store` under `identity`.

    The rounding is the one that matching does anyway (`claims.embed.quantize`), so a run with a store, a run without one and
    a second run see the same numbers.
    """

    def __init__(self, store: Store, identity: str, load: Callable[[], Encoder], say: Callable[[str], None] | None = None) -> None:
        self._store = store
        self._identity = identity
        self._load = load
        self._say = say
        self._found: Encoder | None = None

    @property
    def inner(self) -> Encoder:
        """The encoder itself, loaded on first use."""
        if self._found is None:
            self._found = self._load()
        return self._found

    @property
    def loaded(self) -> bool:
        """Whether the model had to be loaded."""
        return self._found is not None

    @property
    def name(self) -> str:
        """Identity under which the vectors are kept."""
        return self._identity

    @property
    def version(self) -> str:
        """Identity under which the vectors are kept."""
        return self._identity

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return self.inner.dim

    def encode(self, texts: Sequence[str]) -> Vectors:
        """L2-normalised float32 array (len(texts), dim) of rows that `quantize` gives back as they were stored."""
        import numpy as np

        if not texts:
            return self.inner.encode(texts)
        found = self._store.vectors(self._identity, texts)
        missing = sorted(set(texts) - found.keys(), key=lambda text: (len(text), text))
        for at in range(0, len(missing), CHUNK):
            part = missing[at : at + CHUNK]
            rows = quantize(self.inner.encode(part)).astype(np.int8)
            self._store.put_vectors(self._identity, part, rows)
            found.update((text, row.tobytes()) for text, row in zip(part, rows, strict=True))
            if self._say is not None and len(missing) > CHUNK:
                self._say(f"embedded {min(at + CHUNK, len(missing))} of {len(missing)} new texts")
        flat = np.frombuffer(b"".join(found[text] for text in texts), dtype=np.int8)
        return normalise(flat.reshape(len(texts), -1).astype(np.float32))

    def background(self) -> dict[str, Vectors]:
        """The background means, from the store or computed and kept there."""
        import numpy as np

        from claims.embed.centre import background_means

        packed = self._store.background(self._identity)
        if packed is None:
            means = background_means(self.inner)
            names = sorted(means)
            rows = np.stack([np.asarray(means[name], dtype=np.float32) for name in names])
            packed = "\n".join(names).encode() + b"\0" + rows.astype("<f4").tobytes()
            self._store.put_background(self._identity, packed)
        head, _, body = packed.partition(b"\0")
        labels = head.decode().split("\n")
        rows = np.frombuffer(body, dtype="<f4").reshape(len(labels), -1).astype(np.float32)
        return {label: rows[i] for i, label in enumerate(labels)}
