"""English words of dates, times and durations: tables only."""

from __future__ import annotations

ONES = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {w: 10 * i for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}
ORDINALS = {
    w: i
    for i, w in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ],
        1,
    )
} | {"twentieth": 20, "thirtieth": 30}

MONTHS = {
    name: i
    for i, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: i
    for i, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wednes wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}
PARTS = {
    "early morning": (5, 9),
    "late morning": (10, 12),
    "morning": (5, 12),
    "forenoon": (6, 12),
    "early afternoon": (12, 15),
    "late afternoon": (15, 18),
    "afternoon": (12, 18),
    "early evening": (17, 20),
    "late evening": (20, 24),
    "evening": (17, 24),
    "early night": (20, 22),
    "late night": (22, 24),
    "overnight": (0, 6),
    "night": (18, 24),
    "lunchtime": (11, 14),
    "daytime": (6, 18),
    "dawn": (4, 7),
    "dusk": (17, 20),
    "small hours": (0, 5),
    "early hours": (0, 6),
}

UNITS: dict[str, tuple[str, str, str, str]] = {
    name: row
    for names, row in (
        ("decade", ("120", "0", "0", "year")),
        ("century centurie", ("1200", "0", "0", "year")),
        ("year yr", ("12", "0", "0", "year")),
        ("quarter", ("3", "0", "0", "month")),
        ("month mo", ("1", "0", "0", "month")),
        ("fortnight", ("0", "14", "0", "week")),
        ("week wk", ("0", "7", "0", "week")),
        ("day night", ("0", "1", "0", "day")),
        ("hour hr h", ("0", "0", "3600", "hour")),
        ("minute min", ("0", "0", "60", "minute")),
        ("second sec s", ("0", "0", "1", "second")),
    )
    for name in names.split()
}

BEFORE = {
    "about": ("about", "around", "roughly", "approximately", "some", "circa", "an estimated"),
    "nearly": ("nearly", "almost", "just under", "close to", "approaching", "not quite"),
    "under": ("less than", "fewer than", "under", "shorter than"),
    "over": ("more than", "over", "longer than", "upwards of", "well over", "just over", "north of"),
    "at-least": ("at least", "no less than", "not less than", "a minimum of"),
    "at-most": ("at most", "no more than", "no longer than", "not more than"),
    "up-to": ("up to", "as long as", "a maximum of"),
}

ZONES = {
    "gmt": "GMT",
    "utc": "UTC",
    "bst": "BST",
    "est": "EST",
    "edt": "EDT",
    "et": "US/Eastern",
    "cst": "CST",
    "cdt": "CDT",
    "ct": "US/Central",
    "pst": "PST",
    "pdt": "PDT",
    "pt": "US/Pacific",
    "mst": "MST",
    "mdt": "MDT",
    "cet": "CET",
    "cest": "CEST",
    "eet": "EET",
    "jst": "UTC+9",
    "kst": "UTC+9",
    "hkt": "UTC+8",
    "sgt": "UTC+8",
    "ist": "IST",
    "aest": "AEST",
    "aedt": "AEDT",
    "local time": "local",
    "beijing time": "UTC+8",
    "eastern time": "US/Eastern",
    "pacific time": "US/Pacific",
    "london time": "Europe/London",
    "tokyo time": "UTC+9",
    "moscow time": "UTC+3",
    "new york time": "US/Eastern",
}

FUTURE = (
    "will",
    "would",
    "due",
    "expected",
    "expects",
    "expect",
    "scheduled",
    "planned",
    "plans",
    "plan",
    "hopes",
    "hoped",
    "hope",
    "aims",
    "aim",
    "slated",
    "pencilled",
    "penciled",
    "to be",
    "set for",
    "set to",
    "upcoming",
    "deadline",
    "shall",
    "going to",
    "put back to",
    "postponed to",
    "delayed to",
    "is to",
    "are to",
    "opens",
    "begins",
    "starts",
    "should",
    "target",
    "targets",
)
PAST = (
    "was",
    "were",
    "had",
    "previous",
    "ago",
    "last",
    "since",
    "been",
    "earlier",
    "went",
    "did",
    "began",
    "came",
    "took",
    "won",
    "left",
)
