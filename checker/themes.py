"""Articles with no main name in common: in a corpus of many events they do not tell of one thing, however alike they sound.

Reports of one kind (openings, quarterly figures, earthquakes) share their wording. Within one event a main name is missing only
where an alias was not understood; across events it is the rule, so that pairs of such articles are looked at in a corpus of one
event and are left alone in a corpus of many.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.blocks import topics
from checker.model import Draft
from claims.model import Claim


class Themes:
    """Of each article the names that its claims mention most."""

    def __init__(self, claims: Sequence[Claim], articles: int) -> None:
        self._about = [frozenset(names) for names in topics(claims, articles)]

    def apart(self, a: Claim, b: Claim) -> bool:
        """True where the articles of both have main names, none of them in common, and the sentences have none either."""
        first, second = self._about[a.article], self._about[b.article]
        return a.article != b.article and bool(first and second) and not first & second and not set(a.entities) & set(b.entities)

    def torn(self, draft: Draft) -> bool:
        """True where no two sides of a draft hold claims that could concern one thing."""
        sides = [claims for _, _, claims in draft.groups]
        pairs = ((a, b) for k, side in enumerate(sides) for other in sides[k + 1 :] for a in side for b in other)
        return len(sides) > 1 and all(self.apart(a, b) for a, b in pairs)
