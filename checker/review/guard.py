"""Who may talk to the server: the token of this run, the right host, and for every change the right origin.

A page of another site can make a browser send requests to 127.0.0.1; none of them carries the cookie (SameSite=Strict), names
this origin, or, after DNS rebinding, this host. Article text cannot run: no inline script or style is allowed, nothing is
loaded from elsewhere.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

HEADER = "x-crossclaim-token"
LARGEST = 1_000_000  # bytes of a request
HEADERS: dict[str, str] = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # the stricter no-referrer would make browsers send `Origin: null` with our own forms
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


@dataclass(frozen=True, slots=True)
class Door:
    """What the server lets in. `port` is the one it listens on; `public` the address of a login proxy in front of it.

    `user_header` names the header in which that proxy puts the user, empty for none.
    """

    token: str
    port: int
    public: str = ""
    user_header: str = ""
    hosts: frozenset[str] = field(init=False)
    origins: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        local = {f"127.0.0.1:{self.port}", f"localhost:{self.port}"}
        outside = urlsplit(self.public)
        object.__setattr__(self, "hosts", frozenset(local | ({outside.netloc.lower()} if self.public else set())))
        origins = {f"http://{host}" for host in local}
        if self.public:
            origins.add(f"{outside.scheme}://{outside.netloc}".lower())
        object.__setattr__(self, "origins", frozenset(origins))

    @property
    def cookie(self) -> str:
        """The cookie's name; cookies are shared by all ports of a host, so it names the port."""
        return f"crossclaim_{self.port}"

    def refuses(self, method: str, headers: Mapping[str, str], cookies: Mapping[str, str]) -> tuple[int, str]:
        """(0, "") where the request may pass, else a status and the key of the words that say why.

        The token is good in the cookie or, from a proxy, in the header; see `entry` for the one in the address.
        """
        if headers.get("host", "").lower() not in self.hosts:
            return 421, "wrong host"
        if method not in {"GET", "HEAD"} and self._is_foreign(headers):
            return 403, "foreign"
        if not (self.fits(cookies.get(self.cookie, "")) or self.fits(headers.get(HEADER, ""))):
            return 403, "no token"
        if self.user_header and not headers.get(self.user_header.lower(), "").strip():
            return 403, "no user"
        return (413, "too large") if _is_large(headers) else (0, "")

    def _is_foreign(self, headers: Mapping[str, str]) -> bool:
        other = headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}
        return other or headers.get("origin", "").lower() not in self.origins

    def entry(self, host: str, token: str) -> bool:
        """True where the address carries the token of this run."""
        return host.lower() in self.hosts and self.fits(token)

    def fits(self, token: str) -> bool:
        """True for the token of this run; takes equally long for every wrong one."""
        return hmac.compare_digest(token.encode("utf-8", "replace"), self.token.encode())


def _is_large(headers: Mapping[str, str]) -> bool:
    """True for a body over the limit, or one that does not say how long it is."""
    length = headers.get("content-length", "0")
    return "transfer-encoding" in headers or not length.isdecimal() or len(length) > 9 or int(length) > LARGEST
