"""Options, configuration and the command line of a judged run."""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from checker import _options, cli
from checker.config.load import load
from checker.config.model import JudgePart, Price
from checker.config.write import toml
from checker.judge.settings import Budget, settle
from checker.judge.tokens import estimate
from checker.model import Report
from checker.run import Inside
from claims.errors import MissingExtraError, SettingsError
from tests.checker.judge._room import Seen, serve, with_conflict, world

MONEY = ["86.4亿元", "84.6亿元"]


def part(**more: Any) -> JudgePart:
    return JudgePart(**({"kind": "openai", "url": "http://localhost:1/v1", "model": "m"} | more))


def options(**more: Any) -> _options.Options:
    return _options.Options(paths=["."], **more)


def test_nothing_without_being_asked() -> None:
    assert settle(JudgePart(), options(), {"OPENAI_API_KEY": "sk-1"}) is None
    for name in ("judge_record", "judge_dry_run"):
        with pytest.raises(SettingsError, match="add --judge openai"):
            settle(JudgePart(), options(**{name: "x"}), {})


def test_the_key_comes_from_the_environment_and_is_not_shown() -> None:
    made = settle(part(), options(), {"OPENAI_API_KEY": "sk-1", "CROSSCLAIM_JUDGE_KEY": "sk-2"})
    assert made is not None and made.key == "sk-2" and "sk-" not in repr(made)
    made = settle(part(), options(), {})
    assert made is not None and made.key == ""


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"url": ""}, "--judge-url is missing"),
        ({"model": ""}, "--judge-model is missing"),
        ({"url": "localhost:11434"}, "is no address"),
        ({"url": "file:///etc/passwd"}, "is no address"),
        ({"url": "http://me:secret@localhost/v1"}, "does not belong in the address"),
        ({"url": "http://localhost/v1?api_key=secret"}, "does not belong in the address"),
        ({"budget": "2.50"}, "needs the model's price"),
        ({"budget": "two"}, "neither an amount"),
    ],
)
def test_wrong_settings(more: dict[str, str], told: str) -> None:
    with pytest.raises(SettingsError, match=told) as caught:
        settle(part(**more), options(), {})
    assert "secret" not in str(caught.value)


def test_budgets() -> None:
    price = Price(model="*", input=1, output=2)
    made = settle(part(budget="2.50", prices=(price,)), options(), {})
    assert made is not None and made.budget == Budget(2.5) and made.price is not None
    assert made.price.of(1_000_000, 500_000) == 2.0
    made = settle(part(budget="200000 tokens"), options(), {})
    assert made is not None and made.budget == Budget(tokens=200_000)


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "openai" else find_spec(name))
    with pytest.raises(MissingExtraError, match=r"pip install 'crossclaim\[llm\]'"):
        settle(part(), options(), {})
    assert settle(part(), options(judge_dry_run=True), {}) is not None


def test_a_record_that_is_not_there() -> None:
    with pytest.raises(SettingsError, match="no such file"):
        settle(JudgePart(), options(judge_replay="nowhere.jsonl"), {})


def test_configuration(corpus: Path) -> None:
    (corpus / "crossclaim.toml").write_text(
        '[judge]\nkind = "openai"\nurl = "http://h/v1"\nmodel = "m"\nuse = "extract,adjudicate"\nrequest-tokens = 3000\n'
        '[[judge.prices]]\nmodel = "m"\ninput = 0.5\noutput = 2\n',
        "utf-8",
    )
    config = load(["corpus"]).config
    assert config.judge.use == ("extract", "adjudicate") and config.judge.prices[0].output == 2
    (corpus / "crossclaim.toml").write_text(toml(config), "utf-8")
    assert load(["corpus"]).config == config
    with pytest.raises(SettingsError, match="--judge: 'local' is none of off, openai"):
        load(["corpus"], options={"judge": {"kind": "local"}})
    with pytest.raises(SettingsError, match=r"judge-use.*adjudicate, extract"):
        load(["corpus"], options={"judge": {"use": "decide"}})


