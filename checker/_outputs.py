"""Where results go: parsing `-o FORMAT[=FILE]`, rendering, and files that are whole or not there at all."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.model import Report
from checker.render._places import Root
from claims.errors import CrossclaimError, SettingsError

FORMATS = (
    "text",
    "concise",
    "markdown",
    "comment",
    "json",
    "jsonl",
    "csv",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "html",
)
SUMMARY_BYTES = 1_000_000  # GitHub drops a whole job summary above 1,048,576 bytes, and the job stays green
COMMENT_CHARS = 60_000  # of the 65,536 that a comment may have
_MARK = "# crossclaim:report\n"  # first line of a plain result in a file: beside articles it would be read as one of them
_COMMANDS = (b"::error ", b"::warning ", b"::notice ")
_MARKS = (
    b"<!-- crossclaim:report",
    b"# crossclaim:report",
    b'"schema": "crossclaim-report/',
    b'"schema":"crossclaim-report/',
    b'"schema": "crossclaim-judge/',
    b'"engine_name": "crossclaim"',
    b'"source": {\n  "name": "crossclaim"',
    b"path,line,start,end,value_start,value_end,",
)


@dataclass(frozen=True, slots=True)
class Output:
    """One result: a format, and a file or (None) stdout. `summary` is GitHub's job summary, which is appended to."""

    format: str
    file: str | None = None
    summary: bool = False


class OutputError(CrossclaimError):
    """A result could not be written."""


def parse(options: Iterable[str], report: str | None = None, env: Mapping[str, str] | None = None) -> tuple[Output, ...]:
    """The outputs asked for; where no `-o` is given, text to stdout and what `implied` adds. Raises SettingsError.

    `env` is the environment, the process's own where None. A markdown file that is the job summary becomes one.
    """
    env = os.environ if env is None else env
    outputs = [_one(option) for option in options]
    if sum(output.file is None for output in outputs) > 1:
        raise SettingsError("two outputs to stdout; give all but one a file: -o FORMAT=FILE")
    outputs = outputs or [Output("text"), *implied(env)]
    if report:
        outputs.append(Output("markdown", report))
    outputs = [_summary(output, env) for output in outputs]
    files = [os.path.realpath(output.file) for output in outputs if output.file]
    if len(set(files)) < len(files):
        raise SettingsError("two outputs to one file")
    for output in outputs:
        if output.file and Path(output.file).is_dir():
            raise SettingsError(f"{output.file}: is a directory")
    return tuple(outputs)


def implied(env: Mapping[str, str]) -> tuple[Output, ...]:
    """What a run without `-o` writes beside its text: in GitHub Actions, annotations and the job summary."""
    if env.get("GITHUB_ACTIONS") != "true":
        return ()
    summary = env.get("GITHUB_STEP_SUMMARY")
    return (Output("github"), *((Output("markdown", summary, summary=True),) if summary else ()))


def _summary(output: Output, env: Mapping[str, str]) -> Output:
    summary = env.get("GITHUB_STEP_SUMMARY")
    same = output.format == "markdown" and output.file and summary and os.path.realpath(output.file) == os.path.realpath(summary)
    return Output("markdown", output.file, summary=True) if same else output


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
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - a Path takes as long as the file, for every file of a corpus
            head = stream.read(200)
    except OSError:
        return False
    return head.startswith(_COMMANDS) or any(mark in head for mark in _MARKS)


def protect(outputs: Sequence[Output], inputs: Iterable[str]) -> None:
    """Raises SettingsError where an output would replace an article."""
    if not any(output.file for output in outputs):
        return
    read = {os.path.realpath(path): path for path in inputs}
    for output in outputs:
        if output.file and os.path.realpath(output.file) in read:
            raise SettingsError(f"{output.file}: is one of the articles; a result would replace it")


def render(
    report: Report,
    output: Output,
    *,
    lang: str,
    fail_on: str,
    color: bool,
    link: str = "auto",
    max_bytes: int = SUMMARY_BYTES,
    max_chars: int = COMMENT_CHARS,
    changed: Collection[str] = (),
    others: Sequence[Output] = (),
    env: Mapping[str, str] | None = None,
) -> str:
    """The report in the output's format.

    `link` is a template of links to articles ("https://host/{path}#L{line}", "{plain}" for "?plain=1" at Markdown files) or
    "auto"; `max_bytes` holds for the job summary, `max_chars` for a comment; a conflict with an end in one of the `changed`
    files is shown there; `others` are the run's other outputs, of which a shortened report names one.
    """
    env = os.environ if env is None else env
    how = _How(lang, fail_on, color and output.file is None, _template(output, link, env), root(env), changed)
    if output.format in {"markdown", "comment", "html"}:
        return _page(report, output, how, max_bytes, max_chars, _artifact(output, others, env))
    if output.format in {"text", "concise", "json", "jsonl", "csv"}:
        mark = _MARK if output.file and output.format in {"text", "concise"} else ""
        return mark + _stream(report, output.format, how)
    return _machine(report, output.format, how, _artifact(output, others, env))


