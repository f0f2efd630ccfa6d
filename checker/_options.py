"""The options of `crossclaim check`, declared once: their names, their help, the groups in which `--help` shows them.

An option that is None was not given: then the environment, the configuration file and the default decide, in this order.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from functools import wraps
from typing import Annotated, Any, TypeVar, get_type_hints

import typer
from typer.core import TyperCommand

Kind = TypeVar("Kind")

_REPORT, _FAIL, _LEDGER = "Reports", "What fails", "Baseline and decisions"
_RULES, _FILES, _STORE, _SETTINGS, _OUTPUT = "Rules", "Articles", "Speed", "Settings", "Terminal"
_JUDGE = "Language model"
GROUPS = (_REPORT, _FAIL, _LEDGER, _RULES, _FILES, _STORE, _JUDGE, _SETTINGS, _OUTPUT)


def _opt(panel: str, *names: str, metavar: str | None = None, help: str, min: int | None = None) -> Any:
    return typer.Option(*names, metavar=metavar, help=help, rich_help_panel=panel, min=min)


Text = str | None
Flag = bool | None
Many = list[str] | None


@dataclass(frozen=True, kw_only=True)
class Options:
    """The options as typed. Fields that `checker.config` knows carry its names."""

    paths: Annotated[list[str], typer.Argument(metavar="PATHS...", help="Files, directories, globs, or - for stdin.")]

    output: Annotated[
        Many,
        _opt(
            _REPORT,
            "-o",
            "--output",
            metavar="FORMAT[=FILE]",
            help="text (default), concise, markdown, comment, "
            "json, jsonl, csv, sarif, github, gitlab, junit, rdjson, html; repeatable.",
        ),
    ] = None
    report: Annotated[Text, _opt(_REPORT, "--report", metavar="FILE", help="Short for -o markdown=FILE.")] = None
    lang: Annotated[Text, _opt(_REPORT, "--lang", metavar="zh|en|auto", help="Language of labels.")] = None
    statistics: Annotated[bool, _opt(_REPORT, "--statistics", help="Count conflicts by rule.")] = False
    show_files: Annotated[bool, _opt(_REPORT, "--show-files", help="List the articles that would be read, and stop.")] = False
    show_settings: Annotated[bool, _opt(_REPORT, "--show-settings", help="Print the settings in force, and stop.")] = False
    watch: Annotated[bool, _opt(_REPORT, "--watch", help="Run again whenever an article changes.")] = False

    fail_on: Annotated[
        Text, _opt(_FAIL, "--fail-on", metavar="error|warning|note|never", help="Exit 1 from this severity on.  [default: error]")
    ] = None
    exit_zero: Annotated[bool, _opt(_FAIL, "-e", "--exit-zero", help="Same as --fail-on never.")] = False
    max_conflicts: Annotated[
        int | None, _opt(_FAIL, "--max-conflicts", metavar="N", help="Exit 0 up to N open conflicts at or above --fail-on.")
    ] = None
    new_only: Annotated[Flag, _opt(_FAIL, "--new-only/--all", help="Show only what is neither in the baseline nor decided.")] = None
    base: Annotated[
        Text, _opt(_FAIL, "--base", metavar="REF", help="Report only conflicts with an end in a file changed since this git ref.")
    ] = None
    strict_decisions: Annotated[
        Flag, _opt(_FAIL, "--strict-decisions/--no-strict-decisions", help="Exit 3 where a decision or baseline entry is stale.")
    ] = None

    baseline: Annotated[Text, _opt(_LEDGER, "--baseline", metavar="FILE", help="Known conflicts.")] = None
    no_baseline: Annotated[bool, _opt(_LEDGER, "--no-baseline", help="Read no baseline.")] = False
    decisions: Annotated[Text, _opt(_LEDGER, "--decisions", metavar="FILE", help="What people decided.")] = None
    no_decisions: Annotated[bool, _opt(_LEDGER, "--no-decisions", help="Read no decisions.")] = False
    facts: Annotated[Text, _opt(_LEDGER, "--facts", metavar="FILE", help="House facts.")] = None

    select: Annotated[Many, _opt(_RULES, "--select", metavar="RULES", help="Only these: codes, names or beginnings (XC1).")] = None
    extend_select: Annotated[
        Many, _opt(_RULES, "--extend-select", metavar="RULES", help="These too, even where they are ignored.")
    ] = None
    ignore: Annotated[Many, _opt(_RULES, "--ignore", metavar="RULES", help="All but these.")] = None
    min_confidence: Annotated[
        Text, _opt(_RULES, "--min-confidence", metavar="high|medium|low", help="Leave out what is less certain.  [default: low]")
    ] = None

    include: Annotated[Many, _opt(_FILES, "--include", metavar="GLOB", help="Only these, in directories and globs.")] = None
    exclude: Annotated[Many, _opt(_FILES, "--exclude", metavar="GLOB", help="None of these, in directories and globs.")] = None
    force_exclude: Annotated[
        Flag, _opt(_FILES, "--force-exclude/--no-force-exclude", help="Exclude files that are named outright too.")
    ] = None
    respect_gitignore: Annotated[
        Flag, _opt(_FILES, "--respect-gitignore/--no-respect-gitignore", help="Leave out what git ignores (default).")
    ] = None
    stdin_filename: Annotated[str, _opt(_FILES, "--stdin-filename", metavar="NAME", help="Name of what comes through -.")] = (
        "stdin.txt"
    )
    as_of: Annotated[
        Text, _opt(_FILES, "--as-of", metavar="DAY|git|newest-article", help="What counts as the future comes after it.")
    ] = None
    encoder: Annotated[
        Text, _opt(_FILES, "--encoder", metavar="NAME", help="default, fast, or a sentence-transformers name or path.")
    ] = None

    store: Annotated[
        Text, _opt(_STORE, "--store", metavar="FILE|URL", help="Keep what was read and encoded here: a file, or postgresql://…")
    ] = None
    cache_dir: Annotated[Text, _opt(_STORE, "--cache-dir", metavar="DIR", help="Instead of the user's cache directory.")] = None
    no_cache: Annotated[bool, _opt(_STORE, "--no-cache", help="Read and encode everything again, keep nothing.")] = False

    jobs: Annotated[
        int,
        _opt(_STORE, "--jobs", metavar="N", min=1, help="Processes that read and compare; for some hundred articles on."),
    ] = 1
    runner: Annotated[
        str, _opt(_STORE, "--runner", metavar="local|spark[=MASTER]", help="Where they do it: this machine, or a Spark cluster.")
    ] = "local"

    memory: Annotated[
        Text, _opt(_STORE, "--memory", metavar="SIZE", help="Hold about so much at once, 2G or 800M, however large the corpus.")
    ] = None

    judge: Annotated[Text, _opt(_JUDGE, "--judge", metavar="openai|off", help="Let a language model judge (docs/judge.md).")] = None
    judge_url: Annotated[Text, _opt(_JUDGE, "--judge-url", metavar="URL", help="Its address: http://localhost:11434/v1.")] = None
    judge_model: Annotated[Text, _opt(_JUDGE, "--judge-model", metavar="NAME", help="Its name there.")] = None
    judge_use: Annotated[
        Text, _opt(_JUDGE, "--judge-use", metavar="adjudicate,extract", help="What it does.  [default: adjudicate]")
    ] = None
    judge_budget: Annotated[
        Text, _opt(_JUDGE, "--judge-budget", metavar="N|Ntokens", help="Stop before it costs more: money, or tokens.")
    ] = None
    judge_dry_run: Annotated[
        bool, _opt(_JUDGE, "--judge-dry-run", help="Print what would be sent and what it costs, and stop.")
    ] = False
    judge_record: Annotated[Text, _opt(_JUDGE, "--judge-record", metavar="FILE", help="Write every request and answer.")] = None
    judge_replay: Annotated[Text, _opt(_JUDGE, "--judge-replay", metavar="FILE", help="Answer from such a file alone.")] = None

    config: Annotated[
        Many, _opt(_SETTINGS, "--config", metavar="FILE|KEY=VALUE", help="A configuration file, or one setting; repeatable.")
    ] = None
    isolated: Annotated[bool, _opt(_SETTINGS, "--isolated", help="Read no configuration file.")] = False

    quiet: Annotated[bool, _opt(_OUTPUT, "-q", "--quiet", help="Results and errors only.")] = False
    silent: Annotated[bool, _opt(_OUTPUT, "-s", "--silent", help="Nothing but errors on the terminal; files are written.")] = False
    verbose: Annotated[bool, _opt(_OUTPUT, "-v", "--verbose", help="Show the traceback of an internal error.")] = False
    no_progress: Annotated[bool, _opt(_OUTPUT, "--no-progress", help="No progress on stderr.")] = False
    color: Annotated[str, _opt(_OUTPUT, "--color", metavar="auto|always|never", help="Colours in text output.")] = "auto"


class Grouped(TyperCommand):
    """A command whose options are shown in groups, in the order of `GROUPS`; those without a group come last."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write arguments, then every group."""
        rows: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None:
                group = "Arguments" if param.param_type_name == "argument" else getattr(param, "rich_help_panel", None) or "Other"
                rows.setdefault(group, []).append(record)
        for group in ("Arguments", *GROUPS, "Other"):
            if group in rows:
                with formatter.section(group):
                    formatter.write_dl(rows[group])


def options_of(kind: type[Kind]) -> Callable[[Callable[[Kind], int]], Callable[..., int]]:
    """Give a function of one options object the signature that the object's fields declare, which is what typer reads."""
    hints = get_type_hints(kind, include_extras=True)
    parameters = [
        inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if field.default is MISSING else field.default,
            annotation=hints[field.name],
        )
        for field in fields(kind)  # type: ignore[arg-type]
    ]

    def decorate(function: Callable[[Kind], int]) -> Callable[..., int]:
        @wraps(function)
        def command(**given: Any) -> int:
            return function(kind(**given))

        command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        vars(command).pop("__wrapped__")  # typer would read the inner function's type hints
        return command

    return decorate
