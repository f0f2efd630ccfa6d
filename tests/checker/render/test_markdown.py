"""The page as a code host shows it: markdown-it-py stands in for one."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from checker.model import Report, Side, Text
from checker.render._escape import code, inline, pointer, raw
from checker.render._places import Root
from checker.render._words import labels, normalized, shorten
from checker.render.markdown import render
from tests.checker._reports import A, B, claim, report
from tests.checker.render._made import states

HOSTILE = [
    "@team please",
    "see #1 and GH-2",
    "a | b || c",
    "`code` ``x``",
    "</details><script>alert(1)</script>",
    "::error::stop",
    "%0A%0D",
    "\u202eright to left\u202c\u200f",
    "zero\u200bwidth\ufeff",
    "**值**”和*x*_y_~~z~~",
    "![x](https://example.org/a.png) [y](javascript:alert(1)) www.example.org",
    "line one\nline two\r\n# heading\n---",
    "\\| \\` \\",
    "deadbeef1 0123456789abcdef0123456789abcdef01234567",
    "$a_b$ and <b>",
    "&lt;b&gt; &amp; &#42;",
    ":smile: a@b.org",
    "长" * 10_000,
]


def page_of(text: str) -> str:
    """Rendered HTML."""
    return MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(text)


def with_text(hostile: str) -> Report:
    """A report that has a stranger's text everywhere it can stand."""
    a = replace(A, text=f"于 2021年 {hostile} 通车", title=hostile, notes=(hostile,))
    made = report()
    one = claim(a, a.text, "2021年")
    two = claim(replace(B, text=hostile), hostile, hostile)
    sides = (Side(hostile, hostile, 1, (one,)), Side("2020", "`|", 1, (two,)))
    change = {"subject": hostile, "attribute": hostile, "values": sides, "why": Text(hostile, hostile)}
    found = tuple(replace(f, **change, suggestion=Text(hostile, hostile)) for f in made.conflicts)
    same = tuple(replace(f, **change) for f in made.agreements)
    rows = (replace(made.articles[0], article=a), made.articles[1])
    return replace(made, articles=rows, conflicts=found, updates=found, agreements=same, notes=(Text(hostile, hostile),))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_shape(lang: str) -> None:
    html = page_of(render(report(), lang=lang))
    assert html.count("<table>") == 4  # conflicts, a card, an update, articles
    assert html.count("<details") == html.count("</details>") == 6
    assert ("为何冲突" in html) == (lang == "zh")
    assert "**" not in html and "\\" not in html
    assert "<b>2021</b>" in html and "<b>2021年</b>" in html


def test_verdict_follows_fail_on() -> None:
    assert "❌ Failed" in render(report(), lang="en")
    assert "✅ Passed" in render(report(severity="warning"), lang="en")
    assert "❌ Failed" in render(report(severity="warning"), lang="en", fail_on="warning")
    assert "仅报告" in render(report(), lang="zh", fail_on="never")
    assert "✅ 通过" in render(report(severity="note"), lang="zh")


def test_severity_is_said_in_words() -> None:
    for severity, word in (("error", "错误"), ("warning", "警告"), ("note", "提示")):
        assert f"\u00a0{word} |" in render(report(severity=severity), lang="zh")


def test_auto_language_is_that_of_most_articles() -> None:
    made = report()
    assert "一致性检查报告" in render(made)
    english = replace(made, articles=tuple(replace(row, article=replace(row.article, language="en")) for row in made.articles))
    assert "Consistency report" in render(english)


def test_links_start_from_the_page() -> None:
    assert "(../corpus/001_bridge.md#L1)" in render(report(), base="reports")
    assert "(corpus/002_strait.txt#L2)" in render(report())


def test_equal_input_gives_equal_text() -> None:
    assert render(report()) == render(report())
    assert render(report()).endswith("</details>\n")


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_strangers_text_does_nothing(hostile: str, lang: str) -> None:
    text = render(with_text(hostile), lang=lang)
    html = page_of(text)
    assert html.count("<table>") == 4
    assert html.count("<details") == html.count("</details>") == 6
    assert "<script" not in html and "<img" not in html and "<h2" not in html and "<hr" not in html
    assert set(re.findall(r'href="([^"#]*)', html)) <= {"corpus/001_bridge.md", "corpus/002_strait.txt", ""}
    assert not re.search(r"(?<!`)@[\w-]", re.sub(r"`[^`]*`", "", text))
    assert not re.search(r"[\u202a-\u202e\u200e\u200f\ufeff\x00-\x09\x0b-\x1f]", text)
    rows = [row for row in text.split("\n") if row.startswith("| ")]
    assert all(len(re.findall(r"(?<!\\)\|", row)) in {5, 6, 7} for row in rows)
    assert max(map(len, rows)) < 5 * 10_000 + 2_000


@pytest.mark.parametrize("hostile", [h for h in HOSTILE if len(h) < 200])
def test_text_reads_as_written(hostile: str) -> None:
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).renderInline(inline(hostile))
    shown = html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&").replace("\u200b", "")
    hidden = dict.fromkeys(map(ord, "\u200b\u200f\u202e\u202c\ufeff"))
    assert shown == " ".join(hostile.translate(hidden).split())


def test_nothing_to_report() -> None:
    empty = Report((), (), (), (), (), None)
    assert "<b>0 处冲突</b>" in render(empty, lang="zh")
    assert page_of(render(empty, lang="en")).count("<table>") == 1


