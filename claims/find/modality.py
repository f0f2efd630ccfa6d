"""How a clause presents its value: told as fact, forecast, planned, denied; past or future; and on whose word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, cast

from claims.lang import hedges_modality as table
from claims.lang.scripts import plain
from claims.model import Modality

Tense = Literal["past", "future", "unknown"]

_QUOTES = (("“", "”"), ("「", "」"), ("『", "』"))
_ZH_SAYER = re.compile(
    r"(?P<who>[^，。,；;：:“”]{1,30}?)(?:昨[天日晚]|今[天日]|在?[^，。,；;：:“”]{0,14}(?:上|中|会|时))?" + table.ZH_SAY
)
_ZH_ACCORDING = re.compile(table.ZH_ACCORDING)
_NAME = (
    r"(?:[A-Z][\w.'’&-]*|the [a-z]+(?: [a-z]+)?|officials|police|organi[sz]ers|doctors)(?: (?:of |the |and )?(?:[A-Z][\w.'’&-]*))*"
)
_EN_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Cc]iting) (?P<who>[^,.;()]{2,60}?)(?=[,.;()]|$)")
_EN_SAYER = re.compile(rf"(?P<who>{_NAME}),? {table.EN_SAY}\b")
_EN_SAID_BY = re.compile(rf"\b(?:said|says|wrote|added|told [a-z]+ by) (?P<who>{_NAME}|[a-z]+(?: [a-z]+)? {_NAME})")
_EN_PRONOUN_SAYER = re.compile(rf"\b(?P<who>[Hh]e|[Ss]he|[Tt]hey|[Ii]t) {table.EN_SAY}\b")


@lru_cache(maxsize=2)
def _cues(chinese: bool) -> tuple[tuple[Modality, re.Pattern[str]], ...]:
    rows = table.ZH_CUES if chinese else table.EN_CUES
    flags = 0 if chinese else re.IGNORECASE
    return tuple((cast(Modality, name), re.compile(pattern, flags)) for name, pattern in rows)


def _is_chinese(language: str, text: str) -> bool:
    if language.startswith("zh"):
        return True
    return language != "en" and any("\u4e00" <= character <= "\u9fff" for character in text)


def _in_quotes(sentence: str, at: int) -> bool:
    for opening, closing in _QUOTES:
        if sentence.rfind(opening, 0, at) > sentence.rfind(closing, 0, at):
            return True
    return sentence.count('"', 0, at) % 2 == 1


def modality(clause: str, sentence: str, value_start: int, language: str) -> Modality:
    """How the value at `value_start` (offset into `clause`) is presented.

    Cues count by scope: they stand before the value in its own clause, or (conditions, denial, rumour) open the sentence.
    A value inside quotation marks with no cue of its own is "quoted".
    """
    text = plain(clause)
    whole = plain(sentence)
    chinese = _is_chinese(language, clause)
    before = text[:value_start]
    for name, pattern in _cues(chinese):
        if pattern.search(before):
            return "actual" if _overridden(name, before, chinese) else name
    opening = whole.find(text)
    head = whole[: max(opening, 0)]
    for name, pattern in _cues(chinese):
        if name in {"rumour", "hypothetical"} and pattern.search(head):
            return name
    after = text[value_start:]
    if chinese and re.search(r"的?(?:目标|计划)(?:是|为)?$|不属实", after):
        return "denied" if "不属实" in after else "target"
    if not chinese and re.search(r"\b(?:reportedly|allegedly)\b", after):
        return "rumour"
    if not chinese and re.search(r"\b(?:is|was|were|are) (?:expected|planned|due|scheduled)\b", after):
        return "forecast" if "expected" in after else "planned"
    return "quoted" if opening >= 0 and _in_quotes(whole, opening + value_start) else "actual"


def _overridden(name: Modality, before: str, chinese: bool) -> bool:
    """A plan that a later verb of the same clause reports as done is actual: 计划中的…已于, had planned ... and opened."""
    if name not in {"planned", "forecast"}:
        return False
    if chinese:
        done = re.search(r"已经?(?:于|在|建成|完成|达|有|累计)", before)
        return bool(done) and not re.search(r"(?:将|预计|计划|拟)", before[done.end() :]) if done else False
    return False


def tense(clause: str, language: str) -> Tense:
    """Whether the clause tells its event as having happened ("past"), as to come ("future"), or leaves it open."""
    text = plain(clause)
    if _is_chinese(language, clause):
        if re.search(table.ZH_FUTURE, text):
            return "future"
        past = re.search(table.ZH_COMPLETED, text) or re.search(table.ZH_PAST_TIME, text) or re.search(table.ZH_EVENT_VERB, text)
        return "past" if past else "unknown"
    if re.search(table.EN_FUTURE, text, re.IGNORECASE):
        return "future"
    for found in re.finditer(table.EN_PAST, text):
        if found.group() not in table.EN_NOT_PAST:
            return "past"
    return "unknown"


def attribution(sentence: str, language: str) -> str:
    """Who is named as saying the sentence, as written; "" where nobody is."""
    text = plain(sentence)
    patterns = (
        (_ZH_ACCORDING, _ZH_SAYER)
        if _is_chinese(language, sentence)
        else (_EN_ACCORDING, _EN_SAYER, _EN_SAID_BY, _EN_PRONOUN_SAYER)
    )
    for pattern in patterns:
        found = pattern.search(text)
        if found:
            start, end = found.span("who")
            who = sentence[start:end].strip(" \u3000,，")
            who = re.sub(r"^(?:对此|不过|但是?|然而|同时|此外|据)", "", who)
            return re.sub(r"(?:还|也|则|曾|公开|进一步|此前|随后|近日|就|公开)+$", "", who)
    return ""
