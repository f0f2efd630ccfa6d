"""What the checker says: findings, their sides, and the report that holds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from claims.model import Article, Claim, Entity

if TYPE_CHECKING:
    import pandas

Severity = Literal["error", "warning", "note"]
State = Literal["open", "known", "decided", "changed"]
RulingKind = Literal["keep", "both", "false-positive", "call"]
Relation = Literal["same", "compatible", "less-specific", "weak", "conflict", "incomparable"]


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both report languages."""

    en: str
    zh: str

    def get(self, lang: str) -> str:
        """The sentence in `lang` ("zh" or "en")."""
        return self.zh if lang.startswith("zh") else self.en


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two values relate. `code` names the reason for machines ("disjoint", "rounding", "time-zone", "magnitude-slip", ...)."""

    relation: Relation
    code: str
    why: Text


@dataclass(frozen=True, slots=True)
class Side:
    """One distinct value of a finding and everyone who says it."""

    display: str
    normalized: str
    witnesses: int  # independent sources, copies counted once
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decided about a conflict.

    `keep` is the normalised value that is right (verdict "keep"); `scope` what separates the values (verdict "both": person,
    period, place, part-whole, time-zone, forecast-actual) or what the tool got wrong (verdict "false-positive": entity, value,
    same-value, quote, advert). `on` is ISO 8601.
    """

    verdict: RulingKind
    keep: str = ""
    scope: str = ""
    note: str = ""
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Stale:
    """A decision or a baseline entry that belongs to no conflict of this run any more."""

    id: str
    rule: str
    source: Literal["decision", "baseline"]
    values: tuple[str, ...] = ()
    ruling: Ruling | None = None


@dataclass(frozen=True, slots=True)
class Offline:
    """What the pipeline says without a judge: the list in which it shows the values ("none" for nowhere), how sure it is."""

    listed: Literal["conflicts", "updates", "none"]
    severity: Severity | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a language model says of some claims; every quote was found where it claims to be.

    `slot` names what separates the values, "same" for nothing. `reason` is one sentence in the language of the report.
    """

    model: str
    use: Literal["adjudicate", "extract"]
    relation: Literal["conflict", "update", "compatible"]
    slot: Literal["same", "subject", "scope", "period", "as-of", "modality"]
    grade: Severity
    reason: str
    offline: Offline
    quotes: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgeRun:
    """The part of a language model in a run. `counts` maps what was counted (requests, answered, quotes dropped) to its number."""

    models: tuple[str, ...]
    uses: tuple[str, ...]
    counts: dict[str, int]
    verdicts: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A conflict, an update or an agreement.

    `state`: "open" is new; "known" stands in the baseline; "decided" has a ruling that holds; "changed" had one, but a value or
    an article came since, so it counts as open again and shows the old ruling. A ruling "call" leaves a conflict open.
    """

    id: str
    rule: str
    severity: Severity
    confidence: float
    subject: str
    attribute: str
    values: tuple[Side, ...]
    why: Text
    suggestion: Text | None = None
    state: State = "open"
    ruling: Ruling | None = None
    judged: Judgement | None = None

    @property
    def active(self) -> bool:
        """True where it counts: not in the baseline and not decided."""
        return self.state in {"open", "changed"}

    @property
    def explanation(self) -> str:
        """The reason in English; `why.get(lang)` for either language."""
        return self.why.en


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding before witnesses are counted and ids assigned; what a comparator returns.

    `groups` holds one entry a distinct value: (display, normalised, claims).
    """

    rule: str
    severity: Severity
    confidence: float
    subject: str
    attribute: str
    groups: tuple[tuple[str, str, tuple[Claim, ...]], ...]
    why: Text
    suggestion: Text | None = None


@dataclass(frozen=True, slots=True)
class NotCompared:
    """Look-alikes that were kept apart, and what kept them apart."""

    claims: tuple[Claim, ...]
    reason: Text


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in the report; `copy_of` is the path of the article that it repeats."""

    article: Article
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """What the tool says about an article or a record, not about two values: XC901, XC902, XC903.

    `line` is 1-based. Notices are no conflicts: they have no sides, and a formatter lists them after the conflicts.
    """

    id: str
    rule: str
    severity: Severity
    path: str
    line: int
    why: Text


@dataclass(frozen=True, slots=True)
class Report:
    """The whole result of a run, in the order in which it is shown."""

    articles: Sequence[ArticleRow]  # made anew at each look where they are put away (`--memory`)
    conflicts: tuple[Finding, ...]
    updates: tuple[Finding, ...]
    agreements: tuple[Finding, ...]
    not_compared: tuple[NotCompared, ...]
    as_of: date | None
    as_of_from: str = "unknown"
    claims: Sequence[Claim] = ()  # of a large corpus made at the first look, as are the next two
    clusters: Sequence[int] = ()  # cluster number of each claim, -1 for none
    entities: Sequence[Entity] = ()
    encoder: str = ""
    notes: tuple[Text, ...] = ()
    stats: dict[str, int] = field(default_factory=dict)
    stale: tuple[Stale, ...] = ()
    notices: tuple[Notice, ...] = ()
    judge: JudgeRun | None = None
    # where they are known without looking at all claims: the entities of the claims in conflicts, and all claims of their clauses
    subjects: tuple[Entity, ...] | None = None
    beside: tuple[Claim, ...] | None = None

    def to_markdown(self, lang: str = "auto", *, fail_on: str = "error") -> str:
        """The Markdown report, in "zh", "en" or the corpus' main language ("auto")."""
        from checker.render.markdown import render

        return render(self, lang=lang, fail_on=fail_on)

    def to_json(self) -> str:
        """The report as JSON text that validates against the packaged report.schema.json."""
        from checker.render.json import render

        return render(self)

    def to_frame(self) -> pandas.DataFrame:
        """One row a claim, with its value, cluster and verdict."""
        from checker.table import to_frame

        return to_frame(self)


def languages(articles: Iterable[Article]) -> dict[str, int]:
    """How many articles are in each language."""
    count: dict[str, int] = {}
    for article in articles:
        count[article.language] = count.get(article.language, 0) + 1
    return count


Json = dict[str, Any]
