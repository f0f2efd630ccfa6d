"""Issues of a series fill the same moulds anew; sources of one event fill them alike."""

from __future__ import annotations

from checker.series import Series, one_series
from claims.model import Article


def article(text: str) -> Article:
    return Article.from_text(text, path="a.txt", published="2031-08-05")


MONDAY = "青河空气质量指数为23。细颗粒物浓度为7微克。全省排名第3。全市共有6个子站。"
TUESDAY = "青河空气质量指数为41。细颗粒物浓度为19微克。全省排名第8。全市共有6个子站。"


def test_two_days_of_a_bulletin():
    assert one_series(article(MONDAY), article(TUESDAY))
    first = "The Larkmere index gained 12.3 points. Turnover reached 410 million dollars. Wheat closed at 212 dollars."
    second = "The Larkmere index lost 4.1 points. Turnover reached 388 million dollars. Wheat closed at 209 dollars."
    assert one_series(article(first), article(second))


def test_one_report_with_a_figure_altered():
    assert not one_series(article(MONDAY), article(MONDAY.replace("23", "32")))


def test_a_rewrite_with_three_slips_keeps_few_clauses():
    wire = "大桥全长8.1公里。主塔高216米。总投资86亿元。用钢12万吨。高峰期有工人900名。车道共6条。桥墩41座。"
    blog = "大桥全长8.1公里。主塔高261米。总投资68亿元。高峰期有工人600名。我数了3遍车。还有5家店。停车要8块。住着9户人家。"
    assert not one_series(article(wire), article(blog))


def test_little_in_common():
    assert not one_series(article(MONDAY), article("青河空气质量指数为41。昨天下了雨。"))


def test_an_article_is_no_series_with_itself():
    series = Series([article(MONDAY), article(TUESDAY)])
    assert series.issues(0, 1) and series.issues(1, 0)
    assert not series.issues(0, 0)


def test_issues_with_more_to_tell_count_in_a_corpus_of_many_events():
    other = "".join(f"第{n}号仓库昨天运走了{n}吨{thing}。" for n, thing in enumerate("茶米盐糖麦豆油布", 3))
    first, second = article(MONDAY + other), article(TUESDAY + other.replace("昨天运走", "存有"))
    assert one_series(first, second, one_of_many=True)
    assert not one_series(first, second)