def test_short_names_are_distinct() -> None:
    assert labels(["x/001_a.md", "x/002_b.md"]) == {"x/001_a.md": "001", "x/002_b.md": "002"}
    assert labels(["x/a.md", "y/a.md"]) == {"x/a.md": "x/a", "y/a.md": "y/a"}
    assert labels(["x/001_a.md", "x/001_b.md"]) == {"x/001_a.md": "001_a", "x/001_b.md": "001_b"}


def test_a_long_quote_keeps_beginning_value_and_end() -> None:
    quote = "船长" + "在港口" * 200 + "2020年" + "与同伴" * 200 + "创办了公司"
    at = quote.index("2020年")
    before, value, after = shorten(quote, at, at + 5)
    assert value == "2020年"
    assert before.startswith("船长") and after.endswith("创办了公司")
    assert len(before + value + after) < 280
    assert shorten("short", 0, 5) == ("", "short", "")


def test_helpers() -> None:
    assert raw("<b>@x</b>") == "&lt;b&gt;@\u200bx&lt;/b&gt;"
    assert code("a`b|c") == "`a'b\\|c`"
    assert code("") == ""


def test_only_what_counts_is_in_the_table_and_the_verdict() -> None:
    page = render(states(), lang="en")
    assert (
        "<b>❌ Failed</b> — <b>2 conflicts</b> in 2 articles: 🔴 2 errors. 1 changed since decided · 1 decided · 1 known · 2 stale."
        in page
    )
    assert len(re.findall(r"^\| 🔴", page, re.M)) == 2
    assert "🔴\u00a0error (changed since it was decided) |" in page
    assert "<b>Decision so far.</b> both are true (different periods) — 李编, 2031-05-01" in page
    assert "XC902" in page.partition("Notices on articles and records (1)")[2]


def test_complaint_curators_cannot_hide_what_is_agreed() -> None:
    page = render(states(), lang="zh")
    html = page_of(page)
    assert html.count("<details open>") == 2
    settled = html.partition("已裁定（1）")[2].partition("</details>")[0]
    assert "采用 2021 — 王编，2031-05-03：船长核实" in settled
    known = html.partition("基线已知（1）")[2].partition("</details>")[0]
    assert known.count("<li>") == 1
    gone = html.partition("已无对应冲突的记录（2）")[2].partition("</details>")[0]
    assert gone.count("<li>") == 2 and "裁定 <code>aaaaaaa</code> (XC101)：1 ≠ 2" in gone


def test_all_decided_passes() -> None:
    made = states()
    calm = replace(made, conflicts=tuple(replace(f, state="decided") for f in made.conflicts))
    page = render(calm, lang="zh")
    assert "✅ 通过" in page and "<b>0 处冲突</b>" in page and "| 级别" not in page and "规则说明" not in page


def test_no_space_after_chinese_marks() -> None:
    page = render(states(), lang="zh")
    assert not re.search(r"[：。，、；（）] (?![—|/·])|(?<![—|/·]) [：。，、；（）]", page)


def test_numbers_go_up_without_gaps() -> None:
    page = render(states(), lang="en")
    assert re.findall(r"<b>(\d+)\. ", page) == ["1", "2"]


def test_paths_in_the_words_of_the_checker_are_short() -> None:
    made = report()
    why = Text(f"{B.path} repeats {A.path} with this value altered.", f"{B.path} 转载自 {A.path}，此处数值被改动。")
    found = tuple(replace(f, why=why, suggestion=why) for f in made.conflicts)
    page = render(replace(made, conflicts=found), lang="zh")
    assert page.count("002 转载自 001，此处数值被改动。") == 2


def test_no_absolute_paths_even_where_they_were_given() -> None:
    a = replace(A, path="/desk/news/001_bridge.md")
    made = report(a=a)
    page = render(made, lang="zh", base="reports", root=Root("/desk", "/desk/news"))
    assert "/desk" not in page and "(../001_bridge.md#L1)" in page


def test_sums_stand_against_their_total_only() -> None:
    made = report()
    sides = tuple(Side(value, value, 1, made.conflicts[0].values[0].claims) for value in ("12", "5 + 6 = 11", "12, 5, 7"))
    sums = replace(made.conflicts[0], rule="XC402", values=sides)
    assert "| 12 ≠ 5 + 6 = 11 · 12, 5, 7 |" in render(replace(made, conflicts=(sums,)), lang="en")


def test_a_value_without_a_quote_has_a_row() -> None:
    made = report()
    fact = replace(made.conflicts[0], rule="XC502", values=(*made.conflicts[0].values[:1], Side("2019", "2019", 0, ())))
    assert "| <b>2019</b> | — | — | `2019` |" in render(replace(made, conflicts=(fact,)), lang="en")


def test_a_shortened_page_points_to_an_address_or_a_file() -> None:
    assert pointer("https://h.example/a b?x=1") == "[h.example/a b?x\\=1](https://h.example/a%20b?x=1)".replace("\\=", "=")
    assert pointer("full.md") == "`full.md`"


def test_long_numbers_are_grouped() -> None:
    def shown(value: str) -> str:
        return normalized(Side("", value, 1, ()))

    assert shown("8640000000 CNY") == "8,640,000,000 CNY"
    assert [shown(value) for value in ("2021", "2021-05-20", "0.123456 %", "A123456", "1,234,567")] == [
        "2021",
        "2021-05-20",
        "0.123456 %",
        "A123456",
        "1,234,567",
    ]
