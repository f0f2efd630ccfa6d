"""Do the claims of different articles agree? `check(articles)` answers.

The names are looked up on first use: the command's guard must run before anything of `claims` is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.model import Finding, Report, Side
    from checker.run import check

from checker.version import __version__ as __version__

__all__ = ["Finding", "Report", "Side", "check"]


def __getattr__(name: str) -> Any:
    if name == "check":
        from checker.run import check

        return check
    if name in __all__:
        from checker import model

        return getattr(model, name)
    raise AttributeError(f"module 'checker' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
