"""One pattern for many words."""

from __future__ import annotations

import re
from collections.abc import Iterable


def one_of(words: Iterable[str]) -> str:
    """An alternation of `words`, the longest first, in groups by first letter: a place is tried against one group only.

    Letters of both cases share a group, so the order holds where the pattern ignores case.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        groups.setdefault(word[0].lower(), []).append(word)
    return "|".join(_group(group) for group in groups.values())


def _group(words: list[str]) -> str:
    first = words[0][0]
    if len(words) == 1 or any(word[0] != first for word in words):
        return "|".join(map(re.escape, words))
    return f"{re.escape(first)}(?:{'|'.join(re.escape(word[1:]) for word in words)})"
