"""Lists of names and things in running text: A、B和C; A, B and C; 一位是A，另一位是B."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.lang.scripts import plain
from claims.model import Span

_ZH_ITEM = r"[^、，,。；;：:（()）“”\"!?！？\s和与及]{2,16}"
_ZH = re.compile(
    rf"(?P<items>{_ZH_ITEM}(?:、{_ZH_ITEM})+(?:[，,]?(?:和|与|以及|及|还有)[^、，,。；;：:（()）“”\"!?！？\s]{{2,24}})?"
    rf"|{_ZH_ITEM}(?:和|与|以及|及)[^、，,。；;：:（()）“”\"!?！？\s]{{2,40}})"
)
_ZH_SPLIT = re.compile(r"、|[，,]?(?:以及|还有)|(?<=[^\s])(?:和|与|及)(?=[^\s])")
_ZH_EACH = re.compile(r"一[位名个家]是(?P<a>[^，,。；;]{2,24})[，,；;]另[外]?一[位名个家](?:则?是)(?P<b>[^，,。；;]{2,24})")
_EN_ITEM = r"(?:the |an? )?[A-Za-z][\w'’.-]*(?: [A-Za-z][\w'’.-]*){0,4}"
_EN = re.compile(rf"(?P<items>{_EN_ITEM}(?:, {_EN_ITEM}){{1,6}},? and {_EN_ITEM})")
_EN_SPLIT = re.compile(r",? and |, ")
_INCOMPLETE = re.compile(r"^\s?等(?!级|于|待)|^,? among others|^ etc")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with its items, folded, and its span in the text that was searched; `open` where it is marked as incomplete."""

    items: tuple[str, ...]
    span: Span
    open: bool


def listings(text: str) -> Iterator[Listing]:
    """Every list of two to nine items in a sentence."""
    folded = plain(text)
    for found in _ZH_EACH.finditer(folded):
        yield Listing((found["a"].strip(), found["b"].strip()), Span(*found.span()), False)
    for pattern, splitter in ((_ZH, _ZH_SPLIT), (_EN, _EN_SPLIT)):
        for found in pattern.finditer(folded):
            items = tuple(part.strip() for part in splitter.split(found["items"]) if part.strip())
            if 2 <= len(items) <= 9:
                yield Listing(items, Span(*found.span("items")), bool(_INCOMPLETE.match(folded[found.end("items") :])))
