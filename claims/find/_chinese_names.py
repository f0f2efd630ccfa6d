"""Chinese names: tags of the segmenter trimmed to words, names with a middle dot, organisations by their ending, pointers."""

from __future__ import annotations

import re
from bisect import bisect_right

from claims.find.segment import name_tags, words
from claims.lang import people
from claims.lang.titles import ZH_BARE, ZH_DEICTIC, ZH_ORG_TAILS, ZH_TITLES
from claims.model import MentionKind

Found = tuple[int, int, MentionKind]

_LINE = re.compile(r"[^。!?;\n]+[。!?;]?")
_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,7}(?:[·•・][\u4e00-\u9fff]{1,7}|[·•・][A-Z]\.?)+")
_TITLE = re.compile("|".join(ZH_TITLES))
_DEICTIC = re.compile("(?:该|本|这家|这所|这座|此)(?:" + "|".join(sorted(ZH_DEICTIC, key=lambda w: (-len(w), w))) + ")")
_BARE = re.compile("(?<![\u4e00-\u9fff])(?:" + "|".join(ZH_BARE) + ")|(?<=[在给从向,。的])(?:公司|医院)(?=[的在已将于就还也未])")
_PRONOUN = re.compile("|".join(people.ZH_PRONOUNS))
_TAIL = re.compile("(?:" + "|".join(ZH_ORG_TAILS) + ")$")
_QUOTED = re.compile(r"[“《「『]([^”》」』\n]{2,12})[”》」』]")


def lines_of(text: str) -> list[str]:
    """The lines that are tagged, each a sentence at most."""
    return _LINE.findall(text)


def chinese_names(text: str, latin: list[Found]) -> list[Found]:
    """Spans of Chinese names in simplified, folded `text`, in order; the names in `latin` are not taken again."""
    lines = [(match.start(), match.group()) for match in _LINE.finditer(text)]
    tags = name_tags([line for _, line in lines])
    out: list[Found] = []
    dotted = _dotted(text)
    for (offset, line), found in zip(lines, tags, strict=True):
        borders = [start for start, _, _ in words(line)] + [len(line)] if found else []
        for start, end, label in found:
            if label == "WORK":
                continue
            span = _trimmed(line, start, end, borders, label)
            if span is not None:
                out.append((offset + span[0], offset + span[1], span[2]))
    taken = dotted + latin
    out = [item for item in out if not any(item[0] < d[1] and d[0] < item[1] for d in taken)] + dotted
    return _spread(text, sorted(set(out)))


def pointers(text: str, taken: list[Found]) -> list[Found]:
    """Titles, deictic organisations (该行) and pronouns that no name covers."""
    out: list[Found] = []
    starts = sorted((start, end) for start, end, _ in taken)
    for pattern, kind in ((_DEICTIC, "TITLE"), (_BARE, "TITLE"), (_TITLE, "TITLE"), (_PRONOUN, "PRON")):
        for match in pattern.finditer(text):
            if kind == "PRON" and not _is_pronoun(text, match.start(), match.end()):
                continue
            at = bisect_right(starts, (match.start(), len(text))) - 1
            if at >= 0 and starts[at][1] > match.start():
                continue
            out.append((match.start(), match.end(), "PRON" if kind == "PRON" else "TITLE"))
    return out


def _is_pronoun(text: str, start: int, end: int) -> bool:
    if text[start:end] == "其":
        return text[end : end + 1] not in people.ZH_ITS_NOT and text[start - 1 : start] not in tuple(people.ZH_BEFORE_ITS_NOT)
    return not (text[start:end] == "他" and text[start - 1 : start] in {"其", "吉"})


def _dotted(text: str) -> list[Found]:
    """Names with a middle dot: 丹·科瓦奇; the words around the foreign name are cut off by its alphabet."""
    out: list[Found] = []
    for match in _DOTTED.finditer(text):
        start, end = match.start(), match.end()
        first = re.search(r"[·•・]", match.group())
        dot = start + (first.start() if first else 0)
        left = dot
        while left > start and text[left - 1] in people.TRANSLITERATION:
            left -= 1
        left = next((start + b for a, b, _ in words(text[start:dot]) if start + a < left < start + b), left)
        last = max(text.rfind(mark, start, end) for mark in "·•・")
        right = last + 1
        while right < end and (text[right] in people.TRANSLITERATION or text[right].isascii()):
            right += 1
        if left < dot and right > last + 1:
            out.append((left, _cut_verb(text, last + 1, right), "PER"))
    return out


def _cut_verb(text: str, start: int, end: int) -> int:
    """The last part of a foreign name ends before a word that begins inside it: 科瓦奇将…"""
    stop = min(len(text), end + 2)
    for a, b, word in words(text[start:stop]):
        if start + a < end < start + b and a >= 2 and len(word) > 1:
            return start + a
    return end


