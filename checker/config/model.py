"""What a configuration may hold. Every key here is honoured; a key that is not here is an error.

Keys are written with hyphens in files (`fail-on`) and with underscores here and in the environment (CROSSCLAIM_FAIL_ON).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from checker.codes import select
from claims.settings import Fields

PREFIX = "CROSSCLAIM_"


def words(value: object) -> object:
    """A string as the list it stands for on a command line: split at commas that are not inside braces."""
    if not isinstance(value, str):
        return value
    parts, depth = [""], 0
    for character in value:
        depth += (character == "{") - (character == "}")
        if character == "," and depth <= 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts if part.strip()]


def _known(rules: tuple[str, ...]) -> tuple[str, ...]:
    """Checked here, so that the message names the key and the file. SettingsError becomes pydantic's error of this key."""
    from claims.errors import SettingsError

    try:
        select(rules)
    except SettingsError as error:
        raise ValueError(str(error)) from None
    return rules


def _known_table(value: object) -> object:
    if isinstance(value, dict):
        _known(tuple(value))
    return value


def _checked(value: object) -> object:
    made = words(value)
    if isinstance(made, list | tuple) and all(isinstance(item, str) for item in made):
        _known(tuple(made))
    return made


_LIST = WithJsonSchema({"type": "array", "items": {"type": "string"}})
Words = Annotated[tuple[str, ...], NoDecode, BeforeValidator(words), _LIST]
Rules = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_checked), _LIST]
Share = Annotated[float, Field(ge=0, lt=1)]
Level = Literal["error", "warning", "note"]


