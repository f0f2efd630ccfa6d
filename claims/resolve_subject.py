"""Whom a value is about: the clause's subject or possessor, else the sentence's, else the heading's or the topic carried over."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.lang.scripts import plain
from claims.model import Article, Mention, Sentence, Span, SubjectFrom

_ZH_OBLIQUE = re.compile(
    r"(?:在|于|从|到|向|对|给|为|被|由|把|将|比|往|赴|据|除|自|离开|加入|前往|收购|起诉|超过|领先|称为|因与|因同|随)$"
)
_ZH_WITH = re.compile(r"[与跟同]$")
_ZH_SAYS = re.compile(
    r"(?:[^,，。;；]{0,8})?(?:表示|指出|透露|强调|认为|称|说|报道|介绍|通报|宣布了?解到)[,，:：“]?$|[^,，。;；]{0,4}(?:报道|消息|介绍|透露)"
)
_EN_OBLIQUE = re.compile(
    r"\b(?:by|with|from|at|in|on|to|against|for|than|after|before|near|into|over|through|across|under|told|joined|left|beat|beaten|via|like)"
    r"(?: (?:the|its|his|her|a|an|rival))?\s?$",
    re.IGNORECASE,
)
_EN_SAYS = re.compile(r"(?:,[^,.;]{1,40},|,)? (?:said|says|told|reported|added|wrote|announced|estimated)\b")
_EN_SAID_BY = re.compile(r"\b(?:said|says|added|wrote|according to)(?: [a-z]+){0,3}\s?$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:['’]s?(?= )| ?的)")
_BOUNDARY = re.compile(r"(?:^|[,，、;；:：(（]|而|其中|\b(?:and|while|but|whereas|said|says|that)\b)\s?$")


@dataclass(frozen=True, slots=True)
class Scene:
    """One article with its sentences, its mentions and what they refer to."""

    article: Article
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    referents: Mapping[Span, str]


def subject_of(scene: Scene, sentence: Sentence, clause: Span, value: Span) -> tuple[str, SubjectFrom]:
    """Entity id and how it was found; ("", "none") where nobody can be named."""
    text, mentions, referents = plain(scene.article.text), scene.mentions, scene.referents
    inside = [m for m in mentions if clause.contains(m.span) and not m.span.overlaps(value)]
    before = [m for m in inside if m.span.end <= value.start]
    chosen = _choose(text, before, referents, clause, value)
    if chosen is None and not _substance(text[clause.start : value.start]):
        chosen = _first(text, [m for m in inside if m.span.start >= value.end], referents, clause)
        chosen = chosen or _first(
            text, _between(mentions, value.end, sentence.span.end), referents, Span(value.end, sentence.span.end)
        )
    if chosen is not None:
        return referents[chosen.span], _how(chosen)
    heading = _heading(mentions, referents, sentence)
    lead = _first(text, _between(mentions, sentence.span.start, clause.start), referents, sentence.span)
    if lead is not None:
        return referents[lead.span], _how(lead)
    if heading:
        return heading, "heading"
    return _carried(scene, text, sentence)


def _how(mention: Mention) -> SubjectFrom:
    return "pronoun" if mention.kind in {"PRON", "TITLE"} else "named"


def _between(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    return [m for m in mentions if start <= m.span.start and m.span.end <= end]


def _substance(words: str) -> bool:
    """True where more than a date or a connective stands before the value."""
    return len(re.sub(r"[\d\s,，.年月日号底初末自在于至从到今去本当上下周个天In on]|截至|目前|其中|另有|On|By", "", words)) > 2


def _candidate(text: str, mention: Mention, referents: Mapping[Span, str], clause: Span) -> bool:
    """A mention that may be a subject: resolved, not in a phrase of place, company or attribution."""
    if not referents.get(mention.span):
        return False
    before = text[clause.start : mention.span.start]
    after = text[mention.span.end : clause.end]
    if _ZH_OBLIQUE.search(before) or _EN_OBLIQUE.search(before):
        return False
    if _EN_SAID_BY.search(before) and re.match(r"\s*(?:[,.;\n]|$)", after):
        return False
    if _ZH_WITH.search(before) or (_ZH_SAYS.match(after) and len(after) > 12) or _EN_SAYS.match(after):
        return False
    return not (mention.kind == "LOC" and not _POSSESSIVE.match(after) and re.match(r"选手|市|省|警方|人[^数口]", after))


def _head(text: str, mention: Mention, others: Sequence[Mention]) -> Mention:
    """The person at the end of an apposition: 青石公司总裁李… is about the person, unless a possessive or verb parts them."""
    head = mention
    for other in others:
        if other.span.start < head.span.end:
            continue
        gap = text[head.span.end : other.span.start]
        apposed = other.kind == "PER" and len(gap) <= 12 and re.fullmatch(r"[\u4e00-\u9fff]*|(?: [a-z]+){0,3} ?", gap)
        if head.kind in {"ORG", "OTHER", "LOC", "TITLE"} and (apposed or (other.kind == "TITLE" and len(gap) <= 2)):
            head = other
        elif not apposed:
            break
    return head


def _first(text: str, mentions: Sequence[Mention], referents: Mapping[Span, str], clause: Span) -> Mention | None:
    for mention in mentions:
        if _candidate(text, mention, referents, clause):
            head = _head(text, mention, mentions)
            return head if referents.get(head.span) else mention
    return None


def _choose(text: str, before: Sequence[Mention], referents: Mapping[Span, str], clause: Span, value: Span) -> Mention | None:
    """Subject or possessor before the value: the nearest if it opens its part of the clause or owns the value, else the first."""
    candidates = [m for m in before if _candidate(text, m, referents, clause)]
    if not candidates:
        return None
    nearest = candidates[-1]
    opens = _BOUNDARY.search(text[clause.start : nearest.span.start]) is not None
    owns = bool(_POSSESSIVE.match(text, nearest.span.end)) or nearest.text.lower() in {"its", "his", "her", "其"}
    if (opens or owns) and "“" not in text[nearest.span.end : value.start]:
        return nearest
    return _first(text, before, referents, clause)


def _heading(mentions: Sequence[Mention], referents: Mapping[Span, str], sentence: Sentence) -> str:
    if sentence.heading is None:
        return ""
    found = [referents[m.span] for m in mentions if sentence.heading.contains(m.span) and referents.get(m.span)]
    return found[0] if found else ""


def _speaker(text: str, mentions: Sequence[Mention], referents: Mapping[Span, str]) -> Mention | None:
    """The firm or office that speaks where nobody else is named: it tells of itself more often than of the title's subject."""
    for mention in mentions:
        after = text[mention.span.end : mention.span.end + 40]
        if mention.kind == "ORG" and referents.get(mention.span) and (_EN_SAYS.match(after) or _ZH_SAYS.match(after)):
            return mention
    return None


def _carried(scene: Scene, text: str, sentence: Sentence) -> tuple[str, SubjectFrom]:
    """The subject of the sentence before in the same paragraph, else the title's first name."""
    article, mentions, referents = scene.article, scene.mentions, scene.referents
    before = [s for s in scene.sentences if s.span.end <= sentence.span.start and s.role != "title"]
    earlier = [s for s in before if s.paragraph == sentence.paragraph]
    own = _speaker(text, _between(mentions, sentence.span.start, sentence.span.end), referents)
    if own is not None:
        return referents[own.span], "topic"
    for previous in reversed(earlier[-2:]):
        told = _between(mentions, previous.span.start, previous.span.end)
        lead = _first(text, told, referents, previous.span) or _speaker(text, told, referents)
        if lead is not None:
            return referents[lead.span], "topic"
    if article.title_span is not None:
        lead = _first(text, [m for m in mentions if article.title_span.contains(m.span)], referents, article.title_span)
        if lead is not None:
            return referents[lead.span], "title"
    return "", "none"
