"""Groups of conflicting pairs, their sides, rules and names."""

from __future__ import annotations

import pytest

from checker.group import (
    CONFLICT,
    LOOSEST,
    STRICTEST,
    Groups,
    attribute_of,
    conflict_drafts,
    display,
    normalised,
    rule_of,
    sides,
    threshold,
)
from tests.checker._claims import claim_of, read


def test_union() -> None:
    groups = Groups()
    for pair in ((5, 3), (3, 9), (1, 2)):
        groups.join(*pair)
    assert groups.members() == [[1, 2], [3, 5, 9]]
    assert groups.root(9) == 3


def test_sides_by_value() -> None:
    claims = read(*(f"东港停靠了{n}艘货船。" for n in ("41", "48", "四十一", "48"))).claims
    assert sides(range(4), claims) == [[0, 2], [1, 3]]


def test_a_vague_value_joins_the_exact_one() -> None:
    claims = read("东港停靠了40多艘货船。", "东港停靠了41艘货船。", "东港停靠了88艘货船。").claims
    assert sides(range(3), claims) == [[0, 1], [2]]


@pytest.mark.parametrize(
    ("text", "value", "rule"),
    [
        ("港口于4月9日开港。", "4月9日", "XC101"),
        ("东港停靠了41艘货船。", "41艘", "XC201"),
        ("工期36个月。", "36个月", "XC202"),
        ("港口投资6.2亿元。", "6.2亿元", "XC211"),
        ("港口的空置率为7.5%。", "7.5%", "XC212"),
        ("码头长520米。", "520米", "XC213"),
    ],
)
def test_rule(text: str, value: str, rule: str) -> None:
    claim = claim_of(read(text), value)
    assert rule_of(claim, set()) == rule
    assert rule_of(claim, {"magnitude-slip"}) == "XC214"


def test_drafts() -> None:
    found = read("东港停靠了41艘货船。", "东港停靠了48艘货船。", "据港务局，东港停靠了48艘货船。")
    scores = {(0, 1): 0.9, (0, 2): 0.4, (1, 2): 0.9}
    made = conflict_drafts([(0, 1, 0.9)], found.claims, scores, {})
    assert len(made) == 1
    draft, members = made[0]
    assert members == [0, 1, 2]  # the third claim seconds the second
    assert [(group[0], len(group[2])) for group in draft.groups] == [("41艘", 1), ("48艘", 2)]
    assert (draft.rule, draft.severity, draft.confidence) == ("XC201", "error", 0.9)
    assert conflict_drafts([(0, 1, 0.6)], found.claims, scores, {})[0][0].severity == "warning"
    assert conflict_drafts([], found.claims, scores, {}) == []


def test_names_of_values_and_slots() -> None:
    claims = read("港口投资6.2亿元。").claims
    assert display(claims[0]) == "6.2亿元"
    assert normalised(claims[0]) == "620000000 CNY"
    assert attribute_of([0], claims) == "港口投资…"


def test_more_partners_of_a_claim_ask_for_more() -> None:
    cuts = [threshold(pairs, 100) for pairs in (0, 100, 600, 1_200, 3_000, 4_000, 10**7)]
    assert cuts == sorted(cuts)
    assert (cuts[0], cuts[3], cuts[-1]) == (LOOSEST, CONFLICT, STRICTEST)
    assert threshold(12_000, 1_000) == CONFLICT  # the size of the corpus alone changes nothing
    assert threshold(12_000, 1_000, brief=True) < min(cuts)  # a sentence beside a text


def test_a_foreign_claim_does_not_enter_a_group() -> None:
    made = read("甲镇完工率为96.5%。", "甲镇完工率为95.6%。", "另一场比赛完赛率为98.1%。")
    pairs = [(0, 1, 0.9), (1, 2, 0.5)]
    near = conflict_drafts(pairs, made.claims, {(0, 1): 0.9, (0, 2): 0.7, (1, 2): 0.7}, {})
    far = conflict_drafts(pairs, made.claims, {(0, 1): 0.9, (0, 2): 0.0, (1, 2): 0.4}, {})
    assert [len(draft.groups) for draft, _ in near] == [3]
    assert [len(draft.groups) for draft, _ in far] == [2]


def test_two_times_of_one_day_differ_in_time_only() -> None:
    first, second = read("渡轮5月3日4时20分靠岸。", "渡轮5月3日16时20分靠岸。").claims
    assert rule_of(first, set(), second) == "XC102"
    assert rule_of(first, set(), read("渡轮5月4日4时20分靠岸。").claims[0]) == "XC101"
