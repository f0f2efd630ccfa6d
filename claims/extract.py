"""Article -> claims: one claim a value, with its clause, subject, modality, attribution and the period it holds for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from claims.asof import as_of_times
from claims.find.modality import attribution, modality, tense
from claims.find.names import find_names, tag_ahead
from claims.find.values import find_sentence_values
from claims.model import Article, Claim, Duration, Figure, Mention, Sentence, Span, Value, When
from claims.resolve import Resolution, resolve
from claims.roles import role_beside
from claims.settings import Settings
from claims.split import sentences

SPOKEN = 40_000  # code points of one sentence that are read; a longer "sentence" is a table or a dump


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article says by itself, whatever else is in the corpus. `values[i]` belongs to `sentences[i]`."""

    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    values: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read from a corpus. `sentences[i]` and `mentions[i]` belong to `articles[i]`; claims are in corpus order."""

    articles: tuple[Article, ...]
    sentences: tuple[tuple[Sentence, ...], ...]
    mentions: tuple[tuple[Mention, ...], ...]  # by article
    claims: tuple[Claim, ...]
    resolution: Resolution


def extract(articles: Sequence[Article], settings: Settings | None = None, readings: Sequence[Reading] | None = None) -> Extraction:
    """All claims of `articles` (sorted by path by the caller), aliases resolved across the corpus.

    `readings[i]` is what `reading` gave for `articles[i]`, where that is known already.
    """
    chosen = settings or Settings()
    found = tuple(readings) if readings is not None else read_all(articles)
    split = tuple(one.sentences for one in found)
    named = tuple(one.mentions for one in found)
    resolution = resolve(articles, split, named, chosen)
    claims: list[Claim] = []
    for i, article in enumerate(articles):
        claims.extend(_claims(i, article, found[i], resolution))
    return Extraction(tuple(articles), split, named, tuple(claims), resolution)


TOGETHER = 64  # articles whose names are looked for together


def read_all(articles: Sequence[Article]) -> tuple[Reading, ...]:
    """`reading` of each of `articles`, faster than one by one."""
    found: list[Reading] = []
    for at in range(0, len(articles), TOGETHER):
        part = articles[at : at + TOGETHER]
        if len(part) > 1:
            tag_ahead([(article.text, article.language) for article in part])
        found += [reading(article) for article in part]
    return tuple(found)


def reading(article: Article) -> Reading:
    """Sentences, names and values of one article: a pure function of the article."""
    found = sentences(article)
    return Reading(found, _names(article, found), _values(article, found))


def _names(article: Article, found: Sequence[Sentence]) -> tuple[Mention, ...]:
    """Names of the whole article at once (a name seen twice is surer than one seen once), those outside its sentences left out."""
    kept: list[Mention] = []
    spans = [sentence.span for sentence in found]
    starts = [span.start for span in spans]
    for mention in find_names(article.text, article.language):
        at = bisect_right(starts, mention.span.start) - 1
        if at >= 0 and spans[at].contains(mention.span):
            kept.append(mention)
    return tuple(kept)


def _values(article: Article, found: Sequence[Sentence]) -> tuple[tuple[Value, ...], ...]:
    reference = datetime.combine(article.published, time()) if article.published else None
    spans = [Span(sentence.span.start, min(sentence.span.end, sentence.span.start + SPOKEN)) for sentence in found]
    read = find_sentence_values(article.text, spans, reference)
    if article.published_from == "inferred":
        read = _month_grade(read, find_sentence_values(article.text, spans, None))
    return tuple(read)


def _claims(index: int, article: Article, read: Reading, resolution: Resolution) -> Iterable[Claim]:
    starts = [0, *(i + 1 for i, char in enumerate(article.text) if char == "\n")]
    moments = as_of_times(article.text, read.sentences, read.values)
    for sentence, values, told in zip(read.sentences, read.values, moments, strict=True):
        for at, value in enumerate(values):
            clause = clause_of(sentence, value.span)
            claim = _claim(index, article, sentence, clause, value, values[:at], values[at + 1 :], resolution, starts)
            yield claim if told[at] is None else replace(claim, as_of=told[at])


_FINE = {"week", "weekend", "day", "part", "hour", "minute", "second"}


def _month_grade(read: Sequence[Sequence[Value]], bare: Sequence[Sequence[Value]]) -> tuple[tuple[Value, ...], ...]:
    """Values read against an inferred date, which names a month at best: what is finer than a month stays unresolved."""
    out: list[tuple[Value, ...]] = []
    for values, plain_values in zip(read, bare, strict=True):
        unresolved = {value.span: value for value in plain_values}
        out.append(
            tuple(
                unresolved.get(value.span, value)
                if isinstance(value, When) and value.anchor == "published" and value.granularity in _FINE
                else value
                for value in values
            )
        )
    return tuple(out)


def clause_of(sentence: Sentence, value: Span) -> Span:
    """The clause that holds the value; several clauses joined where the value crosses a border."""
    touched = [clause for clause in sentence.clauses if clause.overlaps(value)]
    if not touched:
        return Span(min(sentence.span.start, value.start), max(sentence.span.end, value.end))
    return Span(min(touched[0].start, value.start), max(touched[-1].end, value.end))


def _claim(
    index: int,
    article: Article,
    sentence: Sentence,
    clause: Span,
    value: Value,
    before: Sequence[Value],
    after: Sequence[Value],
    resolution: Resolution,
    starts: Sequence[int],
) -> Claim:
    quote = article.text[clause.start : clause.end]
    whole = article.text[sentence.span.start : sentence.span.end]
    subject, name, how = resolution.subject_of(index, sentence, clause, value.span)
    told = tense(quote, article.language)
    if told == "unknown" and isinstance(value, When) and value.span.start - sentence.span.start <= 4:
        told = tense(whole, article.language)  # a date that opens its sentence governs the clauses after it
    extra = [("tense", told), ("named", "\x1f".join(resolution.entities_in(index, clause)))]
    if isinstance(value, When):
        extra.append(
            ("role", role_beside(article.text, value, sentence.span) or _role(article.text, value, clause, [*before, *after]))
        )
    return Claim(
        article=index,
        path=article.path,
        line=article.first_line or bisect_right(starts, value.span.start),
        span=clause,
        quote=quote,
        sentence=sentence,
        value=value,
        value_span=value.span,
        subject=subject,
        subject_name=name,
        subject_from=how,
        entities=resolution.entities_of(index, sentence, clause),
        modality=modality(quote, whole, max(0, value.span.start - clause.start), article.language),
        attribution=attribution(whole, article.language),
        period=period_of(value, clause, before, after),
        context=whole,
        extra=tuple(extra),
    )


def period_of(value: Value, clause: Span, before: Sequence[Value], after: Sequence[Value]) -> When | None:
    """The date a figure holds for: the nearest one before it in its sentence, else the first after it in its clause.

    A date at the start of a sentence carries over to the later clauses.
    """
    if isinstance(value, When):
        return None
    for other in reversed(before):
        if isinstance(other, When) and not other.recurring and not other.clock:
            return other
    for other in after:
        if isinstance(other, When) and clause.contains(other.span) and not other.recurring and not other.clock:
            return other
    return None


_AS_OF_BEFORE = (
    "截至",
    "截止",
    "截至到",
    "到",
    "至",
    "as of ",
    "by ",
    "at the end of ",
    "since ",
    "自",
    "较",
    "比",
    "than in ",
    "from ",
)


_DATELINE = re.compile(r"[^\S\n]{0,2}(?:电|電|讯|訊)(?![话話视視影子脑腦力池])|[^\S\n]?\([A-Z][\w ]{1,30}\)[^\S\n]?[-–—]")


_REPORT = re.compile(
    r"记者.{0,24}(?:获悉|了解到|看到|致电|采访|来到|发现)|获悉|了解到|编者注|编者按|[^\s，。]{0,12}消息[，,：:]?$|原标题|摄$|拍摄|"
    r"記者.{0,24}(?:獲悉|了解到|看到|採訪)|\btold reporters\b|\breporters? (?:learned|found|saw|called)\b",
    re.IGNORECASE,
)


_REPORTED = re.compile(r"[^\S\n]?(?:的)?(?:报道|報道|報導|消息)")
_WORDS = re.compile(r"当地时间|當地時間|[^\w]")


def _role(text: str, when: When, clause: Span, others: Sequence[Value]) -> str:
    """ "as-of" where the date only says when figures hold (截至6月末, as of June), "dateline" in 5月18日电,
    "report" where the clause tells when something was learned, reported or photographed, "bare" where it holds nothing but a local
    time; else "event"."""
    if _DATELINE.match(text, when.span.end):
        return "dateline"
    if _REPORT.search(text[clause.start : clause.end]) or _REPORTED.match(text, when.span.end):
        return "report"
    rest = text[clause.start : when.span.start] + text[when.span.end : clause.end]
    if len(_WORDS.sub("", rest)) < 2 and clause.end - clause.start <= 40 and "当地时间" in rest:
        return "bare"
    lead = text[max(clause.start, when.span.start - 10) : when.span.start].lower()
    stated = any(
        isinstance(other, Figure) and clause.contains(other.span) and other.kind in {"money", "percent"} for other in others
    )
    if any(lead.endswith(word) for word in _AS_OF_BEFORE) and (stated or lead.endswith(("截至", "截止", "as of "))):
        return "as-of"
    if stated and (when.modifier == "end" or when.granularity in {"year", "quarter", "half"}):
        return "as-of"
    return "event"


def kind_of(value: Value | None) -> str:
    """The group in which values are compared: "when", "clock", "duration", "age", "ordinal", "score" or a figure's dimension."""
    if isinstance(value, When):
        return "clock" if value.clock and value.start is None else "when"
    if isinstance(value, Duration):
        return "duration"
    if isinstance(value, Figure):
        if value.kind in {"age", "ordinal", "score", "percent", "ratio", "temperature", "money"}:
            return value.kind
        if value.kind in {"count", "number"}:
            return "count"
        return value.dimension or value.kind
    return ""


def unit_of(value: Value | None) -> str:
    """What must be equal for two values to be compared at all: kind, dimension, currency."""
    if isinstance(value, Figure) and value.kind == "money":
        return f"money:{value.unit}"
    return "when" if isinstance(value, When) else kind_of(value)
