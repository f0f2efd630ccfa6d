"""Physical units: canonical symbol, dimension, factor to the dimension's base unit, and how they are written."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit: `value * factor` is in the base unit of `dimension` (m, m2, m3, kg, J, W, m/s, byte, Pa, Hz, V, A)."""

    symbol: str
    dimension: str
    factor: Decimal


# symbol, dimension, factor, Chinese forms, English words (each also with a plural s), symbols as written (case kept)
_ROWS = (
    ("km", "length", "1000", "公里 千米", "kilometre kilometer kilo-metre", "km KM Km"),
    ("m", "length", "1", "米 公尺", "metre meter", "m"),
    ("dm", "length", "0.1", "分米", "decimetre decimeter", "dm"),
    ("cm", "length", "0.01", "厘米 公分 里米", "centimetre centimeter", "cm CM Cm"),
    ("mm", "length", "0.001", "毫米", "millimetre millimeter", "mm MM"),
    ("um", "length", "0.000001", "微米", "micrometre micrometer micron", "μm um"),
    ("nm", "length", "0.000000001", "纳米 奈米", "nanometre nanometer", "nm"),
    ("mi", "length", "1609.344", "英里 哩 英哩", "mile", "mi"),
    ("yd", "length", "0.9144", "码", "yard", "yd yds"),
    ("ft", "length", "0.3048", "英尺 呎 英呎", "foot", "ft"),
    ("in", "length", "0.0254", "英寸 吋 英吋", "inch", ""),
    ("nmi", "length", "1852", "海里 浬", "nautical-mile", "nmi"),
    ("AU", "length", "149597870700", "天文单位 天文單位", "astronomical-unit", "AU"),
    ("ly", "length", "9460730472580800", "光年", "light-year", ""),
    ("里", "length", "500", "里 华里", "", ""),
    ("丈", "length", "3.333333333333333", "丈", "", ""),
    ("尺", "length", "0.3333333333333333", "尺", "", ""),
    ("寸", "length", "0.03333333333333333", "寸", "", ""),
    ("m2", "area", "1", "平方米 平米 平方公尺", "square-metre square-meter", "m2 m² sqm"),
    ("km2", "area", "1000000", "平方公里 平方千米", "square-kilometre square-kilometer", "km2 km² sqkm"),
    ("cm2", "area", "0.0001", "平方厘米", "square-centimetre square-centimeter", "cm2 cm²"),
    ("mu", "area", "666.6666666666667", "亩", "mu", ""),
    ("ha", "area", "10000", "公顷", "hectare", "ha"),
    ("qing", "area", "66666.66666666667", "顷", "", ""),
    ("acre", "area", "4046.8564224", "英亩", "acre", ""),
    ("ft2", "area", "0.09290304", "平方英尺 平方尺 平方呎", "square-foot", "sqft ft²"),
    ("mi2", "area", "2589988.110336", "平方英里", "square-mile", ""),
    ("m3", "volume", "1", "立方米 立方 方", "cubic-metre cubic-meter", "m3 m³"),
    ("km3", "volume", "1000000000", "立方公里", "cubic-kilometre cubic-kilometer", "km³"),
    ("L", "volume", "0.001", "升 公升", "litre liter", "L"),
    ("mL", "volume", "0.000001", "毫升", "millilitre milliliter", "ml mL"),
    ("cc", "volume", "0.000001", "立方厘米", "cubic-centimetre cubic-centimeter", "cc"),
    ("gal", "volume", "0.003785411784", "加仑", "gallon", ""),
    ("pint", "volume", "0.000473176473", "品脱", "pint", ""),
    ("bbl", "volume", "0.158987294928", "", "barrel", "bbl"),
    ("ft3", "volume", "0.028316846592", "立方英尺", "cubic-foot", ""),
    ("tbsp", "volume", "0.00001478676478", "", "tablespoon", "tbsp"),
    ("t", "mass", "1000", "吨 公吨", "tonne ton metric-ton", "t"),
    ("kg", "mass", "1", "公斤 千克", "kilogram kilogramme kilo", "kg KG Kg"),
    ("g", "mass", "0.001", "克", "gram gramme", "g"),
    ("mg", "mass", "0.000001", "毫克", "milligram", "mg"),
    ("ug", "mass", "0.000000001", "微克", "microgram", "μg mcg"),
    ("jin", "mass", "0.5", "斤 市斤", "jin", ""),
    ("liang", "mass", "0.05", "两", "", ""),
    ("qian", "mass", "0.005", "", "", ""),
    ("ct", "mass", "0.0002", "克拉", "carat", ""),
    ("lb", "mass", "0.45359237", "磅", "pound", "lb lbs"),
    ("oz", "mass", "0.028349523125", "盎司", "ounce", "oz"),
    ("stone", "mass", "6.35029318", "英石", "", ""),
    ("dan", "mass", "50", "担", "", ""),
    ("kWh", "energy", "3600000", "千瓦时 度电 千瓦小时 瓩时 瓩小时", "kilowatt-hour", "kWh kwh KWh"),
    ("Wh", "energy", "3600", "瓦时", "watt-hour", "Wh"),
    ("MWh", "energy", "3600000000", "兆瓦时", "megawatt-hour", "MWh"),
    ("GWh", "energy", "3600000000000", "吉瓦时", "gigawatt-hour", "GWh"),
    ("TWh", "energy", "3600000000000000", "太瓦时", "terawatt-hour", "TWh"),
    ("J", "energy", "1", "焦耳 焦", "joule", ""),
    ("kJ", "energy", "1000", "千焦", "kilojoule", "kJ"),
    ("cal", "energy", "4.184", "卡路里", "", ""),
    ("kcal", "energy", "4184", "千卡 大卡", "calorie kilocalorie", "kcal"),
    ("W", "power", "1", "瓦 瓦特", "watt", "W"),
    ("kW", "power", "1000", "千瓦 瓩", "kilowatt", "kW KW kw"),
    ("MW", "power", "1000000", "兆瓦", "megawatt", "MW"),
    ("GW", "power", "1000000000", "吉瓦", "gigawatt", "GW"),
    ("hp", "power", "735.49875", "匹马力 马力", "horsepower", "hp"),
    ("km/h", "speed", "0.2777777777777778", "公里/小时 公里每小时 千米/小时 千米每小时 公里/时 千米/时", "", "km/h kmh kph KM/H"),
    ("m/s", "speed", "1", "米/秒 米每秒", "", "m/s"),
    ("km/s", "speed", "1000", "公里/秒 公里每秒 千米/秒", "", "km/s"),
    ("mph", "speed", "0.44704", "英里/小时 英里每小时", "", "mph"),
    ("kn", "speed", "0.5144444444444445", "节", "knot", "kn"),
    ("B", "data", "1", "字节", "byte", ""),
    ("kB", "data", "1000", "千字节", "kilobyte", "KB kB"),
    ("MB", "data", "1000000", "兆字节", "megabyte", "MB"),
    ("GB", "data", "1000000000", "吉字节", "gigabyte", "GB"),
    ("TB", "data", "1000000000000", "太字节", "terabyte", "TB"),
    ("PB", "data", "1000000000000000", "", "petabyte", "PB"),
    ("bit", "data", "0.125", "比特", "bit", ""),
    ("Mb", "data", "125000", "兆比特", "megabit", "mb Mb"),
    ("Mbps", "data-rate", "125000", "", "", "Mbps"),
    ("Gbps", "data-rate", "125000000", "", "", "Gbps"),
    ("V", "voltage", "1", "伏特 伏", "volt", "V"),
    ("kV", "voltage", "1000", "千伏", "kilovolt", "kV"),
    ("A", "current", "1", "安培", "ampere amp", ""),
    ("mAh", "charge", "1", "毫安时", "", "mAh"),
    ("Hz", "frequency", "1", "赫兹", "hertz", "Hz"),
    ("kHz", "frequency", "1000", "千赫 千赫兹", "kilohertz", "kHz"),
    ("MHz", "frequency", "1000000", "兆赫 兆赫兹", "megahertz", "MHz"),
    ("GHz", "frequency", "1000000000", "吉赫", "gigahertz", "GHz"),
    ("Pa", "pressure", "1", "帕", "pascal", ""),
    ("hPa", "pressure", "100", "百帕", "hectopascal", "hPa"),
    ("MPa", "pressure", "1000000", "兆帕", "megapascal", "MPa"),
    ("mmHg", "pressure", "133.322", "毫米汞柱", "", "mmHg"),
    ("dB", "sound", "1", "分贝", "decibel", "dB"),
)