def _trimmed(line: str, start: int, end: int, borders: list[int], label: str) -> tuple[int, int, MentionKind] | None:
    """A tag moved to word borders and freed of titles and function words; None where no name is left."""
    if label != "PER" and start not in borders:
        start = borders[bisect_right(borders, start)] if bisect_right(borders, start) < len(borders) else end
    elif label == "PER" and start not in borders and _inside_word(borders, start, line):
        start += 1
    while (
        start < end
        and line[start] in people.ZH_LEADING_NOISE
        and line[start : start + 2] not in {"中国", "中央", "中信", "中科", "省金"}
    ):
        if line[start] in "中省" and start in borders and label == "ORG":
            break
        start += 1
    start = _after_prefix(line, start, end)
    if label == "ORG":
        end = start + _tail_end(line[start:end])
    name = line[start:end].strip("“”\"'《》()（）、,， ")
    start = line.find(name, start) if name else end
    end = start + len(name)
    if name.startswith("AI") or name.endswith(people.ZH_DESCRIPTIVE):
        return None
    if len(name) < 2 or name in people.ZH_NOT_NAMES or not re.search(r"[\u4e00-\u9fff]", name) or re.search(r"[\s,。:;]", name):
        return None
    checked = {"PER": _person, "ORG": _organisation, "LOC": _place, "EVENT": _event}[label](name)
    return (start, end, checked) if checked else None


def _after_prefix(line: str, start: int, end: int) -> int:
    """Where the name begins once verbs and titles glued to its front are gone."""
    for verb in people.ZH_LEADING_VERBS:
        if line.startswith(verb, start) and end - start > len(verb) + 1:
            start += len(verb)
    title = _TITLE.match(line, start)
    while title and title.end() < end:
        start = title.end()
        title = _TITLE.match(line, start)
    return start


def _tail_end(name: str) -> int:
    """Where the organisation ends: at its ending, or at the last ending inside it when a verb was glued on."""
    if _TAIL.search(name):
        return len(name)
    inner = [m.end() for m in re.finditer("|".join(t for t in ZH_ORG_TAILS if len(t) > 1), name) if m.start() >= 2]
    return inner[-1] if inner and len(name) - inner[-1] >= 3 else len(name)


def _inside_word(borders: list[int], at: int, line: str) -> bool:
    index = bisect_right(borders, at) - 1
    return index >= 0 and borders[index] < at and index + 1 < len(borders) and line[at] not in people.SURNAMES


def _person(name: str) -> MentionKind | None:
    if _TITLE.fullmatch(name) or len(name) > 8:
        return None
    foreign = sum(character in people.TRANSLITERATION for character in name)
    if len(name) >= 3 and foreign >= 0.8 * len(name):
        return "PER"
    if name[:2] in people.DOUBLE_SURNAMES and len(name) <= 4:
        return "PER"
    if name[0] in "老小阿" and len(name) == 2:
        return "PER" if name[1] in people.SURNAMES else None
    if name[0] in people.SURNAMES and len(name) in {2, 3}:
        return "PER" if len(name) == 3 or len(words(name)) == 2 else None
    return "PER" if len(name) == 4 and len(words(name)) >= 3 else None


def _organisation(name: str) -> MentionKind | None:
    tail = _TAIL.search(name)
    if tail and (
        tail.start() == 0 or name[: tail.start()] in {"两家", "这家", "一家", "该", "本", "各", "送往", "新", "原", "市级", "某"}
    ):
        return None
    if tail and all(word in people.ZH_GENERIC_PREFIX for _, _, word in words(name[: tail.start()])):
        return None
    if re.match(r"[一二三四五六七八九十两几数多]+[家所个座]", name):
        return None
    if not tail and len(words(name)) == 1 and len(name) == 2:
        return "ORG" if name not in people.ZH_NOT_NAMES else None
    return "ORG"


def _place(name: str) -> MentionKind | None:
    if name.endswith(people.ZH_PLACE_NOISE_TAILS) or name in people.ZH_NOT_NAMES:
        return None
    return "ORG" if re.search(r"(?:公寓|大厦|银行|医院|大学|博物馆|寺|机场)$", name) and len(name) > 3 else "LOC"


def _event(name: str) -> MentionKind | None:
    return "OTHER" if len(name) >= 4 and re.search(r"(?:马拉松|杯|赛|节|展|论坛|大会|奥运会|工程|计划|号)$", name) else None


def _brand(name: str) -> str:
    """The brand of a company name where the brand is no word of the language: 岚曜汽车 -> 岚曜."""
    tail = re.search("(?:汽车|航空|科技|银行|证券|保险|酒店|影业|传媒|电力|能源)$", name)
    stem = name[: tail.start()] if tail else ""
    return stem if 2 <= len(stem) <= 3 and len(words(stem)) >= 2 and stem[-1] not in "市省县区" else ""


def _spread(text: str, found: list[Found]) -> list[Found]:
    """Every other occurrence of a name that was found once is a mention too; longer names win."""
    names: dict[str, MentionKind] = {}
    for start, end, kind in found:
        name = text[start:end]
        if len(name) >= 3 or (kind in {"PER", "ORG"} and len(words(name)) == 2):
            names.setdefault(name, kind)
        if "·" in name:
            last = name.rsplit("·", 1)[1]
            if len(last) >= 2:
                names.setdefault(last, "PER")
        stem = _brand(name) if kind == "ORG" else ""
        if stem:
            names.setdefault(stem, "ORG")
    if not names:
        return found
    pattern = re.compile("|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n))))
    spread = [(m.start(), m.end(), names[m.group()]) for m in pattern.finditer(text)]
    return found + spread
