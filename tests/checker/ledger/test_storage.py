"""The files under .crossclaim: stable, merge-friendly, and clear about what is wrong."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from checker.ledger.records import Anchor, Decision, Known
from checker.ledger.storage import (
    dumps,
    loads_decision,
    read_baseline,
    read_decisions,
    write_baseline,
    write_decisions,
    write_lines,
)
from claims.errors import SettingsError

ANCHORS = (
    Anchor("thebridgeopenedin2020", "b.txt", "", "\n", ("2020",)),
    Anchor("大桥于2021年通车", "a.md", "前文。", "后文。", ("2021",)),
)
KNOWN = Known("bb22bb22bb22", "XC101", ("2020", "2021"), ANCHORS)
MADE = Decision(
    "aa11aa11aa11",
    "XC101",
    "keep",
    "2021",
    "",
    "登记“为准”\n第二行",
    "Lin <lin@example.org>",
    "2031-06-01T08:00:00+00:00",
    (),
    ANCHORS,
)


def test_round_trip(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "decisions.jsonl"
    write_decisions(file, [replace(MADE, id="ff"), MADE])
    assert read_decisions(file) == (MADE, replace(MADE, id="ff"))
    write_baseline(tmp_path / "baseline.jsonl", [KNOWN, replace(KNOWN, id="0a")])
    assert read_baseline(tmp_path / "baseline.jsonl") == (replace(KNOWN, id="0a"), KNOWN)
    assert loads_decision(dumps(MADE)) == MADE


def test_one_line_an_entry_sorted_by_id_with_keys_in_one_order(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    write_decisions(file, [replace(MADE, id=id_) for id_ in ("cc", "aa", "bb")])
    data = file.read_bytes()
    rows = [json.loads(line) for line in data.decode().splitlines()]
    assert [row["id"] for row in rows] == ["aa", "bb", "cc"]
    assert list(rows[0]) == ["id", "rule", "verdict", "keep", "scope", "note", "by", "on", "values", "anchors"]
    assert list(rows[0]["anchors"][0]) == ["anchor", "doc", "prefix", "suffix", "values"]
    assert data.endswith(b"}\n") and b"\r" not in data and "登记".encode() in data
    write_decisions(file, read_decisions(file))
    assert file.read_bytes() == data


def test_missing_and_empty_files_hold_nothing(tmp_path: Path) -> None:
    assert read_baseline(tmp_path / "none.jsonl") == ()
    (tmp_path / "empty.jsonl").write_text("\n \n", encoding="utf-8")
    assert read_decisions(tmp_path / "empty.jsonl") == ()


def test_union_merge_keeps_the_latest_of_each_id(tmp_path: Path) -> None:
    older = replace(MADE, verdict="both", keep="", on="2031-06-01T09:30:00+02:00")  # 07:30 in UTC
    file = tmp_path / "decisions.jsonl"
    for order in ([older, MADE], [MADE, older]):
        file.write_text("".join(dumps(one) + "\n" for one in order), encoding="utf-8")
        assert read_decisions(file) == (MADE,)
    undated = replace(MADE, verdict="call", on="")
    file.write_text(f"{dumps(MADE)}\n{dumps(undated)}\n", encoding="utf-8")
    assert read_decisions(file) == (MADE,)


def test_a_doubled_baseline_line_is_one_entry(tmp_path: Path) -> None:
    fewer = replace(KNOWN, anchors=ANCHORS[:1])
    for order in ([KNOWN, fewer], [fewer, KNOWN]):
        (tmp_path / "b.jsonl").write_text("".join(dumps(one) + "\n" for one in order), encoding="utf-8")
        assert read_baseline(tmp_path / "b.jsonl") == (KNOWN,)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{broken", "is no JSON"),
        ("[1]", "is no JSON object"),
        ('{"verdict": "both"}', "id is missing"),
        ('{"id": 7, "verdict": "both"}', "id is no text"),
        ('{"id": "a", "verdict": "maybe"}', "verdict 'maybe' is none of keep, both, false-positive, call"),
        ('{"id": "a", "verdict": "both", "values": "2"}', "values is no list of texts"),
        ('{"id": "a", "verdict": "both", "anchors": [1]}', "anchors is no list of objects"),
        ("<<<<<<< HEAD", "git conflict marker; keep the lines of both sides and delete the markers"),
        ("=======", "git conflict marker; keep the lines of both sides and delete the markers"),
        (">>>>>>> topic", "git conflict marker; keep the lines of both sides and delete the markers"),
        ("[" * 5000, "is no JSON"),
    ],
)
def test_a_broken_line_is_named(line: str, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    file.write_text(f"{dumps(MADE)}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_decisions(file)
    assert str(caught.value) == f"{file}:3: {reason}"


def test_what_is_no_text_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="is no UTF-8 text"):
        read_baseline(tmp_path / "x.jsonl")
    with pytest.raises(SettingsError, match="cannot be read"):
        read_baseline(tmp_path)


def test_unknown_keys_survive_a_rewrite(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    row = json.loads(dumps(MADE)) | {"zeta": [1, {"b": 2}], "due": "2031-07-01"}
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    write_decisions(file, read_decisions(file))
    again = json.loads(file.read_text(encoding="utf-8"))
    assert again == row
    assert list(again)[-2:] == ["due", "zeta"]


def test_writing_is_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "decisions.jsonl"
    write_decisions(file, [MADE])
    before = file.read_bytes()

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(SettingsError, match="cannot be written"):
        write_decisions(file, [])
    assert file.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["decisions.jsonl"]


def test_mode_and_link_of_the_file_stay(tmp_path: Path) -> None:
    real = tmp_path / "real.jsonl"
    real.write_text("", encoding="utf-8")
    real.chmod(0o640)
    link = tmp_path / "link.jsonl"
    link.symlink_to(real)
    write_lines(link, ["x"])
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "x\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
