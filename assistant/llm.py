"""The language model: a prompt → its text, bit by bit. The one door to llama-index's models.

`openai-like:<model>@<address>` is any server that speaks OpenAI's chat protocol, such as Ollama,
vLLM or llama.cpp. Imported only where a model is configured: the import takes seconds.
"""

import queue
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import openai
from llama_index.core.llms import ChatMessage, MessageRole
from llama_index.llms.openai_like import OpenAILike

from assistant.prompts import Prompt
from assistant.rewording import ModelFailed
from corpus.errors import ProjectError

_SETTING = re.compile(r"openai-like:(?P<model>.+)@(?P<address>https?://[^\s@]+)")
# A token is about four characters of Swedish or English, and a server may send more than was
# asked for: what goes beyond this many times the bound is cut off.
_CHARS_A_TOKEN = 4
_TOO_MUCH = 3
_BYTES_A_TOKEN = 1_500  # of the protocol, which wraps each token in JSON
_FIRST_WAIT_S = 0.3
_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504})

# What an answer in an unexpected form makes the libraries raise, beside their own errors.
_MALFORMED = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)


class UnknownLanguageModel(ProjectError):
    """FINSAM_LLM is in no form we know."""

    def __init__(self, setting: str) -> None:
        """Show the form."""
        super().__init__(
            f"FINSAM_LLM={setting!r} går inte att läsa. Skriv openai-like:<modell>@<adress>, till "
            "exempel openai-like:qwen3:8b@http://127.0.0.1:11434/v1, eller lämna den tom för svar "
            "utan språkmodell."
        )


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much: `timeout_s` and `retries` hold for a whole answer together.

    `streaming`: the server sends its answer bit by bit; some can only send it whole.
    """

    timeout_s: float
    retries: int
    max_tokens: int
    streaming: bool


class OpenAILikeModel:
    """A model behind OpenAI's chat protocol; safe to use from any thread."""

    def __init__(self, setting: str, key: str, limits: Limits) -> None:
        """Read `setting`, the value of FINSAM_LLM; `key` is empty where none is needed.

        Raises:
            UnknownLanguageModel: the setting is in no form we know.
        """
        match = _SETTING.fullmatch(setting)
        if match is None:
            raise UnknownLanguageModel(setting)
        self.name, self._address, self._key = match["model"], match["address"], key or "none"
        self._limits = limits

    def stream(self, prompt: Prompt) -> Iterator[str]:
        """Yield the model's text as it comes; the parts joined are the whole.

        Raises:
            ModelFailed: no text came, it broke off, was too long, or the time was up.
        """
        deadline = time.monotonic() + self._limits.timeout_s
        reading = _Reading(self._connected, prompt, deadline, self._limits)
        allowed = _CHARS_A_TOKEN * self._limits.max_tokens * _TOO_MUCH
        try:
            for text in reading:
                allowed -= len(text)
                if allowed < 0:
                    raise ModelFailed("Språkmodellen slutade inte skriva.")
                yield text
        finally:
            reading.stop()

    def _connected(self, client: httpx.Client) -> OpenAILike:
        return OpenAILike(
            model=self.name,
            api_base=self._address,
            api_key=self._key,
            is_chat_model=True,
            temperature=0.0,
            max_tokens=self._limits.max_tokens,
            # Tries are counted in _Reading, which knows the time for all of them.
            max_retries=0,
            timeout=self._limits.timeout_s,
            http_client=client,
        )


