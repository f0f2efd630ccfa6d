"""Which stored entry belongs to which conflict, after articles were edited, renamed and moved.

The order is fixed: the exact id; the same clauses elsewhere; clauses that are alike and say the same values; else the entry is
stale. An entry holds for a conflict whose clauses and values it has all seen. Where a value changed or an article came since,
it belongs to the conflict but does not hold: the conflict is open again and shows what was decided before.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.ledger.records import Anchor, Entry
from checker.ledger.similar import AnchorIndex

MANY = 64  # entries that share one clause are looked at up to here


@dataclass(frozen=True, slots=True)
class Hit:
    """Entry number `entry` belongs to a conflict. `holds`: it covers it as it is now; else something changed since."""

    entry: int
    holds: bool
    how: str  # "id", "clauses" or "alike"


@dataclass(frozen=True, slots=True)
class _Pair:
    """A possible hit: what it is and how much speaks for it."""

    conflict: int
    entry: int
    holds: bool
    rank: int  # 0 same id, 1 same clauses, 2 alike
    matched: int  # clauses found again
    places: int  # of those, in the same article and between the same words
    shared: int  # values in both


_HOW = ("id", "clauses", "alike")


def match(conflicts: Sequence[Entry], entries: Sequence[Entry], *, same_values: frozenset[int] = frozenset()) -> dict[int, Hit]:
    """Conflict number -> hit. At most one entry a conflict; an entry that does not hold belongs to one conflict only.

    `same_values` are entries that hold whoever else says the values, as long as the set of values stays (verdict "both").
    The result does not depend on the order of either sequence where ids are distinct.
    """
    finder = _Finder(entries, same_values)
    pairs = [pair for number, conflict in enumerate(conflicts) for pair in finder.exact(number, conflict)]
    held = {pair.conflict for pair in pairs if pair.holds}
    for number, conflict in enumerate(conflicts):
        if number not in held:
            pairs += finder.alike(number, conflict)
    return _assign(pairs, conflicts, entries)


def _assign(pairs: Sequence[_Pair], conflicts: Sequence[Entry], entries: Sequence[Entry]) -> dict[int, Hit]:
    def key(pair: _Pair) -> tuple[bool, int, int, int, int, str, str]:
        counts = (-pair.matched, -pair.places, -pair.shared)
        return (not pair.holds, pair.rank, *counts, conflicts[pair.conflict].id, entries[pair.entry].id)

    hits: dict[int, Hit] = {}
    used: set[int] = set()
    for pair in sorted(pairs, key=key):
        if pair.conflict in hits or (pair.entry in used and not pair.holds):
            continue
        hits[pair.conflict] = Hit(pair.entry, pair.holds, _HOW[pair.rank])
        used.add(pair.entry)
    return hits


class _Finder:
    """Entries indexed by id, by clause and by what is alike."""

    def __init__(self, entries: Sequence[Entry], same_values: frozenset[int]) -> None:
        self._entries = entries
        self._same_values = same_values
        self._by_id: dict[str, list[int]] = defaultdict(list)
        self._by_anchor: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, entry in enumerate(entries):
            self._by_id[entry.id].append(number)
            for text in sorted({one.anchor for one in entry.anchors}):
                self._by_anchor[_family(entry), text].append(number)
        self._values = [frozenset(entry.values) for entry in entries]

    def exact(self, number: int, conflict: Entry) -> list[_Pair]:
        """Entries with the id of the conflict; where none of these holds, those with one of its clauses too."""
        same = [pair for k in self._by_id.get(conflict.id, ()) if (pair := self._grade(number, conflict, k, {}, True)) is not None]
        if any(pair.holds for pair in same):
            return same
        others = self._sharing(conflict) - {pair.entry for pair in same}
        return same + [pair for k in sorted(others) if (pair := self._grade(number, conflict, k, {}, False)) is not None]

    def alike(self, number: int, conflict: Entry) -> list[_Pair]:
        """Entries with clauses that are like those of the conflict and say the same values."""
        found: dict[int, dict[Anchor, list[Anchor]]] = defaultdict(lambda: defaultdict(list))
        for one in conflict.anchors:
            for k, other in self._index.alike(one):
                if _family(self._entries[k]) == _family(conflict):
                    found[k][one].append(other)
        return [pair for k in sorted(found) if (pair := self._grade(number, conflict, k, found[k], False)) is not None]

    @cached_property
    def _index(self) -> AnchorIndex:
        return AnchorIndex([(number, one) for number, entry in enumerate(self._entries) for one in entry.anchors])

    def _sharing(self, conflict: Entry) -> set[int]:
        """Entries with a clause of the conflict; a clause that very many have counts only where no rarer one is found."""
        lists = [self._by_anchor.get((_family(conflict), text), []) for text in sorted({one.anchor for one in conflict.anchors})]
        found = {k for numbers in lists if len(numbers) <= MANY for k in numbers}
        if found:
            return found
        mine = set(conflict.values)
        common = {k for numbers in lists for k in numbers}
        best = heapq.nsmallest(MANY, common, key=lambda k: (-len(mine & self._values[k]), self._entries[k].id))
        return set(best)

    def _grade(self, number: int, conflict: Entry, k: int, alike: dict[Anchor, list[Anchor]], same_id: bool) -> _Pair | None:
        entry = self._entries[k]
        by_text: dict[str, list[Anchor]] = defaultdict(list)
        for one in entry.anchors:
            by_text[one.anchor].append(one)
        matched = {one: by_text.get(one.anchor) or alike.get(one, []) for one in conflict.anchors}
        matched = {one: others for one, others in matched.items() if others}
        if not matched and not same_id:
            return None
        shared = len(set(conflict.values) & set(entry.values))
        if not same_id and not shared:
            return None
        places = sum(any(_place(one) == _place(other) for other in others) for one, others in matched.items())
        rank = 0 if same_id else 1 if len({a.anchor for a in matched} & by_text.keys()) == len({a.anchor for a in matched}) else 2
        return _Pair(number, k, self._holds(conflict, k, matched), rank, len(matched), places, shared)

    def _holds(self, conflict: Entry, k: int, matched: dict[Anchor, list[Anchor]]) -> bool:
        entry = self._entries[k]
        if conflict.rule != entry.rule:
            return False
        if k in self._same_values and set(conflict.values) == set(entry.values):
            said = {value for one in matched for value in one.values}
            return set(conflict.values) <= said or len(matched) == len(conflict.anchors)
        articles = (len({one.doc for one in own}) for own in (conflict.anchors, entry.anchors))
        return (
            len(matched) == len(conflict.anchors) and set(conflict.values) <= set(entry.values) and next(articles) <= next(articles)
        )


def _family(entry: Entry) -> str:
    """Rules that one slot may move between when a value changes: money-mismatch, magnitude-slip."""
    return entry.rule[:3]


def _place(one: Anchor) -> tuple[str, str, str]:
    return one.doc, one.prefix, one.suffix
