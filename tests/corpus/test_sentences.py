import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.sentences import split_sentences
from corpus.types import Section


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Förbundet betalar. Staten betalar.", 2),
        ("Får vi? Ja! Det får ni.", 3),
        ("Se t.ex. Fontänhuset i Lund.", 1),
        ("Det gäller bl.a. Försäkringskassan, m.m. Arbetsförmedlingen m.fl. Kommuner.", 1),
        ("Se 11 kap. 5 § kommunallagen.", 1),
        ("Se prop. 2002/03:132 s. 75. Där står det.", 2),
        ("Jfr. Bet. 2003/04:SfU4.", 1),
        ("Det gäller fr.o.m. 2010 t.o.m. 2012.", 1),
        ("Ca. 50 procent, dvs. Hälften.", 1),
        ("Art. 5 applies, e.g. In Lund.", 1),
        ("Den är 2,5 mkr. Stor.", 1),
        ("Den kom 2011. Den gäller.", 2),
        ("Den heter ”Trappan.” Den gäller.", 2),
        ("(Den gäller.) Den gäller.", 2),
        ("utan punkt", 1),
        ("rad ett\nrad två", 2),
        ("Se t.ex.\nFontänhuset.", 2),
        ("stycke ett\n\nstycke två", 2),
        ("liten. bokstav", 1),
        ("", 0),
        (" \n ", 0),
    ],
)
def test_a_sentence_ends_where_a_reader_would_pause(text: str, count: int) -> None:
    assert len(split_sentences(text)) == count


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abA Å1.!?”(\n\t", max_size=80))
def test_sentences_joined_keep_every_word(text: str) -> None:
    sentences = split_sentences(text)
    assert " ".join(sentences).split() == text.split()
    assert all(sentence and sentence == sentence.strip() for sentence in sentences)


def test_sentences_of_the_embedded_corpus_keep_every_word(sections: tuple[Section, ...]) -> None:
    for section in sections:
        for text in (section.text, section.english):
            assert " ".join(split_sentences(text)).split() == text.split()
