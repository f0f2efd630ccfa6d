"""The web application: routes, languages, cookies and templates around the plain functions of `pages` and `steps`."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.review import downloads, keys, pages, show, steps
from checker.review.ask import Answer, Ask, File, Go, Page, problem
from checker.review.desk import Desk
from checker.review.guard import HEADERS, Door
from checker.review.text import visible
from checker.review.words import LANGS, choose, say

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

HERE = Path(__file__).parent
Handler = Callable[[Ask], Answer]
_ROUTES: tuple[tuple[str, str, Handler], ...] = (
    ("GET", "/", pages.queue),
    ("GET", "/c/{id}", pages.conflict),
    ("POST", "/c/{id}", steps.decide),
    ("GET", "/c/{id}/skip", steps.skip),
    ("GET", "/c/{id}/fact", steps.fact),
    ("POST", "/c/{id}/fact", steps.promote),
    ("POST", "/undo", steps.undo),
    ("GET", "/bulk", steps.bulk),
    ("POST", "/bulk", steps.bulk_confirm),
    ("GET", "/articles", pages.articles),
    ("GET", "/article", pages.article),
    ("GET", "/timeline", pages.timeline),
    ("GET", "/entities", pages.entities),
    ("GET", "/entity", pages.entity),
    ("GET", "/facts", pages.facts),
    ("GET", "/log", pages.log),
    ("GET", "/export", downloads.export),
    ("GET", "/export/decisions.jsonl", downloads.decisions),
    ("GET", "/export/todo.md", downloads.tasks),
    ("GET", "/export/decisions.csv", downloads.table),
    ("GET", "/help", pages.help_page),
    ("POST", "/keys", steps.save_keys),
)
MEDIA = {"review.css": "text/css", "review.js": "text/javascript", "review.svg": "image/svg+xml"}
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class House:
    """One server: its desk, its door, who works at it where no proxy says so, and the language of the corpus."""

    desk: Desk
    door: Door
    user: str
    lang: str = "zh"
    templates: Environment = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "templates", _environment())


def create_app(house: House) -> Starlette:
    """The ASGI application."""
    from starlette.applications import Starlette
    from starlette.routing import Route

    routes = [Route(path, _endpoint(house, handler), methods=[method]) for method, path, handler in _ROUTES]
    routes += [Route(path, _static(house), methods=["GET"]) for path in ("/static/{name}", "/favicon.ico")]
    return Starlette(routes=routes, exception_handlers={404: _missing(house), 405: _missing(house), Exception: _broken(house)})


def _endpoint(house: House, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        from starlette.concurrency import run_in_threadpool

        refusal = _refusal(house, request)
        if refusal is not None:
            return refusal
        form: dict[str, str] = {}
        if request.method == "POST":
            async with request.form(max_files=0, max_fields=200) as sent:
                form = {name: value for name, value in sent.items() if isinstance(value, str)}
        return await run_in_threadpool(lambda: _answer(house, handler, request, form))

    return endpoint


def _refusal(house: House, request: Request) -> Response | None:
    """The answer to who may not come in; also the one to who comes with the token in the address."""
    from starlette.responses import HTMLResponse

    door, lang = house.door, _lang(house, request)
    token = request.query_params.get("token")
    if token is not None and request.method == "GET" and door.entry(request.headers.get("host", ""), token):
        # a page that moves on, not a redirect: a cookie that is SameSite=Strict would not come along from another site's link
        text = '<!doctype html><title>crossclaim</title><meta http-equiv="refresh" content="0;url=/"><p><a href="/">crossclaim</a>'
        welcome = HTMLResponse(text, headers={**HEADERS, "cache-control": "no-store"})
        secure = door.public.startswith("https:")
        welcome.set_cookie(door.cookie, door.token, httponly=True, samesite="strict", path="/", secure=secure)
        return welcome
    status, why = door.refuses(request.method, request.headers, request.cookies)
    if not status:
        return None
    return _plain(lang, why, status)


def _plain(lang: str, key: str, status: int) -> Response:
    """A page without anything around it."""
    from starlette.responses import HTMLResponse

    page = f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>crossclaim</title><p>{say(lang, key)}</p>'
    return HTMLResponse(page, status, headers={**HEADERS, "cache-control": "no-store"})


def _lang(house: House, request: Request) -> str:
    wish, remembered = request.query_params.get("lang", ""), request.cookies.get("crossclaim_lang", "")
    return choose(wish, remembered, request.headers.get("accept-language", ""), house.lang)


def _answer(house: House, handler: Handler, request: Request, form: Mapping[str, str]) -> Response:
    from starlette.responses import HTMLResponse, RedirectResponse
    from starlette.responses import Response as Plain

    user = house.user
    if house.door.user_header:
        user = _name(request.headers.get(house.door.user_header, ""))
    own_keys = keys.stored(house.desk.journal.preferences(user))
    query = {name: value for name, value in request.query_params.items() if name not in {"lang", "token"}}
    ask = Ask(house.desk, request.path_params, query, form, user, _lang(house, request), own_keys)
    answer = handler(ask)
    headers = {**HEADERS, "cache-control": "no-store"}
    response: Response
    if isinstance(answer, Go):
        response = RedirectResponse(answer.where, 303, headers=headers)
    elif isinstance(answer, File):
        disposition = {"content-disposition": f'attachment; filename="{answer.name}"'}
        response = Plain(answer.text, media_type=f"{answer.media}; charset=utf-8", headers={**headers, **disposition})
    else:
        response = HTMLResponse(_draw(house, ask, answer, request.url.path), answer.status, headers=headers)
    if request.query_params.get("lang") in LANGS:
        response.set_cookie("crossclaim_lang", ask.lang, max_age=_YEAR, httponly=True, samesite="strict", path="/")
    return response


def _name(header: str) -> str:
    """A user's name from a header, which is read as Latin-1 although proxies send UTF-8."""
    return visible(header.encode("latin-1", "replace").decode("utf-8", "replace")).strip()[:100]


