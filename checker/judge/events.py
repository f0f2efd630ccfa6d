"""Which articles of a corpus tell of one event, so that requests do not mix events that have nothing to do with each other."""

from __future__ import annotations

from collections import Counter

from checker.group import Groups
from checker.run import Inside

FEW = 12  # articles that are taken for one event without a look
LIKELY = 0.5  # P(one slot) of a pair that links its articles
LINKS = 2  # such pairs that two articles need


def events(inside: Inside) -> list[int]:
    """For each article the smallest article of its event: joined by pairs of claims that probably fill one slot."""
    n = len(inside.extraction.articles)
    if n <= FEW:
        return [0] * n
    claims = inside.extraction.claims
    links = Counter(
        (claims[i].article, claims[j].article)
        for (i, j), score in inside.found.scores.items()
        if score >= LIKELY and claims[i].article != claims[j].article
    )
    groups = Groups()
    for (a, b), count in sorted(links.items()):
        if count >= LINKS:
            groups.join(a, b)
    for copy, origin in enumerate(inside.family):
        groups.join(copy, origin)
    return [groups.root(article) for article in range(n)]
