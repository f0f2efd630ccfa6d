"""What a page is asked, and what it can answer; no web framework in it, so that pages are plain functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from checker.review.desk import Desk
from checker.review.keys import Keys
from checker.review.words import say


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: parts of the path, the query, the form (last value of each name), who asks, and in which language."""

    desk: Desk
    path: Mapping[str, str]
    query: Mapping[str, str]
    form: Mapping[str, str]
    user: str
    lang: str
    keys: Keys

    def say(self, key: str, /, **values: object) -> str:
        """Words in the language of the request."""
        return say(self.lang, key, **values)


@dataclass(frozen=True, slots=True)
class Page:
    """A page made of a template."""

    template: str
    data: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class Go:
    """See other: after every change, so that reloading repeats nothing."""

    where: str


@dataclass(frozen=True, slots=True)
class File:
    """A download."""

    name: str
    media: str
    text: str


Answer = Page | Go | File


def problem(ask: Ask, key: str, status: int = 404, detail: str = "") -> Page:
    """A page that says what went wrong."""
    return Page("problem.html", {"title": ask.say(key), "detail": detail}, status)
