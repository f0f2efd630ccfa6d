"""One conflict found twice."""

from __future__ import annotations

from dataclasses import replace

from checker.compare import exchange
from checker.compare.merge import merge
from checker.model import Draft
from tests.checker.compare._drafts import drafts


def _one() -> Draft:
    return drafts(exchange.drafts, "码头总投资3500万元（约合50万美元）。")[0]


def test_what_the_scorer_found_too_is_told_once() -> None:
    ruled = _one()
    scored = replace(ruled, severity="warning", confidence=0.6)
    assert merge([ruled], [scored]) == [ruled]
    assert merge([replace(ruled, severity="warning", confidence=0.6)], [ruled]) == [ruled]


def test_the_sides_of_the_scorer_are_kept() -> None:
    ruled = _one()
    extra = replace(ruled.groups[0][2][0], path="b.txt")
    scored = replace(ruled, groups=((*ruled.groups[0][:2], (*ruled.groups[0][2], extra)), ruled.groups[1]))
    assert merge([ruled], [scored]) == [scored]
    assert merge([scored], [ruled]) == [scored, ruled]  # the scorer's holds less


def test_other_rules_and_other_sides_stay() -> None:
    ruled = _one()
    assert merge([ruled], [replace(ruled, rule="XC211")]) == [ruled, replace(ruled, rule="XC211")]
    both = (("x", "x", ruled.groups[0][2] + ruled.groups[1][2]), ("y", "y", (replace(ruled.groups[0][2][0], path="b.txt"),)))
    assert len(merge([ruled], [replace(ruled, groups=both)])) == 2
    assert merge([], [ruled]) == merge([ruled], []) == [ruled]
