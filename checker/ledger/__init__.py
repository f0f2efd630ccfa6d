"""Memory between runs: identity of conflicts over edits, the baseline, people's decisions and house facts.

`load_and_apply` is what `check` calls. Reading never writes; see `storage` for the files, `decide` and `baseline` for changes.
"""

from __future__ import annotations

from pathlib import Path

from checker.model import Report
from claims.errors import SettingsError


def load_and_apply(
    report: Report,
    root: Path,
    *,
    baseline: Path | None = None,
    decisions: Path | None = None,
    facts: Path | None = None,
    no_baseline: bool = False,
    no_decisions: bool = False,
    no_facts: bool = False,
) -> Report:
    """The report with what is stored under `root`/.crossclaim laid over it: states, rulings, stale entries, XC502 findings.

    Call it before the report is narrowed, or entries of rules left out would look stale. A path given here must exist; a default
    one may be missing. Article paths of the report are relative to `root` or to the current directory. Raises SettingsError
    that begins with file:line where a file cannot be read.
    """
    from checker.ledger.apply import apply
    from checker.ledger.facts import FACTS, read_facts
    from checker.ledger.storage import BASELINE, DECISIONS, read_baseline, read_decisions

    known = () if no_baseline else read_baseline(_path(root, baseline, BASELINE))
    decided = () if no_decisions else read_decisions(_path(root, decisions, DECISIONS))
    settled = () if no_facts else read_facts(_path(root, facts, FACTS))
    files = {row.article.path.partition("#")[0] for row in report.articles}

    def unread(doc: str) -> bool:
        """An article that is there and was not read; what is gone from a file of many articles that was read is gone."""
        file = doc.partition("#")[0]
        return file not in files and ((root / file).exists() or Path(file).exists())

    return apply(report, decisions=decided, baseline=known, facts=settled, exists=unread)


def _path(root: Path, given: Path | None, name: str) -> Path:
    from checker.ledger.storage import FOLDER

    if given is None:
        return root / FOLDER / name
    if not given.is_file():
        raise SettingsError(f"{given}: no such file")
    return given
