"""Figures as the value scorer wants them: bare number spans for "number", intervals as pairs, ISO codes for money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from claims.find._num_scan import scan_numbers
from claims.find._num_text import normalise
from claims.find.figures import find_figures
from claims.lang import currencies
from claims.model import Figure

Row = tuple[int, int, str, Any]
_KINDS = {
    "money": "currency",
    "percent": "percentage",
    "quantity": "dimension",
    "temperature": "temperature",
    "age": "age",
    "ordinal": "ordinal",
}
_ORDINAL = re.compile(r"第[零〇一二三四五六七八九十百千万两\d]+")


def extract_figures(text: str, reference: datetime | None = None) -> Iterator[Row]:
    """Rows (start, end, kind, value); every numeral also as a "number"."""
    s = normalise(text)
    yield from _named_alone(s)
    covered = []
    for f in find_figures(text):
        kind = _KINDS.get(f.kind)
        if f.kind in ("percent", "ordinal"):
            covered.append(f.span)
        if kind is not None:
            yield _row(f, kind)
        if f.value is None and f.kind in ("count", "number"):
            yield f.span.start, f.span.end, "numberrange", (_num(f.base.lo), _num(f.base.hi))
    for n in scan_numbers(s):
        if (
            n.role in ("percent", "ordinal")
            or any(c.start <= n.start < c.end for c in covered)
            or (s[n.end : n.end + 1].isascii() and s[n.end : n.end + 1].isalpha())
        ):
            continue
        end = n.end - 1 if s[n.end - 1] in "多余来" else n.end
        yield n.start, end, "number", float(n.value)


_ALONE = re.compile(rf"(?<!\S)(?:{'|'.join(sorted(currencies.ZH, key=len, reverse=True))}|人民币|港币)(?!\S)")


def _named_alone(s: str) -> Iterator[Row]:
    """The specification marks a currency's name that stands alone, without a number; news has no use for it."""
    for m in _ALONE.finditer(s):
        if re.search(r"[\u4e00-\u9fff]{2}", m.group()):
            yield m.start(), m.end(), "currency", None


def _num(x: Any) -> float | None:
    return None if x is None else float(x)


def _row(f: Figure, kind: str) -> Row:
    end = f.span.end
    if kind == "ordinal":
        found = _ORDINAL.match(f.text)
        end = f.span.start + len(found.group()) if found else end
    if f.value is None:
        return f.span.start, end, kind, _num(f.base.lo)
    value = float(f.value)
    return f.span.start, end, kind, (value, f.unit) if kind == "currency" else value
