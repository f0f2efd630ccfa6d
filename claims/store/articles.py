"""Readings of articles, from the store where it has them.

A reading is kept under sha256(what it is read from, the code that reads): it is found again only by the same code on the same
article, so an upgrade never serves what an older version read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

from claims.extract import Reading, read_all
from claims.model import Article
from claims.store.base import Store
from claims.store.code import code_key
from claims.store.codec import dumps, loads

BATCH = 64  # articles read between two writes: what an interruption can cost

Read = Callable[[Sequence[Article]], Sequence[Reading]]
Say = Callable[[str], None]


def readings(
    articles: Sequence[Article],
    store: Store | None,
    read: Read = read_all,
    *,
    batch: int = BATCH,
    say: Say | None = None,
    keys: Sequence[bytes] | None = None,
) -> tuple[Reading, ...]:
    """The reading of each of `articles`; those that `store` does not know are read by `read`, `batch` at a time, and kept.

    `keys` are their `article_key`s where somebody has them.
    """
    if store is None:
        keys = [b"%d" % i for i in range(len(articles))]
    elif keys is None:
        keys = [article_key(article) for article in articles]
    found = _known(store, keys, say) if store is not None else {}
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


def _known(store: Store, keys: Sequence[bytes], say: Say | None) -> dict[bytes, Reading]:
    """What the store knows; an entry that makes no sense is left out, so it is read again and replaced."""
    found: dict[bytes, Reading] = {}
    bad = 0
    for key, body in store.readings(keys).items():
        try:
            found[key] = unpack(body)
        except ValueError:
            bad += 1
    if bad and say is not None:
        say(f"store {store.place}: {bad} readings make no sense and are made again")
    return found


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
    return key_of_keys(article_key(article) for article in articles)


def key_of_keys(keys: Iterable[bytes]) -> bytes:
    """The same from the articles' keys."""
    return sha256(b"".join(sorted(keys))).digest()


def reader_version() -> str:
    """Identity of the code that reads."""
    return code_key("claims")


def pack(one: Reading) -> bytes:
    """A reading as bytes."""
    return dumps((one.sentences, one.mentions, one.values))


def unpack(body: bytes) -> Reading:
    """The reading that `pack` made. Raises ValueError where it holds anything else."""
    made = loads(body)
    if not isinstance(made, tuple) or len(made) != 3:
        raise ValueError("no reading")
    return Reading(*made)
