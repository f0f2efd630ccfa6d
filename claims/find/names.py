"""Mentions of people, organisations, places and products, and the titles and pronouns that point back to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.find import _chinese_names, _english_names, segment
from claims.find._latin_names import latin_names
from claims.lang.scripts import plain
from claims.model import Mention, MentionKind, Span

Found = tuple[int, int, MentionKind]

_LINK = re.compile(r"https?://[^\s)）\]」”<>]+|!\[[^\]\n]*\]\([^)\n]*\)|(?<=\])\([^)\n]*\)|[\w.]+@[\w.]+|<[^<>\n]{1,200}>")
_FRONT = re.compile(r"\A\ufeff?---\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_RANK = {"PER": 0, "ORG": 1, "PROD": 2, "OTHER": 3, "LOC": 4, "TITLE": 5, "PRON": 6}


def find_names(text: str, language: str) -> tuple[Mention, ...]:
    """All mentions in `text` (best a whole article: a name seen once is then found everywhere), sorted and disjoint.

    `language` is an `Article.language`; "mixed" and "und" are routed by script. Spans are offsets into `text`.
    """
    masked = _mask(plain(text))
    found: list[Found] = []
    if _is_chinese(masked, language):
        latin = latin_names(masked)
        found = latin + _chinese_names.chinese_names(masked, latin)
        found = _disjoint(found)
        found += _chinese_names.pointers(masked, found)
    else:
        found = _disjoint(_english_names.english_names(masked))
        found += _english_names.pointers(masked)
    return tuple(Mention(Span(start, end), text[start:end], kind) for start, end, kind in _disjoint(found))


def tag_ahead(texts: Sequence[tuple[str, str]]) -> None:
    """Prepare `find_names` for these texts, each with its language: their Chinese lines are tagged together."""
    masked = [(_mask(plain(text)), language) for text, language in texts]
    lines = [line for text, language in masked if _is_chinese(text, language) for line in _chinese_names.lines_of(text)]
    if lines:
        segment.tag_ahead(lines)


def _is_chinese(text: str, language: str) -> bool:
    if language.startswith("zh"):
        return True
    han = sum("\u4e00" <= character <= "\u9fff" for character in text)
    return language != "en" and 8 * han > len(text)


def _mask(text: str) -> str:
    """Blank out addresses, image links and front matter but the title; offsets stay."""
    front = _FRONT.match(text)
    if front:
        kept = []
        for line in front.group().splitlines(keepends=True):
            key = re.match(r"title: *['\"]?", line)
            if key:
                kept.append(" " * key.end() + line[key.end() :])
            else:
                kept.append(re.sub(r"[^\n]", " ", line))
        text = "".join(kept) + text[front.end() :]
    return _LINK.sub(lambda match: " " * len(match.group()), text)


def _disjoint(found: list[Found]) -> list[Found]:
    """The longest of overlapping spans; of equal ones the more specific kind. Sorted by start."""
    chosen: list[Found] = []
    covered: set[int] = set()
    for start, end, kind in sorted(set(found), key=lambda item: (item[0] - item[1], _RANK[item[2]], item[0])):
        if covered.isdisjoint(range(start, end)):
            covered.update(range(start, end))
            chosen.append((start, end, kind))
    return sorted(chosen)
