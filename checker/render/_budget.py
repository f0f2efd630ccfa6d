"""Pages that must not be longer than a host takes: what goes first when there is not enough room.

GitHub drops a whole job summary that is too long and refuses a comment, so a page is cut before, in a fixed order: whole
folded sections, cards from the last one on, and at last table rows; one closing line says how much is missing, and where it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

CARD, ROW = 400, 80  # no card or row is shorter, in characters or bytes: what need not be written where room is short
Size = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Section:
    """A folded part behind the cards. `order` says when it is dropped: the lowest first; `late` ones after the last row."""

    name: str
    text: str
    items: int
    order: int
    late: bool = False


@dataclass(slots=True)
class Draft:
    """A page in parts. `rows` and `cards` go together by index; `folded` marks the cards that go before any row, lowest first."""

    head: list[str]
    table: str = ""
    rows: list[str] = field(default_factory=list)
    hint: str = ""
    cards: list[str] = field(default_factory=list)
    folded: list[int] = field(default_factory=list)  # 0 stays with its row, 1 note, 2 warning
    sections: list[Section] = field(default_factory=list)
    unwritten: int = 0  # conflicts behind the last row, for which there can be no room

    def text(self, closing: str = "") -> str:
        """The page, ending in one newline."""
        table = "\n".join([self.table, *self.rows]) if self.rows else ""
        parts = [*self.head, table, self.hint if self.rows else "", *self.cards, *(s.text for s in self.sections), closing]
        return "\n\n".join(part for part in parts if part) + "\n"


@dataclass(frozen=True, slots=True)
class Missing:
    """What is not there: conflicts without a card, of those the ones without a row, and sections with their number of items."""

    cards: int = 0
    rows: int = 0
    sections: tuple[tuple[str, int], ...] = ()

    @property
    def total(self) -> int:
        """Conflicts that are not shown in full; where all are, things in the sections that went."""
        return self.cards or sum(n for _, n in self.sections)


def fit(draft: Draft, room: int, size: Size) -> Missing:
    """Drop parts of the draft, in place, until it measures at most `room`; `size` measures a text."""
    over = size(draft.text()) - room
    gone: list[tuple[str, int]] = []
    cards = draft.unwritten + draft.cards.count("")
    for section in sorted((s for s in draft.sections if not s.late), key=lambda s: s.order):
        over = _drop_section(draft, section, over, gone, size)
    for level in (1, 2):
        for i in range(len(draft.cards) - 1, -1, -1):
            if over > 0 and draft.folded[i] == level and draft.cards[i]:
                over -= size(draft.cards[i]) + 2
                draft.cards[i] = ""
                cards += 1
    rows = draft.unwritten
    while over > 0 and draft.rows:
        card = draft.cards.pop()
        cards += bool(card)
        rows += 1
        over -= size(draft.rows.pop()) + 1 + (size(card) + 2 if card else 0)
    for section in sorted((s for s in draft.sections if s.late), key=lambda s: s.order):
        over = _drop_section(draft, section, over, gone, size)
    return Missing(cards, rows, tuple(gone))


def _drop_section(draft: Draft, section: Section, over: int, gone: list[tuple[str, int]], size: Size) -> int:
    if over <= 0:
        return over
    draft.sections.remove(section)
    gone.append((section.name, section.items))
    return over - size(section.text) - 2


def measure(max_chars: int | None, max_bytes: int | None) -> tuple[int, Size] | None:
    """The limit and how to measure a text against it; bytes of UTF-8 where both are given, since no text has fewer of them."""
    if max_bytes is None:
        return None if max_chars is None else (max_chars, len)
    room = max_bytes if max_chars is None else min(max_chars, max_bytes)
    return room, lambda text: len(text.encode("utf-8", "replace"))
