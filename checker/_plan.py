"""Options and configuration brought together: everything that a run needs to know, checked before anything is read."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker import _git, _outputs
from checker._options import Options
from claims.errors import SettingsError
from claims.settings import Fields, Settings

if TYPE_CHECKING:
    from checker.config.load import Loaded
    from checker.config.model import Config, Source
    from checker.judge.settings import Settings as Judge

Test = Callable[[str], bool]
_COLORS = ("auto", "always", "never")
_PLAIN = ("fail_on", "min_confidence", "max_conflicts", "new_only", "strict_decisions", "baseline", "decisions", "facts")
_SAME = (*_PLAIN, "force_exclude", "respect_gitignore", "as_of", "encoder")
_JUDGE = ("url", "model", "use", "budget")
_LISTS = ("select", "extend_select", "ignore", "include", "exclude")


@dataclass(frozen=True, slots=True)
class Plan:
    """One run of `check`: options, configuration, outputs, and the settings of reading and matching."""

    options: Options
    loaded: Loaded
    outputs: tuple[_outputs.Output, ...]
    settings: Settings
    changed: frozenset[str] | None  # real paths, with --base
    wanted: Test
    sources: tuple[tuple[Test, Source], ...]
    judge: Judge | None = None

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths as typed."""
        return tuple(self.options.paths)

    @property
    def config(self) -> Config:
        """The settings in force."""
        return self.loaded.config

    @property
    def root(self) -> Path:
        """The project's root, from which paths of the configuration count."""
        return self.loaded.root

    @property
    def as_of(self) -> date | None:
        """The day that was given, None for the two ways to find one."""
        return self.config.as_of if isinstance(self.config.as_of, date) else None

    def source_of(self, file: str) -> Source | None:
        """What the configuration knows about the articles of a file; the last entry that matches counts."""
        return next((source for matches, source in reversed(self.sources) if matches(file)), None)

    def is_changed(self, path: str) -> bool:
        """True with --base for an article whose file changed; `path` is the article's."""
        if self.changed is None:
            return False
        return os.path.realpath(path if Path(path).exists() else path.partition("#")[0]) in self.changed

    def record(self, kind: str) -> Path | None:
        """The file of the baseline, the decisions or the facts; None where it is switched off."""
        if getattr(self.options, f"no_{kind}", False):
            return None
        given = getattr(self.options, kind)
        return Path(given).absolute() if given else self.root / getattr(self.config, kind)


def settle(options: Options) -> Plan:
    """The plan. Raises SettingsError for everything that is wrong about options, environment or configuration."""
    from checker.config.load import load

    if options.color not in _COLORS:
        raise SettingsError(f"--color: {options.color!r} is none of {', '.join(_COLORS)}")
    outputs = _outputs.parse(options.output or (), options.report)
    loaded = load(options.paths, given=options.config or (), isolated=options.isolated, options=_table(options))
    for kind in ("baseline", "decisions", "facts"):
        given = getattr(options, kind)
        if given and not Path(given).is_file():
            raise SettingsError(f"--{kind}: {given}: no such file")
    from checker.config.globs import matcher

    return Plan(
        options=options,
        loaded=loaded,
        outputs=outputs,
        settings=settings_of(loaded.config, options.stdin_filename),
        changed=_git.changed(loaded.root, options.base) if options.base is not None else None,
        wanted=_wanted(loaded.config, loaded.root),
        sources=tuple((matcher([source.path], loaded.root), source) for source in loaded.config.sources),
        judge=_judge(loaded.config, options),
    )


def _judge(config: Config, options: Options) -> Judge | None:
    if config.judge.kind == "off" and not (options.judge_replay or options.judge_record or options.judge_dry_run):
        return None
    from checker.judge.settings import settle as settled

    return settled(config.judge, options)


def _table(options: Options) -> dict[str, Any]:
    """The dedicated options that were given, as a layer of the configuration."""
    table: dict[str, Any] = {name: value for name in _SAME if (value := getattr(options, name)) is not None}
    table |= {name: ",".join(value) for name in _LISTS if (value := getattr(options, name)) is not None}
    if options.exit_zero:
        table["fail_on"] = "never"
    judge = {name: value for name in _JUDGE if (value := getattr(options, f"judge_{name}")) is not None}
    if options.judge is not None:
        judge["kind"] = options.judge
    if judge:
        table["judge"] = judge
    if options.lang is not None:
        table["report"] = {"lang": options.lang}
    return table


def settings_of(config: Config, stdin_filename: str) -> Settings:
    """What the `claims` package is told. Its own include and exclude stay empty: ours count from the project's root."""
    fields = Fields(**{name: tuple(getattr(config.fields, name)) for name in type(config.fields).model_fields})
    return Settings(
        fields=fields,
        aliases={name: tuple(others) for name, others in config.aliases.items()},
        as_of=config.as_of if isinstance(config.as_of, date) else None,
        encoder=config.encoder,
        lang=config.report.lang,
        stdin_filename=stdin_filename,
    )


def _wanted(config: Config, root: Path) -> Test:
    from checker.config.globs import matcher

    include = matcher(config.include, root) if config.include else None
    exclude = matcher(config.exclude, root) if config.exclude else None

    def wanted(file: str) -> bool:
        return (include is None or include(file)) and not (exclude is not None and exclude(file))

    return wanted
