"""Twelve invented conflicts of two claims each, read from texts, so that edits of the texts can be followed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from checker.group import display, normalised, rule_of
from checker.identity import assign
from checker.model import ArticleRow, Finding, Report, Side, Text
from claims.extract import extract
from claims.model import Article, Claim


@dataclass(frozen=True)
class Said:
    """A sentence, the value in it, the sentence with one synonym, and another value."""

    text: str
    value: str
    synonym: tuple[str, str]
    other: str


PAIRS: tuple[tuple[Said, Said], ...] = (
    (
        Said("澜江大桥于2021年6月建成通车,总投资约为18亿元.", "2021年6月", ("建成", "竣工"), "2021年9月"),
        Said("据市交通局介绍,澜江大桥在2021年5月正式开放通行.", "2021年5月", ("正式", "全面"), "2022年5月"),
    ),
    (
        Said("这家实验室目前共有37名研究人员,分属五个小组.", "37名", ("目前", "现在"), "47名"),
        Said("实验室的负责人说,团队现有41名全职研究人员.", "41名", ("负责人", "主任"), "14名"),
    ),
    (
        Said("云桥科技去年全年实现营业收入35.2亿元,创下新高.", "35.2亿元", ("实现", "取得"), "35.8亿元"),
        Said("公告显示,云桥科技全年的营业收入为32.5亿元.", "32.5亿元", ("公告", "年报"), "32.5万元"),
    ),
    (
        Said("本届花展吸引游客达到52万人次,门票收入同比增长8%.", "52万人次", ("吸引", "迎来"), "25万人次"),
        Said("组委会统计,花展期间接待的游客超过60万人次.", "60万人次", ("接待", "迎接"), "66万人次"),
    ),
    (
        Said("新隧道的全长为12.6公里,双向四车道.", "12.6公里", ("新隧道", "新建隧道"), "16.2公里"),
        Said("施工方表示,这条隧道全部建成后长度为13.1公里.", "13.1公里", ("表示", "指出"), "11.3公里"),
    ),
    (
        Said("受访的居民当中有72%的人支持这项改造计划.", "72%", ("支持", "赞成"), "27%"),
        Said("调查结果表明,支持改造的受访居民比例是68%.", "68%", ("表明", "显示"), "86%"),
    ),
    (
        Said("The harbour ferry carried 4,200 passengers on its first day, officials said.", "4,200", ("carried", "took"), "4,900"),
        Said("On the opening day the ferry had about 3,800 passengers on board.", "3,800", ("opening", "first"), "8,300"),
    ),
    (
        Said("The Lanford observatory was completed in March 2019 after long delays.", "March 2019", ("long", "many"), "May 2019"),
        Said("Builders finished the Lanford observatory in April 2018.", "April 2018", ("Builders", "Workers"), "April 2016"),
    ),
    (
        Said(
            "Brightwell Foods agreed to pay $75 million for the bakery chain.",
            "$75 million",
            ("chain", "group"),
            "$57 million",
        ),
        Said("The bakery chain was sold to Brightwell Foods for $82 million.", "$82 million", ("sold", "handed"), "$28 million"),
    ),
    (
        Said(
            "The new tram line is 14.5 kilometres long, operators say.",
            "14.5 kilometres",
            ("long", "overall"),
            "15.4 kilometres",
        ),
        Said(
            "At 16 kilometres, the tram line is the longest in the region.",
            "16 kilometres",
            ("longest", "biggest"),
            "61 kilometres",
        ),
    ),
    (
        Said(
            "Unemployment in the district fell by 1.2 percent over the year.",
            "1.2 percent",
            ("district", "county"),
            "2.1 percent",
        ),
        Said("The district said its unemployment rate fell 1.5 percent.", "1.5 percent", ("said", "stated"), "5.1 percent"),
    ),
    (
        Said("The repair work on the old clock tower took seven months.", "seven months", ("old", "ancient"), "nine months"),
        Said(
            "Work on the clock tower was finished within eleven months.",
            "eleven months",
            ("finished", "completed"),
            "twelve months",
        ),
    ),
)
CLAIMS = [(n, side) for n in range(len(PAIRS)) for side in (0, 1)]

Edit = Callable[[Said], tuple[str, str]]
"""A sentence -> the text that stands in the article, and the value in it."""


def same(said: Said) -> tuple[str, str]:
    return said.text, said.value


def path(n: int, side: int) -> str:
    return f"corpus/{n:02}{'ab'[side]}.txt"


def article(text: str, where: str) -> Article:
    head, close = ("Notes of the day", "More follows soon.") if text.isascii() else ("一则简讯", "更多内容见后续报道。")
    return Article.from_text(f"{head}\n\n{text}\n\n{close}\n", path=where, published="2031-05-20")


def build(edit: Edit = same, only: int | None = None, rename: Callable[[str], str] = lambda name: name) -> Report:
    """The twelve conflicts; `edit` is done to all claims, or to those of side `only`."""
    texts = {(n, side): (edit if only in {None, side} else same)(PAIRS[n][side]) for n, side in CLAIMS}
    articles = sorted((article(text, rename(path(*key))) for key, (text, _) in texts.items()), key=lambda a: a.path)
    found = extract(articles)
    findings = []
    for n in range(len(PAIRS)):
        pair = [_claim(found.claims, rename(path(n, side)), texts[n, side][1]) for side in (0, 1)]
        findings.append(finding(pair))
    return report(articles, findings, found.claims)


def finding(claims: list[Claim], rule: str = "") -> Finding:
    """One conflict, each claim a side of its own."""
    sides = tuple(Side(display(c), normalised(c), 1, (c,)) for c in claims)
    return Finding("", rule or rule_of(claims[0], set()), "error", 0.9, "", "", sides, Text("They differ.", "二者不同。"))


def report(articles: list[Article], findings: list[Finding], claims: tuple[Claim, ...]) -> Report:
    rows = tuple(ArticleRow(one) for one in articles)
    return Report(rows, assign(findings), (), (), (), None, claims=claims)


def _claim(claims: tuple[Claim, ...], where: str, value: str) -> Claim:
    found = [c for c in claims if c.path == where and display(c) == value]
    assert len(found) == 1, (where, value, [(c.quote, display(c)) for c in claims if c.path == where])
    return found[0]
