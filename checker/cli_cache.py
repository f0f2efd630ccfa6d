"""`crossclaim cache info|clean`: what the store holds, and a way to be rid of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_Store = Annotated[str | None, typer.Option("--store", metavar="FILE", help="This store instead of the user's.")]
_Dir = Annotated[str | None, typer.Option("--cache-dir", metavar="DIR", help="Instead of the user's cache directory.")]


def register(app: typer.Typer) -> None:
    """Add the group `cache` to the application."""
    group = typer.Typer(name="cache", help="The store of what was read and encoded.", no_args_is_help=True, rich_markup_mode=None)
    group.command()(info)
    group.command()(clean)
    app.add_typer(group)


def info(store: _Store = None, cache_dir: _Dir = None) -> None:
    """Show where the store lies and what it holds."""
    path = _path(store, cache_dir)
    if not path.exists():
        typer.echo(f"{path}: no store yet")
        return
    from claims.store import Store

    with Store(path) as opened:
        opened.check()
        found = opened.info()
    typer.echo(
        f"{path}\nsize      {_size(found.size)}\nschema    {found.schema}\narticles  {found.readings}\nruns      {found.runs}"
    )
    for name, vectors in found.models.items():
        typer.echo(f"vectors   {vectors}  ({name})")


def clean(store: _Store = None, cache_dir: _Dir = None) -> None:
    """Delete the store, damaged or not; the next run reads and encodes everything again."""
    from claims.store.database import foreign, remove

    path = _path(store, cache_dir)
    if foreign(path):
        from claims.errors import StoreError

        raise StoreError(path, "is no store of crossclaim; nothing was deleted")
    freed = remove(path)
    typer.echo(f"{path}: {_size(freed)} freed" if freed else f"{path}: no store")


def _path(store: str | None, cache_dir: str | None) -> Path:
    from claims.store import default_path

    return Path(store) if store else default_path(cache_dir)


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count / 1e3:.1f} kB"
