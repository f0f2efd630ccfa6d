"""What a run has read: sketches of all articles at hand, readings only of those that somebody asks for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from hashlib import sha256

from checker.articles import as_articles
from checker.memory import Budget
from checker.runner import Runner
from checker.runner.reading import read
from checker.stories import Sketch, sketch
from claims.extract import TOGETHER, Reading
from claims.model import Article
from claims.store import Store, code_key, readings

Say = Callable[[str], None]

HELD = 2_000  # readings that are held where a store has them too; about 30 MB
_KIND = "sketch"
_ASKED = 4_096  # sketches that are unpacked together


class Shelf:
    """Readings and sketches of `articles`. With a store, what it knows is not read again, and what is new is kept there."""

    def __init__(
        self, articles: Sequence[Article], store: Store | None, runner: Runner, say: Say, budget: Budget | None = None
    ) -> None:
        self._articles = as_articles(articles)
        self._store = store
        self._runner = runner
        self._say = say
        self._held: dict[int, Reading] = {}
        most = (budget or Budget()).articles(share=0.2)
        self._most = HELD if most is None else min(HELD, most)

    def readings(self, chosen: Sequence[int]) -> tuple[Reading, ...]:
        """The readings of the articles at `chosen`."""
        missing = [i for i in chosen if i not in self._held]
        own = [self._articles[i] for i in missing]
        keys = None if self._store is None else [self._articles.key(i) for i in missing]
        batch = TOGETHER * self._runner.jobs
        new = readings(own, self._store, partial(read, self._runner), batch=batch, say=self._say, keys=keys)
        found = dict(zip(missing, new, strict=True))
        if self._store is None or len(self._held) + len(found) <= self._most:
            self._held.update(found)
        return tuple(found[i] if i in found else self._held[i] for i in chosen)

    def sketches(self) -> list[Sketch]:
        """The sketch of each article."""
        everything = range(len(self._articles))
        if self._store is None:
            return [sketch(one, read) for one, read in zip(self._articles, self.readings(everything), strict=True)]
        keys = self.keys()
        known: dict[str, Sketch] = {}
        for at in range(0, len(keys), _ASKED):
            known.update(_sound(self._store.results(_KIND, keys[at : at + _ASKED])))
        missing = [i for i in everything if keys[i] not in known]
        step = TOGETHER * self._runner.jobs
        for at in range(0, len(missing), step):
            part = missing[at : at + step]
            made = {keys[i]: sketch(self._articles[i], read) for i, read in zip(part, self.readings(part), strict=True)}
            self._store.put_results(_KIND, {key: pack(one) for key, one in made.items()})
            known.update(made)
            if len(missing) > step:
                self._say(f"read {min(at + step, len(missing))} of {len(missing)} new articles")
        return [known[key] for key in keys]

    def keys(self) -> list[str]:
        """Under which the sketch of each article is kept."""
        version = code_key("checker.stories", "checker.cards").encode()
        return [sha256(version + self._articles.key(i)).hexdigest() for i in range(len(self._articles))]


def _sound(rows: Mapping[str, bytes]) -> Iterator[tuple[str, Sketch]]:
    """Those that make sense; the others are made again."""
    for key, body in rows.items():
        with suppress(ValueError, TypeError):
            yield key, unpack(body)


def pack(one: Sketch) -> bytes:
    """A sketch as bytes: a line of JSON, then the terms and the counts."""
    return json.dumps([len(one.counts), one.units], ensure_ascii=False).encode() + b"\n" + one.terms + one.counts


def unpack(body: bytes) -> Sketch:
    """The sketch that `pack` made. Raises ValueError where it holds anything else."""
    head, _, rest = body.partition(b"\n")
    count, units = json.loads(head)
    if len(rest) != 5 * count:
        raise ValueError("a sketch of another length")
    return Sketch(rest[: 4 * count], rest[4 * count :], tuple((str(unit), int(n)) for unit, n in units))
