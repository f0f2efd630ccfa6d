"""When an article was published, and how we know. Never the clock.

A day is returned as it is. Where only a month is known the first day that is certain to lie in it is returned with the
origin "inferred": use it as "about that month", never as a day.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath

from claims.lang.en_dates import MONTHS
from claims.model import Article, Origin, Span

DATE_KEYS = (
    "date",
    "published",
    "publish_date",
    "pubdate",
    "datepublished",
    "published_at",
    "发布时间",
    "日期",
    "发布日期",
    "日期時間",
)

_MONTH = "|".join(sorted((name for name in MONTHS if name.isascii()), key=len, reverse=True))
_MONTH_HEADS = sorted({name[:3] for name in MONTHS if name.isascii()})
_CENTURY = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_ZH = re.compile(r"(?<!\d)((?:19|20)\d\d) ?年 ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?[日号號])?")
_EN_MD = re.compile(rf"(?<![A-Za-z])({_MONTH})\.?(?: (\d{{1,2}})(?:st|nd|rd|th)?)?,? ((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_EN_DM = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH})\.?,? ((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_ZH_LINE = re.compile(
    r"(?:((?:19|20)\d\d) ?年 ?)?(?<!\d)(\d{1,2}) ?月 ?(\d{1,2}) ?日[一-鿿]{0,6}"
    r"(?:电|電|讯|訊|消息|报道|報道|報導)(?![话話视視影子脑腦])"
)
# What may stand before the day in an agency's own line; 据某社8月4日报道 quotes somebody else's.
_OWN_LINE = re.compile(r"(?:^|[。！？：“”\s])(?:[^。！？，：\s据據称稱]{0,12})$|(?:社|网|網|报|報)[一-鿿]{2,4}$")
_CITED = re.compile(r"[据據称稱][^。！？\n]{0,24}$")
_EN_LINE = re.compile(
    rf"^[*_(]{{0,3}}[A-Z][A-Za-z .'/-]{{1,40}}(?:, [A-Z][A-Za-z .'-]{{1,30}})?, ((?i:{_MONTH}))\.? (\d{{1,2}})"
    r"(?:,? ((?:19|20)\d\d))? ?(?:\([^()\n]{1,40}\))? ?[-–—]",
    re.MULTILINE,
)
_STAMP = re.compile(r"\s{0,20}[^\d\n]{0,30}((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T\u3000]{1,2}\d{1,2}:\d\d")
_EDITION = re.compile(r"[（(] ?((?:19|20)\d\d) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日 {0,4}(?:第 ?)?\d{1,3} ?版 ?[）)]")
_AHEAD_ZH = re.compile(r"将|將|预计|預計|计划|計劃|拟|擬|有望|目标|目標|力争|前完成|前建成|之前|截止|规划|規劃|到期|届时")
_AHEAD_EN = re.compile(
    r"\b(?:will|shall|would|could|may|might|expect\w*|plan\w*|due|schedul\w*|target\w*|by|until|before|forecast\w*|aim\w*)\b", re.I
)
_BREAK = re.compile(r"[。！？!?；;\n，,]")
_HEAD = 600
_REPOST_DAYS = 60
_SCAN = 400_000


def parse(value: str | date | None) -> date | None:
    """The first calendar day in `value`: ISO, `2015-02-06 16:55:53`, 2024年8月9日, Aug 9, 2024, 9 August 2024, 20240809.

    A month alone gives its first day. None for anything else, an impossible day included.
    """
    if value is None:
        return None
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    for pattern, order in ((_ISO, (1, 2, 3)), (_ZH, (1, 2, 3)), (_COMPACT, (1, 2, 3)), (_EN_DM, (3, 2, 1)), (_EN_MD, (3, 1, 2))):
        found = pattern.search(value)
        if found is not None:
            return _day(*(found[group] for group in order))
    return None


def _day(year: str | None, month: str, day: str | None) -> date | None:
    number = int(month) if month.isdigit() else MONTHS[month.lower()]
    try:
        return date(int(year or 0), number, int(day or 1))
    except ValueError:
        return None


def infer(
    text: str, path: str, fields: Mapping[str, str], *, body: Span | None = None, given: date | None = None
) -> tuple[date | None, Origin]:
    """Publication date and its origin; `given` is a date from metadata (HTML, a JSON field, the caller).

    Order: front matter, metadata, file name, dateline, inferred. A dateline up to 60 days before the front matter or metadata
    date wins over it: the row is a repost, and 昨天 in the text counts from the dateline.
    """
    inside = text[body.start : body.end] if body else text
    stated = next((found for key in DATE_KEYS if (found := parse(fields.get(key))) is not None), None)
    for day, origin in ((stated, "front matter"), (given, "metadata")):
        if day is not None:
            line = dateline(inside, near=day)
            if line is not None and 0 < (day - line).days <= _REPOST_DAYS:
                return line, "dateline"
            return day, "front matter" if origin == "front matter" else "metadata"
    named = from_name(path)
    if named is not None:
        return named, "file name"
    line = _printed(inside) or dateline(inside)
    if line is not None:
        return line, "dateline"
    month = from_own_dates(inside)
    return (month, "inferred") if month is not None else (None, "unknown")


def from_name(path: str) -> date | None:
    """A full day in the file's own name (2024-08-09-title.md, 20240809_x.txt), else None."""
    name = PurePosixPath(path).name
    found = _COMPACT.search(name) or re.search(r"(?<!\d)((?:19|20)\d\d)[-_.](\d{1,2})[-_.](\d{1,2})(?!\d)", name)
    return _day(found[1], found[2], found[3]) if found else None


