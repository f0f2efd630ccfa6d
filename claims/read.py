"""Files to articles."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from claims import clean, language
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
    if len(data) > settings.max_bytes:
        raise InputError(path, f"larger than {settings.max_bytes} bytes")
    text, notes = decode(data, path)
    made = [_article(record, notes) for record in records(text, path, settings.fields)]
    return tuple(made) if made else (Article(path, text, notes=(*notes, "no text")),)


def _article(record: Record, notes: tuple[str, ...]) -> Article:
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
    return replace(article, notes=notes + article.notes, first_line=record.line) if notes or record.line else article


def read_file(path: str, settings: Settings | None = None) -> tuple[Article, ...]:
    """The articles of one file: one for text, Markdown and HTML, one a record for JSON, JSONL and CSV.

    An empty file gives one article without text and with the note "no text". Raises InputError naming the file.
    """
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        raise InputError(path, "no such file or directory") from None
    except IsADirectoryError:
        raise InputError(path, "a directory, not a file") from None
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror or error})") from None
    return from_bytes(data, path.replace("\\", "/"), settings or Settings())


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
