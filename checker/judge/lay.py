"""Verified verdicts laid over an offline report: findings confirmed, lowered or added; nothing offline is ever taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from checker.codes import BY_CODE, SEVERITIES
from checker.compare.values import compare_values
from checker.explain import complete
from checker.findings import counted
from checker.group import attribute_of, display, normalised, rule_of, sides, subject_of
from checker.identity import conflict_id
from checker.judge.sound import in_order
from checker.judge.verify import Quote, Verdict
from checker.model import Draft, Finding, Judgement, Offline, Report, Severity, Text
from checker.run import Inside
from claims.model import Claim, Entity, Sentence, Span

SURE: dict[str, float] = {"error": 0.8, "warning": 0.6, "note": 0.3}
Place = tuple[int, Span]
_Side = tuple[str, str, tuple[Claim, ...]]


class Layer:
    """Lays verdicts over one report."""

    def __init__(self, report: Report, inside: Inside, lang: str) -> None:
        self._report = report
        self._lang = lang
        self._inside = inside
        self._claims = inside.extraction.claims
        self._entities: Mapping[str, Entity] = {e.id: e for e in inside.extraction.resolution.entities}
        self.conflicts = {finding.id: finding for finding in report.conflicts}
        self.added: list[Finding] = []
        self.judgements: list[Judgement] = []

    def lay(self, verdicts: Sequence[Verdict]) -> None:
        """Put verdicts in. Conflicts are laid first: what one verdict confirms no other lowers."""
        confirmed: set[str] = set()
        for verdict in sorted(verdicts, key=lambda v: (v.relation != "conflict", SEVERITIES.index(_severity(v.grade)))):
            target = self._target(verdict)
            judged = self._judged(verdict, target)
            self.judgements.append(judged)
            if target is not None:
                self._confirm(target, verdict, judged, confirmed)
            elif verdict.relation == "conflict":
                self._put(self._finding(verdict, judged))

    def _target(self, verdict: Verdict) -> Finding | None:
        """The offline conflict that the verdict speaks of: two of its sides at least, all of them where it says no conflict."""
        places = self._places(verdict)
        for finding in self._report.conflicts:
            touched = sum(any(_place(claim) in places for claim in side.claims) for side in finding.values)
            if touched >= min(2, len(finding.values)) and (verdict.relation == "conflict" or touched == len(finding.values)):
                return finding
        return None

    def _places(self, verdict: Verdict) -> set[Place]:
        """Values of the claims; of a roster, whose members are no claims, whatever lies in a quoted sentence."""
        places = {_place(self._claims[i]) for i in verdict.claims}
        if verdict.proposal.kind == "roster":
            quoted = {(quote.article, self._sentence(quote).span) for quote in verdict.quotes}
            for finding in self._report.conflicts:
                if finding.rule == "XC401":
                    own = [claim for side in finding.values for claim in side.claims]
                    places |= {_place(claim) for claim in own if (claim.article, claim.sentence.span) in quoted}
        return places

    def _judged(self, verdict: Verdict, target: Finding | None) -> Judgement:
        offline = Offline("conflicts", target.severity, target.confidence) if target else Offline("none")
        if target is None and verdict.proposal.listed == "updates" and verdict.proposal.offline is not None:
            offline = Offline("updates", verdict.proposal.offline.severity, verdict.proposal.offline.confidence)
        own = tuple(self._claims[i] for i in verdict.claims) or tuple(self._member(quote) for quote in verdict.quotes)
        return Judgement(
            model=verdict.model,
            use="adjudicate",
            relation=verdict.relation,  # type: ignore[arg-type]
            slot=verdict.slot,  # type: ignore[arg-type]
            grade=_severity(verdict.grade),
            reason=verdict.reason,
            offline=offline,
            quotes=tuple(" ".join(quote.text.split()) for quote in verdict.quotes),
            claims=own,
        )

    def _confirm(self, target: Finding, verdict: Verdict, judged: Judgement, confirmed: set[str]) -> None:
        if target.id in confirmed:
            return
        confirmed.add(target.id)
        level = _bounded(target.rule, verdict.grade if verdict.relation == "conflict" else "note")
        self.conflicts[target.id] = replace(
            target, severity=level, judged=judged, why=judged_by(judged, target.why), confidence=_sure(target, judged)
        )

    def add(self, draft: Draft, model: str) -> None:
        """Put in what follows from the facts that a model listed; a conflict that is there already only bears its name."""
        own = tuple(claim for _, _, claims in draft.groups for claim in claims)
        reason = draft.why.get(self._lang)
        offline = next((f for f in self._report.conflicts if _meets(f, own)), None)
        known = Offline("conflicts", offline.severity, offline.confidence) if offline else Offline("none")
        judged = Judgement(model, "extract", "conflict", "same", draft.severity, reason, known, tuple(_one_line(own)), own)
        self.judgements.append(judged)
        if offline is None:
            self._put(self._drafted(draft, judged))
        elif self.conflicts[offline.id].judged is None:
            self.conflicts[offline.id] = replace(offline, judged=judged, why=judged_by(judged, offline.why))

    def _put(self, finding: Finding) -> None:
        mine = _values(finding)
        if any(len(mine & _values(other)) >= min(2, len(mine)) for other in self.added):
            return
        taken = {*self.conflicts, *(other.id for other in self.added)}
        self.added.append(identified(finding, taken))

    def _finding(self, verdict: Verdict, judged: Judgement) -> Finding:
        rule, groups, most = self._groups(verdict)
        level = max((_bounded(rule, verdict.grade), most), key=SEVERITIES.index)
        members = list(verdict.claims)
        subject = subject_of(members, self._claims, self._entities) if members else ""
        attribute = attribute_of(members, self._claims) if members else " ".join(groups[0][2][0].quote.split())[:50]
        return self._drafted(Draft(rule, level, SURE[level], subject, attribute, tuple(groups), Text("", "")), judged)

    def _drafted(self, draft: Draft, judged: Judgement) -> Finding:
        family = self._inside.family
        made = replace(counted(draft, family), why=judged_by(judged), suggestion=None, judged=judged)
        return complete(made, self._inside.extraction.articles, family)

    def _groups(self, verdict: Verdict) -> tuple[str, list[_Side], Severity]:
        """The rule, the sides, and the highest severity that our own reading of the values allows."""
        own = [self._claims[i] for i in verdict.claims]
        kind = verdict.proposal.kind
        if kind == "roster":
            members = [self._member(quote) for quote in verdict.quotes]
            return "XC401", [(display(claim), "{" + display(claim) + "}", (claim,)) for claim in members], "error"
        if kind == "order":
            known = in_order(own[:2], self._inside.extraction.articles) is not None
            dates: list[_Side] = [(display(c), normalised(c), (c,)) for c in own]
            return "XC302" if len(own) > 1 else "XC301", dates, "error" if known else "warning"
        if kind == "sum":
            parts = " + ".join(display(claim) for claim in own[1:])
            return "XC402", [(display(own[0]), normalised(own[0]), (own[0],)), (parts, parts, tuple(own[1:]))], "error"
        verdicts = [compare_values(x.value, y.value) for x, y in combinations(own, 2)]
        codes = {one.code for one in verdicts if one.relation in {"conflict", "weak"}}
        groups = sides(verdict.claims, self._claims)
        shown = [
            (display(self._claims[part[0]]), normalised(self._claims[part[0]]), tuple(self._claims[k] for k in part))
            for part in groups
        ]
        return rule_of(own[0], codes), shown, "error" if codes else "warning"

    def _member(self, quote: Quote) -> Claim:
        """A quote without a value as a claim: the members of a list."""
        article = self._inside.extraction.articles[quote.article]
        text = article.text[quote.span.start : quote.span.end]
        place = self._sentence(quote)
        line = article.line_of(quote.span.start)
        return Claim(quote.article, article.path, line, quote.span, text, place, None, quote.span, context=text)

    def _sentence(self, quote: Quote) -> Sentence:
        own = self._inside.extraction.sentences[quote.article]
        return next(sentence for sentence in own if sentence.span.contains(quote.span))

    def report(self) -> Report:
        """The report with all that was put in."""
        everything = [*self.conflicts.values(), *self.added]
        held = {value for finding in self.added for value in _values(finding)}
        updates = tuple(f for f in self._report.updates if len(_values(f) & held) < min(2, len(_values(f))))
        ordered = tuple(sorted(everything, key=lambda f: (SEVERITIES.index(f.severity), -f.confidence, f.id)))
        now = {"conflicts": len(ordered), "updates": len(updates)}
        stats = {name: now.get(name, n) for name, n in self._report.stats.items()}
        return replace(self._report, conflicts=ordered, updates=updates, stats=stats)


def identified(finding: Finding, taken: set[str]) -> Finding:
    """The finding with its id, distinct from those that are taken; theirs never change."""
    quotes = [claim.quote for side in finding.values for claim in side.claims]
    nth = 0
    while (made := conflict_id(finding.rule, quotes, nth)) in taken:
        nth += 1
    return replace(finding, id=made)


def judged_by(judged: Judgement, before: Text | None = None) -> Text:
    """The model's name and reason, behind what was said before."""
    words = {
        "conflict": Text("conflict", "冲突"),
        "update": Text("update", "更新"),
        "compatible": Text("compatible", "不矛盾"),
    }[judged.relation]
    apart = Text("", "") if judged.slot == "same" else Text(f", {judged.slot}", f"，{_SLOTS[judged.slot]}")
    en = f"Judged by {judged.model} ({words.en}{apart.en}): {judged.reason}"
    zh = f"由 {judged.model} 判定（{words.zh}{apart.zh}）：{judged.reason}"
    return Text(f"{before.en} {en}", f"{before.zh}{zh}") if before else Text(en, zh)


