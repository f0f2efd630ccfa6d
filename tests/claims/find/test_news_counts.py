"""Counts, places and ages as sports, election, local and history pages write them: what is read and what is left alone."""

from datetime import datetime
from decimal import Decimal

import pytest

from claims.find.durations import find_durations
from claims.find.figures import find_figures
from claims.find.values import find_values
from claims.model import Figure, When

D = Decimal
REFERENCE = datetime(2026, 5, 20)

COUNTS = [
    # text, then (span, value, classifier, noun) of each count
    ("客流达37万人次", [("37万人次", 370000, "人次", "")]),
    ("吞吐量28萬標箱", [("28萬標箱", 280000, "标箱", "吞吐量")]),
    ("出动6.4万辆次", [("6.4万辆次", 64000, "辆次", "")]),
    ("球隊14勝5負", [("14勝", 14, "胜", ""), ("5負", 5, "负", "")]),
    ("收获9金4银2铜", [("9金", 9, "金", ""), ("4银", 4, "银", ""), ("2铜", 2, "铜", "")]),
    ("豪取七连胜", [("七连胜", 7, "连胜", "")]),
    ("結束三連跌。", [("三連跌", 3, "连跌", "")]),
    ("挺进8强", [("8强", 8, "强", "")]),
    ("瓮棺21具", [("21具", 21, "具", "瓮棺")]),
    ("24支队伍", [("24支", 24, "支", "队伍")]),
    ("52國代表", [("52國", 52, "国", "代表")]),
    ("該科含五屬", [("五屬", 5, "属", "")]),
    ("傳九世", [("九世", 9, "世", "")]),
    ("轰出11记三分", [("11记", 11, "记", "三分")]),
    ("只有一個校區", [("一個", 1, "个", "校區")]),
    ("四度夺冠", [("四度", 4, "度", "夺冠")]),
    ("育有一儿一女", [("一儿", 1, "", "儿"), ("一女", 1, "", "女")]),
    ("產下四胞胎", [("四胞胎", 4, "", "胞胎")]),
    ("29票反对", [("29票", 29, "票", "反对")]),
    ("29票反對", [("29票", 29, "票", "反对")]),
    ("only one runway is open", [("one", 1, "", "runway")]),
]


@pytest.mark.parametrize(("text", "counts"), COUNTS)
def test_counts(text, counts):
    found = [(f.text, f.value, f.classifier, f.noun) for f in find_figures(text) if f.kind == "count"]
    expected = [(span, value, classifier, noun) for span, value, classifier, noun in counts]
    assert [f[:3] for f in found] == [e[:3] for e in expected]
    assert all(e[3] in ("", f[3]) for e, f in zip(expected, found, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "五分之一强的人",
        "只有一个办法",
        "市值3平均",
        "夜里三度，很冷",
        "第三胜任",
        "only one day left",
        "one of them left",
        "the only one who knew",
        "二女儿",
        "三子棋",
    ],
)
def test_no_such_counts(text):
    assert [f for f in find_figures(text) if f.kind == "count"] == []


PLACES = [
    ("导演的首部长片", "首部", 1, "部"),
    ("該市首位女市長", "首位", 1, "位"),
    ("歐洲的首座電池廠", "首座", 1, "座"),
    ("1912年首度结婚", "首度", 1, "次"),
    ("第二部电影", "第二部", 2, "部"),
    ("在第五天负伤", "第五天", 5, "天"),
    ("連續第四日上漲", "第四日", 4, "日"),
    ("连续第6个月增长", "第6个月", 6, "个月"),
    ("停在第七站", "第七站", 7, "站"),
    ("淘汰3号种子", "3号", 3, "号"),
    ("the third-highest summit", "third-highest", 3, ""),
    ("the second most expensive player", "second most expensive", 2, ""),
    ("the fourth-oldest oak", "fourth-oldest", 4, ""),
]


@pytest.mark.parametrize(("text", "span", "value", "classifier"), PLACES)
def test_places(text, span, value, classifier):
    (figure,) = (f for f in find_figures(text) if f.kind == "ordinal")
    assert (figure.text, figure.value, figure.classifier) == (span, value, classifier)


