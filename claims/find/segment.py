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
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

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
        _hasten(self._ner)

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


_NARROW = {wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}


def _hasten(ner: Any) -> None:
    """Put two slow inner steps of cutword's tagger into other words, with the same results: the way through the tags, and
    full-width letters and digits made narrow."""
    crf = ner._model.crf
    weights = [crf.start_transitions, crf.transitions, crf.end_transitions]
    start, between, end = (weight.detach().numpy() for weight in weights)
    slow = crf.decode

    def decode(emissions: Any, mask: Any) -> list[list[int]]:
        lengths = mask.sum(dim=1).tolist()
        if any(not own[:length].all() for own, length in zip(mask, lengths, strict=True)):
            return slow(emissions, mask)  # type: ignore[no-any-return]
        return best_tags(emissions.numpy(), lengths, start, between, end)

    crf.decode = decode
    ner._NER__digit_alpha_map = lambda text: text.translate(_NARROW)


def best_tags(emissions: Scores, lengths: Sequence[int], start: Scores, between: Scores, end: Scores) -> list[list[int]]:
    """The likeliest tags of each text (Viterbi): emissions (texts, places, tags), of which the first `lengths[i]` places count,
    `start` and `end` (tags,), `between` (from, to). Of equal ways the one over the smaller tag."""
    import numpy as np

    order = sorted(range(len(lengths)), key=lambda i: -lengths[i])  # so that those still running are the first rows
    emissions = np.ascontiguousarray(emissions[order].transpose(1, 0, 2))
    running = [sum(length > place for length in lengths) for place in range(len(emissions))]
    scores = np.empty_like(emissions)
    scores[0] = start + emissions[0]
    for place in range(1, len(emissions)):
        now, before = running[place], scores[place - 1]
        # what is added after the maximum rounds as what is added before it
        scores[place, :now] = (before[:now, :, None] + between).max(axis=1) + emissions[place, :now]
        scores[place, now:] = before[now:]
    tag = (scores[-1] + end).argmax(axis=1)
    tags = [tag]
    towards = np.ascontiguousarray(between.T)
    for place in range(len(emissions) - 1, 0, -1):
        now = running[place]
        reached = emissions[place, np.arange(now), tag[:now]]
        tag = tag.copy()
        tag[:now] = (scores[place - 1, :now] + towards[tag[:now]] + reached[:, None]).argmax(axis=1)
        tags.append(tag)
    ways = np.array(tags[::-1]).T
    found: list[list[int]] = [[] for _ in lengths]
    for way, i in zip(ways.tolist(), order, strict=True):
        found[i] = way[: lengths[i]]
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
