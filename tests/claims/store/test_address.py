"""Addresses are shown without what is secret in them, and one that cannot be read is not quoted at all."""

import pytest

from claims.errors import StoreError
from claims.store import on_server, open_store
from claims.store.address import read

pytest.importorskip("psycopg", reason="psycopg is not installed")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://u@h/db", "postgresql://u@h/db"),
        ("postgres://u:pw-word@h:5433/db", "postgresql://u@h:5433/db"),
        ("postgresql://u:p%40w%2Fx@h/db?sslmode=require", "postgresql://u@h/db"),
        ("postgresql://u@h/db?password=pw-word", "postgresql://u@h/db"),
        ("postgresql:///db?host=/run/postgresql", "postgresql:///run/postgresql/db"),
        ("postgresql://u:pw-word@h1:1,h2:2/db", "postgresql://u@h1:1,h2:2/db"),
        ("postgresql://news:news@h/news", "postgresql://…"),
    ],
)
def test_shown_without_password(url, shown):
    address = read(url)
    assert address.shown == shown
    assert "pw-word" not in repr(address)


def test_what_a_server_says_is_scrubbed():
    assert read("postgresql://u:pw-word@h/db").scrubbed("no pw-word here") == "no *** here"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:se@cret@h/db",
        "postgresql://u:se/cret@h/db",
        "postgresql://u:se?cret@h/db",
        "postgresql://u:se#cret@h/db",
        "postgresql://u:cret%@h/db",
        "postgresql://u:cret%zz@h/db",
        "postgresql://h:cret/db",
        "postgresql://u@h/db?cret=1",
        "postgresql://[cret/db",
    ],
)
def test_an_address_that_cannot_be_read_is_not_quoted(url):
    with pytest.raises(StoreError, match="%40") as caught:
        read(url)
    assert "cret" not in str(caught.value) and "\n" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_server_is_told_from_a_file():
    assert on_server("postgresql://h/db") and on_server("Postgres://h/db")
    assert not on_server("store.sqlite3") and not on_server("/x/postgresql/s.db") and not on_server(r"C:\x\s.db")
    for scheme in ("mysql", "postgresql+psycopg", "https"):
        with pytest.raises(StoreError, match="no kind of store") as caught:
            open_store(f"{scheme}://u:secret@h/db")
        assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "typed",
    ["postgresql:/bob:s3cr3t@h/db", " postgresql://bob:s3cr3t@h/db", "postgresql//bob:s3cr3t@h/db", "host=h password=s3cr3t"],
)
def test_an_address_with_a_slip_becomes_no_file(typed: str) -> None:
    with pytest.raises(StoreError, match="is no address") as caught:
        on_server(typed)
    assert "s3cr3t" not in str(caught.value)


@pytest.mark.parametrize("file", ["store.sqlite3", "./postgres.sqlite3", "/srv/postgresql/store.db", "C:\\postgres\\s.db"])
def test_a_file_may_be_called_after_a_server(file: str) -> None:
    assert not on_server(file)
