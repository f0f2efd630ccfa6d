"""Reports made by hand, for tests of what comes after the comparison."""

from __future__ import annotations

from datetime import date

from checker.identity import assign
from checker.model import ArticleRow, Finding, NotCompared, Report, Side, Text
from claims.model import Article, Claim, Sentence, Span

A = Article(
    "corpus/001_bridge.md",
    "海峡大桥于2021年通车,全长12公里。\n",
    "大桥通车",
    date(2031, 5, 2),
    "front matter",
    "晨报",
    "zh",
)
B = Article("corpus/002_strait.txt", "Opening day\nThe strait bridge opened in 2020.\n", "Opening day", None, "unknown", None, "en")


def claim(article: Article, quote: str, value: str, index: int = 0) -> Claim:
    """The claim that `quote` makes in the article, its value being `value`."""
    start = article.text.index(quote)
    at = start + quote.index(value)
    span = Span(start, start + len(quote))
    place = Sentence(span, (span,), 0)
    return Claim(index, article.path, article.line_of(start), span, quote, place, None, Span(at, at + len(value)), subject="bridge")


def report(
    *, severity: str = "error", rule: str = "XC101", confidence: float = 0.9, a: Article = A, b: Article = B, rows: int = 1
) -> Report:
    """Two articles, `rows` conflicts, an update, an agreement and a look-alike."""
    one, two = claim(a, a.text.rstrip("\n"), a.text[5:10]), claim(b, b.text.split("\n")[1], b.text[-6:-2], 1)
    why = Text("Same event, different years.", "同一事件，年份不同。")
    sides = (Side("2021", "2021", 1, (one,)), Side("2020", "2020", 1, (two,)))
    conflict = Finding("", rule, severity, confidence, "大桥", "通车年份", sides, why, Text("Check it.", "请核对。"))  # type: ignore[arg-type]
    update = Finding("", "XC501", "note", 0.9, "大桥", "车流量", sides, Text("Revised.", "已修订。"))
    agreement = Finding("", "XC213", "note", 0.9, "大桥", "全长", (Side("12 km", "12 km", 2, (one, two)),), why)
    return Report(
        (ArticleRow(a), ArticleRow(b, copy_of=a.path)),
        assign([conflict] * rows),
        assign([update]),
        assign([agreement]),
        (NotCompared((one, two), Text("different bridges", "不同的桥")),),
        date(2031, 6, 1),
        "git",
        (one, two),
        (0, 0),
        encoder="hash",
        notes=(Text("one article has no date", "一篇文章没有日期"),),
        stats={"claims": 2, "clusters": 1, "pairs": 1},
    )
