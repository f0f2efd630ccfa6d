"""Where a value stands in its sentence: the words right beside it, the head of its clause and of its segment.

In lists (a market report, a tally of votes) clauses look alike and the fact is told by two things only: the topic that heads
the segment (棉花期货…，跌1.2%；豆粕期货…，涨0.4%) and the words that touch the value (479票赞成、37票反对).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BREAK = re.compile(r"[，,、；;：:。！？!?（）()“”\"「」—]|\d")
_SEGMENT = re.compile(r"[；;。！？!?]")
_CLAUSE = re.compile(r"[，,、：:—]")
_DIGIT = re.compile(r"[\d０-９]")
# Openings that say when, by whom or how a clause is tied to the one before, never what it is about.
_ADVERBIAL = re.compile(
    r"^(?:截至|截止|据|其中|此外|另外|当日|当天|日前|随后|同时|而|目前|今年|去年|前年|本月|上月|近日|不过|但|最终|随着|根据|按照|"
    r"in the|on the|at the|by the|as of|according|meanwhile|however|of these|of them|of those|among|in addition|also|but|and|"
    r"while)",
    re.IGNORECASE,
)
_HEAD, _SIDE = 12, 8  # characters of Chinese; Latin text takes four times as many


@dataclass(frozen=True, slots=True)
class Beside:
    """`left` and `right` touch the value (up to a mark or a digit), `lead` heads its clause, `head` its segment."""

    left: str
    right: str
    lead: str
    head: str


def beside(sentence: str, start: int, end: int, chinese: bool) -> Beside:
    """What stands around `sentence[start:end]`; offsets in code points into the sentence."""
    scale = 1 if chinese else 4
    before, after = sentence[:start], sentence[end:]
    left = _BREAK.split(before)[-1][-_SIDE * scale :]
    right = _BREAK.split(after, maxsplit=1)[0][: _SIDE * scale]
    segment = _SEGMENT.split(before)[-1]
    clauses = [clause.strip() for clause in _CLAUSE.split(segment)]
    lead = _opening(clauses[-1], scale)
    head = next((_opening(c, scale) for c in clauses if c and not _ADVERBIAL.match(c) and not _DIGIT.match(c)), lead)
    return Beside(left.strip(), right.strip(), lead, head)


def _opening(clause: str, scale: int) -> str:
    return _DIGIT.split(clause, maxsplit=1)[0][: _HEAD * scale].strip()
