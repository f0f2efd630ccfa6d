"""Patterns that look first whether a text has what they need.

Most of the rules of `find` cannot match in most sentences: a rule of months needs 月, a rule of clock times a colon. What a
pattern needs is derived from its own syntax tree, so it cannot drift from the pattern: clauses, each a set of characters, pairs
and triples, of which every match contains at least one. One digit is like another ("0"). Only `finditer` asks; a match at one
place is cheaper than the question.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise, product
from typing import Any, ClassVar

MOST = 120  # strings of which an exact run may be one
LONG = 1000  # code points from which a text has nearly everything, so that asking is a waste
_LATIN, _CJK, _DIGIT = re.compile("[A-Za-z]"), re.compile("[\u3400-\u9fff]"), re.compile("[0-9]")

Gram = str | tuple[str, ...]
Clause = frozenset[Gram]
_EMPTY = frozenset({""})


class Gated:
    """A compiled pattern (ASCII words and digits) whose `finditer` is empty at once where the text lacks what it needs."""

    __slots__ = ("_found", "compiled", "need")
    every: ClassVar[list[Gated]] = []

    def __init__(self, source: str) -> None:
        self.compiled = re.compile(source, re.ASCII)
        self._found = self.compiled.finditer
        self.need = 0  # bits of its clauses, given when a text is looked at first: deriving takes a millisecond
        self.every.append(self)

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        if lacking(text) & self.need:
            return ()
        return self._found(text)


class Rules:
    """Patterns that are tried together: `open` is False where none of them can match."""

    __slots__ = ("members", "need")
    every: ClassVar[list[Rules]] = []

    def __init__(self, *members: Gated) -> None:
        self.members = members
        self.need = 0
        self.every.append(self)

    def open(self, text: str) -> bool:
        """Could one of the patterns match?"""
        return not lacking(text) & self.need


@lru_cache(maxsize=32)
def lacking(text: str) -> int:
    """The clauses that `text` does not meet, a bit each; none of a long one."""
    if len(text) >= LONG:
        return 0
    bits = _index()
    shape, digits = _DIGIT.subn("0", text)
    grams: Iterator[Gram] = iter(set(shape))
    if digits or _CJK.search(text):
        grams = chain(grams, pairwise(shape))
    if _LATIN.search(text):
        grams = chain(grams, zip(shape, shape[1:], shape[2:], strict=False))
    out = 0
    for found in filter(None, map(bits.get, grams)):
        out |= found
    return ~out


@lru_cache(maxsize=1)
def _index() -> dict[Gram, int]:
    """For each character, pair and triple that a pattern may need the bits of the clauses that it meets."""
    bits: dict[Gram, int] = {}
    numbers: dict[Clause, int] = {}
    telling = {gated: needs(gated.compiled.pattern) for gated in Gated.every}
    groups = [(rules, [telling[m][0] for m in rules.members if telling[m]]) for rules in Rules.every]
    asked: list[tuple[Gated | Rules, tuple[Clause, ...]]] = [*telling.items()]
    asked += [(rules, (frozenset[Gram]().union(*first),)) for rules, first in groups if len(first) == len(rules.members)]
    for asker, clauses in asked:
        for clause in clauses:
            bit = 1 << numbers.setdefault(clause, len(numbers))
            asker.need |= bit
            for gram in clause:
                bits[gram] = bits.get(gram, 0) | bit
    return bits


def needs(source: str) -> tuple[Clause, ...]:
    """Clauses that each match of the pattern meets, the most telling first; none where Python's parser cannot be had."""
    try:
        parser = importlib.import_module("re._parser")
    except ImportError:  # pragma: no cover - every pattern simply runs
        return ()
    clauses = _clauses(parser.parse(source, re.ASCII))
    return tuple(sorted(dict.fromkeys(clauses), key=lambda c: (_cost(c), len(c), sorted(map(str, c)))))[:3]


def _clauses(items: Any) -> list[Clause]:
    run, _, found = _read(items)
    return found + _closed(run)


def _read(items: Any) -> tuple[frozenset[str], bool, list[Clause]]:
    """The strings with which a part may end, whether these are all it can be, and the clauses of what stands before them."""
    run, whole = _EMPTY, True
    found: list[Clause] = []
    for operation, argument in items:
        part, more = _item(str(operation), argument)
        found += more
        if part is None or len(run) * len(part) > MOST or min(map(len, run)) >= 3:
            found += _closed(run)
            run, whole = part or _EMPTY, False
        else:
            run = frozenset(a + b for a in run for b in part)
    return run, whole, found


