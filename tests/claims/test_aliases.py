import pytest

from claims.aliases import acronym_of, key, organisation_part, person_part, romanised, sounds_like, split_head


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("vorst", "lena vorst", True),
        ("lena", "lena vorst", True),
        ("科瓦奇", "玛丽·科瓦奇", True),
        ("老周", "周大勇", True),
        ("老李", "周大勇", False),
        ("ors", "lena vorst", False),
        ("周大", "周大勇", False),
    ],
)
def test_person_part(short: str, long: str, same: bool) -> None:
    assert person_part(short, long) is same


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("西岭", "西岭银行", True),
        ("西岭", "西岭市财政局", False),
        ("西岭财政局", "西岭市财政局", True),
        ("西岭银行", "西岭银行股份有限公司", True),
        ("vexa", "vexa labs", True),
        ("marrow", "marrow street", False),
        ("falcon", "falcon 7", False),
    ],
)
def test_organisation_part(short: str, long: str, same: bool) -> None:
    assert organisation_part(short, long) is same


def test_other_evidence() -> None:
    assert key("The  Ｖexa Labs") == "vexa labs"
    assert acronym_of("mbt", "marrow bridge trust")
    assert not acronym_of("mbt", "marrow trust")
    assert acronym_of("市三院", "西岭市第三人民医院") and not acronym_of("市二院", "西岭市第三人民医院")
    assert romanised("王建国", "wang jianguo") and romanised("王建国", "jianguo wang")
    assert not romanised("王建国", "wang jianming")
    assert split_head("青石寺") == ("青石", "temple") and split_head("greywater museum") == ("greywater", "museum")
    assert sounds_like("科瓦奇", "kovach") >= 0.75
    assert sounds_like("科瓦奇", "brandon") < 0.5
