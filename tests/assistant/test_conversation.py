import pytest

from assistant.answer import Declined
from assistant.assistant import Assistant
from assistant.conversation import MOST_TURNS, resolve
from assistant.question import MAX_CHARS
from assistant.question import Kind as QuestionKind
from assistant.turn import Aspect, Turn
from corpus.types import Kind, Verdict


@pytest.mark.parametrize(
    ("earlier", "message", "asked"),
    [
        ("Vad blir taket med 8 mkr?", "och med 11?", "Vad blir taket med 11 mkr?"),
        ("Vad blir taket med 8 mkr?", "Och 900 tkr då?", "Vad blir taket med 900 tkr?"),
        ("What is the level for SEK 5 million?", "and 7?", "What is the level for SEK 7 million?"),
        ("FK ger 2 mkr. Vad ger regionen?", "och kommunen?", "FK ger 2 mkr. Vad ger kommunen?"),
        ("Vem väljer kommunens revisor?", "regionens då?", "Vem väljer regionens revisor?"),
        ("What does the state pay?", "And the region?", "What does the region pay?"),
        ("Får vi betala gymkort?", "och glasögon?", "Får vi betala glasögon?"),
        ("När ska budgeten antas?", "Och årsredovisningen?", "När ska årsredovisningen?"),
        ("Får vi ta lån?", "Varför inte?", "Får vi ta lån? Varför inte?"),
        ("Vad är Trappan?", "måste vi följa den?", "Vad är Trappan? måste vi följa den?"),
        ("Hur mycket får vi spara?", "vi får 6 mkr", "vi får 6 mkr. Hur mycket får vi spara?"),
    ],
)
def test_a_follow_up_is_the_earlier_question_with_the_new_words(
    earlier: str, message: str, asked: str
) -> None:
    assert resolve(message, [earlier]).text == asked


@pytest.mark.parametrize(
    ("earlier", "message", "asked"),
    [
        # of two amounts, the one of which the same is said
        ("Vi har 2 mkr och får 9 mkr. Är det för mycket?", "och om vi har 3?", "Vi har 3 mkr"),
        ("Vi har 2 mkr och får 9 mkr. Är det för mycket?", "och om vi får 8?", "och får 8 mkr"),
        ("Vi är tre kommuner. Vad betalar var och en?", "och om vi är fem kommuner?", "fem kommu"),
        ("Vad gällde 2010?", "och 2015?", "Vad gällde 2015?"),
        (
            "Får vi ha möten på distans?",
            "gällde det 2010 också?",
            "distans? gällde det 2010 också?",
        ),
        (
            "Får vi finansiera ett kafé som kommunen driver?",
            "och om en förening driver det?",
            "Får vi finansiera ett kafé som drivs av en förening?",
        ),
        (
            "May we fund a café run by the municipality?",
            "and if it is run by an association?",
            "May we fund a café run by a non-profit association?",
        ),
        ("Hur lång är tiden för ledamöter?", "och för ersättare?", "tiden för ersättare?"),
        ("Får vi finansiera praktik?", "och för ungdomar?", "Får vi finansiera praktik för ungd"),
        ("När ska budgeten antas?", "och för bokslutet?", "När ska bokslutet?"),
    ],
)
def test_what_is_new_replaces_what_was_said_of_the_same(
    earlier: str, message: str, asked: str
) -> None:
    assert asked in resolve(message, [earlier]).text


@pytest.mark.parametrize(
    ("message", "aspect"),
    [
        ("varför?", Aspect.WHY),
        ("Hur kommer det sig?", Aspect.WHY),
        ("how come?", Aspect.WHY),
        ("vilken paragraf?", Aspect.PLACE),
        ("var står det?", Aspect.PLACE),
        ("where does it say so?", Aspect.PLACE),
        ("Var står det? Jag behöver paragrafen till protokollet.", Aspect.PLACE),
        ("Var någonstans i lagen framgår det?", Aspect.PLACE),
        ("Jag förstår inte. Kan du säga det med lättare ord?", Aspect.SIMPLER),
        ("Sorry, I don't follow. Easier words please?", Aspect.SIMPLER),
        ("är du säker?", Aspect.DOUBT),
        ("Men vår jurist säger att den antas i december.", Aspect.DOUBT),
        ("Hm, en kollega påstår att det är 15 april. Har hon rätt?", Aspect.DOUBT),
        ("Our chair thinks it's December. Is she right?", Aspect.DOUBT),
        ("kan du förklara enklare?", Aspect.SIMPLER),
        ("jag förstår inte", Aspect.SIMPLER),
        ("explain it more simply", Aspect.SIMPLER),
        ("berätta mer", Aspect.MORE),
        ("Tell me more about it", Aspect.MORE),
    ],
)
def test_an_aspect_of_the_answer_is_asked_for(message: str, aspect: Aspect) -> None:
    asked = resolve(message, ["När ska budgeten antas?"])
    assert asked.aspect is aspect
    assert asked.earlier == "När ska budgeten antas?"


