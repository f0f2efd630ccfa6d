"""Train the slot scorer and the decision on our training events and the newsroom gold; report leave-one-event-out figures.

    python tools/train_slot.py [--write]

Stage one ("slot") answers: do two claims fill one slot? Stage two ("decide") answers, of pairs whose values differ and whose
slot score is not small: is this a conflict? Stage-two rows are made from stage-one scores of models that never saw the
event, in both training and validation, so that nothing is learned from an event about itself. "duo" is stage two for a corpus of
two texts: it also learns from pairs of an article and a sentence whose figures were altered.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import sys
import tempfile
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
import slot_data
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score, roc_auc_score

from checker import candidates as cand
from checker.cards import card
from checker.features import NAMES, pair_features
from checker.pairs import comparable, vectors_of
from checker.sources import families
from claims.embed import load

CACHE = Path(tempfile.gettempdir()) / "crossclaim-slot"
DATA = Path(__file__).resolve().parent.parent / "checker" / "data"


SEEDS = 4
SLOT = {
    "max_iter": 120,
    "learning_rate": 0.08,
    "max_leaf_nodes": 10,
    "min_samples_leaf": 40,
    "l2_regularization": 2.0,
    "max_features": 0.5,
}
DECIDE = {
    "max_iter": 150,
    "learning_rate": 0.06,
    "max_leaf_nodes": 6,
    "min_samples_leaf": 20,
    "l2_regularization": 3.0,
    "max_features": 0.4,
}
GOLD_WEIGHT = 4  # in the decision: gold events are labelled exhaustively and told as whole articles, ours are not


class Ensemble:
    """Boosted trees of several seeds, their log-odds averaged."""

    def __init__(self, settings):
        self.models = [HistGradientBoostingClassifier(random_state=seed, early_stopping=False, **settings) for seed in range(SEEDS)]

    def fit(self, X, y, weight=None):
        for model in self.models:
            model.fit(X, y, sample_weight=weight)
        return self

    def predict(self, X):
        return 1 / (1 + np.exp(-np.mean([model.decision_function(X) for model in self.models], axis=0)))


def cached(name, key, make):
    CACHE.mkdir(exist_ok=True)
    path = CACHE / f"{name}-{hashlib.sha256(key.encode()).hexdigest()[:24]}.pkl"
    if path.exists():
        return pickle.loads(path.read_bytes())
    value = make()
    path.write_bytes(pickle.dumps(value))
    return value


class Remembering:
    """An encoder that keeps the vector of every text on disk."""

    def __init__(self, inner):
        self.inner, self.path = inner, CACHE / "texts.pkl"
        CACHE.mkdir(exist_ok=True)
        self.known = pickle.loads(self.path.read_bytes()) if self.path.exists() else {}
        self.size = len(self.known)

    def __getattr__(self, name):
        return getattr(self.inner, name)

    def encode(self, texts):
        missing = sorted({text for text in texts if text not in self.known})
        if missing:
            self.known.update(zip(missing, self.inner.encode(missing), strict=True))
        return np.asarray([self.known[text] for text in texts])

    def save(self):
        if len(self.known) > self.size:
            self.path.write_bytes(pickle.dumps(self.known))
            self.size = len(self.known)


def code():
    """Fingerprint of everything that a pair's features depend on."""
    root = Path(__file__).resolve().parent.parent
    names = ["features", "cards", "heads", "pairs", "blocks", "sources"]
    files = [
        *sorted((root / "claims").rglob("*.py")),
        *sorted((root / "checker/compare").glob("*.py")),
        *(root / f"checker/{n}.py" for n in names),
    ]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


CODE = code()


def prepared(event, encoder):
    """(small corpora, their data, the whole event's data), kept on disk while neither texts nor code change.

    The small corpora are `slot_data.minis`, then `slot_data.duos`.
    """
    key = CODE + event.name + repr([(a.text, a.published) for a in event.extraction.articles]) + repr(event.facts)

    def make():
        minis = slot_data.minis(event) + slot_data.duos(event)
        return minis, dataset(minis, encoder), dataset([event], encoder)[0]

    return cached("event", key, make)


