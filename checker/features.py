"""Features of a pair of claims for the slot scorer. None of them looks at whether the two values are equal.

The scorer answers "do these two fill the same slot?"; whether the values agree is asked afterwards, of `compare_values`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from checker.cards import Card
from checker.compare.values import compare_values
from checker.sides import KINDS, Sides, sides_of
from claims.lang.rates import rate
from claims.model import Article, Claim, When

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]
    Numbers = NDArray[np.float64]
    Indices = NDArray[np.intp]

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


def containment(a: str, b: str) -> bool:
    """True where one name begins or ends with the other: 栖州 and 栖州银行 may be one."""
    return bool(a and b) and (a in b or b in a)


def _template(sides: Sides, i: Indices, j: Indices) -> list[Numbers]:
    """Likeness of the masked clauses, and how much of them is one wording put for another (存款 for 贷款)."""
    import numpy as np
    from rapidfuzz import fuzz

    alike = sides.clause.pairs(i, j, lambda a, b: fuzz.ratio(a[0], b[0]) / 100)
    letters = {text: _letters(text) for text, _ in sides.clause.values}
    share = sides.clause.pairs(i, j, lambda a, b: _swapped(a[0], b[0], letters) if a[1] == b[1] and a[0] != b[0] else 0.0)
    return [alike, np.minimum(1.0, share), np.where(alike >= 0.6, np.minimum(1.0, share * 3), 0.0)]


def _letters(text: str) -> list[int]:
    """How many of the first n characters are letters, n from 0 on."""
    return [0, *accumulate(map(str.isalpha, text))]


def _swapped(a: str, b: str, letters: Mapping[str, list[int]]) -> float:
    """Letters that stand in `b` for others in `a`, as a share of the shorter text; not limited to 1."""
    from rapidfuzz.distance import Levenshtein

    first, second = letters[a], letters[b]
    swapped = 0
    for op in Levenshtein.opcodes(a, b):
        if op.tag == "replace":
            swapped += min(first[op.src_end] - first[op.src_start], second[op.dest_end] - second[op.dest_start])
    return swapped / max(1, min(len(a), len(b)))


def _beside(sides: Sides, i: Indices, j: Indices) -> list[Numbers]:
    """Likeness of the words that touch the values, of the heads of their clauses and segments; 0 between two languages."""
    import numpy as np
    from rapidfuzz import fuzz

    def right_like(p: str, q: str) -> float:
        return fuzz.ratio(p, q) / 100 if p and q else 0.5 if p or q else 1.0

    def left_like(p: str, q: str) -> float:
        return fuzz.ratio(p, q) / 100 if p and q else 0.0

    alike = sides.flags["chinese"][i] == sides.flags["chinese"][j]
    left, right = sides.left.pairs(i, j, left_like), sides.right.pairs(i, j, right_like)
    topic, size = sides.topic.contained(i, j), np.minimum(sides.topic.sizes[i], sides.topic.sizes[j])
    lead, head = sides.lead.contained(i, j), sides.head.contained(i, j)
    # where one side has no word, the likeness is 0.5 or 1, so 0 means two words that share no letter
    return [np.where(alike, x, 0.0) for x in (left, right, right == 0.0, lead, head, topic, (size > 1) & (topic == 0.0))]


def _listed(sides: Sides, i: Indices, j: Indices) -> list[Numbers]:
    """1 where two lists of one length hold the values at one place, -1 at two places, 0 for lists of other lengths or none."""
    import numpy as np

    place, size = sides.flags["list_place"], sides.flags["list_size"]
    alike = (size[i] == size[j]) & (size[j] > 1)
    return [np.where(alike, np.where(place[i] == place[j], 1.0, -1.0), 0.0), alike]


def _noun(sides: Sides, i: Indices, j: Indices) -> list[Numbers]:
    import numpy as np

    def like(a: tuple[str, bool], b: tuple[str, bool]) -> float:
        """-2 for no noun, -1 for one, 2 for equal ones."""
        if not a[0] or not b[0]:
            return -1.0 if a[0] or b[0] else -2.0
        if a[0] == b[0]:
            return 2.0
        first, second = set(a[0]), set(b[0])
        return len(first & second) / max(1, min(len(first), len(second))) if a[1] == b[1] else 0.3

    found = sides.noun.pairs(i, j, like)
    flags = sides.flags
    classifier = flags["figure"][i] & flags["figure"][j] & (flags["classifier"][i] > 0)
    return [
        found == 2.0,
        np.where((found >= 0.0) & (found < 2.0), found, 0.0),
        found == 0.0,
        found == -1.0,
        classifier & (flags["classifier"][i] == flags["classifier"][j]),
        sides.per.pairs(i, j, lambda a, b: float(a != b and not rate(a, b))),
    ]


def _subject(sides: Sides, i: Indices, j: Indices) -> list[Numbers]:
    import numpy as np

    def same(a: str, b: str) -> float:
        """-1 where one is unknown."""
        return -1.0 if not a or not b else 1.0 if a == b else 0.5 if containment(a, b) else 0.0

    def strangers(a: frozenset[str], b: frozenset[str]) -> float:
        return float(bool(a) and bool(b) and not a & b and not any(containment(p, q) for p in a for q in b))

    found, told = sides.subject.pairs(i, j, same), sides.flags["told"]
    apart = found == 0.0
    weak = apart & ~(told[i] & told[j])
    shared = sides.names.shared(i, j)
    union = sides.names.sizes[i] + sides.names.sizes[j] - shared
    return [
        np.maximum(found, 0.0),
        apart & ~weak,
        weak,
        np.minimum(2.0, sides.clause_names.shared(i, j)),
        sides.named.pairs(i, j, strangers),
        np.divide(shared, union, out=np.zeros(len(i)), where=union > 0),
    ]


def _period(sides: Sides, i: Indices, j: Indices) -> list[Numbers]:
    def relation(a: When | None, b: When | None) -> float:
        """1 for one period, 2 for two, 3 where one is unknown."""
        if a is None or b is None:
            return 0.0 if a is b else 3.0
        told = compare_values(a, b).relation
        return 1.0 if told in {"same", "compatible", "less-specific"} else 2.0 if told == "conflict" else 0.0

    found = sides.period.pairs(i, j, relation)
    dated = sides.flags["when"][i]
    return [(found == value) & ~dated for value in (1.0, 2.0, 3.0)]


def _frame(sides: Sides, i: Indices, j: Indices) -> list[Numbers]:
    flags = sides.flags
    figures = flags["figure"][i] & flags["figure"][j]
    sign, role, grain = flags["sign"], flags["role"], flags["grain"]
    return [
        flags["strong"][i] != flags["strong"][j],
        flags["tense"][i] * flags["tense"][j] == 2,  # one past, one future
        figures & (sign[i] == sign[j]) & (sign[i] > 0),
        figures & (sign[i] != sign[j]),
        role[i] != role[j],
        flags["as-of"][i] & flags["as-of"][j],
        flags["when"][i] & flags["when"][j] & (grain[i] == grain[j]),
    ]


def _where(sides: Sides, i: Indices, j: Indices) -> list[Numbers]:
    """Article, title, unit, place in the article, and how many claims of the unit each article offers as partners (log).

    Where there is one, it is likelier the right one.
    """
    import numpy as np

    flags = sides.flags
    options = flags["options"]
    log = np.array([round(math.log1p(n), 4) for n in range(int(options.max(initial=0)) + 1)])
    return [
        flags["article"][i] == flags["article"][j],
        flags["title"][i] | flags["title"][j],
        flags["unit"][i] == flags["unit"][j],
        np.abs(flags["place"][i] - flags["place"][j]),
        log[np.minimum(options[i], options[j])],
        log[np.maximum(options[i], options[j])],
    ]


def _grams(texts: Sequence[str]) -> Any:
    """Weights of the character n-grams of each text, a sparse matrix with rows of length 1."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True).fit_transform([t or " " for t in texts])


