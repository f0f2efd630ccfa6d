"""Features of a pair of claims for the slot scorer. None of them looks at whether the two values are equal.

The scorer answers "do these two fill the same slot?"; whether the values agree is asked afterwards, of `compare_values`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from checker.cards import Card, unit_of
from checker.compare.values import compare_values
from checker.heads import contained
from claims.lang.rates import rate
from claims.model import Article, Claim, Figure, Sentence, When

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

KINDS = ("count", "money", "percent", "when", "clock", "duration", "age", "ordinal")
NAMES: tuple[str, ...] = (
    "cos_clause",
    "cos_sentence",
    "cos_clause_cross",
    "cos_sentence_cross",
    "cross_language",
    "chars",
    "chars_sentence",
    "template",
    "swap",
    "swap_alike",
    "near",
    "words",
    "left_like",
    "right_like",
    "right_apart",
    "lead_like",
    "head_like",
    "topic_like",
    "topic_apart",
    "list_place",
    "list_same",
    "noun_same",
    "noun_like",
    "noun_apart",
    "noun_one",
    "classifier_same",
    "per_apart",
    "subject_same",
    "subject_apart",
    "subject_weak",
    "entities_shared",
    "entities_apart",
    "entities_sentence",
    "period_same",
    "period_apart",
    "period_one",
    "mode_apart",
    "tense_apart",
    "sign_same",
    "sign_apart",
    "role_apart",
    "asof_both",
    "grain_same",
    "same_article",
    "title",
    "unit_same",
    "place",
    "options_few",
    "options_many",
    *(f"kind_{kind}" for kind in KINDS),
    *(f"cos_{kind}" for kind in KINDS),
)
_STRONG = {"planned", "forecast", "target", "hypothetical", "denied"}


def containment(a: str, b: str) -> bool:
    """True where one name begins or ends with the other: 栖州 and 栖州银行 may be one."""
    return bool(a and b) and (a in b or b in a)


def idf(cards: Sequence[Card]) -> dict[str, float]:
    """Inverse document frequency of words and bigrams over the claims' sentences, 0..1."""
    count: Counter[str] = Counter()
    for card in cards:
        count.update(card.words)
    top = math.log(1 + len(cards))
    return {word: math.log((1 + len(cards)) / (1 + n)) / top if top else 0.0 for word, n in count.items()}


def _weighted(a: dict[str, float], b: dict[str, float], weight: dict[str, float]) -> float:
    """Weighted Jaccard of two bags."""
    both = sum(min(a[w], b[w]) * weight.get(w, 1.0) for w in sorted(a.keys() & b.keys()))
    either = sum(max(a.get(w, 0.0), b.get(w, 0.0)) * weight.get(w, 1.0) for w in sorted(a.keys() | b.keys()))
    return both / either if either else 0.0


def _noun(a: Card, b: Card, x: Claim, y: Claim) -> list[float]:
    same = like = apart = one = classifier = 0.0
    if a.noun and b.noun:
        if a.noun == b.noun:
            same = 1.0
        else:
            first, second = set(a.noun), set(b.noun)
            like = len(first & second) / max(1, min(len(first), len(second))) if a.chinese == b.chinese else 0.3
            apart = float(like == 0.0)
    elif a.noun or b.noun:
        one = 1.0
    if isinstance(x.value, Figure) and isinstance(y.value, Figure) and x.value.classifier:
        classifier = float(x.value.classifier == y.value.classifier)
    return [same, like, apart, one, classifier, float(a.per != b.per and not rate(a.per, b.per))]


