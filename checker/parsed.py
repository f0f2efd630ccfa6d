"""Files that an earlier run has parsed: hashed, but not parsed again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
_LARGE = 32  # files that a part of a corpus counts as: it may have 8 MB


@dataclass(frozen=True, slots=True)
class Piece:
    """Articles of one file, the `n`-th; `keys` are their `article_key`s where a store keeps them."""

    n: int
    articles: tuple[Article, ...]
    keys: tuple[bytes, ...] | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """The `n`-th file cannot be read. What was given of it before does not count."""

    n: int
    error: InputError


class Parsed:
    """The articles of files, from the store where it has them under the bytes of the file, its path and the code that reads."""

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._new: dict[str, bytes] = {}

    def pieces(self, files: Sequence[tuple[str, Settings]]) -> Iterator[Piece | Failed]:
        """The articles of the files in order, or why one cannot be read; no more than a few pieces are held at a time."""
        lost = -1  # the file that failed last
        for together in _batches(files):
            known = self._known([part for _, part in together if not isinstance(part, InputError)])
            for n, part in together:
                if n != lost:
                    made = self._piece(n, part, known)
                    lost = n if isinstance(made, Failed) else lost
                    yield made
            self._keep()

    def _known(self, parts: Sequence[Chunk]) -> Mapping[str, bytes]:
        return {} if self._store is None else self._store.results(_KIND, [_key(part) for part in parts])

    def _piece(self, n: int, part: Chunk | InputError, known: Mapping[str, bytes]) -> Piece | Failed:
        if isinstance(part, InputError):
            return Failed(n, part)
        try:
            return self._load(n, part, known)
        except InputError as error:
            return Failed(n, error)

    def _load(self, n: int, part: Chunk, known: Mapping[str, bytes]) -> Piece:
        if self._store is None:
            return Piece(n, part.load())
        from claims.store import article_key
        from claims.store.codec import dumps

        key = _key(part)
        found = _unpacked(known[key]) if key in known else None
        if found is None:
            articles = part.load()
            found = articles, tuple(map(article_key, articles))
            self._new[key] = dumps(found)
        return Piece(n, *found)

    def _keep(self) -> None:
        if self._store is not None and self._new:
            self._store.put_results(_KIND, self._new)
            self._new = {}


def _batches(files: Sequence[tuple[str, Settings]]) -> Iterator[list[tuple[int, Chunk | InputError]]]:
    """Pieces of the files, each with the number of its file, as many as are looked up together."""
    together: list[tuple[int, Chunk | InputError]] = []
    size = 0
    for n, (path, settings) in enumerate(files):
        for part in _parts(path, settings):
            together.append((n, part))
            size += 1 if isinstance(part, InputError) or part.part is None else _LARGE
            if size >= TOGETHER:
                yield together
                together, size = [], 0
    if together:
        yield together


def _parts(path: str, settings: Settings) -> Iterator[Chunk | InputError]:
    from claims.chunks import chunks

    try:
        yield from chunks(path, settings)
    except InputError as error:
        yield error


def _key(part: Chunk) -> str:
    from claims.store import code_key

    return sha256(repr((code_key("claims"), "keyed", part.path, part.digest, part.fields)).encode()).hexdigest()


def _unpacked(body: bytes) -> tuple[tuple[Article, ...], tuple[bytes, ...]] | None:
    """None where the bytes make no sense: the file is parsed again."""
    from claims.store.codec import loads

    try:
        articles, keys = loads(body)
        sound = all(isinstance(one, Article) for one in articles) and all(len(key) == 32 for key in keys)
    except (ValueError, TypeError):
        return None
    return (articles, keys) if sound and len(articles) == len(keys) else None
