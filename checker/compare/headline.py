"""A headline's value that its own article does not bear out: the rule of the value's kind, always a warning.

Flagged only where no sentence of the body holds the value (exactly, rounded, or as a sum or difference of two others) and the
opening gives exactly one other value for the same counted thing in the same words. Headlines round, add up and sharpen; none
of that is a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations

from checker.compare._corpus import by_article
from checker.compare._told import group, latin, made, shown
from checker.compare.values import compare_values
from checker.model import Draft, Text
from claims.extract import Extraction
from claims.lang.scripts import plain
from claims.model import Claim, Duration, Figure, Value, When

OPENING_ZH, OPENING_EN = 600, 1500  # code points of the body in which the headline's fact is told
SHARED_ZH, SHARED_EN, NEAR = 4, 3, 2  # pairs of characters or words that the sentence, and the value's clause, repeat
BEFORE = 40  # code points before that clause that may name its subject
COMMON = Decimal("0.34")  # the share of the headline's words that the body's sentence repeats at least
KINDS = {"count", "money", "percent", "quantity"}
GRAINS = {"day", "month", "part", "hour", "minute"}
RULES = {"count": "XC201", "money": "XC211", "percent": "XC212", "quantity": "XC213"}
_PEOPLE = frozenset("人名位个例")
_ROUNDED = Decimal("0.06")  # how far a headline rounds
_MOVED = re.compile(
    r"其中|已有|升至|增至|上升|最新|平均|每|预计|最多|最少|至少|以上|首批|第一批|占|比上|较|环比|分别|有的|之一|部分|仅|"
    r"\b(?:including|of (?:them|whom|which)|rose|rising|last|average|each|every|per|expected|at least|up to|so far|some|than|from|"
    r"only|among|part)\b",
    re.IGNORECASE,
)
# anywhere in the sentence: the value is another time's, or more of it follows
_OTHER = re.compile(
    r"另有|另外|此外|更新|截至|此前|此后|原计划|原定|推迟|提前|改[为至到]|上次|去年|上年|同期|"
    r"\b(?:another|further|updated|earlier|later|previous\w*|originally|postponed|moved|last)\b",
    re.IGNORECASE,
)
_NOT_A_FACT = re.compile(
    r"[?？]|如何|为何|怎么|什么|看点|亮点|问题|理由|疑问|步曲|\b(?:why|how|what|could|may(?! \d)|might)\b", re.IGNORECASE
)
_CHECK = Text("Bring the headline and the text into line.", "请统一标题与正文。")


def drafts(extraction: Extraction, as_of: date | None) -> tuple[Draft, ...]:
    """One draft for every value of a headline that its article contradicts."""
    out: list[Draft] = []
    for index, claims in enumerate(by_article(extraction)):
        heads = [claim for claim in claims if claim.sentence.role == "title" and _usable(claim)]
        body = [claim for claim in claims if claim.sentence.role in {"body", "item"}]
        if not heads or not body:
            continue
        text = plain(extraction.articles[index].text)
        for head in heads:
            other = _other(text, head, heads, body)
            if other:
                out.append(_draft(head, other))
    return tuple(out)


def _usable(claim: Claim) -> bool:
    value = claim.value
    if isinstance(value, Figure):
        exact = value.kind in KINDS and not value.approx and value.value is not None and value.value >= 2
        return exact and bool(value.unit or value.classifier or value.noun)
    if isinstance(value, When):
        return value.granularity in GRAINS and value.start is not None and not (value.recurring or value.modifier)
    return isinstance(value, Duration) and not value.approx


def _other(text: str, head: Claim, heads: Sequence[Claim], body: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims of the opening that give the headline's fact one other value; empty where the body bears the headline out."""
    value, context = head.value, plain(head.context)
    if value is None or _NOT_A_FACT.search(context) or _borne_out(text, head, body):
        return ()
    reach = body[0].sentence.span.start + (OPENING_EN if latin(context) else OPENING_ZH)
    words = _content(text, head, (head.sentence.span.start, head.sentence.span.end))
    mine = {shown(claim) for claim in heads}
    alike = [c for c in body if c.value_start < reach and _same_kind(value, c.value) and shown(c) not in mine]
    found = [c for c in alike if _slipped(value, c.value) and _near(text, words, c)] or [
        c for c in alike if _same_fact(text, words, c)
    ]
    if not found or any(compare_values(value, claim.value).relation != "conflict" for claim in found):
        return ()
    one = all(compare_values(found[0].value, claim.value).relation in {"same", "compatible"} for claim in found[1:])
    return tuple(found) if one else ()


def _slipped(a: Value | None, b: Value | None) -> bool:
    """True where the one may be the other with a slip: digits in another order, one of four or more changed, a power of ten."""
    if not isinstance(a, Figure) or not isinstance(b, Figure) or not a.value or not b.value:
        return False
    x, y = a.digits.replace(".", ""), b.digits.replace(".", "")
    if x == y:
        return len(x.strip("0")) > 1 and a.value != b.value
    if len(x) != len(y) or len(x) < 2 or not Decimal("0.1") <= a.value / b.value <= 10:
        return False
    changed = sum(p != q for p, q in zip(x, y, strict=True))
    return (changed == 2 and sorted(x) == sorted(y)) or (changed == 1 and len(x.rstrip("0")) >= 4)


