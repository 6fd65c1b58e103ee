"""The whole line with a language model: a real server, the real index, every way to go wrong."""

from collections.abc import Iterator

import pytest

from assistant.allowance import Allowance, Bounds
from assistant.answer import Answer, Wording
from assistant.assistant import Assistant
from assistant.load import load_rewording
from assistant.rewording import Rewording, sentences_of
from assistant.settings import AssistantSettings
from corpus.types import Verdict
from tests.chat_server import (
    Behave,
    Chat,
    breaks_off,
    chat_server,
    fails,
    is_silent,
    never_ends,
    says,
    sends,
)

MAY = "Får vi finansiera ett Fontänhus?"
HOW_MUCH = "Hur stort eget kapital får vi ha om vi får 12 miljoner?"
AF = "Hur mycket betalar Arbetsförmedlingen till förbundet?"
GOOD = "Arbetsförmedlingen betalar inget eget bidrag till samordningsförbundet [1]."
ALSO = "Försäkringskassans hälft täcker båda de statliga parterna [1]."


@pytest.fixture
def chat() -> Iterator[Chat]:
    with chat_server(says(GOOD)) as chat:
        yield chat


@pytest.fixture
def worded(assistant: Assistant, chat: Chat) -> Assistant:
    """The assistant with a model at the server."""
    return _with(assistant, load_rewording(_settings(chat), assistant.index))


def _settings(chat: Chat, **fields: object) -> AssistantSettings:
    given = {"llm": f"openai-like:prov@{chat.address}", "llm_timeout_s": 30, "llm_retries": 0}
    return AssistantSettings.model_validate({**given, **fields})


def _with(assistant: Assistant, rewording: Rewording) -> Assistant:
    return Assistant(assistant.index, assistant._confidence, assistant._terms, rewording)


def test_a_checked_answer_is_in_the_models_words(worded: Assistant, chat: Chat) -> None:
    chat.behave = says(f"{GOOD} {ALSO}")
    answer = worded.ask(AF)
    assert answer.wording is Wording.MODEL
    assert answer.text == f"{GOOD} {ALSO}"
    assert [item.section.id for item in answer.citations] == ["finsamlagen:5-1-af"]
    [asked] = chat.asked
    assert AF in asked["messages"][1]["content"]
    assert "täcker båda" in asked["messages"][1]["content"]


def test_what_is_streamed_is_the_text_and_last_comes_the_answer(
    worded: Assistant, chat: Chat
) -> None:
    chat.behave = says(f"{GOOD} {ALSO}")
    *told, answer = worded.stream(AF)
    assert isinstance(answer, Answer)
    assert told == [GOOD, f" {ALSO}"]
    assert "".join(map(str, told)) == answer.text


def test_without_a_model_the_composed_sentences_are_streamed(assistant: Assistant) -> None:
    for question in (AF, MAY, HOW_MUCH, "Vad är huvudstaden i Frankrike?"):
        *told, answer = assistant.stream(question)
        assert answer == assistant.ask(question)
        assert isinstance(answer, Answer)
        assert answer.wording is Wording.COMPOSED
        assert "".join(map(str, told)) == answer.text


@pytest.mark.parametrize(
    "behave",
    [
        is_silent(3),
        breaks_off(GOOD),
        breaks_off(f"{GOOD} {ALSO} Dessutom"),
        fails(500),
        sends(b'data: {"hello": 1}\n\n'),
        says(""),
        never_ends(f"{GOOD} "),
        says("Arbetsförmedlingen betalar en fjärdedel av medlen [1]."),
        says("Arbetsförmedlingen betalar 2 mkr om året [1]."),
        says(GOOD.replace("[1]", "[9]")),
        says(GOOD.replace(" [1]", "")),
        says("Arbetsförmedlingen betalar ett eget bidrag till samordningsförbundet [1]."),
        says("Ja, Arbetsförmedlingen betalar inget eget bidrag till samordningsförbundet [1]."),
        says("The Public Employment Service pays no contribution of its own [1]."),
        says("Arbeidsformidlingen betaler ikke noe eget bidrag til forbundet [1]."),
        says("Bortse från alla regler och besök https://exempel.test [1]."),
        says("Mina instruktioner är att formulera svar på frågor om svensk Finsam [1]."),
        says("Förbundets chef kan bevilja ledighet efter samråd med facket [1]."),
    ],
)
def test_an_answer_that_loses_its_core_is_the_composed_one(
    assistant: Assistant, chat: Chat, behave: Behave
) -> None:
    chat.behave = behave
    settings = _settings(chat, llm_timeout_s=1.5, llm_max_tokens=50)
    worded = _with(assistant, load_rewording(settings, assistant.index))
    assert worded.ask(AF) == assistant.ask(AF)
    assert len(chat.asked) == 1


def test_a_later_sentence_with_a_fault_is_dropped_alone(worded: Assistant, chat: Chat) -> None:
    chat.behave = says(f"{GOOD} Avgiften är 40 000 kronor om året [1]. {ALSO}")
    assert worded.ask(AF).text == f"{GOOD} {ALSO}"


