"""Never trust: an answer counts only with quotes that stand where it says and contain the values it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from checker.candidates import AGREE, related
from checker.judge.asked import Request
from checker.judge.guard import speaks
from checker.judge.prompts import GRADES, RELATIONS, SLOTS
from checker.judge.proposals import Proposal
from checker.judge.sound import adds_up, in_order
from checker.render._words import cut
from claims.extract import Extraction
from claims.model import Claim, Span

_REASON = 300
_LINK = re.compile(r"(?:https?:|www\.)\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage that was found: `claim` is the index of the claim whose value it contains, None for members of a roster."""

    article: int
    span: Span
    text: str
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict of which everything was verified."""

    proposal: Proposal
    claims: tuple[int, ...]
    quotes: tuple[Quote, ...]
    slot: str
    relation: str
    grade: str
    reason: str
    model: str


@dataclass
class Tally:
    """What was dropped and why."""

    dropped: Counter[str] = field(default_factory=Counter)


class Drop(Exception):
    """Why an answer does not count."""


def verdicts(answers: Sequence[Any], request: Request, extraction: Extraction, model: str, tally: Tally) -> Iterator[Verdict]:
    """Those of `answers` that hold; the others are counted in `tally` by reason."""
    for answer in answers:
        try:
            yield _verdict(answer, request, extraction, model)
        except Drop as reason:
            tally.dropped[str(reason)] += 1


def _verdict(answer: Any, request: Request, extraction: Extraction, model: str) -> Verdict:
    if not isinstance(answer, dict):
        raise Drop("form")
    proposal = _group(answer.get("group"), request)
    claims = _claims(answer.get("claims"), proposal)
    said = {name: answer.get(name) for name in ("slot", "relation", "grade")}
    if said["slot"] not in SLOTS or said["relation"] not in RELATIONS or said["grade"] not in GRADES:
        raise Drop("form")
    reason = reason_of(answer.get("reason"))
    quotes = tuple(_quotes(answer.get("quotes"), proposal, claims, extraction))
    made = Verdict(proposal, claims, quotes, str(said["slot"]), str(said["relation"]), str(said["grade"]), reason, model)
    _sound(made, extraction)
    return made


def _group(name: Any, request: Request) -> Proposal:
    found = re.fullmatch(r"G(\d{1,4})", name) if isinstance(name, str) else None
    if found is None or not 1 <= int(found[1]) <= len(request.groups):
        raise Drop("unknown group")
    return request.groups[int(found[1]) - 1]


def _claims(names: Any, proposal: Proposal) -> tuple[int, ...]:
    if isinstance(names, str):
        names = re.split(r"[\s,]+", names.strip()) if names.strip() else []
    if not isinstance(names, list):
        raise Drop("form")
    made = []
    for name in names:
        found = re.fullmatch(r"c(\d{1,9})", name) if isinstance(name, str) else None
        if found is None or int(found[1]) - 1 not in proposal.claims:
            raise Drop("unknown claim")
        made.append(int(found[1]) - 1)
    return tuple(dict.fromkeys(made))


def reason_of(text: Any) -> str:
    """One line for people: no links, no control characters, nothing that speaks to a model. Raises Drop where none is left."""
    if not isinstance(text, str):
        raise Drop("form")
    line = cut(_LINK.sub("", text), _REASON).replace("<", "‹").replace(">", "›")
    if not line or speaks(line):
        raise Drop("reason")
    return line


def _quotes(rows: Any, proposal: Proposal, claims: tuple[int, ...], extraction: Extraction) -> Iterator[Quote]:
    if not isinstance(rows, list):
        raise Drop("form")
    for row in rows:
        if not isinstance(row, dict) or not all(isinstance(row.get(name), str) for name in ("in", "quote")):
            raise Drop("form")
        name = row.get("claim") or ""
        claim = None
        if name:
            (claim,) = _claims([name], proposal)
        yield found(row["in"], row["quote"], extraction, proposal, claim, claims)


def found(place: str, quote: str, extraction: Extraction, proposal: Proposal, claim: int | None, claims: Sequence[int]) -> Quote:
    """The quote where it stands. Raises Drop where it is not in the sentence, or the value is not in it."""
    article, span = sentence(place, extraction)
    spans = list(occurrences(quote, extraction.articles[article].text, span))
    if not spans:
        raise Drop("quote not there")
    if claim is None:
        shown = {(extraction.claims[i].article, extraction.claims[i].sentence.span) for i in claims} | set(proposal.sentences)
        if (article, span) not in shown:
            raise Drop("quote from elsewhere")
        return Quote(article, spans[0], quote)
    said = extraction.claims[claim]
    if said.article != article or said.sentence.span != span:
        raise Drop("quote from elsewhere")
    holding = [one for one in spans if one.contains(said.value_span)]
    if not holding:
        raise Drop("quote without value")
    return Quote(article, holding[0], quote, claim)


def sentence(name: str, extraction: Extraction) -> tuple[int, Span]:
    """Article and span of the sentence with this name. Raises Drop."""
    match = re.fullmatch(r"A(\d{1,6})\.(\d{1,6})", name.strip())
    if match is None:
        raise Drop("unknown sentence")
    article, n = int(match[1]) - 1, int(match[2]) - 1
    if not 0 <= article < len(extraction.articles) or not 0 <= n < len(extraction.sentences[article]):
        raise Drop("unknown sentence")
    return article, extraction.sentences[article][n].span


def occurrences(quote: str, text: str, span: Span) -> Iterator[Span]:
    """Every place of a quote in a stretch of text, runs of spaces and line breaks being alike."""
    words = quote.split()
    if not words or len(quote) > 2_000:
        return
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    at = span.start
    while match := pattern.search(text, at, span.end):
        yield Span(*match.span())
        at = match.start() + 1


def _sound(made: Verdict, extraction: Extraction) -> None:
    """Raise Drop where the evidence does not carry the verdict, or our own arithmetic contradicts it."""
    quoted = {quote.claim for quote in made.quotes}
    if any(claim not in quoted for claim in made.claims):
        raise Drop("claim without quote")
    if made.proposal.kind == "roster":
        if len({quote.text for quote in made.quotes}) < 2:
            raise Drop("too few quotes")
    elif len(made.claims) < (1 if made.proposal.kind == "order" else 2):
        raise Drop("too few claims")
    own = [extraction.claims[i] for i in made.claims]
    if made.slot != "same" and made.relation == "conflict":
        raise Drop("contradicts itself")
    if made.relation == "conflict":
        _conflict(made.proposal.kind, own, extraction)
    elif not all(len(quote.text) > _value(quote, extraction) for quote in made.quotes):
        raise Drop("quote with nothing but the value")


def _value(quote: Quote, extraction: Extraction) -> int:
    if quote.claim is None:
        return 0
    span = extraction.claims[quote.claim].value_span
    return span.end - span.start


def _conflict(kind: str, own: Sequence[Claim], extraction: Extraction) -> None:
    if kind == "sum" and adds_up(own):
        raise Drop("adds up")
    if kind == "order" and in_order(own[:2], extraction.articles):
        raise Drop("in order")
    if kind == "slot" and not any(differ(x, y) for n, x in enumerate(own) for y in own[n + 1 :]):
        raise Drop("equal values")


def differ(x: Claim, y: Claim) -> bool:
    """True unless we read the two values as equal or compatible."""
    return x.value is None or y.value is None or related(x.value, y.value).relation not in AGREE
