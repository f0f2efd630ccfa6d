"""Every rule that needs no scorer, in one list."""

from __future__ import annotations

from datetime import date

from checker.compare import (
    ages,
    clocks,
    editions,
    exchange,
    frames,
    headline,
    nth,
    order,
    plausibility,
    ranks,
    rosters,
    spans,
    sums,
)
from checker.model import Draft
from claims.extract import Extraction

_RULES = (sums, rosters, frames, order, plausibility, ranks, exchange, headline, spans, ages, editions, nth, clocks)


def ruled(extraction: Extraction, as_of: date | None) -> list[Draft]:
    """What the rules say of a corpus, rule by rule; `as_of` is the reference day of the run."""
    return [draft for rule in _RULES for draft in rule.drafts(extraction, as_of)]
