import numpy as np

from claims import cluster as room
from claims.cluster import close_pairs, cluster
from claims.embed import load, quantize
from claims.model import Cluster

ROWS = quantize(load("hash").encode(["桥长四公里", "桥长约四公里", "the museum opened", "the museum has opened", "桥长四公里"]))


def test_close_pairs_are_found_inside_blocks_only_and_once():
    left, right, score = close_pairs(ROWS, [[4, 0, 1], [2, 3], [0, 1, 0]], 0.5)
    assert list(zip(left.tolist(), right.tolist(), strict=True)) == [(0, 1), (0, 4), (1, 4), (2, 3)]
    assert score[1] == 1.0 and (score >= 0.5).all()
    assert close_pairs(ROWS, [[0, 2], [1, 3]], 0.5)[0].tolist() == []
    assert close_pairs(ROWS[:0], [], 0.5)[2].tolist() == []


def test_close_pairs_do_not_depend_on_the_cut_into_blocks():
    whole = close_pairs(ROWS.astype(np.int8), [range(5)], 0.1)
    parts = close_pairs(ROWS, [[i, j] for i in range(5) for j in range(5) if i != j], 0.1)
    assert all(np.array_equal(a, b) for a, b in zip(whole, parts, strict=True))


def test_a_component_too_large_for_one_matrix_is_cut_at_a_higher_threshold(monkeypatch):
    chain = [(0, 1, 0.9), (1, 2, 0.51), (2, 3, 0.9), (0, 2, 0.5), (0, 3, 0.5), (1, 3, 0.5)]
    assert cluster(4, chain, 0.5) == (Cluster((0, 1, 2, 3)),)
    monkeypatch.setattr(room, "LARGEST", 3)
    monkeypatch.setattr(room, "_STEP", 0.1)
    assert cluster(4, [(*pair[:2], pair[2] - 0.01 * (pair[2] == 0.5)) for pair in chain], 0.5) == (Cluster((0, 1)), Cluster((2, 3)))


def test_average_linkage_cuts_a_chain():
    chain = [(0, 1, 0.9), (1, 2, 0.6), (2, 3, 0.9)]
    assert cluster(5, chain, 0.5) == (Cluster((0, 1)), Cluster((2, 3)))


def test_cluster_joins_what_is_close_on_average_and_ignores_singletons():
    pairs = [(0, 2, 0.9), (2, 4, 0.9), (4, 0, 0.8), (1, 3, 0.2)]
    assert cluster(6, pairs, 0.5) == (Cluster((0, 2, 4)),)
    assert cluster(6, reversed(pairs), 0.5) == cluster(6, pairs, 0.5)
    assert cluster(3, [], 0.5) == ()
