"""Do two figures agree? Same slot is the caller's business; here only the values count."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checker.model import Text, Verdict
from claims.lang.rates import rate
from claims.model import Figure, Interval

_BARE = "number"
# a bare 3.9亿 may be the money or the people that the other article names; it is never a percentage or a length
_BARE_FITS = ("count", "money:", "number")
_POWERS = tuple(Decimal(10) ** k for k in range(1, 5))
# two articles that give one length in km and in miles have each rounded once
_CONVERSION = Decimal("0.005")
_COARSER = 4  # how many times wider an interval must be to be called less specific


def compare_figures(a: Figure, b: Figure) -> Verdict:  # noqa: PLR0911 - one return for each relation
    """How `a` and `b` relate, with the reason in English and Chinese.

    incomparable: other dimension, currency, period ("a day" against "a year") or a missing value. same, compatible,
    less-specific: what the words allow overlaps. weak: it overlaps only where a reader would no longer believe it.
    conflict: it does not overlap; code "magnitude-slip" where the values differ by exactly 10 to 10,000 times,
    "digits-swapped" where two neighbouring digits are exchanged, "direction" for a rise against a fall, else "disjoint".
    """
    b = _at_rate(a, b)
    apart = _incomparable(a, b)
    if apart is not None:
        return apart
    if a.kind == "score":
        return _scores(a, b)
    if a.sign and b.sign and a.sign != b.sign and a.kind == b.kind == "percent":
        return _say("conflict", "direction", a, b, "one rises, the other falls", "一升一降")
    if _equal(a, b):
        return _say("same", "equal", a, b, "the same value", "数值相同")
    if _touch(a.base, b.base):
        return _say("weak", "boundary", a, b, "the one leaves out just the value of the other", "一方恰好不含另一方的数值")
    if not _overlap(a.base, b.base):
        return _disjoint(a, b)
    if not _overlap(_soft(a.base), _soft(b.base)):
        return _say("weak", "soft", a, b, "they agree only at the edge of what the words allow", "仅在表述的边缘才相容")
    coarse = _coarser(a, b)
    if coarse is not None:
        fine = b if coarse is a else a
        return _say(
            "less-specific",
            "coarser",
            coarse,
            fine,
            "the first is less specific and agrees with the second",
            "前者较笼统，与后者相容",
        )
    return _say("compatible", "rounding", a, b, "they agree within rounding", "在取整范围内一致")


# how a hedge is told where the figure's own text leaves it out
_HEDGES = {
    "about": ("about", "约"),
    "some": ("about", "约"),
    "nearly": ("nearly", "近"),
    "under": ("under", "不到"),
    "over": ("over", "超过"),
    "at-least": ("at least", "至少"),
    "at-most": ("at most", "至多"),
    "up-to": ("up to", "高达"),
}


def _shown(figure: Figure, language: int) -> str:
    """The figure as written, with its hedge in front where that stands outside the figure's text."""
    if figure.approx not in _HEDGES or any(c in figure.text for c in "多余几数"):
        return figure.text
    word = _HEDGES[figure.approx][language]
    return f"{word} {figure.text}" if language == 0 else word + figure.text


def _say(relation: str, code: str, a: Figure, b: Figure, en: str, zh: str) -> Verdict:
    text = Text(f"“{_shown(a, 0)}” and “{_shown(b, 0)}”: {en}.", f"“{_shown(a, 1)}”与“{_shown(b, 1)}”：{zh}。")
    return Verdict(relation, code, text)  # type: ignore[arg-type]


def _incomparable(a: Figure, b: Figure) -> Verdict | None:
    if a.dimension != b.dimension and not (_bare_fits(a, b) or _bare_fits(b, a)):
        if a.dimension.startswith("money:") and b.dimension.startswith("money:"):
            return _say("incomparable", "currency", a, b, "different currencies are not converted", "币种不同，不作换算")
        return _say("incomparable", "dimension", a, b, "they measure different things", "计量的不是同一种量")
    if a.per and b.per and a.per != b.per:
        return _say("incomparable", "per", a, b, f"one is per {a.per}, the other per {b.per}", "计量周期或单位基数不同")
    if a.base.lo is None and a.base.hi is None:
        return _say("incomparable", "no-value", a, b, "a value is missing", "缺少数值")
    return None


def _at_rate(a: Figure, b: Figure) -> Figure:
    """`b` per the unit that `a` is per, where the two convert: 每克4.034元 is 每公斤4034元."""
    factor = rate(a.per, b.per) if a.per != b.per and a.dimension == b.dimension else None
    if factor is None:
        return b
    ends = [None if x is None else x * factor for x in (b.base.lo, b.base.hi, b.base.soft_lo, b.base.soft_hi)]
    base = Interval(ends[0], ends[1], b.base.lo_open, b.base.hi_open, ends[2], ends[3])
    return replace(b, per=a.per, value=None if b.value is None else b.value * factor, base=base)


