"""XC301: told as past, dated in the future. XC303: a weekday that is not that date's."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from checker.codes import BY_CODE
from checker.compare._ordering import NAMED, anchors, following
from checker.model import Draft, Text
from claims.extract import Extraction
from claims.lang.scripts import plain
from claims.model import Article, Claim, When

_AHEAD = re.compile(
    r"(?:延|推迟|展期|顺延|改|持续|维持|锁定|租|借|贷)[至到]|将|拟|计划|预计|有望|目标|力争|争取|前完成|之前|截止|到期|届时|预期|定[于在]|原定|安排|有效期|"
    r"如果|若|期间|希望|推迟|延期|即将|排期|约定|为止|届满|预售|开售|预[订约]|合同|任期|续约|签[至到]|开抢|[还均也][可能]|可以|应当|必须|"
    r"\b(?:will|shall|would|could|may|might|expect\w*|plan\w*|due|schedul\w*|target\w*|by|until|till|through|before|forecast\w*|aim\w*|"
    r"if|must|for|from|contract|extend\w*|payable|set for|put back|postpone\w*|delay\w*|moved|next|deadline|"
    r"is to|are to|hope\w*|should|"
    r"(?:go|goes|went) on sale|on sale|ends?|expires?|runs?|opens?|begins?|starts?|closes?|available|valid|slated|upcoming|"
    r"invited|booked|pencilled)\b",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(
    r"\b(?:announc|confirm|agree|approv|fix|secur|sign)\w* (?!on |in )", re.IGNORECASE
)  # announced the May launch
_HEADLINE = re.compile(r"^(?:原?标题|题图|导读|图)[:：]")
_LEADS_TO = re.compile(
    r"(?:[为对到至]了?|迎接|备战|面向|筹备|自|从|距离?|定于)$|\b(?:the|an?|its|his|her|their|our|this|that|to|for)\s$",
    re.IGNORECASE,
)
_DONE_ZH = re.compile(r"已(?!知|故|婚)|曾(?!任|经任)|了(?!解|不起|如|却|断)|过(?=[，,。]|$)")
_MONTH = re.compile(r"月|\d\s*[日号]|\d[/.-]\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|二[〇零○]..年|今年|本年|this year", re.IGNORECASE)
GRACE = timedelta(days=1, hours=23)
NEXT = timedelta(days=45)  # an unwritten year further ahead is rather the last one
COARSE = frozenset({"season", "year", "half", "quarter", "decade", "week"})
_DONE = re.compile(r"截至.{0,14}已|已[经于]?")


def drafts(extraction: Extraction, as_of: date | None) -> tuple[Draft, ...]:
    """Future events in the past tense, with what other articles say of the order; weekdays that do not fit."""
    out: list[Draft] = []
    seen: set[tuple[int, str]] = set()
    for claim in extraction.claims:
        value = claim.value
        if not isinstance(value, When) or (claim.article, f"{value.start} {value.text}") in seen:
            continue
        article = extraction.articles[claim.article]
        limit, from_article = _limit(article, as_of)
        if value.label == "weekday-mismatch":
            out.append(_weekday(claim, value))
        elif limit is not None and value.start is not None and _future_past(claim, value, limit):
            out.append(_future(extraction, claim, value, limit, from_article))
        else:
            continue
        seen.add((claim.article, f"{value.start} {value.text}"))
    return tuple(out)


def _limit(article: Article, as_of: date | None) -> tuple[date | None, bool]:
    """The last day that can be past: the publication date where it is known, else the reference day of the run."""
    if article.published is not None and article.published_from != "inferred":
        return article.published, True
    return as_of, False


def _future_past(claim: Claim, value: When, limit: date) -> bool:
    """True where the clause tells the date as past or reached although it begins after `limit` and a day of grace."""
    if value.start is None or value.recurring or value.anchor in {"event", "unknown"} or not _MONTH.search(value.text):
        return False
    starts = value.start if value.modifier != "end" or value.end is None else value.end - timedelta(days=1)
    ahead = starts - datetime.combine(limit, time())
    if ahead <= GRACE or (ahead > NEXT and not _YEAR.search(value.text)):
        return False
    return _told(claim, value) and _plain_event(claim, value)


def _told(claim: Claim, value: When) -> bool:
    """True for a finished event: a completed verb in Chinese, a past verb in English, 截至…已 with either."""
    quote = plain(claim.quote)
    if _DONE.search(quote) and "截至" in quote:
        return True
    if value.granularity in COARSE or value.modifier in {"before", "until", "within", "rest", "since"} or "截至" in quote:
        return False
    if dict(claim.extra).get("tense") != "past":
        return False
    governed = quote if not _opens(claim, value) else plain(claim.context)
    return governed.isascii() or bool(_DONE_ZH.search(governed)) or not re.search(r"[\u4e00-\u9fff]", governed)


def _opens(claim: Claim, value: When) -> bool:
    """A date that opens its sentence governs the clauses after it."""
    return value.span.start - claim.sentence.span.start <= 4


def _plain_event(claim: Claim, value: When) -> bool:
    """False for headlines, plans, deadlines and dates that only name a thing."""
    if claim.modality not in {"actual", "quoted"} or dict(claim.extra).get("role") == "dateline":
        return False
    if claim.sentence.role in {"title", "heading"} or _HEADLINE.match(plain(claim.context)):
        return False
    lead = plain(claim.quote[: max(0, value.span.start - claim.start)])
    if (_LEADS_TO.search(lead) and not lead.endswith("截至")) or _TOLD_OF.search(lead):
        return False
    if plain(claim.quote[value.span.end - claim.start :]).startswith("的"):
        return False
    return not _AHEAD.search(plain(claim.context if _opens(claim, value) else claim.quote))


def _future(extraction: Extraction, claim: Claim, value: When, limit: date, from_article: bool) -> Draft:
    shown = " ".join(claim.quote[claim.value_start - claim.start : claim.value_end - claim.start].split())
    order = following(extraction, claim)
    name = f"{limit:%Y-%m-%d}"
    normal = f"[{value.start:%Y-%m-%d}, {value.end:%Y-%m-%d})" if value.start and value.end else ""
    groups: list[tuple[str, str, tuple[Claim, ...]]] = [(shown, normal, (claim,))]
    en = f"Told as past, but dated later than {'the article itself' if from_article else 'the reference day'} ({name})."
    zh = f"以过去时叙述，日期却晚于{'文章发布日' if from_article else '参照日'}（{name}）。"
    if order:
        article = extraction.articles[order[0].article].text
        same = anchors(extraction, claim, order[0])
        told = article[order[0].value_start : order[0].value_end]
        when = " ".join(same[0].value.text.split()) if same and same[0].value is not None else ""
        groups.append((told, f"< {when}" if when else "order", (*order, *same)))
        en += " Another article tells later events as following it" + (f", among them one that both date {when}." if when else ".")
        zh += "另一篇文章把其后的事件写在它之后" + (f"，其中一件两篇都写作{when}。" if when else "。")
    year = value.start.year if value.start else 0
    return Draft(
        rule="XC301",
        severity=BY_CODE["XC301"].severity,
        confidence=0.9,
        subject=claim.subject_name,
        attribute=_event(claim),
        groups=tuple(groups),
        why=Text(en, zh),
        suggestion=Text(
            f"Check the date; perhaps the year should be {year - 1}, or the text should say that it is planned.",
            f"请核对日期：年份或应为 {year - 1} 年，或应写明为计划。",
        ),
    )


def _event(claim: Claim) -> str:
    text = claim.context[claim.value_end - claim.sentence.span.start :]
    quoted = NAMED.search(text)
    return quoted.group(0) if quoted else " ".join(text.split())[:40].strip(" ,，。")


def _weekday(claim: Claim, value: When) -> Draft:
    shown = " ".join(value.text.split())
    fits = f"{value.start:%A}" if value.start else ""
    return Draft(
        rule="XC303",
        severity=BY_CODE["XC303"].severity,
        confidence=0.9,
        subject=claim.subject_name,
        attribute=_event(claim),
        groups=((shown, f"{value.start:%Y-%m-%d}" if value.start else "", (claim,)),),
        why=Text(f"That date is a {fits}." if fits else "The weekday is not that date's.", "该日期与所写星期不符。"),
        suggestion=Text("Check the date and the weekday against each other.", "请核对日期与星期。"),
    )
