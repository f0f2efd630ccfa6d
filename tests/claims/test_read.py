"""Files to articles: formats, encodings, titles, languages, offsets."""

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import language
from claims.discover import discover
from claims.model import Article, Span
from claims.read import article_from_text, read_all, read_file
from claims.settings import Fields, Settings
from claims.split import sentences

ZH = "青岚港扩建工程昨日开工。项目总投资42亿元，预计2028年建成，新增泊位6个。"
HANT = "青嵐港擴建工程昨日動工。項目總投資42億元，預計2028年建成，新增泊位6個，當地漁會表示歡迎。"
EN = "The harbour extension opened on Monday. It cost 42 million dollars and took six years."


def write(tmp_path, name, data):
    file = tmp_path / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return str(file)


def one(tmp_path, name, data):
    (article,) = read_file(write(tmp_path, name, data))
    return article


@pytest.mark.parametrize(
    ("encoding", "text", "expected"),
    [
        ("utf-8", ZH, "zh"),
        ("utf-8-sig", ZH, "zh"),
        ("utf-16", ZH, "zh"),
        ("gb18030", ZH, "zh"),
        ("gb18030", "公司昨天公布了三季报，营收9亿元。", "zh"),
        ("big5", HANT, "zh-Hant"),
        ("big5", "公司昨天公布了第三季財報，營收9億元。", "zh-Hant"),
        ("cp1252", "The caf\xe9 owner said it was \u201cover\u201d and closed on Monday after six years at the harbour.", "en"),
    ],
)
def test_encodings_are_detected(tmp_path, encoding, text, expected):
    article = one(tmp_path, "a.txt", text.encode(encoding))
    assert article.text == text
    assert article.language == expected


def test_line_ends_are_kept_so_that_offsets_are_the_files(tmp_path):
    raw = "---\r\ntitle: Ferry\r\n---\r\nSix boats sank.\r\nNobody drowned.\r\n"
    article = one(tmp_path, "a.md", raw)
    assert article.text == raw
    assert [raw[s.span.start : s.span.end] for s in sentences(article)] == ["Ferry", "Six boats sank.", "Nobody drowned."]


@pytest.mark.parametrize(
    ("head", "title", "noted"),
    [
        ("---\ntitle: Six boats sink\ndate: 2026-02-03\n---\n", "Six boats sink", False),
        ("---\n\ntitle: 'Six boats sink'\ndate: 2026-02-03\n---\n\n", "Six boats sink", False),
        (
            "---\ntitle: 'Like a wall falling': harbour counts its boats\ndate: 2026-02-03\n---\n",
            "'Like a wall falling': harbour counts its boats",
            True,
        ),
        ("---\ntitle: Six boats: a harbour mourns\ndate: 2026-02-03\n---\n", "Six boats: a harbour mourns", True),
    ],
)
def test_front_matter(tmp_path, head, title, noted):
    article = one(tmp_path, "a.md", head + "Body of the text.\n")
    assert article.title == title
    assert article.title_span is not None
    assert article.text[article.title_span.start : article.title_span.end] == title
    assert str(article.published) == "2026-02-03"
    assert article.published_from == "front matter"
    assert bool(article.notes) is noted
    assert article.text[article.body.start : article.body.end].strip() == "Body of the text."


def test_a_rule_at_the_head_of_a_text_is_no_front_matter(tmp_path):
    article = one(tmp_path, "a.txt", "---\nSix boats sank in the storm.\n---\nNobody drowned.")
    assert article.body.start == 0


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("青岚港扩建开工\n\n" + ZH, "青岚港扩建开工"),
        ("# 青岚港扩建开工\n\n" + ZH, "青岚港扩建开工"),
        (ZH + "\n" + ZH, ""),
        (ZH, ""),
        ("Harbour opens\n\n" + EN, "Harbour opens"),
        (EN + "\n\nMore text.", ""),
    ],
)
def test_title_is_the_first_line_where_that_is_no_sentence(text, title):
    assert Article.from_text(text, path="a.txt").title == title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ZH, "zh"),
        (HANT, "zh-Hant"),
        (EN, "en"),
        ("123 456", "und"),
        ("", "und"),
        ("公司 said it 将 open the port 今年 after six years of delay", "mixed"),
    ],
)
def test_language(text, expected):
    assert language.detect(text) == expected


def test_brand_names_do_not_make_a_text_mixed():
    assert language.detect("由于OpenAI与Anthropic的竞争，Brockman宣布休假。" * 3) == "zh"


def test_html_is_extracted_with_its_own_date(tmp_path):
    page = (
        "<html><head><title>Harbour opens</title><meta property='article:published_time' content='2026-02-03T08:00:00Z'></head>"
        f"<body><nav>Home</nav><article><h1>Harbour opens</h1><p>{EN}</p><p>{EN}</p></article></body></html>"
    )
    article = one(tmp_path, "a.html", page)
    assert EN in article.text
    assert "<p>" not in article.text
    assert (str(article.published), article.published_from) == ("2026-02-03", "metadata")


