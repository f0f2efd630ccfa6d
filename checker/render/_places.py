"""Where the ends of a finding stand: files relative to the repository, lines, columns."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import quote as percent

from checker.model import Finding, Report, Side
from claims.model import Article, Claim

_RECORD = re.compile(r"(?i)(.+\.(?:jsonl?|(?:jsonl|ndjson)\.gz|ndjson|csv|tsv|parquet|pq))#[0-9]+")
_PAGES = {".html", ".htm", ".parquet", ".pq"}  # files without lines that one could point to
_EXTRACTED = _PAGES | {".json", ".jsonl", ".ndjson", ".gz", ".csv", ".tsv"}


@dataclass(frozen=True, slots=True)
class Place:
    """One end of a finding in a file. Lines and columns are 1-based, the end column is one past the last.

    Columns are code points; `byte` and `end_byte` the same in UTF-8. All three ranges are 0 where the file's own text is not
    what was read: of a record (JSON, CSV) only the line is known on which it begins, of a page (HTML) or a row (Parquet) only the
    file (`line` 1).
    """

    path: str
    line: int
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    byte: int = 0
    end_byte: int = 0
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Root:
    """The repository's folder and the folder that the articles' paths start from, both absolute; empty where unknown."""

    folder: str = ""
    here: str = ""


ANYWHERE = Root()


@dataclass(frozen=True)
class Places:
    """Finds the places of claims; `changed` are files, as the articles' paths name them or from the repository's root."""

    report: Report
    root: Root = ANYWHERE
    changed: Collection[str] = ()

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """The articles by path."""
        return {row.article.path: row.article for row in self.report.articles}

    def of(self, claim: Claim) -> Place:
        """The place of the claim's clause."""
        path = relative(claim.path, self.root)
        article = self.articles.get(claim.path)
        suffix = PurePosixPath(file_of(claim.path)).suffix.lower()
        if suffix in _EXTRACTED:
            return Place(path, 1 if suffix in _PAGES else max(claim.line, 1), quote=claim.quote)
        if article is None or not 0 <= claim.start < claim.end <= len(article.text):
            return Place(path, max(claim.line, 1), quote=claim.quote)
        text, start, end = article.text, claim.start, claim.end
        head, tail = text.rfind("\n", 0, start) + 1, text.rfind("\n", 0, end) + 1
        byte = len(text[head:start].encode("utf-8", "replace")) + 1
        last = len(text[tail:end].encode("utf-8", "replace")) + 1
        lines = text.count("\n", start, end)
        return Place(path, claim.line, start - head + 1, claim.line + lines, end - tail + 1, byte, last, claim.quote)

    def ends(self, finding: Finding) -> list[tuple[Side, Claim]]:
        """All ends, the primary one first: in a changed file where there is one, else the first of the first value.

        One of each other value follows, then the rest.
        """
        ends = [(side, claim) for side in finding.values for claim in side.claims]
        first = next((i for i, (_, claim) in enumerate(ends) if self._touched(claim)), 0) if self.changed else 0
        ends = ends[first : first + 1] + ends[:first] + ends[first + 1 :]
        heads: list[tuple[Side, Claim]] = []
        rest: list[tuple[Side, Claim]] = []
        seen: set[int] = set()
        for side, claim in ends:
            (rest if id(side) in seen else heads).append((side, claim))
            seen.add(id(side))
        return heads + rest

    def _touched(self, claim: Claim) -> bool:
        return file_of(claim.path) in self.changed or relative(claim.path, self.root) in self.changed

    def fallback(self) -> Place:
        """A place for what has none: the first line of the first article."""
        first = self.report.articles[0].article.path if self.report.articles else "."
        return Place(relative(first, self.root), 1)


def file_of(path: str) -> str:
    """The file that an article's path names: without the number of the record in it."""
    match = _RECORD.fullmatch(path)
    return match[1] if match else path


def relative(path: str, root: Root = ANYWHERE) -> str:
    """The file below the repository's root, "/" separated; never absolute, never above the root."""
    file = posixpath.normpath(file_of(path))
    if root.folder:
        file = posixpath.relpath(posixpath.join(root.here, file), root.folder)
    while file.startswith("../"):
        file = file[3:]
    return file.lstrip("/") or "."


def uri(path: str) -> str:
    """A relative path as a URI reference."""
    encoded = percent(path.encode("utf-8", "replace"), safe="/.-_~")
    return f"./{encoded}" if ":" in encoded.split("/")[0] else encoded


def target(template: str, path: str, line: int) -> str:
    """A link from a template with {path}, {line} and {plain} ("?plain=1" for Markdown, which hosts show without line numbers)."""
    plain = "?plain=1" if path.lower().endswith((".md", ".markdown")) else ""
    return template.replace("{path}", uri(path)).replace("{plain}", plain).replace("{line}", str(line))


def href(path: str, line: int, *, template: str = "", base: str = "", root: Root = ANYWHERE) -> str:
    """A link to a line of an article: by the template, else relative to `base`, the folder of the page."""
    if template:
        return target(template, relative(path, root), line)
    file = file_of(path)
    if root.here:
        file = posixpath.relpath(posixpath.join(root.here, file), posixpath.join(root.here, base))
    elif base and not file.startswith("/"):
        file = posixpath.relpath(file, base)
    return f"{uri(file)}#L{line}"
