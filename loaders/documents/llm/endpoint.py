"""Ask an OpenAI-compatible endpoint, with patience for busy servers and none for endless ones."""

import json
import os
import time
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urlsplit

from chipcontrols.loaders.ledger import WrongInput

KEY = "CHIPCONTROLS_LLM_KEY"
SECONDS = 120.0
TRIES = 4
# What a server may ask us to wait, and the longest answer.
LONGEST_WAIT = 60.0
ANSWER_LIMIT = 10_000_000


class NoAnswer(Exception):
    """The endpoint gave no answer that can be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked. `pause` waits so many seconds between tries."""

    url: str
    model: str
    seconds: float = SECONDS
    pause: Callable[[float], None] = time.sleep

    def ask(self, prompt: str, passage: str, schema: Mapping[str, Any]) -> str:
        """Return the text of the answer. Raises NoAnswer, and WrongInput where every other question would fail too."""
        request = self._request(prompt, passage, schema)
        for tried in range(1, TRIES + 1):
            try:
                with _opener.open(request, timeout=self.seconds) as reply:
                    return _content(reply.read(ANSWER_LIMIT + 1))
            except HTTPError as error:
                with error:
                    wait = _wait(error, tried)
                if wait is None:
                    raise WrongInput(_refusal(self, error.code)) from error
                why = f"the endpoint answers {error.code}"
            except (OSError, HTTPException) as error:
                wait, why = _backoff(tried), f"the endpoint does not answer ({error or type(error).__name__})"
            if tried < TRIES:
                self.pause(wait)
        raise NoAnswer(f"{why}, {TRIES} times")

    def _request(self, prompt: str, passage: str, schema: Mapping[str, Any]) -> urllib.request.Request:
        if urlsplit(self.url).scheme not in ("http", "https"):
            raise WrongInput(f"--llm {self.url} is no address. Write http://localhost:8000/v1.")
        body = {
            "model": self.model, "temperature": 0, "seed": 0,
            "messages": [{"role": "system", "content": prompt}, {"role": "user", "content": passage}],
            "response_format": {
                "type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": schema},
            },
        }  # fmt: skip
        headers = {"Content-Type": "application/json"}
        if key := os.environ.get(KEY):
            headers["Authorization"] = f"Bearer {key}"
        return urllib.request.Request(f"{self.url.rstrip('/')}/chat/completions", json.dumps(body).encode(), headers)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the key to another server."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        return None


_opener = urllib.request.build_opener(_NoRedirect)


def _content(data: bytes) -> str:
    if len(data) > ANSWER_LIMIT:
        raise NoAnswer(f"the answer is longer than {ANSWER_LIMIT} bytes")
    try:
        choice = json.loads(data)["choices"][0]
        message = choice["message"]
        if message.get("refusal"):
            raise NoAnswer(f"the model refuses: {str(message['refusal'])[:100]}")
        if choice.get("finish_reason") in ("length", "content_filter"):
            raise NoAnswer(f"the answer was cut off ({choice['finish_reason']})")
        content = message["content"]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise NoAnswer(f"the answer is not that of a chat completion ({type(error).__name__})") from error
    if not isinstance(content, str):
        raise NoAnswer("the answer holds no text")
    return content


def _wait(error: HTTPError, tried: int) -> float | None:
    """Return how long to wait before another try, or None if it would fail as well."""
    if error.code not in (408, 409, 425, 429) and error.code < 500:
        return None
    try:
        return min(max(float(error.headers.get("Retry-After", "")), 0.0), LONGEST_WAIT)
    except ValueError:
        return _backoff(tried)  # none is asked for, or a date


def _backoff(tried: int) -> float:
    return float(2 ** (tried - 1))


def _refusal(endpoint: Endpoint, code: int) -> str:
    hints = {401: f"Put the key in {KEY}", 403: f"Put the key in {KEY}", 404: f"Check the model {endpoint.model!r}"}
    hint = hints.get(code, "Check that it takes response_format json_schema")
    return f"{endpoint.url} answers {code}. {hint} and the address."
