"""Files to articles."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from hashlib import file_digest
from io import BufferedReader, BytesIO
from pathlib import PurePosixPath
from typing import IO, BinaryIO

from claims import clean, language, lines, parquet
from claims.decode import decode
from claims.discover import STDIN, discover
from claims.errors import InputError
from claims.formats import Record, records
from claims.front_matter import FrontMatter
from claims.front_matter import read as read_front_matter
from claims.model import Article, Language, Span
from claims.published import infer, parse
from claims.settings import Settings

_HEADING = re.compile(r"^[ \t]{0,3}#[ \t]+(\S[^\n]{0,300}?)[ \t#]*$", re.MULTILINE)
_FINAL = "。.；;,，、：:"
_TITLE_HAN, _TITLE_LATIN = 60, 140


def article_from_text(
    text: str,
    *,
    path: str,
    title: str = "",
    published: str | date | None = None,
    source: str | None = None,
    lang: str | None = None,
    strict: bool = False,
) -> Article:
    """An article from text in memory; `text` is kept as it is, every offset is a code point of it.

    `published` is a date or a text that holds one; a text without one is an InputError. `strict` makes broken front matter
    an error (as for `.md` files) instead of body text.
    """
    given = parse(published)
    if published and given is None:
        raise InputError(path, f"no date can be read from {published!r}")
    front = read_front_matter(text, path, strict=strict)
    body = Span(min(front.body, len(text)), len(text))
    name, title_span = _title(text, body, title, front)
    day, origin = infer(text, path, front.fields, body=body, given=given)
    spoken = _language(text, body, lang or front.fields.get("lang") or front.fields.get("language"))
    draft = Article(
        path=path.replace("\\", "/"),
        text=text,
        title=name,
        published=day,
        published_from=origin,
        source=source or front.fields.get("source") or front.fields.get("来源") or None,
        language=spoken,
        body=body,
        title_span=title_span,
        notes=front.notes if text.strip() else (*front.notes, "no text"),
    )
    return replace(draft, dropped=clean.dropped(draft))


def _language(text: str, body: Span, named: str | None) -> Language:
    found = language.detect(text[body.start : body.end])
    said = language.named(named)
    # A field that says zh for a Traditional text is common; the characters know better.
    if said in {None, "zh", "mixed"} or (said == "zh-Hant" and found == "zh"):
        return found if found != "und" else said or "und"
    return said if said is not None else found


def _title(text: str, body: Span, given: str, front: FrontMatter) -> tuple[str, Span | None]:
    name = given.strip() or front.fields.get("title", "").strip() or front.fields.get("标题", "").strip()
    if name:
        at = text.find(name, 0, body.start + max(600, 2 * len(name)))
        return name, Span(at, at + len(name)) if at >= 0 else None
    head = _HEADING.search(text, body.start, min(body.end, body.start + 2000))
    if head is not None and not text[body.start : head.start()].strip():
        return head[1], Span(head.start(1), head.end(1))
    return _first_line(text, body)


def _first_line(text: str, body: Span) -> tuple[str, Span | None]:
    """The first line as a title where it is short, is followed by more text and is no sentence."""
    start = body.start
    while start < body.end and text[start].isspace():
        start += 1
    end = text.find("\n", start, start + 4 * _TITLE_LATIN)
    if end < 0 or not text[end:].strip():
        return "", None
    line = text[start:end].rstrip()
    han = sum("\u3400" <= character <= "\u9fff" for character in line)
    wide = han > len(line) // 4
    if (
        not line
        or "。" in line
        or text[end + 1 : end + 2].islower()  # a hard-wrapped paragraph goes on
        or len(line) > (_TITLE_HAN if wide else _TITLE_LATIN)
        or line[-1] in _FINAL
        or line.startswith(("![", "-", "*", ">", "["))
    ):
        return "", None
    return line, Span(start, start + len(line))


def from_bytes(data: bytes, path: str, settings: Settings) -> tuple[Article, ...]:
    """The articles in one file's bytes; `path` names it and its suffix tells the format."""
    return tuple(_stream(BytesIO(data), path, settings))


def articles_of_file(data: bytes, path: str, settings: Settings) -> tuple[Article, ...]:
    """The articles in the bytes of a file that is read as a whole: neither JSONL nor Parquet."""
    text, notes = decode(data, path)
    return articles_of(records(text, path, settings.fields), notes, path)


