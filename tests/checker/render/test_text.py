"""Text for a terminal."""

from __future__ import annotations

from dataclasses import replace

from checker.model import Text
from checker.render.text import closing, render
from tests.checker._reports import report


def test_one_block_a_conflict() -> None:
    text = render(report(), lang="en")
    assert text.startswith("error XC101 date-mismatch [")
    assert "corpus/001_bridge.md:1" in text and "corpus/002_strait.txt:2" in text
    assert "why: Same event" in text and "suggestion: Check it." in text
    assert text.endswith("1 conflict (1 error) in 2 articles; 1 update; 1 fact agrees.\n")


def test_chinese() -> None:
    text = render(report(severity="warning"), lang="zh")
    assert text.startswith("警告 XC101 日期不一致 [")
    assert "原因：同一事件" in text
    assert closing(report(rows=2), "zh") == "2 篇文章中有 2 处冲突（错误 2）；更新 1 处；一致 1 项。"


def test_color_only_on_request() -> None:
    assert "\x1b" not in render(report())
    assert "\x1b[31merror\x1b[0m" in render(report(), lang="en", color=True)


def test_orders_to_a_runner_and_a_terminal_are_broken() -> None:
    evil = "::error::x ##[error]y \x1b[2J"
    made = report()
    found = tuple(replace(f, subject=evil, why=Text(evil, evil)) for f in made.conflicts)
    text = render(replace(made, conflicts=found), lang="en")
    assert "::" not in text and "##[" not in text and "\x1b" not in text
