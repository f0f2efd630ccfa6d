"""In Chromium: keys, typing, composition, two windows, hostile text under the policy, accessibility, narrow, dark, print."""

from __future__ import annotations

import json

import pytest

from tests.review import _room

SCREENS = ["/", "/?status=all", "DATED", "SUMMED", "DECIDED", "/article?path=tests/demo/bridge/03-tabloid.md", "/articles"]
SCREENS += ["/timeline", "/entities", "/entity?id=tarn", "/facts", "/log", "/export", "/help", "/bulk?verdict=call", "FACT"]


def conflicts(server):
    return server.desk.look().report.conflicts


def first_url(server):
    return f"{server.url}/c/{conflicts(server)[0].id}"


def press(page, *keys):
    """Press the keys one after the other, each on the page that the one before led to."""
    for key in keys:
        with page.expect_navigation():
            page.keyboard.press(key)


def test_ten_conflicts_by_keyboard_alone_and_the_export(page, server):
    ids = [finding.id for finding in conflicts(server)]
    page.keyboard.press("j")  # the first row
    assert page.evaluate("document.activeElement.hasAttribute('data-row')")
    press(page, "Enter", "1", "2", "1", "1", "1", "1", "1")
    page.keyboard.press("b")
    press(page, "2")
    page.keyboard.press("f")
    press(page, "5")
    page.keyboard.press("c")
    page.keyboard.type("Zhou")
    press(page, "Enter")
    rulings = {finding.id: finding.ruling for finding in conflicts(server) if finding.ruling}
    assert list(rulings) == ids[:10]
    kinds = [(ruling.verdict, ruling.scope) for ruling in rulings.values()]
    assert kinds == [("keep", "")] * 7 + [("both", "period"), ("false-positive", "advert"), ("call", "")]
    assert rulings[ids[1]].keep == conflicts(server)[1].values[1].normalized
    assert rulings[ids[9]].note == "@Zhou"
    page.get_by_role("link", name="Export", exact=True).focus()
    press(page, "Enter")
    with page.expect_download() as got:
        page.get_by_role("link", name="Download decisions.jsonl").focus()
        page.keyboard.press("Enter")
    lines = got.value.path().read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["id"] for line in lines} == set(ids[:10])


def test_keys_walk_skip_undo_and_open(page, server):
    ids = [finding.id for finding in conflicts(server)]
    page.goto(first_url(server))
    press(page, "j")
    assert ids[1] in page.url
    press(page, "k", "s")
    assert ids[1] in page.url
    press(page, "1", "u")
    assert ids[1] in page.url
    assert conflicts(server)[1].ruling is None
    press(page, "o")
    assert "/article?path=" in page.url
    press(page, "?")
    assert page.url.endswith("/help")
    press(page, "q")
    page.keyboard.press("/")
    page.keyboard.type("261米")
    press(page, "Enter")
    assert page.locator("[data-row]").count() == 1


def test_a_panel_opens_takes_digits_and_closes(page, server):
    page.goto(first_url(server))
    page.keyboard.press("b")
    assert page.locator("details[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("details[open]").count() == 0
    page.keyboard.press("b")
    page.keyboard.press("f")
    assert page.locator("details[open] summary").inner_text().startswith("False alarm")
    page.keyboard.press("9")  # no such choice, and not value 9 either
    assert server.desk.journal.last() == 0


def test_keys_are_dead_while_typing(page, server):
    page.goto(first_url(server))
    page.keyboard.press("n")
    page.keyboard.type("1 b j u s ? note")
    assert page.url == first_url(server)
    assert page.locator("#note").input_value() == "1 b j u s ? note"
    assert server.desk.journal.last() == 0
    page.keyboard.press("Escape")
    press(page, "1")
    assert conflicts(server)[0].ruling.note == "1 b j u s ? note"


SEND = """(extra) => {
  const event = new KeyboardEvent('keydown', {key: '1', bubbles: true, cancelable: true, ...extra});
  if (extra.keyCode) Object.defineProperty(event, 'keyCode', {value: extra.keyCode});
  document.body.dispatchEvent(event);
  return event.defaultPrevented;
}"""


@pytest.mark.parametrize("extra", [{"isComposing": True}, {"keyCode": 229}, {"ctrlKey": True}, {"metaKey": True}, {"repeat": True}])
def test_composing_and_modified_keys_decide_nothing(page, server, extra):
    page.goto(first_url(server))
    assert page.evaluate(SEND, extra) is False
    page.wait_for_timeout(100)
    assert server.desk.journal.last() == 0


def test_the_same_key_without_composition_decides(page, server):
    page.goto(first_url(server))
    with page.expect_navigation():
        page.evaluate(f"setTimeout(() => ({SEND})({{}}), 0)")
    assert server.desk.journal.last() == 1


def test_chinese_input_in_the_note_stays_in_the_note(page, server):
    page.goto(first_url(server))
    page.locator("#note").focus()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "hao1", "selectionStart": 4, "selectionEnd": 4})
    page.keyboard.press("1")
    session.send("Input.insertText", {"text": "好"})
    assert "好" in page.locator("#note").input_value()
    assert server.desk.journal.last() == 0


