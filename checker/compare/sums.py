"""XC402: parts that do not make their total, within one sentence (or a sentence and the 其中 that follows it); shares of a whole.

Only near misses are flagged (within a fifth of the total, at least two parts): a list that is far from its total is a list of
something else, or an open one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from checker.codes import BY_CODE
from checker.compare._corpus import by_article, by_sentence
from checker.compare._shares import Share, shares
from checker.model import Draft, Text
from claims.extract import Extraction
from claims.find.show import plain as number
from claims.lang.scripts import plain
from claims.model import Claim, Figure, Span

NEAR = Decimal("0.2")
MANY = 9  # parts
SHORT, SHORT_TWO = Decimal("0.1"), Decimal("0.05")  # parts may fall short because some are not named; two parts more easily
_OPENS = re.compile(
    r"其中|包括|包含|分别|由.{0,12}组成|中[，,]|里[，,]|[:：]|——|走了|离开了|退出了|撤走|"
    r"\b(?:including|of which|of whom|of them|made up of|consist\w*|compris\w*|split|composed|divided|from)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\bof (?:the |these |those |its |their )?(?:[\w-]+['’]s )?$", re.IGNORECASE)
# One more part after the last, counted in another unit (…3艘油船、1座平台).
_GOES_ON = re.compile(r"[^，,。；;.]{0,20}(?:、|和|及|, | and )[^，。；;.]{0,8}\d")
_SUMS_UP = re.compile(
    r"累计|合计|总计|共计|一共|总共|两者相加|\b(?:in all|in total|altogether|combined|a total of|all told)\b", re.IGNORECASE
)
_NOT_PARTS = re.compile(
    r"[和与及跟同]另外?$|"  # a name and 3 others
    r"以上|另有|此外|尚有|尚存|仍有|增[长加]|比|较|同比|环比|每|\b(?:more than|than|up from|down from|every|each|per)\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"各(?:有|为|占|自)?[约近]?$|\beach(?: with)? $", re.IGNORECASE)
_OPEN = re.compile(r"等(?:[^级候待]|$)|\bamong (?:them|others)\b|\bsuch as\b|\bat least\b", re.IGNORECASE)
_LEFT = re.compile(r"剩|留下|余下|\b(?:leaving|left|remain\w*)\b", re.IGNORECASE)
# A last part that no figure states: "… and an independent one", "and one independent".
_ONE_MORE = re.compile(
    r"^(?: [a-z]+){0,3}?,? and (?:(?:an? |the )(?:[a-z]+ ){1,3}(?:has |had |got |with )?one|one(?: [a-z]+){1,2})\s*[.;]?$",
    re.IGNORECASE,
)
# Kinds of category that cut across others: 博士45人 are among 研发人员180人 too.
_CROSSES = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"男|女|\b(?:fe)?males?\b|\b(?:wo)?men\b|\bboys\b|\bgirls\b",
        r"博士|硕士|研究生|本科|大专|学历|\bph\.?ds?\b|\bdoctorates?\b|\bgraduates?\b",
        r"\d岁|老人|老年|儿童|未成年|青少年|青年|成年|\bchildren\b|\bminors\b|\badults?\b|\belderly\b|\bunder \d|\bover \d",
        r"党员|少数民族|退役|残疾|外籍|\bveterans\b|\bforeign",
        r"高级职称|中级职称|院士|教授|\bprofessors?\b",
    )
)
_PEOPLE = frozenset("人名位个例")


def drafts(extraction: Extraction, as_of: date | None) -> tuple[Draft, ...]:
    """One draft for every sentence whose parts miss their total."""
    out: list[Draft] = []
    corpus = [list(by_sentence(claims).values()) for claims in by_article(extraction)]
    for article, sentences in enumerate(corpus):
        text = extraction.articles[article].text
        for n, claims in enumerate(sentences):
            missed = _within(text, claims) or (_across(text, sentences[n - 1], claims) if n else None)
            if missed is not None:
                out.append(_draft(text, missed, _elsewhere(corpus, missed)))
            elif (share := shares(text, claims)) is not None:
                out.append(_share_draft(text, share))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Missed:
    """A total, its parts, what they make, and what is added for a last part that no figure states (…and an independent one)."""

    total: Claim
    parts: tuple[Claim, ...]
    summed: Decimal
    more: int = 0


def _countable(claim: Claim) -> bool:
    value = claim.value
    return (
        isinstance(value, Figure)
        and value.kind in {"count", "number", "money", "quantity"}
        and value.value is not None
        and value.value > 0
        and not value.per
        and value.approx in {"", "about"}
    )


def _alike(total: Claim, part: Claim) -> bool:
    a, b = total.value, part.value
    if not isinstance(a, Figure) or not isinstance(b, Figure):
        return False
    if a.kind in {"money", "quantity"} or b.kind in {"money", "quantity"}:
        return a.kind == b.kind and a.dimension == b.dimension and a.unit == b.unit
    if a.classifier and b.classifier:
        return a.classifier == b.classifier or {a.classifier, b.classifier} <= _PEOPLE
    return not (a.classifier or b.classifier) or b.kind == "number" or a.kind == "number"


def _within(text: str, claims: Sequence[Claim]) -> Missed | None:
    figures = [claim for claim in claims if _countable(claim)]
    for at, total in enumerate(figures):
        rest = [c for c in figures[at + 1 :] if _alike(total, c)]
        found = _opened(text, total, rest)
        if found is not None:
            return found
    for at in range(len(figures) - 1, 1, -1):
        total = figures[at]
        parts = [c for c in figures[:at] if _alike(total, c)]
        lead = text[parts[-1].value_end : total.value_start] if parts else ""
        if len(parts) >= 2 and _SUMS_UP.search(plain(lead)) and not _NOT_PARTS.search(plain(lead)):
            return _judge(text, total, parts, stated=True)
    return None


def _opened(text: str, total: Claim, rest: Sequence[Claim]) -> Missed | None:
    """Total first, then a word that opens its parts."""
    if len(rest) < 2:
        return None
    end = total.sentence.span.end
    between = plain(text[total.value_end : rest[0].value_start])
    before = plain(text[total.sentence.span.start : total.value_start])
    summed_up = re.search(r"(?:共|合计|总计|总共|\b(?:a total of|in all))\s?$", before, re.IGNORECASE)
    if not (_OPENS.search(between) or _OF.search(before) or summed_up) or len(between) > 80:
        return None
    parts = [rest[0]]
    for part in rest[1:]:
        gap = plain(text[parts[-1].value_end : part.value_start])
        if len(gap) > 48 or re.search(r"[。！？；;]|[.!?] ", gap) or _NOT_PARTS.search(gap):
            break
        parts.append(part)
    tail = plain(text[parts[-1].value_end : end])
    if _OPEN.search(tail[:24]):
        return None
    remains = len(parts) == 2 and bool(_LEFT.search(plain(text[parts[0].value_end : parts[1].value_start])))
    return _judge(text, total, parts, stated=remains, more=1 if _ONE_MORE.match(tail) else 0)


def _across(text: str, previous: Sequence[Claim], claims: Sequence[Claim]) -> Missed | None:
    """A sentence that opens with 其中 / Of these, after the sentence that states the total."""
    head = plain(text[claims[0].sentence.span.start : claims[0].sentence.span.start + 10])
    if not re.match(r"其中|(?:Of|Among) (?:them|these|those)\b", head):
        return None
    figures = [claim for claim in claims if _countable(claim)]
    totals = [claim for claim in previous if _countable(claim)]
    if len(figures) < 2 or not totals or not all(_alike(totals[-1], part) for part in figures):
        return None
    return _judge(text, totals[-1], figures)


def _judge(text: str, total: Claim, parts: Sequence[Claim], *, stated: bool = False, more: int = 0) -> Missed | None:
    """`stated`: the text itself says that the total is the sum of the parts. `more` is added to the parts."""
    whole = total.value
    figures = [part.value for part in parts if isinstance(part.value, Figure) and part.value.value is not None]
    if any(_EACH.search(text[max(0, part.value_start - 6) : part.value_start]) for part in parts):
        return None  # 甲区和乙区各7幢 are as many sevens as names
    if not isinstance(whole, Figure) or whole.value is None or not 2 <= len(figures) <= MANY:
        return None
    summed = sum((figure.value for figure in figures if figure.value is not None), Decimal(more))
    low = sum((figure.base.lo or Decimal(0) for figure in figures), Decimal(more))
    high = sum((figure.base.hi or figure.value or Decimal(0) for figure in figures), Decimal(more))
    meets = low <= (whole.base.hi or whole.value) and (whole.base.lo or whole.value) <= high
    if meets or abs(summed - whole.value) > NEAR * whole.value or any((f.value or 0) >= whole.value for f in figures):
        return None
    if _crossing(text, parts):
        return None
    short = whole.value - summed
    closed = stated or more or (_closed(text, parts) and short <= whole.value * (SHORT_TWO if len(parts) == 2 else SHORT))
    return Missed(total, tuple(parts), summed, more) if short < 0 or closed else None


def _crossing(text: str, parts: Sequence[Claim]) -> bool:
    """True where the parts are of different kinds of category, and so may count one thing twice."""
    labels = []
    previous = max(parts[0].sentence.span.start, parts[0].value_start - 12)
    for part in parts:
        after = re.match(r"[^，,。；;、.]{0,14}", plain(text[part.value_end : part.sentence.span.end]))
        labels.append(plain(text[previous : part.value_start])[-14:] + "|" + (after.group(0) if after else ""))
        previous = part.value_end
    kinds = {tuple(bool(cross.search(label)) for cross in _CROSSES) for label in labels}
    return len(kinds) > 1


def _closed(text: str, parts: Sequence[Claim]) -> bool:
    """True where the list of parts reads as complete: three or more, or the last joined by 和 / and, and nothing after it."""
    last = parts[-1]
    tail = plain(text[last.value_end : last.sentence.span.end])
    if re.search(r"其余|剩下|另|\b(?:rest|others?|remaining)\b|\band (?:one|an?|the)\b", tail, re.IGNORECASE):
        return False
    if _GOES_ON.match(tail):
        return False
    gap = plain(text[parts[-2].value_end : last.value_start])
    return len(parts) >= 3 or bool(re.search(r"[和与及]|\band\b", gap))


def _elsewhere(corpus: Sequence[Sequence[Sequence[Claim]]], missed: Missed) -> tuple[Claim, ...]:
    """The same breakdown in another article with one figure different, that does add up: figures of one sentence, total first."""
    mine = [_amount(claim) for claim in (missed.total, *missed.parts)]
    for article, sentences in enumerate(corpus):
        for claims in sentences if article != missed.total.article else ():
            figures = [claim for claim in claims if _countable(claim)]
            for size in (len(mine), len(mine) - 1):
                for start in range(len(figures) - size + 1):
                    window = figures[start : start + size]
                    if _mends(window, mine[len(mine) - size :], missed):
                        return tuple(window)
    return ()


def _mends(window: Sequence[Claim], mine: Sequence[Decimal], missed: Missed) -> bool:
    """All figures but one are equal, and these make the sum; where no total stands beside the parts, it is the other one's."""
    theirs = [_amount(claim) for claim in window]
    whole = len(mine) > len(missed.parts)
    total, parts = (theirs[0], theirs[1:]) if whole else (_amount(missed.total), theirs)
    differ = sum(x != y for x, y in zip(theirs, mine, strict=True))
    return differ == 1 and len(parts) >= 2 and len(mine) > 2 and sum(parts, Decimal(missed.more)) == total


