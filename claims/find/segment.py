"""Chinese words and name tags behind one small interface; the models load on first use and stay for the process.

cutword (weights inside its wheel) is used where it imports; jieba's dictionary is the fallback for words, and then there are
no name tags.
"""

from __future__ import annotations

import contextlib
import io
import re
import warnings
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol

Word = tuple[int, int, str]
Tag = tuple[int, int, str]

_HAN = re.compile(r"[\u3400-\u9fff]")
_LABELS = {"PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "INCIDENT": "EVENT", "AFFAIR": "EVENT", "CREATION": "WORK"}


class Segmenter(Protocol):
    """What this module needs of a Chinese segmenter."""

    def cut(self, text: str) -> list[str]:
        """The words of `text` in order; joined they give `text` again."""

    def tag(self, texts: Sequence[str]) -> list[tuple[Tag, ...]]:
        """For each text the names in it: (start, end, "PER" | "ORG" | "LOC" | "EVENT" | "WORK")."""


class CutwordSegmenter:
    """cutword 0.1: a unigram dictionary for words, an LSTM-CRF for names."""

    def __init__(self) -> None:
        with _silence():
            from cutword import NER

            self._ner: Any = NER(device="cpu", max_batch_size=64)

    def cut(self, text: str) -> list[str]:
        """The words of `text`, in order."""
        words: list[str] = self._ner._cutword.cutword(text)
        return words

    def tag(self, texts: Sequence[str]) -> list[tuple[Tag, ...]]:
        """Name tags of each text; texts hold no line break."""
        wanted = [index for index, text in enumerate(texts) if _HAN.search(text)]
        found: list[tuple[Tag, ...]] = [()] * len(texts)
        # Batches of like length waste little padding; results do not depend on the batch.
        wanted.sort(key=lambda index: (len(texts[index]), index))
        with _silence():
            for at in range(0, len(wanted), 64):
                batch = wanted[at : at + 64]
                for index, items in zip(batch, self._ner.predict([texts[i] for i in batch]), strict=True):
                    found[index] = _tags(texts[index], items)
        return found


class JiebaSegmenter:
    """Words from jieba's dictionary; no name tags."""

    def __init__(self) -> None:
        with _silence():
            import jieba

            jieba.setLogLevel(60)
            self._tokenizer: Any = jieba.Tokenizer()
            self._tokenizer.initialize()

    def cut(self, text: str) -> list[str]:
        """The words of `text`, in order."""
        words: list[str] = self._tokenizer.lcut(text, HMM=False)
        return words

    def tag(self, texts: Sequence[str]) -> list[tuple[Tag, ...]]:
        """No tags: an empty tuple for each text."""
        return [()] * len(texts)


@contextlib.contextmanager
def _silence() -> Any:
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        yield


def _tags(text: str, items: Sequence[Any]) -> tuple[Tag, ...]:
    tags = []
    for item in items:
        label = _LABELS.get(item.ner_type_en)
        if label is None:
            continue
        start, end = item.begin, item.end
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            tags.append((start, end, label))
    return tuple(sorted(set(tags)))


@lru_cache(maxsize=1)
def segmenter() -> Segmenter:
    """The best segmenter that is installed; loaded once."""
    try:
        return CutwordSegmenter()
    except (ImportError, OSError):
        return JiebaSegmenter()


@lru_cache(maxsize=512)
def words(text: str) -> tuple[Word, ...]:
    """The words of `text` as (start, end, word), in order; spaces and punctuation are words of their own."""
    out = []
    at = 0
    for word in segmenter().cut(text):
        start = text.find(word, at)
        if start < 0:  # a segmenter that normalises: keep the place by length
            start = at
        end = min(start + len(word), len(text))
        if start < end:
            out.append((start, end, text[start:end]))
        at = end
    return tuple(out)


_TAGGED: dict[str, tuple[Tag, ...]] = {}


def tag_ahead(texts: Sequence[str]) -> None:
    """Tag the lines of many articles in large batches, which is faster; `name_tags` finds them until the next call."""
    distinct = sorted(set(texts))
    _TAGGED.clear()
    _TAGGED.update(zip(distinct, segmenter().tag(distinct), strict=True))


def name_tags(texts: Sequence[str]) -> list[tuple[Tag, ...]]:
    """For each line of text the name tags in it, offsets into that line."""
    if all(text in _TAGGED for text in texts):
        return [_TAGGED[text] for text in texts]
    return segmenter().tag(texts)
