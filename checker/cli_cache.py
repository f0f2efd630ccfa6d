"""`crossclaim cache info|clean|merge`: what the store holds, a way to be rid of it, and several of them in one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_Store = Annotated[
    str | None, typer.Option("--store", metavar="FILE|URL", help="This store instead of CROSSCLAIM_STORE or the user's.")
]
_Dir = Annotated[str | None, typer.Option("--cache-dir", metavar="DIR", help="Instead of the user's cache directory.")]
_Days = Annotated[
    int | None, typer.Option("--older-than", metavar="DAYS", min=0, help="Delete only what no run has used for so many days.")
]
_Yes = Annotated[bool, typer.Option("--yes", help="Empty a shared store, for everybody who uses it.")]


def register(app: typer.Typer) -> None:
    """Add the group `cache` to the application."""
    group = typer.Typer(name="cache", help="The store of what was read and encoded.", no_args_is_help=True, rich_markup_mode=None)
    group.command()(info)
    group.command()(clean)
    group.command()(merge)
    app.add_typer(group)


def info(store: _Store = None, cache_dir: _Dir = None) -> None:
    """Show where the store lies and what it holds."""
    from claims.store import on_server, open_store

    place = _place(store, cache_dir)
    if not on_server(place) and not Path(place).exists():
        typer.echo(f"{place}: no store yet")
        return
    with open_store(place) as opened:
        opened.check()
        found = opened.info()
    rows = [("size", _size(found.size)), ("schema", found.schema), ("articles", found.readings), ("runs", found.runs)]
    rows += [("results", f"{count}  ({kind})") for kind, count in found.results.items()]
    rows += [("vectors", f"{count}  ({name})") for name, count in found.models.items()]
    typer.echo("\n".join([found.place, *(f"{name:<9} {value}" for name, value in rows)]))


def clean(store: _Store = None, cache_dir: _Dir = None, older_than: _Days = None, yes: _Yes = False) -> None:
    """Delete the store, damaged or not, or what is old in it; the next run reads and encodes again what it misses."""
    from claims.store import on_server, open_store

    place = _place(store, cache_dir)
    if not on_server(place) and (older_than is None or not Path(place).exists()):
        typer.echo(_removed(Path(place)))
        return
    if older_than is None and not yes:
        from claims.errors import SettingsError

        raise SettingsError("cache clean: the store is shared; --yes empties it for everybody, --older-than DAYS takes what is old")
    if older_than is None:
        from claims.store.postgres import PostgresStore

        with PostgresStore(place) as shared:
            typer.echo(f"{shared.place}: {_size(shared.clear())} freed")
        return
    with open_store(place) as opened:
        typer.echo(f"{opened.place}: {opened.forget(older_than)} entries deleted")


def merge(
    stores: Annotated[list[str], typer.Argument(metavar="FILE...", help="Stores that `crossclaim embed --shard` filled.")],
    into: Annotated[
        str, typer.Option("--into", metavar="FILE|URL", help="The store that takes them up; made where there is none.")
    ],
) -> None:
    """Bring the stores of several machines together."""
    from claims.errors import SettingsError
    from claims.store import on_server, open_store
    from claims.store.merge import merge as merged

    if not on_server(into) and any(Path(one).resolve() == Path(into).resolve() for one in stores):
        raise SettingsError(f"cache merge: {into} is one of the stores to take up; name another one with --into")
    with open_store(into) as opened:
        results, vectors = merged(stores, opened)
        typer.echo(f"{opened.place}: {results} results and {vectors} vectors of {len(stores)} stores")


def _removed(path: Path) -> str:
    from claims.errors import StoreError
    from claims.store.sqlite import foreign, remove

    if foreign(path):
        raise StoreError(path, "is no store of crossclaim; nothing was deleted")
    freed = remove(path)
    return f"{path}: {_size(freed)} freed" if freed else f"{path}: no store"


def _place(store: str | None, cache_dir: str | None) -> str:
    from checker._store import named
    from claims.store import default_path

    return named(store) or str(default_path(cache_dir))


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count / 1e3:.1f} kB"
