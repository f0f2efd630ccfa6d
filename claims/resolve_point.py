"""What titles (总裁, the museum) and pronouns (他, she) of one article point at."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.lang.people import GROUP, HE, SHE
from claims.lang.scripts import plain
from claims.lang.titles import EN_DEFINITE, EN_TITLES, ZH_BARE, ZH_DEICTIC, ZH_TITLES
from claims.model import Article, Entity, Mention, MentionKind, Sentence, Span


@dataclass(frozen=True, slots=True)
class _Scene:
    """One article on the way: its text, its mentions in order, what they are known to be, and its sentences."""

    text: str
    mentions: Sequence[Mention]
    known: Mapping[Span, str]
    by_id: Mapping[str, Entity]
    sentences: Sequence[Span]
    offices: Mapping[str, str]


_OFFICES = frozenset(ZH_TITLES)
_LEADS = ("", "任", "出任", "担任")
_HOLDS = tuple(lead + title for lead in _LEADS for title in ZH_TITLES)
_OBLIQUE = re.compile(r"(?:[与和跟同对向被因为给把]|\b(?:with|by|to|from|of|against|for))\s?$")
_WINDOW = 400  # code points within which a pronoun may look back


def point(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    named: Mapping[Span, str],
    by_id: Mapping[str, Entity],
) -> dict[Span, str]:
    """Entity id by span for every mention that could be resolved, names included."""
    text = plain(article.text)
    out = dict(named)
    scene = _Scene(text, mentions, out, by_id, [s.span for s in sentences], _offices(text, mentions, named, by_id))
    for index, mention in enumerate(mentions):
        if mention.kind == "TITLE":
            entity = _title(scene, index)
        elif mention.kind == "PRON":
            entity = _pronoun(scene, index)
        else:
            continue
        if entity:
            out[mention.span] = entity
    return out


def _office(text: str) -> str:
    word = re.sub(r"^(?:the|his|her|its) ", "", text.lower())
    return word


def _offices(text: str, mentions: Sequence[Mention], named: Mapping[Span, str], by_id: Mapping[str, Entity]) -> dict[str, str]:
    """Offices that a person of the article is called by, right beside the name; "" where two people hold one."""
    held: dict[str, str] = {}
    for mention in mentions:
        entity = named.get(mention.span, "")
        if not entity or by_id[entity].kind != "PER":
            continue
        before = text[max(0, mention.span.start - 24) : mention.span.start]
        after = text[mention.span.end : mention.span.end + 8]
        for office in _beside(before, after):
            held[office] = entity if held.get(office, entity) == entity else ""
    return held


def _beside(before: str, after: str) -> list[str]:
    found: list[str] = []
    ahead = before.rstrip(" ")
    if ahead.endswith(ZH_TITLES):
        found += [title for title in ZH_TITLES if ahead.endswith(title)][:1]
    if after.startswith(_HOLDS):
        found += [title for title in ZH_TITLES if after.startswith(tuple(lead + title for lead in _LEADS))][:1]
    words = re.findall(r"[A-Za-z]+", before)
    if words and before.endswith(" ") and words[-1].lower() in EN_TITLES:
        found.append(words[-1].lower())
        if len(words) > 1 and words[-2].lower() == "chief":
            found.append("chief executive")
    return found


def _title(scene: _Scene, index: int) -> str:
    mention = scene.mentions[index]
    word = _office(plain(mention.text))
    if word in _OFFICES or word in EN_TITLES or word == "chief executive":
        beside = _neighbour(scene, index)
        return beside or scene.offices.get(word, "")
    endings = _endings(word)
    if endings is None:
        return ""
    return _recent(scene, index, ("ORG", "OTHER", "LOC") if endings else ("ORG",), endings)


def _neighbour(scene: _Scene, index: int) -> str:
    mention = scene.mentions[index]
    for other in scene.mentions[index + 1 : index + 2]:
        gap = scene.text[mention.span.end : other.span.start]
        entity = scene.known.get(other.span, "")
        if not gap.strip() and entity and scene.by_id[entity].kind == "PER":
            return entity
    return ""


def _endings(word: str) -> tuple[str, ...] | None:
    if word in EN_DEFINITE:
        return EN_DEFINITE[word]
    tail = re.sub(r"^(?:该|本|这家|这所|这座|此)", "", word)
    if tail in ZH_DEICTIC and tail != word:
        return ZH_DEICTIC[tail]
    if word in ZH_BARE:
        return {"院方": ("医院", "学院"), "校方": ("学校", "大学", "中学"), "馆方": ("馆",), "行方": ("银行",), "公司": ()}.get(
            word
        )
    return None


def _recent(scene: _Scene, index: int, kinds: tuple[MentionKind, ...], endings: tuple[str, ...]) -> str:
    """The last entity before the mention whose kind and ending fit."""
    for other in reversed(scene.mentions[:index]):
        entity = scene.known.get(other.span, "")
        if not entity or scene.by_id[entity].kind not in kinds:
            continue
        names = [plain(alias).lower() for alias in scene.by_id[entity].aliases]
        if not endings or any(name.endswith(ending) for name in names for ending in endings):
            return entity
    return ""


def _pronoun(scene: _Scene, index: int) -> str:
    """The best of the entities in the last sentences: subjects before others, near before far; groups stay unresolved."""
    mention = scene.mentions[index]
    word = mention.text.lower()
    if word in GROUP:
        return ""
    kinds: tuple[MentionKind, ...] = ("PER",) if word in HE or word in SHE else ("ORG", "PROD", "OTHER")
    if word == "其":
        kinds = ("PER", "ORG", "OTHER")
    best, entity_found = 0.0, ""
    for other in scene.mentions[:index]:
        entity = scene.known.get(other.span, "")
        distance = mention.span.start - other.span.end
        if not entity or distance > _WINDOW or scene.by_id[entity].kind not in kinds:
            continue
        score = _salience(scene, other, mention, distance)
        if score >= best:
            best, entity_found = score, entity
    return entity_found


def _salience(scene: _Scene, other: Mention, mention: Mention, distance: int) -> float:
    text, sentences = scene.text, scene.sentences
    apart = sum(1 for span in sentences if other.span.end <= span.start <= mention.span.start)
    start = max((span.start for span in sentences if span.start <= other.span.start), default=0)
    score = 3.0 - apart - distance / (2 * _WINDOW)
    first = text[start : other.span.start]
    if not re.search(r"[,，:：]", first) and len(first) <= 24:
        score += 1.0
    if re.search(
        r"(?:[与和跟同对向被因为给把]|\b(?:with|by|to|from|of|against|for))\s?$",
        text[max(0, other.span.start - 8) : other.span.start],
    ):
        score -= 1.0
    if re.match(r"['’]s\b|的", text[other.span.end : other.span.end + 2]):
        score -= 0.3
    return score
