"""What an editor paid for once: recorded, replayed without a network, answered elsewhere."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from checker.judge.keep import load
from checker.judge.settings import Budget, Settings
from checker.judge.work import judged, rehearsed
from checker.render.json import render
from claims.errors import SettingsError
from tests.checker.judge._room import ZH, Seen, serve, settings, with_conflict, world

MONEY = ["86.4亿元", "84.6亿元"]
BOTH = ("adjudicate", "extract")


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: Any, **more: Any) -> Any:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def _facts(seen: Seen, n: int) -> Any:
    if any("fact" in row for row in seen.rows):
        return [[row["fact"] for row in seen.rows if "投资" in row["attribute"]]]
    if seen.groups:
        return [seen.answer(["5月20日", "5月25日"], reason="同一次通车。")]
    rows = [(row, value) for row in seen.rows for value in MONEY if value in row.get("text", "")]
    frame = {"scope": "", "period": "", "as_of": "", "modality": "actual", "members": [], "first": "", "then": ""}
    return [
        {"in": r["sentence"], "quote": r["text"], "value": v, "subject": "青岚湾大桥", "attribute": "总投资", **frame}
        for r, v in rows
    ]


def test_replay_gives_the_same_bytes(httpserver: HTTPServer, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    report, inside = world()
    serve(httpserver, _facts)
    file, again = tmp_path / "record.jsonl", tmp_path / "again.jsonl"
    first = judged(report, inside, settings(httpserver, uses=BOTH, record=file), "zh")
    httpserver.stop()
    request.getfixturevalue("offline")
    second = judged(report, inside, Settings(uses=BOTH, replay=file, record=again), "zh")
    assert render(first) == render(second) and first.to_markdown("zh") == second.to_markdown("zh")
    assert file.read_bytes() == again.read_bytes()
    assert {f.rule for f in first.conflicts} == {"XC101", "XC211"}
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [line["use"] for line in lines] == ["adjudicate", "extract", "extract", "extract", "group"]
    assert all(line["messages"][1]["content"].startswith("<<<DATA ") and line["answer_schema"] for line in lines)
    httpserver.start()


def test_what_failed_is_replayed_too(httpserver: HTTPServer, tmp_path: Path) -> None:
    report, inside = world(ZH * 4)
    report = with_conflict(report, inside, *MONEY)
    serve(httpserver, lambda seen, n: Response("{}", 500, content_type="application/json") if n == 1 else [])
    file = tmp_path / "record.jsonl"
    chosen = settings(
        httpserver, request_tokens=1_500, concurrency=1, retries=0, record=file, answer_tokens=500, budget=Budget(tokens=3_000)
    )
    first = judged(report, inside, chosen, "zh")
    counts = first.judge.counts if first.judge else {}
    assert counts["requests failed"] == 1 and counts["requests budget"] and counts["requests answered"]
    second = judged(report, inside, Settings(replay=file, request_tokens=1_500), "zh")
    assert render(first) == render(second)


def test_requests_answered_elsewhere(httpserver: HTTPServer, tmp_path: Path) -> None:
    report, inside = world()
    file = tmp_path / "requests.jsonl"
    text = rehearsed(report, inside, Settings(dry_run=True, record=file), "zh")
    assert "1 requests: about" in text and "No price" in text
    (row,) = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert (row["outcome"], row["answer"], row["model"]) == ("open", None, "unnamed")
    seen = Seen.of({"messages": row["messages"]})
    row["answer"] = {"data": seen.mark, "answers": [seen.answer(MONEY)]}  # an object, or its text
    row["model"] = "a reader"
    file.write_text(json.dumps(row, ensure_ascii=False) + "\n\n", "utf-8")
    made = judged(report, inside, Settings(replay=file), "zh")
    assert made.judge is not None and made.judge.models == ("a reader",)
    assert "由 a reader 判定" in made.conflicts[0].why.zh


def test_a_record_of_other_articles_answers_nothing(httpserver: HTTPServer, tmp_path: Path) -> None:
    report, inside = world()
    serve(httpserver, lambda seen, n: [seen.answer(MONEY)])
    file = tmp_path / "record.jsonl"
    judged(report, inside, settings(httpserver, record=file), "zh")
    other, inside = world((ZH[0], (ZH[1][0].replace("84.6", "84.9"), "商报")))
    made = judged(other, inside, Settings(replay=file), "zh")
    assert not made.conflicts and made.judge is not None and made.judge.counts["requests open"] == 1
    assert "not in the record" in made.notes[-1].en


@pytest.mark.parametrize(
    "line", ["{", "[]", "3", "{}", '{"key": "k", "outcome": "maybe"}', '{"key": 3, "answer": null, "outcome": 4}']
)
def test_a_broken_record(line: str, tmp_path: Path) -> None:
    file = tmp_path / "record.jsonl"
    file.write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(SettingsError, match=r"record\.jsonl:2"):
        load(file)


def test_dry_run_with_a_price(httpserver: HTTPServer) -> None:
    from checker.judge.settings import Price

    report, inside = world()
    text = rehearsed(report, inside, Settings(dry_run=True, uses=BOTH, price=Price(1_000_000.0, 0.0, "EUR")), "zh")
    assert text.count("extract ") == 3 and "group " in text
    assert f"{text.split('about ')[2].split(' tokens')[0]}.0000 EUR" in text
