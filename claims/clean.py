"""Boilerplate to dropped spans. Offsets of the rest never move, for nothing is cut out.

Dropping a true sentence is worse than keeping an advert: a rule takes a line by its label, a sentence by its formula, or
just the bracket that it matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claims.lang import boilerplate as table
from claims.model import Article, Language, Span

Patterns = tuple[re.Pattern[str], ...]

_MARKUP = "*_~`#> \t\u3000\r"
_WRAPS = {"（": "）", "(": ")", "[": "]", "【": "】"}
_END = re.compile(r"[。！？!?；](?:[”」』\"）)])?|[.](?=[ \t]|$)|$")
_FINAL = re.compile(r"[。！!.；;，,：:](?:[”」』\"）)*])*$")
_LONG_LINE = 400
_SHORT = 60


def dropped(article: Article) -> tuple[Span, ...]:
    """Boilerplate of an article as read."""
    return boilerplate(article.text, article.body, article.language, title=article.title, keep=article.title_span)


def boilerplate(
    text: str, body: Span, language: Language = "und", *, title: str = "", keep: Span | None = None
) -> tuple[Span, ...]:
    """Spans of `text` inside `body` that are no story: sorted, disjoint. `keep` (the title) is never dropped."""
    spans: list[Span] = []
    in_list = in_tail = False
    folded = text.casefold()
    inline, spoken = table.cued(table.INLINE, folded), table.cued(table.SENTENCE, folded)
    for line in _lines(text, body):
        if keep is not None and line.overlaps(keep):
            continue
        words = _bare(text[line.start : line.end])
        if not words:
            continue
        in_list = in_list and _is_link(text[line.start : line.end], words)
        in_tail = in_tail and not _is_prose(words)
        if in_list or in_tail or _is_line(words, title):
            spans.append(line)
            in_list = in_list or table.BLOCK.match(words) is not None
            in_tail = in_tail or (table.TAIL.match(words) is not None and line.start > (body.start + body.end) // 2)
            continue
        spans.extend(_inside(text, line, inline, spoken))
    return _merge(spans)


def _lines(text: str, body: Span) -> Iterator[Span]:
    start = body.start
    while start < body.end:
        end = text.find("\n", start, body.end)
        end = body.end if end < 0 else end
        yield Span(start, end)
        start = end + 1


def _bare(line: str) -> str:
    """A line without outer markup and brackets."""
    words = line.strip(_MARKUP)
    if words and words[-1] == _WRAPS.get(words[0], "") and words.count(words[0]) == 1:
        words = words[1:-1].strip(_MARKUP)
    return words


def _is_link(line: str, words: str) -> bool:
    """An entry of a list of links or offers: an item, or a short line that is no sentence."""
    return table.ITEM.match(line.strip()) is not None or not _is_prose(words)


def _is_prose(words: str) -> bool:
    return len(words) > _SHORT or (_FINAL.search(words) is not None and len(words) > 4)


def _is_line(words: str, title: str) -> bool:
    if len(words) > _LONG_LINE:
        return False
    if table.CHROME.match(words) or table.STAMP.match(words):
        return True
    if table.IMAGE_NUMBER.search(words) and (not title or title[:8] in words or len(words) < _SHORT):
        return True
    return table.LINE.match(words) is not None or _is_licence(words)


def _is_licence(words: str) -> bool:
    return table.LICENCE.may_be_in(words.casefold()) and table.LICENCE.pattern.search(words) is not None


def _inside(text: str, line: Span, inline: Patterns, spoken: Patterns) -> Iterable[Span]:
    """Sentences and brackets to drop in a line that stays; the patterns are those that may match in the text."""
    for pattern in inline:
        for found in pattern.finditer(text, line.start, line.end):
            yield _with_caption(text, line, Span(found.start(), found.end()))
    for sentence in _sentences(text, line) if spoken else ():
        words = text[sentence.start : sentence.end]
        if len(words) <= _LONG_LINE and any(pattern.search(words) for pattern in spoken):
            yield sentence


def _with_caption(text: str, line: Span, image: Span) -> Span:
    """An image together with the short caption that is all the rest of its line."""
    rest = text[image.end : line.end]
    if (
        text.startswith("![", image.start)
        and not text[line.start : image.start].strip()
        and len(rest) <= _SHORT
        and "。" not in rest
    ):
        return line
    return image


def _sentences(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for end in _END.finditer(text, line.start, line.end):
        if end.end() > start:
            yield Span(start, end.end())
            start = end.end()
    if start < line.end:
        yield Span(start, line.end)


def _merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if span.start == span.end:
            continue
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
