"""Files that an earlier run has parsed: hashed, but not parsed again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from claims.errors import InputError
from claims.model import Article
from claims.settings import Settings

if TYPE_CHECKING:
    from claims.chunks import Chunk
    from claims.store import Store

_KIND = "article"
TOGETHER = 256  # files looked up and written at a time


class Parsed:
    """The articles of files, from the store where it has them under the bytes of the file, its path and the code that reads."""

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._new: dict[str, bytes] = {}

    def each(self, files: Sequence[tuple[str, Settings]]) -> Iterator[tuple[Article, ...] | InputError]:
        """The articles of each file, in order, or why it cannot be read; what is new is kept when all are through."""
        for at in range(0, len(files), TOGETHER):
            parts = [_parts(path, settings) for path, settings in files[at : at + TOGETHER]]
            known = self._known([part for own in parts if not isinstance(own, InputError) for part in own])
            for own in parts:
                yield own if isinstance(own, InputError) else self._articles(own, known)
            self._keep()

    def _known(self, parts: Sequence[Chunk]) -> Mapping[str, bytes]:
        return {} if self._store is None else self._store.results(_KIND, [_key(part) for part in parts])

    def _articles(self, parts: Sequence[Chunk], known: Mapping[str, bytes]) -> tuple[Article, ...] | InputError:
        try:
            return tuple(article for part in parts for article in self._load(part, known))
        except InputError as error:
            return error

    def _load(self, part: Chunk, known: Mapping[str, bytes]) -> tuple[Article, ...]:
        if self._store is None:
            return part.load()
        from claims.store.codec import dumps

        key = _key(part)
        found = _articles(known[key]) if key in known else None
        if found is None:
            found = part.load()
            self._new[key] = dumps(found)
        return found

    def _keep(self) -> None:
        if self._store is not None and self._new:
            self._store.put_results(_KIND, self._new)
            self._new = {}


def _parts(path: str, settings: Settings) -> tuple[Chunk, ...] | InputError:
    from claims.chunks import chunks

    try:
        return tuple(chunks(path, settings))
    except InputError as error:
        return error


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
