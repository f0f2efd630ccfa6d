"""Decisions, the baseline, and what a report shows of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checker.ledger import load_and_apply
from checker.ledger.anchors import entries_of, value_key, values_of
from checker.ledger.apply import apply, rulings
from checker.ledger.baseline import Status, prune, status, write
from checker.ledger.cases import cases_of
from checker.ledger.decide import decide, kept_value, resolve
from checker.ledger.records import Anchor, Known
from checker.ledger.storage import read_baseline, write_baseline, write_decisions
from checker.model import Report, Side
from claims.errors import SettingsError
from claims.extract import extract
from tests.checker._reports import A, B, claim
from tests.checker._reports import report as made
from tests.checker.ledger._corpus import article, build

ON = "2031-06-01T08:00:00+00:00"


@pytest.fixture(scope="module")
def many() -> Report:
    return build()


def test_a_decision_holds_what_was_said() -> None:
    report = made()
    one = decide(report, (), report.conflicts[0].id[:4], "keep:2021", reason="登记", by="Lin", on=ON)[0]
    assert (one.id, one.rule, one.verdict, one.keep) == (report.conflicts[0].id, "XC101", "keep", "2021")
    assert (one.note, one.by, one.on, one.values) == ("登记", "Lin", ON, ("2020", "2021"))
    assert one.anchors == (
        Anchor("thestraitbridgeopenedin2020", B.path, "Opening day\n", "\n", ("2020",)),
        Anchor("海峡大桥于2021年通车全长12公里", A.path, "", "\n", ("2021",)),
    )


@pytest.mark.parametrize(
    ("verdict", "state", "active"),
    [("keep:2021", "decided", False), ("both", "decided", False), ("false-positive", "decided", False), ("call", "open", True)],
)
def test_states(verdict: str, state: str, active: bool) -> None:
    report = made()
    after = apply(report, decisions=decide(report, (), report.conflicts[0].id, verdict, by="Lin")).conflicts[0]
    assert (after.state, after.active) == (state, active)
    assert after.ruling is not None
    assert after.ruling.by == "Lin"


def test_a_call_stays_open_in_the_baseline_too() -> None:
    report = made()
    after = apply(report, decisions=decide(report, (), report.conflicts[0].id, "call"), baseline=entries_of(report))
    assert after.conflicts[0].state == "open"


def test_a_rewritten_baseline_covers_a_changed_decision() -> None:
    report = made()
    old = decide(report, (), report.conflicts[0].id, "keep:2021")
    third = replace(report.conflicts[0], values=(*report.conflicts[0].values, Side("2019", "2019", 1, ())))
    changed = replace(report, conflicts=(third,))
    assert apply(changed, decisions=old).conflicts[0].state == "changed"
    after = apply(changed, decisions=old, baseline=entries_of(changed)).conflicts[0]
    assert after.state == "known"
    assert after.ruling is not None


def test_ids_by_unique_beginning_like_git() -> None:
    ids = ["ab12", "ab34", "cd56"]
    assert resolve(ids, "C") == "cd56"
    assert resolve(["ab", "ab34"], "ab") == "ab"
    with pytest.raises(SettingsError, match="'ab' is ambiguous: ab12, ab34"):
        resolve(ids, "ab")
    for none in ("ff", "", " "):
        with pytest.raises(SettingsError, match="no conflict"):
            resolve(ids, none)


def test_keep_takes_the_value_as_shown_or_as_normalised(many: Report) -> None:
    finding = next(f for f in many.conflicts if f.values[0].display == "35.2亿元")
    assert kept_value(finding, " 35.2 亿元") == finding.values[0].normalized
    assert kept_value(finding, finding.values[1].normalized) == finding.values[1].normalized
    with pytest.raises(SettingsError, match=r"'7' is none of its values; use keep:35\.2亿元, keep:32\.5亿元"):
        kept_value(finding, "7")
    twice = replace(finding, values=(replace(finding.values[0], display="35亿"), replace(finding.values[1], display="35亿")))
    with pytest.raises(SettingsError, match="is shown by two sides; use keep:3520000000 CNY, keep:3250000000 CNY"):
        kept_value(twice, "35亿")


@pytest.mark.parametrize(
    ("verdict", "scope", "reason"),
    [
        ("maybe", "", "no verdict 'maybe'"),
        ("both:2021", "", "no verdict"),
        ("keep", "", "is none of its values"),
        ("both", "entity", "no scope 'entity'; there are person, period"),
        ("call", "person", "call has no scope"),
    ],
)
def test_what_cannot_be_decided(verdict: str, scope: str, reason: str) -> None:
    report = made()
    with pytest.raises(SettingsError, match=reason):
        decide(report, (), report.conflicts[0].id, verdict, scope=scope)


def test_deciding_again_replaces_also_under_another_id(many: Report) -> None:
    first, others = many.conflicts[0], many.conflicts[1:]
    old = decide(many, (), first.id, "both", scope="period")
    for other in others:
        old = decide(many, old, other.id, "call")
    edited = replace(first, id="0" * 12)
    report = replace(many, conflicts=(edited, *others))
    moved = tuple(replace(d, id="1" * 12) if d.id == first.id else d for d in old)
    assert rulings(report, moved)[edited.id].id == "1" * 12
    new = decide(report, moved, edited.id, "false-positive")
    assert len(new) == len(old)
    assert [d.verdict for d in new if d.id == "0" * 12] == ["false-positive"]
    assert list(new) == sorted(new, key=lambda d: d.id)


def test_unknown_keys_of_a_decision_survive_a_new_verdict() -> None:
    report = made()
    old = (replace(decide(report, (), report.conflicts[0].id, "call")[0], extra=(("due", "2031-07-01"),)),)
    assert decide(report, old, old[0].id, "both")[0].extra == (("due", "2031-07-01"),)


def test_undo(many: Report) -> None:
    ids = [f.id for f in many.conflicts]
    both = decide(many, decide(many, (), ids[0], "both"), ids[1], "call")
    assert [d.id for d in decide(many, both, ids[0], "undo")] == [ids[1]]
    with pytest.raises(SettingsError, match="has no decision to undo"):
        decide(many, both, ids[2], "undo")
    stale = (*both, replace(both[0], id="f" * 12, values=("x",), anchors=()))
    assert decide(many, stale, "fff", "undo") == both


def test_the_cases_of_a_run_do_as_well_as_its_report() -> None:
    report = made()
    assert decide(cases_of(report), (), report.conflicts[0].id, "keep:2020") == decide(
        report, (), report.conflicts[0].id, "keep:2020"
    )


def test_the_kept_value_follows_its_side(many: Report) -> None:
    finding = next(f for f in many.conflicts if f.values[0].display == "37名")
    old = decide(many, (), finding.id, "keep:37名")
    renamed = replace(finding, values=(replace(finding.values[0], normalized="37 位研究员"), finding.values[1]))
    after = apply(replace(many, conflicts=(renamed,)), decisions=old).conflicts[0]
    assert after.ruling is not None
    assert after.ruling.keep == "37 位研究员"


def test_stale_entries_only_where_the_article_was_looked_at() -> None:
    report = made()
    gone = Known("a" * 12, "XC101", ("1",), (Anchor("x", A.path), Anchor("y", "corpus/gone.md")))
    assert [s.id for s in apply(report, baseline=[gone]).stale] == ["a" * 12]
    assert apply(report, baseline=[gone], exists=lambda doc: True).stale == ()
    here = replace(gone, anchors=(Anchor("x", A.path),))
    assert [s.source for s in apply(report, baseline=[here], exists=lambda doc: True).stale] == ["baseline"]


def test_load_and_apply_finds_the_default_files_and_demands_named_ones(tmp_path: Path) -> None:
    report = made()
    assert load_and_apply(report, tmp_path).conflicts[0].state == "open"
    write_baseline(tmp_path / ".crossclaim" / "baseline.jsonl", entries_of(report))
    assert load_and_apply(report, tmp_path).conflicts[0].state == "known"
    write_decisions(tmp_path / "mine.jsonl", decide(report, (), report.conflicts[0].id, "both"))
    assert load_and_apply(report, tmp_path, decisions=tmp_path / "mine.jsonl").conflicts[0].state == "decided"
    assert load_and_apply(report, tmp_path, no_baseline=True).conflicts[0].state == "open"
    for kind in ("baseline", "decisions", "facts"):
        with pytest.raises(SettingsError, match="no such file"):
            load_and_apply(report, tmp_path, **{kind: tmp_path / "none"})


def test_articles_of_one_file_that_was_read_are_gone_when_they_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_text("{}", encoding="utf-8")
    one, two = replace(A, path="all.jsonl#1"), replace(B, path="all.jsonl#2")
    gone = Known("a" * 12, "XC101", ("1",), (Anchor("x", "all.jsonl#9"),))
    write_baseline(tmp_path / ".crossclaim" / "baseline.jsonl", [gone])
    assert len(load_and_apply(made(a=one, b=two), tmp_path).stale) == 1
    assert load_and_apply(made(), tmp_path).stale == ()


def test_baseline_write_takes_what_is_undecided(many: Report, tmp_path: Path) -> None:
    file = tmp_path / "baseline.jsonl"
    ids = [f.id for f in many.conflicts]
    decisions = decide(many, decide(many, (), ids[0], "both"), ids[1], "call")
    assert write(apply(many, decisions=decisions), file) == (10, 10)
    known = read_baseline(file)
    assert {one.id for one in known} == set(ids[2:])
    before = file.read_bytes()
    assert write(apply(many, decisions=decisions, baseline=known), file) == (10, 0)
    assert file.read_bytes() == before
    assert status(apply(many, decisions=decisions, baseline=known)) == Status(open=1, known=10, decided=1, changed=0, stale=0)


def test_baseline_write_keeps_entries_of_articles_outside_of_the_run(many: Report, tmp_path: Path) -> None:
    file = tmp_path / "baseline.jsonl"
    outside = Known("e" * 12, "XC201", ("7",), (Anchor("x", "elsewhere.md", values=("7",)),), (("team", "north"),))
    write_baseline(file, [outside])
    assert write(apply(many, baseline=[outside], exists=lambda doc: True), file) == (13, 12)
    assert outside in read_baseline(file)
    assert write(apply(many, baseline=read_baseline(file)), file) == (12, 0)  # now it is stale


def test_baseline_prune_only_removes(many: Report, tmp_path: Path) -> None:
    file = tmp_path / "baseline.jsonl"
    known = entries_of(many)
    write_baseline(file, known)
    fewer = replace(many, conflicts=many.conflicts[:5])
    assert prune(apply(fewer, baseline=known), file) == 7
    assert {one.id for one in read_baseline(file)} == {f.id for f in many.conflicts[:5]}
    before = file.read_bytes()
    assert prune(apply(many, baseline=read_baseline(file)), file) == 0
    assert file.read_bytes() == before


def test_values_are_read_without_the_noun_and_with_what_bounds_them() -> None:
    def keys(text: str) -> list[str]:
        return [value_key(c.value) for c in extract([article(text, "a.txt")]).claims if c.quote in text]

    assert keys("公司有11位创始人。") == keys("公司有11名联合创办者。") == ["11"]
    assert keys("营收增长5%。") == ["5 % up"]
    assert keys("营收下降5%。") == ["5 % down"]
    assert keys("The fund holds about $3 million.") == ["3000000 USD about"]
    assert keys("仪式于2021年3月5日举行。") == ["2021-03-05"]
    assert keys("仪式于2021年初举行。") != keys("仪式于2021年举行。")
    assert keys("The work took seven months.") == ["P7M"]


def test_a_roster_keeps_its_members_as_its_value() -> None:
    one, two = claim(A, "海峡大桥于2021年通车,全长12公里。", "2021"), claim(B, "The strait bridge opened in 2020.", "2020", 1)
    roster = replace(
        made().conflicts[0], rule="XC401", values=(Side("3", "甲、乙、丙", 1, (one,)), Side("3", "甲、乙、丁", 1, (two,)))
    )
    assert values_of(roster) == ("甲、乙、丁", "甲、乙、丙")
