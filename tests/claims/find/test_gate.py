"""Short cuts change nothing: what is not tried could not have matched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.find import _fig_en, _fig_plan, _fig_zh, _num_scan
from claims.find._date_words import fold
from claims.find._gate import LONG, Gated, Rules, needs
from claims.find._num_text import normalise
from claims.find._num_zh import read_zh
from claims.find._one_of import one_of
from claims.find._opening import opening
from claims.find.values import find_values
from claims.lang._words import words

# pieces that rules are made of, so that random texts come close to matching
PIECES = (
    *"年月日号时点分秒周天个半人元万亿第上下前后每零一二三五十百千几多余来约近至到，。 -/.:%$0123456789",
    *words("今年 去年 周末 星期 季度 上半年 世纪 年代 农历 初一 小时 分钟 国庆 春节 以内 之前 三天 除夕 旬 左右 凌晨 下午"),
    *words("may march 3 pm am o'clock monday next last week year ago in the of two half quarter past days hours since"),
    *words("2024 19 5th 1st first -year-old km per cent million dollars ' fy24 q3 h1 between and to until summer now"),
)
LEADS = ("", "第", "No. ", "number ", "percent of ", "aged ", "age ", "Mara, ", "$", "US$", "-", "€ ", "CNY ", "零下", "负")
NUMERALS = words("3 7 一 三 百 third half 2.5 12")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_gates_hold_nothing_back(text: str) -> None:
    folded = fold(text)
    for gated in Gated.every:
        spans = [m.span() for m in gated.compiled.finditer(folded)]
        assert [m.span() for m in gated.finditer(folded)] == spans, gated.compiled.pattern
    for rules in Rules.every:
        if any(m.compiled.search(folded) for m in rules.members):
            assert rules.open(folded)


def test_gates_close() -> None:
    assert find_values("3月5日", None)  # which brings every pattern in
    closed = [gated for gated in Gated.every if gated.finditer("他没有回答") == ()]
    assert len(closed) > 0.95 * len(Gated.every)
    long = "他没有回答" * LONG
    assert all(gated.finditer(long) != () for gated in Gated.every)  # a long text is not looked at


@pytest.mark.parametrize(
    ("source", "clauses"),
    [
        (r"(?P<n>\d{1,2})月", {frozenset({("0", "月")})}),
        (r"世纪|年代", {frozenset({("世", "纪"), ("年", "代")})}),
        (r"(?<![a-z])(?:june|july)", {frozenset({("j", "u", "n"), ("j", "u", "l")})}),
        (r"x?", set()),
        (r"\w+", set()),
        (r"a*", set()),
    ],
)
def test_needs_are_read_from_the_pattern(source: str, clauses: set[frozenset[object]]) -> None:
    assert set(needs(source)) == clauses


@settings(max_examples=300, deadline=None)
@given(st.tuples(st.sampled_from(LEADS), st.sampled_from(NUMERALS), TEXTS).map("".join))
def test_a_plan_leaves_out_only_readers_that_read_nothing(text: str) -> None:
    s = normalise(text)
    for number in _num_scan.scan_numbers(s):
        plan = _fig_plan.plan(s, number)
        following = s[number.end : number.end + 6].lstrip(" ")[:1]
        never = _fig_plan._NEVER_BEFORE_ASCII if following.isascii() else frozenset()
        never = _fig_plan._NEVER_BEFORE_CJK if "\u3300" <= following <= "\u9fff" else never
        left_out = {*_fig_plan._BEFORE_TIME, *_fig_plan._AFTER_TIME} - {*plan.before, *plan.after} - never
        assert not [reader for reader in left_out if reader(s, number) is not None]
        if not plan.temporal:
            assert not _fig_zh.TEMPORAL.match(s, number.end) and not _fig_en.TEMPORAL.match(s, number.end)


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="0123456789零一二三十百千万亿几多余来又打个点分之兆 .,/-^kmbne米", min_size=2, max_size=8))
def test_a_plain_numeral_is_worth_the_same_alone(text: str) -> None:
    s = normalise(text)
    for at, char in enumerate(s):
        if (char.isascii() and char.isdigit()) or char in "零一二三五十百千万亿":
            slow = read_zh(s, at)
            slow = slow if slow is None or slow.form != "arabic" else _num_scan._arabic_tail(s, slow)
            assert _num_scan._read(s, at) == slow


def test_opening() -> None:
    assert opening(re.compile(r" {0,2}(?:元|美元)(?!旦)")) == frozenset("元美")
    assert opening(re.compile(r"[ -]?per ?cent|%", re.I)) == frozenset("pP%")
    assert opening(re.compile(r"(?:多)?(?=年)")) is None
    assert opening(re.compile(r"\w")) is None


def test_one_of_keeps_the_longest_first() -> None:
    found = re.compile(one_of(["元", "元钱", "美元", "aa", "A", "a"]), re.I)
    assert [m.group() for m in found.finditer("美元元钱元aaA")] == ["美元", "元钱", "元", "aa", "A"]
