"""`.crossclaim/facts.toml`: read, appended to, and taken from, without touching what people wrote in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checker.ledger.cases import Case, CaseSide, Said, cases_of, from_row, to_row
from checker.ledger.facts import Fact, Wording, append, make, promote, read_facts, remove
from checker.ledger.records import Known
from claims.errors import SettingsError
from tests.checker.ledger._corpus import build

ONE = make(
    "青澜大桥全长12.6公里",
    "12.6公里",
    subject="青澜大桥",
    source='注记 "A" \\ 路径',
    note="第一行\n第二行",
    by="Lin",
    on="2031-06-01",
)
TWO = make("Brightwell paid $75 million for the chain", "$75 million", subject="Brightwell", aliases=("Brightwell Foods",))


def test_round_trip(tmp_path: Path) -> None:
    file = tmp_path / ".crossclaim" / "facts.toml"
    assert read_facts(file) == ()
    worded = replace(TWO, others=(Wording("The chain was sold to Brightwell for $80 million", "$80 million", "2031-05-20"),))
    append(file, ONE)
    append(file, worded)
    assert read_facts(file) == (ONE, worded)
    with pytest.raises(SettingsError, match="is there already"):
        append(file, ONE)


def test_what_people_wrote_stays(tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    append(file, ONE)
    file.write_text("# 本报既定事实\n\n" + file.read_text(encoding="utf-8") + "# 结尾的注释\n", encoding="utf-8")
    before = file.read_text(encoding="utf-8")
    append(file, TWO)
    assert file.read_text(encoding="utf-8").startswith(before)
    assert remove(file, TWO.id[:5]) == TWO
    assert file.read_text(encoding="utf-8") == before
    assert remove(file, ONE.id) == ONE
    assert read_facts(file) == ()
    assert "本报既定事实" in file.read_text(encoding="utf-8")


def test_removing_from_an_unusual_layout(tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    rows = [
        f'{{ id = "{f.id}", subject = "{f.subject}", quote = "{f.wording.quote}", value = "{f.wording.value}" }}'
        for f in (ONE, TWO)
    ]
    file.write_text(f"fact = [{', '.join(rows)}]\n", encoding="utf-8")
    assert remove(file, ONE.id).id == ONE.id
    assert [fact.id for fact in read_facts(file)] == [TWO.id]
    with pytest.raises(SettingsError, match="no fact 'zz'"):
        remove(file, "zz")


def test_a_date_may_be_a_toml_date(tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    file.write_text('[[fact]]\nid="a"\nsubject="b"\nquote="b 5"\nvalue="5"\non=2031-06-01\n', encoding="utf-8")
    assert read_facts(file) == (Fact("a", "b", Wording("b 5", "5"), on="2031-06-01"),)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[fact]\n", "facts.toml: "),
        ("[other]\n", "holds [[fact]] tables only, not other"),
        ("fact = 3\n", "holds [[fact]] tables only"),
        ("fact = [3]\n", "fact 1: is no table"),
        ('[[fact]]\nid = "a"\n', "fact 1: subject is missing"),
        ('[[fact]]\nid = "a"\nvalu = "x"\n', "fact 1: unknown key 'valu'; did you mean value?"),
        ("[[fact]]\nid = 3\n", "fact 1: id is no text"),
        ('[[fact]]\nid="a"\nsubject="b"\nquote="b 5"\nvalue="6"\n', "fact 1: '6' does not stand in 'b 5'"),
        ('[[fact]]\nid="a"\nsubject="b"\nquote="b 5"\nvalue="5"\naliases="c"\n', "fact 1: aliases is no list of texts"),
        ('[[fact]]\nid="a"\nsubject="b"\nquote="b 5"\nvalue="5"\nwordings=["c"]\n', "fact 1: a wording has the keys"),
        ('[[fact]]\nid="a"\nsubject="b"\nquote="b 5"\nvalue="5"\n' * 2, "fact 2: id a is used twice"),
    ],
)
def test_a_broken_file_is_named(text: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "facts.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_facts(tmp_path / "facts.toml")
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("quote", "value", "subject", "reason"),
    [
        ("青澜大桥全长12.6公里", "13公里", "青澜大桥", "does not stand in the sentence"),
        ("青澜大桥全长12.6公里", "12.6公里", "", "needs a subject"),
        ("青澜大桥全长12.6公里", "12.6公里", "白澜大桥", "must name 白澜大桥"),
        ("青澜大桥很长很长", "很长", "青澜大桥", "as a figure, date or duration"),
        ("青澜大桥计划于2033年通车", "2033年", "青澜大桥", "as a figure, date or duration"),
        ("青澜大桥于昨日通车", "昨日", "青澜大桥", "as a figure, date or duration"),
        ("青澜大桥2033年", "2033年", "青澜大桥", "as a figure, date or duration"),
    ],
)
def test_what_is_no_fact(quote: str, value: str, subject: str, reason: str) -> None:
    with pytest.raises(SettingsError, match=reason):
        make(quote, value, subject=subject)


def test_promotion_takes_every_wording_that_names_the_subject() -> None:
    sides = (
        CaseSide(
            "2021年",
            "2021",
            (Said("a.md", 3, "它于2021年成立", 2, 7), Said("b.md", 5, "云桥科技成立于2021年", 7, 12, "2031-05-20")),
        ),
        CaseSide(
            "2020", "2020", (Said("c.txt", 1, "Cloudbridge was founded in 2020", 27, 31), Said("d.txt", 1, "创办于2020年", 3, 8))
        ),
    )
    case = Case(Known("5a4ae88e3cce", "XC101"), sides, "云桥科技", ("Cloudbridge",))
    fact = promote(case, "2021", note="登记", by="Lin", on="2031-06-01")
    assert fact.wording == Wording("云桥科技成立于2021年", "2021年", "2031-05-20")
    assert fact.others == (Wording("Cloudbridge was founded in 2020", "2020"),)
    assert (fact.id, fact.subject, fact.aliases, fact.source) == ("5a4ae88e3cce", "云桥科技", ("Cloudbridge",), "a.md")
    assert promote(case, "2021", source="registry").source == "registry"
    with pytest.raises(SettingsError, match="do not name 白云"):
        promote(replace(case, subject="白云", names=()), "2021")
    with pytest.raises(SettingsError, match="no subject is known"):
        promote(replace(case, subject=""), "2021")


def test_cases_survive_json() -> None:
    import json

    for case in cases_of(build()):
        assert from_row(json.loads(json.dumps(to_row(case)))) == case


def test_a_kind_that_is_never_compared_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"fact of this kind \(age\); state the date of birth instead"):
        make("画家沈之远今年82岁", "82岁", subject="沈之远")
