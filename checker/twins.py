"""Sentences of one mould about two things: a series that writes the same of every firm, place or match is no pair of sources.

Two sentences are twins where they differ, figures aside, in a word that each article keeps to itself: it stands there more than
once, and not at all in the other. A synonym put for a word stands once; a name does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.lang.scripts import plain
from claims.model import Article, Claim

ALIKE = 0.75  # likeness of the sentences from which they are of one mould
LONGEST = 400  # code points of a sentence that are looked at
_FIGURES = re.compile(r"\d+(?:[.,:]\d+)*")
_WORD = re.compile(r"[\u4e00-\u9fff]{2,}|[A-Za-z][\w-]{2,}")


def twins(a: Claim, b: Claim, articles: Sequence[Article]) -> bool:
    """True where the sentences of the two claims are of one mould and name two things."""
    from rapidfuzz import fuzz

    if a.article == b.article:
        return False
    first, second = (_FIGURES.sub("0", plain(c.context))[:LONGEST] for c in (a, b))
    if fuzz.ratio(first, second) < ALIKE * 100:
        return False
    texts = plain(articles[a.article].text), plain(articles[b.article].text)
    return any(_own(x, texts[0], texts[1]) and _own(y, texts[1], texts[0]) for x, y in _replaced(first, second))


def _replaced(first: str, second: str) -> list[tuple[str, str]]:
    """Stretches of the one that the other has something else for; stretches one character apart are one."""
    from rapidfuzz.distance import Levenshtein

    out: list[list[int]] = []
    for op in Levenshtein.opcodes(first, second):
        if op.tag == "equal":
            continue
        if out and op.src_start - out[-1][1] <= 1:
            out[-1][1], out[-1][3] = op.src_end, op.dest_end
        else:
            out.append([op.src_start, op.src_end, op.dest_start, op.dest_end])
    return [(first[p:q], second[r:s]) for p, q, r, s in out]


def _own(stretch: str, here: str, there: str) -> bool:
    """True where a word of the stretch stands more than once in its article and never in the other."""
    return any(here.count(word) > 1 and word not in there for word in _WORD.findall(stretch))
