"""A report of thousands of conflicts, made without a check."""

from __future__ import annotations

from datetime import date

from checker.identity import assign
from checker.model import ArticleRow, Finding, Report, Side, Text
from claims.model import Article, Claim, Entity, Sentence, Span

EACH = 10  # sentences in an article


def report(conflicts: int = 5000) -> Report:
    """Pairs of articles, `EACH` conflicts a pair, every other one Chinese."""
    rows, findings, claims = [], [], []
    for pair in range(conflicts // EACH):
        texts = [[_sentence(pair, n, side) for n in range(EACH)] for side in (0, 1)]
        both = [_article(2 * pair + side, "\n".join(texts[side])) for side in (0, 1)]
        rows += [ArticleRow(article) for article in both]
        for n in range(EACH):
            one, two = (_claim(both[side], 2 * pair + side, texts[side][n], n) for side in (0, 1))
            claims += [one, two]
            sides = (Side(str(1000 + n), f"{1000 + n} crates", 1, (one,)), Side(str(2000 + n), f"{2000 + n} crates", 1, (two,)))
            why = Text("The counts differ.", "数目不同。")
            findings.append(Finding("", "XC201", "error", 0.9, f"Depot {pair}-{n}", "crates", sides, why))
    entities = tuple(Entity(f"depot {n}", f"Depot {n}", "LOC") for n in range(conflicts // EACH))
    return Report(tuple(rows), assign(findings), (), (), (), date(2031, 6, 1), "git", tuple(claims), entities=entities)


def _sentence(pair: int, n: int, side: int) -> str:
    figure = (1000, 2000)[side] + n
    return f"Depot {pair}-{n} stored {figure} crates." if pair % 2 else f"第{pair}-{n}号仓库存有{figure}箱货物。"


def _article(number: int, text: str) -> Article:
    language = "en" if number // 2 % 2 else "zh"
    day, source = date(2031, 5, 1 + number % 28), f"Paper {number % 40}"
    body = Span(0, len(text))
    return Article(f"corpus/{number:05}.txt", text, f"Article {number}", day, "front matter", source, language, body)


def _claim(article: Article, index: int, sentence: str, n: int) -> Claim:
    start = article.text.index(sentence)
    span = Span(start, start + len(sentence))
    at = start + (sentence.index("stored ") + 7 if "stored" in sentence else sentence.index("存有") + 2)
    subject = f"depot {index // 2}"
    value = Span(at, at + 4)
    return Claim(index, article.path, n + 1, span, sentence, Sentence(span, (span,), n), None, value, subject=subject)
