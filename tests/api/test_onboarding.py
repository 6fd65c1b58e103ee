"""The course over HTTP."""

import httpx
import pytest

from api.routes.onboarding import ModuleResponse, ModulesResponse
from corpus.onboarding import read_onboarding

_ADDRESS = "/api/v1/onboarding"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_module_is_listed_and_can_be_read_in_either_language(
    client: httpx.Client, language: str
) -> None:
    listed = client.get(_ADDRESS, params={"language": language}).raise_for_status()
    course = ModulesResponse.model_validate_json(listed.text)
    assert [head.id for head in course.modules] == [module.id for module in read_onboarding()]
    for head in course.modules:
        answer = client.get(f"{_ADDRESS}/{head.id}", params={"language": language})
        module = ModuleResponse.model_validate_json(answer.raise_for_status().text)
        assert (module.title, len(module.quiz)) == (head.title, head.questions)
        assert module.language == language


def test_every_citation_leads_to_a_section_of_the_library(client: httpx.Client) -> None:
    module = client.get(f"{_ADDRESS}/delegation-och-jav").json()
    for citation in module["citations"][:5]:
        section = client.get(f"/api/v1/sections/{citation['section_id']}").json()
        assert section["locus"] == citation["locus"]
        assert citation["quote"] in section["text"]


def test_a_module_that_is_not_there_is_a_problem_in_the_clients_language(
    client: httpx.Client,
) -> None:
    answer = client.get(f"{_ADDRESS}/nothing", headers={"Accept-Language": "en"})
    assert answer.status_code == 404
    assert answer.json()["detail"].startswith("There is no module 'nothing'")


def test_what_the_client_has_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get(_ADDRESS)
    again = client.get(_ADDRESS, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
