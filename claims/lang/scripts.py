"""One script and one width: Traditional characters become Simplified, full-width forms become ASCII, length unchanged.

Everything here returns a string with as many code points as it was given, so an offset into the result is an offset into
the original.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

# Full-width ASCII block, the ideographic space and the full-width signs that stand for one narrow sign each.
_WIDTH: dict[int, int] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDTH.update({0x3000: 0x20, 0xA0: 0x20, 0xFFE5: 0xA5, 0xFFE1: 0xA3, 0xFFE0: 0xA2, 0xFE63: 0x2D, 0x2011: 0x2D})
# The aspect particle is written 著 in Traditional text; OpenCC leaves it because 著 is also the 著 of 著名, 著作.
_PARTICLE = re.compile(r"(?<![名显顯编編土专專原巨论論译譯所合遗遺])著(?![名作称稱书書者述有])")


@lru_cache(maxsize=1)
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


@lru_cache(maxsize=8192)
def _simplify_character(character: str) -> str:
    converted: str = _converter().convert(character)
    return converted if len(converted) == 1 else character


def _simplify_line(line: str) -> str:
    if line.isascii():
        return line
    converted: str = _converter().convert(_PARTICLE.sub("着", line))
    if len(converted) == len(line):
        return converted
    return "".join(_simplify_character(character) for character in line)


@lru_cache(maxsize=4096)
def simplify(text: str) -> str:
    """`text` in Simplified characters; the result has the same length.

    Phrases are used where they keep the length (著名 stays, 看著 becomes 看着); otherwise character by character.
    """
    if text.isascii():
        return text
    return "".join(_simplify_line(line) for line in text.splitlines(keepends=True))


def fold(text: str) -> str:
    """`text` with full-width digits, letters and punctuation as ASCII, one for one; the result has the same length."""
    return text.translate(_WIDTH)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Simplified and folded: the form in which names are compared; the same length as `text`."""
    return fold(simplify(text))
