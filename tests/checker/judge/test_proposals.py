"""What is proposed, how events are kept apart, how groups are made."""

from __future__ import annotations

from dataclasses import replace

from checker.align import Alignment
from checker.judge.events import events
from checker.judge.proposals import MEMBERS, join, propose, stars
from checker.judge.settings import Settings
from checker.judge.work import first_requests
from tests.checker.judge._room import EN, ZH, with_conflict, world


def test_what_the_report_holds_comes_first() -> None:
    report, inside = world()
    report = with_conflict(report, inside, "86.4亿元", "84.6亿元")
    found = propose(report, inside)
    assert found[0].offline is report.conflicts[0] and found[0].listed == "conflicts"
    assert {"slot", "sum", "order"} <= {one.kind for one in found}


def test_a_low_score_is_enough_for_the_best_partner_only() -> None:
    report, inside = world()
    low = {pair: 0.02 for pair in inside.found.scores}
    made = propose(report, replace(inside, found=Alignment(low, {}, (), ())))
    assert any(one.kind == "slot" for one in made)
    none = {pair: 0.005 for pair in inside.found.scores}
    assert not any(one.kind == "slot" for one in propose(report, replace(inside, found=Alignment(none, {}, (), ()))))


def test_equal_values_are_not_proposed() -> None:
    report, inside = world((ZH[0], (ZH[0][0].replace("正式", ""), "转载")))
    assert not any(one.kind == "slot" for one in propose(report, inside))


def test_join_and_stars_cover_every_pair() -> None:
    pairs = [(i, j) for i in range(6) for j in range(i + 1, 20)]
    groups, left = join(pairs, MEMBERS)
    made = [*groups, *stars(left)]
    assert all(len(group) <= MEMBERS for group in made)
    assert all(any({i, j} <= set(group) for group in made) for i, j in pairs)


def test_events_are_kept_apart() -> None:
    texts = [*ZH, *EN] * 3
    _, inside = world(ZH * 4)
    assert set(events(inside)) == {0}
    titles = ["大桥通车" if not text.isascii() else "A ferry" for text, _ in texts]
    report, inside = world(texts, titles=titles, score=0.2)
    chinese = {n for n, (text, _) in enumerate(texts) if not text.isascii()}
    claims = inside.extraction.claims
    scores = {
        (i, j): 0.9 if (claims[i].article in chinese) == (claims[j].article in chinese) else 0.2 for i, j in inside.found.scores
    }
    inside = replace(inside, found=Alignment(scores, {}, (), ()))
    assert set(events(inside)) == {0, 3}
    asked, _, _, _ = first_requests(report, inside, Settings(), "zh")
    for request in asked:
        articles = {claims[i].article for group in request.groups for i in group.claims}
        assert articles <= chinese or not articles & chinese


def test_a_short_sentence_brings_the_one_before_it() -> None:
    report, inside = world((("新桥由三家单位承建。其中有31家分包商。", "晨报"), ("分包商共33家，来自十二个省。", "商报")))
    asked, _, _, _ = first_requests(report, inside, Settings(), "zh")
    assert any("新桥由三家单位承建" in request.text for request in asked)
