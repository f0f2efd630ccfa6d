"""A folder with two articles, and a pipeline that returns what a test gives it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from checker.model import Report
from tests.checker._reports import A, B

Stub = Callable[[Report | Exception], dict[str, Any]]


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Stub:
    """Replace the pipeline by one that returns (or raises) what it is given; the dict receives its arguments."""

    def install(result: Report | Exception) -> dict[str, Any]:
        seen: dict[str, Any] = {}

        def check(articles: Any, **given: Any) -> Report:
            seen.update(given, articles=articles)
            given["progress"]("comparing")
            if isinstance(result, Exception):
                raise result
            return result

        module = ModuleType("checker.run")
        module.check = check  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "checker.run", module)
        return seen

    return install


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles, as the working directory."""
    monkeypatch.chdir(tmp_path)
    for name in ("CI", "GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CROSSCLAIM_CACHE_DIR", str(tmp_path / ".cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    (tmp_path / "corpus").mkdir()
    for article in (A, B):
        (tmp_path / article.path).write_text(article.text, "utf-8")
    return tmp_path
