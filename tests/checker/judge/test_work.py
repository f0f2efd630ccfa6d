"""Honest answers over real HTTP: findings confirmed, lowered, added."""

from __future__ import annotations

import json

import jsonschema
import pytest
from pytest_httpserver import HTTPServer

from checker.judge.work import judged
from checker.model import Report
from checker.render.json import render
from tests.checker.judge._room import EN, ZH, serve, settings, with_conflict, world


def _schema(report: Report) -> None:
    from importlib.resources import files

    schema = json.loads(files("checker").joinpath("report.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(render(report)), schema)


def test_a_conflict_is_added(httpserver: HTTPServer) -> None:
    report, inside = world()
    serve(httpserver, lambda seen, n: [seen.answer(["86.4亿元", "84.6亿元"])])
    made = judged(report, inside, settings(httpserver), "zh")
    (finding,) = made.conflicts
    assert (finding.rule, finding.severity, [side.display for side in finding.values]) == (
        "XC211",
        "error",
        ["86.4亿元", "84.6亿元"],
    )
    assert finding.judged is not None and finding.judged.offline.listed == "none"
    assert "由 scripted-1 判定" in finding.why.zh and "Judged by scripted-1" in finding.why.en
    assert "scripted-1" in made.to_markdown("zh")
    _schema(made)


def test_a_conflict_is_lowered_and_what_was_said_offline_stays(httpserver: HTTPServer) -> None:
    report, inside = world()
    report = with_conflict(report, inside, "86.4亿元", "84.6亿元")
    serve(
        httpserver,
        lambda seen, n: [
            seen.answer(["86.4亿元", "84.6亿元"], slot="scope", relation="compatible", reason="一为大桥，一为整个工程。")
        ],
    )
    made = judged(report, inside, settings(httpserver), "zh")
    (finding,) = made.conflicts
    assert (finding.id, finding.severity, finding.confidence) == (report.conflicts[0].id, "note", 0.5)
    row = json.loads(render(made))["conflicts"][0]
    assert row["judged"]["offline"] == {"listed": "conflicts", "severity": "error", "confidence": 0.9}
    assert row["judged"]["slot"] == "scope" and row["severity"] == "note"
    assert "范围不同" in finding.why.zh and finding.why.zh.startswith("两值不同。")
    _schema(made)


def test_a_warning_is_raised_to_what_its_rule_allows(httpserver: HTTPServer) -> None:
    report, inside = world()
    report = with_conflict(report, inside, "86.4亿元", "84.6亿元", severity="warning")
    serve(httpserver, lambda seen, n: [seen.answer(["86.4亿元", "84.6亿元"])])
    made = judged(report, inside, settings(httpserver), "zh")
    assert [(f.severity, f.confidence) for f in made.conflicts] == [("error", 0.9)]


def test_one_verdict_that_confirms_is_stronger_than_one_that_lowers(httpserver: HTTPServer) -> None:
    report, inside = world()
    report = with_conflict(report, inside, "86.4亿元", "84.6亿元")
    both = ["86.4亿元", "84.6亿元"]
    serve(httpserver, lambda seen, n: [seen.answer(both, relation="compatible", slot="period"), seen.answer(both)])
    assert [f.severity for f in judged(report, inside, settings(httpserver), "zh").conflicts] == ["error"]


def test_a_sum_and_an_order_are_computed_again(httpserver: HTTPServer) -> None:
    report, inside = world()
    serve(httpserver, lambda seen, n: [seen.answer(["31家", "9家", "14家", "6家"], "sum", "A3")])
    (finding,) = judged(report, inside, settings(httpserver), "zh").conflicts
    assert finding.rule == "XC402" and finding.values[1].display == "9家 + 14家 + 6家"
    sound = ((ZH[2][0].replace("6家", "8家"), "博客"), ZH[0])
    report, inside = world(sound)
    httpserver.clear()
    serve(httpserver, lambda seen, n: [seen.answer(["31家", "9家", "14家", "8家"], "sum")])
    made = judged(report, inside, settings(httpserver), "zh")
    assert not made.conflicts and made.judge is not None and made.judge.counts["dropped: adds up"] == 1


def test_a_future_told_as_past(httpserver: HTTPServer) -> None:
    texts = (("The pier was closed on 3 May 2031. The board signed the report on August 12, 2031.", "Wire"), EN[1])
    report, inside = world(texts)
    serve(httpserver, lambda seen, n: [seen.answer(["August 12, 2031"], "order"), seen.answer(["3 May 2031"], "order")])
    made = judged(report, inside, settings(httpserver), "en")
    assert [(f.rule, f.values[0].display) for f in made.conflicts] == [("XC301", "August 12, 2031")]
    assert made.judge is not None and made.judge.counts["dropped: in order"] == 1


def test_a_list(httpserver: HTTPServer) -> None:
    texts = (
        ("Three owners had craft aboard: Norvik, Tessel Weather and Calder Works. It cost $4 million.", "Wire"),
        ("Craft of three owners, Norvik, Tessel Weather and Brightwell, were lost. It cost $4 million.", "Post"),
    )
    report, inside = world(texts)

    def script(seen: object, n: int) -> list[dict[str, object]]:
        group = next(name for name, row in seen.groups.items() if row["kind"] == "roster")  # type: ignore[attr-defined]
        rows = [row for row in seen.rows if "craft" in row.get("text", "").lower()]  # type: ignore[attr-defined]
        quotes = [
            {"in": row["sentence"], "claim": "", "quote": part}
            for row, part in zip(rows, ("Calder Works", "Brightwell"), strict=True)
        ]
        return [
            {
                "group": group,
                "claims": [],
                "slot": "same",
                "relation": "conflict",
                "grade": "error",
                "reason": "One owner differs.",
                "quotes": quotes,
            }
        ]

    serve(httpserver, script)  # type: ignore[arg-type]
    (finding,) = judged(report, inside, settings(httpserver), "en").conflicts
    assert (finding.rule, [side.display for side in finding.values]) == ("XC401", ["Calder Works", "Brightwell"])
    assert all(c.quote == inside.extraction.articles[c.article].text[c.start : c.end] for s in finding.values for c in s.claims)


def test_english_reasons_are_asked_for_in_english(httpserver: HTTPServer) -> None:
    report, inside = world(EN)
    seen = serve(httpserver, lambda seen, n: [])
    judged(report, inside, settings(httpserver), "en")
    assert "one sentence in English" in seen[0].body["messages"][0]["content"]
    assert seen[0].body["temperature"] == 0 and seen[0].body["response_format"]["json_schema"]["strict"] is True


def test_no_answer_to_a_group_leaves_it_as_it_is(httpserver: HTTPServer) -> None:
    report, inside = world()
    report = with_conflict(report, inside, "86.4亿元", "84.6亿元")
    serve(httpserver, lambda seen, n: [])
    made = judged(report, inside, settings(httpserver), "zh")
    assert made.conflicts == report.conflicts and made.judge is not None and made.judge.counts["requests answered"] == 1


@pytest.mark.parametrize("limit", [1_500, 5_500])
def test_requests_are_batched(limit: int, httpserver: HTTPServer) -> None:
    report, inside = world(ZH * 4)
    seen = serve(httpserver, lambda seen, n: [])
    made = judged(report, inside, settings(httpserver, request_tokens=limit), "zh")
    assert made.judge is not None and (len(seen) > 3) == (limit == 1_500)
    assert made.judge.counts["groups"] == sum(len(one.groups) for one in seen)
