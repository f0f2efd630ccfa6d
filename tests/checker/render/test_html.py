"""The page for the desk: self-contained, both quotes in sight, filters without script."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from lxml import html as lxml_html

from checker.render._html_words import Words
from checker.render.html import card_context, environment, render
from tests.checker._reports import report
from tests.checker.render._made import many, states


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_loaded_and_no_script_runs(lang: str) -> None:
    page = render(states(), lang=lang)
    assert page.startswith("<!doctype html>\n<!-- crossclaim:report v1 -->")
    assert not re.search(r"<script|<link|<img|<iframe|@import|url\(|javascript:|https?://", page)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy and policy[1].startswith("default-src 'none'; style-src 'sha256-")
    style = re.search(r"<style>(.*?)</style>", page, re.S)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy[1]
    assert "unsafe-inline" not in policy[1] and ' style="' not in page


def test_both_quotes_stand_side_by_side_with_the_value_marked() -> None:
    tree = lxml_html.fromstring(render(report(), lang="zh", base="reports").encode())
    card = tree.xpath("//details[contains(@class,'card')]")[0]
    sides = card.xpath(".//section")
    assert [side.xpath("string(h3)").strip() for side in sides] == ["2021", "2020"]
    assert [side.xpath("string(.//mark)") for side in sides] == ["2021年", "2020"]
    assert [side.xpath("string(.//blockquote/@lang)") for side in sides] == ["zh-Hans", "en"]
    assert [side.xpath("string(.//a/@href)") for side in sides] == [
        "../corpus/001_bridge.md#L1:~:text=2021%E5%B9%B4%E9%80%9A%E8%BD%A6%2C%E5%85%A8%E9%95%BF12%E5%85%AC%E9%87%8C%E3%80%82",
        "../corpus/002_strait.txt#L2:~:text=2020.",
    ]
    away = render(report(), lang="zh", link="https://h.example/{path}#L{line}")
    assert 'href="https://h.example/corpus/002_strait.txt#L2"' in away
    assert "晨报" in sides[0].text_content() and "2031-05-02" in sides[0].text_content()
    assert "转载自 001" in sides[1].text_content()


def test_labels_in_both_languages() -> None:
    zh, en = render(states(), lang="zh"), render(states(), lang="en")
    assert '<html lang="zh-Hans">' in zh and '<html lang="en">' in en
    assert "为何冲突：" in zh and "Why it conflicts." in en
    assert "已裁定（1）" in zh and "Decided (1)" in en
    assert "不算冲突" in zh and "no conflicts" in en


def test_every_link_inside_leads_somewhere() -> None:
    tree = lxml_html.fromstring(render(states(), lang="en").encode())
    ids = tree.xpath("//@id")
    targets = {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")}
    assert targets and targets <= set(ids)
    assert len(ids) == len(set(ids))


def test_filters_are_anchors_and_style() -> None:
    page = render(many(9), lang="en")
    assert '<a href="#only-warning">warning 3</a>' in page
    assert "#only-warning:target~main .card:not([data-severity=&#34;warning&#34;])" not in page
    assert '#only-warning:target~main .card:not([data-severity="warning"]){display:none}' in page
    assert 'id="only-warning"' in page and "only-XC201" not in page  # one rule alone needs no filter


def test_states_show_and_decided_ones_are_folded() -> None:
    page = render(states(), lang="zh")
    tree = lxml_html.fromstring(page.encode())
    assert len(tree.xpath("//main/details[contains(@class,'card')]")) == 2
    decided = tree.xpath("//details[@id='decided']")[0]
    assert "采用 2021 — 王编，2031-05-03：船长核实" in decided.text_content()
    assert decided.xpath(".//section[contains(@class,'kept')]/h3")[0].text.strip() == "2021"
    assert "open" not in decided.attrib
    assert "此前裁定：" in tree.xpath("string(//main)")
    assert "裁定后有变化" in page and "已无对应冲突的记录（2）" in page


def test_dark_print_and_narrow_are_styled() -> None:
    page = render(report())
    assert "prefers-color-scheme:dark" in page and "@media print" in page and "minmax(min(17rem,100%),1fr)" in page


def test_equal_bytes() -> None:
    assert render(states()) == render(states())


def test_nothing_to_report() -> None:
    from checker.model import Report

    page = render(Report((), (), (), (), (), None), lang="en")
    assert "✅ Passed — 0 conflicts in 0 articles." in page and "Evidence" not in page


def test_a_card_for_other_pages() -> None:
    card = card_context(report().conflicts[0], report(), "zh")
    assert card["title"] == "大桥 · 通车年份" and card["rule_title"] == "日期不一致"
    claim = card["sides"][0]["claims"][0]
    assert (claim["before"], claim["value"], claim["after"]) == ("海峡大桥于", "2021年", "通车,全长12公里。")
    template = environment().from_string('{% from "card.html.j2" import show %}{{ show(card, t) }}')
    assert "<mark>2021年</mark>" in template.render(card=card, t=Words("zh"))
