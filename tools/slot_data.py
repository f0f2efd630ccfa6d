"""Labelled events for the slot scorer: our own training events and, where present, the newsroom gold beside the project.

An event is a set of articles whose claims carry a fact key. Two claims with one key fill one slot; with two keys they do
not; a claim without key was not annotated, so it only serves as the other side of a negative pair.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from altered import altered

from claims.extract import Extraction, extract, kind_of
from claims.model import Article, Claim, Figure
from claims.read import read_file
from claims.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
NEWSROOM = ROOT.parent / "shared" / "eval" / "newsroom"


@dataclass(frozen=True)
class Event:
    """One event read: claims and, for each, its fact key or None."""

    name: str
    extraction: Extraction
    facts: tuple[str | None, ...]
    gold: bool


def training_event(path: Path) -> Event:
    """An event of ours: its lines joined to articles, its annotated values located."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    head, rows = rows[0], rows[1:]
    texts: dict[str, list[str]] = defaultdict(list)
    marks: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for row in rows:
        offset = sum(len(text) + 1 for text in texts[row["article"]])
        for value in row["values"]:
            at = value.get("start", row["text"].find(value["text"]))
            if at >= 0:
                marks[row["article"]].append((offset + at, offset + at + len(value["text"]), value["fact"]))
        texts[row["article"]].append(row["text"])
    articles = [
        Article.from_text("\n".join(lines), path=name, published=head.get("dates", {}).get(name))
        for name, lines in sorted(texts.items())
    ]
    extraction = extract(articles)
    facts = [_mark(claim, marks[claim.path]) for claim in extraction.claims]
    return Event(path.stem, extraction, tuple(facts), False)


def _mark(claim: Claim, marks: list[tuple[int, int, str]]) -> str | None:
    best, size = None, 0
    for start, end, fact in marks:
        shared = min(end, claim.value_end) - max(start, claim.value_start)
        if shared > size:
            best, size = fact, shared
    return best


UNSURE = "?"

KINDS = {
    "date": {"when"},
    "order": {"when", "clock"},
    "time": {"clock", "when", "duration"},
    "count": {"count"},
    "sum": {"count", "money"},
    "money": {"money"},
    "percent": {"percent", "ratio"},
    "duration": {"duration"},
    "age": {"age", "when", "duration"},
    "ordinal": {"ordinal"},
}


