"""The moment for which a figure is told: 截至8月5日22时，…; as of Friday, … A later moment may have another figure.

The moment governs the rest of its sentence and the sentences after it in the paragraph, until another date is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.model import Sentence, Value, When

_LEAD = re.compile(r"(?:截[至止](?:到)?|截[至止]于|\bas (?:of|at)|\bup (?:to|until)|\bby)[\s“]{0,2}$", re.IGNORECASE)
REACH = 3  # sentences of a paragraph that one moment governs


def as_of_times(text: str, sentences: Sequence[Sentence], values: Sequence[Sequence[Value]]) -> tuple[tuple[When | None, ...], ...]:
    """Of each value of each sentence, the moment in force there; None for dates and where none is told."""
    out: list[tuple[When | None, ...]] = []
    current: When | None = None
    since, paragraph = 0, -1
    for n, (sentence, found) in enumerate(zip(sentences, values, strict=True)):
        if sentence.paragraph != paragraph or n - since > REACH:
            current, paragraph = None, sentence.paragraph
        row: list[When | None] = []
        for value in found:
            if isinstance(value, When):
                if _states_a_moment(text, sentence, value):
                    current, since = value, n
                elif not value.recurring and value.start is not None:
                    current = None  # another time is told: what follows is of that time
                row.append(None)
            else:
                row.append(current)
        out.append(tuple(row))
    return tuple(out)


def _states_a_moment(text: str, sentence: Sentence, when: When) -> bool:
    start = max(sentence.span.start, when.span.start - 8)
    return not when.recurring and _LEAD.search(text[start : when.span.start]) is not None
