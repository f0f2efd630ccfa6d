"""Vectors ahead of a check: shards are disjoint and complete, their stores one store, and the check loads no model."""

import sqlite3

import pytest

from checker import cli
from checker import vectors as vectors_room
from checker.embedding import Shard, shard
from claims.errors import SettingsError
from claims.read import article_from_text

TEXTS = {
    "a.md": "# 青岚港开工\n\n青岚港务集团昨日宣布，青岚港扩建工程开工，总投资42亿元，将新增泊位6个。集团去年完成吞吐量3.1亿吨。\n",
    "b.md": "# 青岚港扩建\n\n青岚港扩建工程5月6日开工，总投资45亿元，新增泊位6个。港务集团称，去年吞吐量为3.1亿吨。\n",
    "c.md": "# Qinglan port grows\n\nQinglan Port Group said six berths were begun on May 6, 2031, for 4.2 billion yuan.\n",
    "d.md": "# Port cost\n\nThe port group put the Qinglan berths at 4.5 billion yuan. It handled 310 million tonnes in 2030.\n",
    "e.md": "# Boats\n\nSix boats sank in Lorne harbour on 3 May 2031. Mayor Ida Brandt said 14 people were rescued.\n",
}


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CROSSCLAIM_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(f"---\ndate: 2031-05-07\n---\n{text}", "utf-8")
    return tmp_path


def command(*args):
    return cli.run(list(args))


def vectors(path):
    with sqlite3.connect(path) as db:
        found = dict(db.execute("SELECT text, row FROM vector").fetchall())
        backgrounds = [row[0] for row in db.execute("SELECT background FROM model")]
    db.close()
    return found, backgrounds


def forbidden(*_, **__):
    raise AssertionError("the model was loaded")


def embed(store, *more):
    assert command("embed", "news", "--encoder", "hash", "--store", store, *more) == 0


def test_every_article_is_in_one_shard_whatever_the_others_are():
    articles = [article_from_text(f"Boat {n} sank.", path=f"{n}.md") for n in range(200)]
    for count in (1, 2, 7):
        held = [[Shard(number, count).holds(article) for number in range(1, count + 1)] for article in articles]
        assert all(sum(row) == 1 for row in held)
        assert all(sum(column) > 200 // count // 2 for column in zip(*held, strict=True))
    renamed = article_from_text("Boat 5 sank.", path="other.md")
    assert [Shard(n, 7).holds(renamed) for n in range(1, 8)] == [Shard(n, 7).holds(articles[5]) for n in range(1, 8)]


@pytest.mark.parametrize("text", ["0/2", "3/2", "1", "1/", "/2", "a/b", "1/2/3", "-1/2", "1/0", "½/2"])
def test_what_is_no_shard(text):
    with pytest.raises(SettingsError, match="is no part of a whole"):
        shard(text)


def test_two_shards_hold_what_one_run_holds(corpus):
    embed("one.db", "--shard", "1/1")
    embed("first.db", "--shard", "1/2")
    embed("second.db", "--shard", "2/2")
    first, second, one = (vectors(name) for name in ("first.db", "second.db", "one.db"))
    assert first[0].keys() and second[0].keys()
    assert {**first[0], **second[0]} == one[0]
    assert first[1] == second[1] == one[1]


def test_the_check_after_shards_and_the_rest_loads_no_model(corpus, monkeypatch, capsys):
    assert command("check", "news", "--encoder", "hash", "--no-cache", "-o", "json=cold.json", "-e") == 0
    embed("first.db", "--shard", "1/2")
    embed("second.db", "--shard", "2/2")
    assert command("cache", "merge", "second.db", "first.db", "--into", "all.db") == 0
    assert "2 stores" in capsys.readouterr().out
    embed("all.db")
    monkeypatch.setattr("claims.embed.load", forbidden)
    monkeypatch.setattr(vectors_room, "_LOADED", {})
    assert command("check", "news", "--encoder", "hash", "--store", "all.db", "-o", "json=warm.json", "-e") == 0
    assert (corpus / "warm.json").read_bytes() == (corpus / "cold.json").read_bytes()


def test_the_rest_is_little(corpus):
    """Most texts follow from the article alone."""
    embed("shard.db", "--shard", "1/1")
    before = vectors("shard.db")[0]
    embed("shard.db")
    after = vectors("shard.db")[0]
    assert before.items() <= after.items()
    assert len(after) - len(before) <= len(after) // 4


def test_a_second_run_encodes_nothing(corpus, monkeypatch, capsys):
    embed("a.db")
    capsys.readouterr()
    monkeypatch.setattr("claims.embed.load", forbidden)
    embed("a.db")
    embed("a.db", "--shard", "1/2")
    assert capsys.readouterr().out.splitlines() == ["5 articles, 0 new vectors: a.db", _told("a.db")]


def _told(name):
    held = sum(Shard(1, 2).holds(article_from_text(f"---\ndate: 2031-05-07\n---\n{text}", path="x.md")) for text in TEXTS.values())
    return f"shard 1/2: {held} articles, 0 new vectors: {name}"


def test_a_broken_file_in_a_directory_is_left_out_and_one_named_outright_is_an_error(corpus, capsys):
    (corpus / "news/broken.json").write_text("{")
    embed("a.db", "--shard", "1/1")
    assert "broken.json: not valid JSON" in capsys.readouterr().err
    assert command("embed", "news/broken.json", "--encoder", "hash", "--store", "a.db", "--shard", "1/1") == 2
    assert "news/broken.json: not valid JSON" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["cache", "merge", "none.db", "--into", "all.db"], "store none.db: there is no such file"),
        (["cache", "merge", "postgresql://me:pw@host/db", "--into", "all.db"], "store postgresql://…: is a server"),
        (["cache", "merge", "all.db", "--into", "all.db"], "is one of the stores to take up"),
        (["cache", "merge", "news/a.md", "--into", "all.db"], "store news/a.md: is no store of crossclaim"),
        (["embed", "news", "--shard", "3/2", "--store", "all.db"], "--shard: '3/2' is no part of a whole"),
        (["embed", "none", "--store", "all.db"], "none: no such file or directory"),
        (["embed", "news", "--store", "news"], "store news: cannot be opened"),
    ],
)
def test_wrong_use_is_one_line(corpus, capsys, args, said):
    assert command(*args) == 2
    err = capsys.readouterr().err
    assert said in err
    assert len(err.strip().splitlines()) == 1


def test_a_damaged_store_spoils_no_other(corpus, capsys):
    embed("good.db")
    embed("bad.db")
    (corpus / "bad.db").write_bytes((corpus / "bad.db").read_bytes()[:5000] + b"x" * 30_000)
    assert command("cache", "merge", "good.db", "bad.db", "--into", "all.db") == 2
    assert "is damaged" in capsys.readouterr().err
    assert vectors("all.db")[0] == {}