def test_remapped_and_switched_off(page, server):
    page.goto(server.url + "/help")
    page.locator('[id="key.skip"]').fill("x")
    page.get_by_role("button", name="Save keys").click()
    page.goto(first_url(server))
    page.keyboard.press("s")
    page.wait_for_timeout(50)
    assert page.url == first_url(server)
    press(page, "x")
    assert page.url != first_url(server)
    page.goto(server.url + "/help")
    page.get_by_role("checkbox").uncheck()
    page.get_by_role("button", name="Save keys").click()
    page.goto(first_url(server))
    page.keyboard.press("1")
    page.keyboard.press("x")
    page.wait_for_timeout(50)
    assert page.url == first_url(server)
    assert server.desk.journal.last() == 0


def test_two_windows_and_one_conflict(browser, page, server):
    context = browser.new_context(locale="en")
    other = context.new_page()
    _room.enter(other, server)
    for one in (page, other):
        one.goto(first_url(server))
    press(other, "2")
    press(page, "1")
    assert page.get_by_role("heading", level=1).inner_text().startswith("Changed by")
    assert conflicts(server)[0].ruling.keep == conflicts(server)[0].values[1].normalized
    page.get_by_role("button", name="Record mine instead").click()
    assert conflicts(server)[0].ruling.keep == conflicts(server)[0].values[0].normalized
    context.close()


def test_without_javascript_everything_works(browser, server):
    context = browser.new_context(java_script_enabled=False, locale="en")
    page = context.new_page()
    _room.enter(page, server)
    page.locator("[data-row]").first.click()
    page.locator("button.keep").first.click()
    page.locator("summary", has_text="Both are true").click()
    page.get_by_role("button", name="other place").click()
    page.get_by_role("button", name="Undo").click()
    assert [finding.ruling and finding.ruling.verdict for finding in conflicts(server)[:2]] == ["keep", None]
    context.close()


def test_hostile_text_runs_nothing(browser, tmp_path):
    evil = '<img src=x onerror="document.title=1"><script>document.title=1</script><a href="javascript:document.title=1">x</a>'
    server = _room.run(tmp_path, _room.hostile(evil))
    context = browser.new_context()
    page = context.new_page()
    told = []
    page.on("console", lambda message: told.append(message.text))
    page.on("dialog", lambda dialog: told.append(dialog.message))
    _room.enter(page, server)
    for path in ("/", f"/c/{conflicts(server)[0].id}", "/article?path=a.txt", "/entities", "/timeline"):
        page.goto(server.url + path)
        assert page.title() != "1"
        assert page.locator('img, a[href^="javascript"]').count() == 0
    assert not told
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"document.title=1\">')")
    page.wait_for_timeout(100)
    assert page.title() != "1"  # even text that were markup could do nothing
    context.close()
    server.stop()


def _address(server, name):
    server.desk.look()
    first = conflicts(server)[0].id
    dated, summed = (next(f.id for f in conflicts(server) if f.rule == rule) for rule in ("XC101", "XC402"))
    known = {"DATED": f"/c/{dated}", "SUMMED": f"/c/{summed}", "DECIDED": f"/c/{first}?status=all", "FACT": f"/c/{first}/fact"}
    return known.get(name, name)


@pytest.fixture
def decided(page, server):
    page.goto(first_url(server))
    press(page, "1")
    return page


@pytest.fixture
def axe():
    return pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed").Axe()


def test_axe_finds_nothing(decided, server, axe):
    for name in SCREENS:
        decided.goto(server.url + _address(server, name))
        if name == "SUMMED":
            decided.keyboard.press("b")
        found = axe.run(decided)
        assert not found.violations_count, f"{name}: {found.generate_report()}"


def test_axe_finds_enough_contrast_in_the_dark(decided, server, axe):
    decided.emulate_media(color_scheme="dark")
    for name in ("/?status=all", "DATED", "DECIDED", "/article?path=tests/demo/bridge/03-tabloid.md", "/timeline", "/export"):
        decided.goto(server.url + _address(server, name))
        found = axe.run(decided, options={"runOnly": ["color-contrast"]})
        assert not found.violations_count, f"{name}: {found.generate_report()}"


def test_nothing_is_cut_off_at_320_pixels(decided, server):
    decided.set_viewport_size({"width": 320, "height": 640})
    for name in SCREENS:
        decided.goto(server.url + _address(server, name))
        width = decided.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, f"{name}: {width}"


def test_dark_is_dark_and_print_has_no_menu(decided, server):
    decided.goto(server.url + "/export")
    light = decided.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    decided.emulate_media(color_scheme="dark")
    assert decided.evaluate("getComputedStyle(document.documentElement).backgroundColor") != light
    decided.emulate_media(media="print")
    assert not decided.locator("header.top").is_visible()
    assert decided.locator(".tasks").first.is_visible()


def test_focus_is_seen_and_the_skip_link_comes_first(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
