"""Work that tests hand to runners; workers import it by its name."""

import os
import signal
import time
from pathlib import Path

from claims.errors import InputError


def square(n):
    return n * n


def pid(n):
    return n, os.getpid()


def add(base, n):
    return base + n


def told(key, items):
    return key, sum(items), tuple(items)


def fail_at(bad, n):
    if n == bad:
        raise InputError("a.txt", f"no text in {n}")
    return n


class Odd(Exception):
    """An error whose arguments are not those of its class, and which holds what no pickle takes."""

    def __init__(self, a, b):
        super().__init__(f"{a} and {b}")
        self.held = lambda: None


def odd(n):
    raise Odd(n, n)


def die_once(folder, bad, n):
    """`n` squared; whoever comes to `bad` first is killed there."""
    mark = Path(folder) / "died"
    if n == bad and not mark.exists():
        mark.write_text(str(os.getpid()))
        os.kill(os.getpid(), signal.SIGKILL)
    return n * n


def slow(folder, seconds, n):
    """`n` squared after a while; leaves a file when it begins."""
    (Path(folder) / f"began-{n}").write_text(str(os.getpid()))
    time.sleep(seconds)
    return n * n