def dataset(events, encoder):
    """One (X of all pairs, y or -1, pairs) an event."""
    out = []
    for event in events:
        claims = event.extraction.claims
        cards = [card(c) for c in claims]
        clause, sentence = vectors_of(cards, encoder)
        pairs = comparable(claims)
        labels = [label(event, i, j) for i, j in pairs]
        X = pair_features(pairs, claims, cards, event.extraction.articles, clause, sentence)
        out.append((X, np.array([-1 if v is None else v for v in labels]), pairs))
    return out


def label(event, i, j):
    a, b = event.facts[i], event.facts[j]
    x, y = event.extraction.claims[i], event.extraction.claims[j]
    if (a is None and b is None) or slot_data.UNSURE in {a, b} or (not event.gold and None in {a, b}):
        return None
    if a == b:
        return 1
    if (a is None or b is None) and x.value and y.value and x.value.text == y.value.text:
        return None
    return 0


def fit_slot(data, small, use):
    parts = [data[i] for i in use] + [d for i in use for d in small[i] if len(d[0])]
    X = np.vstack([X[y >= 0] for X, y, _ in parts])
    y = np.concatenate([y[y >= 0] for _, y, _ in parts])
    return Ensemble(SLOT).fit(X, y)


def stage_two(event, data, scores):
    """Candidates of an event and their labels (1 same fact, 0 other, also where nothing is annotated)."""
    X, _, pairs = data
    claims = event.extraction.claims
    named = {pair: dict(zip(NAMES, row, strict=True)) for pair, row in zip(pairs, X, strict=True)}
    found = cand.candidates(
        claims, event.extraction.articles, families(event.extraction.articles), dict(zip(pairs, scores, strict=True)), named
    )
    y = np.array(
        [
            -1
            if (v := label(event, c.i, c.j)) is None and not (event.gold and event.facts[c.i] is None and event.facts[c.j] is None)
            else v or 0
            for c in found
        ],
        dtype=int,
    )
    return found, y


def rows_of(found):
    return np.array([c.row for c in found], dtype=np.float32).reshape(-1, len(cand.NAMES))


def predict_two(model, found):
    return model.predict(rows_of(found)) if found else np.zeros(0)


def fit_two(events, two, two_small, use):
    parts = [(i, rows_of(found), y) for i in use for found, y in [*two[i], *two_small[i]] if found]
    X = np.vstack([X[y >= 0] for _, X, y in parts])
    weight = np.concatenate([np.full((y >= 0).sum(), GOLD_WEIGHT if events[i].gold else 1.0) for i, _, y in parts])
    return Ensemble(DECIDE).fit(X, np.concatenate([y[y >= 0] for _, _, y in parts]), weight)


def write_trees(ensemble, names, name, note):
    """Export as the JSON that checker.trees reads; each seed's trees weigh 1/SEEDS."""
    trees = []
    for model in ensemble.models:
        for (predictor,) in model._predictors:
            trees.append(
                [
                    [0, 0, 0, 0, float(f"{n['value'] / SEEDS:.5g}")]
                    if n["is_leaf"]
                    else [int(n["feature_idx"]), float(f"{n['num_threshold']:.6g}"), int(n["left"]), int(n["right"]), 0]
                    for n in predictor.nodes
                ]
            )
    base = float(np.mean([np.ravel(model._baseline_prediction)[0] for model in ensemble.models]))
    body = json.dumps({"note": note, "features": list(names), "base": base}, ensure_ascii=False, indent=1)
    lines = ",\n  ".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    (DATA / f"{name}.json").write_text(body[:-2] + ',\n "trees": [\n  ' + lines + "\n ]\n}\n", encoding="utf-8")


def out_of_event(data, small, every_small, folds, every):
    """Slot scores of every event and of all its small corpora by models that saw neither; they learn from `small`."""
    scores, few = {}, {}
    for fold in folds:
        model = fit_slot(data, small, [i for i in every if i not in fold])
        for i in fold:
            scores[i] = np.round(model.predict(data[i][0]), 4)
            few[i] = [np.round(model.predict(d[0]), 4) if len(d[0]) else np.zeros(0) for d in every_small[i]]
    return scores, few


