"""Copies and suggestions around a finding."""

from __future__ import annotations

from checker.explain import complete
from checker.model import Finding, Side, Text
from tests.checker._claims import read

FOUND = read("东港停靠了41艘货船。", "东港停靠了48艘货船。", "东港停靠了48艘货船。")


def finding(first: int, second: int, *, rule: str = "XC201", suggestion: Text | None = None) -> Finding:
    a, b, c = FOUND.claims
    values = (Side("41艘", "41", first, (a,)), Side("48艘", "48", second, (b, c)))
    return Finding("", rule, "error", 0.9, "东港", "货船", values, Text("the counts differ", "数量不同"), suggestion)


def test_an_altered_copy_is_named() -> None:
    made = complete(finding(1, 1), FOUND.articles, (0, 0, 2))
    assert made.why.en == "The counts differ. 1.txt repeats 0.txt with this value altered."
    assert made.why.zh == "数量不同。1.txt 转载自 0.txt，此处数值被改动。"


def test_copies_of_one_value_are_one_witness() -> None:
    made = complete(finding(1, 1), FOUND.articles, (0, 1, 1))
    assert "Copies count as one witness (2.txt)." in made.why.en


def test_nothing_but_a_full_stop_is_added_without_copies() -> None:
    made = complete(finding(1, 2), FOUND.articles, (0, 1, 2))
    assert made.why == Text("The counts differ.", "数量不同。")
    assert complete(made, FOUND.articles, (0, 1, 2)).why == made.why


def test_the_minority_is_to_be_checked() -> None:
    made = complete(finding(1, 2), FOUND.articles, (0, 1, 2)).suggestion
    assert made is not None
    assert made.en == "Check 0.txt L3: 2 independent sources say 48艘."
    even = complete(finding(1, 1), FOUND.articles, (0, 1, 1)).suggestion
    assert even is not None and "evenly divided" in even.en


def test_a_suggestion_of_the_rule_stays() -> None:
    own = Text("Ask the harbour.", "请问港务局。")
    assert complete(finding(1, 2, suggestion=own), FOUND.articles, (0, 1, 2)).suggestion == own
    assert complete(finding(1, 2, rule="XC301"), FOUND.articles, (0, 1, 2)).suggestion is None