_SLOTS = {"subject": "主体不同", "scope": "范围不同", "period": "时期不同", "as-of": "统计时点不同", "modality": "语气不同"}


def _severity(text: str) -> Severity:
    return next(level for level in SEVERITIES if level == text)


def _bounded(rule: str, grade: str) -> Severity:
    """The grade, but never above what the rule allows."""
    return max((_severity(grade), BY_CODE[rule].severity), key=SEVERITIES.index)


def _sure(target: Finding, judged: Judgement) -> float:
    """The larger of both where the judge confirms; where it does not, at most half."""
    if judged.relation == "conflict":
        return max(target.confidence, SURE[judged.grade])
    return min(target.confidence, 0.5)


def _place(claim: Claim) -> Place:
    return claim.article, claim.value_span


def _values(finding: Finding) -> set[Place]:
    return {_place(claim) for side in finding.values for claim in side.claims}


def _meets(finding: Finding, own: Sequence[Claim]) -> bool:
    """True where the claims touch two sides of the finding, or its only one."""
    places = {_place(claim) for claim in own}
    return sum(any(_place(claim) in places for claim in side.claims) for side in finding.values) >= min(2, len(finding.values))


def _one_line(own: Sequence[Claim]) -> list[str]:
    return [" ".join(claim.quote.split()) for claim in own]
