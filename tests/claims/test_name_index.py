"""The index leaves out no name that a test of `claims.aliases` would have found among all names."""

import pytest

from claims import _name_index, aliases

_CHINESE = """
青石寺 岚江市第三人民医院 岚三院 三院 岚江三院 二中 岚江第二中学 老李 小王 李某 李明华 王强 丹·科瓦奇 科瓦奇 丹
岚江银行股份有限公司 岚江银行 岚江 岚江市银行 岚江集团
省医院 中岚省医院 岚江省医院 AI岚江 岚江AI研究院 许某某 李 欧阳明 岚江市 李某某 第三人民医院
"""
_LATIN = """
qingshi temple|qing shi temple|temple|li minghua|minghua li|li|minghua|dan kovac|kovac|dan|lan jiang bank|lan jiang bank inc.
lan jiang|ljb|safe superintelligence|ssi|ss|union of lake towns|ult|ul|north-west port authority|nwpa|the|x|wang qiang
qiang wang|j.k. rowan|rowan|123|a b c|abc|xu moumou|super i|si
"""
NAMES = sorted({*_CHINESE.split(), *_LATIN.strip().replace("\n", "|").split("|")})


def _pairs(found):
    return {(a, b) for a, others in found for b in others}


def test_romanised_names():
    def holds(name, other):
        (stem, head), (stem_other, head_other) = aliases.split_head(name), aliases.split_head(other)
        same = head and head == head_other and aliases.romanised(stem, stem_other)
        return bool(aliases.is_han(name) and not aliases.is_han(other) and (aliases.romanised(name, other) or same))

    wanted = {(a, b) for a in NAMES for b in NAMES if holds(a, b)}
    found = _pairs(_name_index.spelled(NAMES))
    assert ("青石寺", "qingshi temple") in wanted and ("李明华", "minghua li") in wanted
    assert wanted <= found
    assert len(found) < len(NAMES) ** 2 / 20


def test_names_inside_names():
    keys = sorted(NAMES, key=lambda key: (-len(key), key))

    def holds(short, long):
        return len(long) > len(short) and (aliases.person_part(short, long) or aliases.organisation_part(short, long))

    wanted = {(a, b) for a in NAMES for b in NAMES if holds(a, b)}
    found = _name_index.holders(keys)
    for pair in (("老李", "李明华"), ("kovac", "dan kovac"), ("科瓦奇", "丹·科瓦奇"), ("岚江银行", "岚江银行股份有限公司")):
        assert pair in wanted
    assert wanted <= _pairs(found.items())
    assert all(longer == sorted(longer, key=keys.index) for longer in found.values())


@pytest.mark.parametrize(
    "pair", [("ssi", "safe superintelligence"), ("ult", "union of lake towns"), ("岚三院", "岚江市第三人民医院")]
)
def test_acronyms(pair):
    wanted = {(a, b) for a in NAMES for b in NAMES if aliases.acronym_of(a, b)}
    found = _pairs(_name_index.initialled(NAMES))
    assert wanted <= found
    assert (pair in wanted) == aliases.acronym_of(*pair)


def test_initials():
    assert "ult" in aliases.initials("union of lake towns")
    assert "ssi" in aliases.initials("safe superintelligence")
    assert aliases.initials("north-west port authority") >= {"nwpa"}
    assert aliases.acronym_of("ssi", "safe superintelligence") and not aliases.acronym_of("ssx", "safe superintelligence")
