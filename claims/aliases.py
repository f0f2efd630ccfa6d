"""When are two names one? Pure tests on strings: containment, acronym, romanisation, sound. No corpus, no state."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.lang.people import SURNAMES
from claims.lang.scripts import plain
from claims.lang.titles import EN_ORG_WORDS, HEADS, ZH_GOVERNMENT, ZH_ORG_TAILS

_HAN = re.compile(r"[\u3400-\u9fff]")
_DOT = re.compile("[·•・]")
_ADMIN = re.compile(r"(?<=[\u4e00-\u9fff]{2})[市省县区](?=[\u4e00-\u9fff]{2})|股份有限公司|有限责任公司|有限公司|集团$")
_NUMBERED = re.compile(r"([\u4e00-\u9fff]{0,5}?)([一二三四五六七八九])(院|中|小)")
_TAILS = frozenset(ZH_ORG_TAILS)
_PLACE_HEAD = re.compile(r"^[\u4e00-\u9fff]{2,4}?[市省县区]?$")


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The form in which names are compared: Simplified, narrow, lower case, no article, no doubled spaces."""
    folded = re.sub(r"\s+", " ", plain(name)).strip().casefold()
    return re.sub(r"^the ", "", _DOT.sub("·", folded))


def is_han(name: str) -> bool:
    """True where the name is written in Chinese characters."""
    return bool(_HAN.search(name))


def person_part(short: str, long: str) -> bool:
    """`short` is the surname or the given name of the person `long` (keys)."""
    if short == long:
        return False
    if is_han(short) != is_han(long):
        return False
    if not is_han(long):
        parts = long.split(" ")
        return len(parts) >= 2 and (short in {parts[-1], parts[0]} or (" " in short and long.endswith(" " + short)))
    if "·" in long:
        parts = long.split("·")
        return short in {parts[-1], parts[0]} and len(short) >= 2
    surname = familiar_surname(short)
    return surname in SURNAMES and surname != "" and long.startswith(surname) and len(long) in {2, 3}


def familiar_surname(short: str) -> str:
    """The surname in 老李, 小李, 李某; "" where the name is of no such form."""
    found = re.fullmatch(r"[老小阿](.)|(.)某{1,2}", short)
    return (found.group(1) or found.group(2)) if found else ""


def without_office(name: str) -> str:
    """A Chinese name (key) without the words that full names of companies and places have and short ones drop."""
    return _ADMIN.sub("", name)


def organisation_part(short: str, long: str) -> bool:
    """`short` is a short form of the organisation `long` (keys): the brand before the ending, or an office word dropped."""
    if short == long or is_han(short) != is_han(long) or len(short) < 2:
        return False
    if not is_han(long):
        rest = long[len(short) :].split() if long.startswith(short + " ") else []
        return bool(rest) and all(word.strip(".") in EN_ORG_WORDS for word in rest)
    if long.startswith(short) and long[len(short) :] in _TAILS:
        return short in _TAILS or not long.endswith(ZH_GOVERNMENT) or short.endswith(ZH_GOVERNMENT)
    if without_office(long) == without_office(short) and len(short) < len(long):
        return True
    head = long[: -len(short)] if long.endswith(short) else ""
    return len(short) >= 4 and bool(_PLACE_HEAD.match(head)) and (short[0] in "市省县区" or head[-1] in "市省县区")


def acronym_of(short: str, long: str) -> bool:
    """`short` (at least three letters) is made of the initials of `long` (keys); 市三院 is 某市第三人民医院."""
    counted = _NUMBERED.fullmatch(short)
    if counted:
        place, number, ending = counted.groups()
        full = {"院": "医院", "中": "中学", "小": "小学"}[ending]
        return re.search(f"{re.escape(place)}第?{number}[\u4e00-\u9fff]*{full}$", long) is not None
    if is_han(short) or is_han(long) or not re.fullmatch(r"[a-z]{3,6}", short):
        return False
    return short in initials(long)


def numbered(name: str) -> bool:
    """市三院, 二中: a number and the kind of institution."""
    return _NUMBERED.fullmatch(name) is not None


