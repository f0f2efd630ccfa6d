"""XC502: an article that differs from a house fact is told, a look-alike never is."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from checker.ledger.apply import apply
from checker.ledger.facts import Fact, Wording, make
from checker.ledger.witness import Witness
from checker.model import ArticleRow, Report
from claims.extract import extract
from claims.model import Article
from tests.checker.ledger._corpus import finding as conflict_of
from tests.checker.ledger._corpus import report as report_of

FOUNDED = replace(
    make(
        "云桥科技成立于2021年", "2021年", subject="云桥科技", aliases=("Cloudbridge",), source="registry", by="Lin", on="2031-06-01"
    ),
    others=(Wording("Cloudbridge was founded in 2020", "2020"),),
)
LENGTH = make("青澜大桥全长12.6公里", "12.6公里", subject="青澜大桥")
PRICE = make("Brightwell paid $75 million for the bakery chain", "$75 million", subject="Brightwell", aliases=("Brightwell Foods",))
OPENED = make("The Lanford Observatory opened on 3 May 2019", "3 May 2019", subject="Lanford Observatory")
MEMBERS = make("蓝湾理事会共有11名成员", "11名", subject="蓝湾理事会")
RATE = make("Unemployment in Lanford fell by 1.2 percent in 2030", "1.2 percent", subject="Lanford")

DIFFER = [
    (FOUNDED, "云桥科技成立于2020年，总部在澜州。"),
    (FOUNDED, "澜州的企业不多。云桥科技于2019年成立，如今有三款产品。"),
    (FOUNDED, "据介绍，云桥科技正式成立于2018年。公司还将扩产。"),
    (FOUNDED, "雲橋科技成立於2020年，總部在瀾州。"),
    (FOUNDED, "Cloudbridge was founded in 2019, and now employs many."),
    (FOUNDED, "In 2018, Cloudbridge was founded."),
    (FOUNDED, "云桥科技成立于 ２０２０ 年；产品远销海外。"),
    (LENGTH, "青澜大桥全长16.2公里，昨天迎来周年。"),
    (LENGTH, "青澜大桥的全长为12.1公里。"),
    (PRICE, "Brightwell Foods paid $57 million for the bakery chain."),
    (PRICE, "Analysts were surprised. Brightwell paid $95 million for the bakery chain, and the staff stayed."),
    (OPENED, "The Lanford Observatory was opened on 13 May 2019."),
    (OPENED, "On 3 June 2019, the Lanford Observatory opened."),
    (MEMBERS, "蓝湾理事会共有9名成员。"),
    (MEMBERS, "蓝湾理事会有13名成员，每年开会两次。"),
    (RATE, "Unemployment in Lanford fell by 2.1 percent in 2030."),
]

ALIKE = [
    # the same value, or one that is only less exact
    (FOUNDED, "云桥科技成立于2021年，总部在澜州。"),
    (FOUNDED, "云桥科技成立于2021年3月。"),
    (LENGTH, "青澜大桥全长约12.5公里。"),
    # another subject, a part, a neighbour
    (FOUNDED, "云桥银行成立于2020年。"),
    (FOUNDED, "云桥科技旗下实验室成立于2020年。"),
    (FOUNDED, "云桥科技研究院成立于2023年。"),
    (FOUNDED, "与云桥科技不同，海川集团成立于2003年。"),
    (LENGTH, "青澜大桥引桥全长3.2公里。"),
    (LENGTH, "青澜二桥全长8公里。"),
    (PRICE, "Brightwell Park paid $57 million for the bakery chain."),
    (PRICE, "Oldwell paid $57 million for the bakery chain."),
    # another predicate
    (FOUNDED, "云桥科技上市于2024年。"),
    (FOUNDED, "Cloudbridge was acquired in 2024."),
    (FOUNDED, "云桥科技成立五周年庆典于2026年举行。"),
    (LENGTH, "青澜大桥全宽38米。"),
    (PRICE, "Brightwell paid $57 million for the dairy chain."),
    (MEMBERS, "蓝湾理事会共有11名成员，其中5名成员是女性。"),
    (MEMBERS, "蓝湾理事会新增2名成员。"),
    (MEMBERS, "蓝湾理事会共有3个席位。"),
    # told otherwise: denied, doubted, corrected, foreseen
    (FOUNDED, "云桥科技并非成立于2020年。"),
    (FOUNDED, "谣言称，云桥科技成立于2020年。"),
    (FOUNDED, "网传云桥科技成立于2020年。"),
    (FOUNDED, "如果云桥科技成立于2020年，就该满十岁了。"),
    (FOUNDED, "云桥科技成立于2020年。此说有误。"),
    (FOUNDED, "有一则谣言流传甚广。云桥科技成立于2020年。"),
    (FOUNDED, "旧版年报写错了年份，把它提早了一年，云桥科技成立于2020年。"),
    (FOUNDED, "This is a myth. Cloudbridge was founded in 2019."),
    (FOUNDED, "Some say that Cloudbridge was founded in 2019, but that is wrong."),
    (FOUNDED, "Cloudbridge was founded in 2019. Correction: it was two years later."),
    (FOUNDED, "云桥科技原定成立于2020年。"),
    (OPENED, "The Lanford Observatory will open on 13 May 2019."),
    (OPENED, "It may be that the Lanford Observatory opened on 13 May 2019."),
    (OPENED, "The Lanford Observatory was not opened on 13 May 2019."),
    # still growing
    (MEMBERS, "截至6月1日，蓝湾理事会共有9名成员。"),
    (MEMBERS, "目前蓝湾理事会共有9名成员。"),
    (PRICE, "So far, Brightwell paid $57 million for the bakery chain."),
    # another time or measure
    (RATE, "Unemployment in Lanford fell by 2.1 percent in 2029."),
    (RATE, "Unemployment in Lanford fell by 2.1 percent."),
    (RATE, "Unemployment in Lanford rose by 2.1 percent in 2030."),
    (PRICE, "Brightwell paid €57 million for the bakery chain."),
    (LENGTH, "青澜大桥全长12600米。"),
]


def read(*texts: str) -> Report:
    articles = []
    for n, text in enumerate(texts):
        head = "Notes" if text.isascii() else "简讯"
        articles.append(Article.from_text(f"{head}\n\n{text}\n", path=f"{n}.txt", published="2031-05-20"))
    found = extract(articles)
    return Report(tuple(map(ArticleRow, articles)), (), (), (), (), None, claims=found.claims, entities=found.resolution.entities)


@pytest.mark.parametrize(("fact", "text"), DIFFER)
def test_an_article_that_differs_is_flagged_when_it_is_the_only_one(fact: Fact, text: str) -> None:
    found = apply(read(text), facts=[fact]).conflicts
    assert [f.rule for f in found] == ["XC502"]
    assert found[0].severity == "error"
    assert fact.wording.value in found[0].why.en
    assert fact.wording.value in found[0].why.zh


@pytest.mark.parametrize(("fact", "text"), ALIKE)
def test_look_alikes_are_not_flagged(fact: Fact, text: str) -> None:
    assert apply(read(text), facts=[FOUNDED, LENGTH, PRICE, OPENED, MEMBERS, RATE]).conflicts == ()


def test_enough_examples_in_both_languages() -> None:
    for rows, least in ((DIFFER, 10), (ALIKE, 15)):
        assert len(rows) >= least
        assert sum(text.isascii() for _, text in rows) >= 5
        assert sum(not text.isascii() for _, text in rows) >= 5


def test_a_figure_may_have_grown_since() -> None:
    fact = make("蓝湾理事会共有11名成员", "11名", subject="蓝湾理事会", published="2028-01-10")
    assert apply(read("蓝湾理事会共有9名成员。"), facts=[fact]).conflicts == ()
    near = make("蓝湾理事会共有11名成员", "11名", subject="蓝湾理事会", published="2031-01-10")
    assert len(apply(read("蓝湾理事会共有9名成员。"), facts=[near]).conflicts) == 1


def test_one_day_apart_is_a_warning() -> None:
    found = apply(read("The Lanford Observatory opened on 4 May 2019."), facts=[OPENED]).conflicts
    assert [(f.rule, f.severity) for f in found] == [("XC502", "warning")]


def test_two_articles_that_differ_are_one_finding_with_a_side_for_each_value() -> None:
    found = apply(read("云桥科技成立于2020年。", "云桥科技成立于2019年。", "云桥科技于2020年成立。"), facts=[FOUNDED]).conflicts
    assert [[side.display for side in f.values] for f in found] == [["2019年", "2020年"]]
    assert [side.witnesses for side in found[0].values] == [1, 2]


def test_a_conflict_that_a_fact_settles_is_told_as_xc502_only() -> None:
    base = read("云桥科技成立于2021年，总部在澜州。", "云桥科技成立于2020年。", "云桥科技展出新品，它2019年就已创办。")
    claims = [next(c for c in base.claims if c.path == f"{n}.txt") for n in range(3)]
    clash = report_of([row.article for row in base.articles], [conflict_of(claims)], base.claims)
    found = apply(clash, facts=[FOUNDED])
    assert [f.rule for f in found.conflicts] == ["XC502"]
    assert len(found.conflicts[0].values) == 3
    assert "0.txt" not in found.conflicts[0].suggestion.en  # type: ignore[union-attr]
    assert found.conflicts[0].id != clash.conflicts[0].id


def test_a_conflict_of_which_no_value_is_the_facts_is_xc502_too() -> None:
    base = read("云桥科技成立于2020年，总部在澜州。", "云桥科技于2019年成立。")
    claims = [next(c for c in base.claims if c.path == f"{n}.txt") for n in range(2)]
    clash = report_of([row.article for row in base.articles], [conflict_of(claims)], base.claims)
    (found,) = apply(clash, facts=[FOUNDED]).conflicts
    assert found.rule == "XC502"
    assert "2020年, 2019年" in found.why.en


def test_what_is_no_plain_statement_never_fills_the_slot() -> None:
    base = read("云桥科技成立于2020年，总部在澜州。")
    witness, claim = Witness(FOUNDED), base.claims[0]
    assert witness.fills(claim, base.articles[0].article)
    for modality in ("rumour", "planned", "denied", "hypothetical", "forecast", "target"):
        assert not witness.fills(replace(claim, modality=modality), base.articles[0].article)  # type: ignore[arg-type]


def test_a_decided_or_known_conflict_is_not_told_again() -> None:
    from checker.ledger.anchors import entries_of
    from checker.ledger.decide import decide

    base = read("云桥科技成立于2021年，总部在澜州。", "云桥科技成立于2020年。")
    claims = [next(c for c in base.claims if c.path == f"{n}.txt") for n in range(2)]
    clash = report_of([row.article for row in base.articles], [conflict_of(claims)], base.claims)
    made = decide(clash, (), clash.conflicts[0].id, "keep:2021年")
    decided = apply(clash, decisions=made, facts=[FOUNDED])
    assert [(f.rule, f.state) for f in decided.conflicts] == [("XC101", "decided")]
    known = apply(clash, baseline=entries_of(clash), facts=[FOUNDED])
    assert [(f.rule, f.state) for f in known.conflicts] == [("XC101", "known")]


def test_a_finding_from_a_fact_can_be_decided_like_any_other() -> None:
    from checker.ledger.decide import decide

    found = apply(read("云桥科技成立于2020年。"), facts=[FOUNDED])
    made = decide(found, (), found.conflicts[0].id, "false-positive", scope="entity", by="Lin", on="2031-06-02")
    again = apply(read("新的一段。\n\n云桥科技成立于2020年。"), facts=[FOUNDED], decisions=made)
    assert [f.state for f in again.conflicts] == ["decided"]
    assert again.stale == ()
    more = apply(read("云桥科技成立于2020年。", "云桥科技成立于2018年。"), facts=[FOUNDED], decisions=made)
    assert [f.state for f in more.conflicts] == ["changed"]


def test_a_conflict_of_the_same_clauses_about_another_figure_is_no_matter_of_the_fact() -> None:
    text = "蓝湾理事会共有{}名成员和{}名观察员。"
    base = read(text.format(11, 30), text.format(11, 40))
    claims = [c for c in base.claims if c.quote[c.value_start - c.start : c.value_end - c.start] in {"30名", "40名"}]
    fact = make("蓝湾理事会共有11名成员和30名观察员", "11名", subject="蓝湾理事会")
    clash = report_of([row.article for row in base.articles], [conflict_of(claims)], base.claims)
    assert [f.rule for f in apply(clash, facts=[fact]).conflicts] == ["XC201"]


def test_many_facts_over_many_claims_stay_fast() -> None:
    text = "".join(f"第{n}座桥全长{n % 90 + 10}.5公里。" for n in range(300))
    base = read(text, *(f"青澜大桥于{year}年通车。" for year in range(1980, 2010)))
    many = replace(base, claims=base.claims * 10)
    facts = [replace(LENGTH, id=f"{n:04}", subject=f"青澜{n}桥") for n in range(20)]
    facts += [replace(FOUNDED, id=f"f{n:03}", subject=f"云桥{n}", aliases=()) for n in range(200)]
    apply(many, facts=facts[:1])
    start = time.process_time()
    apply(many, facts=facts)
    assert time.process_time() - start < 4
