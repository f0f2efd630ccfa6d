"""The command as a process: start, decide, kill, check again; and what it says when it cannot start."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from urllib.parse import urlencode, urlsplit

import pytest

from checker.cli import run
from checker.review import serve
from checker.review.recheck import Watcher
from claims.errors import InputError, MissingExtraError, SettingsError
from tests.review import _room


class Visitor:
    """A person with a browser that keeps cookies and sends the origin."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.base = f"{parts.scheme}://{parts.netloc}"
        self._open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.get(f"/?{parts.query}")

    def get(self, path: str) -> str:
        with self._open.open(self.base + path, timeout=20) as answer:
            return answer.read().decode()

    def post(self, path: str, form: dict[str, str]) -> str:
        request = urllib.request.Request(self.base + path, urlencode(form).encode(), {"Origin": self.base})
        with self._open.open(request, timeout=20) as answer:
            return answer.geturl()


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    """`crossclaim review` on a copy of the demo: folder, process, address."""
    home = tmp_path_factory.mktemp("newsroom")
    shutil.copytree(_room.ROOT / "tests" / "demo", home / "demo")
    call = "import sys; from checker.cli import run; sys.exit(run(sys.argv[1:]))"
    arguments = ["review", "demo", "--no-open", "--by", "Lin", "--config", "encoder=hash"]
    environment = {**os.environ, "PYTHONPATH": str(_room.ROOT), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-c", call, *arguments]
    with (home / "stderr.txt").open("w") as told:
        process = subprocess.Popen(command, cwd=home, env=environment, stdout=subprocess.PIPE, stderr=told, text=True)
    line = process.stdout.readline().strip()
    yield home, process, line
    if process.poll() is None:
        process.kill()
    process.wait(timeout=20)
    process.stdout.close()


def test_it_prints_one_address_on_this_machine_with_a_token(started):
    home, _, line = started
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{32}", line), (line, (home / "stderr.txt").read_text())


def test_without_the_token_the_process_refuses(started):
    with pytest.raises(urllib.error.HTTPError, match="403") as refused:
        urllib.request.urlopen(urlsplit(started[2])._replace(query="").geturl(), timeout=20)
    refused.value.close()


def test_an_article_that_is_saved_is_checked_again_in_place(started):
    home, _, line = started
    visitor = Visitor(line)
    first = re.search(r'href="/c/(\w+)', visitor.get("/"))[1]
    seen = re.search(r'name="seen" value="(\w+)"', visitor.get(f"/c/{first}"))[1]
    visitor.post(f"/c/{first}", {"verdict": "keep:1", "seen": seen})
    article = home / "demo" / "fire" / "03-blog.md"
    article.write_text(article.read_text(encoding="utf-8").replace("18辆消防车", "81辆消防车"), encoding="utf-8")
    for _ in range(150):
        page = visitor.get("/?lang=en")
        if "new, " in page:
            break
        time.sleep(0.2)
    assert re.search(r"Checked again at [\d :-]+: [1-9]\d* new", page), (home / "stderr.txt").read_text()
    assert "81辆" in visitor.get("/?status=new")
    assert first in visitor.get("/?status=decided")


def test_kill_9_in_the_middle_loses_nothing_that_was_acknowledged(started, tmp_path):
    home, process, line = started
    visitor = Visitor(line)
    ids = re.findall(r'class="go" href="/c/(\w+)', visitor.get("/?lang=en"))
    acknowledged = []

    def decide():
        for id_ in ids:
            try:
                seen = re.search(r'name="seen" value="(\w+)"', visitor.get(f"/c/{id_}"))[1]
                visitor.post(f"/c/{id_}", {"verdict": "keep:1", "seen": seen})
            except OSError:
                return
            acknowledged.append(id_)

    editor = threading.Thread(target=decide)
    editor.start()
    for _ in range(2000):
        if len(acknowledged) >= 5:
            break
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=20)
    editor.join(timeout=30)
    assert 5 <= len(acknowledged) < len(ids)
    shutil.copytree(home / ".crossclaim", tmp_path / ".crossclaim")
    again = _room.desk(tmp_path)
    stored = again.book.decisions.read_text(encoding="utf-8")
    logged = {step.conflict for step in again.journal.page(0, 100)[0]}
    for id_ in acknowledged:
        assert f'"id": "{id_}"' in stored
        assert id_ in logged
    again.journal.close()


def test_without_the_extra_one_line_tells_how_to_install_it(monkeypatch, capsys):
    monkeypatch.setattr(serve, "find_spec", lambda name: None if name == "uvicorn" else object())
    with pytest.raises(MissingExtraError, match=re.escape("pip install 'crossclaim[review]'")):
        serve.need_extra()
    assert run(["review", "tests/demo", "--no-open"]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and "pip install 'crossclaim[review]'" in told


def test_a_port_that_is_taken_is_told_before_anything_is_read(capsys, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run(["review", str(tmp_path), "--no-open", "--port", str(port)]) == 2
    assert f"--port {port}: " in capsys.readouterr().err


WRONG = [
    ["--public-url", "review.example.org"],
    ["--public-url", "https://a/b"],
    ["--trusted-user-header", "X User"],
    ["--lang", "fr"],
]


@pytest.mark.parametrize("options", WRONG)
def test_wrong_options_are_one_line(options, capsys):
    assert run(["review", "tests/demo", "--no-open", *options]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and options[0] in told


def test_the_socket_is_on_this_machine_only():
    with serve.listen(0) as on:
        assert on.getsockname()[0] == "127.0.0.1"


def test_tokens_differ_and_a_given_one_must_be_long(monkeypatch):
    assert serve.new_token() != serve.new_token()
    monkeypatch.setenv(serve.TOKEN, "short")
    with pytest.raises(SettingsError, match="16"):
        serve.new_token()
    monkeypatch.setenv(serve.TOKEN, "s" * 16)
    assert serve.new_token() == "s" * 16


def test_the_app_is_light_until_it_is_made():
    heavy = ["starlette", "jinja2", "uvicorn", "multipart", "sqlite3.dbapi2"]
    code = f"import sys, checker.review.app, checker.review.serve, checker.cli; print([m for m in {heavy[:4]} if m in sys.modules])"
    environment = {**os.environ, "PYTHONPATH": str(_room.ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_change_is_checked_when_it_has_settled(desk):
    state, made = {"stamp": 1}, []

    def check():
        made.append(state["stamp"])
        return _room.demo()

    watcher = Watcher(desk, lambda: state["stamp"], check)
    assert watcher.look(1) == 1 and not made
    state["stamp"] = 2
    before = watcher.look(1)
    assert not made  # the file may still be written
    watcher.look(before)
    watcher.look(before)
    assert made == [2]
    assert desk.look().news.at


def test_an_article_that_cannot_be_read_leaves_the_old_report(desk):
    def check():
        raise InputError("a.txt", "is no text")

    states = iter([1, 2, 2])
    watcher = Watcher(desk, lambda: next(states), check)
    watcher.look(watcher.look(1))
    assert desk.failed == "a.txt: is no text"
    assert not desk.busy and desk.look().report.conflicts
