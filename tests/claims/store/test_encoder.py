"""An encoder with a store gives what matching sees of the encoder without it, and loads it only when it must."""

import numpy as np

from claims.embed import identity, load, normalise, quantize
from claims.embed.centre import background_means
from claims.store import SqliteStore, StoredEncoder

TEXTS = ["桥长多少米", "The bridge is how many metres long", "桥长多少米", ""]


def _fail():
    raise AssertionError("the model was loaded")


def test_the_second_run_loads_no_model_and_sees_the_same_rows(tmp_path):
    plain = load("hash")
    with SqliteStore(tmp_path / "s.db") as store:
        cold = StoredEncoder(store, "hash-1", lambda: plain)
        first, means = cold.encode(TEXTS), background_means(cold)
        warm = StoredEncoder(store, "hash-1", _fail)
        second, again = warm.encode(TEXTS), background_means(warm)
    assert cold.loaded and not warm.loaded
    assert first.tobytes() == second.tobytes()
    assert quantize(first).tobytes() == quantize(plain.encode(TEXTS)).tobytes()
    assert normalise(quantize(first)).tobytes() == normalise(quantize(plain.encode(TEXTS))).tobytes()
    expected = background_means(plain)
    assert means.keys() == again.keys() == expected.keys()
    assert all(np.array_equal(means[name], expected[name]) and np.array_equal(again[name], expected[name]) for name in means)


def test_only_new_texts_are_encoded(tmp_path):
    asked = []

    class Spy:
        name = version = "spy"
        dim = 256

        def encode(self, texts):
            asked.extend(texts)
            return load("hash").encode(texts)

    with SqliteStore(tmp_path / "s.db") as store:
        encoder = StoredEncoder(store, "spy", Spy)
        encoder.encode(["a", "b"])
        encoder.encode(["b", "c"])
        assert StoredEncoder(store, "another", Spy).encode(["a"]).shape == (1, 256)
    assert asked == ["a", "b", "c", "a"]


def test_the_identity_tells_encoders_apart_without_loading_one(tmp_path):
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "weights").write_bytes(b"1")
    first = identity(str(folder))
    (folder / "weights").write_bytes(b"22")
    assert len({identity("hash"), identity("e5"), identity("fast"), first, identity(str(folder))}) == 5
    assert identity("default") in {identity("e5"), identity("fast")}
