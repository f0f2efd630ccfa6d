"""Members of counted groups."""

from __future__ import annotations

import pytest

from checker.compare import rosters
from checker.compare._lists import listings
from tests.checker.compare._drafts import check_quotes, drafts, shown

DISAGREE = [
    (
        "三个景点将首批开放，即望江楼、听雨轩和藏书阁。",
        "首批开放的三个景点，是望江楼、听雨轩与观星台。",
        ("望江楼, 听雨轩, 藏书阁", "望江楼, 听雨轩, 观星台"),
    ),
    (
        "Three towns share the line: Marlow Bay, Tessin and Orrick.",
        "The line serves three towns, Marlow Bay, Tessin and Halden, in all weathers.",
        ("Marlow Bay, Tessin, Orrick", "Marlow Bay, Tessin, Halden"),
    ),
    (
        "前四大股东依次为海潮集团、临岳市国资局、青禾资本和远山港务。",
        "排前四的是海潮集团、临岳国资局、青禾资本，还有白石纺织。",
        ("海潮集团, 临岳市国资局, 青禾资本, 远山港务", "海潮集团, 临岳国资局, 青禾资本, 白石纺织"),
    ),
]

SILENT = [
    ("三个景点将首批开放，即望江楼、听雨轩和藏书阁。", "首批开放的三个景点，是望江楼、听雨轩与藏书阁。"),
    ("三个景点将首批开放，即望江楼、听雨轩和藏书阁。", "首批开放的三个景点，包括望江楼、听雨轩、观星台等。"),
    (
        "Three towns share the line: Marlow Bay, Tessin and Orrick.",
        "The line serves three towns, including Marlow Bay, Tessin and Halden.",
    ),
    ("三个景点将首批开放，即望江楼、听雨轩和藏书阁。", "游客喜欢望江楼、听雨轩和观星台。"),  # no count
    ("三个景点将首批开放，即望江楼、听雨轩和藏书阁。", "四个景点将首批开放，即望江楼、听雨轩、藏书阁和观星台。"),
    ("前三名分别是李想、王朔和张弛。", "7月的前三名分别是李想、王朔和陈默。"),  # another month
    ("增长依靠金融和航运两个市场。", "发展联结保险和航运两个市场。"),  # two things, no people
    ("三个景点将首批开放，即望江楼、听雨轩和藏书阁。", "Three sights open first: Wangjiang Tower, Tingyu Hall and the library."),
]


@pytest.mark.parametrize(("one", "two", "groups"), DISAGREE)
def test_disagree(one: str, two: str, groups: tuple[str, ...]) -> None:
    found = drafts(rosters.drafts, one, two)
    assert shown(found) == [groups]
    assert found[0].rule == "XC401"
    check_quotes(found)


@pytest.mark.parametrize(("one", "two"), SILENT)
def test_silent(one: str, two: str) -> None:
    assert drafts(rosters.drafts, one, two) == ()


def test_further_articles_join_the_side_that_they_agree_with() -> None:
    one, two, _ = DISAGREE[0]
    found = drafts(rosters.drafts, one, two, "本周起，望江楼、听雨轩、藏书阁继续开放。")
    assert [[claim.article for claim in group[2]] for group in found[0].groups] == [[0, 2], [1]]


REMAIN = "当年的9名队员，如今只有2人留下。队长周启明是其中之一。"


def test_one_of_those_who_remain_is_not_on_the_list_of_those_who_remain() -> None:
    found = drafts(rosters.drafts, REMAIN, "9名队员中，只剩下韩若川和陶静宜。")
    assert shown(found) == [("周启明 + 1 ?", "韩若川, 陶静宜")]
    assert [claim.quote for claim in found[0].groups[0][2]] == ["当年的9名队员，如今只有2人留下。", "队长周启明是其中之一"]


def test_names_under_a_heading_are_a_roster() -> None:
    text = "\n\n".join(
        (REMAIN, "  留任队员:", "  韩若川", "韩若川仍在训练新人，他说不会离开。", "  陶静宜", "陶静宜负责后勤，不打算离开。")
    )
    found = drafts(rosters.drafts, text)
    assert shown(found) == [("周启明 + 1 ?", "韩若川, 陶静宜")]
    assert [claim.quote for claim in found[0].groups[1][2]] == ["留任队员:", "韩若川", "陶静宜"]


@pytest.mark.parametrize("other", ["9名队员中，只剩下周启明和陶静宜。", "7名教练中，只剩下韩若川和陶静宜。"])
def test_the_same_member_or_another_group(other: str) -> None:
    assert drafts(rosters.drafts, REMAIN, other) == ()


def test_members_are_stripped_of_what_surrounds_them() -> None:
    found = next(iter(listings("首批开放的三个景点依次为望江楼、听雨轩和藏书阁继续免费。")))
    assert [item.shown for item in found.items] == ["望江楼", "听雨轩", "藏书阁"]
    assert not found.open
