"""Small helpers of the templates: words for verdicts and states, addresses, the message after a step."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from checker.codes import BY_CODE, confidence_name
from checker.identity import short
from checker.ledger.records import SCOPES
from checker.model import Finding, Ruling
from checker.render import _words as words
from checker.review.ask import Ask
from checker.review.filters import is_open, status_of
from checker.review.keys import Keys
from checker.review.snapshot import Snapshot
from checker.review.text import visible

if TYPE_CHECKING:
    from markupsafe import Markup

_RANGE = re.compile(r"\[(\d{4}-\d\d-\d\d(?: \d\d:\d\d)?), (\d{4}-\d\d-\d\d(?: \d\d:\d\d)?)\)")
SHAPES = {"error": "▲", "warning": "◆", "note": "●"}


def filters() -> Mapping[str, Callable[..., Any]]:
    """Filters that do not depend on the request."""
    return {
        "visible": visible,
        "short": short,
        "moment": moment,
        "person": person,
        "plain_value": plain_value,
        "state": status_of,
        "shape": lambda name: SHAPES[name],
    }


def moment(on: str) -> str:
    """An ISO time as people read it: date and minutes."""
    return on[:16].replace("T", " ")


def person(by: str) -> str:
    """A name without its mail address."""
    return visible(by).split("<")[0].strip() or visible(by)


def plain_value(normalized: str) -> str:
    """A normalised value as people write it: a half-open range of one day, month or minute without its brackets."""
    found = _RANGE.fullmatch(normalized)
    if not found:
        return normalized
    start, end = (datetime.fromisoformat(text) for text in found.groups())
    last = end - timedelta(minutes=1 if " " in found[1] else 24 * 60)
    if last <= start:
        return found[1]
    return f"{found[1]} – {last.isoformat(' ')[: len(found[1])]}"


def helpers(ask: Ask) -> Mapping[str, Any]:
    """Functions that speak the language of the request."""
    lang = ask.lang

    def rule_name(code: str) -> str:
        rule = BY_CODE.get(code)
        return rule.title.get(lang) if rule else code

    return {
        "rule_name": rule_name,
        "subject_of": lambda finding: visible(words.subject(finding)),
        "severity_name": lambda name: words.SEVERITY[name].get(lang),
        "confidence_name": lambda finding: words.confidence(finding, lang),
        "confidence_word": lambda name: words.CONFIDENCE[name].get(lang),
        "confidences": tuple(words.CONFIDENCE),
        "confidence_key": lambda finding: confidence_name(finding.confidence),
        "origin_name": lambda name: words.origin(name, lang),
        "verdict": lambda ruling, finding=None: verdict(ask, ruling, finding),
        "scopes": SCOPES,
        "article_url": article_url,
        "entity_url": lambda id_: "/entity?" + urlencode({"id": id_}),
        "with_lang": lambda other: with_lang(ask, other),
        "pager": lambda page: "?" + urlencode({**ask.query, "page": page}),
        "key": lambda action: key(ask.keys, action),
        "kbd": lambda action: kbd(ask.keys, ask.keys.of[action]),
        "digit": lambda n: kbd(ask.keys, str(n)),
    }


def key(keys: Keys, action: str) -> Markup:
    """The attributes that let a key press this element."""
    from markupsafe import Markup

    if not keys.on:
        return Markup("")
    return Markup('data-action="{}" data-key="{}" aria-keyshortcuts="{}"').format(action, keys.of[action], keys.of[action])


def kbd(keys: Keys, name: str) -> Markup:
    """The key as shown on a button; screen readers get it from the element's attribute."""
    from markupsafe import Markup

    return Markup(' <kbd aria-hidden="true">{}</kbd>').format(name) if keys.on else Markup("")


def article_url(path: str, start: int | None = None) -> str:
    """The address of an article, at one of its values."""
    return "/article?" + urlencode({"path": path}) + (f"#v{start}" if start is not None else "")


def with_lang(ask: Ask, lang: str) -> str:
    """The query string of this page in another language."""
    return "?" + urlencode({**ask.query, "lang": lang})


def verdict(ask: Ask, ruling: Ruling | None, finding: Finding | None = None) -> str:
    """A ruling in words, the kept value as its side shows it."""
    if ruling is None:
        return ask.say("verdict none")
    if ruling.verdict == "keep":
        sides = finding.values if finding else ()
        value = next((side.display for side in sides if side.normalized == ruling.keep), ruling.keep)
        return ask.say("verdict keep", value=visible(value))
    if ruling.verdict == "call":
        return ask.say("verdict call")
    known = ruling.scope in {"", *SCOPES.get(ruling.verdict, ())}
    return ask.say(f"verdict {ruling.verdict}", scope=ask.say(f"scope {ruling.scope}") if known else visible(ruling.scope))


def progress(snapshot: Snapshot) -> tuple[int, int]:
    """How many conflicts are no longer open, and how many there are but for known ones."""
    counted = [card.finding for card in snapshot.cards if card.finding.state != "known"]
    return sum(not is_open(finding) for finding in counted), len(counted)


def flash(ask: Ask) -> str:
    """What the last step did, told on the page after it."""
    done = ask.query.get("done", "")
    if not done.isdecimal() or len(done) > 15:
        return ""
    made = ask.desk.journal.of_batch(int(done))
    if not made or made[0].by != ask.user:
        return ""
    step = made[0]
    finding = ask.desk.look().find(step.conflict)
    told = verdict(ask, step.now, finding)
    if step.action == "fact":
        value = step.now.keep if step.now else ""
        side = next((s.display for s in finding.values if s.normalized == value), value) if finding else value
        return ask.say("fact done", subject=visible(step.subject), value=visible(side))
    key = ("undone" if step.action == "undo" else "done") + (" many" if len(made) > 1 else "")
    return ask.say(key, n=len(made), subject=visible(step.subject), verdict=told)
