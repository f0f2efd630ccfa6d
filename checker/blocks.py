"""Which claims of a large corpus meet at all: those that share a name, or whose articles do or are alike.

A folder of articles about one event is compared pair by pair. In a corpus of thousands that would be millions of pairs of
different events, so there a pair must have a reason: one article, a name in common (of the two sentences, of their subjects,
among the names that the two articles mention most), or articles that share several of the words that set them apart from the
corpus. A name that too many claims share, such as the capital, is a reason only together with a second one or with the week of
publication.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from checker.cards import grams, tokens
from checker.model import Text
from claims.model import Article, Claim

ALL_PAIRS = 20_000  # up to so many pairs, every pair is compared
TOPICS = 5  # names that stand for what an article is about
WORDS = 30  # words that set an article apart
SHARED = 3  # of them from which two articles are alike
SPREAD = 24  # articles that share a word which still sets them apart
HOT = 128  # claims of one unit from which one key alone is no reason

_PAIR = "\x1f"  # begins the key of two articles that are alike
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A key that so many claims share that it, with this second key or week, was no reason to compare them."""

    key: Key
    claims: int


def topics(claims: Sequence[Claim], articles: int) -> list[tuple[str, ...]]:
    """For each article the entity ids that its claims mention most, at most TOPICS; subjects count twice."""
    counts: list[Counter[str]] = [Counter() for _ in range(articles)]
    for claim in claims:
        counts[claim.article].update(claim.entities)
        if claim.subject:
            counts[claim.article][claim.subject] += 2
    return [tuple(sorted(count, key=lambda key: (-count[key], key))[:TOPICS]) for count in counts]


def alike(articles: Sequence[Article]) -> list[tuple[int, int]]:
    """Pairs of articles that share at least SHARED of the words (pairs of characters in Chinese) that set them apart."""
    bags = [Counter(grams(tokens(article.text))) for article in articles]
    spread = Counter(word for bag in bags for word in bag)
    most = max(4, min(SPREAD, len(bags) // 4))
    weight = {word: math.log(len(bags) / count) for word, count in spread.items() if 2 <= count <= most}
    where: dict[str, list[int]] = defaultdict(list)
    for i, bag in enumerate(bags):
        found = [(-round((1 + math.log(count)) * weight[word], 6), word) for word, count in bag.items() if word in weight]
        for _, word in sorted(found)[:WORDS]:
            where[word].append(i)
    shared = Counter(pair for places in where.values() for pair in combinations(places, 2))
    return sorted(pair for pair, count in shared.items() if count >= SHARED)


def keys_of(claims: Sequence[Claim], articles: Sequence[Article]) -> list[tuple[str, ...]]:
    """For each claim the keys by which it can meet another, sorted: names, and pairs of articles that are alike."""
    about = topics(claims, len(articles))
    paired: list[list[str]] = [[] for _ in articles]
    for i, j in alike(articles):
        for end in (i, j):
            paired[end].append(f"{_PAIR}{i} {j}")
    return [
        tuple(sorted({*claim.entities, *about[claim.article], *paired[claim.article], claim.subject} - {""})) for claim in claims
    ]


def blocks(
    claims: Sequence[Claim], articles: Sequence[Article], units: Sequence[str], chosen: Sequence[int]
) -> tuple[list[list[int]], list[Cut]]:
    """Groups of those of `chosen` (indices of claims, ascending) that may be compared, each of one of `units`.

    Groups overlap; but for those of one article and of two that are alike none holds more than HOT claims. The second value
    names what was left out.
    """
    keys = keys_of(claims, articles)
    weeks = [_week(article.published) for article in articles]
    inside: dict[tuple[str, int], list[int]] = defaultdict(list)
    known: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i in chosen:
        inside[units[i], claims[i].article].append(i)
        for key in keys[i]:
            known[units[i], key].append(i)
    hot = {name for name, members in known.items() if len(members) > HOT and not name[1].startswith(_PAIR)}
    out = [members for _, members in sorted(inside.items())]
    cuts: list[Cut] = []
    for name, members in sorted(known.items()):
        for finer, part in _parts(name, members, hot, keys, [weeks[claims[i].article] for i in members]):
            if len(part) > HOT and name in hot:
                cuts.append(Cut(finer, len(part)))
            else:
                out.append(part)
    return [group for group in out if len(group) > 1], cuts


def _parts(
    name: tuple[str, str], members: list[int], hot: set[tuple[str, str]], keys: Sequence[tuple[str, ...]], weeks: Sequence[str]
) -> Iterator[tuple[Key, list[int]]]:
    """The block of one key, or where that is hot its claims by a second hot key (others make blocks of their own) and by week."""
    if name not in hot:
        yield name, members
        return
    finer: dict[Key, list[int]] = defaultdict(list)
    for i, week in zip(members, weeks, strict=True):
        finer[(*name, week)].append(i)
        for other in keys[i]:
            if other > name[1] and (name[0], other) in hot:
                finer[(*name, other)].append(i)
    yield from sorted(finer.items())


def left_out(cuts: Sequence[Cut]) -> tuple[Text, ...]:
    """What a report says about keys that too many claims share; nothing where there are none."""
    if not cuts:
        return ()
    most = sorted(cuts, key=lambda cut: (-cut.claims, cut.key))[:3]
    shown = "; ".join(f"{' + '.join(cut.key[1:])} ({cut.claims})" for cut in most)
    return (
        Text(
            f"{len(cuts)} names with their week or a second name are shared by more than {HOT} claims and were no reason "
            f"by themselves to compare: {shown}.",
            f"有{len(cuts)}组名称由{HOT}条以上的陈述共有，未单凭它们进行比较：{shown}。",
        ),
    )


def _week(day: date | None) -> str:
    if day is None:
        return "undated"
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"
