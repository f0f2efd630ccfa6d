"""One finding as what a page shows: words in one language, quotes cut around their values, links. For HTML templates.

Every string is plain text of one line: without control, bidirectional and zero-width characters, but not escaped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote as percent

from checker.codes import BY_CODE
from checker.identity import short
from checker.model import ArticleRow, Finding, Json, Report, Side
from checker.render import _states as states
from checker.render import _words as words
from checker.render._places import ANYWHERE, Root, href
from claims.model import Claim

_CONTEXT = 140  # characters shown before and after a clause
_PASSAGE = 24  # characters of the quote in a link to it
_STOP = re.compile(r"[。！？!?…；;\n]|\.(?=\s)")


@dataclass(frozen=True)
class Cards:
    """Makes cards of one report; `lang` is "zh" or "en", the rest is about links (see `_places.href`)."""

    report: Report
    lang: str
    base: str = ""
    link: str = ""
    root: Root = ANYWHERE

    @cached_property
    def rows(self) -> dict[str, ArticleRow]:
        """The articles by path."""
        return {row.article.path: row for row in self.report.articles}

    @cached_property
    def names(self) -> dict[str, str]:
        """Short names of the articles by path."""
        return words.labels(list(self.rows))

    def card(self, finding: Finding, n: int = 0) -> Json:
        """The card of a finding; `n` is its number on the page, 0 for none."""
        rule = BY_CODE.get(finding.rule)
        lang = self.lang
        keep = finding.ruling.keep if finding.ruling and finding.ruling.verdict == "keep" else None
        return {
            "n": n,
            "id": finding.id,
            "short": short(finding.id),
            "rule": words.cut(finding.rule, 20),
            "rule_name": rule.name if rule else "",
            "rule_title": rule.title.get(lang) if rule else "",
            "severity": finding.severity,
            "severity_word": words.SEVERITY[finding.severity].get(lang),
            "sign": words.SIGNS[finding.severity],
            "confidence": words.confidence(finding, lang),
            "title": words.cut(words.subject(finding), 160),
            "state": finding.state,
            "state_word": states.STATE[finding.state].get(lang),
            "active": finding.active,
            "ruling": states.ruling(finding, lang),
            "why": self.short_names(finding.why.get(lang), finding),
            "suggestion": self.short_names(finding.suggestion.get(lang), finding) if finding.suggestion else "",
            "sides": [self._side(side, keep) for side in finding.values],
        }

    def short_names(self, text: str, finding: Finding) -> str:
        """The text with the paths of the finding's articles replaced by their short names."""
        return words.short_names(text, finding, self.names)

    def _href(self, claim: Claim) -> str:
        """A link to the line and, where it leads to a file, to the passage: a browser knows no line numbers in a text."""
        link = href(claim.path, claim.line, template=self.link, base=self.base, root=self.root)
        return link if self.link else link + _passage(claim)

    def _side(self, side: Side, keep: str | None) -> Json:
        return {
            "display": words.cut(side.display, 160),
            "normalized": words.normalized(side),
            "witnesses": side.witnesses,
            "kept": keep is not None and side.normalized == keep,
            "claims": [self._claim(claim) for claim in side.claims],
        }

    def _claim(self, claim: Claim) -> Json:
        row = self.rows.get(claim.path)
        article = row.article if row else None
        before, value, after = words.shorten(claim.quote, *words.value_in_quote(claim))
        lead, tail = _around(article.text, claim) if article else ("", "")
        day = article.published.isoformat() if article and article.published else ""
        return {
            "path": words.plain(claim.path),
            "name": words.plain(self.names.get(claim.path, claim.path)),
            "line": claim.line,
            "href": self._href(claim),
            "title": words.cut(article.title, 120) if article else "",
            "source": words.cut(article.source or "", 80) if article else "",
            "published": day,
            "published_from": words.origin(article.published_from, self.lang) if article and day else "",
            "copy_of": words.plain(self.names.get(row.copy_of, row.copy_of)) if row and row.copy_of else "",
            "lang": {"zh": "zh-Hans", "zh-Hant": "zh-Hant", "en": "en"}.get(article.language, "") if article else "",
            "lead": lead,
            "before": _spaced(before, end=True),
            "value": words.plain(value),
            "after": _spaced(after, start=True),
            "tail": tail,
        }


def _passage(claim: Claim) -> str:
    """What makes a browser scroll to the quote and mark it: the value and the words behind it, in the text directive's form."""
    start, end = words.value_in_quote(claim)
    text = claim.quote[start : max(end, start + _PASSAGE)].partition("\n")[0].strip()
    return f":~:text={percent(text.encode('utf-8', 'replace'), safe='').replace('-', '%2D')}" if text else ""


def card_context(finding: Finding, report: Report, lang: str = "auto") -> Json:
    """What the template `card.html.j2` shows of a finding: strings, numbers and lists only.

    Keys: n, id, short, rule, rule_name, rule_title, severity (and _word), sign, confidence, title, state (and _word), active,
    ruling, why, suggestion, sides. A side has display, normalized, witnesses, kept and claims; a claim path, name, line,
    href, title, source, published (and _from), copy_of, lang, and the quote as lead, before, value, after, tail. For many
    findings of one report `Cards(report, lang).card(finding)` is faster.
    """
    return Cards(report, words.language(report, lang)).card(finding)


def _around(text: str, claim: Claim) -> tuple[str, str]:
    """The rest of the clause's sentences on either side, and the sentence beside each where that one is short."""
    head = text[max(claim.start - _CONTEXT, 0) : claim.start]
    tail = text[claim.end : claim.end + _CONTEXT]
    head, tail = head.rpartition("\n")[2], tail.partition("\n")[0]
    stops = [match.end() for match in _STOP.finditer(head)]
    if len(head) == _CONTEXT:
        head = head[stops[0] :] if stops and stops[0] < len(head) else f"…{head}"
    stops = [match.end() for match in _STOP.finditer(tail)]
    if len(tail) == _CONTEXT:
        tail = tail[: stops[-1]] if stops else f"{tail}…"
    return _spaced(head, end=True), _spaced(tail, start=True)


def _spaced(text: str, *, start: bool = False, end: bool = False) -> str:
    """Plain text that keeps the space beside the value."""
    body = words.plain(text)
    return f"{' ' if start and text[:1].isspace() else ''}{body}{' ' if end and text[-1:].isspace() else ''}"
