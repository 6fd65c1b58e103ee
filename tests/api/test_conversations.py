from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from api.conversations import Conversations
from api.schemas import AskRequest
from assistant.conversation import MOST_QUESTIONS, MOST_TURNS


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


def test_a_conversation_is_over_when_unknown_forgotten_or_full(clock: Clock) -> None:
    conversations = Conversations(60, 10, clock)
    assert not conversations.is_over(None)
    assert conversations.is_over("guessed")
    key = conversations.add(None, "a")
    for _ in range(MOST_QUESTIONS - 1):
        assert not conversations.is_over(key)
        assert conversations.add(key, "b") == key
    assert conversations.is_over(key)
    assert conversations.history(key) == ()
    after = conversations.add(key, "c")
    assert after != key
    assert conversations.history(after) == ("c",)
    clock.now = 60
    assert conversations.is_over(after)


def test_ten_thousand_turns_keep_no_more_than_the_last(clock: Clock) -> None:
    conversations = Conversations(60, 10, clock)
    key = None
    for number in range(10_000):
        key = conversations.add(key, str(number))
        assert len(conversations.history(key)) <= MOST_TURNS
    assert len(conversations) <= 10


def test_threads_can_share_a_conversation(clock: Clock) -> None:
    conversations = Conversations(60, 50, clock)
    shared = conversations.add(None, "begun")

    def go_on(number: int) -> str:
        conversations.history(shared)
        conversations.add(None, str(number))
        conversations.add(shared, str(number))
        return conversations.add("guessed", str(number))

    with ThreadPoolExecutor(16) as pool:
        given = list(pool.map(go_on, range(500)))
    assert len(set(given)) == 500
    assert len(conversations) <= 50


@pytest.mark.parametrize(("language", "word"), [("sv", "avslutat"), ("en", "is over")])
def test_a_question_in_a_conversation_that_is_over_is_answered_and_told_so(
    client: httpx.Client, language: str, word: str
) -> None:
    asked = {"question": "Vem väljer ordförande?", "language": language}
    first = client.post("/api/v1/ask", json=asked).json()
    assert word not in first["text"]
    over = client.post("/api/v1/ask", json={**asked, "conversation_id": "a" * 32}).json()
    assert over["answered"]
    assert word in over["text"].split("\n\n")[-1]
    again = {**asked, "conversation_id": over["conversation_id"]}
    assert word not in client.post("/api/v1/ask", json=again).json()["text"]
