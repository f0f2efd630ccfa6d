"""The configuration shown, as TOML and as a JSON schema, and a first file to start from."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from checker.config.model import Config
from checker.config.search import NAMES, section, shown
from claims.errors import SettingsError

FIRST = """# Settings of crossclaim; `crossclaim config schema` describes every key. Paths and globs count from this folder.
# include = ["articles/**/*.{md,txt,html}"]
# exclude = ["articles/drafts/**"]
fail-on = "error"            # error, warning, note, never
min-confidence = "medium"    # high, medium, low
as-of = "git"                # git, newest-article, or a day: 2031-05-02
# ignore = ["XC203"]
# severity = { XC102 = "note" }

# [tolerance]                # beyond what the words allow
# duration-days = 31

# [[sources]]                # authority orders the suggestion, it never hides a conflict
# path = "articles/wire/**"
# authority = 2

# [[per-path]]
# path = "articles/opinion/**"
# ignore = ["XC4"]

# [aliases]
# "Harbour Authority" = ["港务局", "the authority"]

# [report]
# lang = "zh"
"""


def toml(config: Config) -> str:
    """All settings that are not None, as TOML; reading it gives the same configuration."""
    lines: list[str] = []
    tables: list[str] = []
    for name in Config.model_fields:
        value = getattr(config, name)
        key = name.replace("_", "-")
        if isinstance(value, BaseModel):
            tables += ["", f"[{key}]", *_rows(value)]
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            tables += [line for one in value for line in ("", f"[[{key}]]", *_rows(one))]
        elif isinstance(value, dict) and value:
            tables += ["", f"[{key}]", *(f"{_text(k)} = {_value(v)}" for k, v in value.items())]
        elif value is not None and not isinstance(value, dict) and name not in {"sources", "per_path"}:
            lines.append(f"{key} = {_value(value)}")
    return "\n".join([*lines, *tables]) + "\n"


def _rows(part: BaseModel) -> list[str]:
    return [f"{name.replace('_', '-')} = {_value(getattr(part, name))}" for name in type(part).model_fields]


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, BaseModel):
        return f"{{ {', '.join(_rows(value))} }}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(_value(one) for one in value)}]"
    if isinstance(value, date):
        return value.isoformat()
    return _text(value) if isinstance(value, str) else str(value)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def schema() -> str:
    """JSON Schema of a crossclaim.toml (and of pyproject's [tool.crossclaim]), keys with hyphens."""
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Config.model_json_schema()}
    return json.dumps(_hyphens(made), ensure_ascii=False, indent=2) + "\n"


def _hyphens(node: Any) -> Any:
    if isinstance(node, list):
        return [_hyphens(one) for one in node]
    if not isinstance(node, dict):
        return node
    made = {key: _hyphens(value) for key, value in node.items()}
    if isinstance(node.get("properties"), dict):
        made["properties"] = {key.replace("_", "-"): value for key, value in made["properties"].items()}
        if "required" in node:
            made["required"] = [key.replace("_", "-") for key in node["required"]]
    return made


def init(folder: Path) -> Path:
    """A first crossclaim.toml in the folder. SettingsError where a configuration is there already: it is never overwritten."""
    for name in NAMES:
        file = folder / name
        if file.exists() and (name != "pyproject.toml" or section(file) is not None):
            raise SettingsError(f"{shown(file)}: is there already; nothing written")
    file = folder / NAMES[0]
    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(FIRST)
    except OSError as error:
        raise SettingsError(f"{shown(file)}: cannot be written ({error.strerror or error})") from None
    return file
