"""One moment in two time zones."""

from __future__ import annotations

import pytest

from checker.compare import clocks
from tests.checker.compare._drafts import check_quotes, drafts, shown

APART = [
    ("飞船于北京时间20时30分（格林尼治时间13时30分）升空。", ("20时30分", "13时30分")),
    ("飛船於北京時間20時30分（格林尼治時間13時30分）升空。", ("20時30分", "13時30分")),
    ("飞船于美国东部时间8点30分（北京时间22点30分）升空。", ("8点30分", "22点30分")),
    ("地震发生在东京时间9时5分，即北京时间10时5分。", ("9时5分", "10时5分")),
    ("比赛于伦敦时间19:45（北京时间次日凌晨4:45）开球。", ("19:45", "次日凌晨4:45")),
    ("The rocket lifted off at 14:05 UTC (11:05 a.m. EDT).", ("14:05", "11:05 a.m.")),
    ("The match begins at 8 p.m. ET (6 p.m. PT).", ("8 p.m.", "6 p.m.")),
    ("The quake struck at 09:05 local time (0012 GMT).", ("09:05", "0012")),
    ("The vote closes at 6 p.m. CET, or 1900 GMT.", ("6 p.m.", "1900")),
]

ONE = [
    "飞船于北京时间20时30分（格林尼治时间12时30分）升空。",
    "飞船于美国东部时间8点30分（北京时间20点30分）升空。",  # summer time
    "飞船于美国东部时间8点30分（北京时间21点30分）升空。",  # winter time
    "地震发生在东京时间9时5分，即北京时间8时5分。",
    "飞船于北京时间20时30分升空，格林尼治时间13时30分入轨。",
    "飞船于北京时间20时30分（当地时间17时30分）升空。",
    "比赛于伦敦时间19:45（北京时间次日凌晨2:45）开球。",
    "飞船于北京时间20时30分许（格林尼治时间13时左右）升空。",
    "The rocket lifted off at 14:05 UTC (10:05 a.m. EDT).",
    "The rocket lifted off at 14:05 UTC and landed at 11:05 a.m. EDT.",
    "The match begins at 8 p.m. ET (5 p.m. PT).",
    "The quake struck at 09:05 local time (0035 GMT).",
    "The vote closes at 6 p.m. CET, or 1600 GMT.",  # CET said in summer
    "Trading runs from 14:00 UTC to 11:05 a.m. EDT.",
    "The shop opens at 9:00 a.m. CST (10:00 a.m. GMT).",  # whose CST
]


@pytest.mark.parametrize(("text", "values"), APART)
def test_apart(text: str, values: tuple[str, str]) -> None:
    found = drafts(clocks.drafts, text)
    assert shown(found) == [values]
    assert [(draft.rule, draft.severity) for draft in found] == [("XC102", "warning")]
    check_quotes(found)


@pytest.mark.parametrize("text", ONE)
def test_one_moment(text: str) -> None:
    assert drafts(clocks.drafts, text) == ()
