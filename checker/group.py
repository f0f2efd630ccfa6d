"""Conflicting pairs -> findings: pairs that share claims are one conflict, its claims sorted into sides by value."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from checker.candidates import AGREE, related
from checker.codes import BY_CODE, lowered
from checker.compare.values import compare_values
from checker.model import Draft, Severity, Text
from claims.extract import kind_of
from claims.find.show import describe
from claims.model import Claim, Entity, Figure, Value, When

CONFLICT = 0.45  # P(conflict) from which a pair is flagged; see docs/matching.md for the curve
SURE = 0.8
# the more others a claim is compared with, the more look alike by chance: see `threshold`
USUAL = 12.0  # pairs a claim in half a dozen articles on one event
STEP, SLOPE = 0.16, 0.07
LOOSEST, STRICTEST = 0.3, 0.85
BRIEF = 0.2  # where one of two texts is a sentence or two: nothing else in it could be meant
LINK, LINK_BRIEF = 0.35, 0.15  # mean P(one slot) between two groups of claims that become one; of a brief and a text
AGREES = 0.6  # P(one slot) from which two claims with one value count as agreeing

_RULES = {"when": "XC101", "clock": "XC102", "count": "XC201", "duration": "XC202", "age": "XC203", "ordinal": "XC204"}
_MORE = {"money": "XC211", "percent": "XC212"}


def threshold(pairs: int, claims: int, *, brief: bool = False) -> float:
    """P(conflict) from which a pair is flagged where so many pairs of so many claims were compared.

    CONFLICT at USUAL pairs a claim; STEP more for each doubling, up to STRICTEST; SLOPE less for each halving, down to LOOSEST.
    A claim fills one slot whatever the corpus, so an equal share of wrong flags asks for more where it meets more others.
    BRIEF where the corpus is two texts and one of them is a sentence or two.
    """
    if brief:
        return BRIEF
    doublings = math.log2(max(1.0, pairs / max(1, claims)) / USUAL)
    cut = CONFLICT + doublings * (STEP if doublings > 0 else SLOPE)
    return round(min(STRICTEST, max(LOOSEST, cut)), 4)


def rule_of(claim: Claim, codes: set[str], other: Claim | None = None) -> str:
    """The rule that a conflict of such values falls under."""
    if "magnitude-slip" in codes:
        return "XC214"
    value = claim.value
    if isinstance(value, When) and (codes == {"clock"} or (other and _one_day(value, other.value))):
        return "XC102"
    kind = kind_of(value)
    return _RULES.get(kind) or _MORE.get(kind) or "XC213"


def _one_day(a: When, b: Value | None) -> bool:
    """True where two dates with clock times fall on one day: only the time differs."""
    if not isinstance(b, When) or not a.clock or not b.clock or a.start is None or b.start is None:
        return False
    return a.start.date() == b.start.date()


class Groups:
    """Union-find over claim indices."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}
        self._inside: dict[int, list[int]] = {}  # members of a group of two or more, ascending, by root

    def root(self, i: int) -> int:
        """The smallest index joined with i."""
        while self._parent.setdefault(i, i) != i:
            i = self._parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Make i and j one group."""
        a, b = sorted((self.root(i), self.root(j)))
        if a != b:
            self._parent[b] = a
            self._inside[a] = sorted([*self._inside.pop(a, [a]), *self._inside.pop(b, [b])])

    def join_near(self, i: int, j: int, scores: Mapping[tuple[int, int], float], least: float) -> bool:
        """Make the groups of i and j one where their claims fill one slot on average: a pair not compared counts as 0."""
        first, second = self.root(i), self.root(j)
        a, b = self._inside.get(first, [first]), self._inside.get(second, [second])
        total = sum(scores.get((min(p, q), max(p, q)), 0.0) for p in a for q in b)
        if first != second and total < least * len(a) * len(b):
            return False
        self.join(i, j)
        return True

    def members(self) -> list[list[int]]:
        """Groups of two or more, ascending."""
        out: dict[int, list[int]] = defaultdict(list)
        for i in sorted(self._parent):
            out[self.root(i)].append(i)
        return [group for _, group in sorted(out.items()) if len(group) > 1]


def sides(members: Sequence[int], claims: Sequence[Claim]) -> list[list[int]]:
    """Claims of one slot by value: each joins the first side all of whose values agree with it."""
    out: list[list[int]] = []
    order = sorted(members, key=lambda i: (_vague(claims[i]), i))
    for i in order:
        mine = claims[i].value
        for side in out:
            if all(
                mine is not None and claims[k].value is not None and related(mine, claims[k].value).relation in AGREE for k in side
            ):
                side.append(i)
                break
        else:
            out.append([i])
    return sorted((sorted(side) for side in out), key=lambda side: side[0])


def _vague(claim: Claim) -> bool:
    return isinstance(claim.value, Figure) and claim.value.approx != ""


def display(claim: Claim) -> str:
    """The value as written, without line breaks."""
    return " ".join(claim.quote[claim.value_start - claim.start : claim.value_end - claim.start].split())


def normalised(claim: Claim) -> str:
    """The value in one notation."""
    if claim.value is None:
        return ""
    said = describe(claim.value)
    text = said["stated"] if isinstance(claim.value, Figure) else said["interval"] or said["stated"]
    return f"{text} {said['unit']}".strip() if isinstance(claim.value, Figure) else text


def subject_of(members: Sequence[int], claims: Sequence[Claim], entities: Mapping[str, Entity]) -> str:
    """The name that most claims of the group are about."""
    count: dict[str, int] = defaultdict(int)
    for i in members:
        if claims[i].subject:
            count[claims[i].subject] += 1 + (claims[i].subject_from == "named")
    if not count:
        return ""
    best = max(sorted(count), key=lambda key: count[key])
    return entities[best].name if best in entities else best


def attribute_of(members: Sequence[int], claims: Sequence[Claim]) -> str:
    """A short name of the slot: the shortest clause with the value as a gap."""
    shortest = min((claims[i] for i in members), key=lambda c: (len(c.quote), c.path, c.start))
    left = shortest.quote[: shortest.value_start - shortest.start]
    right = shortest.quote[shortest.value_end - shortest.start :]
    return " ".join(f"{_whole_words(left[::-1])[::-1]}…{_whole_words(right)}".split())


def _whole_words(text: str) -> str:
    """The first 40 code points, less the Latin word that they would cut in two."""
    kept = text[:40]
    if len(text) > 40 and kept[-1].isascii() and kept[-1].isalnum() and text[40].isascii() and text[40].isalnum():
        kept = kept[: kept.rfind(" ") + 1] or kept
    return kept


def conflict_drafts(
    pairs: Sequence[tuple[int, int, float]],
    claims: Sequence[Claim],
    scores: Mapping[tuple[int, int], float],
    entities: Mapping[str, Entity],
    link: float = LINK,
) -> list[tuple[Draft, list[int]]]:
    """One draft a group of conflicting pairs (i, j, P(conflict)), with the claims of the group.

    Groups are joined where their claims fill one slot with P of `link` on average.
    """
    groups = Groups()
    # the surest first; a pair that would bring claims of another slot into a group is left out
    ranked = sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1]))
    kept = [(i, j, p) for i, j, p in ranked if groups.join_near(i, j, scores, link)]
    out = []
    best: dict[int, float] = defaultdict(float)
    inside: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, j, p in kept:
        root = groups.root(i)
        best[root] = max(best[root], p)
        inside[root].append((i, j))
    partners = _partners(scores)
    for members in groups.members():
        root = groups.root(members[0])
        inner = inside[root]
        everyone = sorted(set(members) | _seconders(members, claims, partners))
        parts = sides(everyone, claims)
        codes = {compare_values(claims[i].value, claims[j].value).code for i, j in inner}
        rule = rule_of(claims[inner[0][0]], codes, claims[inner[0][1]])
        out.append((_draft(rule, best[root], codes, parts, inner, everyone, claims, entities), everyone))
    return out


def _partners(scores: Mapping[tuple[int, int], float]) -> dict[int, list[int]]:
    """Of each claim those that surely fill its slot."""
    out: dict[int, list[int]] = defaultdict(list)
    for (i, j), score in scores.items():
        if score >= AGREES:
            out[i].append(j)
            out[j].append(i)
    return out


def _seconders(members: Sequence[int], claims: Sequence[Claim], partners: Mapping[int, Sequence[int]]) -> set[int]:
    """Claims that agree in value with a member and surely fill its slot: further witnesses."""
    inside, found = set(members), set()
    for i in members:
        for j in partners.get(i, ()):
            first, second = claims[min(i, j)].value, claims[max(i, j)].value
            if j in inside or first is None or second is None:
                continue
            if related(first, second).relation in {"same", "compatible"}:
                found.add(j)
    return found


def _draft(
    rule: str,
    confidence: float,
    codes: set[str],
    parts: Sequence[Sequence[int]],
    inner: Sequence[tuple[int, int]],
    everyone: Sequence[int],
    claims: Sequence[Claim],
    entities: Mapping[str, Entity],
) -> Draft:
    severity: Severity = BY_CODE[rule].severity
    if confidence < SURE or "one-day-apart" in codes:
        severity = lowered(severity) if severity == "error" else severity
    relations = {compare_values(claims[a].value, claims[b].value).relation for a, b in inner}
    if relations == {"weak"}:
        severity = "note"  # only the vague ends of the two values miss each other
    i, j = inner[0]
    verdict = compare_values(claims[i].value, claims[j].value)
    return Draft(
        rule=rule,
        severity=severity,
        confidence=round(confidence, 2),
        subject=subject_of(everyone, claims, entities),
        attribute=attribute_of(everyone, claims),
        groups=tuple((display(claims[part[0]]), normalised(claims[part[0]]), tuple(claims[k] for k in part)) for part in parts),
        why=Text(verdict.why.en, verdict.why.zh),
    )
