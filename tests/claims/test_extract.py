"""Claims: exact places, periods carried over, roles of dates, dates read against an inferred day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from claims.extract import Extraction, extract, kind_of
from claims.model import Article, Claim, When


def read(text: str, published: str | None = "2031-05-20") -> Extraction:
    return extract([Article.from_text(text, path="a.txt", published=published)])


def written(claim: Claim) -> str:
    return claim.quote[claim.value_start - claim.start : claim.value_end - claim.start]


def one(found: Extraction, value: str) -> Claim:
    claims = [claim for claim in found.claims if written(claim) == value]
    assert len(claims) == 1, [written(claim) for claim in found.claims]
    return claims[0]


TEXTS = [
    "栖州港开港\n\n4月9日，栖州港开港，首日停靠41艘货船。\r\n港务局称，投资达6.2亿元，工期36个月😀。",
    "---\ntitle: Port\ndate: 2031-05-18\n---\nThe port opened on April 9 with 41 ships.\n\nIt cost $62 million; 36 months.",
    "標題\n\n４月９日，棲州港停靠４１艘貨船。",
]


@pytest.mark.parametrize("text", TEXTS)
def test_spans_are_exact(text: str) -> None:
    found = read(text)
    assert len(found.claims) >= 2
    whole = found.articles[0].text
    for claim in found.claims:
        assert claim.value is not None
        assert whole[claim.start : claim.end] == claim.quote
        assert whole[claim.value_start : claim.value_end] == claim.value.text == written(claim)
        assert claim.span.contains(claim.value_span)
        assert whole[claim.sentence.span.start : claim.sentence.span.end] == claim.context
        assert claim.line == whole.count("\n", 0, claim.value_start) + 1


@pytest.mark.parametrize(
    ("text", "value", "period"),
    [
        ("标题\n\n2029年，东港停靠了41艘货船，西港停靠了48艘油轮。", "48艘", "2029年"),
        ("标题\n\n2029年东港停靠41艘货船，2030年停靠48艘货船。", "48艘", "2030年"),
        ("标题\n\n东港停靠了41艘货船。西港于2030年关闭。", "41艘", None),
        ("Title\n\nIn 2029 the port took in 41 ships, and its yard 48 trucks.", "48", "2029"),
        ("Title\n\nThe port took in 41 ships in 2029.", "41", "2029"),
    ],
)
def test_period(text: str, value: str, period: str | None) -> None:
    held = one(read(text), value).period
    assert (held.text if held else None) == period


@pytest.mark.parametrize(
    ("text", "value", "role"),
    [
        ("标题\n\n新华社栖州5月18日电 栖州港于4月9日开港。", "5月18日", "dateline"),
        ("标题\n\n新华社栖州5月18日电 栖州港于4月9日开港。", "4月9日", "event"),
        ("标题\n\n5月18日电话里，他没有回答。", "5月18日", "event"),
        ("标题\n\n截至6月末，港区贷款余额为30亿元。", "6月末", "as-of"),
        ("标题\n\n6月9日，港区借到30亿元。", "6月9日", "event"),
        ("Title\n\nAs of May 2, loans stood at $3 billion.", "May 2", "as-of"),
        ("Title\n\nThe port opened on May 2.", "May 2", "event"),
    ],
)
def test_role(text: str, value: str, role: str) -> None:
    assert dict(one(read(text), value).extra)["role"] == role


def test_an_inferred_day_resolves_months_only() -> None:
    base = Article.from_text("标题\n\n今年3月，港口开工。昨天，港口停工。", path="a.txt", published="2031-05-20")
    known, inferred = extract([base]), extract([replace(base, published_from="inferred")])
    exact, vague = one(known, "昨天").value, one(inferred, "昨天").value
    assert isinstance(exact, When) and exact.start is not None and exact.start.date() == date(2031, 5, 19)
    assert isinstance(vague, When) and vague.start is None
    month = one(inferred, "今年3月").value
    assert isinstance(month, When) and month.start is not None and (month.start.year, month.start.month) == (2031, 3)


def test_kinds() -> None:
    found = read("标题\n\n港口于4月9日开港。工期36个月。投资6.2亿元。停靠41艘货船。码头长520公里。")
    assert [kind_of(claim.value) for claim in found.claims] == ["when", "duration", "money", "count", "length"]
    assert kind_of(None) == ""


def test_nothing_to_read() -> None:
    assert extract([]).claims == ()
    assert read("标题\n\n港口很安静。").claims == ()
