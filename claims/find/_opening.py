"""With which characters a match of a pattern can begin, read from its syntax tree: most readers of a number need not be asked."""

from __future__ import annotations

import importlib
import re
from typing import Any

BLANK = frozenset(" -")  # what may stand between a number and its unit is looked through


def opening(*patterns: re.Pattern[str]) -> frozenset[str] | None:
    """Every character other than blanks with which a match of one of `patterns` can begin; None where that is not known.

    Right for ASCII and Chinese characters only: outside them, letters have more than two cases.
    """
    try:
        parser = importlib.import_module("re._parser")
    except ImportError:  # pragma: no cover - every reader is asked
        return None
    found: set[str] = set()
    for pattern in patterns:
        first, empty = _sequence(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
        if first is None or empty:
            return None
        found |= {case for c in first for case in ((c.lower(), c.upper()) if pattern.flags & re.I else (c,))}
    return frozenset(found)


def _sequence(items: Any) -> tuple[frozenset[str] | None, bool]:
    """The first characters of a sequence, None where unknown; and whether it can be empty or blank."""
    out: frozenset[str] = frozenset()
    for operation, argument in items:
        first, empty = _node(str(operation), argument)
        if first is None:
            return None, False
        out |= first
        if not empty:
            return out, False
    return out, True


def _node(operation: str, argument: Any) -> tuple[frozenset[str] | None, bool]:
    if operation == "SUBPATTERN":
        return (None, False) if argument[1] else _sequence(argument[-1])
    if operation == "BRANCH":
        ways = [_sequence(way) for way in argument[1]]
        known = [first for first, _ in ways if first is not None]
        return (frozenset().union(*known) if len(known) == len(ways) else None), any(empty for _, empty in ways)
    if operation in ("MAX_REPEAT", "MIN_REPEAT"):
        first, empty = _sequence(argument[2])
        return first, empty or argument[0] == 0
    if operation in ("AT", "ASSERT", "ASSERT_NOT"):
        return frozenset(), True
    members = frozenset({chr(argument)}) if operation == "LITERAL" else _members(argument) if operation == "IN" else None
    return (None, False) if members is None else (members - BLANK, bool(members & BLANK))


def _members(argument: Any) -> frozenset[str] | None:
    out: set[str] = set()
    for operation, value in argument:
        name = str(operation)
        if name == "LITERAL":
            out.add(chr(value))
        elif name == "RANGE" and value[1] - value[0] < 64:
            out.update(map(chr, range(value[0], value[1] + 1)))
        elif name == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
            out.update("0123456789")
        else:
            return None
    return frozenset(out)
