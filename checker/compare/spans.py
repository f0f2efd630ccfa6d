"""XC202 and XC203: a span told in words that the dates beside it contradict.

Three forms, each within one sentence: a period from one day to another with its length ("from 3 to 9 May, lasting ten days"), a
year of founding with the year of an anniversary, a year of birth with an age. A count of days may or may not include the first
one, an age may be counted from birth or from the year; both are allowed, and one more where the length is years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from checker.compare import _span_words as words
from checker.compare._numerals import small
from checker.compare._told import group, latin, made, placed, sentences_of, shown
from checker.model import Draft, Text
from claims.extract import Extraction
from claims.model import Article, Claim, Duration, Figure, When

_DAY = 86400
REACH_ZH, REACH_EN = 14, 40  # code points between a period and its length
FEWER = 3  # days that a total (共) may fall short of its period and still be its length
MOST_YEARS = 130  # an age
_CHECK = Text("Check the length and the dates against each other.", "请对照核对时长与日期。")


def drafts(extraction: Extraction, as_of: date | None) -> tuple[Draft, ...]:
    """One draft for every length, anniversary or age that its own sentence's dates contradict."""
    out: list[Draft] = []
    for text, claims in sentences_of(extraction):
        if len(claims) < 2:
            continue
        article = extraction.articles[claims[0].article]
        for draft in (*_periods(text, claims), *_anniversaries(text, claims, article), *_ages(text, claims, article)):
            out.append(draft)
    return tuple(out)


def _periods(text: str, claims: Sequence[Claim]) -> Iterator[Draft]:
    """A period of days and the one length that is told of it."""
    periods = [claim for claim in claims if _is_period(text, claim)]
    lengths = [claim for claim in claims if _is_length(text, claim)]
    if len(periods) != 1 or len(lengths) != 1 or words.NOT_ALL_DAYS.search(_sentence(text, claims[0])):
        return
    period, length = periods[0], lengths[0]
    when, told = period.value, length.value
    if not isinstance(when, When) or not isinstance(told, Duration) or when.start is None or when.end is None:
        return
    if not _about(text, period, length):
        return
    days = (when.end - when.start).days
    unit = {"day": 1, "week": 7}[told.unit]
    stated = told.days / unit
    least, most = (days - 1, days) if unit == 1 else ((days - 1) / 7 - 0.5, days / 7 + 0.5)
    if least <= stated <= most:
        return
    off = min(abs(float(stated) - least), abs(float(stated) - most)) * unit
    if stated < least and off > FEWER and words.COUNTED.search(text[max(0, length.value_start - 6) : length.value_start]):
        return  # days on which something was done, not every day of the period
    why = Text(
        f"{shown(period)} is {days} days with both ends counted, not {shown(length)}.",
        f"“{shown(period)}”首尾都算在内为{days}天，不是“{shown(length)}”。",
    )
    groups = [group(length), group(period)]
    if off <= 1:
        yield made("XC202", groups, why, _CHECK, severity="warning", confidence=0.7)
    else:
        yield made("XC202", groups, why, _CHECK)


def _sentence(text: str, claim: Claim) -> str:
    return text[claim.sentence.span.start : claim.sentence.span.end]


def _is_period(text: str, claim: Claim) -> bool:
    value = claim.value
    if (
        not isinstance(value, When)
        or value.recurring
        or value.modifier
        or value.granularity != "day"
        or not value.start
        or not value.end
    ):
        return False
    return (value.end - value.start).days > 1 and bool(words.RANGE.search(text[claim.value_start : claim.value_end]))


def _is_length(text: str, claim: Claim) -> bool:
    value = claim.value
    exact = isinstance(value, Duration) and not value.approx and not value.negative and not value.months and not value.seconds
    if not isinstance(value, Duration) or not exact or value.unit not in {"day", "week"} or value.days < 2:
        return False
    return not words.NOT_LENGTH.match(text[claim.value_end : claim.value_end + 16])


def _about(text: str, period: Claim, length: Claim) -> bool:
    """True where the length is told of the period: "lasting", 为期 beside it, or a ten-day thing that the period dates."""
    first, second = sorted((period, length), key=lambda claim: claim.value_start)
    gap = text[first.value_end : second.value_start]
    if re.search(r"[。！？；;]|\. ", gap):
        return False
    lead, tail = text[max(0, length.value_start - 12) : length.value_start], text[length.value_end : length.value_end + 2]
    if latin(gap) and words.LASTS_EN.search(lead):
        return len(gap) <= REACH_EN
    if words.LASTS_ZH.search(lead):
        return len(gap) <= (5 if lead.endswith("为期") else 2) * REACH_ZH
    if length is first:  # the ten-day fair runs from …; 十天的展会于…举行
        compound = re.search(r"-[a-z]+$", text[length.value_start : length.value_end], re.IGNORECASE)
        return bool(compound and latin(gap) and len(gap) <= REACH_EN and words.RUNS_EN.search(gap) and "," not in gap)
    bare = re.fullmatch(r"[，,]? ?[（(]?(?:共|共计|一共|总共|整整|为期|前后)?", gap)  # 1月3日至9日（共10天）
    return bool(bare and ("(" in gap or "共" in gap)) and not tail.startswith("的")


