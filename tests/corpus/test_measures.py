import re
from pathlib import Path

import pytest

from corpus.measures import InvalidMeasures, read_measures, read_not_funding
from corpus.types import Section


def test_there_are_enough_kinds_with_varied_examples() -> None:
    measures = read_measures()
    assert len(measures) >= 60
    for measure in measures:
        assert len(measure.examples.sv) >= 6
        assert len(measure.examples.en) >= 6


def test_every_section_that_is_named_exists(sections: tuple[Section, ...]) -> None:
    ids = {section.id for section in sections}
    for measure in read_measures():
        named = [condition.section_id for condition in measure.conditions]
        assert {measure.section_id, *measure.see, *named} <= ids, measure.id


def test_every_number_of_a_sentence_stands_in_its_section(sections: tuple[Section, ...]) -> None:
    by_id = {section.id: section for section in sections}
    for measure in read_measures():
        sentences = [(condition.sentence, condition.section_id) for condition in measure.conditions]
        if measure.rule is not None:
            sentences.append((measure.rule, measure.section_id))
        for sentence, section_id in sentences:
            section = by_id[section_id]
            text = f"{section.text} {section.english} {section.locus}"
            for number in re.findall(r"\d+", f"{sentence.sv} {sentence.en}"):
                assert number in text, (measure.id, number)


def test_no_example_stands_twice() -> None:
    examples = [
        example.casefold()
        for measure in read_measures()
        for example in measure.examples.sv + measure.examples.en
    ] + [question.casefold() for question in read_not_funding()]
    assert len(set(examples)) == len(examples)


def test_a_file_that_breaks_the_schema_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("- id: x", "utf-8")
    with pytest.raises(InvalidMeasures, match=r"a\.yaml"):
        read_measures(tmp_path)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidMeasures, match="no measures"):
        read_measures(tmp_path)
