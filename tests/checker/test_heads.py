from __future__ import annotations

from checker.heads import beside


def around(sentence: str, value: str, chinese: bool = True):
    start = sentence.index(value)
    return beside(sentence, start, start + len(value), chinese)


def test_what_touches_the_value_ends_at_marks_and_digits():
    found = around("议会以312票赞成、88票反对、17票弃权通过法案", "88")
    assert (found.left, found.right) == ("", "票反对")


def test_a_segment_keeps_its_head_for_later_clauses():
    found = around("沪橡胶期货领涨，收于每吨9840元；沪锡期货次之，主力合约涨2.1%，收于每吨8120元", "8120元")
    assert found.head.startswith("沪锡期货次之")
    assert found.lead == "收于每吨"


def test_a_clause_that_says_when_is_no_head():
    found = around("截至收盘，沪锡期货涨2.1%", "2.1%")
    assert found.head.startswith("沪锡期货")


def test_english_reads_words():
    found = around("Tin rose 2 percent; rubber futures, the most traded, fell 3 percent", "3", False)
    assert found.head == "rubber futures"
    assert found.right == "percent"
