"""Facts that a model listed -> findings, by our own comparison of values: slots, sums, lists, orders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from checker.codes import BY_CODE
from checker.compare.values import compare_values
from checker.group import Groups, display, normalised, rule_of
from checker.judge.extract import Fact
from checker.judge.sound import adds_up, in_order
from checker.model import Draft, Severity, Text
from checker.pairs import counted_apart
from checker.run import Inside
from claims.lang.scripts import plain
from claims.model import Claim

ALIKE = 0.3  # P(one slot) of the scorer from which it agrees with the model, so that the rule's own severity stands
_Side = tuple[str, str, tuple[Claim, ...]]


@dataclass(frozen=True, slots=True)
class Frames:
    """Makes drafts of the facts of one run."""

    inside: Inside

    def drafts(self, slots: Sequence[Sequence[Fact]]) -> list[Draft]:
        """Conflicts among the facts, most of them warnings: the slot is the model's word."""
        out: list[Draft] = []
        for slot in slots:
            out += self._values(slot)
            out += self._lists(slot)
            for fact in slot:
                out += self._inner(fact)
        return out

    def _values(self, slot: Sequence[Fact]) -> Iterator[Draft]:
        found = {i: fact for i, fact in enumerate(slot) if fact.claim.value is not None and not _is_list(fact)}
        groups = Groups()
        codes: dict[tuple[int, int], str] = {}
        for i, j in combinations(sorted(found), 2):
            verdict = _conflict(found[i], found[j])
            if verdict:
                groups.join(i, j)
                codes[i, j] = verdict
        for members in groups.members():
            inner = {code for (i, _), code in codes.items() if i in members}
            sides: dict[str, list[Claim]] = {}
            for i in members:
                sides.setdefault(normalised(found[i].claim), []).append(found[i].claim)
            shown = tuple((display(own[0]), normal, tuple(own)) for normal, own in sides.items())
            if len(shown) > 1:
                level = self._level([pair for pair in codes if pair[0] in members], found)
                yield _draft(rule_of(found[members[0]].claim, inner), found[members[0]], shown, level)

    def _level(self, pairs: Sequence[tuple[int, int]], found: Mapping[int, Fact]) -> Severity:
        index = {(c.article, c.value_span): n for n, c in enumerate(self.inside.extraction.claims)}
        for i, j in pairs:
            a, b = sorted(index.get((f.claim.article, f.claim.value_span), -1) for f in (found[i], found[j]))
            if self.inside.found.scores.get((a, b), 0.0) >= ALIKE:
                return "error"
        return "warning"

    def _lists(self, slot: Sequence[Fact]) -> Iterator[Draft]:
        listed = [fact for fact in slot if _is_list(fact)]
        for x, y in combinations(listed, 2):
            a, b = _members(x), _members(y)
            same_script = all(text.isascii() for text in a | b) or not any(text.isascii() for text in a | b)
            if x.claim.article != y.claim.article and len(a) == len(b) and a != b and a & b and same_script:
                groups = tuple((_shown(f), "{" + _shown(f) + "}", f.members) for f in (x, y))
                yield _draft("XC401", x, groups, "warning")
                return

    def _inner(self, fact: Fact) -> Iterator[Draft]:
        """A sum that does not add up, or dates against the order told, inside one sentence."""
        if fact.claim.value is not None and len(fact.members) > 1 and not _is_list(fact):
            own = [fact.claim, *fact.members]
            if len({claim.value_span for claim in own}) == len(own) and not adds_up(own):
                groups: tuple[_Side, ...] = (
                    (display(fact.claim), normalised(fact.claim), (fact.claim,)),
                    (_shown(fact), _shown(fact), fact.members),
                )
                yield _draft("XC402", fact, groups, "warning")
        if fact.order is not None and in_order(fact.order, self.inside.extraction.articles) is False:
            yield _draft("XC302", fact, tuple((display(c), normalised(c), (c,)) for c in fact.order), "warning")


def _conflict(x: Fact, y: Fact) -> str:
    """The code of the conflict between two facts of one slot; "" where there is none or they must not be compared."""
    a, b = x.claim, y.claim
    if x.modality != y.modality or a.article == b.article or counted_apart(a, b):
        return ""
    verdict = compare_values(a.value, b.value)
    return verdict.code or "differ" if verdict.relation == "conflict" else ""


def _is_list(fact: Fact) -> bool:
    """True where the members are names: no member is a value of ours."""
    return len(fact.members) > 1 and all(claim.value is None for claim in fact.members)


def _members(fact: Fact) -> frozenset[str]:
    return frozenset(plain(display(claim)).lower() for claim in fact.members)


def _shown(fact: Fact) -> str:
    joint = ", " if _is_list(fact) else " + "
    return joint.join(display(claim) for claim in fact.members)


def _draft(rule: str, fact: Fact, groups: tuple[_Side, ...], level: Severity) -> Draft:
    frame = " · ".join(part for part in (fact.attribute, fact.scope, fact.period, fact.as_of) if part)
    default = BY_CODE[rule].severity
    severity = default if level == "error" else max((default, level), key=("error", "warning", "note").index)
    return Draft(
        rule=rule,
        severity=severity,
        confidence=0.8 if severity == "error" else 0.6,
        subject=fact.subject,
        attribute=frame,
        groups=groups,
        why=Text(
            f"both tell: {fact.subject} · {frame}" if len(groups) > 1 else frame,
            f"同一事项：{fact.subject} · {frame}",
        ),
    )
