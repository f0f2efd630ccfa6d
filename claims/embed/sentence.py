"""The one code path of real encoders: a SentenceTransformer behind the `Encoder` protocol."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from claims.embed.vectors import Vectors, normalise
from claims.errors import EncoderError

BATCH = 32
MAX_TOKENS = 256


class SentenceEncoder:
    """A SentenceTransformer with its prompt. Equal texts get equal vectors; the order of the texts plays no part."""

    def __init__(self, model: Any, *, name: str, version: str, prompt: str) -> None:
        self._model = model
        self._name = name
        self._version = version
        self._prompt = prompt
        # The method was renamed in sentence-transformers 6.
        size = getattr(model, "get_embedding_dimension", None) or model.get_sentence_embedding_dimension
        self._dim = int(size())

    @property
    def name(self) -> str:
        """The name it was loaded by."""
        return self._name

    @property
    def version(self) -> str:
        """Identity of the weights."""
        return self._version

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return self._dim

    @property
    def model(self) -> Any:
        """The SentenceTransformer itself."""
        return self._model

    def encode(self, texts: Sequence[str]) -> Vectors:
        """L2-normalised float32 array of shape (len(texts), dim). Texts beyond 256 tokens are cut there."""
        import numpy as np

        if not texts:
            return np.zeros((0, self._dim), dtype=np.float32)
        # Distinct texts in one fixed order: the batches, and with them the last bits, do not depend on the caller's order.
        distinct = sorted(set(texts), key=lambda text: (len(text), text))
        row = {text: i for i, text in enumerate(distinct)}
        found = self._model.encode(
            distinct, prompt=self._prompt or None, batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True
        )
        vectors: Vectors = normalise(np.asarray(found, dtype=np.float32))[[row[text] for text in texts]]
        return vectors


def open_model(name_or_path: str) -> Any:
    """The SentenceTransformer called `name_or_path`, on the processor. Raises `EncoderError` where it cannot be had."""
    from sentence_transformers import SentenceTransformer

    limit_threads()
    try:
        with _quiet():
            model = SentenceTransformer(name_or_path, device="cpu")
    except (OSError, ValueError, RuntimeError, KeyError, ImportError) as error:
        line = str(error).strip().split("\n")[0]
        raise EncoderError(f"cannot load the encoder {name_or_path!r}: {line}") from error
    if model.max_seq_length is None or model.max_seq_length > MAX_TOKENS:
        model.max_seq_length = MAX_TOKENS
    return model


@contextmanager
def _quiet() -> Iterator[None]:
    """No bars of loading weights on stderr: a report's run writes its own lines."""
    from transformers.utils import logging as found

    logging: Any = found
    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()


def limit_threads() -> None:
    """Tell torch the number of threads that OMP_NUM_THREADS asks for; leave its own choice where that is unset."""
    asked = os.environ.get("OMP_NUM_THREADS", "")
    if asked.isdigit() and int(asked) > 0:
        import torch

        torch.set_num_threads(int(asked))
