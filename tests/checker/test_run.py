"""The whole pipeline: conflicts of a copy, one report for any order of articles, small and empty inputs."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import pytest

from checker.run import check
from claims.model import Article
from tests.checker._claims import article
from tests.checker.test_sources import EN, ZH, ZH_OWN

ROOT = Path(__file__).resolve().parents[2]
SMALL = (
    article(ZH.format(n=9), "a.txt", "2031-05-18"),
    article(ZH.format(n=6), "b.txt", "2031-05-19"),
    article(ZH_OWN, "c.txt", "2031-05-19"),
)


@pytest.mark.parametrize("text", [ZH, EN])
def test_an_altered_copy_conflicts(text: str) -> None:
    made = check([article(text.format(n=9), "a.txt"), article(text.format(n=6), "b.txt")], encoder="hash")
    assert [finding.rule for finding in made.conflicts] == ["XC202"]
    assert [row.copy_of for row in made.articles] == [None, "a.txt"]
    assert "b.txt repeats a.txt" in made.conflicts[0].why.en


def test_relative_dates_of_a_later_copy_do_not_conflict() -> None:
    made = check(
        [article(ZH.format(n=9), "a.txt", "2031-05-18"), article(ZH.format(n=9), "b.txt", "2031-05-19")],
        encoder="hash",
    )
    assert made.conflicts == ()


def test_a_faithful_copy_does_not_conflict() -> None:
    made = check([article(ZH.format(n=9), "a.txt"), article(ZH.format(n=9), "b.txt")], encoder="hash")
    assert made.conflicts == ()
    assert made.claims


def test_any_order_of_articles_gives_one_report() -> None:
    reports = {check(order, encoder="hash").to_json() for order in permutations(SMALL)}
    assert len(reports) == 1


def test_another_hash_seed_gives_the_same_bytes() -> None:
    code = "import sys; from tests.checker.test_run import SMALL, check; sys.stdout.write(check(SMALL, encoder='hash').to_json())"
    out = set()
    for seed in ("1", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True)
        out.add(done.stdout)
    assert len(out) == 1
    assert out.pop()


@pytest.mark.parametrize(
    "articles", [[], [article("港口很安静。")], [SMALL[0]], [article("")], [article(""), article("The port is quiet.", "b.txt")]]
)
def test_little_input(articles: list[Article]) -> None:
    made = check(articles, encoder="hash")
    assert made.conflicts == ()
    assert len(made.articles) == len(articles)
    assert made.to_json()


def test_both_languages_meet_in_one_cluster() -> None:
    zh = article("栖州港三号码头因吊机故障停运了9小时，两艘货轮改靠西港区。", "a.txt")
    en = article(
        "Pier three of Qizhou port was out of service for 9 hours after a crane failed; two freighters went to the west port.",
        "b.txt",
    )
    made = check([zh, en])
    hours = [
        n
        for claim, n in zip(made.claims, made.clusters, strict=True)
        if "9" in claim.quote[claim.value_start - claim.start : claim.value_end - claim.start]
    ]
    assert len(hours) == 2
    assert hours[0] == hours[1] != -1
