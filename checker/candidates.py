"""From slot scores to pairs that may conflict, and what is known of each: rivals, witnesses, how the values differ, when."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from checker.compare.values import compare_values
from checker.model import Verdict
from checker.timing import number, timing
from claims.model import Article, Claim, Duration, Figure, Span, Value, When

AGREE = ("same", "compatible", "less-specific")
FLOOR = 0.1  # pairs that score less are not looked at
NAMES: tuple[str, ...] = (
    "slot",
    "rival_left",
    "rival_right",
    "agree_left",
    "agree_right",
    "best_left",
    "best_right",
    "support_left",
    "support_right",
    "alike_left",
    "alike_right",
    "ratio",
    "slip",
    "swapped",
    "near_digits",
    "days",
    "same_day_number",
    "weak",
    "approx",
    "published_apart",
    "unknown_published",
    "grows_with_time",
    "update_cue",
    "asof_apart",
    "asof_same",
    "outrun",
    "period_apart",
    "mode_apart",
    "subject_apart",
    "subject_same",
    "same_article",
    "copies",
    "template",
    "swap",
    "swap_alike",
    "cross_language",
    "noun_apart",
    "per_apart",
    "is_count",
    "is_when",
    "is_money",
    "is_percent",
    "options_few",
    "options_many",
)
Scores = Mapping[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two claims that may conflict, with the verdict on their values and the features of the decision (see NAMES)."""

    i: int
    j: int
    verdict: Verdict
    row: tuple[float, ...]


@lru_cache(maxsize=200_000)
def related(a: Value, b: Value) -> Verdict:
    """`compare_values`, remembered."""
    return compare_values(a, b)


def barred(row: Sequence[float]) -> bool:
    """What no score may overrule: the other article says the same elsewhere, or the two are named differently.

    A claim whose likelier partner in the other article agrees with it is confirmed there; the rest is another fact.
    """
    named = dict(zip(NAMES, row, strict=True))
    confirmed = max(named["agree_left"], named["agree_right"]) > named["slot"]
    strangers = named["subject_apart"] > 0 and named["slot"] < 0.8 and named["template"] < 0.8
    planned = (
        named["mode_apart"] > 0 and not named["is_when"] and named["template"] < 0.8
    )  # a plan may change, a day was kept or not
    later = named["outrun"] > 0 or (named["asof_apart"] > 0 and not named["is_when"])  # told of two moments
    return bool(confirmed or strangers or planned or later)


def repeated(a: Claim, b: Claim, family: Sequence[int]) -> bool:
    """True where a copy repeats a relative date word for word: "on Monday" was said by the original, on the original's day.

    The same words counted from an event (当日晚间) say the same of it in any two articles.
    """
    x, y = a.value, b.value
    if not isinstance(x, When) or not isinstance(y, When) or x.text != y.text or a.article == b.article:
        return False
    return family[a.article] == family[b.article] or "event" in {x.anchor, y.anchor}


class _Table:
    """Scores by claim and article of the other side; what two claims' values say to each other, asked once for equal values."""

    def __init__(self, scores: Scores, claims: Sequence[Claim]) -> None:
        self._by: dict[int, dict[int, list[tuple[float, int]]]] = defaultdict(lambda: defaultdict(list))
        for (i, j), score in sorted(scores.items()):
            if score >= FLOOR / 2:
                self._by[i][claims[j].article].append((score, j))
                self._by[j][claims[i].article].append((score, i))
        known: dict[Value | None, int] = {}
        self._values = [claim.value for claim in claims]
        self._code = [known.setdefault(_bare(value), len(known)) for value in self._values]
        self._verdicts: dict[tuple[int, int], Verdict | None] = {}
        self._differences: dict[tuple[int, int], tuple[float, ...]] = {}

    def others(self, i: int, article: int) -> Sequence[tuple[float, int]]:
        return self._by[i].get(article, ()) if i in self._by else ()

    def articles(self, i: int) -> Iterable[tuple[int, Sequence[tuple[float, int]]]]:
        return self._by[i].items() if i in self._by else ()

    def verdict(self, i: int, j: int) -> Verdict | None:
        """`related` of the values of two claims; None where one has none."""
        key = self._code[i], self._code[j]
        if key not in self._verdicts:
            a, b = self._values[i], self._values[j]
            self._verdicts[key] = None if a is None or b is None else compare_values(a, b)
        return self._verdicts[key]

    def difference(self, i: int, j: int) -> tuple[float, ...]:
        """`_difference` of the values of two claims."""
        key = self._code[i], self._code[j]
        if key not in self._differences:
            self._differences[key] = _difference(self._values[i], self._values[j])
        return self._differences[key]

    def agree(self, i: int, j: int) -> bool:
        told = self.verdict(i, j)
        return told is not None and told.relation in AGREE


def _bare(value: Value | None) -> Value | None:
    """The value wherever it stands in its text: no comparison looks at the place."""
    return None if value is None else replace(value, span=Span(0, 0))


