"""`--memory SIZE`: how much a run may hold at once, from what articles and claims were measured to take.

Measured with CPython 3.11 (tracemalloc, 480 news articles of 888 characters on average, half of them Chinese, 23 claims each;
resident memory for what is loaded once):

| what | bytes |
|---|---|
| interpreter, libraries, dictionaries and name tagger | 490 MB, once a process |
| what matching loads | 190 MB, once a process |
| torch and the encoder e5 | 1,250 MB, where a text has no vector yet |
| article | 300 + 2 a character |
| an article that is put away: keys, its sketch, its line in the report | 5 kB |
| its reading (sentences, names, values) | 34 a character |
| claim | 0.9 kB, its card 6.0 kB, its two vectors 3.1 kB |
| pair of claims that is compared | 0.3 kB of features |

A Chinese character takes two bytes in Python, as does every character of a text that holds one.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from claims.errors import SettingsError

BASE = 680_000_000
MODEL = 1_250_000_000
LEAST = 1_000_000_000
"""Below it a run does not even load what it reads articles with; with the encoder it takes `BASE + MODEL`."""

AWAY = 5_000  # of each article of the corpus, wherever its text is
ARTICLE = 300
CHARACTER = 36  # of a text and its reading
CLAIM = 10_000
PAIR = 300
TYPICAL = 900  # characters of an article
PAIRS_A_CLAIM = 35  # in a story of 1,400 claims

_SIZE = re.compile(r"(\d{1,15}(?:\.\d{1,6})?) ?([kmgt]?)(i?)b?", re.IGNORECASE | re.ASCII)
_POWER = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}


@dataclass(frozen=True, slots=True)
class Budget:
    """Bytes that a run may take in all, and what follows for how much it holds at once. `None` for `total`: no bound."""

    total: int | None = None
    model: bool = True  # the encoder may have to be loaded

    @property
    def room(self) -> int | None:
        """Bytes for articles and claims. At least a tenth of all, for a run that gets on slowly is better than one that stops."""
        if self.total is None:
            return None
        return max(self.total - BASE - (MODEL if self.model else 0), self.total // 10)

    def articles(self, characters: int = TYPICAL, *, share: float = 0.5) -> int | None:
        """How many articles of so many characters may be held with their readings in a share of the room; None: any number."""
        return _fit(self.room, share, ARTICLE + CHARACTER * characters)

    def claims(self, *, share: float = 0.5) -> int | None:
        """How many claims may be compared at once (cards, vectors, features of their pairs) in a share of the room."""
        return _fit(self.room, share, CLAIM + PAIR * PAIRS_A_CLAIM)

    def wanted(self, articles: int) -> int:
        """Bytes that a run of so many articles takes at least, however small its stories are."""
        return BASE + (MODEL if self.model else 0) + AWAY * articles

    def characters(self, *, share: float = 0.5) -> int | None:
        """The same as `articles`, as the sum of the lengths of their texts."""
        return _fit(self.room, share, CHARACTER)


def _fit(room: int | None, share: float, each: int) -> int | None:
    return None if room is None else max(1, int(room * share) // each)


def budget(text: str | None, *, model: bool = True) -> Budget:
    """The budget that `--memory` names: 2G, 1.5GiB, 800MB, bytes; none without it. Raises SettingsError for an absurd one."""
    if text is None:
        return Budget()
    total = size(text)
    if total < LEAST:
        raise SettingsError(f"--memory: {text} is too little; about 1G is needed, 2G where texts are encoded")
    has = machine()
    if has is not None and total > has:
        raise SettingsError(f"--memory: {text} is more than the {has / 1e9:.1f}G of this machine")
    return Budget(total, model)


def size(text: str) -> int:
    """Bytes of a size as people write it: k, M, G and T are powers of 1000, Ki, Mi, Gi and Ti of 1024. Raises SettingsError."""
    found = _SIZE.fullmatch(text.strip())
    if found is None or (found[3] and not found[2]):
        raise SettingsError(f"--memory: {text!r} is no size, such as 2G or 800M")
    return int(float(found[1]) * (1024 if found[3] else 1000) ** _POWER[found[2].lower()])


def machine() -> int | None:
    """Bytes of memory of this machine, None where the system does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):  # Windows has no such question
        return None
