"""Text with one code point for every code point of the original, in the writing that the number readers know."""

from __future__ import annotations

import re

from claims.lang.zh_numbers import TRADITIONAL

_WIDE = {i + 0xFEE0: i for i in range(0x21, 0x7F) if chr(i) not in ",;!?:"} | {0xFF1A: ord(":"), 0xFFE5: ord("¥"), 0xFFE1: ord("£")}
_SPACE = dict.fromkeys((0x3000, 0xA0, 0x202F, 0x2009, 0x2007), ord(" "))
_DASH = (
    dict.fromkeys(map(ord, "–—−‐‑"), ord("-")) | dict.fromkeys(map(ord, "∼〜"), ord("~")) | {ord("’"): ord("'"), ord("‘"): ord("'")}
)
_TABLE: dict[int, int | str] = {**_WIDE, **_SPACE, **_DASH, **TRADITIONAL, ord("％"): ord("%"), ord("℅"): ord("%")}
_RATIO = re.compile(r"∶(?=[0-5]\d(?!\d))")
_WIDE_COMMA = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


def normalise(text: str) -> str:
    """Half-width, simplified numerals and units, plain dashes and spaces; same length as `text`."""
    if "，" in text:
        text = _WIDE_COMMA.sub(",", text)
    if "∶" in text:  # 3∶1 is a result, 20∶15 may be a time
        text = _RATIO.sub(":", text).replace("∶", "比")
    return text.translate(_TABLE)
