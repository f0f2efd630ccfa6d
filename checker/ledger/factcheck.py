"""XC502: articles that differ from a house fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from checker.cards import unit_of
from checker.codes import SEVERITIES
from checker.group import attribute_of, display, normalised
from checker.identity import conflict_id
from checker.ledger.facts import Fact
from checker.ledger.witness import Witness
from checker.model import Finding, Report, Side, Text
from checker.sources import families, witnesses
from claims.lang.scripts import plain
from claims.model import Claim

RULE = "XC502"
SURE = 0.95  # confidence of a finding that rests on the wording alone


def differing(report: Report, facts: Sequence[Fact]) -> Report:
    """The report, its ledger applied, with XC502 instead of the conflicts that a fact settles, and for claims in none.

    A conflict that is active and of which a clause is one of the fact's wordings, or fills its slot, becomes XC502 where one of
    its values conflicts with the fact; it keeps state and ruling. Conflicts that are known or decided stay as they are, and
    claims in them, or in updates, are not told again.
    """
    conflicts = list(report.conflicts)
    told = {_key(c) for f in (*report.conflicts, *report.updates) for side in f.values for c in side.claims}
    claims = _Claims(report)
    made: list[Finding] = []
    for fact in facts:
        witness = Witness(fact)
        if witness.own is None:
            continue
        filling = claims.filling(witness)
        for n, finding in enumerate(conflicts):
            if finding.active and _settles(witness, finding):
                conflicts[n] = _converted(finding, witness)
        wrong = [claim for claim in filling if _key(claim) not in told and witness.differs(claim)]
        if wrong:
            made.append(_finding(wrong, witness, report))
            told |= {_key(claim) for claim in wrong}
    own = {f.id: f for f in sorted([*made, *conflicts], key=lambda f: f.confidence) if f.rule == RULE}  # one slot found twice
    every = [*own.values(), *(f for f in conflicts if f.rule != RULE)]
    every.sort(key=lambda f: (SEVERITIES.index(f.severity), -f.confidence, f.id))
    stats = {**report.stats, "conflicts": len(every)} if report.stats else report.stats
    return replace(report, conflicts=tuple(every), stats=stats)


class _Claims:
    """The claims of a report by unit, with their quotes as names are compared, so that many facts cost little."""

    def __init__(self, report: Report) -> None:
        self._articles = [row.article for row in report.articles]
        self._by_unit: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
        for claim in report.claims:
            if claim.value is not None and 0 <= claim.article < len(self._articles):
                self._by_unit[unit_of(claim)].append((plain(claim.quote).lower(), claim))

    def filling(self, witness: Witness) -> list[Claim]:
        """The claims that surely fill the slot of the fact, in the order of the report."""
        found = []
        for unit in sorted({unit_of(pattern.claim) for pattern in witness.patterns}):
            for quote, claim in self._by_unit.get(unit, ()):
                if any(name in quote for name in witness.names) and witness.fills(claim, self._articles[claim.article]):
                    found.append(claim)
        return found


def _settles(witness: Witness, finding: Finding) -> bool:
    """True where the conflict is about the fact's slot and a value of it is not the fact's."""
    if finding.rule[:3] not in {"XC1", "XC2"}:
        return False
    claims = [claim for side in finding.values for claim in side.claims]
    return any(witness.differs(claim) for claim in claims) and any(witness.is_worded_like(claim) for claim in claims)


def _converted(finding: Finding, witness: Witness) -> Finding:
    wrong = [side for side in finding.values if any(witness.differs(claim) for claim in side.claims)]
    quotes = [claim.quote for side in finding.values for claim in side.claims]
    return replace(
        finding,
        id=conflict_id(RULE, quotes),
        rule=RULE,
        why=_why(witness.fact, [side.display for side in wrong]),
        suggestion=_suggestion(witness.fact, [claim for side in wrong for claim in side.claims]),
    )


def _finding(wrong: Sequence[Claim], witness: Witness, report: Report) -> Finding:
    family = families([row.article for row in report.articles])
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in wrong:
        groups[normalised(claim)].append(claim)
    sides = tuple(
        Side(display(own[0]), value, witnesses({c.article for c in own}, family), tuple(own))
        for value, own in sorted(groups.items())
    )
    close = all(witness.differs(claim) == "one-day-apart" for claim in wrong)
    return Finding(
        id=conflict_id(RULE, [witness.fact.wording.quote, *(claim.quote for claim in wrong)]),
        rule=RULE,
        severity="warning" if close else "error",
        confidence=SURE,
        subject=witness.fact.subject,
        attribute=attribute_of(range(len(wrong)), wrong),
        values=sides,
        why=_why(witness.fact, [side.display for side in sides]),
        suggestion=_suggestion(witness.fact, wrong),
    )


def _why(fact: Fact, shown: Sequence[str]) -> Text:
    by = [part for part in (fact.source, fact.by, fact.on[:10]) if part]
    told_en, told_zh = (f" ({'; '.join(by)})", f"（{'；'.join(by)}）") if by else ("", "")
    values = list(dict.fromkeys(shown))
    return Text(
        f"House fact: {fact.wording.value}{told_en}, “{fact.wording.quote}”; the text says {', '.join(values)}.",
        f"既定事实：{fact.wording.value}{told_zh}，“{fact.wording.quote}”；文中写作{'、'.join(values)}。",
    )


def _suggestion(fact: Fact, wrong: Sequence[Claim]) -> Text:
    places = ", ".join(sorted({f"{claim.path} L{claim.line}" for claim in wrong}))
    return Text(
        f"Correct {places} to {fact.wording.value}, or revise house fact {fact.id}.",
        f"请将 {places} 改为 {fact.wording.value}，或修订既定事实 {fact.id}。",
    )


def _key(claim: Claim) -> tuple[str, int, int]:
    return claim.path, claim.value_start, claim.value_end
