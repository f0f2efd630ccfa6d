"""Joining date pieces: date and clock, weekday and date, ranges, and the words that narrow or bound a date."""

from __future__ import annotations

import re
from collections.abc import Callable

from claims.find._date_pairs import at, combine, latin
from claims.find._date_spec import Piece, Spec
from claims.find._date_words import moved, pattern, zh_int

Joiner = Callable[[str, Piece, str, Piece], Piece | None]
_TO = pattern(r"^ ?(?:(?:起|一直|持续|延续|一直持续|起一直)?(?:至|到)|起-|-{1,2}|~|to|until|till|through|thru|up to)(?: the)? ?$")
_AND = pattern(r"^ ?(?:and|和|与|至|到)(?: the)? ?$")
_BETWEEN = pattern(r"(?:between (?:the )?|在|介于)$")
_FROM = pattern(r"(?:(?<![a-z])from (?:the )?|从|自)$")
_EARLY = pattern(
    r"(?<![\w-])(?P<w>early|late|mid|(?:the )?(?:very )?(?:beginning|start|middle|end|close) of)(?:[ -])(?:the |in )?$"
)
_WEEK_OF = pattern(r"(?<![\w-])(?:(?:the )?week (?:starting|beginning|commencing|of)(?: on)?|w/c) $")
_NARROW = {
    "early": "start",
    "beginning": "start",
    "start": "start",
    "mid": "mid",
    "middle": "mid",
    "late": "end",
    "end": "end",
    "close": "end",
}


def joined(text: str, pieces: list[Piece]) -> list[Piece]:
    """Pieces joined, sorted; weak ones that joined nothing are gone."""
    made = _fold_pairs(text, pieces, combine)
    made = _fold_pairs(text, made, combine)
    made = [_elided(text, p) for p in made]
    made = _fold_pairs(text, made, _range)
    made = _fold_pairs(text, made, combine)
    return [_bounded(text, p) for p in made if not p.weak]


def _fold_pairs(text: str, pieces: list[Piece], join: Joiner) -> list[Piece]:
    out: list[Piece] = []
    for p in pieces:
        if out and p.start - out[-1].end <= 16:
            both = join(text, out[-1], text[out[-1].end : p.start], p)
            if both is not None:
                out[-1] = both
                continue
        if out and p.start < out[-1].end:
            if p.end > out[-1].end and p.start <= out[-1].start:
                out[-1] = p  # a range that was completed to the left swallows its first number
            continue
        out.append(p)
    return out


_LEFT_ZH = pattern(r"(?<!\d)(?<!\d[.,:])(?P<n>\d{1,4}|[一二三四五六七八九十廿]{1,3})[ ]?(?P<c>至|到|-|~|、)[ ]?$")
_LEFT_EN = pattern(r"(?<![\w.,:/-])(?P<n>[0-3]?\d)(?:st|nd|rd|th)?(?: ?- ?| (?P<c>to|and|until|till|through) (?:the )?)$")
_RIGHT_EN = pattern(
    r"^(?: ?- ?| (?P<c>to|and|until|till|through) (?:the )?)(?P<n>[0-3]?\d)(?:st|nd|rd|th)?(?![\w:%-]"
    r"|[.,]\d|/)(?:,? (?P<y>20\d\d|19\d\d)(?!\d))?"
)
_RIGHT_YEAR = pattern(r"^[-/](?P<n>\d\d)(?![\d\w/-])")
_LEFT_REST = pattern(r"(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})[ ]?(?:至|到|-|~)[ ]?$")


_MID_ZH = pattern(r"(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})[ ]?(?:至|到|-|~)[ ]?$")


def _elided(text: str, p: Piece) -> Piece:
    """One end of a range written as a bare number: 1-6月, 2019-2021年, 3 to 5 May, May 3-5, 2019-21."""
    if p.to is not None or p.weak:
        return p
    s = p.spec
    if s.clock is None and s.part is None:
        found = _left(text, p) or _right(text, p)
        if found is not None:
            return found
    return p


def _left(text: str, p: Piece) -> Piece | None:
    head = text[max(0, p.start - 16) : p.start]
    s = p.spec
    m = _LEFT_EN.search(head) if latin(text, p) else _LEFT_ZH.search(head)
    if m is None:
        return None
    if latin(text, p) and not (s.rel and s.rel[0] == "month"):
        between = bool(re.search(r"between (?:the )?$", head[: m.start()]))
        if not (s.month and s.day) or text[p.start] not in "0123456789t" or (m["c"] == "and" and not between):
            return None
    n = zh_int(m["n"])
    if not n:
        return None
    left = _as_unit(s, n)
    if (
        left is not None
        and m["c"] == "、"
        and (left.day, left.month) not in (((s.day or 1) - 1, s.month), (s.day, (s.month or 1) - 1))
    ):
        return None  # 3、4月 are two months in a row, 3、8月 two apart
    return None if left is None else Piece(p.start - len(head) + m.start(), p.end, left, s)