@dataclass(frozen=True, slots=True)
class _How:
    """How to render: language, threshold, colours, links, paths, changed files."""

    lang: str
    fail_on: str
    color: bool
    link: str
    root: Root
    changed: Collection[str]


def _page(report: Report, output: Output, how: _How, max_bytes: int, max_chars: int, artifact: str) -> str:
    base = os.path.dirname(output.file).replace("\\", "/") if output.file and not output.summary else ""  # noqa: PTH120
    if output.format == "html":
        from checker.render.html import render as html

        return html(report, lang=how.lang, fail_on=how.fail_on, base=base, link=how.link, root=how.root)
    from checker.render.markdown import render as markdown

    return markdown(
        report,
        lang=how.lang,
        fail_on=how.fail_on,
        base=base,
        link=how.link,
        root=how.root,
        max_bytes=max_bytes - _size(output.file) if output.summary else None,
        max_chars=max_chars if output.format == "comment" else None,
        artifact=artifact,
    )


def _size(file: str | None) -> int:
    """Bytes that the step's summary has already: the limit is for all of it."""
    try:
        return Path(file).stat().st_size if file else 0
    except OSError:
        return 0


def _stream(report: Report, name: str, how: _How) -> str:
    if name == "json":
        from checker.render.json import render as as_json

        return as_json(report)
    if name == "jsonl":
        from checker.render.jsonl import render as jsonl

        return jsonl(report)
    if name == "csv":
        from checker.table import render as csv

        return csv(report)
    if name == "concise":
        from checker.render.concise import render as concise

        return concise(report, lang=how.lang, changed=how.changed)
    from checker.render.text import render as text

    return text(report, lang=how.lang, color=how.color)


def _machine(report: Report, name: str, how: _How, artifact: str) -> str:
    if name == "sarif":
        from checker.render.sarif import render as sarif

        return sarif(report, lang=how.lang, root=how.root, changed=how.changed)
    if name == "github":
        from checker.render.github import render as github

        return github(report, lang=how.lang, root=how.root, changed=how.changed, more=artifact)
    if name == "gitlab":
        from checker.render.gitlab import render as gitlab

        return gitlab(report, lang=how.lang, root=how.root, changed=how.changed)
    if name == "junit":
        from checker.render.junit import render as junit

        return junit(report, lang=how.lang, fail_on=how.fail_on, root=how.root, changed=how.changed)
    from checker.render.rdjson import render as rdjson

    return rdjson(report, lang=how.lang, changed=how.changed)


def root(env: Mapping[str, str]) -> Root:
    """The repository: the CI's checkout, else the nearest folder above the working one that has a `.git`, else the latter."""
    here = Path.cwd()
    given = env.get("GITHUB_WORKSPACE") or env.get("CI_PROJECT_DIR")
    if given and here.is_relative_to(Path(given).resolve()):
        return Root(Path(given).resolve().as_posix(), here.as_posix())
    folder = next((one for one in (here, *here.parents) if (one / ".git").exists()), here)
    return Root(folder.as_posix(), here.as_posix())


def _template(output: Output, link: str, env: Mapping[str, str]) -> str:
    """The template of links; "" where they are relative. A page that leaves the repository has absolute links in CI."""
    if link != "auto":
        repo, sha = (
            env.get("GITHUB_REPOSITORY") or env.get("CI_PROJECT_PATH", ""),
            env.get("GITHUB_SHA") or env.get("CI_COMMIT_SHA", ""),
        )
        return link.replace("{repo}", repo).replace("{sha}", sha)
    away = output.summary or output.format in {"comment", "html"}
    server, repo, sha = (env.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA"))
    if away and env.get("GITHUB_ACTIONS") == "true" and server and repo and sha:
        return f"{server}/{repo}/blob/{sha}/{{path}}{{plain}}#L{{line}}"
    return ""


def _artifact(output: Output, others: Sequence[Output], env: Mapping[str, str]) -> str:
    """Where a shortened result says that the rest is: the CI run's page, else a whole report of this run."""
    server, repo, run = (env.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "RUN_ID"))
    if env.get("GITHUB_ACTIONS") == "true" and server and repo and run:
        return f"{server}/{repo}/actions/runs/{run}"
    whole = [o.file for o in others if o.file and o != output and not o.summary and o.format in {"markdown", "html", "json"}]
    return whole[0] if whole else ""


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
        if output.summary:
            with target.open("ab") as stream:
                stream.write(data)
            return
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