def _words(field: str) -> list[str]:
    return [
        word.replace("-", " ") if word.startswith(("square", "cubic", "metric", "nautical", "light", "astronomical")) else word
        for word in field.split()
    ]


def _plural(word: str) -> list[str]:
    head = {"foot": "feet", "inch": "inches", "horsepower": "horsepower", "hertz": "hertz", "mu": "mu", "jin": "jin"}
    last = word.rsplit(maxsplit=1)[-1]
    return [word, word[: len(word) - len(last)] + head.get(last, last + "s")]


ZH: dict[str, Unit] = {form: Unit(row[0], row[1], Decimal(row[2])) for row in _ROWS for form in row[3].split()}
WORDS: dict[str, Unit] = {
    form: Unit(row[0], row[1], Decimal(row[2])) for row in _ROWS for word in _words(row[4]) for form in _plural(word)
}
SYMBOLS: dict[str, Unit] = {form: Unit(row[0], row[1], Decimal(row[2])) for row in _ROWS for form in row[5].split()}
for _short, _long in (
    ("sq km", "km2"),
    ("sq m", "m2"),
    ("sq ft", "ft2"),
    ("square feet", "ft2"),
    ("cubic feet", "ft3"),
    ("sq miles", "mi2"),
):
    WORDS[_short] = next(unit for unit in (*WORDS.values(), *SYMBOLS.values()) if unit.symbol == _long)
for _square in ("square miles", "square kilometres", "square kilometers"):
    WORDS.setdefault(_square, WORDS["square mile"])
BASE: dict[str, str] = {
    "length": "m",
    "area": "m2",
    "volume": "m3",
    "mass": "kg",
    "energy": "J",
    "power": "W",
    "speed": "m/s",
    "data": "B",
}
