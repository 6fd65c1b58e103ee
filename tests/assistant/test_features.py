from assistant.deeds import kind_done
from assistant.features import is_purchase, read_features


def test_those_who_are_not_met_are_no_participants() -> None:
    features = read_features("Får vi betala en guide för handläggare? Hon träffar inga deltagare.")
    assert features.staff
    assert not features.participants


def test_parties_that_take_no_part_leave_one_alone() -> None:
    text = "Vår kommun och grannkommunen vill ha medel. Regionen, FK och AF är inte med."
    features = read_features(text)
    assert features.parties == {"municipality"}
    assert features.cities
    assert features.alone


def test_a_party_that_says_we_is_not_the_association() -> None:
    assert not read_features("Jag jobbar på en vårdcentral. Kan ni betala en hos oss?").own
    assert read_features("Kan vi ha en coach hos oss på förbundet?").own


def test_what_is_done_names_the_kind() -> None:
    said = {
        "Kommunens socialnämnd går back. Kan vi täcka en del av hålet?": "replace-party",
        "Får vi bjuda enhetschefer från parterna på en heldagskonferens?": "conference",
        "Can we pay for a course for caseworkers at the agencies?": "staff-training",
        "Får förbundet ha en egen anställd som sköter protokoll?": "office-staff",
        "Kan vi bekosta en insats för en 17-åring?": "under-20",
        "Kan vi betala ett Fontänhus?": None,
    }
    found = {text: kind_done(text, read_features(text)) for text in said}
    assert found == said


def test_what_is_not_meant_is_left_out() -> None:
    assert not read_features("Får vi betala personalen på vårdcentralen?").participants
    text = "Räcker det att FK och kommunen deltar, trots att regionen tackat nej?"
    assert read_features(text).parties == {"insurance", "municipality"}
    assert not read_features("Kan vi betala för kommunens egen personal?").own


def test_who_sells_who_asks_and_who_gives_are_told_apart() -> None:
    assert is_purchase(read_features("A consultant has invoiced us for our annual report."))
    assert not is_purchase(read_features("Får vi köpa platser för deltagare av ett företag?"))
    assert read_features("En förening ber om 30 000 kronor.").asks
    assert read_features("Banken vill betala vår utbildningsdag.").pays_us
    assert not read_features("Universitetet undrar om vi kan betala.").pays_us


def test_to_keep_on_funding_is_to_keep_no_things() -> None:
    assert not read_features("Can we keep on funding it after the end of the project?").keeps
    assert read_features("May we keep the tools after the measure is over?").keeps
