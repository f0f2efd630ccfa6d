"""Orders of magnitude of exchange rates: what one US dollar bought in each currency.

Each row spans the yearly averages of 2005 to 2024 as central banks published them, rounded outwards; it is no rate to convert
with, only a bound that tells a slip of a power of ten from a rate. Currencies that lost more than half of their value in that
time are left out: a wide row tells nothing.
"""

from __future__ import annotations

from decimal import Decimal

YEARS = (2005, 2024)
_ROWS = (
    "CNY 6 8.3|HKD 7.7 7.9|TWD 27 34|MOP 7.9 8.2|JPY 75 160|KRW 900 1400|SGD 1.2 1.7|THB 29 41|MYR 3 4.8|PHP 40 58|VND 15800 25500|"
    "IDR 8500 16500|INR 39 85|EUR 0.66 0.97|GBP 0.49 0.83|CHF 0.87 1.3|SEK 6.3 11|NOK 5.5 11|DKK 5 7.2|PLN 2.3 4.5|CAD 0.98 1.4|"
    "AUD 0.95 1.65|NZD 1.2 1.8|AED 3.67 3.68|SAR 3.74 3.76|ILS 3.1 4.6|MXN 10.5 21|BRL 1.6 5.8|ZAR 6 19"
)
PER_DOLLAR: dict[str, tuple[Decimal, Decimal]] = {"USD": (Decimal(1), Decimal(1))} | {
    code: (Decimal(low), Decimal(high)) for code, low, high in (row.split() for row in _ROWS.split("|"))
}


def bounds(of: str, to: str) -> tuple[Decimal, Decimal] | None:
    """Least and greatest number of `to` that one `of` bought; None where either is not in the table."""
    if of not in PER_DOLLAR or to not in PER_DOLLAR:
        return None
    a, b = PER_DOLLAR[of], PER_DOLLAR[to]
    return b[0] / a[1], b[1] / a[0]