def _item(operation: str, argument: Any) -> tuple[frozenset[str] | None, list[Clause]]:
    """The strings that one node can be, None where they are too many or unknown; and clauses that it brings."""
    if operation == "SUBPATTERN" and not argument[1]:  # one with flags of its own is not looked into
        return _part(argument[-1])
    if operation == "BRANCH":
        return _branch(argument[1])
    if operation in ("MAX_REPEAT", "MIN_REPEAT"):
        return _repeat(*argument)
    if operation == "ASSERT":  # a look to either side takes nothing, but what it asks for stands in the text
        return _EMPTY, _clauses(argument[1])
    if operation == "LITERAL":
        return _alike([chr(argument)]), []
    return (_members(argument) if operation == "IN" else _EMPTY if operation in ("AT", "ASSERT_NOT") else None), []


def _part(items: Any) -> tuple[frozenset[str] | None, list[Clause]]:
    run, whole, found = _read(items)
    return (run, found) if whole else (None, found + _closed(run))


def _branch(ways: Sequence[Any]) -> tuple[frozenset[str] | None, list[Clause]]:
    read = [_part(way) for way in ways]
    known = [part for part, _ in read if part is not None]
    if len(known) == len(read) and sum(map(len, known)) <= MOST:
        return frozenset().union(*known), []
    best = [min(found + (_closed(part) if part else []), key=_cost, default=frozenset[Gram]()) for part, found in read]
    return None, [frozenset[Gram]().union(*best)] if all(best) else []


def _repeat(least: int, most: int, items: Any) -> tuple[frozenset[str] | None, list[Clause]]:
    part, found = _part(items)
    if part is not None and len(part) ** min(most, 9) <= MOST and most <= 4:
        powers = [frozenset(map("".join, product(part, repeat=n))) for n in range(least, most + 1)]
        return frozenset().union(*powers), found if least else []
    if least == 0:
        return None, []
    return None, found + (_closed(part) if part is not None else [])


def _members(argument: Any) -> frozenset[str] | None:
    out: list[str] = []
    for operation, value in argument:
        name = str(operation)
        if name == "LITERAL":
            out.append(chr(value))
        elif name == "RANGE" and value[1] - value[0] < 64:
            out += map(chr, range(value[0], value[1] + 1))
        elif name == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
            out.append("0")
        else:
            return None
    return _alike(out)


def _alike(chars: Iterable[str]) -> frozenset[str]:
    return frozenset("0" if c in "0123456789" else c for c in chars)


def _closed(run: Iterable[str]) -> list[Clause]:
    """The clause of a run that is one of these strings; none where one of them may be blank."""
    grams = [_gram(s) for s in run]
    return [frozenset(grams)] if all(grams) else []


@lru_cache(maxsize=4096)
def _gram(word: str) -> Gram:
    """What to look for in place of `word`: the rarest of its characters, pairs and triples; "" where all is blank."""
    grams: list[Gram] = [c for c in word if not c.isspace()]
    grams += [p for p in pairwise(word) if _pair(*p)]
    grams += [t for t in zip(word, word[1:], word[2:], strict=False) if _triple("".join(t))]
    return min(grams, key=lambda g: (_often(g), len(g), g), default="")


def _pair(a: str, b: str) -> bool:
    """Pairs are noted of texts with Chinese characters or digits."""
    solid = not (a.isspace() or b.isspace())
    return solid and ("0" in (a, b) or bool(_CJK.match(a) and _CJK.match(b)))


def _triple(word: str) -> bool:
    """Triples are noted of texts with Latin letters."""
    return word.isascii() and word.isalpha()


_TRIPLES = frozenset(map(tuple, ("the", "and", "ing", "ion", "ent", "for", "her", "hat", "ter", "ear", "day")))


def _often(gram: Gram) -> float:
    """A rough share of sentences that have it."""
    if isinstance(gram, tuple):
        common = gram in _TRIPLES or gram == ("0", "0")
        return 0.3 if common else 0.08 if "0" in gram else 0.01 if len(gram) == 2 else 0.03
    if gram.isascii():
        return 0.7 if gram.isalnum() else 0.1
    return 0.15 if gram in "年月日一二三十个" else 0.04


def _cost(clause: Clause) -> float:
    return sum(map(_often, clause))


__all__ = ["Gated", "Rules", "lacking", "needs"]
