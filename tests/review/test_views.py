"""Small parts: cutting text, corrections, stories, values in people's words."""

from __future__ import annotations

from itertools import pairwise

import pytest

from checker.model import Ruling
from checker.review import keys, todo
from checker.review.evidence import columns
from checker.review.guard import Door
from checker.review.show import person, plain_value
from checker.review.snapshot import ruled
from checker.review.stories import axis, stories
from checker.review.text import Piece, cut, visible
from checker.review.words import MORE, WORDS, choose, say
from claims.model import Span
from tests.review import _room


def test_cut_keeps_every_character_once():
    text = "abcdefghij"
    pieces = cut(text, Span(1, 9), [(Span(0, 6), "claim", "1"), (Span(3, 5), "value", "1"), (Span(8, 12), "value", "2")])
    assert "".join(piece.text for piece in pieces) == "bcdefghi"
    assert pieces == (
        Piece("bc", "claim", "1"),
        Piece("de", "value", "1"),
        Piece("f", "claim", "1"),
        Piece("gh"),
        Piece("i", "value", "2"),
    )


@pytest.mark.parametrize(
    ("text", "shown"), [("a\u202eb", "ab"), ("a\x1b[1m", "a[1m"), ("a\u200bb", "ab"), ("五\u3000六\n七", "五\u3000六\n七")]
)
def test_characters_that_hide_or_reorder_go(text, shown):
    assert visible(text) == shown


RANGES = [
    ("[2026-05-20, 2026-05-21)", "2026-05-20"),
    ("[2021-09-01, 2021-10-01)", "2021-09-01 – 2021-09-30"),
    ("[2026-03-09 02:40, 2026-03-09 02:41)", "2026-03-09 02:40"),
    ("[2026-03-09 02:00, 2026-03-09 03:00)", "2026-03-09 02:00 – 2026-03-09 02:59"),
    ("216 m", "216 m"),
    ("--05-20", "--05-20"),
    ("{a, b}", "{a, b}"),
]


@pytest.mark.parametrize(("normalized", "shown"), RANGES)
def test_ranges_are_shown_as_people_write_them(normalized, shown):
    assert plain_value(normalized) == shown


def test_names_without_their_addresses():
    assert (person("Lin Yue <lin@example.org>"), person("Zhou"), person("<a@b.c>")) == ("Lin Yue", "Zhou", "<a@b.c>")


def test_every_word_is_in_both_languages_with_the_same_blanks():
    import re

    for key, (english, chinese) in {**WORDS, **MORE}.items():
        assert english and chinese, key
        assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", chinese)), key
    assert not WORDS.keys() & MORE.keys()


def test_words_with_braces_are_not_filled_twice():
    assert say("en", "keep", value="{0} {name}") == "Keep {0} {name}"


@pytest.mark.parametrize(
    ("query", "cookie", "accept", "default", "lang"),
    [
        ("zh", "en", "en", "en", "zh"),
        ("", "en", "zh", "zh", "en"),
        ("xx", "", "fr, en;q=0.5", "zh", "en"),
        ("", "", "", "zh", "zh"),
        ("", "", "fr", "en", "en"),
    ],
)
def test_choice_of_language(query, cookie, accept, default, lang):
    assert choose(query, cookie, accept, default) == lang


def test_keys_keep_digits_for_values():
    chosen, reason = keys.read({"on": "1", "key.call": "3"}, "en")
    assert not chosen and "3" in reason


def find(rule):
    return next(f for f in _room.demo().conflicts if f.rule == rule)


def decided(finding, n):
    from dataclasses import replace

    made = ruled(finding, Ruling("keep", keep=finding.values[n].normalized))
    return replace(_room.demo(), conflicts=(made,))


def test_a_correction_is_worded_in_the_articles_language():
    report = decided(find("XC212"), 0)
    tasks = [task for sheet in todo.sheets(report) for task in sheet.tasks]
    assert [[piece.text for piece in task.proposed if piece.kind] for task in tasks] == [["34%"]]
    assert "".join(piece.text for piece in tasks[0].now).count("43%") == 1


