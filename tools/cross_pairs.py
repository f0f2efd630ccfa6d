"""Write the pairs on which the pair classifier is trained: ours to train, the newsroom gold to validate.

python tools/cross_pairs.py pairs.jsonl
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import slot_data
from train_slot import dataset

from checker.cards import card
from claims.embed import load


def main(out):
    events = slot_data.load()
    data = dataset(events, load("default"))
    rng = random.Random(7)
    rows = []
    for event, (X, y, pairs) in zip(events, data):
        cards = [card(c) for c in event.extraction.claims]
        score = X[:, 0] + X[:, 1] + X[:, 2] + X[:, 3] + X[:, 5] + 0.5 * X[:, 8]
        positive = [n for n in range(len(y)) if y[n]]
        negative = sorted((n for n in range(len(y)) if not y[n]), key=lambda n: -score[n])
        hard = negative[: 4 * len(positive)]
        rest = negative[4 * len(positive) :]
        chosen = positive + hard + rng.sample(rest, min(len(rest), len(positive) * 3 // 2))
        for n in sorted(chosen):
            i, j = pairs[n]
            if rng.random() < 0.5:
                i, j = j, i
            rows.append({"a": cards[i].marked, "b": cards[j].marked, "label": int(y[n]), "group": "gold" if event.gold else "own"})
    rng.shuffle(rows)
    kept = [r for r in rows if r["group"] == "own"] + [r for r in rows if r["group"] == "gold"][:700]
    Path(out).write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in kept) + "\n", encoding="utf-8")
    print(len(kept), sum(r["label"] for r in kept))


main(sys.argv[1])
