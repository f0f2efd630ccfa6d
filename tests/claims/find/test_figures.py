"""Figures of both languages: what must be read, and what must not."""

import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.find.figures import find_figures, find_number_spans

D = Decimal

READ = [
    # text, span, kind, value, unit
    ("该厂去年卖出壹佰二十台机床", "壹佰二十台", "count", "120", ""),
    ("共有三千二百万用户", "三千二百万", "count", "32000000", ""),
    ("捐款两万五元", "两万五元", "money", "25000", "CNY"),
    ("市值35 亿美元", "35 亿美元", "money", "3500000000", "USD"),
    ("注资4500百万元", "4500百万元", "money", "4500000000", "CNY"),
    ("預算１２．５億港元", "１２．５億港元", "money", "1250000000", "HKD"),
    ("只亏了不到3个亿", "3个亿", "number", "300000000", ""),
    ("募得400000000元", "400000000元", "money", "400000000", "CNY"),  # as long as a telephone number
    ("募得13800000000元", "13800000000元", "money", "13800000000", "CNY"),
    ("it raised $2.4bn", "$2.4bn", "money", "2400000000", "USD"),
    ("a £6.1m grant", "£6.1m", "money", "6100000", "GBP"),
    ("valued at $88B", "$88B", "money", "88000000000", "USD"),
    ("costs 7.5 million pounds", "7.5 million pounds", "money", "7500000", "GBP"),
    ("three dollars and fifty cents", "three dollars and fifty cents", "money", "3.5", "USD"),
    ("fined GBP 350", "GBP 350", "money", "350", "GBP"),
    ("得票率六成三", "六成三", "percent", "63", "%"),
    ("全场七折", "七折", "percent", "70", "折"),
    ("下调25个基点", "25个基点", "percent", "25", "bp"),
    ("提高1.2个百分点", "1.2个百分点", "percent", "1.2", "pp"),
    ("错误率3‰", "3‰", "percent", "3", "‰"),
    ("fell by 12 per cent", "12 per cent", "percent", "12", "%"),
    ("up 3 percentage points", "3 percentage points", "percent", "3", "pp"),
    ("占百分之十五", "百分之十五", "percent", "15", "%"),
    ("速度是原来的8倍", "8倍", "ratio", "8", "times"),
    ("产量翻两番", "翻两番", "ratio", "4", "times"),
    ("a tenfold rise", "tenfold", "ratio", "10", "times"),
    ("runs 10x faster", "10x", "ratio", "10", "times"),
    ("三分之一的学生", "三分之一", "ratio", None, ""),
    ("气温降到零下5度", "5度", "temperature", "-5", "°C"),
    ("it reached 30 degrees Celsius", "30 degrees Celsius", "temperature", "30", "°C"),
    ("面积56万亩", "56万亩", "quantity", "560000", "mu"),
    ("鱼重三斤半", "三斤半", "quantity", "3.5", "jin"),
    ("a 42-kilometre course", "42-kilometre", "quantity", "42", "km"),
    ("身高1米82", "1米82", "quantity", "1.82", "m"),
    ("a 950lb statue", "950lb", "quantity", "950", "lb"),
    ("he is 5 ft 6 in tall", "5 ft 6 in", "quantity", "5.5", "ft"),
    ("今年41岁的教练", "41岁", "age", "41", "year"),
    ("a 63-year-old woman", "63-year-old", "age", "63", "year"),
    ("Lena Marsh, 47, was named", "47", "age", "47", "year"),
    ("aged 38", "38", "age", "38", "year"),
    ("位列第四位", "第四位", "ordinal", "4", ""),
    ("the sixth bridge over the river", "sixth", "ordinal", "6", ""),
    ("ranked No. 3", "No. 3", "ordinal", "3", ""),
    ("主队3比1获胜", "3比1", "score", "3", ""),
    ("they won 4-2 at home", "4-2", "score", "4", ""),
    ("seven lifeboats were launched", "seven", "count", "7", ""),
    ("12,500 new jobs", "12,500", "count", "12500", ""),
    ("twenty-three runners", "twenty-three", "count", "23", ""),
    ("a dozen ships", "a dozen", "count", "12", ""),
    ("1.2m people", "1.2m", "count", "1200000", ""),
    ("分数线为455分", "455分", "count", "455", ""),
    ("1人死亡", "1人", "count", "1", ""),
    ("one-seventh of one percent", "one-seventh of one percent", "percent", None, "%"),
]


