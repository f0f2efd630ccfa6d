"""JSONL as a stream: blocks of whole lines, each read by itself, so that a file of any size never stands in memory."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, BinaryIO, cast

from claims.decode import decode
from claims.errors import InputError
from claims.formats import Record, record
from claims.settings import Fields

RECORDS = 1_000  # lines of a block
BYTES = 8_000_000  # after which a block ends with the line that is being read
TOLD = 20  # lines of a block that cannot be read and are named one by one
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines of a file: `data` begins at byte `start` (of the unpacked file) and with its line `first` (1-based)."""

    start: int
    first: int
    data: bytes


def is_lines(path: str) -> bool:
    """True for JSONL, packed or not, by its name."""
    return path.lower().removesuffix(".gz").endswith((".jsonl", ".ndjson"))


def is_packed(path: str) -> bool:
    """True for a file that is gzip data by its name."""
    return path.lower().endswith(".gz")


def unpacked(file: BinaryIO, path: str) -> IO[bytes]:
    """The file's lines as written, whether they are packed or not."""
    return cast("IO[bytes]", gzip.GzipFile(fileobj=file)) if is_packed(path) else file


def blocks(file: IO[bytes], path: str, limit: int) -> Iterator[Block]:
    """Blocks of at most RECORDS lines and about BYTES bytes; one without data for an empty file.

    Raises InputError for a line longer than `limit` bytes and for broken gzip data.
    """
    start, first = 0, 1
    while True:
        data, lines = _block(file, path, limit, first)
        if first == 1 and data.startswith(_WIDE):  # lines cannot be told apart by bytes
            data += _rest(file, path, limit - len(data))
        if data or first == 1:
            yield Block(start, first, data)
        if not lines:
            return
        start, first = start + len(data), first + lines


def _block(file: IO[bytes], path: str, limit: int, first: int) -> tuple[bytes, int]:
    parts: list[bytes] = []
    size = 0
    while len(parts) < RECORDS and size < BYTES:
        line = read(file, path, limit + 1, line=True)
        if not line:
            break
        if len(line) > limit:
            raise InputError(path, f"line {first + len(parts)} is longer than {limit} bytes")
        parts.append(line)
        size += len(line)
    return b"".join(parts), len(parts)


def _rest(file: IO[bytes], path: str, limit: int) -> bytes:
    data = read(file, path, max(limit, 0) + 1)
    if len(data) > limit:
        raise InputError(path, "too large for its encoding; a file of this size must be UTF-8")
    return data


def read(file: IO[bytes], path: str, size: int, *, line: bool = False) -> bytes:
    """At most `size` bytes, or one line of at most so many. Raises InputError."""
    try:
        return file.readline(size) if line else file.read(size)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise InputError(path, "not valid gzip data, or cut off") from None
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror or error})") from None


def records(block: Block, path: str, fields: Fields) -> tuple[tuple[Record, ...], tuple[str, ...]]:
    """The records of a block, and notes on how it was decoded.

    A line that is no record gives a record without text whose note says why; beyond TOLD of them one record counts the rest.
    Raises InputError where the file begins with lines of which none can be read.
    """
    lines, notes, fault = _lines(block, path)
    made: list[Record] = []
    failed: list[Record] = []
    for number, line in enumerate(lines, block.first):
        if line is not None and not line.strip():
            continue
        try:
            made.append(_record(line, path, number, fields))
        except InputError as error:
            failed.append(Record(f"{path}#{number}", "", line=number, notes=(error.reason,)))
            fault = fault or error
    if fault is not None and not made and block.first == 1:
        raise fault
    if len(failed) > TOLD:
        more = Record(failed[TOLD].path, "", line=failed[TOLD].line, notes=(f"{len(failed) - TOLD} more lines cannot be read",))
        failed = [*failed[:TOLD], more]
    return tuple(sorted((*made, *failed), key=lambda one: one.line)), notes


def _lines(block: Block, path: str) -> tuple[list[str] | list[str | None], tuple[str, ...], InputError | None]:
    """The lines as text, None for one that is broken; and what is wrong with the block as a whole."""
    try:
        text, notes = decode(block.data, path)
    except InputError as error:
        return [_utf8(line) for line in block.data.split(b"\n")], (), error
    # Not splitlines(): U+2028 and the like may stand inside a JSON string.
    return text.split("\n"), notes, None


def _utf8(line: bytes) -> str | None:
    try:
        return line.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError:
        return None


def _record(line: str | None, path: str, number: int, fields: Fields) -> Record:
    if line is None:
        raise InputError(path, f"line {number} is not valid UTF-8")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError(path, f"line {number} is not valid JSON") from None
    return record(row, f"{path}#{number}", fields, number)
