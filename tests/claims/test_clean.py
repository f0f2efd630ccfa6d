"""Boilerplate: what goes and, above all, what stays."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.lang import boilerplate as table
from claims.read import article_from_text

STORY = "青岚港昨日开工，总投资42亿元。"


def gone(text):
    article = article_from_text(text, path="a.md")
    return [text[span.start : span.end].strip() for span in article.dropped]


@pytest.mark.parametrize(
    "line",
    [
        "图：开工现场",
        "![开工](http://img.example/1.jpg)",
        "![开工](img/1.jpg) 图为开工现场",
        "青岚港开工 第3张",
        "相关阅读：港口十年投资30亿",
        "延伸閱讀：港口十年",
        "猜你喜欢：5个省钱办法｜3种早餐",
        "（记者 何岚 责编 钱越）",
        "（港湾日报记者 何岚）",
        "责编：钱越",
        "来源：港湾日报",
        "(Reporting by Ann Hale; editing by B. Moss)",
        "【广告】家电低至5折，扫码即领",
        "广告：满300减50",
        "粤公网安备 44010002000000号",
        "沪ICP备12345678号-1",
        "免责声明：以上内容为转载，不构成投资建议。",
        "风险提示：价格波动。",
        "版权归原作者所有，如有侵权请联系删除。",
        "声明：本站文章均为原创，禁止转载。",
        "客服热线：400-000-0000",
        "点击上方蓝字关注我们",
        "觉得有用点个“在看”！",
        "个人中心",
        "购物车",
        "Image: the quay at dawn (Harbour Post / A. Hale)",
        "In other news: Ferry fares to rise 4% | Seals return",
        "Related: Ten ways to save 30 dollars",
        "PLUS: Win a weekend away!",
        "Media contact: press desk, Port Office",
        "*You are receiving this because you signed up. Unsubscribe*",
        "Comments are open. Be kind.",
        "Lottery results: page 22.",
    ],
)
def test_boilerplate_lines_go(line):
    assert gone(f"{STORY}\n\n{line}\n") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "记者从发布会上获悉，工程投资42亿元。",
        "编辑部共有30名记者，其中12人驻外。",
        "该公司未经批准占用耕地30亩。",
        "公司声明：将于3月裁员30人。",
        "热线电话一天接到2300个来电。",
        "广告收入增长12%，达到30亿元。",
        "来源国共有12个，其中越南占三成。",
        "图书馆投入3000万元。",
        "扫码支付占比达到84%。",
        "上一篇论文发表于2019年，被引300次。",
        "作者共12人，来自3所大学。",
        "Photographs taken on Tuesday show 14 pieces of wreckage.",
        "Related industries employ 3,000 people.",
        "Win or lose, the club will pay 30 million dollars.",
        "Weather delayed the launch by six hours.",
        "Comment from the company was not available on Monday.",
        "Next week the board will vote on 42 million dollars.",
        "Support for the plan fell to 42%.",
        "Advertising revenue rose 12% to 30 million dollars.",
    ],
)
def test_the_story_stays(line):
    assert gone(f"{STORY}\n\n{line}\n") == []


def test_a_list_under_related_reading_goes_and_the_story_below_stays():
    text = f"{STORY}\n\n相关阅读\n1. 5个港口横评\n2. 3年规划\n\n工程由何岚负责，她今年41岁。\n"
    assert gone(text) == ["相关阅读", "1. 5个港口横评", "2. 3年规划"]


def test_the_foot_of_a_page_goes():
    text = f"{STORY}\n{STORY}\n{STORY}\n声明:本站文章禁止转载。\n给TA打赏\n共3人\n为什么港口越建越大?\n2025-8-8 10:41:21\n登录\n"
    assert len(gone(text)) == 6


def test_a_formula_takes_its_sentence_and_no_more():
    assert gone("工程投资42亿元。本文不构成投资建议。开工日期为3月1日。") == ["本文不构成投资建议。"]
    assert gone("工程投资42亿元。广告：家电5折，99元起") == ["广告：家电5折，99元起"]


def test_credits_inside_a_line_go_alone():
    assert gone("港湾社青岚3月1日电（记者 何岚）工程昨日开工。（完）") == ["（记者 何岚）", "（完）"]


def test_the_title_is_never_dropped():
    text = "广告：一门三十亿元的生意\n\n广告收入增长12%，达到30亿元。"
    article = article_from_text(text, path="a.txt")
    assert article.title_span is not None
    assert article.dropped == ()


@pytest.mark.parametrize("one", [*table.INLINE, *table.SENTENCE, table.LICENCE], ids=lambda one: one.pattern.pattern[:20])
def test_what_a_pattern_matches_holds_one_of_its_cues(one):
    """A text without a cue is never searched."""

    @settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None)
    @given(st.from_regex(one.pattern))
    def holds(text):
        assert one.may_be_in(text.casefold())

    holds()
    assert not one.may_be_in("a story of six boats; 六条船的故事。")


def test_every_line_pattern_begins_the_line():
    """They are matched at the head of a line, not searched for in it."""
    assert all(one.startswith("^") for one in table._LINE_ZH)
    assert all(one.startswith("^") for one, _ in table._LINE_EN)
