"""A small event without the encoder, and a server that answers as a test says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request as Asked
from werkzeug import Response

from checker.align import Alignment
from checker.group import display, normalised
from checker.identity import assign
from checker.judge.settings import Settings
from checker.model import ArticleRow, Finding, Report, Side, Text
from checker.pairs import comparable
from checker.run import Inside
from claims.extract import extract
from claims.model import Article

ZH = (
    ("青岚湾大桥于5月20日正式通车。大桥全长12公里，总投资86.4亿元。", "晨报"),
    ("青岚湾大桥5月25日通车。工程总投资84.6亿元，参建单位共31家。", "商报"),
    ("大桥于5月20日通车。参建单位31家，其中设计单位9家、施工单位14家、监理单位6家。", "博客"),
)
EN = (
    ("The Halden ferry carried 640 passengers on Monday. It was built in 2003 at a cost of $41 million.", "Wire"),
    ("On Monday 460 people were aboard the Halden ferry. The ship cost $41 million.", "Post"),
)


def world(texts: Sequence[tuple[str, str]] = ZH, titles: Sequence[str] = (), score: float = 0.4) -> tuple[Report, Inside]:
    """Articles of 2031, every comparable pair scored alike, and one offline conflict: the first two values that differ."""
    chinese = not texts[0][0].isascii()
    named = titles or [("大桥通车" if chinese else "A ferry")] * len(texts)
    articles = [
        Article.from_text(f"{title}\n\n{text}\n", path=f"{n}.txt", title=title, published="2031-06-01", source=source)
        for n, ((text, source), title) in enumerate(zip(texts, named, strict=True), 1)
    ]
    extraction = extract(articles)
    pairs = comparable(extraction.claims)
    inside = Inside(extraction, tuple(range(len(articles))), Alignment(dict.fromkeys(pairs, score), {}, (), ()))
    rows = tuple(ArticleRow(article) for article in articles)
    return Report(rows, (), (), (), (), None, claims=extraction.claims), inside


def with_conflict(report: Report, inside: Inside, one: str, two: str, severity: str = "error", rule: str = "XC211") -> Report:
    """The report with an offline conflict between the values written so."""
    sides = []
    for value in (one, two):
        claim = next(c for c in inside.extraction.claims if display(c) == value)
        sides.append(Side(value, normalised(claim), 1, (claim,)))
    made = Finding("", rule, severity, 0.9, "大桥", "总投资", tuple(sides), Text("They differ.", "两值不同。"))  # type: ignore[arg-type]
    return Report(report.articles, assign([made]), (), (), (), None, claims=report.claims)


@dataclass
class Seen:
    """A request as the model sees it."""

    body: dict[str, Any]
    mark: str = ""
    rows: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def of(cls, body: dict[str, Any]) -> Seen:
        text = body["messages"][1]["content"]
        found = re.fullmatch(r"<<<DATA (\w{8})\n(.*)\nDATA \1>>>\n", text, re.DOTALL)
        assert found, text
        return cls(body, found[1], [json.loads(line) for line in found[2].split("\n")])

    @property
    def groups(self) -> dict[str, dict[str, Any]]:
        return {row["group"]: row for row in self.rows if "group" in row}

    def claims(self) -> dict[str, tuple[str, str, str]]:
        """Name -> sentence, text, value as written."""
        return {
            name: (row["sentence"], row["text"], said.partition(" = ")[0])
            for row in self.rows
            if "sentence" in row
            for name, said in row.get("claims", {}).items()
        }

    def named(self, *values: str, place: str = "") -> list[str]:
        """The claims with these values, one each, in sentences whose name begins so."""
        found = self.claims()
        return [next(name for name, (at, _, said) in found.items() if said == value and at.startswith(place)) for value in values]

    def quote(self, name: str) -> dict[str, str]:
        place, text, _ = self.claims()[name]
        return {"in": place, "claim": name, "quote": text}

    def holding(self, names: Sequence[str], kind: str = "slot") -> str:
        return next(g for g, row in self.groups.items() if row["kind"] == kind and set(names) <= set(row["claims"].split()))

    def answer(self, values: Sequence[str], kind: str = "slot", place: str = "", **more: Any) -> dict[str, Any]:
        """An honest verdict on these values."""
        names = self.named(*values, place=place)
        made = {
            "group": self.holding(names, kind),
            "claims": names,
            "slot": "same",
            "relation": "conflict",
            "grade": "error",
            "reason": "两篇文章说的是同一笔投资。",
            "quotes": [self.quote(name) for name in names],
        }
        return made | more


Script = Callable[[Seen, int], Any]
PATH = "/v1/chat/completions"


def serve(server: HTTPServer, script: Script) -> list[Seen]:
    """Let the server answer by `script`, which gets the request and its number and gives answers, a Response or a text."""
    seen: list[Seen] = []

    def handle(asked: Asked) -> Response:
        one = Seen.of(json.loads(asked.get_data()))
        seen.append(one)
        made = script(one, len(seen))
        if isinstance(made, Response):
            return made
        name = next(row for row in ("answers", "facts", "slots") if f'"{row}"' in one.body["messages"][0]["content"])
        return say(made if isinstance(made, str) else json.dumps({"data": one.mark, name: made}, ensure_ascii=False))

    server.expect_request(PATH, method="POST").respond_with_handler(handle)
    return seen


def say(text: str) -> Response:
    message = {"role": "assistant", "content": text}
    body = {
        "id": "1",
        "object": "chat.completion",
        "created": 0,
        "model": "scripted",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100},
    }
    return Response(json.dumps(body), content_type="application/json")


def settings(server: HTTPServer, **more: Any) -> Settings:
    return Settings(url=server.url_for("/v1"), model="scripted-1", **({"wait": 0.0, "retries": 2, "timeout": 5.0} | more))
