"""The articles of a run in order: all of them held, or put away in a file and fetched again when somebody reads them."""

from __future__ import annotations

import pickle
import tempfile
import weakref
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import TypeVar, overload

from checker.memory import ARTICLE, Budget
from claims.model import Article, Span
from claims.store import article_key, key_of_keys

T = TypeVar("T")

_SIZE = 32  # bytes of a digest
_SHARE = 0.1  # of the room of a budget, for texts that were fetched


class Articles(Sequence[Article]):
    """Articles in the order of path and text, and what a run asks of each of them without its text. This one holds them all."""

    def __init__(self, items: Sequence[Article], keys: Sequence[bytes | None] = ()) -> None:
        self._items = items
        self._keys = list(keys) or [None] * len(items)

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, at: int) -> Article: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Article]: ...
    def __getitem__(self, at: int | slice) -> Article | Sequence[Article]:
        return self._items[at]

    def __iter__(self) -> Iterator[Article]:
        return iter(self._items)

    @property
    def bare(self) -> Sequence[Article]:
        """The same articles for who looks at their dates and titles: a text that is put away is fetched when it is read."""
        return self._items

    def key(self, i: int) -> bytes:
        """`article_key` of an article, taken once."""
        found = self._keys[i]
        if found is None:
            found = self._keys[i] = article_key(self._items[i])
        return found

    def digest(self, i: int) -> bytes:
        """SHA-256 of everything in an article that a story depends on."""
        return _digest(self._items[i], self.key(i))

    def undated(self, i: int) -> bool:
        """True where an article depends on the reference day of the run, because it has no day of its own."""
        return _undated(self._items[i])

    def corpus_key(self) -> bytes:
        """Identity of all of them, whatever their order."""
        return key_of_keys(self.key(i) for i in range(len(self)))


class PutAway(Articles):
    """Articles of which a part is held: those that were asked for last, up to `room` bytes.

    The rest lies in a temporary file without a name, which goes with this object, however the process ends. Of each article
    some 90 bytes are held. Not for several threads.
    """

    def __init__(self, room: int) -> None:
        super().__init__(())
        self._room = room
        self._spent = 0
        self._recent: OrderedDict[int, Article] = OrderedDict()
        self._file = tempfile.TemporaryFile(prefix="crossclaim-")  # noqa: SIM115 - lives as long as this object
        weakref.finalize(self, self._file.close)
        self._start, self._head, self._body = array("Q"), array("L"), array("L")
        self._made_of, self._digests, self._no_day = bytearray(), bytearray(), bytearray()
        self._order: Sequence[int] = range(0)
        self._paths: list[str] = []

    def add(self, article: Article, key: bytes) -> None:
        """Put one article away; `sort` when all are there."""
        at = self._start[-1] + self._head[-1] + self._body[-1] if self._start else 0
        head, body = _packed(article)
        self._file.seek(at)
        self._file.write(head)
        self._file.write(body)
        self._start.append(at)
        self._head.append(len(head))
        self._body.append(len(body))
        self._made_of += key
        self._digests += _digest(article, key)
        self._no_day.append(_undated(article))
        self._paths.append(article.path)

    def cut(self, size: int) -> None:
        """Forget what was added after the first `size` articles."""
        for column in (self._start, self._head, self._body, self._no_day, self._paths):
            del column[size:]
        del self._made_of[_SIZE * size :], self._digests[_SIZE * size :]

    def sort(self) -> None:
        """Bring the articles in order; nothing can be added any more."""
        order = sorted(range(len(self._start)), key=self._paths.__getitem__)
        at = 0
        while at < len(order):
            end = at + 1
            while end < len(order) and self._paths[order[end]] == self._paths[order[at]]:
                end += 1
            if end - at > 1:
                order[at:end] = sorted(order[at:end], key=self._text)
            at = end
        self._order = array("L", order)
        self._paths = []

    def __len__(self) -> int:
        return len(self._start)

    @overload
    def __getitem__(self, at: int) -> Article: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Article]: ...
    def __getitem__(self, at: int | slice) -> Article | Sequence[Article]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        n = self._order[at]
        found = self._recent.get(n)
        if found is None:
            found = self._recent[n] = _whole(self._header(n), self._text(n))
            self._spent += _cost(found)
            while self._spent > self._room and len(self._recent) > 1:
                self._spent -= _cost(self._recent.popitem(last=False)[1])
        else:
            self._recent.move_to_end(n)
        return found

    def __iter__(self) -> Iterator[Article]:
        return (self[i] for i in range(len(self)))

    @property
    def bare(self) -> Sequence[Article]:
        """The same articles; of each the text is fetched when it is read."""
        return View(len(self), self._bare)

    def _bare(self, i: int) -> Article:
        return _Bare(self._header(self._order[i]), lambda: self[i].text)

    def _header(self, n: int) -> _Header:
        self._file.seek(self._start[n])
        made: _Header = pickle.loads(self._file.read(self._head[n]))  # our own bytes, in a file without a name
        return made

    def _text(self, n: int) -> str:
        self._file.seek(self._start[n] + self._head[n])
        return self._file.read(self._body[n]).decode("utf-8", "surrogatepass")

    def key(self, i: int) -> bytes:
        """`article_key` of an article."""
        return _part(self._made_of, self._order[i])

    def digest(self, i: int) -> bytes:
        """SHA-256 of everything in an article that a story depends on."""
        return _part(self._digests, self._order[i])

    def undated(self, i: int) -> bool:
        """True where an article depends on the reference day of the run."""
        return bool(self._no_day[self._order[i]])


