import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.lang.scripts import fold, plain, simplify


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("後來醫院發布通報", "后来医院发布通报"),
        ("皇后與後院", "皇后与后院"),
        ("著名作家看著窗外", "著名作家看着窗外"),
        ("plain text", "plain text"),
    ],
)
def test_simplify(traditional: str, simplified: str) -> None:
    assert simplify(traditional) == simplified


@pytest.mark.parametrize(("wide", "narrow"), [("１２．５％，（Ａ）", "12.5%,(A)"), ("　", " "), ("。「」", "。「」")])
def test_fold(wide: str, narrow: str) -> None:
    assert fold(wide) == narrow


@given(st.text())
def test_length_is_kept(text: str) -> None:
    assert len(simplify(text)) == len(text)
    assert len(fold(text)) == len(text)
    assert plain(text) == fold(simplify(text))
