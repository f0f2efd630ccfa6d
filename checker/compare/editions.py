"""XC204: one event of one year called by two edition numbers (第三届 / 第四届青河国际电影节, the third / fourth Larkmere Marathon).

The event's name must be the same to the letter, and the year of each must be written beside it or be that of the day on which
the sentence says that it opens. Two editions in one year are common (spring and autumn fairs), so numbers in one article, months
more than three apart, or neighbouring numbers without a month say nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from checker.compare._corpus import by_article, by_sentence
from checker.compare._numerals import EN_ORDINAL, ZH, small
from checker.compare._told import group, made, placed
from checker.model import Draft, Text
from claims.extract import Extraction
from claims.lang.scripts import plain
from claims.model import Article, Claim, When

NEAR = 60  # days between two articles that tell of one edition
MONTHS = 3
_EVENT = (
    r"(?:博览会|交易会|展览会|展销会|电影节|艺术节|文化节|音乐节|美食节|旅游节|啤酒节|戏剧节|运动会|马拉松赛?|锦标赛|邀请赛|公开赛|挑战赛|联赛|大奖赛|"
    r"冬奥会|奥运会|亚运会|全运会|大运会|残奥会|世锦赛|世界杯|论坛|峰会|年会|大会|书展|车展|双年展|画展|灯会|庙会|[一-鿿]节|[一-鿿]展|杯赛)"
)
_ZH = re.compile(
    rf"(?:(?P<year>(?:19|20)\d\d) ?年?)?(?<!每)第(?P<n>{ZH})[届屆](?P<name>[A-Za-z一-鿿·]{{2,18}}?{_EVENT})(?![筹组委])"
)
_EN = re.compile(
    rf"\b(?P<n>{EN_ORDINAL}) (?:annual |edition of (?:the )?)?(?P<name>(?:[A-Z][\w'-]+ ){{1,5}}"
    r"(?:Marathon|Festival|Fair|Games|Summit|Forum|Conference|Congress|Expo|Exhibition|Cup|Championships?|Regatta|Biennale|Open|Awards?))\b"
)
_HELD = re.compile(
    r"开幕|举行|举办|召开|启幕|开赛|鸣枪|开跑|揭幕|闭幕|落幕|"
    r"\b(?:held|opens?|opened|begins?|began|starts?|started|takes? place|took place|closed?|ended)\b",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(
    r"上[一两]?届|下[一两]?届|往届|历届|申办|候选|筹备|卫冕|曾|将于明年|去年|明年|前年|冠军|"
    r"\b(?:last|next|previous|bid|will host|candidate|defending|champion|winner)\b",
    re.IGNORECASE,
)
_CHECK = Text("Check the number of the edition.", "请核对届次。")


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as told: the event's name, its number, its year and, where they are written, its months."""

    name: str
    number: int
    year: int
    months: frozenset[int]
    claim: Claim
    published: date | None


def drafts(extraction: Extraction, as_of: date | None) -> tuple[Draft, ...]:
    """One draft for every event whose edition of one year has two numbers."""
    told: dict[tuple[str, int], list[Edition]] = defaultdict(list)
    for one in _editions(extraction):
        told[one.name, one.year].append(one)
    out: list[Draft] = []
    for key in sorted(told):
        pair = next((pair for pair in combinations(told[key], 2) if _apart(*pair)), None)
        if pair is not None:
            out.append(_draft(pair, told[key]))
    return tuple(out)


def _editions(extraction: Extraction) -> Iterator[Edition]:
    for index, claims in enumerate(by_article(extraction)):
        article = extraction.articles[index]
        text = plain(article.text)
        if "第" not in text and not _EN.search(text):
            continue
        for span, own in by_sentence(claims).items():
            sentence = text[span.start : span.end]
            found = [*_ZH.finditer(sentence), *_EN.finditer(sentence)]
            if len(found) != 1 or _NOT_THIS.search(sentence):
                continue
            edition = _edition(article, sentence, found[0], own)
            if edition is not None:
                yield edition


def _edition(article: Article, sentence: str, found: re.Match[str], own: Sequence[Claim]) -> Edition | None:
    number, days = small(found["n"]), [c.value for c in own if isinstance(c.value, When) and c.value.start is not None]
    fine = [when for when in days if when.granularity in {"day", "part", "hour", "minute", "month"} and not when.recurring]
    years = {when.start.year for when in days if when.start is not None}
    written = found.groupdict().get("year")
    if written is not None:
        year = int(written)
    elif _HELD.search(sentence) and fine and len(years) == 1:
        year = years.pop()
    else:
        return None
    if number is None or number < 1 or number >= 1000:
        return None
    start = own[0].sentence.span.start + found.start("n") - (sentence[found.start("n") - 1 : found.start("n")] == "第")
    end = own[0].sentence.span.start + found.end("name")
    months = frozenset(when.start.month for when in fine if when.start is not None)
    name = re.sub(r"\s+", " ", found["name"].lower())
    return Edition(name, number, year, months, placed(article, own[0], start, end), article.published)


def _apart(a: Edition, b: Edition) -> bool:
    """True where the two numbers cannot both be of that year's edition: told of the same months, or not neighbours."""
    if a.number == b.number or a.claim.article == b.claim.article:
        return False
    if a.published is None or b.published is None or abs((a.published - b.published).days) > NEAR:
        return False
    if a.months and b.months:
        return min(abs(x - y) for x in a.months for y in b.months) <= MONTHS
    return abs(a.number - b.number) > 1


def _draft(pair: tuple[Edition, Edition], told: Sequence[Edition]) -> Draft:
    a, b = pair
    sides = []
    for number in (a.number, b.number):
        claims = [one.claim for one in told if one.number == number]
        sides.append((group(claims[0])[0], str(number), tuple(claims)))
    why = Text(
        f"The same event of {a.year} is called edition {a.number} and edition {b.number}.",
        f"{a.year}年的同一活动被写成第{a.number}届与第{b.number}届。",
    )
    return made("XC204", sides, why, _CHECK)
