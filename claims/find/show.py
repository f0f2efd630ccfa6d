"""A value in plain words, for the command line and for debugging."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from claims.model import Duration, Figure, Interval, Value, When


def describe(value: Value) -> dict[str, str]:
    """`kind`, `text`, `stated`, `interval`, `unit`, `modifier` and `anchor` of a value; empty where it has none."""
    if isinstance(value, Figure):
        return _figure(value)
    if isinstance(value, When):
        return _when(value)
    return _duration(value)


def plain(n: Decimal | None) -> str:
    """A decimal without exponent or trailing zeros; "" for None."""
    if n is None:
        return ""
    text = format(n, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _row(kind: str, text: str, *, stated: str, interval: str, unit: str, modifier: str, anchor: str) -> dict[str, str]:
    return {
        "kind": kind,
        "text": text,
        "stated": stated,
        "interval": interval,
        "unit": unit,
        "modifier": modifier,
        "anchor": anchor,
    }


def _interval(i: Interval) -> str:
    left = "(-∞" if i.lo is None else ("(" if i.lo_open else "[") + plain(i.lo)
    right = "∞)" if i.hi is None else plain(i.hi) + (")" if i.hi_open else "]")
    return f"{left}, {right}"


def _figure(f: Figure) -> dict[str, str]:
    unit = " ".join(
        x for x in (f.unit, f.classifier + f.noun if not f.noun.isascii() else f.noun, f"per {f.per}" if f.per else "") if x
    )
    return _row(f.kind, f.text, stated=plain(f.value), interval=_interval(f.base), unit=unit, modifier=f.approx, anchor="")


def _stamp(at: datetime) -> str:
    return f"{at:%Y-%m-%d}" if (at.hour, at.minute, at.second) == (0, 0, 0) else f"{at:%Y-%m-%d %H:%M}"


def _when(w: When) -> dict[str, str]:
    stated = w.recurring or w.label or w.clock
    interval = f"[{_stamp(w.start)}, {_stamp(w.end)})" if w.start and w.end else w.clock
    if w.start and not w.label and not w.recurring:
        stated = (
            w.start.strftime({"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}.get(w.granularity, "%Y-%m-%d %H:%M"))
            if w.clock
            else (w.start.strftime({"year": "%Y", "month": "%Y-%m"}.get(w.granularity, "%Y-%m-%d")))
        )
    if w.offset is not None and w.anchor == "event":
        stated = ("-" if w.offset.negative else "+") + iso(w.offset)
    kind = "set" if w.recurring else "time" if w.clock and not w.start else "date"
    anchor = " ".join(x for x in (w.anchor, w.zone) if x)
    return _row(kind, w.text, stated=stated, interval=interval, unit=w.granularity, modifier=w.modifier, anchor=anchor)


def iso(d: Duration) -> str:
    """ISO 8601 duration in the calendar units that were said: P7Y, P6M, PT2M28S."""
    months, unit = d.months, d.unit
    if unit == "year" and months % 12 == 0 and not (d.days or d.seconds):
        return f"P{plain(months / 12)}Y"
    day = (f"{plain(months)}M" if months else "") + (f"{plain(d.days)}D" if d.days else "")
    return "P" + (day + _clock(d.seconds) or "0D")


def _clock(seconds: Decimal) -> str:
    """Hours, minutes and seconds of ISO 8601: T2H8M47S."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = "".join(f"{plain(n)}{unit}" for n, unit in ((hours, "H"), (minutes, "M"), (rest, "S")) if n)
    return f"T{parts}" if parts else ""


def _duration(d: Duration) -> dict[str, str]:
    lo, hi = d.lo_seconds, d.hi_seconds
    interval = "" if lo == hi else f"[{plain(lo)} s, {plain(hi) + ' s' if hi is not None else '∞'}]"
    return _row("duration", d.text, stated=iso(d), interval=interval, unit=d.unit, modifier=d.approx, anchor="")
