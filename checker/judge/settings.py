"""What a judged run needs to know, checked before anything is read. The key comes from the environment and is never shown."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claims.errors import MissingExtraError, SettingsError

if TYPE_CHECKING:
    from checker._options import Options
    from checker.config.model import JudgePart

USES = ("adjudicate", "extract")
KEYS = ("CROSSCLAIM_JUDGE_KEY", "OPENAI_API_KEY")


@dataclass(frozen=True, slots=True)
class Price:
    """Money for a million tokens read and written."""

    input: float
    output: float
    currency: str

    def of(self, read: int, written: int) -> float:
        """Money for so many tokens."""
        return (read * self.input + written * self.output) / 1_000_000


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that a run may cost: money where `tokens` is None, else tokens read and written."""

    money: float = 0.0
    tokens: int | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """A judged run. `replay` answers from a file alone; `record` is written whatever answers."""

    url: str = ""
    model: str = ""
    uses: tuple[str, ...] = ("adjudicate",)
    key: str = field(default="", repr=False)
    concurrency: int = 4
    timeout: float = 120.0
    retries: int = 4
    request_tokens: int = 5_500
    answer_tokens: int = 4_000
    price: Price | None = None
    budget: Budget | None = None
    record: Path | None = None
    replay: Path | None = None
    dry_run: bool = False
    cache: Path | None = None
    wait: float = 1.0  # seconds before the first repetition


def settle(part: JudgePart, options: Options, environment: Mapping[str, str] | None = None) -> Settings | None:
    """The settings of a run, None where no judge is asked for. Raises SettingsError, MissingExtraError."""
    replay = _file(options.judge_replay)
    if replay is not None and not replay.is_file():
        raise SettingsError(f"--judge-replay: {replay}: no such file")
    if part.kind == "off" and replay is None:
        for name in ("judge_record", "judge_dry_run"):
            if getattr(options, name):
                raise SettingsError(f"--{name.replace('_', '-')}: no judge is asked for; add --judge openai")
        return None
    record = _file(options.judge_record)
    if record is not None and (record.is_dir() or (record.parent.exists() and not record.parent.is_dir())):
        raise SettingsError(f"--judge-record: {record}: is no file that can be written")
    _check(part, online=replay is None and not options.judge_dry_run)
    price = next((Price(p.input, p.output, part.currency) for p in part.prices if p.model in {part.model, "*"}), None)
    found = os.environ if environment is None else environment
    return Settings(
        url=part.url,
        model=part.model,
        uses=tuple(use for use in USES if use in part.use),
        key=next((found[name] for name in KEYS if found.get(name)), ""),
        concurrency=part.concurrency,
        timeout=part.timeout,
        retries=part.retries,
        request_tokens=part.request_tokens,
        answer_tokens=part.answer_tokens,
        price=price,
        budget=_budget(part.budget, price) if part.budget else None,
        record=record,
        replay=replay,
        dry_run=options.judge_dry_run,
        cache=None if options.no_cache else _cache(options.cache_dir),
        wait=part.wait,
    )


def _check(part: JudgePart, *, online: bool) -> None:
    for name, value in (("--judge-url", part.url), ("--judge-model", part.model)):
        if online and not value:
            raise SettingsError(f"{name} is missing: --judge openai needs --judge-url and --judge-model")
    parts = urlsplit(part.url)
    if part.url and (parts.scheme not in {"http", "https"} or not parts.hostname):
        raise SettingsError(f"--judge-url: {_safe(part.url)!r} is no address (http://localhost:11434/v1)")
    if "@" in parts.netloc or re.search(r"(?:key|token)=", parts.query, re.IGNORECASE):
        raise SettingsError(f"--judge-url: a key does not belong in the address; set {KEYS[0]}")
    if online:
        _needs_client()


def _safe(url: str) -> str:
    return re.sub(r"//[^/@]*@", "//…@", url)[:200]


def _needs_client() -> None:
    from importlib.util import find_spec

    if find_spec("openai") is None:
        raise MissingExtraError("openai", "llm")


def _budget(text: str, price: Price | None) -> Budget:
    """ "2.50" is money and needs a price, "200000 tokens" is not."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(tokens?)?\s*", text)
    if found is None:
        raise SettingsError(f"--judge-budget: {text!r} is neither an amount (2.50) nor a number of tokens (200000tokens)")
    if found[2]:
        return Budget(tokens=int(float(found[1])))
    if price is None:
        raise SettingsError("--judge-budget: an amount of money needs the model's price in judge.prices; or give 200000tokens")
    return Budget(money=float(found[1]))


def _file(text: str | None) -> Path | None:
    return Path(text) if text else None


def _cache(folder: str | None) -> Path:
    from claims.embed.e5 import cache_root

    return cache_root(folder) / "judge"