def table(title, gold, events, two, final):
    """Precision of pairs and facts found at several thresholds; `two` and `final` map an event to lists over its corpora."""
    items = [
        (i, c, p, y)
        for i in gold
        for found, ps in zip(two[i], final[i], strict=True)
        for c, p, y in zip(found[0], ps, found[1], strict=True)
        if y >= 0
    ]
    s, t = np.array([p for _, _, p, _ in items]), np.array([y for *_, y in items])
    print(f"{title}: {len(t)} candidates {t.sum()} true; AP {average_precision_score(t, s):.3f} AUC {roc_auc_score(t, s):.3f}")
    for cut in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        hit = s >= cut
        print(
            f"  cut {cut}: pairs {hit.sum()} precision {t[hit].mean() if hit.any() else 0:.3f} recall {t[hit].sum() / max(1, t.sum()):.3f}"
        )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    events = slot_data.load()
    encoder = Remembering(load("default", progress=print))
    read = [prepared(event, encoder) for event in events]
    mini_events, every_small = [minis for minis, _, _ in read], [few for _, few, _ in read]
    told = [min(slot_data.MINIS, len(minis)) for minis in mini_events]  # the rest is altered
    small = [few[:n] for few, n in zip(every_small, told, strict=True)]
    data = [whole for _, _, whole in read]
    encoder.save()
    gold = [i for i, e in enumerate(events) if e.gold]
    every = range(len(events))
    print(len(events), "events", sum(len(y) for _, y, _ in data), "pairs", sum(int((y == 1).sum()) for _, y, _ in data), "positive")
    print(
        sum(map(len, every_small)),
        "small corpora",
        sum(len(d[1]) for s in every_small for d in s),
        "pairs",
        sum(int((d[1] == 1).sum()) for s in every_small for d in s),
    )
    # out-of-event slot scores: gold events one by one, ours in five folds
    folds = [[i] for i in gold] + [[i for i in every if i not in gold][k::5] for k in range(5)]
    scores, few = out_of_event(data, small, every_small, folds, every)
    for title, pick in (
        ("slot, gold out of event", lambda i: [(data[i], scores[i])]),
        ("slot, small corpora", lambda i: list(zip(every_small[i], few[i], strict=True))),
    ):
        got = [(d[1], p) for i in gold for d, p in pick(i)]
        t, s = np.concatenate([y[y >= 0] for y, _ in got]), np.concatenate([p[y >= 0] for y, p in got])
        print(f"{title}: AUC {roc_auc_score(t, s):.3f} AP {average_precision_score(t, s):.3f}")
    two = {i: [stage_two(events[i], data[i], scores[i])] for i in every}
    two_small = {i: [stage_two(e, d, p) for e, d, p in zip(mini_events[i], every_small[i], few[i], strict=True)] for i in every}
    as_told = {i: two_small[i][: told[i]] for i in every}
    final, final_small, final_duo = {}, {}, {}
    for fold in folds:
        use = [i for i in every if i not in fold]
        model, duo = fit_two(events, two, as_told, use), fit_two(events, two, two_small, use)
        for i in fold:
            final[i] = [predict_two(model, found) for found, _ in two[i]]
            final_small[i] = [predict_two(model, found) for found, _ in two_small[i]]
            final_duo[i] = [predict_two(duo, found) for found, _ in two_small[i]]
    table("decide, gold out of event", gold, events, two, final)
    table("decide, small corpora of gold", gold, events, two_small, final_small)
    table("duo, small corpora of gold", gold, events, two_small, final_duo)
    kept = (events, data, scores, {i: two[i][0] for i in every}, {i: final[i][0] for i in every}, two_small, folds)
    (CACHE / "last.pkl").write_bytes(pickle.dumps(kept))
    if args.write:
        note = "Made by tools/train_slot.py from training/ and the newsroom gold; see docs/matching.md."
        DATA.mkdir(exist_ok=True)
        write_trees(fit_slot(data, small, every), NAMES, "slot", note)
        write_trees(fit_two(events, two, as_told, every), cand.NAMES, "decide", note)
        write_trees(fit_two(events, two, two_small, every), cand.NAMES, "duo", note)


if __name__ == "__main__":
    main()