def _anniversaries(text: str, claims: Sequence[Claim], article: Article) -> Iterator[Draft]:
    """A year of founding or birth, the n-th anniversary and the year in which it falls."""
    sentence = _sentence(text, claims[0])
    found = list(words.ANNIVERSARY.finditer(sentence))
    count = small(found[0]["zh"] or found[0]["en"]) if len(found) == 1 else None
    if count is None:
        return
    at = claims[0].sentence.span.start + found[0].start()
    years = [claim for claim in claims if _year(claim) is not None]
    own = [c for c in years if c.span.start <= at < c.span.end]
    begun = [c for c in years if _begins(text, c, at) and (len(own) < 2 or c is not own[-1])]
    reference = [c for c in own if c not in begun]
    if len(begun) != 1 or len(reference) > 1 or len(begun) + len(reference) < len(years):
        return
    held, start = _held(sentence, reference, article), _year(begun[0])
    if held is None or start is None or held <= start or abs(held - start - count) <= 1:
        return
    why = Text(
        f"From {start} to {held} there are {held - start} years, not {count}.",
        f"{start}年到{held}年相隔{held - start}年，不是{count}年。",
    )
    number = placed(article, begun[0], at, at + len(found[0].group()))
    groups = [group(number), group(begun[0]), *(group(claim) for claim in reference)]
    yield made("XC202", groups, why, _CHECK, confidence=0.8)


def _begins(text: str, claim: Claim, anniversary: int) -> bool:
    """True where the year is that of a founding or a birth: a verb of beginning beside it, before the anniversary is told."""
    end = min(claim.span.end, anniversary) if claim.value_end <= anniversary else claim.span.end
    return bool(words.BEGUN.search(text[claim.span.start : end]))


def _held(sentence: str, reference: Sequence[Claim], article: Article) -> int | None:
    """The year of the anniversary: dated beside it, or the article's own where the sentence says this year."""
    if reference:
        return _year(reference[0])
    if article.published is None or not words.THIS_YEAR.search(sentence) or words.OTHER_YEAR.search(sentence):
        return None
    return article.published.year


def _year(claim: Claim) -> int | None:
    """The one calendar year that a date lies in, where that year is written."""
    value = claim.value
    if not isinstance(value, When) or value.recurring or value.modifier or value.start is None or value.end is None:
        return None
    if not re.search(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|[一二][〇零○九八七六五四三二一]{3}年", value.text):
        return None
    return value.start.year if (value.end - value.start).days <= 366 else None


def _count(claim: Claim) -> int | None:
    value = claim.value
    if (
        isinstance(value, Figure)
        and value.kind in {"ordinal", "count", "number", "age"}
        and not value.approx
        and value.value is not None
    ):
        return int(value.value) if value.value == int(value.value) else None
    if isinstance(value, Duration) and value.unit == "year" and not value.approx and value.months % 12 == 0:
        return int(value.months / 12)
    return None


def _ages(text: str, claims: Sequence[Claim], article: Article) -> Iterator[Draft]:
    """A year of birth and the age in it, for one person in one sentence."""
    ages = [
        c for c in claims if isinstance(c.value, Figure) and c.value.kind == "age" and c.value.unit == "year" and not c.value.approx
    ]
    years = [claim for claim in claims if _year(claim) is not None]
    born = [c for c in years if words.BORN.search(_around(text, c))]
    if len(ages) != 1 or len(born) != 1:
        return
    age, birth = _count(ages[0]), _year(born[0])
    between = text[min(ages[0].value_end, born[0].value_end) : max(ages[0].value_start, born[0].value_start)]
    if age is None or birth is None or re.search(r"[。；;]|\. ", between) or words.KIN.search(_sentence(text, ages[0])):
        return
    rest = [c for c in years if c is not born[0]]
    at = _age_year(text, ages[0], rest, article)
    if at is None or not 0 <= at - birth <= MOST_YEARS or at - birth - 2 <= age <= at - birth + 1 or age > MOST_YEARS:
        return
    why = Text(
        f"Who was born in {birth} was {at - birth - 1} or {at - birth} in {at}, not {age}.",
        f"{birth}年出生，{at}年应为{at - birth - 1}至{at - birth}岁，不是{age}岁。",
    )
    yield made("XC203", [group(ages[0]), group(born[0])], why, _CHECK, confidence=0.8)


def _around(text: str, claim: Claim) -> str:
    """The words that bind a date to a birth: right before it or right after it."""
    return (
        text[max(claim.sentence.span.start, claim.value_start - 10) : claim.value_start]
        + "|"
        + text[claim.value_end : claim.value_end + 6]
    )


def _age_year(text: str, age: Claim, others: Sequence[Claim], article: Article) -> int | None:
    """The year for which the age holds: the article's for 现年 and "is 50", the one other year for a death."""
    lead = text[max(age.sentence.span.start, age.value_start - 8) : age.value_start]
    if words.AT_DEATH.search(text[age.sentence.span.start : age.value_start]):
        return _year(others[0]) if len(others) == 1 else None
    if others or article.published is None or not words.NOW.search(lead):
        return None
    return article.published.year
