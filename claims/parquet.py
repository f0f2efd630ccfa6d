"""Parquet as a stream: one row an article, a part of a row group at a time. Needs pyarrow, the extra `parquet`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from typing import IO, Any

from claims.errors import InputError, MissingExtraError
from claims.formats import Record, record
from claims.settings import Fields

ROWS = 1_000  # rows of a part
BYTES = 8_000_000  # uncompressed, of the columns that are read; a part has fewer rows where they are long
_BUFFER = 1 << 20  # of one column's pages; without one a whole column of a row group is held
_TAIL = 8  # length of the footer and the magic bytes


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a row group: `count` of them after the first `start`; the first has the number `first` (1-based) in its file.

    `footer` is a digest of the file's metadata.
    """

    group: int
    start: int
    count: int
    first: int
    footer: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows as read, after the first `start` of their row group."""

    start: int
    rows: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """An open file: pyarrow's handle, the columns that are read, those of the names of fields that hold no text."""

    file: Any
    path: str
    columns: tuple[str, ...]
    strange: tuple[str, ...]
    footer: str


def is_table(path: str) -> bool:
    """True for Parquet by its name."""
    return path.lower().endswith((".parquet", ".pq"))


def opened(file: IO[bytes], path: str, fields: Fields) -> Table:
    """The table in a file. Raises InputError without pyarrow, for what is no Parquet file and for one without a column of text."""
    try:
        import pyarrow.parquet as pq
    except ImportError:
        raise InputError(path, str(MissingExtraError("pyarrow", "parquet"))) from None
    with _told(path, "not a valid Parquet file"):
        table = pq.ParquetFile(file, buffer_size=_BUFFER, pre_buffer=False)
        schema = table.schema_arrow
    names = set(chain(fields.title, fields.text, fields.date, fields.source, fields.lang))
    found = [field for field in schema if field.name in names]
    texts = [field for field in found if field.name in fields.text]
    if not texts:
        raise InputError(path, f"no column {' or '.join(fields.text)}")
    if not any(_holds_text(field.type) for field in texts):
        raise InputError(path, f"column {texts[0].name} holds {texts[0].type}, not text")
    good = [field.name for field in found if (_holds_text if field.name in fields.text else _is_plain)(field.type)]
    strange = [f"column {field.name} holds {field.type}: not read" for field in found if field.name not in good]
    return Table(table, path, tuple(dict.fromkeys(good)), tuple(strange), _footer(file))


@contextmanager
def _told(path: str, what: str) -> Iterator[None]:
    """pyarrow's errors as one line."""
    import pyarrow as pa

    try:
        yield
    except (pa.ArrowException, OSError, NotImplementedError) as error:
        said = " ".join(str(error).split())
        raise InputError(path, f"{what} ({said[:160].rstrip('. ')})") from None


def _footer(file: IO[bytes]) -> str:
    file.seek(-_TAIL, os.SEEK_END)
    size = int.from_bytes(file.read(4), "little")
    file.seek(-_TAIL - size, os.SEEK_END)
    return sha256(file.read(size)).hexdigest()[:16]


def _holds_text(kind: Any) -> bool:
    import pyarrow as pa

    if pa.types.is_dictionary(kind):
        return _holds_text(kind.value_type)
    return any(str(kind) == name for name in ("string", "large_string", "string_view", "null")) or _is_bytes(kind)


def _is_bytes(kind: Any) -> bool:
    return str(kind) in {"binary", "large_binary", "binary_view"} or str(kind).startswith("fixed_size_binary")


def _is_plain(kind: Any) -> bool:
    import pyarrow as pa

    return not pa.types.is_nested(kind) and not isinstance(kind, pa.BaseExtensionType)


def parts(table: Table) -> Iterator[Part]:
    """The parts of a file in order: a row group, or so much of one as makes ROWS rows or BYTES bytes."""
    meta = table.file.metadata
    first = 1
    for group in range(meta.num_row_groups):
        count = meta.row_group(group).num_rows
        step = rows_of(table, group)
        for start in range(0, count, step):
            yield Part(group, start, min(step, count - start), first + start, table.footer)
        first += count


def rows_of(table: Table, group: int) -> int:
    """How many rows of a row group make a part."""
    size = sum(int(column.total_uncompressed_size) for column in _columns(table, group))
    rows = int(table.file.metadata.row_group(group).num_rows)
    return max(1, min(ROWS, rows * BYTES // max(size, 1)))


def _columns(table: Table, group: int) -> list[Any]:
    """Metadata of the columns that are read, in the order of the file."""
    meta = table.file.metadata.row_group(group)
    found = [meta.column(at) for at in range(meta.num_columns)]
    return [column for column in found if column.path_in_schema in table.columns]


def digest(table: Table, file: IO[bytes], group: int) -> bytes:
    """SHA-256 of the bytes of a row group, of those columns that are read."""
    made = sha256()
    for column in _columns(table, group):
        made.update(f"{column.path_in_schema} {column.physical_type} {column.num_values}\n".encode())
        begin = min(at for at in (column.dictionary_page_offset, column.data_page_offset) if at is not None)
        file.seek(begin)
        left = column.total_compressed_size
        while left > 0 and (data := file.read(min(left, _BUFFER))):
            made.update(data)
            left -= len(data)
    return made.digest()


def batches(table: Table, group: int) -> Iterator[Rows]:
    """The rows of a row group, part by part. Raises InputError where its pages are broken."""
    step, start = rows_of(table, group), 0
    kept: list[Mapping[str, Any]] = []
    with _told(table.path, f"row group {group + 1} cannot be read"):
        for batch in table.file.iter_batches(batch_size=step, row_groups=[group], columns=list(table.columns), use_threads=False):
            kept += _rows(batch)
            while len(kept) >= step:
                yield Rows(start, tuple(kept[:step]))
                kept, start = kept[step:], start + step
    if kept:
        yield Rows(start, tuple(kept))


def _rows(batch: Any) -> Iterator[Mapping[str, Any]]:
    names = batch.schema.names
    return (dict(zip(names, row, strict=True)) for row in zip(*map(_values, batch.columns), strict=True))


def _values(column: Any) -> Sequence[Any]:
    """Python values: text, bytes where the column holds them or where text is broken; dates and numbers as text."""
    import pyarrow as pa

    if not (_is_bytes(column.type) or pa.types.is_null(column.type)):
        column = column.cast(pa.large_string())
    try:
        found: list[Any] = column.to_pylist()
    except UnicodeDecodeError:
        found = column.cast(pa.large_binary()).to_pylist()
    return found


def records(rows: Rows, first: int, table_path: str, fields: Fields, strange: Sequence[str] = ()) -> tuple[Record, ...]:
    """The records of rows of which the first has the number `first`; one that cannot be read has a note instead of text."""
    made = []
    for number, row in enumerate(rows.rows, first):
        path = f"{table_path}#{number}"
        try:
            one = record(_decoded(row, path), path, fields, 1)
        except InputError as error:
            one = Record(path, "", line=1, notes=(error.reason,))
        made.append(one)
    if made and first == 1 and strange:
        head = made[0]
        made[0] = Record(
            head.path, head.text, head.title, head.published, head.source, head.lang, line=1, notes=(*strange, *head.notes)
        )
    return tuple(made)


def _decoded(row: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    """Bytes as the text that they are."""
    made = dict(row)
    for name, value in row.items():
        if isinstance(value, bytes):
            try:
                made[name] = value.decode("utf-8")
            except UnicodeDecodeError:
                raise InputError(path, f"column {name} is not valid UTF-8") from None
    return made
