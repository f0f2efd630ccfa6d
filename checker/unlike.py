"""Pairs of claims that sound alike and whose own words show that they concern two things.

Each rule is a function of two claims; `Unlike` asks them all. None looks at the score.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache

from checker.cards import is_chinese
from checker.compare.values import compare_values
from checker.series import Series
from checker.timing import number
from claims.lang import telling as words
from claims.lang.scripts import plain
from claims.model import Article, Claim, Figure, When

CARRIED, LONG = 85, 10  # likeness of two clauses, in hundredths, from which one is the other rewritten; code points of such a one
NEAR = 3  # days that a word may have been carried on
TITLED = 70  # likeness of two titles of one work
SAME_CONTENT = 0.34  # share of the shorter text's pairs of characters (words) that two sayings of one thing have in common
SHARED = 2  # names that two articles must have in common before a Mrs Li of the one is that of the other
MOVES = 0.1  # by which share a rate moves within days
AGES_AGO = 300  # years from which 年前 and "years ago" are no date of modern times
_PIECE = re.compile(r"[a-z]{3,}|[\u4e00-\u9fff]{2,}")
_DAYS = frozenset({"day", "part", "hour", "minute"})


class Unlike:
    """What is known of a story's claims and articles for asking whether two claims can concern one thing at all."""

    def __init__(
        self, claims: Sequence[Claim], articles: Sequence[Article], *, one_of_many: bool = False, brief: bool = False
    ) -> None:
        self._many = one_of_many
        self._brief = brief  # a draft whose every figure is another fills the source's moulds and is no issue of a series
        self._series = Series(articles, one_of_many=one_of_many)
        self._articles = articles
        self._claims = claims
        self._named: dict[int, set[str]] | None = None

    def __call__(self, a: Claim, b: Claim) -> bool:
        """True where two claims of different articles concern two things, whatever their wording shares."""
        if a.article == b.article:
            return False
        if any(rule(a, b) for rule in _RULES) or self._strangers(a, b) or self._models(a, b):
            return True
        if self._many and (self._elsewhere(a, b) or self._editions(a.article, b.article)):
            return True
        return not self._brief and self._series.issues(a.article, b.article)

    def _elsewhere(self, a: Claim, b: Claim) -> bool:
        """True where each clause is about somebody or names some place, and the other article names none of them anywhere.

        Of one event that is a name that was not understood; in a corpus of many events it is another event of the kind.
        """
        first, second = _clause_names(a), _clause_names(b)
        if a.subject_from == b.subject_from == "named":
            first, second = {a.subject}, {b.subject}
        if not first or not second or first & self._names(b.article) or second & self._names(a.article):
            return False
        texts = [plain(self._articles[claim.article].text).lower() for claim in (a, b)]
        return not any(name in texts[1] for name in first) and not any(name in texts[0] for name in second)

    def _editions(self, a: int, b: int) -> bool:
        """True where the articles call one thing by different numbers throughout (第五届…研讨会, 第六届…研讨会)."""
        first, second = (editions(self._articles[i].text) for i in (a, b))
        return any(not first[name] & second[name] for name in first.keys() & second.keys())

    def _strangers(self, a: Claim, b: Claim) -> bool:
        """Ages of people who are no more than a Mrs Li (李女士, 李某), in articles that share hardly a name."""
        if not (_age(a) and _age(b)) or not (words.NO_NAME.search(plain(a.quote)) or words.NO_NAME.search(plain(b.quote))):
            return False
        shared = self._names(a.article) & self._names(b.article)
        return sum(not words.NO_NAME.search(plain(name)) for name in shared) < SHARED

    def _models(self, a: Claim, b: Claim) -> bool:
        """Sentences about two models of one make: they share a Latin name (Vantor One, Vantor Two) and each has one more that the
        other article never gives."""
        first, second = (set(words.LATIN.findall(claim.context)) for claim in (a, b))
        if not first & second or not (is_chinese(a.context) and is_chinese(b.context)):
            return False
        texts = [self._articles[claim.article].text for claim in (a, b)]
        versions = [set(words.VERSION.findall(claim.context)) for claim in (a, b)]
        if any(one and not any(word in text for word in one) for one, text in zip(versions, reversed(texts), strict=True)):
            return True  # Vantor X5旅行版, and an article that knows no such version
        return any(word not in texts[1] for word in first - second) and any(word not in texts[0] for word in second - first)

    def _names(self, article: int) -> set[str]:
        if self._named is None:
            found: dict[int, set[str]] = defaultdict(set)
            for claim in self._claims:
                found[claim.article].update(claim.entities)
            self._named = found
        return self._named.get(article, set())


def _clause_names(claim: Claim) -> set[str]:
    return set(dict(claim.extra).get("named", "").split("\x1f")) - {""}