def test_a_roster_is_reworded_by_hand():
    report = decided(find("XC401"), 0)
    tasks = [task for sheet in todo.sheets(report) for task in sheet.tasks]
    assert tasks and all(not task.proposed and task.right for task in tasks)


def test_another_value_corrects_every_side():
    from dataclasses import replace

    finding = find("XC213")
    report = replace(_room.demo(), conflicts=(ruled(finding, Ruling("keep", keep="217米")),))
    proposed = ["".join(p.text for p in task.proposed) for sheet in todo.sheets(report) for task in sheet.tasks]
    assert len(proposed) == sum(len(side.claims) for side in finding.values)
    assert all("217米" in text for text in proposed)


def test_values_of_one_sentence_share_a_card():
    finding = find("XC402")
    column = columns(finding, _room.demo())[1]
    assert len(column.quotes) == 1
    assert sum(piece.kind == "value" for piece in column.quotes[0].pieces) == len(finding.values[1].claims)


def test_originals_come_before_their_copies():
    column = columns(find("XC213"), _room.demo())[0]
    assert [bool(quote.copy_of) for quote in column.quotes] == [False, False, True]
    assert column.quotes[0].copies


def test_stories_are_the_events_of_the_demo():
    report = _room.demo()
    folders = [{report.articles[i].article.path.split("/")[2] for i in story.articles} for story in stories(report)]
    assert sorted(map(sorted, folders)) == [["bridge"], ["fire"], ["robot"]]


def test_axis_is_in_order_and_keeps_labels_apart():
    report = _room.demo()
    drawn = axis(report, stories(report)[0].articles)
    places = [tick.x for tick in drawn.ticks]
    assert places == sorted(places)
    assert all(b - a >= 70 for a, b in pairwise(places))
    assert [tick.label for tick in drawn.ticks] == sorted(tick.label for tick in drawn.ticks)
    assert all(0 < mark.x < drawn.width for lane in drawn.lanes for mark in lane.marks)


def test_door_of_a_proxy_lets_both_addresses_in():
    door = Door("t" * 32, 8080, "https://review.example.org")
    assert door.hosts == {"127.0.0.1:8080", "localhost:8080", "review.example.org"}
    assert "https://review.example.org" in door.origins and "http://review.example.org" not in door.origins


@pytest.mark.parametrize("name", ["queue", "conflict", "article"])
def test_pictures_of_the_docs_are_there_and_small(name):
    assert 20_000 < (_room.ROOT / "docs" / "images" / f"review-{name}.png").stat().st_size < 200_000
    assert f"images/review-{name}.png" in (_room.ROOT / "docs" / "review.md").read_text(encoding="utf-8")


def test_the_docs_name_every_key():
    text = (_room.ROOT / "docs" / "review.md").read_text(encoding="utf-8")
    assert all(f"`{key}`" in text for key in keys.USUAL.values())


def pair(zh, en, value_zh, value_en):
    """A Chinese and an English article that differ, as a report with the conflict of the two figures."""
    from dataclasses import replace

    from checker.identity import assign
    from checker.model import ArticleRow, Finding, Report, Side, Text
    from tests.checker._claims import claim_of, read

    extraction = read(zh, en)
    one, two = claim_of(extraction, value_zh), claim_of(extraction, value_en)
    sides = (Side(value_zh, "zh", 1, (one,)), Side(value_en, "en", 1, (two,)))
    finding = Finding("", "XC201", "error", 0.9, "", "", sides, Text("", ""))
    report = Report(tuple(ArticleRow(a) for a in extraction.articles), assign([finding]), (), (), (), None)
    made = ruled(report.conflicts[0], Ruling("keep", keep="en"))
    return [task for sheet in todo.sheets(replace(report, conflicts=(made,))) for task in sheet.tasks]


def test_digits_cross_languages_and_words_of_size_do_not():
    tasks = pair("工厂占地520平方米。", "The plant covers 250 square metres.", "520平方米", "250 square metres")
    assert [piece.text for piece in tasks[0].proposed if piece.kind] == ["250平方米"]
    tasks = pair("工厂占地5.2万平方米。", "The plant covers 25,000 square metres.", "5.2万平方米", "25,000 square metres")
    assert not tasks[0].proposed and tasks[0].right == "25,000 square metres"
