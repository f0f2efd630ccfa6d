"""The keys: which single character does what, remappable by each person, and whether they are on at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.review.words import say

USUAL: dict[str, str] = {
    "both": "b",
    "false": "f",
    "call": "c",
    "other": "0",
    "skip": "s",
    "undo": "u",
    "note": "n",
    "next": "j",
    "previous": "k",
    "open": "o",
    "search": "/",
    "queue": "q",
    "help": "?",
}


@dataclass(frozen=True, slots=True)
class Keys:
    """A person's keys. The digits 1-9 always keep a value or choose in an open list."""

    on: bool = True
    of: Mapping[str, str] = field(default_factory=lambda: dict(USUAL))


def stored(preferences: Mapping[str, str]) -> Keys:
    """The keys in a person's preferences; the usual ones where nothing was set."""
    return Keys(preferences.get("keys") != "off", {action: preferences.get(f"key.{action}", key) for action, key in USUAL.items()})


def read(form: Mapping[str, str], lang: str) -> tuple[Mapping[str, str], str]:
    """The preferences that a submitted form asks for, or the reason why they cannot be."""
    if "reset" in form:
        return {"keys": "on", **{f"key.{action}": key for action, key in USUAL.items()}}, ""
    chosen: dict[str, str] = {}
    for action, usual in USUAL.items():
        key = form.get(f"key.{action}", usual).strip() or usual
        if len(key) != 1 or not key.isprintable() or (key.isdigit() and key != "0"):
            return {}, say(lang, "keys bad", key=key)
        if key in chosen.values():
            return {}, say(lang, "keys clash", key=key)
        chosen[action] = key
    return {"keys": "on" if form.get("on") else "off", **{f"key.{action}": key for action, key in chosen.items()}}, ""
