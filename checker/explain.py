"""Words around a finding: how the values differ, who repeats whom, and what an editor can do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.model import Finding, Side, Text
from claims.model import Article

_TEMPLATE_RULES = {"XC301", "XC302", "XC303", "XC401", "XC402", "XC501"}


def complete(finding: Finding, articles: Sequence[Article], family: Sequence[int]) -> Finding:
    """The finding with the copies among its witnesses told and, where none was made, a suggestion."""
    why = Text(_end(finding.why.en, "."), _end(finding.why.zh, "。"))
    told = _copies(finding, articles, family)
    if told is not None:
        why = Text(f"{why.en} {told.en}", f"{why.zh}{told.zh}")
    suggestion = finding.suggestion
    if suggestion is None and finding.rule not in _TEMPLATE_RULES and len(finding.values) > 1:
        suggestion = _suggest(finding.values, articles)
    return replace(finding, why=why, suggestion=suggestion)


def _end(text: str, mark: str) -> str:
    text = text.rstrip()
    text = text[:1].upper() + text[1:]
    return text if not text or text[-1] in ".。!?！？" else text + mark


def _copies(finding: Finding, articles: Sequence[Article], family: Sequence[int]) -> Text | None:
    """A copy whose figure differs from its original is named; copies that repeat a value are said to be one witness."""
    where = {c.article: n for n, side in enumerate(finding.values) for c in side.claims}
    for article in sorted(where):
        origin = family[article]
        if origin != article and origin in where and where[origin] != where[article]:
            a, b = articles[article].path, articles[origin].path
            return Text(
                f"{a} repeats {b} with this value altered.",
                f"{a} 转载自 {b}，此处数值被改动。",
            )
    repeats = [i for i in sorted(where) if family[i] != i and family[i] in where]
    if repeats:
        names = ", ".join(articles[i].path for i in repeats)
        return Text(f"Copies count as one witness ({names}).", f"转载稿与原稿只算一个信源（{names}）。")
    return None


def _suggest(values: Sequence[Side], articles: Sequence[Article]) -> Text:
    ranked = sorted(values, key=lambda side: -side.witnesses)
    best, second = ranked[0], ranked[1]
    if best.witnesses > second.witnesses:
        rest = [c for side in ranked[1:] for c in side.claims]
        places = ", ".join(sorted({f"{articles[c.article].path} L{c.line}" for c in rest}))
        return Text(
            f"Check {places}: {best.witnesses} independent sources say {best.display}.",
            f"请核对 {places}：{best.witnesses} 个独立信源写作 {best.display}。",
        )
    return Text(
        "The sources are evenly divided; check a primary source, or name what each value covers.",
        "各说法信源数相当，无法判断；请查一手来源，或注明各自口径。",
    )


def preferred(finding: Finding, articles: Sequence[Article], authority: Mapping[str, int]) -> Finding:
    """The finding with a suggestion that follows the more authoritative source, where one stands above all others.

    `authority` maps the path of an article to its level. The conflict itself, its values and its severity stay.
    """
    if finding.rule in _TEMPLATE_RULES or len(finding.values) < 2:
        return finding
    levels = [max((authority.get(c.path, 0) for c in side.claims), default=0) for side in finding.values]
    top = max(levels)
    if levels.count(top) != 1:
        return finding
    best = finding.values[levels.index(top)]
    source = min(c.path for c in best.claims if authority.get(c.path, 0) == top)
    rest = [c for side in finding.values if side is not best for c in side.claims]
    places = ", ".join(sorted({f"{articles[c.article].path} L{c.line}" for c in rest}))
    return replace(
        finding,
        suggestion=Text(
            f"Check {places}: the source of higher authority, {source}, says {best.display}.",
            f"请核对 {places}：更权威的来源 {source} 写作 {best.display}。",
        ),
    )
