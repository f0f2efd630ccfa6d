"""Stories put together to the report of a corpus, as if it had been one story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from checker.align import Alignment
from checker.articles import Articles, PutAway, View, as_articles
from checker.blocks import left_out
from checker.codes import SEVERITIES
from checker.lazy import Lazy
from checker.model import ArticleRow, Finding, NotCompared, Report, Text
from checker.overview import SHOWN
from checker.story import Extent, Inside, Told, extent, told
from claims.extract import Extraction
from claims.model import Article, Claim, Entity
from claims.resolve import Resolution
from claims.store.codec import changed

Members = tuple[int, ...]
"""Indices of the articles of a story in the corpus, ascending."""


def report_of(
    articles: Sequence[Article],
    groups: Sequence[Members],
    stories: Sequence[Told],
    extents: Callable[[], Sequence[Extent]],
    *,
    day: date | None,
    origin: str,
    encoder: str,
) -> Report:
    """The report of `articles` from what each group of them tells; `extents()` is asked when somebody wants all claims."""
    whole = _Whole(articles, groups, extents)
    placed = [_placed(one, members) for one, members in zip(stories, groups, strict=True)]
    conflicts = _ranked(chain.from_iterable(one.conflicts for one in placed))
    updates = _ranked(chain.from_iterable(one.updates for one in placed))
    agreed = _widest(chain.from_iterable(one.agreements for one in placed))
    apart = sorted(chain.from_iterable(one.apart for one in placed), key=lambda pair: -pair[0])[:SHOWN]
    copies = {members[i]: members[origin_] for one, members in zip(stories, groups, strict=True) for i, origin_ in _copies(one)}
    count = sum(one.claims for one in stories)
    stats = {
        "articles": len(articles),
        "claims": count,
        "pairs": sum(one.pairs for one in stories),
        "conflicts": len(conflicts),
        "updates": len(updates),
        "agreements": max(len(agreed), sum(one.agreed for one in stories)),
    }
    if len(groups) > 1:
        stats["stories"] = len(groups)
    return Report(
        articles=_rows(as_articles(articles), copies),
        conflicts=conflicts,
        updates=updates,
        agreements=agreed,
        not_compared=tuple(item for _, item in apart),
        as_of=day,
        as_of_from=origin,
        claims=Lazy(count, whole.claims),
        clusters=Lazy(count, whole.clusters),
        entities=Lazy(None, whole.entities),
        subjects=together(chain.from_iterable(one.subjects for one in stories)),
        beside=tuple(chain.from_iterable(one.beside for one in placed)),
        encoder=encoder,
        stats=stats,
        notes=(*_divided(articles, groups), *left_out(tuple(chain.from_iterable(one.cuts for one in stories)))),
    )


def alone(inside: Inside, day: date | None = None, origin: str = "", encoder: str = "") -> Report:
    """The report of a corpus that is one story and has been looked at."""
    articles = inside.extraction.articles
    groups = (tuple(range(len(articles))),)
    return report_of(articles, groups, [told(inside, day)], lambda: [extent(inside)], day=day, origin=origin, encoder=encoder)


def _divided(articles: Sequence[Article], groups: Sequence[Members]) -> tuple[Text, ...]:
    """What a reader must know of a corpus that was not compared as a whole."""
    if len(groups) < 2:
        return ()
    most = max(map(len, groups))
    return (
        Text(
            f"{len(articles)} articles were sorted into {len(groups)} stories (groups that tell of the same events; the largest "
            f"has {most} articles). Articles of different stories were not compared with each other.",
            f"{len(articles)} 篇文章按所述事件分为 {len(groups)} 组（最大的一组有 {most} 篇）；不同组的文章未相互比较。",
        ),
    )


def _rows(articles: Articles, copies: Mapping[int, int]) -> Sequence[ArticleRow]:
    """The articles as a report shows them; those that are put away have no text before somebody reads it."""
    bare = articles.bare

    def row(i: int) -> ArticleRow:
        return ArticleRow(bare[i], bare[copies[i]].path if i in copies else None)

    return View(len(bare), row) if isinstance(articles, PutAway) else tuple(map(row, range(len(bare))))


def _copies(one: Told) -> Iterable[tuple[int, int]]:
    return ((i, origin) for i, origin in enumerate(one.family) if i != origin)


def _ranked(found: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=lambda f: (SEVERITIES.index(f.severity), -f.confidence, f.id)))


def _widest(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The agreements of most articles, as many as one report shows."""
    wide = sorted(found, key=lambda f: (-len({c.article for side in f.values for c in side.claims}), -f.confidence, f.id))
    return _ranked(wide[:SHOWN])


def _placed(one: Told, members: Members) -> Told:
    """The same with articles counted through the corpus."""
    if members == tuple(range(len(members))):
        return one

    move = _mover(members)

    def claims(own: Iterable[Claim]) -> tuple[Claim, ...]:
        return tuple(map(move, own))

    def finding(f: Finding) -> Finding:
        return changed(f, "values", tuple(changed(side, "claims", claims(side.claims)) for side in f.values))

    return replace(
        one,
        conflicts=tuple(map(finding, one.conflicts)),
        updates=tuple(map(finding, one.updates)),
        agreements=tuple(map(finding, one.agreements)),
        apart=tuple((score, NotCompared(claims(item.claims), item.reason)) for score, item in one.apart),
        beside=claims(one.beside),
    )


