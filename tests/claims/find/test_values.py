"""The composer: one reading for every stretch of text."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.find.show import describe
from claims.find.values import find_sentence_values, find_values
from claims.model import Duration, Span, When

REFERENCE = datetime(2026, 5, 20)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(type(v).__name__, v.text) for v in find_values(text, REFERENCE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("两年前他卖掉了船", ("When", "两年前")),
        ("他养了两年鱼", ("Duration", "两年")),
        ("展期到年底", ("When", "年底")),
        ("1987年的旧船", ("When", "1987年")),
        ("sold two days ago", ("When", "two days ago")),
        ("it took two days", ("Duration", "two days")),
    ],
)
def test_longest_reading_wins(text: str, expected: tuple[str, str]) -> None:
    assert expected in kinds(text)
    assert len([1 for _, span in kinds(text) if span in expected[1] or expected[1] in span]) == 1


def test_figures_dates_and_durations_side_by_side() -> None:
    found = kinds("5月8日，47名船员在海上漂流了三天。")
    assert [name for name, _ in found] == ["When", "Figure", "Duration"]


def test_describe_names_every_kind() -> None:
    (when,) = [v for v in find_values("去年年底", REFERENCE) if isinstance(v, When)]
    assert describe(when) == {
        "kind": "date",
        "text": "去年年底",
        "stated": "2025",
        "interval": "[2025-10-01, 2026-01-01)",
        "unit": "year",
        "modifier": "end",
        "anchor": "published",
    }
    (length,) = [v for v in find_values("任期七年", REFERENCE) if isinstance(v, Duration)]
    assert (describe(length)["kind"], describe(length)["stated"], describe(length)["unit"]) == ("duration", "P7Y", "year")


@settings(max_examples=100)
@given(st.text(alphabet="0123456789年月日天个半人名元万亿%前后今去 ,.$abmnoprty", max_size=50))
def test_any_text_gives_sorted_disjoint_values(text: str) -> None:
    found = find_values(text, REFERENCE)
    assert all(text[v.span.start : v.span.end] == v.text for v in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(set(describe(v)) == {"kind", "text", "stated", "interval", "unit", "modifier", "anchor"} for v in found)


def test_sentences_share_their_dates() -> None:
    text = "date: 2026-05-20\n4月28日停产。次日，30名工人返厂。29日复工。\n"
    first, second, third = text.index("4月"), text.index("次日"), text.index("29日")
    spans = [Span(first, second), Span(second, third), Span(third, len(text) - 1)]
    values = find_sentence_values(text, spans, REFERENCE)
    dates = [v for row in values for v in row if isinstance(v, When)]
    assert [w.text for w in dates] == ["4月28日", "次日", "29日"]
    assert [w.start for w in dates] == [datetime(2026, 4, 28), datetime(2026, 4, 29), datetime(2026, 4, 29)]
    assert [text[v.span.start : v.span.end] for row in values for v in row] == [v.text for row in values for v in row]
    assert [len(row) for row in values] == [1, 2, 1]
