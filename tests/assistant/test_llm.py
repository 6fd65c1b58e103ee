"""The door to language models, against a real server that misbehaves."""

import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from assistant.llm import Limits, OpenAILikeModel, UnknownLanguageModel
from assistant.prompts import Prompt
from assistant.rewording import ModelFailed
from tests.chat_server import (
    Behave,
    Chat,
    breaks_off,
    chat_server,
    drips,
    fails,
    is_silent,
    never_ends,
    says,
    sends,
)

PROMPT = Prompt("Svara kort.", '{"question": "Vem betalar?"}')


@pytest.fixture
def chat() -> Iterator[Chat]:
    with chat_server(says("Hej på dig.")) as chat:
        yield chat


def _model(
    chat: Chat, *, timeout_s: float = 5, retries: int = 0, streaming: bool = True, key: str = ""
) -> OpenAILikeModel:
    limits = Limits(timeout_s=timeout_s, retries=retries, max_tokens=50, streaming=streaming)
    return OpenAILikeModel(f"openai-like:prov:8b@{chat.address}", key, limits)


@pytest.mark.parametrize("streaming", [True, False])
def test_the_text_comes_whole_whether_it_is_streamed_or_not(chat: Chat, streaming: bool) -> None:
    text = "".join(_model(chat, streaming=streaming, key="hemlig").stream(PROMPT))
    assert text.strip() == "Hej på dig."
    asked = chat.asked[0]
    assert asked["model"] == "prov:8b"
    assert asked["max_tokens"] == 50
    assert bool(asked.get("stream")) is streaming
    assert [message["content"] for message in asked["messages"]] == [PROMPT.task, PROMPT.data]
    assert chat.keys == ["Bearer hemlig"]


@pytest.mark.parametrize(
    "behave",
    [
        breaks_off("Hej på"),
        says("Hej på", finish="length"),
        fails(500),
        fails(401),
        sends(b""),
        sends(b"data: {\n\n"),
        sends(b'data: {"hello": 1}\n\n'),
        sends(b'data: {"choices": null}\n\n'),
        sends(b'data: {"choices": [{"delta": null}]}\n\n'),
        sends(b'data: {"choices": [7]}\n\ndata: [DONE]\n\n'),
        sends(b'data: {"error": {"message": "overloaded"}}\n\n'),
        sends(b"<html>Bad gateway</html>", "text/html"),
        sends(b"\xff\xfe\x00\x80" * 100),
        says(""),
    ],
)
def test_what_is_not_a_whole_answer_is_a_failure(chat: Chat, behave: Behave) -> None:
    chat.behave = behave
    with pytest.raises(ModelFailed):
        list(_model(chat).stream(PROMPT))


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"7", b'{"hello": 1}', b'{"choices": []}', b'{"choices": [{}]}',
     b'{"choices": [{"message": null}]}', b'{"choices": "x"}'],
)  # fmt: skip
def test_wrong_json_is_a_failure_where_nothing_is_streamed(chat: Chat, body: bytes) -> None:
    chat.behave = sends(body, "application/json")
    with pytest.raises(ModelFailed):
        list(_model(chat, streaming=False).stream(PROMPT))


@pytest.mark.parametrize(
    "behave", [is_silent(60), drips(60), says("ett två tre fyra fem sex " * 25, pause_s=0.4)]
)
def test_no_slowness_outlasts_the_time_limit(chat: Chat, behave: Behave) -> None:
    chat.behave = behave
    start = time.monotonic()
    with pytest.raises(ModelFailed, match="i tid"):
        list(_model(chat, timeout_s=0.6).stream(PROMPT))
    assert time.monotonic() - start < 30


def test_an_answer_without_end_is_cut_off(chat: Chat) -> None:
    chat.behave = never_ends("och så vidare ")
    with pytest.raises(ModelFailed):
        list(_model(chat, timeout_s=20).stream(PROMPT))


def test_a_server_that_is_down_for_a_moment_is_asked_again(chat: Chat) -> None:
    chat.behave = fails(503, times=1, then=says("Hej igen."))
    assert "".join(_model(chat, retries=1).stream(PROMPT)).strip() == "Hej igen."
    assert len(chat.asked) == 2


def test_a_refused_key_is_not_tried_twice(chat: Chat) -> None:
    chat.behave = fails(401)
    with pytest.raises(ModelFailed):
        list(_model(chat, retries=3).stream(PROMPT))
    assert len(chat.asked) == 1


def test_nothing_listens_there(chat: Chat) -> None:
    limits = Limits(timeout_s=3, retries=0, max_tokens=50, streaming=True)
    with pytest.raises(ModelFailed):
        list(OpenAILikeModel("openai-like:m@http://127.0.0.1:9/v1", "", limits).stream(PROMPT))


@pytest.mark.parametrize("setting", ["gpt", "openai-like:m", "openai-like:@http://x", "m@http://x"])
def test_a_setting_that_cannot_be_read_shows_the_form(setting: str) -> None:
    limits = Limits(timeout_s=3, retries=0, max_tokens=50, streaming=True)
    with pytest.raises(UnknownLanguageModel, match="openai-like:<modell>@<adress>"):
        OpenAILikeModel(setting, "", limits)


def test_without_a_model_configured_its_library_is_not_imported() -> None:
    code = (
        "import sys, finsam, assistant.load\n"
        "heavy = ('openai', 'llama_index.llms.openai_like', 'assistant.rewording')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
