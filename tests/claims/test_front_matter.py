"""The short way through plain front matter gives what YAML gives, or nothing."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.front_matter import _plain, read

ODD = "ab1 :#-'\"é中，。：《》【】[]{}!|>%@`&*?~,.\t\r\n\u3000\xa0\u2028\ufeff\x85\x7f\u200bＡ/=<\\"


def by_yaml(source):
    try:
        loaded = yaml.load(source, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return None
    return {str(key).lower(): value.strip() for key, value in loaded.items() if isinstance(value, str)}


@settings(max_examples=1500, deadline=None, derandomize=True, database=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["title", "日期", "a-b", "Title"]), st.text(ODD, min_size=1, max_size=6)), min_size=1, max_size=3
    )
)
def test_a_plain_block_reads_as_yaml_does(lines):
    source = "".join(f"{key}: {value}\n" for key, value in lines)
    found = _plain(source)
    assert found is None or found == by_yaml(source)


@pytest.mark.parametrize(
    "source",
    [
        "title: Boats: six of them\n",
        "title: 'Six boats'\n",
        "title: [six, boats]\n",
        "title: Six #1 boats #2\n",
        "title: Six\n  boats\n",
        "title: Six boats\nnotes:\n",
        "title: - six\n",
        "title: a\x07b\n",
        "title: a\x85b\n",
        "title: !x\n",
        "# remark\ntitle: Six\n",
    ],
)
def test_what_is_not_plain_is_left_to_yaml(source):
    assert _plain(source) is None


def test_ordinary_front_matter_needs_no_yaml(monkeypatch):
    monkeypatch.setattr(yaml, "load", None)
    text = "---\ntitle: 青岚港开工：投资42亿元\nDate: 2031-05-06 12:30\nurl: https://news.example/a#b\n---\nBody.\n"
    found = read(text, "a.md").fields
    assert found == {"title": "青岚港开工：投资42亿元", "date": "2031-05-06 12:30", "url": "https://news.example/a#b"}
