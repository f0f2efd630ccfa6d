"""What `check` prints instead of, or beside, its results: files, settings, counts by rule."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from checker.codes import BY_CODE, SEVERITIES
from checker.model import Report

if TYPE_CHECKING:
    from checker.config.load import Loaded


def put(text: str, *, to_stderr: bool = False) -> None:
    """Write text to stdout or stderr."""
    stream = sys.stderr if to_stderr else sys.stdout
    stream.write(text)
    stream.flush()


def in_force(loaded: Loaded) -> str:
    """The settings in force as TOML, with the file they come from."""
    from checker.config.search import shown
    from checker.config.write import toml

    file = loaded.place.file
    return f"# {shown(file) if file else 'no configuration file'}; root: {shown(loaded.root)}\n{toml(loaded.config)}"


def statistics(report: Report, lang: str, *, to_stderr: bool) -> None:
    """One line a rule with findings: how many, how many of them open, code and name; most first."""
    from checker.render._words import SEVERITY, language

    chinese = language(report, lang) == "zh"
    rules = sorted({f.rule for f in report.conflicts} | {n.rule for n in report.notices})
    rows = []
    for code in rules:
        found = [f for f in report.conflicts if f.rule == code]
        told = [n for n in report.notices if n.rule == code]
        active = sum(f.active for f in found) + len(told)
        level = min([*(f.severity for f in found), *(n.severity for n in told)], key=SEVERITIES.index)
        name = BY_CODE[code].title.zh if chinese else BY_CODE[code].name
        rows.append((len(found) + len(told), active, code, f"{SEVERITY[level].zh}  {name}" if chinese else f"{level:<8}{name}"))
    lines = [f"{total:>5} {active:>5}  {code}  {name}\n" for total, active, code, name in sorted(rows, key=lambda r: (-r[0], r[2]))]
    head = f"{'总数' if chinese else 'total':>5} {'未决' if chinese else 'open':>5}\n"
    put(head + "".join(lines), to_stderr=to_stderr)
