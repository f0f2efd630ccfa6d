"""Each rule's measured precision on the newsroom set, for `crossclaim rules` and for the formats that name it.

python tools/rule_precision.py           prints; --write stores it as checker/data/precision.json
python tools/rule_precision.py --shipped with the shipped scorer, which saw these events in training (no training cache needed)

Without --shipped the scores are out of event (after tools/train_slot.py). A flag is a finding of severity error or warning; it is
true where it hits a conflict of the gold facts.
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
TARGET = ROOT / "checker" / "data" / "precision.json"
CACHE = Path(tempfile.gettempdir()) / "crossclaim-slot" / "last.pkl"
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent), str(EVAL)]
import score


def out_of_event():
    """(event folder, report) of every gold event, scored by models that never saw it."""
    from checker.align import Alignment
    from checker.features import NAMES
    from checker.sources import families
    from checker.story import Inside
    from checker.whole import alone

    events, data, scores, two, final, *_ = pickle.loads(CACHE.read_bytes())
    for n, event in enumerate(events):
        if not event.gold:
            continue
        rows, _, pairs = data[n]
        kept = {
            p: dict(zip(NAMES, map(float, r), strict=True)) for p, r, s in zip(pairs, rows, scores[n], strict=True) if s >= 0.05
        }
        by_pair = dict(zip(pairs, map(float, scores[n]), strict=True))
        found = Alignment(by_pair, kept, tuple(two[n][0]), tuple(map(float, final[n])))
        articles = event.extraction.articles
        yield EVAL / "newsroom" / event.name, alone(Inside(event.extraction, families(articles), found))


def shipped():
    """The same with the shipped scorer."""
    from checker.run import check
    from claims.read import read_file

    for event in sorted((EVAL / "newsroom").iterdir()):
        if (event / "gold.jsonl").exists():
            yield event, check([a for path in sorted(score.articles(event).iterdir()) for a in read_file(str(path))])


def main():
    if not EVAL.is_dir():
        sys.exit(f"{EVAL} is not there")
    in_training = "--shipped" in sys.argv
    name = "newsroom (shipped scorer, events seen in training)" if in_training else "newsroom (leave one event out)"
    flags, true = collections.Counter(), collections.Counter()
    for event, report in shipped() if in_training else out_of_event():
        _, facts = score.locate(event)
        for finding in json.loads(report.to_json())["conflicts"]:
            if finding["severity"] in score.FLAGGED:
                flags[finding["rule"]] += 1
                true[finding["rule"]] += score.judge(finding, facts)[0] == "conflict"
    made = {rule: {"flags": flags[rule], "true": true[rule], "set": name} for rule in sorted(flags)}
    text = json.dumps(made, indent=1, ensure_ascii=False) + "\n"
    print(text, sum(true.values()), "of", sum(flags.values()))
    if "--write" in sys.argv:
        TARGET.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