def articles_of_block(block: lines.Block, path: str, settings: Settings) -> tuple[Article, ...]:
    """The articles in some lines of a JSONL file."""
    found, notes = lines.records(block, path, settings.fields)
    return articles_of(found, notes, path) if found or block.first == 1 else ()


def articles_of(found: Iterable[Record], notes: tuple[str, ...], path: str) -> tuple[Article, ...]:
    """The articles of records; where there is none, one without text that says so."""
    made = tuple(_article(record, notes) for record in found)
    return made or (Article(path, "", notes=(*notes, "no text")),)


def _article(record: Record, notes: tuple[str, ...]) -> Article:
    if record.notes and not record.text:  # what could not be read
        return Article(record.path, "", notes=notes + record.notes, first_line=record.line)
    strict = PurePosixPath(record.path).suffix.lower() in {".md", ".markdown"}
    article = article_from_text(
        record.text,
        path=record.path,
        title=record.title,
        published=record.published,
        source=record.source,
        lang=record.lang,
        strict=strict,
    )
    notes = notes + record.notes
    return replace(article, notes=notes + article.notes, first_line=record.line) if notes or record.line else article


@contextmanager
def opened(path: str) -> Iterator[BufferedReader]:
    """A file to read bytes from. Raises InputError naming it."""
    try:
        file = open(path, "rb")  # noqa: PTH123, SIM115 - a Path takes as long as the file
    except FileNotFoundError:
        raise InputError(path, "no such file or directory") from None
    except IsADirectoryError:
        raise InputError(path, "a directory, not a file") from None
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror or error})") from None
    with file:
        yield file


def whole(file: IO[bytes], path: str, limit: int) -> bytes:
    """All bytes of a file of at most `limit`. Raises InputError for a larger one."""
    data = lines.read(file, path, limit + 1)
    if len(data) > limit:
        raise InputError(path, f"larger than {limit} bytes")
    return data


def stream(path: str, settings: Settings | None = None) -> Iterator[Article]:
    """The articles of one file as they are read: one for text, Markdown and HTML, one a record for JSON, JSONL, CSV and Parquet.

    JSONL (also as .gz) and Parquet may have any size: no more than about 1,000 records or 8 MB are held. A line or row that
    is no record gives an article without text and with a note; an empty file gives one with the note "no text". Raises
    InputError naming the file.
    """
    with opened(path) as file:
        yield from _stream(file, path.replace("\\", "/"), settings or Settings())


def _stream(file: BinaryIO, path: str, settings: Settings) -> Iterator[Article]:
    if lines.is_lines(path):
        for block in lines.blocks(lines.unpacked(file, path), path, settings.max_bytes):
            yield from articles_of_block(block, path, settings)
    elif parquet.is_table(path):
        yield from _rows(parquet.opened(file, path, settings.fields), settings)
    else:
        yield from articles_of_file(whole(file, path, settings.max_bytes), path, settings)


def _rows(table: parquet.Table, settings: Settings) -> Iterator[Article]:
    first = 1
    for group in range(table.file.metadata.num_row_groups):
        for rows in parquet.batches(table, group):
            yield from articles_of(parquet.records(rows, first, table.path, settings.fields, table.strange), (), table.path)
            first += len(rows.rows)
    if first == 1:
        yield from articles_of((), (), table.path)


def read_file(path: str, settings: Settings | None = None) -> tuple[Article, ...]:
    """The articles of one file: `stream` in a tuple."""
    return tuple(stream(path, settings))


def fingerprint(path: str) -> str:
    """SHA-256 of a file's bytes, hexadecimal; the file is not held. Raises InputError naming it."""
    with opened(path) as file:
        return file_digest(file, "sha256").hexdigest()


def read_all(paths: Sequence[str], settings: Settings, stdin: bytes | None = None) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """All articles that the paths name, sorted by path, and the notes of the choice.

    `-` reads `stdin` (None: the process' own) under the name `settings.stdin_filename`.
    """
    found = discover(paths, settings)
    articles: list[Article] = []
    for file in found.files:
        if file == STDIN:
            data = sys.stdin.buffer.read() if stdin is None else stdin
            articles.extend(from_bytes(data, settings.stdin_filename.replace("\\", "/"), settings))
        else:
            articles.extend(read_file(file, settings))
    return tuple(sorted(articles, key=_order)), found.notes


def _order(article: Article) -> tuple[str, int]:
    file, _, number = article.path.partition("#")
    return file, int(number) if number.isdigit() else 0
