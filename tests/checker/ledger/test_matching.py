"""Which entry belongs to which conflict."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest

from checker.identity import anchor, conflict_id
from checker.ledger.matching import match
from checker.ledger.records import Anchor, Known
from checker.ledger.similar import ALIKE, AnchorIndex, bigrams, digits, similarity


def entry(*said: tuple[str, str, str], rule: str = "XC201") -> Known:
    """(quote, article, value) of each claim."""
    anchors = tuple(sorted((Anchor(anchor(q), doc, values=(v,)) for q, doc, v in said), key=lambda a: (a.anchor, a.doc)))
    return Known(conflict_id(rule, [q for q, _, _ in said]), rule, tuple(sorted({v for *_, v in said})), anchors)


A = ("实验室目前共有37名研究人员", "a.txt", "37")
B = ("团队现有41名全职研究人员", "b.txt", "41")
C = ("这支团队如今有45名研究人员", "c.txt", "45")
BASE = entry(A, B)


def test_the_same_conflict_holds() -> None:
    hit = match([BASE], [BASE])[0]
    assert (hit.entry, hit.holds, hit.how) == (0, True, "id")


def test_the_same_clauses_in_other_articles_hold() -> None:
    moved = entry((A[0], "z.txt", "37"), (B[0], "y.txt", "41"))
    assert match([moved], [BASE])[0].holds


def test_a_witness_less_holds_by_its_clauses() -> None:
    hit = match([BASE], [entry(A, B, C)])[0]
    assert (hit.holds, hit.how) == (True, "clauses")


def test_alike_clauses_with_the_same_values_hold() -> None:
    edited = entry(("实验室现在共有37名研究人员", "a.txt", "37"), B)
    hit = match([edited], [BASE])[0]
    assert (hit.holds, hit.how) == (True, "alike")


def test_clauses_that_are_less_alike_do_not_hold() -> None:
    other = entry(("该实验室现在共有37名科研人员", "a.txt", "37"), B)
    assert 0.5 < similarity(bigrams(other.anchors[1].anchor), bigrams(BASE.anchors[1].anchor)) < 0.7
    assert not match([other], [BASE])[0].holds


def test_an_article_more_with_the_same_clause_is_a_change() -> None:
    hit = match([entry(A, B, (A[0], "copy.txt", "37"))], [BASE])[0]
    assert (hit.holds, hit.how) == (False, "id")


def test_a_value_more_is_a_change() -> None:
    assert not match([entry(A, B, C)], [BASE])[0].holds


def test_both_holds_while_the_set_of_values_stays() -> None:
    both = frozenset({0})
    copy = entry(A, B, ("据悉,研究人员一共是37名", "d.txt", "37"))
    assert match([copy], [BASE], same_values=both)[0].holds
    assert not match([copy], [BASE])[0].holds
    assert not match([entry(A, B, C)], [BASE], same_values=both)[0].holds
    elsewhere = entry(A, ("完全不同的另一句话里有41名工人", "e.txt", "41"))
    assert not match([elsewhere], [BASE], same_values=both)[0].holds


@pytest.mark.parametrize("changed", ["实验室目前共有38名研究人员", "实验室目前共有137名研究人员", "实验室目前共有73名研究人员"])
def test_a_changed_value_never_holds(changed: str) -> None:
    value = changed[changed.index("有") + 1 : changed.index("名")]
    assert not match([entry((changed, "a.txt", value), B)], [BASE])[0].holds


def test_a_changed_figure_that_no_value_was_read_from_never_holds() -> None:
    one = entry(("2029年的3号实验室目前共有37名研究人员", "a.txt", "37"), B)
    two = entry(("2030年的3号实验室目前共有37名研究人员", "a.txt", "37"), B)
    assert not match([one], [two])[0].holds


def test_values_that_changed_places_do_not_hold() -> None:
    """A now says what B said and the other way round: both clauses are new."""
    one = entry((A[0].replace("37", "41"), "a.txt", "41"), (B[0].replace("41", "37"), "b.txt", "37"))
    assert match([one], [BASE]) == {}


def test_another_rule_never_holds_but_shows_what_was_decided_within_its_family() -> None:
    slip = replace(BASE, rule="XC214", id="0" * 12)
    assert not match([slip], [BASE])[0].holds
    assert match([replace(BASE, rule="XC101", id="0" * 12)], [BASE]) == {}


def test_nothing_in_common_is_no_match() -> None:
    assert match([entry(C, ("别的单位有52名职员", "d.txt", "52"))], [BASE]) == {}
    assert match([], [BASE]) == {}
    assert match([BASE], []) == {}


def test_two_findings_over_the_same_clauses_are_told_apart_by_their_values() -> None:
    first = BASE
    second = replace(BASE, id="f" * 12, values=("5", "6"))
    assert match([first, second], [first])[0].holds
    assert 1 not in match([first, second], [first])
    assert match([second], [first]) == {}
    swapped = [replace(second, id=first.id), replace(first, id=second.id)]  # the numbering of the two changed
    hits = match(swapped, [first, second])
    assert (hits[0].entry, hits[0].holds, hits[1].entry, hits[1].holds) == (1, True, 0, True)


def test_a_conflict_takes_the_entry_that_covers_it() -> None:
    wide, narrow = entry(A, B, C), entry(A, B)
    assert match([narrow], [wide, narrow])[0].entry == 1
    assert match([entry(A, C)], [narrow, wide])[0].entry == 1


def test_an_entry_that_does_not_hold_belongs_to_one_conflict() -> None:
    one = entry(A, C)
    two = entry(B, ("另有报道说共46名研究人员", "d.txt", "46"))
    hits = match([one, two], [BASE])
    assert len(hits) == 1
    assert match([two, one], [BASE])[1 - min(hits)] == hits[min(hits)]


def test_a_conflict_that_split_is_covered_in_both_parts() -> None:
    d = ("报告写明研究人员为39名", "d.txt", "39")
    assert [match([entry(A, B), entry(C, d)], [entry(A, B, C, d)])[n].holds for n in (0, 1)] == [True, True]


def test_similarity() -> None:
    assert similarity(bigrams("abcd"), bigrams("abcd")) == 1
    assert similarity(bigrams("abcd"), bigrams("wxyz")) == 0
    assert similarity(bigrams("aaaa"), bigrams("aa")) == pytest.approx(0.5)
    assert similarity(bigrams(""), bigrams("")) == 0
    assert digits("2021年3月,共12.5公里") == ("2021", "3", "12", "5")


def _many(count: int, seed: int) -> list[Known]:
    """Invented conflicts of three claims; few values, so that these alone tell little apart."""
    rng = random.Random(seed)
    words = [chr(0x4E00 + n) + chr(0x4E00 + n + 7) for n in range(400)]
    made = []
    for n in range(count):
        said = []
        for side in range(3):
            value = str(rng.randrange(2, 12))
            text = "".join(rng.choice(words) for _ in range(9)) + f"共{value}名" + "".join(rng.choice(words) for _ in range(3))
            said.append((text, f"{n % 900}-{side}.txt", value))
        made.append(entry(*said))
    return made


def test_five_thousand_entries_against_as_many_edited_conflicts_in_two_seconds() -> None:
    entries = _many(5000, 1)
    edited = []
    for n, one in enumerate(entries):
        anchors = tuple(replace(a, anchor="另" + a.anchor[1:]) if n % 2 else a for a in one.anchors)
        edited.append(replace(one, id=f"{n:012x}" if n % 2 else one.id, anchors=anchors))
    start = time.process_time()
    hits = match(edited, entries)
    assert time.process_time() - start < 5  # 1.5 s where nothing else runs
    assert [hits[n].entry for n in range(5000)] == list(range(5000))
    assert all(hits[n].holds for n in range(5000))


def test_thousands_of_conflicts_with_one_clause_in_common_stay_fast() -> None:
    shared = ("共有2名", "s.txt", "2")
    entries = [entry(shared, (f"第{n}号报告写的是{n}名", f"{n}.txt", f"{n}")) for n in range(3, 3003)]
    shown = [replace(one, id=one.id[::-1]) for one in entries[::-1]]
    start = time.process_time()
    hits = match(shown, entries)
    assert time.process_time() - start < 3
    assert all(hits[n].entry == 2999 - n and hits[n].holds for n in range(3000))
    alone = [replace(one, id=one.id[::-1], anchors=one.anchors[:1], values=("2",)) for one in entries[:40]]
    assert all(hit.holds for hit in match([e for e in alone if e.anchors[0].anchor == anchor(shared[0])], entries).values())


def test_the_order_of_conflicts_and_entries_changes_nothing() -> None:
    entries = _many(60, 2)
    conflicts = [*_many(20, 2)[:20], *(replace(e, id=e.id[::-1], anchors=e.anchors[:2]) for e in entries[20:50])]
    rng = random.Random(3)

    def pairs(own: list[Known], stored: list[Known]) -> set[tuple[str, str, bool]]:
        return {(own[n].id, stored[hit.entry].id, hit.holds) for n, hit in match(own, stored).items()}

    expected = pairs(conflicts, entries)
    assert len(expected) == 50
    for _ in range(3):
        rng.shuffle(entries)
        rng.shuffle(conflicts)
        assert pairs(conflicts, entries) == expected


def test_the_index_finds_what_comparing_all_with_all_finds() -> None:
    rng = random.Random(5)
    texts = ["".join(rng.choice("abcdefg") for _ in range(rng.randrange(14))) for _ in range(300)]
    index = AnchorIndex([(n, Anchor(text)) for n, text in enumerate(texts)])
    found = 0
    for text in texts:
        at = rng.randrange(len(text) + 1)
        asked = text[:at] + rng.choice("abxyz") + text[at + 1 :]
        want = [n for n, other in enumerate(texts) if similarity(bigrams(asked), bigrams(other)) >= ALIKE]
        assert [n for n, _ in index.alike(Anchor(asked))] == want
        found += len(want)
    assert found > 150
