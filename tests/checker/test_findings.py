from __future__ import annotations

from dataclasses import replace

from checker.findings import findings
from checker.model import Draft, Text
from claims.extract import extract
from claims.model import Article

MADE = extract(
    [
        Article.from_text("大桥于2021年通车，全长3公里。", path="a.txt"),
        Article.from_text("大桥于2020年通车，全长5公里。", path="b.txt"),
        Article.from_text("大桥于2020年通车。", path="c.txt"),
    ]
)
YEARS = [c for c in MADE.claims if c.quote.startswith("大桥")]
LENGTHS = [c for c in MADE.claims if c.quote.startswith("全长")]


def draft(claims, rule="XC101", confidence=0.9):
    groups = tuple((str(c.value.text), str(c.value.text), (c,)) for c in claims)
    return Draft(rule, "error", confidence, "大桥", "通车", groups, Text("why", "为何"))


def found(*drafts):
    return findings(drafts, MADE.articles, [0, 1, 2])


def test_part_of_a_finding_is_not_told_twice():
    assert [len(f.values) for f in found(draft(YEARS[:2]), draft(YEARS))] == [3]


def test_one_rule_over_other_values_of_the_same_clauses_is_another_finding():
    assert len(found(draft(YEARS[:2]), draft(LENGTHS))) == 2


def test_another_rule_is_another_finding():
    assert len(found(draft(YEARS[:2]), draft(YEARS[:2], "XC302"))) == 2


def test_rosters_of_the_same_sentences_are_one():
    assert len(found(draft(YEARS[:2], "XC401"), draft(LENGTHS, "XC401"))) == 1


def test_order_is_by_severity_then_confidence():
    low, note = draft(YEARS[:2], confidence=0.6), replace(draft(LENGTHS, "XC213"), severity="note")
    assert [f.rule for f in found(note, low)] == ["XC101", "XC213"]
