"""One reader a file format: decoded text to records. Offsets are into `Record.text`."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from claims.errors import InputError
from claims.published import parse
from claims.settings import Fields

_DECODER = json.JSONDecoder()
_BETWEEN = " \t\r\n,:"
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Record:
    """One article as found in a file; `path` has `#n` (1-based) where the file holds several."""

    path: str
    text: str
    title: str = ""
    published: date | None = None
    source: str | None = None
    lang: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    line: int = 0  # of the file, on which the record begins; 0 where `text` is the file's own, or its page's
    notes: tuple[str, ...] = ()


def records(text: str, path: str, fields: Fields) -> tuple[Record, ...]:
    """The records of one decoded file, told apart by its suffix. Raises InputError where the format is broken.

    JSONL is read by `claims.lines`, Parquet by `claims.parquet`.
    """
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in {".html", ".htm"}:
        return (_html(text, path),)
    if suffix == ".json":
        return _json(text, path, fields)
    if suffix in {".csv", ".tsv"}:
        return _csv(text, path, fields, "\t" if suffix == ".tsv" else ",")
    return (Record(path, text),)


def _html(text: str, path: str) -> Record:
    import trafilatura

    made: Any = trafilatura.bare_extraction(text, with_metadata=True, include_comments=False, include_tables=True)
    if made is None:
        return Record(path, "")
    body = str(made.text or "")
    title = str(made.title or "")
    if title and title not in body[: len(title) + 200]:
        body = f"{title}\n\n{body}"
    # Only what the page says of itself: trafilatura falls back on any date it can find, in links and in comments.
    published = parse(str(made.date)) if made.date and _says_date(text) else None
    return Record(path, body, title, published, str(made.sitename) if made.sitename else None)


def _says_date(page: str) -> bool:
    pattern = (
        r"article:published_time|datePublished|itemprop=[\"']date|<time[ >]|property=[\"']og:pubdate"
        r"|name=[\"'](?:date|pubdate|publishdate|dc\.date)"
    )
    return re.search(pattern, page[:500_000], re.IGNORECASE) is not None


def _json(text: str, path: str, fields: Fields) -> tuple[Record, ...]:
    if not text.strip():
        return ()
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(path, f"not valid JSON: {_where(error)}") from None
    if isinstance(loaded, dict):
        for key in ("articles", "items", "data", "records"):
            if isinstance(loaded.get(key), list):
                return _rows(loaded[key], path, fields, _lines(text, key))
        return (record(loaded, path, fields, text.count("\n", 0, text.index("{")) + 1),)
    if isinstance(loaded, list):
        return _rows(loaded, path, fields, _lines(text))
    raise InputError(path, "JSON holds neither an article nor a list of articles")


def _lines(text: str, key: str = "") -> list[int]:
    """The line on which each item of a list begins: of the document itself, or of the list under `key` in it."""
    at = _list_at(text, key) if key else text.index("[")
    made, line, seen = [], 1, 0
    at = _past(text, at + 1)
    while text[at] != "]":
        line += text.count("\n", seen, at)
        seen = at
        made.append(line)
        at = _past(text, _DECODER.raw_decode(text, at)[1])
    return made


def _list_at(text: str, key: str) -> int:
    """Where the value of a key of the document begins; as in reading, the last one of that name counts."""
    found = 0
    at = _past(text, text.index("{") + 1)
    while text[at] != "}":
        name, at = _DECODER.raw_decode(text, at)
        at = _past(text, at)
        found = at if name == key else found
        at = _past(text, _DECODER.raw_decode(text, at)[1])
    return found


def _past(text: str, at: int) -> int:
    """The next place that is neither space nor a separator, in JSON that is known to be whole."""
    while text[at] in _BETWEEN:
        at += 1
    return at


def _where(error: Exception) -> str:
    return f"line {error.lineno}, {error.msg.lower()}" if isinstance(error, json.JSONDecodeError) else "nested too deeply"


def _rows(rows: list[Any], path: str, fields: Fields, lines: list[int]) -> tuple[Record, ...]:
    numbered = enumerate(zip(rows, lines, strict=True), 1)
    return tuple(record(row, f"{path}#{number}", fields, line) for number, (row, line) in numbered)


def _csv(text: str, path: str, fields: Fields, delimiter: str) -> tuple[Record, ...]:
    csv.field_size_limit(2**31 - 1)
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        rows, lines = [], []
        for row in reader:
            rows.append(row)
            lines.append(reader.line_num - sum(map(_breaks, row.values())))
    except csv.Error as error:
        raise InputError(path, f"not valid CSV: {error}") from None
    if rows and not any(name in rows[0] for name in fields.text):
        raise InputError(path, f"no column {' or '.join(fields.text)}")
    return _rows(rows, path, fields, lines)


def _breaks(cell: str | list[str] | None) -> int:
    """Line breaks inside a cell, or inside the cells beyond the last column."""
    return sum(map(_breaks, cell)) if isinstance(cell, list) else len(_BREAK.findall(cell or ""))


def record(row: Any, path: str, fields: Fields, line: int) -> Record:
    """The record in one row of a file that holds several. Raises InputError where it is none."""
    if not isinstance(row, dict):
        raise InputError(path, "a record is not an object with fields")
    text = _first(row, fields.text)
    if not any(name in row for name in fields.text):
        raise InputError(path, f"no field {' or '.join(fields.text)}")
    stamp = _first(row, fields.date)
    return Record(
        path,
        text,
        _first(row, fields.title),
        parse(stamp) if stamp else None,
        _first(row, fields.source) or None,
        _first(row, fields.lang) or None,
        line=line,
    )


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> str:
    for name in names:
        value = row.get(name)
        if isinstance(value, str | int | float) and str(value).strip():
            return str(value)
    return ""
