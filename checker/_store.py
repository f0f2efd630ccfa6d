"""Which store a run uses: `--store`, else CROSSCLAIM_STORE, else the one in the cache directory, none with `--no-cache`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from claims.errors import StoreError
from claims.store import Store, default_path, open_store

Say = Callable[[str], None]
VARIABLE = "CROSSCLAIM_STORE"
"""Names a store without `--store`, so that a password stands on no command line."""


def named(option: str | None) -> str | None:
    """The store that the user names, None for the one in the cache directory."""
    return option or os.environ.get(VARIABLE) or None


@contextmanager
def opened(path: str | None, cache_dir: str | None, no_cache: bool, say: Say) -> Iterator[Store | None]:
    """The store of a run, closed afterwards.

    A store that was asked for and cannot be had raises `StoreError`; so does a damaged or newer one. Where only the user's
    cache directory cannot be written, as on a build machine without a home, the run goes on without.
    """
    if cache_dir:
        os.environ["CROSSCLAIM_CACHE_DIR"] = cache_dir  # the prepared encoder and the last report lie there too
    if no_cache and not path:
        yield None
        return
    asked = named(path)
    store = open_store(asked or default_path()) if asked or cache_dir else _optional(say)
    try:
        yield store
    finally:
        if store is not None:
            store.close()


@contextmanager
def or_temporary(given: AbstractContextManager[Store | None]) -> Iterator[Store]:
    """The store that is given; where that is none, one in a temporary folder (TMPDIR) that goes with the run."""
    with given as store:
        if store is not None:
            yield store
            return
        with TemporaryDirectory(prefix="crossclaim-") as folder, open_store(Path(folder) / "store.sqlite3") as own:
            yield own


def _optional(say: Say) -> Store | None:
    try:
        return open_store(default_path())
    except StoreError as error:
        if not error.unwritable:
            raise
        say(f"{error}; going on without a store")
        return None
