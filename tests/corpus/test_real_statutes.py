"""The pages of the databases themselves, where they are held."""

import html
import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.read_statute import read_statute
from corpus.statute import (
    Mark,
)
from tests.corpus.statute_pages import (
    squeezed,
)

OFFICIAL = Path(__file__).parents[2].parent / "shared" / "official"
ACT = OFFICIAL / "sfs-2003-1210.rkrattsbaser.html"
KOMMUNALLAGEN = OFFICIAL / "sfs-2017-725.rkrattsbaser.html"
ORDINANCE = OFFICIAL / "sfs-2025-399.rkrattsbaser.json"
SOCIALTJANSTLAGEN = OFFICIAL / "sfs-2025-400.rkrattsbaser.json"
FILES = (ACT, KOMMUNALLAGEN, ORDINANCE, SOCIALTJANSTLAGEN)
with_official = pytest.mark.skipif(not OFFICIAL.exists(), reason="needs ../shared/official")


def official_text(path: Path) -> str:
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        body: str = json.loads(text)["fulltext"]["forfattningstext"]
        return body.replace("\r", "")
    found = re.search(r'body-text">(.*?)</div>', text, re.DOTALL)
    assert found
    return html.unescape(found[1])


@with_official
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_paragraph_of_a_real_page_is_found_once_and_none_invented(path: Path) -> None:
    counted = re.findall(r"^(\d+(?: [a-z]+)? §) [A-ZÅÄÖ/]", official_text(path), re.MULTILINE)
    statute = read_statute(path.read_bytes(), path.name)
    assert [provision.designation for provision in statute.provisions] == counted


@with_official
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_word_of_a_real_page_is_lost_or_invented(path: Path) -> None:
    statute = read_statute(path.read_bytes(), path.name)
    assert squeezed(statute.text) == squeezed(official_text(path))


@with_official
def test_the_act_is_read_as_it_is_known() -> None:
    statute = read_statute(ACT.read_bytes(), ACT.name)
    designations = [provision.designation for provision in statute.provisions]
    numbers = [f"{number} §" for number in range(1, 29)]
    assert designations == [*numbers[:5], "5 a §", *numbers[5:19], "19 a §", *numbers[19:]]
    assert (statute.designation, statute.amended_through) == ("2003:1210", "2023:644")
    assert statute.issued == date(2003, 12, 18)
    by_place = {provision.place: provision for provision in statute.provisions}
    assert len(by_place["5 §"].stycken) == 3
    assert by_place["5 §"].note == "Lag (2019:914)."
    assert [len(stycke.points) for stycke in by_place["7 §"].stycken] == [6, 0]
    assert by_place["21 §"].headings == ("Ekonomisk förvaltning m.m.",)
    assert [rule.designation for rule in statute.transition_rules] == [
        "2004:793",
        "2006:1563",
        "2007:411",
        "2007:1017",
        "2017:746",
        "2018:598",
    ]


@with_official
def test_the_chapters_of_kommunallagen_are_counted_right() -> None:
    text = official_text(KOMMUNALLAGEN)
    statute = read_statute(KOMMUNALLAGEN.read_bytes(), KOMMUNALLAGEN.name)
    counted = {
        int(part.split(" ", 1)[0]): len(re.findall(r"^\d+(?: [a-z])? § [A-ZÅÄÖ]", part, re.M))
        for part in re.split(r"^(?=\d+ kap\. [A-ZÅÄÖ])", text, flags=re.MULTILINE)[1:]
    }
    chapters = [provision.chapter for provision in statute.provisions]
    assert {chapter: chapters.count(chapter) for chapter in chapters} == counted
    assert list(counted) == list(range(1, 14))
    for before, after in pairwise(statute.provisions):
        if before.chapter == after.chapter:
            assert (before.number, before.letter) < (after.number, after.letter)


@with_official
def test_wordings_of_socialtjanstlagen_follow_one_another() -> None:
    statute = read_statute(SOCIALTJANSTLAGEN.read_bytes(), SOCIALTJANSTLAGEN.name)
    ending = [provision for provision in statute.provisions if provision.ends]
    assert len(ending) == 7
    for provision in ending:
        next_one = replace(provision, marks=(Mark(f"Träder i kraft I:{provision.ends}"),))
        assert next_one.place in {
            other.place for other in statute.provisions if other.starts == provision.ends
        }


@with_official
@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_truncated_real_page_is_refused(data: st.DataObject) -> None:
    page = data.draw(st.sampled_from([ACT, ORDINANCE])).read_bytes().rstrip()
    with pytest.raises(UnreadableFile):
        read_statute(page[: data.draw(st.integers(0, len(page) - 1))], "prov")
