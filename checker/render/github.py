"""Workflow commands that GitHub shows as annotations in the files of a pull request.

GitHub keeps ten annotations of each level a step and drops the rest without a word; so no more than ten are printed, and
where some are left out, the last notice says how many there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from checker.model import Report, Severity
from checker.render import _words as words
from checker.render._entries import Entry, entries, tally
from checker.render._places import ANYWHERE, Root

LIMIT = 10
_COMMAND: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report, *, lang: str = "auto", root: Root = ANYWHERE, changed: Collection[str] = (), more: str = "") -> str:
    """At most ten errors, ten warnings and ten notices, one command a line.

    `root` tells what the paths are relative to, `more` says where the whole report is.
    """
    lang = words.language(report, lang)
    found = entries(report, lang, root=root, changed=changed)
    count = Counter(entry.severity for entry in found)
    short = any(n > LIMIT for n in count.values())
    room = {"error": LIMIT, "warning": LIMIT, "note": LIMIT - short}
    shown = [entry for entry in found if _take(room, entry.severity)]
    lines = [_annotation(entry) for entry in shown]
    if len(shown) < len(found):
        lines.append(_last(found, len(shown), lang, more))
    return "".join(f"{line}\n" for line in lines)


def _take(room: dict[str, int], severity: Severity) -> bool:
    room[severity] -= 1
    return room[severity] >= 0


def _annotation(entry: Entry) -> str:
    place = entry.place
    fields = {"file": place.path, "line": str(place.line)}
    if place.column and place.end_line == place.line:  # GitHub takes columns only within one line
        fields |= {"endLine": str(place.line), "col": str(place.column), "endColumn": str(place.end_column)}
    fields["title"] = entry.title
    told = ",".join(f"{name}={_property(text)}" for name, text in fields.items())
    return f"::{_COMMAND[entry.severity]} {told}::{_data(entry.message)}"


def _last(found: list[Entry], shown: int, lang: str, more: str) -> str:
    where = more or ("完整报告" if lang == "zh" else "the full report")
    if lang == "zh":
        said = f"共 {len(found)} 处（{tally(found, lang)}），此处标注 {shown} 处；另有 {len(found) - shown} 处见 {where}"
        return f"::notice title={_property('一致性检查')}::{_data(said)}"
    said = f"{len(found)} findings ({tally(found, lang)}), {shown} annotated; {len(found) - shown} more in {where}"
    return f"::notice title={_property('Consistency check')}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(words.plain(text)).replace(":", "%3A").replace(",", "%2C")
