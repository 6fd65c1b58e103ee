"""Calculators over HTTP."""

import re
from typing import Any

import httpx
import pytest

from assistant.calculators import calculators


def test_every_calculator_is_listed_with_a_sentence_in_both_languages(client: httpx.Client) -> None:
    listed = client.get("/api/v1/calculators").json()["calculators"]
    assert [one["rule"] for one in listed] == sorted(calculators())
    for one in listed:
        assert one["summary"]["sv"].endswith(".")
        assert one["summary"]["en"].endswith(".")
        for field in one["inputs"]["properties"].values():
            assert field["unit"]
            assert set(field["names"]) == set(field["descriptions"]) == {"sv", "en"}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("rule", sorted(calculators()))
def test_every_example_computes_and_is_labelled(
    client: httpx.Client, rule: str, language: str
) -> None:
    listed = client.get("/api/v1/calculators").json()["calculators"]
    [one] = [one for one in listed if one["rule"] == rule]
    response = client.post(
        f"/api/v1/calculators/{rule}", json=one["example"] | {"language": language}
    )
    assert response.status_code == 200, response.text
    found = response.json()
    assert [row["key"] for row in found["rows"]] == list(found["calculation"]["result"])
    assert all(row["label"] and row["value"] for row in found["rows"])
    assert "_" not in "".join(row["label"] for row in found["rows"])
    assert found["sentences"]


def test_bounds_are_told_as_json_schema_does(client: httpx.Client) -> None:
    listed = client.get("/api/v1/calculators").json()["calculators"]
    trappan = next(one for one in listed if one["rule"] == "trappan")
    # The allocation may be left out, where it is what is sought.
    allocation, nothing = trappan["inputs"]["properties"]["allocation"]["anyOf"]
    assert (allocation["minimum"], allocation["maximum"]) == (0, 10**12)
    assert nothing == {"type": "null"}


def test_trappan_is_computed_and_drawn(client: httpx.Client) -> None:
    body = {"inputs": {"tilldelning": "12mkr", "eget-kapital": 3_000_000}}
    found = client.post("/api/v1/calculators/trappan", json=body).json()
    # 20 % of 7 million and 15 % of 5 million
    assert found["calculation"]["result"]["ceiling_sek"] == 2_150_000
    assert found["rows"][0]["value"] == "2\u202f150\u202f000 kr"
    assert found["chart"].startswith("<svg")


def test_a_day_chooses_the_rule(client: httpx.Client) -> None:
    body = {"inputs": {"value": 650_000}, "on": "2021-06-01", "language": "en"}
    then = client.post("/api/v1/calculators/procurement", json=body).json()
    now = client.post("/api/v1/calculators/procurement", json=body | {"on": None}).json()
    assert then["calculation"]["valid_from"] < now["calculation"]["valid_from"]


@pytest.mark.parametrize(
    ("inputs", "field", "value", "expected"),
    [
        ({"allocation": -1}, "allocation", "-1", "at least 0 SEK"),
        ({"allocation": 1, "years": 21}, "years", "21", "at most 20 years"),
        ({}, "allocation", None, "the allocation, or the equity"),
        ({"allocation": 1, "colour": 2}, "colour", "2", "one of"),
        ({"allocation": [1]}, "allocation", "[1]", "an amount"),
        ({"allocation": "1e999999999"}, "allocation", "1e999999999", "at most"),
    ],
)
def test_an_input_that_cannot_be_used_is_named_with_its_bound(
    client: httpx.Client, inputs: object, field: str, value: str | None, expected: str
) -> None:
    response = client.post("/api/v1/calculators/trappan", json={"inputs": inputs, "language": "en"})
    assert response.status_code == 422
    problem = response.json()
    [error] = problem["errors"]
    assert (error["field"], error["value"]) == (field, value)
    assert expected in error["expected"]
    assert field in problem["detail"]


def test_a_day_before_the_rule_is_refused_in_the_language_asked_for(client: httpx.Client) -> None:
    body = {"inputs": {"allocation": 1}, "on": "2010-01-01", "language": "en"}
    response = client.post("/api/v1/calculators/trappan", json=body)
    assert response.status_code == 422
    assert "2013-10-02" in response.json()["detail"]
    unknown = client.post("/api/v1/calculators/nothing", json=body)
    assert unknown.status_code == 404
    assert "no calculator" in unknown.json()["detail"]


@pytest.mark.parametrize("rule", sorted(calculators()))
def test_what_a_calculation_was_made_of_computes_the_same_again(
    client: httpx.Client, rule: str
) -> None:
    listed = client.get("/api/v1/calculators").json()["calculators"]
    [one] = [one for one in listed if one["rule"] == rule]
    first = client.post(f"/api/v1/calculators/{rule}", json=one["example"]).json()
    inputs: dict[str, Any] = {}
    for key, value in first["calculation"]["inputs"].items():  # as static/js/inputs.js does
        [(field, place)] = re.findall(r"^(.+?)(_\d+)?(?:_sek)?$", key, re.ASCII)
        inputs[field] = [*inputs.get(field, []), value] if place else value
    again = client.post(f"/api/v1/calculators/{rule}", json=one["example"] | {"inputs": inputs})
    assert again.json()["calculation"] == first["calculation"]
    assert again.json()["rows"] == first["rows"]


@pytest.mark.parametrize("rule", sorted(calculators()))
def test_a_choice_has_words_in_both_languages(client: httpx.Client, rule: str) -> None:
    listed = client.get("/api/v1/calculators").json()["calculators"]
    [one] = [one for one in listed if one["rule"] == rule]
    for name, schema in one["inputs"]["properties"].items():
        parts = (schema, *schema.get("anyOf", ()))
        codes = {code for part in parts for code in part.get("enum", ())}
        if codes.isdisjoint({"kr", "2/3"}):  # said alike in both
            assert codes <= one["labels"].get(name, {"words": {}})["words"].keys(), name