def initials(long: str) -> set[str]:
    """The acronyms that a Latin name (key) may have."""
    parts = [part for part in re.split(r"[ -]", long) if part and part not in {"of", "the", "and", "&"}]
    found = {"".join(part[0] for part in parts)}
    if len(parts) >= 2:
        # a compound counts as two words: Superintelligence = S I
        joined = "".join(part[0] for part in re.sub(r"super", "s ", long).split())
        found |= {joined, joined.removesuffix("i")}
    return found


@lru_cache(maxsize=4096)
def syllables(name: str) -> tuple[str, ...]:
    """Pinyin of a Chinese name without tones."""
    from pypinyin import lazy_pinyin

    return tuple(part.replace("ü", "v") for part in lazy_pinyin(_DOT.sub("", name)))


def romanised(chinese: str, latin: str) -> bool:
    """`latin` spells every syllable of `chinese`, in either order of names: 许某某 = Xu Moumou, Moumou Xu."""
    if not is_han(chinese) or is_han(latin) or len(chinese) < 2:
        return False
    spelled = syllables(chinese)
    letters = re.sub(r"[^a-z]", "", latin)
    return letters in {"".join(spelled), "".join((*spelled[1:], spelled[0]))}


def split_head(name: str) -> tuple[str, str]:
    """A name and its kind of thing in English: 青石寺 -> (青石, temple), Greywater Museum -> (greywater, museum)."""
    if is_han(name):
        for tail in sorted((tail for tail in HEADS if tail), key=lambda word: -len(word)):
            if name.endswith(tail) and len(name) >= len(tail) + 2:
                return name[: -len(tail)], HEADS[tail]
        return name, ""
    for head in sorted((head for head in set(HEADS.values()) if head), key=lambda word: -len(word)):
        if name.endswith(" " + head):
            return name[: -len(head) - 1], head
    return name, ""


def _table(pairs: str) -> tuple[tuple[str, str], ...]:
    return tuple((left, right) for left, _, right in (pair.partition(":") for pair in pairs.split()))


_CLASSES = _table(
    """
    ph:F sch:S tch:C ch:C sh:S th:T ck:K gh:K wh:W qu:KW x:KS ce:S ci:S cy:S c:K ge:C gi:C j:C b:P p:P d:T t:T g:K k:K q:K
    v:W w:W f:F m:M n:N l:L r:L s:S z:S h:H
    """
)
_INITIALS = dict(_table("b:P p:P m:M f:F d:T t:T n:N l:L r:L g:K k:K h:H j:C q:C x:S zh:C ch:C sh:S z:S c:S s:S w:W y:"))


@lru_cache(maxsize=4096)
def skeletons(name: str) -> tuple[str, ...]:
    """Consonant skeletons of a name (key) as it may sound; Chinese ones with the palatals also read as K."""
    if is_han(name):
        plain_form = "".join(_syllable(part) for part in syllables(name))
        return tuple(sorted({plain_form, plain_form.replace("C", "K"), plain_form.replace("C", "T")}))
    forms = {_latin(name), _latin(re.sub(r"r(?![aeiouy])", "", name)), _latin(re.sub(r"g(?=[ei])", "k", name))}
    return tuple(sorted(forms))


def _syllable(part: str) -> str:
    if part == "er":
        return "L"
    initial = next((part[:size] for size in (2, 1) if part[:size] in _INITIALS), "")
    return _INITIALS.get(initial, "") + ("N" if part.endswith(("n", "ng")) else "")


def _latin(name: str) -> str:
    text = re.sub(r"[^a-z]", "", name)
    out = ""
    at = 0
    while at < len(text):
        for letters, sound in _CLASSES:
            if text.startswith(letters, at):
                out += sound if not out.endswith(sound) or len(sound) > 1 else ""
                at += 1 if letters in {"ce", "ci", "cy", "ge", "gi"} else len(letters)
                break
        else:
            at += 1
    return out


def sounds_like(chinese: str, latin: str) -> float:
    """0..1: how well the consonants of two names agree; 0 where one is too short to say."""
    from rapidfuzz.fuzz import ratio

    best = 0.0
    for a in skeletons(chinese):
        for b in skeletons(latin):
            if min(len(a), len(b)) < 2 or a[0] != b[0]:
                continue
            best = max(best, ratio(a, b) / 100)
    return best
