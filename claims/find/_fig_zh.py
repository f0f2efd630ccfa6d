"""What may follow a number in Chinese: percent, money, measures, ages, classifiers; what makes it a date or a duration."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.find._fig_coins import spoken
from claims.find._fig_reading import Reading, make
from claims.find._num import Number
from claims.find._one_of import one_of
from claims.lang import currencies, units
from claims.lang.classifiers import CLASSIFIERS, FLOWS, NOT_CLASSIFIER, PEOPLE, TALLIES, WEAK_AFTER_ONE
from claims.lang.zh_numbers import DIGITS, NOT_ORDINAL

_SP = r" {0,2}"
TEMPORAL = re.compile(
    rf"{_SP}个?{_SP}(?:多|半)?{_SP}(?:年(?!级)|月(?!饼)|日(?![元圆本])|号(?!召)|小时|钟头|分钟|秒|天(?!文)|周(?!岁)|星期|"
    rf"礼拜|季度?|世纪|年代|时(?!代)|刻钟?|旬|昼夜|学期|夜|晚|更)"
    rf"|{_SP}年级|{_SP}分{_SP}\d{{1,2}}(?:\.\d+)?{_SP}秒|{_SP}点(?=[\d零一二三四五六半钟整许左前后、，。 ]|$)"
)
_PERCENT = re.compile(
    r" {0,4}(?:(?P<pp>个? {0,4}百 {0,4}分 {0,4}点)|(?P<bp>个?基点|bp(?![a-z])|BP(?![A-Za-z]))|(?P<pct>%)|(?P<mille>‰)|"
    r"成(?P<tail> ?[一二三四五六七八九半])?(?P<next>[一二三四五六七八九])?"
    r"(?![立为员本果功都长品交熟绩分型就])|(?P<zhe>折)(?![合算叠旧射腾断磨叙扣返]))"
)
_MONEY = re.compile(
    rf"(?P<tail>[多余])?{_SP}(?P<unit>{one_of(currencies.ZH)})(?P<more>{_SP}\d(?![\d.,%天年月日时分期个])|[一二三四五六七八九](?![十百千万亿元个张斤件份次只条包瓶度米吨克辆台位名天年月日人家户晚餐顿])|"
    rf"\d(?=角))?(?P<name>人民币|港币|台币)?"
)
_CENTS = re.compile(rf"{_SP}(?P<unit>美分|角|毛钱|分钱|便士)")
_MEASURE = re.compile(
    rf"{_SP}(?:个)?(?P<unit>{one_of(units.ZH)})(?P<half>半(?!径)|(?P<more>\d{{1,2}}(?![\d%.])|[零一二三四五六七八九]{{1,2}}))?"
)
_AGE_END = re.compile(r"(?=[，。、；,;（(）)的]|$)")
_AGE_LED = re.compile(
    r"(?:年方|年仅|年[满滿]|[现現]年|时年|享年|[终終]年|得年|年约|今年(?:才|刚|已|刚满)?|(?:^|[，。；])年)[ 约]?$"
)
_AGE = re.compile(rf"{_SP}(?P<unit>周?岁)(?P<half>半)?(?!月|末)|{_SP}个?(?P<month>月)(?:大|龄)|{_SP}天(?:大|龄)")
_TIMES = re.compile(rf"{_SP}(?P<unit>倍|番)(?!茄)")
_DEGREE = re.compile(rf"{_SP}(?P<unit>摄氏度|华氏度|℃|°C|° C|℉|°F|度)(?!假|过|电|高(?![烧温热])|量|身)")
_CLASSIFIER = re.compile(rf"{_SP}(?P<word>{one_of(CLASSIFIERS)})")
_NOT_CLASSIFIER = re.compile(NOT_CLASSIFIER)
_CONTRAST_BEFORE = re.compile(
    r"(?:仅|只|只有|仅有|唯一|仅剩|共|共有|至少|又有|另有|还有|减至|增至|死亡|遇难|受伤|失踪|罚|得|[:：])(?:的)?$"
)
_CASUALTY = re.compile(r"(?:死|伤|遇难|身亡|失踪|获救|被捕|受伤|重伤|轻伤|溺|丧生|失联|遇害|落网|在逃)")
# what each reader looks for behind a number
AGES, PERCENTS, TEMPERATURES, MULTIPLES = (_AGE, _AGE_END), (_PERCENT,), (_DEGREE,), (_TIMES,)
MONEY, MEASURES, COUNTS = (_CENTS, _MONEY), (_MEASURE,), (_CLASSIFIER,)
_SCORE = re.compile(r"(?P<sep> ?(?:比|:) ?)(?=[\d零一二三四五六七八九十])")


def percent(s: str, n: Number) -> Reading | None:  # noqa: PLR0911
    """20%, 九成七, 七折, 2.4个百分点, 25个基点, 3‰."""
    if n.role == "percent":
        return make(n, n.end, "percent", "%", "percent")
    found = _PERCENT.match(s, n.end)
    if found is None:
        return None
    if found.group("pp"):
        return make(n, found.end(), "percent", "pp", "percentage-points")
    if found.group("bp"):
        return make(n, found.end(), "percent", "bp", "percentage-points", factor=Decimal("0.01"))
    if found.group("pct"):
        return make(n, found.end(), "percent", "%", "percent")
    if found.group("mille"):
        return make(n, found.end(), "percent", "‰", "percent", factor=Decimal("0.1"))
    return _tenths(n, found)


def _tenths(n: Number, found: re.Match[str]) -> Reading | None:
    if n.bare_scale and n.value > 10:
        return None
    reading = make(n, found.end(), "percent", "%", "percent")
    if found.group("zhe"):
        discount = n.value * 10 if n.value < 10 else n.value
        if n.form == "zh" and len(n.digits) == 2 and "十" not in found.string[n.start : n.end]:
            discount = n.value
        return (
            reading._replace(value=discount, ulp=n.ulp * 10 if n.value < 10 else n.ulp, unit="折")
            if discount < 100 and n.value != 10 and not n.bare_scale
            else None
        )
    tail = (found.group("tail") or "").strip()
    extra = Decimal(5) if tail == "半" else Decimal(DIGITS.get(tail, 0)) + Decimal(DIGITS.get(found.group("next") or "", 0)) / 10
    ulp = n.ulp if tail else n.ulp * 10
    lo = n.lo * 10 if n.lo is not None else None
    hi = n.hi * 10 if n.hi is not None else None
    return reading._replace(value=n.value * 10 + extra, ulp=ulp if tail else n.ulp * 10, lo=lo, hi=hi)


_NOUN_NEXT = re.compile(r"(?![零一二两三四五六七八九多以左上])[\u4e00-\u9fff]")


def _coins(s: str, n: Number) -> Reading | None:
    """2块8毛5, 七毛一, 50美分."""
    said = spoken(s, n)
    if said is not None:
        return said
    cents = _CENTS.match(s, n.end)
    if cents is None or _weak(s, n, cents.end()):
        return None
    code, factor = currencies.CENTS[cents.group("unit")]
    return make(n, cents.end(), "money", code, f"money:{code}", factor=factor)


def money(s: str, n: Number) -> Reading | None:
    """35亿美元, 50亿美金, 三块五, 8亿元人民币."""
    coins = _coins(s, n)
    if coins is not None:
        return coins
    found = _MONEY.match(s, n.end)
    if found is None:
        return None
    word = found.group("unit")
    end = found.end() if found.group("name") or found.group("more") else found.end("unit")
    after = s[found.end("unit") : found.end("unit") + 2]
    if word in ("元", "圆", "块") and re.match(r"旦|宵|首|素|老|件|凶|帅|宇|月|头|儿|状|明|满|形|心|[地石土砖区]", after):
        return None
    if word == "块" and n.form == "zh" and n.value < 10 and _NOUN_NEXT.match(after):
        return None
    if word == "块" and ((n.value == 1 and not found.group("more")) or after[:1] in tuple("田木屏牌手蛋饼肉")):
        return None
    code = currencies.ZH[word]
    if found.group("name") and word in ("元", "圆"):
        code = {"人民币": "CNY", "港币": "HKD", "台币": "TWD"}[found.group("name")]
    reading = make(n, end, "money", code, f"money:{code}")
    if found.group("tail"):
        reading = reading._replace(lo=n.value, hi=n.value + n.ulp, hi_open=True)
    more = (found.group("more") or "").strip()
    if more and word in ("元", "块", "块钱") and n.scale < 1000:
        reading = reading._replace(value=n.value + Decimal(DIGITS.get(more, more)) / 10, ulp=Decimal("0.1"))
    elif more:
        reading = reading._replace(end=found.end("unit"))
    return reading


def measure(s: str, n: Number) -> Reading | None:
    """520公里, 387万亩, 三斤半, 1米75."""
    found = _MEASURE.match(s, n.end)
    if found is None:
        return None
    word = found.group("unit")
    unit = units.ZH[word]
    if n.bare_scale and s[n.start - 1 : n.start] == "每":  # 每千克, 每百公里: what something is "per"
        return make(n, found.end("unit"), None)
    after = s[found.end("unit") : found.end("unit") + 1]
    if _not_unit(s, n, word, after):
        return _knots(s, n, found)
    end = found.end() if found.group("half") else found.end("unit")
    reading = make(n, end, "quantity", unit.symbol, unit.dimension, factor=unit.factor)
    if found.group("half") == "半":
        return reading._replace(value=n.value + Decimal("0.5"), ulp=Decimal("0.5"))
    more = found.group("more")
    if more and word in ("米", "公尺", "尺") and n.value < (1000 if word != "尺" and len(more) == 2 and more.isdigit() else 10):
        digits = "".join(str(DIGITS.get(c, c)) for c in more)
        return reading._replace(value=n.value + Decimal(f"0.{digits}"), ulp=Decimal(1).scaleb(-len(digits)))
    return reading._replace(end=found.end("unit"))


_KNOTS_LED = re.compile(r"(?:航速|时速|风速|船速|速度)[^，。；]{0,6}$")
_KNOTS_AFTER = re.compile(r"的?(?:航速|速度|速率|航行|前进|行驶)")


def _knots(s: str, n: Number, found: re.Match[str]) -> Reading | None:
    """航速15节, 以17节航行: knots; 六节车厢 are counted."""
    if found["unit"] != "节" or not (
        _KNOTS_LED.search(s[max(0, n.start - 10) : n.start]) or _KNOTS_AFTER.match(s, found.end("unit"))
    ):
        return None
    unit = units.ZH["节"]
    return make(n, found.end("unit"), "quantity", unit.symbol, unit.dimension, factor=unit.factor)


def _not_unit(s: str, n: Number, word: str, after: str) -> bool:
    """里 as "inside", 方 as "party", 码 as "code", 升 as "rise", 两 as "two", 寸 and 尺 in idioms."""
    if word == "节" or (word == "里" and (after in tuple("面头程弄约子亚昂") or (n.form == "zh" and n.value < 2))):
        return True
    if word == "两":
        return not (after in tuple("半重的黄白银，。、；") or after == "")
    if word in ("方", "码", "担", "尺", "寸", "丈", "焦", "卡", "伏"):
        return n.form != "arabic" or after in tuple("面案式向法便针头夫")
    if word == "升":
        return after in tuple("至到级高温值学") or s[n.end : n.end + 1] == " "
    if word in ("米", "克", "磅", "吨", "瓦", "斤") and after in tuple("饭粉面兰其服拉隆姆特利礴级位朗"):
        return after not in ("级", "位") and word not in ("吨", "斤")
    return n.bare_scale and not _cue_before(s, n.start)


def _cue_before(s: str, at: int) -> bool:
    return s[at - 1 : at] in ("上", "近", "逾", "超", "约", "过", "达", "数", "成", "每", "达", "满") and at > 0


def age(s: str, n: Number) -> Reading | None:
    """29岁, 56周岁, 90天大."""
    if n.role != "cardinal":
        return None
    found = _AGE.match(s, n.end)
    if found is None:
        led = 10 < n.value < 120 and n.scale == 1 and _AGE_END.match(s, n.end) and _AGE_LED.search(s[max(0, n.start - 5) : n.start])
        return make(n, n.end, "age", "year", "age", factor=Decimal(12)) if led else None
    unit = "month" if found.group("month") else "year" if found.group("unit") else "day"
    factor = {"year": Decimal(12), "month": Decimal(1), "day": Decimal("0.03285420944558522")}[unit]
    reading = make(n, found.end(), "age", unit, "age", factor=factor)
    return reading._replace(value=n.value + Decimal("0.5")) if found.group("half") else reading


def times(s: str, n: Number) -> Reading | None:
    """10倍; 翻两番 is found elsewhere."""
    found = _TIMES.match(s, n.end)
    if found is None or found.group("unit") == "番":
        return None
    return make(n, found.end(), "ratio", "times", "multiple")


_BEARING = re.compile(
    r"(?:[东東西][经經]|[南北][纬緯]|方位角|[经經緯纬]度|[倾傾]角|坡度|[夹夾]角|仰角|旋?[转轉])(?:[约为約為达達]|在){0,2} ?$"
)


def temperature(s: str, n: Number) -> Reading | None:
    """20摄氏度, 气温98度."""
    found = _DEGREE.match(s, n.end)
    if found is None:
        return None
    word = found.group("unit").replace(" ", "")
    before = s[max(0, n.start - 18) : n.start]
    if word == "度" and _BEARING.search(before):
        return make(n, found.end(), None)
    if word == "度":
        warm = re.search(r"温|热|冷|烧|气|暑|寒|凉|起跑|终点|摄氏|华氏", before + s[found.end() : found.end() + 6])
        if not warm and (n.form == "zh" and n.value < 10):
            return None
        if not warm and n.form == "zh" and n.bare_scale:
            return None
    start = n.start
    prefix = re.search(r"(华氏|摄氏)(?:温度)? ?(?:零下)?$", before)
    if prefix and word == "度":
        start -= len(prefix.group())
    fahrenheit = word in ("华氏度", "℉", "°F") or (prefix is not None and prefix.group(1) == "华氏")
    factor, offset = (Decimal(5) / 9, Decimal("255.3722222222222")) if fahrenheit else (Decimal(1), Decimal("273.15"))
    value = -n.value if before.rstrip().endswith("零下") and n.value > 0 else n.value
    reading = make(n, found.end(), "temperature", "°F" if fahrenheit else "°C", "temperature", factor=factor, start=start)
    return reading._replace(value=value, offset=offset)


def counted(s: str, n: Number) -> Reading | None:  # noqa: PLR0911
    """11位, 数百个, 18亿次: a number with a classifier."""
    found = _CLASSIFIER.match(s, n.end)
    if found is None:
        return None
    word, end = found.group("word"), found.end()
    if _no_tally(s, n, word, end) or _other_word(s, n, word, found.start("word")):
        return None
    if _weak(s, n, end) or (n.bare_scale and not (_cue_before(s, n.start) or word in PEOPLE or word in ("余", "家", "个"))):
        return None
    if n.value == 1 and n.form == "zh" and not _contrast(s, n, end, word):
        return None
    if n.value == 2 and n.form == "zh" and word in WEAK_AFTER_ONE:
        return None
    if n.form == "zh" and n.value < 10 and _anaphor(s, n, end, word):
        return None
    reading = make(n, end, "count" if not _names(s, n, word, end) else None, "", "count")
    return reading._replace(classifier=word)


def _other_word(s: str, n: Number, word: str, at: int) -> bool:
    """8个股东, 3家庭: the classifier begins another word."""
    if word == "分" and (_minute(s, n) or (n.form == "zh" and n.value < 10)):
        return True
    if n.value == 0 and n.form == "zh":
        return word not in ("例", "人", "次", "起", "个", "票")  # 零部件, 零头
    if word in FLOWS or not _NOT_CLASSIFIER.match(s, at):
        return False
    if word == "人" and s[at + 1 : at + 2] in ("次", "员") and n.value > 1:
        return False
    if word == "人" and n.value > 1 and _ALL_OF_THEM.match(s, at):
        return False
    return not (word in PEOPLE and n.form == "arabic")


_ALL_OF_THEM = re.compile(r"人均[为被系有在安获未无遭因不属已平]")  # 七人均安; 三人均一台


def _no_tally(s: str, n: Number, word: str, end: int) -> bool:
    """14胜5负 and 传九世 count; 3平均 does not."""
    if word in TALLIES:
        return n.value >= 200 or not _TALLY_END.match(s, end)
    if word == "世":
        return s[n.start - 1 : n.start] not in ("传", "傳", "历", "歷")
    if word == "届":  # 2025届毕业生 left school in that year
        return n.form == "arabic" and 1950 <= n.value <= 2100
    return word == "强" and n.role != "cardinal"


_NAMED_AFTER = frozenset("，。；、：“（( 乘坐的由称")  # 加开1461次列车 counts them
# 15胜4负, 8金5银3铜, 取得6连胜
_TALLY_END = re.compile(r" ?(?:[\d一二三四五六七八九十、，。；,;:：）)的和与及升战排暂列位以后]|$)")
_TRAIN = re.compile(r" ?(?:旅客|动车|高速)?(?:列车|快车|直通车|动车|航班)")


_POINTER = re.compile(r"(?:这|那|该|此|前|上述|前述|其他|另外)$")
_CLAUSE_START = re.compile(r"(?:^|[，。,.;；:：!！?？、“”\"（(\s]|但|而|且|时|后|前|不过|随后|目前|今天|如今)$")


def _anaphor(s: str, n: Number, end: int, word: str) -> bool:
    """这两位, and 两人 or 两家公司 at the head of a clause: they point back and count nothing new."""
    before = s[max(0, n.start - 3) : n.start]
    if _POINTER.search(before):
        return True
    return n.value == 2 and word in ("人", "家") and _CLAUSE_START.search(before) is not None and not _CASUALTY.match(s, end)


def _names(s: str, n: Number, word: str, end: int) -> bool:
    """2026款, 1461次列车: the year of a model, the number of a train."""
    if word == "次" and n.form == "arabic" and len(n.digits) in (3, 4) and _TRAIN.match(s, end):
        return not n.start or s[n.start - 1] in _NAMED_AFTER
    return word in ("款", "版", "型") and n.form == "arabic" and re.fullmatch(r"(?:19|20)\d\d", s[n.start : n.end]) is not None


def _minute(s: str, n: Number) -> bool:
    return s[n.start - 1 : n.start] in ("时", "点", "度") or n.value == 1


def _weak(s: str, n: Number, end: int) -> bool:
    return (
        n.form == "zh"
        and len(n.digits) >= 2
        and n.scale == 1
        and not any(c in "十百千拾佰仟万亿" for c in s[n.start : n.end])
        and not n.vague
    )


_SOLE = re.compile(r"(?:只有|仅有|仅剩|只剩|唯一)$")
_IDEAS = re.compile(
    r" ?(?:人|字|月|办法|方法|原因|目的|目标|可能|选择|结果|答案|问题|条件|要求|愿望|念头|想法|解释|理由|词|意思|道理|方向)"
)


def _contrast(s: str, n: Number, end: int, word: str) -> bool:
    """一人死亡, 仅一家: here 一 counts."""
    if word in ("人", "名", "位", "死") and _CASUALTY.match(s, end):
        return True
    before = s[max(0, n.start - 4) : n.start]
    if word == "个":
        return _SOLE.search(before) is not None and not _IDEAS.match(s, end)
    return _CONTRAST_BEFORE.search(before) is not None and word not in ("次", "种", "些", "身")


NOUNLESS = TALLIES | {"强"}
_IN_A_ROW = re.compile(r"(?:连续|接连|进入|迎来|步入)(?:了|的)?第$")
_LAPSE = re.compile(r" ?(?P<word>天|个?年头|日|年|周|个月)(?![级代会刊报薪])")  # 第四天; 连续第三年
# of a classifier of time the noun
LAPSES = {"分钟": "", "分": "", "秒": ""} | {word: word for word in ("天", "日", "年", "周", "个月", "年头", "个年头")}
_MOMENT = re.compile(r" ?(分钟|秒|分(?![公局支行会店院校队类期组部数别]))")


def _time(s: str, n: Number) -> Reading | None:
    """第61分钟 of a match, 第四天, 连续第三年."""
    found = _MOMENT.match(s, n.end)
    if found is None and n.value > 2:
        found = _LAPSE.match(s, n.end)
        if found and found[1] not in ("天", "年头", "个年头") and not _IN_A_ROW.search(s[max(0, n.start - 8) : n.start]):
            return None
    if found is None:
        return None
    return make(n, found.end(), "ordinal", "", "ordinal", start=n.start - 1)._replace(classifier=found[1])


def ordinal(s: str, n: Number) -> Reading | None:
    """第四, 第一次, 第二十五位."""
    if not n.start or s[n.start - 1] != "第" or n.vague:
        return None
    if s[max(0, n.start - 3) : n.start - 1] == "倒数":  # third from the end is not third
        return make(n, n.end, None, start=n.start - 1)
    found = _CLASSIFIER.match(s, n.end)
    end = n.end
    rest = s[n.end : n.end + 4].lstrip()
    time = _time(s, n)
    if time is not None:
        return time
    if rest.startswith(("个五年", "个周", "个星", "个季", "个年", "个工作日", "个小时", "个交易")):
        return make(n, n.end, None, start=n.start - 1)
    if rest.startswith(("个月", *NOT_ORDINAL)):
        return make(n, n.end, None, start=n.start - 1)
    reading = make(n, end, "ordinal", "", "ordinal", start=n.start - 1)
    if found is not None and not _NOT_CLASSIFIER.match(s, found.start("word")):
        reading = reading._replace(end=found.end(), classifier=found.group("word"))
    return reading


def score(s: str, n: Number) -> tuple[int, str] | None:
    """Where 3比1 goes on: offset of the second number."""
    found = _SCORE.match(s, n.end)
    return (found.end(), found.group("sep")) if found else None
