"""One page for the desk and the archive: both quotes side by side, no script, nothing loaded, readable in the dark and on paper."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from checker.codes import BY_CODE
from checker.identity import short
from checker.model import ArticleRow, Finding, Json, Report
from checker.render import _states as states
from checker.render import _words as words
from checker.render._card import Cards, card_context
from checker.render._html_words import Words
from checker.render._places import ANYWHERE, Root, href
from checker.render._verdict import verdict
from checker.version import __version__

__all__ = ["card_context", "environment", "render"]

CARDS = 2_000  # cards on one page: with more, an editor's browser and patience give in; the table still has every conflict
_LINES = 500  # lines in one folded list
_PLACES = 6


def render(
    report: Report,
    *,
    lang: str = "auto",
    fail_on: str = "error",
    base: str = "",
    link: str = "",
    root: Root = ANYWHERE,
) -> str:
    """The page as text. `base` is the folder in which it will lie, `link` a template of absolute links (see `_places.href`)."""
    lang = words.language(report, lang)
    page = _Page(report, Cards(report, lang, base, link, root), Words(lang), fail_on)
    style = _style(page)
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    from markupsafe import Markup

    context = {**page.context(), "style": Markup(style), "style_hash": digest}
    text: str = _template().render(context)
    return text.strip() + "\n"


@lru_cache(1)
def _template() -> Any:
    return environment().get_template("report.html.j2")


def environment(**options: Any) -> Any:
    """A Jinja2 environment that knows the templates of this package; everything that is put into a page is escaped."""
    import jinja2

    return jinja2.Environment(
        loader=jinja2.PackageLoader("checker.render"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        **options,
    )


@dataclass(frozen=True)
class _Page:
    """The page's parts, as the template takes them."""

    report: Report
    cards: Cards
    t: Words
    fail_on: str

    def context(self) -> Json:
        active = states.active(self.report)
        shown = [self.cards.card(finding, n) for n, finding in enumerate(active[:CARDS], 1)]
        return {
            "t": self.t,
            "verdict": verdict(self.report, self.t.lang_code, self.fail_on),
            "filters": [name for name, _ in self.filters()],
            "navigation": self.navigation(),
            "rows": [self.row(finding, n) for n, finding in enumerate(active, 1)],
            "cards": shown,
            "more": self.t.more(len(active) - len(shown)) if len(active) > len(shown) else "",
            "sections": list(self.sections()),
            "articles": self.articles(active),
            "footer": self.footer(),
        }

    def filters(self) -> list[tuple[str, str]]:
        """Names and CSS selectors of what can be shown alone."""
        active = states.active(self.report)
        severities = sorted({finding.severity for finding in active}, key=list(words.SEVERITY).index)
        rules = sorted({finding.rule for finding in active} & BY_CODE.keys())
        found = [(name, f'[data-severity="{name}"]') for name in severities] if len(severities) > 1 else []
        return found + ([(rule, f'[data-rule="{rule}"]') for rule in rules] if len(rules) > 1 else [])

    def navigation(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Labelled lines of (target, text): the page's parts, and what can be shown alone."""
        lang, active = self.t.lang_code, states.active(self.report)
        severity, rule = states.tally(active), Counter(f.rule for f in active)
        named = {str(name): f"{words.SEVERITY[name].get(lang)} {n}" for name, n in severity.items()}
        names = [name for name, _ in self.filters()]
        levels = [(f"only-{name}", named[name]) for name in names if name in named]
        rules = [(f"only-{name}", f"{BY_CODE[name].title.get(lang)} {rule[name]}") for name in names if name in BY_CODE]
        parts = [("conflicts", self.t.conflicts)] if active else []
        parts += [(section["name"], section["title"]) for section in self.sections(bare=True)]
        rows = [(self.t.go, [*parts, ("articles", self.t.articles)])]
        if levels or rules:
            rows.append((self.t.show, [("top", self.t.every), *levels]))
        return [*rows, (self.t.by_rule, rules)] if rules else rows

    def row(self, finding: Finding, n: int) -> Json:
        return {
            "n": n,
            "id": finding.id,
            "short": short(finding.id),
            "title": words.cut(words.subject(finding), 120),
            "rule": finding.rule,
            "severity": finding.severity,
            "severity_word": words.SEVERITY[finding.severity].get(self.t.lang_code),
            "sign": words.SIGNS[finding.severity],
            "state": finding.state,
            "state_word": states.STATE[finding.state].get(self.t.lang_code),
            "said": words.versus(finding),
            "carded": n <= CARDS,
        }

    def sections(self, *, bare: bool = False) -> Iterable[Json]:
        """The folded parts that are not empty; `bare` leaves their contents out."""
        report, t = self.report, self.t
        cards: Sequence[tuple[str, Callable[[int], str], Sequence[Finding]]] = (
            ("decided", t.decided, states.settled(report, "decided")),
            ("known", t.known, states.settled(report, "known")),
            ("updates", t.updates, report.updates),
        )
        for name, title, found in cards:
            if found:
                yield _section(name, title(len(found)), [] if bare else [self.cards.card(one) for one in found[:CARDS]], [])
        lists: Sequence[tuple[str, Callable[[int], str], int, Callable[[], Sequence[Any]]]] = (
            ("stale", t.stale, len(report.stale), self.stale),
            ("notices", t.notices, len(states.notices(report)), self.notices),
            ("consistent", t.consistent, words.agreeing(report), self.agreements),
            ("apart", t.apart, len(report.not_compared), self.apart),
            ("run-notes", t.notes, len(report.notes), self.notes),
        )
        for name, title, n, lines in lists:
            if n:
                yield _section(name, title(n), [], [] if bare else lines())

    def stale(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        return [("", states.stale(item, self.t.lang_code), []) for item in self.report.stale[:_LINES]]

    def notices(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        return [
            (f"{item.rule} ", words.cut(item.why.get(self.t.lang_code), 600), [self.link(item.path, item.line)])
            for item in states.notices(self.report)[:_LINES]
        ]

    def notes(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        return [("", words.cut(note.get(self.t.lang_code), 600), []) for note in self.report.notes[:_LINES]]

    def agreements(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        made = []
        for finding in self.report.agreements[:_LINES]:
            values = " = ".join(dict.fromkeys(words.cut(side.display, 80) for side in finding.values))
            claims = [claim for side in finding.values for claim in side.claims]
            links = [self.link(path, lines[0]) for path, lines in words.places(claims)[:_PLACES]]
            made.append((words.cut(words.subject(finding), 120), f"{self.t.colon}{values}", links))
        return made

    def apart(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        made = []
        for item in self.report.not_compared[:_LINES]:
            quotes = " / ".join(words.cut(claim.quote, 200) for claim in item.claims)
            links = [self.link(claim.path, claim.line) for claim in item.claims]
            made.append((words.cut(item.reason.get(self.t.lang_code), 300), f"{self.t.colon}{quotes}", links))
        return made

    def link(self, path: str, line: int) -> tuple[str, str]:
        cards = self.cards
        name = words.plain(cards.names.get(path, path))
        return href(path, line, template=cards.link, base=cards.base, root=cards.root), f"{name} {self.t.line(line)}"

    def articles(self, active: Sequence[Finding]) -> list[Json]:
        """The rows of the articles' table."""
        found = Counter(path for finding in active for path in {c.path for side in finding.values for c in side.claims})
        return [self.article(row, found[row.article.path]) for row in self.report.articles]

    def article(self, row: ArticleRow, found: int) -> Json:
        """One row of it."""
        article = row.article
        day = self.t.no_date
        if article.published:
            day = f"{article.published.isoformat()} ({words.origin(article.published_from, self.t.lang_code)})"
        remarks = [self.t.copy + words.plain(self.cards.names.get(row.copy_of, row.copy_of))] if row.copy_of else []
        return {
            "href": self.link(article.path, article.first_line or 1)[0],
            "name": words.plain(self.cards.names[article.path]),
            "title": words.cut(article.title, 160),
            "date": day,
            "found": found,
            "remarks": " · ".join([*remarks, *(words.cut(words.remark(note, self.t.lang_code), 200) for note in article.notes)]),
        }

    def footer(self) -> str:
        """What the run was, in one line; no clock."""
        facts = [f"crossclaim {__version__}"]
        if self.report.as_of:
            origin = words.origin(self.report.as_of_from, self.t.lang_code)
            facts.append(f"{self.t.as_of}{self.report.as_of.isoformat()} ({origin})")
        facts.append(f"fail-on {self.fail_on}")
        if self.report.encoder:
            facts.append(f"{self.t.encoder}{words.plain(self.report.encoder)}")
        return " · ".join([*facts, *map(words.plain, words.counts(self.report, self.t.lang_code))])


def _section(name: str, title: str, cards: list[Json], lines: Sequence[Any]) -> Json:
    return {"name": name, "title": title, "cards": cards, "lines": lines}


def _style(page: _Page) -> str:
    """The style sheet with a rule for each filter: what is the target hides everything else."""
    css = files("checker.render").joinpath("templates", "report.css").read_text("utf-8").strip()
    rules = [
        f"#only-{name}:target~main .row:not({selector}),#only-{name}:target~main .card:not({selector}){{display:none}}"
        for name, selector in page.filters()
    ]
    return "\n".join([css, *rules])
