"""The second use: a model lists the facts of each article as frames; what it says is kept only where it can be found there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

from checker.judge.asked import Request, made, source
from checker.judge.guard import speaks
from checker.judge.prompts import EXTRACT, GROUP, MODALITIES
from checker.judge.tokens import estimate
from checker.judge.verify import Drop, Tally, occurrences, sentence
from checker.run import Inside
from claims.extract import Extraction
from claims.find.values import find_sentence_values
from claims.lang.scripts import plain
from claims.model import Claim, Span, Value

_FRAME = ("subject", "attribute", "scope", "period", "as_of")
_FIELD = 120
_MEMBERS = 40


@dataclass(frozen=True, slots=True)
class Fact:
    """A verified fact. `claim` holds its value and place; `members` are the passages of a list or the parts of a sum."""

    id: str
    claim: Claim
    subject: str
    attribute: str
    scope: str
    period: str
    as_of: str
    modality: str
    members: tuple[Claim, ...] = ()
    order: tuple[Claim, Claim] | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """The slot in folded words."""
        return (*(_folded(getattr(self, name)) for name in _FRAME), self.modality)


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", plain(text).lower())


def requests(inside: Inside, limit: int) -> list[Request]:
    """The articles, sentence by sentence; a long one in parts. Sentences that speak to a model are left out."""
    out = []
    fixed = estimate(EXTRACT) + 60
    for index, article in enumerate(inside.extraction.articles):
        head = {**source(article, index), "title": "" if speaks(article.title) else article.title}
        rows: list[dict[str, Any]] = []
        size = fixed
        for n, one in enumerate(inside.extraction.sentences[index]):
            text = " ".join(article.text[one.span.start : one.span.end].split())
            if one.role == "title" or speaks(text):
                continue
            row = {"sentence": f"A{index + 1}.{n + 1}", "text": text[:2_000]}
            cost = estimate(json.dumps(row, ensure_ascii=False)) + 1
            if rows and size + cost > limit:
                out.append(made("extract", EXTRACT, [head, *rows], articles=(index,)))
                rows, size = [], fixed
            rows.append(row)
            size += cost
        if rows:
            out.append(made("extract", EXTRACT, [head, *rows], articles=(index,)))
    return out


def facts(rows: Sequence[Any], request: Request, extraction: Extraction, tally: Tally) -> Iterator[Fact]:
    """Those of `rows` that hold; the others are counted in `tally` by reason. Ids are given later."""
    for row in rows:
        try:
            yield _fact(row, request, extraction)
        except Drop as reason:
            tally.dropped[str(reason)] += 1


def _fact(row: Any, request: Request, extraction: Extraction) -> Fact:
    if not isinstance(row, dict) or not all(isinstance(row.get(name), str) for name in ("in", "quote", "value", *_FRAME)):
        raise Drop("form")
    if row.get("modality") not in MODALITIES or any(speaks(row[name]) for name in _FRAME):
        raise Drop("form")
    article, span = sentence(row["in"], extraction)
    if article not in request.articles:
        raise Drop("quote from elsewhere")
    quoted = next(occurrences(row["quote"], extraction.articles[article].text, span), None)
    if quoted is None:
        raise Drop("quote not there")
    members = tuple(_passages(row.get("members"), article, quoted, extraction))
    value = row["value"].strip()
    if value:
        claim = _claim(value, article, quoted, extraction)
    elif members:
        claim = replace(members[0], span=quoted, quote=extraction.articles[article].text[quoted.start : quoted.end])
    else:
        raise Drop("no value")
    frame = {name: row[name].strip()[:_FIELD] for name in _FRAME}
    order = _order(row, article, quoted, extraction)
    if claim.value is None and not members and order is None:
        raise Drop("value not read")
    return Fact("", claim, modality=row["modality"], members=members, order=order, **frame)


def _passages(names: Any, article: int, quoted: Span, extraction: Extraction) -> Iterator[Claim]:
    if names is None:
        return
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names) or len(names) > _MEMBERS:
        raise Drop("form")
    at = quoted.start
    for name in names:
        made_ = _claim(name, article, Span(at, quoted.end), extraction)
        at = made_.value_end
        yield made_


def _order(row: dict[str, Any], article: int, quoted: Span, extraction: Extraction) -> tuple[Claim, Claim] | None:
    first, then = row.get("first") or "", row.get("then") or ""
    if not (isinstance(first, str) and isinstance(then, str) and first.strip() and then.strip()):
        return None
    return _claim(first, article, quoted, extraction), _claim(then, article, quoted, extraction)


def _claim(text: str, article: int, quoted: Span, extraction: Extraction) -> Claim:
    """The claim of a value inside a quote: ours where we read one there, else a new one. Raises Drop."""
    one = extraction.articles[article]
    found = next(occurrences(text, one.text, quoted), None)
    if found is None:
        raise Drop("quote without value")
    known = [c for c in extraction.claims if c.article == article and c.value_span.overlaps(found)]
    for claim in known:
        if found.contains(claim.value_span) or claim.value_span.contains(found):
            return claim
    own = next(s for s in extraction.sentences[article] if s.span.contains(found))
    quote = one.text[quoted.start : quoted.end]
    value = _read(one.text, found, datetime.combine(one.published, time()) if one.published else None)
    where = extraction.articles[article].path
    context = one.text[own.span.start : own.span.end]
    return Claim(article, where, one.line_of(found.start), quoted, quote, own, value, found, context=context)


def _read(text: str, span: Span, day: datetime | None) -> Value | None:
    found = find_sentence_values(text, [span], day)[0]
    return next((value for value in found), None)


def numbered(found: Sequence[Fact]) -> list[Fact]:
    """The facts in the order of the corpus, each once, with their ids."""
    unique: dict[tuple[Any, ...], Fact] = {}
    for fact in sorted(found, key=lambda f: (f.claim.article, f.claim.value_span, f.key, f.claim.span)):
        unique.setdefault((fact.claim.article, fact.claim.value_span, fact.key), fact)
    return [replace(fact, id=f"f{n}") for n, fact in enumerate(unique.values(), 1)]


def grouping(found: Sequence[Fact], limit: int) -> list[Request]:
    """Requests that ask which facts answer one question; facts of one subject stand together where they do not fit into one."""
    out: list[Request] = []
    rows: list[dict[str, Any]] = []
    size = fixed = estimate(GROUP) + 60
    for fact in sorted(found, key=lambda f: (_folded(f.subject), int(f.id[1:]))):
        row = {"fact": fact.id, "source": f"A{fact.claim.article + 1}"}
        row |= {name: getattr(fact, name) for name in (*_FRAME, "modality") if getattr(fact, name)}
        cost = estimate(json.dumps(row, ensure_ascii=False)) + 1
        if rows and size + cost > limit:
            out.append(made("group", GROUP, rows))
            rows, size = [], fixed
        rows.append(row)
        size += cost
    return [*out, made("group", GROUP, rows)] if len(rows) > 1 or out else out


def slots(found: Sequence[Fact], told: Sequence[Sequence[Any]]) -> list[list[Fact]]:
    """Facts of one slot: as told by the model (unknown names and second mentions are ignored), and those of equal keys."""
    by_id = {fact.id: fact for fact in found}
    where: dict[str, int] = {}
    for n, names in enumerate(told):
        for name in names if isinstance(names, list) else ():
            if isinstance(name, str) and name in by_id:
                where.setdefault(name, n)
    keys: dict[tuple[str, ...], int] = {}
    for fact in found:
        if fact.id not in where:
            where[fact.id] = keys.setdefault(fact.key, len(told) + len(keys))
    groups: dict[int, list[Fact]] = {}
    for fact in found:
        groups.setdefault(where[fact.id], []).append(fact)
    return [group for _, group in sorted(groups.items())]
