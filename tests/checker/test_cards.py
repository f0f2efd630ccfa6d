"""Cards: the asked value gives way to a question word, other values stay."""

from __future__ import annotations

import pytest

from checker.cards import card, grams, is_chinese, tokens, unit_of
from tests.checker._claims import claim_of, read

MASKED = [
    ("松湖水厂新招了48名工人，日产水3万吨。", "48名", "多少名"),
    ("松湖水厂于4月9日投产。", "4月9日", "何时"),
    ("松湖水厂投资6.2亿元。", "6.2亿元", "多少钱"),
    ("松湖水厂的漏损率为7.5%。", "7.5%", "百分之多少"),
    ("The Pine Lake plant hired 48 workers.", "48", "how many"),
    ("The Pine Lake plant opened on April 9.", "April 9", "when"),
    ("The Pine Lake plant cost $62 million.", "$62 million", "how much money"),
    ("The trial run of the plant lasted 36 hours.", "36 hours", "how long"),
]


@pytest.mark.parametrize(("text", "value", "asked"), MASKED)
def test_value_gives_way_to_a_question(text: str, value: str, asked: str) -> None:
    made = card(claim_of(read(text), value))
    for shown in (made.clause, made.sentence):
        assert asked in shown
        assert value not in shown


def test_other_values_of_the_sentence_stay() -> None:
    made = card(claim_of(read("松湖水厂新招了48名工人，日产水3万吨。"), "48名"))
    assert "3万吨" in made.sentence


def test_equal_but_for_the_value_is_equal() -> None:
    one, two = (card(claim_of(read(f"松湖水厂新招了{n}名工人。"), f"{n}名")) for n in (48, 84))
    assert one == two


def test_units_keep_currencies_apart() -> None:
    found = read("水厂投资6.2亿元。", "水厂投资6.2亿美元。", "水厂于4月9日投产，历时36个月。")
    assert unit_of(claim_of(found, "6.2亿元")) != unit_of(claim_of(found, "6.2亿美元"))
    assert unit_of(claim_of(found, "4月9日")) == "when"
    assert unit_of(claim_of(found, "36个月")) == "duration"


def test_language_and_tokens() -> None:
    assert is_chinese("松湖水厂 opened")
    assert not is_chinese("The plant 水")
    assert tokens("Pine松湖") == ["pine", "松", "湖"]
    assert grams(["the", "workers", "松", "湖"]) == ["worker", "松湖"]
