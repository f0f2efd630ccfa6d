"""The HTML page in a browser: accessible in both colour schemes, no sideways scrolling on a phone, filters without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.render.html import render
from tests.checker.render._made import many, states

CHROMIUM = Path("/usr/bin/chromium")
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip("no chromium on this machine")
    with sync_api.sync_playwright() as playing:
        made = playing.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield made
        made.close()


def opened(browser: Any, file: Path, fragment: str = "", **options: Any) -> Any:
    page = browser.new_context(**options).new_page()
    page.goto(f"{file.as_uri()}{fragment}")
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, tmp_path: Path, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    file = tmp_path / "report.html"
    file.write_text(render(states(), lang="zh"), "utf-8")
    page = opened(browser, file, color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = axe.Axe().run(page).response["violations"]
    page.context.close()
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_without_script_on_a_phone(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(render(many(9), lang="en"), "utf-8")
    page = opened(browser, file, "#only-warning", java_script_enabled=False, viewport={"width": 320, "height": 700})
    assert page.locator("main > details.card:visible").count() == 3
    assert page.locator("tr.row:visible").count() == 3
    page.get_by_role("link", name="all").click()
    assert page.locator("tr.row:visible").count() == 9
    box = page.locator("main").bounding_box()
    assert box and box["width"] <= 320
    page.context.close()
