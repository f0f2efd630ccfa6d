"""A PostgreSQL server of our own for the tests of the shared store, where its programs are installed."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

SECRET = "s3cr3t-w0rd"


def _programs():
    """The folder with initdb and postgres, None where they are not installed."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()), None)


@dataclass
class Server:
    programs: Path
    folder: Path
    port: int
    rights: dict  # the server refuses to run as root
    process: subprocess.Popen | None = None

    def url(self, database="postgres", user="editor", password=SECRET):
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def create(self):
        word = self.folder / "word"
        word.write_text(SECRET)
        if self.rights:
            shutil.chown(word, self.rights["user"], self.rights["group"])
        options = ["-U", "editor", "-A", "scram-sha-256", f"--pwfile={word}", "-N", "--locale=C", "-E", "UTF8"]
        command = [self.programs / "initdb", "-D", self.folder / "data", *options]
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder, **self.rights)

    def start(self):
        options = [f"-p{self.port}", f"-k{self.folder}", "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]
        command = [self.programs / "postgres", "-D", self.folder / "data", *options]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder, **self.rights)
        import psycopg

        for _ in range(300):
            try:
                psycopg.connect(self.url()).close()
                return
            except psycopg.OperationalError:
                time.sleep(0.1)
        raise RuntimeError((self.folder / "log").read_text())

    def stop(self, how):
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(30)
            self.process = None


def _rights():
    """The user that the server runs as: whoever we are, but not root."""
    if os.getuid() != 0:
        return {}
    import pwd

    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="session")
def server():
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    programs = _programs()
    if programs is None or not hasattr(os, "getuid"):
        pytest.skip("PostgreSQL's initdb and postgres are not installed")
    rights = _rights()
    # Short and open to everybody: the path of a socket has 107 bytes, and another user must get in.
    with tempfile.TemporaryDirectory(prefix="xc-pg-", dir="/tmp", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if rights:
            shutil.chown(folder, rights["user"], rights["group"])
        made = Server(programs, folder, _free_port(), rights)
        made.create()
        made.start()
        yield made
        made.stop(signal.SIGQUIT)  # what it holds is thrown away


@pytest.fixture
def url(server):
    """The address of a database in which there is no store yet."""
    import psycopg

    with psycopg.connect(server.url(), autocommit=True) as db:
        db.execute("DROP SCHEMA IF EXISTS crossclaim CASCADE")
    return server.url()
