"""Ids survive edits around a claim and never a changed value."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.identity import anchor, assign, conflict_id, short
from checker.model import Finding, Side
from claims.model import Span
from tests.checker._reports import A, B, claim, report

SAME = [
    ("大桥于2021年通车,全长12公里。", "大桥于2021年通车，全长12公里"),
    ("大桥于2021年通车", "大桥于 2021 年通车"),
    ("大桥于2021年通车", "大桥于２０２１年通车"),
    ("raised $1,234,567 in May", "Raised $1234567 in May."),
    ("“红色警报”拉响", "「红色警报」拉响"),
    ("增长3.5%", "增长３．５％"),
    ("5–10人", "5-10人"),
]
OTHER = [
    ("增长3.5%", "增长35%"),
    ("增长35%", "增长35"),
    ("5-10人", "510人"),
    ("2:1", "21"),
    ("气温-5度", "气温5度"),
    ("35亿", "35万"),
    ("2,3名", "23名"),
    ("$5", "€5"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_edits_that_survive(one: str, two: str) -> None:
    assert anchor(one) == anchor(two)
    assert conflict_id("XC101", [one, "x"]) == conflict_id("XC101", ["x", two])


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_changed_values_never_match(one: str, two: str) -> None:
    assert anchor(one) != anchor(two)


def test_golden() -> None:
    """Ids are stored by users: this value may change only together with the version in the hash."""
    assert conflict_id("XC101", ["大桥于2021年通车", "The bridge opened in 2020."]) == "394bbc634c1f"
    assert short("123456789abc") == "1234567"


def test_path_line_title_and_place_are_not_in_it() -> None:
    base = report().conflicts[0].id
    moved_a = replace(A, path="other/name.md", title="x", text="新的一段。\n\n" + A.text)
    quote = A.text.rstrip("\n")
    sides = (
        Side("2021", "2021", 1, (claim(moved_a, quote, A.text[5:10]),)),
        Side("2020", "2020", 1, (claim(B, B.text.split("\n")[1], "2020"),)),
    )
    assert assign([replace(report().conflicts[0], values=sides[::-1])])[0].id == base
    assert assign([replace(report().conflicts[0], rule="XC102")])[0].id != base


def test_two_findings_of_the_same_clauses_are_told_apart() -> None:
    first = report().conflicts[0]
    one = first.values[0].claims[0]
    later = replace(one, value_span=Span(one.value_span.start + 2, one.value_span.end + 2))
    second = replace(first, values=(replace(first.values[0], claims=(later,)), first.values[1]))
    made = assign([first, second])
    assert made[0].id != made[1].id
    assert [f.id for f in assign([second, first])] == [made[1].id, made[0].id]
    assert made[0].id == first.id


@given(st.text(max_size=60))
def test_marks_around_a_quote_change_nothing(text: str) -> None:
    assert anchor(f"“{text}”。 ") == anchor(text)


def test_order_of_findings_never_matters() -> None:
    findings: list[Finding] = [replace(report().conflicts[0], rule=rule) for rule in ("XC101", "XC201", "XC301")]
    ids = {f.rule: f.id for f in assign(findings)}
    random.Random(4).shuffle(findings)
    assert {f.rule: f.id for f in assign(findings)} == ids
