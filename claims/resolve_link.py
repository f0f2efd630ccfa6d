"""Joining names to entities: one function a kind of evidence, each of which only ever adds links."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from claims import _name_index, aliases
from claims.lang.scripts import plain
from claims.model import Article, Entity, Link, Mention, MentionKind, Span

LinkKind = Literal["user", "gloss", "script", "containment", "acronym", "sound", "same"]
NAMED = frozenset(("PER", "ORG", "LOC", "PROD", "OTHER"))
SOUND_MINIMUM = 0.75
SOUND_MARGIN = 0.1
_PERSONAL = frozenset(("PER", "OTHER"))
_LOCATIVE = re.compile(r"(?:[在于到赴抵从往]|\b(?:in|at|near|from|to))\s?$")


@dataclass(slots=True)
class Name:
    """One name in the form in which names are compared, with its spellings and kinds."""

    surfaces: Counter[str] = field(default_factory=Counter)
    kinds: Counter[MentionKind] = field(default_factory=Counter)
    articles: set[int] = field(default_factory=set)

    @property
    def kind(self) -> MentionKind:
        """The kind most often given; OTHER only where nothing better was."""
        ranked = sorted(self.kinds.items(), key=lambda item: (item[0] == "OTHER", -item[1], item[0]))
        return ranked[0][0] if ranked else "OTHER"

    @property
    def surface(self) -> str:
        """The commonest spelling that is not all capitals."""
        return min(self.surfaces, key=lambda text: (text.isupper() and len(text) > 4, -self.surfaces[text], text))


def collect(mentions: Sequence[Sequence[Mention]]) -> dict[str, Name]:
    """All names of the corpus by key, sorted."""
    names: dict[str, Name] = {}
    for index, own in enumerate(mentions):
        for mention in own:
            if mention.kind in NAMED:
                name = names.setdefault(aliases.key(mention.text), Name())
                name.surfaces[mention.text] += 1
                name.kinds[mention.kind] += 1
                name.articles.add(index)
    return dict(sorted(names.items()))


class Groups:
    """Union-find over name keys that keeps the evidence of every union."""

    def __init__(self, names: dict[str, Name]) -> None:
        self.names = names
        self.parent = {key: key for key in names}
        self.links: list[Link] = []
        self.ambiguous: dict[str, tuple[str, ...]] = {}

    def find(self, key: str) -> str:
        """Representative of the group of `key`: its smallest key."""
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def join(self, a: str, b: str, kind: LinkKind, evidence: str) -> None:
        """Join two groups; nothing happens where they are one already."""
        x, y = self.find(a), self.find(b)
        if x == y:
            return
        self.parent[max(x, y)] = min(x, y)
        self.links.append(Link(self.names[a].surface, self.names[b].surface, kind, evidence))

    def members(self) -> dict[str, list[str]]:
        """Groups by representative."""
        groups: dict[str, list[str]] = {}
        for key in self.names:
            groups.setdefault(self.find(key), []).append(key)
        return groups

    def kind(self, key: str) -> MentionKind:
        """Kind of the group of `key`: of its fullest name that has one."""
        members = [other for other in self.names if self.find(other) == self.find(key)]
        return _kind(self, members)


def _kind(groups: Groups, members: Sequence[str]) -> MentionKind:
    total: Counter[MentionKind] = Counter()
    for key in members:
        total[groups.names[key].kind] += len(key)
    return min(total, key=lambda kind: (kind == "OTHER", -total[kind], kind))


def by_user(groups: Groups, table: Mapping[str, tuple[str, ...]]) -> None:
    """The user's table: a name and its other names are one, whatever else is known."""
    for name, others in sorted(table.items()):
        known = [key for key in (aliases.key(text) for text in (name, *others)) if key in groups.names]
        for other in known[1:]:
            groups.join(known[0], other, "user", f"aliases: {name}")


