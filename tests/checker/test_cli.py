"""The command: exit codes, one line for an error, whole files or none, and every option of `check`."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker import __version__, _guard
from checker.cli import run
from checker.codes import BY_CODE, RULES, Measured, confidence_name, lowered, select, severity_for
from checker.model import Report
from checker.runner import RunnerError
from claims.errors import SettingsError
from tests.checker._reports import A, B, report
from tests.checker.conftest import Stub


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1 and err.startswith("crossclaim: "), err
    return err


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        ("error", "error", 1),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("note", "warning", 0),
        ("note", "note", 1),
        ("error", "never", 0),
    ],
)
def test_fail_on(stub: Stub, corpus: Path, severity: str, fail_on: str, code: int) -> None:
    stub(report(severity=severity))
    assert run(["check", "corpus", "--fail-on", fail_on]) == code


def test_exit_zero(stub: Stub, corpus: Path) -> None:
    stub(report())
    assert run(["check", "corpus", "-e"]) == 0


def test_text_to_stdout_by_default(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seen = stub(report())
    assert run(["check", "corpus", "--lang", "en", "-q"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("error XC101 date-mismatch [") and err == ""
    assert [article.path for article in seen["articles"]] == [A.path, B.path]


def test_several_outputs(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stub(report())
    args = ["-o", "json=out/r.json", "-o", "csv=out/r.csv", "--report", "out/r.md", "-o", "markdown"]
    assert run(["check", "corpus", *args]) == 1
    assert json.loads((corpus / "out/r.json").read_text("utf-8"))["schema"] == "crossclaim-report/1"
    assert (corpus / "out/r.csv").read_text("utf-8").startswith("path,line,")
    assert "(../corpus/001_bridge.md#L1)" in (corpus / "out/r.md").read_text("utf-8")
    assert capsys.readouterr().out.startswith("<!-- crossclaim:report v1 -->")
    assert sorted(path.name for path in (corpus / "out").iterdir()) == ["r.csv", "r.json", "r.md"]


def test_notes_go_to_stderr(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stub(report())
    run(["check", "corpus", "-o", "json", "--lang", "en"])
    out, err = capsys.readouterr()
    json.loads(out)
    assert "crossclaim: one article has no date" in err


def test_progress_in_ci_is_one_line_a_stage(
    stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stub(report())
    monkeypatch.setenv("CI", "true")
    run(["check", "corpus"])
    assert "crossclaim: comparing\n" in capsys.readouterr().err
    run(["check", "corpus", "--no-progress"])
    assert "comparing" not in capsys.readouterr().err


def test_options_reach_the_pipeline(stub: Stub, corpus: Path) -> None:
    seen = stub(report())
    run(["check", "corpus", "--as-of", "2031-06-01", "--encoder", "hash"])
    assert seen["as_of"] == date(2031, 6, 1) and seen["encoder"] == "hash"
    assert seen["settings"].as_of == date(2031, 6, 1)


def test_stdin(stub: Stub, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    seen = stub(report())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("共3艘船。".encode())))
    assert run(["check", "-", "--stdin-filename", "desk.txt"]) == 1
    assert [article.path for article in seen["articles"]] == ["desk.txt"]


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["--select", "XC2"], 0),
        (["--select", "XC1,XC2"], 1),
        (["--ignore", "date-mismatch"], 0),
        (["--min-confidence", "high"], 0),
        (["--min-confidence", "medium"], 1),
    ],
)
def test_narrowing(stub: Stub, corpus: Path, args: list[str], code: int) -> None:
    stub(report(confidence=0.6))
    assert run(["check", "corpus", *args]) == code


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["check", "nowhere.md"], "nowhere.md: no such file"),
        (["check", "empty"], "empty: "),
        (["check", "corpus", "-o", "pdf"], "no format 'pdf'"),
        (["check", "corpus", "-o", "json="], "names no file"),
        (["check", "corpus", "-o", "json", "-o", "text"], "two outputs to stdout"),
        (["check", "corpus", "-o", "json=x", "-o", "text=x"], "two outputs to one file"),
        (["check", "corpus", "-o", "json=corpus"], "corpus: is a directory"),
        (["check", "corpus", "-o", "json=corpus/001_bridge.md"], "is one of the articles"),
        (["check", "corpus", "--fail-on", "bad"], "--fail-on: 'bad'"),
        (["check", "corpus", "--lang", "fr"], "--lang: 'fr'"),
        (["check", "corpus", "--as-of", "soon"], "--as-of: 'soon' is none of git, newest-article and is no date"),
        (["check", "corpus", "--min-confidence", "some"], "--min-confidence: 'some' is none of high, medium, low"),
        (["check", "corpus", "--color", "some"], "--color"),
        (["check", "corpus", "--select", "XC10l"], "did you mean XC10"),
        (["check", "corpus", "--ignore", "date-mismach"], "did you mean date-mismatch?"),
        (["check", "corpus", "--nonsense"], "--nonsense"),
        (["check"], "PATHS"),
        (["chekc", "corpus"], "chekc"),
        (["explain", "XC999"], "no rule 'XC999'"),
        (["values", "3艘", "-o", "xml"], "no format 'xml'"),
        (["values", "3艘", "--published", "soon"], "--published"),
        (["check", "binary.md"], "binary.md: "),
    ],
)
def test_what_cannot_run_is_2_and_one_line(
    stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str], args: list[str], words: str
) -> None:
    (corpus / "empty").mkdir()
    (corpus / "binary.md").write_bytes(bytes(range(256)) * 40)
    stub(report())
    assert run(args) == 2
    assert words in one_line(capsys)
    assert (corpus / A.path).read_text("utf-8") == A.text


def test_what_a_runner_lacks_is_no_internal_error(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stub(RunnerError("Spark needs Java 17 or newer"))
    assert run(["check", "corpus"]) == 2
    assert one_line(capsys) == "crossclaim: Spark needs Java 17 or newer\n"


def test_an_internal_error_is_2(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stub(ZeroDivisionError("lost"))
    assert run(["check", "corpus", "-o", "json=r.json"]) == 2
    assert "internal error: ZeroDivisionError: lost" in one_line(capsys)
    assert not (corpus / "r.json").exists()
    assert run(["check", "corpus", "-v"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_interrupt_is_130(stub: Stub, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> Report:
        raise KeyboardInterrupt

    stub(report())
    monkeypatch.setattr(sys.modules["checker.run"], "check", stop)
    assert run(["check", "corpus"]) == 130


def test_an_unwritable_target_leaves_nothing(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "file").write_text("x")
    stub(report())
    assert run(["check", "corpus", "-q", "-o", "json=file/r.json"]) == 2
    assert "file/r.json: cannot be written" in one_line(capsys)


def test_an_old_report_is_replaced_and_never_read(stub: Stub, corpus: Path) -> None:
    seen = stub(report())
    for _ in range(2):
        assert run(["check", "corpus", "-o", "markdown=corpus/report.md", "-o", "json=corpus/r.json"]) == 1
        assert len(seen["articles"]) == 2


def test_a_binary_in_a_directory_is_left_out(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "corpus/x.txt").write_bytes(bytes(range(256)) * 40)
    seen = stub(report())
    assert run(["check", "corpus"]) == 1
    assert len(seen["articles"]) == 2
    assert "corpus/x.txt: " in capsys.readouterr().err


def test_color(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stub(report())
    run(["check", "corpus", "--color", "always"])
    assert "\x1b[31m" in capsys.readouterr().out
    run(["check", "corpus"])
    assert "\x1b" not in capsys.readouterr().out


def test_rules_and_explain(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules"]) == 0
    listed = capsys.readouterr().out
    for rule in RULES:
        assert f"{rule.code}  {rule.name}" in listed
        assert run(["explain", rule.name]) == 0
        assert rule.why.en in capsys.readouterr().out
    assert run(["explain", "xc101", "--lang", "zh"]) == 0
    assert "日期不一致" in capsys.readouterr().out


def test_values(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["values", "上周一有3艘船抵达", "--published", "2031-05-02", "-o", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {"date", "count"} <= {row["kind"] for row in rows}
    assert run(["values", "3艘船抵达"]) == 0
    assert "count" in capsys.readouterr().out


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for args in (["version"], ["--version"]):
        assert run(args) == 0
        assert capsys.readouterr().out.startswith(f"crossclaim {__version__} ")
    assert run(["--help"]) == 0
    assert "check" in capsys.readouterr().out


def test_an_intruder_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert _guard.intruder() is None
    theirs = tmp_path / "claims"
    theirs.mkdir()
    (theirs / "__init__.py").write_text("")
    monkeypatch.setattr(_guard, "find_spec", lambda name: type("Spec", (), {"origin": str(theirs / "__init__.py")}))
    assert run(["rules"]) == 2
    assert str(theirs) in one_line(capsys)
    monkeypatch.setattr(_guard, "find_spec", lambda name: None)
    assert "missing" in str(_guard.intruder())


def test_a_distribution_over_ours_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        _guard, "_installed", lambda name: Path(_guard.__file__).resolve().parent.parent if name == "claims" else None
    )
    assert "'claims'" in str(_guard.intruder())


def test_codes() -> None:
    assert len(BY_CODE) == len({rule.name for rule in RULES}) == len(RULES)
    assert [rule.code for rule in RULES] == sorted(BY_CODE)
    assert all(rule.code[2] in "123459" and rule.family.en for rule in RULES)
    assert select(["XC21"]) == {"XC211", "XC212", "XC213", "XC214"}
    with pytest.raises(SettingsError):
        select([""])
    assert severity_for("XC101", 0.9) == "error" and severity_for("XC101", 0.2) == "warning"
    assert lowered("note") == "note"
    assert [confidence_name(x) for x in (0.8, 0.79, 0.5, 0.49, 0.0)] == ["high", "medium", "medium", "low", "low"]


def test_a_result_among_the_articles_is_not_read_again(stub: Stub, corpus: Path) -> None:
    seen = stub(report())
    for _ in range(2):
        assert run(["check", "corpus", "-o", "text=corpus/r.txt", "-o", "concise=corpus/c.txt", "-q"]) == 1
        assert [article.path for article in seen["articles"]] == [A.path, B.path]


def test_a_glob_without_any_article_is_an_error(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stub(report())
    assert run(["check", "*.zzz"]) == 2
    assert one_line(capsys) == "crossclaim: *.zzz: matches no article\n"
    assert run(["check", A.path, "*.zzz", "-e"]) == 0
    assert "*.zzz: matches no article" in capsys.readouterr().err


def test_nothing_but_an_empty_article_is_an_error(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stub(report())
    (corpus / "zero.md").write_text("", "utf-8")
    assert run(["check", "zero.md"]) == 2
    assert one_line(capsys) == "crossclaim: zero.md: no text\n"
    assert run(["check", "zero.md", A.path, "-e"]) == 0


@pytest.mark.parametrize("args", [[], ["facts"]])
def test_without_arguments_the_help_is_shown_as_it_is(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(args) == 2
    shown = capsys.readouterr().err
    assert shown.count("\n") > 5 and shown.lstrip().startswith("Usage: crossclaim") and not shown.startswith("crossclaim:")


def test_review_without_its_extra_names_both_ways_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("checker.review.serve.find_spec", lambda name: None)
    assert run(["review"]) == 2
    shown = one_line(capsys)
    assert "pip install 'crossclaim[review]'" in shown and "pip install -e '.[review]'" in shown


def test_rates_of_few_flags_are_not_shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("checker.codes.measured", lambda: {"XC101": Measured(4, 0, "a set"), "XC102": Measured(5, 4, "a set")})
    assert run(["rules"]) == 0
    out = capsys.readouterr().out
    assert "too few" in next(line for line in out.splitlines() if line.startswith("XC101")) and "0/4" not in out
    assert "4/5 0.80" in out
    run(["explain", "XC101", "--lang", "zh"])
    assert "标记太少，a set" in capsys.readouterr().out
    run(["rules", "--format", "json"])
    rows = {row["code"]: row["precision"] for row in json.loads(capsys.readouterr().out)}
    assert rows["XC101"]["share"] is None and rows["XC102"]["share"] == 0.8


def test_a_rule_is_explained_in_the_language_of_the_last_report(
    stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["explain", "XC101"])
    assert "What to do: " in capsys.readouterr().out
    stub(report())
    run(["check", "corpus", "--lang", "zh"])
    capsys.readouterr()
    run(["explain", "XC101"])
    out = capsys.readouterr().out
    assert "处理：" in out and out.startswith("XC101 date-mismatch (错误; ")


def test_settings_of_a_missing_path(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "show", "nosuch"]) == 2
    assert one_line(capsys) == "crossclaim: nosuch: no such file or directory\n"


def test_a_chinese_page_counts_and_remarks_in_chinese(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = report()
    noted = replace(made.articles[0], article=replace(A, notes=("read as gb18030",)))
    stub(replace(made, articles=(noted, *made.articles[1:]), stats={"agreements": 3, "articles": 2}))
    for name in ("markdown", "html"):
        run(["check", "corpus", "-o", name, "--lang", "zh"])
        out, err = capsys.readouterr()
        assert "一致 3 · 文章 2" in out and "agreements" not in out
        assert "按 gb18030 编码读取" in out and "按 gb18030 编码读取" in err
    run(["check", "corpus", "--statistics", "--lang", "zh"])
    assert "错误" in capsys.readouterr().out
