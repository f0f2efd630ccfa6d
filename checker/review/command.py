"""`crossclaim review`: check the articles, then serve the editors' app until it is interrupted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from checker._plan import Plan
    from checker.model import Report


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(review)


def review(
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATHS]...", help="Files, directories or globs; default: .")] = None,
    *,
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="Port on 127.0.0.1; 0 is any free one.")] = 0,
    no_open: Annotated[bool, typer.Option("--no-open", help="Print the address, open no browser.")] = False,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who decides; default: git's user.name and user.email.")] = "",
    lang: Annotated[str, typer.Option(metavar="zh|en|auto", help="Language of the first page.")] = "auto",
    config: Annotated[
        list[str] | None, typer.Option(metavar="FILE|KEY=VALUE", help="A configuration file, or one setting; repeatable.")
    ] = None,
    trusted_user_header: Annotated[
        str, typer.Option(metavar="NAME", help="Header in which a login proxy puts the user's name.")
    ] = "",
    public_url: Annotated[str, typer.Option(metavar="URL", help="Address of that proxy, as the browser sees it.")] = "",
) -> int:
    """Decide about conflicts in the browser, both quotes in sight."""
    from checker._options import Options
    from checker._plan import settle
    from checker.review.serve import need_extra

    need_extra()
    _check_proxy(trusted_user_header, public_url)
    plan = settle(Options(paths=paths or ["."], config=config, lang=lang if lang != "auto" else None))
    _serve(plan, port=port, no_open=no_open, by=by, user_header=trusted_user_header, public=public_url)
    return 0


def _check_proxy(header: str, public: str) -> None:
    from urllib.parse import urlsplit

    from claims.errors import SettingsError

    if header and not header.replace("-", "").isalnum():
        raise SettingsError(f"--trusted-user-header: {header!r} is no header name")
    parts = urlsplit(public)
    if public and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.path.strip("/") or parts.query):
        raise SettingsError(f"--public-url: {public!r} is no address such as https://review.example.org")


def _serve(plan: Plan, *, port: int, no_open: bool, by: str, user_header: str, public: str) -> None:
    from checker.ledger.storage import FOLDER
    from checker.ledger.who import author, now
    from checker.render._words import language
    from checker.review.book import Book
    from checker.review.desk import Desk
    from checker.review.filters import is_open
    from checker.review.journal import Journal
    from checker.review.recheck import Watcher
    from checker.review.serve import listen, serve

    with listen(port) as on:  # a port that is taken is told before the articles are read
        report = _checked(plan)
        book = Book(plan.root, *(plan.record(kind) for kind in ("decisions", "baseline", "facts")), after=_after(plan))
        journal = Journal(plan.root / FOLDER / "review.sqlite")
        desk = Desk(report, book, journal, now)
        watcher = Watcher(desk, lambda: _stamps(plan), lambda: _checked(plan))
        watcher.start()
        left = sum(is_open(finding) for finding in desk.look().report.conflicts)
        _tell(f"{left} of {len(desk.look().report.conflicts)} conflicts to decide; Ctrl-C ends, every step is saved at once")
        try:
            serve(
                desk,
                on,
                user=author(by, plan.root),
                lang=language(report, plan.config.report.lang),
                public=public,
                user_header=user_header,
                open_browser=not no_open,
                say=typer.echo,
            )
        finally:
            watcher.stop()
            journal.close()


def _checked(plan: Plan) -> Report:
    """The report before the ledger is laid over it. Raises CrossclaimError."""
    from checker._check import without_ledger

    return without_ledger(plan, _tell)


def _after(plan: Plan) -> Callable[[Report], Report]:
    """The configuration laid over a report: severities, tolerances, the rules chosen. Decided conflicts stay in sight."""
    from checker.config.apply import apply
    from checker.selection import narrow

    config = plan.config

    def after(report: Report) -> Report:
        return narrow(
            apply(report, config, plan.root),
            chosen=config.select,
            ignored=config.ignore,
            extended=config.extend_select,
            min_confidence=config.min_confidence,
        )

    return after


def _stamps(plan: Plan) -> object:
    """Changes whenever an article is saved, added or removed."""
    from checker._read import choose

    states = ((file, Path(file).stat()) for file in choose(plan, lambda line: None))
    return tuple((file, state.st_mtime_ns, state.st_size) for file, state in states)


def _tell(line: str) -> None:
    from checker.render._words import plain

    typer.echo(f"crossclaim: {plain(line)}", err=True)