def _near(text: str, words: set[str], claim: Claim) -> bool:
    """True where the sentence of a slipped value repeats the headline's words: less is asked than of any other value."""
    sentence = claim.sentence.span
    value = claim.value
    digits = len(value.digits.replace(".", "")) if isinstance(value, Figure) else 0
    shared = words & _content(
        text, claim, (max(sentence.start, claim.value_start - 2 * BEFORE), min(sentence.end, claim.value_end + BEFORE))
    )
    return len(shared) >= (3 if digits > 2 else SHARED_ZH) and not _OTHER.search(text[claim.span.start : claim.span.end])


def _borne_out(text: str, head: Claim, body: Sequence[Claim]) -> bool:
    """True where the body holds the value: as it is, rounded, added up or left after subtraction."""
    value = head.value
    if not isinstance(value, Figure):
        return any(type(claim.value) is type(value) and compare_values(value, claim.value).relation != "conflict" for claim in body)
    told = text.replace(",", "")
    start = body[0].sentence.span.start
    if value.digits and re.search(rf"(?<![\d.]){re.escape(value.digits)}(?![\d])", told[start:]):
        return True
    amounts = [c.value.value for c in body if isinstance(c.value, Figure) and c.value.value]
    if value.value is None or any(_rounds(value.value, amount) for amount in amounts):
        return True
    counts = {"count", "number"} if value.kind == "count" else {value.kind}
    near = [c.value.value for c in body if isinstance(c.value, Figure) and c.value.value and c.value.kind in counts][:12]
    made_of = {a + b for a, b in combinations(near, 2)} | {abs(a - b) for a, b in combinations(near, 2)}
    made_of |= {a + b + c for a, b, c in combinations(near, 3)} | {sum(near, Decimal(0))}
    return any(_rounds(value.value, amount) for amount in made_of if amount)


def _rounds(stated: Decimal, exact: Decimal) -> bool:
    """True where a headline may give `exact` as `stated`: counts below twenty as they are, larger ones to two digits."""
    if stated == exact:
        return True
    digits = str(stated.normalize()).split("E")[0].replace(".", "").strip("0")
    return stated >= 20 and len(digits) <= 2 and abs(stated - exact) <= _ROUNDED * exact


def _same_kind(a: Value | None, b: Value | None) -> bool:
    if isinstance(a, When) and isinstance(b, When):
        return _usable_date(b) and a.granularity == b.granularity and bool(a.clock) == bool(b.clock)
    if isinstance(a, Duration) and isinstance(b, Duration):
        return a.unit == b.unit and not b.approx
    if not isinstance(a, Figure) or not isinstance(b, Figure) or a.kind != b.kind or a.per != b.per or b.approx or b.value is None:
        return False
    if a.kind != "count":
        return a.dimension == b.dimension and a.sign == b.sign
    if a.classifier or b.classifier:
        return a.classifier == b.classifier or {a.classifier, b.classifier} <= _PEOPLE
    return bool(a.noun) and a.noun == b.noun


def _usable_date(value: When) -> bool:
    return value.start is not None and not (value.recurring or value.modifier)


def _same_fact(text: str, words: set[str], claim: Claim) -> bool:
    """True where the clause of a value repeats the headline's words and tells of no part and no other time."""
    span, sentence = claim.span, claim.sentence.span
    if _MOVED.search(text[max(sentence.start, span.start - 6) : span.end]) or _OTHER.search(text[sentence.start : sentence.end]):
        return False
    told = {"actual", "quoted", "planned"} if isinstance(claim.value, When) else {"actual", "quoted"}
    near = words & _content(text, claim, (span.start, span.end))
    shared = words & _content(text, claim, (max(sentence.start, span.start - BEFORE), span.end))
    least = SHARED_EN if latin(text[span.start : span.end]) else SHARED_ZH
    clause = NEAR + isinstance(claim.value, When)  # dates are many, and their clauses say little
    return claim.modality in told and len(near) >= clause and len(shared) >= least and len(shared) >= COMMON * len(words)


def _content(text: str, claim: Claim, span: tuple[int, int]) -> set[str]:
    """Words of a stretch of text without its value: Latin words of four letters, pairs of Chinese characters."""
    kept = text[span[0] : claim.value_start] + " " + text[claim.value_end : span[1]]
    folded = re.sub(r"[\d一二两三四五六七八九十百千万亿]+", " ", kept.lower())
    pairs = {run[n : n + 2] for run in re.findall(r"[\u4e00-\u9fff]+", folded) for n in range(len(run) - 1)}
    return pairs | {word.rstrip("s") for word in re.findall(r"[a-z]{4,}", folded)}


def _draft(head: Claim, other: tuple[Claim, ...]) -> Draft:
    a, b = shown(head), shown(other[0])
    why = Text(f"The headline says {a}; the text says {b} and nowhere {a}.", f"标题写作“{a}”，正文写作“{b}”，且正文中没有“{a}”。")
    return made(_rule(head.value), [group(head), group(*other)], why, _CHECK, severity="warning", confidence=0.7)


def _rule(value: Value | None) -> str:
    if isinstance(value, When):
        return "XC102" if value.clock else "XC101"
    return RULES[value.kind] if isinstance(value, Figure) else "XC202"
