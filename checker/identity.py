"""Fingerprints of claims and conflicts that survive edits of the text around them.

Never in the hash: path, line, title, embedding, cluster, model, language of the report, commit. Marks that are part of a
number (decimal point, range, ratio, sign, percent) stay in the anchor, because a changed value must never match.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from checker.model import Finding
from claims.model import Claim

VERSION = "v1"
SHORT = 7

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−~〜", "-"))
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_NUMERIC = re.compile(r"(?<=\d)[-.:/,](?=\d)|(?<=\d)[%‰]|(?<![0-9a-z-])-(?=\d)")


@lru_cache(maxsize=65536)
def anchor(quote: str) -> str:
    """The quote with width, case, punctuation and spaces folded away; empty where nothing but those is in it."""
    text = unicodedata.normalize("NFKC", quote).lower().translate(_DASHES)
    text = "".join(char for char in text if unicodedata.category(char)[0] not in "ZC")
    while _THOUSANDS.search(text):  # 1,234,567 loses its commas from the right
        text = _THOUSANDS.sub("", text)
    kept = {match.start() for match in _NUMERIC.finditer(text)}
    return "".join(char for i, char in enumerate(text) if i in kept or not _is_mark(char))


def conflict_id(rule: str, quotes: Iterable[str], nth: int = 0) -> str:
    """Twelve hexadecimal digits of sha256 over version, rule and the sorted distinct anchors of the quotes.

    `nth` tells apart findings of one rule over the very same clauses (two figures in each); 0 adds nothing to the hash.
    """
    parts = [VERSION, rule, *sorted({anchor(quote) for quote in quotes})]
    if nth:
        parts.append(f"#{nth}")
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def assign(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, in the same order, each with its id; distinct within the rule whatever the order."""
    base = [conflict_id(finding.rule, _quotes(finding)) for finding in findings]
    order = sorted(range(len(findings)), key=lambda i: (base[i], _places(findings[i])))
    ids, seen = dict[int, str](), dict[str, int]()
    for i in order:
        nth = seen.get(base[i], 0)
        seen[base[i]] = nth + 1
        ids[i] = conflict_id(findings[i].rule, _quotes(findings[i]), nth)
    return tuple(replace(finding, id=ids[i]) for i, finding in enumerate(findings))


def short(id_: str) -> str:
    """The first digits of an id, as shown to people."""
    return id_[:SHORT]


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "P" or char in "`^´¨"


def _claims(finding: Finding) -> list[Claim]:
    return [claim for side in finding.values for claim in side.claims]


def _quotes(finding: Finding) -> list[str]:
    return [claim.quote for claim in _claims(finding)]


def _places(finding: Finding) -> list[tuple[str, int, str]]:
    """Where in its quote each value stands: the same for every path and line."""
    return sorted((anchor(c.quote), c.value_start - c.start, c.quote) for c in _claims(finding))