def _mover(members: Members) -> Callable[[Claim], Claim]:
    """Gives a claim of a story the number of its article in the corpus; a claim that is held twice is made once."""
    made: dict[int, Claim] = {}

    def move(claim: Claim) -> Claim:
        found = made.get(id(claim))
        if found is None:
            found = made[id(claim)] = changed(claim, "article", members[claim.article])
        return found

    return move


class _Whole:
    """Claims, clusters and names of all stories in the order of the articles; made at the first look, together."""

    def __init__(self, articles: Sequence[Article], groups: Sequence[Members], extents: Callable[[], Sequence[Extent]]) -> None:
        self._articles = len(articles)
        self._groups = groups
        self._ask = extents
        self._made: Sequence[Extent] | None = None

    def _extents(self) -> Sequence[Extent]:
        if self._made is None:
            self._made = self._ask()
        return self._made

    def claims(self) -> Sequence[Claim]:
        found: list[list[Claim]] = [[] for _ in range(self._articles)]
        for members, own in zip(self._groups, self._extents(), strict=True):
            alone = members == tuple(range(len(members)))
            for claim in own.claims if alone else map(_mover(members), own.claims):
                found[claim.article].append(claim)
        return list(chain.from_iterable(found))

    def clusters(self) -> Sequence[int]:
        """Numbers of one story as they are; those of several in the order of their first claims."""
        found: list[list[tuple[int, int]]] = [[] for _ in range(self._articles)]
        for story, (members, own) in enumerate(zip(self._groups, self._extents(), strict=True)):
            for claim, number in zip(own.claims, own.clusters, strict=True):
                found[members[claim.article]].append((story, number))
        if len(self._groups) < 2:
            return [number for _, number in chain.from_iterable(found)]
        numbers: dict[tuple[int, int], int] = {}
        return [-1 if key[1] < 0 else numbers.setdefault(key, len(numbers)) for key in chain.from_iterable(found)]

    def entities(self) -> Sequence[Entity]:
        if len(self._groups) < 2:
            return [entity for own in self._extents() for entity in own.entities]
        return together(chain.from_iterable(own.entities for own in self._extents()))


def together(found: Iterable[Entity]) -> tuple[Entity, ...]:
    """One entity an id: the fullest name, all aliases, all evidence."""
    same: dict[str, list[Entity]] = defaultdict(list)
    for entity in found:
        same[entity.id].append(entity)
    return tuple(_joined(own) for _, own in sorted(same.items()))


def _joined(own: Sequence[Entity]) -> Entity:
    if len(own) == 1:
        return own[0]
    fullest = min(own, key=lambda entity: (-len(entity.name), entity.name))
    links = {link for entity in own for link in entity.links}
    return replace(
        fullest,
        aliases=tuple(sorted({alias for entity in own for alias in (*entity.aliases, entity.name)} - {fullest.name})),
        links=tuple(sorted(links, key=lambda link: (link.a, link.b, link.kind, link.evidence))),
    )


def one_inside(articles: Sequence[Article], groups: Sequence[Members], insides: Sequence[Inside]) -> Inside:
    """What several stories know, with articles and claims counted through the corpus."""
    if len(insides) == 1:
        return insides[0]
    order = sorted((article, story, at) for story, members in enumerate(groups) for at, article in enumerate(members))
    claims: list[Claim] = []
    place: list[dict[int, int]] = [{} for _ in groups]
    own: list[dict[int, list[int]]] = [defaultdict(list) for _ in groups]
    for story, inside in enumerate(insides):
        for k, claim in enumerate(inside.extraction.claims):
            own[story][claim.article].append(k)
    for article, story, at in order:
        for k in own[story][at]:
            place[story][k] = len(claims)
            claims.append(changed(insides[story].extraction.claims[k], "article", article))
    parts = [(insides[story], at) for _, story, at in order]
    entities = together(entity for inside in insides for entity in inside.extraction.resolution.entities)
    resolution = Resolution(
        entities,
        tuple(articles),
        tuple(inside.extraction.sentences[at] for inside, at in parts),
        tuple(inside.extraction.mentions[at] for inside, at in parts),
        tuple(inside.extraction.resolution.referents[at] for inside, at in parts),
        {entity.id: entity for entity in entities},
    )
    family = tuple(groups[story][insides[story].family[at]] for _, story, at in order)
    extraction = Extraction(tuple(articles), resolution.sentences, resolution.mentions, tuple(claims), resolution)
    return Inside(extraction, family, _found(insides, place))


def _found(insides: Sequence[Inside], place: Sequence[dict[int, int]]) -> Alignment:
    scores: dict[tuple[int, int], float] = {}
    features: dict[tuple[int, int], dict[str, float]] = {}
    candidates = []
    for inside, to in zip(insides, place, strict=True):
        found = inside.found
        scores.update(((to[i], to[j]), score) for (i, j), score in found.scores.items())
        features.update(((to[i], to[j]), row) for (i, j), row in found.features.items())
        decided = zip(found.candidates, found.decided, strict=True)
        candidates += [(replace(one, i=to[one.i], j=to[one.j]), p) for one, p in decided]
    candidates.sort(key=lambda pair: (pair[0].i, pair[0].j))
    cuts = tuple(cut for inside in insides for cut in inside.found.cuts)
    return Alignment(scores, features, tuple(one for one, _ in candidates), tuple(p for _, p in candidates), cuts)
