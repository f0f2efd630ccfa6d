"""Words of the reports in both languages, and small choices that every renderer makes the same way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from checker.codes import confidence_name
from checker.model import Finding, Report, Severity, Text, languages
from claims.model import Claim

SIGNS: dict[Severity, str] = {"error": "🔴", "warning": "🟡", "note": "🔵"}
SEVERITY: dict[str, Text] = {"error": Text("error", "错误"), "warning": Text("warning", "警告"), "note": Text("note", "提示")}
CONFIDENCE: dict[str, Text] = {"high": Text("high", "高"), "medium": Text("medium", "中"), "low": Text("low", "低")}
ORIGIN: dict[str, Text] = {
    "front matter": Text("front matter", "前置元数据"),
    "metadata": Text("metadata", "元数据"),
    "file name": Text("file name", "文件名"),
    "dateline": Text("dateline", "电头"),
    "inferred": Text("inferred", "推断"),
    "unknown": Text("none found", "未找到"),
    "option": Text("given", "指定"),
    "git": Text("newest commit", "最新提交日期"),
    "newest article": Text("newest article", "最新文章日期"),
}


def language(report: Report, lang: str) -> str:
    """The language of labels, zh or en: as asked, else the language of most articles, Chinese first."""
    if lang != "auto":
        return "zh" if lang.startswith("zh") else "en"
    count = languages([row.article for row in report.articles])
    english = count.get("en", 0)
    return "en" if english > sum(count.values()) - english else "zh"


def origin(name: str, lang: str) -> str:
    """Where a date comes from, in words."""
    return ORIGIN[name].get(lang) if name in ORIGIN else name


def confidence(finding: Finding, lang: str) -> str:
    """The word for the finding's confidence."""
    return CONFIDENCE[confidence_name(finding.confidence)].get(lang)


def counted(n: int, one: str, many: str) -> str:
    """The number with its English noun."""
    return f"{n} {one if n == 1 else many}"


def subject(finding: Finding) -> str:
    """Subject and attribute in one line; either may be empty."""
    return " · ".join(part for part in (finding.subject.strip(), finding.attribute.strip()) if part) or finding.rule


def plain(text: str) -> str:
    """Text on one line without control, bidirectional and zero-width characters, which could hide or reorder what follows."""
    kept = "".join(char if _printable(char) else " " if char in "\t\n\r\v\f\x85\u2028\u2029" else "" for char in text)
    return " ".join(kept.split())


def _printable(char: str) -> bool:
    code = ord(char)
    if code < 32 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000:
        return False
    return not (0x200B <= code <= 0x200F or 0x2028 <= code <= 0x202E or 0x2060 <= code <= 0x206F or code in {0x61C, 0xFEFF, 0xAD})


def shorten(quote: str, start: int, end: int, limit: int = 260) -> tuple[str, str, str]:
    """Before, value and after, on one line each; a long quote keeps its beginning, the value's surroundings and its end.

    The end stays because a Chinese clause often has its predicate there. `start` and `end` are code points of the quote.
    """
    before, value, after = quote[:start], quote[start:end], quote[end:]
    value = value if len(value) <= limit // 2 else f"{value[: limit // 4]} … {value[-limit // 4 :]}"
    room = max(limit - len(value), 40) // 2
    if len(before) > room:
        before = f"{_cut_end(before[: room // 3])} … {_cut_start(before[-(room - room // 3) :])}"
    if len(after) > room:
        after = f"{_cut_end(after[: room // 2])} … {_cut_start(after[-(room - room // 2) :])}"
    return before, value, after


def _cut_end(text: str) -> str:
    """Without the torn word at the end."""
    head, _, torn = text.rpartition(" ")
    return head if head and torn.isascii() and len(torn) < 20 else text


def _cut_start(text: str) -> str:
    torn, _, tail = text.partition(" ")
    return tail if tail and torn.isascii() and len(torn) < 20 else text


def value_in_quote(claim: Claim) -> tuple[int, int]:
    """Where the value stands in the quote; an empty range at its start where it stands elsewhere."""
    start, end = claim.value_start - claim.start, claim.value_end - claim.start
    return (start, end) if 0 <= start <= end <= len(claim.quote) else (0, 0)


def labels(paths: Sequence[str]) -> dict[str, str]:
    """A short distinct name for each path: a numbered beginning of the file's name, else its stem, else the path."""
    stems = {path: PurePosixPath(path).stem or path for path in paths}
    found: dict[str, str] = {}
    for path, stem in stems.items():
        head = stem.split("_")[0].split("-")[0]
        heads = [other for other in stems.values() if other.split("_")[0].split("-")[0] == head]
        if head.isdigit() and len(heads) == 1:
            found[path] = head
        else:
            found[path] = stem if list(stems.values()).count(stem) == 1 else path
    return found


def places(claims: Sequence[Claim]) -> list[tuple[str, list[int]]]:
    """Path and lines of the claims, in their order, lines of one path together."""
    by_path: dict[str, list[int]] = {}
    for claim in claims:
        lines = by_path.setdefault(claim.path, [])
        if claim.line not in lines:
            lines.append(claim.line)
    return list(by_path.items())
