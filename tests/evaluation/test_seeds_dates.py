"""Dates and durations of the hand-labelled seed sentences: how many are found, how many are placed right."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from claims.find.dates import find_dates
from claims.find.durations import find_durations
from claims.find.show import iso
from claims.model import Duration, When

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "eval" / "seeds-values.jsonl"
KINDS = {"date", "daterange", "duration"}


def _found(sentence: str, reference: datetime) -> list[When | Duration]:
    dates = find_dates(sentence, reference)
    free = [d for d in find_durations(sentence) if not any(d.span.overlaps(w.span) for w in dates)]
    # dates that count from an event and sets are not labelled in the seeds
    return [*(w for w in dates if w.anchor != "event" and not w.recurring), *free]


def _right(value: When | Duration, row: dict[str, Any]) -> bool:
    if isinstance(value, Duration):
        return row["kind"] == "duration" and iso(value) == row["value"]["iso"]
    if row["kind"] == "duration" or value.start is None or value.end is None:
        return False
    return (f"{value.start:%Y-%m-%d}", f"{value.end:%Y-%m-%d}") == (row["value"]["start"], row["value"]["end"])


@pytest.mark.skipif(not SEEDS.exists(), reason="the evaluation sets are not beside the repository")
def test_seed_dates(capsys: pytest.CaptureFixture[str]) -> None:
    sentences: dict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    for line in SEEDS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sentences[row["file"], row["sent_start"]].append(row)
    gold = right = hits = extra = 0
    for rows in sentences.values():
        values = _found(rows[0]["sentence"], datetime.fromisoformat(rows[0]["reference"]))
        labelled = [r for r in rows if r["kind"] in KINDS]
        gold += len(labelled)
        for value in values:
            row = next((r for r in labelled if value.span.start < r["end"] and r["start"] < value.span.end), None)
            hits, extra = (hits + 1, extra) if row else (hits, extra + 1)
            right += bool(row and _right(value, row))
    with capsys.disabled():
        print(f"\nseed dates and durations: {gold} labelled, {hits} found, {right} right, {extra} not labelled")
    assert hits / (hits + extra) >= 0.95
    assert right / gold >= 0.92
