"""The screens that only show: queue, conflict, article, timeline, subjects, facts, log, help."""

from __future__ import annotations

from typing import Any

from checker.codes import RULES, SEVERITIES
from checker.model import Finding
from checker.review import stories, subjects
from checker.review.ask import Answer, Ask, Page, problem
from checker.review.evidence import blocks, columns, named_once, quote
from checker.review.filters import PAGE, STATUSES, Filter, chosen, counts, neighbours
from checker.review.keys import USUAL
from checker.review.snapshot import Snapshot, version
from claims.model import Span


def queue(ask: Ask) -> Answer:
    """The list of conflicts, filtered, with the progress of all of them."""
    snapshot = ask.desk.look()
    if ask.query.get("status") == "stale":
        return Page("stale.html", {"stale": snapshot.report.stale, **_statuses(ask, snapshot)})
    wanted = Filter.read(ask.query)
    found = chosen(snapshot.cards, wanted, ask.user, snapshot.news.fresh)
    page, pages = page_of(ask, len(found))
    data = {
        "wanted": wanted,
        "found": len(found),
        "cards": found[(page - 1) * PAGE : page * PAGE],
        "rules": [rule for rule in RULES if any(card.finding.rule == rule.code for card in snapshot.cards)],
        "severities": SEVERITIES,
        "paths": sorted({path for card in snapshot.cards for path in card.paths}),
        "sources": sorted({source for card in snapshot.cards for source in card.sources}),
        "page": page,
        "pages": pages,
        **_statuses(ask, snapshot),
    }
    return Page("queue.html", data)


def _statuses(ask: Ask, snapshot: Snapshot) -> dict[str, Any]:
    return {"statuses": STATUSES, "counts": counts(snapshot.cards, ask.user, snapshot.news.fresh)}


