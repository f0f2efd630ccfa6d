"""Where the store lies."""

from __future__ import annotations

from pathlib import Path

from claims.embed.e5 import cache_root
from claims.store.database import FILE


def default_path(cache_dir: str | Path | None = None) -> Path:
    """store.sqlite3 in `cache_dir`, else in CROSSCLAIM_CACHE_DIR, else in crossclaim/ of the user's cache folder."""
    return cache_root(cache_dir) / FILE
