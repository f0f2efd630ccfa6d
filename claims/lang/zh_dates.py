"""Chinese words of dates, times and durations: tables only."""

from __future__ import annotations

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3}
TENS = {"十": 10, "百": 100, "千": 1000, "万": 10000, "廿": 20, "卅": 30}

# Traditional forms of the characters that dates are made of, one to one so that offsets stay.
SIMPLIFIED = str.maketrans(
    "號週點時鐘後個兩來許開間內鍾曆農會將擬預計於紀禮際當陰陽這國慶節東為過從餘幾數約達貳參歲盡裡裏長僅頭萬載啟聖誕勞動剛淩該屆滿歷晝",
    "号周点时钟后个两来许开间内钟历农会将拟预计于纪礼际当阴阳这国庆节东为过从余几数约达贰叁岁尽里里长仅头万载启圣诞劳动刚凌该届满历昼",
)

# unit word -> (months, days, seconds, canonical unit)
UNITS: dict[str, tuple[str, str, str, str]] = {
    "年": ("12", "0", "0", "year"),
    "载": ("12", "0", "0", "year"),
    "世纪": ("1200", "0", "0", "year"),
    "季度": ("3", "0", "0", "month"),
    "月": ("1", "0", "0", "month"),
    "周": ("0", "7", "0", "week"),
    "星期": ("0", "7", "0", "week"),
    "礼拜": ("0", "7", "0", "week"),
    "天": ("0", "1", "0", "day"),
    "日": ("0", "1", "0", "day"),
    "晚": ("0", "1", "0", "day"),
    "夜": ("0", "1", "0", "day"),
    "昼夜": ("0", "1", "0", "day"),
    "小时": ("0", "0", "3600", "hour"),
    "钟头": ("0", "0", "3600", "hour"),
    "刻钟": ("0", "0", "900", "minute"),
    "分钟": ("0", "0", "60", "minute"),
    "分": ("0", "0", "60", "minute"),
    "秒钟": ("0", "0", "1", "second"),
    "秒": ("0", "0", "1", "second"),
}

# approximators before and after a duration
BEFORE = {
    "about": ("大约", "约", "约莫", "差不多", "大概", "将近约"),
    "nearly": ("将近", "接近", "近", "快", "不到", "不足", "未满"),
    "over": ("超过", "逾", "超", "大于"),
    "at-least": ("至少", "最少", "不少于", "起码"),
    "at-most": ("至多", "最多", "不超过", "不多于", "最长"),
}
AFTER = {
    "about": ("左右", "上下", "前后", "许"),
    "over": ("多", "余", "有余", "以上", "开外"),
    "at-most": ("以下",),
}

PARTS = {  # part of the day -> (first hour, end hour, name)
    "凌晨": (0, 6, "before dawn"),
    "拂晓": (4, 7, "before dawn"),
    "清晨": (5, 8, "morning"),
    "早晨": (5, 9, "morning"),
    "清早": (5, 9, "morning"),
    "一早": (5, 9, "morning"),
    "早间": (5, 9, "morning"),
    "早上": (5, 10, "morning"),
    "早": (5, 10, "morning"),
    "晨间": (5, 9, "morning"),
    "上午": (6, 12, "forenoon"),
    "午前": (6, 12, "forenoon"),
    "中午": (11, 14, "noon"),
    "正午": (11, 14, "noon"),
    "午间": (11, 14, "noon"),
    "午后": (12, 18, "afternoon"),
    "下午": (12, 18, "afternoon"),
    "傍晚": (16, 20, "evening"),
    "黄昏": (16, 20, "evening"),
    "晚间": (17, 24, "evening"),
    "晚上": (17, 24, "evening"),
    "夜晚": (17, 24, "evening"),
    "夜间": (18, 24, "night"),
    "夜里": (18, 24, "night"),
    "晚": (17, 24, "evening"),
    "深夜": (21, 24, "night"),
    "午夜": (22, 24, "night"),
    "半夜": (0, 5, "night"),
}