def _bare_fits(bare: Figure, other: Figure) -> bool:
    return bare.dimension == _BARE and other.dimension.startswith(_BARE_FITS)


def _scores(a: Figure, b: Figure) -> Verdict:
    if a.digits == b.digits:
        return _say("same", "equal", a, b, "the same score", "比分相同")
    if a.digits.split("-")[::-1] == b.digits.split("-"):
        return _say("compatible", "other-side", a, b, "the same score from the other side", "同一比分，主客顺序相反")
    return _say("conflict", "disjoint", a, b, "different scores", "比分不同")


def _middle(interval: Interval) -> Decimal | None:
    return None if interval.lo is None or interval.hi is None else (interval.lo + interval.hi) / 2


def _close(x: Decimal, y: Decimal) -> bool:
    return abs(x - y) <= max(abs(x), abs(y)) * Decimal("1e-9")


def _equal(a: Figure, b: Figure) -> bool:
    if a.approx != b.approx:
        return False
    if a.base == b.base:
        return True
    x, y = _middle(a.base), _middle(b.base)
    return a.approx == "" and a.value is not None and b.value is not None and x is not None and y is not None and _close(x, y)


def _soft(interval: Interval) -> Interval:
    lo = interval.lo if interval.soft_lo is None else interval.soft_lo
    hi = interval.hi if interval.soft_hi is None else interval.soft_hi
    return Interval(lo, hi)


def _overlap(x: Interval, y: Interval) -> bool:
    return _below(x, y) and _below(y, x)


def _below(x: Interval, y: Interval) -> bool:
    """True where the lower end of `x` does not lie above the upper end of `y`."""
    if x.lo is None or y.hi is None:
        return True
    return x.lo <= y.hi


def _touch(x: Interval, y: Interval) -> bool:
    """True where the intervals meet in one point that one of them leaves out: over 400 against 400."""
    return (x.lo is not None and x.lo == y.hi and (x.lo_open or y.hi_open)) or (
        y.lo is not None and y.lo == x.hi and (y.lo_open or x.hi_open)
    )


def _disjoint(a: Figure, b: Figure) -> Verdict:
    x, y = _middle(a.base), _middle(b.base)
    plain = a.approx == "" and b.approx == "" and x is not None and y is not None
    rounded = {a.approx, b.approx} <= {"", "about"} and a.unit == b.unit
    if rounded and a.value and b.value:
        x, y = a.value, b.value
    if (plain or rounded) and x and y:
        ratio = max(abs(x), abs(y)) / min(abs(x), abs(y))
        if any(_close(ratio, power) for power in _POWERS):
            times = int(ratio.to_integral_value())
            return _say(
                "conflict",
                "magnitude-slip",
                a,
                b,
                f"they differ by exactly {times} times, as by a slip of units or zeros",
                f"正好相差{times}倍，疑为单位或数位之误",
            )
    if _near_conversion(a, b):
        return _say("compatible", "conversion", a, b, "they agree after conversion of units", "换算单位后一致")
    if plain and _swapped(a.digits, b.digits):
        return _say("conflict", "digits-swapped", a, b, "two neighbouring digits are exchanged", "相邻两位数字互换")
    return _say("conflict", "disjoint", a, b, "the values exclude each other", "数值互不相容")


def _near_conversion(a: Figure, b: Figure) -> bool:
    if a.unit == b.unit or a.kind not in ("quantity", "temperature"):
        return False
    lows, highs = (a.base.lo, b.base.lo), (a.base.hi, b.base.hi)
    if None in lows or None in highs:
        return False
    gap = max(x for x in lows if x is not None) - min(x for x in highs if x is not None)
    return gap <= _CONVERSION * max(abs(x) for x in highs if x is not None)


def _swapped(a: str, b: str) -> bool:
    x, y = a.replace(".", "").rstrip("0"), b.replace(".", "").rstrip("0")
    if len(x) != len(y) or len(x) < 2:
        return False
    differ = [i for i in range(len(x)) if x[i] != y[i]]
    if len(differ) != 2 or differ[1] - differ[0] != 1:
        return False
    i, j = differ
    return x[i] == y[j] and x[j] == y[i]


def _width(interval: Interval) -> Decimal | None:
    return None if interval.lo is None or interval.hi is None else interval.hi - interval.lo


def _coarser(a: Figure, b: Figure) -> Figure | None:
    """The figure whose interval holds the other's and is much wider, else None."""
    x, y = _width(a.base), _width(b.base)
    if x is None or y is None:
        return a if x is None and y is not None else b if y is None and x is not None else None
    if x > _COARSER * y and _holds(a.base, b.base):
        return a
    if y > _COARSER * x and _holds(b.base, a.base):
        return b
    return None


def _holds(outer: Interval, inner: Interval) -> bool:
    below = outer.lo is None or (inner.lo is not None and outer.lo <= inner.lo)
    return below and (outer.hi is None or (inner.hi is not None and inner.hi <= outer.hi))
