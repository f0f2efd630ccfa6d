"""Names in English text: capitalised runs, minus sentence openings, months, nationalities and headlines."""

from __future__ import annotations

import re

from claims.lang.people import EN_COMMON_CAPITALS, EN_PRONOUNS, NATIONALITIES
from claims.lang.titles import EN_COURTESY, EN_DEFINITE, EN_EVENT_WORDS, EN_ORG_WORDS, EN_PLACE_WORDS, EN_TITLES
from claims.model import MentionKind

Found = tuple[int, int, MentionKind]

_TOKEN = r"(?:[A-Z]\.(?=[ A-Z])|[A-Z][\w]*(?:[-'’.&][A-Za-z0-9]+)*|[a-z]{1,2}[A-Z][a-zA-Z]+)"
_JOIN = r"(?: |-)(?:of |& |of the |de |van |von )?"
_DIGITS = r"(?: \d{1,2}(?![.,:/]?\d|%|\w| ?(?:million|billion|per|percent)))?"
_RUN = re.compile(rf"(?<![\w@/.#-]){_TOKEN}(?:{_JOIN}{_TOKEN})*{_DIGITS}")
_WORD = re.compile(r"\S+")
_START = re.compile(r"(?:^|[.!?:]['\"”’)*]*\s+|\n\s*(?:[-*#>]+ )*|[\"“*(\[]+)$")
_CODE = re.compile(r"(?<![\w-])[A-Z]{2,3}\d{2,5}(?!\w)")
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]his) (?P<word>" + "|".join(sorted(EN_DEFINITE)) + r")\b(?!['’]?\w)")
_TITLE = re.compile(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er) (?P<word>(?:chief executive|"
    + "|".join(sorted(EN_TITLES - {"chief", "executive", "mr"}))
    + r"))\b"
)
_PRONOUN = re.compile(r"\b(?:" + "|".join(sorted(EN_PRONOUNS)) + r")\b", re.IGNORECASE)
_AGE_AFTER = re.compile(r",? (?:who (?:is|was|turned) |aged )?(?:,? ?)\d{2}\b|, (?:a|an|the) [a-z]+|,? (?:said|says|told|who)\b")
_CALENDAR = frozenset(re.findall("...", "montuewedthufrisatsunjanfebmaraprmayjunjulaugsepoctnovdec"))
_POSSESSIVE = re.compile(r"['’]s?$")


def english_names(text: str) -> list[Found]:
    """Spans of names in folded English `text`, in order, with a guess of their kind."""
    runs: list[tuple[int, int, bool]] = []
    for match in _RUN.finditer(text):
        for start, end in _without_noise(text, match.start(), match.end()):
            runs.append((start, end, bool(_START.search(text[max(0, start - 6) : start]) or start == 0)))
    seen = _mid_sentence(text, runs)
    out: list[Found] = []
    for first, last, opening in runs:
        start, end = _trim_opening(text, first, last, opening, seen)
        if start < end and _is_name(text, start, end, opening, seen):
            out.append((start, end, _kind(text, start, end)))
    return _agree(text, out)


def pointers(text: str) -> list[Found]:
    """Definite descriptions (the museum, the mayor) and pronouns in English text."""
    out: list[Found] = [(m.start(), m.end(), "TITLE") for m in _DEFINITE.finditer(text)]
    out += [(m.start(), m.end(), "TITLE") for m in _TITLE.finditer(text)]
    out += [(m.start(), m.end(), "PRON") for m in _PRONOUN.finditer(text) if m.group() != "IT"]
    return out


def _without_noise(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Pieces of a run between months, weekdays, nationalities and titles; possessive endings cut off."""
    pieces: list[list[int]] = [[]]
    for token in _WORD.finditer(text[start:end]):
        word = token.group()
        bare = _POSSESSIVE.sub("", word).lower().strip(".")
        at = start + token.start()
        noise = bare in NATIONALITIES or _calendar(bare) or bare in EN_TITLES or (word.isupper() and len(bare) > 6)
        if noise:
            pieces.append([])
            continue
        pieces[-1] += [at, at + len(_POSSESSIVE.sub("", word))]
        if _POSSESSIVE.search(word):
            pieces.append([])
    return [(piece[0], _tail(text, piece[0], piece[-1])) for piece in pieces if piece]


def _calendar(word: str) -> bool:
    return word in EN_COMMON_CAPITALS and word[:3] in _CALENDAR


def _tail(text: str, start: int, end: int) -> int:
    while True:
        found = re.search(r"[ -](?:of|and|the|&|de|van|von|for)$", text[start:end])
        if not found:
            return end
        end = start + found.start()


def _mid_sentence(text: str, runs: list[tuple[int, int, bool]]) -> set[str]:
    """Words seen capitalised where no sentence opens: those are names wherever they stand."""
    seen: set[str] = set()
    for start, end, opening in runs:
        words = text[start:end].split()
        if _in_headline(text, start):
            continue
        for position, word in enumerate(words):
            if position or not opening:
                seen.add(word)
    return {word for word in seen if word[:1].isupper() and word.lower() not in EN_COMMON_CAPITALS}


def _in_headline(text: str, at: int) -> bool:
    """True in a line most of whose longer words are capitalised: there capitals say nothing."""
    begin = text.rfind("\n", 0, at) + 1
    stop = text.find("\n", at)
    line = text[begin : stop if stop >= 0 else len(text)].rstrip()
    if line.endswith((".", '."', ".”")):
        return False
    words = re.findall(r"[A-Za-z]{4,}", line)
    return len(words) >= 4 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _trim_opening(text: str, start: int, end: int, opening: bool, seen: set[str]) -> tuple[int, int]:
    """Drop a common first word (The, In, After) of a run that opens a sentence."""
    while start < end:
        first = text[start:end].split(" ", 1)[0]
        coined = opening and re.fullmatch(r"[A-Z][a-z]+-[a-z]+", first) and first not in seen  # Shell-shocked, Sore-head
        if first.lower() not in EN_COMMON_CAPITALS and first.lower() not in {"of", "and"} and not coined:
            break
        if first in seen and not opening:
            break
        start += len(first)
        while start < end and text[start] in " -":
            start += 1
    return start, end


def _is_name(text: str, start: int, end: int, opening: bool, seen: set[str]) -> bool:
    word = text[start:end]
    words = [part for part in word.split() if part not in {"of", "and", "the", "for", "&"}]
    if len(word) < 2 or word.lower() in EN_COMMON_CAPITALS or not any(part[0].isupper() for part in words):
        return False
    known = any(part in seen for part in words)
    if _in_headline(text, start) or (word.isupper() and len(word) > 5):
        return known
    if not opening:
        return True
    if len(words) == 1:
        return known or word.isupper() or re.match(r"['’]s [a-z]", text[end : end + 4]) is not None
    return known or sum(part[:1].isupper() for part in words) > 1


def _kind(text: str, start: int, end: int) -> MentionKind:
    words = [part.lower().strip(".") for part in text[start:end].split()]
    by_word = _kind_by_word(words)
    if by_word:
        return by_word
    before = text[max(0, start - 14) : start].lower().split()
    if before and before[-1].strip(".,") in (EN_TITLES | EN_COURTESY):
        return "PER"
    if 2 <= len(words) <= 3 and (_AGE_AFTER.match(text, end) or _personal_shape(text[start:end])):
        return "PER"
    if _AGE_AFTER.match(text, end) and before[-1:] != ["the"]:
        return "PER" if re.match(r",? (?:who is |aged )?\d{2}\b", text[end : end + 16]) else "OTHER"
    return "LOC" if before[-1:] == ["in"] else "OTHER"


def _personal_shape(name: str) -> bool:
    return all(
        re.fullmatch(r"[A-Z][a-z'’]+(?:[-'’][A-Z]?[a-z]+)*|(?:O['’]|Mc|Mac|De|Di|La)[A-Z][a-z]+|[A-Z]\.|de|van|von", part)
        for part in name.split()
    )


def _kind_by_word(words: list[str]) -> MentionKind | None:
    if words[-1].isdigit() or _CODE.fullmatch(words[-1].upper()):
        return "PROD"
    if words[-1] in EN_EVENT_WORDS:
        return "OTHER"
    if words[-1] in EN_PLACE_WORDS or words[0] == "port":
        return "LOC"
    return "ORG" if any(part in EN_ORG_WORDS for part in words) else None


def _agree(text: str, found: list[Found]) -> list[Found]:
    """One string gets one kind in an article: the most informative that was guessed for it."""
    rank = {"PER": 4, "ORG": 3, "PROD": 3, "LOC": 2, "OTHER": 1}
    best: dict[str, MentionKind] = {}
    for start, end, kind in found:
        word = text[start:end]
        if rank.get(kind, 0) > rank.get(best.get(word, "OTHER"), 0) or word not in best:
            best[word] = kind
    return [(start, end, best[text[start:end]]) for start, end, _ in found]