def _chars(grams: Any, i: Indices, j: Indices) -> Numbers:
    """Cosine of the character n-grams of every pair of texts."""
    import numpy as np

    found: Numbers = np.round(np.asarray(grams[i].multiply(grams[j]).sum(axis=1)).ravel(), 4)
    return found


def _cosines(vectors: Matrix, i: Indices, j: Indices) -> Numbers:
    import numpy as np

    found: Numbers = np.round((vectors[i] * vectors[j]).sum(axis=1), 3).astype(np.float64)
    return found


CHUNK = 16384  # pairs looked at together


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

    out = np.zeros((len(pairs), len(NAMES)), dtype=np.float32)
    if not pairs:
        return out
    ends = np.array(pairs, dtype=np.intp)
    sides = sides_of(claims, cards, articles)
    grams = [_grams(texts) for texts in ([c.clause for c in cards], [c.sentence for c in cards])]
    for at in range(0, len(pairs), CHUNK):
        i, j = np.ascontiguousarray(ends[at : at + CHUNK].T)
        cosines = [_cosines(vectors, i, j) for vectors in (clause_vectors, sentence_vectors)]
        chars = [_chars(one, i, j) for one in grams]
        for place, column in enumerate(_columns(sides, i, j, cosines, chars)):
            out[at : at + CHUNK, place] = column
    return out


def _columns(sides: Sides, i: Indices, j: Indices, cosines: Sequence[Numbers], chars: Sequence[Numbers]) -> list[Numbers]:
    """The features of the pairs (i, j) in the order of NAMES."""
    cross = (sides.flags["chinese"][i] != sides.flags["chinese"][j]).astype(float)
    hot = sides.flags["kind"][i].T
    return [
        *(cosine * (1 - cross) for cosine in cosines),
        *(cosine * cross for cosine in cosines),
        cross,
        *chars,
        *_template(sides, i, j),
        sides.near.jaccard(i, j),
        sides.words.jaccard(i, j),
        *_beside(sides, i, j),
        *_listed(sides, i, j),
        *_noun(sides, i, j),
        *_subject(sides, i, j),
        *_period(sides, i, j),
        *_frame(sides, i, j),
        *_where(sides, i, j),
        *hot,
        *(cosines[0] * one for one in hot),
    ]
