"""Proposals -> requests: the texts that a model reads, batched so that each fits a small context window.

A request holds one JSON object a line: sources, sentences with their claims, groups. Article text stands only inside JSON
strings, between fences whose name is a hash of what they enclose, so no article can close them.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from checker.codes import BY_CODE
from checker.group import display, normalised
from checker.judge.events import events
from checker.judge.guard import speaks
from checker.judge.prompts import ADJUDICATE, LANGUAGES, VERSION
from checker.judge.proposals import Proposal
from checker.judge.tokens import estimate
from checker.run import Inside
from claims.model import Article, Claim, Span

REQUEST = 5_500  # tokens of one request, prompt included
PER_ARTICLE = 1_900  # tokens of all requests for each article: six articles stay below 12,000
_LONG = 700  # characters of a sentence that are shown
_NEAR = 6  # pages of an article that are tried
_SHORT = 40  # of a sentence that is shown with the one before it


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent once: `key` names it in records and caches, `mark` in its own fences; `text` is the user message."""

    use: str
    text: str
    system: str
    key: str
    mark: str
    groups: tuple[Proposal, ...] = ()
    articles: tuple[int, ...] = ()

    @property
    def tokens(self) -> int:
        """Estimated tokens of both messages."""
        return estimate(self.system) + estimate(self.text)


