"""Fixtures of the review app: the demo checked once, a desk, a client that has the cookie, a server, a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review import _room

CHROMIUM = "/usr/bin/chromium"


@pytest.fixture
def desk(tmp_path):
    made = _room.desk(tmp_path)
    yield made
    made.journal.close()


@pytest.fixture
def client(desk):
    with _room.client(desk) as made:
        yield made


@pytest.fixture
def server(tmp_path):
    made = _room.run(tmp_path)
    yield made
    made.stop()


@pytest.fixture(scope="session")
def browser():
    if not Path(CHROMIUM).exists():
        pytest.skip(f"no browser at {CHROMIUM}")
    play = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with play.sync_playwright() as playing:
        made = playing.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture
def page(browser, server):
    context = browser.new_context(locale="en")
    made = context.new_page()
    made.set_default_timeout(5000)
    _room.enter(made, server)
    yield made
    context.close()
