"""Text of strangers, cut into marked pieces for a page. Escaping is the template's work; here harmful characters go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.model import Span

Placed = tuple[Span, int]
_DROPPED = {0x61C, 0xFEFF, 0xAD}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. `kind` is a style: "" plain, "value" the figure, "claim" its clause; `key` names what it belongs to."""

    text: str
    kind: str = ""
    key: str = ""


def visible(text: str) -> str:
    """The text without control, bidirectional and zero-width characters, which could hide or reorder what an editor reads."""
    return "".join(char for char in text if char == "\n" or _shown(ord(char)))


def _shown(code: int) -> bool:
    if code < 32 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code in _DROPPED:
        return code == 9
    return not (0x200B <= code <= 0x200F or 0x2028 <= code <= 0x202E or 0x2060 <= code <= 0x206F)


def cut(text: str, within: Span, marks: Iterable[tuple[Span, str, str]]) -> tuple[Piece, ...]:
    """`text[within]` in order, as pieces; a later mark lies above an earlier one where they overlap.

    `marks` are (span, kind, key) with offsets into `text`.
    """
    layers = [(span, kind, key) for span, kind, key in marks if span.overlaps(within) and span.start < span.end]
    edges = {within.start, within.end}
    for span, _, _ in layers:
        edges |= {max(span.start, within.start), min(span.end, within.end)}
    points = sorted(edges)
    pieces: list[Piece] = []
    for start, end in pairwise(points):
        over = [(kind, key) for span, kind, key in layers if span.start <= start and end <= span.end]
        kind, key = over[-1] if over else ("", "")
        body = visible(text[start:end])
        if pieces and (pieces[-1].kind, pieces[-1].key) == (kind, key):
            body = pieces.pop().text + body
        pieces.append(Piece(body, kind, key))
    return tuple(piece for piece in pieces if piece.text)


def around(spans: Sequence[Placed], inner: Span) -> tuple[Placed | None, Placed | None]:
    """The span before `inner` and the one after it; `spans` are sorted and disjoint, each with its paragraph."""
    before = [one for one in spans if one[0].end <= inner.start]
    after = [one for one in spans if one[0].start >= inner.end]
    return (before[-1] if before else None, after[0] if after else None)
