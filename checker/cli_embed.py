"""`crossclaim embed PATHS`: the vectors of a corpus ahead of a check, where there is a graphics card or in many shards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from checker._plan import Plan
    from checker.embedding import Shard
    from checker.runner import Runner
    from claims.embed import Encoder
    from claims.store import Store

_Paths = Annotated[list[str], typer.Argument(metavar="PATHS...", help="Files, directories, globs, or - for stdin.")]
_Shard = Annotated[
    str | None, typer.Option("--shard", metavar="I/N", help="Only this part of the articles; parts need not know of each other.")
]
_Store = Annotated[str | None, typer.Option("--store", metavar="FILE|URL", help="Keep the vectors here: a file, or postgresql://…")]
_Dir = Annotated[str | None, typer.Option("--cache-dir", metavar="DIR", help="Instead of the user's cache directory.")]
_Encoder = Annotated[
    str | None, typer.Option("--encoder", metavar="NAME", help="default, fast, or a sentence-transformers name or path.")
]
_Device = Annotated[str, typer.Option("--device", metavar="NAME", help="One of torch's: cpu, cuda, cuda:1, mps.")]
_Jobs = Annotated[int, typer.Option("--jobs", metavar="N", help="Processes that read articles.")]
_Config = Annotated[list[str] | None, typer.Option("--config", metavar="FILE|KEY=VALUE", help="As for check; repeatable.")]


def register(app: typer.Typer) -> None:
    """Add the command `embed` to the application."""
    app.command()(embed)


def embed(
    paths: _Paths,
    shard: _Shard = None,
    store: _Store = None,
    cache_dir: _Dir = None,
    encoder: _Encoder = None,
    device: _Device = "cpu",
    jobs: _Jobs = 1,
    config: _Config = None,
) -> None:
    """Encode what a check would encode, and keep it: the check then loads no model.

    With --shard, each article by itself; `crossclaim cache merge` brings the stores together, and `embed` without --shard
    encodes the few texts that depend on more than one article.
    """
    from checker._options import Options
    from checker._plan import settle
    from checker._store import opened
    from checker.embedding import shard as parsed
    from checker.progress import reporter
    from checker.runner import LocalRunner
    from claims.errors import StoreError

    part = parsed(shard) if shard else None
    plan = settle(Options(paths=paths, store=store, cache_dir=cache_dir, encoder=encoder, jobs=jobs, config=config))
    with reporter(quiet=False) as say, opened(store, cache_dir, False, say) as kept, LocalRunner(jobs) as runner:
        if kept is None:
            raise StoreError("of the user", "cannot be written; name one with --store")
        before = sum(kept.info().models.values())
        told = _run(plan, part, kept, _encoder(plan.config.encoder, device, kept, say), runner, say)
        new = sum(kept.info().models.values()) - before
        typer.echo(f"{told}, {new} new vectors: {kept.place}")


def _run(plan: Plan, part: Shard | None, store: Store, encoder: Encoder, runner: Runner, say: Callable[[str], None]) -> str:
    from checker._read import choose, read, stream
    from checker.embedding import embed_corpus, embed_shard
    from claims.embed.centre import background_means

    files = choose(plan, _note)
    if part is not None:
        count = embed_shard(stream(plan, files, _note), part, plan.settings, store, encoder, runner, say)
        told = f"shard {part.number}/{part.count}: {count} articles"
    else:
        articles = read(plan, files, _note, store).articles
        embed_corpus(articles, plan.settings, store, encoder, runner, say)
        told = f"{len(articles)} articles"
    background_means(encoder)
    return told


def _note(line: str) -> None:
    """What was left out; a terminal without a bar must see it too."""
    from checker.render._words import plain

    typer.echo(f"crossclaim: {plain(line)}", err=True)


def _encoder(name: str, device: str, store: Store, say: Callable[[str], None]) -> Encoder:
    from claims.embed import identity, load
    from claims.store import StoredEncoder

    return StoredEncoder(store, identity(name), lambda: load(name, progress=say, device=device), say)
