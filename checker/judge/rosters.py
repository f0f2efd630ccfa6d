"""Sentences of different articles that list some of the same members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from checker.compare._lists import listings
from claims.extract import Extraction
from claims.lang.scripts import plain
from claims.model import Sentence, Span

MOST = 6  # sentences of a group
COMMON = 12  # sentences that may share a member which still tells them apart
_LONGEST = 600

Place = tuple[int, Span]


def rosters(extraction: Extraction) -> list[tuple[float, tuple[Place, ...]]]:
    """Groups of sentences with a score below .5 that grows with the members in common, the surest first."""
    keys = dict(_members(extraction))
    holders: dict[str, list[Place]] = defaultdict(list)
    for place, members in sorted(keys.items()):
        for member in sorted(members):
            holders[member].append(place)
    shared: dict[tuple[Place, Place], int] = defaultdict(int)
    for places in holders.values():
        if len(places) <= COMMON:
            for a, b in combinations(places, 2):
                if a[0] != b[0]:
                    shared[a, b] += 1
    group: dict[Place, list[Place]] = {}
    best: dict[int, int] = defaultdict(int)
    for (a, b), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        one, two = group.setdefault(a, [a]), group.setdefault(b, [b])
        if one is not two and len(one) + len(two) <= MOST:
            one.extend(two)
            for place in two:
                group[place] = one
        best[id(group[a])] = max(best[id(group[a])], count)
    found = {id(one): tuple(sorted(one)) for one in group.values() if len(one) > 1}
    return sorted(((0.1 * min(best[key], 4), places) for key, places in found.items()), key=lambda row: (-row[0], row[1]))


def _members(extraction: Extraction) -> Iterator[tuple[Place, set[str]]]:
    resolution = extraction.resolution
    for index, sentences in enumerate(extraction.sentences):
        text = extraction.articles[index].text
        for sentence in sentences:
            if sentence.role in {"title", "heading"} or sentence.span.end - sentence.span.start > _LONGEST:
                continue
            found = _listed(text, sentence)
            people = [e for e in resolution.entities_in(index, sentence.span) if resolution.by_id[e].kind == "PER"]
            if len(set(people)) > 1:
                found |= set(people)
            if len(found) > 1:
                yield (index, sentence.span), found


def _listed(text: str, sentence: Sentence) -> set[str]:
    body = text[sentence.span.start : sentence.span.end]
    return {plain(item.key) for listing in listings(body) for item in listing.items if len(item.key) > 1}
