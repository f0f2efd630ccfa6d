from __future__ import annotations

import pytest

from claims.extract import extract
from claims.model import Article, Figure


def moments(text: str) -> dict[str, str]:
    """Of each figure, the start of the moment for which it is told."""
    claims = extract([Article.from_text(text, path="a.txt", published="2031-08-07")]).claims
    return {
        claim.value.text: claim.as_of.start.isoformat() if claim.as_of and claim.as_of.start else ""
        for claim in claims
        if isinstance(claim.value, Figure)
    }


@pytest.mark.parametrize(
    ("text", "figure", "start"),
    [
        ("截至8月5日22时30分，洪水已造成6人遇难。", "6人", "2031-08-05T22:30:00"),
        ("截止8月5日，全镇转移群众320人。", "320人", "2031-08-05T00:00:00"),
        ("截至8月5日22时，洪水已造成6人遇难。另有41户房屋倒塌。", "41户", "2031-08-05T22:00:00"),
        ("As of 5 August, 14 people had died.", "14", "2031-08-05T00:00:00"),
    ],
)
def test_a_moment_governs_what_follows(text, figure, start):
    assert moments(text)[figure] == start


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("8月5日，洪水造成6人遇难。", "6人"),  # the day of the event, not of the count
        ("截至8月5日22时，洪水已造成6人遇难。\n\n镇上有3所学校。", "3所"),  # another paragraph
        ("截至8月5日，已转移320人。8月6日，又有12人获救。", "12人"),  # another day is told
        ("The bridge opened on 5 August; 14 people came.", "14"),
    ],
)
def test_no_moment_is_made_up(text, figure):
    assert moments(text)[figure] == ""
