"""Do the claims of different articles agree? `check(articles)` answers."""

from checker.model import Finding, Report, Side
from checker.run import check

__version__ = "0.1.0"
__all__ = ["Finding", "Report", "Side", "check"]
