"""Copies with an altered figure are one source; independent reports of one event are two."""

from __future__ import annotations

from checker.sources import families, shingles, witnesses
from tests.checker._claims import article

ZH = (
    "栖州港务局昨日通报，东港区三号码头因吊机故障停运{n}小时，期间有两艘散货轮改靠西港区。抢修人员连夜更换了受损的钢缆，"
    "并对其余吊机逐台检查。港务局表示，停运未造成人员受伤，货主的损失将按合同赔付，检查报告会在下周对外公布。"
)
ZH_OWN = (
    "一台吊机的钢缆断裂后，东港区三号码头歇了9小时。记者在现场看到，工人正围着备用吊机调试。多位货主告诉记者，"
    "他们接到电话才知道要换港口卸货，赔偿怎么算还没有说法。港务局的人说原因要等报告出来才清楚。"
)
EN = (
    "The harbour office said on Monday that pier three of the east port stood still for {n} hours after a crane failed, and that "
    "two bulk carriers were sent to the west port. Crews replaced the torn cable overnight and checked every other crane. Nobody "
    "was hurt, the office said, and owners of the cargo will be paid as their contracts provide."
)
EN_OWN = (
    "A snapped cable put the east port's third pier out of work for 9 hours; shippers had to hear by telephone that their goods "
    "would land elsewhere. Workers were still testing a spare crane when our reporter arrived, and no one could say how the losses "
    "would be shared until an inquiry has found the cause."
)


def test_a_copy_with_one_altered_figure() -> None:
    for text in (ZH, EN):
        found = [
            article(text.format(n=9), "b.txt", "2031-05-18"),
            article(text.format(n=6), "a.txt", "2031-05-19"),
        ]
        assert families(found) == (0, 0)  # the earlier one is the original
        assert families(found[::-1]) == (1, 1)


def test_independent_reports() -> None:
    for text, own in ((ZH, ZH_OWN), (EN, EN_OWN)):
        assert families([article(text.format(n=9), "a.txt"), article(own, "b.txt")]) == (0, 1)


def test_a_credit_tells_the_copy() -> None:
    original, copy = article(ZH.format(n=9), "b.txt", "2031-05-19"), article("转载：" + ZH.format(n=9), "a.txt", "2031-05-18")
    assert families([copy, original]) == (1, 1)


def test_short_texts_are_no_copies() -> None:
    assert families([article("东港停运9小时。", "a.txt"), article("东港停运9小时。", "b.txt")]) == (0, 1)
    assert families([]) == ()


def test_witnesses() -> None:
    assert witnesses([0, 1, 2], (0, 0, 2)) == 2
    assert witnesses([], (0,)) == 0


def test_shingles_leave_figures_out() -> None:
    assert shingles("东港停运9小时，改靠西港") == shingles("东港停运16小时改靠西港") != frozenset()
