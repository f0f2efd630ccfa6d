"""YAML front matter, read leniently: a headline with a stray colon or quote must not stop an editor."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from claims.errors import FrontMatterError

_OPEN = re.compile(r"\s{0,200}---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_KEY = re.compile(r"([A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff-]{0,40})[ \t]*[:：](?:[ \t]+(.*)|[ \t]*)$")
_INNER = re.compile(r"(?:[ \t]+\S.*|[ \t]*-(?:[ \t].*)?|[ \t]*#.*|[ \t]*)$")
_LIMIT = 20_000
# `key: value` where the value cannot be anything but itself: no quote, sign or bracket of YAML at its head, nothing that ends it
# early, no character that YAML refuses or breaks lines at. Most front matter is nothing else, and YAML takes a while.
_PLAIN = re.compile(
    r"([A-Za-z_\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff-]{0,60}): "
    r"((?=[0-9A-Za-z\u00c0-\u024f\u3400-\u9fff\uff01-\uff5e《“‘「『【])"
    r"(?:[!-\"$-9;-~\u00a1-\u2027\u202a-\ud7ff\uf900-\ufefe\uff00-\uffef]|(?<! )#| (?!#)|:(?![ \r\n]))*)\r?\n"
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Scalar fields with lower-case keys, where the body begins, and what had to be guessed."""

    fields: Mapping[str, str] = field(default_factory=dict)
    body: int = 0
    notes: tuple[str, ...] = ()


def read(text: str, path: str, *, strict: bool = True) -> FrontMatter:
    """Front matter at the head of `text`; an empty one where there is none.

    A block opens with a line `---` that is followed by a line `key: value`. `strict` (Markdown) makes a block that is never
    closed, or that holds lines which are no YAML at all, a FrontMatterError; otherwise such a head is body text.
    """
    opened = _OPEN.match(text)
    if opened is None or not _starts_with_key(text[opened.end() : opened.end() + 2000]):
        return FrontMatter()
    closed = _CLOSE.search(text, opened.end(), opened.end() + _LIMIT)
    if closed is None:
        return _refuse(path, "front matter is opened with --- and never closed", strict)
    source = text[opened.end() : closed.start()]
    end = closed.end() + 1
    parsed = _yaml(source)
    if parsed is not None:
        return FrontMatter(parsed, min(end, len(text)), ())
    by_line = _by_line(source)
    if by_line is None:
        return _refuse(path, "front matter is not valid YAML", strict)
    return FrontMatter(by_line, min(end, len(text)), ("front matter is not valid YAML; read line by line",))


def _refuse(path: str, reason: str, strict: bool) -> FrontMatter:
    if strict:
        raise FrontMatterError(path, reason)
    return FrontMatter()


def _starts_with_key(head: str) -> bool:
    first = next((line for line in head.splitlines() if line.strip() and not line.startswith("#")), "")
    return _KEY.match(first) is not None


def _plain(source: str) -> dict[str, str] | None:
    """The fields of a block of nothing but plain lines, as YAML would read them."""
    fields: dict[str, str] = {}
    at = 0
    while at < len(source):
        found = _PLAIN.match(source, at)
        if found is None:
            return None
        fields[found[1]] = found[2].strip()
        at = found.end()
    return {key.lower(): value for key, value in fields.items()}


def _yaml(source: str) -> dict[str, str] | None:
    if (plain := _plain(source)) is not None:
        return plain
    import yaml

    try:
        # BaseLoader keeps every scalar a string: 2024-13-45 stays as written, no object is built.
        loaded = yaml.load(source, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return None
    if not isinstance(loaded, dict):
        return None
    return {str(key).lower(): value.strip() for key, value in loaded.items() if isinstance(value, str)}


def _by_line(source: str) -> dict[str, str] | None:
    fields: dict[str, str] = {}
    for line in source.splitlines():
        found = _KEY.match(line)
        if found is None:
            if _INNER.match(line) is None:
                return None
            continue
        value = (found[2] or "").strip()
        if value[:1] in {"[", "{"} and value[-1:] not in {"]", "}"}:
            return None
        if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
            value = value[1:-1]
        fields[found[1].lower()] = value
    return fields or None
