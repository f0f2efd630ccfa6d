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
