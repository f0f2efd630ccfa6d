"""Two projects on PyPI are called `claims` and `checker`; in a shared environment their files would stand in for ours."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from importlib.util import find_spec
from pathlib import Path

HINT = "use a virtual environment of its own (python3.11 -m venv .venv)"


def intruder() -> str | None:
    """One line that names what stands in for our packages; None where everything is ours."""
    ours = Path(__file__).resolve().parent
    spec = find_spec("claims")
    if spec is None or spec.origin is None:
        return f"the package 'claims' beside {ours} is missing; {HINT}"
    theirs = Path(spec.origin).resolve().parent
    if theirs.parent != ours.parent or not (theirs / "model.py").is_file():
        return f"{theirs} belongs to {_owner('claims')}, not to crossclaim; {HINT}"
    for name in ("claims", "checker"):
        if _installed(name) == ours.parent:
            return f"the distribution '{name}' is installed over crossclaim's package of that name; {HINT}"
    return None


def _owner(package: str) -> str:
    names = sorted({name for name in packages_distributions().get(package, []) if name != "crossclaim"})
    return f"the distribution {', '.join(map(repr, names))}" if names else "no installed distribution"


def _installed(name: str) -> Path | None:
    """The folder in which a distribution of this name lies."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return None
    return Path(str(found.locate_file(""))).resolve()
