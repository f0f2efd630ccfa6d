"""Write the reports on the demo corpus: `python -m tests.regenerate_demo`. A test compares them byte for byte."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUTPUTS = ("markdown=reports/demo.md", "json=reports/demo.json")
AS_OF = "2026-06-30"


def arguments(target: Path, lang: str) -> list[str]:
    """Arguments of the run that writes the reports in `lang` below `target`."""
    name = "demo.md" if lang == "en" else "demo.zh.md"
    out = [
        "check",
        "tests/demo",
        "--as-of",
        AS_OF,
        "--exit-zero",
        "--no-progress",
        "--lang",
        lang,
        "-o",
        f"markdown={target / name}",
    ]
    return [*out, "-o", f"json={target / 'demo.json'}"] if lang == "en" else out


def main(target: Path = ROOT / "reports") -> None:
    """Regenerate all three files in `target`."""
    from checker.cli import run

    os.chdir(ROOT)
    for lang in ("en", "zh"):
        code = run(arguments(Path(os.path.relpath(target, ROOT)), lang))
        if code:
            sys.exit(code)


if __name__ == "__main__":
    main()
