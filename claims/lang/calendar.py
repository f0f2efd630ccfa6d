"""Calendar facts: the Chinese lunisolar calendar for 1900-2060, and the days on which holidays fall.

The lunar table was computed from the new moons and the sun's longitude at 120 degrees east.
"""

from __future__ import annotations

from datetime import date, timedelta

_FIRST_YEAR = 1900
# One hexadecimal word a year: bits 0-5 the day of the year (from 0) of the first lunar day, bits 6-9 the leap month (0: none),
# bits 10-22 which months have 30 days.
_LUNAR = [
    "5b4a1e",
    "1d4831",
    "3a9426",
    "59295c",
    "192c2e",
    "2a6c22",
    "555918",
    "15a82b",
    "2d6420",
    "5d4895",
    "1d4828",
    "6c959d",
    "2c9430",
    "292c24",
    "4aad59",
    "2ab42c",
    "15a822",
    "2da496",
    "36a429",
    "7649df",
    "364832",
    "349426",
    "69355b",
    "29582e",
    "ad823",
    "56d517",
    "1b502b",
    "3aa420",
    "7a4896",
    "3a4828",
    "34999d",
    "14ac2f",
    "295c24",
    "4ad959",
    "2d682c",
    "1b5022",
    "3b24d7",
    "1d2429",
    "5a4dde",
    "2a4c31",
    "14ac26",
    "296d9a",
    "2ab42d",
    "15a823",
    "6d5518",
    "2e902b",
    "2d2420",
    "6a4c95",
    "2a5428",
    "54b5dc",
    "14d82f",
    "2ab424",
    "56a95a",
    "16c82c",
    "369421",
    "7528d7",
    "35282a",
    "2a561e",
    "2a5c30",
    "155826",
    "2ad59b",
    "2b542d",
    "1b4823",
    "3a9518",
    "3a942b",
    "192820",
    "325cd4",
    "2a6c27",
    "5569dd",
    "15a82f",
    "2da424",
    "5d495a",
    "2d482d",
    "2c9421",
    "592d16",
    "292c29",
    "52ae1e",
    "ab430",
    "15b425",
    "2da59b",
    "36a42e",
    "364823",
    "749518",
    "34942b",
    "6936a0",
    "295832",
    "ad827",
    "16d59c",
    "1b542f",
    "3aa424",
    "7a495a",
    "3a482d",
    "349822",
    "2958d6",
    "295c28",
    "535a1e",
    "d6831",
    "1b5425",
    "5b255b",
    "1d242e",
    "1a4c23",
    "54ad17",
    "14ac2a",
    "296c1f",
    "556895",
    "15a827",
    "6d55dc",
    "2e9030",
    "2d2425",
    "6a4d59",
    "2a542c",
    "14b421",
    "2ab516",
    "2ad428",
    "56aa5e",
    "174831",
    "369426",
    "75299b",
    "35282e",
    "325423",
    "54b918",
    "15582a",
    "2ad41f",
    "56c895",
    "1b4828",
    "3a959c",
    "1c942f",
    "192c24",
    "325d59",
    "32ac2b",
    "156821",
    "2b58d6",
    "2da429",
    "5d4ade",
    "2d4831",
    "2c9426",
    "692d9b",
    "292c2d",
    "12ac22",
    "156d57",
    "16b42a",
    "2da81f",
    "6d4895",
    "364828",
    "7495dd",
    "34942f",
    "295424",
    "52b559",
    "12d82c",
    "16d420",
    "36a8d6",
    "3b2429",
    "7a4a1f",
    "3a4831",
    "349826",
    "29599b",
    "295c2d",
    "155822",
    "1b5517",
    "1d542a",
    "1d2420",
]


def from_lunar(year: int, month: int, day: int) -> date | None:
    """The day that is `day` of the (plain, not leap) lunar `month` of lunar `year`; None out of the table or of the month."""
    index = year - _FIRST_YEAR
    if not 0 <= index < len(_LUNAR) or not 1 <= month <= 12:
        return None
    word = int(_LUNAR[index], 16)
    start = date(year, 1, 1) + timedelta(word & 63)
    leap, lengths = word >> 6 & 15, word >> 10
    place = month - 1 + (1 if leap and month > leap else 0)
    for i in range(place):
        start += timedelta(30 if lengths >> i & 1 else 29)
    return start + timedelta(day - 1) if 1 <= day <= (30 if lengths >> place & 1 else 29) else None


