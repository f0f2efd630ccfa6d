"""Where a process gets its encoder: loaded once, and with a store only for a text that the store does not know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.store import Store, StoredEncoder

if TYPE_CHECKING:
    from claims.embed import Encoder

Say = Callable[[str], None]

_LOADED: dict[str, Encoder] = {}
_STORED: dict[Vectors, Encoder] = {}


@dataclass(frozen=True, slots=True)
class Vectors:
    """An encoder by its name, and the store ("" for none) that keeps its vectors. Can be pickled."""

    name: str
    store: str = ""

    def encoder(self) -> Encoder:
        """The encoder of this process. Raises `EncoderError`, `StoreError`."""
        if not self.store:
            return loaded(self.name, lambda line: None)
        if self not in _STORED:
            from claims.store import open_store

            _STORED[self] = stored(self.name, open_store(self.store), lambda line: None)
        return _STORED[self]


def loaded(name: str, say: Say) -> Encoder:
    """The encoder called `name`; a library user who checks many small sets pays for loading it once."""
    from claims.embed import load

    if name not in _LOADED:
        _LOADED[name] = load(name, progress=say)
    return _LOADED[name]


def stored(name: str, store: Store | None, say: Say) -> Encoder:
    """The encoder called `name` behind `store`; the model is loaded when the store lacks a text."""
    from claims.embed import identity

    return loaded(name, say) if store is None else StoredEncoder(store, identity(name), lambda: loaded(name, say), say)