@pytest.mark.parametrize(
    "message",
    [
        "Kommunen säger att de inte vill betala. Vad händer då?",
        "So why do many old articles say that municipalities share a seat?",
        "Kan du förklara varför en enklare upphandling räcker för oss?",
        "Vilken paragraf rör jäv?",
    ],
)
def test_a_whole_question_with_such_words_is_no_aspect(message: str) -> None:
    assert resolve(message, ["När ska budgeten antas?"]).aspect is None


def test_a_term_of_the_domain_needs_no_other_question(assistant: Assistant) -> None:
    _, turn = assistant.understood("Vad är SUS?", history=["När ska budgeten antas?"])
    assert turn == Turn("Vad är SUS?")


@pytest.mark.parametrize(
    "message",
    [
        "Hur lång är uppsägningstiden?",
        "jäv",
        "Och vad kostar en bygglovsansökan hos kommunen?",
        "Who appoints the auditors?",
        "Vi får 12 miljoner, hur stort eget kapital får vi ha?",
        "Får den som är sjukskriven delta i styrelsen?",
        "Vad gör de fyra parterna tillsammans?",
        "Styrelsen då, får de sina resor betalda?",
    ],
)
def test_a_new_topic_drags_nothing_of_the_old_along(message: str) -> None:
    earlier = "Får vi finansiera ett Fontänhus?"
    turn = resolve(message, [earlier])
    assert (turn.text, turn.earlier, turn.added) == (message, "", "")


@pytest.mark.parametrize(
    ("earlier", "message", "asked"),
    [
        # courtesies, "å" for "och", slips, and remarks that change nothing
        (
            "Vad blir taket när vi får 8 mkr?",
            "ok tack. vi kanske får 11 nästa år, vad hamnar det på då?",
            "Vad blir taket när vi får 11 mkr?",
        ),
        ("FK ger 2 mkr. Vad ger regionen?", "å kommunerna?", "FK ger 2 mkr. Vad ger kommunerna?"),
        (
            "Vem får sitta i styrelsen?",
            "Socialchefen då? Hon kan ju frågorna.",
            "Får Socialchefen sitta i styrelsen?",
        ),
        (
            "Vilka får kommunen utse till styrelsen?",
            "Och socialchefen?",
            "Får kommunen utse socialchefen till styrelsen?",
        ),
        # the year carries over, the thing does not
        (
            "När ska budgeten för 2027 vara klar?",
            "och årsredovisningen för samma år?",
            "När ska årsredovisningen för 2027?",
        ),
        ("Hur mycket gav staten 2012?", "Och året innan?", "Hur mycket gav staten 2011?"),
        (
            "Hur mycket gav staten 2012?",
            "Var det mer än året innan?",
            "Hur mycket gav staten 2012? Hur mycket gav staten 2011?",
        ),
        (
            "Får vi bjuda deltagarna på lunch?",
            "Och personalen?",
            "Får vi bjuda personalen på lunch?",
        ),
        # told in one sentence, asked in another
        (
            "We will buy a course for SEK 640,000. Must we tender?",
            "It is now 730,000. Still all right to buy directly?",
            "We will buy a course for SEK 730,000. Still all right to buy directly?",
        ),
        (
            "Kan vi finansiera ett projekt där bara kommunen deltar?",
            "Om Arbetsförmedlingen också är med?",
            "Kan vi finansiera ett projekt där kommunen och Arbetsförmedlingen deltar?",
        ),
        (
            "Får vi anställa en egen coach i förbundet?",
            "Och om kommunen anställer i stället?",
            "Får vi finansiera en coach hos kommunen?",
        ),
        (
            "Vi vill ge en förening pengar till deras kafé. Får vi det?",
            "Om det är kommunen som driver kaféet tillsammans med regionen, blir det annorlunda?",
            "Får vi finansiera kaféet som drivs av kommunen tillsammans med regionen?",
        ),
        (
            "May we pay for a seminar for the staff?",
            "What if we give each participant 200 kronor a day for turning up?",
            "Is it allowed if we give each participant 200 kronor a day for turning up?",
        ),
    ],
)
def test_one_thing_is_changed_however_it_is_said(earlier: str, message: str, asked: str) -> None:
    assert resolve(message, [earlier]).text == asked


