"""A review server for tests: the demo report, a desk in a temporary folder, uvicorn in a thread."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checker.model import Report
from checker.review.app import House, create_app
from checker.review.book import Book
from checker.review.desk import Desk
from checker.review.guard import Door
from checker.review.journal import Journal
from checker.review.serve import listen

ROOT = Path(__file__).resolve().parent.parent.parent
TOKEN = "t" * 32
USER = "Lin Yue <lin@example.org>"


@cache
def demo() -> Report:
    """The demo corpus checked without a model, with paths as from the root of the project."""
    from datetime import date

    from checker.run import check
    from claims.discover import discover
    from claims.read import read_file
    from claims.settings import Settings

    settings = Settings()
    files = discover([str(ROOT / "tests" / "demo")], settings).files
    articles = [article for file in files for article in read_file(file, settings)]
    return check([_moved(article) for article in articles], settings=settings, as_of=date(2026, 6, 30), encoder="hash")


def _moved(article):
    from dataclasses import replace

    return replace(article, path=article.path.removeprefix(f"{ROOT.as_posix()}/"))


class Clock:
    """A second passes with every look."""

    def __init__(self) -> None:
        self.now = 0

    def __call__(self) -> str:
        self.now += 1
        return f"2026-07-01T09:{self.now // 60 % 60:02d}:{self.now % 60:02d}+00:00"


def desk(folder: Path, report: Report | None = None) -> Desk:
    return Desk(report or demo(), Book(folder), Journal(folder / ".crossclaim" / "review.sqlite"), Clock())


def app(at: Desk, port: int = 80, **door):
    return create_app(House(at, Door(TOKEN, port, **door), USER))


def client(at: Desk, *, token: str = TOKEN, host: str = "127.0.0.1:80", origin: str = "http://127.0.0.1:80", **door):
    from starlette.testclient import TestClient

    headers = {"host": host, "accept-language": "en"} | ({"origin": origin} if origin else {})
    cookies = {"crossclaim_80": token} if token else {}
    return TestClient(app(at, **door), base_url="http://127.0.0.1", cookies=cookies, headers=headers, follow_redirects=False)


def enter(page, server: Running) -> None:
    """Open the address with the token and wait for the queue that it leads to."""
    page.goto(server.entry)
    page.wait_for_url(server.url + "/")
    page.wait_for_load_state()


@dataclass
class Running:
    """A server that listens; `url` lacks the token."""

    desk: Desk
    url: str
    _server: object
    _thread: threading.Thread

    @property
    def entry(self) -> str:
        return f"{self.url}/?token={TOKEN}"

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=10)
        self.desk.journal.close()


def run(folder: Path, report: Report | None = None) -> Running:
    import uvicorn

    at = desk(folder, report)
    on = listen(0)
    port = on.getsockname()[1]
    config = uvicorn.Config(app(at, port), log_level="error", access_log=False, lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=lambda: server.run(sockets=[on]), daemon=True)
    thread.start()
    for _ in range(200):
        if server.started:
            break
        time.sleep(0.02)
    return Running(at, f"http://127.0.0.1:{port}", server, thread)


def hostile(text: str) -> Report:
    """Two articles whose words, names, titles and sources are `text`."""
    from checker.identity import assign
    from checker.model import ArticleRow, Finding, Side, Text
    from claims.model import Article, Claim, Entity, Sentence, Span

    def article(name: str, year: str) -> tuple[Article, Claim]:
        body = f"{text} opened in {year} {text}."
        span, at = Span(0, len(body)), body.index(year)
        made = Article(f"{name}.txt", body, text, None, "unknown", text, "en", span)
        index = int(name == "b")
        claim = Claim(index, made.path, 1, span, body, Sentence(span, (span,), 0), None, Span(at, at + 4), subject=text)
        return made, claim

    (a, one), (b, two) = article("a", "2020"), article("b", "2021")
    why = Text(text, text)
    finding = Finding(
        "", "XC101", "error", 0.9, text, text, (Side(text, "2020", 1, (one,)), Side("2021", text, 1, (two,))), why, why
    )
    agreed = Finding("", "XC101", "note", 0.9, text, text, (Side(text, text, 2, (one, two)),), why)
    rows = (ArticleRow(a), ArticleRow(b, copy_of=a.path))
    entity = Entity(text, text, "ORG", (text, "x"))
    return Report(rows, assign([finding]), (), assign([agreed]), (), None, claims=(one, two), entities=(entity,))