def dateline(body: str, near: date | None = None) -> date | None:
    """The day in an agency's dateline at the head of `body`.

    A missing year is taken from `near` (the last such day not after it) or from a date of the text shortly before it; without
    either there is no dateline.
    """
    head = body[:_HEAD]
    lines = _ZH_LINE.finditer(head) if "月" in head else ()
    found = next((line for line in lines if _is_own(head[: line.start()])), None)
    if found is not None:
        year, month, day = found[1], int(found[2]), int(found[3])
    else:
        line = _EN_LINE.search(head)
        if line is None:
            return None
        year, month, day = line[3], MONTHS[line[1].lower()], int(line[2])
    if year is not None:
        return _day(year, str(month), str(day))
    if near is not None:
        this = _day(str(near.year), str(month), str(day))
        if this is not None and (this - near).days > 1:
            this = _day(str(near.year - 1), str(month), str(day))
        return this
    return _with_own_year(body, month, day)


def _is_own(before: str) -> bool:
    return _OWN_LINE.search(before) is not None and _CITED.search(before) is None


def _printed(body: str) -> date | None:
    """A page's own stamp: date and time before the first word, or the newspaper edition at the end."""
    found = _STAMP.match(body) or _EDITION.search(body, max(0, len(body) - 600))
    return _day(found[1], found[2], found[3]) if found else None


def _with_own_year(body: str, month: int, day: int) -> date | None:
    """The dateline's year where the newest year of the text has a date in the six weeks before it.

    Older dates (construction began in March 2018) say nothing about the year of the report.
    """
    dates = [found for found, _ in _dates(body)]
    newest = max((found.year for found in dates), default=0)
    candidate = _day(str(newest), str(month), str(day)) if newest else None
    if candidate is not None and any(-7 <= (candidate - found).days <= 45 for found in dates):
        return candidate
    return None


def from_own_dates(body: str) -> date | None:
    """The latest absolute month or day that the text tells as past, or None.

    Its year must be named at least twice: a publication date must not hang on one date that may be a slip.
    """
    dates = [(found, span) for found, span in _dates(body) if not _is_ahead(body, span)]
    years = Counter(re.findall(r"(?<!\d)((?:19|20)\d\d)(?=[ ]?年|[-/.]\d|[ ,.)]|$)", body[:_SCAN]))
    past = [found for found, _ in dates if years[str(found.year)] >= 2]
    if not past:
        return None
    latest = max(past)
    # The newest year that the text names at all must be this one, or the newest events are not dated by month.
    return latest if latest.year >= max((found.year for found, _ in dates), default=0) else None


def _dates(body: str) -> list[tuple[date, Span]]:
    found: list[tuple[date, Span]] = []
    text = body[:_SCAN]
    if _CENTURY.search(text) is None:
        return found
    folded = text.casefold()
    patterns = [(_ISO, (1, 2, 3)), (_ZH, (1, 2, 3))]
    if any(name in folded for name in _MONTH_HEADS):
        patterns += [(_EN_DM, (3, 2, 1)), (_EN_MD, (3, 1, 2))]
    for pattern, order in patterns:
        for match in pattern.finditer(text):
            day = _day(*(match[group] for group in order))
            if day is not None:
                found.append((day, Span(match.start(), match.end())))
    return found


def _is_ahead(body: str, span: Span) -> bool:
    """True where the clause around a date speaks of what is to come."""
    before = max((m.end() for m in _BREAK.finditer(body, max(0, span.start - 60), span.start)), default=max(0, span.start - 60))
    after = _BREAK.search(body, span.end, span.end + 60)
    end = after.start() if after else min(len(body), span.end + 60)
    clause = body[before:end]
    return _AHEAD_ZH.search(clause) is not None or _AHEAD_EN.search(clause) is not None or body.startswith("前", span.end)


def as_of(articles: Iterable[Article], explicit: date | None = None, git_root: str | Path | None = None) -> tuple[date | None, str]:
    """The reference day of a run and where it comes from: what is later cannot be past.

    `explicit`; else the newest commit date of the articles' files, where all of them are committed in the git work tree
    `git_root` (None: the current folder); else the newest publication date; else (None, "unknown"). Never the clock.
    """
    if explicit is not None:
        return explicit, "given"
    made = articles if isinstance(articles, Sequence) else tuple(articles)
    committed = _commit_date(sorted({article.path.split("#")[0] for article in made}), Path(git_root or "."))
    if committed is not None:
        return committed, "commit date"
    days = [article.published for article in made if article.published is not None and article.published_from != "inferred"]
    return (max(days), "newest article") if days else (None, "unknown")


def _commit_date(paths: Sequence[str], root: Path) -> date | None:
    if not paths or not all(Path(path).is_file() for path in paths):
        return None
    full = [str(Path(path).resolve()) for path in paths]
    tracked = _git(root, "ls-files", "--error-unmatch", "--", *full[:2000])
    if tracked is None:
        return None
    newest = _git(root, "log", "-1", "--format=%cs", "--", *full[:2000])
    return parse(newest) if newest else None


def _git(root: Path, *arguments: str) -> str | None:
    """Output of a read-only git command, None where git is absent or refuses."""
    command = ["git", "-c", "core.fsmonitor=false", "--no-optional-locks", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=20, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
