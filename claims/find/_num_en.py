"""Reads English number words and what English puts after Arabic digits: twenty-three, two thirds, 3.5bn, 20k."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from claims.find._num import Number
from claims.find._one_of import one_of
from claims.lang.en_numbers import FRACTIONS, ONES, ORDINALS, PLURAL_FRACTIONS, PLURAL_SCALES, SCALES, SUFFIXES, TENS

_ALL = sorted({"firsts", *ONES, *TENS, *SCALES, *PLURAL_SCALES, *ORDINALS, *FRACTIONS, *PLURAL_FRACTIONS}, key=len, reverse=True)
_WORD = re.compile(rf"(?:{one_of(_ALL)})(?![A-Za-z])", re.I)
_SEP = re.compile(r"(?: {0,2}- {0,2}| {1,3}(?:and {1,2})?(?:an? {1,2})?)(?=[A-Za-z])", re.I)
_ARTICLE = re.compile(rf"an? {{1,2}}(?=(?:{'|'.join(sorted([*SCALES, *FRACTIONS], key=len, reverse=True))})(?![A-Za-z]))", re.I)
START = re.compile(
    (
        rf"(?<![A-Za-z])(?<!')(?:tens(?= of )|{one_of(_ALL)}|an?(?= "
        rf"{{1,2}}(?:{'|'.join([*SCALES, *FRACTIONS])})(?![A-Za-z])))(?![A-Za-z])"
    ),
    re.I,
)
_AFTER_DIGITS = sorted([*SUFFIXES.keys() - {"k"}, *PLURAL_SCALES], key=lambda word: (-len(word), word))
SUFFIX = re.compile(
    rf"(?: {{0,2}}-? {{0,1}}(?P<word>{one_of(_AFTER_DIGITS)})|"
    r" ?(?P<short>[kKM]))(?![A-Za-z\d])",
    re.I,
)
ONE = Decimal(1)
MAX_WORDS = 24


_Piece = tuple[str, int, int, str]  # word, start, end, what stands before it


@dataclass(slots=True)
class _Words:
    """Cardinal words read so far."""

    total: Decimal = Decimal(0)
    current: Decimal = Decimal(0)
    last: str = ""  # kind of the last word: one, ten, scale
    size: Decimal = ONE  # last scale
    ulp: Decimal = ONE
    cap: Decimal = Decimal("Infinity")
    count: int = 0  # words taken

    def take(self, word: str) -> bool:
        """Add a cardinal word; False where it cannot continue this number."""
        if word in ONES:
            value = Decimal(ONES[word])
            if self.last == "one" or (self.last == "ten" and value >= 10) or (self.last == "ten" and value == 0):
                return False
            if self.last == "scale" and value >= self.size:
                return False
            self.current, self.last, self.ulp = self.current + value, "one", ONE
            return True
        if word in TENS:
            if self.last in ("one", "ten"):
                return False
            self.current, self.last, self.ulp = self.current + TENS[word], "ten", Decimal(10)
            return True
        scale = SCALES.get(word) or PLURAL_SCALES.get(word)
        return scale is not None and self._scale(scale)

    def _scale(self, scale: Decimal) -> bool:
        if scale in (100, 12):
            self.current = (self.current or ONE) * scale
        elif self.current == 0 and self.total and self.last == "scale":
            self.total *= scale
        elif scale >= self.cap:
            return False
        else:
            self.total, self.current = self.total + (self.current or ONE) * scale, Decimal(0)
            self.cap = scale
        self.last, self.size, self.ulp = "scale", scale, scale if scale != 12 else ONE
        return True

    @property
    def value(self) -> Decimal:
        """What the words are worth."""
        return self.total + self.current


def _split(s: str, pos: int) -> tuple[list[_Piece], int]:
    """Number words from `pos`: (word, start, end, what stands before it); and where an article ended."""
    article = _ARTICLE.match(s, pos)
    at = article.end() if article else pos
    words: list[_Piece] = []
    gap = ""
    while len(words) < MAX_WORDS:
        found = _WORD.match(s, at)
        if found is None:
            break
        words.append((found.group().lower(), found.start(), found.end(), gap))
        sep = _SEP.match(s, found.end())
        if sep is None:
            break
        gap, at = sep.group(), sep.end()
    return words, (article.end() if article else pos)


def _is_cardinal(word: str) -> bool:
    return word in ONES or word in TENS or word in SCALES or word in PLURAL_SCALES


def _linked(gap: str, state: _Words) -> bool:
    """`and` joins only after a scale: six and two are two numbers."""
    return "and" not in gap.lower() or state.last == "scale"


def read_words(s: str, pos: int) -> Number | None:
    """The number in words at `pos`, else None."""
    crowd = _CROWD.match(s, pos)
    if crowd is not None:
        return _crowd(crowd)
    words, _ = _split(s, pos)
    article = bool(words) and words[0][1] > pos
    if not words:
        return None
    state, end = _Words(), pos
    for word, _start, stop, gap in words:
        if not _is_cardinal(word) or (state.count and not _linked(gap, state)) or not state.take(word):
            break
        end, state.count = stop, state.count + 1
    rest = words[state.count :]
    if rest:
        special = _compound(s, pos, state, rest) if state.count else None
        special = special or _special(s, pos, state, rest, article)
        if special is not None:
            return special
    if not state.count:
        return None
    return _point(s, Number(pos, end, state.value, state.ulp, str(int(state.value)), "word", _scale_of(state)))


_CROWD = re.compile(
    (
        r"(?P<a>tens|dozens|hundreds|thousands|millions|billions)(?: of (?P<b>thousands|millions|billions))?(?= of |,? |"
        r"[.,;]|$)(?! (?:hundred|thousand|million))"
    ),
    re.I,
)


def _crowd(found: re.Match[str]) -> Number:
    """hundreds of, tens of thousands: from two to ten of the unit, dozens from 24 to 100."""
    first = found.group("a").lower()
    unit = Decimal(10) if first == "tens" else PLURAL_SCALES[first]
    size = PLURAL_SCALES[found.group("b").lower()] if found.group("b") else ONE
    top = Decimal(100) if first == "dozens" else unit * 10
    return Number(found.start(), found.end(), unit * size, unit * size, "", "word", lo=2 * unit * size, hi=top * size, hi_open=True)


def _compound(s: str, pos: int, state: _Words, rest: list[_Piece]) -> Number | None:
    """three twenty-firsts, one one hundred fifth: the denominator has several words."""
    bottom, used = _Words(), 0
    for word, _start, _end, _gap in rest:
        if not _is_cardinal(word) or not bottom.take(word):
            break
        used += 1
    if not used or used == len(rest) or bottom.last not in ("ten", "scale"):
        return None
    last, end = rest[used][0], rest[used][2]
    single = last in ORDINALS and state.value == 1
    size = ORDINALS.get(last if single else last.removesuffix("s")) if single or last.endswith("s") else None
    return None if size is None else _fraction(s, pos, end, state.value, bottom.value + size)


def _scale_of(state: _Words) -> Decimal:
    return state.size if state.last == "scale" and state.size >= 1000 else ONE


def _special(s: str, pos: int, state: _Words, rest: list[_Piece], article: bool) -> Number | None:
    """Fractions and ordinals that end the words."""
    word, _start, end, gap = rest[0]
    if word in PLURAL_FRACTIONS and state.count:
        return None if "and" in gap else _plural_fraction(s, pos, end, state, word)
    if word in FRACTIONS:
        found = _singular_fraction(s, pos, state, rest[0], article)
        if found is not None or word == "half":
            return found
    if word not in ORDINALS:
        return None
    if not article:
        return _ordinal(pos, state, rest[0])
    return None if state.count else Number(pos, end, ORDINALS[word], ONE, str(int(ORDINALS[word])), "word", role="ordinal")


def _plural_fraction(s: str, pos: int, end: int, state: _Words, word: str) -> Number | None:
    split = s[pos:end].lower().rfind(" and ")
    if split > 0:
        part = read_words(s, pos + split + 5)
        if part is not None and part.role == "fraction" and part.value < 1 and part.end == end:
            return _join_parts(s, pos, pos + split, part)
    return _fraction(s, pos, end, state.value, PLURAL_FRACTIONS[word])


def _singular_fraction(s: str, pos: int, state: _Words, piece: _Piece, article: bool) -> Number | None:
    word, _start, end, _gap = piece
    mixed = _mixed(s, pos, state, piece)
    if mixed is not None:
        return mixed
    if (article or state.value == 1) and state.count <= 1 and _as_fraction(s, end, word, state.count):
        return _fraction(s, pos, end, ONE, FRACTIONS[word])
    return _fraction(s, pos, end, ONE, Decimal(2)) if word == "half" and not state.count and not article else None


def _join_parts(s: str, pos: int, end: int, part: Number) -> Number | None:
    """one hundred | three quarters."""
    head = read_words(s[pos:end], 0)
    return None if head is None else Number(pos, part.end, head.value + part.value, part.ulp, "", "word")


def _mixed(s: str, pos: int, state: _Words, piece: _Piece) -> Number | None:
    """One and a half, two hundred and a quarter, eleven and a half thousand."""
    word, _start, end, gap = piece
    if not state.count or "and" not in gap or not re.search(r"and\s+an?\s", gap, re.I):
        return None
    value = state.value + 1 / FRACTIONS[word]
    scale = _SCALED.match(s, end) if state.value < 1000 else None
    size = SCALES[scale.group(1).lower()] if scale else ONE
    return Number(pos, scale.end() if scale else end, value * size, size / 10, "", "word", size)


_FRACTION_END = re.compile(
    r" of(?![A-Za-z])| (?:more|less|higher|lower|fewer|as|off|in|from|on|said)(?![A-Za-z])|[ ]?[.,;:!?)\"'—-]|\s*$| the "
)


def _as_fraction(s: str, end: int, word: str, count: int) -> bool:
    """`a fifth of` is a share, `a fifth line` a place in an order."""
    return count > 0 or word == "half" or _FRACTION_END.match(s, end) is not None


_SCALED = re.compile(r" (?:of a |a )?(million|billion|thousand|trillion|dozen)(?![a-z])", re.I)


def _fraction(s: str, pos: int, end: int, top: Decimal, bottom: Decimal) -> Number:
    value = top / bottom
    scale = _SCALED.match(s, end)
    if scale:
        size = SCALES[scale.group(1).lower()]
        return Number(pos, scale.end(), value * size, value * size / 20, "", "word", size)
    return Number(pos, end, value, value / 20, "", "word", role="fraction")


def _ordinal(pos: int, state: _Words, piece: _Piece) -> Number | None:
    word, _start, end, gap = piece
    count = state.count
    value = ORDINALS[word]
    if count and ("and" in gap and state.last != "scale"):
        return None
    if count and state.last == "one" and value >= 100:
        value = state.value * value
    elif count:
        if not (state.last == "ten" and value < 10) and state.last != "scale":
            return None
        value = state.value + value
    return Number(pos, end, value, ONE, str(int(value)), "word", role="ordinal")


_POINT = re.compile(
    (
        rf" point((?: (?:{'|'.join(w for w, n in ONES.items() if n < 10)})(?![A-Za-z])){{1,12}}| "
        rf"(?:{'|'.join(TENS)})(?:[ -](?:{'|'.join(ONES)}))?(?![A-Za-z]))"
    ),
    re.I,
)


def _point(s: str, number: Number) -> Number:
    found = _POINT.match(s, number.end)
    if found is None:
        return number
    parts = found.group(1).lower().replace("-", " ").split()
    digits = str(sum(TENS.get(w) or ONES[w] for w in parts)) if parts[0] in TENS else "".join(str(ONES[w]) for w in parts)
    value = number.value + Decimal(f"0.{digits}")
    return Number(number.start, found.end(), value, Decimal(1).scaleb(-len(digits)), f"{number.digits}.{digits}", "word")


def scaled(s: str, number: Number) -> Number:
    """`number` with a magnitude that English writes after digits (3.5bn, 4.2 million, 20k), else `number` itself."""
    found = SUFFIX.match(s, number.end)
    if found is None:
        return number
    word = (found.group("word") or "").lower()
    if word:
        size = SUFFIXES.get(word) or PLURAL_SCALES[word]
    elif found.group("short") == "m":
        return number
    else:
        size = Decimal(1000) if found.group("short") in "kK" else Decimal(10) ** 6
        if s[found.start() : found.start() + 1] == " " and found.group("short") == "M":
            return number
    end = found.end()
    value, ulp = number.value * size, min(number.ulp, ONE) * size
    tail = re.compile(r" and (\d{1,3})(?![\d.,])").match(s, end) if word in ("hundred", "thousand") else None
    if tail is not None and Decimal(tail.group(1)) < size:
        return Number(number.start, tail.end(), value + Decimal(tail.group(1)), ONE, number.digits, "arabic", size)
    return Number(number.start, end, value, ulp, number.digits, "arabic", size)
