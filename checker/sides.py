"""What every claim brings to its pairs, looked up once: bags of words, codes of equal values, numbers."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from checker.cards import Card, unit_of
from checker.overlaps import Bags, bags
from claims.model import Article, Claim, Figure, Sentence, When

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Indices = NDArray[np.intp]

KINDS = ("count", "money", "percent", "when", "clock", "duration", "age", "ordinal")
_STRONG = {"planned", "forecast", "target", "hypothetical", "denied"}


@dataclass(frozen=True, slots=True)
class Codes:
    """Values of the claims as numbers: `code[i]` is the place of claim i's value in `values`, equal values have one."""

    values: tuple[Any, ...]
    code: Indices

    def pairs(self, left: Indices, right: Indices, relate: Callable[[Any, Any], float]) -> Numbers:
        """`relate` of the two values of each pair, asked once for every two values."""
        import numpy as np

        size = len(self.values)
        asked, back = np.unique(self.code[left] * size + self.code[right], return_inverse=True)
        values = self.values
        found = [relate(values[key // size], values[key % size]) for key in asked.tolist()]
        told: Numbers = np.array(found, dtype=np.float64)[back]
        return told


def _codes(values: Iterable[Hashable]) -> Codes:
    import numpy as np

    known: dict[Hashable, int] = {}
    code = [known.setdefault(value, len(known)) for value in values]
    return Codes(tuple(known), np.array(code, dtype=np.intp))


@dataclass(frozen=True, slots=True)
class Sides:
    """What every claim brings to its pairs, looked up once."""

    clause: Codes  # (text, whether its sentence is Chinese)
    left: Codes  # what touches the value, with the language
    right: Codes
    near: Bags
    words: Bags
    lead: Bags
    head: Bags
    topic: Bags
    noun: Codes
    per: Codes
    subject: Codes
    named: Codes  # the sets of names of the clauses
    clause_names: Bags
    names: Bags
    period: Codes
    flags: Mapping[str, Any]  # arrays (claims,)


def sides_of(claims: Sequence[Claim], cards: Sequence[Card], articles: Sequence[Article]) -> Sides:
    """The sides of `claims`; `cards[i]` belongs to `claims[i]`."""
    weight = idf(cards)
    topics = [card.lead | card.head for card in cards]
    order = _order(chain((card.near for card in cards), (card.words for card in cards), topics))
    names = _order(chain((card.entities for card in cards), (card.clause_entities for card in cards)))
    zh = [card.chinese for card in cards]
    return Sides(
        clause=_codes((card.clause, card.chinese) for card in cards),
        left=_codes(card.beside.left for card in cards),
        right=_codes(card.beside.right for card in cards),
        near=bags([card.near for card in cards], weight, order),
        words=bags([card.words for card in cards], weight, order),
        lead=bags([card.lead for card in cards], weight, order),
        head=bags([card.head for card in cards], weight, order),
        topic=bags(topics, weight, order),
        noun=_codes(zip((card.noun for card in cards), zh, strict=True)),
        per=_codes(card.per for card in cards),
        subject=_codes(card.subject for card in cards),
        named=_codes(card.clause_entities for card in cards),
        clause_names=bags([card.clause_entities for card in cards], None, names),
        names=bags([card.entities for card in cards], None, names),
        period=_codes(None if isinstance(claim.value, When) else claim.period for claim in claims),
        flags=_flags(claims, cards, articles),
    )


def _order(rows: Iterable[Iterable[str]]) -> dict[str, int]:
    return {word: place for place, word in enumerate(sorted(set(chain.from_iterable(rows))))}


def _flags(claims: Sequence[Claim], cards: Sequence[Card], articles: Sequence[Article]) -> dict[str, Any]:
    """What is compared as it is: numbers, and codes of words."""
    import numpy as np

    extra = [dict(claim.extra) for claim in claims]
    figures = [claim.value if isinstance(claim.value, Figure) else None for claim in claims]
    places = np.array(_places(claims), dtype=np.intp).reshape(-1, 2)
    units = [(claim.article, unit_of(claim)) for claim in claims]
    options = Counter(units)

    def words(values: Iterable[Hashable]) -> Indices:
        return _codes(chain(("",), values)).code[1:]  # "" is 0

    return {
        "chinese": np.array([card.chinese for card in cards]),
        "kind": np.array([[card.kind == kind for kind in KINDS] for card in cards], dtype=np.float64).reshape(-1, len(KINDS)),
        "figure": np.array([figure is not None for figure in figures]),
        "classifier": words(figure.classifier if figure else "" for figure in figures),
        "sign": words(figure.sign if figure else "" for figure in figures),
        "told": np.array([claim.subject_from in {"named", "heading"} for claim in claims]),
        "strong": np.array([claim.modality in _STRONG for claim in claims]),
        "tense": np.array([{"past": 1, "future": 2}.get(own.get("tense", ""), 0) for own in extra]),
        "role": words(own.get("role", "") for own in extra),
        "as-of": np.array([own.get("role", "") == "as-of" for own in extra]),
        "grain": words(claim.value.granularity if isinstance(claim.value, When) else "" for claim in claims),
        "when": np.array([isinstance(claim.value, When) for claim in claims]),
        "article": np.array([claim.article for claim in claims]),
        "title": np.array([claim.sentence.role == "title" for claim in claims]),
        "unit": words(getattr(claim.value, "unit", "") for claim in claims),
        "place": np.array([_place(articles[claim.article], claim.sentence) for claim in claims]),
        "options": np.array([options[unit] for unit in units]),
        "list_place": places[:, 0],
        "list_size": places[:, 1],
    }


def _places(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """Of each claim, its place among the claims of one unit in its sentence, and how many there are."""
    rows: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        rows[claim.article, claim.sentence.span.start, unit_of(claim)].append(i)
    out = [(0, 1)] * len(claims)
    for members in rows.values():
        for place, i in enumerate(sorted(members, key=lambda k: claims[k].value_start)):
            out[i] = (place, len(members))
    return out


def _place(article: Article, sentence: Sentence) -> float:
    return sentence.span.start / max(1, len(article.text))


def idf(cards: Sequence[Card]) -> dict[str, float]:
    """Inverse document frequency of words and bigrams over the claims' sentences, 0..1."""
    count: Counter[str] = Counter()
    for card in cards:
        count.update(card.words)
    top = math.log(1 + len(cards))
    return {word: math.log((1 + len(cards)) / (1 + n)) / top if top else 0.0 for word, n in count.items()}
