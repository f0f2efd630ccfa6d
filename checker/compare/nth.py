"""XC204: what number of its class a thing is, told differently: the city's third / fourth rail line, 该省第三座 / 第四座跨海大桥.

Only classes whose members are counted once for all (lines, bridges, models, ships, plants), never cases, launches or titles, whose
count moves on. The class must be the same to the letter, whose it is must not differ, and both articles must say it of one
named thing: the one named before the verb, or else the article's own topic.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from checker.compare._numerals import EN_ORDINAL, ZH
from checker.compare._told import group, latin, made, sentences_of, shown
from checker.model import Draft, Text
from claims.extract import Extraction
from claims.lang.scripts import plain
from claims.model import Claim, Figure, Span

TOPIC = 3  # mentions that make a name an article's topic
_ZH = re.compile(
    rf"(?:是|为|作为|成为)(?P<owner>[^，,。；;、（()）\"“”]{{0,26}}?)(?P<n>第{ZH})(?P<class>[条座款家艘颗台架所][\u4e00-\u9fff]{{2,10}}?)"
    r"(?=[，,。；;、（()）！!]|$|[，,]?(?:也是|也|并|将|已|于))"
)
_EN = re.compile(
    rf"(?:(?P<be>\b(?:is|was|became|becomes|be|as) )|^)(?P<owner>(?:the|its|their|(?:the )?[\w-]+(?: [\w-]+){{0,2}}['’]s) )"
    rf"(?P<n>{EN_ORDINAL}) (?P<class>[a-z-]+ [a-z-]+)"
    r"(?= (?:in|of|to|that|which|with|and|after|has|is|was|will|opened|opens)\b|[,.;:]|$)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"继.*?之?后的?")
_EMPTY = re.compile(r"目前|品牌|旗下|[我本该其的已]|建成的?|运营|\b(?:the|its|their|only)\b|['’]s", re.IGNORECASE)
# whose it is without a name: 全市, the city's
_GENERIC = re.compile(
    r"全?(?P<zh>国|省|市|县|区|公司|集团)|(?P<en>city|town|company|network|brand|group|country|nation|state|province|region|world)"
)
_LOCAL = frozenset({"city", "town", "company", "network", "brand", "group"})  # may be what the other article names
_IN = re.compile(r" (?:in|of) (?:the )?(?P<owner>[\w' -]{2,24}?)(?=[,.;:]| and | that | with |$)")
_NAME = re.compile(
    r"[“\"]?(?P<zh>[\u4e00-\u9fff][\w\u4e00-\u9fff”\"·]{2,15}?)(?=是|成为|将|已|全长|总|位于|[，,])|"
    r"(?:The )?(?P<en>(?:[A-Z][\w'-]+ ){2,4})(?=is |was |became )"
)
# a count that starts anew or goes on
_MOVES = re.compile(
    r"今年|年内|本年|本月|本季|去年|赛季|连续|继续|计划|拟|之一|"
    r"\b(?:this year|last year|this season|so far|in a row|consecutive|straight|since|within|planned|plans|would|could|another|"
    r"year|month|week|day|quarter|round|edition|season|place|half|time|attempt|launch|flight|goal|title|win|term|case|largest|biggest|"
    r"longest|most|busiest|highest)\b",
    re.IGNORECASE,
)
_CHECK = Text("Count the class again and correct the number that is wrong.", "请重新核对序数。")


@dataclass(frozen=True, slots=True)
class Nth:
    """Which of a class something is; `things` are the entities that it may be said of, `owner` is whose class it is."""

    number: int
    owner: str
    things: frozenset[str]
    claim: Claim


def drafts(extraction: Extraction, as_of: date | None) -> tuple[Draft, ...]:
    """One draft for every thing that two articles give different numbers in its class."""
    told: dict[str, list[Nth]] = defaultdict(list)
    for kind, one in _nths(extraction):
        told[kind].append(one)
    out: list[Draft] = []
    for kind in sorted(told):
        pair = next((pair for pair in combinations(told[kind], 2) if _apart(*pair)), None)
        if pair is not None:
            out.append(_draft(told[kind], *pair))
    return tuple(out)


def _nths(extraction: Extraction) -> Iterator[tuple[str, Nth]]:
    for text, claims in sentences_of(extraction):
        ordinals = [c for c in claims if isinstance(c.value, Figure) and c.value.kind == "ordinal" and c.value.value]
        sentence = claims[0].sentence.span
        if len(ordinals) != 1 or claims[0].sentence.role == "title" or ordinals[0].modality not in {"actual", "quoted"}:
            continue
        body = text[sentence.start : sentence.end].rstrip()
        for found in (_EN if latin(body) else _ZH).finditer(body):
            at = sentence.start + found.start("n")
            claim = ordinals[0]
            near = body[max(0, found.start() - 12) : found.end() + 12]
            if not claim.value_start <= at <= claim.value_end or _MOVES.search(near) or not isinstance(claim.value, Figure):
                continue
            start, end = sentence.start + found.start(), sentence.start + found.end()
            leads = found.group().startswith(("作为", "As ", "as ")) and found.start() <= 1
            things = _things(extraction, claim, Span(end, sentence.end) if leads else Span(sentence.start, start))
            named = _NAME.match(body)
            if named and not leads:
                things |= {"=" + (named["zh"] or named["en"]).strip(' ”"')}
            yield found["class"].lower(), Nth(int(claim.value.value or 0), _owner(body, found), things, claim)


def _owner(body: str, found: re.Match[str]) -> str:
    """Whose class it is, folded: "city", "larkmere", 东江省; "" where that is not said."""
    owner = _EMPTY.sub("", _AFTER.sub("", found["owner"])).strip().lower()
    after = _IN.match(body, found.end())
    return owner or (_EMPTY.sub("", after["owner"]).strip().lower() if after else "")


def _owners(a: str, b: str) -> bool:
    """True where both may be one owner: unnamed on one side, one inside the other, or a city that the other names."""
    if not a or not b or a in b or b in a:
        return True
    for generic, named in ((_GENERIC.fullmatch(a), b), (_GENERIC.fullmatch(b), a)):
        if generic and not _GENERIC.fullmatch(named):
            return named.endswith(generic["zh"]) if generic["zh"] else generic["en"] in _LOCAL
    return False


def _things(extraction: Extraction, claim: Claim, where: Span) -> frozenset[str]:
    """What is named before the verb (after 作为… that opens the sentence), people left aside; else the article's topic."""
    resolution = extraction.resolution
    named = [e for e in resolution.entities_in(claim.article, where) if e in resolution.by_id and resolution.by_id[e].kind != "PER"]
    return frozenset(named) or frozenset(_topic(extraction, claim.article))


