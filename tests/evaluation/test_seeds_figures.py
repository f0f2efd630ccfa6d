"""Figures of the hand-labelled seed articles: precision and values."""

import collections
import json
from pathlib import Path

import pytest

from claims.find.figures import find_figures

LABELS = Path(__file__).parents[2] / ".." / "shared" / "eval" / "seeds-values.jsonl"
KINDS = {
    "number": {"count", "number"},
    "numberrange": {"count", "number"},
    "percentage": {"percent"},
    "currency": {"money"},
    "multiple": {"ratio"},
    "ordinal": {"ordinal"},
    "age": {"age"},
}


def right(gold, figure):
    """True where the figure says what the label says."""
    value = gold["value"]
    if isinstance(value, dict):
        return float(figure.base.lo) in (value["lo"], value["lo"] + 1) and float(figure.base.hi) == value["hi"]
    return figure.kind in KINDS[gold["kind"]] and figure.value is not None and float(figure.value) == value


@pytest.mark.skipif(not LABELS.exists(), reason="the labelled seed articles are not in this checkout")
def test_seed_figures(capsys):
    sentences = collections.defaultdict(list)
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        sentences[label["file"], label["sent_start"], label["sentence"]].append(label)
    found = hit = values = total = 0
    for (_, _, sentence), labels in sentences.items():
        figures = find_figures(sentence)
        found += len(figures)
        for label in (x for x in labels if x["kind"] in KINDS):
            total += 1
            match = next((f for f in figures if f.span.start < label["end"] and label["start"] < f.span.end), None)
            hit += match is not None
            values += match is not None and right(label, match)
    with capsys.disabled():
        print(f"\nseed figures: precision {hit}/{found}, values {values}/{total}")
    assert hit >= 0.95 * found
    assert values >= 0.97 * total
