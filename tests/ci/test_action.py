"""The GitHub action: its shape, and its shell steps run as they are, the way a runner runs them."""

from __future__ import annotations

import json
import re
import subprocess
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ci.conftest import Desk

ROOT = Path(__file__).resolve().parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: dict[str, dict[str, Any]] = {step["name"]: step for step in ACTION["runs"]["steps"]}
WRONG = {"corpus/paper.md": "---\ntitle: A bridge at last\ndate: 2031-05-22\n---\nSome 4200 workers built it.\n"}
INPUTS = {"PATHS": "corpus", "FAIL_ON": "error", "NEW_ONLY": "false", "BASE": "", "ARGS": "--no-progress", "FORK": "false"}


def step(desk: Desk, name: str, **env: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
    """Run a step's script with `shell: bash` as a runner does; the process and what it wrote to $GITHUB_OUTPUT."""
    files = desk.root.parent
    output = files / "output"
    output.write_text("")
    assert STEPS[name]["shell"] == "bash"
    script = files / "step.sh"
    script.write_text(STEPS[name]["run"], "utf-8")
    assert not set(re.findall(r"\$\{\{.*?\}\}", STEPS[name]["run"])), "an expression in a script is an injection"
    assert set(STEPS[name]["env"]) <= set(env), "the test gives every variable of the step"
    done = desk.run(
        *("bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)),
        GITHUB_OUTPUT=str(output),
        GITHUB_STEP_SUMMARY=str(files / "summary.md"),
        GITHUB_PATH=str(files / "path"),
        GITHUB_ACTIONS="true",
        CI="true",
        RUNNER_TEMP=str(files / "temp"),
        RUNNER_OS="Linux",
        **env,
    )
    return done, dict(line.split("=", 1) for line in output.read_text().splitlines())


def checked(desk: Desk, **env: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
    return step(desk, "Check", **{**INPUTS, "BIN": str(desk.bin), **env})


def result(desk: Desk, code: str, *, sarif: str = "success", comment: str = "success") -> subprocess.CompletedProcess[str]:
    return step(desk, "Result", CODE=code, SARIF=sarif, COMMENT=comment)[0]


def test_check_that_finds_nothing(desk: Desk) -> None:
    done, outputs = checked(desk)
    assert done.returncode == 0, done.stderr
    assert {name: outputs[name] for name in ("code", "ready", "conflicts", "errors", "new")} == {
        "code": "0",
        "ready": "true",
        "conflicts": "0",
        "errors": "0",
        "new": "0",
    }
    assert result(desk, outputs["code"]).returncode == 0


def test_check_that_finds_a_conflict(desk: Desk) -> None:
    desk.write(WRONG)
    done, outputs = checked(desk)
    assert done.returncode == 0, done.stderr  # the job fails in the last step, after the uploads
    assert (outputs["code"], outputs["conflicts"], outputs["errors"], outputs["new"]) == ("1", "1", "1", "1")
    assert "::error file=corpus/" in done.stdout
    assert (desk.root.parent / "summary.md").read_text("utf-8").startswith("<!-- crossclaim:report")
    assert Path(outputs["report-path"]).read_text("utf-8").startswith("<!-- crossclaim:report")
    assert Path(outputs["comment-path"]).read_text("utf-8").startswith("<!-- crossclaim:report")
    assert len(json.loads(Path(outputs["sarif-path"]).read_text("utf-8"))["runs"][0]["results"]) == 1
    assert result(desk, outputs["code"]).returncode == 1


def test_job_fails_when_errors_exist(desk: Desk) -> None:
    """vale-action #6: errors were found and the job stayed green."""
    desk.write(WRONG)
    for fail_on, severity, code in (
        ("error", "error", 1),
        ("error", "warning", 0),
        ("warning", "warning", 1),
        ("never", "error", 0),
    ):
        _, outputs = checked(desk, FAIL_ON=fail_on, STUB_SEVERITY=severity)
        assert result(desk, outputs["code"]).returncode == code, (fail_on, severity)


def test_a_run_that_did_not_happen_fails_the_job(desk: Desk) -> None:
    for env in ({"PATHS": "nowhere"}, {"ARGS": "--nonsense"}, {"FAIL_ON": "sometimes"}, {"BASE": "nowhere"}):
        done, outputs = checked(desk, **env)
        assert done.returncode == 0
        assert (outputs["code"], outputs["ready"]) == ("2", "false"), env
        assert result(desk, outputs["code"]).returncode == 2
    told = result(desk, "")  # the step did not even come so far
    assert told.returncode == 2 and told.stdout.startswith("::error title=crossclaim::The check did not run properly")


def test_an_earlier_report_is_not_taken_for_this_one(desk: Desk) -> None:
    assert checked(desk)[1]["ready"] == "true"
    assert checked(desk, PATHS="nowhere")[1]["ready"] == "false"


def test_base_new_only_and_globs_reach_the_command(desk: Desk) -> None:
    desk.git("switch", "-q", "-c", "edit")
    desk.commit(WRONG)
    desk.commit({"notes.txt": "nothing"})
    assert checked(desk, BASE="main")[1]["conflicts"] == "1"
    assert checked(desk, BASE="HEAD~1")[1]["conflicts"] == "0"
    assert checked(desk, PATHS="corpus/w*.md\ncorpus/p*.md")[1]["conflicts"] == "1"
    assert checked(desk, NEW_ONLY="true", ARGS="--no-progress --select XC1")[1]["conflicts"] == "0"


def test_fork_pull_requests_degrade_and_say_so(desk: Desk) -> None:
    """vale-action #12: a fork's pull request has no write token; the report is in the summary and the exit code stays."""
    desk.write(WRONG)
    done, outputs = checked(desk, FORK="true")
    assert "::notice title=crossclaim::A pull request from a fork" in done.stdout
    assert outputs["code"] == "1" and (desk.root.parent / "summary.md").stat().st_size
    for name in ("Upload SARIF", "Comment"):
        assert "github.event.pull_request.head.repo.full_name == github.repository" in STEPS[name]["if"]
        assert STEPS[name]["continue-on-error"] is True
    failed = result(desk, "1", sarif="failure", comment="failure")
    assert failed.returncode == 1 and failed.stdout.count("::notice") == 2
    assert result(desk, "0", sarif="failure").returncode == 0


@pytest.mark.parametrize(
    ("existing", "conflicts", "expected"),
    [("", "1", "POST repos/o/r/issues/7/comments"), ("42", "0", "PATCH repos/o/r/issues/comments/42"), ("", "0", None)],
)
def test_one_sticky_comment(desk: Desk, existing: str, conflicts: str, expected: str | None) -> None:
    log = desk.root.parent / "gh.log"
    desk.tool("gh", f'echo "$*" >> "{log}"; case "$*" in *--paginate*) printf "%s" "{existing}";; esac')
    body = desk.root.parent / "comment.md"
    body.write_text("<!-- crossclaim:report v1 -->\n")
    env = {"GH_TOKEN": "x", "REPOSITORY": "o/r", "PULL_REQUEST": "7", "BODY": str(body), "CONFLICTS": conflicts}
    done, _ = step(desk, "Comment", **env)
    assert done.returncode == 0, done.stderr
    listing, *written = log.read_text().splitlines()
    assert listing.startswith("api --paginate repos/o/r/issues/7/comments --jq ")
    assert written == ([f"api --method {expected} --field body=@{body} --silent"] if expected else [])


@pytest.mark.parametrize(("version", "wanted"), [("0.1.0", "crossclaim==0.1.0"), ("", "/action")])
def test_install(desk: Desk, version: str, wanted: str) -> None:
    log = desk.root.parent / "pip.log"
    inner = f'case "$*" in *"import torch"*) exit 1;; *) echo "$*" >> "{log}";; esac'
    desk.tool(
        "python",
        f'mkdir -p "$4/bin"; for tool in python crossclaim; do printf "%s\\n" "#!/bin/bash" \'{inner}\' > "$4/bin/$tool"; '
        'chmod +x "$4/bin/$tool"; done',
    )
    done, outputs = step(desk, "Install", VERSION=version, SOURCE="/action")
    assert done.returncode == 0, done.stderr
    torch, own, _ = log.read_text().splitlines()
    assert "/whl/cpu" in torch and own == f"-m pip install -q {wanted}"
    assert (
        outputs["bin"] == (desk.root.parent / "path").read_text().strip() == f"{desk.env['HOME']}/.cache/crossclaim-action/venv/bin"
    )


def test_inputs_and_outputs_of_the_specification() -> None:
    assert {"paths", "fail-on", "new-only", "base", "args", "version", "comment", "sarif"} <= set(ACTION["inputs"])
    assert set(ACTION["outputs"]) == {"conflicts", "errors", "new", "report-path", "sarif-path"}
    text = (ROOT / "action.yml").read_text("utf-8")
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(ACTION["inputs"])
    ids = {one["id"] for one in STEPS.values() if "id" in one}
    assert set(re.findall(r"steps\.([\w-]+)\.", text)) <= ids
    for name in re.findall(r"steps\.check\.outputs\.([\w-]+)", text):
        assert f"{name}=" in STEPS["Check"]["run"], name


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("github-actions", "action.yml"),
        ("github-workflows", "docs/ci/github-workflow.yml"),
        ("gitlab-ci", "docs/ci/gitlab-ci.yml"),
    ],
)
def test_published_schemas(schema: str, file: str) -> None:
    pytest.importorskip("check_jsonschema", reason="the published schemas come with check-jsonschema")
    import jsonschema

    place = resources.files("check_jsonschema").joinpath("builtin_schemas", "vendor", f"{schema}.json")
    loaded = yaml.safe_load((ROOT / file).read_text("utf-8"))
    loaded["on"] = loaded.pop(True) if True in loaded else loaded.get("on")  # YAML 1.1 reads the key `on` as true
    if loaded["on"] is None:
        del loaded["on"]
    validator = jsonschema.validators.validator_for(made := json.loads(place.read_text("utf-8")))
    errors = [error.message for error in validator(made).iter_errors(loaded)]
    assert errors == []


def test_examples_name_what_exists() -> None:
    workflow = yaml.safe_load((ROOT / "docs/ci/github-workflow.yml").read_text("utf-8"))
    used = next(one for one in workflow["jobs"]["crossclaim"]["steps"] if "crossclaim@" in one.get("uses", ""))
    assert set(used["with"]) <= set(ACTION["inputs"])
    outputs = re.findall(r"steps\.crossclaim\.outputs\.([\w-]+)", (ROOT / "docs/ci/github-workflow.yml").read_text("utf-8"))
    assert set(outputs) <= set(ACTION["outputs"])


def test_the_gitlab_script_runs_as_it_is(desk: Desk) -> None:
    job = yaml.safe_load((ROOT / "docs/ci/gitlab-ci.yml").read_text("utf-8"))["crossclaim"]
    desk.git("switch", "-q", "-c", "edit")
    base = desk.git("rev-parse", "main")
    desk.commit(WRONG)
    script = "\n".join(job["script"])
    done = desk.run("sh", "-ec", script, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, CI="true")
    assert done.returncode == 1, done.stderr
    reports = job["artifacts"]["reports"]
    assert len(json.loads((desk.root / reports["codequality"]).read_text("utf-8"))) == 1
    assert (desk.root / reports["junit"]).is_file() and (desk.root / job["artifacts"]["paths"][0]).is_file()
    desk.git("switch", "-q", "main")
    assert desk.run("sh", "-ec", script, CI="true").returncode == 0
