"""The whole pipeline on one screen: articles -> readings -> stories -> what each story tells -> report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from checker.articles import Articles, ordered
from checker.kept import Kept
from checker.memory import Budget
from checker.model import Report
from checker.runner import LocalRunner, Runner
from checker.shelf import Shelf
from checker.stories import stories
from checker.story import Extent, Inside, Story, Told, check_story, extent, tell, told
from checker.vectors import Vectors, stored
from checker.whole import Members, one_inside, report_of
from claims.model import Article
from claims.published import as_of as reference_day
from claims.settings import Settings
from claims.store import Store

Progress = Callable[[str], None]
Look = Callable[[Inside], None]


def check(
    articles: Sequence[Article],
    *,
    settings: Settings | None = None,
    as_of: date | None = None,
    encoder: str = "default",
    progress: Progress | None = None,
    store: Store | None = None,
    jobs: int = 1,
    runner: Runner | None = None,
    inside: Look | None = None,
    budget: Budget | None = None,
) -> Report:
    """Check `articles` against each other and themselves.

    `encoder` is a name that `claims.embed.load` knows. What `store` knows of the articles and of their stories is not computed
    again; the rest is done by `runner`, else by `jobs` processes. The report depends neither on these nor on the order of the
    articles. Raises `EncoderError` where the encoder cannot be had, `StoreError` where the store fails, `RunnerError`.
    `inside` is shown what the run knows beside its report; that takes a computation of every story in this process.
    `budget` bounds what is held of readings; give it a `store`, and `articles` that `checker.articles` has put away.
    """
    say = progress or (lambda line: None)
    chosen = settings or Settings()
    corpus = ordered(articles)
    day, origin = reference_day(corpus.bare, as_of or chosen.as_of)
    say(f"reading claims of {len(corpus)} articles")
    working = runner or LocalRunner(jobs)
    try:
        run = _Run(corpus, day, chosen, working, encoder, store, say, budget)
        found = run.looked_at() if inside is not None else run.told()
    finally:
        if runner is None:
            working.close()
    report = report_of(corpus, run.groups, found, run.extents, day=day, origin=origin, encoder=encoder)
    if inside is not None:
        inside(one_inside(corpus, run.groups, run.insides))
    if store is not None:
        store.put_run(corpus.corpus_key(), len(report.articles), len(report.claims), len(report.conflicts))
    return report


class _Run:
    """The stories of one run: those that are known, and those that are checked now."""

    def __init__(
        self,
        articles: Articles,
        day: date | None,
        settings: Settings,
        runner: Runner,
        encoder: str,
        store: Store | None,
        say: Progress,
        budget: Budget | None,
    ) -> None:
        self._articles, self._day, self._settings = articles, day, settings
        self._runner, self._store, self._say = runner, store, say
        self._encoder = encoder
        self._shelf = Shelf(articles, store, runner, say, budget)
        self._kept = Kept(store, settings, encoder)
        self.groups: Sequence[Members] = stories(self._shelf.sketches())
        self._keys = self._kept.keys(articles, self.groups, day)
        self._made: dict[int, Extent] = {}
        self.insides: list[Inside] = []

    def told(self) -> list[Told]:
        """What each story tells, computed where no earlier run did."""
        known = self._kept.told(self._keys)
        missing = [k for k, key in enumerate(self._keys) if key not in known]
        found = {k: known[key] for k, key in enumerate(self._keys) if key in known}
        for at, (k, (own, more)) in enumerate(zip(missing, self._computed(missing), strict=True)):
            found[k] = own
            self._kept.put(self._keys[k], own, more)
            if self._store is None:
                self._made[k] = more
            if len(missing) > 1:
                self._say(f"checked {at + 1} of {len(missing)} stories")
        return [found[k] for k in range(len(self.groups))]

    def _computed(self, missing: Sequence[int]) -> Iterator[tuple[Told, Extent]]:
        if len(missing) == 1 or self._runner.jobs == 1:  # this process has a store open, and tells how far a long story is
            return (self._here(k) for k in missing)
        shared = "" if self._store is None else self._store.address
        return self._runner.map(partial(tell, self._settings, Vectors(self._encoder, shared)), map(self._story, missing), share=1)

    def _here(self, k: int) -> tuple[Told, Extent]:
        inside = self._look(k)
        return told(inside, self._day, one_of_many=len(self.groups) > 1), extent(inside)

    def _look(self, k: int) -> Inside:
        # a story of few texts says what it does; of thousands of stories only their number is of interest
        say = self._say if len(self.groups) == 1 else _nothing
        return check_story(self._story(k), self._settings, partial(stored, self._encoder, self._store, self._say), say)

    def _story(self, k: int) -> Story:
        group = self.groups[k]
        articles = tuple(self._articles[i] for i in group)
        return Story(articles, self._shelf.readings(group), self._day, one_of_many=len(self.groups) > 1)

    def looked_at(self) -> list[Told]:
        """What each story tells, all of them computed here; what each knows is held in `insides`."""
        self.insides = [self._look(k) for k in range(len(self.groups))]
        self._made = {k: extent(inside) for k, inside in enumerate(self.insides)}
        return [told(inside, self._day, one_of_many=len(self.groups) > 1) for inside in self.insides]

    def extents(self) -> list[Extent]:
        """All that was read in each story; a story that the store has lost is computed again."""
        known = self._kept.extents([key for k, key in enumerate(self._keys) if k not in self._made])
        return [
            self._made[k] if k in self._made else known[key] if key in known else self._here(k)[1]
            for k, key in enumerate(self._keys)
        ]


def _nothing(line: str) -> None:
    """For stories of which nobody wants to hear one by one."""


__all__ = ["Inside", "check"]
