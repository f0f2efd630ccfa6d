"""Claims of one slot that are told of two instances: what was before and what is, this round and the one before it, a birth and an
event, the first half and the match, the beginning of the work and its end, what came on top and what there is in all.

All of it is said by the words at the value, so it is read there. Where both claims are told alike they are compared.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claims.extract import kind_of
from claims.lang.scripts import plain
from claims.lang.stages import PROCEDURES
from claims.model import Claim, Figure, When

_HEDGE = r"(?:约|近|超过|逾|about |around |nearly |some )?"
_FORMER = re.compile(
    rf"(?:原先|原来|原本|原有|先前|早先|当初|原定|原计划)(?:的|于|在|为|是)?{_HEDGE}$|"
    rf"\b(?:originally|formerly|(?:the|an|its|their|his|her) (?:original|initial|former)(?: [a-z]+){{0,2}}|instead of) {_HEDGE}"
    r"(?:for |on |at |of )?$",
    re.IGNORECASE,
)
_FROM = re.compile(rf"(?:由|从|自)[^，。；,;]{{0,10}}$|\bfrom {_HEDGE}(?:[$£€¥]|US\$)?$", re.IGNORECASE)
_TO = re.compile(
    r"[^，。；,;]{0,6}(?:增|升|提|调|降|减|扩|涨|跌|变|改|缩|延|推迟|压)[^，。；,;]{0,6}[到至为]|"
    r"(?: [a-z]+){0,4} to (?:about |around |some )?[$£€¥\d]",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[^，。；,;]{0,12}(?:之后|以后|后|以来)")
_SINCE = re.compile(
    r"(?:^|[^前相承中后])继(?!续|承|任|而)[^。；]{0,16}$|\bafter (?:an earlier|a previous|last year's|its previous) [^.;]{0,24}$"
)
_BORN_AFTER = re.compile(r"[^，。；,;]{0,4}(?:出生|降生|生于|生(?=[），。；)]|$))")
_BORN_BEFORE = re.compile(
    r"(?:出生于|生于|出生在|出生日期[为是：])[^，。；,;]{0,8}$|\bborn (?:on|in) (?:[A-Z]\w+,? (?:on |in )?)?$"
)
_MORE = re.compile(
    r"(?:再|又|再次|另外?)(?:夺|获|得|添|增|斩获|收获|拿下|摘|开|建|购|投|招|捐)[^，。；,;]{0,4}$|"
    r"\b(?:another|a further|an additional) $",
    re.IGNORECASE,
)
_MORE_AFTER = re.compile(r" more\b(?! than)")
_PART = re.compile(
    r"首节|第[一二三四1-4]节|末节|半场|上半时|下半时|第[一二三四五六七1-7][局盘]|首[局盘]|"
    r"\b(?:half-?time|at the break|(?:first|second) half|(?:first|second|third|fourth) (?:quarter|set|period|game))\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"[、，,；;]|\band\b")
_DONE = frozenset("次度回")  # 首次 counts what was done, 第二座 counts things


def instances(a: Claim, b: Claim) -> bool:
    """True where the words at the two values tell of two instances; never for two claims of one article."""
    if a.article == b.article:
        return False
    return _told(a) != _told(b) or _counted_apart(a, b) or _staged_apart(a, b)


@lru_cache(maxsize=65536)
def _told(claim: Claim) -> tuple[bool, bool, bool, bool, bool]:
    """What the words at the value say: it was so before, of an earlier round, a birth, a part of a match, what came on top."""
    text = plain(claim.context)
    start, end = (at - claim.sentence.span.start for at in (claim.value_start, claim.value_end))
    left, right = text[max(0, start - 40) : start], text[end : end + 40]
    former = bool(_FORMER.search(left)) or bool(_FROM.search(left) and _TO.match(right))
    earlier = bool(_SINCE.search(left) and (left.isascii() or _AFTER.match(right)))
    born = isinstance(claim.value, When) and bool(_BORN_BEFORE.search(left) or _BORN_AFTER.match(right))
    part = kind_of(claim.value) == "score" and bool(_PART.search(plain(claim.quote)))
    added = bool(_MORE.search(left) or _MORE_AFTER.match(right))
    return former, earlier, born, part, added


def _staged_apart(a: Claim, b: Claim) -> bool:
    """True for days of two steps of one procedure: work began on the one and ended on the other."""
    if not (isinstance(a.value, When) and isinstance(b.value, When)):
        return False
    first, second = _steps(a), _steps(b)
    return any(not first[name] & second[name] for name in first.keys() & second.keys())


@lru_cache(maxsize=65536)
def _steps(claim: Claim) -> dict[str, frozenset[str]]:
    """By procedure the steps that are named between the marks on either side of the value."""
    at, until = claim.value_start - claim.start, claim.value_end - claim.start
    quote = plain(claim.quote)
    text = _MARK.split(quote[:at])[-1] + quote[at:until] + _MARK.split(quote[until:], maxsplit=1)[0]
    found = {p.name: frozenset(stage.en for stage in p.stages if stage.pattern.search(text)) for p in PROCEDURES}
    return {name: steps for name, steps in found.items() if steps}


def _counted_apart(a: Claim, b: Claim) -> bool:
    """True where one ordinal counts what was done and the other counts things."""
    x, y = a.value, b.value
    if not (isinstance(x, Figure) and isinstance(y, Figure) and x.kind == y.kind == "ordinal" and x.classifier and y.classifier):
        return False
    return (x.classifier in _DONE) != (y.classifier in _DONE)
