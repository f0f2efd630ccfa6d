"""Pictures of the main screens for docs/review.md and the README: `python -m tests.review.screenshots [FOLDER]`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from checker.model import Ruling
from checker.review.desk import Wish
from checker.review.snapshot import version
from tests.review import _room

CHROMIUM = "/usr/bin/chromium"
SIZES = {"": {"width": 1280, "height": 780}, "narrow": {"width": 320, "height": 900}}


def main(folder: Path, *, every: bool = False) -> None:
    """Write review-queue.png, review-conflict.png and review-article.png; with `every` all screens, dark and 320 px too."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as play:
        server = _room.run(Path(home))
        pages = _prepare(server)
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            for scheme in ("light", "dark") if every else ("light",):
                for size, view in SIZES.items() if every else [("", SIZES[""])]:
                    context = browser.new_context(viewport=view, color_scheme=scheme, locale="zh-CN" if size == "" else "en")
                    page = context.new_page()
                    _room.enter(page, server)
                    for name, path in pages.items():
                        if every or name in {"queue", "conflict", "article"}:
                            page.goto(server.url + path)
                            mark = "-".join(part for part in (name, size, scheme if every else "") if part)
                            page.screenshot(path=folder / f"review-{mark}.png", full_page=bool(size))
                    context.close()
        finally:
            browser.close()
            server.stop()


def _prepare(server: _room.Running) -> dict[str, str]:
    """Some decisions, and the addresses of the screens."""
    desk = server.desk
    conflicts = desk.look().report.conflicts
    keep = Ruling("keep", keep=conflicts[0].values[0].normalized, note="指挥部电话确认")
    others = [f for f in conflicts[1:] if f.rule not in {"XC213", "XC101", "XC402"}]
    wishes = zip([conflicts[0], *others], (keep, Ruling("both", scope="period"), Ruling("call", note="@Zhou")), strict=False)
    for finding, ruling in wishes:
        desk.decide(Wish(finding.id, ruling, version(finding)), _room.USER)
    height = next(f for f in desk.look().report.conflicts if f.rule == "XC213")
    dated = next(f for f in desk.look().report.conflicts if f.rule == "XC101")
    summed = next(f for f in desk.look().report.conflicts if f.rule == "XC402")
    return {
        "queue": "/",
        "conflict": f"/c/{height.id}",
        "date": f"/c/{dated.id}?lang=en",
        "sum": f"/c/{summed.id}?lang=zh",
        "decided": f"/c/{conflicts[0].id}?status=all",
        "article": "/article?path=tests/demo/bridge/03-tabloid.md",
        "timeline": "/timeline",
        "entity": "/entity?id=tarn",
        "export": "/export",
        "log": "/log",
        "help": "/help",
        "bulk": "/bulk?verdict=both:period",
    }


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images"), every="--every" in sys.argv)
