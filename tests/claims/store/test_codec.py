"""Plain data survives, everything else is refused on either side."""

import os
import pickle
import zlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from claims.model import Article, Claim, Duration, Figure, Interval, Link, Sentence, Span, When
from claims.store import codec
from claims.store.codec import changed, dumps, loads


@dataclass(frozen=True, slots=True)
class Pair:
    left: object
    right: object = None


@dataclass(frozen=True, slots=True)
class Single:
    only: object


@dataclass
class Loose:
    name: str


CLASSES = {f"{cls.__module__}.{cls.__qualname__}": cls for cls in (Pair, Single, Loose)}
SPAN = Span(3, 9)
FIGURE = Figure(SPAN, "412 人", "count", Decimal("412"), Interval(Decimal(412), None, True), noun="人")
WHEN = When(SPAN, "3 May", datetime(2024, 5, 3), datetime(2024, 5, 4), "day", offset=Duration(SPAN, "two days", days=Decimal(2)))
CLAIM = Claim(0, "a.txt", 1, SPAN, "q", Sentence(SPAN, (SPAN,), 0), FIGURE, SPAN, period=WHEN, extra=(("a", "b"),))


@pytest.mark.parametrize(
    "item",
    [None, 1, 2.5, "字", b"x", (1, [2, {"a": {3}}], frozenset({4})), date(2024, 5, 3), FIGURE, WHEN, CLAIM, Article("a", "b")],
)
def test_plain_data_survives(item):
    made = loads(dumps(item))
    assert made == item and type(made) is type(item)


def test_named_classes_survive_and_stay_frozen():
    item = Pair((CLAIM, Single(CLAIM)), Loose("x"))
    made = loads(dumps(item, CLASSES), CLASSES)
    assert made == item and hash(made.left) == hash(item.left)
    assert made.left[0] is made.left[1].only  # one object stays one
    with pytest.raises(AttributeError):
        made.left[0].quote = "other"


@pytest.mark.parametrize("item", [Pair(1, 2), print, os.system, Pair, object(), {"a": [Single(1)]}])
def test_a_class_that_was_not_named_cannot_be_written(item):
    with pytest.raises(TypeError, match="no place in a store"):
        dumps(item)


class _Evil:
    def __reduce__(self):
        return os.system, ("echo evil > evil.txt",)


class _Dotted:
    """A name that leads from an allowed class to something else."""

    def __reduce__(self):
        return getattr, (Span, "__init__")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no zlib",
        zlib.compress(b""),
        zlib.compress(b"x"),
        zlib.compress(pickle.dumps(_Evil())),
        zlib.compress(pickle.dumps(_Dotted())),
        zlib.compress(b"\x80\x04\x8c\x0cclaims.model\x8c\x0bre.sys.exit\x93."),
        zlib.compress(b"\x80\x04cclaims.model\nSpan\n(."),
        zlib.compress(b"cclaims.model\nSpan\n(I1\nI2\nI3\ntR."),
        zlib.compress(b"cos\nsystem\n(S'echo evil > evil.txt'\ntR."),
        dumps(CLAIM)[:-5],
        dumps(CLAIM) + b"more",
        dumps(Pair(1), CLASSES),
    ],
)
def test_anything_else_is_a_value_error_and_runs_nothing(body, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError):
        loads(body)
    assert list(tmp_path.iterdir()) == []


def test_a_blob_that_grows_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(codec, "LIMIT", 1000)
    assert loads(dumps("x" * 900)) == "x" * 900
    with pytest.raises(ValueError, match="larger"):
        loads(dumps("x" * 2000))


def test_a_cut_blob_is_refused_at_every_length():
    body = dumps(CLAIM)
    for end in range(len(body)):
        with pytest.raises(ValueError):
            loads(body[:end])


def test_a_changed_dataclass_is_what_replace_makes() -> None:
    side = Link("a", "b", "gloss", "evidence")
    assert changed(side, "b", "c") == replace(side, b="c")
    assert type(changed(side, "b", "c")) is Link
    assert side.b == "b"