def lunar_new_year(year: int) -> date | None:
    """The first day of lunar `year`, None outside 1900-2060."""
    return from_lunar(year, 1, 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date | None:
    """The n-th `weekday` (Monday is 0) of a month; n = -1 is the last. None where the month has none."""
    first = date(year, month, 1)
    days = [first + timedelta(i) for i in range((month_end(year, month) - first).days)]
    hits = [d for d in days if d.weekday() == weekday]
    return hits[n - 1 if n > 0 else n] if n <= len(hits) else None


def month_end(year: int, month: int) -> date:
    """The first day after a month."""
    return date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)


def easter(year: int) -> date:
    """Easter Sunday, Gregorian (the anonymous algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    shift = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * shift) // 451
    month, day = divmod(h + shift - 7 * m + 114, 31)
    return date(year, month, day + 1)


def qingming(year: int) -> date:
    """The solar term 清明 (4 or 5 April; valid 1950-2099)."""
    short = year % 100
    base = 4.81 if year >= 2000 else 5.59
    return date(year, 4, int(short * 0.2422 + base) - short // 4)


# name -> rule: "MM-DD", "lunar:M-D", "nth:month:weekday:n", "easter:+days", "term"
HOLIDAYS: dict[str, str] = {
    "New Year's Day": "01-01",
    "Valentine's Day": "02-14",
    "Women's Day": "03-08",
    "Girls' Day": "03-07",
    "Arbor Day": "03-12",
    "St Patrick's Day": "03-17",
    "April Fools' Day": "04-01",
    "Earth Day": "04-22",
    "Labour Day": "05-01",
    "Youth Day": "05-04",
    "Children's Day": "06-01",
    "Party Day": "07-01",
    "Army Day": "08-01",
    "Teachers' Day": "09-10",
    "National Day": "10-01",
    "Halloween": "10-31",
    "Singles' Day": "11-11",
    "Christmas Eve": "12-24",
    "Christmas Day": "12-25",
    "Boxing Day": "12-26",
    "New Year's Eve": "12-31",
    "Independence Day": "07-04",
    "Juneteenth": "06-19",
    "Veterans Day": "11-11",
    "Bastille Day": "07-14",
    "Spring Festival": "lunar:1-1",
    "Lantern Festival": "lunar:1-15",
    "Dragon Boat Festival": "lunar:5-5",
    "Qixi": "lunar:7-7",
    "Ghost Festival": "lunar:7-15",
    "Mid-Autumn Festival": "lunar:8-15",
    "Double Ninth": "lunar:9-9",
    "Laba": "lunar:12-8",
    "New Year's Eve (lunar)": "eve",
    "Tomb-Sweeping Day": "term",
    "Mother's Day": "nth:5:6:2",
    "Father's Day": "nth:6:6:3",
    "Thanksgiving": "nth:11:3:4",
    "Black Friday": "nth:11:3:4:1",
    "Martin Luther King Day": "nth:1:0:3",
    "Memorial Day": "nth:5:0:-1",
    "US Labor Day": "nth:9:0:1",
    "Presidents' Day": "nth:2:0:3",
    "Columbus Day": "nth:10:0:2",
    "Easter": "easter:0",
    "Good Friday": "easter:-2",
    "Easter Monday": "easter:1",
    "Pentecost": "easter:49",
}

ZH_HOLIDAYS: dict[str, str] = {
    "三八妇女节": "Women's Day",
    "五一劳动节": "Labour Day",
    "五四青年节": "Youth Day",
    "六一儿童节": "Children's Day",
    "八一建军节": "Army Day",
    "十一国庆": "National Day",
    "元旦": "New Year's Day",
    "新年": "New Year's Day",
    "情人节": "Valentine's Day",
    "妇女节": "Women's Day",
    "女生节": "Girls' Day",
    "植树节": "Arbor Day",
    "愚人节": "April Fools' Day",
    "劳动节": "Labour Day",
    "五一": "Labour Day",
    "青年节": "Youth Day",
    "儿童节": "Children's Day",
    "六一": "Children's Day",
    "建党节": "Party Day",
    "建军节": "Army Day",
    "教师节": "Teachers' Day",
    "国庆": "National Day",
    "十一": "National Day",
    "万圣节": "Halloween",
    "光棍节": "Singles' Day",
    "双十一": "Singles' Day",
    "双11": "Singles' Day",
    "平安夜": "Christmas Eve",
    "圣诞": "Christmas Day",
    "春节": "Spring Festival",
    "元宵": "Lantern Festival",
    "端午": "Dragon Boat Festival",
    "七夕": "Qixi",
    "中元节": "Ghost Festival",
    "中秋": "Mid-Autumn Festival",
    "重阳": "Double Ninth",
    "腊八": "Laba",
    "清明": "Tomb-Sweeping Day",
    "母亲节": "Mother's Day",
    "父亲节": "Father's Day",
    "感恩节": "Thanksgiving",
    "黑色星期五": "Black Friday",
    "复活节": "Easter",
}

EN_HOLIDAYS: dict[str, str] = {
    "new year's day": "New Year's Day",
    "new year's eve": "New Year's Eve",
    "valentine's day": "Valentine's Day",
    "international women's day": "Women's Day",
    "st patrick's day": "St Patrick's Day",
    "st. patrick's day": "St Patrick's Day",
    "april fool's day": "April Fools' Day",
    "april fools' day": "April Fools' Day",
    "earth day": "Earth Day",
    "may day": "Labour Day",
    "labor day": "US Labor Day",
    "labour day": "Labour Day",
    "int'l workers day": "Labour Day",
    "international workers' day": "Labour Day",
    "halloween": "Halloween",
    "christmas eve": "Christmas Eve",
    "christmas day": "Christmas Day",
    "christmas": "Christmas Day",
    "xmas": "Christmas Day",
    "boxing day": "Boxing Day",
    "independence day": "Independence Day",
    "juneteenth": "Juneteenth",
    "veterans day": "Veterans Day",
    "bastille day": "Bastille Day",
    "mother's day": "Mother's Day",
    "father's day": "Father's Day",
    "thanksgiving day": "Thanksgiving",
    "thanksgiving": "Thanksgiving",
    "black friday": "Black Friday",
    "martin luther king day": "Martin Luther King Day",
    "mlk day": "Martin Luther King Day",
    "memorial day": "Memorial Day",
    "presidents' day": "Presidents' Day",
    "columbus day": "Columbus Day",
    "easter sunday": "Easter",
    "easter monday": "Easter Monday",
    "easter": "Easter",
    "good friday": "Good Friday",
    "spring festival": "Spring Festival",
    "lunar new year": "Spring Festival",
    "chinese new year": "Spring Festival",
    "lantern festival": "Lantern Festival",
    "dragon boat festival": "Dragon Boat Festival",
    "mid-autumn festival": "Mid-Autumn Festival",
    "singles' day": "Singles' Day",
    "qingming": "Tomb-Sweeping Day",
    "teacher's day": "Teachers' Day",
    "teachers' day": "Teachers' Day",
    "children's day": "Children's Day",
}


def holiday(name: str, year: int) -> date | None:
    """The day on which a holiday of `HOLIDAYS` falls in `year` (for lunar ones: in the lunar year), None where unknown."""
    rule = HOLIDAYS.get(name, "")
    if rule == "term":
        return qingming(year)
    if rule == "eve":
        first = lunar_new_year(year)
        return first - timedelta(1) if first else None
    head, _, rest = rule.partition(":")
    if head == "lunar":
        month, day = rest.split("-")
        return from_lunar(year, int(month), int(day))
    if head == "nth":
        which, weekday, n, *more = (int(x) for x in rest.split(":"))
        found = nth_weekday(year, which, weekday, n)
        return found + timedelta(more[0] if more else 0) if found else None
    if head == "easter":
        return easter(year) + timedelta(int(rest))
    return date(year, int(rule[:2]), int(rule[3:])) if rule else None
