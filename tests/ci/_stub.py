"""`crossclaim` with a comparison that takes no model: `python _stub.py check …`.

An article's first number is its claim; articles that differ are one conflict, of the severity in $STUB_SEVERITY.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def check(articles: Any, **given: Any) -> Any:
    """A report with at most one conflict."""
    from checker.identity import assign
    from checker.model import ArticleRow, Finding, Report, Side, Text
    from claims.model import Claim, Sentence, Span

    sides: dict[str, list[Claim]] = {}
    for number, article in enumerate(articles):
        found = re.search(r"\d+ workers", article.text[article.body.start :])
        if found is None:
            continue
        start = article.body.start + found.start()
        span = Span(start, start + len(found[0]))
        made = Claim(number, article.path, article.line_of(start), span, found[0], Sentence(span, (span,), 0), None, span)
        sides.setdefault(found[0], []).append(made)
    values = tuple(Side(text, text, len(claims), tuple(claims)) for text, claims in sorted(sides.items()))
    why = Text("The counts differ.", "数目不同。")
    severity: Any = os.environ.get("STUB_SEVERITY", "error")
    conflicts = assign([Finding("", "XC201", severity, 0.9, "bridge", "workers", values, why)]) if len(values) > 1 else ()
    rows = tuple(ArticleRow(article) for article in articles)
    claims = tuple(c for side in values for c in side.claims)
    return Report(rows, conflicts, (), (), (), None, claims=claims, stats={"claims": len(claims)})


@contextmanager
def opened(*given: Any) -> Iterator[None]:
    """No store: opening one loads the finders, which is most of what such a run would cost."""
    yield None


def install() -> None:
    """Put the comparison and the store in place of the real ones."""
    for name, made in (("checker.run", check), ("checker._store", opened)):
        module = ModuleType(name)
        setattr(module, made.__name__, made)
        sys.modules[name] = module


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    install()
    from checker.cli import main

    main()
