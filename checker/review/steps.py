"""The requests that change something. Each ends in a redirect, or in a page that says why nothing was recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from checker.ledger.records import SCOPES
from checker.model import Finding, Ruling
from checker.review import keys, pages
from checker.review.ask import Answer, Ask, Go, Page, problem
from checker.review.book import Settled
from checker.review.desk import Outcome, Wish
from checker.review.filters import PAGE, Card, Filter, chosen, is_open, neighbours
from checker.review.journal import Action
from checker.review.snapshot import version, versions
from claims.errors import SettingsError

LONGEST = 2000  # characters of a note


def decide(ask: Ask) -> Answer:
    """Record a verdict for one conflict and open the next."""
    finding = ask.desk.look().find(ask.path["id"])
    if finding is None:
        return problem(ask, "unknown conflict", 409)
    ruling = ruling_of(ask.form, finding)
    verdict = ask.form.get("verdict", "")
    withdraws = verdict == "withdraw"
    if ruling is None and not withdraws:
        return problem(ask, "bad request", 400)
    action: Action = "withdraw" if withdraws else "note" if verdict == "note" else "decide"
    outcome = _try(ask, lambda: ask.desk.decide(Wish(finding.id, ruling, ask.form.get("seen", "")), ask.user, action))
    if isinstance(outcome, Outcome):
        if not outcome.batch:
            return _clash(ask, outcome.clash, ruling)
        return Go(_onward(ask, finding.id, outcome.batch, stay=action != "decide"))
    return outcome


def ruling_of(fields: Mapping[str, str], finding: Finding) -> Ruling | None:
    """The ruling that a form asks for: `verdict` is "keep:N", "other", "both:SCOPE", "false-positive:SCOPE", "call" or "note"."""
    kind, _, more = fields.get("verdict", "").partition(":")
    note = fields.get("note", "").strip()[:LONGEST]
    if kind == "keep" and more.isdecimal() and len(more) < 4 and 1 <= int(more) <= len(finding.values):
        return Ruling("keep", keep=finding.values[int(more) - 1].normalized, note=note)
    if kind == "other" and fields.get("value", "").strip():
        return Ruling("keep", keep=" ".join(fields["value"].split())[:200], note=note)
    if kind == "note" and finding.ruling is not None:
        old = finding.ruling
        return Ruling(old.verdict, old.keep, old.scope, note)
    if kind == "call":
        return Ruling("call", note=_call_note(fields, note))
    return _scoped(kind, more, note)


def _scoped(kind: str, scope: str, note: str) -> Ruling | None:
    if kind == "both" and scope in SCOPES["both"]:
        return Ruling("both", scope=scope, note=note)
    if kind == "false-positive" and scope in SCOPES["false-positive"]:
        return Ruling("false-positive", scope=scope, note=note)
    return None


def _call_note(fields: Mapping[str, str], note: str) -> str:
    """Who asks and until when stand before the note, in one line that people and `grep` can read."""
    who, due = (" ".join(fields.get(name, "").split())[:100] for name in ("assignee", "due"))
    head = " ".join(part for part in (f"@{who}" if who else "", f"→ {due}" if due else "") if part)
    return " · ".join(part for part in (head, note) if part)


def _try(ask: Ask, step: Callable[[], Outcome]) -> Outcome | Page:
    try:
        return step()
    except SettingsError as error:
        return problem(ask, "refused", 409, str(error))


def _clash(ask: Ask, now: Finding | None, ruling: Ruling | None) -> Page:
    """Somebody or a new check was faster: both rulings, and the choice."""
    snapshot = ask.desk.look()
    if now is None:
        return problem(ask, "unknown conflict", 409)
    wanted = Filter.read(ask.query)
    form = {name: value for name, value in ask.form.items() if name != "seen"}
    data = {"finding": now, "yours": ruling, "seen": version(now), "form": form, "wanted": wanted, "fresh": snapshot.news.at}
    return Page("clash.html", data, 409)


def _onward(ask: Ask, id_: str, batch: int, *, stay: bool = False) -> str:
    """The next conflict that is open under the same filters, from the top again at the end; the queue when none is left."""
    wanted = Filter.read(ask.query)
    if stay:
        return f"/c/{id_}{wanted.address(done=batch)}"
    snapshot = ask.desk.look()
    left: list[Card] = [
        card
        for card in chosen(snapshot.cards, wanted, ask.user, snapshot.news.fresh)
        if card.finding.id != id_ and is_open(card.finding)
    ]
    _, after, _ = neighbours(snapshot.order, left, id_)
    target = after or (left[0].finding.id if left else "")
    return f"/c/{target}{wanted.address(done=batch)}" if target else f"/{wanted.address(done=batch)}"


def skip(ask: Ask) -> Answer:
    """The next open conflict; nothing is recorded."""
    return Go(_onward(ask, ask.path["id"], 0))


def undo(ask: Ask) -> Answer:
    """Take back this person's newest step and show what it was about."""
    batch = ask.form.get("batch", "")
    if not batch.isdecimal() or len(batch) > 15:
        return problem(ask, "bad request", 400)
    outcome = _try(ask, lambda: ask.desk.undo(int(batch), ask.user))
    if not isinstance(outcome, Outcome):
        return outcome
    if not outcome.batch:
        return problem(ask, "clash undo", 409)
    steps = ask.desk.journal.of_batch(outcome.batch)
    wanted = Filter.read(ask.query)
    if len(steps) > 1:
        return Go(f"/{wanted.address(done=outcome.batch)}")
    return Go(f"/c/{steps[0].conflict}{wanted.address(done=outcome.batch)}")


