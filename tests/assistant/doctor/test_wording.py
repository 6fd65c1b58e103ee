"""The language model: one that is silent, refuses or is misspelt is told of."""

from pathlib import Path

import pytest

from assistant.doctor.diagnosis import State
from assistant.doctor.wording import examine_wording
from assistant.settings import AssistantSettings
from tests.chat_server import Behave, chat_server, fails, is_silent, says


@pytest.mark.parametrize(
    ("behave", "timeout_s", "state"),
    [
        (says("Ja."), 60, State.GOOD),
        (fails(401), 60, State.WRONG),
        (is_silent(3), 0.2, State.WRONG),
    ],
)
def test_the_model_is_asked_one_word(
    tmp_path: Path, behave: Behave, timeout_s: float, state: State
) -> None:
    with chat_server(behave) as chat:
        settings = AssistantSettings(
            data=tmp_path,
            llm=f"openai-like:prov@{chat.address}",
            llm_timeout_s=timeout_s,
            llm_retries=0,
        )
        assert examine_wording(settings).state is state


def test_a_server_that_is_not_there_is_wrong(tmp_path: Path) -> None:
    with chat_server(says("Ja.")) as chat:
        gone = chat.address
    settings = AssistantSettings(
        data=tmp_path, llm=f"openai-like:prov@{gone}", llm_timeout_s=1, llm_retries=0
    )
    found = examine_wording(settings)
    assert found.state is State.WRONG
    assert gone in found.says["en"]


def test_a_form_that_cannot_be_read_is_wrong(tmp_path: Path) -> None:
    found = examine_wording(AssistantSettings(data=tmp_path, llm="qwen"))
    assert found.state is State.WRONG
    assert found.mend is not None
    assert "openai-like:" in found.mend["sv"]
