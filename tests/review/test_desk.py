"""Steps: recorded before they are acknowledged, never overwritten in silence, undone by a further step."""

from __future__ import annotations

import json
import sqlite3

import pytest

from checker.ledger.storage import read_decisions, write_baseline
from checker.model import Ruling
from checker.review.desk import Wish
from checker.review.journal import Journal
from checker.review.snapshot import version, versions
from claims.errors import InputError, SettingsError
from tests.review import _room

LIN, ZHOU = _room.USER, "Zhou"


def first(desk, n=0):
    return desk.look().report.conflicts[n]


def keep(desk, n=0, value=0, by=LIN):
    finding = first(desk, n)
    return desk.decide(Wish(finding.id, Ruling("keep", keep=finding.values[value].normalized), version(finding)), by)


def lines(desk):
    return [json.loads(line) for line in desk.book.decisions.read_text(encoding="utf-8").splitlines()]


def test_a_step_is_in_the_log_in_the_file_and_in_view(desk):
    assert keep(desk).batch == 1
    finding = first(desk)
    assert (finding.state, finding.ruling.by) == ("decided", LIN)
    assert [(row["id"], row["verdict"]) for row in lines(desk)] == [(finding.id, "keep")]
    assert [step.action for step in desk.journal.of_conflict(finding.id)] == ["decide"]


def test_the_file_alone_carries_the_decision_to_the_next_check(desk, tmp_path):
    from checker.ledger import load_and_apply

    keep(desk)
    applied = load_and_apply(_room.demo(), tmp_path)
    assert applied.conflicts[0].state == "decided"
    assert applied.conflicts[0].ruling == first(desk).ruling


def test_what_was_seen_before_somebody_else_decided_is_not_recorded(desk):
    seen = version(first(desk))
    keep(desk, value=1, by=ZHOU)
    outcome = desk.decide(Wish(first(desk).id, Ruling("both", scope="period"), seen), LIN)
    assert outcome.batch == 0
    assert outcome.clash.ruling.by == ZHOU
    assert first(desk).ruling.verdict == "keep"


def test_undo_appends_and_restores_the_line_before(desk):
    keep(desk, value=0)
    keep(desk, value=1)
    assert desk.undo(2, LIN).batch == 3
    assert first(desk).ruling.keep == first(desk).values[0].normalized
    assert desk.undo(1, LIN).batch == 4
    assert (first(desk).ruling, first(desk).state) == (None, "open")
    assert lines(desk) == []
    assert [step.action for step in desk.journal.of_conflict(first(desk).id)] == ["decide", "decide", "undo", "undo"]


def test_undo_takes_back_nothing_of_others_nor_what_others_changed(desk):
    keep(desk)
    assert desk.undo(1, ZHOU).batch == 0
    keep(desk, value=1, by=ZHOU)
    outcome = desk.undo(1, LIN)
    assert outcome.batch == 0
    assert outcome.clash.ruling.by == ZHOU


def test_undo_twice_takes_back_once(desk):
    keep(desk)
    keep(desk, n=1)
    assert desk.journal.undoable(LIN) == 2
    desk.undo(2, LIN)
    assert desk.undo(2, LIN).batch == 0
    assert desk.journal.undoable(LIN) == 1


def test_an_undone_line_is_newer_than_what_it_replaces(desk):
    keep(desk, value=0)
    keep(desk, value=1)
    before = lines(desk)[0]["on"]
    desk.undo(2, LIN)
    assert lines(desk)[0]["on"] > before


def test_undo_of_what_the_baseline_knew_leaves_it_known(desk, tmp_path):
    from checker.ledger.anchors import entries_of

    write_baseline(desk.book.baseline, entries_of(_room.demo())[:1])
    assert first(desk).state == "known"
    keep(desk)
    assert first(desk).state == "decided"
    desk.undo(1, LIN)
    assert first(desk).state == "known"


def test_a_call_stays_open_and_a_withdrawn_decision_too(desk):
    finding = first(desk)
    desk.decide(Wish(finding.id, Ruling("call", note="@Zhou"), version(finding)), LIN)
    assert (first(desk).state, first(desk).ruling.verdict) == ("open", "call")
    desk.decide(Wish(finding.id, None, version(first(desk))), LIN, "withdraw")
    assert (first(desk).state, first(desk).ruling) == ("open", None)


def test_many_are_recorded_together_or_not_at_all(desk):
    found = {f.id: f for f in desk.look().report.conflicts[:5]}
    seen = versions(found)
    wishes = dict.fromkeys(found, Ruling("false-positive", scope="advert"))
    keep(desk, n=4, by=ZHOU)
    assert desk.decide_many(wishes, LIN, seen).batch == 0
    assert len(lines(desk)) == 1
    fresh = versions({f.id: f for f in desk.look().report.conflicts[:5]})
    batch = desk.decide_many(wishes, LIN, fresh).batch
    assert len(desk.journal.of_batch(batch)) == 5
    assert {row["verdict"] for row in lines(desk)} == {"false-positive"}
    desk.undo(batch, LIN)
    assert [(row["id"], row["by"]) for row in lines(desk)] == [(first(desk, 4).id, ZHOU)]


def test_the_file_wins_and_what_came_from_it_is_told(desk, tmp_path):
    keep(desk)
    other = _room.desk(tmp_path / "branch")
    keep(other, n=1, by=ZHOU)
    text = desk.book.decisions.read_text(encoding="utf-8") + other.book.decisions.read_text(encoding="utf-8")
    desk.book.decisions.write_text(text, encoding="utf-8")
    assert first(desk, 1).ruling.by == ZHOU
    step = desk.journal.of_conflict(first(desk, 1).id)[0]
    assert (step.action, step.by, step.now.verdict) == ("file", ZHOU, "keep")
    other.journal.close()


