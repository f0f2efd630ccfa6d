import numpy as np
import pytest

from claims.cluster import candidates, cluster
from claims.embed import load
from claims.model import Cluster

TEXTS = [
    "工厂有三百名员工",
    "桥长四公里",
    "工厂共有员工三百二十人",
    "大桥全长四点一公里",
    "The museum opened in May",
    "the museum opened its doors in May",
]
ARTICLES = [0, 0, 1, 1, 2, 3]


def pairs_of(texts, articles, k=1):
    return candidates(load("hash").encode(texts), texts, articles, k=k)


def test_partners_of_other_articles_are_candidates():
    found = pairs_of(TEXTS, ARTICLES)
    assert {(0, 2), (1, 3), (4, 5)} <= set(found)
    assert found == sorted(found) and all(i < j for i, j in found)


def test_order_of_articles_does_not_matter():
    order = [3, 5, 0, 2, 4, 1]
    moved = pairs_of([TEXTS[i] for i in order], [ARTICLES[i] for i in order])
    assert sorted(tuple(sorted((order[i], order[j]))) for i, j in moved) == pairs_of(TEXTS, ARTICLES)


def test_small_k_leaves_far_pairs_out():
    texts = ["甲乙丙丁", "甲子丑辰", "甲乙丙丁戊", "甲子丑寅"]
    assert (0, 3) not in pairs_of(texts, [0, 0, 1, 1])
    assert (0, 3) in pairs_of(texts, [0, 0, 1, 1], k=2)


@pytest.mark.parametrize("texts", [[], ["一句"]])
def test_fewer_than_two_claims_make_no_pair(texts):
    assert candidates(np.zeros((len(texts), 4), dtype=np.float32), texts, [0] * len(texts)) == []


def test_average_linkage_cuts_a_chain():
    chain = [(0, 1, 0.9), (1, 2, 0.6), (2, 3, 0.9)]
    assert cluster(5, chain, 0.5) == (Cluster((0, 1)), Cluster((2, 3)))


def test_cluster_joins_what_is_close_on_average_and_ignores_singletons():
    pairs = [(0, 2, 0.9), (2, 4, 0.9), (4, 0, 0.8), (1, 3, 0.2)]
    assert cluster(6, pairs, 0.5) == (Cluster((0, 2, 4)),)
    assert cluster(6, reversed(pairs), 0.5) == cluster(6, pairs, 0.5)
    assert cluster(3, [], 0.5) == ()
