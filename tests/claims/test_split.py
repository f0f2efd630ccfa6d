"""Sentences and clauses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.read import article_from_text
from claims.split import sentences


def split(text):
    article = article_from_text(text, path="a.txt")
    return [text[s.span.start : s.span.end] for s in sentences(article)]


def cut(text):
    article = article_from_text(text, path="a.txt")
    return [[text[c.start : c.end] for c in s.clauses] for s in sentences(article)]


@pytest.mark.parametrize(
    "parts",
    [
        ["大桥昨日通车。", "全长3.6公里，耗资12亿元。"],
        ["大桥昨日通车!", "你信吗?", "我信。"],
        ["“我们等了十年！”村民老何说。", "他今年71岁。"],
        ["他说：“桥通了。路也通了。”", "大家鼓掌。"],
        ["「大橋通了！」村長說。", "他今年七十一歲。"],
        ["公司由Mr. Chen创办，股价报3.5元。", "随后回落。"],
        ["此后……一切归于平静。", "仅此而已。"],
        ["专家（张某等3人。均为教授）已到场。", "调查继续。"],
    ],
)
def test_chinese_sentences(parts):
    assert split("".join(parts)) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["The U.S. Navy sent No. 3 squadron at 6.42 a.m. on Friday.", "It cost $3.5 million."],
        ["Mr. Hale met Dr. Finch in St. Ives.", "They agreed."],
        ["It closed at 8 p.m.", "The mayor left."],
        ['"We lost it!" she said.', '"It is gone."', "Nobody spoke."],
        ['"Was it worth it?" Anna Hale asked.', "No one knew."],
        ["The Acme Co. plant shut in Sept. 2024 after 3.5 years.", "It reopened."],
        ["Shares fell 4.2%.", "Sales rose."],
    ],
)
def test_english_sentences(parts):
    assert split(" ".join(parts)) == parts


def test_hard_wrapped_english_is_one_paragraph():
    first = "The council voted on Tuesday to spend 42 million dollars on a\nbridge that nobody had asked for, the clerk said."
    assert split(f"{first}\n\nIt was late.") == [first, "It was late."]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("公司营收30亿元，同比增长12%；净利润2,300万元。", ["公司营收30亿元", "同比增长12%", "净利润2,300万元"]),
        ("2024年,公司亏损3亿元,员工减至80人。", ["2024年,公司亏损3亿元", "员工减至80人"]),
        ("甲、乙、丙三人——都是创始人——已离职。", ["甲、乙、丙三人", "都是创始人", "已离职"]),
        ("他于15:30抵达，比分为3：2。", ["他于15:30抵达", "比分为3：2"]),
        ("然而，公司仍在亏损。", ["然而，公司仍在亏损"]),
        ("他提出“稳字当头，好字优先”的要求。", ["他提出“稳字当头，好字优先”的要求"]),
        (
            "The line cost $4,200 and took six years; nobody was hurt.",
            ["The line cost $4,200 and took six years", "nobody was hurt."],
        ),
        ("The team, formed in 2019, has 11 members.", ["The team, formed in 2019, has 11 members."]),
        ("It sold apples, pears, plums and figs.", ["It sold apples, pears, plums and figs."]),
        ("Rain fell all night, and the river rose by two metres.", ["Rain fell all night", "and the river rose by two metres."]),
    ],
)
def test_clauses(text, clauses):
    (found,) = cut(text)
    assert [clause.rstrip(".") for clause in found] == [clause.rstrip(".") for clause in clauses]


def roles(text, path="a.md"):
    article = article_from_text(text, path=path)
    return [
        (s.role, text[s.span.start : s.span.end], text[s.heading.start : s.heading.end] if s.heading else "")
        for s in sentences(article)
    ]


def test_headings_and_what_stands_below_them():
    text = "---\ntitle: 三位高管离任\n---\n何岚:自2023年5月起休假\n\n她曾任首席财务官。\n\n## 余波\n\n股价下跌。\n\n**第二，人员。** 裁员30人。"  # noqa: E501
    assert roles(text) == [
        ("title", "三位高管离任", ""),
        ("heading", "何岚:自2023年5月起休假", ""),
        ("body", "她曾任首席财务官。", "何岚:自2023年5月起休假"),
        ("heading", "余波", "何岚:自2023年5月起休假"),
        ("body", "股价下跌。", "余波"),
        ("heading", "第二，人员。", "余波"),
        ("body", "裁员30人。", "第二，人员。"),
    ]


def test_items_and_lead_ins_are_no_headings():
    long = "3.5亿元的窟窿仍在，没有人知道它从哪里来的，也没有人愿意过问这件事情"
    text = f"他在邮件中写道：\n我们输了。\n- 亏损3亿元\n1. 裁员30人\n*Based on a statement*\n{long}"
    assert [role for role, _, _ in roles(text)] == ["body", "body", "item", "item", "body", "body"]


def test_title_in_the_body_is_not_read_twice():
    text = "港口扩建开工\n\n工程昨日开工。"
    assert [role for role, _, _ in roles(text, "a.txt")] == ["title", "body"]


def test_dropped_spans_give_no_sentence():
    text = "工程昨日开工，投资3亿元。（记者 何岚）\n相关阅读：十年投资30亿"
    assert split(text) == ["工程昨日开工，投资3亿元。"]


def test_quotes_are_named():
    text = "他说：“桥通了。”大家鼓掌。"
    (first, _) = sentences(article_from_text(text, path="a.txt"))
    assert [text[q.start : q.end] for q in first.quoted] == ["“桥通了。”"]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("甲三年1。，“”\"（）()\n -*#:：.!aA—…![]>_’'"), max_size=300) | st.text(max_size=200))
def test_any_text_splits_into_disjoint_sentences_and_clauses(text):
    article = article_from_text(text, path="a.txt")
    last = 0
    for sentence in sentences(article):
        assert last <= sentence.span.start < sentence.span.end <= len(text)
        last = sentence.span.end
        assert not any(span.overlaps(sentence.span) for span in article.dropped)
        inner = sentence.span.start
        for clause in sentence.clauses:
            assert inner <= clause.start < clause.end <= sentence.span.end
            inner = clause.end
