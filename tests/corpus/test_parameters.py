from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.parameters import PARAMETERS, InvalidParameter, NotInForce, Parameter, read_parameter
from corpus.types import Evidence, Section

VALID = """\
description: Högsta prov
unit: andel
section: provlagen:1-1
values:
  2010-07-01:
    reference: 1 § Provlagen
    url: https://example.test/1
    evidence: stated
    brackets:
      - {above: "0", rate: "0.20"}
      - {above: "7000000", rate: "0.15"}
  2004-01-01:
    reference: 1 § Provlagen i sin första lydelse
    url: https://example.test/0
    evidence: derived
    numbers: {share: "0.10"}
last_checked: 2026-11-21
"""
BRACKETS = VALID[VALID.index("    brackets") : VALID.index("  2004")]
NAMES = [path.stem for path in sorted(PARAMETERS.glob("*.yaml"))]


def read(folder: Path, text: str | bytes) -> Parameter:
    (folder / "prov.yaml").write_bytes(text.encode() if isinstance(text, str) else text)
    return read_parameter("prov", folder)


@pytest.mark.parametrize(
    ("day", "starts"),
    [
        (date(2004, 1, 1), date(2004, 1, 1)),
        (date(2010, 6, 30), date(2004, 1, 1)),
        (date(2010, 7, 1), date(2010, 7, 1)),
        (date.max, date(2010, 7, 1)),
    ],
)
def test_a_value_holds_from_its_day_until_the_next(tmp_path: Path, day: date, starts: date) -> None:
    assert read(tmp_path, VALID).on(day).starts == starts


def test_a_day_before_the_first_reading_raises(tmp_path: Path) -> None:
    with pytest.raises(NotInForce, match=r"^prov: .*2003-12-31.*2004-01-01") as refusal:
        read(tmp_path, VALID).on(date(2003, 12, 31))
    assert isinstance(refusal.value, CorpusError)


def test_readings_are_oldest_first_whatever_the_order_in_the_file(tmp_path: Path) -> None:
    parameter = read(tmp_path, VALID)
    assert [reading.starts.year for reading in parameter.readings] == [2004, 2010]
    assert [reading.evidence for reading in parameter.readings] == [
        Evidence.DERIVED,
        Evidence.STATED,
    ]


@pytest.mark.parametrize("written", ['"0.15"', "'0.15'"])
def test_a_number_is_exactly_what_is_written(tmp_path: Path, written: str) -> None:
    parameter = read(tmp_path, VALID.replace('"0.15"', written))
    rate = parameter.on(date(2010, 7, 1)).brackets[1].rate
    assert isinstance(rate, Decimal)
    assert rate == Decimal("0.15")
    assert rate * 8_000_000 == 1_200_000  # not 1 200 000.0000000000…


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (VALID, ""),
        (VALID, "["),
        (VALID, "- 1"),
        ("description: Högsta prov\n", ""),
        ("unit: andel\n", ""),
        ("section: provlagen:1-1\n", ""),
        ("last_checked: 2026-11-21\n", ""),
        ("    reference: 1 § Provlagen\n", ""),
        ("    url: https://example.test/1\n", ""),
        ("    evidence: stated\n", ""),
        ("evidence: stated", "evidence: guessed"),
        ("unit: andel", "unit: andel\nnote: x"),
        ('rate: "0.15"', 'rat: "0.15"'),
        ('"0.15"', '"-0.15"'),
        ('"0.15"', '"femton"'),
        ('"0.15"', '"NaN"'),
        ('"0.15"', ".inf"),
        ('"0.15"', "0.15"),  # a float has lost digits before we see it
        ('"0.15"', "true"),
        ('"0.15"', ""),
        ('"0"', '"9000000"'),  # from the lowest bound up
        (BRACKETS, ""),
        (BRACKETS, BRACKETS + '    numbers: {share: "1"}\n'),
        ("2010-07-01:", "sommaren:"),
        (VALID[VALID.index("values") : VALID.index("last")], "values: {}\n"),
    ],
)
def test_a_bad_file_is_refused_by_name(tmp_path: Path, old: str, new: str) -> None:
    assert old in VALID
    with pytest.raises(InvalidParameter, match=r"prov\.yaml: the parameter cannot be read"):
        read(tmp_path, VALID.replace(old, new, 1))


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(InvalidParameter, match=r"prov\.yaml"):
        read_parameter("prov", tmp_path)


@pytest.mark.parametrize("name", NAMES)
def test_every_embedded_reading_can_be_cited(name: str, sections: tuple[Section, ...]) -> None:
    parameter = read_parameter(name)
    assert parameter.section_id in {section.id for section in sections}
    assert parameter.description
    assert parameter.unit
    assert parameter.last_checked >= parameter.readings[-1].starts
    for reading in parameter.readings:
        assert reading.reference.strip()
        assert reading.url.startswith(("https://", "http://"))
        assert reading.evidence in Evidence


@pytest.mark.parametrize("name", NAMES)
def test_no_parameter_was_checked_later_than_the_document_it_cites(
    name: str, sections: tuple[Section, ...]
) -> None:
    checked = {section.source.url: section.source.checked for section in sections}
    parameter = read_parameter(name)
    for reading in parameter.readings:
        assert parameter.last_checked <= checked.get(reading.url, parameter.last_checked)


@pytest.mark.parametrize(
    ("name", "first"), [("trappan", date(2013, 10, 2)), ("shares", date(2004, 1, 1))]
)
def test_an_embedded_parameter_starts_on_its_day(name: str, first: date) -> None:
    parameter = read_parameter(name)
    assert parameter.on(first).starts == first
    with pytest.raises(NotInForce):
        parameter.on(date.fromordinal(first.toordinal() - 1))


def test_trappan_has_three_steps() -> None:
    brackets = read_parameter("trappan").on(date(2026, 11, 21)).brackets
    assert [(str(bracket.above), str(bracket.rate)) for bracket in brackets] == [
        ("0", "0.20"),
        ("7000000", "0.15"),
        ("15000000", "0.10"),
    ]


@pytest.mark.parametrize("day", [date(2004, 1, 1), date(2010, 7, 1), date(2026, 11, 21)])
def test_the_shares_add_up_to_the_whole(day: date) -> None:
    numbers = read_parameter("shares").on(day).numbers
    assert sum(numbers.values()) == 1
    assert numbers["state"] == Decimal("0.50")
    assert numbers["regions"] == numbers["municipalities"] == Decimal("0.25")
