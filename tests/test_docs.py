"""Every command, option, format, code and exit code is documented, and the documented commands exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from checker import __version__
from checker._outputs import FORMATS
from checker.cli import app
from checker.codes import RULES

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_command(name: str) -> None:
    assert f"`crossclaim {name}" in README


@pytest.mark.parametrize(
    "option", sorted({opt for p in COMMANDS["check"].params for opt in p.opts if opt.startswith("-")} - {"--help"})
)
def test_option(option: str) -> None:
    assert re.search(rf"`{re.escape(option)}[`\s]", README), option


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule(rule: object) -> None:
    assert f"| `{rule.code}` | {rule.name} | {rule.severity} |" in README  # type: ignore[attr-defined]


def test_no_rule_is_invented() -> None:
    assert set(re.findall(r"XC\d{3}", README)) <= {rule.code for rule in RULES}


def test_formats_and_exit_codes() -> None:
    assert all(f"| `{name}` |" in README for name in FORMATS)
    assert all(f"\n| {code} |" in README for code in (0, 1, 2, 130))


def test_the_two_commands_are_one_line_each() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    assert [block.count("\n") for block in blocks] == [1, 1]
    assert "crossclaim check tests/demo" in blocks[0] and blocks[1].rstrip().endswith("-m pytest")


def test_version_is_one() -> None:
    assert f'\nversion = "{__version__}"\n' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_links_lead_somewhere() -> None:
    for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"):
        for target in re.findall(r"\]\((?!http)([^)#]+)\)", (ROOT / name).read_text("utf-8")):
            assert (ROOT / target).exists(), target
