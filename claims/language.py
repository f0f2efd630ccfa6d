"""Which language an article is written in, from its characters."""

from __future__ import annotations

import re

from claims.lang.common import SIMPLIFIED_ONLY, TRADITIONAL_ONLY
from claims.model import Language

_HAN = re.compile(r"[\u3400-\u9fff]+")
_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]{2,}")
_URL = re.compile(r"https?://[^\s)）]{1,2000}")
_SAMPLE = 100_000
_NAMES: dict[str, Language] = {
    "zh": "zh",
    "zh-cn": "zh",
    "zh-hans": "zh",
    "zh-sg": "zh",
    "zh-hant": "zh-Hant",
    "zh-tw": "zh-Hant",
    "zh-hk": "zh-Hant",
    "zh-mo": "zh-Hant",
    "mixed": "mixed",
    "en": "en",
}


def named(value: str | None) -> Language | None:
    """The language that a `lang` field names (zh-TW, en_GB, ...), or None."""
    if not value:
        return None
    key = value.strip().lower().replace("_", "-")
    return "en" if key.startswith("en-") else _NAMES.get(key)


def detect(text: str) -> Language:
    """zh, zh-Hant, en, mixed (both scripts carry prose) or und (no letters)."""
    sample = text[:_SAMPLE]
    if "http" in sample:
        sample = _URL.sub(" ", sample)
    han = sum(map(len, _HAN.findall(sample)))
    words = len(_WORD.findall(sample))
    if han + words == 0:
        return "und"
    # An English word takes about the place of 1.6 Chinese characters; names and brands alone do not make a text mixed.
    share = han / (han + 1.6 * words)
    if share < 0.08:
        return "en"
    if share < 0.5:
        return "mixed"
    traditional = sum(map(TRADITIONAL_ONLY.__contains__, sample))
    simplified = sum(map(SIMPLIFIED_ONLY.__contains__, sample))
    return "zh-Hant" if traditional > simplified else "zh"
