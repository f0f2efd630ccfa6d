"""Reads Chinese and mixed numerals: 三千二百万, 两万五, 35亿, 十余万, 数百, 二三十, 百分之二十."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from claims.find._num import Form, Number, last_place
from claims.lang._words import words
from claims.lang.zh_numbers import BIG, DIGITS, FINANCIAL, KILO_BEFORE, MEGA_BEFORE, SMALL, ZERO

ARABIC = re.compile(
    r"(?:\d{1,3}(?:,\d{3})+(?![\d])|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?: \d{3}){2,}(?![\d])|\d+)(?:\.\d+(?!\d|"
    r"\.\d))?(?:[eE][+-]?\d{1,2}(?![\dA-Za-z]))?|\.\d+"
)
_CHAR = re.compile(r"(?:个(?=亿(?![航联纬])))? {0,3}([零〇○一二两三四五六七八九壹贰叁肆伍陆柒捌玖倆俩十百千拾佰仟万亿兆点几])")
_COUNTED = re.compile(r"[\d万亿] {0,3}$")
_SLASH = re.compile(r" {0,4}分 {0,4}之 {0,4}")
_THOUSANDS = re.compile(r" {0,2}k(?![A-Za-z])")
_MIXED = re.compile(r" {0,2}又 {0,2}")
_START = re.compile(r"[\d.零〇○一二两三四五六七八九壹贰叁肆伍陆柒捌玖十百千拾佰仟万亿兆几数倆俩]")
MAX_TOKENS = 40
ONE = Decimal(1)


class _Token(NamedTuple):
    kind: str  # d digit, a Arabic, m 十百千, b 万亿兆, z zero, p 点 with its digits, g 几, v 多余来
    value: Decimal
    start: int
    end: int
    text: str


def _weight(token: _Token | None) -> Decimal:
    return token.value if token is not None and token.kind in "mb" else ONE


def _token(s: str, pos: int) -> _Token | None:  # noqa: PLR0911
    found = _CHAR.match(s, pos)
    if found is None:
        return None
    char, at = found.group(1), found.start(1)
    if char in ZERO:
        return _Token("z", Decimal(0), at, at + 1, char)
    if char in SMALL:
        if char == "千" and s[at + 1 : at + 2] in KILO_BEFORE and _COUNTED.search(s, max(0, at - 4), at):
            return None
        return _Token("m", Decimal(SMALL[char]), at, at + 1, char)
    if char in BIG:
        if char == "兆" and s[at + 1 : at + 2] and s[at + 1] in MEGA_BEFORE:
            return None
        return _Token("b", BIG[char], at, at + 1, char)
    if char == "点":
        return _fraction_part(s, at)
    if char == "几":
        return _Token("g", Decimal(1), at, at + 1, char)
    return _Token("d", Decimal(DIGITS.get(char, 2)), at, at + 1, char)


_POINT = re.compile(r"点 {0,2}((?:[零〇○一二三四五六七八九壹贰叁肆伍陆柒捌玖] ?|\d)+)(?<! )")
_CLOCK = re.compile(r" {0,2}(?:[十百]|刻|分(?! *之)|时|钟)")


def _fraction_part(s: str, at: int) -> _Token | None:
    found = _POINT.match(s, at)
    if found is None or _CLOCK.match(s, found.end()):
        return None
    digits = "".join(str(DIGITS.get(c, c)) for c in found.group(1) if c != " ")
    return _Token("p", Decimal(f"0.{digits}"), at, found.end(), digits)


def _vague_suffix(s: str, pos: int, tokens: list[_Token]) -> _Token | None:  # noqa: PLR0911
    """多, 余 or 来 after a magnitude or a whole Arabic number of two digits or more."""
    at = pos + 1 if s[pos : pos + 1] == " " else pos
    char, after = s[at : at + 1], s[at + 1 : at + 2]
    last = tokens[-1]
    if char not in ("多", "余", "来") or not char:
        return None
    arabic = last.kind == "a"
    if not (last.kind in "mb" or (arabic and (last.value >= 10 or last.text.find(".") > 0))):
        return None
    if char == "来":
        if last.text not in ("十", "百", "0") and not (last.text in "十百" or last.text.endswith("0")):
            return None
        if after not in ("个", "人", "位", "名", "天", "年", "岁", "万", "家", "件", "块", "斤", "次", "里", "米", "吨", "亩"):
            return None
    if char == "多" and after in ("于", "少", "亏", "样", "种多", "方", "功", "元化", "媒"):
        return None
    if char == "余" and after in ("额", "下", "震", "波", "地", "热", "杭", "姚", "党"):
        return None
    return _Token("v", ONE, at, at + 1, char)


def _tokens(s: str, pos: int) -> list[_Token]:
    """The longest run of tokens that can make one number."""
    tokens: list[_Token] = []
    while len(tokens) < MAX_TOKENS:
        last = tokens[-1] if tokens else None
        token = _next(s, pos, tokens, last)
        if token is None or not _follows(token, last, tokens):
            break
        tokens.append(token)
        pos = token.end
    return _trim(tokens)


def _next(s: str, pos: int, tokens: list[_Token], last: _Token | None) -> _Token | None:
    if last is None or last.kind in "mbz":
        arabic = _arabic(s, pos, last)
        if arabic is not None:
            return arabic
    if last is not None:
        vague = _vague_suffix(s, pos, tokens)
        if vague is not None and not any(t.kind == "v" for t in tokens):
            return vague
    elif s[pos : pos + 1] == "数":
        return _Token("g", ONE, pos, pos + 1, "数")
    return _token(s, pos)


def _arabic(s: str, pos: int, last: _Token | None) -> _Token | None:
    at = pos
    if last is not None and s[pos : pos + 1] == " ":
        at = pos + 1
    found = ARABIC.match(s, at)
    if found is None:
        return None
    digits = found.group().replace(",", "").replace(" ", "")
    if len(digits) > 40:
        return None
    if last is not None:
        after = s[found.end() : found.end() + 1]
        size = SMALL.get(after) or BIG.get(after) or 0
        smaller = 0 < size < last.value if last.kind != "z" else size > 0
        joined = (
            at == pos and not size and "." not in digits and (last.kind == "z" or Decimal(digits) < last.value) and last.kind != "m"
        )
        joined = joined or (at == pos and last.kind == "z" and "." not in digits)
        if not (smaller or joined):
            return None
    return _Token("a", Decimal(digits), at, found.end(), digits)


_PAIRS = frozenset(
    words("dd dm db dp dz am ab av md ma mb mz mp mg mv bd ba bb bz bp bm bg bv zd za zm zz zp zg gm gb vb pb pm")
)  # kinds of tokens that may follow each other


def _follows(token: _Token, last: _Token | None, tokens: list[_Token]) -> bool:
    if last is None:
        return token.kind in "damg" or token.kind in "bz"
    pair = last.kind + token.kind
    if token.kind == "m" and last.kind in "dag" and not _descends(token, tokens):
        return False
    if pair == "zb":
        return all(t.kind in "dz" for t in tokens)
    return pair in _PAIRS


def _descends(token: _Token, tokens: list[_Token]) -> bool:
    """十百千 within one section must get smaller: 三百五百 is two numbers."""
    for earlier in reversed(tokens[:-1]):
        if earlier.kind == "b":
            return True
        if earlier.kind == "m":
            return token.value < earlier.value
    return True


def _trim(tokens: list[_Token]) -> list[_Token]:
    while len(tokens) > 1 and tokens[-1].kind == "z" and tokens[-2].kind in "mb":
        tokens.pop()
    if len(tokens) > 1 and tokens[-1].kind in "da" and tokens[-2].kind in "z" and len(tokens) == 2 and tokens[-1].kind == "a":
        tokens.pop()
    return tokens


def _evaluate(tokens: list[_Token]) -> Decimal:
    """Value of digits and magnitudes: the largest 万亿兆 splits what stands before it from what stands after."""
    bigs = [t.value for t in tokens if t.kind == "b"]
    if bigs:
        top = max(bigs)
        cut = max(i for i, t in enumerate(tokens) if t.kind == "b" and t.value == top)
        head, tail = tokens[:cut], tokens[cut + 1 :]
        left = _evaluate(head) if head else ONE
        return left * top + _tail(tail, top)
    return _section(tokens)


def _tail(tokens: list[_Token], above: Decimal) -> Decimal:
    if not tokens:
        return Decimal(0)
    if tokens[0].kind == "d" and (len(tokens) == 1 or tokens[1].kind == "p"):
        rest = tokens[1].value if len(tokens) > 1 else Decimal(0)
        return tokens[0].value * above / 10 + rest
    if len(tokens) == 1 and tokens[0].kind == "a" and len(tokens[0].text) == 1:
        return tokens[0].value * above / 10
    return _evaluate(tokens)


def _section(tokens: list[_Token]) -> Decimal:
    total, current, last = Decimal(0), None, Decimal(0)
    zero = False
    run = ""
    for token in tokens:
        if token.kind in "dz" and not any(t.kind in "m" for t in tokens):
            run += str(int(token.value))
            current = Decimal(run)
        elif token.kind in "da":
            current = token.value
        elif token.kind == "m":
            total += (ONE if current is None else current or (ONE if zero else Decimal(0))) * token.value
            current, last, zero = None, token.value, False
        elif token.kind == "z":
            zero = True
        elif token.kind == "p":
            total += token.value
    if current is not None:
        short = last >= 100 and not zero and tokens[-1].kind != "z" and _single_tail(tokens)
        total += current * last / 10 if short else current
    return total


def _single_tail(tokens: list[_Token]) -> bool:
    rest = [t for t in tokens if t.kind != "p"]
    return len(rest) > 1 and rest[-1].kind == "d" and rest[-2].kind == "m"


def _ulp(tokens: list[_Token]) -> Decimal:
    """Weight of the last digit written."""
    plain = [t for t in tokens if t.kind in "dazmbp"]
    last = plain[-1]
    if last.kind == "p":
        return Decimal(1).scaleb(-len(last.text))
    scale = ONE
    while plain and plain[-1].kind in "mb":
        scale *= plain.pop().value
    if not plain:
        return scale
    last = plain[-1]
    if last.kind == "a":
        place = last_place(last.text)
        return (place if scale == 1 else min(place, ONE)) * scale
    if last.kind == "p":
        return Decimal(1).scaleb(-len(last.text)) * scale
    if last.kind == "d" and len(plain) > 1 and plain[-2].kind in "mb" and scale == 1 and plain[-2].value >= 100:
        return plain[-2].value / 10
    return scale


def _scale(tokens: list[_Token]) -> Decimal:
    scale = ONE
    for token in reversed(tokens):
        if token.kind not in "mbv":
            break
        if token.kind != "v":
            scale *= token.value
    return scale


def _neighbours(tokens: list[_Token]) -> int | None:
    """Index of the first of two digits that mean "three or four" (三四百, 十七八, 二三十), or None."""
    for i in range(len(tokens) - 1):
        a, b = tokens[i], tokens[i + 1]
        if a.kind == b.kind == "d" and (b.value - a.value == 1 or (a.text, b.text) == ("三", "五")) and a.value > 0:
            before = tokens[i - 1].kind if i else ""
            after = tokens[i + 2].kind if i + 2 < len(tokens) else ""
            if before not in ("d", "z") and after not in ("d", "z", "p") and (before != "m" or tokens[i - 1].value == 10):
                return i
    return None


def read_zh(s: str, pos: int) -> Number | None:  # noqa: PLR0911
    """The Chinese or mixed number at `pos` of normalised text, else None."""
    tokens = _tokens(s, pos)
    if not tokens or tokens[0].kind == "v" or (tokens[0].kind == "g" and len(tokens) == 1):
        return None
    if len(tokens) == 1 and tokens[0].text in FINANCIAL and tokens[0].text != "壹" and not _SLASH.match(s, tokens[0].end):
        return None
    if all(t.text in "俩倆" for t in tokens):
        return None
    if tokens[0].kind == "p" or (all(t.kind == "z" for t in tokens[1:]) and tokens[0].kind == "z" and len(tokens) > 1):
        return None
    number = _number(s, tokens)
    if number is None:
        return None
    mixed = _MIXED.match(s, number.end)
    if mixed is not None and not number.vague:
        part = read_zh(s, mixed.end())
        if part is not None and part.role == "fraction":
            return Number(number.start, part.end, number.value + part.value, part.ulp, "", "zh")
    return _dozens(s, _over(s, number))


def _dozens(s: str, n: Number) -> Number:
    """一打, 十打: twelve each."""
    if (
        s[n.end : n.end + 1] != "打"
        or n.role != "cardinal"
        or s[n.end + 1 : n.end + 2] in tuple("击造开破算断印工架车听扫针折败压量官")
    ):
        return n
    return n._replace(end=n.end + 1, value=n.value * 12, ulp=Decimal(1))


def _number(s: str, tokens: list[_Token]) -> Number | None:
    start, end = tokens[0].start, tokens[-1].end
    form: Form = "arabic" if all(t.kind == "a" for t in tokens) else "zh"
    scale = _scale(tokens)
    digits = "".join(t.text if t.kind in "a" else str(int(t.value)) for t in tokens if t.kind in "daz")
    pair = _neighbours(tokens)
    if pair is not None:
        low = _evaluate(tokens[: pair + 1] + tokens[pair + 2 :])
        high = _evaluate(tokens[:pair] + tokens[pair + 1 :])
        return Number(start, end, low, ONE, "", "zh", scale, low, high)
    ulp = _ulp([t for t in tokens if t.kind not in "gv"] or [t for t in tokens if t.kind == "g"]) if _plain(tokens) else ONE
    if tokens[0].kind == "g":
        unit = _evaluate(tokens[1:])
        return Number(start, end, unit, unit, "", "zh", scale, 2 * unit, 10 * unit, True)
    placeholder = next((i for i, t in enumerate(tokens) if t.kind == "g"), None)
    if placeholder is not None:
        return _with_gap(start, end, tokens, placeholder, scale)
    value = _evaluate([t for t in tokens if t.kind != "v"])
    if any(t.kind == "v" for t in tokens):
        low = value + 1 if value == 10 and scale == 10 else value
        if "来" in s[start:end]:
            return Number(start, end, value, ulp, digits, form, scale, value * Decimal("0.9"), value * Decimal("1.1"))
        head = [t for t in tokens[: next(i for i, t in enumerate(tokens) if t.kind == "v")]]
        step = _step(head) * _after(tokens)
        return Number(start, end, value, ulp, digits, form, scale, low, value + step, True)
    bare = all(t.kind in "mb" for t in tokens)
    return Number(start, end, value, ulp, digits, "arabic" if form == "arabic" else "zh", scale, bare_scale=bare)


def _plain(tokens: list[_Token]) -> bool:
    return any(t.kind in "dazmb" for t in tokens)


def _after(tokens: list[_Token]) -> Decimal:
    """Magnitudes behind 多: 三千多万 is in steps of 千万."""
    at = next(i for i, t in enumerate(tokens) if t.kind == "v")
    size = ONE
    for token in tokens[at + 1 :]:
        size *= _weight(token)
    return size


def _step(head: list[_Token]) -> Decimal:
    """The unit that 多 leaves open: 600多 a hundred, 两万多 ten thousand, 二十多 ten, 2300余 a hundred."""
    return _ulp(head)


def _with_gap(start: int, end: int, tokens: list[_Token], gap: int, scale: Decimal) -> Number:
    """十几, 一百零几, 二十几万: the last digit is left open."""
    before, after = tokens[:gap], tokens[gap + 1 :]
    size = ONE
    for token in after:
        size *= _weight(token)
    base = _evaluate([t for t in before if t.kind != "z"]) if before[-1].kind == "z" else _evaluate(before)
    unit = ONE if before[-1].kind == "z" else _weight(before[-1]) / 10
    return Number(start, end, base * size, unit * size, "", "zh", scale, (base + unit) * size, (base + 10 * unit) * size, True)


_PERCENT = {Decimal(100): "百", Decimal(1000): "千", Decimal(10000): "万"}


def _over(s: str, bottom: Number) -> Number:
    """百分之二十, 三分之一, 二又五分之一: the number with its 分之, else `bottom` itself."""
    found = _SLASH.match(s, bottom.end)
    if found is None or bottom.value <= 0 or bottom.vague:
        return bottom
    at = found.end() + (1 if s[found.end() : found.end() + 1] == "负" else 0)
    tokens = _tokens(s, at)
    if not tokens or tokens[0].kind in "vz" or not _plain(tokens):
        return bottom
    top = _number(s, tokens)
    if top is None:
        return bottom
    if bottom.bare_scale:
        factor = 100 / bottom.value
        value, ulp = top.value * factor, top.ulp * factor
        low = top.lo * factor if top.lo is not None else None
        high = top.hi * factor if top.hi is not None else None
        kilo = _THOUSANDS.match(s, top.end)
        value, end = (value * 1000, kilo.end()) if kilo else (value, top.end)
        return top._replace(start=bottom.start, end=end, value=value, ulp=ulp, lo=low, hi=high, role="percent", bare_scale=False)
    value = top.value / bottom.value
    return Number(bottom.start, top.end, value, value / 20, "", "zh", role="fraction")