@pytest.mark.parametrize(
    "text", ["第二天他来了", "第三年级", "首部长会议", "首套房贷款", "自首次日", "榜首位置", "住在3号楼", "second-hand car"]
)
def test_no_places(text):
    assert [f for f in find_figures(text) if f.kind == "ordinal"] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("年方二十六。", 26),
        ("现年五十一的他", 51),
        ("現年五十一的他", 51),
        ("今年47，当过老师", 47),
        ("She ran it at eighty-six, after a fall.", 86),
        ("averaged 66.4 years of age", D("66.4")),
    ],
)
def test_ages(text, value):
    (figure,) = (f for f in find_figures(text) if f.kind == "age")
    assert (figure.value, figure.unit) == (value, "year")


def test_decades_of_life():
    (figure,) = find_figures("六旬老人")
    assert (figure.kind, figure.value, figure.base.lo, figure.base.hi) == ("age", 60, 720, 840)
    assert [f for f in find_figures("六月上旬") if f.kind == "age"] == []


@pytest.mark.parametrize("text", ["今年47家公司", "closed at eighty-six, a record", "年产二十六万吨", "去年三十六个"])
def test_no_ages(text):
    assert [f for f in find_figures(text) if f.kind == "age"] == []


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [("主队3∶1获胜", "3∶1", 3), ("2∶2战平", "2∶2", 2), ("客队以78∶64领先", "78∶64", 78)],
)
def test_results_with_a_ratio_sign(text, span, value):
    (figure,) = find_figures(text)
    assert (figure.kind, figure.text, figure.value) == ("score", span, value)


def test_a_time_with_a_ratio_sign_is_no_result():
    assert find_figures("20∶15开赛") == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [("two in three voters", D(2) / 3), ("占1/7", D(1) / 7), ("占 1 / 7", D(1) / 7), ("outnumbered by four to one", D(4))],
)
def test_shares_and_odds(text, value):
    (figure,) = find_figures(text)
    assert (figure.kind, figure.value) == ("ratio", value)


@pytest.mark.parametrize("text", ["two in five days", "赛程1/8", "at ten to one"])
def test_no_shares(text):
    assert [f for f in find_figures(text) if f.kind == "ratio"] == []


@pytest.mark.parametrize(
    ("text", "approx"),
    [("未达到30%", "under"), ("無法達到500萬", "under"), ("达到30%", ""), ("failed to reach 30%", "under"), ("reached 30%", "")],
)
def test_bounds_that_were_not_reached(text, approx):
    assert find_figures(text)[0].approx == approx


@pytest.mark.parametrize(
    ("text", "value"), [("最高航速16節", D(16)), ("以16节航行", D(16)), ("六节车厢", None), ("节目共16节", None)]
)
def test_knots(text, value):
    assert [f.value for f in find_figures(text) if f.unit == "kn"] == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("text", "seconds"), [("won in 2:09.46", [D("129.46")]), ("at 2:09 pm", []), ("游出1:55.40", [D("115.40")]), ("12:30.", [])]
)
def test_race_times_in_minutes(text, seconds):
    assert [d.seconds for d in find_durations(text)] == seconds


YEARS = [
    ("a 2014 poll ranked it first", ["2014"]),
    ("a 1968 drama", ["1968"]),
    ("a 2000 metre race", []),
    ("a 2019 Toyota", []),
    ("a charter of 1284 allowed a market", ["1284"]),
    ("a total of 1284 people", []),
    ("printed before 1501, on vellum", ["1501"]),
    ("before 1500 people", []),
    ("公元前1900年", []),
    ("公元1900年", ["公元1900年"]),
]


@pytest.mark.parametrize(("text", "spans"), YEARS)
def test_years(text, spans):
    assert [v.text for v in find_values(text, REFERENCE) if isinstance(v, When)] == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("省研究院9日公布", ["9日"]),
        ("動物園28日宣布", ["28日"]),
        ("法院15日宣判", ["15日"]),
        ("家住幸福苑9号，", []),
        ("学院3号楼", []),
    ],
)
def test_a_bare_day_after_an_institution(text, spans):
    assert [v.text for v in find_values(text, REFERENCE) if isinstance(v, When)] == spans


def test_clock_and_day_stay_one_value():
    (value,) = find_values("15日16时30分", REFERENCE)
    assert isinstance(value, When) and not isinstance(value, Figure)


