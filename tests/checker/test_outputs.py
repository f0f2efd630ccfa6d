"""Where results go: formats, the job summary, links, paths."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from checker import _outputs
from checker._outputs import FORMATS, Output, implied, is_report, parse, render, write
from claims.errors import SettingsError
from tests.checker._reports import report
from tests.checker.render._made import many, thousands

ACTIONS = {
    "GITHUB_ACTIONS": "true",
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "desk/corpus",
    "GITHUB_SHA": "0123456789abcdef0123456789abcdef01234567",
    "GITHUB_RUN_ID": "77",
}


def made(output: Output, env: dict[str, str] | None = None, **options: object) -> str:
    return render(report(), output, lang="en", fail_on="error", color=False, env=env or {}, **options)  # type: ignore[arg-type]


def test_text_without_o_and_no_more() -> None:
    assert parse([], env={}) == (Output("text"),)
    assert parse([], "r.md", env={}) == (Output("text"), Output("markdown", "r.md"))


def test_in_actions_annotations_and_the_summary_come_by_themselves(tmp_path: Path) -> None:
    env = {**ACTIONS, "GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}
    assert parse([], env=env) == (Output("text"), Output("github"), Output("markdown", env["GITHUB_STEP_SUMMARY"], summary=True))
    assert parse(["json"], env=env) == (Output("json"),)
    assert implied(ACTIONS) == (Output("github"),)
    assert implied({"GITHUB_STEP_SUMMARY": "x"}) == ()


def test_a_summary_named_outright_is_one(tmp_path: Path) -> None:
    file = str(tmp_path / "summary")
    assert parse([f"markdown={file}"], env={"GITHUB_STEP_SUMMARY": file}) == (Output("markdown", file, summary=True),)
    assert parse([f"html={file}"], env={"GITHUB_STEP_SUMMARY": file}) == (Output("html", file),)


def test_the_summary_is_appended_to(tmp_path: Path) -> None:
    file = tmp_path / "summary"
    file.write_text("before\n", "utf-8")
    write(Output("markdown", str(file), summary=True), "after\n")
    assert file.read_text("utf-8") == "before\nafter\n"
    write(Output("markdown", str(file)), "alone\n")
    assert file.read_text("utf-8") == "alone\n"


@pytest.mark.parametrize("options", [["text", "json"], ["text=a", "json=./a"], ["pdf"], ["json="], ["json=."]])
def test_refused(options: list[str]) -> None:
    with pytest.raises(SettingsError):
        parse(options, env={})


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_renders(name: str) -> None:
    assert parse([name.upper()], env={}) == (Output(name),)
    text = made(Output(name))
    assert text.endswith("\n") and "XC101" in text
    assert text == made(Output(name))


@pytest.mark.parametrize("name", ["markdown", "comment", "html", "json", "jsonl", "csv", "gitlab", "rdjson"])
def test_reports_of_ours_are_known_again(name: str, tmp_path: Path) -> None:
    file = tmp_path / "report"
    write(Output(name, str(file)), made(Output(name)))
    assert is_report(str(file))
    file.write_text('{"name": "crossclaim"}', "utf-8")
    assert not is_report(str(file))


def test_links_are_absolute_where_the_page_leaves_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    env = {**ACTIONS, "GITHUB_WORKSPACE": str(tmp_path)}
    link = f"https://github.com/desk/corpus/blob/{ACTIONS['GITHUB_SHA']}/corpus/001_bridge.md?plain=1#L1"
    assert f"({link})" in made(Output("markdown", "s", summary=True), env)
    assert f"({link})" in made(Output("comment", "c.md"), env)
    assert f'href="{link}"' in made(Output("html", "r/r.html"), env)
    assert "(../corpus/001_bridge.md#L1)" in made(Output("markdown", "reports/r.md"), env)
    assert "(corpus/001_bridge.md#L1)" in made(Output("comment"))


def test_links_by_a_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path / "news")
    page = made(Output("markdown", "r.md"), ACTIONS, link="https://git.example/{repo}/-/blob/{sha}/{path}#L{line}")
    assert f"(https://git.example/desk/corpus/-/blob/{ACTIONS['GITHUB_SHA']}/news/corpus/002_strait.txt#L2)" in page


def test_paths_start_at_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path / "news")
    for env in ({"GITHUB_WORKSPACE": str(tmp_path)}, {"CI_PROJECT_DIR": str(tmp_path)}):
        assert "file=news/corpus/001_bridge.md," in made(Output("github"), env)
        assert json.loads(made(Output("gitlab"), env))[0]["location"]["path"] == "news/corpus/001_bridge.md"
    assert "corpus/001_bridge.md:1:1: error" in made(Output("concise"), {"GITHUB_WORKSPACE": str(tmp_path)})


def test_a_changed_end_is_the_place_that_is_shown() -> None:
    changed = {"corpus/002_strait.txt"}
    for name in ("github", "gitlab", "junit", "rdjson", "sarif", "concise"):
        assert "2021 here" in made(Output(name)) and "2020 here" in made(Output(name), changed=changed), name


def test_a_shortened_page_names_the_whole_one() -> None:
    others = (Output("comment", "c.md"), Output("sarif", "r.sarif"), Output("html", "r.html"))
    page = render(many(400), others[0], lang="en", fail_on="error", color=False, env={}, others=others)
    assert "more in `r.html`</b>" in page


def test_budgets_can_be_set() -> None:
    page = render(many(100), Output("comment"), lang="en", fail_on="error", color=False, env={}, max_chars=20_000)
    assert 10_000 < len(page) <= 20_000


def test_what_the_step_wrote_before_counts(tmp_path: Path) -> None:
    file = tmp_path / "summary"
    file.write_text("x" * 40_000, "utf-8")
    summary = Output("markdown", str(file), summary=True)
    write(summary, render(many(200), summary, lang="en", fail_on="error", color=False, env={}, max_bytes=80_000))
    assert 60_000 < file.stat().st_size <= 80_000


def test_complaint_too_many_annotations_fail_the_job_or_vanish() -> None:
    text = render(thousands(), Output("github"), lang="en", fail_on="error", color=False, env=ACTIONS)
    lines = text.splitlines()
    count = {name: sum(line.startswith(f"::{name} ") for line in lines) for name in ("error", "warning", "notice")}
    assert count == {"error": 10, "warning": 10, "notice": 10}
    assert lines[-1].startswith("::notice title=Consistency check::5000 findings (1667 errors, 1667 warnings, 1666 notes)")
    assert lines[-1].endswith("4971 more in https://github.com/desk/corpus/actions/runs/77")


def test_complaint_a_fork_has_no_token_and_no_address() -> None:
    bare = {"GITHUB_ACTIONS": "true"}
    assert made(Output("github"), bare).startswith("::error ")
    assert "(corpus/001_bridge.md#L1)" in made(Output("comment"), bare)


def test_what_is_decided_or_known_is_no_annotation() -> None:
    found = report(rows=2)
    settled = tuple(replace(f, state=state) for f, state in zip(found.conflicts, ("known", "decided"), strict=True))  # type: ignore[arg-type]
    quiet = replace(found, conflicts=settled)
    assert render(quiet, Output("github"), lang="en", fail_on="error", color=False, env={}) == ""
    assert json.loads(render(quiet, Output("gitlab"), lang="en", fail_on="error", color=False, env={})) == []
    junit = render(quiet, Output("junit"), lang="en", fail_on="error", color=False, env={})
    assert 'failures="0"' in junit and 'skipped="2"' in junit


def test_summary_limit_is_github_s() -> None:
    assert _outputs.SUMMARY_BYTES < 1_048_576 and _outputs.COMMENT_CHARS < 65_536


@pytest.mark.parametrize("name", ["text", "concise", "github"])
def test_a_plain_result_in_a_file_is_no_article(tmp_path: Path, name: str) -> None:
    file = tmp_path / "r.txt"
    output = Output(name, str(file))
    write(output, made(output))
    assert is_report(str(file))
    assert "crossclaim:report" not in made(Output(name))