@pytest.mark.parametrize(
    "message",
    [
        "Vem är det som beslutar om den till slut?",
        "Gäller det även när de klubbar den?",
        "Var går gränsen?",
        "Får den fatta beslut?",
        "Is it still around, or do I log in somewhere else?",
        "Samma sak om det hade gällt vem vi anställer som förbundschef?",
        "Even decisions on the goals for next year?",
        "Vi har 3 miljoner i eget kapital, är det för mycket då?",
    ],
)
def test_what_points_back_is_put_behind_the_earlier_question(message: str) -> None:
    earlier = "Vad blir taket med 8 mkr i tilldelning?"
    turn = resolve(message, [earlier])
    assert turn == Turn(f"{earlier} {message}", earlier=earlier, added=message)


def test_another_language_or_source_is_of_the_same_question() -> None:
    earlier = ["När ska budgeten antas?"]
    assert resolve("på engelska tack", earlier) == Turn(earlier[0], language="en")
    assert resolve("kan du ta det på svenska?", earlier) == Turn(earlier[0], language="sv")
    assert resolve("visa lagtexten", earlier) == Turn(
        earlier[0], source=Kind.ACT, earlier=earlier[0]
    )
    asked = resolve("vad säger propositionen om det?", earlier)
    assert asked == Turn(earlier[0], source=Kind.BILL, earlier=earlier[0])


def test_the_source_asked_for_is_forgotten_with_the_next_question() -> None:
    asked = resolve("varför?", ["När ska budgeten antas?", "visa lagtexten"])
    assert asked.source is None


def test_a_follow_up_of_a_follow_up_goes_back_to_the_first() -> None:
    history = ["FK ger 2 mkr. Vad ger regionen?", "och kommunen?"]
    assert resolve("och om FK ger 3?", history).text == "FK ger 3 mkr. Vad ger kommunen?"


def test_only_the_last_messages_count() -> None:
    history = ["Vad är Trappan?", *["jäv"] * MOST_TURNS]
    assert resolve("varför?", history).text == "jäv varför?"


