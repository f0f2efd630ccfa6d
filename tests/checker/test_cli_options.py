"""Options and settings of `check` that decide what is read, what is shown and what fails; complaints about other tools by name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from checker import _check, _git
from checker._check import colored
from checker.cli import run
from checker.codes import RULES
from checker.identity import assign
from checker.model import Report, Stale
from checker.selection import fails, only_changed
from claims.errors import SettingsError
from tests.checker._reports import A, B, report
from tests.checker.conftest import Stub


def out(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def many(severity: str, count: int) -> Report:
    made = report(severity=severity)
    rows = [replace(made.conflicts[0], id="", subject=f"bridge {n}") for n in range(count)]
    return replace(made, conflicts=assign(rows))


def git(*arguments: str) -> None:
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    who = ("-c", "user.name=Desk", "-c", "user.email=d@desk")
    subprocess.run(["git", *who, *arguments], env=env, check=True, capture_output=True)


@pytest.fixture
def repository(corpus: Path) -> Path:
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "two articles")
    return corpus


# Which articles


def files(capsys: pytest.CaptureFixture[str], *args: str) -> list[str]:
    assert run(["check", "corpus", "--show-files", *args]) == 0
    return [Path(line).name for line in out(capsys).splitlines()]


def test_show_files(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seen = stub(report())
    (corpus / "corpus/sub").mkdir()
    (corpus / "corpus/sub/c.md").write_text("x")
    one, two = Path(A.path).name, Path(B.path).name
    assert files(capsys) == [one, two, "c.md"]
    assert files(capsys, "--include", "*.md") == [one, "c.md"]
    assert files(capsys, "--include", "corpus/*.{md,txt}", "--exclude", "corpus/002*") == [one]
    assert files(capsys, "--exclude", "sub/") == [one, two]
    assert files(capsys, "--config", "exclude=['*.md']") == [two]
    assert not seen  # nothing was compared


def test_a_file_named_outright_is_read_unless_forced(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert files(capsys, A.path, "--exclude", "*") == [Path(A.path).name]
    assert files(capsys, A.path, "--exclude", "*", "--force-exclude") == []
    stub(Report((), (), (), (), (), None))
    assert run(["check", A.path, "--exclude", "*", "--force-exclude"]) == 0  # an empty selection is no failure
    assert "no article left" in capsys.readouterr().err


def test_gitignore_is_respected(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / ".gitignore").write_text("*draft*\nprivate/\n")
    (repository / "corpus/draft.md").write_text("x")
    (repository / "private").mkdir()
    (repository / "private/p.md").write_text("x")
    assert "draft.md" not in files(capsys)
    assert "draft.md" in files(capsys, "--no-respect-gitignore")
    assert "p.md" in files(capsys, "private")  # a folder named outright is meant
    assert "draft.md" in files(capsys, "corpus/draft.md")
    assert "p.md" not in files(capsys, ".")


def test_settings_are_shown(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "crossclaim.toml").write_text("max-conflicts = 7\n")
    assert run(["check", "corpus", "--show-settings", "--fail-on", "note"]) == 0
    shown = out(capsys)
    assert shown.startswith("# crossclaim.toml; root: .\n") and "max-conflicts = 7\n" in shown and 'fail-on = "note"\n' in shown
    assert run(["config", "show", "corpus", "--isolated"]) == 0
    assert "max-conflicts = 0\n" in out(capsys)


def test_config_commands(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "schema"]) == 0
    assert "fail-on" in json.loads(out(capsys))["properties"]
    assert run(["config", "init"]) == 0
    assert out(capsys) == "crossclaim.toml\n"
    assert run(["config", "init"]) == 2
    assert run(["config", "show"]) == 0
    assert 'min-confidence = "medium"' in out(capsys)


def test_language_fields_and_date_field(stub: Stub, corpus: Path) -> None:
    seen = stub(report())
    (corpus / "corpus/r.jsonl").write_text('{"story": "3 ships", "issued": "2031-05-01", "date": "2031-06-01"}\n')
    (corpus / "corpus/f.md").write_text("---\ntitle: T\ndate: 2031-06-02\nissued: 2031-05-02\n---\n3 ships.\n")
    (corpus / "crossclaim.toml").write_text(
        'language = "en"\naliases = { A = ["B"] }\n[fields]\ntext = ["story"]\n'
        '[[sources]]\npath = "corpus/[rf]*"\ndate-field = "issued"\n'
    )
    assert run(["check", "corpus", "-e"]) == 0
    by_path = {Path(a.path).name.split("#")[0]: a for a in seen["articles"]}
    assert by_path["r.jsonl"].published.isoformat() == "2031-05-01"
    assert by_path["f.md"].published.isoformat() == "2031-05-02"
    assert {a.language for a in seen["articles"]} == {"en"}
    assert seen["settings"].aliases == {"A": ("B",)}


def test_as_of_newest_article(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seen = stub(report())
    (corpus / "corpus/f.md").write_text("---\ntitle: T\ndate: 2031-06-02\n---\n3 ships.\n")
    assert run(["check", "corpus", "-q", "-o", "json", "--as-of", "newest-article"]) == 1
    assert seen["as_of"].isoformat() == "2031-06-02"
    assert json.loads(out(capsys))["as_of_from"] == "newest article"
    assert run(["check", "corpus", "-s"]) == 1
    assert seen["as_of"] is None


# What fails


def test_max_conflicts(stub: Stub, corpus: Path) -> None:
    stub(many("error", 3))
    assert run(["check", "corpus", "--max-conflicts", "3"]) == 0
    assert run(["check", "corpus", "--max-conflicts", "2"]) == 1
    for allowed, word in ((3, "Report only"), (2, "Failed")):
        run(["check", "corpus", "--max-conflicts", str(allowed), "-s", "--lang", "en", "--report", "r.md"])
        assert word in (corpus / "r.md").read_text("utf-8")


def test_new_only_shows_what_counts(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = many("error", 3)
    states = zip(made.conflicts, ("known", "changed", "decided"), strict=True)
    settled = replace(made, conflicts=tuple(replace(f, state=state) for f, state in states))  # type: ignore[arg-type]
    assert [f.state for f in _check.only_active(settled).conflicts] == ["changed"]
    assert fails(settled, "error") and not fails(replace(settled, conflicts=settled.conflicts[2:]), "error")


def test_missing_path_is_no_finding(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """ruff reports a missing path as a finding with exit 1; textlint exits 0 where only some files are missing."""
    assert run(["check", "nowhere"]) == 2
    assert run(["check", "corpus", "nowhere/a.md", "-e"]) == 2
    assert "nowhere/a.md: no such file" in capsys.readouterr().err


def test_output_file_changes_no_exit_code(stub: Stub, corpus: Path) -> None:
    """textlint and ESLint exit 0 with --output-file, whatever was found."""
    for made, code in ((report(), 1), (report(severity="note"), 0)):
        stub(made)
        for name in ("text", "json", "sarif", "markdown", "github", "junit"):
            assert run(["check", "corpus", "-o", f"{name}=out.{name}"]) == code


def test_internal_error_is_never_green(stub: Stub, corpus: Path) -> None:
    """semgrep ci exits 0 on an internal error."""
    stub(RuntimeError("broken"))
    assert run(["check", "corpus", "--exit-zero"]) == 2


def test_too_many_annotations_fail_no_job(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """vale-action #89: a job failed for its number of annotations, with no error among them."""
    stub(many("warning", 60))
    assert run(["check", "corpus", "-o", "github", "-q"]) == 0
    assert out(capsys).count("::warning ") <= 10


