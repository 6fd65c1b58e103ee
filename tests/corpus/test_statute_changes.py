from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.read_statute import read_statute
from corpus.statute import Statute
from corpus.statute_changes import ChangeKind, Op, compare_statutes

HEAD = "Lag (2099:1) om prov\n\nSFS nr: 2099:1\nUtfärdad: 2099-02-03\n\n"


def read(text: str) -> Statute:
    return read_statute((HEAD + text).encode(), "prov")


def changes(old: str, new: str) -> list[str]:
    return [str(change) for change in compare_statutes(read(old), read(new))]


def test_a_change_is_shown_with_the_words_around_it() -> None:
    old = "5 § Parterna ska var för sig bidra med hälften av alla medel."
    new = "5 § Parterna ska var för sig betala med hälften av alla medel."
    assert changes(old, new) == ["5 §: ändrad: …var för sig [-bidra-] {+betala+} med hälften av…"]
    (change,) = compare_statutes(read(old), read(new))
    assert (change.place, change.what) == ("5 §", ChangeKind.CHANGED)
    assert [op for op, _ in change.diff] == [Op.KEPT, Op.REMOVED, Op.ADDED, Op.KEPT]


def test_changes_far_apart_stand_on_one_line() -> None:
    old = "5 § Den ena parten ska varje år lämna en plan till den andra."
    new = "5 § En part ska varje år lämna en plan till alla."
    (line,) = changes(old, new)
    assert line.startswith("5 §: ändrad: [-Den ena parten-] {+En part+} ska varje år…")
    assert line.endswith("…en plan till [-den andra.-] {+alla.+}")


def test_what_is_new_and_what_is_gone_stand_in_order() -> None:
    old = "1 § Ja.\n\n2 § Nej.\n\n3 § Alltid lika.\n\n4 § Kanske."
    new = "1 § Jo.\n\n3 § Alltid lika.\n\n3 a § Aldrig.\n\n4 § Kanske."
    assert changes(old, new) == [
        "1 §: ändrad: [-Ja.-] {+Jo.+}",
        "2 §: borttagen: Nej.",
        "3 a §: ny: Aldrig.",
    ]


def test_headings_notes_and_transition_rules_are_compared() -> None:
    old = "Mål\n\n1 § Ja. Lag (2099:2)."
    new = "Syfte\n\n1 § Ja. Lag (2099:3).\n\nÖvergångsbestämmelser\n\n2099:3\n\nSnart."
    assert changes(old, new) == [
        "rubriken närmast före 1 §: ändrad: [-Mål-] {+Syfte+}",
        "1 §: ändrad: Ja. Lag [-(2099:2).-] {+(2099:3).+}",
        "övergångsbestämmelserna till 2099:3: ny: Snart.",
    ]


def test_a_wording_that_takes_effect_is_compared_with_itself() -> None:
    old = (
        "4 § /Upphör att gälla U:2031-01-01/ Det gamla sättet gäller här.\n\n"
        "4 § /Träder i kraft I:2031-01-01/ En ny ordning råder sedan."
    )
    new = "4 § En ny ordning råder sedan."
    found = changes(old, new)
    assert len(found) == 2
    assert "4 §: borttagen: /Upphör att gälla U:2031-01-01/ Det gamla sättet gäller här." in found
    assert any("ändrad" in change and "{+" not in change for change in found)


paragraphs = st.lists(
    st.lists(st.sampled_from("ja nej kanske alltid".split()), min_size=1, max_size=4).map(" ".join),
    min_size=1,
    max_size=6,
)


def numbered(texts: list[str], numbers: list[int]) -> str:
    return "\n\n".join(
        f"{number} § Parterna {text}." for number, text in zip(numbers, texts, strict=False)
    )


orders = st.lists(st.integers(1, 8), min_size=6, max_size=6)


@settings(max_examples=60, deadline=None)
@given(paragraphs, paragraphs, orders, orders)
def test_a_comparison_holds_both_readings(
    old: list[str], new: list[str], old_order: list[int], new_order: list[int]
) -> None:
    before, after = read(numbered(old, old_order)), read(numbered(new, new_order))
    found = compare_statutes(before, after)
    assert bool(found) == (before.text != after.text)
    places = {provision.place for provision in before.provisions + after.provisions}
    assert {change.place for change in found} <= places
    texts = [provision.text for provision in before.provisions]
    for change in found:
        kept = [words for op, words in change.diff if op is not Op.ADDED]
        assert not kept or " ".join(kept) in texts
        assert "\n" not in str(change)


@settings(max_examples=30, deadline=None)
@given(paragraphs, orders)
def test_equal_statutes_have_no_change(texts: list[str], order: list[int]) -> None:
    statute = read(numbered(texts, order))
    assert compare_statutes(statute, statute) == []
