"""Precision and recall of names on the hand-labelled seed sentences, where the evaluation data is present."""

import json
from pathlib import Path

import pytest

from claims.find.names import find_names

SHARED = Path(__file__).resolve().parents[3] / "shared"
LABELS = SHARED / "eval" / "seeds-mentions.jsonl"


@pytest.mark.skipif(not LABELS.exists(), reason="evaluation data is not beside the repository")
def test_names_on_the_seeds(capsys) -> None:
    texts = {path.name[:3]: path.read_text(encoding="utf-8") for path in sorted((SHARED / "seeds").glob("*.txt"))}
    found = {name: find_names(text, "zh") for name, text in texts.items()}
    hit = false = missed = 0
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        start = texts[row["article"]].find(row["text"])
        end = start + len(row["text"])
        own = {
            (mention.span.start - start, mention.span.end - start)
            for mention in found[row["article"]]
            if start <= mention.span.start and mention.span.end <= end and mention.kind in {"PER", "ORG", "PROD", "OTHER"}
        }
        gold = {(mention["start"], mention["end"]) for mention in row["mentions"]}
        hit, false, missed = hit + len(own & gold), false + len(own - gold), missed + len(gold - own)
    with capsys.disabled():
        print(f"\nseed mentions: {hit} right, {false} false, {missed} missed")
    assert hit / (hit + false) >= 0.94
    assert hit / (hit + missed) >= 0.95
