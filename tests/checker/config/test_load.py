"""Where the configuration comes from, which source is stronger, and what a wrong key or value says."""

from __future__ import annotations

import contextlib
import json
import tomllib
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from checker.config.load import load
from checker.config.model import Config, JudgePart, ReportPart, Source, Tolerance, words
from checker.config.write import FIRST, init, schema, toml
from claims.errors import SettingsError


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a folder of articles, as the working directory, and a home without settings."""
    root = tmp_path / "repo"
    (root / "corpus" / "wire").mkdir(parents=True)
    (root / ".git").mkdir()
    monkeypatch.chdir(root)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    return root


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def problem(paths: tuple[str, ...] = ("corpus",), **given: object) -> str:
    with pytest.raises(SettingsError) as caught:
        load(paths, **given)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_defaults_without_a_file(project: Path) -> None:
    found = load(["corpus"])
    assert found.place.file is None and found.root == project
    assert found.config == Config.model_validate({})
    assert found.config.fail_on == "error" and found.config.as_of == "git"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["corpus/wire/crossclaim.toml", "crossclaim.toml"], "corpus/wire/crossclaim.toml"),
        (["crossclaim.toml", ".crossclaim.toml"], "crossclaim.toml"),
        ([".crossclaim.toml"], ".crossclaim.toml"),
        (["corpus/.crossclaim.toml", "crossclaim.toml"], "corpus/.crossclaim.toml"),
    ],
)
def test_the_nearest_file_counts(project: Path, files: list[str], expected: str) -> None:
    for name in files:
        write(project / name, f'fail-on = "note"\naliases = {{ A = ["{name}"] }}\n')
    found = load(["corpus/wire"])
    assert found.place.file == project / expected and found.root == (project / expected).parent
    assert found.config.aliases == {"A": (expected,)}  # and nothing of the other file


def test_the_search_begins_at_the_path_and_not_at_the_working_directory(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project / "corpus/crossclaim.toml", "max-conflicts = 3\n")
    write(project / "crossclaim.toml", "max-conflicts = 1\n")
    assert load(["corpus/wire"]).config.max_conflicts == 3
    assert load(["corpus/*/x.md"]).config.max_conflicts == 3
    assert load(["-"]).config.max_conflicts == 1
    monkeypatch.chdir(project / "corpus" / "wire")
    assert load(["."]).config.max_conflicts == 3


def test_pyproject_counts_only_with_our_table(project: Path) -> None:
    write(project / "corpus/pyproject.toml", "[tool.other]\nx = 1\n")
    write(project / "pyproject.toml", '[tool.crossclaim]\nfail-on = "warning"\n[tool.crossclaim.tolerance]\nduration-days = 31\n')
    config = load(["corpus"]).config
    assert config.fail_on == "warning" and config.tolerance.duration_days == 31


def test_the_search_ends_at_the_repository(project: Path) -> None:
    write(project.parent / "crossclaim.toml", "max-conflicts = 9\n")
    assert load(["corpus"]).config.max_conflicts == 0


def test_the_users_own_file_is_the_last(project: Path, tmp_path: Path) -> None:
    write(tmp_path / "home/crossclaim/config.toml", "max-conflicts = 5\n")
    found = load(["corpus"])
    assert found.config.max_conflicts == 5 and found.root == project
    assert load(["corpus"], isolated=True).config.max_conflicts == 0
    write(project / "crossclaim.toml", "max-conflicts = 1\n")
    assert load(["corpus"]).config.max_conflicts == 1


def test_extend_merges_tables_and_replaces_lists(project: Path) -> None:
    write(project / "base.toml", 'ignore = ["XC1"]\nmax-conflicts = 2\n[report]\nlang = "zh"\nmax-bytes = 5000\n')
    write(project / "corpus/crossclaim.toml", 'extend = "../base.toml"\nignore = ["XC203"]\n[report]\nlang = "en"\n')
    config = load(["corpus"]).config
    assert config.ignore == ("XC203",) and config.max_conflicts == 2
    assert config.report.lang == "en" and config.report.max_bytes == 5000


def test_extend_that_goes_wrong(project: Path) -> None:
    write(project / "crossclaim.toml", 'extend = "nowhere.toml"\n')
    assert problem() == "crossclaim.toml: extend: nowhere.toml: no such file"
    write(project / "crossclaim.toml", 'extend = "other.toml"\n')
    write(project / "other.toml", 'extend = "crossclaim.toml"\n')
    assert "extends itself" in problem()
    write(project / "other.toml", "fail_onn = 1\n")
    assert problem().startswith("other.toml: unknown key 'fail_onn'")


def test_command_line_over_environment_over_file_over_default(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project / "crossclaim.toml", 'fail-on = "note"\nmin-confidence = "high"\nmax-conflicts = 1\n[report]\nlang = "zh"\n')
    assert load(["."]).config.fail_on == "note"
    monkeypatch.setenv("CROSSCLAIM_FAIL_ON", "warning")
    monkeypatch.setenv("CROSSCLAIM_REPORT__LANG", "en")
    monkeypatch.setenv("CROSSCLAIM_SELECT", "XC1, XC2")
    monkeypatch.setenv("CROSSCLAIM_NEW_ONLY", "true")
    monkeypatch.setenv("CROSSCLAIM_MIN_CONFIDENCE", "")
    config = load(["."]).config
    assert (config.fail_on, config.report.lang, config.select, config.new_only) == ("warning", "en", ("XC1", "XC2"), True)
    assert config.min_confidence == "high"
    assert load(["."], given=["fail-on=never", "report.lang='zh'"]).config.fail_on == "never"
    assert load(["."], given=["fail-on=never"], options={"fail_on": "error"}).config.fail_on == "error"
    assert load(["."], given=["report.lang=zh"]).config.report.lang == "zh"


def test_a_named_file_stands_for_the_search(project: Path) -> None:
    write(project / "crossclaim.toml", "max-conflicts = 1\n")
    write(project / "ci/strict.toml", 'min-confidence = "low"\n')
    found = load(["corpus"], given=["ci/strict.toml"])
    assert found.config.max_conflicts == 0 and found.root == project
    assert "two files" in problem(given=["ci/strict.toml", "crossclaim.toml"])
    assert "nowhere.toml: no such file" in problem(given=["nowhere.toml"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("fial-on = 1", "crossclaim.toml: unknown key 'fial-on'; did you mean 'fail-on'?"),
        ("[report]\nlangs = 1", "crossclaim.toml: unknown key 'report.langs'; did you mean 'lang'?"),
        ("[[sources]]\npath = 'a'\nautority = 1", "crossclaim.toml: unknown key 'sources.autority'; did you mean 'authority'?"),
        ("fail-on = 'bad'", "crossclaim.toml: fail-on: 'bad' is none of error, warning, note, never"),
        ("ignore = 3", "crossclaim.toml: ignore: 3 is no list"),
        ("ignore = ['XC999']", "crossclaim.toml: ignore: no rule 'XC999'; did you mean XC"),
        ("severity = { XC1 = 'loud' }", "crossclaim.toml: severity.XC1: 'loud' is none of error, warning, note"),
        ("severity = { XD1 = 'note' }", "crossclaim.toml: severity: no rule 'XD1'"),
        ("max-conflicts = 'many'", "crossclaim.toml: max-conflicts: 'many' is no integer"),
        ("max-conflicts = -1", "crossclaim.toml: max-conflicts: -1 should be greater"),
        ("as-of = 'soon'", "crossclaim.toml: as-of: 'soon' is none of git, newest-article and is no date (YYYY-MM-DD)"),
        ("[tolerance]\nmoney = 'wide'", "crossclaim.toml: tolerance.money: 'wide' is none of rounding and is no number"),
        ("aliases = 3", "crossclaim.toml: aliases: 3 is no table"),
        ("report = 3", "crossclaim.toml: report: 3 is no table"),
        ("sources = ['a']", "crossclaim.toml: sources[1]: 'a' is no table"),
        ("sources = 'a'", "crossclaim.toml: sources: 'a' is no list"),
        ("extend = 3", "crossclaim.toml: extend: not a string"),
        ("as-of = 2031-05-02T10:30:00", "crossclaim.toml: as-of:"),
        ("[[per-path]]\nignore = ['XC4']", "crossclaim.toml: per-path[1]: 'path' is missing"),
        ("fail-on = ", "crossclaim.toml: not valid TOML"),
    ],
)
def test_what_is_wrong_is_one_line_that_names_file_and_key(project: Path, text: str, told: str) -> None:
    write(project / "crossclaim.toml", text + "\n")
    assert problem().startswith(told)


def test_a_wrong_environment_names_the_variable(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSCLAIM_REPORT__LANG", "fr")
    assert problem() == "environment: CROSSCLAIM_REPORT__LANG: 'fr' is none of auto, zh, en"
    monkeypatch.delenv("CROSSCLAIM_REPORT__LANG")
    monkeypatch.setenv("CROSSCLAIM_SEVERITY", "XC1")
    assert problem() == "environment: CROSSCLAIM_SEVERITY: not valid JSON, which this setting needs"


def test_a_misspelt_variable_is_a_note(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSCLAIM_FIAL_ON", "note")
    monkeypatch.setenv("CROSSCLAIM_CACHE_DIR", "/nowhere")
    monkeypatch.setenv("CROSSCLAIM_ZZZZZ", "1")
    assert load(["."]).notes == ("environment: CROSSCLAIM_FIAL_ON is no setting; did you mean CROSSCLAIM_FAIL_ON?",)


def test_wrong_pairs(project: Path) -> None:
    assert problem(given=["fial-on=1"]) == "--config: unknown key 'fial-on'; did you mean 'fail-on'?"
    assert problem(given=["fail-on=bad"]) == "--config: fail-on: 'bad' is none of error, warning, note, never"
    assert problem(options={"fail_on": "bad"}) == "--fail-on: 'bad' is none of error, warning, note, never"


def test_every_key_of_the_specification(project: Path) -> None:
    write(
        project / "pyproject.toml",
        """
