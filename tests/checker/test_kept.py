"""Stories that an earlier run has checked: found again by all that they depend on, and by nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker import run
from checker import stories as room
from checker.kept import Kept
from checker.run import check
from checker.shelf import pack, unpack
from checker.stories import Sketch
from claims.model import Article
from claims.settings import Settings
from claims.store import Store, open_store
from tests.checker.test_whole import TOLD, _articles


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store.sqlite3") as made:
        yield made


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The paths of each story that is computed."""
    seen: list[tuple[str, ...]] = []
    inner = run.check_story

    def watched(story, *rest):
        seen.append(tuple(article.path for article in story.articles))
        return inner(story, *rest)

    monkeypatch.setattr(run, "check_story", watched)
    monkeypatch.setattr(room, "ALL_PAIRS", 0)
    return seen


def _all() -> list[Article]:
    return [article for name in TOLD for article in _articles(name)]


def test_a_rerun_checks_nothing_and_says_the_same(store: Store, checked: list[tuple[str, ...]]) -> None:
    first = check(_all(), encoder="hash", store=store)
    assert sorted(checked) == [("0a.txt", "1a.txt"), ("0b.txt", "1b.txt"), ("0c.txt", "1c.txt")]
    checked.clear()
    second = check(_all(), encoder="hash", store=store)
    assert checked == []
    assert second.to_json() == first.to_json() == check(_all(), encoder="hash").to_json()
    assert second.to_markdown() == first.to_markdown()
    assert (tuple(second.claims), tuple(second.entities)) == (tuple(first.claims), tuple(first.entities))


def test_a_changed_article_costs_its_story_only(store: Store, checked: list[tuple[str, ...]]) -> None:
    check(_all(), encoder="hash", store=store)
    checked.clear()
    changed = [
        Article.from_text(a.text.replace("361", "316"), path=a.path, published="2031-08-01") if a.path == "1b.txt" else a
        for a in _all()
    ]
    made = check(changed, encoder="hash", store=store)
    assert checked == [("0b.txt", "1b.txt")]
    assert len(made.conflicts) == 1
    assert made.to_json() == check(changed, encoder="hash").to_json()


def test_what_a_story_depends_on_is_in_its_key(store: Store) -> None:
    groups = ((0, 1),)
    dated = _articles("a")
    undated = [replace(article, published=None, published_from="unknown") for article in dated]
    day, other = date(2031, 8, 2), date(2031, 8, 3)
    kept = Kept(store, Settings(), "hash")
    (key,) = kept.keys(dated, groups, day)
    assert kept.keys(dated, groups, other) == [key]
    assert kept.keys(undated, groups, day) != kept.keys(undated, groups, other)
    assert kept.keys(list(reversed(dated)), ((1, 0),), day) == [key]  # whatever their places
    for field, value in (("path", "x.txt"), ("title", "x"), ("source", "x"), ("language", "en"), ("text", "x"), ("first_line", 3)):
        assert kept.keys([replace(dated[0], **{field: value}), dated[1]], groups, day) != [key], field
    assert Kept(store, Settings(), "fast").keys(dated, groups, day) != [key]
    assert Kept(store, Settings(aliases={"闻人溪": ("闻人",)}), "hash").keys(dated, groups, day) != [key]
    assert kept.keys([*dated, *_articles("c")], ((0, 1), (2, 3)), day)[0] != key  # one of many asks for more


def test_a_damaged_story_is_checked_again(store: Store, checked: list[tuple[str, ...]]) -> None:
    first = check(_all(), encoder="hash", store=store)
    claims = tuple(first.claims)
    keys = Kept(store, Settings(), "hash").keys(_all(), ((0, 1), (2, 3), (4, 5)), None)
    found = [kind for kind in ("story", "story-extent") if store.result_keys(kind, keys)]
    assert found == ["story", "story-extent"]
    store.put_results("story", {keys[0]: b"nonsense"})
    store.put_results("story-extent", {keys[1]: b"nonsense"})
    checked.clear()
    again = check(_all(), encoder="hash", store=store)
    assert len(checked) == 1
    assert again.to_json() == first.to_json()
    assert tuple(again.claims) == claims  # the lost extent is made again when it is looked at
    assert len(checked) == 2


def test_a_damaged_sketch_is_made_again(store: Store, checked: list[tuple[str, ...]]) -> None:
    first = check(_all(), encoder="hash", store=store)
    shelf = run.Shelf(_all(), store, run.LocalRunner(1), print)
    made = shelf.sketches()
    store.put_results("sketch", {shelf.keys()[0]: b"nonsense", shelf.keys()[1]: b"[3, []]\n123"})
    assert run.Shelf(_all(), store, run.LocalRunner(1), print).sketches() == made
    assert check(_all(), encoder="hash", store=store).to_json() == first.to_json()


def test_a_sketch_survives_packing() -> None:
    made = Sketch(b"\x01\x00\x00\x00\xff\xff\xff\xff", b"\x05\x01", (("count:人", 2), ("when", 1)))
    assert unpack(pack(made)) == made
    with pytest.raises(ValueError, match="another length"):
        unpack(pack(made)[:-1])
