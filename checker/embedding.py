"""The vectors of a corpus ahead of a check: on machines with a graphics card, in shards, so that the check loads no model.

What is encoded of a claim are its masked sentence, which follows from the article alone, and its masked clause, which is headed
by the name of its subject where the clause does not say it. That name is settled among the articles of a story (李明 or the
fuller 李明远), so a shard, which knows each article by itself, gets about nineteen texts of twenty right; the rest is encoded by
`embed_corpus`, which settles names as a check does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING

from checker.cards import card
from checker.pairs import vectors_of
from checker.runner import Runner
from checker.runner.reading import read
from checker.shelf import Shelf
from checker.stories import stories
from claims.errors import SettingsError
from claims.extract import TOGETHER, Reading, extract
from claims.model import Article, Claim
from claims.settings import Settings
from claims.store import Store, readings

if TYPE_CHECKING:
    from claims.embed import Encoder

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Shard:
    """Part `number` (from 1) of `count`: each article belongs to one of them by its text, whatever else is there."""

    number: int
    count: int

    def holds(self, article: Article) -> bool:
        """Whether the article is in this part."""
        digest = sha256(article.text.encode("utf-8", "surrogatepass")).digest()
        return int.from_bytes(digest[:8], "big") % self.count == self.number - 1


def shard(text: str) -> Shard:
    """The shard that `2/8` names. Raises SettingsError."""
    number, _, count = text.partition("/")
    if number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count):
        return Shard(int(number), int(count))
    raise SettingsError(f"--shard: {text!r} is no part of a whole, such as 1/4 or 4/4")


def embed_shard(
    articles: Iterable[Article], part: Shard, settings: Settings, store: Store, encoder: Encoder, runner: Runner, say: Say
) -> int:
    """Keep the readings and the vectors of the articles of one part; returns how many those are. A batch at a time is held."""
    done = 0
    chosen = (article for article in articles if part.holds(article))
    while batch := tuple(islice(chosen, TOGETHER * runner.jobs)):
        found = readings(batch, store, partial(read, runner), batch=len(batch), say=say)
        _encode(_alone(batch, settings, found), encoder)
        done += len(batch)
        say(f"embedded {done} articles")
    return done


def _alone(articles: Sequence[Article], settings: Settings, found: Sequence[Reading]) -> Iterator[Claim]:
    """The claims of each article by itself."""
    for article, one in zip(articles, found, strict=True):
        yield from extract([article], settings, [one]).claims


def embed_corpus(articles: Sequence[Article], settings: Settings, store: Store, encoder: Encoder, runner: Runner, say: Say) -> int:
    """Keep every vector that a check of `articles` asks for; returns the number of stories."""
    ordered = tuple(sorted(articles, key=lambda article: (article.path, article.text)))
    shelf = Shelf(ordered, store, runner, say)
    groups = stories(shelf.sketches())
    for at, group in enumerate(groups):
        found = extract([ordered[i] for i in group], settings, shelf.readings(group))
        _encode(found.claims, encoder)
        if len(groups) > 1:
            say(f"embedded story {at + 1} of {len(groups)}")
    return len(groups)


def _encode(claims: Iterable[Claim], encoder: Encoder) -> None:
    """By the very step of a check that asks for vectors, so that it finds each of them."""
    vectors_of([card(claim) for claim in claims], encoder)
