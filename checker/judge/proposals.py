"""What a judge is asked: groups of claims that may contradict each other, recall first.

Four kinds. `slot`: claims of one unit and different values that score above a loose threshold, or are each other's best partners.
`sum`: the figures of one unit in one sentence with what may be their total. `order`: the dates of one article. `roster`: sentences
of different articles that list some of the same members.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from checker.candidates import related
from checker.cards import unit_of
from checker.judge.events import events
from checker.judge.rosters import rosters
from checker.model import Finding, Report
from checker.pairs import usable
from checker.run import Inside
from claims.model import Claim, Figure, Span, When

Kind = Literal["slot", "sum", "roster", "order"]
LOOSE = 0.05  # P(one slot) from which two different values are proposed; the shipped pipeline looks from .1 and flags from .55
NEAREST = 0.01  # from which the best partners of a claim in each other article are proposed all the same
ACROSS = 0.3  # from which a pair of two events is proposed
MEMBERS = 8  # claims of a slot group
DATES = 24  # claims of an order group
TOTALS = 4  # possible totals beside the figures of one sentence
_KINDS: dict[str, Kind] = {"XC401": "roster", "XC402": "sum", "XC301": "order", "XC302": "order", "XC303": "order"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """One group. `claims` are indices into the extraction's claims, `sentences` (article, span) what has to be shown beside them.

    `offline` is the finding that the pipeline made of these values, with the list that holds it; `score` orders proposals.
    """

    kind: Kind
    claims: tuple[int, ...]
    sentences: tuple[tuple[int, Span], ...] = ()
    offline: Finding | None = None
    listed: Literal["conflicts", "updates", "none"] = "none"
    score: float = 0.0


def propose(report: Report, inside: Inside) -> tuple[Proposal, ...]:
    """All proposals, those of the offline report first, then by kind and score; none is inside another of its kind."""
    claims = inside.extraction.claims
    index = {(claim.article, claim.value_span): i for i, claim in enumerate(claims)}
    known = [
        *(_offline(finding, index, "conflicts") for finding in report.conflicts),
        *(_offline(finding, index, "updates") for finding in report.updates),
    ]
    loose = [*_slots(inside), *_sums(claims), *_orders(claims), *rosters_of(inside)]
    kept: list[Proposal] = []
    seen: dict[tuple[str, object], list[Proposal]] = defaultdict(list)
    for made in [*known, *sorted(loose, key=lambda p: (-p.score, p.kind, p.claims, p.sentences))]:
        parts: list[object] = [*made.claims, *made.sentences]
        if not parts or (made.offline is None and any(_holds(other, made) for other in seen[made.kind, parts[0]])):
            continue
        kept.append(made)
        for part in parts:
            seen[made.kind, part].append(made)
    return tuple(kept)


def _holds(other: Proposal, made: Proposal) -> bool:
    return set(made.claims) <= set(other.claims) and set(made.sentences) <= set(other.sentences)


def _offline(finding: Finding, index: Mapping[tuple[int, Span], int], listed: Literal["conflicts", "updates"]) -> Proposal:
    own = [claim for side in finding.values for claim in side.claims]
    found = sorted({index[c.article, c.value_span] for c in own if (c.article, c.value_span) in index})
    sentences = tuple(sorted({(c.article, c.sentence.span) for c in own if (c.article, c.value_span) not in index}))
    kind = _KINDS.get(finding.rule, "slot")
    return Proposal(kind, tuple(found), sentences, finding, listed, 2.0 + finding.confidence)


def _slots(inside: Inside) -> list[Proposal]:
    """Pairs of different values joined to groups of at most MEMBERS, the surest first; left-over pairs by their commonest claim.

    A pair across two events needs more than a loose score, and stands in no group of either.
    """
    claims, scores, event = inside.extraction.claims, inside.found.scores, events(inside)
    pairs = [(score, i, j) for (i, j), score in sorted(scores.items()) if score >= NEAREST and _differ(claims[i], claims[j])]
    inner = [pair for pair in pairs if event[claims[pair[1]].article] == event[claims[pair[2]].article]]
    near = _nearest(inner, claims)
    chosen = [pair for pair in inner if pair[0] >= LOOSE or pair[1:] in near]
    held = set(inner)
    return _grouped(chosen) + _grouped([pair for pair in pairs if pair[0] >= ACROSS and pair not in held])


def _grouped(pairs: Sequence[tuple[float, int, int]]) -> list[Proposal]:
    chosen = sorted(pairs, key=lambda pair: (-pair[0], pair[1:]))
    groups, left = join([(i, j) for _, i, j in chosen], MEMBERS)
    where = {i: n for n, group in enumerate(groups) for i in group}
    best: dict[int, float] = defaultdict(float)
    for score, i, j in chosen:
        if where.get(i, -1) == where.get(j, -2):
            best[where[i]] = max(best[where[i]], score)
    value = {(i, j): score for score, i, j in chosen}
    made = [Proposal("slot", group, score=best[n]) for n, group in enumerate(groups)]
    return made + [Proposal("slot", group, score=max(value.get(p, 0.0) for p in combinations(group, 2))) for group in stars(left)]


def _differ(x: Claim, y: Claim) -> bool:
    return x.value is not None and y.value is not None and related(x.value, y.value).relation in {"conflict", "weak"}


def _nearest(pairs: Sequence[tuple[float, int, int]], claims: Sequence[Claim]) -> set[tuple[int, int]]:
    """Of each claim its best partner with another value in each other article."""
    best: dict[tuple[int, int], tuple[float, int, int]] = {}
    for score, i, j in pairs:
        for a, b in ((i, j), (j, i)):
            key = (a, claims[b].article)
            if claims[a].article != claims[b].article and best.get(key, (0.0, 0, 0))[0] < score:
                best[key] = (score, i, j)
    return {(i, j) for _, i, j in best.values()}


def join(pairs: Iterable[tuple[int, int]], most: int) -> tuple[list[tuple[int, ...]], list[tuple[int, int]]]:
    """Groups of at most `most` items out of pairs in their order, and the pairs that no group holds."""
    group: dict[int, list[int]] = {}
    left = []
    for i, j in pairs:
        a, b = group.setdefault(i, [i]), group.setdefault(j, [j])
        if a is b:
            continue
        if len(a) + len(b) > most:
            left.append((i, j))
            continue
        a.extend(b)
        for k in b:
            group[k] = a
    found = {id(one): tuple(sorted(one)) for one in group.values() if len(one) > 1}
    where = {i: id(one) for i, one in group.items()}
    return sorted(set(found.values())), [(i, j) for i, j in left if where[i] != where[j]]


def stars(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, ...]]:
    """The pairs as groups of one item with its partners, MEMBERS at most: the items with the most partners first."""
    partners: dict[int, set[int]] = defaultdict(set)
    for i, j in pairs:
        partners[i].add(j)
        partners[j].add(i)
    out = []
    for hub in sorted(partners, key=lambda k: (-len(partners[k]), k)):
        own = sorted(partners[hub])
        for at in range(0, len(own), MEMBERS - 1):
            out.append(tuple(sorted((hub, *own[at : at + MEMBERS - 1]))))
        for other in own:
            partners[other].discard(hub)
    return out


def _sums(claims: Sequence[Claim]) -> list[Proposal]:
    """Three or more figures of one unit in a sentence, with larger figures of the unit in the article: a total may stand apart."""
    groups: dict[tuple[int, Span, str], list[int]] = defaultdict(list)
    unit: dict[tuple[int, str], list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        value = claim.value
        if isinstance(value, Figure) and value.value is not None and value.kind not in {"ordinal", "ratio", "score"}:
            groups[claim.article, claim.sentence.span, unit_of(claim)].append(i)
            unit[claim.article, unit_of(claim)].append(i)
    out = []
    for (article, span, name), own in sorted(groups.items()):
        if len(own) < 3 - (name in {"percent", "ratio"}):
            continue
        found = tuple(sorted({*own, *_totals(own, unit[article, name], claims)}))
        out.append(Proposal("sum", found, ((article, span),), score=0.5))
    return out


def _number(claim: Claim) -> float:
    return float(claim.value.value or 0) if isinstance(claim.value, Figure) else 0.0


def _totals(own: Sequence[int], unit: Sequence[int], claims: Sequence[Claim]) -> list[int]:
    """Figures of other sentences that may be the sum of `own`: from the largest of them to twice their sum, the nearest first."""
    numbers = [_number(claims[i]) for i in own]
    least, most = max(numbers), 2 * sum(numbers)
    found = [i for i in unit if i not in own and least < _number(claims[i]) <= most]
    return sorted(found, key=lambda i: (abs(claims[i].value_start - claims[own[0]].value_start), i))[:TOTALS]


def _orders(claims: Sequence[Claim]) -> list[Proposal]:
    """The dates and times of each article, DATES at a time with a few in common."""
    dated: dict[int, list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        if isinstance(claim.value, When) and not claim.value.recurring and dict(claim.extra).get("role") != "dateline":
            dated[claim.article].append(i)
    out = []
    for _, own in sorted(dated.items()):
        for at in range(0, len(own), DATES - 4):
            part = own[at : at + DATES]
            if len(part) > 1 or at == 0:
                out.append(Proposal("order", tuple(part), score=0.4))
    return out


def rosters_of(inside: Inside) -> list[Proposal]:
    """Sentences of two or more articles that name some of the same members, with the counts in them."""
    claims = inside.extraction.claims
    out = []
    for score, group in rosters(inside.extraction):
        held = set(group)
        inner = [i for i, c in enumerate(claims) if (c.article, c.sentence.span) in held and _counts(c)]
        out.append(Proposal("roster", tuple(inner), group, score=0.5 + score))
    return out


def _counts(claim: Claim) -> bool:
    return isinstance(claim.value, Figure) and claim.value.kind in {"count", "number", "ordinal"} and usable(claim)
