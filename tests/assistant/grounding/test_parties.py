import pytest

from assistant.grounding.parties import Party, find_parties


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Försäkringskassans hälft", {Party.AGENCY}),
        ("the social insurance office and the county councils", {Party.AGENCY, Party.REGION}),
        ("länsarbetsnämnden", {Party.EMPLOYMENT_SERVICE}),
        ("kommunallagen och regeringen", set()),
        ("flera kommuner", {Party.MUNICIPALITY}),
    ],
)
def test_a_party_goes_by_many_names(text: str, parties: set[Party]) -> None:
    assert find_parties(text) == parties
