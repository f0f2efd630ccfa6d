"""Five thousand conflicts, and how much of them fits: sizes, the order of dropping, the last line, time."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from checker._outputs import FORMATS, Output, render
from checker.model import Report
from checker.render.markdown import render as markdown
from tests.checker._reports import report
from tests.checker.render._made import hostile, many, thousands

ENV = {
    "GITHUB_ACTIONS": "true",
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "desk/corpus",
    "GITHUB_SHA": "0123456789abcdef0123456789abcdef01234567",
    "GITHUB_RUN_ID": "77",
}


def made(found: Report, output: Output, lang: str = "zh") -> str:
    return render(found, output, lang=lang, fail_on="error", color=False, env=ENV)


def cards(page: str) -> list[int]:
    return [int(n) for n in re.findall(r"<summary>\S+ \S+ <b>(\d+)\. ", page)]


def rows(page: str) -> list[int]:
    return [int(n) for n in re.findall(r"^\| [^|]*\| \[(\d+)\. ", page, re.M)]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("severities", [("error", "warning", "note"), ("error",), ("warning",)])
def test_complaint_comment_over_65536_characters_is_refused(severities: tuple[str, ...], lang: str) -> None:
    page = made(thousands(severities), Output("comment"), lang)
    assert 45_000 < len(page) <= 60_000
    assert re.search(r"more in|项见", page.rstrip("\n").rpartition("\n")[2])
    shown = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(page)
    assert shown.count("<details") == shown.count("</details>")


@pytest.mark.parametrize("severities", [("error", "warning", "note"), ("error",), ("note",)])
def test_complaint_summary_over_1024k_is_dropped_whole(severities: tuple[str, ...]) -> None:
    page = made(thousands(severities), Output("markdown", "summary.md", summary=True))
    assert 800_000 < len(page.encode("utf-8")) <= 1_000_000
    assert "[github.com/desk/corpus/actions/runs/77](https://github.com/desk/corpus/actions/runs/77)" in page.rpartition("> <b>")[2]


def test_errors_keep_their_evidence_when_room_is_short() -> None:
    page = made(thousands(("error",)), Output("comment"), "en")
    assert cards(page) == rows(page) == list(range(1, len(rows(page)) + 1))
    assert len(rows(page)) >= 30
    assert f"{5_000 - len(rows(page))} more in" in page


def test_the_order_of_dropping() -> None:
    found = many(60)
    extra = report()
    found = replace(found, agreements=extra.agreements * 20, not_compared=extra.not_compared * 20, updates=extra.updates)
    whole = markdown(found, lang="en")
    seen: list[tuple[bool, bool, bool, int, int]] = []
    for room in range(len(whole), 8_000, -1_500):
        page = markdown(found, lang="en", max_chars=room)
        assert len(page) <= room
        n = cards(page)
        notes, warnings = sum(i > 40 for i in n), sum(20 < i <= 40 for i in n)
        assert not warnings < 20 or notes == 0  # every note's card goes before the first warning's
        assert len(rows(page)) == 60 or warnings == notes == 0  # every folded card before the first row
        assert [i for i in n if i <= 20] == [i for i in range(1, 21) if i <= len(rows(page))]  # an error goes with its row
        seen.append(
            ("not compared" in page.partition("more in")[0], "Checked and" in page, "Updates" in page, notes, len(rows(page)))
        )
    assert seen[0][:3] == (True, True, True) and seen == sorted(seen, reverse=True)
    assert (False, True, True) in {one[:3] for one in seen}


def test_the_last_line_counts_what_is_missing() -> None:
    page = markdown(many(60), lang="en", max_chars=40_000, artifact="full.md")
    last = page.rstrip("\n").rpartition("\n")[2]
    match = re.match(r"> <b>(\d+) more in `full.md`</b> \(the evidence of (\d+) conflicts, (\d+) articles\)\.$", last)
    assert match, last
    assert int(match[1]) == int(match[2]) == 60 - len(cards(page)) and int(match[3]) == 200


def test_without_need_nothing_is_dropped() -> None:
    whole = markdown(many(60), lang="en")
    assert markdown(many(60), lang="en", max_chars=len(whole)) == whole
    assert markdown(many(60), lang="en", max_bytes=len(whole.encode("utf-8"))) == whole
    assert "more in" not in whole


def test_bytes_are_not_characters() -> None:
    page = markdown(many(300), lang="zh", max_bytes=100_000)
    assert len(page) < 90_000 < len(page.encode("utf-8")) <= 100_000


@pytest.mark.parametrize("text", ["|" * 10_000, "长" * 10_000, "@a" * 5_000])
def test_huge_sentences_stay_within_a_comment(text: str) -> None:
    found = hostile(text)
    assert len(markdown(replace(found, conflicts=found.conflicts * 200), lang="zh", max_chars=60_000)) <= 60_000
    assert len(markdown(found, lang="zh")) < 100_000


@pytest.mark.parametrize("name", FORMATS)
def test_five_thousand_conflicts_in_under_five_seconds(name: str) -> None:
    found = thousands()
    start = time.process_time()
    page = made(found, Output(name))
    assert time.process_time() - start < 5
    assert len(page.encode("utf-8")) < 12_000_000


def test_complaint_html_reports_of_80_megabytes() -> None:
    page = made(thousands(), Output("html"))
    assert len(page.encode("utf-8")) < 8_000_000
    assert page.count('class="row"') == 5_000 and page.count('<details class="card') == 2_000
    assert "另有 3000 处" in page


@pytest.mark.parametrize("room", [-5_000, 0, 300])
def test_no_room_at_all_leaves_the_verdict_and_the_last_line(room: int) -> None:
    page = markdown(many(30), lang="en", max_bytes=room)
    assert len(page) < 700 and "30 conflicts" in page and "<b>30 more in" in page and not rows(page)
