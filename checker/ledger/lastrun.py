"""The conflicts of the last run of a project, kept in the user's cache so that `decide` and `explain` need no second run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from checker.ledger.cases import Case, cases_of, from_row, to_row
from checker.ledger.storage import write_lines
from checker.model import Report
from claims.errors import SettingsError

VERSION = 1
KEPT = 100  # projects whose last run is kept


def save(report: Report, root: Path, paths: Sequence[str] = (), lang: str = "auto") -> None:
    """Keep the conflicts of `report`, a whole one with its ledger applied; a cache that cannot be written is no error."""
    from checker.render._words import language

    row = {
        "version": VERSION,
        "paths": list(paths),
        "lang": language(report, lang),
        "cases": [to_row(case) for case in cases_of(report)],
    }
    try:
        file = _file(root)
        write_lines(file, [json.dumps(row, ensure_ascii=False)])
        others = sorted((one for one in file.parent.glob("*.json") if one != file), key=lambda one: one.stat().st_mtime_ns)
        for old in others[: max(0, len(others) + 1 - KEPT)]:
            old.unlink(missing_ok=True)
    except (SettingsError, OSError):
        return


def load(root: Path) -> tuple[tuple[str, ...], tuple[Case, ...]] | None:
    """Paths and conflicts of the last run; None where there was none or its file cannot be used."""
    try:
        row = json.loads(_file(root).read_text(encoding="utf-8"))
        if row["version"] != VERSION:
            return None
        return tuple(row["paths"]), tuple(from_row(one) for one in row["cases"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def spoken(root: Path) -> str:
    """The language of the last run's report, "zh" or "en"; "" where none is known."""
    try:
        said = json.loads(_file(root).read_text(encoding="utf-8")).get("lang")
    except (OSError, ValueError, AttributeError):
        return ""
    return said if said in {"zh", "en"} else ""


def _file(root: Path) -> Path:
    from claims.embed.e5 import cache_root

    key = hashlib.sha256(str(root.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return cache_root() / "last-run" / f"{key}.json"