def newsroom_event(folder: Path) -> Event:
    """A gold event: claims whose value lies in a gold quote and is of the fact's kind carry fact (and group where not one slot)."""
    articles = [a for p in sorted((folder / "articles").iterdir()) for a in read_file(str(p), Settings())]
    extraction = extract(articles)
    names = {Path(a.path).name: a for a in articles}
    marks: dict[str, list[tuple[int, int, str, set[str] | None, str]]] = defaultdict(list)
    for n, line in enumerate((folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()):
        fact = json.loads(line)
        if fact["kind"] == "roster":
            continue
        vague = fact["kind"] in {"sum", "order"}  # several events or parts under one key: no label, and no negative either
        for m in fact["mentions"]:
            at = names[m["article"]].text.index(m["quote"])
            group = re.split(r"[（(]", m["value"])[0].strip()
            key = UNSURE if vague else f"{n}" if fact["status"] in {"conflict", "agree"} else f"{n}/{group}"
            marks[m["article"]].append((at, at + len(m["quote"]), key, KINDS.get(fact["kind"]), m["value"]))
    facts = [_gold(claim, marks[Path(claim.path).name]) for claim in extraction.claims]
    return Event(folder.name, extraction, tuple(facts), True)


def _gold(claim: Claim, marks: list[tuple[int, int, str, set[str] | None, str]]) -> str | None:
    kind = kind_of(claim.value)
    found: list[tuple[int, bool, str]] = []
    for start, end, key, kinds, value in marks:
        if start <= claim.value_start < end and (
            kind in kinds if kinds else kind not in {"when", "count", "money", "percent", "age"}
        ):
            found.append((_fit(claim, value) * -1, "/" in key, key))
    return min(found)[2] if found else None


def _fit(claim: Claim, value: str) -> int:
    """How much the gold's value looks like the claim's: shared digits."""
    digits = re.findall(r"\d+", value)
    own = claim.value.digits if isinstance(claim.value, Figure) else re.sub(r"\D", "", claim.value.text if claim.value else "")
    return sum(1 for d in digits if d in own or own in d)


MINIS = 12  # pairs of a whole article and a sentence of another, an event
DUOS = 24  # the same with figures altered in half of them


def minis(event: Event) -> list[Event]:
    """Corpora of two texts made of an event: a whole article and one sentence of another, as a continuation or a brief would be.

    Facts carry over by place. The choice depends on the texts alone.
    """
    related, apart = _sentences(event)
    few = related[: MINIS * 2 // 3]
    return [_mini(event, *place) for place in [*few, *apart[: MINIS - len(few)]]]


def duos(event: Event) -> list[Event]:
    """Corpora of two texts, of which one is a sentence or two whose figures are another's or altered: a draft and its source."""
    related, apart = _sentences(event)
    few = related[: DUOS * 2 // 3]
    out = []
    for n, (i, j, start, end) in enumerate([*few, *apart[: DUOS - len(few)]]):
        out.append(_mini(event, i, j, start, end, share=(0.0, 0.7)[n % 2], alone=n % 4 == 3))
    return out


def _sentences(event: Event) -> tuple[list[tuple[int, int, int, int]], list[tuple[int, int, int, int]]]:
    """(article, other article, start and end of a sentence of the other): those that share a fact, and those that do not."""
    articles, claims = event.extraction.articles, event.extraction.claims
    told: dict[int, set[str]] = defaultdict(set)
    for claim, fact in zip(claims, event.facts, strict=True):
        if fact and fact != UNSURE:
            told[claim.article].add(fact)
    found = []
    for sentence in {(c.article, c.sentence.span.start, c.sentence.span.end) for c in claims}:
        j, start, end = sentence
        facts = {f for c, f in zip(claims, event.facts, strict=True) if c.article == j and c.sentence.span.start == start and f}
        for i in range(len(articles)):
            if i != j and facts:
                text = articles[j].text[start:end]
                shared = bool(facts & told[i])
                rank = hashlib.sha256(f"{articles[i].text}\x1f{text}".encode()).hexdigest()
                found.append((not shared, rank, i, j, start, end))
    found.sort()
    return [f[2:] for f in found if not f[0]], [f[2:] for f in found if f[0]]


def _mini(event: Event, i: int, j: int, start: int, end: int, share: float = 0.0, alone: bool = False) -> Event:
    """Article i, or of it the sentence that shares most facts with the other where `alone`, beside a sentence of article j."""
    whole, other = event.extraction.articles[i], event.extraction.articles[j]
    own = [c for c in event.extraction.claims if c.article == j and start <= c.value_start and c.value_end <= end]
    text, places = altered(other.text[start:end], start, own, share, whole.text)
    brief = Article.from_text(text, path="~brief.txt", title=whole.title, published=other.published)
    at, until = _counterpart(event, i, j, start, end) if alone else (0, len(whole.text))
    first = (
        Article.from_text(whole.text[at:until], path=whole.path, title=whole.title, published=whole.published) if alone else whole
    )
    extraction = extract([first, brief])
    known = {(c.article, c.value_start, c.value_end): fact for c, fact in zip(event.extraction.claims, event.facts, strict=True)}
    moved = {(a, b): (old, to) for old, to, a, b in places}
    facts = []
    for claim in extraction.claims:
        if claim.path == "~brief.txt":
            facts.append(known.get((j, *moved.get((claim.value_start, claim.value_end), (-1, -1)))))
        else:
            facts.append(known.get((i, claim.value_start + at, claim.value_end + at)))
    return Event(event.name, extraction, tuple(facts), event.gold)


def _counterpart(event: Event, i: int, j: int, start: int, end: int) -> tuple[int, int]:
    """The sentence of article i that shares most facts with a sentence of article j; the earliest of several."""
    pairs = list(zip(event.extraction.claims, event.facts, strict=True))
    mine = {f for c, f in pairs if f and c.article == j and start <= c.value_start < end}
    count: Counter[tuple[int, int]] = Counter()
    for c, f in pairs:
        if c.article == i:
            count[c.sentence.span.start, c.sentence.span.end] += f in mine
    return min(count, key=lambda span: (-count[span], span))


def load(training: bool = True, newsroom: bool = True) -> list[Event]:
    """All events, newsroom last."""
    out: list[Event] = []
    if training:
        out += [training_event(path) for path in sorted((ROOT / "training").glob("*/*.jsonl"))]
    if newsroom and NEWSROOM.exists():
        out += [newsroom_event(folder) for folder in sorted(NEWSROOM.iterdir()) if (folder / "gold.jsonl").exists()]
    return out
