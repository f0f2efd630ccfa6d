"""The nouns of the project: frozen dataclasses that every stage hands to the next.

All offsets are Unicode code points into `Article.text`, which is the decoded file as it is (front matter included; for
HTML, JSON and CSV the extracted text). Spans are half-open. `text[span.start:span.end]` is always the quoted string.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

Origin = Literal["front matter", "metadata", "file name", "dateline", "inferred", "unknown"]
Language = Literal["zh", "zh-Hant", "en", "mixed", "und"]

FigureKind = Literal[
    "count",  # 11位创始人, nine satellites: carries a counted noun
    "number",  # a bare number whose unit and noun are unknown
    "money",
    "percent",  # value 42 means 42 %
    "ratio",  # multiples and fractions of something: 10倍, 翻番, tenfold, 3/4
    "quantity",  # a physical measure: 520 km, 640 kg, 387万亩
    "temperature",
    "age",  # unit is "year" or "month"
    "ordinal",  # 第四, eighth, No. 3
    "score",  # 3比1, 2-1
]
Approx = Literal["", "about", "nearly", "under", "over", "at-least", "at-most", "up-to", "some", "vague"]
Granularity = Literal[
    "decade", "year", "half", "quarter", "season", "month", "third", "week", "weekend", "day", "part", "hour", "minute", "second"
]
DateModifier = Literal["", "start", "mid", "end", "approx", "before", "after", "since", "until", "within", "rest"]
Anchor = Literal["absolute", "published", "event", "context", "unknown"]
Modality = Literal["actual", "forecast", "target", "planned", "rumour", "denied", "hypothetical", "quoted"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points."""

    start: int
    end: int

    def shift(self, by: int) -> Span:
        """The same range `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """True where the two ranges share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True where `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Interval:
    """A numeric interval; `None` is an open end towards infinity.

    `hard_*` bounds are what the words exclude for certain; `soft_lo`/`soft_hi` are where a reader would stop believing
    ("over 5,000" is (5000, inf) hard and up to 6,250 soft). Soft bounds equal the hard ones where nothing is vague.
    """

    lo: Decimal | None
    hi: Decimal | None
    lo_open: bool = False
    hi_open: bool = False
    soft_lo: Decimal | None = None
    soft_hi: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as written.

    `value` is the stated number in `unit` (large-number words applied: 35亿美元 -> 3500000000 USD; 20万公斤 -> 200000 kg).
    `dimension` names what can be compared: "length", "mass", "area", "count", "percent", "money:USD", ... and `base` is the
    interval converted to that dimension's base unit (m, kg, m2, K, s, ...), so figures of one dimension compare directly.
    """

    span: Span
    text: str
    kind: FigureKind
    value: Decimal | None
    base: Interval
    unit: str = ""  # canonical: ISO-4217 for money, "%" for percent, SI-like symbol for quantities, classifier-free otherwise
    dimension: str = ""
    per: str = ""  # day, week, month, quarter, year, person, hour, share, ...: 每天, per month
    approx: Approx = ""
    classifier: str = ""  # 位, 名, 个, 架次 (Chinese)
    noun: str = ""  # head of the counted thing: 创始人, satellites
    sign: Literal["", "up", "down"] = ""  # 增长, 下降, rose, fell directly beside the figure
    digits: str = ""  # the digit string as written, without separators ("86420"), for slips of digits


@dataclass(frozen=True, slots=True)
class When:
    """One date or time as written: `[start, end)` in local time, or unresolved (both None) with the reason in `anchor`."""

    span: Span
    text: str
    start: datetime | None
    end: datetime | None
    granularity: Granularity
    modifier: DateModifier = ""
    anchor: Anchor = "absolute"
    zone: str = ""  # "UTC+8", "GMT", "local", "": as written
    offset: Duration | None = None  # for anchor "event": 三天后 is +P3D, two weeks earlier is -P2W
    clock: str = ""  # "14:52", "06:42:30" where a clock time stands without a date, or with one
    recurring: str = ""  # "daily", "weekly:MON", ... for sets: such a When is never compared as one point in time
    label: str = ""  # "FY2024Q2", "Spring Festival 2024": a period's name


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in calendar units; never turned into days unless a start is known.

    `seconds` is the nominal length used only for ordering and tolerance (a month is 30.4375 days).
    """

    span: Span
    text: str
    months: Decimal = Decimal(0)  # years are twelve months
    days: Decimal = Decimal(0)  # weeks are seven days
    seconds: Decimal = Decimal(0)
    lo_seconds: Decimal | None = None  # nominal interval, None is open
    hi_seconds: Decimal | None = None
    approx: Approx = ""
    negative: bool = False  # only for offsets: "earlier", 前
    unit: str = ""  # the finest unit as written: year, month, week, day, hour, minute, second

    @property
    def nominal(self) -> Decimal:
        """Length in nominal seconds."""
        return self.months * Decimal("2629800") + self.days * 86400 + self.seconds


Value = Figure | When | Duration


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and its clauses (which partition it but for punctuation)."""

    span: Span
    clauses: tuple[Span, ...]
    paragraph: int
    role: Literal["title", "heading", "body", "item"] = "body"
    heading: Span | None = None  # the section heading above it
    quoted: tuple[Span, ...] = ()  # direct speech inside it


@dataclass(frozen=True, slots=True)
class Article:
    """One article, read and cleaned."""

    path: str  # as given, "/" separated
    text: str
    title: str = ""
    published: date | None = None
    published_from: Origin = "unknown"
    source: str | None = None
    language: Language = "und"
    body: Span = Span(0, 0)  # what follows the front matter
    title_span: Span | None = None  # where the title stands in `text`
    dropped: tuple[Span, ...] = ()  # boilerplate; sorted, disjoint
    notes: tuple[str, ...] = ()  # what the reader saw and the report should say (encoding replaced, no figures, ...)
    first_line: int = 0  # of a record: the line of the file on which it begins; 0 where `text` is the file's own

    @classmethod
    def from_text(
        cls, text: str, *, path: str, title: str = "", published: str | date | None = None, source: str | None = None
    ) -> Article:
        """Make an article from text in memory; cleans it and finds language and date as a file's would be."""
        from claims.read import article_from_text

        return article_from_text(text, path=path, title=title, published=published, source=source)

    def line_of(self, offset: int) -> int:
        """1-based line of the file for a code-point offset; every offset of a record is on the line where the record begins."""
        return self.first_line or self.text.count("\n", 0, offset) + 1


MentionKind = Literal["PER", "ORG", "LOC", "PROD", "TITLE", "PRON", "OTHER"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, a title (总裁) or a pronoun (他, the company) in one article."""

    span: Span
    text: str
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Link:
    """Why two names are one entity. `kind` "sound" (pronunciation alone) never supports an error."""

    a: str
    b: str
    kind: Literal["user", "gloss", "script", "containment", "acronym", "sound", "same"]
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """What several names refer to. `id` is the smallest canonical name, stable under reordering of articles."""

    id: str
    name: str  # the fullest name, for display
    kind: MentionKind
    aliases: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


SubjectFrom = Literal["named", "heading", "pronoun", "topic", "title", "none"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One value said of something in one clause."""

    article: int  # index into the tuple of articles, sorted by path
    path: str
    line: int
    span: Span  # the clause
    quote: str
    sentence: Sentence
    value: Value | None
    value_span: Span
    subject: str = ""  # entity id
    subject_name: str = ""
    subject_from: SubjectFrom = "none"
    entities: tuple[str, ...] = ()  # entity ids in the clause, then in the sentence
    modality: Modality = "actual"
    attribution: str = ""  # who says so, as written
    period: When | None = None  # the time the value holds for, from the clause or carried over
    as_of: When | None = None  # the moment for which the figure is told (截至…, as of …), from the sentence or its paragraph
    context: str = ""  # sentence text, for matching
    extra: tuple[tuple[str, str], ...] = field(default=())

    @property
    def start(self) -> int:
        """First code point of the quote."""
        return self.span.start

    @property
    def end(self) -> int:
        """One past the last code point of the quote."""
        return self.span.end

    @property
    def value_start(self) -> int:
        """First code point of the value."""
        return self.value_span.start

    @property
    def value_end(self) -> int:
        """One past the last code point of the value."""
        return self.value_span.end


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims of one kind that probably fill one slot: indices into the claims tuple, ascending."""

    members: tuple[int, ...]