@lru_cache(maxsize=512)
def editions(text: str) -> dict[str, frozenset[str]]:
    """Of each thing that is called the nth of its kind, by unit and the words after it, the numbers that a text gives it."""
    found: dict[str, set[str]] = defaultdict(set)
    for match in words.EDITION.finditer(plain(text)):
        found[match["unit"] + match["name"]].add(match["n"])
    return {name: frozenset(numbers) for name, numbers in found.items()}


def carried(a: Claim, b: Claim) -> bool:
    """A relative word in one of two clauses of which one is the other rewritten: today is the day of whoever wrote it first."""
    from rapidfuzz import fuzz

    x, y = a.value, b.value
    if not isinstance(x, When) or not isinstance(y, When):
        return False
    if not any(value.anchor == "published" and words.RELATIVE.search(value.text) for value in (x, y)):
        return False
    if x.text != y.text and (x.start is None or y.start is None or abs((x.start - y.start).days) > NEAR):
        return False
    quotes = [_around(claim) for claim in (a, b)]
    return min(map(len, quotes)) >= LONG and fuzz.ratio(*quotes) >= CARRIED


def _around(claim: Claim) -> str:
    """What stands around the value in its sentence."""
    at, end = claim.value_start - claim.sentence.span.start, claim.value_end - claim.sentence.span.start
    return plain(claim.context[max(0, at - 40) : at] + claim.context[end : end + 40]).strip()


def inferred(a: Claim, b: Claim) -> bool:
    """Dates of which one leaves out the year or the month: what both write is the same, the rest was only inferred."""
    x, y = a.value, b.value
    if not isinstance(x, When) or not isinstance(y, When) or x.clock or y.clock:
        return False
    first, second = words.WRITTEN.search(plain(x.text).replace(" ", "")), words.WRITTEN.search(plain(y.text).replace(" ", ""))
    if first is None or second is None or (first["year"] and second["year"]) or (first["day"] is None) != (second["day"] is None):
        return False
    written = [(first[part], second[part]) for part in ("year", "month", "day")]
    if any(p and q and int(p) != int(q) for p, q in written) or not any(p and q for p, q in written):
        return False
    if first["day"] or x.start is None or y.start is None:
        return True
    return x.start.year != y.start.year  # 9月底 of another year than 9月


def counted_otherwise(a: Claim, b: Claim) -> bool:
    """Two counts whose classifiers count different things (三项 and 30页)."""
    x, y = a.value, b.value
    if not isinstance(x, Figure) or not isinstance(y, Figure) or (x.noun and x.noun == y.noun):
        return False
    first, second = words.CLASSES.get(x.classifier), words.CLASSES.get(y.classifier)
    return first is not None and second is not None and not first & second


def long_ago(a: Claim, b: Claim) -> bool:
    """A year against "more than 2,000 years ago"."""
    return any(_ago(p) and not _ago(q) and _modern(q) for p, q in ((a, b), (b, a)))


def _ago(claim: Claim) -> bool:
    value = claim.value
    if not isinstance(value, When) or value.start is None or not words.AGO.search(value.text):
        return False
    number = re.search(r"\d+", value.text.replace(",", ""))
    return value.start.year < 2000 - AGES_AGO or (number is not None and int(number[0]) >= AGES_AGO)


def _modern(claim: Claim) -> bool:
    return isinstance(claim.value, When) and claim.value.start is not None and claim.value.start.year > 2000 - AGES_AGO


def another_issue(a: Claim, b: Claim) -> bool:
    """Clauses that name two editions, sessions or issues (第五届 and 第六届), or two works by their titles."""
    first, second = _designated(a), _designated(b)
    if any(first[unit] != second[unit] for unit in first.keys() & second.keys()):
        return True
    titles = [frozenset(words.TITLE.findall(claim.quote)) for claim in (a, b)]
    return bool(titles[0] and titles[1]) and not _alike_titles(titles[0], titles[1])


def _designated(claim: Claim) -> dict[str, str]:
    """Number by unit of what the clause calls the nth, a value that is asked itself left out; numbers of one unit joined."""
    found: dict[str, list[str]] = defaultdict(list)
    at = claim.start
    for match in words.NTH.finditer(_clause_or_next(claim)):
        if not (match.start() + at < claim.value_end and claim.value_start < match.end() + at):
            found[match["unit"] or "期"].append(match["n"] or match["issue"])
    return {unit: " ".join(sorted(numbers)) for unit, numbers in found.items()}


def _clause_or_next(claim: Claim) -> str:
    """The clause, with the one after it where the value is all that the clause says (8月3日，第五届…开幕)."""
    quote = plain(claim.quote)
    if len(quote.strip()) - (claim.value_end - claim.value_start) > 2:
        return quote
    return quote + plain(claim.context[claim.end - claim.sentence.span.start :][:60])


def _alike_titles(first: frozenset[str], second: frozenset[str]) -> bool:
    from rapidfuzz import fuzz

    return any(fuzz.partial_ratio(x, y) >= TITLED for x in first for y in second)


