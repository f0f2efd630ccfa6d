"""Which articles repeat which, and how many independent witnesses a value has.

Copies are found with set arithmetic on shingles (Broder 1997, "On the resemblance and containment of documents"): three
words of English or five characters of Chinese, after width and case are folded and figures are masked, so that a copy
with one altered figure is still a copy. A family of copies is one witness.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from claims.lang.scripts import fold
from claims.model import Article

CONTAINMENT = 0.5  # half of the shorter text: rewrites of one press release stay below, syndications lie above .7
SPREAD = 200  # articles that share a shingle from which it is no sign of copying
_WORDS = re.compile(r"[a-z]+|[\u4e00-\u9fff]")
_CREDIT = re.compile(r"转载|转自|综合自|来源[:：]|轉載|(?i:\bcopy, edited|\breprint|\bsyndicated|republished|originally published)")

Shingle = tuple[str, ...]


def shingles(text: str) -> frozenset[Shingle]:
    """Runs of five letters-or-characters tokens of `text`, figures and punctuation left out."""
    tokens = _WORDS.findall(fold(text).lower())
    width = 5
    return frozenset(tuple(tokens[i : i + width]) for i in range(len(tokens) - width + 1))


def body_text(article: Article) -> str:
    """The article without front matter and boilerplate."""
    parts: list[str] = []
    at = article.body.start
    for drop in article.dropped:
        parts.append(article.text[at : max(at, drop.start)])
        at = max(at, drop.end)
    parts.append(article.text[at : article.body.end])
    return "\n".join(parts)


def _repeats(sets: Sequence[frozenset[Shingle]]) -> list[tuple[int, int]]:
    """Pairs of articles that share half of the shorter one's shingles; a shingle in very many articles says nothing."""
    import numpy as np
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

    where: dict[Shingle, list[int]] = defaultdict(list)
    for i, items in enumerate(sets):
        for item in items:
            where[item].append(i)
    places = [found for found in where.values() if 1 < len(found) <= SPREAD]
    if not places:
        return []
    columns = np.repeat(np.arange(len(places)), [len(found) for found in places])
    ones = np.ones(len(columns), dtype=np.int32)
    holds = csr_matrix((ones, (np.concatenate(places), columns)), shape=(len(sets), len(places)))
    shared = (holds @ holds.T).tocoo()
    size = np.array([len(items) for items in sets])
    smaller = np.minimum(size[shared.row], size[shared.col])
    chosen = (shared.row < shared.col) & (smaller >= 20) & (shared.data >= CONTAINMENT * smaller)
    return sorted(zip(shared.row[chosen].tolist(), shared.col[chosen].tolist(), strict=True))


def _original(members: Iterable[int], articles: Sequence[Article]) -> int:
    """The member the others repeat: no reprint credit, dated, earliest; then the longest, then by path."""

    def key(i: int) -> tuple[bool, bool, date, int, str]:
        article = articles[i]
        credit = bool(_CREDIT.search(article.title + "\n" + article.text[article.body.start : article.body.start + 300]))
        return (credit, article.published is None, article.published or date.max, -len(article.text), article.path)

    return min(members, key=key)


def families(articles: Sequence[Article]) -> tuple[int, ...]:
    """For each article the index of the article that it repeats, or its own index.

    An article repeats another when at least half of the shorter one's shingles stand in the longer one.
    """
    sets = [shingles(body_text(a)) for a in articles]
    parent = list(range(len(articles)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in _repeats(sets):
        parent[root(i)] = root(j)
    members: dict[int, list[int]] = defaultdict(list)
    for i in range(len(articles)):
        members[root(i)].append(i)
    original = {r: _original(group, articles) for r, group in members.items()}
    return tuple(original[root(i)] for i in range(len(articles)))


def witnesses(article_indices: Iterable[int], family: Sequence[int]) -> int:
    """Number of independent sources among the articles: each family counts once."""
    return len({family[i] for i in article_indices})
