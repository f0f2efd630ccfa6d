"""The whole pipeline on one screen: articles -> readings -> stories -> what each story tells -> report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from checker.kept import Kept
from checker.model import Report
from checker.shelf import Shelf
from checker.stories import stories
from checker.story import Extent, Inside, Story, Told, check_story
from checker.whole import Members, one_inside, report_of
from claims.model import Article
from claims.published import as_of as reference_day
from claims.settings import Settings
from claims.store import Store, StoredEncoder, corpus_key
from claims.workers import Workers

if TYPE_CHECKING:
    from claims.embed import Encoder

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
    inside: Look | None = None,
) -> Report:
    """Check `articles` against each other and themselves.

    `encoder` is a name that `claims.embed.load` knows. What `store` knows of the articles and of their stories is not computed
    again; the rest is read by `jobs` processes. The report depends neither on these nor on the order of the articles. Raises
    `EncoderError` where the encoder cannot be had, `StoreError` where the store fails.
    `inside` is shown what the run knows beside its report; that takes a computation of every story.
    """
    say = progress or (lambda line: None)
    chosen = settings or Settings()
    ordered = tuple(sorted(articles, key=lambda article: (article.path, article.text)))
    day, origin = reference_day(ordered, as_of or chosen.as_of)
    say(f"reading claims of {len(ordered)} articles")
    with Workers(jobs) as workers:
        run = _Run(ordered, day, chosen, Shelf(ordered, store, workers, say), Kept(store, chosen, encoder), encoder, store, say)
        told = run.told(whole=inside is not None)
    report = report_of(ordered, run.groups, told, run.extents, day=day, origin=origin, encoder=encoder)
    if inside is not None:
        inside(one_inside(ordered, run.groups, run.insides))
    if store is not None:
        store.put_run(corpus_key(ordered), len(report.articles), len(report.claims), len(report.conflicts))
    return report


class _Run:
    """The stories of one run: those that are known, and those that are checked now."""

    def __init__(
        self,
        articles: Sequence[Article],
        day: date | None,
        settings: Settings,
        shelf: Shelf,
        kept: Kept,
        encoder: str,
        store: Store | None,
        say: Progress,
    ) -> None:
        self._articles, self._day, self._settings = articles, day, settings
        self._shelf, self._kept, self._say = shelf, kept, say
        self._encoder = partial(encoder_of, encoder, say, store)
        self._holds = store is None
        self.groups: Sequence[Members] = stories(shelf.sketches())
        self._keys = kept.keys(articles, self.groups, day)
        self._made: dict[int, Extent] = {}
        self.insides: list[Inside] = []

    def told(self, *, whole: bool) -> list[Told]:
        """What each story tells. `whole`: every one is computed, and what it knows is held in `insides`."""
        known = {} if whole else self._kept.told(self._keys)
        missing = [k for k, key in enumerate(self._keys) if key not in known]
        found = {k: known[key] for k, key in enumerate(self._keys) if key in known}
        for at, k in enumerate(missing):
            if len(missing) > 1:
                self._say(f"checking story {at + 1} of {len(missing)}")
            found[k], extent, inside = self._check(k)
            if whole:
                self.insides.append(inside)
            self._kept.put(self._keys[k], found[k], extent)
            if self._holds:
                self._made[k] = extent
        return [found[k] for k in range(len(self.groups))]

    def extents(self) -> list[Extent]:
        """All that was read in each story; a story that the store has lost is computed again."""
        known = self._kept.extents(self._keys)
        return [
            self._made[k] if k in self._made else known[key] if key in known else self._check(k)[1]
            for k, key in enumerate(self._keys)
        ]

    def _check(self, k: int) -> tuple[Told, Extent, Inside]:
        group = self.groups[k]
        story = Story(tuple(self._articles[i] for i in group), self._shelf.readings(group), self._day, len(self.groups) > 1)
        # a story of few texts says what it does; of thousands of stories only their number is of interest
        return check_story(story, self._settings, self._encoder, self._say if len(self.groups) == 1 else lambda line: None)


_LOADED: dict[str, Encoder] = {}


def encoder_of(name: str, say: Progress, store: Store | None) -> Encoder:
    """The encoder, loaded once a process (a library user who checks many small sets pays for it once), and with a store only
    when there is a text that the store does not know."""
    from claims.embed import identity, load

    def loaded() -> Encoder:
        if name not in _LOADED:
            _LOADED[name] = load(name, progress=say)
        return _LOADED[name]

    return loaded() if store is None else StoredEncoder(store, identity(name), loaded, say)


__all__ = ["Inside", "check"]