def other_words(a: Claim, b: Claim) -> bool:
    """Two days on which somebody spoke, of different contents; or the day of a telling and that of an event."""
    if not isinstance(a.value, When) or not isinstance(b.value, When):
        return False
    if all(words.CREDIT.search(claim.context[: claim.value_start - claim.sentence.span.start]) for claim in (a, b)):
        return True  # two captions, each of its own picture
    first, second = _saying(a), _saying(b)
    if first is None or second is None:
        return first is not second and bool((first or second or ("", ""))[0] != "announced")
    return _common(first[1], second[1]) < SAME_CONTENT


def _saying(claim: Claim) -> tuple[str, str] | None:
    """How and what was said on the day that the claim gives: ("said" or "announced", content); None where nothing was."""
    at = claim.sentence.span.start
    context = plain(claim.context)
    before, after = context[: claim.value_start - at], context[claim.value_end - at :]
    said = None if _trailing(before, after) else words.SAID_AFTER.match(after)
    if said is not None:
        return "said", after[said.end() :]
    told = words.SAID_BEFORE.search(before)
    if told is not None:
        return "said", after
    announced = None if _trailing(before, after) else words.ANNOUNCED_AFTER.match(after)
    return ("announced", after[announced.end() :]) if announced is not None else None


def _trailing(before: str, after: str) -> bool:
    """True where the speaker is named behind what happened on that day: it opened on 20 May, the mayor said."""
    if not words.ASIDE.match(after):
        return False
    return words.FOUNDED.search(before) is not None if is_chinese(before) else words.OPENING.fullmatch(before) is None


def _common(first: str, second: str) -> float:
    bags = [_pieces(text[:160]) for text in (first, second)]
    least = min(len(bags[0]), len(bags[1]))
    return len(bags[0] & bags[1]) / least if least else 1.0


def _pieces(text: str) -> set[str]:
    found: set[str] = set()
    for piece in _PIECE.findall(text.lower()):
        found.update({piece} if piece.isascii() else {piece[i : i + 2] for i in range(len(piece) - 1)})
    return found


def other_hours(a: Claim, b: Claim) -> bool:
    """Two counts over different hours (6时至7时, from 6 to 7 a.m.)."""
    if isinstance(a.value, When) or isinstance(b.value, When):
        return False
    spans = []
    for claim in (a, b):
        found = words.HOURS.findall(plain(claim.context)[: claim.value_start - claim.sentence.span.start])
        spans.append(re.sub(r"\s", "", found[-1]) if found else "")
    return bool(spans[0] and spans[1]) and spans[0] != spans[1]


def other_day(a: Claim, b: Claim) -> bool:
    """Figures of today and of another day, each counted from the day of its article; rounds of two days."""
    if isinstance(a.value, When) or isinstance(b.value, When) or a.period is None or b.period is None:
        return False
    if all(isinstance(c.value, Figure) and c.value.kind == "ordinal" for c in (a, b)):
        days = all(period.granularity in _DAYS for period in (a.period, b.period))
        return days and compare_values(a.period, b.period).relation == "conflict"  # round 11 on the one day, 12 on the other
    relative = all(
        p.anchor == "published"
        and p.granularity in _DAYS
        and not re.search(r"\d", p.text)
        and p.end is not None
        and p.start is not None
        for p in (a.period, b.period)
    )
    return relative and compare_values(a.period, b.period).relation == "conflict"


def quotations(a: Claim, b: Claim) -> bool:
    """Two prices or rates of a market, near each other and not both of the close: they move by the minute."""
    first, second = number(a.value), number(b.value)
    if first is None or second is None or not all(words.MARKET.search(plain(claim.quote)) for claim in (a, b)):
        return False
    closing = all(words.CLOSE.search(plain(claim.context)) for claim in (a, b))
    return not closing and min(first, second) > 0 and max(first, second) <= (1 + MOVES) * min(first, second)


def other_model(a: Claim, b: Claim) -> bool:
    """Chinese sentences with Latin names of several words that begin alike and go on differently (Vantor One X, Vantor Mini X)."""
    if not (is_chinese(a.context) and is_chinese(b.context)):
        return False
    runs = [[run.split() for run in words.RUN.findall(claim.context)] for claim in (a, b)]
    pairs = [(set(p), set(q)) for p in runs[0] for q in runs[1] if p[0] == q[0]]
    return bool(pairs) and not any(p <= q or q <= p for p, q in pairs)


def _age(claim: Claim) -> bool:
    return isinstance(claim.value, Figure) and claim.value.kind == "age"


_RULES: tuple[Callable[[Claim, Claim], bool], ...] = (
    carried,
    inferred,
    counted_otherwise,
    long_ago,
    another_issue,
    other_words,
    other_hours,
    other_day,
    quotations,
    other_model,
)