class Part(BaseModel):
    """A table of the configuration."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Tolerance(Part):
    """How far apart two values may lie before they count as a conflict. Unset: only what the words themselves allow."""

    money: Literal["rounding"] | Share = Field(
        default="rounding", description="rounding (what the words allow), or a share: 0.02 is 2 %"
    )
    count: Share = Field(default=0.0, description="share of the larger count (XC201)")
    quantity: Share = Field(default=0.0, description="share of the larger measure (XC213)")
    percent_points: float = Field(default=0.0, ge=0, description="percentage points (XC212)")
    duration_days: float = Field(default=0.0, ge=0, description="days between two durations (XC202)")
    date_days: int = Field(default=0, ge=0, description="days between two dates (XC101)")
    time_minutes: int = Field(default=0, ge=0, description="minutes between two clock times (XC102)")
    age_years: float = Field(default=0.0, ge=0, description="years between two ages (XC203)")


class Source(Part):
    """What is known about the articles under a path."""

    path: str = Field(description="glob, from the folder of the configuration")
    authority: int = Field(default=0, description="orders the suggestion; it never hides a conflict")
    date_field: str = Field(default="", description="name of the field that holds the publication date")


class PerPath(Part):
    """Rules that do not apply to the articles under a path."""

    path: str = Field(description="glob, from the folder of the configuration")
    ignore: Rules


class FieldNames(Part):
    """Names of the fields of JSON and CSV records; the first that is present counts."""

    title: Words = Fields().title
    text: Words = Fields().text
    date: Words = Fields().date
    source: Words = Fields().source
    lang: Words = Fields().lang


class ReportPart(Part):
    """How reports are written."""

    lang: Literal["auto", "zh", "en"] = Field(default="auto", description="language of labels")
    link: str = Field(default="auto", description="auto, or a template with {repo} {sha} {path} {line}")
    max_bytes: int = Field(default=1_000_000, ge=2_000, description="budget of the Markdown report, in bytes of UTF-8")
    comment_max_chars: int = Field(
        default=60_000, ge=1_000, le=65_536, description="budget of the pull request comment, in characters"
    )


def _use(value: object) -> object:
    made = words(value)
    if isinstance(made, list | tuple) and (not made or any(one not in ("adjudicate", "extract") for one in made)):
        raise ValueError(f"{made!r}: a judge can adjudicate, extract, or both")
    return made


class Price(Part):
    """What a model costs."""

    model: str = Field(description="name of the model, * for any")
    input: float = Field(ge=0, description="for a million tokens read")
    output: float = Field(ge=0, description="for a million tokens written")


class JudgePart(Part):
    """The optional language model; its key stands in the environment only (docs/judge.md)."""

    kind: Literal["off", "openai"] = Field(default="off", description="openai: any server that speaks its protocol")
    url: str = Field(default="", description="as --judge-url: http://localhost:11434/v1")
    model: str = Field(default="", description="as --judge-model")
    use: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_use), _LIST] = Field(
        default=("adjudicate",), description="adjudicate, extract, or both"
    )
    budget: str = Field(default="", description="as --judge-budget: 2.50, or 200000tokens")
    currency: str = Field(default="USD", description="currency of prices and budget")
    prices: tuple[Price, ...] = ()
    concurrency: int = Field(default=4, ge=1, le=64, description="requests at a time")
    timeout: float = Field(default=120.0, gt=0, description="seconds to wait for an answer")
    retries: int = Field(default=4, ge=0, le=10, description="repetitions after 429, 5xx and silence")
    wait: float = Field(default=1.0, ge=0, description="seconds before the first repetition; each further one waits twice as long")
    request_tokens: int = Field(default=5_500, ge=1_500, description="tokens of one request, by estimate")
    answer_tokens: int = Field(default=4_000, ge=200, description="most tokens of one answer")


class Config(BaseSettings):
    """The whole configuration."""

    model_config = SettingsConfigDict(
        extra="forbid", frozen=True, env_prefix=PREFIX, env_nested_delimiter="__", env_ignore_empty=True, title="crossclaim"
    )

    extend: str | None = Field(default=None, description="another configuration file that this one builds on")
    include: Words = Field(default=(), description="gitignore-style globs, with {a,b}; empty: every article")
    exclude: Words = Field(default=(), description="gitignore-style globs, with {a,b}")
    force_exclude: bool = Field(default=False, description="leave out excluded files even where they are named outright")
    respect_gitignore: bool = Field(default=True, description="leave out what git ignores")
    language: Literal["auto", "zh", "zh-Hant", "en"] = Field(default="auto", description="language of the articles")
    encoder: str = Field(default="default", description="default, fast, or a sentence-transformers name or path")
    fail_on: Literal["error", "warning", "note", "never"] = Field(default="error", description="exit 1 from this severity on")
    min_confidence: Literal["high", "medium", "low"] = Field(default="low", description="leave out what is less certain")
    max_conflicts: int = Field(default=0, ge=0, description="exit 0 up to this many open conflicts at or above fail-on")
    new_only: bool = Field(default=False, description="show only what is neither in the baseline nor decided")
    as_of: Literal["git", "newest-article"] | date = Field(default="git", description="what is later counts as the future")
    baseline: str = Field(default=".crossclaim/baseline.jsonl", description="known conflicts")
    decisions: str = Field(default=".crossclaim/decisions.jsonl", description="what people decided")
    facts: str = Field(default=".crossclaim/facts.toml", description="house facts")
    strict_decisions: bool = Field(default=False, description="exit 3 where a decision or a baseline entry is stale")
    select: Rules = Field(default=("XC",), description="codes, names or beginnings of codes (XC1)")
    extend_select: Rules = Field(default=(), description="rules that are wanted even where they are ignored")
    ignore: Rules = Field(default=(), description="rules that are left out")
    severity: Annotated[dict[str, Level], BeforeValidator(_known_table)] = Field(
        default_factory=dict, description="severity of a rule: XC101 = 'warning'"
    )
    tolerance: Tolerance = Tolerance()
    sources: tuple[Source, ...] = ()
    per_path: tuple[PerPath, ...] = ()
    aliases: dict[str, Words] = Field(default_factory=dict, description="other names of a person, a company or a thing")
    fields: FieldNames = FieldNames()
    report: ReportPart = ReportPart()
    judge: JudgePart = JudgePart()
