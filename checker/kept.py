"""Stories that an earlier run has checked, found again by everything that their result depends on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import TypeVar

from checker import blocks, model, story
from checker.articles import as_articles
from checker.story import Extent, Told
from claims.embed import identity
from claims.model import Article
from claims.settings import Settings
from claims.store import Store, code_key
from claims.store.codec import dumps, loads

_CLASSES = {
    f"{cls.__module__}.{cls.__name__}": cls
    for cls in (story.Told, story.Extent, blocks.Cut, model.Finding, model.Side, model.Text, model.NotCompared)
}
_TOLD, _EXTENT = "story", "story-extent"
_ASKED = 512  # stories that are unpacked together

T = TypeVar("T", Told, Extent)


class Kept:
    """The stories in a store. Without one nothing is known, and nothing is kept."""

    def __init__(self, store: Store | None, settings: Settings, encoder: str) -> None:
        self._store = store
        self._common = b""
        if store is not None:
            made_by = (code_key("claims", "checker"), identity(encoder), _sorted(settings))
            self._common = sha256(repr(made_by).encode()).digest()

    def keys(self, articles: Sequence[Article], groups: Sequence[Sequence[int]], day: date | None) -> list[str]:
        """The key of each group of articles; "" for all where there is no store."""
        if self._store is None:
            return ["" for _ in groups]
        own, many = as_articles(articles), len(groups) > 1
        return [self._key([own.digest(i) for i in group], day if any(map(own.undated, group)) else None, many) for group in groups]

    def _key(self, digests: Sequence[bytes], day: date | None, many: bool) -> str:
        return sha256(self._common + repr((day, many)).encode() + b"".join(digests)).hexdigest()

    def told(self, keys: Sequence[str]) -> dict[str, Told]:
        """What is known of the stories."""
        return self._found(_TOLD, keys, Told)

    def extents(self, keys: Sequence[str]) -> dict[str, Extent]:
        """All that was read in the stories."""
        return self._found(_EXTENT, keys, Extent)

    def put(self, key: str, told: Told, extent: Extent) -> None:
        """Keep one story; its extent first, so that what is found by its verdicts can be looked at whole."""
        if self._store is not None:
            self._store.put_results(_EXTENT, {key: dumps(extent, _CLASSES)})
            self._store.put_results(_TOLD, {key: dumps(told, _CLASSES)})

    def _found(self, kind: str, keys: Sequence[str], cls: type[T]) -> dict[str, T]:
        if self._store is None:
            return {}
        found = {}
        for at in range(0, len(keys), _ASKED):
            for key, body in self._store.results(kind, keys[at : at + _ASKED]).items():
                try:
                    made = loads(body, _CLASSES)
                except ValueError:
                    continue  # a story that makes no sense is checked again
                if isinstance(made, cls):
                    found[key] = made
        return found


def _sorted(settings: Settings) -> Mapping[str, object]:
    """What of the settings bears on a story, in an order that does not depend on how they were written."""
    return {"aliases": sorted((name, sorted(others)) for name, others in settings.aliases.items())}
