"""Pairs whose own words show that they concern two things."""

from __future__ import annotations

import pytest

from checker.unlike import Unlike
from claims.extract import extract
from claims.model import Article, Claim, When


def pair(first: str, second: str, *, when: bool, many: bool = False, days: tuple[str, str] = ("2031-08-05", "2031-08-06")) -> bool:
    texts = zip((first, second), days, strict=True)
    made = extract([Article.from_text(text, path=f"{i}.txt", published=day) for i, (text, day) in enumerate(texts)])

    def asked(i: int) -> Claim:
        return next(c for c in made.claims if c.article == i and isinstance(c.value, When) is when)

    return Unlike(made.claims, made.articles, one_of_many=many)(asked(0), asked(1))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("林女士说存折今天取钱时发现不见了。", "林女士称存折今天取钱时发现不见了。"),  # a rewrite carries the word along
        ("据邻居介绍，这件事情发生在今天上午。", "据邻居介绍，这件事情发生在5日上午。"),
        ("She said the ring was found today in the garden.", "She says the ring was found today in the garden."),
        ("8月3日，第33届青河书展在会展中心开幕。", "8月9日，第24届青河动漫节在会展中心开幕。"),
        ("韩若川 摄 8月3日，市民在会展中心参观。", "韩若川 摄 8月9日，孩子们在会展中心画画。"),
        ("今天23时起，青河公交320路夜宵线加密班次。", "8月6日23时起，青河公交320路夜宵线加密班次。"),
        ("8月3日，青河彩票23079期开奖。", "8月6日，青河彩票第23080期开奖。"),
        ("警方6日把嫌疑人带回青河。", "警方1月6日把嫌疑人带回青河。"),
        ("青河塔建于2005年。", "青河古城可追溯到2000多年前。"),
        ("第五届青河书展3月4日开幕。", "第六届青河书展3月9日开幕。"),
        ("《雾中灯塔》8月3日上映。", "《石匠的女儿》8月9日上映。"),
        ("8月3日，青河交通局发布消息称，恒屿大桥将封闭检修。", "8月4日，青河交通局发布消息称，两条公交线路改道行驶。"),
        ("8月3日，林远告诉记者，他已经退票。", "恒屿大桥8月9日通车。"),
        ("The mayor said on 3 August that the bridge would close.", "The mayor said on 9 August that taxes must fall."),
        ("On 3 August, Mayor Ada Pellow said the bridge would close.", "The bridge was closed on 9 August."),
        ("The mayor on 3 August said the bridge would close.", "The bridge was closed on 9 August."),
    ],
)
def test_days_of_two_things(first, second):
    assert pair(first, second, when=True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("恒屿大桥今天通车。", "青河医院的新大楼封顶，恒屿大桥也在今天通车，市民前往参观。"),
        ("青河塔建于2005年。", "青河塔建于2015年。"),
        ("警方6日把嫌疑人带回青河。", "警方7月5日把嫌疑人带回青河。"),
        ("8月3日，第33届青河书展在会展中心开幕。", "8月9日，第33届青河书展在会展中心开幕。"),
        ("大桥2031年9月通车。", "大桥2030年9月通车。"),
        ("大桥9月初通车。", "大桥9月底通车。"),
        ("警方7月6日把嫌疑人带回青河。", "警方1月6日把嫌疑人带回青河。"),
        ("第五届青河书展3月4日开幕。", "第五届青河书展3月9日开幕。"),
        ("《雾中灯塔》8月3日上映。", "《雾中灯塔》8月9日上映。"),
        ("8月3日，恒屿股份宣布裁员三百人。", "恒屿股份8月4日宣布裁员三百人。"),
        ("The bridge closed on 3 August.", "The bridge closed on 9 August."),
        ("The bridge opened on 3 August 2031.", "The bridge opened on 9 August 2031, Mayor Ada Pellow said."),
        ("The bridge opened on 3 August, the mayor said.", "The bridge opened on 9 August."),
        ("恒屿公司成立于2031年8月3日。", "恒屿公司成立于2031年8月9日，负责人林远表示。"),
    ],
)
def test_days_of_one_thing(first, second):
    assert not pair(first, second, when=True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("他面临三项指控。", "起诉书长达30页。"),
        ("王某（36岁）在青河被抓获。", "王某（22岁）把狗抛下了楼。"),
        ("李阿姨今年77岁，常去看病。", "72岁的李阿姨要去银行汇款。"),
        ("Mrs Holt, 77, lives by the river.", "Mrs Holt, 72, went to the bank."),
        ("实况监测显示，6时至7时，15个站点超过20毫米。", "实况监测显示，8时至12时，27个站点超过20毫米。"),
        ("From 6 to 7 a.m. 15 stations had rain.", "From 8 to 11 a.m. 27 stations had rain."),
        ("恒屿港今天到港28艘货轮。", "恒屿港今天到港31艘货轮。"),
        ("盘中青元兑美元跌至101点。", "青元兑美元一度接近100点。"),
        ("万途Vantor X5旅行版续航710公里。", "万途Vantor X5续航560公里。"),
        ("8月3日，青河杯对抗赛第11轮结束。", "8月4日，青河杯对抗赛第12轮结束。"),
        ("Bitcoin traded at 41,200 points.", "Bitcoin traded at 41,900 points."),
        ("万途新款音箱Vantor One售价895元。", "万途发布音箱Vantor Mini，售价695元。"),
        ("万途Vantor One X售价895元，另有Mini。", "万途Vantor Mini X售价695元，另有One。"),
    ],
)
def test_figures_of_two_things(first, second):
    assert pair(first, second, when=False)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("他面临三项指控。", "他面临五项指控。"),
        ("仓库里有三台车。", "仓库里有五辆车。"),
        ("林远舟（36岁）在青河被抓获。", "林远舟（22岁）在青河被抓获。"),
        ("恒屿集团与远帆科技合影时，李女士（36岁）受伤。", "远帆科技的李女士（63岁）在恒屿集团受伤。"),
        ("6时至7时，15个站点超过20毫米。", "6时至7时，27个站点超过20毫米。"),
        ("恒屿港今天到港28艘货轮。", "恒屿港有31艘货轮。"),
        ("8月3日，青河杯对抗赛第11轮结束。", "8月3日，青河杯对抗赛第12轮结束。"),
        ("收盘时青元兑美元报101点。", "青元兑美元收于100点。"),
        ("青元兑美元盘中跌至131点。", "青元兑美元一度接近100点。"),
        ("万途新款音箱Vantor One售价895元。", "万途音箱Vantor One售价695元。"),
    ],
)
def test_figures_of_one_thing(first, second):
    assert not pair(first, second, when=False)


def test_editions_of_articles_count_in_a_corpus_of_many_events():
    first = "第五届青河织物研讨会昨天开幕。来自23个国家的学者参加。"
    second = "第六届青河织物研讨会昨天开幕。来自20个国家的学者参加。"
    days = ("2031-08-05", "2031-08-05")
    assert pair(first, second, when=False, many=True, days=days)
    assert not pair(first, second, when=False, days=days)


def test_names_that_the_other_article_never_gives_count_in_a_corpus_of_many_events():
    first, second = "恒屿集团3月4日召开职工大会，部署普查工作。", "远帆科技3月9日召开职工大会，部署普查工作。"
    assert pair(first, second, when=True, many=True)
    assert not pair(first, second, when=True)
    assert not pair(first, second + "恒屿集团也在场。", when=True, many=True)


def test_one_article():
    made = extract(
        [Article.from_text("第五届青河书展3月4日开幕。第六届青河书展3月9日开幕。", path="a.txt", published="2031-08-05")]
    )
    days = [claim for claim in made.claims if isinstance(claim.value, When)]
    assert not Unlike(made.claims, made.articles)(days[0], days[1])