def by_gloss(groups: Groups, articles: Sequence[Article], mentions: Sequence[Sequence[Mention]]) -> None:
    """X(Y) and X（以下简称“Y”）: two mentions with nothing but a bracket between them."""
    found = set()
    for article, own in zip(articles, mentions, strict=True):
        text = plain(article.text)
        named = [mention for mention in own if mention.kind in NAMED]
        for first, second in itertools.pairwise(named):
            between = text[first.span.end : second.span.start]
            closing = text[second.span.end : second.span.end + 2]
            if re.fullmatch(r" ?\((?:以下)?(?:简称|下称|又称|即|英文名)?[:“\"]?", between) and re.match(r"[”\"]?[),,]", closing):
                found.add((aliases.key(first.text), aliases.key(second.text), first.kind, second.kind, between.strip() + ")"))
    for a, b, x, y, evidence in sorted(found):
        if aliases.is_han(a) != aliases.is_han(b) or aliases.acronym_of(b, a) or (x == y and x != "LOC") or len(evidence) > 2:
            groups.join(a, b, "gloss", f"{groups.names[a].surface}({groups.names[b].surface})")


def by_script(groups: Groups) -> None:
    """One name in two scripts: spelled out in pinyin, alone or before the same kind of thing (寺 = Temple)."""
    for name, others in _name_index.spelled(list(groups.names)):
        stem, head = aliases.split_head(name)
        for other in others:
            stem_other, head_other = aliases.split_head(other)
            whole = aliases.romanised(name, other)
            if whole or (head and head == head_other and aliases.romanised(stem, stem_other)):
                groups.join(name, other, "script", "pinyin")


def by_containment(groups: Groups) -> None:
    """A short form joins the one longer name that holds it; where several do, each article decides for itself."""
    keys = sorted(groups.names, key=lambda key: (-len(key), key))
    longer = _name_index.holders(keys)
    for short in keys:
        holders = [long for long in longer.get(short, ()) if _holds(groups, short, long)]
        targets = sorted({groups.find(long) for long in holders} - {groups.find(short)})
        if len(targets) == 1:
            long = min((key for key in holders if groups.find(key) == targets[0]), key=lambda key: (len(key), key))
            groups.join(short, long, "containment", f"{groups.names[short].surface} in {groups.names[long].surface}")
        elif targets:
            leader = _dominant(groups, holders)
            if leader:
                groups.join(short, leader, "containment", f"{groups.names[short].surface} in {groups.names[leader].surface}")
            else:
                groups.ambiguous[short] = tuple(holders)


def _dominant(groups: Groups, holders: Sequence[str]) -> str:
    """The organisation that is named far more often than every other one with the same first part; "" if none is."""
    counts = sorted(((sum(groups.names[key].surfaces.values()), key) for key in holders), reverse=True)
    if any(groups.names[key].kind == "PER" for key in holders) or len(counts) < 2:
        return ""
    return counts[0][1] if counts[0][0] >= 4 and counts[0][0] >= 2.5 * counts[1][0] else ""


def _holds(groups: Groups, short: str, long: str) -> bool:
    a, b = groups.names[short].kind, groups.names[long].kind
    if b == "PER":
        if not aliases.person_part(short, long) or (a not in _PERSONAL and "·" not in long):
            return False
        # A given name alone (or the first word of what only looks like a person) counts beside the full name only.
        given = not aliases.is_han(long) and long.startswith(short + " ")
        return not given or groups.names[short].articles <= groups.names[long].articles
    if "PER" in {a, b}:
        return False
    if a == "LOC" and (not aliases.is_han(short) or b == "LOC"):
        return False
    return b in {"ORG", "OTHER"} and aliases.organisation_part(short, long)


def by_acronym(groups: Groups) -> None:
    """SSI joins the one name with those initials."""
    for short, longer in _name_index.initialled(list(groups.names)):
        if groups.names[short].kind == "PER":
            continue
        targets = sorted({groups.find(long) for long in longer if aliases.acronym_of(short, long)} - {groups.find(short)})
        if len(targets) == 1:
            groups.join(short, targets[0], "acronym", f"initials of {groups.names[targets[0]].surface}")


