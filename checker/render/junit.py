"""JUnit XML: a failed test case for each conflict that fails the run, a skipped one for each that does not."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Collection

from checker.model import Finding, Report, Severity
from checker.render import _states as states
from checker.render import _words as words
from checker.render._entries import Entry, entries, entry, harmless
from checker.render._places import ANYWHERE, Places, Root

_RANK: dict[str, int] = {"error": 0, "warning": 1, "note": 2, "never": -1}


def render(
    report: Report, *, lang: str = "auto", fail_on: str = "error", root: Root = ANYWHERE, changed: Collection[str] = ()
) -> str:
    """One suite. Conflicts that count fail at or above `fail_on`; below it, known and decided ones are skipped, with the reason.

    Without any conflict there is one case that passes, since some readers take an empty suite for a broken one. No times.
    """
    lang = words.language(report, lang)
    suite = ET.Element("testsuite", name="crossclaim")
    count = {"failures": 0, "skipped": 0}
    for one in entries(report, lang, root=root, changed=changed):
        failed = one.finding is not None and _RANK[one.severity] <= _RANK[fail_on]
        count["failures" if failed else "skipped"] += 1
        _case(suite, one, _below(one.severity, fail_on, lang), failed=failed)
    places = Places(report, root, changed)
    for finding in report.conflicts:
        if not finding.active:
            count["skipped"] += 1
            _case(suite, entry(finding, lang, places), _settled(finding, lang), failed=False)
    if not len(suite):
        ET.SubElement(suite, "testcase", classname="crossclaim", name="没有冲突" if lang == "zh" else "no conflicts")
    totals = {"tests": str(len(suite)), "failures": str(count["failures"]), "errors": "0", "skipped": str(count["skipped"])}
    suite.attrib.update(totals)
    top = ET.Element("testsuites", {"name": "crossclaim", **totals})
    top.append(suite)
    ET.indent(top, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(top, encoding="unicode") + "\n"


def _case(suite: ET.Element, one: Entry, reason: str, *, failed: bool) -> None:
    place = one.place
    path = harmless(place.path)
    name = harmless(f"{one.title} {words.cut(words.subject(one.finding), 120) if one.finding else ''}".strip())
    case = ET.SubElement(suite, "testcase", classname=path, name=name, file=path, line=str(place.line))
    if failed:
        told = ET.SubElement(case, "failure", type=one.rule, message=one.message)
        told.text = f"{path}:{place.line}\n{one.message}"
    else:
        ET.SubElement(case, "skipped", message=harmless(f"{reason} {one.message}"))


def _below(severity: Severity, fail_on: str, lang: str) -> str:
    word = words.SEVERITY[severity].get(lang)
    return f"{word}，不计为失败（--fail-on {fail_on}）。" if lang == "zh" else f"{word}; not a failure with --fail-on {fail_on}."


def _settled(finding: Finding, lang: str) -> str:
    made = states.ruling(finding, lang)
    word = states.STATE[finding.state].get(lang)
    said = f"{word}：{made}" if lang == "zh" else f"{word}: {made}"
    return (said if made else word) + ("。" if lang == "zh" else ".")
