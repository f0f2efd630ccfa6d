"""Answers kept: one file an answer in the cache directory, and JSONL files of requests and answers to record and replay."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.judge.asked import Request
from checker.judge.prompts import SCHEMAS, VERSION
from claims.errors import SettingsError

OUTCOMES = ("answered", "failed", "budget", "open")


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of a request: `answer` is the model's text where `outcome` is "answered"; `open` was never asked."""

    outcome: str
    model: str
    answer: str = ""
    read: int = 0
    written: int = 0
    problem: str = ""


class Cache:
    """Answers by what was asked, of whom. A file that cannot be read or written is as none."""

    def __init__(self, folder: Path, url: str, model: str) -> None:
        self._folder = folder
        self._whom = f"{url}\x1f{model}"
        self._model = model

    def _file(self, request: Request) -> Path:
        name = hashlib.sha256(f"{request.key}\x1f{self._whom}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self._folder / name[:2] / f"{name}.json"

    def get(self, request: Request) -> Entry | None:
        """The answer, None where it is not known."""
        try:
            row = json.loads(self._file(request).read_text("utf-8"))
            return Entry("answered", self._model, str(row["answer"]), int(row["read"]), int(row["written"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, request: Request, entry: Entry) -> None:
        """Keep an answer; replaced in one step, so that a killed run leaves none by halves."""
        file = self._file(request)
        row = {"answer": entry.answer, "read": entry.read, "written": entry.written}
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            part = file.with_name(f"{file.name}.{os.getpid()}")
            part.write_text(json.dumps(row, ensure_ascii=True), "utf-8")
            part.replace(file)
        except OSError:
            return


def to_line(request: Request, entry: Entry) -> str:
    """One line of a record."""
    row: dict[str, Any] = {
        "schema": VERSION,
        "key": request.key,
        "use": request.use,
        "model": entry.model,
        "outcome": entry.outcome,
        "answer": entry.answer if entry.outcome == "answered" else None,
        "read": entry.read,
        "written": entry.written,
        "problem": entry.problem,
        "messages": [{"role": "system", "content": request.system}, {"role": "user", "content": request.text}],
        "answer_schema": SCHEMAS[request.use],
    }
    return json.dumps(row, ensure_ascii=False)


def write(file: Path, rows: Sequence[tuple[Request, Entry]]) -> None:
    """The record of a run, in the order of its requests. Raises SettingsError."""
    text = "".join(f"{to_line(request, entry)}\n" for request, entry in rows)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise SettingsError(f"--judge-record: {file}: cannot be written ({error.strerror or error})") from None


def load(file: Path) -> dict[str, Entry]:
    """The entries of a record by key; the last line of a key counts. Raises SettingsError."""
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"--judge-replay: {file}: cannot be read ({error})") from None
    found: dict[str, Entry] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            found[row["key"]] = _entry(row)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise SettingsError(f"--judge-replay: {file}:{number}: no line of a record") from None
    return found


def _entry(row: dict[str, Any]) -> Entry:
    """An answer may be the model's text or the JSON object itself; a line that got one counts as answered."""
    answer = row.get("answer")
    outcome = row.get("outcome", "open")
    if answer is None and outcome not in OUTCOMES:
        raise ValueError
    text = answer if isinstance(answer, str) else "" if answer is None else json.dumps(answer, ensure_ascii=False)
    state = "answered" if text else "open" if outcome == "answered" else outcome
    return Entry(
        state, str(row.get("model") or "unnamed"), text, _n(row, "read"), _n(row, "written"), str(row.get("problem") or "")
    )


def _n(row: dict[str, Any], name: str) -> int:
    value = row.get(name)
    return value if isinstance(value, int) else 0