class Gathering:
    """Articles as they are read, to be one `Articles`; with a budget they are put away."""

    def __init__(self, budget: Budget) -> None:
        room = budget.room
        self._away = None if room is None else PutAway(int(room * _SHARE))
        self._items: list[tuple[Article, bytes | None]] = []

    def __len__(self) -> int:
        return len(self._items) if self._away is None else len(self._away)

    def add(self, article: Article, key: bytes | None = None) -> None:
        """Take one article, and its `article_key` where it is known."""
        if self._away is None:
            self._items.append((article, key))
        else:
            self._away.add(article, key or article_key(article))

    def cut(self, size: int) -> None:
        """Forget what was added after the first `size` articles."""
        if self._away is None:
            del self._items[size:]
        else:
            self._away.cut(size)

    def done(self) -> Articles:
        """All of them in order."""
        if self._away is None:
            self._items.sort(key=lambda pair: (pair[0].path, pair[0].text))
            return Articles([article for article, _ in self._items], [key for _, key in self._items])
        self._away.sort()
        return self._away


class View(Sequence[T]):
    """`size` items that are made each time somebody looks at one."""

    def __init__(self, size: int, make: Callable[[int], T]) -> None:
        self._places = range(size)
        self._make = make

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        found = self._places[at]
        return self._make(found) if isinstance(found, int) else tuple(map(self._make, found))

    def __iter__(self) -> Iterator[T]:
        return map(self._make, self._places)


def as_articles(articles: Sequence[Article]) -> Articles:
    """The same articles, each at its place."""
    return articles if isinstance(articles, Articles) else Articles(articles)


def ordered(articles: Sequence[Article]) -> Articles:
    """Articles in order, whatever sequence they come in."""
    if isinstance(articles, Articles):
        return articles
    return Articles(sorted(articles, key=lambda article: (article.path, article.text)))


_Header = tuple[object, ...]
_NAMES = tuple(name for name in Article.__slots__ if name != "text")


class _Bare(Article):
    """An article whose text is fetched when somebody reads it."""

    __slots__ = ("_fetch",)

    def __init__(self, header: _Header, fetch: Callable[[], str]) -> None:
        put = object.__setattr__
        for name, value in zip(_NAMES, _fields(header), strict=True):
            put(self, name, value)
        put(self, "_fetch", fetch)

    @property
    def text(self) -> str:
        fetch: Callable[[], str] = self._fetch  # type: ignore[attr-defined]
        return fetch()


def _packed(article: Article) -> tuple[bytes, bytes]:
    plain = [_flat(getattr(article, name)) for name in _NAMES]
    return pickle.dumps(tuple(plain), 5), article.text.encode("utf-8", "surrogatepass")


def _flat(value: object) -> object:
    """Spans as lists, which cost a third of an object's bytes and time."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple) and value and isinstance(value[0], Span):
        return [[one.start, one.end] for one in value]
    return value


def _fields(header: _Header) -> Iterator[object]:
    for value in header:
        if isinstance(value, list):
            yield tuple(Span(*one) for one in value) if isinstance(value[0], list) else Span(*value)
        else:
            yield value


def _whole(header: _Header, text: str) -> Article:
    return Article(text=text, **dict(zip(_NAMES, _fields(header), strict=True)))  # type: ignore[arg-type]


def _cost(article: Article) -> int:
    return ARTICLE + 2 * len(article.text)


def _part(column: bytearray, n: int) -> bytes:
    return bytes(column[_SIZE * n : _SIZE * (n + 1)])


def _digest(article: Article, key: bytes) -> bytes:
    beside = (article.path, article.title, article.source, article.first_line)
    return sha256(key + repr(beside).encode("utf-8", "surrogatepass")).digest()


def _undated(article: Article) -> bool:
    return article.published is None or article.published_from == "inferred"


__all__ = ["Articles", "Gathering", "PutAway", "View", "as_articles", "ordered"]
