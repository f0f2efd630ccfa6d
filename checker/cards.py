"""What the slot scorer sees of a claim: its texts with the asked value masked, its words near the value, its frame."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.heads import Beside, beside
from claims.extract import kind_of
from claims.extract import unit_of as unit
from claims.lang.scripts import plain
from claims.model import Claim, Figure

_EN = {
    "count": "how many",
    "money": "how much money",
    "percent": "what percentage",
    "ratio": "how many times",
    "when": "when",
    "clock": "at what time",
    "duration": "how long",
    "age": "how old",
    "ordinal": "in which place",
    "score": "what score",
}
_ZH = {
    "count": "多少",
    "money": "多少钱",
    "percent": "百分之多少",
    "ratio": "多少倍",
    "when": "何时",
    "clock": "几点",
    "duration": "多久",
    "age": "几岁",
    "ordinal": "第几",
    "score": "几比几",
}
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|[\u4e00-\u9fff]")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_NEAR = 14  # tokens on either side of the value
_STOP = frozenset(
    "的了在是和与及将已为于有被由从对把向给让其该这那也都就还又而但或并等个名位一"
    "a an the of in on at to for and or but with by from as is are was were be been has have had it its this that"
    " he she they his her their who which will would said says".replace(" a ", " ").split()
) | frozenset("的了在是和与及将已为于有被由从对把向给让其该这那也都就还又而但或并等个名位一")


@dataclass(frozen=True, slots=True)
class Card:
    """One claim prepared for comparison. `near` and `words` map tokens (words, or character bigrams) to weights ≤ 1."""

    kind: str
    chinese: bool
    clause: str  # asked value masked, subject named
    sentence: str
    near: dict[str, float]
    words: frozenset[str]
    noun: str
    per: str
    subject: str
    entities: frozenset[str]
    clause_entities: frozenset[str]
    beside: Beside
    lead: frozenset[str]  # bigrams or words of what heads the clause
    head: frozenset[str]  # the same of the segment


def question(claim: Claim, chinese: bool) -> str:
    """The question word that stands for the claim's value: 多少人, how many satellites, 何时."""
    kind = kind_of(claim.value)
    table = _ZH if chinese else _EN
    word = table.get(kind) or (("多少" if chinese else "how many ") + (claim.value.unit if isinstance(claim.value, Figure) else ""))
    if kind == "count" and isinstance(claim.value, Figure):
        word += claim.value.classifier if chinese else ""
    return word


def is_chinese(text: str) -> bool:
    """True where Chinese characters outnumber Latin words."""
    return sum("\u4e00" <= char <= "\u9fff" for char in text) > len(re.findall(r"[A-Za-z]+", text))


def tokens(text: str) -> list[str]:
    """Words of Latin text in lower case, single characters of Chinese."""
    return _TOKEN.findall(plain(text).lower())


def grams(items: Sequence[str]) -> list[str]:
    """English words as they are (stop words left out, plural folded) and bigrams of neighbouring Chinese characters."""
    out: list[str] = []
    for i, item in enumerate(items):
        if item.isascii():
            if item not in _STOP:
                out.append(item[:-1] if len(item) > 3 and item.endswith("s") else item)
        elif i + 1 < len(items) and not items[i + 1].isascii() and not (item in _STOP and items[i + 1] in _STOP):
            out.append(item + items[i + 1])
    return out


def _near(left: str, right: str) -> dict[str, float]:
    before, after = tokens(left)[-_NEAR:], tokens(right)[:_NEAR]
    weights: dict[str, float] = {}
    for items, backwards in ((before, True), (after, False)):
        found = grams(items)
        for i, gram in enumerate(found):
            distance = len(found) - i if backwards else i + 1
            weights[gram] = max(weights.get(gram, 0.0), round(1 / (1 + distance / 4), 4))
    return weights


def card(claim: Claim) -> Card:
    """The card of a claim."""
    chinese = is_chinese(claim.context)
    asked = question(claim, chinese)
    left = claim.quote[: claim.value_start - claim.start]
    right = claim.quote[claim.value_end - claim.start :]
    at = claim.value_start - claim.sentence.span.start
    until = claim.value_end - claim.sentence.span.start
    pad = "" if chinese else " "
    clause = f"{left}{pad}{asked}{pad}{right}".strip()
    if claim.subject_name and claim.subject_from != "title" and claim.subject_name.lower() not in clause.lower():
        clause = f"{claim.subject_name}{'：' if chinese else ': '}{clause}"
    sentence = f"{claim.context[max(0, at - 160) : at]}{pad}{asked}{pad}{claim.context[until : until + 160]}".strip()
    value = claim.value
    around = beside(plain(claim.context), at, until, chinese)
    return Card(
        kind=kind_of(value),
        chinese=chinese,
        clause=re.sub(r"\s+", " ", plain(clause)),
        sentence=re.sub(r"\s+", " ", plain(sentence)),
        near=_near(left, right),
        words=frozenset(grams(tokens(_DIGITS.sub(" ", sentence)))),
        noun=plain(value.noun).lower() if isinstance(value, Figure) else "",
        per=value.per if isinstance(value, Figure) else "",
        subject=claim.subject if claim.subject_from not in {"none", "title"} else "",
        entities=frozenset(claim.entities),
        clause_entities=frozenset(dict(claim.extra).get("named", "").split("\x1f")) - {""},
        beside=around,
        lead=frozenset(grams(tokens(around.lead))),
        head=frozenset(grams(tokens(around.head))),
    )


def unit_of(claim: Claim) -> str:
    """What must be equal for two claims to be compared at all."""
    return unit(claim.value)
