"""Errors that a user can cause and should read in one line.

CrossclaimError
├── InputError           a named path is missing, unreadable, binary, empty of text
│   └── FrontMatterError broken YAML between the fences
├── SettingsError        unknown key, bad value
├── EncoderError         the model cannot be had or loaded
├── StoreError           the store is damaged, newer, another program's, or cannot be written
└── MissingExtraError    an optional dependency is not installed; carries the pip line
"""

from __future__ import annotations

import re

_CHINESE = (  # what the readers of articles say, in the Chinese of a report
    (r"a binary file, not an article", "二进制文件，不是文章"),
    (r"not valid (\S+) at byte (\d+)", r"第 \2 字节处不是有效的 \1"),
    (r"read as (\S+)", r"按 \1 编码读取"),
    (r"no text", "没有正文"),
    (r"front matter is opened with --- and never closed", "前置元数据以 --- 开头但没有结束"),
    (r"front matter is not valid YAML", "前置元数据不是有效的 YAML"),
    (r"front matter is not valid YAML; read line by line", "前置元数据不是有效的 YAML，已逐行读取"),
    (r"line (\d+) is not valid JSON", r"第 \1 行不是有效的 JSON"),
    (r"not valid JSON: line (\d+), .*", r"第 \1 行不是有效的 JSON"),
    (r"not valid JSON: .*", "不是有效的 JSON：嵌套过深"),
    (r"not valid CSV: (.*)", r"不是有效的 CSV：\1"),
    (r"JSON holds neither an article nor a list of articles", "JSON 中既没有文章，也没有文章列表"),
    (r"a record is not an object with fields", "有一条记录不是带字段的对象"),
    (r"no (column|field) (.*)", r"缺少字段 \2"),
    (r"larger than (\d+) bytes", r"大于 \1 字节"),
    (r"no such file or directory", "没有这个文件或目录"),
    (r"not a regular file", "不是普通文件"),
    (r"line (\d+) is not valid UTF-8", r"第 \1 行不是有效的 UTF-8"),
    (r"line (\d+) is longer than (\d+) bytes", r"第 \1 行长于 \2 字节"),
    (r"(\d+) more lines cannot be read", r"另有 \1 行无法读取"),
    (r"not valid gzip data, or cut off", "不是有效的 gzip 数据，或文件不完整"),
    (r"too large for its encoding; a file of this size must be UTF-8", "该编码的文件过大；这样大的文件须为 UTF-8"),
    (r"changed while it was being read", "读取时文件发生了变化"),
    (r"not a valid Parquet file \((.*)\)", r"不是有效的 Parquet 文件（\1）"),
    (r"row group (\d+) cannot be read \((.*)\)", r"第 \1 个行组无法读取（\2）"),
    (r"column (\S+) holds (.*), not text", r"列 \1 的类型是 \2，不是文本"),
    (r"column (\S+) holds (.*): not read", r"列 \1 的类型是 \2，未读取"),
    (r"column (\S+) is not valid UTF-8", r"列 \1 不是有效的 UTF-8"),
    (r"pyarrow is not installed; run: (pip install \S+)(?: .*)?", r"没有安装 pyarrow；请运行：\1"),
    (r"cannot be read \((.*)\)", r"无法读取（\1）"),
)


def chinese(reason: str) -> str:
    """The reason of an `InputError`, or a note of an article, in Chinese; one that is not known stays as it is."""
    for pattern, said in _CHINESE:
        if match := re.fullmatch(pattern, reason, re.DOTALL):
            return match.expand(said)
    return reason


class CrossclaimError(Exception):
    """Base of all errors with a message for the user."""


class InputError(CrossclaimError):
    """An article could not be read. `path` is as given, `reason` is one short sentence."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class FrontMatterError(InputError):
    """The front matter of a file is not valid YAML."""


class SettingsError(CrossclaimError):
    """A setting is unknown or has a bad value."""


class EncoderError(CrossclaimError):
    """The encoder cannot be prepared or loaded."""


class StoreError(CrossclaimError):
    """The store at `path` cannot be used; `reason` is one short sentence, `unwritable` where only the place is at fault."""

    def __init__(self, path: object, reason: str, *, unwritable: bool = False) -> None:
        super().__init__(f"store {path}: {reason}")
        self.path = path
        self.reason = reason
        self.unwritable = unwritable


class MissingExtraError(CrossclaimError):
    """An optional dependency is missing."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(
            f"{package} is not installed; run: pip install 'crossclaim[{extra}]' (in a checkout: pip install -e '.[{extra}]')"
        )
        self.package = package
        self.extra = extra