RELATIVE_DAYS = {  # word -> (days, anchored to an event?)
    "大前天": (-3, False),
    "前天": (-2, False),
    "前日": (-2, False),
    "昨天": (-1, False),
    "昨日": (-1, False),
    "今天": (0, False),
    "今日": (0, False),
    "即日": (0, False),
    "明天": (1, False),
    "明日": (1, False),
    "后天": (2, False),
    "后日": (2, False),
    "大后天": (3, False),
    "当天": (0, True),
    "当日": (0, True),
    "同日": (0, True),
    "同天": (0, True),
    "同一天": (0, True),
    "次日": (1, True),
    "翌日": (1, True),
    "隔天": (1, True),
    "隔日": (1, True),
    "第二天": (1, True),
    "转天": (1, True),
    "前一天": (-1, True),
    "前一日": (-1, True),
    "头一天": (-1, True),
}
DAY_PARTS = {  # 昨晚, 今晨: day word + part
    "昨晚": (-1, "晚上", False),
    "昨夜": (-1, "夜间", False),
    "昨晨": (-1, "早晨", False),
    "昨早": (-1, "早上", False),
    "前晚": (-2, "晚上", False),
    "今晨": (0, "早晨", False),
    "今早": (0, "早上", False),
    "今晚": (0, "晚上", False),
    "今夜": (0, "夜间", False),
    "明早": (1, "早上", False),
    "明晨": (1, "早晨", False),
    "明晚": (1, "晚上", False),
    "后晚": (2, "晚上", False),
    "当晚": (0, "晚上", True),
    "当夜": (0, "夜间", True),
    "次晨": (1, "早晨", True),
    "次晚": (1, "晚上", True),
}
RELATIVE_YEARS = {
    "大前年": (-3, False),
    "前年": (-2, False),
    "去年": (-1, False),
    "上年": (-1, False),
    "上一年": (-1, False),
    "今年": (0, False),
    "本年": (0, False),
    "本年度": (0, False),
    "明年": (1, False),
    "来年": (1, False),
    "下一年": (1, False),
    "后年": (2, False),
    "当年": (0, True),
    "同年": (0, True),
    "次年": (1, True),
    "翌年": (1, True),
    "转年": (1, True),
}
RELATIVE_MONTHS = {
    "上上个月": (-2, False),
    "上个月": (-1, False),
    "上月": (-1, False),
    "上一月": (-1, False),
    "上1月": (-1, False),
    "本月": (0, False),
    "这个月": (0, False),
    "这月": (0, False),
    "当前月": (0, False),
    "下个月": (1, False),
    "下月": (1, False),
    "下下个月": (2, False),
    "当月": (0, True),
    "同月": (0, True),
    "次月": (1, True),
    "翌月": (1, True),
}
WEEK_WORDS = {"上上": -2, "上一": -1, "上": -1, "前一": -1, "本": 0, "这": 0, "这一": 0, "当前": 0, "下": 1, "下一": 1, "下下": 2}
WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "1": 0, "2": 1, "3": 2, "4": 3, "5": 4, "6": 5}

ERAS = {  # first year of the era
    "民国": 1912,
    "令和": 2019,
    "平成": 1989,
    "昭和": 1926,
    "大正": 1912,
    "明治": 1868,
    "宣统": 1909,
    "光绪": 1875,
    "同治": 1862,
    "咸丰": 1851,
    "道光": 1821,
    "嘉庆": 1796,
    "乾隆": 1736,
    "雍正": 1723,
    "康熙": 1662,
    "顺治": 1644,
    "崇祯": 1628,
    "万历": 1573,
    "嘉靖": 1522,
    "永乐": 1403,
    "洪武": 1368,
}

ZONES = {
    "北京": "UTC+8",
    "当地": "local",
    "格林尼治": "GMT",
    "格林威治": "GMT",
    "世界协调": "UTC",
    "国际标准": "UTC",
    "协调世界": "UTC",
    "美东": "US/Eastern",
    "美国东部": "US/Eastern",
    "美西": "US/Pacific",
    "美国西部": "US/Pacific",
    "纽约": "US/Eastern",
    "伦敦": "Europe/London",
    "东京": "UTC+9",
    "首尔": "UTC+9",
    "香港": "UTC+8",
    "台北": "UTC+8",
    "莫斯科": "UTC+3",
    "巴黎": "Europe/Paris",
    "欧洲中部": "CET",
}

FUTURE = (
    "将",
    "拟",
    "预计",
    "计划",
    "定于",
    "预定",
    "有望",
    "争取",
    "料",
    "即将",
    "要到",
    "推迟到",
    "推迟至",
    "延至",
    "延期至",
    "未来",
    "力争",
    "届时",
    "打算",
    "待",
    "改期",
    "原定",
    "定在",
    "将于",
    "截止",
    "到期",
    "预期",
)
# 将 that marks what was dealt with, by the verb after it: 将嫌疑人抓获 is no future
HANDLED = (
    r"将[^，,。；;在于会对向]{1,14}?(?:抓获|抓捕|逮捕|刑拘|拘留|批捕|控制|制服|救出|救起|救下|送医|送往|送到|送至|带走|带回|带离|查获|查扣|"
    r"查封|扣押|移送|告上|诉至|击毙|击败|淘汰|锁定|找到|寻获|打捞)"
)
PAST = ("曾", "已", "了", "此前", "上次", "上一次", "当时", "过", "以来", "一度", "先前")


def days_off(name: str, year: int) -> tuple[int, int]:
    """Days that a Chinese public holiday begins before its day, and how many it lasts.

    The schedule is decreed each year and moves by a day or two with the weekends, so the caller marks the period as approximate.
    Labour Day has had five days since 2020 and three before; the Spring Festival eight, from the eve, since 2024 (nine in 2026).
    """
    if name == "National Day":
        return 0, 8 if year in (2012, 2017, 2020, 2023, 2025) else 7  # with the Mid-Autumn Festival inside: eight
    if name == "Spring Festival":
        return (2, 9) if year == 2026 else (1, 8) if year >= 2025 else (0, 8) if year == 2024 else (1, 7)
    if name == "Labour Day":
        return 0, 5 if year >= 2020 else 3
    return 1, 3
