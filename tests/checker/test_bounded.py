"""`check --memory`: the same bytes as without it, from every format, with hardly anything held."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker import _store, memory, shelf
from checker import stories as room
from checker.articles import PutAway
from checker.cli import run
from claims import chunks

TOLD = (
    "青渚市图书馆2031年5月{d}日重新开放，馆长闻人溪说首日接待读者{n}人次。",
    "乌岭煤业公司二号井2031年7月{d}日停产整顿，负责人屠怀远说，停产涉及矿工{n}人。",
    "Gallowby Railway Museum bought the locomotive from Rudge Brothers for ${n},500, director Ines Cobb said on June {d}, 2031.",
    "石梁轮渡新航线8月{d}日首航，船务经理郗若兰介绍，全程{n}海里。",
    "Ostrel Observatory closed its northern dome on March {d}, 2031 and sent {n} schoolchildren home, keeper Bram Tolley wrote.",
    "云川中医院门诊楼9月{d}日落成，院长詹伯庸称设床位{n}张。",
)
FORMATS = ("json", "markdown", "html", "sarif", "csv", "jsonl", "junit", "comment")


def _records(count: int) -> list[dict[str, str]]:
    made = []
    for n in range(count):
        text = TOLD[n % len(TOLD)].format(d=3 + n % len(TOLD), n=412 + (90 if n % 7 == 0 else 0))
        made.append({"title": f"{n}", "text": text, "date": f"2031-10-{n % 28 + 1:02d}" if n % 11 else ""})
    return made


def _jsonl(folder: Path) -> None:
    lines = [json.dumps(one, ensure_ascii=False) for one in _records(48)]
    (folder / "news.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def _markdown(folder: Path) -> None:
    for n, one in enumerate(_records(24)):
        (folder / f"{n}.md").write_text(f"---\ntitle: {one['title']}\ndate: {one['date']}\n---\n{one['text']}\n", "utf-8")
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02\x00")


def _parquet(folder: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.Table.from_pylist(_records(36)), folder / "part-0.parquet", row_group_size=10)


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[int]:
    """A budget of next to nothing, many stories, and temporary files in a folder of the test. Counts the texts that are fetched."""
    monkeypatch.setenv("CROSSCLAIM_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    (tmp_path / "in").mkdir()
    monkeypatch.setattr(memory.Budget, "room", property(lambda self: None if self.total is None else 20_000))
    monkeypatch.setattr(room, "ALL_PAIRS", 0)
    monkeypatch.setattr(shelf, "_ASKED", 7)
    fetched: list[int] = []
    inner = PutAway._text

    def text(self: PutAway, n: int) -> str:
        fetched.append(n)
        assert self._spent <= self._room
        return inner(self, n)

    monkeypatch.setattr(PutAway, "_text", text)
    return fetched


def _check_all(folder: Path, name: str, *options: str) -> dict[str, bytes]:
    (folder / name).mkdir()
    outputs = [f"--output={form}={folder / name / form}" for form in FORMATS]
    code = run(["check", str(folder / "in"), "--encoder", "hash", "-e", "--isolated", "--no-progress", "-q", *outputs, *options])
    assert code == 0
    return {form: (folder / name / form).read_bytes().replace(f"/{name}/".encode(), b"/") for form in FORMATS}


@pytest.mark.parametrize("fill", [_jsonl, _markdown, _parquet])
def test_the_report_is_the_same(fill, tmp_path: Path, tiny: list[int]) -> None:
    fill(tmp_path / "in")
    plain = _check_all(tmp_path, "one", "--no-cache")
    assert tiny == []
    assert _check_all(tmp_path, "two", "--no-cache", "--memory", "1G") == plain
    count = len(json.loads(plain["json"])["articles"])
    assert len(json.loads(plain["json"])["conflicts"]) > 2
    assert json.loads(plain["json"])["stats"]["stories"] > 2
    assert len(tiny) > count  # they were let go and fetched again
    assert list((tmp_path / "temporary").iterdir()) == []


def test_with_a_store_nothing_is_computed_again(tmp_path: Path, tiny: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    _jsonl(tmp_path / "in")
    options = ("--store", str(tmp_path / "store.db"))
    plain = _check_all(tmp_path, "one", *options)
    monkeypatch.setattr("checker.run.check_story", lambda *_: pytest.fail("a story was checked again"))
    assert _check_all(tmp_path, "two", "--memory", "1G", *options) == plain


def test_the_temporary_store_goes_when_the_run_is_stopped(tmp_path: Path, tiny: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    _jsonl(tmp_path / "in")
    seen: list[list[str]] = []

    def stop(*_: object, **__: object) -> None:
        seen.append([path.name for path in (tmp_path / "temporary").iterdir()])
        raise KeyboardInterrupt

    monkeypatch.setattr("checker.run.check", stop)
    code = run(["check", str(tmp_path / "in"), "--encoder", "hash", "--isolated", "--no-cache", "--memory", "1G", "--no-progress"])
    assert code != 0
    assert [name.startswith("crossclaim-") for name in seen[0]] == [True] * len(seen[0]) != []
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_file_that_changes_meanwhile_is_told_in_one_line(tmp_path: Path, tiny: list[int], monkeypatch, capsys) -> None:
    _jsonl(tmp_path / "in")
    file = tmp_path / "in" / "news.jsonl"
    inner = chunks.Chunk.load

    def load(self):
        file.write_text('{"text": "首日接待读者4120人次。"}\n', "utf-8")
        return inner(self)

    monkeypatch.setattr(chunks.Chunk, "load", load)
    code = run(["check", str(file), "--encoder", "hash", "--isolated", "--no-cache", "--memory", "1G", "--no-progress"])
    assert code == 2
    (line,) = capsys.readouterr().err.strip().splitlines()
    assert "news.jsonl" in line


@pytest.mark.parametrize(("size", "said"), [("10M", "10M is too little"), ("much", "is no size"), ("9000T", "more than the")])
def test_an_absurd_size_is_refused_in_one_line(size: str, said: str, tmp_path: Path, tiny: list[int], capsys) -> None:
    _jsonl(tmp_path / "in")
    assert run(["check", str(tmp_path / "in"), "--encoder", "hash", "--isolated", "--memory", size]) == 2
    (line,) = capsys.readouterr().err.strip().splitlines()
    assert said in line


def test_a_run_without_a_bound_uses_no_temporary_store(tmp_path: Path, tiny: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_store, "or_temporary", lambda *_: pytest.fail("a temporary store"))
    _jsonl(tmp_path / "in")
    _check_all(tmp_path, "one", "--no-cache")


def test_more_articles_than_fit_are_told_and_checked(tmp_path: Path, tiny: list[int], monkeypatch, capsys) -> None:
    _jsonl(tmp_path / "in")
    monkeypatch.setattr(memory, "AWAY", 10**7)
    options = ["--encoder", "hash", "-e", "--isolated", "--no-cache", "--memory", "1G", "--no-progress"]
    assert run(["check", str(tmp_path / "in"), *options]) == 0
    assert "--memory: 48 articles take about 1.2G" in capsys.readouterr().err


def test_a_judge_and_a_bound_do_not_go_together(tmp_path: Path, tiny: list[int], capsys) -> None:
    _jsonl(tmp_path / "in")
    options = ["--judge", "openai", "--judge-url", "http://localhost:9/v1", "--judge-model", "m"]
    assert run(["check", str(tmp_path / "in"), "--encoder", "hash", "--isolated", "--memory", "1G", *options]) == 2
    assert "--memory: a language model" in capsys.readouterr().err