def test_a_resolved_question_is_never_too_long() -> None:
    assert len(resolve("varför är det så?", ["ord " * (MAX_CHARS // 4)]).text) <= MAX_CHARS


def test_what_a_calculator_lacked_completes_it(assistant: Assistant) -> None:
    asked = "Tre kommuner ska dela på 2,4 miljoner efter befolkning, vad betalar var och en?"
    first = assistant.ask(asked)
    assert not first.answered
    assert first.text.endswith("?")
    second = assistant.ask("12 000, 34 500 och 8 200 invånare", history=[asked])
    assert second.calculation is not None
    assert second.calculation.rule == "municipalities"


def test_an_answer_is_in_the_language_that_was_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask("in English please", history=["När ska budgeten vara fastställd?"])
    assert answer.language == "en"
    assert "30 November" in answer.text


def test_the_bill_is_heard_alone_when_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask(
        "vad säger propositionen om det?", history=["Vilka personer är målgruppen?"]
    )
    assert answer.citations[0].section.source.kind is Kind.BILL


def test_an_answer_is_told_by_where_it_stands(assistant: Assistant) -> None:
    act = assistant.ask("vilken paragraf?", history=["När ska budgeten fastställas?"])
    assert act.text.startswith("Det står i 23 §, Lag (2003:1210)")
    guidance = assistant.ask("var står det?", history=["Hur mycket får vi spara med 9 mkr?"])
    assert "som är vägledning och inte lag [1]." in guidance.text


def test_a_simpler_answer_is_the_first_sentence_and_the_meaning_of_its_words(
    assistant: Assistant,
) -> None:
    asked = "Hur stort eget kapital får vi ha om vi får 12 miljoner?"
    answer = assistant.ask("kan du förklara enklare?", history=[asked])
    first, meaning, _ = answer.text.split("\n\n")
    assert "2,15 mnkr" in first
    assert (
        meaning == "Ordet eget kapital betyder: Pengar som förbundet har sparat från tidigare år."
    )
    assert answer.calculation is not None


def test_more_is_what_was_not_told(assistant: Assistant) -> None:
    asked = "Vad får styrelsen delegera?"
    first, more = assistant.ask(asked), assistant.ask("berätta mer", history=[asked])
    told = {citation.section.id for citation in first.citations}
    assert {citation.section.id for citation in more.citations} - told


def test_the_reason_of_a_calculation_is_not_the_calculation(assistant: Assistant) -> None:
    asked = "Hur stort eget kapital får vi ha om vi får 12 miljoner?"
    answer = assistant.ask("varför?", history=[asked])
    assert answer.calculation is None
    assert "finns för att tilldelade pengar ska omsättas" in answer.text


@pytest.mark.parametrize("message", ["hej då", "tack så mycket!", "Thanks", "jaha", "nej"])
def test_thanks_and_the_like_are_of_nothing_that_was_asked(message: str) -> None:
    assert resolve(message, ["Vad är Trappan?"]) == Turn(message)


@pytest.mark.parametrize(
    ("earlier", "message", "asked"),
    [
        # another doer, number, section or age, and the same asked of today
        (
            "Kan ordföranden besluta själv i brådskande ärenden?",
            "och förbundschefen?",
            "Kan förbundschefen besluta själv i brådskande ärenden?",
        ),
        (
            "Vi är 11 i styrelsen. Hur många räcker?",
            "14 då?",
            "Vi är 14 i styrelsen. Hur många räcker?",
        ),
        ("What does section 7 say?", "and 8?", "What does section 8 say?"),
        ("Får en 15-åring delta?", "och en 70-åring", "Får en 70-åring delta?"),
        ("Hur många förbund fanns 2012?", "och idag?", "Hur många förbund finns i dag?"),
        ("What did the county council pay in 2009?", "and now?", "What does the region pay today?"),
        # held beside received, and a count of something else, take no place
        (
            "Vi får 12 miljoner.",
            "vi har 3 sparade",
            "Vi får 12 miljoner. vi har 3 miljoner sparade",
        ),
        (
            "Vi är sju kommuner. Hur många?",
            "och en region?",
            "Vi är sju kommuner. Hur många? och en region?",
        ),
        # corrections
        (
            "FK ger 2 mkr. Vad ger regionen?",
            "nej, jag menade kommunen",
            "FK ger 2 mkr. Vad ger kommunen?",
        ),
        (
            "Kan vi anställa coacher i förbundet?",
            "nej jag menade att kommunen anställer dem",
            "Kan vi finansiera coacher hos kommunen?",
        ),
        # what has no plain place is put behind
        ("Is a member paid by us?", "and travel?", "Is a member paid by us? and travel?"),
    ],
)
def test_what_takes_a_place_is_of_the_same_sort(earlier: str, message: str, asked: str) -> None:
    assert resolve(message, [earlier]).text == asked


@pytest.mark.parametrize(
    "message", ["och om bara regionen säger nej?", "regionen sa upp sig i år, när är den ute?"]
)
def test_a_case_supposed_or_told_is_no_doubt(message: str) -> None:
    assert resolve(message, ["Vem beviljar ansvarsfrihet?"]).aspect is None


def test_a_yes_is_not_said_of_what_is_added_to_it(assistant: Assistant) -> None:
    asked = "Får vi köpa en utvärdering av ett konsultbolag?"
    assert assistant.ask(asked).verdict is Verdict.YES
    added = "Och om samma bolag i stället ska driva själva insatsen för deltagarna?"
    assert assistant.ask(added, history=[asked]).verdict is not Verdict.YES


def test_a_sum_is_not_told_again_to_another_question(assistant: Assistant) -> None:
    asked = "We have 11 members in the board and 6 showed up, is there a quorum?"
    assert assistant.ask(asked).calculation is not None
    assert assistant.ask("does a substitute count", history=[asked]).calculation is None


def test_a_message_that_says_so_leaves_the_topic() -> None:
    message = "Tack! Helt annan sak: hur många revisorer ska vi ha?"
    assert resolve(message, ["Vad är Trappan?"]) == Turn("hur många revisorer ska vi ha?")


@pytest.mark.parametrize(
    ("earlier", "message", "section_id"),
    [
        # by its words a question of its own, which only both together answer
        ("Får vi momsen på lokalhyran tillbaka?", "hur länge kan vi vänta med ansökan", "momsersa"),
        ("Får vi betala tolk åt deltagare?", "vem ska betala", "handboken-formaner:tolk"),
        # and ones that the new words decide
        ("Hur länge är uppsägningstiden?", "kan vi ha fem år?", "finsamlagen:27-2-langre"),
        ("Kan en kommun ha två ledamöter?", "måste det vara en politiker", "finsamlagen:12-2-pol"),
        # while what stands by itself is answered alone
        (
            "Får vi betala busskort åt deltagare?",
            "Hur många revisorer ska vi ha?",
            "handboken-revision",
        ),
    ],
)
def test_a_message_is_read_as_the_sources_answer_it(
    assistant: Assistant, earlier: str, message: str, section_id: str
) -> None:
    answer = assistant.ask(message, history=[earlier])
    assert answer.answered
    assert answer.citations[0].section.id.startswith(section_id)


def test_what_is_of_another_world_drags_nothing_along(assistant: Assistant) -> None:
    asked = "Vad är det för väder i morgon?"
    answer = assistant.ask(asked, history=["Får vi bjuda deltagarna på lunch?"])
    assert answer.declined is Declined.OUT_OF_SCOPE


def test_a_doubt_gets_the_same_answer_after_its_ground(assistant: Assistant) -> None:
    asked = "Får förbundet ta ett lån?"
    first = assistant.ask(asked)
    doubted = assistant.ask("Men vår jurist säger att det går bra.", history=[asked])
    ground, answer = doubted.text.split("\n\n", maxsplit=1)
    assert ground.startswith("Svaret står fast. Det bygger på 21 §")
    assert answer.startswith(first.text)
    assert doubted.verdict is first.verdict is Verdict.NO


def test_new_words_decide_what_kind_of_answer_is_asked_for(assistant: Assistant) -> None:
    question, _ = assistant.understood("Hur lång tid tar det?", history=["Får en kommun gå ur?"])
    assert question.kind is QuestionKind.WHEN


def test_what_is_added_is_answered_and_not_what_was_asked_before(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Räcker det att ledamoten är tyst, eller måste hen lämna rummet?",
        history=["En ledamots syster äger bolaget som lagt anbud på vår utvärdering. Är det jäv?"],
    )
    cited = [citation.section.id for citation in answer.citations]
    assert any(section_id.startswith("kommunallagen:6-30") for section_id in cited)


def test_a_relative_is_an_individual_in_a_conversation_too(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Min moster har varit sjukskriven i tre år. Har hon rätt till en plats i något sånt?",
        history=["Vilka insatser brukar samordningsförbund betala?"],
    )
    assert answer.declined is Declined.INDIVIDUAL_CASE


def test_a_source_that_says_nothing_is_said_to(assistant: Assistant) -> None:
    asked = "Hur stort eget kapital får vi ha om vi får 12 miljoner?"
    answer = assistant.ask("visa lagtexten", history=[asked])
    assert answer.declined is Declined.NOT_IN_SOURCES
    assert answer.text.startswith("Jag hittar inget om det i lagen.")
    assert answer.citations


def test_how_a_follow_up_was_read_comes_last(assistant: Assistant) -> None:
    answer = assistant.ask("och om vi får 20 i stället?", history=["Vi får 9 mkr. Hur mycket?"])
    assert answer.text.split("\n\n")[-1].startswith("Jag tolkar frågan som ”")


def test_history_changes_nothing_for_a_question_of_its_own(assistant: Assistant) -> None:
    asked = "Hur lång uppsägningstid har en medlem?"
    assert assistant.ask(asked, history=["Vad är Trappan?"]) == assistant.ask(asked)


def test_what_is_asked_of_an_answer_is_over_with_it() -> None:
    history = ["Vad blir taket med 8 mkr?", "varför är det så?"]
    turn = resolve("visa lagtexten", history)
    assert turn.text == turn.earlier == "Vad blir taket med 8 mkr?"
    assert (turn.source, turn.aspect) == (Kind.ACT, None)
