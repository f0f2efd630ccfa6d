"""Sentences and clauses, by rules for Chinese and English punctuation together.

A sentence never crosses a line unless the lines are one hard-wrapped English paragraph. Quoted speech stays in the sentence of
its speaker. Clauses partition a sentence but for punctuation and blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims._clauses import clauses, pairs
from claims.model import Article, Sentence, Span

_HAN = re.compile(r"[\u3400-\u9fff]")
_END = re.compile(r"[。！？｡]+|…{1,4}|[!?]+|\.{1,6}(?![\w.])|．(?!\d)")
_CLOSE = "”」』’\"'）)】》]*_"
_ABBREVIATION = re.compile(
    r"(?:^|[^A-Za-z.])(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Rev|Hon|St|Mt|Jr|Sr|Inc|Ltd|Co|Corp|"
    r"No|Nos|vs|v|etc|e\.g|i\.e|approx|est|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|Fig|Vol|pp?|"
    r"ft|lb|in|mi|hr|min|sec|a\.m|p\.m)$"
)
_MAY_END = re.compile(r"(?:U\.S|U\.K|U\.N|E\.U|D\.C|a\.m|p\.m|Inc|Ltd|Co|Corp|etc|Jr|Sr|ft|lb|mi|in|hr|min|sec)$")
_STARTER = re.compile(
    r"(?:The|A|An|He|She|It|They|We|I|In|On|At|But|And|This|That|These|Those|His|Her|Its|Their|After|Before|When|While|For|No|Not)\b"
)
_SAYS_ZH = re.compile(
    r"[^。！？!?；\n，,“”「」]{0,16}(?:说|說|表示|道|称|稱|问|問|喊|写|寫|强调|指出|认为|坦言|回忆|感叹|解释|介绍|透露|补充|告诉|告訴|直言|调侃|谈到|回答|答)"
)
_SAYS_EN = re.compile(
    r"\s*(?:[a-z]|(?:[A-Z][\w.'’-]*\s+){1,4}(?:said|says|told|asked|added|wrote|recalled|replied|argued|warned|insisted|joked|grumbled)\b)"
)
_MARKS = re.compile(r"^(?:#{1,6}[ \t]+|>[ \t]*)")
_ITEM = re.compile(
    r"^(?:[-*+•·●▪■►][ \t\u3000]+|[•●▪■►]|\d{1,2}[.．][ \t\u3000]+|\d{1,2}[、)）](?!\d)|[（(]\d{1,2}[)）])[ \t\u3000]*"
)
_BOLD = re.compile(r"^(?:\*\*|__)(?=\S)([^*_\n]{1,80}?)(?:\*\*|__)")
_ITALIC = re.compile(r"^[*_](?![*_\s])")
_RULE = re.compile(r"^[-*_=—~·.\s]+$")
_COLON = re.compile(r"[:：]$")
_SAYING = re.compile(r"(?:说|說|道|示|称|稱|叹|问|答|为|到|写|出|示意|said|says|wrote|asked|added|follows)[:：]$")
_STOP = re.compile(r"[。！？；，、.!;,…～~][”」』\"'’）)*_]*$")
_LONG = 3000


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one paragraph; `whole` where nothing of its line was dropped."""

    span: Span
    paragraph: int
    whole: bool


def sentences(article: Article) -> tuple[Sentence, ...]:
    """All sentences in the order of the text, the title first where it stands in the text; dropped spans left out.

    Spans never overlap. Headings are sentences too (role "heading"); what follows one carries its span in `heading`.
    """
    text = article.text
    made: list[Sentence] = []
    if article.title_span is not None:
        made.append(_sentence(text, article.title_span, 0, "title", None))
    heading: Span | None = None
    for piece in _pieces(article):
        for sentence in _of_piece(text, piece, heading):
            if sentence.role == "heading":
                heading = sentence.span
            made.append(sentence)
    return tuple(sorted(made, key=lambda sentence: sentence.span))


def _sentence(text: str, span: Span, paragraph: int, role: str, heading: Span | None) -> Sentence:
    quoted = tuple(pair for pair in pairs(text, span) if text[pair.start] not in "（([【")
    made = Sentence(span, clauses(text, span), paragraph, heading=heading, quoted=quoted)
    return replace(made, role=role)  # type: ignore[arg-type]