def _template(a: Card, b: Card) -> list[float]:
    """Likeness of the masked clauses, and how much of them is one wording put for another (存款 for 贷款)."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Levenshtein

    alike = fuzz.ratio(a.clause, b.clause) / 100
    if a.chinese != b.chinese:
        return [alike, 0.0, 0.0]
    swapped = 0
    for op in Levenshtein.opcodes(a.clause, b.clause):
        if op.tag == "replace":
            first, second = a.clause[op.src_start : op.src_end], b.clause[op.dest_start : op.dest_end]
            swapped += min(sum(c.isalpha() for c in first), sum(c.isalpha() for c in second))
    share = swapped / max(1, min(len(a.clause), len(b.clause)))
    return [alike, min(1.0, share), min(1.0, share * 3) if alike >= 0.6 else 0.0]


def _beside(a: Card, b: Card, weight: Mapping[str, float]) -> list[float]:
    """Likeness of the words that touch the values, of the heads of their clauses and segments."""
    from rapidfuzz import fuzz

    if a.chinese != b.chinese:
        return [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    p, q = a.beside, b.beside
    right = fuzz.ratio(p.right, q.right) / 100 if p.right and q.right else 0.5 if p.right or q.right else 1.0
    left = fuzz.ratio(p.left, q.left) / 100 if p.left and q.left else 0.0
    first, second = a.lead | a.head, b.lead | b.head
    topic = contained(first, second, weight)
    return [
        left,
        right,
        float(bool(p.right) and bool(q.right) and right == 0.0),
        contained(a.lead, b.lead, weight),
        contained(a.head, b.head, weight),
        topic,
        float(len(first) > 1 and len(second) > 1 and topic == 0.0),
    ]


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


def _listed(a: tuple[int, int], b: tuple[int, int]) -> list[float]:
    """1 where two lists of one length hold the values at one place, -1 at two places, 0 for lists of other lengths or none."""
    alike = a[1] == b[1] > 1
    return [float(alike and a[0] == b[0]) - float(alike and a[0] != b[0]), float(alike)]


def _subject(a: Card, b: Card, x: Claim, y: Claim) -> list[float]:
    same = apart = weak = 0.0
    if a.subject and b.subject:
        same = float(a.subject == b.subject)
        apart = 1.0 - same
        if apart and containment(a.subject, b.subject):
            same, apart = 0.5, 0.0
        if apart and (x.subject_from not in {"named", "heading"} or y.subject_from not in {"named", "heading"}):
            weak, apart = 1.0, 0.0
    shared = a.clause_entities & b.clause_entities
    apart_clause = float(bool(a.clause_entities) and bool(b.clause_entities) and not shared)
    if apart_clause and any(containment(p, q) for p in a.clause_entities for q in b.clause_entities):
        apart_clause = 0.0
    union = a.entities | b.entities
    return [
        same,
        apart,
        weak,
        float(min(2, len(shared))),
        apart_clause,
        len(a.entities & b.entities) / len(union) if union else 0.0,
    ]


def _period(x: Claim, y: Claim) -> list[float]:
    if isinstance(x.value, When):
        return [0.0, 0.0, 0.0]
    if x.period is None and y.period is None:
        return [0.0, 0.0, 0.0]
    if x.period is None or y.period is None:
        return [0.0, 0.0, 1.0]
    relation = compare_values(x.period, y.period).relation
    return [float(relation in {"same", "compatible", "less-specific"}), float(relation == "conflict"), 0.0]


def _frame(x: Claim, y: Claim) -> list[float]:
    first, second = dict(x.extra), dict(y.extra)
    mode = float((x.modality in _STRONG) != (y.modality in _STRONG))
    tense = float({first.get("tense"), second.get("tense")} == {"past", "future"})
    sign = ("", "")
    if isinstance(x.value, Figure) and isinstance(y.value, Figure):
        sign = (x.value.sign, y.value.sign)
    role = (first.get("role", ""), second.get("role", ""))
    grain = isinstance(x.value, When) and isinstance(y.value, When) and x.value.granularity == y.value.granularity
    return [
        mode,
        tense,
        float(sign[0] == sign[1] != ""),
        float(sign[0] != sign[1]),
        float(role[0] != role[1]),
        float(role[0] == role[1] == "as-of"),
        float(grain),
    ]


def _unit(x: Claim, y: Claim) -> float:
    a, b = x.value, y.value
    if isinstance(a, Figure) and isinstance(b, Figure):
        return float(a.unit == b.unit)
    return float(getattr(a, "unit", "") == getattr(b, "unit", ""))


def _options(options: Counter[tuple[int, str]], x: Claim, y: Claim) -> list[float]:
    """How many claims of the unit each article offers as partners (log): where there is one, it is likelier the right one."""
    found = sorted((options[x.article, unit_of(x)], options[y.article, unit_of(y)]))
    return [round(math.log1p(found[0]), 4), round(math.log1p(found[1]), 4)]


def _place(article: Article, sentence: Sentence) -> float:
    return sentence.span.start / max(1, len(article.text))


def _chars(texts: Sequence[str], pairs: Sequence[tuple[int, int]]) -> list[float]:
    """Cosine of the character n-grams of every pair of texts."""
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer

    grams = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True).fit_transform([t or " " for t in texts])
    left, right = grams[[i for i, _ in pairs]], grams[[j for _, j in pairs]]
    return [float(x) for x in np.round(np.asarray(left.multiply(right).sum(axis=1)).ravel(), 4)]


def pair_features(
    pairs: Sequence[tuple[int, int]],
    claims: Sequence[Claim],
    cards: Sequence[Card],
    articles: Sequence[Article],
    clause_vectors: Matrix,
    sentence_vectors: Matrix,
) -> Matrix:
    """Array (len(pairs), len(NAMES)); `*_vectors` are (n_claims, dim), centred per language, rows of length 1."""
    import numpy as np

    if not pairs:
        return np.zeros((0, len(NAMES)), dtype=np.float32)
    left, right = np.array(pairs).T
    weight = idf(cards)
    places = _places(claims)
    options = Counter((claim.article, unit_of(claim)) for claim in claims)
    cosines = [np.round((v[left] * v[right]).sum(axis=1), 3) for v in (clause_vectors, sentence_vectors)]
    chars = [_chars(texts, pairs) for texts in ([c.clause for c in cards], [c.sentence for c in cards])]
    rows: list[list[float]] = []
    for n, (i, j) in enumerate(pairs):
        a, b, x, y = cards[i], cards[j], claims[i], claims[j]
        cross = float(a.chinese != b.chinese)
        one_hot = [float(a.kind == kind) for kind in KINDS]
        cos_clause, cos_sentence = (float(cosine[n]) for cosine in cosines)
        rows.append(
            [
                cos_clause * (1 - cross),
                cos_sentence * (1 - cross),
                cos_clause * cross,
                cos_sentence * cross,
                cross,
                chars[0][n],
                chars[1][n],
                *_template(a, b),
                _weighted(a.near, b.near, weight),
                _weighted(dict.fromkeys(a.words, 1.0), dict.fromkeys(b.words, 1.0), weight),
                *_beside(a, b, weight),
                *_listed(places[i], places[j]),
                *_noun(a, b, x, y),
                *_subject(a, b, x, y),
                *_period(x, y),
                *_frame(x, y),
                float(x.article == y.article),
                float("title" in {x.sentence.role, y.sentence.role}),
                _unit(x, y),
                abs(_place(articles[x.article], x.sentence) - _place(articles[y.article], y.sentence)),
                *_options(options, x, y),
                *one_hot,
                *(cos_clause * hot for hot in one_hot),
            ]
        )
    return np.asarray(rows, dtype=np.float32)
