"""A device that is not there is one line."""

import sys
from types import SimpleNamespace

import pytest

from claims.embed import identity, sentence
from claims.errors import EncoderError


def test_a_device_that_is_not_there_is_one_line(tmp_path, monkeypatch):
    asked = []

    def model(name, *, device, local_files_only):
        asked.append(device)
        raise AssertionError("Torch not compiled with CUDA enabled\nmore")

    monkeypatch.setitem(sys.modules, "sentence_transformers", SimpleNamespace(SentenceTransformer=model))
    with pytest.raises(EncoderError, match=r"cannot load the encoder .*: Torch not compiled with CUDA enabled$"):
        sentence.open_model(str(tmp_path), "cuda")
    assert asked == ["cuda"]


def test_builds_of_one_version_are_one_identity(monkeypatch):
    """A store that was filled with a build for a card is found by one for the processor."""
    found = []
    for build in ("9.9.1+cu128", "9.9.1+cpu", "9.9.1", "9.9.2"):
        monkeypatch.setattr("claims.embed.version", lambda package, build=build: build)
        found.append(identity("e5"))
    assert found[0] == found[1] == found[2] != found[3]