def by_sound(groups: Groups) -> None:
    """A foreign name in Chinese joins the Latin name it sounds like, each the other's best by a margin."""
    members = groups.members()
    chinese = [r for r, keys in members.items() if all(map(aliases.is_han, keys)) and _foreign(groups, keys)]
    latin = [
        r for r, keys in members.items() if not all(map(aliases.is_han, keys)) and _kind(groups, keys) in {"PER", "ORG", "OTHER"}
    ]
    scores = {(a, b): _sound(groups, members[a], members[b]) for a in chinese for b in latin}
    best = {a: sorted(((scores[a, b], b) for b in latin), reverse=True)[:2] for a in chinese}
    taken: Counter[str] = Counter(rows[0][1] for rows in best.values() if rows and rows[0][0] >= SOUND_MINIMUM)
    for a in chinese:
        rows = best[a]
        if not rows or rows[0][0] < SOUND_MINIMUM or (len(rows) > 1 and rows[0][0] - rows[1][0] < SOUND_MARGIN):
            continue
        score, b = rows[0]
        if taken[b] > 1 and any(best[other][0][1] == b and best[other][0][0] > score for other in chinese if other != a):
            continue
        groups.join(a, b, "sound", f"consonants agree {score:.2f}")


def _foreign(groups: Groups, keys: Sequence[str]) -> bool:
    from claims.lang.people import TRANSLITERATION

    for key in keys:
        stem = aliases.split_head(key)[0] if groups.names[key].kind in {"ORG", "OTHER"} else key
        letters = [character for character in stem if character != "·"]
        if len(letters) >= 2 and sum(character in TRANSLITERATION for character in letters) >= 0.75 * len(letters):
            return True
    return False


def _sound(groups: Groups, chinese: Sequence[str], latin: Sequence[str]) -> float:
    """Best agreement of two groups: surname against surname for people, name against name before the same kind of thing."""
    best = 0.0
    personal = _kind(groups, latin) == "PER"
    for a in chinese:
        for b in latin:
            if aliases.is_han(b):
                continue
            x, y = groups.names[a].kind, groups.names[b].kind
            if x == "PER" and y in _PERSONAL and personal:
                best = max(best, aliases.sounds_like(a.split("·")[-1], b.split(" ")[-1]))
            elif x in {"ORG", "OTHER"} and y in {"ORG", "OTHER"}:
                (stem, head), (stem_other, head_other) = aliases.split_head(a), aliases.split_head(b)
                if head and head == head_other:
                    best = max(best, aliases.sounds_like(stem, stem_other))
    return best


def keys_of(groups: Groups, entity: Entity) -> list[str]:
    """The name keys of an entity."""
    return [aliases.key(text) for text in entity.aliases]


def entities(groups: Groups) -> tuple[Entity, ...]:
    """The groups as entities, sorted by id. The id is the group's smallest name."""
    out = []
    for representative, members in sorted(groups.members().items()):
        surfaces = sorted({text for key in members for text in groups.names[key].surfaces})
        fullest = max(members, key=lambda key: (len(groups.names[key].articles) > 0, len(key), key))
        own = set(surfaces)
        links = tuple(item for item in groups.links if item.a in own and item.b in own)
        out.append(Entity(representative, groups.names[fullest].surface, _kind(groups, members), tuple(surfaces), links))
    return tuple(out)


def refer(groups: Groups, ids: Mapping[str, str], article: Article, mentions: Sequence[Mention]) -> dict[Span, str]:
    """Entity of each named mention of one article; ambiguous short forms follow the full name in the same article."""
    here = {aliases.key(mention.text) for mention in mentions if mention.kind in NAMED}
    out: dict[Span, str] = {}
    for mention in mentions:
        if mention.kind not in NAMED:
            continue
        key = aliases.key(mention.text)
        entity = ids[key]
        own = {ids[long] for long in groups.ambiguous.get(key, ()) if long in here}
        if len(own) == 1:
            entity = next(iter(own))
        out[mention.span] = entity
    return out
