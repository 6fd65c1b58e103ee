"""Documents, sections, search and glossary over HTTP."""

import httpx
import pytest

PARAGRAPH = "/api/v1/sections/finsamlagen:5-1"


def test_the_act_comes_first_among_the_documents(client: httpx.Client) -> None:
    documents = client.get("/api/v1/documents").json()["documents"]
    assert documents[0]["source"]["id"] == "finsamlagen"
    assert documents[0]["source"]["checked"] >= "2026-01-01"
    assert len(documents) > 100


def test_a_document_lists_its_sections_in_order(client: httpx.Client) -> None:
    document = client.get("/api/v1/documents/finsamlagen").json()
    ids = [section["id"] for section in document["sections"]]
    assert ids.index("finsamlagen:5-1") < ids.index("finsamlagen:7-1")
    assert all(section["heading"] and section["locus"] for section in document["sections"])


def test_a_section_is_shown_with_its_neighbours_and_links(client: httpx.Client) -> None:
    page = client.get(PARAGRAPH).json()
    assert page["locus"] == "5 § första stycket"
    assert page["text"].startswith(page["rule"])
    assert page["source"]["kind"] == "act"
    document = client.get("/api/v1/documents/finsamlagen").json()["sections"]
    place = [one["id"] for one in document].index(page["id"])
    assert page["previous"]["id"] == document[place - 1]["id"]
    assert page["next"]["id"] == document[place + 1]["id"]
    kinds = {link["kind"] for link in page["referred_by"]}
    assert {"bill", "guidance"} <= kinds


@pytest.mark.parametrize(
    "path", [PARAGRAPH, "/api/v1/documents", "/api/v1/glossary", "/api/v1/calculators"]
)
def test_what_the_client_has_is_not_sent_again(client: httpx.Client, path: str) -> None:
    first = client.get(path)
    tag = first.headers["etag"]
    assert "max-age" in first.headers["cache-control"]
    for header in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = client.get(path, headers={"If-None-Match": header})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["sections/finsamlagen:99", "sections/..%2f..%2fetc%2fpasswd", "documents/%00", "documents/å"],
)
def test_what_is_not_there_is_a_problem_and_no_file(client: httpx.Client, path: str) -> None:
    response = client.get(f"/api/v1/{path}", headers={"Accept-Language": "en"})
    assert response.status_code == 404
    assert response.json()["title"] == "Not found"


def test_a_search_marks_the_words_it_found(client: httpx.Client) -> None:
    found = client.get("/api/v1/search", params={"q": "arvode till styrelsen"}).json()
    best = found["hits"][0]
    marked = [best["text"][start:end].lower() for start, end in best["highlights"]]
    assert any(word.startswith("arvode") for word in marked)
    assert not {"till", "och", "att"} & set(marked)
    scores = [hit["score"] for hit in found["hits"]]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 10


def test_a_search_in_english_shows_english_texts(client: httpx.Client) -> None:
    params = {"q": "fees of board members", "language": "en", "limit": "3"}
    found = client.get("/api/v1/search", params=params).json()
    assert len(found["hits"]) == 3
    assert any("fee" in hit["text"].lower() for hit in found["hits"])


def test_a_search_keeps_to_a_document(client: httpx.Client) -> None:
    params = {"q": "jäv", "document": "kommunallagen", "limit": "5"}
    hits = client.get("/api/v1/search", params=params).json()["hits"]
    assert hits
    assert {hit["source"]["id"] for hit in hits} == {"kommunallagen"}
    params["document"] = "nothing"
    assert client.get("/api/v1/search", params=params).json()["hits"] == []


def test_the_glossary_has_every_form_of_a_term(client: httpx.Client) -> None:
    terms = {one["term"]: one for one in client.get("/api/v1/glossary").json()["terms"]}
    assert terms["samordningsförbund"]["english"]
    assert terms["samordningsförbund"]["meaning"].startswith("Den juridiska person")
    assert terms["samordningsförbund"]["meaning_en"].startswith("The legal person")


def test_about_tells_what_answers_and_how_fresh_it_is(client: httpx.Client) -> None:
    about = client.get("/api/v1/about").json()
    assert about["language_model"] is None
    assert about["index"]["embedder"] == "multilingual-e5-small-q4"
    assert about["index"]["built"] > "2026"
    assert about["index"]["documents"] == len(about["sources"])
    assert about["checked_first"] <= about["checked_last"]
    assert about["limits"]["question_chars"] == 1_000
