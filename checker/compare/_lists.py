"""Lists of names and things in running text that are bound to a count: 三个病区，即A、B和C; three owners: A, B and C; A、B两人."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.lang.scripts import plain
from claims.model import Span

_ZH_CHAR = r"[^、，,。；;：:（()）“”\"!?！？\s]"
_ZH = re.compile(
    rf"{_ZH_CHAR}{{2,16}}(?:、{_ZH_CHAR}{{2,16}})*"
    rf"(?:、{_ZH_CHAR}{{2,30}}|[，,]?(?:以及|还有){_ZH_CHAR}{{2,30}}|(?<=..)(?:和|与|及){_ZH_CHAR}{{2,30}})"
)
_ZH_JOINTS = ("、", "以及", "还有", "和", "与", "及")  # no list without one
_ZH_SPLIT = re.compile(r"、|[，,]?(?:以及|还有)|(?<=\S\S)(?:和|与|及)(?=\S\S)")
_ZH_EACH = re.compile(r"一[位名个家]是(?P<a>[^，,。；;]{2,24})[，,；;]另[外]?一[位名个家](?:则?是)(?P<b>[^，,。；;]{2,24})")
_EN_ITEM = r"(?:the |an? )?[A-Za-z][\w'’.-]*(?: [A-Za-z][\w'’.-]*){0,12}"
_EN = re.compile(rf"{_EN_ITEM}(?:, {_EN_ITEM}){{0,7}},? and {_EN_ITEM}")
_EN_SPLIT = re.compile(r",? and |, ")
_OPEN_END = re.compile(r"\s?等(?!级|于|待)|,? among others|,? etc")

# What a first item drags along from the words before the list, and a last one from those after it.
_ZH_LEAD = re.compile(r"^.*(?:依次为|依次是|分别为|分别是|确定为|也正是|正是|就是|名单为|包括|例如|比如|即|[是为有](?=.{2}))")
_EN_LEAD = re.compile(r"^.*\b(?:are|were|be|is|was|namely|being|by|of|for|to|from|including|like|as)\s+", re.IGNORECASE)
_ZH_TAIL = re.compile(
    r"(?:\d+|[两二三四五六七八九十])[人位名家个].*$|(?<=..)(?:继续|仍|均|都|已|被|位列|位居|排名|入选|获|先后|这[\d两二三四五六七八九]|共[\d两二三四五六七八九]).*$"
)
_EN_TAIL = re.compile(r"\s(?:were|are|will|was|is|have|has|had|who|which|that|as|on|in|at|to|for|after|during)\b.*$", re.IGNORECASE)
_EN_ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her)\s+", re.IGNORECASE)

_OPENER = re.compile(
    r"(?:[:：—-]|即|分别|依次|名单|确定|[是为]|\b(?:are|were|be|is|was|namely|being)|^(?: [a-z]+){0,3}\s?,)\s*(?:the |an? )?$",
    re.IGNORECASE,
)
_CLOSER = re.compile(
    r"^\s*(?:[,，—-]?\s?(?:the|these|those|all)?\s*|这|共|[位排]列?[居在]?[\u4e00-\u9fff]{0,8}|(?:成为|组成)[\u4e00-\u9fff]{0,8})$"
)
_UNBOUND = re.compile(
    r"[。；;!?！？]|其中|包括|例如|比如|诸如|如|之一|以及|另有|\b(?:including|among|such as|like|one of|than|of them)\b",
    re.IGNORECASE,
)
_AMONG = re.compile(r"\b(?:including|among|such as)\b|包括|例如|比如|其中", re.IGNORECASE)
_REACH = 36


@dataclass(frozen=True, slots=True)
class Item:
    """One member as written, its folded key and its place in the text that was searched."""

    key: str
    shown: str
    span: Span


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; `open` where it is marked as incomplete, `each` where it counts its members itself (一位是…另一位是…)."""

    items: tuple[Item, ...]
    open: bool
    each: bool = False

    @property
    def span(self) -> Span:
        """From the first member to the last."""
        return Span(self.items[0].span.start, self.items[-1].span.end)


def listings(text: str) -> Iterator[Listing]:
    """Every list of two to nine items in a sentence, with what surrounds the names stripped."""
    folded = plain(text)
    for found in _ZH_EACH.finditer(folded):
        items = tuple(_item(text, folded, Span(*found.span(group)), first=False, last=False) for group in "ab")
        yield Listing(items, False, True)
    for pattern, splitter, joints in ((_ZH, _ZH_SPLIT, _ZH_JOINTS), (_EN, _EN_SPLIT, (" and ",))):
        for found in pattern.finditer(folded) if any(joint in folded for joint in joints) else ():
            spans = _split(folded, Span(*found.span()), splitter)
            if 2 <= len(spans) <= 9:
                last = len(spans) - 1
                items = tuple(_item(text, folded, span, first=n == 0, last=n == last) for n, span in enumerate(spans))
                if all(2 <= len(item.key) <= 40 and not re.search(r"\d", item.key) for item in items):
                    among = any(_AMONG.search(folded[span.start : span.start + 30]) for span in spans[:2])
                    ends = _OPEN_END.match(folded, found.end()) or "等" in folded[items[-1].span.end : found.end()]
                    yield Listing(items, among or bool(ends))


def _split(folded: str, span: Span, splitter: re.Pattern[str]) -> list[Span]:
    spans: list[Span] = []
    start = span.start
    for cut in splitter.finditer(folded, span.start, span.end):
        spans.append(Span(start, cut.start()))
        start = cut.end()
    spans.append(Span(start, span.end))
    return [part for part in spans if folded[part.start : part.end].strip()]


def _item(text: str, folded: str, span: Span, *, first: bool, last: bool) -> Item:
    start, end = span.start, span.end
    ascii_only = folded[start:end].isascii()
    if first and (lead := (_EN_LEAD if ascii_only else _ZH_LEAD).match(folded[start:end])) and end - start - lead.end() >= 2:
        start += lead.end()
    if article := _EN_ARTICLE.match(folded[start:end]):
        start += article.end()
    if last and (tail := (_EN_TAIL if ascii_only else _ZH_TAIL).search(folded[start:end])):
        end = start + tail.start()
    shown = text[start:end].strip(" .。")
    return Item(plain(shown).lower(), shown, Span(start, start + len(text[start:end].rstrip(" .。"))))


def bound(text: str, listing: Listing, counts: Sequence[tuple[Span, int]]) -> Listing | None:
    """The list cut to the members that a count beside it states; None where no count fits.

    `counts` are spans in `text` with their values. The first item may be the group's own name (three owners, A, B and C).
    """
    folded = plain(text)
    for span, size in counts:
        for drop in (0, 1):
            items = listing.items[drop:]
            if len(items) == size >= 2 and _beside(folded, Listing(items, listing.open, listing.each), span):
                return Listing(items, listing.open, listing.each)
    return None


def _beside(folded: str, listing: Listing, count: Span) -> bool:
    if count.end <= listing.span.start:
        gap = folded[count.end : listing.span.start]
        opens = listing.each or bool(_OPENER.search(gap))
        return opens and len(gap) <= _REACH + 10 * folded.isascii() and not _UNBOUND.search(gap)
    if listing.span.end <= count.start:
        gap = folded[listing.span.end : count.start]
        return len(gap) <= 12 and bool(_CLOSER.match(gap))
    return False
