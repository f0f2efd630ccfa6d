"""The server: a socket on 127.0.0.1, the token, the browser."""

from __future__ import annotations

import os
import secrets
import socket
import webbrowser
from collections.abc import Callable
from importlib.util import find_spec

from checker.review.app import House, create_app
from checker.review.desk import Desk
from checker.review.guard import Door
from claims.errors import MissingExtraError, SettingsError

HOST = "127.0.0.1"
TOKEN = "CROSSCLAIM_REVIEW_TOKEN"
EXTRA = (("starlette", "starlette"), ("uvicorn", "uvicorn"), ("jinja2", "jinja2"), ("python_multipart", "python-multipart"))


def need_extra() -> None:
    """Raise MissingExtraError, with the line to install it, where a package of the extra is missing."""
    for module, package in EXTRA:
        if find_spec(module) is None:
            raise MissingExtraError(package, "review")


def new_token() -> str:
    """The secret of this run; a login proxy is given a fixed one through the environment. Raises SettingsError."""
    given = os.environ.get(TOKEN, "")
    if given and (len(given) < 16 or not given.isascii() or not given.isprintable()):
        raise SettingsError(f"{TOKEN} must be at least 16 printable ASCII characters")
    return given or secrets.token_urlsafe(24)


def listen(port: int) -> socket.socket:
    """A socket on 127.0.0.1; port 0 is any free one. Raises SettingsError where it is taken."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((HOST, port))
        made.listen(64)
    except (OSError, OverflowError) as error:
        made.close()
        raise SettingsError(f"--port {port}: {getattr(error, 'strerror', None) or error}") from None
    return made


def serve(
    desk: Desk,
    on: socket.socket,
    *,
    user: str,
    lang: str,
    public: str = "",
    user_header: str = "",
    open_browser: bool = True,
    say: Callable[[str], None],
) -> None:
    """Answer requests until interrupted. `say` is given the address with its token, once the socket takes connections."""
    import uvicorn

    port = on.getsockname()[1]
    door = Door(new_token(), port, public, user_header)
    app = create_app(House(desk, door, user, lang))
    address = f"{public.rstrip('/') or f'http://{HOST}:{port}'}/?token={door.token}"
    say(address)
    if open_browser:
        webbrowser.open(address)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,  # the address in it holds the token
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        http="h11",
        limit_concurrency=200,
        timeout_graceful_shutdown=5,
    )
    try:
        uvicorn.Server(config).run(sockets=[on])
    except KeyboardInterrupt:  # the usual end
        return
