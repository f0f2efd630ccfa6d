"""One request over HTTP: schema mode, then JSON asked for in the prompt alone, then nothing; repeated where waiting helps."""

from __future__ import annotations

import json
import math
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from checker.judge.asked import Request
from checker.judge.prompts import AGAIN, SCHEMAS
from checker.judge.settings import Budget, Price, Settings
from checker.judge.tokens import estimate

_LONGEST_WAIT = 60.0
_WAITING = frozenset({408, 409, 425, 429})


class JudgeDown(Exception):
    """The server cannot be reached or refuses us: no further request makes sense."""


class JudgeFailed(Exception):
    """This request got no answer that can be read. `wait` is true where the server was too slow, too busy or gone."""

    def __init__(self, problem: str, *, wait: bool = False) -> None:
        super().__init__(problem)
        self.wait = wait


class JudgeBudget(Exception):
    """A further attempt could cost more than is left."""


class Meter:
    """Tokens spent by a run, wrong answers included; `allow` says no before an attempt that could exceed the budget."""

    def __init__(self, budget: Budget | None, price: Price | None) -> None:
        self.read = self.written = 0
        self._budget, self._price = budget, price
        self._lock = Lock()

    def allow(self, read: int, written: int) -> None:
        """Raise JudgeBudget where so many tokens more might be too many; a fourth is added, since `read` is an estimate."""
        budget = self._budget
        with self._lock:
            most, out = self.read + math.ceil(read * 1.25), self.written + written
        if budget is None:
            return
        cost = most + out if budget.tokens is not None or self._price is None else self._price.of(most, out)
        if cost > (budget.money if budget.tokens is None else budget.tokens):
            raise JudgeBudget("over budget")

    def add(self, read: int, written: int) -> None:
        """Count what an attempt cost."""
        with self._lock:
            self.read += read
            self.written += written


@dataclass(frozen=True, slots=True)
class Answer:
    """The text of an answer, and the tokens read and written (the server's count, else estimates)."""

    text: str
    read: int
    written: int


class Client:
    """A client of one endpoint and model. Threads may share it. `sleep` is the pause between repetitions."""

    def __init__(self, settings: Settings, meter: Meter, sleep: Callable[[float], None] = time.sleep) -> None:
        import openai

        self._meter = meter
        self._settings = settings
        self._sleep = sleep
        self._client = openai.OpenAI(
            base_url=settings.url,
            api_key=settings.key or "none",
            timeout=settings.timeout,
            max_retries=0,
        )

    def ask(self, request: Request) -> Answer:
        """The answer, which is known to be JSON of the right shape. Raises JudgeDown, JudgeFailed, JudgeBudget."""
        problem = ""
        for schema in (True, False):
            try:
                answer = self._repeated(request, schema=schema)
            except JudgeFailed as error:
                if error.wait:
                    raise
                problem = str(error)
                continue
            if read(answer.text, request) is not None:
                return answer
            problem = "the answer is no JSON of the form asked for, or answers another request"
        raise JudgeFailed(problem)

    def close(self) -> None:
        """End the connections."""
        self._client.close()

    def _repeated(self, request: Request, *, schema: bool) -> Answer:
        import openai

        for attempt in range(self._settings.retries + 1):
            try:
                return self._once(request, schema=schema)
            except openai.APIStatusError as error:
                _refused(error.status_code)
                problem, asked = f"HTTP {error.status_code}", error.response.headers.get("retry-after", "")
            except openai.APITimeoutError:
                problem, asked = "no answer in time", ""
                self._meter.add(request.tokens, 0)  # whoever cuts the line may be billed for what was read
            except openai.APIConnectionError as error:
                problem, asked = "no connection" if _unreachable(error) else "the connection broke", ""
            except (openai.OpenAIError, ValueError) as error:  # a body that the client cannot read, a text that it cannot write
                raise JudgeFailed(type(error).__name__) from None
            if attempt < self._settings.retries:
                self._sleep(self._pause(attempt, asked))
        if problem == "no connection":
            raise JudgeDown("no connection to the server")
        raise JudgeFailed(problem, wait=True)

    def _pause(self, attempt: int, asked: str) -> float:
        if re.fullmatch(r"\d+(\.\d+)?", asked):
            return min(float(asked), _LONGEST_WAIT)
        return float(min(self._settings.wait * 2**attempt * (0.75 + random.random() / 2), _LONGEST_WAIT))

    def _once(self, request: Request, *, schema: bool) -> Answer:
        form = SCHEMAS[request.use]
        system = request.system + ("" if schema else AGAIN + json.dumps(form))
        given: dict[str, Any] = {"max_tokens": self._settings.answer_tokens} if schema else {}
        if schema:
            given["temperature"] = 0
            given["response_format"] = {
                "type": "json_schema",
                "json_schema": {"name": request.use, "strict": True, "schema": form},
            }
        self._meter.allow(estimate(system) + estimate(request.text), self._settings.answer_tokens)
        messages: Any = [{"role": "system", "content": system}, {"role": "user", "content": request.text}]
        made = self._client.chat.completions.create(model=self._settings.model, messages=messages, **given)
        answer = _answer(made, system + request.text)
        self._meter.add(answer.read, answer.written)
        return answer


def _answer(made: Any, sent: str) -> Answer:
    """Text and tokens of a response, whatever a server that only resembles the protocol has put there."""
    try:
        content = made.choices[0].message.content
    except (AttributeError, IndexError, KeyError, TypeError):
        content = ""
    text = content if isinstance(content, str) else ""
    usage = getattr(made, "usage", None)
    read_, written = getattr(usage, "prompt_tokens", None), getattr(usage, "completion_tokens", None)
    return Answer(
        text, read_ if isinstance(read_, int) else estimate(sent), written if isinstance(written, int) else estimate(text)
    )


def _refused(code: int) -> None:
    """Raise where it makes no sense to send the same again."""
    if code in {401, 403}:
        raise JudgeDown(f"HTTP {code}: the server refuses the key")
    if code == 501 or (code < 500 and code not in _WAITING):
        raise JudgeFailed(f"HTTP {code}")


def _unreachable(error: Exception) -> bool:
    """True where no connection was made at all."""
    return type(error.__cause__).__name__ in {"ConnectError", "ConnectTimeout", "UnsupportedProtocol", "InvalidURL"}


_LISTS = {"adjudicate": "answers", "extract": "facts", "group": "slots"}
_FENCED = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)


def read(text: str, request: Request) -> list[Any] | None:
    """The list that an answer holds; None where it is broken, of another form, or the answer to another request."""
    body = re.sub(r"<think>.*?</think>", "", text, flags=re.DOTALL)
    fenced = _FENCED.search(body)
    body = fenced[1] if fenced else body[body.find("{") :]
    try:
        made, _ = json.JSONDecoder().raw_decode(body.strip())
    except (ValueError, RecursionError):
        return None
    if not isinstance(made, dict) or made.get("data") != request.mark:
        return None
    found = made.get(_LISTS[request.use])
    return found if isinstance(found, list) else None
