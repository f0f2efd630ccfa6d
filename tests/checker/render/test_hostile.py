"""Text of strangers in every format: each still parses, mentions nobody, and obeys no order that stands in a quote."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from pathlib import Path

import pytest
from junitparser import JUnitXml
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from checker._outputs import FORMATS, Output, render
from tests.checker.render._made import HOSTILE, hostile

MENTION = re.compile(r"(?<![A-Za-z0-9_])@[\w-]|#\d")  # an e-mail address is none
HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff\x00-\x08\x0b-\x1f\U000e0041]")
HTML_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "span", "header", "h1", "h2", "h3", "p", "nav", "b", "a", "main", "div"),
    *("table", "thead", "tbody", "tr", "th", "td", "br", "small", "code", "details", "summary", "section", "figure"),
    *("blockquote", "bdi", "mark", "figcaption", "ul", "li", "footer"),
}


def made(text: str, name: str, lang: str) -> str:
    return render(hostile(text), Output(name), lang=lang, fail_on="error", color=False, env={})


@pytest.mark.parametrize("name", FORMATS)
def test_writes_utf8_with_final_newline(name: str) -> None:
    for text in HOSTILE:
        one = made(text, name, "zh")
        assert one.encode("utf-8") and one.endswith("\n"), text[:40]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_mentions_nobody_and_keeps_its_shape(text: str, lang: str) -> None:
    page = made(text, "markdown", lang)
    shown = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(page)
    assert shown.count("<details") == shown.count("</details>") == 11
    assert shown.count("<table>") == 5  # conflicts, two cards, an update, articles
    assert not {"script", "img", "x", "hr", "h2", "s", "em", "strong"} & set(re.findall(r"<([a-z0-9]+)", shown))
    seen = unescape(re.sub(r"<code>.*?</code>|<[^>]*>", "", shown))
    assert not MENTION.search(seen) and not re.search(r"\bGH-\d|www\.|://|[0-9a-f]{7}", seen)
    assert not HIDDEN.search(page)
    assert not re.search(r"javascript:|example\.org", " ".join(re.findall(r'(?:href|src)="([^"]*)"', shown)))
    plain = re.sub(r"<code>.*?</code>", "", shown)
    assert "**" not in re.sub(r"\*\*值\*\*|值\*\*", "", plain)


@pytest.mark.parametrize("text", HOSTILE)
def test_html_is_inert(text: str) -> None:
    page = made(text, "html", "zh")
    tree = lxml_html.fromstring(page.encode("utf-8"))
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    assert {element.tag for element in elements} <= HTML_TAGS
    assert not [name for element in elements for name in element.attrib if name.startswith("on") or name in {"style", "src"}]
    links = [element.get("href") for element in elements if element.get("href")]
    assert all(re.match(r"#|[A-Za-z0-9/._~%-]+#L\d+(:~:text=[A-Za-z0-9%._~]+)?$", link, re.ASCII) for link in links), links
    assert not HIDDEN.search(page)
    assert "49" not in page.replace(text, "") or "{{" in text  # nothing evaluates a quote as a template


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("text", HOSTILE)
def test_annotations_are_commands_of_ours_only(text: str, lang: str) -> None:
    lines = made(text, "github", lang).splitlines()
    assert len(lines) == 3  # open, changed, notice
    for line in lines:
        match = re.fullmatch(r"::(error|warning|notice) ((?:\w+=[^,:]*,?)+)::(.*)", line)
        assert match, line
        fields = dict(part.split("=", 1) for part in match[2].split(","))
        assert set(fields) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert not re.search(r"%(?!25|0A|0D|3A|2C)", line)
        assert "%0A" not in line.replace("%250A", "") and "::" not in match[3] and "##[" not in line
        assert not MENTION.search(match[3]) and not HIDDEN.search(line)


@pytest.mark.parametrize("name", ["text", "concise"])
@pytest.mark.parametrize("text", HOSTILE)
def test_terminal_text_gives_no_orders(name: str, text: str) -> None:
    page = made(text, name, "en")
    assert "::" not in page and "##[" not in page and not HIDDEN.search(page)


@pytest.mark.parametrize("text", HOSTILE)
def test_junit_reads_back(text: str, tmp_path: Path) -> None:
    file = tmp_path / "junit.xml"
    file.write_text(made(text, "junit", "zh"), "utf-8")
    suite = next(iter(JUnitXml.fromfile(str(file))))
    assert (suite.tests, suite.failures, suite.skipped) == (5, 2, 3)
    assert len(list(suite)) == 5
    assert not MENTION.search(file.read_text("utf-8"))


@pytest.mark.parametrize("name", ["gitlab", "rdjson"])
@pytest.mark.parametrize("text", HOSTILE)
def test_code_quality_and_diagnostics_parse(name: str, text: str) -> None:
    found = json.loads(made(text, name, "en"))
    rows = found if name == "gitlab" else found["diagnostics"]
    said = [row["description"] if name == "gitlab" else row["message"] for row in rows]
    assert len(said) == 3
    assert not any(MENTION.search(one) or HIDDEN.search(one) or "\n" in one or len(one) > 3_000 for one in said)


@pytest.mark.parametrize("text", HOSTILE)
def test_sarif_messages_link_to_our_places_only(text: str) -> None:
    run = json.loads(made(text, "sarif", "en"))["runs"][0]
    for result in run["results"]:
        message = result["message"]["text"]
        ids = {place["id"] for place in result.get("relatedLocations", [])}
        links = re.findall(r"(?<!\\)\]\((\d+)\)", message)
        assert {int(link) for link in links} <= ids
        assert not MENTION.search(message) and not HIDDEN.search(message) and message.strip()
        for place in [*result["locations"], *result.get("relatedLocations", [])]:
            uri = place["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", uri) and not uri.startswith(("/", ".."))


@pytest.mark.parametrize("text", HOSTILE)
def test_data_formats_keep_the_text_as_it_is(text: str) -> None:
    whole = json.loads(made(text, "json", "zh"))
    assert whole["conflicts"][0]["subject"] == text
    lines = [json.loads(line) for line in made(text, "jsonl", "zh").split("\n") if line]
    assert [line["kind"] for line in lines].count("conflict") == 4
    assert lines[1]["subject"] == text
    list(csv.reader(io.StringIO(made(text, "csv", "zh"))))


@pytest.mark.parametrize("name", ["markdown", "comment", "github", "gitlab", "junit", "rdjson", "concise"])
def test_complaint_bot_mentions_people_it_quotes(name: str) -> None:
    page = made("总编@editor 与 @desk/night，见 #12", name, "zh")
    assert "editor" in page
    said = re.sub(r"`[^`]*`|\]\([^)]*\)|<code>.*?</code>", "", page)
    assert not re.search(r"@(editor|desk)|#12", said)
