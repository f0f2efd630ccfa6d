"""Command line over environment over file over default; every wrong key or value is one line that names where it stands."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_settings import EnvSettingsSource
from pydantic_settings.exceptions import SettingsError as EnvError

from checker.config.model import PREFIX, Config
from checker.config.search import Place, Table, find, section, shown
from claims.errors import SettingsError

_NO_SETTING = {  # where things are kept; CI scripts' own; secrets
    "CROSSCLAIM_CACHE_DIR",
    "CROSSCLAIM_STORE",
    "CROSSCLAIM_VERSION",
    "CROSSCLAIM_JUDGE_KEY",
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """The configuration of a run, where it was found, and what the user should be told."""

    config: Config
    place: Place
    notes: tuple[str, ...] = ()

    @property
    def root(self) -> Path:
        """The folder from which globs and the paths of the ledger count."""
        return self.place.root


def load(paths: Sequence[str], *, given: Sequence[str] = (), isolated: bool = False, options: Table | None = None) -> Loaded:
    """The configuration for these paths.

    `given` holds the values of --config: a file, or KEY=VALUE with a TOML value or a plain word; `options` the dedicated
    options, which are stronger. Raises SettingsError.
    """
    file, pairs = _given(given)
    place = find(paths, isolated=isolated, named=file)
    from_file = _from_file(place.file, ()) if place.file else {}
    name = shown(place.file) if place.file else "default"
    layers = (("", options or {}), ("--config", pairs), ("environment", _from_environment()), (name, from_file))
    merged: Table = {}
    for _, layer in reversed(layers):
        merged = _merged(merged, layer)
    try:
        config = Config.model_validate(merged)
    except ValidationError as error:
        raise SettingsError(_told(error, layers)) from None
    return Loaded(config, place, _misspelt())


def _given(values: Sequence[str]) -> tuple[Path | None, Table]:
    file: Path | None = None
    pairs: Table = {}
    for value in values:
        key, equals, text = value.partition("=")
        if Path(value).is_file() or not equals:
            if file is not None:
                raise SettingsError(f"--config: two files, {shown(file)} and {value}; use `extend` in one of them")
            if not Path(value).is_file():
                raise SettingsError(f"--config: {value}: no such file, and no KEY=VALUE")
            file = Path(os.path.abspath(value))  # noqa: PTH100 - a link keeps its own folder
            continue
        table: Table = {}
        inner = table
        *tables, last = key.strip().split(".")
        for name in tables:
            inner = inner.setdefault(name, {})
        inner[last] = _value(text)
        pairs = _merged(pairs, _normal(table, Config, "--config"))
    return file, pairs


def _value(text: str) -> Any:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text  # a word without quotes, as a shell leaves it


def _from_file(file: Path, seen: tuple[Path, ...]) -> Table:
    """The file's keys over those of the files that it extends; tables are merged, lists are replaced."""
    real = file.resolve()
    if real in seen:
        raise SettingsError(f"{shown(file)}: extends itself ({' → '.join(shown(one) for one in (*seen, real))})")
    table = section(file)
    if table is None:
        raise SettingsError(f"{shown(file)}: no [tool.crossclaim]")
    own = _normal(table, Config, shown(file))
    base = own.pop("extend", None)
    if base is None:
        return own
    if not isinstance(base, str):
        raise SettingsError(f"{shown(file)}: extend: not a string")
    target = file.parent / base
    if not target.is_file():
        raise SettingsError(f"{shown(file)}: extend: {base}: no such file")
    return _merged(_from_file(target, (*seen, real)), own)


def _from_environment() -> Table:
    try:
        return EnvSettingsSource(Config)()
    except EnvError as error:
        field = re.search(r'field "(\w+)"', str(error))
        name = PREFIX + field[1].upper() if field else _one_line(str(error))
        raise SettingsError(f"environment: {name}: not valid JSON, which this setting needs") from None


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> Table:
    made = dict(below)
    for key, value in above.items():
        old = made.get(key)
        made[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return made


def _normal(table: Mapping[str, Any], model: type[BaseModel], where: str, before: str = "") -> Table:
    """The table with hyphens turned to underscores in the keys of models, not in keys that users choose (aliases)."""
    made: Table = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in model.model_fields:
            raise SettingsError(f"{where}: unknown key {before + key!r}{_nearest(key, model)}")
        inner = _model_in(model.model_fields[name].annotation)
        path = f"{before}{key}."
        if inner is not None and isinstance(value, dict):
            made[name] = _normal(value, inner, where, path)
        elif inner is not None and isinstance(value, list):
            made[name] = [_normal(one, inner, where, path) if isinstance(one, dict) else one for one in value]
        else:
            made[name] = value
    return made


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) is tuple:
        return _model_in(get_args(annotation)[0])
    return None


