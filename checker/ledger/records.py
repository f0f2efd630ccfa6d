"""What the files under `.crossclaim/` hold: decisions of people, entries of the baseline, and anchors to find both again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from checker.model import Ruling, RulingKind

SCOPES: dict[str, tuple[str, ...]] = {
    "both": ("person", "period", "place", "part-whole", "time-zone", "forecast-actual"),
    "false-positive": ("entity", "value", "same-value", "quote", "advert"),
}

Extra = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """One clause of a conflict.

    `anchor` is the folded quote (`checker.identity.anchor`), `doc` the article's path, `prefix` and `suffix` the 32 characters
    before and after the clause, `values` the sorted normalised values read in it.
    """

    anchor: str
    doc: str = ""
    prefix: str = ""
    suffix: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of the baseline: a conflict that is known and not judged. `values` are sorted normalised values."""

    id: str
    rule: str
    values: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    extra: Extra = ()  # keys of newer versions, kept when the file is written again


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a conflict; see `checker.model.Ruling` for `keep`, `scope` and `on`."""

    id: str
    rule: str
    verdict: RulingKind
    keep: str = ""
    scope: str = ""
    note: str = ""
    by: str = ""
    on: str = ""
    values: tuple[str, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    extra: Extra = ()

    @property
    def ruling(self) -> Ruling:
        """The part that a report shows."""
        return Ruling(self.verdict, self.keep, self.scope, self.note, self.by, self.on)


class Entry(Protocol):
    """What matching needs to know of a conflict, a decision or a baseline entry."""

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits."""

    @property
    def rule(self) -> str:
        """Code of the rule."""

    @property
    def values(self) -> tuple[str, ...]:
        """Sorted normalised values."""

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """One an article and clause."""


Decisions = Sequence[Decision]
Baseline = Sequence[Known]
