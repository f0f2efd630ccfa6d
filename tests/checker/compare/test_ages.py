"""The age of one person in two places."""

from __future__ import annotations

from datetime import date

import pytest

from checker.compare import ages
from checker.model import Draft
from claims.extract import extract
from claims.model import Article
from tests.checker.compare._drafts import check_quotes, shown

# two more names that the articles share, so that one name is one person
ZH, ZHT, EN = "青河造船厂和林玉成均未回应。", "青河造船廠和林玉成均未回應。", "Petrel Shipyard and Lin Yucheng did not comment."


def found(first: str, second: str, *, days: tuple[str, str] = ("2031-05-20", "2031-05-22")) -> tuple[Draft, ...]:
    articles = [
        Article.from_text(f"标题\n\n{text}\n" if not text.isascii() else f"A headline\n\n{text}\n", path=f"{n}.txt", published=day)
        for n, (text, day) in enumerate(zip((first, second), days, strict=True))
    ]
    return ages.drafts(extract(articles), date(2031, 12, 31))


APART = [
    (f"61岁的船长王海平说，船已靠岸。{ZH}", f"船长王海平今年58岁，住在青河。{ZH}", ("61岁", "58岁")),
    (f"王海平（男，61岁）是船长。{ZH}", f"现年58岁的王海平是船长。{ZH}", ("61岁", "58岁")),
    (f"61歲的船長王海平說，船已靠岸。{ZHT}", f"王海平，58歲，住在青河。{ZHT}", ("61歲", "58歲")),
    (f"61歲的船長王海平說，船已靠岸。{ZHT}", f"58岁的船长王海平说，船已靠岸。{ZH}", ("61歲", "58岁")),
    (f"Captain Tom Baker, 61, said the ship was safe. {EN}", f"Tom Baker (58) is the captain. {EN}", ("61", "58")),
    (f"The 61-year-old captain, Tom Baker, said so. {EN}", f"Tom Baker, aged 58, said so. {EN}", ("61-year-old", "58")),
    (f"61岁的船长王海平说，船已靠岸。{ZH}", f"{ZH}王海平昨天回到青河。这位58岁的船长说，船已靠岸。", ("61岁", "58岁")),
    (f"61岁的船长王海平说，希望明年还能出海。{ZH}", f"船长是王海平，这位58岁的老人说，船已靠岸。{ZH}", ("61岁", "58岁")),
    (f"Captain Tom Baker, 61, said so. {EN}", f"Tom Baker left. For Baker, who is 58, it was the last trip. {EN}", ("61", "58")),
    (f"Tom Baker, 61, is the captain. {EN}", f"Tom Baker, 16, is the captain. {EN}", ("61", "16")),
    (f"王海平生于1965年，一直住在青河。{ZH}", f"现年58岁的船长王海平说，船已靠岸。{ZH}", ("1965年", "58岁")),
    (f"Tom Baker was born in 1965 in Larkmere. {EN}", f"Tom Baker, 58, is the captain. {EN}", ("1965", "58")),
]

TOGETHER = [
    (f"61岁的船长王海平说，船已靠岸。{ZH}", f"船长王海平今年62岁，住在青河。{ZH}"),  # a birthday, or counted from the year
    (f"61岁的船长王海平说，船已靠岸。{ZH}", f"王海平18岁就上了船。{ZH}"),
    (f"61岁的船长王海平说，船已靠岸。{ZH}", f"1995年，25岁的王海平第一次出海。{ZH}"),
    (f"61岁的船长王海平说，船已靠岸。{ZH}", f"{ZH}王海平昨天见到林大洋。这位58岁的大副说，船已靠岸。"),
    (f"61岁的船长王海平说，船已靠岸。{ZH}", f"这位画家是小王海平25岁的同乡。{ZH}"),  # a difference
    (f"61岁的船长王海平说，船已靠岸。{ZH}", f"他说自己19岁的时候被船长王海平救起。{ZH}"),
    (f"61岁的船长王海平说，船已靠岸。{ZH}", f"林大洋是28岁的船员，29岁的妻子是王海平的同乡。{ZH}"),
    (f"61岁的船长王海平说，船已靠岸。{ZH}", f"王海平的儿子今年28岁，也是船员。{ZH}"),
    (f"61岁的王某说，船已靠岸。{ZH}", f"58岁的王某说，船没有靠岸。{ZH}"),
    (f"61岁的船长王海平说，船已靠岸。{ZH}", f"58岁的大副林海平说，船已靠岸。{ZH}"),
    ("61岁的船长王海平说，船已靠岸。", "58岁的王海平在山城开了一家面馆。"),  # nothing else in common
    (f"61岁的船长王海平说，船已靠岸。{ZH}", f"年近60岁的王海平说，船已靠岸。{ZH}"),
    (f"王海平生于1965年，一直住在青河。{ZH}", f"现年66岁的船长王海平说，船已靠岸。{ZH}"),
    (f"Captain Tom Baker, 61, said the ship was safe. {EN}", f"Tom Baker, 62, said so. {EN}"),
    (f"Captain Tom Baker, 61, said the ship was safe. {EN}", f"Tom Baker and his son, 28, left. {EN}"),
    (f"Captain Tom Baker, 61, said the ship was safe. {EN}", f"Tom Baker went to sea when he was 18. {EN}"),
    (f"Captain Tom Baker, 61, said the ship was safe. {EN}", f"In 1995 the 25-year-old Tom Baker went to sea. {EN}"),
    (f"Captain Tom Baker, 61, said the ship was safe. {EN}", f"Sue Baker, 58, said so. {EN}"),
]


@pytest.mark.parametrize(("first", "second", "values"), APART)
def test_apart(first: str, second: str, values: tuple[str, str]) -> None:
    drafts = found(first, second)
    assert shown(drafts) == [values]
    assert drafts[0].rule == "XC203"
    check_quotes(drafts)


@pytest.mark.parametrize(("first", "second"), TOGETHER)
def test_together(first: str, second: str) -> None:
    assert found(first, second) == ()


def test_ages_move_with_time() -> None:
    first, second = f"61岁的船长王海平说，船已靠岸。{ZH}", f"66岁的船长王海平说，船已靠岸。{ZH}"
    assert found(first, second, days=("2031-05-20", "2036-05-20")) == ()
    assert len(found(first, second, days=("2031-05-20", "2032-05-20"))) == 1


def test_an_article_without_a_day_says_nothing() -> None:
    text = ["61岁的船长王海平说，船已靠岸。", "58岁的船长王海平说，船已靠岸。"]
    articles = [Article.from_text(f"标题\n\n{one}{ZH}\n", path=f"{n}.txt") for n, one in enumerate(text)]
    assert ages.drafts(extract(articles), None) == ()


def test_all_who_give_an_age_are_named() -> None:
    texts = [f"61岁的船长王海平说，船已靠岸。{ZH}", f"王海平（男，61岁）是船长。{ZH}", f"现年58岁的王海平是船长。{ZH}"]
    articles = [Article.from_text(f"标题\n\n{text}\n", path=f"{n}.txt", published="2031-05-20") for n, text in enumerate(texts)]
    drafts = ages.drafts(extract(articles), None)
    assert [[claim.article for claim in claims] for _, _, claims in drafts[0].groups] == [[0, 1], [2]]
