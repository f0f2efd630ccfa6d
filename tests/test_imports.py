"""What importing the packages costs, and what they export."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("torch", "pandas", "sklearn", "sentence_transformers", "jieba", "cutword", "opencc", "trafilatura", "scipy")


@pytest.mark.parametrize(
    "code",
    [
        "import checker; checker.check; checker.Report",
        "import claims; claims.Article",
        "import checker.cli; assert checker.cli.run(['--help']) == 0",
        "import checker.cli; assert checker.cli.run(['rules']) == 0",
    ],
)
def test_nothing_heavy_is_loaded(code: str) -> None:
    probe = f"import sys; {code}; print('LOADED', *(set(sys.modules) & set({HEAVY!r})))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED"


def test_help_loads_nothing_but_the_command_line() -> None:
    """`--help` must come at once, so the packages behind the commands stay unloaded."""
    ours = "sorted(name for name in sys.modules if name[:6] == 'claims')"
    probe = f"import sys, checker.cli; checker.cli.run(['--help']); print('LOADED', *{ours})"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED"


def test_public_names() -> None:
    import checker
    import claims

    assert set(checker.__all__) == {"Finding", "Report", "Side", "check"}
    assert all(hasattr(checker, name) for name in checker.__all__)
    assert all(hasattr(claims, name) for name in claims.__all__)
    assert set(checker.__all__) < set(dir(checker))
    with pytest.raises(AttributeError):
        checker.nothing  # noqa: B018
