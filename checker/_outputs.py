"""Where results go: parsing `-o FORMAT[=FILE]`, rendering, and files that are whole or not there at all."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.model import Report
from claims.errors import CrossclaimError, SettingsError

FORMATS = ("text", "markdown", "json", "csv")
_MARKS = (b"<!-- crossclaim:report", b'"schema": "crossclaim-report/', b"path,line,start,end,value_start,value_end,")


@dataclass(frozen=True, slots=True)
class Output:
    """One result: a format, and a file or (None) stdout."""

    format: str
    file: str | None = None


class OutputError(CrossclaimError):
    """A result could not be written."""


def parse(options: Iterable[str], report: str | None = None) -> tuple[Output, ...]:
    """The outputs asked for; text to stdout where no `-o` is given. Raises SettingsError."""
    outputs = [_one(option) for option in options] or [Output("text")]
    if report:
        outputs.append(Output("markdown", report))
    if sum(output.file is None for output in outputs) > 1:
        raise SettingsError("two outputs to stdout; give all but one a file: -o FORMAT=FILE")
    files = [os.path.realpath(output.file) for output in outputs if output.file]
    if len(set(files)) < len(files):
        raise SettingsError("two outputs to one file")
    for output in outputs:
        if output.file and Path(output.file).is_dir():
            raise SettingsError(f"{output.file}: is a directory")
    return tuple(outputs)


def _one(option: str) -> Output:
    name, equals, file = option.partition("=")
    name = {"md": "markdown"}.get(name.lower(), name.lower())
    if name not in FORMATS:
        raise SettingsError(f"--output: no format {name!r}; there are {', '.join(FORMATS)}")
    if equals and not file:
        raise SettingsError(f"--output: {option!r} names no file")
    return Output(name, None if file in {"", "-"} else file)


def is_report(path: str) -> bool:
    """True where the file is a report that this program wrote: never an article, and free to be replaced."""
    try:
        with Path(path).open("rb") as stream:
            head = stream.read(200)
    except OSError:
        return False
    return any(mark in head for mark in _MARKS)


def protect(outputs: Sequence[Output], inputs: Iterable[str]) -> None:
    """Raises SettingsError where an output would replace an article."""
    read = {os.path.realpath(path): path for path in inputs}
    for output in outputs:
        if output.file and os.path.realpath(output.file) in read:
            raise SettingsError(f"{output.file}: is one of the articles; a result would replace it")


def render(report: Report, output: Output, *, lang: str, fail_on: str, color: bool) -> str:
    """The report in the output's format."""
    if output.format == "markdown":
        from checker.render.markdown import render as markdown

        base = os.path.dirname(output.file).replace("\\", "/") if output.file else ""  # noqa: PTH120
        return markdown(report, lang=lang, fail_on=fail_on, base=base)
    if output.format == "json":
        from checker.render.json import render as as_json

        return as_json(report)
    if output.format == "csv":
        from checker.table import render as csv

        return csv(report)
    from checker.render.text import render as text

    return text(report, lang=lang, color=color and output.file is None)


def write(output: Output, text: str) -> None:
    """To stdout, or to a temporary file that then takes the name. UTF-8, `\\n`. Raises OutputError."""
    data = text.encode("utf-8", "replace")
    if output.file is None:
        try:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        except BrokenPipeError:  # the reader has gone; the exit code still tells what was found
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return
    target = Path(output.file)
    temporary = ""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and not target.is_file():  # a device or a pipe takes what it is given
            target.write_bytes(data)
            return
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(target)
    except OSError as error:
        raise OutputError(f"{output.file}: cannot be written ({error.strerror or error})") from error
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