def _amount(claim: Claim) -> Decimal:
    return claim.value.value or Decimal(0) if isinstance(claim.value, Figure) else Decimal(0)


def _shown(text: str, claims: Sequence[Claim]) -> str:
    return " + ".join(text[claim.value_start : claim.value_end] for claim in claims)


def _draft(text: str, missed: Missed, other: tuple[Claim, ...]) -> Draft:
    total, parts, summed = missed.total, missed.parts, number(missed.summed)
    whole = text[total.value_start : total.value_end]
    added = f" + {missed.more}" if missed.more else ""
    groups = [(whole, number(_amount(total)), (total,)), (f"{_shown(text, parts)}{added} = {summed}", summed, parts)]
    en = f"The parts named make {summed}, the total is given as {whole}."
    zh = f"所列各部分之和为 {summed}，而总数写作 {whole}。"
    if other:
        listed = ", ".join(claim.quote[claim.value_start - claim.start : claim.value_end - claim.start] for claim in other)
        groups.append((listed, "adds up", other))
        en += f" Another article gives figures that add up: {listed}."
        zh += f"另一篇文章的数字相符：{listed}。"
    quote = Span(min(total.start, parts[0].start), max(total.end, parts[-1].end))
    return _made(total.subject_name, text[quote.start : quote.end], tuple(groups), Text(en, zh))


