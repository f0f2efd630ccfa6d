"""Who is let in: token, host, origin, size, proxy; and what the answers allow a page to do."""

from __future__ import annotations

import re

import pytest

from checker.review.guard import HEADERS, Door
from checker.review.snapshot import version
from tests.review import _room

PAGES = ["/", "/articles", "/entities", "/timeline", "/facts", "/log", "/export", "/help", "/bulk", "/static/review.js", "/nowhere"]


def a_post(desk):
    finding = desk.look().report.conflicts[0]
    return f"/c/{finding.id}", {"verdict": "keep:1", "seen": version(finding)}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("token", ["", "wrong", _room.TOKEN[:-1]])
def test_without_the_token_nothing_is_shown(desk, path, token):
    answer = _room.client(desk, token=token).get(path)
    assert answer.status_code == 403
    assert "<main" not in answer.text


def test_the_token_in_the_address_becomes_a_cookie(desk):
    client = _room.client(desk, token="")
    answer = client.get(f"/?token={_room.TOKEN}")
    cookie = answer.headers["set-cookie"]
    assert answer.status_code == 200
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and "Path=/" in cookie
    assert _room.TOKEN not in answer.text
    assert client.get("/").status_code == 200


def test_a_wrong_token_in_the_address_sets_no_cookie(desk):
    answer = _room.client(desk, token="").get("/?token=wrong")
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:81", "localhost.evil.example:80", ""])
def test_another_host_is_refused(desk, host):
    assert _room.client(desk, host=host).get("/").status_code == 421
    assert "set-cookie" not in _room.client(desk, host=host, token="").get(f"/?token={_room.TOKEN}").headers


def test_localhost_is_the_same_host(desk):
    assert _room.client(desk, host="localhost:80").get("/").status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "https://127.0.0.1:80", "http://127.0.0.1:8080"])
def test_a_post_of_another_origin_changes_nothing(desk, origin):
    path, form = a_post(desk)
    answer = _room.client(desk, origin=origin).post(path, data=form)
    assert answer.status_code == 403
    assert desk.journal.last() == 0
    assert not desk.book.decisions.exists()


def test_the_same_post_of_our_own_origin_is_recorded(desk, client):
    path, form = a_post(desk)
    assert client.post(path, data=form).status_code == 303
    assert desk.journal.last() == 1


def test_what_the_browser_says_about_the_site_is_believed(desk, client):
    path, form = a_post(desk)
    assert client.post(path, data=form, headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_a_large_request_is_refused(desk, client):
    path, form = a_post(desk)
    assert client.post(path, data={**form, "note": "x" * 1_100_000}).status_code == 413
    assert client.post(path, content=iter([b"verdict=keep%3A1"])).status_code == 413  # chunked: does not say how long it is


def test_every_answer_forbids_foreign_and_inline_content(desk, client):
    for path in [*PAGES, "/c/nothing", "/static/none.js"]:
        answer = client.get(path)
        assert HEADERS.items() <= dict(answer.headers).items(), path
        assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|javascript:|<style", answer.text), path
    policy = HEADERS["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy


def test_pages_are_not_stored(client):
    assert client.get("/").headers["cache-control"] == "no-store"


def test_the_proxys_user_is_who_decides(desk):
    client = _room.client(desk, user_header="X-User", public="https://review.example.org", host="review.example.org", token="")
    client.headers["x-crossclaim-token"] = _room.TOKEN
    client.headers["origin"] = "https://review.example.org"
    assert client.get("/").status_code == 403  # no user
    client.headers.encoding = "utf-8"
    client.headers["x-user"] = "周明"
    path, form = a_post(desk)
    assert client.post(path, data=form).status_code == 303
    assert desk.look().report.conflicts[0].ruling.by == "周明"


def test_without_the_option_the_users_header_is_ignored(desk, client):
    path, form = a_post(desk)
    client.post(path, data=form, headers={"x-user": "mallory"})
    assert desk.look().report.conflicts[0].ruling.by == _room.USER


def test_tokens_with_odd_characters_are_compared():
    assert not Door("t" * 32, 80).fits("\udcff\u4e2d")


def test_an_error_of_ours_shows_no_traceback(desk, monkeypatch):
    from starlette.testclient import TestClient

    def broken():
        raise RuntimeError("secret detail")

    monkeypatch.setattr(desk, "look", broken)
    headers = {"host": "127.0.0.1:80"}
    client = TestClient(_room.app(desk), cookies={"crossclaim_80": _room.TOKEN}, headers=headers, raise_server_exceptions=False)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["content-security-policy"] == HEADERS["content-security-policy"]
