"""Scores of all comparable pairs, decisions of those whose values differ."""

from __future__ import annotations

from checker.align import align
from checker.features import NAMES
from claims.embed import load
from tests.checker._claims import read


def test_every_comparable_pair_is_scored_and_only_conflicts_are_decided() -> None:
    found = read("东港停靠了41艘货船。", "东港停靠了48艘货船。", "东港停靠了41艘货船。")
    made = align(found.claims, found.articles, (0, 1, 2), load("hash"), lambda line: None)
    assert set(made.scores) == {(0, 1), (0, 2), (1, 2)}
    assert {(c.i, c.j) for c in made.candidates} == {(0, 1), (1, 2)}
    assert len(made.decided) == 2
    assert all(0 <= p <= 1 for p in (*made.scores.values(), *made.decided))
    assert set(made.features[0, 1]) == set(NAMES)


def test_nothing_to_compare() -> None:
    said: list[str] = []
    found = read("东港停靠了41艘货船，西港停靠了48艘。", "港口长520米。")
    made = align(found.claims, found.articles, (0, 1), load("hash"), said.append)
    assert (made.scores, made.candidates, made.decided, said) == ({}, (), (), [])
