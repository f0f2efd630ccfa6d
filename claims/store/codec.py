"""Plain data as bytes and back, safe to read from a store that others can write to.

The bytes are a pickle that may make nothing but builtin containers, numbers, texts, decimals, dates, the dataclasses of
`claims.model` and those that the caller names: reading it runs no code but the constructors of these classes.
"""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, make_dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeVar

from claims import model

LIMIT = 1 << 29
"""Bytes of one unpacked object; a blob that says it is larger is no blob of ours."""
_PLAIN: dict[str, type] = {f"{cls.__module__}.{cls.__qualname__}": cls for cls in (Decimal, date, datetime, time, timedelta)}
_OURS: dict[str, type] = {
    f"claims.model.{name}": cls for name, cls in vars(model).items() if isinstance(cls, type) and is_dataclass(cls)
}
_ALWAYS = {**_PLAIN, **_OURS}

T = TypeVar("T")

Classes = Mapping[str, type]
"""Further dataclasses, each under `module.name`."""


def dumps(item: object, classes: Classes | None = None) -> bytes:
    """`item` as bytes. Raises TypeError where it holds an object of a class that `loads` would refuse."""
    known = _ALWAYS if not classes else {**_ALWAYS, **classes}
    to = io.BytesIO()
    _Writer(to, known).dump(item)
    return zlib.compress(to.getbuffer(), 1)


def loads(body: bytes, classes: Classes | None = None) -> Any:
    """The object that `dumps` was given. Raises ValueError where `body` is damaged or holds anything else."""
    known = _ALWAYS if not classes else {**_ALWAYS, **classes}
    try:
        unpack = zlib.decompressobj()
        plain = unpack.decompress(body, LIMIT)
        if not unpack.eof or unpack.unused_data:
            raise ValueError("cut off, or larger than a blob can be")
        return _Reader(plain, known).load()
    except Exception as error:  # bytes from elsewhere can make the unpickler raise nearly anything
        raise ValueError(f"a blob makes no sense ({error})") from error


def changed(item: T, name: str, value: object) -> T:
    """`dataclasses.replace(item, **{name: value})` of a dataclass without `__post_init__`, several times as fast."""
    cls: Any = type(item)
    make, values, names = _parts(cls)
    parts = list(values(item))
    parts[names.index(name)] = value
    made: T = make(*parts)
    return made


@lru_cache(maxsize=64)
def _parts(cls: type) -> tuple[Callable[..., Any], Callable[[Any], tuple[Any, ...]], tuple[str, ...]]:
    values = _values(cls)
    assert values is not None
    return _maker(cls), values, tuple(field.name for field in fields(cls))


class _Writer(pickle.Pickler):
    """Writes a dataclass as its class and its values: smaller than the state that `pickle` would write, and faster to read."""

    def __init__(self, to: io.BytesIO, known: Classes) -> None:
        super().__init__(to, protocol=5)
        self._known = frozenset(known.values())

    def reducer_override(self, item: Any) -> Any:
        cls: type = type(item)
        if cls in self._known:
            values = _values(cls)
            return NotImplemented if values is None else (cls, values(item))
        if cls is type and item in self._known:
            return NotImplemented
        raise TypeError(f"{cls.__module__}.{cls.__qualname__} has no place in a store")


@lru_cache(maxsize=256)
def _values(cls: type) -> Callable[[Any], tuple[Any, ...]] | None:
    """What the constructor of a dataclass takes; None for a class that pickles well by itself."""
    if not is_dataclass(cls):
        return None
    names = [field.name for field in fields(cls)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda item: tuple(getattr(item, name) for name in names)


class _Reader(pickle.Unpickler):
    def __init__(self, body: bytes, known: Classes) -> None:
        super().__init__(io.BytesIO(body))
        self._classes = known

    def find_class(self, module: str, name: str) -> Any:
        found = self._classes.get(f"{module}.{name}")
        if found is None:
            raise pickle.UnpicklingError(f"{module}.{name} has no place in a store")
        return _maker(found)


@lru_cache(maxsize=256)
def _maker(cls: type) -> Callable[..., Any]:
    """Makes objects of `cls` from its values, four times as fast as the constructor of a frozen dataclass.

    That one sets each value through `object.__setattr__`; a class of the same slots that is not frozen sets them at once, and
    then becomes the frozen one.
    """
    if not is_dataclass(cls) or cls.__bases__ != (object,) or "__slots__" not in vars(cls) or hasattr(cls, "__post_init__"):
        return cls
    names = [field.name for field in fields(cls)]
    if vars(cls)["__slots__"] != tuple(names):
        return cls
    twin = make_dataclass(cls.__name__, names, slots=True, repr=False, eq=False, match_args=False)

    def make(*values: Any) -> Any:
        made = twin(*values)
        made.__class__ = cls
        return made

    return make
