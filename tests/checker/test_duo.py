"""Two texts laid side by side are decided by trees of their own, and more easily where one of them is a sentence or two."""

import pytest

from checker import story
from checker.align import Alignment
from checker.story import Story, check_story, told
from claims.extract import Extraction, read_all
from claims.model import Article
from claims.settings import Settings

LONG = "云岭水库今年蓄水4.2亿立方米。库区有三个站点。工程由省水利厅管理。明年还要扩建两座泵站。扩建要用12个月。"


def laid(texts, **more):
    articles = tuple(Article.from_text(text, path=f"{n}.txt") for n, text in enumerate(texts))
    return Story(articles, read_all(articles), None, **more)


@pytest.mark.parametrize(
    ("texts", "many", "decision"),
    [((LONG, LONG), False, "duo"), ((LONG, LONG, LONG), False, "decide"), ((LONG, LONG), True, "decide")],
)
def test_who_decides(monkeypatch, texts, many, decision):
    asked = []

    def align(*_, decision):
        asked.append(decision)
        return Alignment({}, {}, (), ())

    monkeypatch.setattr(story, "align", align)
    check_story(laid(texts, one_of_many=many), Settings(), lambda: None, lambda line: None)
    assert asked == [decision]


@pytest.mark.parametrize(
    ("texts", "many", "brief"),
    [
        ((LONG, "云岭水库今年蓄水3.9亿立方米。"), False, True),
        ((LONG, LONG), False, False),
        ((LONG, "云岭水库今年蓄水3.9亿立方米。"), True, False),
        ((LONG, LONG, "云岭水库今年蓄水3.9亿立方米。"), False, False),
    ],
)
def test_what_a_brief_is(monkeypatch, texts, many, brief):
    asked = []
    monkeypatch.setattr(story, "align", lambda *_, **__: Alignment({}, {}, (), ()))
    monkeypatch.setattr(story, "threshold", lambda *_, brief: asked.append(brief) or 1.0)
    inside = check_story(laid(texts, one_of_many=many), Settings(), lambda: None, lambda line: None)
    assert isinstance(inside.extraction, Extraction)
    told(inside, None, one_of_many=many)
    assert asked == [brief]
