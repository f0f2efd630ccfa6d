"""Fine-tune the pair classifier of `claims.embed.cross` from e5 and store it compactly.

    python tools/train_cross.py pairs.jsonl out.safetensors --layers 6 --validate event-a,event-b

Each line of the input is {"a": text, "b": text, "label": 0 or 1, "group": name}; lines of the validation groups are held out
and only scored. Prints the average precision on them after every epoch, and pairs per second.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.embed.cross import PairTokenizer, pair_model, save_compact
from claims.embed.e5 import prepare
from claims.embed.sentence import limit_threads


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled pair as token ids."""

    ids: list[int]
    label: float


def read(path: Path, held_out: set[str], tokenizer: PairTokenizer) -> tuple[list[Example], list[Example]]:
    """Training and validation examples of a JSONL file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    ids = tokenizer.ids([(row["a"], row["b"]) for row in rows])
    examples = [Example(found, float(row["label"])) for row, found in zip(rows, ids, strict=True)]
    kept = [row.get("group", "") not in held_out for row in rows]
    train = [example for example, keep in zip(examples, kept, strict=True) if keep]
    return train, [example for example, keep in zip(examples, kept, strict=True) if not keep]


def batches(examples: Sequence[Example], size: int, shuffle: random.Random) -> list[list[Example]]:
    """Shuffled batches of pairs of similar length, so that little of a batch is padding."""
    pool = list(examples)
    shuffle.shuffle(pool)
    result = []
    for start in range(0, len(pool), size * 16):
        part = sorted(pool[start : start + size * 16], key=lambda example: len(example.ids))
        result += [part[i : i + size] for i in range(0, len(part), size)]
    shuffle.shuffle(result)
    return result


def evaluate(model: Any, examples: Sequence[Example], size: int) -> float:
    """Average precision of the model on `examples`; nan where one of the two labels is missing."""
    import torch
    from sklearn.metrics import average_precision_score

    if len({example.label for example in examples}) < 2:
        return float("nan")
    model.eval()
    ordered = sorted(examples, key=lambda example: len(example.ids))
    logits: list[float] = []
    with torch.inference_mode():
        for start in range(0, len(ordered), size):
            logits += model(*PairTokenizer.pad([example.ids for example in ordered[start : start + size]])).tolist()
    return float(average_precision_score([example.label for example in ordered], logits))


def fit(model: Any, train: Sequence[Example], valid: Sequence[Example], options: argparse.Namespace) -> None:
    """AdamW with linear warm-up and decay; binary cross-entropy, positives weighted by `--positive-weight`."""
    import torch

    shuffle = random.Random(options.seed)
    parameters = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(parameters, lr=options.rate, weight_decay=0.01)
    total = options.max_steps or options.epochs * -(-len(train) // options.batch)
    warm = max(1, total // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0.0, (total - s) / (total - warm + 1)))
    )
    loss_of = torch.nn.BCEWithLogitsLoss(pos_weight=torch.tensor(options.positive_weight))
    step, seen, start = 0, 0, time.perf_counter()
    for epoch in range(options.epochs):
        model.train()
        for batch in batches(train, options.batch, shuffle):
            loss = loss_of(model(*PairTokenizer.pad([e.ids for e in batch])), torch.tensor([e.label for e in batch]))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            step, seen = step + 1, seen + len(batch)
            if step >= total:
                break
        rate = seen / (time.perf_counter() - start)
        score = evaluate(model, valid, options.batch)
        sys.stdout.write(f"epoch {epoch + 1} step {step} loss {loss.item():.4f} valid AP {score:.4f} {rate:.1f} pairs/s\n")
        if step >= total:
            break


def main() -> None:
    """Read the arguments, train, store."""
    import torch

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--validate", default="", help="groups held out, separated by commas")
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--max-steps", type=int, default=0)
    parser.add_argument("--positive-weight", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    limit_threads()
    folder = prepare()
    train, valid = read(options.pairs, set(filter(None, options.validate.split(","))), PairTokenizer(folder))
    if not train:
        parser.error("no training pairs")
    model = pair_model(folder, options.layers)
    fit(model, train, valid, options)
    save_compact(model, options.out)
    sys.stdout.write(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB, {len(train)} pairs, {len(valid)} held out\n")


if __name__ == "__main__":
    main()