def fact(ask: Ask) -> Answer:
    """The kept value as a house fact, to be read once more before it counts."""
    finding = ask.desk.look().find(ask.path["id"])
    if finding is None or not finding.ruling or finding.ruling.verdict != "keep":
        return problem(ask, "unknown conflict")
    return _fact_form(ask, finding, ask.desk.book.draft(finding))


def _fact_form(ask: Ask, finding: Finding, draft: Settled, problem: str = "") -> Page:
    data = {"finding": finding, "draft": draft, "seen": version(finding), "wanted": Filter.read(ask.query), "problem": problem}
    return Page("fact.html", data, 400 if problem else 200)


def promote(ask: Ask) -> Answer:
    """Make the kept value a house fact."""
    names = ("subject", "quote", "value", "published", "source")
    wanted = Settled(*(ask.form.get(name, "").strip()[:LONGEST] for name in names))
    try:
        outcome = ask.desk.promote(ask.path["id"], wanted, ask.user, ask.form.get("seen", ""))
    except SettingsError as error:
        finding = ask.desk.look().find(ask.path["id"])
        return _fact_form(ask, finding, wanted, str(error)) if finding else problem(ask, "unknown conflict", 409)
    if not outcome.batch:
        return _clash(ask, outcome.clash, None)
    return Go("/facts?" + urlencode({"done": outcome.batch}))


def bulk(ask: Ask) -> Answer:
    """Choose a verdict for everything that the filters reach, and see what that is before anything is recorded."""
    wanted = Filter.read(ask.query)
    return Page("bulk.html", _reach(ask, wanted, ask.query.get("verdict", ""), ask.query.get("note", "")))


def bulk_confirm(ask: Ask) -> Answer:
    """Record what the preview showed, unless something in it has changed."""
    wanted = Filter.read(ask.query)
    verdict, note = ask.form.get("verdict", ""), ask.form.get("note", "")
    data = _reach(ask, wanted, verdict, note)
    ruling = data["ruling"]
    if ruling is None:
        return Page("bulk.html", {**data, "problem": ask.say("bulk choose")}, 400)
    wishes = {card.finding.id: ruling for card in data["reach"]}
    outcome = _try(ask, lambda: ask.desk.decide_many(wishes, ask.user, ask.form.get("seen", "")))
    if not isinstance(outcome, Outcome):
        return outcome
    if not outcome.batch:
        return Page("bulk.html", {**_reach(ask, wanted, verdict, note), "problem": ask.say("bulk moved")}, 409)
    return Go(f"/{wanted.address(done=outcome.batch)}")


def _reach(ask: Ask, wanted: Filter, verdict: str, note: str) -> dict[str, Any]:
    snapshot = ask.desk.look()
    reach = chosen(snapshot.cards, wanted, ask.user, snapshot.news.fresh)
    kind, _, scope = verdict.partition(":")
    note = note.strip()[:LONGEST]
    ruling = Ruling("call", note=note) if kind == "call" else _scoped(kind, scope, note)
    seen = versions({card.finding.id: card.finding for card in reach})
    return {
        "wanted": wanted,
        "reach": reach,
        "most": 4 * PAGE,
        "wish": verdict,
        "ruling": ruling,
        "note": note,
        "seen": seen,
        "problem": "",
    }


def save_keys(ask: Ask) -> Answer:
    """Remember this person's keys."""
    chosen_keys, reason = keys.read(ask.form, ask.lang)
    if reason:
        return pages.help_page(ask, reason, 400)
    ask.desk.journal.prefer(ask.user, chosen_keys)
    return Go("/help?saved=1")
