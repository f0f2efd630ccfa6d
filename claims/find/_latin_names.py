"""Names in Latin letters inside Chinese text, found by their shape: Vexa Labs, DeltaNote, R7, QX2031."""

from __future__ import annotations

import re

from claims.lang.people import EN_COMMON_CAPITALS, LATIN_GENERIC
from claims.lang.titles import EN_ORG_WORDS, ZH_TITLES
from claims.model import MentionKind

Found = tuple[int, int, MentionKind]

_TOKEN = r"(?:[A-Z][A-Za-z0-9'’&]*|[a-z]{1,2}[A-Z][A-Za-z0-9]*)(?:[-.][A-Za-z0-9]+)*"
_NUMBER = r"\d{1,2}(?![\d.,:%A-Za-z]| ?[年月日个名位人件亿万元时点分倍])"
_RUN = re.compile(rf"(?<![A-Za-z0-9@_/.]){_TOKEN}(?: (?:{_TOKEN}|of|the|de|van|von|mini|{_NUMBER})(?![A-Za-z]))*")
_ROLES = frozenset(("CEO", "CTO", "CFO", "COO"))
_LETTER_NOT_NAME = re.compile(r"[级端类股轮型座组区栋口出项点位线面照站字馆门]")
_UNIT = re.compile(r"\d")
_GLOSS_BEFORE = re.compile(r"[”\"』」][(]$|[\u4e00-\u9fff][(]$")


def latin_names(text: str) -> list[Found]:
    """Spans of Latin names in folded Chinese `text`, in order, with a guess of their kind."""
    runs = []
    for match in _RUN.finditer(text):
        runs.extend(_pieces(text, match.start(), match.end()))
    alone = {text[start:end] for start, end in runs if " " not in text[start:end]}
    out: list[Found] = []
    for start, end in runs:
        for a, b in _split_known(text, start, end, alone):
            if _is_name(text, a, b, alone):
                out.append((a, b, _kind(text, a, b)))
    return out


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The run without role words and generic words: `OpenCo CEO Ann Lee` gives two pieces."""
    pieces: list[tuple[int, int]] = []
    first = last = -1
    for token in re.finditer(r"\S+", text[start:end]):
        a, b = start + token.start(), start + token.end()
        word = token.group()
        generic = word in _ROLES or (first < 0 and word in LATIN_GENERIC and word not in {"The", "Y", "X"})
        if generic:
            if first >= 0:
                pieces.append((first, last))
            first = -1
            continue
        if first < 0:
            first = a
        last = b
    if first >= 0:
        pieces.append((first, last))
    return [(a, _trim(text, a, b)) for a, b in pieces]


def _trim(text: str, start: int, end: int) -> int:
    while True:
        tail = re.search(r" (?:of|the|de|van|von|[A-Z])$", text[start:end])
        if not tail:
            return end
        end -= len(tail.group())


def _split_known(text: str, start: int, end: int, alone: set[str]) -> list[tuple[int, int]]:
    """Two names side by side (Anvil Petra) are split where each of them also stands alone in the text."""
    tokens = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", text[start:end])]
    if len(tokens) == 2 and all(text[a:b] in alone for a, b in tokens):
        return tokens
    return [(start, end)]


def _is_name(text: str, start: int, end: int, alone: set[str]) -> bool:
    word = text[start:end]
    if word in LATIN_GENERIC and word != "X":
        return False
    if len(word) == 1:
        after = text[end : end + 1]
        return word == "X" and not _LETTER_NOT_NAME.match(after) and not _UNIT.match(after)
    if word.lower() in EN_COMMON_CAPITALS or (re.fullmatch(r"[A-Z]\d?|\d+[A-Z]+|[QH][1-4]", word) and not _coded(text, start, end)):
        return False
    if re.match(r"[A-Z]{3}\d", word) and word[:3] in {"USD", "CNY", "RMB", "EUR", "GBP", "JPY"}:
        return False
    return not _is_term(text, start, end)


def _coded(text: str, start: int, end: int) -> bool:
    """A letter and a digit name a model (L5, E1) where the same code comes twice."""
    word = text[start:end]
    return re.fullmatch(r"[A-GI-PR-Z]\d", word) is not None and text.count(word) > 1


def _is_term(text: str, start: int, end: int) -> bool:
    """A quoted or bracketed Latin phrase that explains a common noun: “…”(Slow Thinking), 大模型(LLM)."""
    word = text[start:end]
    if (
        text[start - 1 : start] in {"“", "「", '"'}
        and text[end : end + 1] in {"”", "」", '"'}
        and " " in word
        and not _UNIT.search(word)
    ):
        return True
    if not _GLOSS_BEFORE.search(text[max(0, start - 2) : start]):
        return False
    closing = text.find(")", end, end + 24)
    if closing < 0 or text.count(word) > 1:
        return False
    if text[start - 2] in '”"』」':
        return True
    named = re.search(r"[·•]", text[max(0, start - 14) : start])
    return not named and (closing != end or " " not in word)


def _kind(text: str, start: int, end: int) -> MentionKind:
    word = text[start:end]
    tokens = word.split(" ")
    if any(token.lower().strip(".") in EN_ORG_WORDS for token in tokens):
        return "ORG"
    if _UNIT.search(word):
        return "PROD"
    before = text[max(0, start - 8) : start]
    if any(before.endswith(title) for title in ZH_TITLES):
        return "PER"
    if (
        2 <= len(tokens) <= 3
        and tokens[0] != "The"
        and all(re.fullmatch(r"[A-Z][a-z'’]+|De|de|van|von|[A-Z]\.", token) for token in tokens)
    ):
        return "PER"
    return "OTHER"