def _draw(house: House, ask: Ask, page: Page, here: str) -> str:
    desk = house.desk
    snapshot = desk.look()
    common = {
        "ask": ask,
        "lang": ask.lang,
        "say": ask.say,
        "here": here,
        "keys": ask.keys,
        "flash": show.flash(ask),
        "undoable": desk.journal.undoable(ask.user),
        "news": snapshot.news,
        "desk": desk,
        "assets": assets(),
        "done_of_all": show.progress(snapshot),
        **show.helpers(ask),
    }
    return house.templates.get_template(page.template).render({**common, **page.data})


def _missing(house: House) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def missing(request: Request, error: Exception) -> Response:
        refusal = _refusal(house, request)
        return refusal or _answer(house, lambda ask: problem(ask, "unknown page"), request, {})

    return missing


def _broken(house: House) -> Callable[[Request, Exception], Awaitable[Response]]:
    """An error of ours: the traceback goes to the terminal, not to the page."""

    async def broken(request: Request, error: Exception) -> Response:
        return _plain(_lang(house, request), "broken", 500)

    return broken


def _static(house: House) -> Callable[[Request], Awaitable[Response]]:
    async def static(request: Request) -> Response:
        from starlette.responses import Response as Plain

        refusal = _refusal(house, request)
        if refusal is not None:
            return refusal
        name = request.path_params.get("name", "review.svg")  # browsers ask for /favicon.ico by themselves
        found = assets().get(name)
        if found is None:
            return Plain("", 404, headers=HEADERS)
        media = MEDIA[name]
        headers = {**HEADERS, "cache-control": "private, max-age=31536000, immutable"}
        return Plain(found.text, media_type=f"{media}; charset=utf-8", headers=headers)

    return static


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages load; `url` changes with its content."""

    url: str
    text: str


@cache
def assets() -> Mapping[str, Asset]:
    """The style sheet and the script, by name."""
    made = {}
    for name in MEDIA:
        text = (HERE / "static" / name).read_text(encoding="utf-8")
        made[name] = Asset(f"/static/{name}?{hashlib.sha256(text.encode()).hexdigest()[:8]}", text)
    return made


@cache
def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: visible(value) if type(value) is str else value,  # on whatever road text reaches a page
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(show.filters())
    return made
