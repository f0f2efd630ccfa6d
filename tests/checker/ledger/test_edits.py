"""The table of edits: what an article may go through without losing what was decided about its conflicts."""

from __future__ import annotations

import re

import pytest

from checker.ledger.anchors import entries_of
from checker.ledger.apply import apply
from checker.ledger.decide import decide
from checker.ledger.records import Decision
from checker.model import Report
from tests.checker.ledger._corpus import CLAIMS, PAIRS, Edit, Said, build, same

FULL_WIDTH = str.maketrans({",": "，", ".": "。", ":": "：", ";": "；", "(": "（", ")": "）", "?": "？"})


def above(said: Said) -> tuple[str, str]:
    text = "An unrelated paragraph came first." if said.text.isascii() else "前面多出一段无关的话。"
    return f"{text}\n\n{said.text}", said.value


def line_start(said: Said) -> tuple[str, str]:
    text = "Updated. " if said.text.isascii() else "本报讯。"
    return text + said.text, said.value


def full_width(said: Said) -> tuple[str, str]:
    if said.text.isascii():
        return said.text.replace("'", "’"), said.value
    marks = re.sub(r"(?<!\d)[,.:;()?]|[,.:;()?](?!\d)", lambda m: m[0].translate(FULL_WIDTH), said.text)
    return marks, said.value


def spaces(said: Said) -> tuple[str, str]:
    def spaced(text: str) -> str:
        return re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])", " ", text)

    return spaced(said.text), spaced(said.value)


def synonym(said: Said) -> tuple[str, str]:
    assert said.synonym[0] in said.text
    return said.text.replace(*said.synonym), said.value


def other_value(said: Said) -> tuple[str, str]:
    return said.text.replace(said.value, said.other), said.other


def renamed(name: str) -> str:
    return "archive/2031/" + name.removeprefix("corpus/").replace(".txt", "-final.txt")


@pytest.fixture(scope="module")
def report() -> Report:
    return build()


@pytest.fixture(scope="module")
def decisions(report: Report) -> tuple[Decision, ...]:
    made: tuple[Decision, ...] = ()
    for finding in report.conflicts:
        made = decide(report, made, finding.id, f"keep:{finding.values[0].display}", by="Lin", on="2031-06-01")
    return made


def test_the_corpus_is_large_enough(report: Report) -> None:
    assert len(CLAIMS) >= 20
    assert len({finding.id for finding in report.conflicts}) == len(PAIRS)
    assert sum(said.text.isascii() for pair in PAIRS for said in pair) == len(CLAIMS) // 2


@pytest.mark.parametrize("edit", [same, above, line_start, full_width, spaces])
def test_edits_that_every_claim_survives(edit: Edit, report: Report, decisions: tuple[Decision, ...]) -> None:
    for only in (0, 1):
        edited = build(edit, only)
        after = apply(edited, decisions=decisions)
        assert [f.state for f in after.conflicts] == ["decided"] * len(PAIRS)
        assert [f.id for f in after.conflicts] == [f.id for f in report.conflicts]
        assert after.stale == ()


def test_renamed_articles_keep_everything(report: Report, decisions: tuple[Decision, ...]) -> None:
    after = apply(build(rename=renamed), decisions=decisions)
    assert [f.state for f in after.conflicts] == ["decided"] * len(PAIRS)
    assert [f.id for f in after.conflicts] == [f.id for f in report.conflicts]


def test_one_synonym_survives_in_nine_of_ten(decisions: tuple[Decision, ...]) -> None:
    kept = [f.state for only in (0, 1) for f in apply(build(synonym, only), decisions=decisions).conflicts]
    assert len(kept) == len(CLAIMS)
    assert kept.count("decided") >= 0.9 * len(CLAIMS)
    assert set(kept) <= {"decided", "changed"}  # where the clause is too short, the conflict is open again and says why


def test_a_changed_value_never_matches_as_the_same(decisions: tuple[Decision, ...]) -> None:
    for only in (0, 1):
        after = apply(build(other_value, only), decisions=decisions)
        assert [f.state for f in after.conflicts] == ["changed"] * len(PAIRS)
        assert all(f.active and f.ruling is not None and f.ruling.by == "Lin" for f in after.conflicts)


def test_both_values_changed_leave_a_stale_decision_and_an_open_conflict(decisions: tuple[Decision, ...]) -> None:
    after = apply(build(other_value), decisions=decisions)
    assert [f.state for f in after.conflicts] == ["open"] * len(PAIRS)
    assert [s.id for s in after.stale] == [d.id for d in decisions]


@pytest.mark.parametrize("edit", [above, line_start, full_width, spaces])
def test_the_baseline_survives_the_same_edits(edit: Edit, report: Report) -> None:
    after = apply(build(edit), baseline=entries_of(report))
    assert [f.state for f in after.conflicts] == ["known"] * len(PAIRS)


def test_a_known_conflict_is_open_again_when_a_value_changes(report: Report) -> None:
    after = apply(build(other_value, 0), baseline=entries_of(report))
    assert [f.state for f in after.conflicts] == ["open"] * len(PAIRS)  # nobody decided anything, so nothing "changed"
    assert after.stale == ()
