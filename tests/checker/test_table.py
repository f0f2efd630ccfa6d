"""The table of claims."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from checker.table import COLUMNS, render, to_frame
from tests.checker._reports import A, claim, report


def test_one_row_a_claim() -> None:
    frame = to_frame(report())
    assert tuple(frame.columns) == COLUMNS
    assert len(frame) == 2
    assert list(frame["verdict"]) == ["conflict", "conflict"]
    assert list(frame["rule"]) == ["XC101", "XC101"]
    assert frame["line"].dtype == "int64" and frame["cluster"].dtype == "int64"
    assert list(frame["finding"]) == [report().conflicts[0].id] * 2


def test_verdicts_by_gravity() -> None:
    made = report()
    assert set(to_frame(replace(made, conflicts=()))["verdict"]) == {"update"}
    assert set(to_frame(replace(made, conflicts=(), updates=()))["verdict"]) == {"agreement"}
    apart = replace(made, conflicts=(), updates=(), agreements=())
    assert set(to_frame(apart)["verdict"]) == {"not compared"}
    assert set(to_frame(replace(apart, not_compared=()))["verdict"]) == {""}


def test_no_claims() -> None:
    empty = replace(report(), claims=(), clusters=())
    assert len(to_frame(empty)) == 0
    assert render(empty) == ",".join(COLUMNS) + "\n"


def test_csv_round_trip_and_formulas() -> None:
    evil = replace(A, text='=HYPERLINK("x"),"2021",\n')
    made = replace(report(), claims=(claim(evil, evil.text, "2021"),), clusters=(3,))
    rows = list(csv.DictReader(io.StringIO(render(made))))
    assert rows[0]["quote"] == "'" + evil.text
    assert rows[0]["value"] == "2021" and rows[0]["cluster"] == "3"
