"""Does a claim fill the slot of a house fact? Asked strictly: a false "differs from a house fact" is the worst alarm of all.

A claim fills the slot where its clause says, but for the value, word for word what a wording of the fact says: the subject by
one of its names, then the same content words in the same order. Nothing around it may deny, doubt, correct or foresee it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as _date
from functools import lru_cache

from checker.cards import unit_of
from checker.compare.values import compare_values
from checker.ledger.facts import Fact, Wording
from claims.lang.scripts import plain
from claims.model import Article, Claim, Figure, When

SUBJECT, VALUE = "\x02", "\x01"
DAYS_APART = 366  # a figure may have grown in articles that lie further apart; a date does not

_TOKEN = re.compile(r"[a-z]+(?:['’][a-z]+)?|\d+(?:[.,:/-]\d+)*|[\u3400-\u9fff々]|[%$€£¥₩\x01\x02]|[^\W\d_]")
_EN_NEUTRAL = frozenset(["a", "an", "the", "was", "were", "is", "are", "been", "be", "in", "on", "at", "its", "it", "also"])
_ZH_NEUTRAL = re.compile(r"(?:正式|一共|总共|共计|已经|日前|最终|[的了已是])+")
_LEAD_IN = re.compile(r"^[“\"'‘]?(?:据(?:介绍|了解|悉|报道)|此外|另外|同时)[，,]?")
_ZH_BESIDE = re.compile(r"[于在为有达共至]+\s*(?=\x01)|(?<=\x01)\s*[于在为达]")
_TAKEN_BACK = (
    r"谣|误|错|不实|不符|不是|不确|并非|而非|否认|更正|纠正|订正|"
    r"\b(?:false|falsely|fake|wrong|wrongly|mistak\w*|erroneous\w*|incorrect\w*|inaccurate\w*|untrue|not true|den(?:y|ied|ies)|"
    r"rumou?r\w*|myth|correction|corrected)\b"
)
_UNSURE = (
    r"如果|假如|倘若|假设|若|传闻|网传|据传|据称|听说|所谓|原定|原本|原计划|曾称|计划|预计|预期|有望|拟|将|可能|或许|虚构|小说|剧|电影|"
    r"\b(?:not|never|no|claim\w*|alleg\w*|supposed\w*|if|unless|would|could|(?-i:may)|might|plan\w*|expect\w*|will|unlike|whereas|instead|"
    r"rather|fiction\w*|novel|film|originally)\b|n['’]t\b"
)
_SO_FAR = re.compile(
    r"截[至止]|累计|目前|迄今|至今|最新|已有|新增|增至|升至|降至|续报|"
    r"\bso far\b|\bas of\b|\bto date\b|\bby (?:[A-Z]|noon|midnight)|\bnow\b|\blatest\b"
)  # a figure that is still growing is no other value of a settled one
_BEFORE = re.compile(f"{_TAKEN_BACK}|{_UNSURE}", re.IGNORECASE)  # in the sentence and just before it
_AFTER = re.compile(_TAKEN_BACK, re.IGNORECASE)
_AROUND = 60  # characters around the sentence that may take back what it says


@dataclass(frozen=True, slots=True)
class Pattern:
    """A wording as it is compared: its claim and its words without the value."""

    claim: Claim
    words: tuple[str, ...]
    dated: str  # publication day of the wording, ISO 8601 or ""


KINDS = frozenset({"count", "number", "money", "percent", "quantity", "ordinal", "temperature", "score", "ratio"})
"""Figures that a fact settles; an age is another one every year."""


def pattern_of(fact: Fact, wording: Wording) -> Pattern | None:
    """The wording as it is read; None where no one plain value is read, or the clause does not name the subject."""
    claim = _read(wording)
    if claim is None or claim.modality not in {"actual", "quoted"} or not _settled(claim, wording):
        return None
    words = _words(claim, (fact.subject, *fact.aliases))
    return Pattern(claim, words, wording.published) if words else None


def _settled(claim: Claim, wording: Wording) -> bool:
    """No dateline, and no date that cannot be told without the day of the article."""
    value = claim.value
    if not isinstance(value, When):
        return True
    return (
        dict(claim.extra).get("role") == "event"
        and value.start is not None
        and (value.anchor == "absolute" or bool(wording.published))
    )


class Witness:
    """A fact and the wordings of its slot, ready to be asked about claims."""

    def __init__(self, fact: Fact) -> None:
        self.fact = fact
        self.names = tuple(sorted({_name(name) for name in (fact.subject, *fact.aliases)} - {""}))
        found = [pattern_of(fact, wording) for wording in (fact.wording, *fact.others)]
        self.own = found[0]
        self.patterns = tuple(pattern for pattern in found if pattern is not None) if self.own else ()

    def fills(self, claim: Claim, article: Article) -> bool:
        """True where the claim surely fills the slot of the fact."""
        alike = self._worded_like(claim)
        return bool(alike) and self._sure(claim, article) and any(_same_time(p, claim, article) for p in alike)

    def is_worded_like(self, claim: Claim) -> bool:
        """True where the claim is worded like the fact, whatever stands around it."""
        return bool(self._worded_like(claim))

    def _worded_like(self, claim: Claim) -> list[Pattern]:
        alike = [pattern for pattern in self.patterns if _like(pattern.claim, claim)]
        words = _words(claim, (self.fact.subject, *self.fact.aliases)) if alike else ()
        return [pattern for pattern in alike if pattern.words == words]

    def differs(self, claim: Claim) -> str:
        """The reason code where the claim's value conflicts with the fact's, else ""."""
        if self.own is None or self.own.claim.value is None or claim.value is None:
            return ""
        if unit_of(claim) != unit_of(self.own.claim):
            return ""
        verdict = compare_values(self.own.claim.value, claim.value)
        return verdict.code if verdict.relation == "conflict" else ""

    @staticmethod
    def _sure(claim: Claim, article: Article) -> bool:
        value = claim.value
        if claim.modality not in {"actual", "quoted"}:
            return False
        if isinstance(value, When) and not (_firm(value, article) and dict(claim.extra).get("role") == "event"):
            return False
        if isinstance(value, Figure) and _SO_FAR.search(plain(claim.context)):
            return False
        span = claim.sentence.span
        before = article.text[max(0, span.start - _AROUND // 3) : span.start].split("\n")[-1]
        after = article.text[span.end : span.end + _AROUND].split("\n\n")[0]
        return not _BEFORE.search(plain(before + claim.context)) and not _AFTER.search(plain(after))


def _firm(value: When, article: Article) -> bool:
    """Absolute, or counted from a publication day that the article states."""
    if value.recurring or value.start is None or value.modifier not in {"", "start", "mid", "end"}:
        return False
    return value.anchor == "absolute" or (value.anchor == "published" and article.published_from in {"front matter", "metadata"})


def _like(a: Claim, b: Claim) -> bool:
    """One kind and unit of value in one frame; nothing here looks at how large it is."""
    if unit_of(a) != unit_of(b):
        return False
    first, second = dict(a.extra), dict(b.extra)
    if first.get("role", "") != second.get("role", "") or {first.get("tense"), second.get("tense")} == {"past", "future"}:
        return False
    x, y = a.value, b.value
    if isinstance(x, Figure) and isinstance(y, Figure):
        return (x.unit, x.dimension, x.per, x.sign, x.kind) == (
            y.unit,
            y.dimension,
            y.per,
            y.sign,
            y.kind,
        ) and x.kind in KINDS
    return True


def _measure(figure: Figure) -> tuple[str, ...]:
    return figure.kind, figure.unit, figure.dimension, figure.per, figure.sign


def _same_time(pattern: Pattern, claim: Claim, article: Article) -> bool:
    """True where figures hold for one period, and where none is named for about one time."""
    if not isinstance(claim.value, Figure):
        return True
    mine, theirs = claim.period, pattern.claim.period
    if mine is not None or theirs is not None:
        return mine is not None and theirs is not None and compare_values(mine, theirs).relation == "same"
    if article.published is None or not pattern.dated:
        return True
    return abs((article.published - _day(pattern.dated)).days) <= DAYS_APART


def _words(claim: Claim, names: Sequence[str]) -> tuple[str, ...]:
    """The clause's words, names of the subject as one sign, without the value and without words that say nothing.

    Empty where the subject is not named or nothing else is said. A date may stand anywhere; of a figure the place counts.
    """
    at, until = claim.value_start - claim.start, claim.value_end - claim.start
    text = plain(claim.quote[:at]).lower() + VALUE + plain(claim.quote[until:]).lower()
    for name in sorted({_name(name) for name in names} - {""}, key=lambda n: (-len(n), n)):
        text = _named(name).sub(SUBJECT, text)
    text = _ZH_BESIDE.sub("", _ZH_NEUTRAL.sub("", _LEAD_IN.sub("", text)))
    kept = [token for token in _TOKEN.findall(text) if token not in _EN_NEUTRAL]
    if SUBJECT not in kept or not set(kept) - {SUBJECT, VALUE}:
        return ()
    return tuple(token for token in kept if token != VALUE) if isinstance(claim.value, When) else tuple(kept)


@lru_cache(maxsize=4096)
def _named(name: str) -> re.Pattern[str]:
    edge = r"(?<![a-z0-9])" if name[0].isascii() else ""
    return re.compile(edge + re.escape(name) + (r"(?![a-z0-9])" if name[-1].isascii() else ""))


def _name(name: str) -> str:
    return " ".join(plain(name).lower().split())


@lru_cache(maxsize=4096)
def _read(wording: Wording) -> Claim | None:
    """The one claim of the wording that has its value."""
    from claims.extract import extract

    head = "Fact" if wording.quote.isascii() else "事实"
    article = Article.from_text(f"{head}\n\n{wording.quote}\n", path="fact.txt", published=wording.published or None)
    found = [c for c in extract([article]).claims if c.quote[c.value_start - c.start : c.value_end - c.start] == wording.value]
    return found[0] if len(found) == 1 else None


def _day(text: str) -> _date:
    return _date.fromisoformat(text[:10])
