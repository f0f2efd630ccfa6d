"""Currencies: how they are written before and after an amount, and their ISO-4217 codes."""

from __future__ import annotations

from decimal import Decimal

from claims.lang._words import words

_ZH = (
    "CNY:元人民币 元 圆 块钱 块 人民币元 人民币|USD:美元 美金 美圆 美刀|HKD:港元 港币 港圆|TWD:新台币 台币 新台币元|"
    "MOP:澳门元 澳门币 葡币|EUR:欧元|GBP:英镑 镑"
    "|JPY:日元 日圆 日币|KRW:韩元 韩圆 韩币|AUD:澳元 澳币 澳大利亚元|CAD:加元 加币 加拿大元|NZD:纽元 新西兰元|"
    "SGD:新加坡元 新元 新币 坡币|CHF:瑞士法郎 瑞郎"
    "|RUB:卢布|INR:印度卢比 卢比|PKR:巴基斯坦卢比|THB:泰铢 铢|VND:越南盾|IDR:印尼盾 印尼卢比|PHP:菲律宾比索|MYR:林吉特 "
    "令吉 马币|BRL:雷亚尔|MXN:墨西哥比索"
    "|ARS:阿根廷比索|ZAR:兰特|TRY:里拉 土耳其里拉|SAR:沙特里亚尔|IRR:里亚尔 伊朗里亚尔|AED:迪拉姆|EGP:埃及镑|"
    "ILS:谢克尔|SEK:瑞典克朗|NOK:挪威克朗|DKK:丹麦克朗"
    "|UAH:格里夫纳|KZT:坚戈|NGN:奈拉|MMK:缅元 缅币|KPW:朝元|BTC:比特币|FRF:法郎|DEM:马克|CLP:智利比索|PLN:兹罗提|HUF:福林"
    "|CZK:捷克克朗|ISK:冰岛克朗|KR:克朗"
)
ZH: dict[str, str] = {word: row.split(":")[0] for row in _ZH.split("|") for word in row.split(":")[1].split()}
# before the amount; case as written, longest first when matched
PREFIX: dict[str, str] = {
    "US$": "USD",
    "U.S.$": "USD",
    "us $": "USD",
    "u.s $": "USD",
    "$": "USD",
    "HK$": "HKD",
    "NT$": "TWD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "c $": "CAD",
    "CA$": "CAD",
    "S$": "SGD",
    "NZ$": "NZD",
    "R$": "BRL",
    "Mex$": "MXN",
    "MOP$": "MOP",
    "usd$": "USD",
    "aud$": "AUD",
    "cad$": "CAD",
    "nzd$": "NZD",
    "¥": "CNY",
    "€": "EUR",
    "£": "GBP",
    "₩": "KRW",
    "₹": "INR",
    "฿": "THB",
    "₽": "RUB",
    "₺": "TRY",
    "₴": "UAH",
    "₫": "VND",
    "₱": "PHP",
    "₪": "ILS",
    "₦": "NGN",
    "RMB": "CNY",
    "rmb": "CNY",
    "CN¥": "CNY",
    "JP¥": "JPY",
    "Rs": "INR",
    "人民币": "CNY",
    "美元": "USD",
    "港币": "HKD",
    "新台币": "TWD",
}
CODES = frozenset(
    words(
        "USD CNY RMB CNH HKD TWD EUR GBP JPY KRW AUD CAD NZD SGD CHF RUB INR THB VND IDR PHP MYR BRL MXN ZAR TRY SAR AED SEK "
        "NOK DKK PLN UAH BTC ILS EGP"
    )
)
_EN = (
    "USD:dollar us.dollar u.s..dollar american.dollar buck|CNY:yuan renminbi rmb chinese.yuan|HKD:hong.kong.dollar|"
    "TWD:taiwan.dollar new.taiwan.dollar|EUR:euro"
    "|GBP:pound pound.sterling british.pound quid|JPY:yen japanese.yen|KRW:won south.korean.won korean.won|"
    "AUD:australian.dollar|CAD:canadian.dollar"
    "|NZD:new.zealand.dollar|SGD:singapore.dollar|CHF:swiss.franc|RUB:rouble ruble russian.rouble russian.ruble|"
    "INR:rupee indian.rupee|THB:baht|VND:dong"
    "|PHP:philippine.peso|MXN:mexican.peso|ARS:argentine.peso|MYR:ringgit|BRL:real brazilian.real|ZAR:rand|TRY:lira "
    "turkish.lira|SAR:riyal|AED:dirham"
    "|SEK:swedish.krona swedish.kronor|NOK:norwegian.krone norwegian.kroner|DKK:danish.krone danish.kroner kroner krone|"
    "PLN:zloty|ILS:shekel|UAH:hryvnia|NGN:naira"
    "|BTC:bitcoin|FRF:franc french.franc|DEM:mark deutsche.mark|NLG:dutch.guilder guilder|FIM:finnish.markka markka|ESP:peseta"
    "|CZK:czech.crown czech.koruna|KR:crown"
)
_INVARIABLE = frozenset(
    words("yuan renminbi rmb yen won baht ringgit rand real krona kronor krone kroner zloty quid markka dong naira lira hryvnia")
)


def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for row in _EN.split("|"):
        code, words = row.split(":")
        for word in words.split():
            plain = word.replace("u.s..", "u~s~ ").replace(".", " ").replace("~", ".")
            forms[plain] = code
            if plain.split()[-1] not in _INVARIABLE:
                forms[plain + "s"] = code
    forms["pounds sterling"] = "GBP"
    return forms


EN: dict[str, str] = _forms()
# hundredths: word, currency
CENTS: dict[str, tuple[str, Decimal]] = {
    "cent": ("USD", Decimal("0.01")),
    "cents": ("USD", Decimal("0.01")),
    "pence": ("GBP", Decimal("0.01")),
    "penny": ("GBP", Decimal("0.01")),
    "美分": ("USD", Decimal("0.01")),
    "角": ("CNY", Decimal("0.1")),
    "毛钱": ("CNY", Decimal("0.1")),
    "分钱": ("CNY", Decimal("0.01")),
    "便士": ("GBP", Decimal("0.01")),
}
