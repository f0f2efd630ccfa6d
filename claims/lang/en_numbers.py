"""English number words."""

from __future__ import annotations

from decimal import Decimal

from claims.lang._words import words

ONES: dict[str, int] = dict(
    zip(
        words(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
            "eighteen nineteen"
        ),
        range(20),
        strict=True,
    )
) | {"nought": 0}
TENS: dict[str, int] = dict(
    zip(words("twenty thirty forty fifty sixty seventy eighty ninety"), range(20, 100, 10), strict=True)
) | {"fourty": 40}
SCALES: dict[str, Decimal] = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "lakh": Decimal(10) ** 5,
    "million": Decimal(10) ** 6,
    "crore": Decimal(10) ** 7,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
    "dozen": Decimal(12),
    "doz": Decimal(12),
    "dz": Decimal(12),
}
PLURAL_SCALES = {f"{word}s": size for word, size in SCALES.items()}
# what may stand right after Arabic digits: 3.5bn, 20k, 4.2 million
SUFFIXES: dict[str, Decimal] = {
    **SCALES,
    "k": Decimal(1000),
    "mn": Decimal(10) ** 6,
    "mln": Decimal(10) ** 6,
    "bn": Decimal(10) ** 9,
    "bln": Decimal(10) ** 9,
    "tn": Decimal(10) ** 12,
    "tln": Decimal(10) ** 12,
    "trn": Decimal(10) ** 12,
}
_IRREGULAR = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "nineth": 9, "twelfth": 12}
ORDINALS: dict[str, Decimal] = (
    {word: Decimal(n) for word, n in _IRREGULAR.items()}
    | {f"{word}th": Decimal(n) for word, n in ONES.items() if n in {4, 6, 7} or 10 <= n != 12}
    | {f"{word[:-1]}ieth": Decimal(n) for word, n in TENS.items()}
    | {f"{word}th": SCALES[word] for word in ("hundred", "thousand", "million", "billion", "trillion")}
)
FRACTIONS: dict[str, Decimal] = {word: n for word, n in ORDINALS.items() if n > 2} | {
    "half": Decimal(2),
    "quarter": Decimal(4),
    "fourth": Decimal(4),
}
PLURAL_FRACTIONS = {("halves" if word == "half" else f"{word}s"): n for word, n in FRACTIONS.items()}
