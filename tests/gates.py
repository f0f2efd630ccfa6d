"""Quality gates: what was reached once must not be lost. `python tests/gates.py [--raise]`

newsroom: precision and recall of the shipped scorer over the gold events (the scorer was trained on them too; the honest
leave-one-event-out figures come from `tools/leave_one_out.py` and stand in docs/matching.md). seeds: of the six conflicts,
how many; unlisted flags. Pairs of texts: uhgeval, cfever, crud; the scorer saw none of them. Floors stand in tests/gates.json
and only rise. Nothing is checked where the sets are absent.
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EVAL = ROOT.parent / "shared" / "eval"
GATES = ROOT / "tests" / "gates.json"
sys.path[:0] = [str(ROOT), str(EVAL)]


def counted(folder):
    """Counter of found, gold, flags, true and of false flags by status, for one event folder."""
    import score

    from checker.run import check
    from claims.read import read_file
    from claims.settings import Settings

    articles = [a for path in sorted(score.articles(folder).iterdir()) for a in read_file(str(path), Settings())]
    report = json.loads(check(articles).to_json())
    flags = [f for f in report["conflicts"] if f["severity"] in score.FLAGGED]
    _, facts = score.locate(folder)
    verdicts = [score.judge(flag, facts) for flag in flags]
    found = {i for status, i in verdicts if status == "conflict"}
    gold = sum(fact["status"] == "conflict" for fact in facts)
    count = collections.Counter(status for status, _ in verdicts)
    true = count.pop("conflict", 0)
    false = {f"false {status}": n for status, n in count.items()}
    return collections.Counter({"found": len(found), "gold": gold, "flags": len(flags), "true": true, **false})


class Remembering:
    """The encoder, asked once for each text: the pairs of the sets share most of their articles."""

    def __init__(self, inner):
        self.inner, self.known = inner, {}

    def __getattr__(self, name):
        return getattr(self.inner, name)

    def encode(self, texts):
        import numpy as np

        missing = sorted({text for text in texts if text not in self.known})
        if missing:
            self.known.update(zip(missing, self.inner.encode(missing), strict=True))
        return np.asarray([self.known[text] for text in texts])


def pairs():
    """The figures of the sets of text pairs."""
    import score

    args = argparse.Namespace(file=None, root=None, verbose=False)
    told, opposed, real = score.uhgeval(args), score.cfever(args), score.crud(args)
    return {
        "uhgeval precision": round(told["precision"], 3),
        "uhgeval F1": round(told["f1"], 3),
        "cfever opposed flagged": round(opposed["recall"], 3),
        "cfever consistent left alone": round(1 - opposed["false_rate"], 3),
        "crud conflicts found": real["found"],
        "crud look-alikes left alone": real["lookalikes"] - real["false"],
    }


def measured():
    """The figures of all sets."""
    from checker import vectors
    from claims.embed import load

    vectors._LOADED["default"] = Remembering(load("default"))
    events = [path for path in sorted((EVAL / "newsroom").iterdir()) if (path / "gold.jsonl").exists()]
    total = sum((counted(event) for event in events), collections.Counter())
    seeds = counted(EVAL / "seeds")
    return {
        "newsroom precision": round(total["true"] / max(1, total["flags"]), 3),
        "newsroom recall": round(total["found"] / total["gold"], 3),
        "newsroom agree not flagged": 1 - min(1, total["false agree"]),
        "seeds found": seeds["found"],
        "seeds clean": int(seeds["flags"] - seeds["true"] <= 2),
        **pairs(),
    }


def main():
    if not (EVAL / "score.py").exists():
        print("gates: the evaluation sets are not beside the project; skipped")
        return 0
    stored = json.loads(GATES.read_text(encoding="utf-8"))
    floors = stored.get("matching", {})
    found = measured()
    below = {name: (value, floors[name]) for name, value in found.items() if value < floors.get(name, 0)}
    for name, value in found.items():
        print(f"gate {name}: {value} (floor {floors.get(name, '-')})")
    if "--raise" in sys.argv:
        stored["matching"] = {name: max(value, floors.get(name, 0)) for name, value in found.items()}
        GATES.write_text(json.dumps(stored, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for name, (value, floor) in below.items():
        print(f"gates: {name} fell to {value}, floor {floor}")
    return int(bool(below))


if __name__ == "__main__":
    sys.exit(main())
