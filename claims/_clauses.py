"""Clauses of a sentence: where a new predicate can begin."""

from __future__ import annotations

import re

from claims.model import Span

_PAIRS = {"”": "“", "」": "「", "』": "『", "）": "（", ")": "(", "]": "[", "】": "【"}
_OPEN = frozenset(_PAIRS.values())
_BRACKET = re.compile(r"[“”「」『』（）()\[\]【】\"]")
_BREAK = re.compile(r"[，；;：:,]|——?|--|[ \t][-–][ \t]|[。！？!?]+|(?<=[A-Za-z\d]{3})\.(?=\s+[\"“]?[A-Z])")
_HAN = re.compile(r"[\u3400-\u9fff]")
_CLOSERS = '”」』"’）)'
# A clause that is just a time (2024年，/ 截至14日22时，) belongs to what follows it.
_TIME_ONLY = re.compile(
    r"(?:在|于|於|截至|截止|自|到|从|從|早在)?"
    r"[\d〇零一二三四五六七八九十两兩年月日号號时時分点點半周週上下午今去昨明前当當早晚凌晨底初中旬末星期天季度同次翌 ]{2,16}"
    r"(?:前后|左右|之前|之后|以来|以來|起|许|許|间|間|当天|當天|时|後|后|前)?"
)
_TRIM_LEFT = " \t\r\n\u3000，,；;：:—–-"
_TRIM_RIGHT = " \t\r\n\u3000，,；;：:—–"
_QUOTE, _BRACKETED = 24, 60
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|did|does|do|said|says|told|went|came|took|got|gave|made|"
    r"put|set|rose|fell|won|lost|left|began|grew|held|ran|paid|met|saw|sent|built|bought|sold|spent|cost|led|became|kept|broke|hit|stood|"
    r"isn't|aren't|wasn't|weren't|hasn't|haven't|didn't|won't|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_JOINER = re.compile(
    r"\s*(?:and|but|or|so|yet|while|which|who|whose|whom|when|where|because|although|though|after|before|until|if|"
    r"since|as|of which|compared|up from|down from|against|including|with|from|than)\b",
    re.IGNORECASE,
)


def pairs(text: str, span: Span) -> list[Span]:
    """Outermost matched quotes and brackets inside `span`, marks included; unmatched marks are ignored."""
    found: list[Span] = []
    stack: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(text, span.start, span.end):
        mark, at = match[0], match.start()
        if mark == '"':
            mark = "close" if any(held == '"' for held, _ in stack) else '"'
        opener = '"' if mark == "close" else _PAIRS.get(mark)
        if opener is None:
            stack.append((mark, at))
            if len(stack) > 64:
                stack.pop(0)
            continue
        depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][0] == opener), None)
        if depth is not None:
            begin = stack[depth][1]
            del stack[depth:]
            while found and found[-1].start > begin:
                found.pop()
            found.append(Span(begin, at + 1))
    return found


def clauses(text: str, span: Span) -> tuple[Span, ...]:
    """Clauses of the sentence at `span`, ascending and disjoint; at least one unless the span is blank.

    、 never breaks. Commas of numbers, of short English lists, and of short quotes and brackets do not break.
    """
    closed = [
        pair for pair in pairs(text, span) if pair.end - pair.start <= (_BRACKETED if text[pair.start] in "（([【" else _QUOTE)
    ]
    cuts: list[tuple[int, int]] = []
    at, last = 0, span.start
    for found in _BREAK.finditer(text, span.start, span.end):
        while at < len(closed) and closed[at].end <= found.start():
            at += 1
        if at < len(closed) and closed[at].start < found.start():
            continue
        if _breaks(text, found, span, last):
            cuts.append((found.start(), found.end()))
            last = found.end()
    return _between(text, span, cuts)


def _between(text: str, span: Span, cuts: list[tuple[int, int]]) -> tuple[Span, ...]:
    made: list[Span] = []
    start = span.start
    for cut_start, cut_end in [*cuts, (span.end, span.end)]:
        clause = _strip(text, start, cut_start)
        if clause.start < clause.end:
            # 然而， 对此， In Paris, : an opener goes with the clause that it opens.
            if made and _is_opener(text[made[-1].start : made[-1].end]):
                clause = Span(made.pop().start, clause.end)
            made.append(clause)
        start = cut_end
        while start < span.end and text[start] in _CLOSERS:
            start += 1
    return tuple(made)


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _TRIM_LEFT and not (text[start] == "-" and text[start + 1 : start + 2].isdigit()):
        start += 1
    while end > start and text[end - 1] in _TRIM_RIGHT:
        end -= 1
    return Span(start, end)


def _is_opener(clause: str) -> bool:
    if _TIME_ONLY.fullmatch(clause):
        return True
    if any(character.isdigit() for character in clause):
        return False
    return len(clause) <= 4 if _HAN.search(clause) else len(clause.split()) <= 1


def _breaks(text: str, found: re.Match[str], span: Span, last: int) -> bool:
    mark = found[0]
    before = text[found.start() - 1] if found.start() > span.start else ""
    after = text[found.end()] if found.end() < span.end else ""
    if before.isdigit() and after.isdigit() and mark in ",:：，":
        return False
    if mark in "，；;." or mark == "--" or mark[0] in "—。！？!?":
        return True
    if mark in "：:":
        return bool(_HAN.search(before + after)) or after == " "
    if mark == ",":
        if _is_wide(text, found, span):
            return True
        return _new_predicate(text, found, span, last)
    return not (before.isdigit() and after.isdigit())


def _is_wide(text: str, found: re.Match[str], span: Span) -> bool:
    """An ASCII comma in Chinese prose."""
    around = text[max(span.start, found.start() - 2) : found.start()] + text[found.end() : min(span.end, found.end() + 3)]
    return bool(_HAN.search(around))


_BARE_VERB = re.compile(
    r"\s*(?:(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|did|does|do|said|says|told|put|set|went|came|took|made|ran|won|lost|"
    r"gathered|defended)\b|[a-z]{3,}ed (?:the|a|an|to|in|on|by|for|from|with|at|\d))"
)
_COUNT_FIRST = re.compile(
    r"\s*(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|some|several|another)\b", re.IGNORECASE
)
_PARTICIPLE = re.compile(r"\s*[a-z]{3,}ing\b")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does)\b")


def _new_predicate(text: str, found: re.Match[str], span: Span, last: int) -> bool:
    """True where both sides of an English comma can stand with a verb of their own, or a joiner opens the second."""
    left = text[last : found.start()]
    end = text.find(", ", found.end(), min(span.end, found.end() + 200))
    right = text[found.end() : end if end >= 0 else min(span.end, found.end() + 200)]
    if len(right.split()) < 3 or len(left.split()) < 2:
        return False
    if _BARE_VERB.match(right):  # its subject stands before the comma: "The council, elected that day, has 11 members"
        return False
    if _COUNT_FIRST.match(right) and _AUXILIARY.search(right) is None:  # "five below ground, seven elevated": a list goes on
        return False
    if _PREDICATE.search(left) is None:
        return False
    if _JOINER.match(right):
        return _PREDICATE.search(right) is not None or len(right.split()) >= 4
    return (_PREDICATE.search(right) is not None or _PARTICIPLE.match(right) is not None) and len(right.split()) >= 4
