"""The Markdown report: verdict, table, one card a conflict, then what was decided, what agrees, and how the run went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checker.identity import short
from checker.model import ArticleRow, Finding, NotCompared, Report
from checker.render import _md as md
from checker.render import _states as states
from checker.render import _words as words
from checker.render._budget import CARD, ROW, Draft, Missing, Section, fit, measure
from checker.render._escape import code, inline, pointer
from checker.render._md import Page
from checker.render._places import ANYWHERE, Root
from checker.render._verdict import verdict
from checker.version import __version__

MARK = "<!-- crossclaim:report v1 -->"
_RESERVE = 900  # room for the closing line
_MOST = 12  # quotes of one value in a card, where room is short
_NAMES: dict[str, tuple[str, str]] = {
    "apart": ("sentences not compared", "未作比较的句子"),
    "consistent": ("consistent facts", "一致的事实"),
    "articles": ("articles", "文章"),
    "known": ("known conflicts", "已知冲突"),
    "updates": ("updates", "更新"),
    "decided": ("decided conflicts", "已裁定冲突"),
    "stale": ("stale records", "失效记录"),
    "notices": ("notices", "提示"),
    "run": ("run details", "运行信息"),
}
_ORDER = ("apart", "consistent", "articles", "known", "updates", "decided", "notices", "stale", "run")


def render(
    report: Report,
    *,
    lang: str = "auto",
    fail_on: str = "error",
    base: str = "",
    link: str = "",
    root: Root = ANYWHERE,
    max_bytes: int | None = None,
    max_chars: int | None = None,
    artifact: str = "",
) -> str:
    """The page as text ending in one newline.

    `lang` is "zh", "en" or "auto"; `base` is the folder in which the page will lie, "/" separated and relative to the same
    place as the articles' paths, so that links lead from the page to the articles, unless `link` is a template of absolute
    ones. With `max_bytes` (of UTF-8) or `max_chars` (code points) the page is cut to fit, in the order that `_budget` tells,
    and its last line says how much more there is in `artifact` (an address, a file, or "" for the full report).
    """
    names = words.labels([row.article.path for row in report.articles])
    limit = measure(max_chars, max_bytes)
    page = Page(words.language(report, lang), names, base, link, root, None if limit is None else _MOST)
    if limit is None:
        return _draft(report, page, fail_on).text()
    room, size = max(limit[0], 0), limit[1]
    draft = _draft(report, page, fail_on, room)
    if size(draft.text()) <= room and not draft.unwritten:
        return draft.text()
    missing = fit(draft, room - _RESERVE - size(artifact), size)
    return draft.text(_closing(missing, page, artifact))


def _draft(report: Report, page: Page, fail_on: str, room: int | None = None) -> Draft:
    """The page in parts; with little room, cards and rows for which there can be none are not written."""
    active = states.active(report)
    draft = Draft(
        [f"{MARK}\n# {page.say('heading')}", verdict(report, page.lang, fail_on, ("<b>", "</b>")), *_bounds(report, page)]
    )
    if active:
        draft.table = f"| {page.say('table')} |\n|---|---|---|---|---|---|"
        draft.hint = _hint(active[0].rule, page)
    listed = active if room is None else active[: room // ROW]
    carded = len(active) if room is None else room // CARD
    draft.unwritten = len(active) - len(listed)
    draft.rows = [md.row(finding, n, page) for n, finding in enumerate(listed, 1)]
    draft.cards = [md.card(finding, n, page) if n <= carded else "" for n, finding in enumerate(listed, 1)]
    draft.folded = [{"error": 0, "warning": 2, "note": 1}[finding.severity] for finding in listed]
    made = [
        ("notices", _notices(report, page), len(states.notices(report))),
        ("decided", *_settled(report, page, "decided")),
        ("known", *_settled(report, page, "known")),
        ("stale", _stale(report, page), len(report.stale)),
        ("updates", _updates(report.updates, page), len(report.updates)),
        ("consistent", _agreements(report.agreements, page), words.agreeing(report)),
        ("apart", _apart(report.not_compared, page), len(report.not_compared)),
        ("articles", _articles(report, active, page), len(report.articles)),
        ("run", _run(report, page, fail_on), 1),
    ]
    late = {"notices", "stale", "run"}
    draft.sections = [Section(name, text, n, _ORDER.index(name), name in late) for name, text, n in made if text]
    return draft


def _bounds(report: Report, page: Page) -> list[str]:
    """What a reader must know before anything else: a corpus of several stories was not compared as a whole."""
    if report.stats.get("stories", 1) < 2 or not report.notes:
        return []
    return [f"> {inline(words.cut(report.notes[0].get(page.lang), 600))}"]


def _hint(rule: str, page: Page) -> str:
    if page.lang == "zh":
        return f"> 裁定：`crossclaim review`，或 `crossclaim decide 编号 …`。规则说明：`crossclaim explain {rule}`。"
    return f"> To decide: `crossclaim review`, or `crossclaim decide ID …`. What a rule means: `crossclaim explain {rule}`."


def _settled(report: Report, page: Page, state: str) -> tuple[str, int]:
    found = states.settled(report, state)
    titles = {"decided": ("Decided", "已裁定"), "known": ("Known from the baseline", "基线已知")}
    title = f"{titles[state][page.lang == 'zh']}{page.paren(str(len(found)))}"
    items = [md.brief(finding, page) for finding in found]
    return md.folded(title, ["\n".join(items)] if items else []), len(found)


def _stale(report: Report, page: Page) -> str:
    title = "已无对应冲突的记录" if page.lang == "zh" else "Records that fit no conflict any more"
    ways = {
        "baseline": "`crossclaim baseline prune`",
        "decision": f"`crossclaim decide {'编号' if page.lang == 'zh' else 'ID'} undo`",
    }
    kinds = {item.source for item in report.stale}
    prune = ("清除：" if page.lang == "zh" else "To remove them: ") + " · ".join(way for kind, way in ways.items() if kind in kinds)
    parts = [states.stale_parts(item, page.lang) for item in report.stale]
    items = [f"- {kind} {code(id_)} {inline(rest)}" for kind, id_, rest in parts]
    return md.folded(f"{title}{page.paren(str(len(items)))}", ["\n".join(items), prune] if items else [])


def _notices(report: Report, page: Page) -> str:
    title = "关于文章与记录的提示" if page.lang == "zh" else "Notices on articles and records"
    items = []
    for item in states.notices(report):
        level = f"{words.SIGNS[item.severity]} {words.SEVERITY[item.severity].get(page.lang)}"
        why = inline(words.cut(item.why.get(page.lang), 600))
        items.append(f"- {level} {code(item.rule)} {page.link(item.path, item.line)}{page.say('colon')}{why}")
    return md.folded(f"{title}{page.paren(str(len(items)))}", ["\n".join(items)] if items else [])


def _updates(findings: Sequence[Finding], page: Page) -> str:
    n = len(findings)
    title = (
        f"数字已更新（{n}）：后来的报道修订了数值，不算冲突"
        if page.lang == "zh"
        else f"Updates ({n}): a later report revised the value"
    )
    parts: list[str] = []
    for finding in findings:
        subject = inline(words.cut(words.subject(finding), 160))
        parts.append(f"<b>{subject}</b> — {code(finding.rule)} · {code(short(finding.id))}")
        why = md.prose(finding.why.get(page.lang), finding, page)
        parts += [md.values(finding, page), f"<b>{page.say('why update')}</b>{page.say('stop')}{why}"]
    return md.folded(title, parts)


def _agreements(findings: Sequence[Finding], page: Page) -> str:
    n = len(findings)
    title = f"已核对且一致（{n} 项，每项至少两处提及）"
    if page.lang != "zh":
        title = f"Checked and consistent ({words.counted(n, 'fact', 'facts')} with ≥ 2 mentions)"
    items = [_agreement(finding, page) for finding in findings]
    return md.folded(title, ["\n".join(items)] if items else [])


def _agreement(finding: Finding, page: Page) -> str:
    values = " = ".join(dict.fromkeys(inline(words.cut(side.display, 120)) for side in finding.values))
    claims = [claim for side in finding.values for claim in side.claims]
    subject = inline(words.cut(words.subject(finding), 120))
    return f"- <b>{subject}</b>{page.say('colon')}{values} — {md.places(claims, page)}"


def _apart(items: Sequence[NotCompared], page: Page) -> str:
    n = len(items)
    title = f"相似但不作比较（{n}）" if page.lang == "zh" else f"Similar sentences not compared ({n})"
    lines = []
    for item in items:
        quotes = " / ".join(f"{md.quote(claim)}{page.paren(page.link(claim.path, claim.line))}" for claim in item.claims)
        lines.append(f"- <b>{inline(words.cut(item.reason.get(page.lang), 300))}</b>{page.say('colon')}{quotes}")
    return md.folded(title, ["\n".join(lines)] if lines else [])


def _articles(report: Report, active: Sequence[Finding], page: Page) -> str:
    found = Counter(path for finding in active for path in {c.path for side in finding.values for c in side.claims})
    rows = [f"| {page.say('articles')} |", "|---|---|---|--:|---|"]
    rows += [_article(row, found[row.article.path], page) for row in report.articles]
    title = f"文章（{len(report.articles)}）" if page.lang == "zh" else f"Articles ({len(report.articles)})"
    return md.folded(title, ["\n".join(rows)])


def _article(row: ArticleRow, found: int, page: Page) -> str:
    article = row.article
    day = page.say("no date")
    if article.published:
        sign = "≈ " if article.published_from == "inferred" else ""
        day = f"{sign}{article.published.isoformat()}{page.paren(words.origin(article.published_from, page.lang))}"
    remarks = [f"{page.say('copy')}{code(page.names.get(row.copy_of, row.copy_of))}"] if row.copy_of else []
    remarks += [inline(words.cut(words.remark(note, page.lang), 300)) for note in article.notes]
    name = page.link(article.path, article.first_line or 1, code(page.names[article.path]))
    return f"| {name} | {inline(words.cut(article.title, 200))} | {day} | {found} | {' · '.join(remarks)} |"


def _run(report: Report, page: Page, fail_on: str) -> str:
    facts = [f"`crossclaim {__version__}`"]
    if report.as_of:
        origin = inline(words.origin(report.as_of_from, page.lang))
        facts.append(f"{page.say('as of')}`{report.as_of.isoformat()}`{page.paren(origin)}")
    facts.append(f"fail-on `{fail_on}`")
    if report.encoder:
        facts.append(f"{page.say('model')}{code(report.encoder)}")
    facts += [inline(count) for count in words.counts(report, page.lang)]
    notes = "\n".join(f"- {inline(words.cut(note.get(page.lang), 600))}" for note in report.notes)
    return md.folded(page.say("run"), [part for part in (notes, " · ".join([*facts, page.say("equal")])) if part])


def _closing(missing: Missing, page: Page, artifact: str) -> str:
    """How much is not here, and where it is: "N more in …"."""
    zh = page.lang == "zh"
    cards = f"{missing.cards} 处冲突的证据" if zh else f"the evidence of {words.counted(missing.cards, 'conflict', 'conflicts')}"
    rows = f"{missing.rows} 处冲突的条目" if zh else words.counted(missing.rows, "table row", "table rows")
    parts = [cards] if missing.cards else []
    parts += [rows] if missing.rows else []
    parts += [f"{_NAMES[name][zh]} {n}" if zh else f"{n} {_NAMES[name][0]}" for name, n in missing.sections]
    where = pointer(artifact) if artifact else ("完整报告" if zh else "the full report")
    if zh:
        return f"> <b>另有 {missing.total} 项见 {where}</b>（{'、'.join(parts)}）。"
    return f"> <b>{missing.total} more in {where}</b> ({', '.join(parts)})."