def _nearest(key: str, model: type[BaseModel]) -> str:
    names = [name.replace("_", "-") for name in model.model_fields]
    close = difflib.get_close_matches(key.replace("_", "-").lower(), names, 1)
    return f"; did you mean {close[0]!r}?" if close else f"; there are {', '.join(names)}"


def _told(error: ValidationError, layers: Sequence[tuple[str, Table]]) -> str:
    """One line for the first wrong key: where it stands, its name, what is wrong (all that its alternatives say)."""
    errors = error.errors(include_url=False)
    where, keys, value = _place(errors[0]["loc"], layers)
    key = ".".join(part.replace("_", "-") for part in keys)
    if not where:
        key = f"--{key.removeprefix('report.').removesuffix('.kind').replace('judge.', 'judge-')}"
    elif where == "environment":
        key = PREFIX + "__".join(keys).upper()
    said = [_said(one) for one in errors if _place(one["loc"], layers)[1] == keys]
    shown_value = "" if isinstance(value, dict | list) or errors[0]["type"] in {"value_error", "missing"} else f"{value!r} "
    return ": ".join(part for part in (where, key, shown_value + " and ".join(dict.fromkeys(said))) if part)


def _said(error: Mapping[str, Any]) -> str:
    """What pydantic says of one alternative, in the words of the person who wrote the value."""
    kind = error["type"]
    if kind == "literal_error":
        return "is none of " + str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
    if kind.startswith("date"):
        return "is no date (YYYY-MM-DD)"
    if kind in {"model_type", "dict_type"}:
        return "is no table"
    if kind == "missing":
        return f"{str(error['loc'][-1]).replace('_', '-')!r} is missing"
    text = _one_line(error["msg"])
    if kind == "value_error":
        return text.removeprefix("Value error, ")
    wanted = (
        re.sub(r"^Input should be (?:an? )?(?:valid )?|, .*$", "", text).replace("tuple", "list").replace("dictionary", "table")
    )
    return f"is no {wanted}" if text.startswith("Input should be a") else f"should be {wanted}"


def _place(location: Sequence[str | int], layers: Sequence[tuple[str, Table]]) -> tuple[str, list[str], Any]:
    """The strongest layer that has the key of an error, the key, and its value."""
    for name, layer in layers:
        path, found = _path(layer, location)
        if path:
            return name, path, found
    return "settings", [str(part) for part in location], None


def _path(layer: Table, location: Sequence[str | int]) -> tuple[list[str], Any]:
    """The part of a location that exists in a layer, and what stands there; list positions count from 1."""
    here: Any = layer
    keys: list[str] = []
    for part in location:
        if isinstance(here, dict) and part in here:
            here = here[part]
            keys.append(str(part))
        elif isinstance(here, list | tuple) and isinstance(part, int) and part < len(here):
            here = here[part]
            keys[-1] += f"[{part + 1}]"
        else:
            break
    return keys, here


def _misspelt() -> tuple[str, ...]:
    """Notes on variables that look like settings and are none; a variable may belong to somebody else, so it is no error."""
    names = [name.upper() for name in Config.model_fields]
    notes = []
    for variable in sorted(os.environ):
        name = variable.removeprefix(PREFIX)
        if name == variable or variable in _NO_SETTING or name.split("__", maxsplit=1)[0] in names:
            continue
        close = difflib.get_close_matches(name, names, 1, 0.75)
        if close:
            notes.append(f"environment: {variable} is no setting; did you mean {PREFIX}{close[0]}?")
    return tuple(notes)


def _one_line(text: str) -> str:
    return " ".join(text.split())
