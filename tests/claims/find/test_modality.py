import pytest

from claims.find.modality import attribution, modality, tense


@pytest.mark.parametrize(
    ("clause", "value", "language", "expected"),
    [
        ("公司预计全年营收达80亿元", "80亿元", "zh", "forecast"),
        ("大桥将于9月通车", "9月", "zh", "planned"),
        ("全年销量目标为50万辆", "50万辆", "zh", "target"),
        ("网传有60人被困", "60人", "zh", "rumour"),
        ("校方否认开除12人", "12人", "zh", "denied"),
        ("如果亏损超过3亿元", "3亿元", "zh", "hypothetical"),
        ("去年售出40万辆", "40万辆", "zh", "actual"),
        ("The bridge will open on 3 May", "3 May", "en", "planned"),
        ("Sales are expected to reach 40 million", "40 million", "en", "forecast"),
        ("About 60 people reportedly fell ill", "60", "en", "rumour"),
        ("Reportedly 60 people fell ill", "60", "en", "rumour"),
        ("The firm sold 400 boats", "400", "en", "actual"),
        ("校方估計將有3人留下", "3人", "zh-Hant", "forecast"),
    ],
)
def test_modality(clause: str, value: str, language: str, expected: str) -> None:
    assert modality(clause, clause + "。", clause.index(value), language) == expected


def test_a_value_in_quotation_marks_is_quoted() -> None:
    sentence = "他说：“我们卖了30台。”"
    clause = "我们卖了30台"
    assert modality(clause, sentence, clause.index("30"), "zh") == "quoted"


@pytest.mark.parametrize(
    ("clause", "language", "expected"),
    [
        ("新馆已于3月开放", "zh", "past"),
        ("新馆将于3月开放", "zh", "future"),
        ("昨天有雨", "zh", "past"),
        ("他于2019年加入一家银行", "zh", "past"),
        ("馆藏8000件", "zh", "unknown"),
        ("The gallery opened in March", "en", "past"),
        ("The gallery will open in March", "en", "future"),
        ("A hundred rooms", "en", "unknown"),
    ],
)
def test_tense(clause: str, language: str, expected: str) -> None:
    assert tense(clause, language) == expected


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("据海港晚报报道，事故造成两人受伤。", "zh", "海港晚报"),
        ("局长林岳表示，工程明年完工。", "zh", "局长林岳"),
        ("工程明年完工。", "zh", ""),
        ("According to the port office, two ships sank.", "en", "the port office"),
        ("Two ships sank, Mara Lind said.", "en", "Mara Lind"),
        ("Two ships sank.", "en", ""),
    ],
)
def test_attribution(sentence: str, language: str, expected: str) -> None:
    assert attribution(sentence, language) == expected