def _share_draft(text: str, share: Share) -> Draft:
    made = f"{share.made:.1f}%"
    first = share.parts[0]
    if share.stated is None:
        groups: tuple[tuple[str, str, tuple[Claim, ...]], ...] = ((f"{_shown(text, share.parts)} = {made}", made, share.parts),)
        why = Text(f"The shares of one whole make {made}, not 100%.", f"各部分占比之和为 {made}，不是 100%。")
        return _made(first.subject_name, first.context, groups, why)
    stated = text[share.stated.value_start : share.stated.value_end]
    part, whole = (text[claim.value_start : claim.value_end] for claim in share.parts)
    groups = ((stated, stated, (share.stated,)), (f"{part} / {whole} = {made}", made, share.parts))
    why = Text(f"{part} of {whole} is {made}, not {stated}.", f"{whole}中的{part}是 {made}，不是 {stated}。")
    return _made(share.stated.subject_name, share.stated.quote, groups, why)


def _made(subject: str, attribute: str, groups: tuple[tuple[str, str, tuple[Claim, ...]], ...], why: Text) -> Draft:
    return Draft(
        rule="XC402",
        severity=BY_CODE["XC402"].severity,
        confidence=0.85,
        subject=subject,
        attribute=" ".join(attribute.split())[:60],
        groups=groups,
        why=why,
        suggestion=Text("Check the total and each part against the source.", "请对照来源核对总数及各分项。"),
    )
