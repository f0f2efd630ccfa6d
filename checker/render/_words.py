"""Words of the reports in both languages, and small choices that every renderer makes the same way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from checker.codes import confidence_name
from checker.model import Finding, Report, Severity, Side, Text, languages
from claims.errors import chinese
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
    count = languages(row.article for row in report.articles)
    english = count.get("en", 0)
    return "en" if english > sum(count.values()) - english else "zh"


_COUNTED = {
    "articles": "文章",
    "claims": "说法",
    "pairs": "比较",
    "conflicts": "冲突",
    "updates": "更新",
    "agreements": "一致",
    "stories": "事件",
}


def agreeing(report: Report) -> int:
    """How many facts articles agree on; the report lists the widest of them."""
    return max(len(report.agreements), report.stats.get("agreements", 0))


def counts(report: Report, lang: str) -> list[str]:
    """The statistics of the run, "articles 10", in the order of their names."""
    return [f"{_COUNTED.get(name, name) if lang == 'zh' else name} {n}" for name, n in sorted(report.stats.items())]


def remark(note: str, lang: str) -> str:
    """A note about an article in the language of the report."""
    return chinese(note) if lang == "zh" else note


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


_SPACES = re.compile("[\\s\x1c-\x1f\x85\u2028\u2029]+")
_HIDDEN = re.compile(  # controls, soft hyphen, joiners and marks of direction, fillers, halves of surrogates, tags, non-characters
    "[\\x00-\\x08\\x0e-\\x1b\\x7f-\\x84\\x86-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u180b-\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f"
    "\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff\\ud800-\\udfff\\U000e0000-\\U000e007f]"
)


def plain(text: str) -> str:
    """Text on one line without control, bidirectional and zero-width characters, which could hide or reorder what follows."""
    return " ".join(_HIDDEN.sub("", _SPACES.sub(" ", text)).split())


def cut(text: str, limit: int) -> str:
    """Plain text of at most `limit` characters, with a dot-dot-dot where something is gone."""
    text = plain(text[: 8 * limit])
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


_LONG = re.compile(r"(?<![\w.,-])[0-9]{5,15}(?![0-9]|-[0-9])")


def normalized(side: Side) -> str:
    """The normalised value for people: long whole numbers in groups of three, 8,640,000,000 CNY."""
    return _LONG.sub(lambda match: f"{int(match[0]):,}", cut(side.normalized, 160))


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
    """A short distinct name for each path: the numbers that all file names begin with, else as many folders as it takes."""
    heads = {path: PurePosixPath(path).stem.split("_")[0].split("-")[0] for path in paths}
    if len(set(heads.values())) == len(heads) and all(head.isdigit() for head in heads.values()):
        return heads
    found: dict[str, str] = {}
    left = list(dict.fromkeys(paths))
    for depth in range(1, 5):
        names = {path: _tail(path, depth) for path in left}
        count = Counter(names.values())
        found |= {path: name for path, name in names.items() if count[name] == 1}
        left = [path for path in left if path not in found]
    return found | {path: path for path in left}


def _tail(path: str, depth: int) -> str:
    """The last `depth` parts of the path, without the file's extension."""
    pure = PurePosixPath(path)
    return "/".join([*pure.parts[:-1][-depth + 1 :], pure.stem] if depth > 1 else [pure.stem]) or path


def places(claims: Sequence[Claim]) -> list[tuple[str, list[int]]]:
    """Path and lines of the claims, in their order, lines of one path together."""
    by_path: dict[str, list[int]] = {}
    for claim in claims:
        lines = by_path.setdefault(claim.path, [])
        if claim.line not in lines:
            lines.append(claim.line)
    return list(by_path.items())


def short_names(text: str, finding: Finding, names: Mapping[str, str]) -> str:
    """Plain text in which the paths of the finding's articles, or of what they copy, are replaced by their short names."""
    text = cut(text, 1_200)
    if "/" not in text and "." not in text:
        return text
    paths = {claim.path for side in finding.values for claim in side.claims}
    for path in sorted(paths & names.keys(), key=lambda path: (-len(path), path)):
        text = text.replace(path, names[path])
    return text


def versus(finding: Finding, limit: int = 8) -> str:
    """The values of a finding in one line, "≠" between those that exclude each other.

    A sum stands against the total beside it, not against what other articles say; dates in an impossible order both hold
    a place in it.
    """
    shown = [cut(side.display, 80) for side in finding.values[:limit]]
    more = [f"… +{len(finding.values) - limit}"] if len(finding.values) > limit else []
    if finding.rule == "XC402":
        return " · ".join([" ≠ ".join(shown[:2]), *shown[2:], *more])
    return (" · " if finding.rule == "XC302" else " ≠ ").join([*shown, *more])
