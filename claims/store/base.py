"""What every store can do, wherever it keeps things."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from time import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.int8]

READING = "reading"
"""The kind of result that is a packed reading."""
KEPT = 90
"""Days without use after which a run forgets a row: a store grows with what is read in three months, not with all time."""


@dataclass(frozen=True, slots=True)
class Info:
    """What a store holds. `models` maps the identity of an encoder to its number of vectors, `results` a kind of result to its
    number; `size` is in bytes; `place` is a file, or the address of a server without a password."""

    place: str
    size: int
    readings: int
    models: Mapping[str, int]
    runs: int
    schema: int
    results: Mapping[str, int] = field(default_factory=dict)


def clock() -> float:
    """Seconds since 1970. They decide how long a row is kept, never what a run finds."""
    return time()


def today() -> int:
    """Days since 1970: when something was last of use."""
    return int(clock() // 86_400)


def moment(days_ago: int | None = None) -> str:
    """Now, or the beginning of the day so many days ago, as ISO 8601 in UTC: texts that sort by time."""
    at = clock() if days_ago is None else (today() - days_ago) * 86_400
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def text_key(text: str) -> bytes:
    """Sixteen bytes that stand for a text."""
    return sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]


def digests(keys: Iterable[str]) -> list[bytes]:
    """The keys as bytes, sorted, each once."""
    return sorted({bytes.fromhex(key) for key in keys})


class Store(ABC):
    """An open store; `claims.store.open_store` makes one. Use as a context manager.

    Every method raises `StoreError`: one line that names the place, never a password.
    """

    place: str

    @property
    def address(self) -> str:
        """What `open_store` takes to open it again, in this process or another. May hold a password: never shown."""
        return self.place

    def results(self, kind: str, keys: Sequence[str]) -> dict[str, bytes]:
        """The results of `kind` that are known of `keys`, each a sha256 in hexadecimal."""
        return {key.hex(): body for key, body in self._load(kind, digests(keys)).items()}

    def result_keys(self, kind: str, keys: Sequence[str]) -> set[str]:
        """Those of `keys` under which a result of `kind` is known; no result is read, and none counts as used."""
        return {key.hex() for key in self._known(kind, digests(keys))}

    def put_results(self, kind: str, rows: Mapping[str, bytes]) -> None:
        """Keep results of `kind`, all or none; one that is known is replaced."""
        self._save(kind, sorted((bytes.fromhex(key), body) for key, body in rows.items()))

    def readings(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The packed readings that are known of `keys`."""
        return self._load(READING, sorted(set(keys)))

    def put_readings(self, rows: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep packed readings; one that is known is replaced."""
        self._save(READING, sorted(dict(rows).items()))

    def vectors(self, model: str, texts: Iterable[str]) -> dict[str, bytes]:
        """The int8 rows (dim,) as bytes of those of `texts` that `model` has encoded before."""
        by_key = {text_key(text): text for text in texts}
        return {by_key[key]: row for key, row in self._load_vectors(model, sorted(by_key)).items()}

    def put_vectors(self, model: str, texts: Sequence[str], rows: Rows) -> None:
        """Keep `rows` (len(texts), dim)."""
        found = {text_key(text): row.tobytes() for text, row in zip(texts, rows, strict=True)}
        self._save_vectors(model, sorted(found.items()))

    @abstractmethod
    def _load(self, kind: str, keys: Sequence[bytes]) -> dict[bytes, bytes]: ...

    @abstractmethod
    def _known(self, kind: str, keys: Sequence[bytes]) -> set[bytes]: ...

    @abstractmethod
    def _save(self, kind: str, rows: Sequence[tuple[bytes, bytes]]) -> None: ...

    @abstractmethod
    def _load_vectors(self, model: str, keys: Sequence[bytes]) -> dict[bytes, bytes]: ...

    @abstractmethod
    def _save_vectors(self, model: str, rows: Sequence[tuple[bytes, bytes]]) -> None: ...

    @abstractmethod
    def background(self, model: str) -> bytes | None:
        """The packed background means of `model`."""

    @abstractmethod
    def put_background(self, model: str, body: bytes) -> None:
        """Keep the packed background means of `model`."""

    @abstractmethod
    def put_run(self, corpus: bytes, articles: int, claims: int, conflicts: int) -> None:
        """Note that a corpus was checked, when, and what was of use for it.

        The first run of a day forgets what was of no use for `KEPT` days.
        """

    @abstractmethod
    def forget(self, days: int) -> int:
        """Take out what was of no use for `days` days and give its room back. Returns the number of rows that went."""

    @abstractmethod
    def info(self) -> Info:
        """What the store holds."""

    @abstractmethod
    def check(self) -> None:
        """Raises `StoreError` where something in it is damaged, as far as that can be seen without its results' meaning."""

    @abstractmethod
    def close(self) -> None:
        """Note what was of use since the last run, where that can be written, and close the store."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
