import pytest

from assistant.conversation import MOST_TURNS, resolve
from assistant.question import MAX_CHARS
from assistant.turn import Aspect, Turn
from corpus.types import Kind


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


def test_a_message_that_says_so_leaves_the_topic() -> None:
    message = "Tack! Helt annan sak: hur många revisorer ska vi ha?"
    assert resolve(message, ["Vad är Trappan?"]) == Turn("hur många revisorer ska vi ha?")


def test_what_is_asked_of_an_answer_is_over_with_it() -> None:
    history = ["Vad blir taket med 8 mkr?", "varför är det så?"]
    turn = resolve("visa lagtexten", history)
    assert turn.text == turn.earlier == "Vad blir taket med 8 mkr?"
    assert (turn.source, turn.aspect) == (Kind.ACT, None)
