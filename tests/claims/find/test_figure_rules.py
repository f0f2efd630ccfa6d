"""Rules of the figure finder, one by one: what each must read and what it must leave alone."""

from decimal import Decimal

import pytest

from claims.find.figures import find_figures

D = Decimal


@pytest.mark.parametrize(
    "text", ["5·12地震", "“3·15”晚会", "9•11事件", "11.11购物节", "2026款轿车", "the class of '98", "in 1H26", "9M25业绩", "3Q2025"]
)
def test_names_made_of_digits_are_no_figures(text):
    assert find_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("上市12款车型", "12款", 12),
        ("比重达11.11%", "11.11%", D("11.11")),
        ("rated '98%' safe", "98%", 98),
        ("五座轿车", "五座", 5),
    ],
)
def test_figures_beside_such_names(text, span, value):
    (figure,) = find_figures(text)
    assert (figure.text, figure.value) == (span, value)