def _pieces(article: Article) -> Iterator[_Piece]:
    gaps = [*article.dropped, *([article.title_span] if article.title_span else [])]
    gaps.sort()
    at = 0
    for number, line in enumerate(_paragraphs(article.text, article.body), 1):
        while at < len(gaps) and gaps[at].end <= line.start:
            at += 1
        start, here, whole = line.start, at, True
        while here < len(gaps) and gaps[here].start < line.end:
            whole = False
            yield from _piece(article.text, start, gaps[here].start, number, False)
            start = max(start, gaps[here].end)
            here += 1
        yield from _piece(article.text, start, line.end, number, whole)


def _piece(text: str, start: int, end: int, paragraph: int, whole: bool) -> Iterator[_Piece]:
    span = trim(text, Span(start, max(start, end)))
    if span.start < span.end and not _RULE.match(text[span.start : min(span.end, span.start + 200)]):
        yield _Piece(span, paragraph, whole)


def trim(text: str, span: Span) -> Span:
    """`span` without blanks at its ends."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in "\ufeff\u200b"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\ufeff\u200b"):
        end -= 1
    return Span(start, end)


def _paragraphs(text: str, body: Span) -> Iterator[Span]:
    """Lines, with hard-wrapped English lines joined."""
    held: Span | None = None
    start = body.start
    while start < body.end:
        end = text.find("\n", start, body.end)
        end = body.end if end < 0 else end
        line = Span(start, end)
        start = end + 1
        if held is not None and _wraps(text, held, line):
            held = Span(held.start, line.end)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _wraps(text: str, held: Span, line: Span) -> bool:
    last = text[text.rfind("\n", held.start, held.end) + 1 or held.start : held.end] if held.end - held.start < _LONG else ""
    last, following = last.rstrip(), text[line.start : min(line.end, line.start + 200)].strip()
    if not 45 <= len(last) <= 120 or not following or _HAN.search(last) or _MARKS.match(following) or _ITEM.match(following):
        return False
    if following.startswith(("**", "![", "---")) or _STOP.search(last.rstrip(",")):
        return False
    return following[0].islower() or last.endswith(",") or len(last) >= 60


def _of_piece(text: str, piece: _Piece, heading: Span | None) -> Iterator[Sentence]:
    span = piece.span
    role = "body"
    marks = _MARKS.match(text[span.start : min(span.end, span.start + 20)])
    if marks is not None:
        span = trim(text, Span(span.start + marks.end(), span.end))
        if span.start == span.end:
            return
        if marks[0].startswith("#"):
            yield (
                _sentence(text, span, piece.paragraph, "heading", heading)
                if span.start < span.end
                else _sentence(text, piece.span, piece.paragraph, "body", heading)
            )
            return
    italic = _ITALIC.match(text[span.start : min(span.end, span.start + 2)])
    if italic is not None:
        span = _without_stars(text, span)
        if span.start == span.end:
            return
    item = _ITEM.match(text[span.start : min(span.end, span.start + 20)])
    if item is not None and span.start + item.end() < span.end:
        span, role = Span(span.start + item.end(), span.end), "item"
    bold = _BOLD.match(text[span.start : min(span.end, span.start + 100)])
    if bold is not None:
        label = Span(span.start + bold.start(1), span.start + bold.end(1))
        rest = _after_label(text, Span(span.start + bold.end(), span.end))
        yield _sentence(text, label, piece.paragraph, "heading", heading)
        heading, span = label, rest
    elif role == "body" and italic is None and piece.whole and _is_heading(text[span.start : span.end]):
        yield _sentence(text, span, piece.paragraph, "heading", heading)
        return
    for part in _cut(text, span):
        yield _sentence(text, part, piece.paragraph, role, heading)


def _without_stars(text: str, span: Span) -> Span:
    """`span` of an emphasised line without its asterisks."""
    start, end = span.start, span.end
    while start < end and text[start] in "*_":
        start += 1
    while end > start and text[end - 1] in "*_":
        end -= 1
    return trim(text, Span(start, end))


def _after_label(text: str, span: Span) -> Span:
    start = span.start
    while start < span.end and text[start] in " \t\u3000:：":
        start += 1
    return trim(text, Span(start, span.end))


def _is_heading(line: str) -> bool:
    """A short line of its own without final punctuation."""
    if _STOP.search(line) or len(line) > 120:
        return False
    wide = len(_HAN.findall(line))
    width = wide + (len(line) - wide) / 2
    comma, colon = re.search("[，,]", line), re.search("[：:]", line)
    # 都在面对一个难题：如何… is a sentence that lost its mark; 某某：2024年离职，… is a heading.
    if comma is not None and width > 20 and (colon is None or colon.start() > comma.start()):
        return False
    if width > 38:
        return False
    if _COLON.search(line):
        return len(line) <= 24 and _SAYING.search(line) is None
    return True


def _cut(text: str, span: Span) -> Iterator[Span]:
    """Sentences of one piece."""
    inner = [pair for pair in pairs(text, span) if text[pair.start] in '“「『"' or pair.end - pair.start <= 200]
    start, at = span.start, 0
    for found in _END.finditer(text, span.start, span.end):
        while at < len(inner) and inner[at].end <= found.start():
            at += 1
        end = found.end()
        if end <= start:
            continue
        holder = _holder(inner, at, found.start())
        if holder is not None:
            end = holder.end
            if found.end() != holder.end - 1 or not _ends_after_quote(text, holder, span.end):
                continue
        elif not _ends(text, found, span):
            continue
        while (
            end < span.end and text[end] in _CLOSE and not (text[end] in "\"'" and end + 1 < span.end and text[end + 1].isalnum())
        ):
            end += 1
        yield from _bounded(text, trim(text, Span(start, end)))
        start = end
    yield from _bounded(text, trim(text, Span(start, span.end)))


def _holder(inner: list[Span], at: int, offset: int) -> Span | None:
    for pair in inner[at : at + 1]:
        if pair.start < offset < pair.end:
            return pair
    return None


def _ends_after_quote(text: str, quote: Span, limit: int) -> bool:
    """True where a sentence ends with the quote that has just closed: nobody is named as its speaker after it."""
    if text[quote.start] not in '“「『"':
        return False
    after = text[quote.end : min(limit, quote.end + 60)]
    if not after.strip():
        return True
    if _HAN.match(after.strip()[0]) or not after.strip()[0].isascii():
        return _SAYS_ZH.match(after) is None and after[0] not in "，,的、；：。！？"
    return after[0].isspace() and _SAYS_EN.match(after) is None


def _ends(text: str, found: re.Match[str], span: Span) -> bool:
    """True where a mark outside quotes and brackets ends a sentence."""
    mark, start, end = found[0], found.start(), found.end()
    following = text[end : min(span.end, end + 40)]
    if mark[0] in "。！？｡":
        return True
    if mark[0] == "…":
        return not following.strip(_CLOSE + " \t")
    if mark[0] in "!?":
        before = text[start - 1] if start > span.start else " "
        return not following or not (following[0].isascii() and following[0].isalnum() and before.isascii())
    return _period_ends(text[max(span.start, start - 20) : start], mark, following)


def _period_ends(before: str, mark: str, following: str) -> bool:
    rest = following.lstrip(_CLOSE)
    if not rest.strip():
        return True
    if _HAN.match(rest.lstrip()[0]):
        return not before[-1:].isdigit() or not rest[0].isspace()
    if not rest[0].isspace():
        return False
    head = rest.lstrip()
    if head[0].islower() or head[0] in ",;:)":
        return False
    if len(mark) == 1 and _ABBREVIATION.search(before):
        return _MAY_END.search(before) is not None and _STARTER.match(head) is not None
    return True


def _bounded(text: str, span: Span) -> Iterator[Span]:
    """A text without any full stop is cut at commas or blanks, so that no later stage meets a sentence of megabytes."""
    start = span.start
    while span.end - start > _LONG:
        cut = max(text.rfind(mark, start + _LONG // 2, start + _LONG) for mark in "，,；; ")
        cut = start + _LONG if cut < 0 else cut + 1
        part = trim(text, Span(start, cut))
        if part.start < part.end:
            yield part
        start = cut
    rest = trim(text, Span(start, span.end))
    if rest.start < rest.end:
        yield rest
