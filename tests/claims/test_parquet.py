"""Parquet: a row an article; what is wrong with a file, a column or a row is one line."""

import datetime as dt
import io
import sys

import pytest

from claims.errors import InputError, chinese
from claims.read import from_bytes, read_file
from claims.settings import Fields, Settings

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

TEXT = ["Two boats sank on Monday.", "三艘船昨日沉没。", "Four boats sank."]


def table(tmp_path, name="a.parquet", **columns):
    pq.write_table(pa.table(columns), tmp_path / name)
    return str(tmp_path / name)


def test_columns_have_the_names_of_records(tmp_path):
    path = table(
        tmp_path,
        headline=["A", "B", None],
        content=TEXT,
        publish_date=["2031-05-06", "", None],
        publisher=["Herald"] * 3,
        id=[1, 1, 2],
    )
    first, second, third = read_file(path)
    assert (first.path, first.title, first.text, first.source) == (f"{path}#1", "A", TEXT[0], "Herald")
    assert (str(first.published), first.published_from, first.first_line) == ("2031-05-06", "metadata", 1)
    assert (second.language, second.published, third.path) == ("zh", None, f"{path}#3")


def test_columns_can_be_mapped(tmp_path):
    path = table(tmp_path, story=TEXT, text=["x"] * 3)
    assert [one.text for one in read_file(path, Settings(fields=Fields(text=("story",))))] == TEXT


@pytest.mark.parametrize(
    ("column", "day"),
    [
        (pa.array([dt.date(2031, 5, 6)]), "2031-05-06"),
        (pa.array([dt.datetime(2031, 5, 6, 23, 59)], pa.timestamp("ns")), "2031-05-06"),
        (pa.array([dt.datetime(2031, 5, 6, 22, 0, tzinfo=dt.UTC)], pa.timestamp("us", "Asia/Shanghai")), "2031-05-07"),
        (pa.array([20310506]), "2031-05-06"),
        (pa.array([b"2031-05-06"]), "2031-05-06"),
        (pa.array(["6 May 2031"]).dictionary_encode(), "2031-05-06"),
        (pa.array([1935878340]), "None"),
        (pa.nulls(1), "None"),
        (pa.array([True]), "None"),
    ],
)
def test_dates_of_any_type(tmp_path, column, day):
    (article,) = read_file(table(tmp_path, text=TEXT[:1], date=column))
    assert str(article.published) == day


@pytest.mark.parametrize(
    "column",
    [
        pa.array([b"Two boats."]),
        pa.array(["Two boats."], pa.large_string()),
        pa.array(["Two boats."], pa.string_view()),
        pa.array([b"Two boats."], pa.binary(10)),
        pa.array(["Two boats."]).dictionary_encode(),
    ],
)
def test_text_of_any_type(tmp_path, column):
    (article,) = read_file(table(tmp_path, text=column))
    assert article.text == "Two boats."


def test_nulls_and_broken_text_cost_their_row(tmp_path):
    path = table(tmp_path, text=[b"Two boats.", None, b"\xff\xfe\xff", b"Three boats."])
    articles = read_file(path)
    assert [one.text for one in articles] == ["Two boats.", "", "", "Three boats."]
    assert [one.notes for one in articles] == [(), ("no text",), ("column text is not valid UTF-8",), ()]
    assert chinese(articles[2].notes[0]) == "列 text 不是有效的 UTF-8"


def test_a_string_column_that_lies_costs_its_row(tmp_path):
    """Some writers mark bytes as text without looking."""
    raw = pa.array([b"Two boats.", b"\xff\xfe"])
    lying = pa.Array.from_buffers(pa.string(), 2, raw.buffers())
    articles = read_file(table(tmp_path, text=lying))
    assert [one.text for one in articles] == ["Two boats.", ""]
    assert articles[1].notes == ("column text is not valid UTF-8",)


def test_a_nested_column_is_noted_once(tmp_path):
    path = table(tmp_path, text=TEXT, source=[{"id": n} for n in range(3)])
    assert [one.notes for one in read_file(path)] == [("column source holds struct<id: int64>: not read",), (), ()]


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"title": ["A"]}, "no column text or content"),
        ({"text": [1]}, "column text holds int64, not text"),
        ({"text": [["a", "b"]]}, "column text holds list<element: string>, not text"),
    ],
)
def test_a_file_without_text_is_told(tmp_path, columns, reason):
    with pytest.raises(InputError) as caught:
        read_file(table(tmp_path, **columns))
    assert str(caught.value).startswith(f"{tmp_path}/a.parquet: {reason}")


def test_one_column_of_text_is_enough(tmp_path):
    (article,) = read_file(table(tmp_path, text=[[1, 2]], content=["Two boats."]))
    assert article.text == "Two boats."


@pytest.mark.parametrize("data", [b"", b"hello", b"PAR1" + b"x" * 100 + b"PAR1", b"%PDF-1.7"])
def test_what_is_no_parquet_is_told(tmp_path, data):
    (tmp_path / "a.parquet").write_bytes(data)
    with pytest.raises(InputError, match=r"a\.parquet: not a valid Parquet file \(") as caught:
        read_file(str(tmp_path / "a.parquet"))
    assert "\n" not in str(caught.value)
    assert chinese(caught.value.reason) != caught.value.reason


def test_broken_pages_are_told(tmp_path):
    path = table(tmp_path, text=[f"{n} boats sank on Monday." for n in range(500)])
    data = bytearray((tmp_path / "a.parquet").read_bytes())
    data[20:1500] = b"\xff" * 1480
    (tmp_path / "a.parquet").write_bytes(bytes(data))
    with pytest.raises(InputError, match=r"a\.parquet: row group 1 cannot be read \(") as caught:
        read_file(path)
    assert "\n" not in str(caught.value)


def test_without_rows_it_says_so(tmp_path):
    (article,) = read_file(table(tmp_path, text=pa.array([], pa.string())))
    assert article.notes == ("no text",)


def test_standard_input(tmp_path):
    file = io.BytesIO()
    pq.write_table(pa.table({"text": TEXT}), file)
    assert [one.path for one in from_bytes(file.getvalue(), "stdin.parquet", Settings())] == [
        f"stdin.parquet#{n}" for n in (1, 2, 3)
    ]


def test_without_pyarrow_the_line_to_run_is_told(tmp_path, monkeypatch):
    path = table(tmp_path, text=TEXT)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(InputError) as caught:
        read_file(path)
    assert str(caught.value).startswith(f"{path}: pyarrow is not installed; run: pip install 'crossclaim[parquet]'")
    assert chinese(caught.value.reason) == "没有安装 pyarrow；请运行：pip install 'crossclaim[parquet]'"