class _Reading:
    """One answer being read in a thread of its own, so that no silence outlasts the deadline."""

    def __init__(
        self,
        connected: Callable[[httpx.Client], OpenAILike],
        prompt: Prompt,
        deadline: float,
        limits: Limits,
    ) -> None:
        self._connected = connected
        self._messages = [
            ChatMessage(role=MessageRole.SYSTEM, content=prompt.task),
            ChatMessage(role=MessageRole.USER, content=prompt.data),
        ]
        self._deadline = deadline
        self._limits = limits
        self._stopped = threading.Event()
        self._parts: queue.SimpleQueue[str | ModelFailed | None] = queue.SimpleQueue()
        threading.Thread(target=self._run, name="language-model", daemon=True).start()

    def __iter__(self) -> Iterator[str]:
        while True:
            try:
                part = self._parts.get(timeout=max(0.0, self._deadline - time.monotonic()))
            except queue.Empty:
                raise ModelFailed("Språkmodellen svarade inte i tid.") from None
            if part is None:
                return
            if isinstance(part, ModelFailed):
                raise part
            yield part

    def stop(self) -> None:
        self._stopped.set()

    def _run(self) -> None:
        for attempt in range(self._limits.retries + 1):
            told = ended = False
            try:
                for text, ended in self._answer():  # noqa: B007 — the last says it
                    if self._stopped.is_set():
                        return
                    told = told or bool(text.strip())
                    self._parts.put(text)
                self._parts.put(None if told and ended else _broke_off(told))
                return
            except (openai.OpenAIError, httpx.HTTPError, *_MALFORMED) as error:
                wait = _FIRST_WAIT_S * 2**attempt
                last = attempt == self._limits.retries or time.monotonic() + wait > self._deadline
                if told or last or not _may_pass(error):
                    self._parts.put(ModelFailed(f"Språkmodellen svarade inte: {error}"))
                    return
                if self._stopped.wait(wait):
                    return

    def _answer(self) -> Iterator[tuple[str, bool]]:
        """Yield the text in parts, each with whether it is the last of a whole answer."""
        # A client for each answer: however it ends, the connection is closed with it.
        with _client(self._limits) as client:
            model = self._connected(client)
            if not self._limits.streaming:
                whole = model.chat(self._messages)
                yield whole.message.content or "", _ended(whole.raw)
                return
            ended = False
            for part in model.stream_chat(self._messages):
                ended = ended or _ended(part.raw)
                yield part.delta or "", ended


def _client(limits: Limits) -> httpx.Client:
    return httpx.Client(
        timeout=limits.timeout_s,
        transport=_Bounded(limits.timeout_s, _BYTES_A_TOKEN * limits.max_tokens),
        # A proxy of the environment would see the question.
        trust_env=False,
        follow_redirects=False,
    )


def _ended(raw: object) -> bool:
    """Return whether the last part of an answer says that it is whole, and not cut at a bound."""
    choices: Any = getattr(raw, "choices", None)
    return bool(choices) and getattr(choices[0], "finish_reason", None) == "stop"


def _broke_off(told: bool) -> ModelFailed:
    return ModelFailed("Språkmodellen avbröt sitt svar." if told else "Språkmodellen svarade tomt.")


def _may_pass(error: Exception) -> bool:
    """Return whether the same question may be answered a moment later."""
    if isinstance(error, openai.APIStatusError):
        return error.status_code in _AGAIN
    return isinstance(error, (openai.APIConnectionError, httpx.TransportError))


class _Bounded(httpx.HTTPTransport):
    """Ends an answer that goes on for too long, or too far, whoever is reading it."""

    def __init__(self, seconds: float, max_bytes: int) -> None:
        super().__init__()
        self._seconds = seconds
        self._max_bytes = max_bytes

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        deadline = time.monotonic() + self._seconds
        response = super().handle_request(request)
        stream = _BoundedStream(response, deadline, self._max_bytes)
        return httpx.Response(
            response.status_code,
            headers=response.headers,
            stream=stream,
            extensions=response.extensions,
        )


class _BoundedStream(httpx.SyncByteStream):
    def __init__(self, response: httpx.Response, deadline: float, max_bytes: int) -> None:
        self._response = response
        self._deadline = deadline
        self._left = max_bytes

    def __iter__(self) -> Iterator[bytes]:
        for part in self._response.iter_raw():
            self._left -= len(part)
            if self._left < 0 or time.monotonic() > self._deadline:
                raise httpx.ReadTimeout("the answer goes on for too long")
            yield part

    def close(self) -> None:
        self._response.close()