def made(use: str, system: str, rows: Sequence[dict[str, Any]], head: str = "", **rest: Any) -> Request:
    """A request out of rows of data; its key is a hash of all that the model reads."""
    data = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    mark = hashlib.sha256(data.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    text = f"{head}<<<DATA {mark}\n{data}\nDATA {mark}>>>\n"
    key = hashlib.sha256("\x1f".join((VERSION, use, system, text)).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return Request(use, text, system, key, mark, **rest)


@dataclass(eq=False)
class _Page:
    """What one request shows so far, each line once."""

    groups: list[Proposal] = field(default_factory=list)
    lines: dict[tuple[str, Any], int] = field(default_factory=dict)
    size: int = 0


def _cost(page: _Page, lines: Mapping[tuple[str, Any], int]) -> int:
    """Tokens that the lines add to the page."""
    return sum(size for key, size in lines.items() if key not in page.lines)


class Writer:
    """Writes requests about the claims of one run in the report's language ("zh" or "en")."""

    def __init__(self, inside: Inside, lang: str) -> None:
        self.extraction = inside.extraction
        self.system = ADJUDICATE.replace("{language}", LANGUAGES[lang])
        self._events = events(inside)
        self._sizes: dict[tuple[str, Any], int] = {}
        self._at = [{s.span: n for n, s in enumerate(own)} for own in self.extraction.sentences]

    def requests(self, proposals: Sequence[Proposal], limit: int = REQUEST) -> tuple[tuple[Request, ...], int]:
        """The requests, the most urgent first, and how many proposals found no room within PER_ARTICLE tokens an article."""
        pages: list[_Page] = []
        left = spare = 0
        for articles, own in self._buckets(proposals):
            made_, missing, over = self._pages(own, limit, PER_ARTICLE * articles + spare * (articles == 0))
            pages += made_
            left += missing
            spare += over
        asked = [self._request(page.groups) for page in pages]
        return tuple(sorted(asked, key=lambda r: (-max(p.score for p in r.groups), r.key))), left

    def _buckets(self, proposals: Sequence[Proposal]) -> list[tuple[int, list[Proposal]]]:
        """Events with their number of articles and their proposals; last, without articles, what lies across events."""
        size = Counter(self._events)
        own: dict[int, list[Proposal]] = {root: [] for root in sorted(size)}
        across: list[Proposal] = []
        for proposal in proposals:
            articles = {self.extraction.claims[i].article for i in proposal.claims} | {a for a, _ in proposal.sentences}
            roots = {self._events[article] for article in articles}
            (own[min(roots)] if len(roots) == 1 or proposal.offline is not None else across).append(proposal)
        return [*((size[root], found) for root, found in own.items()), (0, across)]

    def _pages(self, proposals: Sequence[Proposal], limit: int, room: int) -> tuple[list[_Page], int, int]:
        """The pages, how many proposals found no room, and the tokens that are left of it."""
        fixed = estimate(self.system) + 60
        pages: list[_Page] = []
        near: dict[int, list[_Page]] = defaultdict(list)  # pages by the articles that they quote
        left = 0
        for proposal in proposals:
            lines = dict(self._lines(proposal))
            articles = sorted({key for kind, key in lines if kind == "source"})
            tried = [page for article in articles for page in near[article][-_NEAR:]] + pages[-1:]
            costs = [(_cost(page, lines), n) for n, page in enumerate(tried)]
            cost, n = min(((c, n) for c, n in costs if tried[n].size + c <= limit), default=(0, -1))
            page = tried[n] if n >= 0 else _Page(size=fixed)
            cost = cost if n >= 0 else _cost(page, lines)
            if cost + (fixed if n < 0 else 0) > room:
                left += 1
                continue
            room -= cost + (fixed if n < 0 else 0)
            if n < 0:
                pages.append(page)
            page.size += cost
            page.lines |= lines
            page.groups.append(proposal)
            for article in articles:
                if page not in near[article]:
                    near[article].append(page)
        return pages, left, room

    def _lines(self, proposal: Proposal) -> Iterable[tuple[tuple[str, Any], int]]:
        """What a page must show for the proposal, each with its tokens."""
        for need in self._needs(proposal):
            if need not in self._sizes:
                self._sizes[need] = estimate(self._line(*need)) + 1
            yield need, self._sizes[need]
        yield ("group", id(proposal)), estimate(json.dumps(self._group("G10", proposal), ensure_ascii=False)) + 1

    def _line(self, kind: str, key: Any) -> str:
        if kind == "claim":
            return f'"c{key + 1}": "{self._value(key)}", '
        row = self._sentence(key) if kind == "sentence" else source(self.extraction.articles[key], key)
        return json.dumps(row, ensure_ascii=False)

    def _needs(self, proposal: Proposal) -> list[tuple[str, Any]]:
        """Sources, sentences and claims that a reader needs to decide on the proposal."""
        claims = self.extraction.claims
        places = {self._place(claims[i]) for i in proposal.claims}
        places |= {(article, self._n(article, span)) for article, span in proposal.sentences}
        unnamed = {self._place(claims[i]) for i in proposal.claims if claims[i].subject_from != "named"}
        places |= {(article, n - 1) for article, n in places if self._leans(article, n, unnamed=(article, n) in unnamed)}
        articles = sorted({article for article, _ in places})
        return [
            *(("source", article) for article in articles),
            *(("sentence", place) for place in sorted(places)),
            *(("claim", i) for i in proposal.claims),
        ]

    def _n(self, article: int, span: Span) -> int:
        return self._at[article][span]

    def _place(self, claim: Claim) -> tuple[int, int]:
        return claim.article, self._n(claim.article, claim.sentence.span)

    def _leans(self, article: int, n: int, *, unnamed: bool) -> bool:
        """True for a sentence inside a paragraph that is short or does not name its subject: what it is about stands before it."""
        own = self.extraction.sentences[article]
        if n == 0 or own[n].paragraph != own[n - 1].paragraph:
            return False
        size = own[n].span.end - own[n].span.start
        text = self.extraction.articles[article].text
        if speaks(text[own[n - 1].span.start : own[n - 1].span.end]):
            return False
        return unnamed or size <= _SHORT * (3 if self.extraction.articles[article].language == "en" else 1)

    def _request(self, groups: Sequence[Proposal]) -> Request:
        needs = {need for proposal in groups for need in self._needs(proposal)}
        rows = [source(self.extraction.articles[key], key) for kind, key in sorted(needs) if kind == "source"]
        said: dict[tuple[int, int], dict[str, str]] = {}
        for i in sorted(key for kind, key in needs if kind == "claim"):
            claim = self.extraction.claims[i]
            said.setdefault((claim.article, self._n(claim.article, claim.sentence.span)), {})[f"c{i + 1}"] = self._value(i)
        for place in sorted(key for kind, key in needs if kind == "sentence"):
            rows.append(self._sentence(place) | ({"claims": said[place]} if place in said else {}))
        rows += [self._group(f"G{n}", proposal) for n, proposal in enumerate(groups, 1)]
        return made("adjudicate", self.system, rows, groups=tuple(groups))

    def _sentence(self, place: tuple[int, int]) -> dict[str, Any]:
        article, n = place
        span = self.extraction.sentences[article][n].span
        text = self.extraction.articles[article].text[span.start : min(span.end, span.start + _LONG)]
        return {"sentence": f"A{article + 1}.{n + 1}", "text": " ".join(text.split())}

    def _value(self, index: int) -> str:
        claim = self.extraction.claims[index]
        return f"{display(claim)} = {normalised(claim)}"

    def _group(self, name: str, proposal: Proposal) -> dict[str, Any]:
        row: dict[str, Any] = {"group": name, "kind": proposal.kind, "claims": " ".join(f"c{i + 1}" for i in proposal.claims)}
        if proposal.sentences:
            row["sentences"] = " ".join(f"A{article + 1}.{self._n(article, span) + 1}" for article, span in proposal.sentences)
        if proposal.offline is not None:
            rule = BY_CODE[proposal.offline.rule]
            row["offline"] = f"{proposal.listed}: {rule.code} {rule.title.en}, {proposal.offline.severity}"
        return row


def source(article: Article, index: int) -> dict[str, Any]:
    """The row of an article: its name in the request, title, outlet, day of publication."""
    day = article.published.isoformat() if article.published else None
    return {"source": f"A{index + 1}", "title": article.title, "outlet": article.source, "published": day}
