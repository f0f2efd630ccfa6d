"""Sentences with another figure in place of theirs, as a slip, a bad memory or a language model would write them.

Everything is chosen by a hash of the texts, so the same event always gives the same sentences.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Sequence

from claims.model import Claim, Figure, When

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DAY = re.compile(r"\d{1,2}(?=[日号])|(?<=[a-z.] )\d{1,2}(?!\d)|\d{1,2}(?= [A-Z])|(?<=-)\d{2}$")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d{2}(?!\d)")
_WORDS = (
    tuple("一二三四五六七八九"),
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    ("first", "second", "third", "fourth", "fifth", "sixth"),
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)
_WORD = re.compile("|".join(w if w[0] >= "\u4e00" else rf"\b{w}\b" for row in _WORDS for w in row))
_PLACE = {word: (row, n) for row in _WORDS for n, word in enumerate(row)}


def dice(*parts: object) -> random.Random:
    """A source of chance that depends on `parts` alone."""
    return random.Random(hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest())


def other(claim: Claim, chance: random.Random) -> str | None:
    """The text of the claim's value with another number in it; None where it holds none."""
    if claim.value is None:
        return None
    text = claim.quote[claim.value_start - claim.start : claim.value_end - claim.start]
    if isinstance(claim.value, When):
        return _when(text, chance)
    found = _NUMBER.search(text)
    if found:
        return text[: found.start()] + _number(found[0], isinstance(claim.value, Figure), chance) + text[found.end() :]
    return _word(text, chance)


def _when(text: str, chance: random.Random) -> str | None:
    day, year = _DAY.search(text), _YEAR.search(text)
    if day and (not year or chance.random() < 0.8):
        new = (int(day[0]) - 1 + chance.choice((-9, -5, -3, -2, -1, 1, 2, 3, 6, 10))) % 28 + 1
        return text[: day.start()] + str(new).zfill(len(day[0]) if day[0][0] == "0" else 1) + text[day.end() :]
    if year:
        return text[: year.start()] + str(int(year[0]) + chance.choice((-5, -3, -2, -1, 1, 2, 4))) + text[year.end() :]
    found = _NUMBER.search(text)
    if found and found[0].isdigit():
        return text[: found.start()] + str(int(found[0]) % 12 + 1 + chance.choice((0, 0, 2))) + text[found.end() :]
    return _word(text, chance)


def _number(text: str, figure: bool, chance: random.Random) -> str:
    """Another number of the same precision: one digit changed, or some tenths up or down."""
    at = chance.randrange(len(text))
    if len(text) > 1 and text[at].isdigit() and chance.random() < 0.4:
        choice = [d for d in ("123456789" if at == 0 else "0123456789") if d != text[at]]
        return text[:at] + chance.choice(choice) + text[at + 1 :]
    plain = text.replace(",", "")
    if plain.count(".") > 1:
        return text
    decimals = len(plain.partition(".")[2])
    value = float(plain)
    factor = chance.choice((0.4, 0.6, 0.75, 0.85, 0.92, 0.97, 1.03, 1.08, 1.15, 1.3, 1.6, 2.2) if figure else (0.8, 1.25))
    zeros = 0 if decimals else min(len(plain) - len(plain.rstrip("0")), max(0, len(plain) - 2))
    new = round(value * factor / 10**zeros, decimals) * 10**zeros
    if new == value:
        new = value + 10**zeros * (1 if decimals == 0 else 10**-decimals)
    return f"{new:,.{decimals}f}" if "," in text else f"{new:.{decimals}f}"


def _word(text: str, chance: random.Random) -> str | None:
    found = _WORD.search(text)
    if not found:
        return None
    row, n = _PLACE[found[0]]
    return text[: found.start()] + row[(n + chance.choice((1, 2, 3, -1, -2))) % len(row)] + text[found.end() :]


def altered(text: str, start: int, claims: Sequence[Claim], share: float, seed: str) -> tuple[str, list[tuple[int, int, int, int]]]:
    """`text`, which begins at `start` of its article, with about `share` of the values of `claims` changed.

    The second value maps places: (old start, old end, new start, new end) of every claim's value, offsets into the article and
    into the new text.
    """
    out, places, at = "", [], start
    for claim in sorted(claims, key=lambda c: (c.value_start, c.value_end)):
        if claim.value_start < at:
            continue
        out += text[at - start : claim.value_start - start]
        chance = dice(seed, claim.value_start - start)
        old = text[claim.value_start - start : claim.value_end - start]
        new = (other(claim, chance) if chance.random() < share else None) or old
        places.append((claim.value_start, claim.value_end, len(out), len(out) + len(new)))
        out, at = out + new, claim.value_end
    return out + text[at - start :], places
