"""What is not a conflict but belongs in the report: updates, agreements, look-alikes that were kept apart, clusters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from checker.align import Alignment
from checker.candidates import AGREE, NAMES, related
from checker.codes import BY_CODE
from checker.group import AGREES, CONFLICT, Groups, attribute_of, display, normalised, rule_of, sides, subject_of
from checker.model import Draft, NotCompared, Text
from claims.model import Article, Claim, Entity, Value, When

SHOWN = 40  # agreements and look-alikes in a report; the rest is counted in the statistics
UPDATE_SLOT = 0.5
LOOKALIKE = 0.2
_COLUMN = {name: i for i, name in enumerate(NAMES)}
_REASONS: tuple[tuple[str, Text], ...] = (
    ("asof_apart", Text("told of different moments", "统计截止时间不同")),
    ("outrun", Text("a tally that moved on between the two reports", "两次报道之间数字已变化")),
    ("subject_apart", Text("different subjects", "主体不同")),
    ("noun_apart", Text("different things are counted", "计数对象不同")),
    ("period_apart", Text("different periods", "时期不同")),
    ("per_apart", Text("different rates (per day, per month, in all)", "口径不同（每日、每月或总计）")),
    ("mode_apart", Text("one is planned or expected, the other told as fact", "一为计划或预期，一为既成事实")),
    ("tense_apart", Text("one lies ahead, the other is past", "一为将来，一为过去")),
    ("entities_apart", Text("different names in the two clauses", "两句所涉名称不同")),
    ("sign_apart", Text("a change against a level", "一为变化，一为水平")),
    ("role_apart", Text("one is a reporting date, the other an event's date", "一为统计截止日，一为事件日期")),
)
_OTHER = Text("probably different facts (low similarity of the clauses)", "很可能是不同的事实（分句相似度低）")


def clusters_of(found: Alignment, n: int) -> tuple[int, ...]:
    """Number of the cluster of each claim, -1 for none: average linkage over the slot scores."""
    from claims.cluster import cluster

    pairs = [(i, j, score) for (i, j), score in sorted(found.scores.items()) if score >= 0.05]
    numbers = [-1] * n
    for number, group in enumerate(cluster(n, pairs, 0.5)):
        for member in group.members:
            numbers[member] = number
    return tuple(numbers)


def updates(
    found: Alignment,
    claims: Sequence[Claim],
    articles: Sequence[Article],
    used: set[int],
    entities: Mapping[str, Entity],
    cut: float = CONFLICT,
) -> list[Draft]:
    """Values that moved because time passed: one slot, later bulletin or words of revision, P(conflict) below `cut`."""
    groups = Groups()
    ranked = sorted(zip(found.candidates, found.decided, strict=True), key=lambda pair: (-pair[0].row[0], pair[0].i, pair[0].j))
    for candidate, p in ranked:
        row = candidate.row
        later = row[_COLUMN["outrun"]] > 0 or (row[_COLUMN["asof_apart"]] > 0 and not row[_COLUMN["is_when"]])
        cue = row[_COLUMN["update_cue"]] > 0 and (row[_COLUMN["published_apart"]] > 0 or row[_COLUMN["same_article"]] > 0)
        features = found.features.get((candidate.i, candidate.j), {})
        # a plan is not a later state, and what is told of another is none of this
        other = any(features.get(name, 0) >= 1 for name in ("mode_apart", "tense_apart", "subject_apart", "entities_apart"))
        if not other and row[0] >= UPDATE_SLOT and (later or (cue and p < cut)) and not {candidate.i, candidate.j} & used:
            groups.join_near(candidate.i, candidate.j, found.scores, UPDATE_SLOT)
    out = []
    for members in groups.members():
        parts = sorted(sides(members, claims), key=lambda part: _when(part, claims, articles))
        out.append(
            Draft(
                rule="XC501",
                severity=BY_CODE["XC501"].severity,
                confidence=0.5,
                subject=subject_of(members, claims, entities),
                attribute=attribute_of(members, claims),
                groups=tuple((display(claims[p[0]]), normalised(claims[p[0]]), tuple(claims[k] for k in p)) for p in parts),
                why=Text(
                    "The later text gives a later state or a revision of the same figure.",
                    "较晚的文章给出了同一数值的后续或修订值。",
                ),
            )
        )
    return out


def _trivial(value: Value) -> bool:
    """This year, today: articles of one time share them without agreeing on anything."""
    return isinstance(value, When) and value.anchor == "published" and value.granularity in {"year", "week"}


def _when(part: Sequence[int], claims: Sequence[Claim], articles: Sequence[Article]) -> tuple[str, int]:
    days = [articles[claims[k].article].published for k in part]
    known = sorted(day.isoformat() for day in days if day is not None)
    return (known[0] if known else "9999", part[0])


def agreements(found: Alignment, claims: Sequence[Claim], used: set[int], entities: Mapping[str, Entity]) -> list[Draft]:
    """Slots on which two or more articles agree, by number of articles; what conflicts is left out."""
    groups = Groups()
    for (i, j), score in sorted(found.scores.items()):
        a, b = claims[i].value, claims[j].value
        if score < AGREES or claims[i].article == claims[j].article or {i, j} & used or a is None or b is None:
            continue
        if not _trivial(a) and related(a, b).relation in AGREE:
            groups.join(i, j)
    out = []
    for members in groups.members():
        parts = sides(members, claims)
        if len(parts) > 1:
            parts = [max(parts, key=lambda part: (len(part), -part[0]))]
        if len({claims[k].article for k in parts[0]}) < 2:
            continue
        best = max((found.scores.get((i, j), 0.0) for i in members for j in members if i < j), default=0.0)
        first = claims[parts[0][0]]
        out.append(
            Draft(
                rule=rule_of(first, set()),
                severity="note",
                confidence=round(best, 2),
                subject=subject_of(parts[0], claims, entities),
                attribute=attribute_of(parts[0], claims),
                groups=((display(first), normalised(first), tuple(claims[k] for k in parts[0])),),
                why=Text("All sources agree.", "各来源一致。"),
            )
        )
    return sorted(out, key=lambda d: (-len({c.article for c in d.groups[0][2]}), -d.confidence, d.attribute))


def look_alikes(found: Alignment, claims: Sequence[Claim], used: set[int]) -> tuple[tuple[float, NotCompared], ...]:
    """Pairs of different values whose clauses look alike, how much they do, and what kept each apart; the likeliest first."""
    kept: dict[tuple[int, ...], tuple[float, NotCompared]] = {}
    seen: dict[int, int] = defaultdict(int)
    ranked = sorted(found.candidates, key=lambda candidate: (-candidate.row[0], candidate.i, candidate.j))
    for candidate in ranked:
        i, j = candidate.i, candidate.j
        if candidate.row[0] < LOOKALIKE or {i, j} & used or seen[i] or seen[j]:
            continue
        seen[i] += 1
        seen[j] += 1
        features = {**dict(zip(NAMES, candidate.row, strict=True)), **found.features.get((i, j), {})}
        reason = next((text for name, text in _REASONS if features.get(name, 0.0) >= 1.0), _OTHER)
        kept[i, j] = (candidate.row[0], NotCompared((claims[i], claims[j]), reason))
        if len(kept) == SHOWN:
            break
    return tuple(sorted(kept.values(), key=lambda pair: -pair[0]))