def test_stale_suppressions_do_not_fail_the_build(
    stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """eslint #19723: stale suppressions failed the build with the code of a crash; here they are notes, and 3 on request."""
    import checker.ledger

    entry = Stale("0123456789ab", "XC201", "decision", ("9", "11"))
    stub(many("error", 0))
    monkeypatch.setattr(checker.ledger, "load_and_apply", lambda made, root, **given: replace(made, stale=(entry,)))
    assert run(["check", "corpus", "-q", "-o", "json"]) == 0
    told = [n for n in json.loads(out(capsys))["notices"] if n["rule"] == "XC903"]
    assert len(told) == 1 and told[0]["severity"] == "note" and "0123456" in told[0]["explanation"]
    assert run(["check", "corpus", "-s", "--strict-decisions"]) == 3
    assert run(["check", "corpus", "-s", "--config", "strict-decisions=true"]) == 3
    stub(report())
    assert run(["check", "corpus", "-s", "--strict-decisions"]) == 1  # conflicts weigh more


def test_an_unreadable_article_is_a_warning(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "corpus/x.txt").write_bytes(bytes(range(256)) * 40)
    stub(many("error", 0))
    assert run(["check", "corpus", "-q", "-o", "json", "--ignore", "XC902"]) == 0
    (told,) = json.loads(out(capsys))["notices"]
    assert (told["rule"], told["severity"], told["path"], told["line"]) == ("XC901", "warning", "corpus/x.txt", 1)
    assert run(["check", "corpus", "-s", "--fail-on", "warning"]) == 1
    assert run(["check", "corpus", "-s", "--fail-on", "warning", "--ignore", "XC901"]) == 0
    assert run(["check", "corpus", "-s", "--fail-on", "warning", "--config", "severity={XC901='note'}"]) == 0


def test_an_undated_article_is_a_note(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stub(many("error", 0))
    assert run(["check", "corpus", "-q", "-o", "json"]) == 0
    assert [(n["rule"], n["path"]) for n in json.loads(out(capsys))["notices"]] == [("XC902", A.path), ("XC902", B.path)]


def test_extend_select_brings_back(stub: Stub, corpus: Path) -> None:
    stub(report())
    assert run(["check", "corpus", "--ignore", "XC1"]) == 0
    assert run(["check", "corpus", "--ignore", "XC1", "--extend-select", "XC101"]) == 1
    assert run(["check", "corpus", "--select", "XC2", "--extend-select", "date-mismatch"]) == 1


# --base


def test_base_reports_only_what_changed_and_that_end_first(
    stub: Stub, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stub(report())
    args = ["check", "corpus", "-q", "-o", "json", "--base"]
    assert run([*args, "HEAD"]) == 0
    assert json.loads(out(capsys))["conflicts"] == []
    (repository / B.path).write_text(B.text + "More.\n")
    assert run([*args, "HEAD"]) == 1
    (conflict,) = json.loads(out(capsys))["conflicts"]
    assert conflict["values"][0]["claims"][0]["path"] == B.path
    assert conflict["id"] == report().conflicts[0].id


def test_base_counts_from_the_common_ancestor(repository: Path) -> None:
    git("switch", "-q", "-c", "edit")
    (repository / "new.md").write_text("x")
    git("switch", "-q", "main")
    (repository / A.path).write_text("other\n")
    git("commit", "-q", "-a", "-m", "main goes on")
    git("switch", "-q", "edit")
    (repository / B.path).write_text("other\n")
    git("commit", "-q", "-a", "-m", "edit")
    assert _git.changed(repository, "main") == {str((repository / name).resolve()) for name in (B.path, "new.md")}


def test_base_with_names_that_are_no_utf8_or_need_quotes(repository: Path) -> None:
    names = [os.fsdecode(b"corpus/\xff.md"), 'corpus/a "quoted" 文.md']
    for name in names:
        Path(name).write_text("x")
    assert _git.changed(repository, "HEAD") == {os.path.realpath(name) for name in names}
    Path(".gitignore").write_text("*文*\n")
    assert _git.ignored(repository, [os.path.realpath(name) for name in names]) == {os.path.realpath(names[1])}


def test_base_without_repository_or_ref_is_2(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stub(report())
    assert run(["check", "corpus", "--base", "main"]) == 2
    assert capsys.readouterr().err.startswith("crossclaim: --base: not a git repository, or ")
    git("init", "-q")
    for ref in ("nowhere", "--all", ""):
        assert run(["check", "corpus", "--base", ref]) == 2
        assert capsys.readouterr().err.startswith(f"crossclaim: --base: no commit {ref!r} here")


def test_only_changed_keeps_updates_and_notices_of_changed_articles() -> None:
    made = only_changed(report(), lambda path: path == B.path)
    assert [f.values[0].claims[0].path for f in (*made.conflicts, *made.updates)] == [B.path, B.path]
    assert only_changed(report(), lambda path: False).updates == ()
    assert only_changed(report(), lambda path: False).agreements == report().agreements


# What is printed


def test_statistics(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stub(many("error", 3))
    assert run(["check", "corpus", "--statistics", "-q", "--lang", "en"]) == 1
    lines = out(capsys).splitlines()
    assert lines[0].split() == ["total", "open"]
    assert lines[1].split() == ["3", "3", "XC101", "error", "date-mismatch"]
    assert run(["check", "corpus", "--statistics", "-q", "-o", "json"]) == 1
    shown, told = capsys.readouterr()
    assert json.loads(shown)["conflicts"] and "XC101" in told


def test_silent_writes_files_only(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stub(report())
    assert run(["check", "corpus", "-s", "-o", "json=r.json", "-o", "text"]) == 1
    assert capsys.readouterr() == ("", "")
    assert (corpus / "r.json").exists()


@pytest.mark.parametrize(
    ("option", "environment", "tty", "wanted"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"CI": "true"}, True, False),
        ("auto", {"CI": "true", "FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, True, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colors(option: str, environment: dict[str, str], tty: bool, wanted: bool) -> None:
    assert colored(option, environment, tty=tty) is wanted


def test_rules_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "--format", "json", "--lang", "zh"]) == 0
    rows = json.loads(out(capsys))
    assert [row["code"] for row in rows] == [rule.code for rule in RULES]
    assert any(row["precision"] and row["precision"]["flags"] >= row["precision"]["true"] for row in rows)
    assert run(["rules", "--format", "xml"]) == 2


def test_explain_a_conflict_of_the_last_run(stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = report()
    assert run(["explain", "abcdef1"]) == 2
    assert "run `crossclaim check` first" in capsys.readouterr().err
    stub(made)
    run(["check", "corpus", "-s"])
    identifier = made.conflicts[0].id
    assert run(["explain", identifier[:6], "--lang", "en"]) == 0
    told = out(capsys)
    assert told.startswith(f"{identifier[:7]} XC101 date-mismatch (error)") and f"{A.path}:1" in told and "2020" in told
    assert run(["explain", "fffffffff"]) == 2


def test_help_names_every_format_and_group(capsys: pytest.CaptureFixture[str]) -> None:
    from checker._options import GROUPS
    from checker._outputs import FORMATS

    assert run(["check", "--help"]) == 0
    shown = " ".join(out(capsys).split())
    assert all(name in shown for name in (*FORMATS, *GROUPS))


# --watch


def test_watch_runs_again_after_a_change_and_survives_a_broken_setting(
    corpus: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, stub: Stub
) -> None:
    from checker import _watch
    from checker._options import Options

    stub(report())
    plan = _check.settle(Options(paths=["corpus"], silent=True))
    said: list[str] = []
    runs: list[int] = []

    def changes() -> object:
        yield {1}
        (corpus / "crossclaim.toml").write_text("fial-on = 1\n")
        yield {2}
        (corpus / "crossclaim.toml").write_text('fail-on = "never"\n')
        yield {3}

    def once(now: _check.Plan, say: object) -> int:
        runs.append(_check.once(now, said.append))
        return runs[-1]

    assert _watch.watch(plan, said.append, once, changes=changes()) == 0  # type: ignore[arg-type]
    assert runs == [1, 1, 0] and any("fial-on" in line for line in said)
    with pytest.raises(SettingsError, match="standard input"):
        _watch.watch(_check.settle(Options(paths=["-"])), said.append, lambda plan, say: 0)


# Settings that formats use, and what a check leaves alone


def test_links_and_budgets_of_the_configuration(stub: Stub, corpus: Path) -> None:
    stub(many("error", 400))
    (corpus / "crossclaim.toml").write_text(
        '[report]\nlang = "en"\nlink = "https://desk.example/{path}?l={line}"\ncomment-max-chars = 5000\nmax-bytes = 9000\n'
    )
    assert run(["check", "corpus", "-s", "-o", "comment=c.md", "-o", "markdown=r.md", "-o", "json=r.json"]) == 1
    comment, whole = (corpus / "c.md").read_text("utf-8"), (corpus / "r.md").read_text("utf-8")
    assert len(comment) <= 5000 < 9000 < len(whole)  # the budget in bytes is that of a job summary, not of a file
    assert f"https://desk.example/{A.path}?l=1" in whole
    assert len(json.loads((corpus / "r.json").read_text("utf-8"))["conflicts"]) == 400


def test_github_job_gets_annotations_and_a_summary_without_asking(
    stub: Stub, corpus: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stub(many("error", 400))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(corpus / "summary.md"))
    monkeypatch.setenv("CROSSCLAIM_REPORT__MAX_BYTES", "9000")
    assert run(["check", "corpus", "-q"]) == 1
    assert "::error " in out(capsys)
    assert 0 < (corpus / "summary.md").stat().st_size <= 9000


def test_check_writes_no_record_so_that_no_baseline_churns(stub: Stub, corpus: Path) -> None:
    """detect-secrets #394: line numbers and times in a baseline that every run rewrote; teams dropped the tool."""
    stub(report())
    before = sorted(path.name for path in corpus.iterdir() if path.name != ".cache")
    for _ in range(2):
        assert run(["check", "corpus", "-s"]) == 1
    assert sorted(path.name for path in corpus.iterdir() if path.name != ".cache") == before


def test_matching_mode_is_not_left_to_the_user(capsys: pytest.CaptureFixture[str]) -> None:
    """phparkitect #662: users had to choose how suppressions are matched; here there is one way and no option."""
    run(["check", "--help"])
    options = [word for word in out(capsys).split() if word.startswith("--")]
    assert not [option for option in options if "match" in option or "finger" in option]


def test_help_costs_little() -> None:
    """Below half a second of processor time, and none of the packages behind the commands is loaded."""
    heavy = ("pydantic_settings", "yaml", "pathspec", "starlette", "uvicorn", "jinja2", "watchfiles", "numpy")
    code = "import sys, resource; from checker.cli import run; run(['--help']); run(['check', '--help'])\n" + (
        f"print('LOADED', *(set(sys.modules) & set({heavy!r})))\n"
        "used = resource.getrusage(resource.RUSAGE_SELF); print(used.ru_utime + used.ru_stime)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded, seconds = done.stdout.splitlines()[-2:]
    assert loaded == "LOADED" and float(seconds) < 0.5