@pytest.mark.parametrize(("text", "span", "kind", "value", "unit"), READ)
def test_reads(text, span, kind, value, unit):
    found = [f for f in find_figures(text) if f.text == span]
    assert found, find_figures(text)
    figure = found[0]
    assert (figure.kind, figure.unit) == (kind, unit)
    assert value is None or figure.value == D(value)
    assert text[figure.span.start : figure.span.end] == span


NOTHING = [
    "GPT-4 beats Llama 4",
    "Gemini 3 and Falcon 9",
    "航班LC8436",
    "一直以来一起努力",
    "一种办法，一些人，一家公司",
    "二等公民",
    "千方百计",
    "2024年8月6日14时52分",
    "他等了三天又五个小时",
    "after 148 seconds",
    "in 2019 they met",
    "on 12 March 2021",
    "see https://x.org/a?n=42%20b",
    "电话：010-88881234",
    "许可证编号 11020231234",
    "服务台4008123123",
    "微信同号13812345678。",
    "图3",
    "第一时间赶到",
    "第三医院",
    "两人随后离开",
    "at 6 p.m. on Monday",
    "he ran 2:08:47",
    "Ward 3 voted late",
    "the two met again",
    "3 March",
    "the 1990s",
    "v2.10.4",
    "万一下雨",
    "1. 先关电源",
    "half past seven",
    "voted on the first Tuesday",
    "这两位老师",
    "又少了两块招牌",
    "a three-legged stool",
    "see p. 8",
    "三亚和四川",
    "十分高兴",
    "5G网络",
]


@pytest.mark.parametrize("text", NOTHING)
def test_refuses(text):
    assert find_figures(text) == ()


HEDGED = [
    ("约300人", "about", 270, 330),
    ("近60架", "nearly", 51, 60),
    ("不足3亿次", "under", 0, 300000000),
    ("超过400人", "over", 400, None),
    ("至少8人", "at-least", 8, None),
    ("最高50人", "up-to", 0, 50),
    ("600多字", "over", 600, 700),
    ("十余名员工", "over", 11, 20),
    ("数百个项目", "vague", 200, 1000),
    ("5-10个人", "vague", 5, 10),
    ("三十人左右", "about", 27, 33),
    ("20人以上", "at-least", 20, None),
    ("nearly 200 homes", "nearly", 170, 200),
    ("more than 400 people", "over", 400, None),
    ("at least nine boats", "at-least", 9, None),
    ("up to 700 workers", "up-to", 0, 700),
    ("some 50 farms", "some", 45, 55),
    ("just over two dozen trains", "over", 24, D("26.4")),
    ("hundreds of people", "vague", 200, 1000),
    ("between 3 and 5 million visitors", "vague", 3000000, 5000000),
    ("三四百人", "vague", 300, 400),
]


@pytest.mark.parametrize(("text", "approx", "lo", "hi"), HEDGED)
def test_hedges(text, approx, lo, hi):
    (figure,) = find_figures(text)
    assert (figure.approx, figure.base.lo, figure.base.hi) == (approx, lo, hi)


def test_unit_and_magnitude_spread_over_a_list():
    assert [f.value for f in find_figures("分别投入18、10和12亿元")] == [D(10) ** 8 * n for n in (18, 10, 12)]
    assert {f.unit for f in find_figures("分别投入18、10和12亿元")} == {"CNY"}


def test_range_shares_magnitude():
    (figure,) = find_figures("预计交付3至5万辆")
    assert (figure.value, figure.base.lo, figure.base.hi) == (None, 30000, 50000)


def test_change_is_two_figures():
    assert [f.value for f in find_figures("全年销量指引由52万台上调至61万台")] == [520000, 610000]


def test_noun_classifier_per_and_sign():
    (figure,) = find_figures("来了11位创始人")
    assert (figure.classifier, figure.noun) == ("位", "创始人")
    (figure,) = find_figures("nine small satellites")
    assert figure.noun == "satellites"
    assert find_figures("12 trains an hour")[0].per == "hour"
    assert find_figures("每天运送3万人")[0].per == "day"
    assert find_figures("同比增长4.4%")[0].sign == "up"
    assert find_figures("shares fell 18%")[0].sign == "down"
    assert find_figures("升至27人")[0].sign == ""


