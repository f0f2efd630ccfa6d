"""The address of a shared store, and how it is shown: never with a password."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from claims.errors import MissingExtraError, StoreError

_HIDDEN = "postgresql://…"
_SECRET = ("password", "sslpassword", "scram_client_key", "scram_server_key")
_PATIENCE = {  # a server that went away is noticed within a minute, not after the two hours of the system
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "60000",
}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is. `shown` may stand in messages; `parameters` are what libpq wants and hold the password."""

    shown: str
    parameters: dict[str, str] = field(repr=False)
    secrets: tuple[str, ...] = field(repr=False)

    def scrubbed(self, text: str) -> str:
        """`text` without anything secret."""
        for secret in self.secrets:
            text = text.replace(secret, "***")
        return text


def read(url: str) -> Address:
    """The address in `url`. Raises `StoreError`, which quotes nothing of it, and `MissingExtraError`."""
    try:
        from psycopg import ProgrammingError
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as error:  # psycopg alone, without its binary and without libpq, fails likewise
        raise MissingExtraError("psycopg", "postgres") from error
    try:
        rest = urlsplit(url)
        # A password with @ / ? # in it is cut in the wrong place, and its pieces would show up as host or port.
        if "@" in rest.path + rest.query + rest.fragment or rest.netloc.count("@") > 1 or rest.fragment:
            raise ValueError
        given = {key: str(value) for key, value in conninfo_to_dict(url).items() if value is not None}
        if not all(port.isdigit() for port in given.get("port", "").split(",") if port):
            raise ValueError
    except (ValueError, ProgrammingError):
        reason = "the address cannot be read; in user and password @ is written %40, : %3A, / %2F, ? %3F, # %23, % %25"
        raise StoreError(_HIDDEN, reason) from None
    secrets = tuple(given[name] for name in _SECRET if given.get(name))
    shown = _shown(given)
    if any(secret in shown for secret in secrets):
        shown = _HIDDEN
    return Address(shown, {**_PATIENCE, "fallback_application_name": "crossclaim", **given}, secrets)


def _shown(given: dict[str, str]) -> str:
    user = f"{given['user']}@" if "user" in given else ""
    hosts = given.get("host", "").split(",")
    ports = given.get("port", "").split(",")
    pairs = zip(hosts, ports if len(ports) == len(hosts) else ports[:1] * len(hosts), strict=True)
    places = ",".join(f"{host}:{port}" if port else host for host, port in pairs)
    return f"postgresql://{user}{places}/{given.get('dbname', '')}"
