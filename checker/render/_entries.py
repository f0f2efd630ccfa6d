"""One entry a conflict for formats that show a message at a place: annotations, code quality, concise lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from checker.codes import BY_CODE
from checker.identity import short
from checker.model import Finding, Report, Severity
from checker.render import _states as states
from checker.render import _words as words
from checker.render._places import ANYWHERE, Place, Places, Root, file_of, relative
from claims.model import Claim

_BREAK = "\u200b"
_REACH = 6  # values and places that a one-line message names
_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}
_MENTION = re.compile(r"(?<![A-Za-z0-9_])@(?=[\w-])|#(?=\d)")  # no host takes the @ of an e-mail address for a mention


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said at one place. `id` is the full id, `title` the rule's code, name and the short id, `message` one line."""

    id: str
    rule: str
    severity: Severity
    title: str
    message: str
    place: Place
    finding: Finding | None = None


def entries(report: Report, lang: str, *, root: Root = ANYWHERE, changed: Collection[str] = ()) -> list[Entry]:
    """One entry a conflict that counts and one a notice, the gravest first.

    `lang` is "zh" or "en"; `root` tells what the paths are relative to; `changed` are the
    files in which a conflict is shown where it has an end there.
    """
    places = Places(report, root, changed)
    return sorted([*_conflicts(report, lang, places), *_notices(report, lang, places)], key=lambda e: _RANK[e.severity])


def _conflicts(report: Report, lang: str, places: Places) -> Iterator[Entry]:
    for finding in states.active(report):
        yield entry(finding, lang, places)


def entry(finding: Finding, lang: str, places: Places) -> Entry:
    """The entry of one conflict, at its primary end."""
    ends = places.ends(finding)
    place = places.of(ends[0][1]) if ends else places.fallback()
    named = title(finding.rule, finding.id, lang)
    return Entry(finding.id, finding.rule, finding.severity, named, message(finding, lang, places), place, finding)


def _notices(report: Report, lang: str, places: Places) -> Iterator[Entry]:
    for item in report.notices:
        place = Place(relative(item.path, places.root), max(item.line, 1))
        said = harmless(words.cut(item.why.get(lang), 600))
        yield Entry(item.id, item.rule, item.severity, title(item.rule, item.id, lang), said, place)


def title(rule: str, id_: str, lang: str) -> str:
    """Code, name and short id: "XC101 date-mismatch [ce227c5]"."""
    known = BY_CODE.get(rule)
    name = (known.title.zh if lang == "zh" else known.name) if known else ""
    return f"{f'{words.cut(rule, 20)} {name}'.strip()} [{short(id_)}]"


def message(finding: Finding, lang: str, places: Places) -> str:
    """Subject, the value here and the values elsewhere with their places, then why; one harmless line."""
    zh = lang == "zh"
    ends = places.ends(finding)
    here = ends[0][0] if ends else None
    head = words.cut(words.subject(finding), 120)
    others = [side for side in finding.values if side is not here]
    if here is not None and others:
        told = [_elsewhere(side.display, side.claims[0] if side.claims else None, zh) for side in others[:_REACH]]
        more = len(others) - _REACH
        told += [f"… +{more}"] if more > 0 else []
        value = words.cut(here.display, 80)
        said = f"此处为 {value}，而别处为 {'、'.join(told)}" if zh else f"{value} here, but {', '.join(told)}"
    else:
        said = " ≠ ".join(words.cut(side.display, 80) for side in finding.values[:_REACH])
    why = words.cut(finding.why.get(lang), 400)
    text = f"{head}：{said}。{why}" if zh else f"{head}: {said}. {why}"
    old = states.ruling(finding, lang)
    if old:
        text += f" （此前裁定：{old}）" if zh else f" (Earlier decision: {old}.)"
    return _whole(harmless(text.strip()), finding, places)


def _whole(text: str, finding: Finding, places: Places) -> str:
    """With the numbers of records as they are, "news.jsonl#2": they are copied into other tools."""
    if _BREAK not in text:
        return text
    paths = {claim.path for side in finding.values for claim in side.claims} | places.articles.keys()
    for path in sorted(paths, key=lambda path: (-len(path), path)):
        file = file_of(path)
        if file != path:
            number = path[len(file) + 1 :]
            text = text.replace(f"{harmless(file)}#{_BREAK}{number}", f"{harmless(file)}#{number}")
    return text


def _elsewhere(display: str, claim: Claim | None, zh: bool) -> str:
    if claim is None:
        return words.cut(display, 80)
    where = f"{words.cut(claim.path, 160)}:{claim.line}"
    return f"{words.cut(display, 80)}（{where}）" if zh else f"{words.cut(display, 80)} ({where})"


def address(path: str) -> str:
    """A path on one line that gives no orders to a CI runner and is otherwise as it is."""
    return words.plain(path).replace("##[", "## [").replace("::", f":{_BREAK}:")


def harmless(text: str) -> str:
    """One line that mentions nobody and gives no orders to a CI runner."""
    return _MENTION.sub(lambda match: match[0] + _BREAK, address(text))


def tally(found: Iterable[Entry], lang: str) -> str:
    """How many entries there are of each severity: "3 errors, 1 note"."""
    count = Counter(entry.severity for entry in found)
    if lang == "zh":
        return "，".join(f"{words.SEVERITY[name].zh} {count[name]}" for name in _RANK if count[name])
    return ", ".join(words.counted(count[name], name, f"{name}s") for name in _RANK if count[name])
