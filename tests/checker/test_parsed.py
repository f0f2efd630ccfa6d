"""Files that were parsed before are hashed and not parsed again."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.parsed import Failed, Parsed, _key
from claims.chunks import Chunk, chunks
from claims.errors import InputError
from claims.settings import Fields, Settings
from claims.store import open_store

TEXT = "---\ntitle: 开馆\ndate: 2031-05-18\n---\n青渚市图书馆首日接待读者4120人次。\n"


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    seen: list[str] = []
    inner = Chunk.load

    def load(self: Chunk):
        seen.append(self.path)
        return inner(self)

    monkeypatch.setattr(Chunk, "load", load)
    return seen


def _run(store, path: str, settings: Settings | None = None):
    (made,) = Parsed(store).pieces([(path, settings or Settings())])
    return made.error if isinstance(made, Failed) else made.articles


def test_a_known_file_is_not_parsed(tmp_path: Path, loads: list[str]) -> None:
    file = tmp_path / "a.md"
    file.write_text(TEXT, "utf-8")
    with open_store(tmp_path / "s.db") as store:
        first = _run(store, str(file))
        assert _run(store, str(file)) == first == _run(None, str(file))
        assert len(loads) == 2  # the first with the store, and the one without
        file.write_text(TEXT.replace("4120", "4210"), "utf-8")
        assert "4210" in _run(store, str(file))[0].text
        assert len(loads) == 3


def test_each_piece_of_a_file_of_records_is_known_by_itself(tmp_path: Path, loads: list[str]) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "首日接待读者4120人次。"}\n{"body": "另有读者300人。"}\n', "utf-8")
    with open_store(tmp_path / "s.db") as store:
        first = _run(store, str(file))
        assert [article.path.split("#")[0] for article in first] == [first[0].path.split("#")[0]] * 2
        assert _run(store, str(file)) == first
        assert len(loads) == 1
        _run(store, str(file), Settings(fields=Fields(text=("body",))))
        assert len(loads) == 2  # read by other fields


def test_an_unreadable_file_is_told_every_time(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"\x00\x01\x02binary\x00")
    with open_store(tmp_path / "s.db") as store:
        for _ in range(2):
            made = _run(store, str(file))
            assert isinstance(made, InputError)
            assert "binary" in str(made)


def test_damaged_articles_are_parsed_again(tmp_path: Path, loads: list[str]) -> None:
    file = tmp_path / "a.md"
    file.write_text(TEXT, "utf-8")
    with open_store(tmp_path / "s.db") as store:
        first = _run(store, str(file))
        (part,) = chunks(str(file), Settings())
        store.put_results("article", {_key(part): b"nonsense"})
        assert _run(store, str(file)) == first
        assert len(loads) == 2
