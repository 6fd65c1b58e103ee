import httpx
import pytest

from api.conversations import Conversations
from api.schemas import AskRequest
from assistant.conversation import MOST_TURNS


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_conversation_remembers_its_questions_in_order(clock: Clock) -> None:
    conversations = Conversations(60, 10, clock)
    first = conversations.add(None, "a")
    assert conversations.add(first, "b") == first
    assert conversations.history(first) == ("a", "b")
    assert conversations.history(None) == ()


def test_only_the_last_questions_are_kept(clock: Clock) -> None:
    conversations = Conversations(60, 10, clock)
    key = conversations.add(None, "0")
    for number in range(1, MOST_TURNS + 3):
        conversations.add(key, str(number))
    assert len(conversations.history(key)) == MOST_TURNS
    assert conversations.history(key)[-1] == str(MOST_TURNS + 2)


def test_an_id_that_was_not_given_out_is_replaced(clock: Clock) -> None:
    conversations = Conversations(60, 10, clock)
    given = conversations.add("guessed", "a")
    assert given != "guessed"
    assert conversations.history("guessed") == ()


def test_what_is_not_continued_is_forgotten_in_time(clock: Clock) -> None:
    conversations = Conversations(60, 10, clock)
    key = conversations.add(None, "a")
    clock.now = 59
    conversations.add(key, "b")
    clock.now = 118
    assert conversations.history(key) == ("a", "b")
    clock.now = 120
    assert conversations.history(key) == ()
    assert len(conversations) == 0


def test_the_longest_untouched_goes_first_where_there_are_too_many(clock: Clock) -> None:
    conversations = Conversations(60, 2, clock)
    first, second = conversations.add(None, "a"), conversations.add(None, "b")
    conversations.add(first, "c")
    third = conversations.add(None, "d")
    conversations.add(third, "e")
    assert conversations.history(second) == ()
    assert conversations.history(first) == ("a", "c")


def test_a_setting_of_no_time_keeps_nothing(clock: Clock) -> None:
    conversations = Conversations(0, 10, clock)
    assert conversations.history(conversations.add(None, "a")) == ()


def test_a_follow_up_over_http_is_understood(client: httpx.Client) -> None:
    asked = {"question": "Hur stort eget kapital får vi ha om vi får 12 miljoner?"}
    first = client.post("/api/v1/ask", json=asked).json()
    second = client.post(
        "/api/v1/ask",
        json={
            "question": "och om vi får 20 i stället?",
            "conversation_id": first["conversation_id"],
        },
    ).json()
    assert first["calculation"]["result"]["ceiling_sek"] == 2_150_000
    assert second["calculation"]["result"]["ceiling_sek"] == 3_100_000


def test_personal_data_is_masked_before_a_conversation_can_keep_it() -> None:
    asked = AskRequest.model_validate({"question": "Får vi ge 900101-2385 ett gymkort?"})
    assert asked.question == "Får vi ge [personnummer] ett gymkort?"
    assert "2385" not in repr(asked)


def test_a_number_in_a_question_comes_back_in_no_answer_and_is_explained(
    client: httpx.Client,
) -> None:
    asked = {"question": "Kan ni ringa 070-174 06 05 om vem som väljer ordförande?"}
    response = client.post("/api/v1/ask", json=asked)
    assert "174" not in response.text
    assert "ett telefonnummer" in response.json()["text"].split("\n\n")[-1]
