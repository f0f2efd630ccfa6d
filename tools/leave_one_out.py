"""Newsroom figures with models that never saw the event: the honest version of `score.py newsroom`.

python tools/leave_one_out.py [-v]      (after tools/train_slot.py, whose out-of-event scores it uses)
"""

from __future__ import annotations

import collections
import json
import pickle
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EVAL = ROOT.parent / "shared" / "eval"
sys.path[:0] = [str(Path(__file__).resolve().parent), str(EVAL)]
import score

from checker import group
from checker.align import Alignment
from checker.features import NAMES
from checker.sources import families
from checker.story import Inside
from checker.whole import alone

CACHE = Path(tempfile.gettempdir()) / "crossclaim-slot"
CUTS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)


def alignment(data, scores, two, final):
    X, _, pairs = data
    kept = {p: dict(zip(NAMES, map(float, r), strict=True)) for p, r, s in zip(pairs, X, scores, strict=True) if s >= 0.05}
    return Alignment(dict(zip(pairs, map(float, scores), strict=True)), kept, tuple(two[0]), tuple(map(float, final)))


def main():
    events, data, scores, two, final, *_ = pickle.loads((CACHE / "last.pkl").read_bytes())
    verbose = "-v" in sys.argv
    for cut in (group.CONFLICT,) if verbose else CUTS:
        group.CONFLICT = cut
        total = collections.Counter()
        kinds = collections.Counter()
        for n, event in enumerate(events):
            if not event.gold:
                continue
            found = alignment(data[n], scores[n], two[n], final[n])
            articles = event.extraction.articles
            report = alone(Inside(event.extraction, families(articles), found))
            flags = [f for f in json.loads(report.to_json())["conflicts"] if f["severity"] in score.FLAGGED]
            _, facts = score.locate(EVAL / "newsroom" / event.name)
            hit = set()
            c = collections.Counter()
            for f in flags:
                status, i = score.judge(f, facts)
                c[status] += 1
                if status == "conflict":
                    hit.add(i)
                if verbose and status != "conflict":
                    print(
                        "  ",
                        event.name,
                        status.upper(),
                        f["rule"],
                        f["confidence"],
                        " ≠ ".join(v["display"] for v in f["values"]),
                        "|",
                        [q["quote"][:60] for v in f["values"] for q in v["claims"]][:4],
                        facts[i]["fact"] if i >= 0 else "",
                    )
            for i, fact in enumerate(facts):
                if fact["status"] == "conflict":
                    kinds[fact["kind"], i in hit] += 1
                    if verbose and i not in hit:
                        print("  ", event.name, "MISSED", fact["kind"], fact["fact"])
            total += collections.Counter(
                found=len(hit),
                gold=sum(f["status"] == "conflict" for f in facts),
                flags=len(flags),
                true=c["conflict"],
                **{k: c[k] for k in ("agree", "update", "distinct", "unlisted")},
            )
        p, r = total["true"] / max(1, total["flags"]), total["found"] / total["gold"]
        print(f"cut {cut}: P {p:.3f} R {r:.3f} F {2 * p * r / max(1e-9, p + r):.3f}", dict(total))
    print({k: f"{kinds[k, True]}/{kinds[k, True] + kinds[k, False]}" for k in sorted({k for k, _ in kinds})})


main()
