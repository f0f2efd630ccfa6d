"""The key of code follows its files and nothing else."""

import sys

import pytest

from claims.store.code import code_key


@pytest.fixture
def package(tmp_path, monkeypatch):
    room = tmp_path / "invented_package"
    (room / "inner" / "__pycache__").mkdir(parents=True)
    (room / "__init__.py").write_text("")
    (room / "one.py").write_text("A = 1\n")
    (room / "inner" / "table.json").write_text("{}")
    monkeypatch.syspath_prepend(tmp_path)
    yield room
    code_key.cache_clear()
    sys.modules.pop("invented_package", None)


def _key(*names):
    code_key.cache_clear()
    return code_key(*names)


def test_it_follows_sources_and_data_but_no_compiled_files(package):
    before = _key("invented_package")
    (package / "inner" / "__pycache__" / "one.pyc").write_bytes(b"x")
    assert _key("invented_package") == before
    (package / "inner" / "table.json").write_text("[]")
    changed = _key("invented_package")
    (package / "one.py").write_text("A = 2\n")
    assert len({before, changed, _key("invented_package")}) == 3


def test_a_module_is_its_file_alone(package):
    before = _key("invented_package.one"), _key("invented_package.one", "invented_package.inner")
    (package / "inner" / "table.json").write_text("[]")
    assert _key("invented_package.one") == before[0]
    assert _key("invented_package.one", "invented_package.inner") != before[1]


def test_a_name_that_is_not_there_is_refused(package):
    with pytest.raises(ValueError, match="no package or module"):
        _key("invented_package.two")


def test_versions_of_what_the_code_leans_on_count(monkeypatch):
    from claims.store import code

    before = _key("claims.errors")
    monkeypatch.setattr(code, "_version", lambda package: "99")
    assert _key("claims.errors") != before