def _topic(extraction: Extraction, index: int) -> list[str]:
    """The name in the headline, else the one mentioned most; nothing where none stands out."""
    resolution, article = extraction.resolution, extraction.articles[index]
    kinds = {"ORG", "PROD", "OTHER", "LOC"}
    told = [e for m in extraction.mentions[index] if m.kind in kinds and (e := resolution.of(index, m))]
    titled = [e for e in resolution.entities_in(index, article.title_span)] if article.title_span else []
    ranked = Counter(told).most_common(2)
    most = [ranked[0][0]] if ranked and ranked[0][1] >= TOPIC and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else []
    return [e for e in titled if e in told] or most


def _apart(a: Nth, b: Nth) -> bool:
    """True where two articles number one thing differently in one class."""
    return a.number != b.number and a.claim.article != b.claim.article and _owners(a.owner, b.owner) and bool(a.things & b.things)


def _draft(told: list[Nth], a: Nth, b: Nth) -> Draft:
    sides = []
    for side in (a, b):
        same = [one.claim for one in told if one.number == side.number and one is not side and one.things & side.things]
        sides.append(group(side.claim, *same))
    x, y = shown(a.claim), shown(b.claim)
    why = Text(f"The same thing is called {x} and {y} of its class.", f"同一事物在同类中的序数被写成“{x}”与“{y}”。")
    return made(
        "XC204", sides, why, _CHECK, severity="warning", confidence=0.8, attribute=" ".join(plain(a.claim.quote).split())[:60]
    )
