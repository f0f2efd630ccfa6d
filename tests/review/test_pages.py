"""Every screen and every form, without a browser and without JavaScript."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from html import unescape
from urllib.parse import quote

import pytest

from checker.model import Ruling, Stale, Text
from checker.review.words import LANGS
from tests.review import _room


def first(desk, n=0):
    return desk.look().report.conflicts[n]


def of_rule(desk, rule):
    return next(f for f in desk.look().report.conflicts if f.rule == rule)


def seen(client, address):
    """The hidden version of a form on a page."""
    return re.search(r'name="seen" value="(\w+)"', client.get(address).text)[1]


def post(client, finding, verdict, query="", **more):
    return client.post(f"/c/{finding.id}{query}", data={"verdict": verdict, "seen": seen(client, f"/c/{finding.id}"), **more})


def text_of(page):
    inline = re.sub(r"</?(?:mark|span|b|bdi|a|strong)\b[^>]*>", "", page)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", inline)).split())


ADDRESSES = ["/", "/?status=all", "/?status=stale", "/articles", "/article?path=tests/demo/robot/02-zh.md", "/timeline"]
ADDRESSES += [
    "/timeline?event=1",
    "/entities",
    "/entity?id=tarn",
    "/facts",
    "/log",
    "/export",
    "/help",
    "/bulk",
    "/bulk?verdict=call",
]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", ADDRESSES)
def test_every_screen_in_both_languages(client, path, lang):
    answer = client.get(path + ("&" if "?" in path else "?") + f"lang={lang}")
    assert answer.status_code == 200
    assert f'<html lang="{"zh-Hans" if lang == "zh" else "en"}">' in answer.text
    assert len(re.findall("<h1", answer.text)) == 1
    title = re.search("<h1[^>]*>(.*?)</h1>", answer.text, re.DOTALL)[1]
    if "?path" not in path and "?id" not in path:
        assert bool(re.search(r"[一-鿿]", title)) == (lang == "zh")


def test_the_language_is_remembered(client):
    client.get("/?lang=zh")
    assert "待裁决的冲突" in client.get("/").text


def test_without_a_choice_the_browser_says_which(client):
    assert "Conflicts to decide" in client.get("/").text
    assert "待裁决的冲突" in client.get("/", headers={"accept-language": "zh-TW,zh;q=0.9,en;q=0.5"}).text


@pytest.mark.parametrize("path", ["/c/nothing", "/article?path=nothing", "/entity?id=nothing", "/timeline?event=99", "/nowhere"])
def test_what_is_not_there_is_told(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<h1>" in answer.text


def test_conflict_shows_everything_an_editor_weighs(desk, client):
    finding = of_rule(desk, "XC213")
    page = client.get(f"/c/{finding.id}").text
    text = text_of(page)
    assert page.count('class="column ') == len(finding.values)
    for side in finding.values:
        assert side.display in text
        for claim in side.claims:
            assert claim.quote in text
    assert '<mark class="value v1">216米</mark>' in page
    assert '<mark class="value v2">261米</mark>' in page
    assert "建设历时四年零八个月" in text  # the sentence before
    assert "钢材21万吨" in text  # the sentence after
    assert "2 independent sources, in 3 articles" in text
    assert "东浦通讯社 2026-05-21" in text
    assert "Copied by tests/demo/bridge/04-reprint.txt" in text
    assert "Copy of 东浦通讯社" in text
    assert finding.why.en in text and finding.suggestion.en in text
    assert "What these articles agree on" in text


def test_queue_filters(desk, client):
    conflicts = desk.look().report.conflicts

    def listed(query):
        return set(re.findall(r'class="go" href="/c/(\w+)', client.get(query).text))

    assert listed("/") == {f.id for f in conflicts}
    assert listed("/?rule=XC401") == {f.id for f in conflicts if f.rule == "XC401"}
    assert listed("/?severity=warning") == {f.id for f in conflicts if f.severity == "warning"}
    in_fire = {f.id for f in conflicts if any(c.path == "tests/demo/fire/03-blog.md" for s in f.values for c in s.claims)}
    assert listed("/?article=tests/demo/fire/03-blog.md") == in_fire == listed("/?source=老郑走街")
    assert listed("/?q=261米") == {f.id for f in conflicts if f.rule == "XC213"}
    assert listed(f"/?q={conflicts[3].id}") == {conflicts[3].id}
    assert listed("/?q=環評報告") == listed("/?q=环评报告") != set()
    assert listed("/?q=２６１") == listed("/?q=261")
    assert listed("/?q=nothing+at+all") == set()
    assert listed("/?confidence=low") == set()
    assert listed("/?page=999999999999&status=nonsense") == listed("/")


def test_decided_ones_leave_the_queue_and_the_progress_grows(desk, client):
    total = len(desk.look().report.conflicts)
    assert f"0 of {total} decided" in client.get("/").text
    post(client, first(desk), "keep:1")
    page = client.get("/").text
    assert f"1 of {total} decided" in page
    assert f"/c/{first(desk).id}" not in page
    assert f"/c/{first(desk).id}" in client.get("/?status=mine").text


def test_a_decision_leads_to_the_next_of_the_same_filter(desk, client):
    ids = [f.id for f in desk.look().report.conflicts if f.rule == "XC401"]
    assert len(ids) == 2
    answer = post(client, desk.look().find(ids[0]), "keep:2", "?rule=XC401")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/c/{ids[1]}?rule=XC401&done=1"
    page = client.get(answer.headers["location"]).text
    assert f"keep {desk.look().find(ids[0]).values[1].display}" in text_of(page.split('class="flash"')[1])
    last = post(client, desk.look().find(ids[1]), "both:place", "?rule=XC401")
    assert last.headers["location"] == "/?rule=XC401&done=2"


def test_skip_records_nothing(desk, client):
    answer = client.get(f"/c/{first(desk).id}/skip")
    assert answer.headers["location"] == f"/c/{first(desk, 1).id}"
    assert desk.journal.last() == 0


VERDICTS = [
    ("keep:2", {}, "keep", ""),
    ("both:period", {}, "both", "period"),
    ("false-positive:advert", {"note": "an advert"}, "false-positive", "advert"),
    ("call", {"assignee": "Zhou", "due": "2031-06-01", "note": "ask the harbour"}, "call", ""),
    ("other", {"value": "217 m"}, "keep", ""),
]


@pytest.mark.parametrize(("verdict", "more", "kind", "scope"), VERDICTS)
def test_every_verdict(desk, client, verdict, more, kind, scope):
    assert post(client, first(desk), verdict, **more).status_code == 303
    ruling = first(desk).ruling
    assert (ruling.verdict, ruling.scope, ruling.by) == (kind, scope, _room.USER)
    if verdict == "call":
        assert ruling.note == "@Zhou → 2031-06-01 · ask the harbour"
    if verdict == "other":
        assert ruling.keep == "217 m"
    page = client.get(f"/c/{first(desk).id}").text
    assert "Earlier decisions" in page


BAD = ["", "keep:0", "keep:99", "keep:x", "keep:²", "both:", "both:advert", "false-positive:place", "delete", "note", "other"]


@pytest.mark.parametrize("verdict", BAD)
def test_a_form_that_makes_no_sense_records_nothing(desk, client, verdict):
    assert post(client, first(desk), verdict).status_code == 400
    assert desk.journal.last() == 0


def test_note_is_added_and_a_decision_withdrawn(desk, client):
    post(client, first(desk), "keep:1")
    answer = post(client, first(desk), "note", note="by telephone")
    assert answer.headers["location"].startswith(f"/c/{first(desk).id}")
    assert (first(desk).ruling.verdict, first(desk).ruling.note) == ("keep", "by telephone")
    post(client, first(desk), "withdraw")
    assert first(desk).ruling is None


def test_two_editors_and_one_conflict(desk, client):
    old = seen(client, f"/c/{first(desk).id}")
    zhou = _room.client(desk, user_header="x-user")
    zhou.headers["x-user"] = "Zhou"
    post(zhou, first(desk), "keep:2", note="seen on site")
    answer = client.post(f"/c/{first(desk).id}", data={"verdict": "both:place", "seen": old, "note": "mine"})
    text = text_of(answer.text)
    assert answer.status_code == 409
    assert "Changed by Zhou" in text and "seen on site" in text and "both are true: other place" in text and "mine" in text
    assert first(desk).ruling.by == "Zhou"
    form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', answer.text))
    assert client.post(f"/c/{first(desk).id}", data=form).status_code == 303
    assert (first(desk).ruling.by, first(desk).ruling.scope, first(desk).ruling.note) == (_room.USER, "place", "mine")


def test_undo_returns_to_the_conflict(desk, client):
    post(client, first(desk), "keep:1")
    answer = client.post("/undo", data={"batch": "1"})
    assert answer.headers["location"] == f"/c/{first(desk).id}?done=2"
    assert "is undecided again" in client.get(answer.headers["location"]).text
    assert client.post("/undo", data={"batch": "1"}).status_code == 409
    assert client.post("/undo", data={"batch": "x"}).status_code == 400


def test_bulk_shows_what_it_reaches_and_records_that(desk, client):
    query = "?article=tests/demo/robot/03-trade-en.md"
    reached = set(re.findall(r'href="/c/(\w+)', client.get("/bulk" + query).text))
    page = client.get(f"/bulk{query}&verdict=false-positive:advert&note=paid").text
    form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.split('method="post"')[1]))
    assert f"for {len(reached)} conflicts" in text_of(page)
    answer = client.post("/bulk" + query, data=form)
    assert answer.status_code == 303
    decided = {f.id for f in desk.look().report.conflicts if f.ruling}
    assert decided == reached
    assert first(desk, 3).ruling is None or first(desk, 3).ruling.note == "paid"
    batch = re.search(r"done=(\d+)", answer.headers["location"])[1]
    client.post("/undo", data={"batch": batch})
    assert not any(f.ruling for f in desk.look().report.conflicts)


def test_bulk_after_a_change_shows_the_preview_again(desk, client):
    page = client.get("/bulk?verdict=call").text
    form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.split('method="post"')[1]))
    post(client, first(desk), "keep:1")
    answer = client.post("/bulk", data=form)
    assert answer.status_code == 409
    assert "has changed since the preview" in answer.text
    assert sum(f.ruling is not None for f in desk.look().report.conflicts) == 1
    assert client.post("/bulk", data={"verdict": "keep:1", "seen": form["seen"]}).status_code == 400


def test_fact_is_read_once_more_before_it_counts(desk, client):
    finding = of_rule(desk, "XC213")
    post(client, finding, "keep:1")
    address = f"/c/{finding.id}/fact"
    page = client.get(address).text
    form = {"seen": seen(client, address), "value": "216米"}
    form |= {"subject": finding.subject, "quote": unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)[1])}
    wrong = client.post(address, data=form | {"quote": "no figure here"})
    assert wrong.status_code == 400
    assert 'role="alert"' in wrong.text and "no figure here" in wrong.text
    answer = client.post(address, data=form)
    assert answer.status_code == 303
    page = client.get(answer.headers["location"]).text
    assert "House fact recorded" in page and "216米" in page
    other = next(f for f in desk.look().report.conflicts if f.ruling is None)
    assert client.get(f"/c/{other.id}/fact").status_code == 404


def test_to_do_list_has_the_exact_correction(desk, client):
    finding = of_rule(desk, "XC213")
    post(client, finding, "keep:1", note="per the ministry")
    text = text_of(client.get("/export").text)
    assert "等了四年多" in text and "Line 9" in text
    assert "Now 主塔高261米 Proposed 主塔高216米" in text
    markdown = client.get("/export/todo.md").text
    assert "主塔高<b>261米</b>" in markdown and "主塔高<b>216米</b>" in markdown and "per the ministry" in markdown


def test_a_correction_across_languages_is_not_made_up(desk, client):
    finding = of_rule(desk, "XC402")
    post(client, finding, "keep:1")
    assert "Reword by hand" in client.get("/export").text


def test_downloads(desk, client):
    post(client, first(desk), "keep:1", note="=cmd|' /C calc'!A0")
    decisions = client.get("/export/decisions.jsonl")
    assert 'filename="decisions.jsonl"' in decisions.headers["content-disposition"]
    assert json.loads(decisions.text)["id"] == first(desk).id
    table = client.get("/export/decisions.csv").text
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    assert table.startswith("\ufeff") and len(rows) == len(desk.look().report.conflicts)
    assert rows[0]["note"] == "'=cmd|' /C calc'!A0"


def test_stale_decisions_are_listed(desk, client):
    stale = Stale("abcdef123456", "XC101", "decision", ("2020", "2021"), Ruling("keep", keep="2020", by="Zhou", on="2031-01-01"))
    desk._snapshot = replace(desk.look(), report=replace(desk.look().report, stale=(stale,)))
    text = text_of(client.get("/?status=stale").text)
    assert "abcdef1" in text and "2020 ≠ 2021" in text and "Zhou" in text


def test_article_marks_its_claims_and_leads_to_conflicts(desk, client):
    page = client.get("/article?path=tests/demo/bridge/03-tabloid.md").text
    finding = of_rule(desk, "XC213")
    claim = finding.values[1].claims[0]
    assert re.search(rf'<mark class="dispute" id="v{claim.value_start}"><a href="/c/{finding.id}[^>]*>261米</a></mark>', page)
    assert re.search(r'<span class="agreed"[^>]*>12\.6公里</span>', page)
    assert re.search(r'<span class="lone"[^>]*>28元</span>', page)
    names = re.findall(r'id="(v\d+)"', page)
    assert len(names) == len(set(names))
    for target in re.findall(r'href="#(v\d+)"', page):
        assert target in names


def test_timeline_has_a_lane_a_source_and_the_same_in_a_table(client):
    page = client.get("/timeline?event=0").text
    lanes = re.findall(r'<text class="name"[^>]*>([^<]+)<', page)
    assert "东浦通讯社" in lanes and "海湾晚报" in lanes
    assert page.count("mark disputed") > 1
    for lane in lanes:
        assert 'rowgroup" rowspan' in page and lane in page.split("<table>")[1]


def test_subject_page_shows_conflict_and_agreement(desk, client):
    text = text_of(client.get("/entity?id=tarn").text)
    assert "塔恩机器人" in text
    assert "In conflict" in text and "34% ≠ 43%" in text
    assert "Agreed" in text and "95 million dollars" in text
    assert client.get("/entities?q=塔恩").text.count("data-row") == 1


def test_log_tells_every_step(desk, client):
    post(client, first(desk), "keep:1", note="why")
    client.post("/undo", data={"batch": "1"})
    text = text_of(client.get("/log").text)
    assert text.index("undone") < text.index("decided")
    kept = f"keep {first(desk).values[0].display}"
    assert f"{kept} undecided" in text and f"undecided {kept} why" in text


def test_keys_are_remapped_switched_off_and_restored(desk, client):
    answer = client.post("/keys", data={"on": "1", "key.both": "x"})
    assert answer.status_code == 303
    page = client.get(f"/c/{first(desk).id}").text
    assert 'data-action="both" data-key="x" aria-keyshortcuts="x"' in page
    client.post("/keys", data={"key.both": "x"})
    page = client.get(f"/c/{first(desk).id}").text
    assert 'data-keys="off"' in page and "<kbd" not in page and "data-key=" not in page
    client.post("/keys", data={"reset": "1"})
    assert 'data-action="both" data-key="b"' in client.get(f"/c/{first(desk).id}").text


@pytest.mark.parametrize("form", [{"key.both": "f"}, {"key.both": "7"}, {"key.both": "ab"}])
def test_keys_that_cannot_be(client, form):
    answer = client.post("/keys", data={"on": "1", **form})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


EVIL = '<script>alert(1)</script><img src=x onerror=alert(2)> <a href="javascript:alert(3)">x</a> {{7*7}} \u202eevil\u200b \x1b[31m'


def test_hostile_text_stays_text(tmp_path):
    report = _room.hostile(EVIL)
    desk = _room.desk(tmp_path, report)
    client = _room.client(desk)
    finding = report.conflicts[0]
    path = report.articles[0].article.path
    entity = quote(report.entities[0].id)
    pages = ["/", f"/c/{finding.id}", f"/article?path={path}", f"/entity?id={entity}", "/articles", "/timeline", "/entities"]
    pages += ["/export", "/bulk", "/log", "/?status=all", "/?q=" + quote(EVIL), f"/c/{finding.id}/fact"]
    post(client, finding, "keep:1", note=EVIL)
    for address in pages:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "<script>alert" not in answer.text and "<img src=x" not in answer.text, address
        assert 'href="javascript:' not in answer.text, address
        assert "49" not in re.findall(r"\{\{.{0,9}", answer.text), address
        assert "\u202e" not in answer.text and "\x1b" not in answer.text, address
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in client.get(f"/c/{finding.id}").text
    desk.journal.close()


def test_why_in_the_language_of_the_page(desk, client):
    finding = replace(first(desk), why=Text("ENGLISH WHY", "中文缘由"))
    desk._snapshot = desk.look().with_findings({finding.id: finding})
    assert "中文缘由" in client.get(f"/c/{finding.id}?lang=zh").text
    assert "ENGLISH WHY" in client.get(f"/c/{finding.id}?lang=en").text


def test_notices_stand_with_the_articles(desk, client):
    from checker.model import Notice

    notice = Notice("x", "XC901", "warning", "corpus/broken.txt", 1, Text("is no text", "不是文本"))
    desk._snapshot = replace(desk.look(), report=replace(desk.look().report, notices=(notice,)))
    text = text_of(client.get("/articles").text)
    assert "corpus/broken.txt is no text XC901" in text


def test_what_a_language_model_said_is_marked_as_such(desk, client):
    from checker.model import Judgement, Offline

    said = Judgement("local-7b", "adjudicate", "compatible", "period", "note", "<b>Other</b> quarters.", Offline("conflicts"))
    finding = replace(first(desk), judged=said)
    desk._snapshot = desk.look().with_findings({finding.id: finding})
    page = client.get(f"/c/{finding.id}").text
    assert "Opinion of the language model local-7b: no conflict. <b>Other</b> quarters." in text_of(page)
    assert "&lt;b&gt;Other" in page
