from assistant.assistant import Assistant


def test_a_simpler_answer_in_english_explains_its_words_in_english(assistant: Assistant) -> None:
    asked = "How much equity may we hold if we get SEK 12 million?"
    answer = assistant.ask("can you explain it more simply?", history=[asked])
    assert (
        "The word equity (eget kapital) means: Money that the association has saved from earlier "
        "years."
    ) in answer.text
