"""Agreements, updates, look-alikes and clusters from scores made by hand."""

from __future__ import annotations

from checker.align import Alignment
from checker.candidates import NAMES, Candidate, related
from checker.overview import agreements, clusters_of, look_alikes, updates
from claims.extract import Extraction
from tests.checker._claims import read


def aligned(found: Extraction, score: float, p: float, apart: float = 1.0, **row: float) -> Alignment:
    """The first two claims as a candidate."""
    a, b = found.claims[0].value, found.claims[1].value
    assert a is not None and b is not None
    values = tuple({"slot": score, **row}.get(name, 0.0) for name in NAMES)
    return Alignment({(0, 1): score}, {(0, 1): {"subject_apart": apart}}, (Candidate(0, 1, related(a, b), values),), (p,))


SAME = read("东港停靠了41艘货船。", "东港停靠了四十一艘货船。")
APART = read("东港停靠了41艘货船。", "西港停靠了48艘货船。")


def test_agreement_of_two_articles() -> None:
    made = agreements(Alignment({(0, 1): 0.9}, {}, (), ()), SAME.claims, set(), {})
    assert [(draft.rule, len(draft.groups), len(draft.groups[0][2])) for draft in made] == [("XC201", 1, 2)]
    assert agreements(Alignment({(0, 1): 0.3}, {}, (), ()), SAME.claims, set(), {}) == []
    assert agreements(Alignment({(0, 1): 0.9}, {}, (), ()), SAME.claims, {0}, {}) == []
    assert agreements(Alignment({(0, 1): 0.9}, {}, (), ()), APART.claims, set(), {}) == []


def test_update_needs_a_cue_and_time() -> None:
    moved = aligned(APART, 0.7, 0.1, apart=0.0, update_cue=0.5, published_apart=0.3)
    made = updates(moved, APART.claims, APART.articles, set(), {})
    assert [draft.rule for draft in made] == ["XC501"]
    for other in (
        aligned(APART, 0.7, 0.1, apart=0.0, published_apart=0.3),
        aligned(APART, 0.7, 0.1, apart=0.0, update_cue=0.5),
        aligned(APART, 0.7, 0.9, apart=0.0, update_cue=0.5, published_apart=0.3),
        aligned(APART, 0.3, 0.1, apart=0.0, update_cue=0.5, published_apart=0.3),
        aligned(APART, 0.7, 0.1, update_cue=0.5, published_apart=0.3),  # of another subject
    ):
        assert updates(other, APART.claims, APART.articles, set(), {}) == []


def test_look_alikes_name_their_reason() -> None:
    made = look_alikes(aligned(APART, 0.5, 0.1), APART.claims, set())
    assert [item.reason.en for _, item in made] == ["different subjects"]
    assert look_alikes(aligned(APART, 0.1, 0.1), APART.claims, set()) == ()
    assert look_alikes(aligned(APART, 0.5, 0.9), APART.claims, {0, 1}) == ()  # flagged


def test_clusters() -> None:
    assert clusters_of(Alignment({(0, 2): 0.9, (1, 3): 0.1}, {}, (), ()), 4)[0::2] == (0, 0)
    assert clusters_of(Alignment({}, {}, (), ()), 0) == ()
