"""Two things of one kind, each called by its full name: Newacre Fair and Whitewater Fair, 北阳轮渡 and 东园轮渡."""

from __future__ import annotations

from collections.abc import Sequence

from claims.lang.scripts import plain
from claims.model import Article, Claim

_HEAD = 2  # characters that name the kind of thing at the end of a Chinese name


def siblings(a: Claim, b: Claim, articles: Sequence[Article], *, one_of_many: bool) -> bool:
    """True where the clause of each names another thing of one kind.

    Where one of the articles mentions both names it tells them apart itself. Where none does, two names may be two for one
    thing (the new bridge, the harbour bridge); that is left open in a corpus of one event, and not in one of many.
    """
    if a.article == b.article:
        return False
    first, second = _names(a), _names(b)
    for x in first:
        for y in second:
            if _kind(x) == _kind(y) and not _within(x, y) and not _within(y, x) and x not in second and y not in first:
                texts = [plain(articles[claim.article].text).lower() for claim in (a, b)]
                if one_of_many or any(x in text and y in text for text in texts):
                    return True
    return False


def _names(claim: Claim) -> tuple[str, ...]:
    found = dict(claim.extra).get("named", "").split("\x1f")
    return tuple(name for name in dict.fromkeys(plain(name).lower() for name in found) if _kind(name))


def _kind(name: str) -> str:
    """The last word of a Latin name, the last characters of a Chinese one; "" for a name that is no longer than that."""
    words = name.split()
    if name.isascii():
        return words[-1] if len(words) > 1 else ""
    return name[-_HEAD:] if len(name) > _HEAD + 1 else ""


def _within(short: str, long: str) -> bool:
    """True where all characters of the one stand in the other in this order: 青渚大桥 in 青渚跨海大桥."""
    rest = iter(long)
    return all(char in rest for char in short)