def page_of(ask: Ask, items: int) -> tuple[int, int]:
    """The page asked for, within what there is, and how many there are."""
    pages = max(1, -(-items // PAGE))
    asked = ask.query.get("page", "1")
    return min(max(int(asked) if asked.isdecimal() and len(asked) < 9 else 1, 1), pages), pages


def conflict(ask: Ask) -> Answer:
    """One conflict, its values side by side."""
    snapshot = ask.desk.look()
    finding = snapshot.find(ask.path["id"])
    if finding is None:
        return problem(ask, "unknown conflict")
    return Page("conflict.html", conflict_data(ask, snapshot, finding))


def conflict_data(ask: Ask, snapshot: Snapshot, finding: Finding) -> dict[str, Any]:
    """Everything that the conflict's screen shows."""
    wanted = Filter.read(ask.query)
    found = chosen(snapshot.cards, wanted, ask.user, snapshot.news.fresh)
    before, after, place = neighbours(snapshot.order, found, finding.id)
    articles = sorted({claim.article for side in finding.values for claim in side.claims})
    dated = stories.axis(snapshot.report, articles, finding) if finding.rule[:3] in {"XC1", "XC3"} else None
    return {
        "finding": finding,
        "columns": columns(finding, snapshot.report),
        "seen": version(finding),
        "wanted": wanted,
        "before": before,
        "after": after,
        "place": place,
        "found": len(found),
        "earlier": ask.desk.journal.of_conflict(finding.id),
        "agree": subjects.agreeing(snapshot.report, finding),
        "axis": dated if dated and dated.lanes else None,
        "story": stories.story_of(stories.stories(snapshot.report), articles),
    }


def articles(ask: Ask) -> Answer:
    """All articles with the number of their conflicts."""
    report = ask.desk.look().report
    found = {row.article.path: 0 for row in report.articles}
    for finding in report.conflicts:
        for path in {claim.path for side in finding.values for claim in side.claims}:
            found[path] = found.get(path, 0) + 1
    page, pages = page_of(ask, len(report.articles))
    rows = report.articles[(page - 1) * PAGE : page * PAGE]
    return Page("articles.html", {"rows": rows, "found": found, "notices": report.notices, "page": page, "pages": pages})


def article(ask: Ask) -> Answer:
    """One article with all its claims marked."""
    report = ask.desk.look().report
    path = ask.query.get("path", "")
    row = next((row for row in report.articles if row.article.path == path), None)
    if row is None:
        return problem(ask, "unknown article")
    marks: list[tuple[Span, str, str]] = [(c.value_span, "lone", f"{c.value_start}:") for c in report.claims if c.path == path]
    for kind, part in (("agree", report.agreements), ("agree", report.updates), ("dispute", report.conflicts)):
        held = ((f, c) for f in part for side in f.values for c in side.claims if c.path == path)
        marks += [(c.value_span, kind, f"{c.value_start}:{f.id}") for f, c in held]
    mine = [f for f in report.conflicts if any(c.path == path for side in f.values for c in side.claims)]
    starts = {f.id: min(c.line for side in f.values for c in side.claims if c.path == path) for f in mine}
    mine.sort(key=lambda f: (starts[f.id], f.id))
    story = stories.story_of(stories.stories(report), [report.articles.index(row)])
    names = {f.id: f for part in (report.agreements, report.updates, report.conflicts) for f in part}
    jumps = {f.id: min(c.value_start for side in f.values for c in side.claims if c.path == path) for f in mine}
    data = {
        "row": row,
        "blocks": named_once(blocks(row.article, marks)),
        "mine": mine,
        "starts": starts,
        "jumps": jumps,
        "first": str(min(jumps.values(), default="")),
        "story": story,
        "names": names,
    }
    return Page("article.html", data)


def timeline(ask: Ask) -> Answer:
    """The dates that the sources of one event claim, on one axis."""
    report = ask.desk.look().report
    found = stories.stories(report)
    asked = ask.query.get("event", "0")
    story = found[int(asked)] if asked.isdecimal() and len(asked) < 9 and int(asked) < len(found) else None
    if story is None and found:
        return problem(ask, "unknown page")
    axis = stories.axis(report, story.articles) if story else None
    return Page("timeline.html", {"stories": found[:200], "story": story, "axis": axis})


def entities(ask: Ask) -> Answer:
    """The subjects of claims."""
    words = ask.query.get("q", "").strip()[:200]
    found = subjects.rows(ask.desk.look().report, words)
    page, pages = page_of(ask, len(found))
    return Page("entities.html", {"rows": found[(page - 1) * PAGE : page * PAGE], "words": words, "page": page, "pages": pages})


def entity(ask: Ask) -> Answer:
    """All claims about one subject."""
    report = ask.desk.look().report
    sheet = subjects.sheet(report, ask.query.get("id", ""))
    if sheet is None:
        return problem(ask, "unknown entity")
    others = [quote([claim], report.articles) for claim in sheet.others[:PAGE]]
    return Page("entity.html", {"sheet": sheet, "others": others, "columns_of": lambda finding: columns(finding, report)})


def facts(ask: Ask) -> Answer:
    """The values that the newsroom has settled."""
    ask.desk.look()  # tells, too, where the file cannot be read
    found = () if ask.desk.trouble else ask.desk.book.known_facts()
    return Page("facts.html", {"facts": found, "file": ask.desk.book.shown(ask.desk.book.facts)})


def log(ask: Ask) -> Answer:
    """Every step, newest first."""
    ask.desk.look()
    _, total = ask.desk.journal.page(0, 0)
    page, pages = page_of(ask, total)
    steps, _ = ask.desk.journal.page((page - 1) * PAGE, PAGE)
    return Page("log.html", {"steps": steps, "page": page, "pages": pages})


def help_page(ask: Ask, note: str = "", status: int = 200) -> Answer:
    """How to work, and the keys."""
    return Page("help.html", {"actions": tuple(USUAL), "note": note, "saved": ask.query.get("saved", "")}, status)
