"""For each name of a corpus the few others that a test of `claims.aliases` can hold for, found without trying all of them.

Every function gives a superset of the names for which its test holds; the caller still asks the test.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claims import aliases


def spelled(names: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each Chinese name with the Latin ones that may be its romanisation, alone or before one kind of thing; both in order."""
    latin = [name for name in names if not aliases.is_han(name)]
    order = {name: place for place, name in enumerate(latin)}
    whole: dict[str, list[str]] = defaultdict(list)
    headed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for other in latin:
        whole[_letters(other)].append(other)
        stem, head = aliases.split_head(other)
        if head:
            headed[head, _letters(stem)].append(other)
    for name in names:
        if aliases.is_han(name):
            stem, head = aliases.split_head(name)
            found = {other for letters in _spellings(name) for other in whole.get(letters, ())}
            if head:
                found |= {other for letters in _spellings(stem) for other in headed.get((head, letters), ())}
            yield name, sorted(found, key=order.__getitem__)


def _letters(latin: str) -> str:
    return re.sub(r"[^a-z]", "", latin)


def _spellings(chinese: str) -> set[str]:
    parts = aliases.syllables(chinese)
    return {"".join(parts), "".join((*parts[1:], *parts[:1]))}


def holders(keys: Sequence[str]) -> Mapping[str, list[str]]:
    """For each short name the longer ones that may hold it (`person_part`, `organisation_part`), in the order of `keys`."""
    known = set(keys)
    familiar: dict[str, list[str]] = defaultdict(list)
    bare: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        if aliases.is_han(key):
            bare[aliases.without_office(key)].append(key)
            if surname := aliases.familiar_surname(key):
                familiar[surname].append(key)
    out: dict[str, list[str]] = defaultdict(list)
    for long in keys:
        shorts = _parts(long) & known
        if aliases.is_han(long):
            shorts.update(familiar.get(long[0], ()), bare[aliases.without_office(long)])
        for short in shorts:
            if len(short) < len(long):
                out[short].append(long)
    return out


def _parts(long: str) -> set[str]:
    """Beginnings and ends of a name: at any character in Chinese, at blanks and dots otherwise."""
    if aliases.is_han(long):
        cut = {part for at in range(1, len(long)) for part in (long[:at], long[at:])}
        return cut | set(long.split("·")) if "·" in long else cut
    places = [at for at, char in enumerate(long) if char == " "]
    return {long[:at] for at in places} | {long[at + 1 :] for at in places}


def initialled(names: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each name that may be an acronym with the names it may stand for, both in order."""
    by_initials: dict[str, list[str]] = defaultdict(list)
    chinese = [name for name in names if aliases.is_han(name)]
    for name in names:
        if not aliases.is_han(name):
            for letters in aliases.initials(name):
                by_initials[letters].append(name)
    for short in names:
        if aliases.numbered(short):
            yield short, chinese
        elif short in by_initials:
            yield short, by_initials[short]