SAID = [
    ("每股两角六分", "两角六分", D("0.26"), "CNY"),
    ("從3塊6毛5降到2塊9", "3塊6毛5", D("3.65"), "CNY"),
    ("高峰一块零四", "一块零四", D("1.04"), "CNY"),
    ("一斤八毛二", "八毛二", D("0.82"), "CNY"),
    ("保费三个多亿", "三个多亿", D(300000000), ""),
    ("負債十二個多億元", "十二個多億元", D(1200000000), "CNY"),
    ("距離半公里", "半公里", D("0.5"), "km"),
    ("推出18米46", "18米46", D("18.46"), "m"),
    ("單位面積480呎", "480呎", D(480), "ft"),
    ("离岸35浬", "35浬", D(35), "nmi"),
    ("采用5奈米制程", "5奈米", D(5), "nm"),
    ("八吋晶圓", "八吋", D(8), "in"),
    ("相距1.4天文單位", "1.4天文單位", D("1.4"), "AU"),
    ("三公里外", "三公里", D(3), "km"),
    ("under a mile and a half of ice", "a mile and a half", D("1.5"), "mi"),
]


@pytest.mark.parametrize(("text", "span", "value", "unit"), SAID)
def test_amounts_as_they_are_said(text, span, value, unit):
    assert (span, value, unit) in [(f.text, f.value, f.unit) for f in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "span", "noun"),
    [
        ("第9号台风", "第9号", "台风"),
        ("第十一號颱風", "第十一號", "台风"),
        ("身披7号球衣", "7号", "球衣"),
        ("建校第30个年头", "第30个年头", "个年头"),
    ],
)
def test_numbered_things(text, span, noun):
    (figure,) = find_figures(text)
    assert (figure.kind, figure.text, figure.noun) == ("ordinal", span, noun)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("船上六人均安", [6]),
        ("三人均一台", []),
        ("代表24人出席", [24]),
        ("On Monday 214 schools closed", [214]),
        ("the council's 38 members", [38]),
        ("on day 12 guests", []),
        ("She scored twice.", [2]),
        ("twice as many", []),
        ("双向六车道", [6]),
    ],
)
def test_counts_beside_other_words(text, found):
    assert [f.value for f in find_figures(text) if f.kind == "count"] == found


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("平均随访9.4年", ["9.4年"]),
        ("羈押合計2,140日", ["2,140日"]),
        ("28日", []),
        ("after 12 school days", ["12 school days"]),
        ("five more hours", ["five more hours"]),
        ("激戰五晝夜", ["五晝夜"]),
        ("the course record is 29:12", ["29:12"]),
        ("the score was 29:12", []),
    ],
)
def test_lengths_of_time(text, spans):
    assert [d.text for d in find_durations(text)] == spans


@pytest.mark.parametrize(("text", "found"), [("finished third", [3]), ("would rank second behind", [2]), ("a third of them", [])])
def test_places_without_an_article(text, found):
    assert [f.value for f in find_figures(text) if f.kind == "ordinal"] == found


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("No one was hurt.", []),
        ("零部件企业", []),
        ("零死亡", []),
        ("报告零例", [0]),
        ("2025届毕业生", []),
        ("四分之一决赛", []),
        ("四分之一的人", [D("0.25")]),
        ("三元锂电池", []),
        ("電價五毛四一度", [D("0.54")]),
        ("平段五角三分七", [D("0.537")]),
        ("1块8一杯", [D("1.8")]),
        ("一块木板", []),
        ("抽成兩成三五", [D("23.5")]),
        ("廿三歲", [23]),
        ("烧掉七个半亿", [750000000]),
        ("in six quarters", []),
        ("eleven and a half thousand people", [11500]),
        ("two and a half million euros", [2500000]),
    ],
)
def test_words_that_only_look_like_figures_and_figures_that_do_not(text, values):
    assert [f.value for f in find_figures(text)] == values


@pytest.mark.parametrize(
    ("text", "seconds"), [("a quarter of an hour", 900), ("three quarters of an hour", 2700), ("half an hour", 1800)]
)
def test_parts_of_an_hour(text, seconds):
    (value,) = find_values(text, REFERENCE)
    assert value == find_durations(text)[0]
    assert find_durations(text)[0].nominal == seconds
