"""Dates and times: what must be read and how it is placed, what must not be read, and what stays open."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.find.dates import find_dates, resolve_offsets
from claims.find.durations import find_durations
from claims.model import Span, When

WEDNESDAY = datetime(2026, 5, 20)


def one(text: str, reference: datetime | None = WEDNESDAY) -> When:
    (w,) = find_dates(text, reference)
    assert text[w.span.start : w.span.end] == w.text
    return w


def interval(w: When) -> str:
    if w.start is None or w.end is None:
        return "open"
    shape = "%Y-%m-%d" if (w.start.hour, w.start.minute, w.end.hour, w.end.minute) == (0, 0, 0, 0) else "%Y-%m-%d %H:%M"
    return f"{w.start:{shape}}/{w.end:{shape}}"


ABSOLUTE = [
    ("厂房2024年5月封顶", "2024年5月", "2024-05-01/2024-06-01", "month"),
    ("厂房于２０２４ 年 ５ 月封顶", "２０２４ 年 ５ 月", "2024-05-01/2024-06-01", "month"),
    ("始建于二〇二四年", "二〇二四年", "2024-01-01/2025-01-01", "year"),
    ("更新：2024-08-09", "2024-08-09", "2024-08-09/2024-08-10", "day"),
    ("更新：2010/01/29", "2010/01/29", "2010-01-29/2010-01-30", "day"),
    ("The lock gate failed on May 3, 2026.", "May 3, 2026", "2026-05-03/2026-05-04", "day"),
    ("The lock gate failed on 14 July 2026.", "14 July 2026", "2026-07-14/2026-07-15", "day"),
    ("Work began in March 2018.", "March 2018", "2018-03-01/2018-04-01", "month"),
    ("It opened in 1998.", "1998", "1998-01-01/1999-01-01", "year"),
    ("2023年上半年的账", "2023年上半年", "2023-01-01/2023-07-01", "half"),
    ("2023年第二季度的账", "2023年第二季度", "2023-04-01/2023-07-01", "quarter"),
    ("sales in Q3 2022", "Q3 2022", "2022-07-01/2022-10-01", "quarter"),
    ("over the 1990s", "the 1990s", "1990-01-01/2000-01-01", "decade"),
    ("上世纪90年代的厂房", "上世纪90年代", "1990-01-01/2000-01-01", "decade"),
    ("2021年3月上旬", "2021年3月上旬", "2021-03-01/2021-03-11", "third"),
    ("民国12年刊行", "民国12年", "1923-01-01/1924-01-01", "year"),
    ("令和元年", "令和元年", "2019-01-01/2020-01-01", "year"),
    ("2024年春节当晚", "2024年春节", "2024-02-10/2024-02-11", "day"),
    ("2025年农历八月十五", "2025年农历八月十五", "2025-10-06/2025-10-07", "day"),
    ("from May 3 to 5, 2024", "from May 3 to 5, 2024", "2024-05-03/2024-05-06", "day"),
    ("2019-2021年的数据", "2019-2021年", "2019-01-01/2022-01-01", "year"),
    ("the summer of 2024", "summer of 2024", "2024-06-01/2024-09-01", "season"),
    ("the first Tuesday of November 2025", "the first Tuesday of November 2025", "2025-11-04/2025-11-05", "day"),
]


@pytest.mark.parametrize(("text", "span", "expected", "granularity"), ABSOLUTE)
def test_reads_absolute_dates(text: str, span: str, expected: str, granularity: str) -> None:
    w = find_dates(text, None)[0]
    assert (w.text, interval(w), w.granularity, w.anchor) == (span, expected, granularity, "absolute")


RELATIVE = [
    ("他于6月辞职", "6月", "2025-06-01/2025-07-01"),
    ("周一开馆了", "周一", "2026-05-18/2026-05-19"),
    ("The ferry sank on Tuesday.", "Tuesday", "2026-05-19/2026-05-20"),
    ("The ferry will sail on Tuesday.", "Tuesday", "2026-05-26/2026-05-27"),
    ("The mayor said on Tuesday the ferry will sail.", "Tuesday", "2026-05-19/2026-05-20"),
    ("今年五月", "今年五月", "2026-05-01/2026-06-01"),
    ("去年年底", "去年年底", "2025-10-01/2026-01-01"),
    ("上周一", "上周一", "2026-05-11/2026-05-12"),
    ("将于下月10日开馆", "下月10日", "2026-06-10/2026-06-11"),
    ("本周", "本周", "2026-05-18/2026-05-25"),
    ("昨日", "昨日", "2026-05-19/2026-05-20"),
    ("two days ago", "two days ago", "2026-05-18/2026-05-19"),
    ("9年前的旧案", "9年前", "2017-01-01/2018-01-01"),
    ("9 years ago", "9 years ago", "2017-01-01/2018-01-01"),
    ("next February", "next February", "2027-02-01/2027-03-01"),
    ("February next year", "February next year", "2027-02-01/2027-03-01"),
    ("earlier this year", "earlier this year", "2026-01-01/2026-05-21"),
    ("近几个月", "近几个月", "2025-12-01/2026-05-21"),
    ("在今年余下的时间里", "今年余下的时间", "2026-05-20/2027-01-01"),
    ("一季度", "一季度", "2026-01-01/2026-04-01"),
    ("一年内还清", "一年内", "2026-05-20/2027-05-20"),
    ("定于10月1日至7日停机", "10月1日至7日", "2026-10-01/2026-10-08"),
    ("预计1月5日复工", "1月5日", "2027-01-05/2027-01-06"),
    ("1-4月的数据", "1-4月", "2026-01-01/2026-05-01"),
    ("昨日下午4时许", "昨日下午4时许", "2026-05-19 16:00/2026-05-19 17:00"),
    ("16日凌晨两点多", "16日凌晨两点多", "2026-05-16 02:00/2026-05-16 03:00"),
    ("18日上午", "18日上午", "2026-05-18 06:00/2026-05-18 12:00"),
    ("5月8日24时", "5月8日24时", "2026-05-09 00:00/2026-05-09 01:00"),
]


@pytest.mark.parametrize(("text", "span", "expected"), RELATIVE)
def test_places_relative_dates(text: str, span: str, expected: str) -> None:
    w = one(text)
    got = f"{w.start:%Y-%m-%d %H:%M}/{w.end:%Y-%m-%d %H:%M}" if w.clock and w.start and w.end else interval(w)
    assert (w.text, got) == (span, expected)
    assert w.anchor == "published"


def test_a_bare_day_close_ahead_is_not_last_year() -> None:
    """Even in the past tense: such a date is impossible, and the checker is to say so."""
    assert interval(one("许可证已于6月2日签发")) == "2026-06-02/2026-06-03"
    assert interval(one("The licence was issued on June 2.")) == "2026-06-02/2026-06-03"
    assert interval(one("The licence was issued on December 28.")) == "2025-12-28/2025-12-29"


def test_names_that_end_like_a_date() -> None:
    """长春, 光明日报 and a real spring and morrow."""
    for text in ("高铁开往长春，期间有人吵闹", "《光明日报》刊登了全文"):
        assert not find_dates(text, WEDNESDAY)
    assert one("2031年春，大桥开工").granularity == "season"
    assert one("明日，大桥开工").granularity == "day"


def test_what_is_dealt_with_is_no_future() -> None:
    """将 before an object and a verb of the past, and 将 of what is to come."""
    assert interval(one("警方于1月6日将嫌疑人抓获")) == "2026-01-06/2026-01-07"
    assert interval(one("大桥于1月6日将恢复通车")) == "2027-01-06/2027-01-07"


@pytest.mark.parametrize(
    ("text", "clock", "granularity", "modifier", "zone"),
    [
        ("14时52分", "14:52", "minute", "", ""),
        ("下午4时许", "16:00", "hour", "approx", ""),
        ("上午11点15分", "11:15", "minute", "", ""),
        ("晚上八点一刻", "20:15", "minute", "", ""),
        ("at 6.42am", "06:42", "minute", "", ""),
        ("at 06:42 local time", "06:42", "minute", "", "local"),
        ("at 15:03 GMT", "15:03", "minute", "", "GMT"),
        ("北京时间15:03", "15:03", "minute", "", "UTC+8"),
        ("eighteen minutes before seven in the morning", "06:42", "minute", "", ""),
        ("at half past seven", "07:30", "minute", "", ""),
        ("doors closed at 8 p.m.", "20:00", "hour", "", ""),
        ("在零点整", "00:00", "minute", "", ""),
    ],
)
def test_reads_clock_times(text: str, clock: str, granularity: str, modifier: str, zone: str) -> None:
    w = one(text)
    assert (w.clock, w.granularity, w.modifier, w.zone, w.start) == (clock, granularity, modifier, zone, None)


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("年底前交房", "before"),
        ("截至6月末", "until"),
        ("自3月起", "since"),
        ("2018年后", "after"),
        ("since August", "since"),
        ("before 2018", "before"),
        ("late May", "end"),
        ("early 2024", "start"),
        ("两年前", "approx"),
        ("今年晚些时候", "rest"),
    ],
)
def test_reads_modifiers(text: str, modifier: str) -> None:
    assert one(text).modifier == modifier


@pytest.mark.parametrize(
    ("text", "code"), [("每天", "daily"), ("every Monday", "weekly:MON"), ("每周三", "weekly:WED"), ("monthly", "monthly")]
)
def test_sets_are_never_points(text: str, code: str) -> None:
    w = one(text)
    assert (w.recurring, w.start) == (code, None)


NOT_READ = [
    "2024款车型",
    "Expo 2020 drew crowds",
    "the iPhone 16",
    "2,024 people marched",
    "$2024",
    "电话2024-5551234",
    "比分21:15",
    "王国庆出席",
    "今日头条报道",
    "他住3号楼",
    "乘5号线",
    "满分十点",
    "三个月",
    "the soldiers march",
    "it may rain",
    "第3次",
    "一周一次的例会"[:2],
    "GPT-4",
    "192.168.20.15",
    "in 2:08:47 flat",
]


@pytest.mark.parametrize("text", NOT_READ)
def test_does_not_read(text: str) -> None:
    assert [w.text for w in find_dates(text, WEDNESDAY) if not w.recurring] == []


def test_undated_articles_keep_month_and_day() -> None:
    for text, label in (("8月6日", "--08-06"), ("August 6", "--08-06"), ("8月", "--08"), ("17日", "---17"), ("周日", "W-7")):
        w = one(f"事情发生在{text}，" if not text.isascii() else f"It happened in {text}.", None)
        assert (w.start, w.anchor, w.label) == (None, "unknown", label)


def test_a_weekday_beside_a_date_is_checked() -> None:
    right, wrong = one("5月17日（星期日）"), one("5月17日（星期六）")
    assert (right.text, right.label) == ("5月17日（星期日）", "")
    assert wrong.label == "weekday-mismatch"


def test_an_indefinite_weekday_stays_open() -> None:
    assert one("一个周日的清晨").start is None
    assert one("It was a Sunday.").start is None


def test_a_bare_day_takes_the_month_before_it() -> None:
    whens = find_dates("4月28日停产，29日复工。", WEDNESDAY)
    assert [interval(w) for w in whens] == ["2026-04-28/2026-04-29", "2026-04-29/2026-04-30"]
    assert whens[1].anchor == "context"


def test_a_bare_day_after_another_month_stays_open() -> None:
    whens = find_dates("去年9月起了大火，直到16日才扑灭。", WEDNESDAY)
    assert (whens[1].start, whens[1].label) == (None, "---16")


def test_a_moved_date_is_no_range() -> None:
    whens = find_dates("The fair was put back from May to July.", WEDNESDAY)
    assert [w.text for w in whens] == ["May", "July"]


def test_offsets_take_the_only_date_of_the_sentence() -> None:
    text = "医院5月8日上报，次日专家组进驻。"
    placed = resolve_offsets(find_dates(text, WEDNESDAY), [Span(0, len(text))])
    assert [interval(w) for w in placed] == ["2026-05-08/2026-05-09", "2026-05-09/2026-05-10"]
    assert placed[1].anchor == "event"


def test_offsets_with_two_candidates_or_a_named_event_stay_open() -> None:
    two = "5月8日停电，5月10日停水，三天后恢复。"
    assert resolve_offsets(find_dates(two, WEDNESDAY))[-1].start is None
    named = "5月8日开赛，比赛次日下雨。"
    assert resolve_offsets(find_dates(named, WEDNESDAY))[-1].start is None


def test_the_same_day_is_the_day_named_last() -> None:
    placed = resolve_offsets(find_dates("5月8日上报，5月10日查封，同日罚款。", WEDNESDAY))
    assert interval(placed[-1]) == "2026-05-10/2026-05-11"


def test_offsets_look_into_the_sentence_before() -> None:
    text = "The dam broke on May 8. Two days later the water was gone."
    whens = resolve_offsets(find_dates(text, WEDNESDAY), [Span(0, 23), Span(24, len(text))])
    assert interval(whens[-1]) == "2026-05-10/2026-05-11"


def test_clock_of_the_same_day_gets_its_date() -> None:
    placed = resolve_offsets(find_dates("5月8日停电，当天15时31分恢复。", WEDNESDAY))
    assert placed[1].start == datetime(2026, 5, 8, 15, 31)


def test_same_year_month_and_day() -> None:
    placed = resolve_offsets(find_dates("2025年5月20日出具报告，同年9月12日撤销。", WEDNESDAY))
    assert interval(placed[1]) == "2025-09-12/2025-09-13"


def test_tense_hint_overrules_the_words() -> None:
    assert find_dates("周五", WEDNESDAY, tense_hint="future")[0].start == datetime(2026, 5, 22)
    assert find_dates("周五", WEDNESDAY, tense_hint="past")[0].start == datetime(2026, 5, 15)


days = st.dates(date(1990, 1, 1), date(2040, 12, 31))
STYLES = ["{y}年{m}月{d}日", "{y}-{m:02}-{d:02}", "{y}/{m:02}/{d:02}", "{d} {name} {y}", "{name} {d}, {y}", "{y}年{m}月{d}号"]
NAMES = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


@given(day=days, style=st.sampled_from(STYLES))
def test_every_written_day_is_read_back(day: date, style: str) -> None:
    text = style.format(y=day.year, m=day.month, d=day.day, name=NAMES[day.month - 1])
    (w,) = find_dates(f"（{text}）", None)
    start = datetime.combine(day, datetime.min.time())
    assert (w.text, w.start, w.end) == (text, start, start + timedelta(1))


@given(day=days, n=st.integers(1, 300))
def test_days_ago_count_back(day: date, n: int) -> None:
    reference = datetime.combine(day, datetime.min.time())
    for text in (f"{n} days ago", f"{n}天前"):
        assert one(text, reference).start == reference - timedelta(n)


@settings(max_examples=300)
@given(
    st.text(alphabet="0123456789年月日号周一二三五十上下去今前后个时分点半至到-/:：., ()MTayMonJuendarlstfomh", max_size=60),
    st.booleans(),
)
def test_any_text_gives_ordered_disjoint_spans(text: str, dated: bool) -> None:
    found = find_dates(text, WEDNESDAY if dated else None)
    assert all(text[w.span.start : w.span.end] == w.text for w in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(w.start is None or (w.end is not None and w.start < w.end) for w in found)
    assert resolve_offsets(found) == resolve_offsets(resolve_offsets(found))


HOSTILE = (
    "1",
    "一",
    "十",
    "5月",
    "两",
    "every ",
    "two ",
    "may ",
    "1/2/",
    "from 1 to 2 ",
    "monday ",
    "前",
    "近",
    "2024-",
    "8:30-",
    "the ",
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_text_and_not_faster(unit: str) -> None:
    """Four times the text takes about four times as long; a quadratic pattern would take sixteen."""

    def seconds(length: int) -> float:
        line = unit * (length // len(unit))
        began = perf_counter()
        find_dates(line, WEDNESDAY)
        find_durations(line)
        return perf_counter() - began

    seconds(2_000)
    small, large = min(seconds(8_000) for _ in range(3)), min(seconds(32_000) for _ in range(2))
    assert large < 10 * small + 0.2


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("去年1至4月的产量", "去年1至4月", "2025-01-01/2025-05-01"),
        ("6月1日起至8月31日禁渔", "6月1日起至8月31日", "2026-06-01/2026-09-01"),
        ("14日-16日", "14日-16日", "2026-05-14/2026-05-17"),
        ("3、4月份", "3、4月份", "2026-03-01/2026-05-01"),
        ("5月中下旬", "5月中下旬", "2026-05-11/2026-06-01"),
        ("2024财年第三季度", "2024财年第三季度", "2024-07-01/2024-10-01"),
        ("今夏，", "今夏", "2026-06-01/2026-09-01"),
        ("年内投产", "年内", "2026-01-01/2027-01-01"),
        ("半个月前", "半个月前", "2026-05-04/2026-05-11"),
        ("over the weekend", "the weekend", "2026-05-16/2026-05-18"),
        ("周五（5月15日）", "周五（5月15日）", "2026-05-15/2026-05-16"),
        ("by mid-June", "mid-June", "2025-06-11/2025-06-21"),
        ("in recent weeks", "recent weeks", "2026-04-15/2026-05-21"),
    ],
)
def test_shapes_of_periods(text: str, span: str, expected: str) -> None:
    w = one(text)
    assert (w.text, interval(w)) == (span, expected)


@pytest.mark.parametrize("text", ["公元前221年", "Super Tuesday", "the Sunday Times", "2022/23赛季", "半年报"])
def test_names_are_no_dates(text: str) -> None:
    assert find_dates(text, WEDNESDAY) == ()
    assert find_durations(text) == ()


def test_a_bare_day_far_ahead_is_of_the_month_before() -> None:
    whens = find_dates("截至5月19日，水位回落。30日10时至11时雨最大。", WEDNESDAY)
    assert interval(whens[1]) == "2026-04-30 10:00/2026-04-30 12:00"


@pytest.mark.parametrize("text", ["事故四个月前", "坍塌发生一天前"])
def test_ago_beside_an_event_counts_from_the_event(text: str) -> None:
    assert (one(text).anchor, one(text).start) == ("event", None)


def test_ago_beside_anything_else_counts_from_the_article() -> None:
    assert one("委员会两年前成立").start == datetime(2024, 1, 1)


@pytest.mark.parametrize("text", ["时间已经过去六天", "早一点安心", "围墙四周的树", "他住在柳村7号的院子"])
def test_common_phrases_are_no_dates(text: str) -> None:
    assert find_dates(text, WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("The vote is on Sunday, November 8.", "Sunday, November 8", "2026-11-08/2026-11-09"),
        ("In an interview Thursday she agreed.", "Thursday", "2026-05-14/2026-05-15"),
        ("Tuesday 19 May 2026", "Tuesday 19 May 2026", "2026-05-19/2026-05-20"),
        ("second-quarter revenue", "second-quarter", "2026-04-01/2026-07-01"),
        ("last year's third quarter", "last year's third quarter", "2025-07-01/2025-10-01"),
        ("the 1800s", "the 1800s", "1800-01-01/1900-01-01"),
    ],
)
def test_english_shapes(text: str, span: str, expected: str) -> None:
    w = one(text)
    assert (w.text, interval(w)) == (span, expected)


def test_clock_before_weekday_and_date() -> None:
    w = one("It closed at 10 p.m. Tuesday, May 19, 2026.")
    assert (w.text, w.start) == ("10 p.m. Tuesday, May 19, 2026", datetime(2026, 5, 19, 22))