def _as_unit(s: Spec, n: int) -> Spec | None:
    """`s` with its finest unit set to n, None where n is not below it."""
    if s.day:
        return s._replace(day=n, weekday=None) if n < s.day else None
    if s.month and s.year is None and not s.sub:
        return s._replace(month=n) if n < s.month else None
    if s.year and not s.month and not s.sub:
        return s._replace(year=n) if 1000 < n < s.year else None
    return None


def _right(text: str, p: Piece) -> Piece | None:
    s = p.spec
    tail = text[p.end : p.end + 24]
    year = _RIGHT_YEAR.match(tail) if s.year and not s.month and not s.sub and latin(text, p) else None
    if year and int(year["n"]) > (s.year or 0) % 100:
        return Piece(p.start, p.end + year.end(), s, s._replace(year=(s.year or 0) // 100 * 100 + int(year["n"])))
    m = _RIGHT_EN.match(tail) if s.month and s.day and latin(text, p) and not s.year else None
    if m is None or int(m["n"]) <= (s.day or 0) or int(m["n"]) > 31:
        return None
    if m["c"] == "and" and not re.search(r"between (?:the )?$", text[max(0, p.start - 12) : p.start]):
        return None
    y = int(m["y"]) if m["y"] else None
    return Piece(p.start, p.end + m.end(), s._replace(year=y), s._replace(year=y, day=int(m["n"]), weekday=None))


def _range(text: str, p: Piece, gap: str, q: Piece) -> Piece | None:
    head, after = text[max(0, p.start - 14) : p.start], text[q.end : q.end + 2]
    if p.to is not None or q.to is not None or p.spec.recurring or q.spec.recurring:
        return None
    between = bool(_BETWEEN.search(head)) or after == "之间"
    if not (_TO.match(gap) or (between and _AND.match(gap))):
        return None
    if moved(text, p.start):
        return None
    if p.weak and q.weak and not _FROM.search(head) and p.rank + q.rank != -2:
        return None
    a, b = p.spec, q.spec
    uneven = a.event or b.event or a.offset or b.offset or a.dated != b.dated
    if uneven and not (a.clock and b.clock):
        return None
    left, right = _completed(a, b)
    return Piece(p.start, q.end, left, right)


def _completed(a: Spec, b: Spec) -> tuple[Spec, Spec]:
    """Each end borrows what only the other says: 10月1日至7日, 3 May to 5 June 2026, 下午5点到6点."""
    if b.clock and not b.dated and a.dated:
        b = at(a._replace(clock=None, clock_to_hour=False), b)
    elif a.clock and not a.dated and b.dated and a.clock:
        a = a._replace(rel=("day", 0)) if b.clock else a
    if b.day and not b.month and not b.rel and b.weekday is None:
        b = b._replace(month=a.month, year=b.year or a.year, rel=a.rel, lunar=a.lunar)
    elif (b.month and b.year is None and b.rel is None and (a.year or (a.rel and a.rel[0] == "year"))) or (
        b.sub and b.year is None and b.rel is None
    ):
        b = b._replace(year=a.year, rel=a.rel)
    if a.month and a.year is None and a.rel is None and b.year and b.month:
        a = a._replace(year=b.year if (a.month, a.day or 0) <= (b.month, b.day or 31) else b.year - 1)
    if a.clock and b.clock and not b.part and a.part and a.part[0] >= 11 and b.clock[0] < 12 and b.clock[0] + 12 > a.clock[0]:
        b = b._replace(clock=(b.clock[0] + 12, b.clock[1], b.clock[2]))
    return a, b


def _bounded(text: str, p: Piece) -> Piece:
    """Take in 从/from/between before a range, early/late/end of before a period."""
    head = text[max(0, p.start - 24) : p.start]
    if p.to is not None:
        m = _FROM.search(head) or _BETWEEN.search(head)
        if m and m[0] in ("在", "介于") and text[p.end : p.end + 2] != "之间":
            m = None
        start = p.start - (len(head) - m.start() if m else 0)
        end = p.end + (2 if text[p.end : p.end + 2] == "之间" else 0)
        return p._replace(start=start, end=end)
    m = _WEEK_OF.search(head)
    if m and p.spec.month and p.spec.day and not p.spec.clock:
        return p._replace(start=p.start - len(head) + m.start(), spec=p.spec._replace(sub="wk"))
    m = _EARLY.search(head)
    if m and not p.spec.day and not p.spec.clock and not p.spec.recurring and p.spec.dated and not p.spec.narrow:
        word = m["w"].removeprefix("the ").removeprefix("very ").split(" ")[0]
        return p._replace(start=p.start - len(head) + m.start(), spec=p.spec._replace(narrow=_NARROW[word]))
    return p
