"""What the configuration changes in a report that is there."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.codes import Measured, measured
from checker.config.apply import apply
from checker.config.globs import expand, matcher
from checker.config.model import Config
from checker.model import Notice, Report, Side, Text
from claims.errors import SettingsError
from claims.model import Duration, Figure, Interval, Span, Value
from tests.checker._reports import A, B, report

ROOT = Path.cwd()


def applied(made: Report, **table: Any) -> Report:
    return apply(made, Config.model_validate(table), ROOT)


def with_values(rule: str, *values: Value) -> Report:
    made = report(rule=rule)
    sides = made.conflicts[0].values
    changed = tuple(
        replace(side, claims=tuple(replace(c, value=value) for c in side.claims)) for side, value in zip(sides, values, strict=True)
    )
    return replace(made, conflicts=(replace(made.conflicts[0], values=changed),))


def figure(value: str, unit: str = "USD") -> Figure:
    number = Decimal(value)
    return Figure(Span(0, 1), value, "money", number, Interval(number, number), unit)


def days(n: int) -> Duration:
    return Duration(Span(0, 1), f"{n} days", days=Decimal(n), unit="day")


def test_nothing_is_changed_by_the_defaults() -> None:
    made = report()
    assert applied(made) == made


def test_severity() -> None:
    assert applied(report(), severity={"XC101": "note"}).conflicts[0].severity == "note"
    assert applied(report(), severity={"date-mismatch": "warning", "XC1": "note"}).conflicts[0].severity == "warning"
    assert applied(report(), severity={"XC2": "note"}).conflicts[0].severity == "error"
    doubtful = report(severity="warning", confidence=0.3)  # an error, lowered once for low confidence
    assert applied(doubtful, severity={"XC101": "warning"}).conflicts[0].severity == "note"
    notice = Notice("1", "XC902", "note", "a.md", 1, Text("x", "x"))
    assert applied(replace(report(), notices=(notice,)), severity={"XC902": "error"}).notices[0].severity == "error"


def test_severity_keeps_ids_and_order() -> None:
    made = report(rows=2)
    one, two = made.conflicts
    mixed = replace(made, conflicts=(one, replace(two, rule="XC211")))
    changed = applied(mixed, severity={"XC101": "note"})
    assert [f.rule for f in changed.conflicts] == ["XC211", "XC101"]
    assert {f.id for f in changed.conflicts} == {one.id, two.id}


@pytest.mark.parametrize(
    ("rule", "values", "tolerance", "left"),
    [
        ("XC211", (figure("50"), figure("49.8")), {"money": 0.01}, 0),
        ("XC211", (figure("50"), figure("49.8")), {"money": 0.001}, 1),
        ("XC211", (figure("50"), figure("49.8", "CNY")), {"money": 0.01}, 1),
        ("XC211", (figure("50"), figure("49.8")), {"money": "rounding"}, 1),
        ("XC211", (figure("50"), figure("49.8")), {"count": 0.5}, 1),
        ("XC201", (figure("100"), figure("98")), {"count": 0.02}, 0),
        ("XC212", (figure("12"), figure("12.4")), {"percent_points": 0.5}, 0),
        ("XC203", (figure("61"), figure("60")), {"age_years": 1}, 0),
        ("XC202", (days(30), days(61)), {"duration_days": 31}, 0),
        ("XC202", (days(30), days(62)), {"duration_days": 31}, 1),
        ("XC101", (figure("1"), days(1)), {"date_days": 400}, 1),
    ],
)
def test_tolerance(rule: str, values: tuple[Value, Value], tolerance: dict[str, Any], left: int) -> None:
    changed = applied(with_values(rule, *values), tolerance=tolerance)
    assert len(changed.conflicts) == left
    assert any("tolerances" in note.en for note in changed.notes) == (left == 0)


def test_tolerance_never_judges_a_value_that_it_does_not_know() -> None:
    assert len(applied(report(), tolerance={"date_days": 9999}).conflicts) == 1


def test_per_path_ignore_leaves_a_finding_that_others_carry() -> None:
    ignoring = {"per_path": [{"path": "corpus/002*", "ignore": ["XC1"]}]}
    assert applied(report(), **ignoring).conflicts == ()
    assert len(applied(report(), per_path=[{"path": "corpus/002*", "ignore": ["XC2"]}]).conflicts) == 1
    assert len(applied(report(), per_path=[{"path": "other/**", "ignore": ["XC1"]}]).conflicts) == 1
    made = report()
    third = Side("2019", "2019", 1, (replace(made.conflicts[0].values[0].claims[0], path="corpus/003.md"),))
    wide = replace(made, conflicts=(replace(made.conflicts[0], values=(*made.conflicts[0].values, third)),))
    assert applied(wide, **ignoring).conflicts == wide.conflicts


def test_per_path_ignore_of_a_finding_inside_one_article() -> None:
    made = report()
    alone = replace(made, conflicts=(replace(made.conflicts[0], rule="XC402", values=made.conflicts[0].values[:1]),))
    assert applied(alone, per_path=[{"path": A.path, "ignore": ["parts-do-not-sum"]}]).conflicts == ()
    assert len(applied(alone, per_path=[{"path": B.path, "ignore": ["XC4"]}]).conflicts) == 1


def test_authority_orders_the_suggestion_and_hides_nothing() -> None:
    made = report()
    changed = applied(made, sources=[{"path": "corpus/002*", "authority": 2}])
    assert replace(changed.conflicts[0], suggestion=made.conflicts[0].suggestion) == made.conflicts[0]
    suggestion = changed.conflicts[0].suggestion
    assert suggestion is not None and suggestion.en == f"Check {A.path} L1: the source of higher authority, {B.path}, says 2020."
    assert "更权威" in suggestion.zh
    equal = applied(made, sources=[{"path": "corpus/**", "authority": 2}])
    assert equal.conflicts[0].suggestion == made.conflicts[0].suggestion


def test_the_last_source_that_matches_counts() -> None:
    sources = [{"path": "corpus/**", "authority": 5}, {"path": "corpus/001*", "authority": 0}]
    suggestion = applied(report(), sources=sources).conflicts[0].suggestion
    assert suggestion is not None and B.path in suggestion.en


def test_globs() -> None:
    assert expand("a/*.{md,txt}") == ("a/*.md", "a/*.txt")
    assert expand("{a,b}/{c,d}") == ("a/c", "a/d", "b/c", "b/d")
    assert expand("plain") == ("plain",)
    matches = matcher(["corpus/**/*.{md,txt}", "!corpus/x.md"], ROOT)
    assert matches("corpus/a.md") and matches("corpus/b/c.txt") and matches("./corpus/a.md#3")
    assert not matches("corpus/x.md") and not matches("corpus/a.html") and not matches("other/a.md")


def test_measured_precision_is_packaged() -> None:
    found = measured()
    assert found and all(0 <= one.true <= one.flags and one.flags and one.set for one in found.values())


def test_precision_in_words() -> None:
    levels = {(10, 10): "very-high", (9, 9): "high", (20, 17): "high", (20, 12): "medium", (20, 2): "low", (1, 0): "low"}
    assert {(n, true): Measured(n, true, "x").level for n, true in levels} == levels


def test_a_pattern_that_is_none() -> None:
    with pytest.raises(SettingsError, match="no glob: !"):
        matcher(["!"], ROOT)