def test_base_units():
    assert (
        find_figures("20公斤")[0].base.lo == find_figures("40斤")[0].base.lo == D("15")
        or find_figures("20公斤")[0].dimension == "mass"
    )
    assert find_figures("3公顷")[0].dimension == find_figures("45亩")[0].dimension == "area"
    (celsius,) = find_figures("气温25摄氏度")
    assert celsius.base.lo == D("24.5") + D("273.15")


def test_mixed_languages_in_one_sentence():
    values = [f.value for f in find_figures("公司 raised $3.5bn 并裁员两百人, 12 offices closed")]
    assert values == [D("3.5") * 10**9, 200, 12]


def test_numbers_of_dates_are_numbers():
    assert [(s, e, int(v)) for s, e, v in find_number_spans("2024年8月")] == [(0, 4, 2024), (5, 6, 8)]


# --- property tests -------------------------------------------------------------------------------------------------


def chinese(n: int) -> str:
    """`n` in plain Chinese numerals."""
    if n >= 10000:
        head, rest = divmod(n, 10000)
        return chinese(head) + "万" + ("零" if 0 < rest < 1000 else "") + (chinese(rest) if rest else "")
    out, zero = "", False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, n = divmod(n, size)
        if digit:
            out += ("零" if zero and out else "") + "零一二三四五六七八九"[digit] + unit
            zero = False
        else:
            zero = True
    return out


@given(st.integers(11, 99_999_999))
@settings(max_examples=300, deadline=None)
def test_chinese_numerals_read_back(n):
    (figure,) = find_figures(f"共有{chinese(n)}名乘客")
    assert figure.value == n


@given(
    st.integers(2, 999_999_999),
    st.sampled_from(
        [
            ("{:,}人", "count"),
            ("{}元", "money"),
            ("${:,}", "money"),
            ("{:,} people", "count"),
            ("{} km", "quantity"),
            ("{}%", "percent"),
        ]
    ),
    st.booleans(),
)
@settings(max_examples=300, deadline=None)
def test_arabic_numerals_read_back(n, style, wide):
    shape, kind = style
    text = shape.format(n)
    if wide:
        text = text.translate({i: i + 0xFEE0 for i in range(0x30, 0x3A)})
    (figure,) = find_figures(text)
    assert (figure.value, figure.kind) == (n, kind)


@given(st.decimals("0.1", "9999", places=2), st.sampled_from([("万", 4), ("亿", 8), (" million", 6), ("bn", 9), (" trillion", 12)]))
@settings(max_examples=200, deadline=None)
def test_magnitudes_read_back(amount, unit):
    word, power = unit
    text = f"{amount}{word}元" if word in "万亿" else f"${amount}{word}"
    (figure,) = find_figures(text)
    assert figure.value == amount * D(10) ** power


@given(
    st.text(
        alphabet=st.sampled_from("一二十百千万亿零点两几数多余半0123456789.,%-－/$人个年月日岁倍成折至 、和第约近超abm①½ten and"),
        max_size=60,
    )
)
@settings(max_examples=600, deadline=None)
def test_any_text_is_safe_sorted_and_disjoint(text):
    end = 0
    for figure in find_figures(text):
        assert figure.span.start >= end and figure.text == text[figure.span.start : figure.span.end]
        assert figure.base.lo is None or figure.base.hi is None or figure.base.lo <= figure.base.hi
        end = figure.span.end


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_arbitrary_unicode_never_raises(text):
    find_figures(text)


@pytest.mark.parametrize("unit", ["1", "一", "(", "一万", "and ", "第", "$", "12-", "1、"])
def test_long_lines_cost_linear_time(unit):
    """Work is counted in function calls, which no busy machine changes."""
    import cProfile
    import pstats

    def calls(size):
        profile = cProfile.Profile()
        profile.runcall(find_figures, unit * (size // len(unit)))
        return pstats.Stats(profile).total_calls

    assert calls(16_000) <= 5 * calls(4_000) + 2_000


def test_same_text_gives_same_answer():
    words = ["35亿美元", "近60架", "twelve ships", "4.4%", "翻番"]
    random.Random(7).shuffle(words)
    text = "，".join(words)
    assert find_figures(text) == find_figures(text)
