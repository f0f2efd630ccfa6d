"""Readings of articles, from the store where it has them.

A reading is kept under sha256(what it is read from, the code that reads): it is found again only by the same code on the same
article, so an upgrade never serves what an older version read.
"""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from claims.errors import StoreError
from claims.extract import Reading, read_all
from claims.model import Article
from claims.store.database import Store

BATCH = 64  # articles read between two writes: what an interruption can cost
_PACKAGES = ("cutword", "jieba", "opencc", "pypinyin")
_MODEL = frozenset({"Span", "Sentence", "Mention", "Figure", "Interval", "When", "Duration"})

Read = Callable[[Sequence[Article]], Sequence[Reading]]
Say = Callable[[str], None]


def readings(
    articles: Sequence[Article], store: Store | None, read: Read = read_all, *, batch: int = BATCH, say: Say | None = None
) -> tuple[Reading, ...]:
    """The reading of each of `articles`; those that `store` does not know are read by `read`, `batch` at a time, and kept."""
    keys = [article_key(article) for article in articles] if store is not None else [b"%d" % i for i in range(len(articles))]
    found = _known(store, keys) if store is not None else {}
    missing = {key: article for key, article in zip(keys, articles, strict=True) if key not in found}
    todo = sorted(missing) if store is not None else keys
    for at in range(0, len(todo), batch):
        part = todo[at : at + batch]
        made = read([missing[key] for key in part])
        if store is not None:
            store.put_readings((key, pack(one)) for key, one in zip(part, made, strict=True))
        found.update(zip(part, made, strict=True))
        if say is not None and len(todo) > batch:
            say(f"read {min(at + batch, len(todo))} of {len(todo)} new articles")
    return tuple(found[key] for key in keys)


def _known(store: Store, keys: Sequence[bytes]) -> dict[bytes, Reading]:
    try:
        return {key: unpack(body) for key, body in store.readings(keys).items()}
    except (zlib.error, pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError) as error:
        raise StoreError(store.path, "is damaged (a reading makes no sense); delete it with `crossclaim cache clean`") from error


def article_key(article: Article) -> bytes:
    """sha256 of everything a reading depends on; the path is not part of it."""
    parts = (
        reader_version(),
        article.published,
        article.published_from,
        article.language,
        article.body,
        article.title_span,
        article.dropped,
        article.text,
    )
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).digest()


def corpus_key(articles: Sequence[Article]) -> bytes:
    """Identity of a corpus, whatever the order of its articles."""
    return sha256(b"".join(sorted(article_key(article) for article in articles))).digest()


@lru_cache(maxsize=1)
def reader_version() -> str:
    """Identity of the code that reads: a hash of its sources and the versions of the packages it leans on."""
    made = sha256()
    root = files("claims")
    rooms = (root, root.joinpath("find"), root.joinpath("lang"))
    for room in rooms:
        for source in sorted(_sources(room), key=lambda item: item.name):
            made.update(source.name.encode())
            made.update(source.read_bytes())
    for package in _PACKAGES:
        made.update(f"{package} {_version(package)}".encode())
    return made.hexdigest()


def _sources(room: Traversable) -> list[Traversable]:
    return [item for item in room.iterdir() if item.is_file() and item.name.endswith((".py", ".pyc", ".txt"))]


def _version(package: str) -> str:
    try:
        return installed(package)
    except PackageNotFoundError:
        return "absent"


def pack(one: Reading) -> bytes:
    """A reading as bytes."""
    return zlib.compress(pickle.dumps((one.sentences, one.mentions, one.values), protocol=5), 1)


class _Reader(pickle.Unpickler):
    """Makes nothing but our own plain dataclasses, numbers and dates: a store from elsewhere can run no code."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "claims.model" and name in _MODEL:
            import claims.model

            return getattr(claims.model, name)
        if (module, name) == ("decimal", "Decimal"):
            from decimal import Decimal

            return Decimal
        if module == "datetime" and name in {"datetime", "date", "timedelta"}:
            import datetime

            return getattr(datetime, name)
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a store")


def unpack(body: bytes) -> Reading:
    """The reading that `pack` made. Raises `pickle.UnpicklingError` where it holds anything else."""
    sentences, mentions, values = _Reader(io.BytesIO(zlib.decompress(body))).load()
    return Reading(sentences, mentions, values)
