"""A corpus in pieces that are read alone: each knows its identity before it is parsed, and another process can load it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import IO

from claims import held, lines, parquet
from claims.errors import InputError
from claims.model import Article
from claims.read import articles_of, articles_of_block, articles_of_file, opened, whole
from claims.settings import Fields, Settings


@dataclass(frozen=True, slots=True)
class Lines:
    """Where a piece of a JSONL file lies: bytes of the unpacked file, and the number of its first line."""

    start: int
    size: int
    first: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some articles of one file: all of an ordinary one, about 1,000 records or 8 MB of a JSONL or Parquet file.

    `digest` (SHA-256, hexadecimal) stands for the bytes that `load` parses and, in a file of many chunks, for the number of the
    first record; of an ordinary file it is `fingerprint`. What the articles are depends on `path`, `digest` and `fields`, and on
    nothing else. A chunk can be pickled: it holds no article.
    """

    path: str
    index: int  # from 0
    digest: str
    fields: Fields
    max_bytes: int
    part: Lines | parquet.Part | None = None

    def load(self) -> tuple[Article, ...]:
        """The articles. Raises InputError: what `read_file` would raise, or that the file changed since it was cut."""
        settings = Settings(fields=self.fields, max_bytes=self.max_bytes)
        if isinstance(self.part, Lines):
            return articles_of_block(self._block(self.part), self.path, settings)
        if isinstance(self.part, parquet.Part):
            return self._rows(self.part)
        with opened(self.path) as file:
            data = whole(file, self.path, self.max_bytes)
        if sha256(data).hexdigest() != self.digest:
            raise self._changed()
        return articles_of_file(data, self.path, settings)

    def _changed(self) -> InputError:
        return InputError(self.path, "changed while it was being read")

    def _block(self, part: Lines) -> lines.Block:
        if lines.is_packed(self.path):
            block = held.item((*held.state(self.path), "lines"), part.start, self._blocks)
            if block is None:
                raise self._changed()
        else:
            with opened(self.path) as file:
                file.seek(part.start)
                block = lines.Block(part.start, part.first, lines.read(file, self.path, part.size))
        if _of_lines(block) != self.digest:
            raise self._changed()
        return block

    def _blocks(self) -> Iterator[lines.Block]:
        with opened(self.path) as file:
            yield from lines.blocks(lines.unpacked(file, self.path), self.path, self.max_bytes)

    def _rows(self, part: parquet.Part) -> tuple[Article, ...]:
        rows = held.item((*held.state(self.path), f"group {part.group}", self.fields), part.start, lambda: self._batches(part))
        if rows is None or len(rows.rows) != part.count:
            raise self._changed()
        with opened(self.path) as file:
            strange = parquet.opened(file, self.path, self.fields).strange if part.first == 1 else ()
        return articles_of(parquet.records(rows, part.first, self.path, self.fields, strange), (), self.path)

    def _batches(self, part: parquet.Part) -> Iterator[parquet.Rows]:
        with opened(self.path) as file:
            table = parquet.opened(file, self.path, self.fields)
            if table.footer != part.footer:
                raise self._changed()
            yield from parquet.batches(table, part.group)


def chunks(path: str, settings: Settings | None = None) -> Iterator[Chunk]:
    """The chunks of a file, in order, at least one. A JSONL or Parquet file is read once for the digests and never held.

    Raises InputError where the file cannot be read at all; what is wrong inside a chunk is told by its `load`.
    """
    chosen = settings or Settings()
    name = path.replace("\\", "/")
    with opened(path) as file:
        if parquet.is_table(name):
            yield from _of_table(file, name, chosen)
        elif lines.is_lines(name):
            for index, block in enumerate(lines.blocks(lines.unpacked(file, name), name, chosen.max_bytes)):
                part = Lines(block.start, len(block.data), block.first)
                yield Chunk(name, index, _of_lines(block), chosen.fields, chosen.max_bytes, part)
        else:
            digest = sha256(whole(file, name, chosen.max_bytes)).hexdigest()
            yield Chunk(name, 0, digest, chosen.fields, chosen.max_bytes)


def _of_lines(block: lines.Block) -> str:
    made = sha256(b"" if block.first == 1 else b"%d\n" % block.first)
    made.update(block.data)
    return made.hexdigest()


def _of_table(file: IO[bytes], path: str, settings: Settings) -> Iterator[Chunk]:
    table = parquet.opened(file, path, settings.fields)
    group, digest, index = -1, b"", -1
    for index, part in enumerate(parquet.parts(table)):
        if part.group != group:
            group, digest = part.group, parquet.digest(table, file, part.group)
        own = sha256(digest + f"{part.first} {part.start} {part.count}".encode()).hexdigest()
        yield Chunk(path, index, own, settings.fields, settings.max_bytes, part)
    if index < 0:
        nothing = parquet.Part(0, 0, 0, 1, table.footer)
        yield Chunk(path, 0, sha256(b"").hexdigest(), settings.fields, settings.max_bytes, nothing)
