from assistant.grounding.lexicon import Lexicon


def test_words_that_always_stand_in_the_same_pairs_stand_for_each_other() -> None:
    lexicon = Lexicon.of(
        [
            (("board", "decides"), ("styrelsen", "beslutar")),
            (("board", "pays"), ("styrelsen", "betalar")),
            (("member", "pays"), ("medlemmen", "betalar")),
        ]
    )
    assert max(lexicon.stand_for("board").items(), key=lambda item: item[1])[0] == "styrelsen"
    assert lexicon.stand_for("pays")["betalar"] > lexicon.stand_for("pays").get("styrelsen", 0.0)
    assert lexicon.stand_for("unheard") == {}


def test_nothing_is_learnt_from_nothing() -> None:
    assert Lexicon.of([]).stand_for("board") == {}
