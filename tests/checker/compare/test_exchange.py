"""One amount in two currencies."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.compare import exchange
from checker.compare._rates import PER_DOLLAR, bounds
from tests.checker.compare._drafts import check_quotes, drafts, shown

SLIPS = [
    ("码头总投资3500万元（约合50万美元）。", ("3500万元", "50万美元")),
    ("馆方以2.4亿元（约合3300亿美元）购得此画。", ("2.4亿元", "3300亿美元")),
    ("該工程耗資3億港元（約384萬美元）。", ("3億港元", "384萬美元")),
    ("公司获得1200万欧元（约合人民币9.4亿元）贷款。", ("1200万欧元", "人民币9.4亿元")),
    ("The fund put in $5m (about 36 billion yuan).", ("$5m", "36 billion yuan")),
    ("It cost 4 billion yen ($270,000,000).", ("4 billion yen", "$270,000,000")),
    ("The club paid 30 million pounds (about $3.8 million) for him.", ("30 million pounds", "$3.8 million")),
    ("The tower cost 900 million yuan, or about $12.5 million.", ("900 million yuan", "$12.5 million")),
]

FINE = [
    "码头总投资3500万元（约合500万美元）。",
    "馆方以2.4亿元（约合3300万美元）购得此画。",
    "該工程耗資3億港元（約3840萬美元）。",
    "The fund put in $5m (about 36 million yuan).",
    "It cost 4 billion yen ($27 million).",
    "The tower cost 900 million yuan, or about $125 million.",
    "1905年造价为20万美元（约合今天的3亿元人民币）。",  # the money of today
    "He paid $2,000 in 1931 (about 300,000 yuan today).",
    "项目总投资3500万元（其中50万美元为外方投入）。",  # a part, not a conversion
    "基金投入3500万元，另有50万美元来自捐款。",
    "The grant is 35 million yuan and $50,000 in equipment.",
    "A ticket costs 300 yuan ($41) a day and $400 a year (2,900 yuan).",
    "该公司市值3000亿里拉（约合2亿美元）。",  # a currency that the table leaves out
    "门票每张120元（约合17美元）、年票每张900元（约合125美元）。",
]


@pytest.mark.parametrize(("text", "values"), SLIPS)
def test_slip(text: str, values: tuple[str, str]) -> None:
    found = drafts(exchange.drafts, text)
    assert shown(found) == [values]
    assert found[0].rule == "XC214"
    check_quotes(found)


@pytest.mark.parametrize("text", FINE)
def test_fine(text: str) -> None:
    assert drafts(exchange.drafts, text) == ()


OUT = [
    "一号楼造价7000万元（约合1000万美元）。二号楼造价1.4亿元（约合2000万美元）。三号楼造价2.1亿元（约合6000万美元）。",
    "A cost 70 million yuan ($10 million). B cost 140 million yuan ($20 million). C cost 210 million yuan ($60 million).",
    "一號樓造價7000萬元（約合1000萬美元），二號樓造價1.4億元（約合2000萬美元），三號樓造價2.1億元（約合9000萬美元）。",
]


@pytest.mark.parametrize("text", OUT)
def test_out_of_line_with_the_other_conversions(text: str) -> None:
    found = drafts(exchange.drafts, text)
    assert [draft.rule for draft in found] == ["XC211"]
    assert [len(draft.groups) for draft in found] == [3]
    check_quotes(found)


IN_LINE = [
    "一号楼造价7000万元（约合1000万美元）。二号楼造价1.4亿元（约合2000万美元）。三号楼造价2.1亿元（约合2900万美元）。",
    "一号楼造价7000万元（约合1000万美元）。三号楼造价2.1亿元（约合6000万美元）。",  # one against one says nothing
    "一号楼造价7000万元（约合1000万美元）。二号楼造价1.4亿元（约合3500万美元）。三号楼造价2.1亿元（约合6000万美元）。",
]


@pytest.mark.parametrize("text", IN_LINE)
def test_in_line_with_the_other_conversions(text: str) -> None:
    assert drafts(exchange.drafts, text) == ()


def test_an_unknown_currency_is_held_against_two_agreeing_conversions() -> None:
    lines = "甲队获奖3亿里拉（约合1000万美元）。乙队获奖1.5亿里拉（约合500万美元）。丙队获奖6000万里拉（约合2000万美元）。"
    found = drafts(exchange.drafts, lines)
    assert [draft.rule for draft in found] == ["XC214"]
    assert found[0].groups[0][0] == "6000万里拉"


def test_bounds_hold_both_ways() -> None:
    assert bounds("CNY", "TRY") is None
    for code in PER_DOLLAR:
        low, high = bounds(code, "USD") or (Decimal(0), Decimal(0))
        assert 0 < low <= high
        inverse = bounds("USD", code)
        assert inverse is not None
        assert abs(inverse[0] * high - 1) < Decimal("1e-9")
