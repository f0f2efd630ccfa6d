"""A pair classifier: do two claims speak of the same slot? The transformer of e5 reads both texts at once.

Only what fine-tuning changed is stored (`save_compact`): the transformer layers with int8 rows, layer norms and head, about
11 MB for 6 layers and 22 MB for 12. The token table and the tokenizer are those of the prepared e5 folder.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.embed.sentence import limit_threads
from claims.errors import EncoderError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FORMAT = "crossclaim-pair-1"
MAX_TOKENS = 192
BATCH = 32
_INT8 = ".int8"
_SCALE = ".scale"


def pair_model(folder: Path, layers: int) -> Any:
    """A torch module on the e5 in `folder` with its first `layers` layers and a fresh head; forward gives logits (n,).

    Texts are read as `<s> a </s> </s> b </s>`, token type 0 throughout, as e5 was trained. The token table is frozen.
    """
    import torch
    from safetensors.torch import load_file
    from transformers import BertConfig, BertModel

    config = BertConfig(**json.loads((folder / "config.json").read_text(encoding="utf-8")))
    config.num_hidden_layers = layers

    class PairModel(torch.nn.Module):
        """e5's first layers, the mean of the last one's states, one hidden layer, one logit."""

        def __init__(self) -> None:
            super().__init__()
            self.bert = BertModel(config, add_pooling_layer=False)
            self.dropout = torch.nn.Dropout(0.1)
            self.dense = torch.nn.Linear(config.hidden_size, config.hidden_size)
            self.out = torch.nn.Linear(config.hidden_size, 1)

        def forward(self, ids: Any, mask: Any) -> Any:
            states = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state
            weight = mask.unsqueeze(-1).to(states.dtype)
            mean = (states * weight).sum(1) / weight.sum(1)
            hidden = torch.tanh(self.dense(self.dropout(mean)))
            return self.out(self.dropout(hidden)).squeeze(-1)

    model = PairModel()
    stored = {name: tensor.float() for name, tensor in load_file(folder / "model.safetensors").items()}
    wanted = model.bert.state_dict()
    model.bert.load_state_dict({name: tensor for name, tensor in stored.items() if name in wanted}, strict=True)
    for parameter in model.bert.embeddings.parameters():
        parameter.requires_grad = False
    return model.eval()


def save_compact(model: Any, path: str | Path) -> None:
    """Write what differs from e5: 2-D weights as int8 with a float32 scale for each row, everything else as float16."""
    import torch
    from safetensors.torch import save_file

    tensors: dict[str, Any] = {}
    for name, tensor in model.state_dict().items():
        if name.startswith("bert.embeddings."):
            continue
        value = tensor.detach().cpu().float()
        if value.ndim != 2:
            tensors[name] = value.half().contiguous()
            continue
        scale = value.abs().amax(dim=1, keepdim=True).clamp(min=1e-12) / 127
        tensors[name + _INT8] = torch.round(value / scale).to(torch.int8).contiguous()
        tensors[name + _SCALE] = scale.contiguous()
    layers = str(model.bert.config.num_hidden_layers)
    save_file(tensors, str(path), metadata={"format": FORMAT, "layers": layers})


def load_compact(path: str | Path, folder: Path) -> Any:
    """The module that `save_compact` wrote, on the e5 in `folder`. Raises `EncoderError` where the file is not such a file."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(str(path), framework="pt") as file:
            metadata = file.metadata() or {}
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    except (OSError, SafetensorError) as error:
        raise EncoderError(f"cannot read the pair classifier {path}: {error}") from error
    if metadata.get("format") != FORMAT:
        raise EncoderError(f"{path} is not a pair classifier of this version")
    model = pair_model(folder, int(metadata["layers"]))
    state = {name: tensor.float() for name, tensor in tensors.items() if not name.endswith((_INT8, _SCALE))}
    for name, tensor in tensors.items():
        if name.endswith(_INT8):
            plain = name.removesuffix(_INT8)
            state[plain] = tensor.float() * tensors[plain + _SCALE]
    lacking = model.load_state_dict(state, strict=False)
    if lacking.unexpected_keys or any(not name.startswith("bert.embeddings.") for name in lacking.missing_keys):
        raise EncoderError(f"{path} does not fit the encoder in {folder}")
    return model.eval()


class PairTokenizer:
    """Two texts to token ids, cut to `MAX_TOKENS` (the longer text first)."""

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(MAX_TOKENS, strategy="longest_first")

    def ids(self, pairs: Sequence[tuple[str, str]]) -> list[list[int]]:
        """One list of token ids a pair."""
        return [found.ids for found in self._tokenizer.encode_batch(list(pairs))]

    @staticmethod
    def pad(batch: Sequence[Sequence[int]]) -> tuple[Any, Any]:
        """Token ids and mask, both integer tensors of shape (len(batch), longest)."""
        import torch

        width = max(len(row) for row in batch)
        ids = torch.tensor([[*row, *[1] * (width - len(row))] for row in batch])
        mask = torch.tensor([[*[1] * len(row), *[0] * (width - len(row))] for row in batch])
        return ids, mask


class CrossScorer:
    """Scores pairs with a stored classifier. Raises `EncoderError` where e5 or the file cannot be had."""

    def __init__(self, path: str | Path, *, cache_dir: str | Path | None = None) -> None:
        from claims.embed.e5 import prepare

        folder = prepare(cache_dir)
        limit_threads()
        self._model = load_compact(path, folder)
        self._tokenizer = PairTokenizer(folder)

    def score(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Probability of "same slot" for each pair, float32 of shape (len(pairs),), rounded to 0.001."""
        import numpy as np
        import torch

        distinct = sorted(set(pairs))
        ids = self._tokenizer.ids(distinct)
        order = sorted(range(len(distinct)), key=lambda i: (len(ids[i]), distinct[i]))
        found: dict[tuple[str, str], float] = {}
        with torch.inference_mode():
            for start in range(0, len(order), BATCH):
                chosen = order[start : start + BATCH]
                chances = torch.sigmoid(self._model(*PairTokenizer.pad([ids[i] for i in chosen])))
                found.update(zip((distinct[i] for i in chosen), chances.tolist(), strict=True))
        result: NDArray[np.float32] = np.round(np.array([found[pair] for pair in pairs]), 3).astype(np.float32)
        return result
