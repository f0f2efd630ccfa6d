"""The one code path of real encoders: a SentenceTransformer behind the `Encoder` protocol."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from claims.embed.vectors import Vectors, normalise
from claims.errors import EncoderError

MAX_TOKENS = 256
BUCKET = 8  # a text is padded to a multiple of so many tokens: then its vector has the same bits in every batch
BATCH_TOKENS = 2048
CARD_TOKENS = 65_536  # on a graphics card


class SentenceEncoder:
    """A SentenceTransformer with its prompt.

    A text gets the same vector, to the last bit, whatever texts it is encoded with: it is padded to a length that follows from
    the text alone, and matrix products of such lengths do not depend on the number of rows. A store of vectors rests on that.
    """

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
        distinct = sorted(set(texts), key=lambda text: (len(text), text))
        row = {text: i for i, text in enumerate(distinct)}
        prompted = [self._prompt + text for text in distinct]
        plain = callable(self._model.tokenizer) and not getattr(self._model, "default_prompt_name", None)
        found = self._forward(prompted) if plain else self._one_by_one(prompted)
        vectors: Vectors = normalise(found)[[row[text] for text in texts]]
        return vectors

    def _one_by_one(self, texts: Sequence[str]) -> Vectors:
        """Models that read strings themselves or add a prompt of their own; each text is a batch of its own."""
        import numpy as np

        return np.asarray(self._model.encode(list(texts), batch_size=1, show_progress_bar=False), dtype=np.float32)

    def _forward(self, texts: Sequence[str]) -> Vectors:
        import numpy as np
        import torch

        tokenizer = self._model.tokenizer
        rows: list[list[int]] = tokenizer(list(texts), truncation=True, max_length=self._model.max_seq_length)["input_ids"]
        found = np.zeros((len(texts), self._dim), dtype=np.float32)
        device = getattr(self._model, "device", None) or torch.device("cpu")
        size = BATCH_TOKENS if device.type == "cpu" else CARD_TOKENS
        with torch.inference_mode():
            for width, batch in _batches([len(row) for row in rows], size):
                ids = torch.full((len(batch), width), int(tokenizer.pad_token_id or 0), dtype=torch.long)
                mask = torch.zeros((len(batch), width), dtype=torch.long)
                for place, i in enumerate(batch):
                    ids[place, : len(rows[i])] = torch.tensor(rows[i])
                    mask[place, : len(rows[i])] = 1
                made = self._model.forward({"input_ids": ids.to(device), "attention_mask": mask.to(device)})
                found[batch] = made["sentence_embedding"].float().cpu().numpy()
        return found


def _batches(lengths: Sequence[int], size: int = BATCH_TOKENS) -> Iterator[tuple[int, list[int]]]:
    """(padded length, indices of the texts) for texts of so many tokens: only texts of one padded length share a batch."""
    widths: dict[int, list[int]] = {}
    for i, length in enumerate(lengths):
        widths.setdefault(-(-max(1, length) // BUCKET) * BUCKET, []).append(i)
    for width, members in sorted(widths.items()):
        step = max(1, size // width)
        for at in range(0, len(members), step):
            yield width, members[at : at + step]


def open_model(name_or_path: str, device: str = "cpu") -> Any:
    """The SentenceTransformer called `name_or_path`, on a device of torch. Raises `EncoderError` where it cannot be had."""
    here = _is_here(name_or_path)
    from sentence_transformers import SentenceTransformer

    limit_threads()
    try:
        with _quiet():
            model = SentenceTransformer(name_or_path, device=device, local_files_only=here)
    except (OSError, ValueError, RuntimeError, KeyError, ImportError, AssertionError) as error:
        line = str(error).strip().split("\n")[0]
        raise EncoderError(f"cannot load the encoder {name_or_path!r}: {line}") from error
    if model.max_seq_length is None or model.max_seq_length > MAX_TOKENS:
        model.max_seq_length = MAX_TOKENS
    return model


def _is_here(name: str) -> bool:
    """True for a folder or a model of the hub in its cache, False for one within reach; one short try, where a load makes many.

    Raises `EncoderError` for anything else.
    """
    from huggingface_hub import HfApi, try_to_load_from_cache

    if Path(name).is_dir():
        return True
    problem = ""
    for repository in [name] if "/" in name else [f"sentence-transformers/{name}", name]:
        try:
            if isinstance(try_to_load_from_cache(repository, "config.json"), str):
                return True
            HfApi().model_info(repository, timeout=5)
        except Exception as error:  # no network, no such model, no name of one: libraries below raise kinds of their own
            problem = type(error).__name__
        else:
            return False
    raise EncoderError(
        f"cannot load the encoder {name!r}: neither a folder nor a model within reach ({problem}); there are default, e5, fast, "
        "hash, or a sentence-transformers model's folder or name"
    )


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
