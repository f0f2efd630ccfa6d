"""`.crossclaim/*.jsonl`: one entry a line, sorted by id, without line numbers, clock or tool version, so that branches merge."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, cast, get_args

from checker.ledger.records import Anchor, Decision, Known
from checker.model import RulingKind
from claims.errors import SettingsError

FOLDER = ".crossclaim"
BASELINE = "baseline.jsonl"
DECISIONS = "decisions.jsonl"

_Record = TypeVar("_Record", Known, Decision)
_MARKERS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_ANCHOR = ("anchor", "doc", "prefix", "suffix", "values")
_KNOWN = ("id", "rule", "values", "anchors")
_DECISION = ("id", "rule", "verdict", "keep", "scope", "note", "by", "on", "values", "anchors")


def read_baseline(path: Path) -> tuple[Known, ...]:
    """The entries sorted by id; none where the file is missing. Raises SettingsError (file:line first)."""
    return _read(path, _known, lambda k: (len(k.anchors), dumps(k)))


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The entries sorted by id, the latest `on` of each; none where the file is missing. Raises SettingsError (file:line first)."""
    return _read(path, _decision, lambda d: (_moment(d.on), dumps(d)))


def write_baseline(path: Path, entries: Iterable[Known]) -> None:
    """Replace the file in one step; its directory is made where missing. Raises SettingsError."""
    write_lines(path, [dumps(entry) for entry in sorted(entries, key=lambda e: (e.id, dumps(e)))])


def write_decisions(path: Path, entries: Iterable[Decision]) -> None:
    """Replace the file in one step; its directory is made where missing. Raises SettingsError."""
    write_lines(path, [dumps(entry) for entry in sorted(entries, key=lambda e: (e.id, dumps(e)))])


def dumps(entry: Known | Decision) -> str:
    """The entry as one line of JSON, keys in a fixed order, unknown ones last."""
    names = _KNOWN if isinstance(entry, Known) else _DECISION
    row: dict[str, Any] = {name: getattr(entry, name) for name in names}
    row["anchors"] = [{name: getattr(one, name) for name in _ANCHOR} for one in entry.anchors]
    row.update(sorted(entry.extra))
    return json.dumps(row, ensure_ascii=False)


def loads_decision(line: str) -> Decision:
    """A decision from its line. Raises ValueError with a short reason."""
    return _decision(_object(line))


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write a text file in one step: a reader sees the old file or the new one. Raises SettingsError."""
    text = "".join(line + "\n" for line in lines)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        target = path.resolve()
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written ({error.strerror or error})") from None


def _read(path: Path, make: Callable[[Mapping[str, Any]], _Record], rank: Callable[[_Record], Any]) -> tuple[_Record, ...]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: is no UTF-8 text") from None
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror or error})") from None
    found: dict[str, _Record] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            entry = make(_object(line))
        except ValueError as error:
            raise SettingsError(f"{path}:{number}: {error}") from None
        if entry.id not in found or rank(entry) > rank(found[entry.id]):
            found[entry.id] = entry
    return tuple(found[id_] for id_ in sorted(found))


def _object(line: str) -> Mapping[str, Any]:
    if line.startswith(_MARKERS):
        raise ValueError("git conflict marker; keep the lines of both sides and delete the markers")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("is no JSON") from None
    if not isinstance(row, dict):
        raise ValueError("is no JSON object")
    return cast("Mapping[str, Any]", row)


def _known(row: Mapping[str, Any]) -> Known:
    return Known(
        _text(row, "id", needed=True), _text(row, "rule", needed=True), _texts(row, "values"), _anchors(row), _extra(row, _KNOWN)
    )


def _decision(row: Mapping[str, Any]) -> Decision:
    verdict = _text(row, "verdict", needed=True)
    if verdict not in get_args(RulingKind):
        raise ValueError(f"verdict {verdict!r} is none of {', '.join(get_args(RulingKind))}")
    return Decision(
        _text(row, "id", needed=True),
        _text(row, "rule"),
        cast("RulingKind", verdict),
        keep=_text(row, "keep"),
        scope=_text(row, "scope"),
        note=_text(row, "note"),
        by=_text(row, "by"),
        on=_text(row, "on"),
        values=_texts(row, "values"),
        anchors=_anchors(row),
        extra=_extra(row, _DECISION),
    )


def _anchors(row: Mapping[str, Any]) -> tuple[Anchor, ...]:
    found = row.get("anchors", [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise ValueError("anchors is no list of objects")
    made = [
        Anchor(_text(one, "anchor"), _text(one, "doc"), _text(one, "prefix"), _text(one, "suffix"), _texts(one, "values"))
        for one in found
    ]
    return tuple(sorted(made, key=lambda a: (a.anchor, a.doc, a.prefix, a.suffix, a.values)))


def _text(row: Mapping[str, Any], name: str, *, needed: bool = False) -> str:
    found = row.get(name, "")
    if not isinstance(found, str) or (needed and not found):
        raise ValueError(f"{name} is missing" if needed and found == "" else f"{name} is no text")
    return found


def _texts(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found = row.get(name, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise ValueError(f"{name} is no list of texts")
    return tuple(sorted(set(found)))


def _extra(row: Mapping[str, Any], names: tuple[str, ...]) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted((key, value) for key, value in row.items() if key not in names))


def _moment(on: str) -> tuple[datetime, str]:
    """ISO 8601 in UTC for comparison; what is no date comes first."""
    try:
        at = datetime.fromisoformat(on)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC), on
    return (at if at.tzinfo else at.replace(tzinfo=UTC)), on
