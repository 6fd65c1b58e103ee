import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Language
from assistant.assistant import Assistant
from assistant.question import MAX_CHARS, InvalidQuestion, Kind, Question, clean, understand


def _understood(assistant: Assistant, text: str) -> Question:
    return understand(text, assistant.index.lexical.vocabularies)


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\x00\x07", "?!", "\u200b", "\udce4"])
def test_an_empty_question_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(InvalidQuestion, match="Skriv den som en mening"):
        clean(text)


def test_a_question_of_the_longest_length_is_taken_and_one_more_is_not() -> None:
    assert len(clean("a" * MAX_CHARS)) == MAX_CHARS
    with pytest.raises(InvalidQuestion, match=f"högst {MAX_CHARS} tecken"):
        clean("a" * (MAX_CHARS + 1))


@given(st.text(max_size=200))
@settings(deadline=None)
def test_a_cleaned_question_is_printable_and_stays_as_it_is(text: str) -> None:
    try:
        cleaned = clean(text)
    except InvalidQuestion:
        return
    assert clean(cleaned) == cleaned
    assert "\x00" not in cleaned
    cleaned.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("May we fund a Fontänhus?", "en"),
        ("Får vi finansiera ett Fontänhus?", "sv"),
        ("Far vi finansiera ett fontanhus", "sv"),
        ("jäv", "sv"),
        ("trappan", "sv"),
        ("Trappan?", "sv"),
        ("budget", "sv"),
        ("quorum", "en"),
        ("term of office", "en"),
        ("Who pays?", "en"),
        ("Vem betalar?", "sv"),
        ("förbundsordning", "sv"),
        ("What is a samordningsförbund?", "en"),
        ("Hur mycket betalar FK?", "sv"),
        ("Can Försäkringskassan recall its ledamot?", "en"),
    ],
)
def test_the_language_of_short_questions_is_right(
    assistant: Assistant, text: str, language: Language
) -> None:
    assert _understood(assistant, text).language == language


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Får vi finansiera ett Fontänhus?", Kind.MAY),
        ("Är det tillåtet att ta ett lån?", Kind.MAY),
        ("Vi undrar en sak: kan förbundet köpa in en utvärdering?", Kind.MAY),
        ("Går det bra att betala busskort?", Kind.MAY),
        ("Are we allowed to borrow money?", Kind.MAY),
        ("Could the association hire a coordinator?", Kind.MAY),
        ("Vem får sitta i styrelsen?", Kind.WHO),
        ("Vad får vi inte delegera?", Kind.OTHER),
        ("Kan du förklara Trappan?", Kind.OTHER),
        ("När ska budgeten vara klar?", Kind.WHEN),
        ("Hur stort eget kapital får vi ha?", Kind.HOW_MUCH),
        ("Varför finns Trappan?", Kind.WHY),
        ("How long is a board member's term?", Kind.WHEN),
    ],
)
def test_the_kind_of_question_is_seen(assistant: Assistant, text: str, kind: Kind) -> None:
    assert _understood(assistant, text).kind is kind


def test_a_question_asked_the_other_way_round_is_seen(assistant: Assistant) -> None:
    assert _understood(assistant, "Är det förbjudet att finansiera ett Fontänhus?").forbidden
    assert not _understood(assistant, "Får vi finansiera ett Fontänhus?").forbidden


@pytest.mark.parametrize(
    ("text", "individual"),
    [
        ("Har jag rätt till sjukpenning?", True),
        ("Min handläggare svarar inte, vad gör jag?", True),
        ("Am I entitled to sickness benefit?", True),
        ("Jag är ny ledamot, får jag ersättning för resorna?", False),
        ("Får vi betala ersättning till deltagare?", False),
    ],
)
def test_questions_on_ones_own_case_are_seen(
    assistant: Assistant, text: str, individual: bool
) -> None:
    assert _understood(assistant, text).individual is individual


def test_spelling_is_mended_for_the_search_and_kept_in_the_text(assistant: Assistant) -> None:
    question = _understood(assistant, "Far vi kopa busskort at deltagarna?")
    assert question.text == "Far vi kopa busskort at deltagarna?"
    assert "får" in question.searched.lower()
    assert "köpa" in question.searched


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        ("I vilken paragraf står det att vi inte får låna pengar?", "vi inte får låna pengar"),
        ("Vilken § handlar om revisorer?", "revisorer"),
        ("Var i lagen står det om budgeten?", "budgeten"),
        ("Which section of the Act deals with the auditors?", "the auditors"),
    ],
)
def test_a_place_is_looked_for_by_what_stands_there(
    assistant: Assistant, text: str, searched: str
) -> None:
    question = _understood(assistant, text)
    assert (question.kind, question.searched) == (Kind.PLACE, searched)


@pytest.mark.parametrize("text", ["Var finns förbundet?", "Vilka bestämmelser gäller för jäv?"])
def test_where_and_which_do_not_always_ask_for_a_place(assistant: Assistant, text: str) -> None:
    assert _understood(assistant, text).kind is not Kind.PLACE
