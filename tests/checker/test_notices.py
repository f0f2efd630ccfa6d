"""XC9: what is said about articles and records."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checker.model import Stale
from checker.notices import stale, undated, unreadable
from claims.errors import InputError
from tests.checker._reports import A, B


def test_unreadable_and_undated() -> None:
    told = unreadable(InputError("corpus/x.txt", "not a text"))
    assert (told.rule, told.severity, told.path, told.line) == ("XC901", "warning", "corpus/x.txt", 1)
    assert "not a text" in told.why.en and "无法读取" in told.why.zh
    assert [n.path for n in undated((A, B))] == [B.path]
    assert undated((replace(B, text=" \n"),)) == ()


def test_stale_entries_are_found_in_their_file(tmp_path: Path) -> None:
    decisions = tmp_path / ".crossclaim" / "decisions.jsonl"
    decisions.parent.mkdir()
    decisions.write_text('{"id": "aaaaaaaaaaaa", "rule": "XC201"}\n{"id": "bbbbbbbbbbbb", "rule": "XC101"}\n')
    files = {"decision": decisions, "baseline": Path("/elsewhere/baseline.jsonl")}
    entries = (Stale("bbbbbbbbbbbb", "XC101", "decision", ("2020", "2021")), Stale("aaaaaaaaaaaa", "XC201", "baseline"))
    one, two = stale(entries, files, tmp_path)
    assert (one.path, one.line, one.severity) == (".crossclaim/decisions.jsonl", 2, "note")
    assert "decision bbbbbbb (XC101: 2020, 2021)" in one.why.en and "已不对应任何冲突" in one.why.zh
    assert (two.path, two.line) == ("/elsewhere/baseline.jsonl", 1)


def test_ids_rest_on_what_is_told_and_not_on_lines(tmp_path: Path) -> None:
    file = tmp_path / "d.jsonl"
    entry = Stale("bbbbbbbbbbbb", "XC101", "decision")
    ids = set()
    for text in ('{"id": "bbbbbbbbbbbb"}\n', '{"id": "aaaaaaaaaaaa"}\n{"id": "bbbbbbbbbbbb"}\n'):
        file.write_text(text)
        (told,) = stale((entry,), {"decision": file, "baseline": file}, tmp_path)
        ids.add(told.id)
    assert len(ids) == 1
    other = stale((replace(entry, id="cccccccccccc"),), {"decision": file, "baseline": file}, tmp_path)[0].id
    assert other not in ids


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("a binary file, not an article", "二进制文件，不是文章"),
        ("front matter is not valid YAML", "前置元数据不是有效的 YAML"),
        ("read as gb18030", "按 gb18030 编码读取"),
        ("not valid UTF-8 at byte 17", "第 17 字节处不是有效的 UTF-8"),
        ("something new", "something new"),
    ],
)
def test_reasons_are_told_in_chinese(reason: str, said: str) -> None:
    made = unreadable(InputError("a.md", reason))
    assert made.why.zh == f"无法读取：{said}。" and made.why.en == f"Cannot be read: {reason}."