def test_json_jsonl_and_csv_give_one_article_a_record(tmp_path):
    rows = [{"title": "甲", "text": ZH, "date": "2026-02-03 16:55:53", "source": "港报"}, {"title": "B", "text": EN}]
    (first, second) = read_file(write(tmp_path, "a.jsonl", "\n".join(json.dumps(row) for row in rows)))
    assert first.path.endswith("a.jsonl#1")
    assert (str(first.published), first.published_from, first.source) == ("2026-02-03", "metadata", "港报")
    assert second.language == "en"
    assert len(read_file(write(tmp_path, "a.json", json.dumps(rows)))) == 2
    assert len(read_file(write(tmp_path, "b.json", json.dumps(rows[0])))) == 1
    table = read_file(write(tmp_path, "a.csv", f'title,text,date\n甲,"{ZH}\n第二行。",2026-02-03\n'))
    assert table[0].text.endswith("第二行。")


def test_fields_can_be_mapped(tmp_path):
    file = write(tmp_path, "a.json", json.dumps({"kop": "Harbour", "inhoud": EN}))
    settings = Settings(fields=Fields(title=("kop",), text=("inhoud",)))
    assert read_file(file, settings)[0].title == "Harbour"


def test_discovery(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.md", "a.txt", "sub/c.txt", ".hidden/d.txt", "e.py"):
        (tmp_path / name).write_text(EN, encoding="utf-8")
    names = [name.removeprefix(f"{tmp_path.as_posix()}/") for name in discover([str(tmp_path)], Settings()).files]
    assert names == ["a.txt", "b.md", "sub/c.txt"]
    assert len(discover([f"{tmp_path}/**/*.txt"], Settings()).files) == 2
    assert len(discover([str(tmp_path)], Settings(exclude=("sub/",))).files) == 2
    assert len(discover([str(tmp_path)], Settings(include=("*.md",))).files) == 1


def test_the_same_file_twice_is_read_once_with_a_note(tmp_path):
    file = write(tmp_path, "a.txt", EN)
    articles, notes = read_all([file, str(tmp_path)], Settings())
    assert len(articles) == 1
    assert len(notes) == 1 and "a.txt" in notes[0]


def test_standard_input_takes_the_given_name():
    articles, _ = read_all(["-"], Settings(stdin_filename="desk/story.md"), stdin=b"---\ntitle: Six boats\n---\nBody.")
    assert (articles[0].path, articles[0].title) == ("desk/story.md", "Six boats")


def test_records_sort_by_number(tmp_path):
    rows = "\n".join(json.dumps({"text": f"{EN} {n}"}) for n in range(12))
    articles, _ = read_all([write(tmp_path, "a.jsonl", rows)], Settings())
    assert [article.path.split("#")[1] for article in articles] == [str(n) for n in range(1, 13)]


@given(st.text(alphabet=st.sampled_from('甲三年1。，“”"（）()\n -*#:：.!a A—…![]'), max_size=200))
def test_reading_keeps_the_text_and_its_offsets(text):
    article = article_from_text(text, path="a.txt")
    assert article.text == text
    assert 0 <= article.body.start <= article.body.end == len(text)
    last = 0
    for span in article.dropped:
        assert last <= span.start < span.end <= len(text)
        last = span.end
    if article.title_span:
        assert text[article.title_span.start : article.title_span.end] == article.title
    assert article.body == Span(article.body.start, len(text))


def test_a_record_stands_on_its_line_of_the_file(tmp_path):
    row = json.dumps({"title": "甲", "text": f"{ZH}\n第二行。"}, ensure_ascii=False)
    lines = [article.first_line for article in read_file(write(tmp_path, "a.jsonl", f"{row}\n\n{row}\n"))]
    assert lines == [1, 3]
    table = read_file(write(tmp_path, "a.csv", f'title,text\n甲,"{ZH}\n第二行。"\n\n乙,{ZH}\n'))
    assert [article.line_of(len(article.text)) for article in table] == [2, 5]
    for whole in (f"[\n{row},\n{row}\n]", f'{{"data": 1, "articles": {{}}, "articles":\n[{row},\n{row}]}}'):
        assert [article.line_of(len(article.text)) for article in read_file(write(tmp_path, "a.json", whole))] == [2, 3]
    assert read_file(write(tmp_path, "b.json", f"\n{row}"))[0].first_line == 2
    assert read_file(write(tmp_path, "a.md", "一\n二"))[0].line_of(2) == 2


def test_shards_in_a_directory_are_found(tmp_path):
    names = ["part-00000.parquet", "part-00001.PQ", "part-00002.jsonl.gz", "part-00003.ndjson", "b/part-00004.ndjson.gz"]
    (tmp_path / "b").mkdir()
    for name in [*names, "old.tar.gz", "log.gz", "_SUCCESS", ".part-00000.parquet.crc", "jsonl.gz"]:
        (tmp_path / name).write_bytes(b"")
    found = discover([str(tmp_path)], Settings())
    assert [file.removeprefix(f"{tmp_path}/") for file in found.files] == sorted(names)
    assert found.real[found.files[0]] == os.path.realpath(found.files[0])


def test_a_link_beside_its_file_is_read_once(tmp_path):
    (tmp_path / "a.md").write_text("Six boats sank.")
    (tmp_path / "b.md").symlink_to(tmp_path / "a.md")
    found = discover([str(tmp_path)], Settings())
    assert [file.rpartition("/")[2] for file in found.files] == ["a.md"]
    assert found.notes == (f"{tmp_path}/b.md: named twice, read once",)
