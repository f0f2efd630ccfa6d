"""Files that an earlier run has parsed: hashed, but not parsed again."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING

from claims.model import Article
from claims.settings import Settings

if TYPE_CHECKING:
    from claims.chunks import Chunk
    from claims.store import Store

_KIND = "article"
TOGETHER = 256  # chunks written at a time


class Parsed:
    """The articles of files, from the store where it has them under the bytes of the file, its path and the code that reads."""

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._new: dict[str, bytes] = {}

    def articles(self, path: str, settings: Settings) -> tuple[Article, ...]:
        """The articles of one file. Raises InputError."""
        from claims.chunks import chunks

        return self.of(chunks(path, settings))

    def of(self, parts: Iterable[Chunk]) -> tuple[Article, ...]:
        """The articles of chunks, in order. Raises InputError."""
        return tuple(article for part in parts for article in self._load(part))

    def _load(self, part: Chunk) -> tuple[Article, ...]:
        if self._store is None:
            return part.load()
        from claims.store.codec import dumps

        key = _key(part)
        body = self._store.results(_KIND, [key]).get(key)
        found = None if body is None else _articles(body)
        if found is None:
            found = part.load()
            self._new[key] = dumps(found)
            if len(self._new) >= TOGETHER:
                self.keep()
        return found

    def keep(self) -> None:
        """Write what is new."""
        if self._store is not None and self._new:
            self._store.put_results(_KIND, self._new)
            self._new = {}


def _key(part: Chunk) -> str:
    from claims.store import code_key

    return sha256(repr((code_key("claims"), part.path, part.digest, part.fields)).encode()).hexdigest()


def _articles(body: bytes) -> tuple[Article, ...] | None:
    """None where the bytes make no sense: the file is parsed again."""
    from claims.store.codec import loads

    try:
        made = loads(body)
    except ValueError:
        return None
    return made if isinstance(made, tuple) and all(isinstance(one, Article) for one in made) else None
