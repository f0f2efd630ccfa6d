"""Sizes as people write them, and what follows for a run."""

import pytest

from checker import memory
from checker.memory import BASE, MODEL, Budget, budget, size
from claims.errors import SettingsError


@pytest.mark.parametrize(
    ("text", "bytes_"),
    [
        ("2G", 2 * 10**9),
        ("2GB", 2 * 10**9),
        ("1.5g", 1_500_000_000),
        ("2GiB", 2 * 2**30),
        ("2Gi", 2 * 2**30),
        ("800M", 800_000_000),
        ("1 T", 10**12),
        (" 64k ", 64_000),
        ("2000000000", 2_000_000_000),
        ("12b", 12),
    ],
)
def test_sizes(text, bytes_):
    assert size(text) == bytes_


@pytest.mark.parametrize("text", ["", "G", "2X", "-2G", "2,5G", "2Gx", "1e9", "２G", "50%", "2i", "inf", "9" * 40, "2G 3G"])
def test_what_is_no_size(text):
    with pytest.raises(SettingsError, match="is no size") as caught:
        size(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0", "--memory: 0 is too little; about 1G is needed"),
        ("2", "--memory: 2 is too little"),
        ("999M", "--memory: 999M is too little"),
        ("9T", "--memory: 9T is more than the 16.0G of this machine"),
    ],
)
def test_absurd_sizes(monkeypatch, text, said):
    monkeypatch.setattr(memory, "machine", lambda: 16 * 10**9)
    with pytest.raises(SettingsError) as caught:
        budget(text)
    assert str(caught.value).startswith(said)


def test_a_machine_that_does_not_tell_bounds_nothing(monkeypatch):
    monkeypatch.setattr(memory, "machine", lambda: None)
    assert budget("9T").total == 9 * 10**12


def test_without_the_option_nothing_is_bounded():
    free = budget(None)
    assert (free.room, free.articles(), free.claims(), free.characters()) == (None, None, None, None)


def test_more_memory_holds_more_and_never_more_than_there_is():
    found = [Budget(total).articles() for total in (10**9, 2 * 10**9, 4 * 10**9)]
    assert found == sorted(set(found))
    four = Budget(4 * 10**9)
    assert four.room == 4 * 10**9 - BASE - MODEL
    assert four.articles(900, share=1.0) * 32_700 <= four.room
    assert Budget(4 * 10**9, model=False).room == four.room + MODEL
    assert four.articles(9_000) < four.articles(900) // 8


def test_a_tight_budget_still_gets_on():
    tight = Budget(10**9)
    assert tight.room == 10**8
    assert tight.articles(10**9) == 1
    assert tight.claims() > 1_000


def test_what_articles_take_wherever_their_texts_are():
    assert Budget(2 * 10**9, model=False).wanted(0) == BASE
    assert Budget(2 * 10**9).wanted(1_000_000) == BASE + MODEL + 1_000_000 * memory.AWAY
