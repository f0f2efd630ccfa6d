"""Reports for the tests of formats: with states, with strangers' text everywhere, with thousands of conflicts."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from functools import lru_cache

from checker.model import ArticleRow, Finding, Notice, Report, Ruling, Side, Stale, Text
from claims.model import Article, Claim, Sentence, Span
from tests.checker._reports import A, B, claim, report

HOSTILE = [
    "@team please",
    "see #1 and GH-2",
    "a | b || c",
    "`code` ``x``",
    "</details><script>alert(1)</script>",
    "::error::stop ##[error]x",
    "%0A%0D::warning file=a,line=1::x",
    "\u202eright to left\u202c\u200f\u2067",
    "zero\u200bwidth\ufeff\u2060\U000e0041",
    "**值**”和*x*_y_~~z~~",
    "![x](https://example.org/a.png) [y](javascript:alert(1)) www.example.org [z](1)",
    "line one\nline two\r\n# heading\n---",
    "\\| \\` \\",
    "deadbeef1 0123456789abcdef0123456789abcdef01234567",
    "$a_b$ and <b>",
    "&lt;b&gt; &amp; &#42;",
    ":smile: a@b.org",
    "]]><x a='1' b=\"2\"/>\x00\x08\ufffe",
    "{{ 7*7 }}{% raw %}",
    "长" * 10_000,
]


def states() -> Report:
    """One conflict in each state, a stale record of each kind, a notice."""
    made = report(rows=4)
    ruling = Ruling("keep", keep="2021", note="船长核实", by="王编", on="2031-05-03T09:00:00+08:00")
    old = Ruling("both", scope="period", by="李编", on="2031-05-01")
    kinds = (("decided", ruling), ("open", None), ("known", None), ("changed", old))
    found = tuple(replace(f, state=s, ruling=r) for f, (s, r) in zip(made.conflicts, kinds, strict=True))  # type: ignore[arg-type]
    gone = (Stale("a" * 12, "XC101", "decision", ("1", "2"), ruling), Stale("b" * 12, "XC201", "baseline", ("3",)))
    notice = Notice("c" * 12, "XC902", "note", B.path, 1, Text("No date found.", "没有日期。"))
    return replace(made, conflicts=found, stale=gone, notices=(notice,))


def hostile(text: str) -> Report:
    """A report that has a stranger's text everywhere it can stand, paths and records included."""
    a = replace(A, text=f"于 2021年 {text} 通车", title=text, source=text, notes=(text,))
    b = replace(B, path="corpus/``|@team #1 ](x)%0A::error::.txt", text=text)
    made = report()
    one, two = claim(a, a.text, "2021年"), claim(b, text, text, 1)
    sides = (Side(text, text, 1, (one,)), Side("2020", "`|", 1, (two,)), Side(text, text, 0, ()))
    change = {"subject": text, "attribute": text, "values": sides, "why": Text(text, text), "suggestion": Text(text, text)}
    ruling = Ruling("keep", keep=text, scope=text, note=text, by=text, on=text)
    found = [replace(f, **change) for f in made.conflicts]  # type: ignore[arg-type]
    states = [
        replace(f, id=f"{i}{f.id[1:]}", state=s, ruling=ruling)
        for f in found
        for i, s in enumerate(("changed", "decided", "known"))
    ]
    return replace(
        made,
        articles=(ArticleRow(a), ArticleRow(b, copy_of=a.path)),
        conflicts=(*found, *states),
        updates=tuple(found),
        agreements=tuple(found),
        notes=(Text(text, text),),
        stale=(Stale("d" * 12, "XC101", "decision", (text,), ruling),),
        notices=(Notice("e" * 12, "XC902", "note", b.path, 1, Text(text, text)),),
        encoder=text[:200],
    )


@lru_cache
def thousands(severities: tuple[str, ...] = ("error", "warning", "note")) -> Report:
    """Five thousand conflicts, made once."""
    return many(5_000, severities)


def many(n: int, severities: tuple[str, ...] = ("error", "warning", "note")) -> Report:
    """`n` conflicts between neighbours of two hundred articles, severities taking turns, all of one hundred characters or so."""
    pages = 200
    lines = n // pages + 1
    articles = [_page(i, lines) for i in range(pages)]
    found: list[Finding] = []
    for k in range(n):
        i, line = k % pages, k // pages
        sides = tuple(
            Side(f"{v}名", f"{v} 名", 1, (_said(articles[(i + j) % pages], (i + j) % pages, line, v),))
            for j, v in enumerate((1000 + k, 9000 + k))
        )
        why = Text(f"“{1000 + k}” and “{9000 + k}”: two digits differ.", f"“{1000 + k}名”与“{9000 + k}名”：两位数字不同。")
        id_ = hashlib.sha256(str(k).encode()).hexdigest()[:12]
        found.append(
            Finding(
                id_, "XC201", severities[k % len(severities)], 0.9, f"工程{k}", "施工人数", sides, why, Text("Check.", "请核对。")
            )
        )  # type: ignore[arg-type]
    rank = {"error": 0, "warning": 1, "note": 2}
    rows = tuple(ArticleRow(article) for article in articles)
    return Report(rows, tuple(sorted(found, key=lambda f: (rank[f.severity], f.id))), (), (), (), date(2031, 6, 1), "git")


def _page(i: int, lines: int) -> Article:
    text = "\n".join(
        f"第{i}篇第{line}段说，施工高峰期现场共有{'7' * 5}名工人分三班昼夜作业，另有管理人员若干名。" for line in range(lines)
    )
    return Article(f"corpus/{i:04d}_a.md", text, f"第{i}篇", date(2031, 5, 2), "front matter", "晨报", "zh")


def _said(article: Article, index: int, line: int, value: int) -> Claim:
    start = sum(len(row) + 1 for row in article.text.split("\n")[:line])
    row = article.text.split("\n")[line]
    span = Span(start, start + len(row))
    at = start + row.index("77777")
    quote = row.replace("77777", f"{value:05d}")
    return Claim(index, article.path, line + 1, span, quote, Sentence(span, (span,), 0), None, Span(at, at + 5))