def test_tokens() -> None:
    assert estimate("") == 0
    assert estimate("十六个汉字用一点六去除得到十整数") == 10
    assert estimate("forty characters of Latin make ten units") == 10


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command over a pipeline that finds one conflict and shows what it knows."""
    report, inside = world()
    report = with_conflict(report, inside, *MONEY)

    def check(articles: Any, **given: Any) -> Report:
        if "inside" in given:
            given["inside"](inside)
        return report

    module = ModuleType("checker.run")
    module.check, module.Inside = check, Inside  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "checker.run", module)
    for name in ("OPENAI_API_KEY", "CROSSCLAIM_JUDGE_KEY"):
        monkeypatch.delenv(name, raising=False)

    def command(*args: str) -> tuple[int, str, str]:
        code = cli.run(["check", "corpus", "--no-progress", *args])
        out, err = capsys.readouterr()
        return code, out, err

    return command


def _judge(server: HTTPServer, *more: str) -> list[str]:
    return ["--judge", "openai", "--judge-url", server.url_for("/v1"), "--judge-model", "scripted-1", *more]


def test_the_command(run: Run, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    heard: list[str] = []

    def script(seen: Seen, n: int) -> Any:
        return [seen.answer(MONEY, slot="scope", relation="compatible", reason="口径不同。")]

    serve(httpserver, script)
    code, out, err = run(*_judge(httpserver, "--judge-record", "record.jsonl", "-o", "json=one.json"))
    heard += [request.headers["Authorization"] for request, _ in httpserver.log]
    assert code == 0 and heard == ["Bearer sk-secret"]
    assert "Judged by scripted-1" in err or "由 scripted-1 判定" in err
    record = Path("record.jsonl").read_text("utf-8")
    assert "sk-secret" not in record + Path("one.json").read_text("utf-8") + out + err
    code, _, _ = run("--judge-replay", "record.jsonl", "-o", "json=two.json")
    assert code == 0 and Path("one.json").read_bytes() == Path("two.json").read_bytes()
    assert len(httpserver.log) == 1


def test_a_server_that_is_down_changes_neither_findings_nor_exit_code(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert run("-o", "json=offline.json")[0] == 1
    where = ["--judge", "openai", "--judge-url", f"http://127.0.0.1:{port}/v1", "--judge-model", "m", "--config", "judge.wait=0"]
    code, _, err = run(*where, "-o", "json=down.json")
    assert code == 1 and "no connection to the server" in err
    one, two = (json.loads(Path(name).read_text("utf-8")) for name in ("offline.json", "down.json"))
    assert one["conflicts"] == two["conflicts"] and one["stats"] == two["stats"]


def test_dry_run_sends_nothing(run: Run, httpserver: HTTPServer) -> None:
    code, out, _ = run(*_judge(httpserver, "--judge-dry-run", "--judge-record", "open.jsonl", "-o", "json=never.json"))
    assert code == 0 and "requests: about" in out and not httpserver.log and not Path("never.json").exists()
    assert json.loads(Path("open.jsonl").read_text("utf-8"))["outcome"] == "open"


def test_a_record_is_no_article_and_replaces_none(run: Run, httpserver: HTTPServer, corpus: Path) -> None:
    articles = sorted(file.name for file in (corpus / "corpus").iterdir())
    serve(httpserver, lambda seen, n: [])
    assert run(*_judge(httpserver, "--judge-record", "corpus/record.jsonl"))[0] == 1
    _, out, _ = run("--show-files")
    assert [Path(line).name for line in out.split()] == articles
    code, _, err = run(*_judge(httpserver, "--judge-record", f"corpus/{articles[0]}"))
    assert code == 2 and "is one of the articles" in err
    code, _, err = run(*_judge(httpserver, "--judge-record", "corpus"))
    assert code == 2 and "no file that can be written" in err


def test_wrong_use_is_told_before_anything_is_read(run: Run) -> None:
    code, _, err = run("--judge", "openai", "--judge-url", "http://h/v1")
    assert code == 2 and "--judge-model is missing" in err
    code, _, err = run("--judge-use", "decide")
    assert code == 2 and "--judge-use" in err
