"""The block step against its peers on the same vectors: `python tests/benchmarks/clusters.py 10000 [100000 …] [--no-peers]`.

Synthetic claims: half of them stand alone, the others fill slots of 2 to some hundred claims. A slot is one of 300 templates
(passengers of a ferry, beds of a hospital) said of one event; all slots of a template resemble each other, which is what makes
matching hard. An event has three keys (as `checker.blocks` has: names in the sentence, names and rare words of the article);
each claim carries all, each lost in 7 % of the claims. Each method has the threshold that suits it best. CPU time of one thread,
alternated three times, the best of each; imports and a warm-up are left out. Prints a Markdown table.
"""

from __future__ import annotations

import gc
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from claims.cluster import close_pairs, cluster_pairs
from claims.embed.vectors import normalise, quantize

DIM = 384
ALL = 0.7  # of average linkage over all claims; below it joins templates of different events
NEAR = 0.75  # of community detection
INSIDE = 0.6  # inside blocks, where other events are out of reach
KEYS = 3
PART = 8192  # claims made together
HOT = 1024
TEMPLATES = 300


@dataclass(frozen=True, slots=True)
class Planted:
    """Claims as int8 rows (n, DIM), the slot of each (-1 for none), and its blocks by name."""

    rows: np.ndarray
    slot: np.ndarray
    blocks: list[np.ndarray]


def planted(n: int, seed: int = 7) -> Planted:
    """`n` claims; the same for the same seed."""
    dice = np.random.default_rng(seed)
    slot = np.full(n, -1, dtype=np.int64)
    sizes: list[int] = []
    while sum(sizes) < n // 2:
        sizes.append(int(min(2 + dice.pareto(1.3) * 2, 400)))
    filled = np.repeat(np.arange(len(sizes)), sizes)[: n // 2]
    slot[: len(filled)] = filled
    single = len(sizes) + np.arange(n - len(filled))
    owner = np.concatenate([filled, single])
    event = dice.integers(0, max(1, n // 40), size=int(owner.max()) + 1)  # some forty claims an event
    template = dice.integers(0, TEMPLATES, size=len(event))
    base = dice.standard_normal((TEMPLATES, DIM), dtype=np.float32)
    about = dice.standard_normal((int(event.max()) + 1, DIM), dtype=np.float32)
    rows = np.empty((n, DIM), dtype=np.int8)
    for at in range(0, n, PART):  # so that making the claims takes little more memory than they do
        own = owner[at : at + PART]
        noise = dice.standard_normal((len(own), DIM), dtype=np.float32) * dice.uniform(0.2, 0.75, size=(len(own), 1))
        mixed = 0.85 * base[template[own]] + 0.5 * about[event[own]] + noise
        rows[at : at + PART] = quantize(normalise(mixed.astype(np.float32))).astype(np.int8)
    return Planted(rows, slot, _blocks(event[owner], dice))


def _blocks(event: np.ndarray, dice: np.random.Generator) -> list[np.ndarray]:
    """The claims of every event under each of its keys, which each claim has lost in 7 %."""
    order = np.argsort(event, kind="stable").astype(np.int32)
    parts = np.split(order, np.flatnonzero(np.diff(event[order])) + 1)
    kept = dice.random((KEYS, len(event)), dtype=np.float32) >= 0.07
    found = [part[has[part]] for part in parts for has in kept]
    return [block for block in found if len(block) <= HOT]


def ours(data: Planted) -> list[Sequence[int]]:
    """Blocks by name, exact cosine, components, average linkage."""
    left, right, score = close_pairs(data.rows, data.blocks, INSIDE - 0.2)
    return [found.members for found in cluster_pairs(len(data.rows), left, right, score, INSIDE)]


def community(data: Planted) -> list[Sequence[int]]:
    """sentence_transformers.util.community_detection."""
    import torch
    from sentence_transformers.util import community_detection

    vectors = torch.from_numpy(normalise(data.rows.astype(np.float32)))
    return list(community_detection(vectors, threshold=NEAR, min_community_size=2, show_progress_bar=False))


def agglomerative(data: Planted) -> list[Sequence[int]]:
    """scikit-learn's AgglomerativeClustering on all claims."""
    from sklearn.cluster import AgglomerativeClustering

    model = AgglomerativeClustering(n_clusters=None, metric="cosine", linkage="average", distance_threshold=1 - ALL)
    label = model.fit_predict(normalise(data.rows.astype(np.float32)))
    groups: dict[int, list[int]] = defaultdict(list)
    for i, number in enumerate(label.tolist()):
        groups[number].append(i)
    return [group for group in groups.values() if len(group) > 1]


def quality(data: Planted, clusters: Sequence[Sequence[int]]) -> tuple[float, float]:
    """Pair recall and pair precision."""
    label = np.full(len(data.rows), -1)
    for number, members in enumerate(clusters):
        label[list(members)] = number
    both = (data.slot >= 0) & (label >= 0)
    code = data.slot[both] * (len(clusters) + 1) + label[both]
    hit = _pairs(np.unique(code, return_counts=True)[1])
    true = _pairs(np.bincount(data.slot[data.slot >= 0]))
    said = _pairs(np.bincount(label[label >= 0])) if len(clusters) else 0
    return hit / max(1, true), hit / max(1, said)


def _pairs(sizes: np.ndarray) -> int:
    return int((sizes * (sizes - 1) // 2).sum())


def measure(n: int, methods: dict[str, Callable[[Planted], list[Sequence[int]]]], rounds: int = 3) -> list[str]:
    """Rows of the table for `n` claims."""
    data = planted(n)
    small = planted(400)
    best: dict[str, float] = {}
    found: dict[str, tuple[float, float]] = {}
    for method in methods.values():
        method(small)
    for _ in range(rounds):
        for name, method in methods.items():
            gc.collect()
            start = time.process_time()
            clusters = method(data)
            took = time.process_time() - start
            best[name] = min(took, best.get(name, took))
            found[name] = quality(data, clusters)
    ratio = {name: f"{best['blocks'] / seconds:.3f}" for name, seconds in best.items()}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return [
        f"| {n:,} | {name} | {best[name]:.2f} | {ratio[name]} | {found[name][0]:.3f} | {found[name][1]:.3f} | {peak:,.0f} |"
        for name in methods
    ]


def main(words: Sequence[str]) -> None:
    """Measure every number of claims that is named."""
    print("| claims | method | CPU s | blocks take | pair recall | pair precision | peak MB so far |")
    print("|---|---|---|---|---|---|---|")
    for n in [int(word) for word in words if word.isdigit()]:
        methods: dict[str, Callable[[Planted], list[Sequence[int]]]] = {"blocks": ours}
        if "--no-peers" not in words:
            methods["community_detection"] = community
            if n <= 10_000:
                methods["AgglomerativeClustering"] = agglomerative
        print("\n".join(measure(n, methods, 3 if n <= 10_000 else 1)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
