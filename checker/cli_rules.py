"""`crossclaim rules` and `crossclaim explain`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from checker.codes import Measured, Rule
    from checker.ledger.cases import Case

_ID = re.compile(r"[0-9a-f]{4,64}(?:-\d+)?")


def rules(
    output: Annotated[str, typer.Option("--format", metavar="text|json", help="Format.")] = "text",
    lang: Annotated[str, typer.Option(metavar="zh|en", help="Language of the JSON's and explanation's words.")] = "en",
) -> None:
    """List the rules, their severities and their precision."""
    from checker.codes import RULES, measured
    from claims.errors import SettingsError

    if output not in {"text", "json"}:
        raise SettingsError(f"--format: no format {output!r}; there are text, json")
    found = measured()
    if output == "json":
        import json

        typer.echo(json.dumps([_row(rule, found.get(rule.code), lang) for rule in RULES], ensure_ascii=False, indent=2))
        return
    for rule in RULES:
        typer.echo(
            f"{rule.code}  {rule.name:<27} {rule.severity:<8} {_share(found.get(rule.code)):<11} {rule.title.en} · {rule.title.zh}"
        )
    sets = sorted({one.set for one in found.values()})
    typer.echo(
        f"\nprecision: true flags of all flags (error, warning) on {', '.join(sets)}; too few: less than five flags there; –: none"
    )


def _share(one: Measured | None) -> str:
    """A rate only where it says something: one flag, right or wrong, is none."""
    if one is None:
        return "–"
    return f"{one.true}/{one.flags} {one.true / one.flags:.2f}" if one.tells else "too few"


def _row(rule: Rule, one: Measured | None, lang: str) -> dict[str, object]:
    share = round(one.true / one.flags, 3) if one and one.tells else None
    precision = {"true": one.true, "flags": one.flags, "share": share, "set": one.set} if one else None
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "family": rule.family.get(lang),
        "title": rule.title.get(lang),
        "why": rule.why.get(lang),
        "fix": rule.fix.get(lang),
        "example": rule.example.get(lang),
        "precision": precision,
    }


def explain(
    what: Annotated[str, typer.Argument(metavar="RULE|ID", help="A code (XC101), a name (date-mismatch), a conflict's id.")],
    lang: Annotated[str, typer.Option(metavar="zh|en|auto", help="Language; auto: that of the last run's report.")] = "auto",
) -> None:
    """Explain a rule, or a conflict of the last run."""
    from checker.codes import BY_CODE, find_rule

    lang = _language(what) if lang == "auto" else lang
    case = _case(what) if _ID.fullmatch(what.lower()) else None
    if case is not None:
        typer.echo("\n".join(_conflict(case, BY_CODE[case.entry.rule], lang)))
        return
    typer.echo("\n".join(_rule(find_rule(what), lang)))


def _language(what: str) -> str:
    """Of the word where it is Chinese, else of the last run's report; English where neither is known."""
    from checker.config.search import find
    from checker.ledger.lastrun import spoken

    return "zh" if any("\u4e00" <= letter <= "\u9fff" for letter in what) else spoken(find(["."]).root) or "en"


def _rule(one: Rule, lang: str) -> list[str]:
    from checker.codes import measured
    from checker.render._words import SEVERITY

    chinese = lang == "zh"
    example, fix, silence = ("例：", "处理：", "关闭：") if chinese else ("Example: ", "What to do: ", "To silence it: ")
    lines = [
        f"{one.code} {one.name} ({SEVERITY[one.severity].get(lang)}; {one.family.get(lang)})",
        one.title.get(lang),
        "",
        one.why.get(lang),
        f"{example}{one.example.get(lang)}",
        f"{fix}{one.fix.get(lang)}",
        f"{silence}crossclaim check --ignore {one.code} …",
    ]
    if found := measured().get(one.code):
        head = "实测准确率：" if chinese else "Measured precision: "
        few = "标记太少" if chinese else "too few flags"
        lines.append(f"{head}{f'{found.true}/{found.flags}' if found.tells else few}{'，' if chinese else ', '}{found.set}")
    return lines


def _case(what: str) -> Case | None:
    """The conflict of the last run with this id or unique beginning; None where no id begins so but the word may be a rule."""
    from checker.config.search import find
    from checker.ledger.decide import resolve
    from checker.ledger.lastrun import load
    from claims.errors import SettingsError

    found = load(find(["."]).root)
    if found is None:
        raise SettingsError(f"no conflict {what!r}: no run of this project is known; run `crossclaim check` first")
    cases = {case.id: case for case in found[1]}
    return cases[resolve(cases, what.lower())]


def _conflict(case: Case, rule: Rule, lang: str) -> list[str]:
    from checker.render._words import SEVERITY, plain

    chinese = lang == "zh"
    subject = " · ".join(part for part in (case.subject, case.attribute) if part)
    lines = [
        f"{case.id[:7]} {rule.code} {rule.name} ({SEVERITY[case.severity].get(lang)}) {plain(subject)}",
        plain(case.why.get(lang)),
        "",
    ]
    for side in case.sides:
        lines.append(f"- {plain(side.display)}")
        lines += [f"    {plain(said.path)}:{said.line}  “{plain(said.quote)}”" for said in side.said]
    if case.suggestion:
        lines += ["", ("建议：" if chinese else "Suggestion: ") + plain(case.suggestion.get(lang))]
    decide = f"crossclaim decide {case.id[:7]} keep:VALUE | both | false-positive | call --reason TEXT"
    lines += ["", ("裁定：" if chinese else "To decide: ") + decide, ("规则：" if chinese else "The rule: ") + rule.why.get(lang)]
    return lines


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(rules)
    app.command()(explain)
