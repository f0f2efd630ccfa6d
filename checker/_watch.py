"""`check --watch`: run, wait until an article changes, run again. The model stays loaded, so a run costs seconds less."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.errors import CrossclaimError, MissingExtraError, SettingsError
from claims.settings import SUFFIXES

if TYPE_CHECKING:
    from checker._plan import Plan

Say = Callable[[str], None]
Changes = Iterator[set[Any]]


def watch(plan: Plan, say: Say, once: Callable[[Plan, Say], int], *, changes: Changes | None = None) -> int:
    """Run now and after every change, until interrupted; returns the last run's exit code where the changes end.

    A broken article or setting is told and waited for, not the end of the watch. `changes` stands in for the file system.
    """
    from checker._plan import settle

    folders = _folders(plan)
    code = _once(plan, say, once)
    for _ in changes if changes is not None else _changes(folders, plan):
        say("changed, running again")
        try:
            plan = settle(plan.options)
        except CrossclaimError as error:
            say(str(error))
            continue
        code = _once(plan, say, once)
    return code


def _once(plan: Plan, say: Say, once: Callable[[Plan, Say], int]) -> int:
    try:
        return once(plan, say)
    except CrossclaimError as error:
        say(str(error))
        return 2


def _folders(plan: Plan) -> list[Path]:
    if "-" in plan.paths:
        raise SettingsError("--watch: standard input cannot be watched")
    from checker.config.search import start_of

    return sorted({start_of([path]) for path in plan.paths})


def _changes(folders: list[Path], plan: Plan) -> Changes:
    try:
        import watchfiles
    except ImportError:
        raise MissingExtraError("watchfiles", "watch") from None
    ours = {Path(output.file).resolve() for output in plan.outputs if output.file}
    config = plan.loaded.place.file

    def counts(_: Any, name: str) -> bool:
        path = Path(name)
        return path.resolve() not in ours and (path.suffix.lower() in SUFFIXES or path == config)

    watched = [*folders, config.parent] if config and config.parent not in folders else folders
    return watchfiles.watch(*watched, watch_filter=counts, raise_interrupt=True)
