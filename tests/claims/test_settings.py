"""Settings go to workers as they are."""

import pickle
from datetime import date
from types import MappingProxyType

import pytest

from claims.settings import Settings


@pytest.mark.parametrize("aliases", [{"Harlow Ferries": ("HF",)}, MappingProxyType({"Harlow Ferries": ("HF",)}), {}])
def test_settings_survive_a_pickle(aliases):
    settings = Settings(aliases=aliases, as_of=date(2031, 5, 2), include=("*.md",))
    assert pickle.loads(pickle.dumps(settings)) == settings
    assert pickle.loads(pickle.dumps(Settings())) == Settings()
