"""One story checked: a pure function of its articles, wherever and whenever it is computed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from checker.align import Alignment, align
from checker.blocks import Cut
from checker.candidates import barred, repeated
from checker.compare.merge import merge
from checker.compare.rules import ruled
from checker.findings import findings
from checker.group import LINK, LINK_BRIEF, conflict_drafts, threshold
from checker.instances import instances
from checker.model import Finding, NotCompared
from checker.overview import SHOWN, agreements, clusters_of, look_alikes, updates
from checker.siblings import siblings
from checker.sources import families
from checker.themes import Themes
from checker.twins import twins
from checker.unlike import Unlike
from checker.vectors import Vectors
from claims.extract import Extraction, Reading, extract
from claims.model import Article, Claim, Entity
from claims.settings import Settings

if TYPE_CHECKING:
    from claims.embed import Encoder

Say = Callable[[str], None]

BRIEF = 3  # sentences of a text that is a brief, a summary or a continuation beside the other
LISTED = 5  # agreements and look-alikes of one story of many, so that none fills the lists of a report alone
SURER = 0.6  # P(conflict) from which a pair is flagged at least where a corpus holds many stories


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that are checked together, sorted, each with its reading.

    `day` is the reference day of the run; `one_of_many` tells that the corpus holds other stories, too.
    """

    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]
    day: date | None
    one_of_many: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What a story says. Numbers of articles count inside the story; `family[i]` is the article of which article i is a copy."""

    family: tuple[int, ...]
    conflicts: tuple[Finding, ...]
    updates: tuple[Finding, ...]
    agreements: tuple[Finding, ...]
    apart: tuple[tuple[float, NotCompared], ...]  # with how much they look alike
    cuts: tuple[Cut, ...]
    subjects: tuple[Entity, ...]  # of the claims in conflicts
    beside: tuple[Claim, ...]  # all claims of the clauses in conflicts
    claims: int
    pairs: int
    agreed: int  # facts on which articles agree, of which `agreements` are the widest


@dataclass(frozen=True, slots=True)
class Extent:
    """All that was read in a story; few readers of a report want it."""

    claims: tuple[Claim, ...]
    clusters: tuple[int, ...]
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Inside:
    """What a run knows beside its report, for who looks at it a second time. `family[i]` is the article that article i copies."""

    extraction: Extraction
    family: tuple[int, ...]
    found: Alignment


def check_story(story: Story, settings: Settings, encoder: Callable[[], Encoder], say: Say) -> Inside:
    """Everything there is to know of the articles of one story; `told` and `extent` say it."""
    extraction = extract(story.articles, settings, story.readings)
    family = families(story.articles)
    found = Alignment({}, {}, (), ())
    if len(extraction.claims) > 1:
        decision = "duo" if _duo(story) else "decide"
        found = align(extraction.claims, extraction.articles, family, encoder(), say, decision=decision)
    return Inside(extraction, family, found)


def _duo(story: Story) -> bool:
    """True for two texts that somebody laid side by side."""
    return len(story.articles) == 2 and not story.one_of_many


def tell(settings: Settings, vectors: Vectors, story: Story) -> tuple[Told, Extent]:
    """The same for a worker: what it is given and what it gives can be pickled."""
    inside = check_story(story, settings, vectors.encoder, lambda line: None)
    return told(inside, story.day, one_of_many=story.one_of_many), extent(inside)


def told(inside: Inside, day: date | None, *, one_of_many: bool = False) -> Told:
    """What is flagged, and what is not.

    Nobody chose the articles of one story of many as articles about one thing, so there it takes more: a name in common and
    P(conflict) of SURER.
    """
    extraction, family, found = inside.extraction, inside.family, inside.found
    claims, articles = extraction.claims, extraction.articles
    entities = {entity.id: entity for entity in extraction.resolution.entities}
    brief = len(articles) == 2 and not one_of_many and min(len(found) for found in extraction.sentences) <= BRIEF
    cut = threshold(len(found.scores), len(claims), brief=brief)
    flagged = _flagged(
        inside,
        max(cut, SURER) if one_of_many else cut,
        Unlike(claims, articles, one_of_many=one_of_many, brief=brief),
        one_of_many=one_of_many,
    )
    themes = Themes(claims, len(articles)) if one_of_many else None
    if themes is not None:
        flagged = [(i, j, p) for i, j, p in flagged if not themes.apart(claims[i], claims[j])]
    grouped = conflict_drafts(flagged, claims, found.scores, entities, LINK_BRIEF if brief else LINK)
    used = {k for _, members in grouped for k in members}
    drafts = merge(ruled(extraction, day), [draft for draft, _ in grouped])
    if themes is not None:
        drafts = [draft for draft in drafts if not themes.torn(draft)]
    revised = findings(updates(found, claims, articles, used, entities, cut), articles, family)
    moved = {id(claim) for finding in revised for side in finding.values for claim in side.claims}
    taken = used | {k for k, claim in enumerate(claims) if id(claim) in moved}
    conflicts = findings(drafts, articles, family)
    most = LISTED if one_of_many else SHOWN
    agreed = agreements(found, claims, used, entities)
    listed = findings(agreed[:most], articles, family)
    flagging = [claim for finding in conflicts for side in finding.values for claim in side.claims]
    subjects, clauses = {claim.subject for claim in flagging}, {(claim.article, claim.span) for claim in flagging}
    return Told(
        family=tuple(family),
        conflicts=conflicts,
        updates=revised,
        agreements=listed,
        agreed=max(len(listed), len(agreed) if len(agreed) > most else 0),
        apart=look_alikes(found, claims, taken)[: LISTED if one_of_many else None],
        cuts=found.cuts,
        subjects=tuple(entity for entity in extraction.resolution.entities if entity.id in subjects),
        beside=tuple(claim for claim in claims if (claim.article, claim.span) in clauses),
        claims=len(claims),
        pairs=len(found.scores),
    )


def _flagged(inside: Inside, cut: float, unlike: Unlike, *, one_of_many: bool) -> list[tuple[int, int, float]]:
    claims, found = inside.extraction.claims, inside.found
    return [
        (c.i, c.j, p)
        for c, p in zip(found.candidates, found.decided, strict=True)
        if p >= cut
        and not barred(c.row)
        and not repeated(claims[c.i], claims[c.j], inside.family)
        and not twins(claims[c.i], claims[c.j], inside.extraction.articles)
        and not instances(claims[c.i], claims[c.j])
        and not unlike(claims[c.i], claims[c.j])
        and not siblings(claims[c.i], claims[c.j], inside.extraction.articles, one_of_many=one_of_many)
    ]


def extent(inside: Inside) -> Extent:
    """Claims, clusters and names of a story."""
    claims = inside.extraction.claims
    return Extent(claims, clusters_of(inside.found, len(claims)), inside.extraction.resolution.entities)