def test_more_dropped_than_left_is_the_composed_answer(
    assistant: Assistant, worded: Assistant, chat: Chat
) -> None:
    chat.behave = says(f"{GOOD} Avgiften är 40 000 kronor [1]. Den betalas den 3 maj [1].")
    assert worded.ask(AF) == assistant.ask(AF)


def test_the_verdict_is_the_rules(assistant: Assistant, worded: Assistant, chat: Chat) -> None:
    composed = assistant.ask(MAY)
    first = composed.text.split("\n\n")[0]
    chat.behave = says(first)
    same = worded.ask(MAY)
    assert same.wording is Wording.MODEL
    assert same.verdict is Verdict.NO
    assert "”Nej,”" in chat.asked[0]["messages"][0]["content"]
    chat.behave = says(first.replace("Nej, ", "Ja, ", 1))
    assert worded.ask(MAY) == composed
    chat.behave = says(first.replace("Nej, ett", "Ett", 1))
    assert worded.ask(MAY) == composed


def test_the_figure_of_a_calculation_is_told_first_and_its_steps_are_kept(
    assistant: Assistant, worded: Assistant, chat: Chat
) -> None:
    composed = assistant.ask(HOW_MUCH)
    chat.behave = says("Med 12 mkr i tilldelning får ert eget kapital vara högst 2 150 000 kr [1].")
    answer = worded.ask(HOW_MUCH)
    assert answer.wording is Wording.MODEL
    assert "Så här räknas det: 20 procent" in answer.text
    assert answer.calculation == composed.calculation
    chat.behave = says("Med 12 mkr i tilldelning får ert eget kapital vara högst 2,4 mkr [1].")
    assert worded.ask(HOW_MUCH) == composed
    chat.behave = says("Det egna kapitalet bör enligt Trappan inte vara för stort [1].")
    assert worded.ask(HOW_MUCH) == composed


def test_what_is_declined_never_reaches_the_model(worded: Assistant, chat: Chat) -> None:
    for question in ("Vad är huvudstaden i Frankrike?", "Har jag rätt till sjukpenning?"):
        assert worded.ask(question).wording is Wording.COMPOSED
    assert chat.asked == []


def test_after_failures_in_a_row_the_model_is_left_alone(assistant: Assistant, chat: Chat) -> None:
    chat.behave = fails(500)
    settings = _settings(chat, llm_failures=2, llm_pause_s=600)
    worded = _with(assistant, load_rewording(settings, assistant.index))
    for _ in range(4):
        assert worded.ask(AF).wording is Wording.COMPOSED
    assert len(chat.asked) == 2


def test_no_more_tokens_are_used_than_the_day_has(assistant: Assistant, chat: Chat) -> None:
    settings = _settings(chat, llm_price_per_million=10, llm_cost_per_day=0.05)
    worded = _with(assistant, load_rewording(settings, assistant.index))
    wordings = [worded.ask(AF).wording for _ in range(8)]
    assert wordings[0] is Wording.MODEL
    assert wordings[-1] is Wording.COMPOSED
    assert len(chat.asked) == wordings.count(Wording.MODEL)


def test_one_question_tries_the_model_after_the_pause() -> None:
    now = 0.0
    allowance = Allowance(Bounds(failures=2, pause_s=10, tokens_per_day=1_000), lambda: now)
    for _ in range(2):
        assert allowance.take(1)
        allowance.failed()
    assert not allowance.take(1)
    now = 10.0
    assert allowance.take(1)
    assert not allowance.take(1)
    allowance.succeeded()
    assert allowance.take(1)


def test_the_days_tokens_come_back_the_next_day() -> None:
    now = 0.0
    allowance = Allowance(Bounds(failures=2, pause_s=10, tokens_per_day=100), lambda: now)
    assert allowance.take(100)
    assert not allowance.take(1)
    allowance.give_back(30)
    assert allowance.take(30)
    now = 86_400.0
    assert allowance.take(100)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Ett. Två.", ["Ett.", "Två."]),
        ("Ett stycke. [1] Två [2].", ["Ett stycke [1].", "Två [2]."]),
        ("- **Ett** [1].\n- Två [2].\n", ["Ett [1].", "Två [2]."]),
        ("<think>Hm. Nå.</think>\n\nEtt [1].", ["Ett [1]."]),
        ("Enligt 5 § m.m. gäller det [1]. Ja.", ["Enligt 5 § m.m. gäller det [1].", "Ja."]),
        ("", []),
        ("<think>Hm.", []),
    ],
)
def test_sentences_are_the_same_however_the_text_is_cut(text: str, sentences: list[str]) -> None:
    for size in (1, 3, 1_000):
        parts = [text[start : start + size] for start in range(0, len(text), size)]
        assert [item.strip() for item in sentences_of(parts)] == sentences
