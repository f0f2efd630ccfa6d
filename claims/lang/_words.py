"""Tables written as one string of words."""

from __future__ import annotations


def words(text: str) -> list[str]:
    """The words of `text`, split at white space."""
    return text.split()
