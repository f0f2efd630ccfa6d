"""`crossclaim config show|schema|init`."""

from __future__ import annotations

from typing import Annotated

import typer

Paths = Annotated[list[str] | None, typer.Argument(metavar="[PATHS...]", help="Where the search begins; default: here.")]
Given = Annotated[
    list[str] | None, typer.Option("--config", metavar="FILE|KEY=VALUE", help="A configuration file, or one setting; repeatable.")
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Read no configuration file.")]


def show(paths: Paths = None, *, config: Given = None, isolated: Isolated = False) -> None:
    """Print the settings in force for these paths, and the file they come from."""
    from glob import has_magic
    from pathlib import Path

    from checker._show import in_force
    from checker.config.load import load
    from claims.errors import InputError

    for path in paths or []:
        if path != "-" and not has_magic(path) and not Path(path).exists():
            raise InputError(path, "no such file or directory")
    typer.echo(in_force(load(paths or ["."], given=config or (), isolated=isolated)), nl=False)


def schema() -> None:
    """Print the JSON Schema of a crossclaim.toml."""
    from checker.config.write import schema

    typer.echo(schema(), nl=False)


def init() -> None:
    """Write a first crossclaim.toml here; one that is there stays."""
    from pathlib import Path

    from checker.config.write import init

    typer.echo(init(Path.cwd()).name)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    part = typer.Typer(help="Show, describe or begin the configuration.", no_args_is_help=True, rich_markup_mode=None)
    for command in (show, schema, init):
        part.command()(command)
    app.add_typer(part, name="config")
