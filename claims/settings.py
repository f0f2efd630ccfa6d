"""What a user may set about reading and matching. Defaults suit a folder of articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from types import MappingProxyType
from typing import Any

SUFFIXES = (
    ".md",
    ".markdown",
    ".txt",
    ".html",
    ".htm",
    ".json",
    ".jsonl",
    ".jsonl.gz",
    ".ndjson",
    ".ndjson.gz",
    ".csv",
    ".tsv",
    ".parquet",
    ".pq",
)
"""Ends of the names of files that are articles or hold some."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Names of the fields of a JSON, JSONL, CSV or Parquet record; the first that is present and not empty counts."""

    title: tuple[str, ...] = ("title", "headline", "标题", "標題")
    text: tuple[str, ...] = ("text", "content", "body", "正文", "内容", "內文")
    date: tuple[str, ...] = ("date", "published", "publish_date", "pubdate", "datePublished", "日期", "发布时间")
    source: tuple[str, ...] = ("source", "publisher", "outlet", "来源", "來源")
    lang: tuple[str, ...] = ("lang", "language", "语言")


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of the `claims` package.

    `include` and `exclude` are gitignore-style patterns applied inside directories and globs, not to files named outright.
    `aliases` maps a name to its other names. `as_of` None means: from git, else from the newest article. `lang` is the
    language of labels.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fields: Fields = field(default_factory=Fields)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    as_of: date | None = None
    encoder: str = "default"
    lang: str = "auto"
    stdin_filename: str = "stdin.txt"
    max_bytes: int = 64_000_000

    def __reduce__(self) -> tuple[object, ...]:
        # workers of a runner are given settings; a read-only view of aliases is nothing that a pickle takes
        return _unpickled, ({item.name: getattr(self, item.name) for item in fields(self)} | {"aliases": dict(self.aliases)},)


def _unpickled(values: dict[str, Any]) -> Settings:
    return Settings(**values | {"aliases": MappingProxyType(values["aliases"])})
