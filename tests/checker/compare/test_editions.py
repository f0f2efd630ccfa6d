"""Edition numbers of one event and year."""

from __future__ import annotations

import pytest

from checker.compare import editions
from tests.checker.compare._drafts import check_quotes, drafts, shown

APART = [
    (
        "第三届青河国际电影节5月18日开幕。",
        "第四届青河国际电影节将于5月18日举行。",
        ("第三届青河国际电影节", "第四届青河国际电影节"),
    ),
    (
        "第三屆青河國際電影節5月18日開幕。",
        "第四届青河国际电影节将于5月18日举行。",
        ("第三屆青河國際電影節", "第四届青河国际电影节"),
    ),
    ("2031年第12届海港马拉松吸引了两万人。", "2031第21届海港马拉松落下帷幕。", ("第12届海港马拉松", "第21届海港马拉松")),
    ("第二十届山城啤酒节5月21日启幕。", "第二十一届山城啤酒节5月21日启幕。", ("第二十届山城啤酒节", "第二十一届山城啤酒节")),
    (
        "第8届北湾茶业博览会于5月10日至14日举行。",
        "第9届北湾茶业博览会5月10日开幕。",
        ("第8届北湾茶业博览会", "第9届北湾茶业博览会"),
    ),
    (
        "The third Larkmere Marathon will be held on 12 May 2031.",
        "The fourth Larkmere Marathon takes place on 12 May 2031.",
        ("third Larkmere Marathon", "fourth Larkmere Marathon"),
    ),
    (
        "The 21st annual Petrel Film Festival opened on 18 May.",
        "The 22nd Petrel Film Festival opened on 18 May.",
        ("21st annual Petrel Film Festival", "22nd Petrel Film Festival"),
    ),
    (
        "The third edition of the Brook Summit was held on 18 May.",
        "The fifth Brook Summit was held on Sunday, 18 May.",
        ("third edition of the Brook Summit", "fifth Brook Summit"),
    ),
]

TOGETHER = [
    ("第三届青河国际电影节5月18日开幕。", "第三届青河国际电影节将于5月18日举行。"),
    ("第三届青河国际电影节5月18日开幕。", "第3届青河国际电影节5月18日开幕。"),
    ("第三届青河国际电影节5月18日开幕。", "第四届青河国际电影节将于2032年5月18日举行。"),
    ("第三届青河国际电影节5月18日开幕。", "第四届山城国际电影节5月18日开幕。"),
    ("第三届青河国际电影节5月18日开幕。", "上届，即第二届青河国际电影节5月18日闭幕。"),
    ("2031年第30届海港交易会4月15日开幕。", "2031年第31届海港交易会10月15日开幕。"),  # spring and autumn
    ("2031年第12届海港交易会吸引了两万人。", "2031年第13届海港交易会开始招展。"),  # perhaps the autumn one
    ("第三届青河国际电影节5月18日开幕。", "第四届青河国际电影节的申办工作5月启动。"),
    ("第三届青河国际电影节5月18日开幕。", "他曾获第二届青河国际电影节大奖。"),
    ("第三届青河国际电影节5月18日开幕。第四届青河国际电影节5月20日举行发布会。", "片长两小时。"),  # one article, two editions
    ("The third Larkmere Marathon will be held on 12 May 2031.", "The 3rd Larkmere Marathon was held on 12 May 2031."),
    ("The third Larkmere Marathon will be held on 12 May 2031.", "The fourth Larkmere Marathon will be held on 10 May 2032."),
    ("The third Larkmere Marathon will be held on 12 May 2031.", "The second Larkmere Half Marathon was held on 12 May 2031."),
    (
        "The third Larkmere Marathon will be held on 12 May 2031.",
        "Last year's winner of the second Larkmere Marathon left on 12 May.",
    ),
]


@pytest.mark.parametrize(("first", "second", "values"), APART)
def test_apart(first: str, second: str, values: tuple[str, str]) -> None:
    found = drafts(editions.drafts, first, second)
    assert shown(found) == [values]
    assert found[0].rule == "XC204"
    check_quotes(found)


@pytest.mark.parametrize(("first", "second"), TOGETHER)
def test_together(first: str, second: str) -> None:
    assert drafts(editions.drafts, first, second) == ()