[tool.crossclaim]
include = ["corpus/**/*.{txt,md,html}"]
exclude = ["corpus/drafts/**"]
language = "auto"
fail-on = "error"
min-confidence = "medium"
as-of = 2026-11-22
baseline = ".crossclaim/baseline.jsonl"
decisions = ".crossclaim/decisions.jsonl"
facts = ".crossclaim/facts.toml"
select = ["XC"]
ignore = ["XC203"]
severity = { XC101 = "warning" }
[tool.crossclaim.tolerance]
money = "rounding"
duration-days = 31
[[tool.crossclaim.sources]]
path = "corpus/wire/**"
authority = 2
date-field = "date"
[[tool.crossclaim.per-path]]
path = "corpus/opinion/**"
ignore = ["XC4"]
[tool.crossclaim.aliases]
"Ana-Lin Mora" = ["莫拉", "the director"]
[tool.crossclaim.fields]
title = ["headline"]
[tool.crossclaim.report]
lang = "zh"
link = "auto"
max-bytes = 1000000
comment-max-chars = 60000
""",
    )
    config = load(["corpus"]).config
    assert config.as_of == date(2026, 11, 22)
    assert config.include == ("corpus/**/*.{txt,md,html}",)
    assert config.sources[0].date_field == "date" and config.per_path[0].ignore == ("XC4",)
    assert config.aliases == {"Ana-Lin Mora": ("莫拉", "the director")}
    assert config.fields.title == ("headline",)
    shown = tomllib.loads(toml(config))
    jsonschema.validate(json.loads(json.dumps(shown, default=str)), json.loads(schema()))
    write(project / "crossclaim.toml", toml(config))  # and what is shown is the same configuration
    assert load(["corpus"]).config == config


def test_the_schema_knows_every_key_and_no_other() -> None:
    made = json.loads(schema())
    jsonschema.Draft202012Validator.check_schema(made)
    assert set(made["properties"]) == {name.replace("_", "-") for name in Config.model_fields}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"fial-on": "error"}, made)


def test_init_writes_once(project: Path) -> None:
    assert init(project) == project / "crossclaim.toml"
    assert load(["corpus"]).config.min_confidence == "medium"
    write(project / "crossclaim.toml", "max-conflicts = 1\n")
    with pytest.raises(SettingsError, match="is there already"):
        init(project)
    assert (project / "crossclaim.toml").read_text("utf-8") == "max-conflicts = 1\n"


def test_init_sees_a_pyproject(project: Path) -> None:
    write(project / "pyproject.toml", "[tool.other]\n")
    init(project)
    (project / "crossclaim.toml").unlink()
    write(project / "pyproject.toml", "[tool.crossclaim]\n")
    with pytest.raises(SettingsError, match=r"pyproject.toml: is there already"):
        init(project)


def test_the_first_file_is_valid_with_its_comments_taken_away(project: Path) -> None:
    lines = [line.removeprefix("# ") if "=" in line or line.startswith("# [") else line for line in FIRST.split("\n")]
    write(project / "crossclaim.toml", "\n".join(lines))
    config = load(["corpus"]).config
    assert config.sources[0].authority == 2 and config.tolerance.duration_days == 31 and config.report.lang == "zh"


def test_words() -> None:
    assert words("XC1, XC2,") == ["XC1", "XC2"]
    assert words("a/*.{md,txt},b") == ["a/*.{md,txt}", "b"]
    assert words(("x",)) == ("x",)


def test_every_key_is_documented() -> None:
    docs = (Path(__file__).resolve().parents[3] / "docs" / "configuration.md").read_text("utf-8")
    keys = {name.replace("_", "-") for name in Config.model_fields} - {
        "tolerance",
        "sources",
        "per-path",
        "fields",
        "report",
        "judge",
        "extend",
    }
    assert all(f"`{key}`" in docs for key in keys), keys
    assert (
        all(f"[{name}]" in docs for name in ("tolerance", "sources", "per-path", "fields", "report", "judge"))
        and "extend = " in docs
    )
    inner = {
        name.replace("_", "-")
        for name in (*Tolerance.model_fields, *Source.model_fields, *ReportPart.model_fields, *JudgePart.model_fields)
    }
    inner -= {"prices"}  # a table
    assert all(f"`{key}`" in docs or f"\n{key} = " in docs for key in inner)


def test_a_pyproject_that_is_odd(project: Path) -> None:
    write(project / "pyproject.toml", "tool = 3\n")
    assert load(["corpus"]).place.file is None
    write(project / "pyproject.toml", "[tool]\ncrossclaim = 3\n")
    assert problem() == "pyproject.toml: tool.crossclaim: 3 is no table"


def test_a_file_with_mark_and_foreign_line_ends(project: Path) -> None:
    (project / "crossclaim.toml").write_bytes(b"\xef\xbb\xbfmax-conflicts = 3\r\n")
    assert load(["corpus"]).config.max_conflicts == 3
    (project / "crossclaim.toml").write_bytes(b"fail-on = '\xff'\n")
    assert problem().startswith("crossclaim.toml: not valid TOML")


def test_a_machine_without_home(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", staticmethod(homeless))
    monkeypatch.delenv("XDG_CONFIG_HOME")
    assert load(["corpus"]).place.file is None


ODD = (
    "3",
    "-1",
    "1.5",
    "nan",
    "'x'",
    "''",
    "true",
    "[]",
    "{}",
    "[1]",
    "['x']",
    "[[]]",
    "[{}]",
    "{ x = 1 }",
    "{ x = {} }",
    "2031-05-02",
)


@pytest.mark.parametrize("name", sorted(Config.model_fields))
def test_no_value_of_any_key_is_an_internal_error(project: Path, name: str) -> None:
    inner = getattr(Config.model_validate({}), name)
    keys = [name, *(f"{name}.{key}" for key in getattr(type(inner), "model_fields", ()))]
    for key in keys:
        for value in ODD:
            write(project / "crossclaim.toml", f"{key.replace('_', '-')} = {value}\n")
            try:
                load(["corpus"])
            except SettingsError as error:
                assert "\n" not in str(error) and str(error).startswith("crossclaim.toml: ")
            with contextlib.suppress(SettingsError):
                load(["corpus"], isolated=True, given=[f"{key}={value}"])