def test_a_line_taken_out_of_the_file_is_gone(desk):
    keep(desk)
    desk.book.decisions.write_text("", encoding="utf-8")
    assert first(desk).ruling is None


def test_a_file_that_cannot_be_read_is_told_and_not_overwritten(desk):
    keep(desk)
    broken = "<<<<<<< HEAD\n" + desk.book.decisions.read_text(encoding="utf-8")
    desk.book.decisions.write_text(broken, encoding="utf-8")
    desk.look()
    assert "conflict marker" in desk.trouble
    with pytest.raises(SettingsError, match="conflict marker"):
        keep(desk, n=1)
    assert desk.book.decisions.read_text(encoding="utf-8") == broken
    desk.book.decisions.write_text(broken.split("\n", 1)[1], encoding="utf-8")
    assert keep(desk, n=1).batch
    assert len(lines(desk)) == 2


def test_a_crash_between_log_and_file_loses_nothing(desk, tmp_path, monkeypatch):
    class PowerCut(BaseException):
        pass

    def cut(lines):
        raise PowerCut

    keep(desk)
    monkeypatch.setattr(desk.book, "put", cut)
    with pytest.raises(PowerCut):
        keep(desk, n=1)
    assert len(lines(desk)) == 1
    desk.journal.close()
    again = _room.desk(tmp_path)
    assert first(again, 1).state == "decided"
    assert len(read_decisions(again.book.decisions)) == 2
    again.journal.close()


def test_after_a_crash_a_later_line_of_the_file_wins(desk, tmp_path, monkeypatch):
    keep(desk)
    monkeypatch.setattr(desk.journal, "publish", lambda seq: None)
    keep(desk, value=1)
    row = lines(desk)[0] | {"verdict": "both", "keep": "", "scope": "place", "on": "2031-01-01T00:00:00+00:00"}
    desk.book.decisions.write_text(json.dumps(row) + "\n", encoding="utf-8")
    desk.journal.close()
    again = _room.desk(tmp_path)
    assert first(again).ruling.verdict == "both"
    again.journal.close()


def test_a_disk_that_is_full_records_nothing_later_either(desk, tmp_path, monkeypatch):
    def full(lines):
        raise SettingsError("no space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(desk.book, "put", full)
        with pytest.raises(SettingsError, match="no space"):
            keep(desk)
    desk.journal.close()
    again = _room.desk(tmp_path)
    assert first(again).ruling is None
    again.journal.close()


def test_the_log_refuses_to_forget(desk):
    keep(desk)
    db = sqlite3.connect(desk.journal.path)
    for statement in ("DELETE FROM steps", "UPDATE steps SET by = 'x'"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.execute(statement)
    assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    db.close()


def test_the_log_stays_out_of_git_and_the_decisions_go_in(desk):
    keep(desk)
    assert (desk.book.decisions.parent / ".gitignore").read_text(encoding="utf-8") == "review.sqlite*\n"


def test_a_log_that_is_no_database_is_one_line(tmp_path):
    (tmp_path / "review.sqlite").write_bytes(b"not a database at all, but long enough to be looked at" * 20)
    with pytest.raises(InputError, match="review's log"):
        Journal(tmp_path / "review.sqlite")


def test_a_new_check_says_what_is_new_and_keeps_decisions(desk):
    from dataclasses import replace

    report = _room.demo()
    keep(desk)
    gone, kept = report.conflicts[1], (report.conflicts[0], *report.conflicts[2:])
    desk.renew(replace(report, conflicts=kept))
    assert (len(desk.look().news.fresh), desk.look().news.gone) == (0, 1)
    assert first(desk).state == "decided"
    desk.renew(report)
    assert desk.look().news.fresh == {gone.id}


def test_a_kept_value_becomes_a_house_fact_in_everybodys_words(desk):
    n = next(n for n, f in enumerate(desk.look().report.conflicts) if f.rule == "XC203")
    keep(desk, n)
    draft = desk.book.draft(first(desk, n))
    assert desk.promote(first(desk, n).id, draft, LIN, version(first(desk, n))).batch
    fact = desk.book.known_facts()[0]
    assert (fact.by, fact.wording.value) == (LIN, first(desk, n).values[0].display)
    assert fact.others
    with pytest.raises(SettingsError, match="there already"):
        desk.promote(first(desk, n).id, draft, LIN, version(first(desk, n)))


def test_where_no_quote_names_the_subject_the_editor_words_the_fact(desk):
    n = next(n for n, f in enumerate(desk.look().report.conflicts) if f.rule == "XC213")
    keep(desk, n)
    draft = desk.book.draft(first(desk, n))
    assert draft.quote.startswith(first(desk, n).subject) and not first(desk, n).values[0].claims[0].quote.startswith(draft.subject)
    assert draft.value in draft.quote
    assert desk.promote(first(desk, n).id, draft, LIN, version(first(desk, n))).batch
    assert desk.book.known_facts()[0].subject == first(desk, n).subject


def test_a_fact_without_its_value_is_refused(desk):
    from dataclasses import replace

    keep(desk)
    wrong = replace(desk.book.draft(first(desk)), value="77777")
    with pytest.raises(SettingsError, match="does not stand in"):
        desk.promote(first(desk).id, wrong, LIN, version(first(desk)))
    assert desk.journal.last() == 1


def test_what_is_undecided_cannot_become_a_fact(desk):
    assert desk.promote(first(desk).id, desk.book.draft(first(desk)), LIN, version(first(desk))).batch == 0


def test_preferences_are_kept_for_each_person(desk):
    desk.journal.prefer(LIN, {"keys": "off"})
    assert desk.journal.preferences(LIN) == {"keys": "off"}
    assert desk.journal.preferences(ZHOU) == {}