def candidates(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    family: Sequence[int],
    scores: Scores,
    features: Mapping[tuple[int, int], Mapping[str, float]],
) -> list[Candidate]:
    """Every pair with a slot score of at least FLOOR whose values conflict.

    `features` are the named features of the slot scorer.
    """
    table = _Table(scores, claims)
    chosen: list[tuple[int, int, Verdict]] = []
    for (i, j), score in sorted(scores.items()):
        if score >= FLOOR:
            verdict = table.verdict(i, j)
            if verdict and (verdict.relation == "conflict" or (verdict.relation == "weak" and score >= 0.5)):
                chosen.append((i, j, verdict))
    seconds = {k: _support(k, claims, family, table) for k in {k for i, j, _ in chosen for k in (i, j)}}
    out = []
    for i, j, verdict in chosen:
        sides = (*_side(i, j, claims, table), *seconds[i]), (*_side(j, i, claims, table), *seconds[j])
        row = _row(i, j, verdict, claims, articles, family, scores[i, j], features[i, j], (*sides, table.difference(i, j)))
        out.append(Candidate(i, j, verdict, row))
    return out


def _row(
    i: int,
    j: int,
    verdict: Verdict,
    claims: Sequence[Claim],
    articles: Sequence[Article],
    family: Sequence[int],
    score: float,
    slot: Mapping[str, float],
    told: tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]],
) -> tuple[float, ...]:
    x, y = claims[i], claims[j]
    left, right, value = told
    moved = timing(x, y, articles)
    kind = "when" if isinstance(x.value, When) else x.value.kind if isinstance(x.value, Figure) else ""
    named = ("period_apart", "mode_apart", "subject_apart", "subject_same", "same_article")
    return (
        score,
        left[0],
        right[0],
        left[1],
        right[1],
        float(left[0] <= score),
        float(right[0] <= score),
        left[2],
        right[2],
        left[3],
        right[3],
        *value,
        float(verdict.relation == "weak"),
        float(any(isinstance(v, Figure | Duration) and v.approx != "" for v in (x.value, y.value))),
        *moved,
        *(slot[name] for name in named),
        float(family[x.article] == family[y.article] and x.article != y.article),
        slot["template"],
        slot["swap"],
        slot["swap_alike"],
        slot["cross_language"],
        slot["noun_apart"],
        slot["per_apart"],
        float(kind in {"count", "number"}),
        float(kind == "when"),
        float(kind == "money"),
        float(kind == "percent"),
        slot["options_few"],
        slot["options_many"],
    )


def _side(i: int, j: int, claims: Sequence[Claim], table: _Table) -> tuple[float, float]:
    """Of claim i against j's article: best rival of j, best claim there that agrees with i."""
    rival = agree = 0.0
    if claims[i].value is None:
        return rival, agree
    for score, k in table.others(i, claims[j].article):
        if k == j or claims[k].value is None:
            continue
        rival = max(rival, score)
        if score > agree and table.agree(i, k):
            agree = score
    return rival, agree


def _support(i: int, claims: Sequence[Claim], family: Sequence[int], table: _Table) -> tuple[float, float]:
    """Families of articles, claim i's own left out, in which a likely partner agrees with it; the best score of one."""
    support, alike = set(), 0.0
    for article, others in table.articles(i):
        if family[article] == family[claims[i].article]:
            continue
        for score, k in others:
            if score >= 0.4 and table.agree(i, k):
                support.add(family[article])
                alike = max(alike, score)
    return float(len(support)), alike


def _difference(a: Value | None, b: Value | None) -> tuple[float, ...]:
    """ratio, slip, swapped, near_digits, days, same_day_number."""
    if isinstance(a, When) and isinstance(b, When):
        return (0.0, 0.0, 0.0, _near_digits(a.text, b.text), _days(a, b), _same_day(a.start, b.start))
    x, y = number(a), number(b)
    if x is None or y is None or x <= 0 or y <= 0:
        return (3.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    ratio = abs(math.log10(x / y))
    slip = float(abs(ratio - round(ratio)) < 0.02 and round(ratio) > 0)
    return (min(3.0, ratio), slip, float(_swapped(a, b)), _near_digits(a.text if a else "", b.text if b else ""), 0.0, 0.0)


def _days(a: When, b: When) -> float:
    if a.start is None or b.start is None:
        x, y = _month_day(a), _month_day(b)
        return 6.0 if x is None or y is None else round(2 * math.log10(1 + abs((x[0] - y[0]) * 30 + x[1] - y[1])), 4)
    return min(6.0, math.log10(1 + abs((a.start - b.start).total_seconds()) / 86400) * 2)


def _month_day(when: When) -> tuple[int, int] | None:
    if when.start is not None:
        return when.start.month, when.start.day
    found = re.match(r"--(\d\d)-(\d\d)", when.label)
    return (int(found[1]), int(found[2])) if found else None


def _same_day(a: datetime | None, b: datetime | None) -> float:
    """Slips of one part: the same day of another month, the same month and day of another year."""
    if a is None or b is None:
        return 0.0
    return float(sum((a.year == b.year, a.month == b.month, a.day == b.day)) == 2)


@lru_cache(maxsize=65536)
def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _digit_string(value: Value | None) -> str:
    if isinstance(value, Figure) and value.digits:
        return value.digits.strip("0.") or value.digits
    return _digits(value.text) if value else ""


def _swapped(a: Value | None, b: Value | None) -> bool:
    """Equal digits in another order (or a swap of two) are a slip of the pen."""
    x, y = _digit_string(a), _digit_string(b)
    return len(x) > 1 and x != y and sorted(x) == sorted(y)


def _near_digits(a: str, b: str) -> float:
    """Share of equal digits, place by place, where the written lengths agree."""
    x, y = _digits(a), _digits(b)
    if not x or len(x) != len(y):
        return 0.0
    return sum(p == q for p, q in zip(x, y, strict=True)) / len(x)
