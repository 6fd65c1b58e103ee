import pytest

from assistant.calculators import calculators
from corpus.documents import read_documents
from corpus.parameters import PARAMETERS


def test_every_calculator_has_titles_a_schema_and_a_parameter_file() -> None:
    assert len(calculators()) == 15
    for rule, calculator in calculators().items():
        assert set(calculator.titles) == {"sv", "en"}
        assert calculator.inputs.model_json_schema()["properties"]
        assert (PARAMETERS / f"{rule}.yaml").exists()


def test_every_calculator_that_a_section_names_exists() -> None:
    named = {
        section.calculator
        for document in read_documents()
        for section in document.sections
        if section.calculator
    }
    assert named <= set(calculators())


@pytest.mark.parametrize("rule", ["trappan", "shares"])
def test_the_inputs_refuse_what_is_out_of_bounds(rule: str) -> None:
    inputs = calculators()[rule].inputs
    amount = "allocation" if rule == "trappan" else "amount"
    for value in ("-0.01", "1000000000001", "NaN"):
        with pytest.raises(ValueError, match=amount):
            inputs.model_validate({amount: value, "payer": "state"})
